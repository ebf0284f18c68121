//! Builds well-formed [`Document`]s from records, for importers and editors of interview files.
//!
//! [`check`](super::check()) alone defines what is well-formed: a document that a [`Builder`] returns has no problems.

use super::check::problems;
use super::{Lang, Problem};
use crate::document::{ByLanguage, Document, File, List, Localized, Speaker, Text, Theme, Turn};

/// An interview file under construction.
///
/// ```
/// use interview_viewer::document::{self, ByLanguage, Turn};
/// use interview_viewer::interview::{Builder, Lang};
///
/// let english = Lang::parse("en").unwrap();
/// let mut builder = Builder::new(&[english], ByLanguage::from_iter([("en", "The ferry".into())]));
/// builder.speaker("mai", "Mai Afeng", "interviewee");
/// builder.turn(Turn {
///     speaker: "mai".into(),
///     text: ByLanguage::from_iter([("en", "We rowed.".into())]).into(),
///     ..Turn::default()
/// });
/// let document = builder.finish().expect("nothing is wrong with it");
/// assert!(document::write(&document).starts_with("{\n  \"format\": \"interview/1\","));
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    file: File,
    speakers: List<Speaker>,
    themes: List<Theme>,
    turns: List<Turn>,
}

impl Builder {
    /// Starts an interview without turns. `languages` are the languages of its text, the original first.
    pub fn new(languages: &[Lang], title: Localized) -> Builder {
        let languages: List<Text> = languages.iter().map(|lang| Text::from(lang.as_str())).collect();
        let (format, languages, title) = ("interview/1".into(), languages.into(), title.into());
        let file = File { format, languages, title, ..File::default() };
        Builder { file, speakers: List::default(), themes: List::default(), turns: List::default() }
    }

    /// The rest of the file: summary, date, source, glossary. If the builder has speakers, themes or turns, they
    /// replace those that are set here.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Declares a speaker. `role` is `interviewer`, `interviewee`, `interpreter`, or any other word.
    pub fn speaker(&mut self, id: &str, name: &str, role: &str) {
        let name = ByLanguage::Original(Text::from(name)).into();
        self.speakers.push(Speaker { id: id.into(), name, role: role.into(), ..Speaker::default() }.into());
    }

    /// Declares a theme.
    pub fn theme(&mut self, id: &str, label: Localized) {
        self.themes.push(Theme { id: id.into(), label: label.into(), ..Theme::default() }.into());
    }

    /// Appends a turn.
    pub fn turn(&mut self, turn: Turn) {
        self.turns.push(turn.into());
    }

    /// Returns the finished document.
    ///
    /// # Errors
    /// Returns the problems of the document: a repeated id, an undeclared speaker or theme, an invalid or unlisted
    /// language, a missing title, an invalid address. Their places refer to the file as
    /// [`write`](crate::document::write()) would write it.
    pub fn finish(self) -> Result<Document, Vec<Problem>> {
        let Builder { mut file, speakers, themes, turns } = self;
        if !speakers.is_empty() {
            file.speakers = speakers.into();
        }
        if !themes.is_empty() {
            file.themes = themes.into();
        }
        if !turns.is_empty() {
            file.turns = turns.into();
        }
        let document = Document::from(file);
        let problems = problems(&document);
        if problems.is_empty() { Ok(document) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{parse, write};
    use crate::interview::{Expected, check};

    fn turn(id: Option<&str>, speaker: &str, theme: Option<&str>, texts: &[(&str, &str)]) -> Turn {
        Turn {
            id: id.map(Text::from).map_or_else(Default::default, Into::into),
            speaker: speaker.into(),
            themes: theme.map(|theme| List::from_iter([Text::from(theme)])).map_or_else(Default::default, Into::into),
            text: texts.iter().map(|(tag, text)| (*tag, (*text).into())).collect::<ByLanguage<_>>().into(),
            ..Turn::default()
        }
    }

    fn builder() -> Builder {
        let languages = ["en", "zh-Hans"].map(|tag| Lang::parse(tag).expect("a tag"));
        let mut builder = Builder::new(&languages, ByLanguage::from_iter([("en", "T".into())]));
        builder.speaker("a", "Ann", "interviewer");
        builder.speaker("b", "Bo", "interviewee");
        builder.theme("trust", ByLanguage::from_iter([("en", "Trust".into())]));
        builder.turn(turn(Some("q"), "a", None, &[("en", "Why?"), ("zh-Hans", "为什么？")]));
        builder
    }

    #[test]
    fn a_built_document_is_complete_and_can_be_written() {
        let document = builder().finish().expect("it is well-formed");
        let again = parse(write(&document)).expect("it is JSON");
        assert_eq!(again, document);
        let (interview, problems) = check(document);
        assert_eq!(problems, []);
        assert_eq!(interview.turns().count(), 1);
    }

    #[test]
    fn ill_formed_records_are_refused() {
        let refused = |turn: Turn, expected: Expected| {
            let mut builder = builder();
            builder.turn(turn);
            let problems = builder.finish().expect_err("it is ill-formed");
            assert!(problems.iter().any(|problem| problem.expected == expected), "{problems:?}");
        };
        refused(turn(Some("q"), "b", None, &[("en", "x")]), Expected::NewId);
        refused(turn(None, "c", None, &[("en", "x")]), Expected::KnownSpeaker);
        refused(turn(None, "b", Some("money"), &[("en", "x")]), Expected::KnownTheme);
        refused(turn(None, "b", None, &[("fr", "x")]), Expected::ListedLanguage);
        refused(turn(None, "b", None, &[("english", "x")]), Expected::Value(crate::document::ExpectedKind::Language));
        refused(turn(None, "b", None, &[]), Expected::Words);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn no_builder_makes_a_document_with_problems(turns in prop::collection::vec(
            ("[a-d]{0,2}", "[abc]?", "(trust|money)?", "(en|zh-Hans|fr|e n)", "\\PC{0,8}"), 0..6,
        )) {
            let mut builder = builder();
            for (id, speaker, theme, tag, text) in &turns {
                let id = (!id.is_empty()).then_some(&**id);
                let theme = (!theme.is_empty()).then_some(&**theme);
                builder.turn(turn(id, speaker, theme, &[(tag, text)]));
            }
            if let Ok(document) = builder.finish() {
                let again = parse(write(&document)).expect("it is JSON");
                prop_assert_eq!(&again, &document);
                let (interview, problems) = check(again);
                prop_assert_eq!(problems, []);
                prop_assert_eq!(interview.turns().count(), turns.len() + 1);
            }
        }
    }
}
