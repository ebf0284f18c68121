//! What an import says, in English.

use super::super::import::{Import, shortened};
use crate::document::FileKind;
use crate::import::encoding::Evidence;
use crate::import::note::{Field, Former, Issue, Reason, Row, Spot, What};
use crate::import::{Format, Omission, Place, Refusal, TimeUnit, Unit};
use crate::interview::{Lang, Role};

pub const IMPORT: Import = Import {
    refusal,
    what,
    place,
    omission: |omission| match omission {
        Omission::Furniture => "around the text",
        Omission::Apparatus => "of the format",
        Omission::Deleted => "deleted while changes were recorded",
        Omission::Inserted => "inserted while changes were recorded",
        Omission::Struck => "struck through",
        Omission::Former => "no longer in the file, with themes or a translation",
        Omission::Corrected => "no longer in the file",
        Omission::Other => "left out",
    },
    placed: |place, said| format!("{place}: {said}"),
    quoted: |text| format!("“{text}”"),
    speakers: "Speakers",
    threads: "Questions",
    rows: "Rows",
    pairs: |n| format!("{} made of a file and its translations", some(n, "interview")),
    update_one: "--update takes one interview: name its file, or a file and its translation",
    out_one: |out, n| format!("--out {out} names one file, but {n} interviews are made: name a folder"),
    update_broken: "the interview to update has mistakes: “interview check” shows them; put them right first",
    update_unrelated: |file, removed, all| {
        format!(
            "{removed} of the {all} turns of the interview are not in “{file}”: it seems to be another text, so nothing was \
             written. Give --force to update all the same"
        )
    },
    notes: "How the file was understood",
    left_out: "Left out",
    speaker: |name, role, turns, characters| {
        let role = role.map(|role| format!(", {}", self::role(role))).unwrap_or_default();
        format!("{name}{role}: {}, {}", some(turns, "turn"), some(characters, "character"))
    },
    nobody: "nobody",
    imported: |file, turns, speakers, left| {
        format!("{file}: {}, {}, {} left out", some(turns, "turn"), some(speakers, "speaker"), some(left, "character"))
    },
    summary: |files, failed, turns, speakers, left| {
        let failed = if failed > 0 { format!(", {failed} not imported") } else { String::new() };
        format!(
            "{}{failed}: {}, {}, {} left out",
            some(files, "file"),
            some(turns, "turn"),
            some(speakers, "speaker"),
            some(left, "character")
        )
    },
    exists: |file| {
        format!("{file} exists: name another file with --out, update it with --update, or overwrite it with --force")
    },
    nothing: |folder| format!("{folder} has no files that can be imported"),
    no_code_book: "this is no code book: it takes the codes of a program for qualitative analysis (.qdc)",
};

