//! Searches on the home page: titles, summaries, people and themes at once, and the questions of all interviews as
//! their files arrive. The rules are those of the search within an interview ([`crate::search`]).
//!
//! ```text
//! Site, questions/0.json, … → Texts ─┐
//! typed → Query ─────────────────────┴→ Found
//! ```
//!
//! The texts of each interview are folded once and joined into one text, so that a single scan rules out most
//! interviews.

use std::ops::Range;
use std::rc::Rc;

use super::Site;
use super::passages::{Hits, Passages};
use super::read::localized_value;
use crate::document::Value;
use crate::interview::{Interview, Lang, Localized};
use crate::search::{Needles, Query, Tight, fold};
use crate::string_index::StringIndex;

/// Separates the folded texts of an interview. Folding never produces this character, so no word spans two texts.
const BETWEEN: char = '\n';

/// A question of one of the site's interviews.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The id of its thread.
    pub thread: Rc<str>,
    pub text: Localized,
}

/// The folded texts of a site, in the order of its interviews.
#[derive(Default)]
pub struct Texts {
    /// The position of each interview by its id.
    places: StringIndex,
    heads: Vec<Head>,
    asked: Vec<Questions>,
    /// The passages of the interviews whose files have arrived.
    passages: Vec<Option<Passages>>,
}

/// The title, summary, people and themes of an interview.
struct Head {
    folded: String,
    tight: Option<Tight>,
}

/// The questions of an interview.
#[derive(Clone, Default)]
struct Questions {
    list: Vec<Rc<Asked>>,
    folded: String,
    tight: Option<Tight>,
    /// The ends of the questions' texts in `folded`.
    ends: Vec<usize>,
}

/// What was found; `None` if nothing is searched, which finds everything.
#[derive(Default)]
pub struct Found(Option<(Needles, Vec<One>)>);

/// Whether all words occur in an interview, and the questions and passages to show.
#[derive(Clone, Default)]
struct One {
    has: bool,
    questions: Vec<Rc<Asked>>,
    hits: Option<Rc<Hits>>,
}

impl Texts {
    pub fn new(site: &Site) -> Texts {
        let count = site.interviews.len();
        let mut texts = Texts { asked: vec![Questions::default(); count], ..Texts::default() };
        texts.passages.resize_with(count, || None);
        for (place, listing) in site.interviews.iter().enumerate() {
            texts.places.add(&listing.id, place);
            let named = listing.people.iter().chain(&listing.themes).map(|named| &named.label);
            let mut folded = String::new();
            for text in [&listing.title].into_iter().chain(&listing.summary).chain(named) {
                add(&mut folded, text);
            }
            texts.heads.push(Head { tight: Tight::of(&folded), folded });
        }
        texts
    }

    /// Adds a file with questions of some interviews. Returns false if it is not such a file.
    pub fn take(&mut self, site: &Site, file: &[u8]) -> bool {
        let Some(Ok(file)) = str::from_utf8(file).ok().map(Value::read) else { return false };
        for entry in file.items() {
            let Some(place) = entry.get("id").and_then(Value::text).and_then(|id| self.places.get(id)) else {
                continue;
            };
            let languages = &site.interviews[place].languages;
            let languages = if languages.is_empty() { &site.languages } else { languages };
            let asked = |question: &Value| {
                let thread = question.get("id").and_then(Value::text)?.into();
                Some(Asked { thread, text: localized_value(question.get("text")?, languages)? })
            };
            self.asked[place] = Questions::of(
                entry.get("questions").map_or(&[][..], Value::items).iter().filter_map(asked).map(Rc::new).collect(),
            );
        }
        true
    }

    /// Adds the file of the interview at a position in the site.
    pub fn take_interview(&mut self, place: usize, interview: Interview) {
        if let Some(slot) = self.passages.get_mut(place) {
            *slot = Some(Passages::new(Rc::new(interview)));
        }
    }

