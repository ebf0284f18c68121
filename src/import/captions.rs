//! Captions: WebVTT, SubRip (SRT) and SubViewer (SBV).
//!
//! A cue is a time and the lines below it, up to a blank line that another time follows: a blank line within words, or a
//! line of digits (“1999”), does not end the cue. Cues become turns: a voice, a dash or a name with a colon begins one,
//! and a sentence goes on over cues.

use super::account::{Form, Ledger, Omission};
use super::label_words::plain_name;
use super::labels::{Shape, shape};
use super::model::{About, Place, Segment, Transcript};
use super::note::{Field, Reason, Severity, What};
use super::spoken::{Piece, join, turns};
use super::text::lines;
use crate::interview::Lang;

/// A cue: its times in milliseconds, and its lines with their numbers in the file.
struct Cue<'a> {
    start: u32,
    end: u32,
    lines: Vec<(u32, &'a str)>,
}

/// Reads captions.
pub fn read(text: &str) -> Transcript {
    let (mut ledger, mut about) = (Ledger::default(), About::default());
    let mut cues = cues(text, &mut about, &mut ledger);
    remove_rolling(&mut cues, &mut ledger);
    let mut pieces: Vec<Piece> = Vec::new();
    for cue in &cues {
        self::pieces(cue, &mut pieces, &mut ledger);
    }
    names(&mut pieces, &mut ledger);
    let segments = turns(pieces);
    if segments.iter().all(|segment| segment.speaker.is_none()) {
        ledger.note(Severity::Doubt, None, What::NoSpeakers);
    }
    silent_voices(&segments, &mut ledger);
    Transcript { segments, about, ledger, ..Transcript::default() }
}

/// Whether a line is the time of a cue: its start and end in milliseconds, and what follows them.
pub fn timing(line: &str) -> Option<(u32, u32, &str)> {
    let line = line.trim();
    let (start, rest) = clock(line)?;
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("-->").or_else(|| rest.strip_prefix("->")).or_else(|| rest.strip_prefix(','))?;
    let (end, rest) = clock(rest.trim_start())?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some((start, end, rest.trim()))
}

/// `1:02:03.456`, `02:03,4`, with any number of digits before the first colon.
fn clock(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(text.len());
    let mut all = &text[..end];
    // SBV parts the two times by a comma.
    if let Some(comma) = all.find(',').filter(|comma| all[comma + 1..].contains(':')) {
        all = &all[..comma];
    }
    let rest = &text[all.len()..];
    let (whole, fraction) = all.split_once(['.', ',']).unwrap_or((all, "0"));
    let parts: Vec<u32> = whole.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    if !(2..=3).contains(&parts.len()) || parts.iter().skip(1).any(|part| *part > 59) || fraction.len() > 3 {
        return None;
    }
    let seconds = parts.iter().try_fold(0_u32, |sum, part| sum.checked_mul(60)?.checked_add(*part))?;
    let thousandths: u32 = format!("{fraction:0<3}").parse().ok()?;
    Some((seconds.checked_mul(1000)?.checked_add(thousandths)?, rest))
}

/// Parts the file into cues, and accounts for what is between them.
fn cues<'a>(text: &'a str, about: &mut About, ledger: &mut Ledger) -> Vec<Cue<'a>> {
    let all: Vec<&str> = lines(text).collect();
    let times: Vec<usize> = (0..all.len()).filter(|n| timing(all[*n]).is_some()).collect();
    head(&all[..times.first().copied().unwrap_or(all.len())], about, ledger);
    let mut cues = Vec::new();
    for (n, at) in times.iter().enumerate() {
        let Some((start, end, settings)) = timing(all[*at]) else { continue };
        let line = all[*at].trim();
        ledger.take(&line[..line.len() - settings.len()], Form::Time);
        ledger.leave_out(settings, Place::line(*at as u32 + 1), Omission::Apparatus);
        let mut to = times.get(n + 1).copied().unwrap_or(all.len());
        if times.get(n + 1).is_some() {
            to -= identifier(&all[at + 1..to], n + 2, ledger);
        }
        let (words, notes) = without_notes(&all, at + 1, to);
        for line in notes {
            ledger.leave_out(all[line], Place::line(line as u32 + 1), Omission::Apparatus);
        }
        let lines = words.into_iter().map(|n| (n as u32 + 1, all[n])).collect();
        cues.push(Cue { start, end, lines });
    }
    cues
}