pub fn some(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => "the file is empty".into(),
        Refusal::Interview => "this is an interview file already: open it, or check it with “interview check”".into(),
        Refusal::OldWord => "this is a Word document of the old kind (.doc): open it in Word, WPS or LibreOffice, and save it as .docx".into(),
        Refusal::Wps => "this is a WPS document (.wps): open it in WPS, and save it as .docx".into(),
        Refusal::OldExcel => "this is an Excel workbook of the old kind (.xls): open it, and save it as .xlsx or .csv".into(),
        Refusal::Pages => "this is a Pages document: open it in Pages, and export it as Word (.docx)".into(),
        Refusal::Pdf => "this is a PDF, from which text cannot be taken without loss: open it, select all, copy, and save the text as .txt".into(),
        Refusal::Image => "this is an image: its text has to be typed, or read by a program for text recognition and saved as .txt".into(),
        Refusal::Recording => "this is a recording: have it transcribed, and import the transcript".into(),
        Refusal::Archive => "this is an archive: unpack it, and import the files in it".into(),
        Refusal::NotYet(FileKind::Spreadsheet) => "this kind of workbook cannot be imported: open it, and save it as .xlsx or .csv".into(),
        Refusal::NotYet(_) => "this format cannot be imported: open the file, and save it as plain text (.txt, UTF-8)".into(),
        Refusal::WebArchive => "this is a web page with its pictures in one file (.mht, .webarchive): open it in the browser, and save it as “Web page, HTML only”".into(),
        Refusal::Xml(root) => format!("this is XML of a kind that is not known (<{root}>): XML of OHMS, TEI, ELAN and web pages can be imported; export the transcript as text, CSV or one of these"),
        Refusal::BrokenJsonLine { line, column } => format!("each line of this file is JSON, but line {line} breaks at column {column}: the file may be cut off: export or download it again"),
        Refusal::BrokenJson { line, column } => format!("this is no whole JSON: it breaks at line {line}, column {column}; the file may be cut off: export or download it again"),
        Refusal::UnknownJson => format!("this JSON is neither an interview nor a transcript that is known. These were tried: {}. Export the transcript as text, as captions (.vtt, .srt) or as .docx, and import that", crate::import::tools()),
        Refusal::NoSource => "the project has no text: export it again with its sources as plain text".into(),
        Refusal::NoSuchSource => "the project has no source of this name: leave out --source to see the names".into(),
        Refusal::CodeBook => "this is a code book: import it beside its text with --codes".into(),
        Refusal::NotOfFormat(format) => format!("this file is not {}: leave out --format, or give another one", self::format(*format)),
        Refusal::Binary => "this is no text: name the file from which it was made, or give its encoding with --encoding".into(),
        Refusal::Encrypted => "the file asks for a password: open it, save it without a password, and import that".into(),
        Refusal::Incomplete => "the end of the file is missing: it was cut off while it was copied or downloaded; get it again".into(),
        Refusal::Damaged(None) => "the file is damaged: open it in the program that made it, and save it anew".into(),
        Refusal::Damaged(Some(place)) => format!("the file is damaged ({}): open it in the program that made it, and save it anew", self::place(place)),
        Refusal::Packing => "the file is packed by a method that cannot be read: unpack it, and pack it again as ZIP with the usual method (deflate)".into(),
        Refusal::TooLarge => "the file holds more than 200 MB when it is unpacked: divide it, or take its pictures and recordings out".into(),
        Refusal::TooManyParts(n) => format!("the file has {n} parts, more than the 50,000 that are read: divide it"),
        Refusal::TooDeep => "the file is nested too deeply for a document: open it in the program that made it, and save it anew".into(),
    }
}

fn place(place: &Place) -> String {
    let unit = match place.unit {
        Unit::Line => "line",
        Unit::Paragraph => "paragraph",
        Unit::Row => "row",
        Unit::Item => "item",
    };
    match &place.part {
        Some(part) => format!("{part}, {unit} {}", place.number),
        None => format!("{unit} {}", place.number),
    }
}

fn format(format: Format) -> &'static str {
    match format {
        Format::Text => "a text",
        Format::Markdown => "Markdown",
        Format::Captions => "captions",
        Format::Table => "a table",
        Format::Html => "a web page (HTML)",
        Format::Json => "a machine transcript in JSON",
        Format::Workbook => "a workbook (XLSX)",
        Format::Ohms => "an interview of OHMS (XML)",
        Format::Tei => "a text in TEI (XML)",
        Format::Elan => "a file of ELAN (EAF)",
        Format::TextGrid => "a TextGrid of Praat",
        Format::Docx => "a Word document",
        Format::Odt => "an OpenDocument text",
        Format::Rtf => "rich text (RTF)",
        Format::Project => "a project of REFI-QDA",
    }
}

