//! What the desk says of speakers, themes, glossary, details and problems, in English.

use crate::desk::{Field, PlainField};
use crate::words::desk::panels::{Details, Panels};
use crate::words::en::language;

pub const PANELS: Panels = Panels { comma: ", ", language, details: DETAILS };

const DETAILS: Details = Details {
    needed: "Needed for a citation",
    for_example: |example| format!("Example: {example}"),
    field: |field| match field {
        Field::Title => "Title",
        Field::Summary => "Summary",
        Field::Place => "Place",
        Field::Category => "Category",
        Field::Date => "Date of the interview",
        Field::SourceName => "Source or publisher",
        Field::Translator => "Translator",
        Field::Holder => "Rights",
    },
    example: |field| match field {
        Field::Title => "A van that waits: rural health in three counties",
        Field::Summary => "two or three sentences; lists show them",
        Field::Place => "Lanzhou, Gansu",
        Field::Category => "Health",
        Field::Date => "2015-05-14, 2015-05, 2015-05/2016-01, 2015~",
        Field::SourceName => "Made in China Journal",
        Field::Translator => "Li Wen",
        Field::Holder => "© 2024 Rural Health Network",
    },
    plain: |field| match field {
        PlainField::Id => "Name in the address",
        PlainField::Date => "Date of the interview",
        PlainField::SourceUrl => "Address of the source",
        PlainField::SourcePages => "Pages of the source",
        PlainField::Licence => "Licence",
        PlainField::Url => "Address of the interview",
    },
    plain_example: |field| match field {
        PlainField::Id => "van-that-waits",
        PlainField::Date => "",
        PlainField::SourceUrl | PlainField::Url => "https://example.org/article",
        PlainField::SourcePages => "112–119",
        PlainField::Licence => "CC BY 4.0",
    },
    who_speaks: "Who speaks",
    date: "As year, month and day",
    date_in_words: "or in words, if the day is not known",
    date_read: |date| format!("Readers see: {date}"),
    date_not_read: "Not read as a date: readers see it as it stands, and lists put it last",
    languages: "Languages of the text",
    languages_about: "Correcting one changes the language of all its words. Tags are those of web pages: en, zh-Hans.",
    original: "Original",
    make_original: "Make it the original",
    add_language: "Add a language",
    no_language: "This is no language tag: write one such as en, zh-Hans or zh-Hant",
};
