//! What the desk says of speakers, themes, glossary, details and problems.

use super::Names;
use crate::desk::{Field, InLanguage, Lack, PlainField, Spot, Unfit};
use crate::document::Colour;
use crate::interview::{Lang, Problem};

/// How a language says it.
pub struct Panels {
    /// Between names.
    pub comma: &'static str,
    /// The name of a language in a list, or of a field.
    pub language: fn(&Lang) -> String,
    /// The name of what was moved, its number, and of how many.
    pub placed: fn(&str, usize, usize) -> String,
    pub up: fn(&str) -> String,
    pub down: fn(&str) -> String,
    pub details: Details,
    pub people: People,
    pub themes: Themes,
    pub problems: Problems,
    pub find: Find,
    pub glossary: Glossary,
}

/// What the interview says about itself.
pub struct Details {
    pub needed: &'static str,
    pub for_example: fn(&str) -> String,
    pub field: fn(Field) -> &'static str,
    /// Empty: none is needed.
    pub example: fn(Field) -> &'static str,
    pub plain: fn(PlainField) -> &'static str,
    pub plain_example: fn(PlainField) -> &'static str,
    pub who_speaks: &'static str,
    pub date: &'static str,
    pub date_in_words: &'static str,
    pub address_stays: &'static str,
    pub date_read: fn(&str) -> String,
    pub date_not_read: &'static str,
    pub languages: &'static str,
    pub languages_about: &'static str,
    pub original: &'static str,
    pub make_original: &'static str,
    pub add_language: &'static str,
    /// Removes a language, with what the draft has in it.
    pub remove_language: fn(InLanguage) -> String,
}

