//! The time that words name, in English and Chinese.

use super::{Precision, When, narrow};

impl When {
    /// Finds the first time in a text: `1968`, `1960s`, `19th century`, `一九六八年`, `20世纪60年代`, `民国三十七年`.
    pub(super) fn within(words: &str) -> Option<When> {
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
}

/// Parses the number at a position, in ASCII digits or Chinese numerals. Returns its value, the count of its digits
/// (0 if it is spelled with 十 or 百, as 三十七), and the position after it.
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
                    // Numerals in a row are digits: 一九六八 is 1968.
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