/// The lines before the first cue: the mark of the format, headers, notes, the number of the cue.
fn head(lines: &[&str], about: &mut About, ledger: &mut Ledger) {
    for (n, line) in lines.iter().enumerate() {
        let stated = line.trim().strip_prefix("Language:").and_then(|tag| Lang::parse(tag.trim()));
        if let Some(lang) = stated.filter(|_| about.languages.is_empty()) {
            ledger.take(line.trim(), Form::Markup);
            about.languages.push(lang);
            continue;
        }
        let title = line
            .trim_start_matches('\u{feff}')
            .strip_prefix("WEBVTT")
            .map(|title| title.trim_matches([' ', '\t', '-']));
        if let Some(title) = title.filter(|title| !title.is_empty()) {
            ledger.changed(line, title, Form::Markup);
            ledger.take(title, Form::Metadata);
            let what = What::Field(Field::Title, title.to_owned(), title.to_owned(), Reason::FirstLine);
            ledger.note(Severity::Info, Some(Place::line(n as u32 + 1)), what);
            about.title = Some(title.to_owned());
            continue;
        }
        let is_number = line.trim().bytes().all(|b| b.is_ascii_digit());
        match is_number || line.trim_start_matches('\u{feff}').starts_with("WEBVTT") && line.trim().len() < 10 {
            true => ledger.take(line.trim(), Form::Markup),
            false => ledger.leave_out(line.trim(), Place::line(n as u32 + 1), Omission::Apparatus),
        }
    }
}

/// Takes the name of the next cue from the end of the lines before its time: a number that counts on, or a word behind a
/// blank line. Returns the number of its lines, with the blank ones around.
fn identifier(lines: &[&str], next: usize, ledger: &mut Ledger) -> usize {
    let Some(last) = lines.last().map(|line| line.trim()).filter(|last| !last.is_empty()) else { return 0 };
    let is_parted = lines.len() == 1 || lines[lines.len() - 2].trim().is_empty();
    let number: Option<usize> = last.parse().ok();
    // A year in a cue of its own is words: the number of a cue is near the count of cues.
    let counts = number.is_some_and(|number| number.abs_diff(next) <= 2 + next / 10);
    let has_words = lines[..lines.len() - 1].iter().any(|line| !line.trim().is_empty());
    let is_name = number.is_none()
        && is_parted
        && has_words
        && !last.contains(' ')
        && last.is_ascii()
        && last.contains(|c: char| c == '-' || c.is_ascii_digit());
    if (number.is_some() && counts && (is_parted || has_words)) || is_name {
        ledger.take(last, Form::Markup);
        return 1;
    }
    0
}

/// Parts the lines of words from the blocks of NOTE, STYLE and REGION.
fn without_notes(all: &[&str], from: usize, to: usize) -> (Vec<usize>, Vec<usize>) {
    let (mut words, mut notes, mut in_note) = (Vec::new(), Vec::new(), false);
    for n in from..to {
        let line = all[n].trim();
        let after_blank = n == 0 || all[n - 1].trim().is_empty();
        let opens = ["NOTE", "STYLE", "REGION"]
            .iter()
            .any(|word| line == *word || (*word == "NOTE" && line.starts_with("NOTE ")));
        in_note = (in_note && !line.is_empty()) || (after_blank && opens);
        match line.is_empty() {
            true => {}
            false if in_note => notes.push(n),
            false => words.push(n),
        }
    }
    (words, notes)
}

