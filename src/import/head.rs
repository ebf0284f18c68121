//! What stands before the first turn: fields such as `DATE: …`, the title, a line with date and place; the rest opens the
//! interview.

mod keys;
mod occasion;

use std::rc::Rc;

use super::account::{Form, Ledger, Omission};
use super::label_words::{COLONS, plain_name, role};
use super::labels::{Shape, is_tape, shape};
use super::model::{About, Line, LineKind, Person, Theme};
use super::note::{Field, Reason, Severity, What};
use super::{dates, furniture};
use crate::interview::Role;
use keys::{Key, field, key};

pub use keys::is_section;
pub use occasion::take_date;

/// Whether a label is that of a field about the conversation, and of no person.
pub fn names_field(label: &str) -> bool {
    let bare = label.trim().trim_end_matches(COLONS).trim_end();
    matches!(key(bare), Some(Key::Of(_) | Key::Other))
}

/// Returns whether a line is a field, also if its label is the label of turns: INTERVIEWEE: Mai Afeng. `turns` says how
/// often a label begins a line, apart from the line itself; `has_others` whether fields that are no people stand among
/// the first lines.
pub fn is_field(line: &Line, turns: &dyn Fn(&str) -> usize, has_others: bool) -> bool {
    let Some((label, key, value)) = field(&line.text) else { return false };
    // Some words are of a field and of a part in a conversation: 编辑, 翻译.
    let is_part = matches!(key, Key::Asks | Key::Answers) || role(label).is_some();
    !is_part || turns(label) == 0 || (is_name(value) && has_others)
}

/// Parts a line in which a date and fields stand one behind another: `2026-11-24 10:02 来源：公益时报 作者：王芳`.
pub fn parted(mut line: Line) -> Vec<Line> {
    let is_about = |text: &str| matches!(field(text), Some((_, Key::Of(_) | Key::Other, value)) if !value.is_empty());
    // No line of a head is longer.
    if line.text.len() > 300 {
        return vec![line];
    }
    let mut parts = Vec::new();
    loop {
        let text = &*line.text;
        let begins = text
            .char_indices()
            .zip(text.chars().skip(1))
            .filter(|((_, c), next)| c.is_whitespace() && !next.is_whitespace());
        let mut ends = begins.map(|((at, c), _)| (at, at + c.len_utf8()));
        let at = ends.find(|(end, at)| {
            let (before, after) = (text[..*end].trim_end(), &text[*at..]);
            let is_label = after.find([':', '：']).is_some_and(|colon| !after[..colon].contains(char::is_whitespace));
            is_label && is_about(after) && (is_about(before) || occasion::date(before).is_some())
        });
        let Some((_, at)) = at else {
            parts.push(line);
            return parts;
        };
        let rest = Line { starts: true, ..line.split_off(at) };
        line.truncate(line.text.trim_end().len());
        parts.push(std::mem::replace(&mut line, rest));
    }
}

/// Whether a value is a name, perhaps with words about the person in brackets.
fn is_name(value: &str) -> bool {
    let name = about(value).map_or(value, |(name, _)| name);
    shape(name) >= Shape::Firm && name.chars().count() <= 40 && !name.ends_with(['.', ','])
}

/// A name and what stands about the person in brackets behind it.
fn about(value: &str) -> Option<(&str, &str)> {
    let inside = value.strip_suffix([')', '）'])?;
    let open = value.find(['(', '（']).filter(|at| *at > 0)?;
    Some((value[..open].trim(), inside[open..].trim_start_matches(['(', '（'])))
}

/// How many of the first lines are a title and fields that follow one another, some of them about the conversation and
/// some perhaps with names of people, who do not speak there.
pub fn length<'a>(lines: impl Iterator<Item = &'a Line>) -> usize {
    let (mut length, mut is_about_conversation) = (0, false);
    for (n, line) in lines.enumerate() {
        match field(&line.text) {
            Some((_, Key::Asks | Key::Answers, value)) if !is_name(value) => break,
            Some((_, key, _)) => {
                is_about_conversation |= !matches!(key, Key::Asks | Key::Answers);
                length = n + 1;
            }
            None if keys::is_spoken(&line.text) => break,
            // A title stands above them, perhaps with a line below it.
            None if length == 0 && n < 4 => {}
            None => break,
        }
    }
    if is_about_conversation { length } else { 0 }
}

/// Whether fields that are no people stand in lines.
pub fn has_fields<'a>(lines: impl Iterator<Item = &'a Line>) -> bool {
    let mut lines = lines.take(30).filter_map(|line| field(&line.text));
    lines.any(|(_, key, _)| matches!(key, Key::Of(Field::Date | Field::Place | Field::Title) | Key::Other))
}

