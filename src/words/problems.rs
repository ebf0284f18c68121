//! One sentence for each problem of a file: where, *expected X, found Y*. What is said of what is here; the words are those
//! of each language, a [`Problems`].

use super::{en, language_autonym, zh_hans, zh_hant};
use crate::document::{ParseError, ParseErrorKind};
use crate::interview::{Expected, Found, Lang, Problem};
use crate::state::Ui;

/// How many characters of a value are shown.
const SHOWN: usize = 60;

/// How a language tells of problems.
pub struct Problems {
    /// With the line, the column and what is said of it.
    pub placed: fn(u32, u32, &str) -> String,
    /// From what was expected and what was found, as the language has these; whether what was expected is missing.
    pub sentence: fn(&str, &str, bool) -> String,
    /// What is said of a whole file, as a sentence.
    pub whole: fn(&str) -> String,
    /// Why a file is refused, with the character that stands there.
    pub parse_error: fn(&ParseErrorKind, Option<char>) -> String,
    /// What was put in place of what, in which line.
    pub mended: fn(&str, &str, u32) -> String,
    /// What follows where a character stands in the place of another.
    pub instead: fn(char, Option<Lookalike>) -> String,
    pub expected: fn(&Expected) -> String,
    pub found: fn(&Found) -> String,
    /// Turns without ids.
    pub no_ids: &'static str,
    /// A translation that is older than the original.
    pub outdated: &'static str,
    /// Stars that may be the writer's.
    pub emphasis: fn(&str) -> String,
    /// Text in a language that nothing tells.
    pub unknown_language: &'static str,
    /// Text in a language that its letters tell, with the language's own name.
    pub taken_for: fn(&Lang, &str) -> String,
    /// The first radical in a text.
    pub radical: fn(char) -> String,
    /// The signs of a heading that stand in a text as they are; an element of HTML that does.
    pub heading_signs: fn(&str) -> String,
    pub html: fn(&str) -> String,
}

/// The messages in an interface language. They are not among its `Words`: the viewer would contain them.
fn said(ui: Ui) -> &'static Problems {
    match ui {
        Ui::En => &en::problems::PROBLEMS,
        Ui::ZhHans => &zh_hans::problems::PROBLEMS,
        Ui::ZhHant => &zh_hant::problems::PROBLEMS,
    }
}

/// Characters that look much like those of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookalike {
    CurlyQuotationMark,
    CornerBracket,
    /// As Chinese has signs.
    FullWidth,
}

impl Lookalike {
    fn of(c: char) -> Option<Lookalike> {
        match c {
            '“' | '”' | '‘' | '’' => Some(Lookalike::CurlyQuotationMark),
            '「' | '」' | '『' | '』' => Some(Lookalike::CornerBracket),
            '、' | '。' | '【' | '】' | '《' | '》' | '\u{ff01}'..='\u{ff60}' => Some(Lookalike::FullWidth),
            _ => None,
        }
    }
}

/// A problem with its place: “Line 14, column 3: expected a speaker id, found 12.”
pub fn problem(ui: Ui, problem: &Problem) -> String {
    (said(ui).placed)(problem.line, problem.column, &problem_message(ui, problem))
}

/// A problem without its place: “expected a speaker id, found 12”.
pub fn problem_message(ui: Ui, problem: &Problem) -> String {
    let said = said(ui);
    match &problem.found {
        Found::Emphasis(words) => (said.emphasis)(&shortened(words)),
        Found::TakenFor(lang) if lang.primary() == "und" => said.unknown_language.to_owned(),
        Found::TakenFor(lang) => (said.taken_for)(lang, &language_autonym(lang, std::slice::from_ref(lang))),
        Found::Radical(c) => (said.radical)(*c),
        Found::Markup(signs) if signs.starts_with('#') => (said.heading_signs)(signs),
        Found::Markup(tag) => (said.html)(&shortened(tag)),
        Found::IdByPosition(_) => said.no_ids.to_owned(),
        Found::Outdated => said.outdated.to_owned(),
        found => {
            let is_missing = matches!(found, Found::Nothing);
            (said.sentence)(&(said.expected)(&problem.expected), &(said.found)(found), is_missing)
        }
    }
}

/// Why a file is refused, with the place.
pub fn parse_error(ui: Ui, error: &ParseError) -> String {
    let (said, message) = (said(ui), parse_error_message(ui, error));
    match error.kind {
        ParseErrorKind::Empty | ParseErrorKind::Foreign(_) | ParseErrorKind::PlainText => (said.whole)(&message),
        _ => (said.placed)(error.line, error.column, &message),
    }
}