/// Removes the lines that captions written by machines repeat: each cue begins with the line that the one before ended
/// with. Where only some cues do, somebody said the same twice.
fn remove_rolling(cues: &mut [Cue], ledger: &mut Ledger) {
    let words = |line: &str| -> String {
        let mut rest = line;
        let mut words = String::new();
        while let Some(at) = rest.find('<') {
            words.push_str(&rest[..at]);
            let length = tag(&rest[at..]).map_or(1, |(_, length)| length);
            rest = &rest[at + length..];
        }
        (words + rest).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let last = |cue: &Cue| cue.lines.last().map(|(_, line)| words(line)).unwrap_or_default();
    let rolls: Vec<bool> = cues
        .windows(2)
        .map(|pair| {
            pair[1].lines.first().is_some_and(|(_, line)| words(line) == last(&pair[0]))
                && pair[1].start <= pair[0].end + 100
        })
        .collect();
    let count = rolls.iter().filter(|rolls| **rolls).count();
    if count < 3 || count * 3 < cues.len() {
        return;
    }
    for (n, _) in rolls.iter().enumerate().filter(|(_, rolls)| **rolls) {
        let (number, line) = cues[n + 1].lines.remove(0);
        ledger.leave_out(line, Place::line(number), Omission::Apparatus);
    }
}

/// Names the voices that have no words.
fn silent_voices(segments: &[Segment], ledger: &mut Ledger) {
    let speaks = |name: &str| segments.iter().any(|segment| segment.speaker.as_deref() == Some(name));
    let silent: Vec<String> = ledger
        .taken
        .iter()
        .filter(|taken| taken.form == Form::Label && !speaks(&taken.text))
        .map(|taken| taken.text.clone())
        .collect();
    for name in silent {
        ledger.note(Severity::Doubt, None, What::EmptyTurn(name));
    }
}

/// Reads the words of a cue: its voices and tags.
fn pieces(cue: &Cue, pieces: &mut Vec<Piece>, ledger: &mut Ledger) {
    let mut voice: Option<String> = None;
    let mut begins = true;
    for (_, line) in &cue.lines {
        let mut rest = line.trim();
        // A dash begins the words of somebody else.
        let dash = rest.strip_prefix(['-', '–', '—']).filter(|after| after.starts_with(' ') || !after.starts_with('-'));
        let mut is_other = false;
        if let Some(after) = dash.filter(|after| !after.trim().is_empty()) {
            ledger.take(&rest[..rest.len() - after.len()], Form::Markup);
            (rest, is_other, begins) = (after.trim_start(), true, true);
        }
        // SRT marks a change of speakers in television by >>.
        if let Some(after) = rest.strip_prefix(">>") {
            ledger.take(">>", Form::Markup);
            (rest, is_other, begins) = (after.trim_start_matches(['>', ' ']), true, true);
        }
        let mut text = String::new();
        let mut push = |voice: &Option<String>, text: &mut String, begins: &mut bool, is_other: &mut bool| {
            let words = decoded(text, ledger);
            text.clear();
            if words.trim().is_empty() {
                return;
            }
            let words = words.trim();
            match pieces.last_mut().filter(|_| !*begins) {
                Some(last) => join(&mut last.text, words),
                None => pieces.push(Piece {
                    voice: voice.clone(),
                    is_other: std::mem::take(is_other),
                    text: words.to_owned(),
                    start: Some(cue.start),
                    end: Some(cue.end),
                    ..Piece::default()
                }),
            }
            *begins = false;
        };
        let mut tags: Vec<String> = Vec::new();
        while let Some(at) = rest.find('<') {
            let Some((tag, length)) = tag(&rest[at..]) else {
                text.push_str(&rest[..=at]);
                rest = &rest[at + 1..];
                continue;
            };
            text.push_str(&rest[..at]);
            if let Some(name) = tag {
                push(&voice, &mut text, &mut begins, &mut is_other);
                (voice, begins) = (Some(name), true);
            }
            tags.push(rest[at..at + length].to_owned());
            rest = &rest[at + length..];
        }
        text.push_str(rest);
        push(&voice, &mut text, &mut begins, &mut is_other);
        for tag in tags {
            account_for(&tag, ledger);
        }
    }
}

/// Accounts for a tag: the name of a voice is a label.
fn account_for(tag: &str, ledger: &mut Ledger) {
    match self::tag(tag) {
        Some((Some(name), _)) => {
            ledger.take(&*name, Form::Label);
            ledger.changed(tag, &name, Form::Markup);
        }
        _ => ledger.take(tag, Form::Markup),
    }
}

/// A tag at the start of a text: the voice that it names, and its length. Other angle brackets are words.
fn tag(text: &str) -> Option<(Option<String>, usize)> {
    let end = text.find('>')?;
    let inside = &text[1..end];
    let name = inside.trim_start_matches('/').split(['.', ' ', '\t']).next()?;
    if name == "v" && !inside.starts_with('/') {
        let voice = inside.split_once([' ', '\t']).map(|(_, voice)| voice.trim()).filter(|voice| !voice.is_empty())?;
        return Some((Some(decode(voice)), end + 1));
    }
    let is_time = clock(inside).is_some_and(|(_, rest)| rest.is_empty());
    let is_tag = ["b", "i", "u", "c", "v", "lang", "ruby", "rt", "font"].contains(&name);
    (is_time || is_tag).then_some((None, end + 1))
}

fn decode(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", "\u{200e}"),
        ("&rlm;", "\u{200f}"),
        ("&quot;", "\""),
        ("&#39;", "'"),
    ];
    let decoded = pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    decoded.replace("&amp;", "&")
}

