//! Dates in EDTF, levels 0 and 1: <https://www.loc.gov/standards/datetime/>.

use std::fmt;
use std::rc::Rc;

use super::{Date, End, Precision, When, narrow};

impl Date {
    /// Parses EDTF: `2015-05-14`, `1968~`, `196X`, `2001-21`, `2019-03-02/2019-03-09`, `1998/..`.
    pub fn parse(written: &str) -> Option<Date> {
        let written: String = written.trim().chars().map(narrow).collect();
        let Some((from, to)) = written.split_once('/') else {
            return When::parse(&written).map(Date::On).or_else(|| Date::of_years(&written));
        };
        let (from, to) = (End::parse(from)?, End::parse(to)?);
        let is_good = match (from, to) {
            (End::On(from), End::On(to)) => from.first() <= to.last(),
            (End::On(_), _) | (_, End::On(_)) => true,
            _ => false,
        };
        is_good.then_some(Date::Span(from, to))
    }

    /// Parses a range of years with a dash, as archives write it: `1968–72`, `1968–1972`, `1968-1972`.
    fn of_years(written: &str) -> Option<Date> {
        let (from, to) = written.split_once(['–', '—', '-'])?;
        let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let is_short = to.len() == 2 && to.bytes().all(|b| b.is_ascii_digit()) && !written.contains('-');
        if !is_year(from) || !(is_year(to) || is_short) {
            return None;
        }
        let to = if is_short { format!("{}{to}", &from[..2]) } else { to.to_owned() };
        let (from, to) = (When::parse(from)?, When::parse(&to)?);
        (from.first() < to.first()).then_some(Date::Span(End::On(from), End::On(to)))
    }
}

impl When {
    pub(super) fn parse(written: &str) -> Option<When> {
        let is_mark = |c: char| matches!(c, '~' | '?' | '%');
        let plain = written.strip_suffix(is_mark).or_else(|| written.strip_prefix(is_mark)).unwrap_or(written);
        let (about, uncertain) = (written.contains(['~', '%']), written.contains(['?', '%']));
        let is_time = |time: &str| time.len() >= 5 && time.bytes().all(|b| b.is_ascii_digit() || b":Z+-".contains(&b));
        // Drop the time of day.
        let plain = match plain.split_once(['T']) {
            Some((day, time)) if day.len() == 10 && is_time(time) => day,
            _ => plain,
        };
        let mut parts = plain.split('-');
        let (year, month, day) = (parts.next()?, parts.next(), parts.next());
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        let (digits, rest) = year.split_at(year.bytes().take_while(u8::is_ascii_digit).count());
        let (unit, coarse) = match rest {
            "" => (1, Precision::Year),
            "X" | "x" => (10, Precision::Decade),
            "XX" | "xx" => (100, Precision::Century),
            _ => return None,
        };
        let year = digits.parse::<u16>().ok()? * unit;
        let part = match (month, day) {
            (None, None) => coarse,
            _ if unit > 1 => return None,
            (Some("XX"), None | Some("XX")) => Precision::Year,
            (Some(month), None) => match two(month)? {
                month @ 1..=12 => Precision::Month(month),
                season @ 21..=24 => Precision::Season(season - 20),
                _ => return None,
            },
            (Some(month), Some(day)) => {
                let month = two(month).filter(|month| (1..=12).contains(month))?;
                match day {
                    "XX" => Precision::Month(month),
                    day => {
                        Precision::Day(month, two(day).filter(|day| (1..=days_in_month(year, month)).contains(day))?)
                    }
                }
            }
            (None, Some(_)) => return None,
        };
        (year > 0).then_some(When { year, precision: part, about, uncertain })
    }
}

impl End {
    fn parse(written: &str) -> Option<End> {
        match written {
            "" => Some(End::Unknown),
            ".." => Some(End::Open),
            _ => When::parse(written).map(End::On),
        }
    }
}

/// Writes EDTF, or the words.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Date::On(when) => when.fmt(f),
            Date::Span(from, to) => write!(f, "{from}/{to}"),
            Date::Words(words, _) => {
                f.write_str(&words.iter().next().map_or_else(Rc::default, |(_, text)| text.clone()))
            }
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year;
        match self.precision {
            Precision::Century => write!(f, "{:02}XX", year / 100),
            Precision::Decade => write!(f, "{:03}X", year / 10),
            Precision::Year => write!(f, "{year:04}"),
            Precision::Season(season) => write!(f, "{year:04}-{}", 20 + season),
            Precision::Month(month) => write!(f, "{year:04}-{month:02}"),
            Precision::Day(month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }?;
        f.write_str(match (self.about, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::On(when) => when.fmt(f),
            End::Open => f.write_str(".."),
            End::Unknown => Ok(()),
        }
    }
}

fn two(digits: &str) -> Option<u8> {
    (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// The number of days in a month.
pub fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