    /// Folds all texts again when the tables of the search have arrived.
    pub fn fold_again(&mut self, site: &Site) {
        let lists = std::mem::take(&mut self.asked).into_iter().map(|questions| questions.list);
        let passages = std::mem::take(&mut self.passages).into_iter().map(|one| one.map(Passages::fold_again));
        let passages = passages.collect();
        *self = Texts { asked: lists.map(Questions::of).collect(), passages, ..Texts::new(site) };
    }

    /// Finds the interviews in which all words occur, in any of their texts or together in one passage. Their questions
    /// are those with all words, or else those with words that no other text of the interview has.
    pub fn find(&self, query: &Query, wanted: &Lang) -> Found {
        if query.is_empty() {
            return Found::default();
        }
        let asked = || self.asked.iter().map(|questions| &*questions.folded);
        let needles = Needles::of(query, || self.heads.iter().map(|head| &*head.folded).chain(asked()));
        let one = |((head, questions), passages): ((&Head, &Questions), &Option<Passages>)| {
            let hits = passages.as_ref().and_then(|passages| passages.find(query, wanted)).map(Rc::new);
            let (all, head) = (needles.all(), needles.words(&head.folded, head.tight.as_ref()));
            let asked = needles.words(&questions.folded, questions.tight.as_ref());
            if head | asked != all {
                return One { has: hits.is_some(), questions: Vec::new(), hits };
            }
            let words = if asked == 0 { Vec::new() } else { questions.words(&needles) };
            let whole = words.contains(&all);
            let shown = |words: u64| if whole { words == all } else { words & !head != 0 };
            let listed = questions.list.iter().zip(words).filter(|(_, words)| shown(*words));
            One { has: true, questions: listed.map(|(asked, _)| asked.clone()).collect(), hits }
        };
        let each = self.heads.iter().zip(&self.asked).zip(&self.passages).map(one).collect();
        Found(Some((needles, each)))
    }
}

impl Questions {
    fn of(list: Vec<Rc<Asked>>) -> Questions {
        let mut questions = Questions { list, ..Questions::default() };
        for asked in &questions.list {
            add(&mut questions.folded, &asked.text);
            questions.ends.push(questions.folded.len());
        }
        questions.tight = Tight::of(&questions.folded);
        questions
    }

    /// Returns which words occur in each question.
    fn words(&self, needles: &Needles) -> Vec<u64> {
        let starts = [0].into_iter().chain(self.ends.iter().copied());
        let texts = starts.zip(&self.ends).map(|(start, end)| &self.folded[start..*end]);
        texts.map(|text| needles.words(text, Tight::of(text).as_ref())).collect()
    }
}

impl Found {
    fn one(&self, place: usize) -> Option<&One> {
        self.0.as_ref().and_then(|(_, each)| each.get(place))
    }

    /// Returns whether an interview matches.
    pub fn has(&self, place: usize) -> bool {
        self.0.is_none() || self.one(place).is_some_and(|one| one.has)
    }

    /// Returns the questions to show under an interview.
    pub fn questions(&self, place: usize) -> &[Rc<Asked>] {
        self.one(place).map_or(&[], |one| &one.questions)
    }

    /// Returns the passages to show under an interview.
    pub fn hits(&self, place: usize) -> Option<&Rc<Hits>> {
        self.one(place).and_then(|one| one.hits.as_ref())
    }

    /// Returns a question for readers of a language, or in another language in which the words occur if they do not
    /// occur there, and where they occur.
    pub fn marked<'a>(&self, asked: &'a Asked, wanted: &Lang) -> (&'a Lang, &'a str, Vec<Range<usize>>) {
        let marks = |text: &str| self.0.as_ref().map_or_else(Vec::new, |(needles, _)| needles.marked(&fold(text)));
        let picked = asked.text.pick(wanted);
        let each = [picked].into_iter().chain(asked.text.iter()).map(|(lang, text)| (lang, &**text, marks(text)));
        let found = each.into_iter().find(|(_, _, marks)| !marks.is_empty());
        found.unwrap_or((picked.0, picked.1, Vec::new()))
    }
}