fn what(what: &What) -> String {
    match what {
        What::Format(kind) => format!("read as {}", format(*kind)),
        What::Program(name) => match *name {
            "JSON" => "the program that wrote it is not known: its keys were taken for those that most have".into(),
            name => format!("written by {name}, or in its way"),
        },
        What::Encoding(name, evidence) => format!("read in the encoding {name}: {}", self::evidence(*evidence)),
        What::NotDecoded(n) => format!(
            "{} no characters in this encoding; � stands for each: give another one with --encoding",
            if *n == 1 { "1 sequence of bytes is".into() } else { format!("{n} sequences of bytes are") }
        ),
        What::CutOff => "the file ends within a character: it may have been cut off".into(),
        What::Language(lang, _) if lang.primary() == "und" => "the language is not known: give it with --lang".into(),
        What::Language(lang, true) => format!("the language is {}, as stated", named(lang)),
        What::Language(lang, false) => format!("the language is {}, by the words", named(lang)),
        What::Role(name, role, reason) => format!("{name} is {}: {}", self::role(role), self::reason(reason)),
        What::Field(field, value, _, reason) => format!("{} “{value}”: {}", self::field(*field), self::reason(reason)),
        What::NoSpeaker(name, 1) => format!("“{name}” stands before a colon once and was not taken for a speaker"),
        What::NoSpeaker(name, n) => format!("“{name}” stands before a colon {n} times and was not taken for a speaker"),
        What::OnlyOnce(name) => format!("“{name}” was taken for a speaker, although the label occurs only once"),
        What::NoSpeakers => {
            "nobody was found who speaks: write the name and a colon before the words of each speaker".into()
        }
        What::WithoutSpeaker(text, n) => format!(
            "the file does not say who speaks in {}, the first at “{}”: these are turns without a speaker",
            some(*n, "place"),
            shortened(text, 40)
        ),
        What::Unlabelled(name) => {
            format!("only the questions are set apart: the words below them were taken for answers of “{name}”")
        }
        What::SameSpeaker(name, other) => format!("“{other}” was taken for “{name}”"),
        What::Joint(name) => format!("“{name}” was taken for one speaker: these may be several who speak together"),
        What::EmptyTurn(name) => format!("“{name}” has no words here: the turn was left out"),
        What::JoinedLines(lines, hyphens) => {
            format!("lines were joined {lines} times, and {} at their ends removed", some(*hyphens, "hyphen"))
        }
        What::ClockRestarts(text) => {
            format!("the times begin anew at “{text}”: they count from the start of another recording")
        }
        What::JoinedTurn(name) => format!("the words of “{name}” were joined over a break of the recording"),
        What::Tape(text) => format!("“{text}” was read as a line about the recording"),
        What::Term(term, gloss) => format!("“{term}” ({gloss}) was put into the glossary"),
        What::Twice(text) => format!("“{text}” stands in the file twice, and was taken once"),
        What::Furniture(n) => format!(
            "{} around the text, such as menus and page numbers, left out",
            if *n == 1 { "1 character was".into() } else { format!("{n} characters were") }
        ),
        What::OfTranslation(file, what) => format!("{file}: {}", self::what(what)),
        What::Aligned(counts) => format!(
            "{} have a translation, {} none; {} only in the translation; {} doubtful",
            some(counts.both, "row"),
            counts.original,
            if counts.translation == 1 { "1 is".into() } else { format!("{} are", counts.translation) },
            if counts.doubtful == 1 { "1 is".into() } else { format!("{} are", counts.doubtful) }
        ),
        What::Row(row) => self::row(row),
        What::SamePerson(name, other) => format!("“{other}” of the translation is “{name}”"),
        What::NobodyElse(name) => format!("“{name}” of the translation was found to be nobody of the original"),
        What::SameTheme(theme, other) => {
            format!("the theme “{other}” of the translation was taken for “{theme}”, by its place in the list")
        }
        What::Differs(field, kept, other) => {
            format!("{} “{kept}” was kept; the other file has “{other}”", self::field(*field))
        }
        What::SameLanguage(lang) => {
            format!("both files seem to be in {}: give the languages with --lang and --translation-lang", named(lang))
        }
        What::OtherTimes(n) => {
            format!("{} of the translation differ from those of the original, which were kept", some(*n, "time"))
        }
        What::Inserted(text) => format!("inserted while changes were recorded: “{text}”"),
        What::Deleted(text) => format!("deleted while changes were recorded: “{text}”"),
        What::Struck(text) => format!("struck through, and left out: “{text}”"),
        What::Hidden => "hidden text was left out".into(),
        What::Footnote(number) => format!("the text of footnote {number} stands below the paragraph"),
        What::Comment(author, text) => match &**author {
            "" => format!("comment: “{text}”"),
            author => format!("comment of {author}: “{text}”"),
        },
        What::HiddenCells(sheet, 1) => {
            format!("the sheet “{sheet}” has a hidden row or column, which was imported, too")
        }
        What::HiddenCells(sheet, n) => {
            format!("the sheet “{sheet}” has {n} hidden rows and columns, which were imported, too")
        }
        What::HiddenSheet(sheet) => format!("the sheet “{sheet}” is hidden, and was imported, too"),
        What::Columns(names) => format!("the columns are {names}"),
        What::ColumnOf(name, true) => format!("the column “{name}” has the speakers, by what stands in it"),
        What::ColumnOf(name, false) => format!("the column “{name}” has the words, by what stands in it"),
        What::CellsTogether(n) => format!(
            "nothing says what the {n} columns of a table have: the cells of each row were read one after another; give \
             the columns names, such as Speaker and Text"
        ),
        What::Data(n) => {
            format!(
                "a table with {n} columns is not talk: it became one paragraph, with a line for each row and “|” between the cells"
            )
        }
        What::Times(name, unit, is_named) => {
            let unit = if *unit == TimeUnit::Milliseconds { "milliseconds" } else { "seconds" };
            format!(
                "the numbers under “{name}” are {unit}, by the {}",
                if *is_named { "name" } else { "pace of the words" }
            )
        }
        What::CodeBook(name) => format!("the themes are named and described as in {name}"),
        What::OtherSheet(sheet, n) => {
            format!("the sheet “{sheet}” was left out: {} without words of a speaker", some(*n, "row"))
        }
        What::OtherTier(tier, n) => format!("the tier “{tier}” was left out: {}", some(*n, "text")),
        What::Interleaved(n) => {
            format!(
                "both languages stand in the file in turn: {n} texts were put beside the one before them as translations"
            )
        }
        What::Updated(change) => format!(
            "{} unchanged, {} with other words, {} new, {} no longer in the file",
            some(change.same, "turn"),
            change.changed,
            change.added,
            change.removed
        ),
        What::Former(former) => self::former(former),
        What::Pictures(n) => {
            format!("{} left out", if *n == 1 { "1 picture was".into() } else { format!("{n} pictures were") })
        }
        What::Embedded(file) => format!("a file within the file was left out: {file}"),
        What::Unfinished => "the file ends before it is complete: it may have been cut off".into(),
        What::NoText(name) => format!("the project has no plain text of the source “{name}”: import its document"),
        What::OtherSources(names) => format!("the project has other sources, which --source names: {names}"),
        What::Selections(all, 0) => format!("{} became themes of the passages", some(*all, "coded selection")),
        What::Selections(all, partial) => format!(
            "{} became themes of the passages; {partial} of them covered only a part of a passage",
            some(*all, "coded selection")
        ),
        What::Unplaced(codes, words) => format!("“{codes}” was given to no passage: “{words}”"),
        What::Unusual(text) => text.clone(),
    }
}

