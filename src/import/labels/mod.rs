//! Finds who speaks in a [`Manuscript`], and makes turns of it.

mod aliases;
mod apart;
mod candidate;
mod colon;
mod evidence;
mod figures;
mod lists;
mod marker;
mod names;
mod questions;
mod tapes;
pub mod times;
mod turns;

pub use names::{Shape, shape};
pub use tapes::is_tape;

use super::account::{Ledger, Omission};
use super::model::{Line, LineKind, Manuscript, Transcript};
use super::note::{Severity, What};
use super::{dates, furniture, head, tables, wrap};
use candidate::{Candidate, Form};
use evidence::{Sighting, Speakers};

/// A line with what may be its label.
struct Item {
    line: Line,
    label: Option<Candidate>,
    /// Labels behind the ends of sentences within the line.
    within: Vec<Candidate>,
    /// The same words in another language, from a table.
    translation: Option<super::model::Words>,
}

/// Makes turns of a manuscript.
pub fn read(mut manuscript: Manuscript) -> Transcript {
    furniture::remove_running_heads(&mut manuscript);
    let Manuscript { blocks, is_typed, links, mut about, mut ledger } = manuscript;
    let mut items: Vec<Item> = Vec::new();
    for block in tables::read(blocks, &mut ledger) {
        let (line, translation) = block;
        let parts = if items.len() < HEAD && translation.is_none() { head::parted(line) } else { vec![line] };
        let last = parts.len() - 1;
        let translations = std::iter::repeat_n(None, last).chain([translation]);
        items.extend(parts.into_iter().zip(translations).map(|(line, translation)| item(line, translation)));
    }
    figures::label(&mut items);
    apart::label(&mut items);
    drop_of_programs(&mut items);
    let credits = part_credits(&mut items);
    let stated = head::stated(items.iter().map(|item| &item.line));
    for item in &mut items {
        let text = &item.line.text;
        // A name that a header states is as certain as a word for a part.
        for label in item.label.iter_mut().chain(&mut item.within) {
            if matches!(label.form, Form::Colon | Form::Bold)
                && stated.contains(&super::label_words::plain_name(&text[label.name.clone()]))
            {
                label.shape = Shape::Known;
            }
        }
    }
    lists::unlabel(&mut items);
    let aliases::Aliases { keys, people } = aliases::find(&mut items);
    let mut speakers = decide(&items, keys);
    // Where each line is a paragraph of its own, one that begins like the others has a label, too.
    if !is_typed || !wrap::is_wrapped(items.iter().map(|item| &item.line), |n| begins_turn(&items[n], &speakers)) {
        speakers.add_lines(items.len());
    }
    let questions =
        if speakers.is_empty() { questions::Questions::of(&items) } else { questions::Questions::default() };
    let answers = questions::unlabelled_answers(&items, &speakers, &questions);
    for (name, count) in &speakers.refused {
        let is_it =
            |item: &&Item| item.label.as_ref().is_some_and(|label| item.line.text[label.name.clone()] == **name);
        let place = items.iter().find(is_it).filter(|_| *count == 1).map(|item| item.line.place.clone());
        let severity = if *count == 1 { Severity::Doubt } else { Severity::Info };
        ledger.note(severity, place, What::NoSpeaker(name.clone(), *count));
    }
    let fields = head::length(items.iter().map(|item| &item.line));
    let counts = speakers_of(&items, &speakers);
    let within = speakers_of(&items[..fields], &speakers);
    let has_fields = head::has_fields(items.iter().map(|item| &item.line));
    let is_first = |n: usize| {
        let others = |name: &str| counts(name).saturating_sub(if n < fields { within(name) } else { 1 });
        is_turn(&items[n], &speakers) && !head::is_field(&items[n].line, &others, has_fields)
    };
    let first = (0..items.len()).find(|n| is_first(*n));
    let first = first.unwrap_or_else(|| {
        let title = items.iter().take_while(|item| matches!(item.line.kind, LineKind::Heading(_))).count().min(1);
        items.iter().position(|item| questions.has(&item.line)).unwrap_or_default().max(title)
    });
    let first = first - usize::from(first > 0 && items.get(first - 1).is_some_and(|item| is_time(&item.line)));
    let body = items.split_off(first);
    let head = without_translations(items, &mut ledger);
    let opening = head::read(head, !speakers.is_empty() || !questions.is_empty(), &mut about, &mut ledger);
    head::take_credits(&without_translations(credits, &mut ledger), &mut about, &mut ledger);
    about.people.extend(people);
    let (body, tail) = furniture::part_tail(body, |item| &item.line, |item| is_turn(item, &speakers));
    let tail = without_translations(tail, &mut ledger);
    furniture::leave_out(tail.into_iter(), &mut ledger);
    if speakers.is_empty() && questions.is_empty() {
        ledger.note(Severity::Doubt, None, What::NoSpeakers);
    }
    let is_wrapped =
        is_typed && wrap::is_wrapped(body.iter().map(|item| &item.line), |n| begins_turn(&body[n], &speakers));
    let has_ends = has_ends(&body, &speakers);
    let mut maker = turns::Maker::new(&speakers, &questions, answers, (is_wrapped, has_ends), ledger);
    for line in opening {
        maker.add(item(line, None), true);
    }
    for item in body {
        maker.add(item, false);
    }
    let (segments, ledger) = maker.finish();
    Transcript { segments, links, about, ledger }
}

