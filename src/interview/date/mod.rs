//! A [`Date`] as archives write it: in EDTF (ISO 8601-2), levels 0 and 1, or in words.
//!
//! `markup::when` writes dates for readers.

mod edtf;
mod words;

pub use edtf::days_in_month;

use super::{Lang, Localized};

/// When an interview was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Date {
    On(When),
    Span(End, End),
    /// Words, and the first time that they name.
    Words(Localized, Option<When>),
}

/// A point in time, with its precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// From 1 to 9999; the first year of a decade or century.
    pub year: u16,
    pub precision: Precision,
    pub about: bool,
    pub uncertain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    Century,
    Decade,
    Year,
    /// From 1 (spring) to 4 (winter).
    Season(u8),
    Month(u8),
    /// Month and day; a valid day of the Gregorian calendar.
    Day(u8, u8),
}

/// An end of a span. At least one end of a span has a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    On(When),
    /// The span has no end here (`..`).
    Open,
    Unknown,
}

impl Date {
    /// Parses a text as EDTF, or else takes it as words in one of `languages`.
    pub fn of_text(written: &str, languages: &[Lang]) -> Date {
        Date::parse(written).unwrap_or_else(|| {
            let guess = Lang::guess(written);
            let known = languages.iter().find(|lang| lang.is_chinese() == guess.is_chinese());
            Date::of_words(Localized(vec![(known.unwrap_or(&guess).clone(), written.into())]))
        })
    }

    /// Takes words in several languages; if each is the same date in EDTF, it is that date.
    pub fn of_words(words: Localized) -> Date {
        let first = words.iter().next().and_then(|(_, text)| Date::parse(text));
        if let Some(first) = first
            && words.iter().all(|(_, text)| Date::parse(text).as_ref() == Some(&first))
        {
            return first;
        }
        let named = words.iter().find_map(|(_, text)| When::within(text));
        Date::Words(words, named)
    }

    /// Returns whether the date was understood: it is EDTF, or words that name a time and are not just digits.
    pub fn is_understood(&self) -> bool {
        let says = |text: &str| text.chars().any(|c| c.is_alphabetic() && !"XxYTZ".contains(c));
        match self {
            Date::Words(words, named) => named.is_some() && words.iter().any(|(_, text)| says(text)),
            _ => true,
        }
    }

    /// The time to sort and list by: the start of a span, or else its end.
    pub fn time(&self) -> Option<When> {
        match self {
            Date::On(when) | Date::Span(End::On(when), _) | Date::Span(_, End::On(when)) => Some(*when),
            Date::Span(..) => None,
            Date::Words(_, named) => *named,
        }
    }

    /// The year, decade or century to list it under: `1968`, `1960s`, `1900-1999`.
    pub fn period(&self) -> Option<String> {
        let When { year, precision: part, .. } = self.time()?;
        Some(match part {
            Precision::Century => format!("{year}-{}", year + 99),
            Precision::Decade => format!("{year}s"),
            _ => year.to_string(),
        })
    }

    /// Parses what [`Date::period`] returns.
    pub fn of_period(period: &str) -> Option<When> {
        let part = match period.len() {
            5 if period.ends_with('s') => Precision::Decade,
            9 => Precision::Century,
            _ => Precision::Year,
        };
        let digits = period.find(|c: char| !c.is_ascii_digit()).unwrap_or(period.len());
        Some(When { year: period[..digits].parse().ok()?, precision: part, about: false, uncertain: false })
    }

    /// A key to sort by. A less precise date comes first: a decade before its years.
    pub fn key(&self) -> Option<i32> {
        let time = self.time()?;
        let (month, day) = time.month_and_day();
        let less = match time.precision {
            Precision::Century => 2,
            Precision::Decade => 1,
            _ => 0,
        };
        Some(i32::from(time.year) * 10_000 + i32::from(month) * 100 + i32::from(day) - less)
    }

    /// A year, month or day in ISO 8601; `None` for decades and centuries.
    pub fn iso(&self) -> Option<String> {
        let When { year, precision: part, .. } = self.time()?;
        match part {
            Precision::Century | Precision::Decade => None,
            Precision::Year | Precision::Season(_) => Some(format!("{year:04}")),
            Precision::Month(month) => Some(format!("{year:04}-{month:02}")),
            Precision::Day(month, day) => Some(format!("{year:04}-{month:02}-{day:02}")),
        }
    }

    /// The earliest possible day: year, month, day.
    pub fn first_day(&self) -> Option<(u16, u8, u8)> {
        self.time().map(|time| time.first())
    }
}

impl When {
    /// The earliest possible day: year, month, day.
    pub fn first(self) -> (u16, u8, u8) {
        let (month, day) = self.month_and_day();
        (self.year, month.max(1), day.max(1))
    }

    fn last(self) -> (u16, u8, u8) {
        match self.precision {
            Precision::Century => (self.year + 99, 12, 31),
            Precision::Decade => (self.year + 9, 12, 31),
            Precision::Year | Precision::Season(_) => (self.year, 12, 31),
            Precision::Month(month) => (self.year, month, 31),
            Precision::Day(month, day) => (self.year, month, day),
        }
    }

    /// Month and day; 0 if unknown.
    fn month_and_day(self) -> (u8, u8) {
        match self.precision {
            Precision::Century | Precision::Decade | Precision::Year => (0, 0),
            Precision::Season(season) => (season * 3, 0),
            Precision::Month(month) => (month, 0),
            Precision::Day(month, day) => (month, day),
        }
    }
}

/// Converts a full-width character to ASCII.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests;
