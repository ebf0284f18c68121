//! What an export says, in English.

use super::super::export::Export;
use crate::export::{Aspect, Lost, Refusal};

pub const EXPORT: Export = Export {
    lost,
    refusal: |refusal| match refusal {
        Refusal::NoTurns => "the file has no words",
        Refusal::NoTimes => "the interview has no times (“start”), which captions need",
        Refusal::NoSuchLanguage => "the interview is not in this language: --lang takes one of its languages",
    },
    left_out: |file| format!("{file} does not hold all of the interview. Left out or changed:"),
    exists: |file| format!("{file} exists: name another file with --out, or overwrite it with --force"),
};

fn lost(lost: &Lost) -> String {
    let n = lost.count;
    let some = |one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    match lost.aspect {
        Aspect::Words => format!("{}: an import reads the words or the speaker in another way", some("turn")),
        Aspect::Unread => "all of it: an import cannot read the file".into(),
        Aspect::Title => "the title in all languages".into(),
        Aspect::Summary => "the summary in all languages".into(),
        Aspect::Place => "the place in all languages".into(),
        Aspect::Category => "the category in all languages".into(),
        Aspect::Date => "the date".into(),
        Aspect::Source => "the first publication".into(),
        Aspect::Translator => "the translator".into(),
        Aspect::Rights => "the rights".into(),
        Aspect::Address => "the address of its page".into(),
        Aspect::Name => "the id of the interview".into(),
        Aspect::Speakers => {
            format!("details of {}: names in other languages, initials, colours, lines about them", some("speaker"))
        }
        Aspect::Roles => format!("the roles of {}", some("speaker")),
        Aspect::Translations => format!("the other languages of {}", some("passage")),
        Aspect::Themes => format!("the names or descriptions of {}", some("theme")),
        Aspect::PassageThemes => format!("the themes of {}", some("passage")),
        Aspect::Glossary => format!("{} of the glossary", some("term")),
        Aspect::Headings => format!("the short forms of {}", some("question")),
        Aspect::Times => some("time"),
        Aspect::EstimatedTimes => format!("{} without a time: it was estimated", some("passage")),
        Aspect::Answers => {
            format!("which question {} to", if n == 1 { "1 turn answers".into() } else { format!("{n} turns answer") })
        }
        Aspect::Passages => format!("the limits of the passages of {}", some("turn")),
        Aspect::Paragraphs => format!("the paragraphs within {}", some("passage")),
        Aspect::Marks => format!("emphasis and links in {}", some("passage")),
        Aspect::Ids => format!("{}: links to these places will not lead there", some("id")),
        Aspect::Private => format!("{} of your own ($…, x-…)", some("note")),
        Aspect::Withheld => "the list of words that must not be published".into(),
    }
}
