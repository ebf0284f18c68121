//! What is wrong with a file, in English.

use super::super::problems::{Problems, shortened};
use super::syntax;
use crate::document::{ExpectedKind, FoundKind};
use crate::interview::{Expected, Found};

pub static PROBLEMS: Problems = Problems {
    placed: |line, column, message| format!("Line {line}, column {column}: {message}."),
    sentence: |wanted, found, _| format!("expected {wanted}, found {found}"),
    parse_error: syntax::parse_error,
    instead: syntax::instead,
    mended: syntax::mended,
    whole: |message| {
        let mut sentence = format!("{message}.");
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence
    },
    expected,
    found,
    outdated: "the original was changed after this translation, and readers are told so; if the translation is right, confirm it in the desk, or delete this key from the file",
    no_ids: "no id: this address changes when turns are added or moved; “interview ids FILE” writes all missing ids into the file",
    emphasis: |words| format!(r"“{words}” is read as emphasis; write \* if the star stands for a hidden character"),
    unknown_language: "neither the file nor its words show its language; name it in “languages”",
    taken_for: |lang, name| {
        format!("the file does not say its language; taken for {lang} ({name}); write it in “languages”")
    },
    heading_signs: |signs| {
        format!(
            "“{signs}” is shown as it stands, since texts have no headings; delete it, or make the line a question of its own"
        )
    },
    html: |tag| {
        format!(
            "“{tag}” is shown as it stands, since HTML is not read; delete it, or write a link as [words](https://…)"
        )
    },
    radical: |c| {
        let code = u32::from(c);
        format!("“{c}” (U+{code:04X}) is a radical that only looks like the character, as in PDFs; type the character")
    },
};

fn expected(expected: &Expected) -> String {
    let said = match expected {
        Expected::Value(value) => wanted(*value),
        Expected::KnownKey => "a key of the format",
        Expected::KeyOnce => "every key once",
        Expected::WholeCharacter => "a whole character",
        Expected::Title => "a title",
        Expected::Turns => "a list of turns",
        Expected::Words => "words in at least one language",
        Expected::TextOrPassages => "text or passages",
        Expected::NewId => "an id that nothing else has",
        Expected::KnownSpeaker => "the id of a listed speaker",
        Expected::KnownTheme => "the id of a listed theme",
        Expected::ListedLanguage => "a listed language",
        Expected::NewLanguage => "every language once",
        Expected::TextIn(language) => return format!("text in {language}"),
        Expected::OtherTurn => "the id of another turn",
        Expected::NoCircle => "answers that do not form a circle",
        Expected::Initials => "one to three letters",
        Expected::Link => "a link to an https:, http: or mailto: address",
        Expected::EscapedStar => r"\*",
        Expected::OwnId => "an id",
        Expected::Languages => "languages",
        Expected::Ideograph => "a character",
        Expected::NoMarkup => "no mark-up",
        Expected::CurrentTranslation => "a translation of the original as it is",
    };
    said.to_owned()
}

fn wanted(wanted: ExpectedKind) -> &'static str {
    match wanted {
        ExpectedKind::Interview => "an interview (an object)",
        ExpectedKind::Object => "an object",
        ExpectedKind::Speaker => "a speaker (an object)",
        ExpectedKind::Theme => "a theme (an object)",
        ExpectedKind::Term => "a glossary term (an object)",
        ExpectedKind::Turn => "a turn (an object)",
        ExpectedKind::Passage => "a passage (an object)",
        ExpectedKind::Source => "a source (an object)",
        ExpectedKind::Rights => "rights (an object)",
        ExpectedKind::List => "a list",
        ExpectedKind::Text => "text",
        ExpectedKind::Localized => "text, or texts by language",
        ExpectedKind::Prose => "text, a list of paragraphs, or these by language",
        ExpectedKind::Version => "“interview/1”",
        ExpectedKind::Id => "an id",
        ExpectedKind::SpeakerId => "a speaker id",
        ExpectedKind::ThemeId => "a theme id",
        ExpectedKind::TurnId => "the id of a turn",
        ExpectedKind::Language => "a language tag such as en, zh-Hans or zh-Hant",
        ExpectedKind::Role => "a role such as interviewer or interviewee",
        ExpectedKind::Date => {
            "a date such as 2015, 2015-05-14, 1968~, 196X or 2019-03-02/2019-03-09, or words with a year in them"
        }
        ExpectedKind::Address => "an https: or http: address",
        ExpectedKind::Seconds => "a number of seconds into the recording",
        ExpectedKind::Colour => "a number from 0 to 8",
    }
}

fn found(found: &Found) -> String {
    let said = match found {
        Found::Value(value) => return seen(value),
        Found::Misspelt(text, meant) => {
            return format!("“{}” (did you mean “{}”?)", shortened(text), shortened(meant));
        }
        Found::Written { chinese, more } => {
            let found = if *chinese { "Chinese text" } else { "text without a Chinese character" };
            return match more {
                0 => found.to_owned(),
                1 => format!("{found}, here and in one more place: the languages may be exchanged"),
                more => format!("{found}, here and in {more} more places: the languages may be exchanged"),
            };
        }
        Found::Again(text) => return format!("“{}” again", shortened(text)),
        Found::Nothing => "none",
        Found::Both => "both",
        Found::HalfCharacter => "half of one",
        Found::Emphasis(_) => "emphasis",
        Found::IdByPosition(_) => "none",
        Found::TakenFor(_) => "none",
        Found::Radical(_) => "a radical",
        Found::Markup(_) => "mark-up",
        Found::Outdated => "an older one",
    };
    said.to_owned()
}

fn seen(seen: &FoundKind) -> String {
    match seen {
        FoundKind::Text(text) if text.is_empty() => "an empty text".to_owned(),
        FoundKind::Text(text) => format!("“{}”", shortened(text)),
        FoundKind::Null => "null".to_owned(),
        FoundKind::Bool(value) => value.to_string(),
        FoundKind::Number(number) => shortened(number),
        FoundKind::List => "a list".to_owned(),
        FoundKind::Object => "an object".to_owned(),
    }
}