/// A language by its name, with its tag.
pub(super) fn named(lang: &Lang) -> String {
    match super::language(lang) {
        name if name == lang.as_str() => name,
        name => match name.strip_suffix(')') {
            Some(name) => format!("{name}, {lang})"),
            None => format!("{name} ({lang})"),
        },
    }
}

fn row(row: &Row) -> String {
    let rows = match row.rows {
        (first, last) if first == last => format!("row {first}"),
        (first, last) => format!("rows {first} to {last}"),
    };
    format!("{rows}: {}", row_alone(row))
}

/// The same without the numbers of the rows.
pub(super) fn row_alone(row: &Row) -> String {
    let spot = |spot: &Spot| {
        let place = spot.place.as_ref().map(|place| format!("{}: ", self::place(place))).unwrap_or_default();
        format!("{place}“{}”", spot.words)
    };
    let spots: Vec<String> = row.original.iter().chain(&row.translation).map(spot).collect();
    let issue = match &row.issue {
        Issue::Doubtful(percent) => format!("these may not belong together ({percent}% sure)"),
        Issue::Lengths => "one is much longer than the other".into(),
        Issue::Untranslated => "no translation".into(),
        Issue::Added => "only in the translation".into(),
        Issue::Joined(turns) => format!("one turn of the original is {} of the translation", some(*turns, "turn")),
        Issue::OneTurn(turns, true) => {
            format!("{turns} turns of the original are one of the translation, whose paragraphs were parted among them")
        }
        Issue::OneTurn(turns, false) => {
            format!("{turns} turns of the original are one of the translation, whose words stand beside the first")
        }
        Issue::Speakers(one, other) => format!("the speakers are “{one}” and “{other}”"),
        Issue::Paragraphs => "these paragraphs may not belong together".into(),
        Issue::JoinedParagraphs(one, other) if one > other => {
            format!("{one} paragraphs of the original are {other} of the translation; one may have no translation")
        }
        Issue::JoinedParagraphs(one, other) => {
            format!("{one} paragraph of the original is {other} of the translation; one may have been added")
        }
        Issue::UntranslatedParagraph => "a paragraph without a translation".into(),
        Issue::AddedParagraph => "a paragraph that only the translation has".into(),
    };
    format!("{issue}: {}", spots.join(" | "))
}

