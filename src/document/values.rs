//! The plain values of a file: a [`Text`], a number of [`Seconds`], a [`Colour`], a [`List`].

use std::borrow::Cow;
use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::json::{Value, as_written};
use super::lenient::{At, ExpectedKind, FoundKind, Lenient, Shape, ShapeIssue, Walk};

/// A text. A number is read as its digits, and reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(pub Rc<str>);

/// Seconds into a recording. A text such as `754` or `0:12:34` is read as a time, and reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seconds {
    /// In milliseconds; `None` if the time is negative or longer than a week.
    pub millis: Option<u32>,
    /// The value in the file.
    pub written: Rc<str>,
}

/// The number of a speaker's colour, up to [`Colour::LAST`]: the style rules have a colour for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8);

/// The latest start in a recording, in milliseconds: a week.
pub const LONGEST: u64 = 604_800_000;

/// A list. A single value is read as a list of one item, and reported.
#[derive(Clone, Debug, PartialEq)]
pub struct List<T> {
    items: Vec<Lenient<T>>,
    /// Whether the only item has no brackets around it.
    bare: bool,
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        json.serialize_str(&self.0)
    }
}

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        as_written(&self.written, json)
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        json.serialize_u8(self.0)
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        match &*self.items {
            [item] if self.bare => item.serialize(json),
            items => json.collect_seq(items),
        }
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        List::new(Vec::new())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(text.into())
    }
}

impl From<&str> for Lenient<Text> {
    fn from(text: &str) -> Self {
        Text::from(text).into()
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        List::new(items.into_iter().map(Lenient::right).collect())
    }
}

impl<T> List<T> {
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Iterates over the readable items, each with its position in the list (from 0) and its place.
    pub fn each<'a>(&'a self, at: &'a At<'a>) -> impl Iterator<Item = (usize, At<'a>, &'a T)> {
        each(&self.items, self.bare, at)
    }

    pub(super) fn new(items: Vec<Lenient<T>>) -> Self {
        List { items, bare: false }
    }

    pub(super) fn of_one(item: T) -> Self {
        List { items: vec![Lenient::right(item)], bare: true }
    }

    /// Appends an item.
    pub fn push(&mut self, item: Lenient<T>) {
        self.items.push(item);
    }

    fn at<'a>(&self, at: &'a At<'a>, index: usize) -> At<'a> {
        if self.bare { *at } else { at.item(index, &self.items[index]) }
    }

    /// Wraps a single item in a list. A wrong item is reported only once, as a wrong list.
    fn bare(item: Lenient<T>, seen: FoundKind) -> Lenient<Self> {
        Lenient::repaired(item.into_good().map(List::of_one), seen)
    }
}

impl<T> Lenient<List<T>> {
    /// Iterates over the readable items of the list, if there is one: see [`List::each`].
    pub fn each<'a>(&'a self, at: &'a At<'a>) -> impl Iterator<Item = (usize, At<'a>, &'a T)> {
        let (items, bare) = self.good().map_or((&[][..], false), |list| (&list.items[..], list.bare));
        each(items, bare, at)
    }

    /// Iterates over the readable values of the list.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.good().into_iter().flat_map(|list| list.items.iter().filter_map(Lenient::good))
    }

    /// Returns the item at a position of the list and its place, if the item can be read.
    pub fn item<'a>(&'a self, at: &'a At<'a>, index: usize) -> Option<(At<'a>, &'a T)> {
        let list = self.good()?;
        let item = list.items.get(index)?;
        Some((list.at(at, index), item.good()?))
    }
}

/// Iterates over the readable items, each with its position and its place.
fn each<'a, T>(items: &'a [Lenient<T>], bare: bool, at: &'a At<'a>) -> impl Iterator<Item = (usize, At<'a>, &'a T)> {
    let placed = move |(i, item): (usize, &'a Lenient<T>)| {
        let at = if bare { *at } else { at.item(i, item) };
        item.good().map(|value| (i, at, value))
    };
    items.iter().enumerate().filter_map(placed)
}

impl Shape for Text {
    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::right(Text(text.into()))
    }

    fn from_number(number: &str) -> Lenient<Self> {
        Lenient::repaired(Some(Text(number.into())), FoundKind::Number(number.into()))
    }
}

impl Walk for Text {
    fn walk(&self, _: &At, _: ExpectedKind, _: &mut dyn FnMut(&At, ShapeIssue)) {}
}

impl Seconds {
    fn of(thousandths: Option<u64>, written: &str) -> Self {
        let within = thousandths.filter(|time| *time <= LONGEST);
        Seconds { millis: within.map(|time| time as u32), written: written.into() }
    }

    /// The time in whole seconds.
    pub fn whole(&self) -> Option<u32> {
        self.millis.map(|millis| millis / 1000)
    }

    /// A time in milliseconds, as a number of seconds: `95`, `95.25`.
    pub fn of_millis(millis: u32) -> Self {
        Seconds::of(Some(u64::from(millis)), &decimal(millis))
    }
}

impl Shape for Seconds {
    fn from_number(number: &str) -> Lenient<Self> {
        Lenient::right(Seconds::of(thousandths(number), number))
    }