fn add(folded: &mut String, text: &Localized) {
    for (_, text) in text.iter() {
        folded.push_str(fold(text).as_str());
        folded.push(BETWEEN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let site = br#"{"languages": ["en", "zh-Hans"], "interviews": [
            {"id": "rain", "title": {"en": "Rain on the Roof", "zh-Hans": "\u5c4b\u9876\u7684\u96e8"}, "summary": "Why it leaks.",
             "people": [{"id": "gao", "label": {"en": "Gao Min", "zh-Hans": "\u9ad8\u654f"}}], "date": "2021"},
            {"id": "well", "title": "The Well", "themes": [{"id": "trust", "label": "Trust"}], "date": "2020"}]}"#;
        Site::parse(site).expect("a site")
    }

    fn found(texts: &Texts, typed: &str) -> Vec<(bool, Vec<Rc<str>>)> {
        let found = texts.find(&Query::parse(typed), &Lang::english());
        let threads = |n| found.questions(n).iter().map(|asked| asked.thread.clone()).collect();
        (0..2).map(|n| (found.has(n), threads(n))).collect()
    }

    fn has(texts: &Texts, typed: &str) -> [bool; 2] {
        let found = texts.find(&Query::parse(typed), &Lang::english());
        [found.has(0), found.has(1)]
    }

    #[test]
    fn titles_summaries_people_and_themes_are_searched_together() {
        let texts = Texts::new(&site());
        for (typed, expected) in [
            ("", [true, true]),
            ("RAIN gao", [true, false]),
            ("trust", [false, true]),
            ("rain trust", [false, false]),
            ("leaks roof", [true, false]),
            ("屋頂", [true, false]),
            ("wuding", [true, false]),
            ("\"roof why\"", [false, false]),
        ] {
            assert_eq!(has(&texts, typed), expected, "{typed}");
        }
    }

    #[test]
    fn questions_are_searched_once_their_file_is_there() {
        let (site, mut texts) = (site(), Texts::new(&site()));
        assert_eq!(has(&texts, "bucket"), [false, false]);
        let file = r#"[{"id": "well", "questions": [
            {"id": "q1", "text": {"en": "Who brought the bucket?", "zh-Hans": "桶是谁拿来的？"}},
            {"id": "q2", "text": {"en": "And the rope?"}}]}, {"id": "gone", "questions": [{"id": "q", "text": {"en": "x"}}]}]"#;
        assert!(texts.take(&site, file.as_bytes()) && !texts.take(&site, b"<html>"));
        let only = |threads: &[&str]| vec![(false, Vec::new()), (true, threads.iter().map(|t| Rc::from(*t)).collect())];
        assert_eq!(found(&texts, "bucket"), only(&["q1"]));
        assert_eq!(found(&texts, "是谁"), only(&["q1"]));
        assert_eq!(found(&texts, "bucket rope"), only(&["q1", "q2"]), "each has one of the words");
        assert_eq!(found(&texts, "the bucket"), only(&["q1"]), "only those with all words");
        assert_eq!(found(&texts, "trust rope"), only(&["q2"]));
        assert_eq!(found(&texts, "trust"), only(&[]));
        texts.fold_again(&site);
        assert_eq!(found(&texts, "bucket"), only(&["q1"]));
        let english = Lang::parse("en").expect("a tag");
        let marked = |typed: &str| {
            let found = texts.find(&Query::parse(typed), &Lang::english());
            let (lang, text, marks) = found.marked(&found.questions(1)[0], &english);
            (lang.to_string(), marks.iter().map(|mark| text[mark.clone()].to_string()).collect::<Vec<_>>())
        };
        assert_eq!(marked("BUCKET"), ("en".into(), vec!["bucket".into()]));
        assert_eq!(marked("是誰"), ("zh-Hans".into(), vec!["是谁".into()]), "in the language that has the words");
    }
}