/// How many lines may be the head of a transcript that a program wrote.
const HEAD: usize = 30;

/// Removes the labels of lines that are no turns: those above a transcript that say when and how long the conversation
/// was, and those about the recording.
fn drop_of_programs(items: &mut [Item]) {
    if names_somebody(items) {
        items[0].label = None;
    }
    for n in 0..items.len() {
        let Some(label) = &items[n].label else { continue };
        let line = &items[n].line;
        let is_head = || head::is_about(line) || is_title(label, &items[..], n);
        if is_tape(&line.text) || (n < HEAD && is_head()) {
            items[n].label = None;
        }
    }
}

/// Parts the lines at the end that say who made the text, such as its editor, who is no speaker: menus may stand below
/// them, and their labels do not recur.
fn part_credits(items: &mut Vec<Item>) -> Vec<Item> {
    let mut labels = std::collections::BTreeMap::<String, usize>::new();
    let last = items.len().saturating_sub(12);
    for item in items.iter() {
        if let Some(label) = &item.label {
            *labels.entry(evidence::key(&item.line.text[label.name.clone()])).or_default() += 1;
        }
    }
    let is_credit = |item: &Item| {
        let label = head::credit(&item.line.text).filter(|_| item.line.kind == LineKind::Words);
        label.is_some_and(|label| labels.get(&evidence::key(label)).is_none_or(|count| *count == 1))
    };
    let mut from = items.len();
    let is_menu = |item: &Item| item.label.is_none() && furniture::is_menu(&item.line.text);
    while from > last && (is_credit(&items[from - 1]) || is_menu(&items[from - 1])) {
        from -= 1;
    }
    let (mut credits, mut others) = (Vec::new(), Vec::new());
    // A text is no list of credits.
    if from > 0 {
        for item in items.drain(from..) {
            let is_credit = !is_menu(&item) && is_credit(&item);
            if is_credit { credits.push(item) } else { others.push(item) }
        }
    }
    items.append(&mut others);
    credits
}

/// Whether the first line is a title with a colon: `对话李伟：公益二十年`, or `李伟：公益二十年`, where the words of Li Wei are
/// sentences elsewhere.
fn names_somebody(items: &[Item]) -> bool {
    const BEFORE: [&str; 12] = [
        "对话",
        "對話",
        "专访",
        "專訪",
        "访谈",
        "訪談",
        "对谈",
        "對談",
        "interview with ",
        "an interview with ",
        "a conversation with ",
        "in conversation with ",
    ];
    let ends = |text: &str| text.ends_with(['.', '?', '!', '。', '？', '！', '…', '”', '"', '）', ')', '」']);
    let name = |item: &Item| item.label.as_ref().map(|label| evidence::key(&item.line.text[label.name.clone()]));
    let Some(first) = items.first().filter(|first| first.line.kind == LineKind::Words && !ends(&first.line.text))
    else {
        return false;
    };
    let Some((label, own)) = first.label.as_ref().zip(name(first)) else { return false };
    let title = first.line.text[label.end..].trim();
    let is_short = !title.is_empty() && title.chars().count() <= 60 && !title.contains(['。', '？', '！', '?', '!']);
    if !is_short || label.form != Form::Colon || !items.get(1).is_some_and(|next| next.line.starts) {
        return false;
    }
    let others: Vec<&Item> = items[1..].iter().filter(|item| item.label.is_some()).collect();
    let same = || others.iter().filter(|item| name(item).as_ref() == Some(&own));
    let is_told = BEFORE.iter().any(|word| own.starts_with(word)) && same().next().is_none();
    let asks = same().filter(|item| item.line.text.ends_with(['?', '？'])).count();
    let are_sentences = others.len() >= 4 && others.iter().all(|item| ends(&item.line.text));
    is_told || (are_sentences && same().count() >= 2 && asks == 0)
}

/// Whether what may be a name has a date in it and does not recur: `Interview - 2019/03/02 10:02 CET - Transcript`.
fn is_title(label: &Candidate, items: &[Item], at: usize) -> bool {
    let name = |item: &Item, label: &Candidate| evidence::key(&item.line.text[label.name.clone()]);
    let own = name(&items[at], label);
    let recurs = || {
        let mut others = items.iter().enumerate().filter(|(n, _)| *n != at);
        others.any(|(_, item)| item.label.as_ref().is_some_and(|label| name(item, label) == own))
    };
    label.form == Form::Timed && dates::find(&own).is_some() && !recurs()
}

/// The lines of a title, of fields or of furniture, which have no translation in an interview.
fn without_translations(items: Vec<Item>, ledger: &mut Ledger) -> Vec<Line> {
    let line = |item: Item| {
        if let Some(translation) = item.translation {
            ledger.leave_out(translation.text, item.line.place.clone(), Omission::Other);
        }
        item.line
    };
    items.into_iter().map(line).collect()
}

