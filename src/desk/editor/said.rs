//! What happened, to be told to somebody who does not see it.

use std::rc::Rc;

use crate::desk::{At, Command, Refused, Standing};

/// What an action did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// This passage is in hand.
    Hand(At),
    /// No passage comes before it, or after it.
    First,
    Last,
    /// So many passages are selected.
    Selected(usize),
    /// A field is open over this passage.
    Open(At),
    /// The field is closed; what was typed is kept.
    Kept,
    /// A passage was split; the later part is here.
    Split(At),
    /// A passage was joined with this one.
    Joined(At),
    /// A theme was set on so many passages.
    Set(Rc<str>, usize),
    /// A theme was taken away from so many passages.
    TakenAway(Rc<str>, usize),
    /// These themes were set on so many passages.
    SetAll(Vec<Rc<str>>, usize),
    /// A passage or a turn was inserted, and a field is open over it.
    Inserted,
    /// So many passages were given to a speaker, or to nobody.
    Given(Option<Rc<str>>, usize),
    /// Clicks set this theme from now on.
    Painting(Rc<str>),
    /// They no longer do.
    PaintEnded,
    /// Another step, by the name of its command.
    Done(Command),
    /// The translated words of so many passages moved to the next one, or the one before.
    Shifted(Command, usize),
    /// What an action did, and how many doubtful translations above count as right since then.
    ConfirmedAbove(Box<Said>, usize),
    Undone(Command),
    Redone(Command),
    NothingToUndo,
    NothingToRedo,
    /// No theme has been set that could be set again.
    NothingToRepeat,
    /// No speaker asks the questions.
    NoInterviewer,
    /// No theme has this number.
    NoThemeAt(usize),
    /// No speaker has this number.
    NoSpeakerAt(usize),
    /// This passage needs a look, for this reason, and so many do.
    Look(At, Standing, usize),
    /// The translated words of this passage have been taken up.
    Moving(At),
    /// They stay where they are.
    MoveEnded,
    /// The translation was aligned anew from here: so many passages have other words, and so many are doubtful.
    Aligned {
        at: At,
        moved: usize,
        doubtful: usize,
    },
    /// Aligning anew from here changes nothing.
    AlignedAlready(At),
    /// No row is left that needs a look.
    NoneLeft,
    Refused(Refused),
}
