//! A [`Command`]: one step of an editor, as plain data.

mod given;

use serde::{Deserialize, Serialize};

pub use given::{At, NewTheme, Query, TermText};

use super::detail::{Field, PlainField};

/// One step of an editor. Languages are BCP 47 tags; offsets are in bytes; speakers and themes are given by their ids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Command {
    /// Replaces the words of a passage in a language. An empty text leaves a gap.
    Type {
        at: At,
        lang: String,
        text: String,
    },
    /// Replaces only the white space between the words of a passage in a language, such as line breaks: says nothing of
    /// what they were translated of.
    Space {
        at: At,
        lang: String,
        text: String,
    },
    /// Splits a passage at an offset in one of its languages. The other languages stay with the first part.
    Split {
        at: At,
        lang: String,
        offset: usize,
        /// Marks around the offset are closed and opened again; the steps of older drafts cut them.
        #[serde(default)]
        marks: bool,
    },
    /// Appends a passage to the one before it. Turns of two speakers are joined only if `across` is true.
    Join {
        at: At,
        across: bool,
    },
    /// Makes a passage, and those of the turn after it, a turn of its own.
    Part {
        at: At,
    },
    /// Moves a turn before the turn at a position.
    MoveTurn {
        turn: usize,
        to: usize,
    },
    /// Removes passages, and turns of which none is left.
    Remove {
        at: Vec<At>,
    },
    /// Puts a passage back that was removed. `file`: an interview of one turn that has this passage alone. If the turn is
    /// still at its place, the passage goes into it, or else its turn goes before the one that is there.
    PutBack {
        at: At,
        file: String,
        /// The import was not sure that the translations belong there, but for those in the languages `sure`.
        is_doubtful: bool,
        #[serde(default)]
        sure: Vec<String>,
        /// The ids of the turns that answered its turn.
        answers: Vec<String>,
    },
    /// Returns to the interview of a file, such as an earlier copy. A file does not know which translations are doubtful:
    /// their marks.
    BackTo {
        file: String,
        doubtful: Vec<String>,
    },
    /// Inserts an empty turn before a position.
    Insert {
        turn: usize,
        speaker: Option<String>,
    },
    /// Inserts an empty passage before a place, or at the end of its turn.
    InsertPassage {
        at: At,
    },
    /// Sets the short form of a question.
    Heading {
        turn: usize,
        lang: String,
        text: String,
    },

    /// Gives passages to a speaker, or to nobody: parts turns where the rest stays with another.
    Give {
        at: Vec<At>,
        speaker: Option<String>,
    },
    /// The id is a wish: another speaker may have it.
    AddSpeaker {
        id: String,
        name: String,
        lang: String,
        role: String,
    },
    RenameSpeaker {
        speaker: String,
        lang: String,
        name: String,
    },
    Initials {
        speaker: String,
        lang: String,
        text: String,
    },
    Role {
        speaker: String,
        role: String,
    },
    /// The number of a colour; `None`: the next that nobody has.
    Colour {
        speaker: String,
        colour: Option<u8>,
    },
    AboutSpeaker {
        speaker: String,
        lang: String,
        text: String,
    },
    /// Gives all turns of one speaker to another, and removes the first.
    MergeSpeakers {
        from: String,
        into: String,
    },
    /// Removes a speaker who has no turns.
    RemoveSpeaker {
        speaker: String,
    },
    MoveSpeaker {
        speaker: String,
        to: usize,
    },

    /// Sets a theme on passages, or takes it away.
    Tag {
        at: Vec<At>,
        theme: String,
        on: bool,
    },
    /// Sets exactly these themes on passages.
    TagAll {
        at: Vec<At>,
        themes: Vec<String>,
    },
    AddTheme {
        id: String,
        label: String,
        lang: String,
    },
    AddThemes {
        themes: Vec<NewTheme>,
        lang: String,
    },
    RenameTheme {
        theme: String,
        lang: String,
        label: String,
    },
    DescribeTheme {
        theme: String,
        lang: String,
        text: String,
    },
    /// Gives all passages of one theme another, and removes the first.
    MergeThemes {
        from: String,
        into: String,
    },
    /// Removes a theme everywhere.
    RemoveTheme {
        theme: String,
    },
    MoveTheme {
        theme: String,
        to: usize,
    },
    /// Gives themes other ids: pairs of the id and a wish, which another theme may have.
    ThemeIds {
        themes: Vec<(String, String)>,
    },

    AddTerm {
        term: TermText,
    },
    ChangeTerm {
        position: usize,
        term: TermText,
    },
    RemoveTerm {
        position: usize,
    },

    Detail {
        field: Field,
        lang: String,
        text: String,
    },
    Plain {
        field: PlainField,
        text: String,
    },
    /// Adds a language to those of the text.
    AddLanguage {
        lang: String,
    },
    /// Corrects the language of all texts in a language.
    RenameLanguage {
        from: String,
        to: String,
    },
    /// Removes a translation with all its texts.
    RemoveLanguage {
        lang: String,
    },
    /// Makes a language the original.
    Original {
        lang: String,
    },

    /// Leaves a gap at a passage in a language; its words and those below move down, up to the next gap.
    PushDown {
        at: At,
        lang: String,
    },
    /// Appends the words of a passage in a language to the passage before; those below move up, up to the next gap.
    PullUp {
        at: At,
        lang: String,
    },
    /// Moves the first paragraph of a passage in a language to the end of the passage before.
    FirstUp {
        at: At,
        lang: String,
    },
    /// Moves the last paragraph of a passage in a language to the start of the passage after.
    LastDown {
        at: At,
        lang: String,
    },
    /// Moves the words of a passage in a language after an offset to the start of the passage after.
    CutDown {
        at: At,
        lang: String,
        offset: usize,
    },
    /// Moves the words of a passage in a language before an offset to the end of the passage before.
    CutUp {
        at: At,
        lang: String,
        offset: usize,
    },
    /// Exchanges the words of a passage in a language with those of the passage before.
    Swap {
        at: At,
        lang: String,
    },
    /// Distributes the words in a language anew over the passages from one on, which are counted from 0: for each that has
    /// words, in order, the passage that gets them; and the passages that are doubtful now.
    Align {
        at: At,
        lang: String,
        to: Vec<usize>,
        doubtful: Vec<usize>,
    },
    /// Says that the words of passages in a language are right, as they and the original are now.
    Confirm {
        at: Vec<At>,
        lang: String,
    },
    /// Says so of a passage and of all above it, but those that are older than their originals.
    ConfirmTo {
        at: At,
        lang: String,
    },
    /// Moves the words of a passage in a language to another.
    MoveText {
        at: At,
        to: At,
        lang: String,
        /// Words from above go before the words there, and words from below after them; the steps of older drafts put all
        /// words after.
        #[serde(default)]
        in_order: bool,
    },

    /// Replaces what a query finds.
    Replace {
        query: Query,
        with: String,
    },
    /// Replaces names everywhere, and withholds them from publication: pairs of a name and its pseudonym.
    Pseudonymise {
        names: Vec<(String, String)>,
        /// Also in ids; the steps of older drafts were without.
        #[serde(default)]
        ids: bool,
        /// However a text writes the names; the steps of older drafts took them as they were typed.
        #[serde(default)]
        variants: bool,
    },

    /// Removes words from the list of words that must not be published.
    Allow {
        words: String,
    },

    /// Several commands as one step.
    Group {
        commands: Vec<Command>,
    },
}