/// The plain names of the people whom fields among the first lines state.
pub fn stated<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<String> {
    let fields = lines.take(40).filter_map(|line| field(&line.text));
    let people = fields.filter(|(_, key, _)| matches!(key, Key::Asks | Key::Answers));
    let names = people.flat_map(|(_, _, value)| names(value));
    let names = names.filter(|name| shape(name) >= Shape::Firm && name.chars().count() <= 60);
    let person = |name: &str| {
        let Person { label, name, .. } = person(name, "", Role::Interviewee);
        [Some(label.to_string()), name]
    };
    names.flat_map(person).flatten().map(|name| plain_name(&name)).collect()
}

/// The names in the value of a field: `甲、乙（河城晚报，记者）` are two.
fn names(value: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = value.split(|c: char| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, '、' | '，' | ',' | ';' | '；' | '&')
    });
    parts.map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// The themes in the value of a field. Where semicolons part them, commas belong to them.
fn themes(value: &str) -> impl Iterator<Item = &str> {
    let marks: &[char] = if value.contains([';', '；']) { &[';', '；'] } else { &['、', '，', ',', '|', '/'] };
    value.split(marks).map(str::trim).filter(|word| !word.is_empty())
}

/// Takes the fields and the title from the lines before the first turn, and returns those that open the interview.
pub fn read(mut lines: Vec<Line>, is_interview: bool, about: &mut About, ledger: &mut Ledger) -> Vec<Line> {
    take_fields(&mut lines, about, ledger);
    if let Some(n) =
        lines.iter().position(|line| matches!(line.kind, LineKind::Heading(_))).filter(|_| about.title.is_none())
    {
        let line = lines.remove(n);
        set(about, Field::Title, &line.text, Reason::Heading, &line, ledger);
    }
    let mut lines = if is_interview { furniture::part_head(lines, about, ledger) } else { lines };
    occasion::take(&mut lines, about, ledger);
    if about.title.is_none() && is_interview {
        let is_title = |line: &Line| {
            if is_tape(&line.text) {
                return false;
            }
            let count = line.text.chars().count();
            line.kind == LineKind::Words
                && (2..=120).contains(&count)
                && !line.text.ends_with(['.', '。', '!', '！', ',', '，', ')', '）'])
                && !line.text.contains("://")
        };
        // A first line with nothing but a paragraph of words below it is one of these words.
        if lines.first().is_some_and(is_title) && lines.get(1).is_none_or(|next| next.starts) {
            let line = lines.remove(0);
            set(about, Field::Title, &line.text, Reason::FirstLine, &line, ledger);
            occasion::take(&mut lines, about, ledger);
        }
    }
    lines
}

/// Sets a field to a text of the file, which the account then has there.
pub fn set(about: &mut About, field: Field, value: &str, reason: Reason, line: &Line, ledger: &mut Ledger) {
    let value = value.trim();
    let slot = match field {
        Field::Title => &mut about.title,
        Field::Summary => &mut about.summary,
        Field::Date => &mut about.date,
        Field::Place => &mut about.place,
        Field::Category => &mut about.category,
        Field::Source => &mut about.source,
        Field::Address => &mut about.url,
        Field::Translator => &mut about.translator,
        Field::Rights => &mut about.licence,
        Field::Theme | Field::About | Field::Name => &mut None,
    };
    if slot.is_none() {
        *slot = Some(value.to_owned());
    }
    ledger.take(value, Form::Metadata);
    let shown =
        if field == Field::Date { dates::whole(value).unwrap_or_else(|| value.to_owned()) } else { value.to_owned() };
    ledger.note(Severity::Info, Some(line.place.clone()), What::Field(field, shown, value.to_owned(), reason));
}

/// Whether a line says when a conversation was or how long, or is the heading of the transcript: it has no label.
pub fn is_about(line: &Line) -> bool {
    keys::is_section(&line.text) || occasion::date(&line.text).is_some() || occasion::is_length(&line.text)
}

