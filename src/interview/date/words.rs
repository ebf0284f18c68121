//! The time that words name, in English and Chinese.

use super::super::han_number::{HanNumber, han_number};
use super::{Precision, When, days_in_month, narrow};

impl When {
    /// Finds the first time in a text: `1968`, `1960s`, `19th century`, `一九六八年`, `20世纪60年代`, `民国三十七年`. Finds none
    /// if a day in digits is not in the calendar: whoever meant it has mistyped.
    pub(super) fn within(words: &str) -> Option<When> {
        let chars: Vec<char> = words.chars().map(narrow).collect();
        if chars.split(|c| !c.is_ascii_digit() && *c != '-').any(is_no_day) {
            return None;
        }
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
}

/// Whether digits are written like a day, as `2025-02-19` is, of which the calendar has none.
fn is_no_day(digits: &[char]) -> bool {
    let parts: Vec<String> = digits.split(|c| *c == '-').map(|part| part.iter().collect()).collect();
    let [year, month, day] = &parts[..] else { return false };
    let Ok(year) = year.parse() else { return false };
    let is_written = parts[0].len() == 4 && !month.is_empty() && !day.is_empty();
    let month = month.parse().ok().filter(|month| (1..=12).contains(month));
    let last = month.map(|month| days_in_month(year, month));
    is_written && !day.parse::<u8>().is_ok_and(|day| last.is_some_and(|last| (1..=last).contains(&day)))
}

/// Parses the number at a position, in ASCII digits or Chinese numerals. Returns its value, the count of its digits
/// (0 if it is spelled with 十 or 百, as 三十七), and the position after it.
fn number(chars: &[char], at: usize) -> Option<(u32, usize, usize)> {
    let rest = &chars[at.min(chars.len())..];
    let latin = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    if latin > 0 {
        let digits: String = rest[..latin].iter().collect();
        return Some((digits.parse().unwrap_or(u32::MAX), latin, at + latin));
    }
    let HanNumber { value, length, is_spelled } = han_number(rest)?;
    Some((value, if is_spelled { 0 } else { length }, at + length))
}
