//! Finds words in a draft, and replaces them.

use std::ops::Range;
use std::rc::Rc;

use super::command::{At, Query};
use super::detail::{Field, PlainField};
use super::draft::{Draft, Texts};
use super::matching::ranges;
use crate::document::Extras;
use crate::interview::Lang;

/// Where a text of a draft stands. Numbers are positions in the draft's lists, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    Passage(At, Lang),
    Heading(usize, Lang),
    Speaker(usize),
    Theme(usize),
    Term(usize),
    Detail(Field, Lang),
    Plain(PlainField),
    /// What the file has beside the fields that the desk knows.
    Extra,
    /// An editor's note in the file, which is never published.
    Note,
}

/// Where words have been found: ranges of bytes in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub place: Place,
    pub text: Rc<str>,
    pub ranges: Vec<Range<usize>>,
}

impl Found {
    /// Each range on its own.
    pub fn apart(self) -> impl Iterator<Item = Found> {
        let Found { place, text, ranges } = self;
        ranges.into_iter().map(move |range| Found { place: place.clone(), text: text.clone(), ranges: vec![range] })
    }
}

/// Finds the words of a query.
pub fn find(draft: &Draft, query: &Query) -> Vec<Found> {
    search(draft, query.everywhere, &mut |_, text| ranges(text, query))
}

/// Finds something in a text, of which the first argument tells the place.
type Finds<'a> = dyn FnMut(&dyn Fn() -> Place, &str) -> Vec<Range<usize>> + 'a;

/// Finds what `ranges` finds in each text.
pub(super) fn search(draft: &Draft, everywhere: bool, ranges: &mut Finds<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    map(&mut draft.clone(), everywhere, &mut |place, text| {
        let ranges = ranges(place, text);
        if !ranges.is_empty() {
            found.push(Found { place: place(), text: text.clone(), ranges });
        }
        None
    });
    found
}

/// Finds what `ranges` finds in what no command changes: the members of the file that no field reads.
pub(super) fn search_extras(draft: &Draft, ranges: &mut Finds<'_>) -> Vec<Found> {
    let mut all: Vec<&Extras> = draft.extras.iter().collect();
    all.extend(draft.speakers.iter().map(|own| &own.extras));
    all.extend(draft.themes.iter().map(|own| &own.extras));
    all.extend(draft.glossary.iter().map(|own| &own.extras));
    for turn in &draft.turns {
        all.push(&turn.extras);
        all.extend(turn.passages.iter().map(|own| &own.extras));
    }
    let mut found = Vec::new();
    for (is_private, text) in
        all.into_iter().flat_map(Extras::texts).flat_map(|(is, all)| all.into_iter().map(move |one| (is, one)))
    {
        let place = if is_private { Place::Note } else { Place::Extra };
        let ranges = ranges(&|| place.clone(), &text);
        if !ranges.is_empty() {
            found.push(Found { place, text: text.into(), ranges });
        }
    }
    found
}

/// Replaces the words of a query. Returns the number of replacements.
pub(super) fn replace(draft: &mut Draft, query: &Query, with: &str) -> usize {
    let mut count = 0;
    map(draft, query.everywhere, &mut |_, text| {
        let ranges = ranges(text, query);
        count += ranges.len();
        (!ranges.is_empty()).then(|| replaced(text, &ranges, with))
    });
    count
}

/// Replaces each text by what `change` returns for it, if that is anything.
pub(super) fn change(draft: &mut Draft, change: &mut dyn FnMut(&str) -> Option<String>) {
    map(draft, true, &mut |_, text| change(text));
}

fn replaced(text: &str, ranges: &[Range<usize>], with: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for range in ranges {
        out.push_str(&text[at..range.start]);
        out.push_str(with);
        at = range.end;
    }
    out + &text[at..]
}

/// Gets the place and the words of a text, and returns what replaces it.
type Change<'a> = &'a mut dyn FnMut(&dyn Fn() -> Place, &Rc<str>) -> Option<String>;

/// Visits every text; a text that `change` returns replaces it. `everywhere`: not just passages and headings.
fn map(draft: &mut Draft, everywhere: bool, change: Change) {
    for (turn, it) in draft.turns.iter_mut().enumerate() {
        let heading = texts(&it.heading, &mut |lang, text| change(&|| Place::Heading(turn, lang.clone()), text));
        if let Some(heading) = heading {
            Rc::make_mut(it).heading = heading;
        }
        for passage in 0..it.passages.len() {
            let at = At { turn, passage };
            let own = &it.passages[passage].texts;
            let new = texts(own, &mut |lang, text| change(&|| Place::Passage(at, lang.clone()), text));
            if let Some(new) = new {
                Rc::make_mut(&mut Rc::make_mut(it).passages[passage]).texts = new;
            }
        }
    }
    if everywhere {
        map_names(draft, change);
        map_details(draft, change);
    }
}

fn map_names(draft: &mut Draft, change: Change) {
    for (n, speaker) in draft.speakers.iter_mut().enumerate() {
        let mut new = (**speaker).clone();
        let mut is_new = false;
        for own in [&mut new.name, &mut new.initials, &mut new.about] {
            is_new |= set(own, &mut |_, text| change(&|| Place::Speaker(n), text));
        }
        if is_new {
            *speaker = new.into();
        }
    }
    for (n, theme) in draft.themes.iter_mut().enumerate() {
        let mut new = (**theme).clone();
        let mut is_new = false;
        for own in [&mut new.label, &mut new.about] {
            is_new |= set(own, &mut |_, text| change(&|| Place::Theme(n), text));
        }
        if is_new {
            *theme = new.into();
        }
    }
    for (n, term) in draft.glossary.iter_mut().enumerate() {
        let mut new = (**term).clone();
        let mut is_new = false;
        for own in [&mut new.term, &mut new.note] {
            is_new |= set(own, &mut |_, text| change(&|| Place::Term(n), text));
        }
        for word in new.pinyin.iter_mut().chain(&mut new.aliases) {
            if let Some(other) = change(&|| Place::Term(n), word) {
                *word = other.into();
                is_new = true;
            }
        }
        if is_new {
            *term = new.into();
        }
    }
}

fn map_details(draft: &mut Draft, change: Change) {
    for field in Field::ALL {
        let Some(own) = draft.details.get(&field) else { continue };
        let new = texts(own, &mut |lang, text| change(&|| Place::Detail(field, lang.clone()), text));
        if let Some(new) = new {
            Rc::make_mut(&mut draft.details).insert(field, new);
        }
    }
    for field in PlainField::ALL {
        let Some(own) = draft.plain.get(&field) else { continue };
        if let Some(new) = change(&|| Place::Plain(field), own) {
            Rc::make_mut(&mut draft.plain).insert(field, new.into());
        }
    }
}

/// Returns the texts with what `change` returns in place of them; `None` if it returns nothing.
fn texts(texts: &Texts, change: &mut dyn FnMut(&Lang, &Rc<str>) -> Option<String>) -> Option<Texts> {
    let mut new = texts.clone();
    let mut is_new = false;
    for (lang, text) in texts.iter() {
        if let Some(other) = change(lang, text) {
            new.set(lang, &other);
            is_new = true;
        }
    }
    is_new.then_some(new)
}

fn set(own: &mut Texts, change: &mut dyn FnMut(&Lang, &Rc<str>) -> Option<String>) -> bool {
    let new = texts(own, change);
    let is_new = new.is_some();
    if let Some(new) = new {
        *own = new;
    }
    is_new
}
