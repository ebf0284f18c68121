//! Times in a recording, as transcripts write them.

/// A time at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// In milliseconds.
    pub millis: u32,
    /// The bytes of the text that say it, with brackets and the end of a span.
    pub length: usize,
    /// Whether brackets stand around it.
    pub in_brackets: bool,
}

/// Reads a time at the start of a text: `0:12`, `[00:12:30]`, `(1:23)`, `#00:01:02-5#`,
/// `00:00:01.000 --> 00:00:03.000`.
pub fn at(text: &str) -> Option<Time> {
    if let Some(span) = span(text) {
        return Some(span);
    }
    const BRACKETS: [(char, char); 7] =
        [('[', ']'), ('(', ')'), ('【', '】'), ('（', '）'), ('<', '>'), ('{', '}'), ('#', '#')];
    let open = text.chars().next()?;
    let close = BRACKETS.iter().find(|(bracket, _)| *bracket == open).map(|(_, close)| *close);
    let from = if close.is_some() { open.len_utf8() } else { 0 };
    let spaces =
        |at: usize| at + text[at..].len() - text[at..].trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']).len();
    let start = if close.is_some() { spaces(from) } else { from };
    let (mut millis, length) = clock(&text[start..])?;
    let mut end = start + length;
    let dash = spaces(end);
    let arrow = ["-->", "–", "—", "-", "~", "→", "至"].iter().find(|arrow| text[dash..].starts_with(**arrow));
    if let Some(arrow) = arrow {
        let second = spaces(dash + arrow.len());
        if let Some((_, length)) = clock(&text[second..]) {
            end = second + length;
        }
    }
    match close {
        Some(close) => {
            // Between the marks of f4 and MAXQDA, a tenth of a second follows a dash.
            let tenth = text[end..].strip_prefix('-').filter(|_| close == '#').map_or("", digits_of);
            if !tenth.is_empty() {
                millis += fraction(tenth);
                end += 1 + tenth.len();
            }
            let end = spaces(end);
            let closes = text[end..].starts_with(close);
            closes.then(|| Time { millis, length: end + close.len_utf8(), in_brackets: true })
        }
        None => {
            let next = text[end..].chars().next();
            let ends = next
                .is_none_or(|c| c.is_whitespace() || matches!(c, ':' | '：' | ']' | '|' | ')' | '）') || is_letter(c));
            ends.then_some(Time { millis, length: end, in_brackets: false })
        }
    }
}

/// Reads a line that is a span whose numbers have no zeros before them: `0:0:6.2 --> 0:0:14.0`.
fn span(text: &str) -> Option<Time> {
    let (from, to) = Some(text).filter(|text| text.len() < 40)?.split_once("-->")?;
    let millis = |text: &str| {
        let (clock, part) = text.trim().split_once('.')?;
        let parts: Vec<u32> = clock.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        let is_time = parts.len() == 3
            && parts[0] < 168
            && parts[1..].iter().all(|part| *part < 60)
            && clock.len() <= "00:00:00".len();
        let is_fraction = !part.is_empty() && digits_of(part) == part;
        (is_time && is_fraction).then(|| parts.iter().fold(0, |sum, part| sum * 60 + part) * 1000 + fraction(part))
    };
    millis(to)?;
    Some(Time { millis: millis(from)?, length: text.len(), in_brackets: false })
}

/// Reads a time in brackets at the end of a text, and returns where it begins.
pub fn ending(text: &str) -> Option<(usize, Time)> {
    let text = text.trim_end();
    let close = text.chars().next_back()?;
    let open = match close {
        ']' => '[',
        ')' => '(',
        '】' => '【',
        '）' => '（',
        '#' => '#',
        _ => return None,
    };
    let start = text[..text.len() - close.len_utf8()].rfind(open).filter(|start| *start > 0)?;
    let time = at(&text[start..]).filter(|time| time.in_brackets && start + time.length == text.len())?;
    Some((start, time))
}

