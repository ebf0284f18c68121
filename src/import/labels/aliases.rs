//! Two labels of one person: `李敏（以下简称李）：` and then `李：`, `Anna Fischer (AF):` and then `AF:`, `主持人 欧娘：` and then `欧娘：`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::label_words::{is_known, plain_name, role};
use super::super::model::Person;
use super::candidate::{Candidate, Form};
use super::evidence::key;
use super::{Item, Shape};
use crate::interview::{initials, is_han};

/// What the short labels stand for.
#[derive(Debug, Default)]
pub struct Aliases {
    /// The keys of the short labels, with those of the long ones.
    pub keys: BTreeMap<String, String>,
    pub people: Vec<Person>,
}

/// Finds what labels explain, and parts the explanations from the names.
pub fn find(items: &mut [Item]) -> Aliases {
    let mut aliases = Aliases::default();
    let names: Vec<Option<String>> = items.iter().map(|item| plain_label(item).map(str::to_owned)).collect();
    let all: BTreeSet<String> = names.iter().flatten().map(|name| key(name)).collect();
    for item in items.iter_mut() {
        let (text, label) = (&*item.line.text, item.label.as_mut());
        let Some(label) = label.filter(|label| label.form != Form::Alone) else { continue };
        if let Some((short, range)) = explained(label, text).filter(|(short, _)| all.contains(&key(short))) {
            let name = &text[label.name.clone()];
            let own = Some(short.clone()).filter(|short| *short != *initials(name));
            aliases.keys.insert(key(&short), key(name));
            let role = role(&short);
            let name = Some(name.to_owned());
            aliases.people.push(Person { label: short.into(), name, role, initials: own, ..Person::default() });
            label.directions.retain(|direction| *direction != range);
            label.explains = Some(range);
        }
    }
    part_parts(items, &names, &mut aliases);
    aliases
}

/// Parts the word for a part before a name that is a label elsewhere.
fn part_parts(items: &mut [Item], names: &[Option<String>], aliases: &mut Aliases) {
    let bare: BTreeSet<&String> = names.iter().flatten().filter(|name| !is_known(&plain_name(name))).collect();
    for item in items.iter_mut() {
        let (text, label) = (&*item.line.text, item.label.as_mut());
        let Some(label) = label.filter(|label| label.form != Form::Alone) else { continue };
        let whole = &text[label.name.clone()];
        let part_of = |name: &&String| {
            let part = whole.strip_suffix(name.as_str()).filter(|part| is_part(part, name))?;
            Some((part.trim_end().to_owned(), (*name).clone()))
        };
        let Some((part, name)) = bare.iter().find_map(part_of) else { continue };
        if label.explains.is_none() {
            let start = label.name.start;
            label.explains = Some(start..start + part.len());
            label.name.start = label.name.end - name.len();
            let person =
                Person { label: name.as_str().into(), name: Some(name), role: role(&part), ..Person::default() };
            if !aliases.people.iter().any(|known| known.label == person.label) {
                aliases.people.push(person);
            }
        }
    }
}

/// Whether a text before a name is a word for a part in the conversation. It stands apart from a name of Latin script.
fn is_part(text: &str, name: &str) -> bool {
    let is_apart = text.ends_with(char::is_whitespace) || (name.starts_with(is_han) && text.chars().count() > 1);
    let part = plain_name(text);
    is_apart && name.chars().count() > 1 && is_known(&part) && !part.ends_with(|c: char| c.is_ascii_digit())
}

/// The name of a label that explains nothing.
fn plain_label(item: &Item) -> Option<&str> {
    let label = item.label.as_ref().filter(|label| label.form != Form::Alone && label.shape >= Shape::Firm)?;
    label.directions.is_empty().then(|| &item.line.text[label.name.clone()])
}

/// The short label in the brackets behind a name, and the range of these.
fn explained(label: &Candidate, text: &str) -> Option<(String, Range<usize>)> {
    const SAYS: [&str; 14] = [
        "以下简称",
        "以下簡稱",
        "下文简称",
        "下文簡稱",
        "以下称",
        "以下稱",
        "下称",
        "下稱",
        "后简称",
        "简称",
        "簡稱",
        "hereafter",
        "hereinafter",
        "from here on",
    ];
    let range = label.directions.last()?.clone();
    let name = &text[label.name.clone()];
    let inside = text[range.clone()].trim_matches(['(', '（', ')', '）', '[', ']', '【', '】', ' ']);
    let said = SAYS.iter().find_map(|says| inside.strip_prefix(says));
    let is_mark = |c: char| c.is_whitespace() || "“”\"「」『』‘’':：为為".contains(c);
    let short = said.unwrap_or(inside).trim_matches(is_mark);
    let is_short = (1..=8).contains(&short.chars().count()) && !short.contains(char::is_whitespace);
    let is_own = said.is_some() || is_short_for(short, name);
    (is_short && is_own).then(|| (short.to_owned(), range))
}

/// Whether a text is a part of a Chinese name, or has the initials of a name.
fn is_short_for(short: &str, name: &str) -> bool {
    let letters = name.split([' ', '-']).filter_map(|word| word.chars().next());
    let is_initials = letters.collect::<String>().to_lowercase() == short.to_lowercase();
    (short.chars().count() > 1 && is_initials) || (short.chars().all(is_han) && name.contains(short))
}
