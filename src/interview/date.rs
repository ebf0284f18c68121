//! A [`Date`] as archives have it: EDTF, levels 0 and 1 (ISO 8601-2, <https://www.loc.gov/standards/datetime/>), or words.
//!
//! How a date is written for a reader is not decided here.

use std::fmt;
use std::rc::Rc;

use super::{Lang, Localized};

/// When an interview was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Date {
    On(When),
    Span(End, End),
    /// What a file says in words, and the time that is named in them.
    Words(Localized, Option<When>),
}

/// A time that is one, as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// From 1 to 9999; of a decade or a century the first.
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
    /// From 1, spring, to 4, winter.
    Season(u8),
    Month(u8),
    /// A day that the Gregorian calendar has.
    Day(u8, u8),
}

/// An end of a span. Not both ends of one are without a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    On(When),
    /// There is none (`..`).
    Open,
    Unknown,
}

impl Date {
    /// Reads EDTF: `2015-05-14`, `1968~`, `196X`, `2001-21`, `2019-03-02/2019-03-09`, `1998/..`.
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

    /// Years with a dash between them, as archives write them: `1968–72`, `1968–1972`, `1968-1972`.
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

    /// A text that is a date or words; `languages`: those that the words may be in.
    pub fn of_text(written: &str, languages: &[Lang]) -> Date {
        Date::parse(written).unwrap_or_else(|| {
            let guess = Lang::guess(written);
            let known = languages.iter().find(|lang| lang.is_chinese() == guess.is_chinese());
            Date::of_words(Localized(vec![(known.unwrap_or(&guess).clone(), written.into())]))
        })
    }

    /// Words in several languages; a date that stands there for each is a date.
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

    /// Whether these are words with a time in them, and no figures that somebody meant as a date.
    pub fn is_understood(&self) -> bool {
        let says = |text: &str| text.chars().any(|c| c.is_alphabetic() && !"XxYTZ".contains(c));
        match self {
            Date::Words(words, named) => named.is_some() && words.iter().any(|(_, text)| says(text)),
            _ => true,
        }
    }

    /// What it is sorted and listed by: the time, or when it began; else when it was over.
    pub fn time(&self) -> Option<When> {
        match self {
            Date::On(when) | Date::Span(End::On(when), _) | Date::Span(_, End::On(when)) => Some(*when),
            Date::Span(..) => None,
            Date::Words(_, named) => *named,
        }
    }

    /// The year, decade or century that it is listed under: `1968`, `1960s`, `1900-1999`.
    pub fn period(&self) -> Option<String> {
        let When { year, precision: part, .. } = self.time()?;
        Some(match part {
            Precision::Century => format!("{year}-{}", year + 99),
            Precision::Decade => format!("{year}s"),
            _ => year.to_string(),
        })
    }

    /// What [`Date::period`] says.
    pub fn of_period(period: &str) -> Option<When> {
        let part = match period.len() {
            5 if period.ends_with('s') => Precision::Decade,
            9 => Precision::Century,
            _ => Precision::Year,
        };
        let digits = period.find(|c: char| !c.is_ascii_digit()).unwrap_or(period.len());
        Some(When { year: period[..digits].parse().ok()?, precision: part, about: false, uncertain: false })
    }

    /// A number to sort by. What is known less exactly comes before; a decade before its years.
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

    /// As ISO 8601 has it, for machines: a year, a month or a day. `None` for what is not as exact.
    pub fn iso(&self) -> Option<String> {
        let When { year, precision: part, .. } = self.time()?;
        match part {
            Precision::Century | Precision::Decade => None,
            Precision::Year | Precision::Season(_) => Some(format!("{year:04}")),
            Precision::Month(month) => Some(format!("{year:04}-{month:02}")),
            Precision::Day(month, day) => Some(format!("{year:04}-{month:02}-{day:02}")),
        }
    }

    /// The first day that it may have been.
    pub fn first_day(&self) -> Option<(u16, u8, u8)> {
        self.time().map(|time| time.first())
    }
}