fn former(former: &Former) -> String {
    match former {
        Former::Changed(id, false) => format!("the words of {id} have changed"),
        Former::Changed(id, true) => {
            format!("the words of {id} have changed: look whether the translation still fits")
        }
        Former::Added(id, words) => format!("{id} is new: “{words}”"),
        Former::Removed(id, words) => format!("words of {id} are no longer in the file: “{words}”"),
        Former::Moved(id) => format!("{id} has moved to another place"),
        Former::Speaker(kept, other) => format!("the speaker “{kept}” was kept; the file has “{other}”"),
    }
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Asked => "as asked",
        Evidence::Mark => "the file begins with its mark",
        Evidence::Stated => "the file says so",
        Evidence::Valid => "all bytes are characters in it",
        Evidence::NearlyValid => "nearly all bytes are characters in it",
        Evidence::Zeros => "every other byte is zero",
        Evidence::Frequent => "the characters are those that people write most",
        Evidence::Statistics => "by the frequency of its bytes",
    }
}

fn role(role: &Role) -> &str {
    match role {
        Role::Interviewer => "the interviewer",
        Role::Interviewee => "the interviewee",
        Role::Interpreter => "the interpreter",
        Role::Other(word) => word,
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Summary => "summary",
        Field::Date => "date",
        Field::Place => "place",
        Field::Category => "category",
        Field::Source => "source",
        Field::Address => "address",
        Field::Translator => "translator",
        Field::Rights => "rights",
        Field::Theme => "themes",
        Field::About => "not in the interview:",
        Field::Name => "people",
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Asked => "as asked".into(),
        Reason::Stated(label) => format!("under “{label}”"),
        Reason::Heading => "the heading".into(),
        Reason::FirstLine => "at the beginning".into(),
        Reason::FileName => "the name of the file".into(),
        Reason::InTitle => "in the title".into(),
        Reason::Breadcrumb => "in the path of the page".into(),
        Reason::Label => "the label says so".into(),
        Reason::Asks(asks, all) => format!("{asks} of {} end with a question mark", some(*all, "turn")),
        Reason::Rest => "the other one asks".into(),
    }
}
