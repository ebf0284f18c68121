//! Lines that say when a conversation was, and how long, as programs write them above a transcript:
//! `Tue, Nov 24, 2026 10:02AM • 38:24`, `2026年11月24日 上午 10:02|38分钟 24秒`.

use std::ops::Range;

use super::super::account::{Form, Ledger};
use super::super::dates;
use super::super::model::{About, Line};
use super::super::note::{Field, Reason, Severity, What};
use super::set;

/// The most bytes of such a line.
const LONGEST: usize = 120;

/// Words beside a date and a time: days of the week, halves of a day, time zones.
const WORDS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tues",
    "tue",
    "wed",
    "thurs",
    "thur",
    "thu",
    "fri",
    "sat",
    "sun",
    "a.m.",
    "p.m.",
    "am",
    "pm",
    "at",
    "to",
    "from",
    "gmt",
    "utc",
    "cest",
    "cet",
    "bst",
    "est",
    "edt",
    "cst",
    "pst",
    "pdt",
    "z",
    "duration",
    "length",
    "uhr",
];
const CHINESE: &[&str] =
    &["上午", "下午", "中午", "早上", "晚上", "凌晨", "星期", "周", "週", "时长", "時長", "至", "到"];
/// What follows the hour of a time without minutes: 3 pm.
const HALVES: &[&str] = &["a.m.", "p.m.", "am", "pm", "uhr"];
/// Units of a length or of a time of the day.
const UNITS: &[&str] = &[
    "hours", "hour", "hrs", "hr", "h", "minutes", "minute", "mins", "min", "m", "seconds", "second", "secs", "sec", "s",
];
const CHINESE_UNITS: &[&str] = &["小时", "小時", "时", "時", "点", "點", "分钟", "分鐘", "分", "秒钟", "秒鐘", "秒"];

/// The date of a line that says when a conversation was and nothing else: its range.
pub fn date(text: &str) -> Option<Range<usize>> {
    let range = Some(text).filter(|text| text.len() <= LONGEST).and_then(dates::find)?.1;
    (rest(&text[..range.start]).is_some() && rest(&text[range.end..]).is_some()).then_some(range)
}

/// Whether a line says how long a conversation was and nothing else: `38m 24s`.
pub fn is_length(text: &str) -> bool {
    text.len() <= LONGEST && rest(text).is_some_and(|found| found.units > 0 && found.clocks == 0)
}

/// What was found beside a date.
#[derive(Clone, Copy, Default)]
struct Found {
    units: usize,
    clocks: usize,
}

/// Reads a text that has times and lengths and no other words.
fn rest(text: &str) -> Option<Found> {
    let lower = text.to_ascii_lowercase();
    let mut found = Found::default();
    let mut left = &*lower;
    loop {
        left = left.trim_start_matches(|c: char| c.is_whitespace() || ",，、|｜丨·•-–—~/()（）[]:：+".contains(c));
        if left.is_empty() {
            return Some(found);
        }
        let digits = number(left);
        let after = left[digits..].trim_start();
        left = if digits == 0 {
            word(left, WORDS).or_else(|| weekday(left))?
        } else if let Some(clock) = clock(left) {
            found.clocks += 1;
            &left[clock..]
        } else if let Some(rest) = word(after, HALVES) {
            found.clocks += 1;
            rest
        } else if let Some(rest) = word(after, UNITS).or_else(|| prefix(after, CHINESE_UNITS)) {
            found.units += 1;
            rest
        } else if lower[..lower.len() - left.len()].ends_with(['+', '-']) {
            // The hours of a time zone: GMT+1.
            &left[digits..]
        } else {
            return None;
        };
    }
}

/// The length of the number that a text begins with.
fn number(text: &str) -> usize {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if digits <= 3 { digits } else { 0 }
}

/// The length of a time that a text begins with: `10:02`, `1:02:03`.
fn clock(text: &str) -> Option<usize> {
    let mut at = number(text);
    let mut parts = 1;
    while let Some(next) = text[at..].strip_prefix(':').map(number).filter(|next| *next == 2) {
        at += 1 + next;
        parts += 1;
    }
    (parts > 1).then_some(at)
}