impl When {
    fn parse(written: &str) -> Option<When> {
        let is_mark = |c: char| matches!(c, '~' | '?' | '%');
        let plain = written.strip_suffix(is_mark).or_else(|| written.strip_prefix(is_mark)).unwrap_or(written);
        let (about, uncertain) = (written.contains(['~', '%']), written.contains(['?', '%']));
        let is_time = |time: &str| time.len() >= 5 && time.bytes().all(|b| b.is_ascii_digit() || b":Z+-".contains(&b));
        // The time of day is no part of the date.
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
                    day => Precision::Day(month, two(day).filter(|day| (1..=days(year, month)).contains(day))?),
                }
            }
            (None, Some(_)) => return None,
        };
        (year > 0).then_some(When { year, precision: part, about, uncertain })
    }

    /// The first time that words name: `1968`, `1960s`, `19th century`, `一九六八年`, `20世纪60年代`, `民国三十七年`.
    fn within(words: &str) -> Option<When> {
        let chars: Vec<char> = words.chars().map(narrow).collect();
        let after = |at: usize, all: &[&str]| {
            all.iter().any(|one| one.chars().enumerate().all(|(n, c)| chars.get(at + n) == Some(&c)))
        };
        let when = |year: u32, part| {
            Some(When { year: u16::try_from(year).ok()?, precision: part, about: false, uncertain: false })
        };
        let mut at = 0;
        while at < chars.len() {
            let republic = after(at, &["民国", "民國"]);
            let from = if republic { at + 2 } else { at };
            let Some((number, digits, end)) = number(&chars, from) else {
                at += 1;
                continue;
            };
            let is_latin = chars[from].is_ascii_digit();
            let century = after(end, &["世纪", "世紀"])
                || (is_latin
                    && ["th", "st", "nd", "rd"]
                        .iter()
                        .any(|th| after(end, &[&format!("{th} century"), &format!("{th}-century")])));
            if republic && (1..=150).contains(&number) && after(end, &["年"]) {
                return when(1911 + number, Precision::Year);
            }
            if century && (1..=99).contains(&number) {
                let start = (number - 1) * 100;
                let next = end + 2 + usize::from(after(end + 2, &["的"]));
                return match self::number(&chars, next) {
                    Some((tens @ (0..=90), _, end)) if tens % 10 == 0 && after(end, &["年代"]) => {
                        when(start + tens, Precision::Decade)
                    }
                    _ if start == 0 => when(1, Precision::Century),
                    _ => when(start, Precision::Century),
                };
            }
            if digits == 4 && (1000..3000).contains(&number) && (is_latin || after(end, &["年"])) {
                let is_decade = number % 10 == 0 && after(end, &["s", "'s", "’s", "年代"]);
                return when(number, if is_decade { Precision::Decade } else { Precision::Year });
            }
            at = end;
        }
        None
    }

    /// The first day that it may have been.
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

    /// 0 for what is not known.
    fn month_and_day(self) -> (u8, u8) {
        match self.precision {
            Precision::Century | Precision::Decade | Precision::Year => (0, 0),
            Precision::Season(season) => (season * 3, 0),
            Precision::Month(month) => (month, 0),
            Precision::Day(month, day) => (month, day),
        }
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

/// As EDTF has it, or the words.
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

/// A full-width figure or sign as ASCII has it.
fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

fn two(digits: &str) -> Option<u8> {
    (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// The number that begins at a place, in figures or in Chinese: what it is, of how many digits (0 for one such as 三十七),
/// and where it ends.
fn number(chars: &[char], at: usize) -> Option<(u32, usize, usize)> {
    let digit = |c: char| match c {
        '○' => Some(0),
        '元' => Some(1),
        _ => "〇一二三四五六七八九".chars().position(|one| one == c).or((c == '零').then_some(0)),
    };
    let latin = chars[at.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    if latin > 0 {
        let digits: String = chars[at..at + latin].iter().collect();
        return Some((digits.parse().unwrap_or(u32::MAX), latin, at + latin));
    }
    let (mut value, mut last, mut count, mut end) = (0_u32, None, 0, at);
    while let Some(c) = chars.get(end) {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            _ => match digit(*c) {
                Some(digit) => {
                    // Digits in a row are a number as figures are.
                    last = Some(last.unwrap_or(0_u32).saturating_mul(10).saturating_add(digit as u32));
                    count += 1;
                    end += 1;
                    continue;
                }
                None => break,
            },
        };
        value = value.saturating_add(last.take().unwrap_or(1).saturating_mul(unit));
        count = 0;
        end += 1;
    }
    let is_spelled = chars[at.min(end)..end].iter().any(|c| matches!(c, '十' | '百'));
    (end > at).then(|| (value.saturating_add(last.unwrap_or(0)), if is_spelled { 0 } else { count }, end))
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
    fn edtf_is_read_and_written_again() {
        for written in [
            "2015",
            "2015-05",
            "2015-05-14",
            "2024-02-29",
            "2000-02-29",
            "1968~",
            "1968?",
            "1968%",
            "1968-05~",
            "1968-05-14?",
            "196X",
            "19XX",
            "196X~",
            "2001-21",
            "2001-24?",
            "2019-03-02/2019-03-09",
            "1998/..",
            "../1998",
            "1998/",
            "/1998",
            "1968~/1970?",
            "196X/197X",
            "2019/2019-03",
            "0968",
        ] {
            let date = Date::parse(written).unwrap_or_else(|| panic!("{written}"));
            assert_eq!(date.to_string(), written);
            assert!(date.is_understood());
        }
        for (written, plain) in [
            ("1968-XX", "1968"),
            ("1968-XX-XX", "1968"),
            ("1968-05-XX", "1968-05"),
            ("~1968", "1968~"),
            ("１９６８？", "1968?"),
            (" 196x ", "196X"),
            ("2015-05-14T10:00:00Z", "2015-05-14"),
        ] {
            assert_eq!(Date::parse(written).unwrap().to_string(), plain, "{written}");
        }
    }

    #[test]
    fn years_with_a_dash_are_a_span() {
        for (written, wanted) in [
            ("1968–72", "1968/1972"),
            ("1968–1972", "1968/1972"),
            ("１９６８—７２", "1968/1972"),
            ("1968-1972", "1968/1972"),
        ] {
            assert_eq!(Date::of_text(written, &[]).to_string(), wanted, "{written}");
        }
    }

    #[test]
    fn a_date_is_read_only_if_the_calendar_has_it() {
        for written in [
            "",
            "15",
            "2015-5-14",
            "2015-13",
            "2015-00",
            "2015-20",
            "2015-25",
            "2023-02-29",
            "1900-02-29",
            "2015-04-31",
            "0000",
            "+015",
            "2015-05-14-",
            "2020/5/14",
            "-1985",
            "1972–68",
            "1972-1968",
            "Y17000",
            "Y-17000",
            "2019/2018",
            "../..",
            "/",
            "1968~~",
            "X968",
            "196X-05",
            "1968-X5",
            "20150514",
            "2019-03-02/2019-03-09/2020",
        ] {
            assert!(Date::parse(written).is_none(), "{written}");
            assert!(!Date::of_text(written, &[]).is_understood(), "{written}");
        }
    }

    #[test]
    fn words_are_sorted_by_the_time_that_they_name() {
        for (words, period) in [
            ("spring 1968", "1968"),
            ("around 1968", "1968"),
            ("May 14, 1968", "1968"),
            ("the late 1960s", "1960s"),
            ("1968年春", "1968"),
            ("约1968年", "1968"),
            ("１９６８年前后", "1968"),
            ("一九六八年五月", "1968"),
            ("二○○八年", "2008"),
            ("二零零八年", "2008"),
            ("二十世纪六十年代", "1960s"),
            ("20世纪60年代初", "1960s"),
            ("一九六〇年代", "1960s"),
            ("二十一世紀的一十年代", "2010s"),
            ("十九世纪末", "1800-1899"),
            ("the 19th century", "1800-1899"),
            ("民国三十七年", "1948"),
            ("民國37年", "1948"),
            ("民国元年", "1912"),
            ("between 1998 and 2001", "1998"),
        ] {
            let date = Date::of_text(words, &[]);
            assert_eq!(date.period().as_deref(), Some(period), "{words}");
            assert!(date.is_understood() && date.to_string() == words);
        }
        for words in ["long ago", "六十年代", "去年", "page 12", "十三年", "number 123456"] {
            let date = Date::of_text(words, &[]);
            assert!(date.period().is_none() && !date.is_understood(), "{words}");
        }
    }

    #[test]
    fn words_are_in_the_language_that_they_are_written_in() {
        let lang = |tag: &str| Lang::parse(tag).unwrap();
        let of = |text: &str, known: &[&str]| {
            let known: Vec<Lang> = known.iter().map(|tag| lang(tag)).collect();
            match Date::of_text(text, &known) {
                Date::Words(words, _) => words.iter().next().unwrap().0.to_string(),
                _ => panic!("{text}"),
            }
        };
        assert_eq!(of("约1968年", &["en", "zh-Hant"]), "zh-Hant");
        assert_eq!(of("spring 1968", &["zh-Hans", "de"]), "de");
        assert_eq!(of("约1968年", &["en"]), "zh-Hans");
    }

    #[test]
    fn dates_are_in_order() {
        let written = [
            "1959",
            "19XX",
            "1959-12",
            "196X",
            "1960",
            "1960-21",
            "1960-05-01/..",
            "../1961",
            "about 1968",
            "1968-12-31",
        ];
        let keys: Vec<_> = written.iter().map(|text| Date::of_text(text, &[]).key()).collect();
        assert!(keys[2] < keys[3] && keys[3..].is_sorted(), "{keys:?}");
        assert_eq!(Date::of_period("1960s").map(|when| when.precision), Some(Precision::Decade));
        let iso = |text: &str| Date::of_text(text, &[]).iso();
        assert_eq!(iso("2019-03-02/2019-03-09").as_deref(), Some("2019-03-02"));
        assert_eq!((iso("196X"), iso("1968~"), iso("1968-21")), (None, Some("1968".into()), Some("1968".into())));
    }
}