fn take_fields(lines: &mut Vec<Line>, about: &mut About, ledger: &mut Ledger) {
    let mut rest: Vec<Line> = Vec::new();
    // A field whose value stands in the next line.
    let mut open: Option<(String, Key)> = None;
    // Programs write headings without a colon, above a date or the transcript.
    let is_written = lines.iter().any(is_about);
    let mut lines_left = std::mem::take(lines).into_iter().peekable();
    while let Some(line) = lines_left.next() {
        if is_section(&line.text) && !(rest.is_empty() && open.is_none()) {
            open.take().into_iter().for_each(|(label, _)| without_value(label, ledger));
            ledger.leave_out(line.text, line.place, Omission::Apparatus);
            continue;
        }
        if let Some((label, _)) = open.take_if(|_| field(&line.text).is_some()) {
            without_value(label, ledger);
        }
        if let Some((label, key)) = open.take() {
            take(&label, key, &line.text, &line, about, ledger);
            continue;
        }
        match field(&line.text) {
            Some((label, key, "")) => {
                ledger.changed(&line.text, label, Form::Markup);
                open = Some((label.to_owned(), key));
            }
            Some((label, key, value)) => {
                ledger.changed(&line.text, &format!("{label}{value}"), Form::Markup);
                take(label, key, value, &line, about, ledger);
            }
            None => match keys::bare_key(&line.text).filter(|_| is_written) {
                Some(key) => take_below(&line.text, key, &mut lines_left, about, ledger),
                None => rest.push(line),
            },
        }
    }
    open.into_iter().for_each(|(label, _)| without_value(label, ledger));
    *lines = rest;
}

/// Takes a field whose value stands in the lines below its heading.
fn take_below(
    label: &str,
    key: Key,
    lines: &mut std::iter::Peekable<std::vec::IntoIter<Line>>,
    about: &mut About,
    ledger: &mut Ledger,
) {
    let is_value =
        |line: &Line| !is_section(&line.text) && keys::bare_key(&line.text).is_none() && field(&line.text).is_none();
    let Some(mut value) = lines.next_if(is_value) else { return without_value(label.to_owned(), ledger) };
    while let Some(next) = lines.next_if(|line| !line.starts && is_value(line)) {
        value.text = format!("{} {}", value.text, next.text);
    }
    take(label, key, &value.text, &value, about, ledger);
}

/// Whether a line says who made the text. Returns the label.
pub fn credit(text: &str) -> Option<&str> {
    keys::credit(text).map(|(label, ..)| label)
}

/// Takes the lines below the last turn that say who made the text.
pub fn take_credits(lines: &[Line], about: &mut About, ledger: &mut Ledger) {
    for line in lines {
        let Some((label, key, value)) = keys::credit(&line.text) else { continue };
        ledger.changed(&line.text, &format!("{label}{value}"), Form::Markup);
        take(label, key, value, line, about, ledger);
    }
}

/// Notes a field without a value.
fn without_value(label: String, ledger: &mut Ledger) {
    let what = What::Field(Field::About, String::new(), label.clone(), Reason::Stated(label.clone()));
    ledger.note(Severity::Info, None, what);
    ledger.take(label, Form::Metadata);
}

/// Takes a field: its label and its value are in the note.
fn take(label: &str, key: Key, value: &str, line: &Line, about: &mut About, ledger: &mut Ledger) {
    ledger.take(label, Form::Metadata);
    let reason = Reason::Stated(label.to_owned());
    match key {
        Key::Of(Field::Theme) => {
            for word in themes(value) {
                let id: Rc<str> = word.to_lowercase().into();
                if !about.themes.iter().any(|theme| theme.id == id) {
                    about.themes.push(Theme { id, label: Some(word.to_owned()), about: None });
                }
            }
            ledger.take(value, Form::Metadata);
            let what = What::Field(Field::Theme, value.to_owned(), value.to_owned(), reason);
            ledger.note(Severity::Info, Some(line.place.clone()), what);
        }
        Key::Of(field) => set(about, field, value, reason, line, ledger),
        Key::Asks | Key::Answers => {
            let role = if key == Key::Asks { Role::Interviewer } else { Role::Interviewee };
            for name in names(value) {
                about.people.push(person(name, label, role.clone()));
            }
            ledger.take(value, Form::Metadata);
            let what = What::Field(Field::Name, value.to_owned(), value.to_owned(), reason);
            ledger.note(Severity::Info, Some(line.place.clone()), what);
        }
        Key::Other => {
            ledger.take(value, Form::Metadata);
            let what = What::Field(Field::About, value.to_owned(), value.to_owned(), reason);
            ledger.note(Severity::Info, Some(line.place.clone()), what);
        }
    }
}

/// A person whom a field names: `Han Hongmei (HHM)` is labelled HHM.
fn person(name: &str, part: &str, role: Role) -> Person {
    let (full, inside) = about(name).unwrap_or((name, ""));
    let inside = inside.trim();
    let is_label = !inside.is_empty() && inside.chars().count() <= 4 && !inside.contains(' ');
    let about = Some(inside.to_owned()).filter(|inside| !inside.is_empty() && !is_label);
    let label = if is_label { inside.into() } else { full.into() };
    Person { label, name: Some(full.to_owned()), role: Some(role), about, part: Some(part.to_owned()), initials: None }
}
