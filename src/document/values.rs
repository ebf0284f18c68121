//! The plain values of a file: a [`Text`], a number of [`Seconds`], a [`List`].

use std::rc::Rc;

use serde::de::{MapAccess, SeqAccess};

use super::lenient::{At, Lenient, Number, Oddity, Seen, Shape, Walk, Wanted};

/// A text. A number is taken as its digits, and told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(pub Rc<str>);

/// Seconds into a recording. A text such as `754` or `0:12:34` is taken as what it says, and told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seconds(pub f64);

/// A list. A single value is taken as a list of it, and told.
#[derive(Clone, Debug)]
pub struct List<T> {
    items: Vec<Lenient<T>>,
    /// Whether the one item stood without brackets.
    bare: bool,
}

impl<T> List<T> {
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// What can be read of the list, each with its position in it (from 0) and its place.
    pub fn each<'a>(&'a self, at: &'a At<'a>) -> impl Iterator<Item = (usize, At<'a>, &'a T)> {
        let placed = self.items.iter().enumerate().map(|(i, item)| (i, self.at(at, i), item));
        placed.filter_map(|(i, at, item)| item.good().map(|value| (i, at, value)))
    }

    pub(super) fn new(items: Vec<Lenient<T>>) -> Self {
        List { items, bare: false }
    }

    pub(super) fn of_one(item: T) -> Self {
        List { items: vec![Lenient::right(item)], bare: true }
    }

    fn at<'a>(&self, at: &'a At<'a>, index: usize) -> At<'a> {
        if self.bare { *at } else { At::Index(at, index) }
    }

    /// A bare item as a list of one; what was wrong about it is told once, of the list.
    fn bare(item: Lenient<T>, seen: Seen) -> Lenient<Self> {
        Lenient::repaired(item.into_good().map(List::of_one), seen)
    }
}

impl Shape for Text {
    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::right(Text(text.into()))
    }

    fn from_number(number: Number) -> Lenient<Self> {
        Lenient::repaired(Some(Text(number.text())), number.seen())
    }
}

impl Walk for Text {
    fn walk(&self, _: &At, _: Wanted, _: &mut dyn FnMut(&At, Oddity)) {}
}

impl Shape for Seconds {
    fn from_number(number: Number) -> Lenient<Self> {
        Lenient::right(Seconds(number.float()))
    }

    fn from_text(text: &str) -> Lenient<Self> {
        Lenient::repaired(clock(text.trim()).map(Seconds), Seen::Text(text.into()))
    }
}

impl Walk for Seconds {
    fn walk(&self, _: &At, _: Wanted, _: &mut dyn FnMut(&At, Oddity)) {}
}

impl<T: Shape> Shape for List<T> {
    fn from_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Lenient<Self>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element::<Lenient<T>>()? {
            items.push(item.present());
        }
        Ok(Lenient::right(List::new(items)))
    }

    fn from_text(text: &str) -> Lenient<Self> {
        List::bare(T::from_text(text), Seen::Text(text.into()))
    }

    fn from_number(number: Number) -> Lenient<Self> {
        List::bare(T::from_number(number), number.seen())
    }

    fn from_map<'de, A: MapAccess<'de>>(map: A) -> Result<Lenient<Self>, A::Error> {
        Ok(List::bare(T::from_map(map)?, Seen::Object))
    }
}

impl<T: Walk> Walk for List<T> {
    fn wanted(_: Wanted) -> Wanted {
        Wanted::List
    }

    fn walk(&self, at: &At, wanted: Wanted, tell: &mut dyn FnMut(&At, Oddity)) {
        for (i, item) in self.items.iter().enumerate() {
            item.walk(&self.at(at, i), wanted, tell);
        }
    }
}

/// `754`, `12:34` and `0:12:34.5` in seconds.
fn clock(text: &str) -> Option<f64> {
    let parts: Vec<&str> = text.split(':').collect();
    if parts.len() > 3 {
        return None;
    }
    parts.iter().try_fold(0.0, |sum, part| {
        let is_number = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let number: f64 = if is_number { part.parse().ok()? } else { return None };
        Some(sum * 60.0 + number)
    })
}
