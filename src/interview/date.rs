//! A [`Date`]: a year, a month or a day, or the words that a file has instead.
//!
//! How a date is written for a reader is not decided here.

use std::fmt;
use std::rc::Rc;

/// When an interview was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Date {
    /// From 1 to 9999.
    Year(u16),
    Month(u16, u8),
    /// A day that the Gregorian calendar has.
    Day(u16, u8, u8),
    /// Anything else, to be shown as it stands.
    AsWritten(Rc<str>),
}

impl Date {
    /// Reads ISO 8601: `2015`, `2015-05` or `2015-05-14`.
    pub fn parse(written: &Rc<str>) -> Date {
        Date::iso_8601(written).unwrap_or_else(|| Date::AsWritten(written.clone()))
    }

    pub fn year(&self) -> Option<u16> {
        match self {
            Date::Year(year) | Date::Month(year, _) | Date::Day(year, ..) => Some(*year),
            Date::AsWritten(_) => None,
        }
    }

    pub fn month(&self) -> Option<u8> {
        match self {
            Date::Month(_, month) | Date::Day(_, month, _) => Some(*month),
            Date::Year(_) | Date::AsWritten(_) => None,
        }
    }

    pub fn day(&self) -> Option<u8> {
        match self {
            Date::Day(.., day) => Some(*day),
            _ => None,
        }
    }

    /// For `<time datetime>` and for exports; `None` for words.
    pub fn iso(&self) -> Option<String> {
        match self {
            Date::Year(year) => Some(format!("{year:04}")),
            Date::Month(year, month) => Some(format!("{year:04}-{month:02}")),
            Date::Day(year, month, day) => Some(format!("{year:04}-{month:02}-{day:02}")),
            Date::AsWritten(_) => None,
        }
    }

    fn iso_8601(written: &str) -> Option<Date> {
        let parts: Vec<&str> = written.split('-').collect();
        let number = |at: usize, digits: usize| -> Option<u16> {
            let part = parts.get(at).filter(|part| part.len() == digits)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
        };
        let year = number(0, 4).filter(|year| *year > 0)?;
        if parts.len() == 1 {
            return Some(Date::Year(year));
        }
        let month = number(1, 2).filter(|month| (1..=12).contains(month))? as u8;
        if parts.len() == 2 {
            return Some(Date::Month(year, month));
        }
        let day = number(2, 2)? as u8;
        (parts.len() == 3 && (1..=days(year, month)).contains(&day)).then_some(Date::Day(year, month, day))
    }
}

/// As [`Date::iso`] has it, or as written.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Date::AsWritten(words) => f.write_str(words),
            date => f.write_str(&date.iso().unwrap_or_default()),
        }
    }
}

fn days(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_only_if_the_calendar_has_it() {
        let good = ["2015", "2015-05", "2015-05-14", "2024-02-29", "2000-02-29"];
        for written in good {
            assert_eq!(Date::parse(&written.into()).iso().as_deref(), Some(written));
        }
        for written in [
            "",
            "15",
            "2015-5-14",
            "2015-13",
            "2015-00",
            "2023-02-29",
            "1900-02-29",
            "2015-04-31",
            "0000",
            "2015-05-14T10:00",
            "May 2015",
            "2015年5月",
            "+015",
            "2015-05-14-",
        ] {
            assert_eq!(Date::parse(&written.into()), Date::AsWritten(written.into()), "{written}");
        }
    }
}