/// Why a file is refused.
pub fn parse_error_message(ui: Ui, error: &ParseError) -> String {
    use ParseErrorKind::{NoColon, NoCommaInList, NoCommaInObject, NoKey, NoValue, Version};
    let said = said(ui);
    match (&error.kind, error.found) {
        (Version(version), _) => (said.parse_error)(&Version(shortened(version).into()), None),
        (kind @ (NoColon | NoCommaInList | NoCommaInObject | NoValue | NoKey), Some(c)) => {
            (said.parse_error)(kind, None) + &(said.instead)(c, Lookalike::of(c))
        }
        (kind, found) => (said.parse_error)(kind, found),
    }
}

/// What was put in place of what, in a line.
pub fn mended(ui: Ui, old: &str, new: &str, line: u32) -> String {
    (said(ui).mended)(old, new, line)
}

/// The bracket that closes another.
pub(super) fn closing(bracket: char) -> char {
    if bracket == '{' { '}' } else { ']' }
}

/// A value as far as it fits into a sentence, on one line, and without what would turn the rest of the line round.
pub(super) fn shortened(text: &str) -> String {
    let unseen = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut shown: String = text.chars().take(SHOWN).map(|c| if unseen(c) { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ExpectedKind, FoundKind};

    fn at_14_3(expected: Expected, found: Found) -> Problem {
        Problem { pointer: "/turns/0".to_owned(), line: 14, column: 3, expected, found }
    }

    #[test]
    fn a_problem_is_one_sentence_in_each_language() {
        let text = |text: &str| Found::Value(FoundKind::Text(text.into()));
        for (expected, found, sentences) in [
            (
                Expected::Value(ExpectedKind::SpeakerId),
                Found::Value(FoundKind::Number("12".into())),
                [
                    "Line 14, column 3: expected a speaker id, found 12.",
                    "第14行第3列：应为发言人编号，实为 12。",
                    "第14行第3欄：應為發言人編號，實為 12。",
                ],
            ),
            (
                Expected::TextIn("de".into()),
                Found::Nothing,
                [
                    "Line 14, column 3: expected text in de, found none.",
                    "第14行第3列：应有 de 文字，实际没有。",
                    "第14行第3欄：應有 de 文字，實際沒有。",
                ],
            ),
            (
                Expected::KnownTheme,
                text("trust"),
                [
                    "Line 14, column 3: expected the id of a listed theme, found “trust”.",
                    "第14行第3列：应为 themes 中已列的主题，实为“trust”。",
                    "第14行第3欄：應為 themes 中已列的主題，實為「trust」。",
                ],
            ),
            (
                Expected::NewId,
                Found::Again("a\n1".into()),
                [
                    "Line 14, column 3: expected an id that nothing else has, found “a 1” again.",
                    "第14行第3列：应为不重复的编号，“a 1”重复出现。",
                    "第14行第3欄：應為不重複的編號，「a 1」重複出現。",
                ],
            ),
        ] {
            let problem = at_14_3(expected, found);
            let said = [Ui::En, Ui::ZhHans, Ui::ZhHant].map(|ui| super::problem(ui, &problem));
            assert_eq!(said, sentences);
        }
    }

    #[test]
    fn doubtful_emphasis_says_what_to_write() {
        let doubt = at_14_3(Expected::EscapedStar, Found::Emphasis("赵*和孙*".into()));
        assert_eq!(
            problem_message(Ui::En, &doubt),
            r"“赵*和孙*” is read as emphasis; write \* if the star stands for a hidden character"
        );
        assert!(doubt.is_note());
    }

    #[test]
    fn a_radical_is_reported_with_its_code_point() {
        let note = at_14_3(Expected::Ideograph, Found::Radical('\u{2ed3}'));
        assert!(note.is_note() && problem_message(Ui::En, &note).contains("(U+2ED3) is a radical"));
    }

    #[test]
    fn the_guessed_language_of_plain_text_is_reported() {
        for (tag, said) in [
            ("zh-Hant", "the file does not say its language; taken for zh-Hant (中文); write it in “languages”"),
            ("und", "neither the file nor its words show its language; name it in “languages”"),
        ] {
            let taken = Found::TakenFor(Lang::parse(tag).expect("a tag"));
            let note = at_14_3(Expected::Languages, taken);
            assert!(note.is_note());
            assert_eq!(problem_message(Ui::En, &note), said);
        }
    }

    #[test]
    fn long_values_are_shortened() {
        let found = Found::Value(FoundKind::Text("长".repeat(100).into()));
        let message = problem_message(Ui::En, &at_14_3(Expected::Value(ExpectedKind::Date), found));
        assert!(message.ends_with(&format!("found “{}…”", "长".repeat(60))), "{message}");
    }

    #[test]
    fn no_value_breaks_or_reverses_the_line() {
        let found = Found::Value(FoundKind::Text("\u{1b}[31ma\u{85}b\u{2028}c\u{202e}d".into()));
        let message = problem_message(Ui::En, &at_14_3(Expected::Value(ExpectedKind::Date), found));
        assert!(message.ends_with("found “ [31ma b c d”"), "{message}");
    }
}
