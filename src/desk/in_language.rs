//! What a draft has in one of its languages: what would go with the language.

use super::draft::{Draft, Texts};
use crate::interview::Lang;

/// How much a draft has in a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InLanguage {
    pub passages: usize,
    /// Of questions, in the outline.
    pub headings: usize,
    /// Speakers, themes and terms with a name, or words about them.
    pub names: usize,
    pub details: usize,
}

impl InLanguage {
    pub fn of(draft: &Draft, lang: &Lang) -> InLanguage {
        let has = |texts: &&Texts| texts.get(lang).is_some();
        let any = |texts: &[&Texts]| texts.iter().any(has);
        let speakers = draft.speakers.iter().filter(|one| any(&[&one.name, &one.initials, &one.about]));
        let themes = draft.themes.iter().filter(|theme| any(&[&theme.label, &theme.about]));
        let terms = draft.glossary.iter().filter(|term| any(&[&term.term, &term.note]));
        InLanguage {
            passages: draft.turns.iter().flat_map(|turn| &turn.passages).filter(|one| has(&&one.texts)).count(),
            headings: draft.turns.iter().filter(|turn| has(&&turn.heading)).count(),
            names: speakers.count() + themes.count() + terms.count(),
            details: draft.details.values().filter(has).count(),
        }
    }

    pub fn is_empty(self) -> bool {
        self == InLanguage::default()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Command, Journal, open};
    use super::*;

    #[test]
    fn what_goes_with_a_language_is_counted_and_comes_back_with_one_step() {
        let talk = r#"{"languages": ["en", "de"], "title": {"en": "Bread", "de": "Brot"}, "summary": "On bread.",
            "rights": {"holder": {"en": "The archive", "de": "Das Archiv"}},
            "speakers": [{"id": "A", "name": {"en": "Ann", "de": "Anne"}}, {"id": "B", "name": "Bo", "about": {"de": "Bäcker"}}],
            "themes": [{"id": "work", "label": {"en": "Work", "de": "Arbeit"}}, {"id": "rest", "label": {"en": "Rest"}}],
            "glossary": [{"term": {"en": "rye", "de": "Roggen"}}],
            "turns": [{"speaker": "A", "kind": "question", "heading": {"en": "Why", "de": "Warum"}, "text": {"en": "Why?", "de": "Warum?"}},
            {"speaker": "B", "passages": [{"text": {"en": "One.", "de": "Eins."}}, {"text": {"en": "Two."}}]}]}"#;
        let mut journal = Journal::new(open(&crate::document::parse(talk.as_bytes().to_vec()).expect("JSON")).draft);
        let before = journal.draft().clone();
        let lang = Lang::parse("de").expect("a tag");
        let had = InLanguage::of(&before, &lang);
        assert_eq!(had, InLanguage { passages: 2, headings: 1, names: 4, details: 2 });
        journal.apply(Command::RemoveLanguage { lang: "de".into() }).expect("removed");
        assert!(InLanguage::of(journal.draft(), &lang).is_empty());
        journal.undo();
        assert_eq!((journal.draft(), journal.len()), (&before, 0));
    }
}
