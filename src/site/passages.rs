//! Searches the passages of an interview for the home page: an index of its file gives [`Hits`]. The rules, and
//! therefore the numbers, are those of the search within the interview, which each result leads to.

use std::ops::Range;
use std::rc::Rc;

use crate::interview::{Interview, Lang, Localized, Passage};
use crate::search::{self, Finder, Index, Query, Span};

/// How many excerpts an interview shows.
const EXCERPTS: usize = 2;
/// The length of an excerpt before and after its first hit, in bytes.
const SPAN: Span = Span { before: 60, after: 150 };

/// What was found in the passages of an interview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// The language of the hits: the reader's, or else one in which the words occur.
    pub lang: Lang,
    /// The number of passages with all words.
    pub passages: usize,
    /// Excerpts from the first of them.
    pub excerpts: Vec<Excerpt>,
    /// Words that name glossary terms by their pinyin, each with its term.
    pub terms: Vec<(String, Rc<str>)>,
}

/// A part of a passage around the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub id: Rc<str>,
    pub number: Rc<str>,
    pub speaker: Option<Localized>,
    pub lang: Lang,
    pub text: String,
    /// The places of the words in `text`, in order, without overlaps.
    pub marks: Vec<Range<usize>>,
}

/// An interview that can be searched. It keeps the whole interview, so it is for sites whose files are small in total
/// ([`super::Site::searches_passages`]).
pub struct Passages(Rc<Interview>, Index);

impl Passages {
    pub fn new(interview: Rc<Interview>) -> Passages {
        let index = Index::new(&interview);
        Passages(interview, index)
    }

    /// Folds all texts again when the tables of the search have arrived.
    pub fn fold_again(self) -> Passages {
        Passages::new(self.0)
    }

    /// Finds the passages with all words, in the language that readers of `wanted` see, or else in the first language
    /// with hits.
    pub fn find(&self, query: &Query, wanted: &Lang) -> Option<Hits> {
        let Passages(interview, index) = self;
        let finder = index.find(query);
        let shown = wanted.best(&interview.languages).unwrap_or(0);
        let shown = interview.languages.get(shown)?;
        let others = interview.languages.iter().filter(|lang| *lang != shown);
        let mut hits = [shown].into_iter().chain(others).find_map(|lang| self.find_in(&finder, lang))?;
        hits.terms = finder.terms(&hits.lang);
        Some(hits)
    }

    fn find_in(&self, finder: &Finder, lang: &Lang) -> Option<Hits> {
        let mut hits = Hits { lang: lang.clone(), passages: 0, excerpts: Vec::new(), terms: Vec::new() };
        for passage in self.0.passages() {
            if finder.words(passage, passage.text(lang)) == finder.all() {
                hits.passages += 1;
                if hits.excerpts.len() < EXCERPTS {
                    hits.excerpts.extend(excerpt(passage, lang, finder));
                }
            }
        }
        (hits.passages > 0).then_some(hits)
    }
}

fn excerpt(passage: &Passage, lang: &Lang, finder: &Finder) -> Option<Excerpt> {
    let text = passage.text(lang);
    let (paragraph, marks) = text.paragraphs.iter().enumerate().find_map(|(n, paragraph)| {
        let marks = finder.spans(passage, text, n);
        (!marks.is_empty()).then_some((&*paragraph.text, marks))
    })?;
    let (part, marks) = search::excerpt(paragraph, &marks, SPAN);
    Some(Excerpt {
        id: passage.id.clone(),
        number: passage.number.clone(),
        speaker: passage.speaker.as_ref().map(|speaker| speaker.name.clone()),
        lang: text.lang.clone(),
        text: part,
        marks,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(typed: &str, lang: &str) -> Option<Hits> {
        let file = r#"{"format": "interview/1", "title": "Rope", "languages": ["en", "zh-Hans"],
            "speakers": [{"id": "gao", "name": {"en": "Gao Min"}}],
            "glossary": [{"term": {"zh-Hans": "信任", "en": "trust"}, "pinyin": "xìnrèn"}],
            "turns": [{"id": "a1", "speaker": "gao", "passages": [
                {"text": {"en": "The rope was old, and nobody had counted the knots in it before we came to the roof and looked at it, which took all of a long morning and most of the afternoon with its rain. We trust the rope.", "zh-Hans": "绳子旧了。信任靠绳子。"}},
                {"text": {"en": "Nobody climbed.", "zh-Hans": "没有人爬。"}}]}]}"#;
        let document = crate::document::parse(file.as_bytes().to_vec()).expect("it is JSON");
        let (interview, _) = crate::interview::check(document);
        let lang = Lang::parse(lang).expect("a tag");
        Passages::new(Rc::new(interview)).find(&Query::parse(typed), &lang)
    }

    #[test]
    fn passages_are_counted_and_read_in_the_readers_language() {
        let found = hits("NOBODY", "en").expect("it is there");
        assert_eq!((found.lang.as_str(), found.passages, found.excerpts.len()), ("en", 2, 2));
        let first = &found.excerpts[0];
        assert!(first.text.starts_with("The rope was old") && first.text.ends_with('…'), "{}", first.text);
        assert_eq!(&first.text[first.marks[0].clone()], "nobody");
        assert_eq!(first.speaker.as_ref().expect("a speaker").iter().next().expect("a name").1.as_ref(), "Gao Min");
        assert_eq!(hits("nobody rope", "en").expect("both").passages, 1);
        assert_eq!(hits("ladder", "en"), None);
    }

    #[test]
    fn words_of_another_language_are_found_in_it() {
        let found = hits("绳子", "en").expect("it is there");
        assert_eq!((found.lang.as_str(), found.passages), ("zh-Hans", 1));
        assert_eq!(found.excerpts[0].marks.len(), 2);
    }

    #[test]
    fn a_term_found_by_its_sound_is_reported() {
        let found = hits("xinren", "en").expect("the glossary has it");
        assert_eq!(found.terms, [("xinren".to_owned(), "信任".into())]);
        assert!(found.excerpts[0].text.starts_with('…'), "{}", found.excerpts[0].text);
        assert_eq!(hits("nobody", "en").expect("it is there").terms, []);
    }
}