    fn from_text(text: &str) -> Lenient<Self> {
        let seconds = clock(text.trim()).map(|time| Seconds::of(Some(time), text));
        Lenient::repaired(seconds, FoundKind::Text(text.into()))
    }
}

impl Walk for Seconds {
    fn walk(&self, _: &At, _: ExpectedKind, _: &mut dyn FnMut(&At, ShapeIssue)) {}
}

impl Colour {
    pub const LAST: u8 = 8;
}

impl Shape for Colour {
    fn from_number(number: &str) -> Lenient<Self> {
        let colour = number.parse().ok().filter(|colour| *colour <= Colour::LAST);
        colour.map_or_else(|| Lenient::wrong(FoundKind::Number(number.into())), |colour| Lenient::right(Colour(colour)))
    }
}

impl Walk for Colour {
    fn walk(&self, _: &At, _: ExpectedKind, _: &mut dyn FnMut(&At, ShapeIssue)) {}
}

impl<T: Shape> Shape for List<T> {
    fn from_list(items: Vec<Value>) -> Lenient<Self> {
        Lenient::right(List::new(items.into_iter().map(|item| Shape::of(item).present()).collect()))
    }

    fn from_text(text: &str) -> Lenient<Self> {
        List::bare(T::from_text(text), FoundKind::Text(text.into()))
    }

    fn from_number(number: &str) -> Lenient<Self> {
        List::bare(T::from_number(number), FoundKind::Number(number.into()))
    }

    fn from_object(members: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
        List::bare(T::from_object(members), FoundKind::Object)
    }
}

impl<T: Walk> Walk for List<T> {
    fn wanted(_: ExpectedKind) -> ExpectedKind {
        ExpectedKind::List
    }

    fn walk(&self, at: &At, wanted: ExpectedKind, tell: &mut dyn FnMut(&At, ShapeIssue)) {
        for (i, item) in self.items.iter().enumerate() {
            item.walk(&self.at(at, i), wanted, tell);
        }
    }
}

/// Milliseconds as a number of seconds without needless zeros.
fn decimal(millis: u32) -> String {
    let all = format!("{}.{:03}", millis / 1000, millis % 1000);
    all.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Parses a JSON number and multiplies it by a thousand, dropping the rest of the fraction. `None` if it is negative or
/// far too large.
fn thousandths(number: &str) -> Option<u64> {
    let (number, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = [whole.trim_start_matches('-'), fraction].concat();
    let zeros = digits.bytes().take_while(|b| *b == b'0').count();
    if zeros == digits.len() {
        return Some(0);
    }
    // How many of the digits precede the point of the result.
    let before = (digits.len() - fraction.len()) as i64 + 3;
    let behind_zeros = match exponent.parse::<i32>() {
        Ok(exponent) => before + i64::from(exponent) - zeros as i64,
        Err(_) if exponent.starts_with('-') => 0,
        Err(_) => return None,
    };
    if whole.starts_with('-') || behind_zeros > 18 {
        return None;
    }
    let digits = digits[zeros..].bytes().chain(std::iter::repeat(b'0')).take(behind_zeros.max(0) as usize);
    Some(digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

/// Parses `754`, `12:34` or `0:12:34.5` into milliseconds.
pub(super) fn clock(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.split(':').collect();
    if parts.len() > 3 {
        return None;
    }
    parts.iter().try_fold(0u64, |sum, part| {
        let is_number = part.bytes().any(|b| b.is_ascii_digit())
            && part.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && part.matches('.').count() < 2;
        let time = if is_number { thousandths(part) } else { return None };
        sum.checked_mul(60)?.checked_add(time.unwrap_or(LONGEST + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_seconds_within_the_length_of_a_recording() {
        for (number, millis) in [
            ("0", Some(0)),
            ("-0.0", Some(0)),
            ("95", Some(95_000)),
            ("95.9999", Some(95_999)),
            ("0.0095e4", Some(95_000)),
            ("9500e-2", Some(95_000)),
            ("1E2", Some(100_000)),
            ("1e-999999999999", Some(0)),
            ("604800", Some(604_800_000)),
            ("604800.5", None),
            ("604801", None),
            ("-1", None),
            ("1e300", None),
            ("1e999999999999", None),
            ("0e999999999999", Some(0)),
        ] {
            let read = Seconds::from_number(number).into_good().expect("a number is read");
            assert_eq!(read.millis, millis, "{number}");
        }
        for (millis, written) in [(0, "0"), (95_000, "95"), (95_250, "95.25"), (100_001, "100.001"), (10, "0.01")] {
            let time = Seconds::of_millis(millis);
            assert_eq!((&*time.written, time.millis), (written, Some(millis)));
            assert_eq!(Seconds::from_number(written).into_good(), Some(time));
        }
    }

    #[test]
    fn clock_times_are_parsed() {
        for (text, millis) in [
            ("754", Some(754_000)),
            ("12:34", Some(754_000)),
            ("0:12:34.5", Some(754_500)),
            (" 1:00:00 ", Some(3_600_000)),
            ("99:99:99:99", None),
            ("1:2:", None),
            ("1.2.3", None),
            (".", None),
            ("-5", None),
            ("", None),
        ] {
            let read = Seconds::from_text(text).into_good();
            assert_eq!(read.and_then(|seconds| seconds.millis), millis, "{text}");
        }
    }
}
