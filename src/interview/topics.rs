//! The themes and the glossary of an interview.

use std::rc::Rc;

use super::languages::{Languages, words};
use super::problem::{Expected, Found, Problems};
use super::{Localized, Term, Theme};
use crate::document::{At, ExpectedKind, File, Lenient, List, Text};
use crate::string_index::StringIndex;

/// Themes by position, while turns are being read.
pub(super) struct Themes {
    pub list: Vec<Rc<Theme>>,
    by_id: StringIndex,
    /// Whether the file declares themes; if so, an id that is not declared is reported and adds no theme.
    declared: bool,
}

impl Themes {
    pub(super) fn of(file: &File, languages: &mut Languages, problems: &mut Problems) -> Self {
        let mut themes = Themes { list: Vec::new(), by_id: StringIndex::default(), declared: false };
        let at = At::ROOT.member("themes", &file.themes);
        for (_, at, theme) in file.themes.each(&at) {
            themes.declared = true;
            let label = languages.localized(&theme.label, &at.member("label", &theme.label), problems);
            let about = languages.localized(&theme.about, &at.member("about", &theme.about), problems);
            let labelled = || label.as_ref().map(|label| label.0[0].1.clone());
            let Some(id) = theme.id.good().and_then(words).or_else(labelled) else {
                problems.add(&at, Expected::Value(ExpectedKind::Id), Found::Nothing);
                continue;
            };
            if themes.by_id.get(&id).is_some() {
                problems.add(&at.member("id", &theme.id), Expected::NewId, Found::Again(id));
                continue;
            }
            let label = label.unwrap_or_else(|| Localized(vec![(languages.original().clone(), id.clone())]));
            themes.push(Theme { id, label, about });
        }
        themes
    }

    /// The themes of a turn or a passage, by position.
    pub(super) fn named(
        &mut self,
        ids: &Lenient<List<Text>>,
        at: &At,
        languages: &Languages,
        problems: &mut Problems,
    ) -> Vec<usize> {
        let mut named = Vec::new();
        for (_, at, id) in ids.each(at) {
            let Some(id) = words(id) else { continue };
            if let Some(known) = self.by_id.get(&id) {
                named.push(known);
                continue;
            }
            if self.declared {
                // The theme with this label is meant. A theme with similar letters is only suggested: a slip must not
                // assign a passage to a theme.
                match self.called(&id) {
                    Some(meant) => {
                        problems.add(&at, Expected::KnownTheme, Found::word(&id, Some(&self.list[meant].id)));
                        named.push(meant);
                    }
                    None => {
                        let known = self.list.iter().map(|theme| &*theme.id);
                        problems.unknown(&at, Expected::KnownTheme, &id, known);
                    }
                }
                continue;
            }
            named.push(self.list.len());
            let label = Localized(vec![(languages.original().clone(), id.clone())]);
            self.push(Theme { id, label, about: None });
        }
        named
    }

    /// Returns the declared theme with this label, or with this id in different case.
    fn called(&self, word: &str) -> Option<usize> {
        let is_called = |theme: &Rc<Theme>| {
            theme.id.eq_ignore_ascii_case(word) || theme.label.iter().any(|(_, label)| label.eq_ignore_ascii_case(word))
        };
        self.list.iter().position(is_called)
    }

    fn push(&mut self, theme: Theme) {
        self.by_id.add(&theme.id, self.list.len());
        self.list.push(Rc::new(theme));
    }
}

/// Reads the glossary. A term without an id gets its own words as the id.
pub(super) fn glossary(file: &File, languages: &mut Languages, problems: &mut Problems) -> Vec<Rc<Term>> {
    let mut terms = Vec::new();
    let mut ids = StringIndex::default();
    let at = At::ROOT.member("glossary", &file.glossary);
    for (_, at, term) in file.glossary.each(&at) {
        let words_of = languages.localized(&term.term, &at.member("term", &term.term), problems);
        let note = languages.localized(&term.note, &at.member("note", &term.note), problems);
        let id = term.id.good().and_then(words);
        if words_of.is_none() && term.term.is_absent() {
            problems.add(&at, Expected::Words, Found::Nothing);
        }
        let original = languages.original().clone();
        let Some(words_of) = words_of.or_else(|| id.clone().map(|id| Localized(vec![(original, id)]))) else {
            continue;
        };
        let id = id.unwrap_or_else(|| words_of.0[0].1.clone());
        if !ids.add(&id, 0) {
            let at = if term.id.is_absent() { at.member("term", &term.term) } else { at.member("id", &term.id) };
            problems.add(&at, Expected::NewId, Found::Again(id));
            continue;
        }
        let aliases = term.aliases.each(&at);
        let aliases = aliases.filter_map(|(.., alias)| words(alias)).collect();
        let pinyin = term.pinyin.good().and_then(words);
        terms.push(Rc::new(Term { id, term: words_of, pinyin, aliases, note }));
    }
    terms
}
