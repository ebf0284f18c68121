//! What the command tells: problems, which something could not be done for or had to be repaired, and notes.

use crate::document::ParseError;
use crate::interview::Problem;
use crate::state::Ui;
use crate::words::{problems, words};

/// One line of what is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, as somebody would open it.
    pub file: String,
    /// From 1; 0 where no place in the file is meant.
    pub line: u32,
    pub column: u32,
    pub what: Severity,
    /// In the language that was asked for.
    pub message: String,
    /// The line of a mistake for which the file is refused, with a mark under the place; else empty.
    pub excerpt: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Something is not in the site: the command fails.
    LeftOut,
    /// Something was repaired.
    Repaired,
    Note,
}

/// What is told beyond the problems of a file.
pub enum Message<'a> {
    NoFile(&'a str),
    /// There is one whose name is nearly the same.
    NoFileBut(&'a str, &'a str),
    /// The same, and that name does not end as it should.
    NoFileEnding(&'a str, &'a str),
    /// What a file should be called.
    NotJson(&'a str),
    /// How the file is called on the disk.
    OtherCase(&'a str),
    /// Another line has the file already.
    FileAgain(&'a str),
    /// Its own name is none that all systems take and tell apart.
    PublishedAs(&'a str),
    IsFolder,
    /// A pipe, a socket or a device.
    Endless,
    IsFile,
    /// No Unicode, or with a line break in it.
    BadName,
    /// It looks like a copy of an interview.
    NotCopied,
    /// The folder has files of others', such as these.
    NotOurs(&'a str),
    /// Files of the last run that are others now.
    ChangedByHand(&'a str),
    /// Words that must not be published stand here; where it says so.
    Withheld(&'a str),
    /// The file is broken, and what it withholds cannot be read.
    WithheldUnread,
    NotLookedThrough,
    NotListed,
    /// A size of paper that is not known.
    Paper(Box<str>),
    OutsideFolder,
    NewCategory(&'a str),
    /// A theme has another name here than in the interviews before; its id, and the name that the site shows.
    ThemeRenamed(&'a str, &'a str),
    NoUrl,
    LaterFormat(&'a str),
    NoInterviews,
    /// A line says of no file.
    NoFileNamed,
    /// What is written would come among the sources of the site.
    OutHasSite,
    NotRead(&'a str),
    NotWritten(&'a str),
    /// Why no PDF was made; in English.
    NotPrinted(&'a str),
    NoProgram(&'a str),
    InTheWay,
    /// Somebody with this name was taken for one person in these interviews.
    SameName(String, Vec<String>),
    /// Several people have this name: the interviews of each.
    Namesakes(String, Vec<String>),
    /// An id of interviews, and the names of two who have it.
    SameId(String, [String; 2]),
    /// An id of the editor's that is the address of another, who has it, and the address that they got.
    AddressTaken(String, String, String),
    /// Another name, and the address that was kept.
    Renamed(String, String),
    /// A name, and the address of somebody of that name who no longer speaks where they did.
    Resumed(String, String),
    /// A theme or category has a new name: its id, the old name, the new name.
    Relabelled(String, String, String),
    /// A file in `interviews` that is none.
    NoInterview,
    /// The id of an interview, and the file that has it, too.
    IdAgain(&'a str, &'a str),
    /// A file in `interviews` whose name begins with a dot.
    Hidden,
    /// A file in `interviews` that is no interview.
    PublishedAsIs,
    /// Folders that stand in the place of files.
    FoldersInPlace(&'a str),
    /// What the file of addresses should say of its format.
    NoAddresses(&'static str),
    /// An address that the file of addresses has twice.
    TwoOwners(&'a str),
    /// The file of addresses has new ones.
    Kept,
    /// Why the file of addresses could not be written.
    NotKept(&'a str),
}

impl Message<'_> {
    pub fn said(&self, ui: Ui) -> String {
        (words(ui).building.message)(self)
    }
}

impl Diagnostic {
    pub fn refused(file: &str, ui: Ui, error: &ParseError) -> Diagnostic {
        let message = problems::parse_error_message(ui, error);
        let excerpt = error.excerpt.as_ref().map(|excerpt| excerpt.lines()).unwrap_or_default();
        let (line, column, what) = (error.line, error.column, Severity::LeftOut);
        Diagnostic { file: file.into(), line, column, what, message, excerpt }
    }

    pub fn problem(file: &str, ui: Ui, problem: &Problem) -> Diagnostic {
        let message = problems::problem_message(ui, problem);
        let what = if problem.is_note() { Severity::Note } else { Severity::Repaired };
        Diagnostic {
            file: file.into(),
            line: problem.line,
            column: problem.column,
            what,
            message,
            excerpt: String::new(),
        }
    }

    pub fn new(file: &str, (line, column): (u32, u32), what: Severity, ui: Ui, message: &Message) -> Diagnostic {
        Diagnostic { file: file.into(), line, column, what, message: message.said(ui), excerpt: String::new() }
    }

    /// The message as it is printed: one line, and the excerpt below it.
    pub fn line(&self, ui: Ui) -> String {
        let Diagnostic { file, line, column, what, message, excerpt } = self;
        let note = if *what == Severity::Note { words(ui).building.note } else { "" };
        match line {
            0 => format!("{file}: {note}{message}\n{excerpt}"),
            _ => format!("{file}:{line}:{column}: {note}{message}\n{excerpt}"),
        }
    }
}
