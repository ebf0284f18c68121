//! Parts a file of captions into cues, and accounts for what is between them.

use super::super::account::{Form, Ledger, Omission};
use super::super::model::{About, Place};
use super::super::note::{Field, Reason, Severity, What};
use super::super::text::lines;
use super::tags::tag;
use crate::interview::Lang;

/// A cue: its times in milliseconds, and its lines with their numbers in the file.
pub struct Cue<'a> {
    pub start: u32,
    pub end: u32,
    pub lines: Vec<(u32, &'a str)>,
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
pub fn clock(text: &str) -> Option<(u32, &str)> {
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
pub fn cues<'a>(text: &'a str, about: &mut About, ledger: &mut Ledger) -> Vec<Cue<'a>> {
    let all: Vec<&str> = lines(text).collect();
    let times: Vec<usize> = (0..all.len()).filter(|n| timing(all[*n]).is_some()).collect();
    head(&all[..times.first().copied().unwrap_or(all.len())], about, ledger);
    // SBV writes the ends of lines as [br].
    let is_sbv = times.first().is_some_and(|n| !all[*n].contains("->"));
    let naming = Naming::of(&all, &times);
    let mut cues = Vec::new();
    for (n, at) in times.iter().enumerate() {
        let Some((start, end, settings)) = timing(all[*at]) else { continue };
        let line = all[*at].trim();
        ledger.take(&line[..line.len() - settings.len()], Form::Time);
        ledger.leave_out(settings, Place::line(*at as u32 + 1), Omission::Apparatus);
        let mut to = times.get(n + 1).copied().unwrap_or(all.len());
        if times.get(n + 1).is_some() {
            to -= identifier(&all[at + 1..to], n + 2, &naming, ledger);
        }
        let (words, notes) = without_notes(&all, at + 1, to);
        for line in notes {
            ledger.leave_out(all[line], Place::line(line as u32 + 1), Omission::Apparatus);
        }
        let mut lines = Vec::new();
        for n in words {
            for (part, words) in all[n].split(if is_sbv { "[br]" } else { "\n" }).enumerate() {
                ledger.take(if part > 0 { "[br]" } else { "" }, Form::Markup);
                lines.push((n as u32 + 1, words));
            }
        }
        cues.push(Cue { start, end, lines });
    }
    cues
}

/// The lines before the first cue: the mark of the format, headers, notes, the number of the cue. Other words have lost
/// their time.
fn head(lines: &[&str], about: &mut About, ledger: &mut Ledger) {
    let (words, _) = without_notes(lines, 0, lines.len());
    let is_header = |n: usize| lines[..n].iter().all(|line| !line.trim().is_empty()) && lines[0].contains("WEBVTT");
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
            false => {
                let is_name = n > 0 && n + 1 == lines.len() && lines[n - 1].trim().is_empty();
                let has_lost_its_time = words.contains(&n) && !is_header(n) && !is_name;
                let kind = if has_lost_its_time { Omission::Other } else { Omission::Apparatus };
                ledger.leave_out(line.trim(), Place::line(n as u32 + 1), kind);
            }
        }
    }
}

/// What stands before nearly every time of a file. It names the cue then, though cues were deleted or files joined.
struct Naming {
    by_numbers: bool,
    /// In WebVTT, a line behind a blank one.
    by_lines: bool,
}

impl Naming {
    fn of(all: &[&str], times: &[usize]) -> Naming {
        let is_blank = |line: &&str| line.trim().is_empty();
        let is_number = |line: &str| !is_blank(&line) && line.trim().bytes().all(|b| b.is_ascii_digit());
        let is_parted = |at: usize| !is_blank(&all[at - 1]) && (at < 2 || is_blank(&all[at - 2]));
        let share =
            |is: &dyn Fn(usize) -> bool| times.iter().filter(|at| **at > 0 && is(**at)).count() * 10 >= times.len() * 9;
        let is_web = all.first().is_some_and(|line| line.trim_start_matches('\u{feff}').starts_with("WEBVTT"));
        Naming { by_numbers: share(&|at| is_number(all[at - 1])), by_lines: is_web && share(&is_parted) }
    }
}

/// Takes the name of the next cue from the end of the lines before its time: a number that counts on or, in a numbered file,
/// any; or a word behind a blank line, or any line there if nearly every cue of WebVTT has one. Returns the number of its lines, with the blank ones around.
fn identifier(lines: &[&str], next: usize, naming: &Naming, ledger: &mut Ledger) -> usize {
    let Some(last) = lines.last().map(|line| line.trim()).filter(|last| !last.is_empty()) else { return 0 };
    let is_parted = lines.len() == 1 || lines[lines.len() - 2].trim().is_empty();
    let number: Option<usize> = last.parse().ok();
    // A year in a cue of its own is words: the number of a cue is near the count of cues.
    let counts = number.is_some_and(|number| naming.by_numbers || number.abs_diff(next) <= 2 + next / 10);
    let has_words = lines[..lines.len() - 1].iter().any(|line| !line.trim().is_empty());
    let is_id = naming.by_lines && is_parted && lines.len() > 1;
    let is_name = number.is_none()
        && is_parted
        && has_words
        && !last.contains(' ')
        && last.is_ascii()
        && last.contains(|c: char| c == '-' || c.is_ascii_digit());
    if (number.is_some() && counts && (is_parted || has_words)) || is_name || is_id {
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
pub fn remove_rolling(cues: &mut [Cue], ledger: &mut Ledger) {
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