/// Removes one of some words from the start, if the word ends there.
fn word<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let mut rest = words.iter().filter_map(|word| text.strip_prefix(word));
    rest.find(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn prefix<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// Removes a Chinese word, with the number behind a day of the week: 星期二, 周二.
fn weekday(text: &str) -> Option<&str> {
    let rest = prefix(text, CHINESE)?;
    Some(rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']).unwrap_or(rest))
}

/// Takes a line that is a date, or a date and a place: 2019年3月2日，磨坊咖啡馆. What else it says of the occasion is in a
/// note, and so is a length in the line below it.
pub fn take(lines: &mut Vec<Line>, about: &mut About, ledger: &mut Ledger) {
    if let Some(line) = lines.first().filter(|_| about.date.is_none() && about.title.is_none()) {
        date_of_title(line, about, ledger);
    }
    let fits = |line: &Line| said(&line.text).is_some_and(|(range, place)| is_new(about, &line.text[range], place));
    let Some(n) = lines.iter().take(4).position(fits) else { return };
    let line = lines.remove(n);
    if let Some((range, place)) = said(&line.text) {
        take_line(&line, range, place, about, ledger);
    }
    while lines.get(n).is_some_and(|line| is_length(&line.text)) {
        let line = lines.remove(n);
        aside(&line.text, &line, ledger);
    }
}

/// Takes the date with which the name of a conversation begins or ends. The title keeps it, too.
fn date_of_title(line: &Line, about: &mut About, ledger: &mut Ledger) {
    let text = &*line.text;
    let is_named = |range: &Range<usize>| match (range.start, range.end == text.len()) {
        (0, _) => is_event(text),
        (start, true) => is_event(text[..start].trim_end_matches(is_mark)),
        _ => false,
    };
    if let Some((_, range)) = dates::find(text).filter(|(_, range)| is_named(range)) {
        let date = line.text[range].to_owned();
        let shown = dates::whole(&date).unwrap_or_else(|| date.clone());
        let what = What::Field(Field::Date, shown, date.clone(), Reason::FirstLine);
        ledger.note(Severity::Info, Some(line.place.clone()), what);
        about.date = Some(date);
    }
}

/// Takes a text that is a date, perhaps with a time. Returns whether it is one.
pub fn take_date(line: &Line, about: &mut About, ledger: &mut Ledger) -> bool {
    let Some(range) = date(&line.text) else { return false };
    take_line(line, range, "", about, ledger);
    true
}

/// The date of a line, and the place in it.
fn said(text: &str) -> Option<(Range<usize>, &str)> {
    date(text).map(|range| (range, "")).or_else(|| and_place(text))
}

/// Whether a line with a date is about the conversation: also if the file states its date elsewhere. A title may begin
/// with the date, too.
fn is_new(about: &About, date: &str, place: &str) -> bool {
    let Some(known) = &about.date else { return true };
    let may_have_place = about.title.is_some() && about.place.is_none();
    place.is_empty() || (may_have_place && dates::whole(known) == dates::whole(date))
}

fn take_line(line: &Line, range: Range<usize>, place: &str, about: &mut About, ledger: &mut Ledger) {
    let text = &*line.text;
    let is_mark = |c: char| c.is_whitespace() || ",，、|｜丨·•-–—".contains(c);
    let bare = |part: &str| part.trim_matches(is_mark).to_owned();
    let date = &text[range.clone()];
    let others =
        if place.is_empty() { [bare(&text[..range.start]), bare(&text[range.end..])] } else { Default::default() };
    let others = others.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    ledger.changed(text, &format!("{date}{place}{others}"), Form::Markup);
    let is_other = about.date.as_ref().is_some_and(|known| dates::whole(known) != dates::whole(date));
    match is_other {
        true => aside(date, line, ledger),
        false => set(about, Field::Date, date, Reason::FirstLine, line, ledger),
    }
    if !place.is_empty() {
        set(about, Field::Place, place, Reason::FirstLine, line, ledger);
    }
    if !others.is_empty() {
        aside(&others, line, ledger);
    }
}

/// Notes what an interview has no field for.
fn aside(text: &str, line: &Line, ledger: &mut Ledger) {
    ledger.take(text, Form::Metadata);
    let what = What::Field(Field::About, text.to_owned(), text.to_owned(), Reason::FirstLine);
    ledger.note(Severity::Info, Some(line.place.clone()), what);
}

/// Whether a character only stands between a date and other words.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || "，,、|·-–—/；;（）()于於在".contains(c)
}

fn and_place(text: &str) -> Option<(Range<usize>, &str)> {
    let (_, range) = dates::find(text)?;
    let (before, after) = (text[..range.start].trim_matches(is_mark), text[range.end..].trim_matches(is_mark));
    let place = if before.is_empty() { after } else { before };
    let is_place =
        place.chars().count() <= 30 && !is_event(place) && !place.contains(['。', '.', '？', '?', '！', ':', '：']);
    (is_place && (before.is_empty() || after.is_empty())).then_some((range, place))
}

/// Whether words name a conversation, and no place: 某局例行记者会, Interview with Mai Afeng.
fn is_event(text: &str) -> bool {
    const ENGLISH: [&str; 5] =
        ["interview with ", "interview of ", "conversation with ", "press conference", "oral history"];
    const EVENTS: [&str; 22] = [
        "记者会",
        "記者會",
        "发布会",
        "發布會",
        "發佈會",
        "吹风会",
        "見面會",
        "见面会",
        "招待会",
        "座谈会",
        "座談會",
        "研讨会",
        "答记者问",
        "答記者問",
        "专访",
        "專訪",
        "访谈",
        "訪談",
        "采访",
        "採訪",
        "对谈",
        "對談",
    ];
    let lower = text.to_lowercase();
    if lower.ends_with("interview") || ENGLISH.iter().any(|words| lower.contains(words)) {
        return true;
    }
    EVENTS.iter().any(|event| text.ends_with(event) || text.ends_with(&format!("{event}实录")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_from_the_name_of_a_conversation() {
        for (text, wanted) in [
            ("2019年3月2日，磨坊咖啡馆", Some("磨坊咖啡馆")),
            ("The mill café, 2 March 2019", Some("The mill café")),
            ("Interview with Mai Afeng, 2019-03-02", None),
            ("2019-03-02: A Conversation with Mai Afeng", None),
            ("麦阿凤采访，2019年3月2日", None),
        ] {
            assert_eq!(and_place(text).map(|(_, place)| place), wanted, "{text}");
        }
    }

    #[test]
    fn occasions_are_told_from_words() {
        for (text, wanted) in [
            ("Tue, Nov 24, 2026 10:02AM • 38:24", Some("Nov 24, 2026")),
            ("2026年11月24日 上午 10:02|38分钟 24秒", Some("2026年11月24日")),
            ("2026-11-24 10:02:33", Some("2026-11-24")),
            ("November 24, 2026, 10:02 a.m.", Some("November 24, 2026")),
            ("24 November 2026", Some("24 November 2026")),
            ("2026/11/24 星期二 10:02-10:40 (GMT+08:00)", Some("2026/11/24")),
            ("2026-11-24 10:02 GMT+1", Some("2026-11-24")),
            ("Interview (2026-11-24 10:02)", None),
            ("2026-11-24 10:02 Mai Afeng", None),
            ("Sunday, 24 November 2026, 3 pm", Some("24 November 2026")),
            ("10:02", None),
        ] {
            assert_eq!(date(text).map(|range| &text[range]), wanted, "{text}");
        }
        for (text, wanted) in [
            ("38m 24s", true),
            ("1小时 2分钟 3秒", true),
            ("Duration: 1 hr 2 min", true),
            ("38:24", false),
            ("38 men", false),
            ("2026", false),
        ] {
            assert_eq!(is_length(text), wanted, "{text}");
        }
    }
}
