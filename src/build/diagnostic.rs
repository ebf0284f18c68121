//! Diagnostics of the command: what it had to leave out or repair, and notes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::desk::{self, At, Spot};
use crate::document::{self, ExpectedKind, FoundKind, ParseError, ParseErrorKind, Position};
use crate::import::encoding::decode;
use crate::interview::{Expected, Found, Problem};
pub use crate::report::built::{Diagnostic, Severity};
use crate::state::Ui;
use crate::words::desk::Names;
use crate::words::{problems, words};

/// What the command says beyond the problems of a file. Paths are shown as the editor knows them.
pub enum Message<'a> {
    NoFile(&'a str),
    /// There is no such file, but one of nearly the same name: the name wanted, and that one.
    NoFileBut(&'a str, &'a str),
    /// The same, and that name has a wrong ending.
    NoFileEnding(&'a str, &'a str),
    /// The file needs another name: this one.
    NotJson(&'a str),
    /// The name on the disk, which differs in capital letters.
    OtherCase(&'a str),
    /// An earlier entry names the same file.
    FileAgain(Box<str>),
    /// The name of the published file: the file's own is not valid, or not unique, on every system.
    PublishedAs(&'a str),
    IsFolder,
    /// A pipe, a socket or a device.
    Endless,
    IsFile,
    /// The name is not Unicode, or has a line break in it.
    BadName,
    /// The file looks like a copy of an interview and is not published.
    NotCopied,
    /// The output folder has files that no build wrote, such as these.
    NotOurs(&'a str),
    /// Files of the last build that somebody has changed since.
    ChangedByHand(&'a str),
    /// Withheld words would be published; where they are declared as withheld, and whether a build was refused.
    Withheld(&'a str, bool),
    /// The same words are in this and as many places in all that are not listed.
    WithheldMore(&'a str, usize),
    /// A broken file declares withheld words that cannot be read.
    WithheldUnread,
    /// A document whose text the search for withheld words cannot read.
    NotLookedThrough,
    /// An interview that `site.json` does not list.
    NotListed,
    /// An unknown paper size.
    Paper(Box<str>),
    /// Something other than `true` or `false`.
    YesOrNo(Box<str>),
    /// The questions would have this many pages, which are too many to be written unasked.
    ManyQuestions(usize),
    /// A file that holds no font.
    NoFont(&'a str),
    /// So many pictures in a language were not drawn, as no font has these characters; whether the logo is shown instead.
    NoGlyphs {
        lang: &'a str,
        count: usize,
        missing: &'a str,
        has_logo: bool,
    },
    OutsideFolder,
    NewCategory(&'a str),
    /// An earlier interview calls the theme by another name: the theme's id, and the name that the site shows.
    ThemeRenamed(&'a str, &'a str),
    NoUrl,
    /// The `url` of the site names a page, or has a query or a fragment: that `url`, and the folder that is used instead.
    AddressOfPage(Box<str>, Box<str>),
    /// An interview in the place of `site.json`.
    IsInterview,
    LaterFormat(&'a str),
    /// A `site.json` that is not an object.
    NoSite,
    /// The `format` of a `site.json` is not that of a site.
    OtherFormat(Box<str>),
    /// The name of a file has an escape in it: a backslash in place of a slash.
    Backslash,
    /// The logo is an address.
    LogoElsewhere,
    /// The encoding of a file that is not in UTF-8.
    Encoding(&'static str),
    /// There is no folder of this name; and one of nearly the same name.
    NoFolder(&'a str, Option<&'a str>),
    /// No speaker of the interview asks.
    NobodyAsks,
    /// An entry names no file.
    NoFileNamed,
    /// The output would mix with the sources of the site.
    OutHasSite,
    NotRead(&'a str),
    NotWritten(&'a str),
    /// Why no PDF was made; in English.
    NotPrinted(&'a str),
    NoProgram(&'a str),
    /// So many files of a folder may be transcripts, and the command that imports them.
    Transcripts(usize, &'a str),
    /// A page of the site has the name of a file to copy.
    InTheWay,
    /// A name, and the interviews in which its bearers were taken for one person.
    SameName(String, Vec<String>),
    /// A name that several people have, and the interviews of each.
    Namesakes(String, Vec<String>),
    /// An id that two people have, and their names.
    SameId(String, [String; 2]),
    /// An id that is already another's address, whose id it is, and the address given instead.
    AddressTaken(String, String, String),
    /// A new name, and the address that is kept.
    Renamed(String, String),
    /// A name, and the address that passes to its bearer from somebody of that name who no longer speaks where they did.
    Resumed(String, String),
    /// A theme or category with a new name: its id, the old name, the new name.
    Relabelled(String, String, String),
    /// A `.json` file in `interviews` that holds no interview.
    NoInterview,
    /// An interview without any words.
    NoWords,
    /// A `site.json` in the place of an interview.
    IsSite,
    /// An object around the interview, and its key.
    Wrapped(&'a str),
    /// An entry lists somebody who does not speak in its interview; and the speaker who is probably meant.
    NoSpeaker(&'a str, Option<&'a str>),
    /// An entry lists a theme that its interview does not have; and the theme that is probably meant.
    NoTheme(&'a str, Option<&'a str>),
    /// An entry lists a language that its interview does not have.
    NoText(&'a str),
    /// A text whose letters were destroyed by another program.
    Destroyed,
    /// Two texts by language that are exchanged.
    Exchanged,
    /// The date of an interview is in the future.
    InFuture,
    NoEmail,
    EmptyTheme,
    /// A passage has the theme already.
    ThemeTwice(&'a str),
    /// Two speakers whose ids differ only in capital letters.
    SpeakersAlike(&'a str, &'a str),
    /// A symbolic link that leads out of the folder of the site.
    LinkOutside,
    /// The id of an interview, and the earlier file that has the same id.
    IdAgain(&'a str, &'a str),
    /// A file in `interviews` whose name begins with a dot.
    Hidden,
    /// A file in `interviews` that is no interview.
    PublishedAsIs,
    /// Folders that stand in the place of files.
    FoldersInPlace(&'a str),
    /// The `format` that the file of addresses should have.
    NoAddresses(&'static str),
    /// An address that the file of addresses lists twice.
    TwoOwners(&'a str),
    /// The file of addresses has new entries.
    Kept,
    /// Why the file of addresses could not be written.
    NotKept(&'a str),
}

impl Message<'_> {
    pub fn text(&self, ui: Ui) -> String {
        (words(ui).building.message)(self)
    }

    /// How the desk says it, if in other words.
    pub fn in_desk(&self, ui: Ui) -> Option<Box<str>> {
        (words(ui).building.in_desk)(self).map(Into::into)
    }

    /// The pointer of what it is about, as far as the message alone tells it: the desk leads there.
    fn pointer(&self) -> &'static str {
        match self {
            Message::NoUrl | Message::AddressOfPage(..) => "/url",
            Message::Paper(_) => "/paper",
            Message::LogoElsewhere => "/logo",
            Message::NoFile(_) | Message::NoFileBut(..) | Message::NoFileEnding(..) => "/interviews",
            Message::FileAgain(_) | Message::OutsideFolder | Message::Backslash => "/interviews",
            Message::IdAgain(..) => "/id",
            Message::InFuture => "/date",
            Message::NewCategory(_) => "/category",
            Message::ThemeRenamed(..) => "/themes",
            Message::NobodyAsks => "/speakers",
            Message::NoWords => "/turns",
            _ => "",
        }
    }
}

impl Diagnostic {
    /// The diagnostic of a file that cannot be parsed.
    pub fn refused(file: &str, ui: Ui, error: &ParseError) -> Diagnostic {
        let message = problems::parse_error_message(ui, error);
        let excerpt = error.excerpt.as_ref().map(|excerpt| excerpt.lines().into()).unwrap_or_default();
        let (line, column, severity) = (error.line, error.column, Severity::LeftOut);
        let in_desk = Message::NoInterview.in_desk(ui);
        let (pointer, interviews) = Default::default();
        Diagnostic { file: file.into(), line, column, pointer, severity, message, in_desk, excerpt, interviews }
    }

    /// The diagnostic of a file that cannot be parsed, which names its encoding and shows its line in it.
    pub fn refused_bytes(file: &str, ui: Ui, error: &ParseError, bytes: &[u8]) -> Diagnostic {
        let mut diagnostic = Diagnostic::refused(file, ui, error);
        if error.kind != ParseErrorKind::NotUtf8 {
            return diagnostic;
        }
        let decoded = decode(bytes, None);
        let offset = error.offset.min(bytes.len());
        let line = bytes[..offset].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let (before, _) = decoded.encoding.decode_without_bom_handling(&bytes[line..offset]);
        diagnostic.column = before.chars().count() as u32 + 1;
        // A file with a few wrong bytes is damaged UTF-8.
        if decoded.encoding.name() != "UTF-8" {
            let message = Message::Encoding(encoding_name(decoded.encoding.name()));
            (diagnostic.message, diagnostic.in_desk) = (message.text(ui), message.in_desk(ui));
        }
        show_lines(std::slice::from_mut(&mut diagnostic), file, &decoded.text);
        diagnostic
    }

    /// The diagnostic of a problem in an interview or in `site.json`.
    pub fn problem(file: &str, ui: Ui, problem: &Problem) -> Diagnostic {
        let mut message = problems::problem_message(ui, problem);
        let severity = match () {
            () if problem.is_note() => Severity::Note,
            () if loses_words(problem) => Severity::LeftOut,
            () => Severity::Repaired,
        };
        let building = &words(ui).building;
        if severity == Severity::LeftOut {
            message.push_str(building.left_out);
        }
        // What has the draft names the place better.
        let spot = match problem.pointer.starts_with("/turns/") {
            true => Spot::Passage(At::default()),
            false => Spot::Details(None),
        };
        let nobody = document::parse("{}").map(|document| desk::open(&document).draft);
        let names = nobody.as_ref().map(|draft| Names { draft, before: None, number: &|_| None });
        let in_desk = names.ok().and_then(|names| (building.problem_in_desk)(problem, &spot, &names));
        Diagnostic {
            file: file.into(),
            line: problem.line,
            column: problem.column,
            pointer: problem.pointer.clone(),
            severity,
            message,
            in_desk: Some(in_desk.map_or_else(|| building.unclear.into(), Into::into)),
            excerpt: Box::default(),
            interviews: Vec::new(),
        }
    }

    pub fn new(file: &str, (line, column): (u32, u32), severity: Severity, ui: Ui, message: &Message) -> Diagnostic {
        let (pointer, in_desk) = (message.pointer().to_owned(), message.in_desk(ui));
        let (message, excerpt, interviews) = (message.text(ui), Box::default(), Vec::new());
        Diagnostic { file: file.into(), line, column, pointer, severity, message, in_desk, excerpt, interviews }
    }

    /// A diagnostic about a whole file.
    pub fn of_file(file: &Path, severity: Severity, ui: Ui, message: &Message) -> Diagnostic {
        Diagnostic::new(&file.display().to_string(), (0, 0), severity, ui, message)
    }

    /// The diagnostic as it is printed: one line, and the excerpt below it.
    pub fn rendered(&self, ui: Ui) -> String {
        let Diagnostic { file, line, column, severity, message, excerpt, .. } = self;
        let note = if *severity == Severity::Note { words(ui).building.note } else { "" };
        match line {
            0 => format!("{file}: {note}{message}\n{excerpt}"),
            _ => format!("{file}:{line}:{column}: {note}{message}\n{excerpt}"),
        }
    }
}

/// Adds the lines of their places to the diagnostics of a file. A line that is only a bracket is not worth showing.
pub fn show_lines(diagnostics: &mut [Diagnostic], file: &str, text: &str) {
    let is_bare = |one: &&mut Diagnostic| one.file == file && one.line > 0 && one.excerpt.is_empty();
    let bare: Vec<&mut Diagnostic> = diagnostics.iter_mut().filter(is_bare).collect();
    let places: Vec<Position> = bare.iter().map(|one| Position { line: one.line, column: one.column }).collect();
    for (diagnostic, excerpt) in bare.into_iter().zip(document::excerpts(text, &places)) {
        let lines = excerpt.map(|excerpt| excerpt.lines()).unwrap_or_default();
        if lines.contains(char::is_alphanumeric) {
            diagnostic.excerpt = lines.into();
        }
    }
}

/// The name of an encoding as editors show it.
fn encoding_name(name: &'static str) -> &'static str {
    match name {
        "gb18030" => "GBK (GB 18030)",
        "windows-1252" => "Windows-1252 (ANSI)",
        name => name,
    }
}

/// How many notes of the same wording are printed.
const PRINTED: usize = 3;

/// Prints diagnostics: first the problems, then the notes, and last the number of problems, if there are several. Prints a
/// note that many files share only for the first few, and then says how many more there are.
pub fn rendered(diagnostics: &[Diagnostic], ui: Ui) -> String {
    let is_note = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Note;
    let mut out: String =
        diagnostics.iter().filter(|one| !is_note(one)).map(|diagnostic| diagnostic.rendered(ui)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut said = Vec::new();
    for note in diagnostics.iter().filter(is_note) {
        let count = counts.entry(&note.message).or_default();
        *count += 1;
        if *count <= PRINTED {
            out.push_str(&note.rendered(ui));
        } else if *count == PRINTED + 1 {
            said.push(&*note.message);
        }
    }
    let words = &words(ui).building;
    for message in said {
        out.push_str(&(words.more_notes)(message, counts[message] - PRINTED));
    }
    let problems = diagnostics.iter().filter(|one| !is_note(one));
    let files: BTreeSet<&str> = problems.clone().map(|problem| &*problem.file).collect();
    match problems.count() {
        0 | 1 => {}
        count => out.push_str(&(words.total)(count, files.len())),
    }
    out
}

/// Returns whether words of the interview are lost: they have a wrong key, or are in a value of a wrong type.
fn loses_words(problem: &Problem) -> bool {
    let holds_words = |key: &str| matches!(key, "turns" | "passages" | "text" | "heading");
    let is_below = |key: &&str| problem.pointer.contains(key);
    let is_in_words = problem.pointer.starts_with("/turns")
        && !["/id", "/speaker", "/answers", "/start", "/themes"].iter().any(is_below);
    match (&problem.expected, &problem.found) {
        (Expected::Words | Expected::Turns, Found::Nothing) => true,
        (Expected::KnownKey, Found::Misspelt(_, meant)) => holds_words(meant),
        (Expected::KeyOnce, Found::Again(key)) => holds_words(key) || is_in_words && is_below(&"/text"),
        (Expected::NewLanguage, _) => is_in_words,
        // An object is read as a list of one.
        (Expected::Value(ExpectedKind::List), Found::Value(FoundKind::Object)) => false,
        (Expected::Value(_), Found::Value(FoundKind::Bool(_) | FoundKind::List | FoundKind::Object)) => is_in_words,
        _ => false,
    }
}
