//! Dates as people write them, in English and Chinese, as EDTF.

use crate::interview::days_in_month;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Finds the one date in a text. Returns it in EDTF, and the range of the text that says it. `None` if there is none, or
/// if day and month cannot be told apart.
pub fn find(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    let narrow: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, narrow(c))).collect();
    (0..narrow.len()).find_map(|from| {
        let before = from.checked_sub(1).map(|n| narrow[n].1);
        let chars: Vec<char> = narrow[from..].iter().take(32).map(|(_, c)| *c).collect();
        let is_word = before.is_some_and(|c| c.is_ascii_alphanumeric());
        let (date, length) = Some(&chars).filter(|_| !is_word).and_then(|chars| at_start(chars))?;
        let end = narrow.get(from + length).map_or(text.len(), |(at, _)| *at);
        Some((date, narrow[from].0..end))
    })
}

/// Parses a text that is a date and nothing else.
pub fn whole(text: &str) -> Option<String> {
    let text = text.trim();
    find(text).filter(|(_, range)| *range == (0..text.len())).map(|(date, _)| date)
}

fn narrow(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff0d}'..='\u{ff0f}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Parses the date at the start. Returns it and its length in characters.
fn at_start(chars: &[char]) -> Option<(String, usize)> {
    year_first(chars).or_else(|| day_first(chars)).or_else(|| month_first(chars))
}

fn number(chars: &[char], at: usize, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, usize)> {
    let count = chars.get(at..)?.iter().take_while(|c| c.is_ascii_digit()).count();
    let value = chars[at..at + count].iter().collect::<String>().parse().ok()?;
    digits.contains(&count).then_some((value, at + count))
}

fn after_space(chars: &[char], mut at: usize) -> usize {
    while chars.get(at).is_some_and(|c| matches!(c, ' ' | '\u{a0}' | ',')) {
        at += 1;
    }
    at
}

/// `2019-03-02`, `2019/3/2`, `2019.3.2`, `2019年3月2日`, `2019年3月`.
fn year_first(chars: &[char]) -> Option<(String, usize)> {
    let (year, end) = number(chars, 0, 4..=4)?;
    if !(1000..3000).contains(&year) {
        return None;
    }
    let is_chinese = chars.get(after_space(chars, end)) == Some(&'年');
    let part = |at: usize, marks: &[char]| {
        let at = after_space(chars, at);
        let next = chars.get(at).filter(|c| marks.contains(c)).map(|_| after_space(chars, at + 1))?;
        number(chars, next, 1..=2)
    };
    if is_chinese {
        let year_end = after_space(chars, end) + 1;
        let Some((month, end)) =
            part(end, &['年']).filter(|(_, end)| chars.get(after_space(chars, *end)) == Some(&'月'))
        else {
            return Some((format!("{year:04}"), year_end));
        };
        let month_end = after_space(chars, end) + 1;
        let day = part(end, &['月'])
            .filter(|(_, end)| matches!(chars.get(after_space(chars, *end)), Some('日' | '号' | '號')));
        return match day {
            Some((day, end)) => Some((date(year, month, day)?, after_space(chars, end) + 1)),
            None => Some((date(year, month, 0)?, month_end)),
        };
    }
    for mark in ['-', '/', '.'] {
        let Some((month, end)) = part(end, &[mark]) else { continue };
        let Some((day, end)) = part(end, &[mark]) else {
            return Some((date(year, month, 0)?, end))
                .filter(|_| mark == '-' && !chars.get(end).is_some_and(char::is_ascii_alphanumeric));
        };
        return Some((date(year, month, day)?, end))
            .filter(|_| !chars.get(end).is_some_and(char::is_ascii_alphanumeric));
    }
    None
}

/// `5 May 2015`, `5th of May, 2015`, `May 2015` follows from [`month_first`].
fn day_first(chars: &[char]) -> Option<(String, usize)> {
    let (day, mut at) = number(chars, 0, 1..=2)?;
    let word: String = chars[at..].iter().take(2).collect();
    if matches!(&*word, "st" | "nd" | "rd" | "th") {
        at += 2;
    }
    if chars.get(at) == Some(&'.') {
        at += 1;
    }
    at = after_space(chars, at);
    if chars[at.min(chars.len())..].starts_with(&['o', 'f', ' ']) {
        at += 3;
    }
    let (month, at) = month(chars, at)?;
    let (year, end) = number(chars, after_space(chars, at), 4..=4)?;
    Some((date(year, month, day)?, end))
}

/// `May 5, 2015`, `May 2015`.
fn month_first(chars: &[char]) -> Option<(String, usize)> {
    let (month, at) = month(chars, 0)?;
    let at = after_space(chars, at);
    if let Some((year, end)) = number(chars, at, 4..=4) {
        return Some((date(year, month, 0)?, end));
    }
    let (day, mut at) = number(chars, at, 1..=2)?;
    let word: String = chars[at..].iter().take(2).collect();
    if matches!(&*word, "st" | "nd" | "rd" | "th") {
        at += 2;
    }
    let (year, end) = number(chars, after_space(chars, at), 4..=4)?;
    Some((date(year, month, day)?, end))
}

/// The name of a month, whole or its first three letters.
fn month(chars: &[char], at: usize) -> Option<(u32, usize)> {
    const FULL: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word: String =
        chars.get(at..)?.iter().take_while(|c| c.is_ascii_alphabetic()).collect::<String>().to_ascii_lowercase();
    let position = FULL
        .iter()
        .position(|full| *full == word)
        .or_else(|| MONTHS.iter().position(|short| *short == word || (word == "sept" && *short == "sep")))?;
    let end = at + word.len();
    Some((position as u32 + 1, end + usize::from(chars.get(end) == Some(&'.'))))
}

/// A date in EDTF; a day of 0 is none.
fn date(year: u32, month: u32, day: u32) -> Option<String> {
    let (year16, month8) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?);
    if !(1000..3000).contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    match day {
        0 => Some(format!("{year:04}-{month:02}")),
        1..=31 if day <= u32::from(days_in_month(year16, month8)) => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found() {
        for (text, date) in [
            ("2025-02-02 BBC Interview", Some("2025-02-02")),
            ("2019年3月2日，磨坊咖啡馆", Some("2019-03-02")),
            ("2019 年 3 月", Some("2019-03")),
            ("２０１９年", Some("2019")),
            ("on 5 May 2015", Some("2015-05-05")),
            ("May 5th, 2015", Some("2015-05-05")),
            ("Sept. 2015", Some("2015-09")),
            ("the 5th of May, 2015", Some("2015-05-05")),
            ("2015/5/14", Some("2015-05-14")),
            ("5/6/2015", None),
            ("2015-02-30", None),
            ("1500-2000", None),
            ("12345-01-01", None),
            ("no date", None),
        ] {
            assert_eq!(find(text).map(|(date, _)| date).as_deref(), date, "{text}");
        }
        assert_eq!(whole("2015年5月14日").as_deref(), Some("2015-05-14"));
        assert_eq!(whole("about 5 May 2015"), None);
    }
}