/// The people who speak.
pub struct People {
    pub heading: &'static str,
    /// The name of the button in the rail that opens the panel.
    pub edit: &'static str,
    /// The number of turns, and how much of the words.
    pub share: fn(usize, &str) -> String,
    pub name: &'static str,
    pub initials: &'static str,
    pub about: &'static str,
    pub part: &'static str,
    pub no_part: &'static str,
    pub interviewer: &'static str,
    pub interviewee: &'static str,
    pub interpreter: &'static str,
    pub another_part: &'static str,
    pub colour: &'static str,
    /// Why some colours have two names.
    pub colour_more: &'static str,
    /// The next colour that nobody has.
    pub automatic: &'static str,
    /// The names of the colours, in the order of their numbers. One that differs on dark pages has two.
    pub colours: [&'static str; Colour::LAST as usize + 1],
    /// Another speaker has the name already.
    pub same_name: fn(&str) -> String,
    /// Merges a number of turns.
    pub merge: fn(usize) -> String,
    pub remove: &'static str,
    pub new: &'static str,
}

/// The themes.
pub struct Themes {
    pub heading: &'static str,
    pub edit: &'static str,
    pub none: &'static str,
    pub passages: fn(usize) -> String,
    pub about: &'static str,
    pub whereabouts: &'static str,
    /// The numbers of passages, and how many more there are.
    pub lies_in: fn(&str, usize) -> String,
    /// The button that leads to the passage before, and to the next, that has the theme.
    pub previous: &'static str,
    pub next: &'static str,
    pub merge_into: &'static str,
    /// Another theme has the name already.
    pub same_name: fn(&str) -> String,
    pub merge: fn(usize) -> String,
    pub remove: fn(usize) -> String,
    pub code_book: &'static str,
    pub code_book_more: &'static str,
    pub unread: fn(&str) -> String,
    pub no_code_book: fn(&str) -> String,
    /// How many themes were added, of how many.
    pub added: fn(usize, usize) -> String,
}

/// What is to be looked at.
pub struct Problems {
    pub heading: &'static str,
    pub none: &'static str,
    pub next: &'static str,
    pub mend: &'static str,
    /// What the two signs mean.
    pub needed: &'static str,
    pub doubtful: &'static str,
    pub lack: fn(&Lack) -> String,
    /// A problem that editors meet and its place, in their words; `None`: the message of the check.
    pub problem: fn(&Problem, &Spot, &Names) -> Option<String>,
    /// The same at a number of places.
    pub places: fn(&str, usize) -> String,
}

/// Find and replace, and pseudonyms.
pub struct Find {
    pub heading: &'static str,
    pub find: &'static str,
    pub exact: &'static str,
    pub whole: &'static str,
    pub everywhere: &'static str,
    pub with: &'static str,
    pub replace: fn(usize) -> String,
    /// The same if nothing is put in the place of what was found.
    pub delete: fn(usize) -> String,
    pub replaced: fn(usize) -> String,
    /// The number of places, and of texts that have them.
    pub found: fn(usize, usize) -> String,
    pub more: fn(usize) -> String,
    pub pseudonyms: &'static str,
    pub pseudonyms_about: &'static str,
    pub name: &'static str,
    pub pseudonym: &'static str,
    pub places: fn(usize) -> String,
    /// Before another name of the same speaker.
    pub also_called: &'static str,
    pub add_name: &'static str,
    /// Why it cannot be done.
    pub unfit: fn(&Unfit) -> String,
    /// Beside a name of one Chinese character.
    pub one_character: &'static str,
    pub pseudonymise: fn(usize) -> String,
    /// A name, how often it was replaced, and how many texts still tell it.
    pub outcome: fn(&str, usize, usize) -> String,
    /// The place of what the desk does not change: fields of the file that it does not know, and an editor's notes.
    pub extra: &'static str,
    pub note: &'static str,
    /// Where the replaced names still are on purpose.
    pub names_listed: &'static str,
    /// The list of words that must not be published, what it does, and the button that takes one off.
    pub withheld: &'static str,
    pub withheld_hint: &'static str,
    pub allow: &'static str,
}

/// The glossary.
pub struct Glossary {
    pub heading: &'static str,
    pub edit: &'static str,
    pub offers: &'static str,
    pub accept: fn(&str) -> String,
    pub decline: fn(&str) -> String,
    pub terms: &'static str,
    pub new: &'static str,
    pub term: &'static str,
    pub pinyin: &'static str,
    /// Beside a pinyin that the desk proposes.
    pub proposed: &'static str,
    /// Before the characters with several readings, and before those whose reading is not known.
    pub several: &'static str,
    pub unknown: &'static str,
    pub aliases: &'static str,
    pub meaning: &'static str,
    pub make: &'static str,
    pub remove: &'static str,
}

#[cfg(test)]
mod tests {
    use super::super::desk;
    use super::super::quoted::runs;
    use super::*;
    use crate::desk::{document, open, spot};
    use crate::interview::review;
    use crate::state::Ui;

    #[test]
    fn what_has_a_wrong_language_is_named() {
        let json = r#"{"languages": ["en", "zh-Hans"], "title": {"en": "标题", "zh-Hans": "A title"}, "date": "2015",
            "themes": [{"id": "law", "label": {"en": "法律", "zh-Hans": "The law"}}],
            "speakers": [{"id": "A", "name": {"en": "Ruth", "zh-Hans": "露特"}}],
            "turns": [{"speaker": "A", "text": {"en": "One", "zh-Hans": "一"}}]}"#;
        let draft = open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft;
        let (_, problems) = review(&document(&draft));
        let names = Names { draft: &draft, before: None, number: &|_| None };
        let said = |ui: Ui, pointer: &str| -> String {
            let problem = problems.iter().find(|problem| problem.pointer == pointer).expect("a problem");
            let said = (desk(ui).panels.problems.problem)(problem, &spot(&draft, pointer), &names).expect("a sentence");
            runs(ui, &said).iter().map(|run| run.text).collect()
        };
        assert_eq!(
            [Ui::En, Ui::ZhHans, Ui::ZhHant].map(|ui| said(ui, "/themes/0/label/en")),
            [
                "The name of the theme “法律” is in Chinese and should be in English",
                "主题“法律”的名称是中文，应为英文",
                "主題「法律」的名稱是中文，應為英文"
            ]
        );
        assert_eq!(said(Ui::En, "/title/zh-Hans"), "The title has no Chinese characters and should be in Chinese");
    }
}
