//! What the viewer says of a file that it made an interview of, in English.

use super::super::imported::Opened;
use super::import::{row_alone, some};
use super::language;
use crate::import::Refusal;
use crate::import::note::What;

pub const IMPORTED: Opened = Opened {
    read: |name, read| format!("{name} was {read}"),
    paired: |one, two| format!("{one} and {two} were put side by side"),
    summary: |read, turns, speakers, left| {
        let left = match left {
            0 => "Nothing was left out".to_owned(),
            1 => "1 character was left out".to_owned(),
            left => format!("{left} characters were left out"),
        };
        format!("{read}: {}, {}. {left}", some(turns, "turn"), some(speakers, "speaker"))
    },
    heading: |heading, n| format!("{heading} ({n})"),
    doubts: "To check",
    apparatus: "Marks of the file format",
    more: |n| format!("and {n} more"),
    sentence: |clause| {
        let mut rest = clause.chars();
        let first: String = rest.next().into_iter().flat_map(char::to_uppercase).collect();
        format!("{first}{}.", rest.as_str())
    },
    note: |what| match what {
        What::Row(row) => Some(row_alone(row)),
        What::NotDecoded(n) => Some(format!(
            "{} no characters in this encoding; � stands for each: save the file as UTF-8, and open it again",
            if *n == 1 { "1 sequence of bytes is".into() } else { format!("{n} sequences of bytes are") }
        )),
        What::Language(lang, _) if lang.primary() == "und" => Some("the language is not known".into()),
        What::Language(lang, true) => Some(format!("the language is {}, as stated", language(lang))),
        What::Language(lang, false) => Some(format!("the language is {}, by the words", language(lang))),
        What::SameLanguage(lang) => Some(format!(
            "both files seem to be in {}: check which is the translation, and the languages",
            language(lang)
        )),
        What::OtherSources(names) => Some(format!("the project has other sources: {names}")),
        _ => None,
    },
    refusal: |refusal| match refusal {
        Refusal::Pdf => Some(
            "this is a PDF, from which text cannot be taken without loss: open it, select all, copy, and paste the text on the first page",
        ),
        Refusal::Recording => Some("this is a recording: have it transcribed, and open the transcript"),
        Refusal::CodeBook => Some("this is a code book, which has no words of an interview: open the transcript"),
        Refusal::Archive => Some("this is an archive: unpack it, and open the files in it"),
        Refusal::Binary => Some("this is no text: open the file from which it was made, or save it as UTF-8"),
        _ => None,
    },
};
