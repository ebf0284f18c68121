//! The records of an interview file, version 1. Their docs are the descriptions in the published schema.

use std::borrow::Cow;

use super::json::Value;
use super::lenient::{At, ExpectedKind, FoundKind, Lenient, Shape, ShapeIssue, Walk};
use super::local::{Dated, Localized, Prose};
use super::record::{Extras, record};
use super::values::{Colour, List, Seconds, Text};

record! {
    /// An interview: who asked what, who answered, about which theme, in one language or several.
    struct File;
    /// The format and its version. A file without it is read as version 1.
    format: Text as Version { "pattern" = r"^interview/1(\.[0-9]+)*$" },
    /// The interview's own name for itself, for links and exports.
    id: Text as Id { "minLength" = 1 },
    /// The languages of the text as BCP 47 tags (en, zh-Hans, zh-Hant). The first is the original, which plain
    /// strings are in. Without this list they are taken from the text.
    languages: List<Text> as Language { "uniqueItems" = true },
    /// The title.
    title: Localized as Localized,
    /// One or two sentences that say what the interview is about.
    summary: Localized as Localized,
    /// Where the interview was held.
    place: Localized as Localized,
    /// What kind of text it is, or the section of the site that it belongs to.
    category: Localized as Localized,
    /// When the interview was held: a year, a month or a day (2015, 2015-05, 2015-05-14), or as EDTF has it about 1968
    /// (1968~), perhaps (1968?), in the 1960s (196X), in spring (1968-21), from one day to another
    /// (2019-03-02/2019-03-09), since (1998/..). Or words with a year in them, in one language or several.
    date: Dated as Date,
    /// Where it was published first.
    source: Source as Source,
    /// Who translated it.
    translator: Localized as Localized,
    /// Who holds the rights, and under which licence it may be used.
    rights: Rights as Rights,
    /// The address of the interview's canonical page.
    url: Text as Address { "pattern" = "^https?://", "format" = "uri" },
    /// The people who speak. Without this list they are taken from the turns.
    speakers: List<Speaker> as Speaker,
    /// The themes that passages can have. Without this list they are taken from the turns.
    themes: List<Theme> as Theme,
    /// Terms that are explained where they occur in the text.
    glossary: List<Term> as Term,
    /// Words that must not be published: a site with any of them in it is not built. The list itself never is published.
    withheld: List<Text> as Text,
    /// The words, turn by turn, as they were spoken.
    turns: List<Turn> as Turn { "minItems" = 1 },
}

record! {
    /// Where an interview was published first.
    struct Source, text => name;
    /// The publication.
    name: Localized as Localized,
    /// Its address.
    url: Text as Address { "pattern" = "^https?://", "format" = "uri" },
    /// The pages in it, such as 12–19.
    pages: Text as Text,
}

record! {
    /// Who holds the rights, and under which licence the interview may be used.
    struct Rights, text => licence;
    /// The person or organisation that holds the rights.
    holder: Localized as Localized,
    /// An SPDX licence identifier such as CC-BY-4.0, or any words.
    licence: Text as Text,
}

record! {
    /// Somebody who speaks.
    struct Speaker, text => id;
    /// What turns call the speaker; also used in addresses.
    id: Text as Id { "minLength" = 1 },
    /// One to three letters for the badge. Without them they are made from the name.
    initials: Localized as Localized,
    /// The name. Without it the id is shown. The reading of a Chinese name may be given as zh-Latn-pinyin
    /// (Zēng Yùlán): addresses and the order of people go by it.
    name: Localized as Localized,
    /// What the speaker does: interviewer, interviewee, interpreter, or any other word. An interviewer's turns open threads.
    role: Text as Role { "examples" = ["interviewer", "interviewee", "interpreter"] },
    /// The colour of the speaker's badge and line: 1 to 8, or 0 for the square in grey that interviewers have. Without it, the
    /// next colour that nobody has.
    colour: Colour as Colour,
    /// A line about the speaker.
    about: Localized as Localized,
}

record! {
    /// A theme that passages can have.
    struct Theme, text => id;
    /// What turns and passages call the theme; also used in addresses.
    id: Text as Id { "minLength" = 1 },
    /// The theme's name. Without it the id is shown.
    label: Localized as Localized,
    /// A line about the theme.
    about: Localized as Localized,
}

record! {
    /// A term that is explained where it occurs in the text.
    struct Term, text => term;
    /// The term's own name, for addresses.
    id: Text as Id { "minLength" = 1 },
    /// The term.
    term: Localized as Localized,
    /// Its pinyin with tone marks and a space between words: shúrén shèhuì.
    pinyin: Text as Text,
    /// Other forms of it in the text, in any language.
    aliases: List<Text> as Text,
    /// What it means.
    note: Localized as Localized,
}

record! {
    /// One speaker's uninterrupted words: a text, or several passages.
    struct Turn, text => text;
    /// The turn's address, unique among turns and passages. Without it, t and the turn's position: t1, t2, …
    id: Text as Id { "minLength" = 1 },
    /// The id of the speaker. Without it nobody speaks: a note.
    speaker: Text as SpeakerId { "minLength" = 1 },
    /// The id of the turn that this one answers, if that is not the question before it.
    answers: Text as TurnId { "minLength" = 1 },
    /// A short form of a question, for the outline.
    heading: Localized as Localized,
    /// Seconds into the recording.
    start: Seconds as Seconds,
    /// The words, if the turn is one passage.
    text: Prose as Prose,
    /// The words, if the turn has several passages with themes of their own.
    passages: List<Passage> as Passage { "minItems" = 1 },
    /// The ids of the themes that all of the turn is about.
    themes: List<Text> as ThemeId,
    /// For each translation, by language tag: the fingerprint of the original that it was made of. Readers are told when
    /// the original has been changed since. For a language without words: the original is meant to have no translation.
    /// The desk writes it.
    translated: Localized as Localized,
}

record! {
    /// The smallest part of a turn that has themes, an address and a translation; usually a paragraph.
    struct Passage, text => text;
    /// The passage's address, unique among turns and passages. Without it, the turn's id and a number: t1.1, t1.2, …
    id: Text as Id { "minLength" = 1 },
    /// The words.
    text: Prose as Prose,
    /// The ids of the themes that the passage is about, in addition to its turn's.
    themes: List<Text> as ThemeId,
    /// Seconds into the recording.
    start: Seconds as Seconds,
    /// For each translation, by language tag: the fingerprint of the original that it was made of. Readers are told when
    /// the original has been changed since. For a language without words: the original is meant to have no translation.
    /// The desk writes it.
    translated: Localized as Localized,
}