/// Chinese words follow a time without a space.
fn is_letter(c: char) -> bool {
    crate::interview::is_han(c)
}

/// `1:23`, `00:01:23`, `00:01:23.456`, with one or two digits before the first colon, or three for minutes.
///
/// Returns milliseconds, and the length of what says them.
fn clock(text: &str) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let digits =
        |from: usize| bytes.get(from..).map_or(0, |rest| rest.iter().take_while(|b| b.is_ascii_digit()).count());
    let number = |from: usize, count: usize| text[from..from + count].parse::<u32>().ok();
    let first = digits(0);
    if !(1..=3).contains(&first) {
        return None;
    }
    let (mut parts, mut at) = (vec![number(0, first)?], first);
    while parts.len() < 3 {
        let mark = if bytes.get(at) == Some(&b':') {
            1
        } else if text[at..].starts_with('：') {
            '：'.len_utf8()
        } else {
            break;
        };
        if digits(at + mark) != 2 {
            break;
        }
        let part = number(at + mark, 2).filter(|part| *part < 60)?;
        parts.push(part);
        at += mark + 2;
    }
    if parts.len() < 2 || (parts.len() == 3 && first > 2) {
        return None;
    }
    let mut millis = parts.iter().fold(0, |sum, part| sum * 60 + part) * 1000;
    if matches!(bytes.get(at), Some(b'.' | b',')) && (1..=3).contains(&digits(at + 1)) {
        millis += fraction(digits_of(&text[at + 1..]));
        at += 1 + digits(at + 1);
    }
    // A ratio or a verse has no more digits behind it.
    if bytes.get(at).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    Some((millis, at))
}

/// The digits at the start of a text.
fn digits_of(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

/// The digits behind the point of a number of seconds in milliseconds. What is shorter than one is dropped.
pub fn fraction(digits: &str) -> u32 {
    let digits = digits_of(digits).bytes().chain(std::iter::repeat(b'0')).take(3);
    digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

/// Reads `<T: 5 min>`: so many minutes into the recording, in milliseconds.
pub fn minutes(text: &str) -> Option<u32> {
    let inside = text.trim().strip_prefix(['<', '[', '('])?.strip_suffix(['>', ']', ')'])?;
    let rest = inside.strip_prefix(['T', 't'])?.trim_start().strip_prefix(':')?.trim();
    let (number, unit) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
    let number: u32 = number.parse().ok().filter(|n| *n < 10_000)?;
    let unit = unit.trim();
    (unit.starts_with("min") || unit == "m").then_some(number * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_their_forms() {
        for (text, millis, length) in [
            ("0:12", 12_000, 4),
            ("[00:12:30] Name:", 750_000, 10),
            ("(1:23) words", 83_000, 6),
            ("00:01 Name", 1000, 5),
            ("00:00:01.050 --> 00:00:03.500", 1050, 29),
            ("00:00:03,5", 3500, 10),
            ("【00:12】", 12_000, 11),
            ("00:01开场", 1000, 5),
            ("100:01", 6_001_000, 6),
            ("0:1:6.2 --> 0:1:14.0", 66_200, 20),
            ("#00:01:02-9# I:", 62_900, 12),
        ] {
            let time = at(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((time.millis, time.length), (millis, length), "{text}");
        }
        for text in ["12", "1:2", "12:345", "1:99", "[12:30", "12:30pm", "1234:00", "", "：", "3:16-18"] {
            assert!(at(text).is_none(), "{text}");
        }
        let ends = |text| ending(text).map(|(start, time)| (start, time.millis));
        assert_eq!(ends("We did. [00:00:05]"), Some((8, 5000)));
        assert_eq!(ends("是的。#00:01:02-9# "), Some((9, 62_900)));
        assert_eq!([ends("[00:05]"), ends("At 12:30"), ends("issue #12#"), ends("(0:5)")], [None; 4]);
        assert_eq!((minutes("<T: 5 min>"), minutes("<T: x>")), (Some(300_000), None));
    }
}