impl Command {
    /// The command without the text that was typed into a field: two commands for one field are equal then. `None` if
    /// it is not for a field.
    pub(super) fn blank(&self) -> Option<Command> {
        use Command::{
            AboutSpeaker, ChangeTerm, DescribeTheme, Detail, Heading, Initials, Plain, RenameSpeaker, RenameTheme,
        };
        let mut blank = self.clone();
        match &mut blank {
            Heading { text, .. } | Initials { text, .. } | AboutSpeaker { text, .. } | DescribeTheme { text, .. } => {
                text.clear();
            }
            Detail { text, .. } | Plain { text, .. } => text.clear(),
            RenameSpeaker { name, .. } => name.clear(),
            RenameTheme { label, .. } => label.clear(),
            ChangeTerm { term, .. } => *term = TermText::default(),
            _ => return None,
        }
        Some(blank)
    }

    /// Where a translation is corrected: the passages above it may change, too, but they are not what it is about.
    pub(super) fn place(&self) -> Option<At> {
        match self {
            Command::PushDown { at, .. }
            | Command::PullUp { at, .. }
            | Command::FirstUp { at, .. }
            | Command::LastDown { at, .. }
            | Command::CutDown { at, .. }
            | Command::CutUp { at, .. }
            | Command::Swap { at, .. }
            | Command::MoveText { at, .. }
            | Command::Align { at, .. }
            | Command::ConfirmTo { at, .. } => Some(*at),
            _ => None,
        }
    }
}