fn decoded(text: &str, ledger: &mut Ledger) -> String {
    let decoded = if text.contains('&') { decode(text) } else { text.to_owned() };
    // Positions of SubStation Alpha: {\an8}.
    let words = match decoded.trim_start().strip_prefix("{\\").and_then(|rest| rest.split_once('}')) {
        Some((_, rest)) => rest.to_owned(),
        None => decoded,
    };
    ledger.changed(text, &words, Form::Markup);
    words
}

/// Takes names with a colon at the beginning of cues for voices, if they recur or are known.
fn names(pieces: &mut [Piece], ledger: &mut Ledger) {
    let label = |text: &str| {
        let text = text.strip_prefix('[').unwrap_or(text);
        let at = text.find([':', '：']).filter(|at| *at > 0 && *at <= 60)?;
        let name = text[..at].trim_end_matches(']').trim();
        let next = text[at..].chars().nth(1);
        let is_ratio = name.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit());
        (shape(name) >= Shape::Firm && !is_ratio).then(|| name.to_owned())
    };
    let found: Vec<Option<String>> = pieces.iter().map(|piece| label(&piece.text)).collect();
    let count = |name: &str| found.iter().flatten().filter(|other| plain_name(other) == plain_name(name)).count();
    let recurring = found.iter().flatten().filter(|name| count(name) >= 2).count();
    for (piece, name) in pieces.iter_mut().zip(&found) {
        let Some(name) = name else { continue };
        let is_known = shape(name) == Shape::Known;
        if piece.voice.is_some() || !(count(name) >= 2 || is_known || recurring >= 4) {
            continue;
        }
        let at = piece.text.find([':', '：']).unwrap_or_default();
        let width = piece.text[at..].chars().next().map_or(0, char::len_utf8);
        let words = piece.text[at + width..].trim_start().to_owned();
        ledger.take(&**name, Form::Label);
        ledger.changed(&piece.text[..at + width], name, Form::Markup);
        piece.text = words;
        piece.voice = Some(name.clone());
        piece.is_other = false;
    }
}