fn item(line: Line, translation: Option<super::model::Words>) -> Item {
    let label = if line.kind == LineKind::Note { None } else { candidate::of_line(&line) };
    let from = label.as_ref().filter(|label| label.form != Form::Alone).map_or(0, |label| label.end);
    let is_words = matches!(line.kind, LineKind::Words | LineKind::Quote);
    let within = if is_words { within(&line.text, from) } else { Vec::new() };
    Item { line, label, within, translation }
}

/// Finds what may be labels behind the ends of sentences.
fn within(text: &str, from: usize) -> Vec<Candidate> {
    if !text.get(from..).is_some_and(|rest| rest.contains(super::label_words::COLONS)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = from;
    while let Some(next) = text[at..].find(['。', '？', '！', '?', '!', '.', '”', '…', '"', '」', '）', ')', ';', '；'])
    {
        let end = at + next + text[at + next..].chars().next().map_or(1, char::len_utf8);
        let start = end + text[end..].len() - text[end..].trim_start_matches([' ', '\u{a0}', '\t', '\u{3000}']).len();
        // After a full stop of Latin script a space follows.
        let is_end =
            start > end || !text[at + next..].starts_with(['.', '?', '!', '"', ')', ';']) || is_han_at(&text[start..]);
        at = end;
        if !is_end || start >= text.len() {
            continue;
        }
        if let Some(label) = candidate::within(text, start).filter(|label| label.shape >= Shape::Firm) {
            at = label.end.max(end);
            found.push(label);
        }
    }
    found
}

fn is_han_at(text: &str) -> bool {
    text.chars().next().is_some_and(crate::interview::is_han)
}

fn decide(items: &[Item], aliases: std::collections::BTreeMap<String, String>) -> Speakers {
    let mut sightings = Vec::new();
    for (n, item) in items.iter().enumerate() {
        let text = &*item.line.text;
        let begins_paragraph = item.line.starts || is_lone(item);
        let is_cell = item.line.kind == LineKind::Heading(9);
        let has_time = item.label.as_ref().is_some_and(|label| label.form == Form::Alone) && has_time(items, n);
        sightings.extend(item.label.iter().map(|candidate| Sighting {
            text,
            candidate,
            begins_line: true,
            begins_paragraph,
            is_cell,
            has_time,
        }));
        sightings.extend(item.within.iter().map(|candidate| Sighting {
            text,
            candidate,
            begins_line: false,
            begins_paragraph: false,
            is_cell: false,
            has_time: false,
        }));
    }
    // A label alone in its line and the words below it are one paragraph.
    let below = items.windows(2).filter(|pair| is_lone(&pair[0]) && pair[1].line.starts).count();
    let paragraphs = items.iter().filter(|item| item.line.starts).count().saturating_sub(below);
    Speakers::among(&sightings, paragraphs, aliases)
}

/// Whether a line is a label with its colon, and nothing else.
fn is_lone(item: &Item) -> bool {
    item.label.as_ref().is_some_and(|label| label.is_lone(&item.line.text))
}

/// Whether a line is a time and nothing else, which is about the words below it.
fn is_time(line: &Line) -> bool {
    times::at(&line.text).is_some_and(|time| time.length == line.text.len())
}

/// Whether a time stands in the line above a name and words below it, or in brackets before these words.
fn has_time(items: &[Item], at: usize) -> bool {
    let above = at.checked_sub(1).is_some_and(|above| is_time(&items[above].line));
    let below = items.get(at + 1).map(|item| &item.line).filter(|line| !is_time(line));
    below.is_some_and(|line| above || times::at(&line.text).is_some_and(|time| time.in_brackets))
}

/// Whether a turn begins with a line.
fn is_turn(item: &Item, speakers: &Speakers) -> bool {
    item.label.as_ref().is_some_and(|label| speakers.accepts(&item.line.text, label).is_some())
}

/// Whether a turn begins with a line, or something that has the form of a label.
fn begins_turn(item: &Item, speakers: &Speakers) -> bool {
    is_turn(item, speakers) || item.label.as_ref().is_some_and(|label| speakers.doubts(&item.line.text, label))
}

/// Whether times at the ends of turns say when those end: most have one, and none has a time with its label.
fn has_ends(items: &[Item], speakers: &Speakers) -> bool {
    let turns = || items.iter().filter(|item| is_turn(item, speakers));
    let has_starts = turns().filter_map(|item| item.label.as_ref()).any(|label| label.time.is_some());
    let ends = items.iter().filter(|item| times::ending(&item.line.text).is_some()).count();
    !has_starts && ends >= 3 && ends * 2 >= turns().count()
}

/// How often each accepted label begins a line.
fn speakers_of(items: &[Item], speakers: &Speakers) -> impl Fn(&str) -> usize + use<> {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for item in items.iter().filter(|item| is_turn(item, speakers)) {
        if let Some(label) = &item.label {
            *counts.entry(evidence::key(&item.line.text[label.name.clone()])).or_default() += 1;
        }
    }
    move |name| counts.get(&evidence::key(name)).copied().unwrap_or_default()
}
