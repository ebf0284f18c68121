//! The keys of the desk, in one table: the page looks keys up in it, and draws its help from it.

use super::{Action, View};

/// Where a key acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// While a passage is in hand.
    Hand,
    /// While a field is open.
    Field,
    /// While a correction has the focus.
    Correction,
    /// Everywhere on the desk.
    Desk,
}

/// What a key does. Some of it only the page can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Next,
    Previous,
    ExtendDown,
    ExtendUp,
    Edit,
    EditOriginal,
    Leave,
    Split,
    Join,
    Line,
    Part,
    Remove,
    /// The digits from 1 to 9.
    Theme,
    ThemeList,
    Repeat,
    Paint,
    /// Only while painting.
    PaintHere,
    SpeakerMenu,
    Question,
    Answer,
    Insert,
    Heading,
    Term,
    PushDown,
    PullUp,
    FirstUp,
    LastDown,
    CutDown,
    CutUp,
    Swap,
    NextDoubtful,
    ConfirmTo,
    Confirm,
    MoveText,
    Align,
    TakeChange,
    LeaveChange,
    EditChange,
    NextChange,
    NextProblem,
    NextRegion,
    Undo,
    Redo,
    Find,
    SaveFile,
    Help,
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// As `KeyboardEvent.key` has it; letters in lower case; `1` stands for the digits from 1 to 9 while a passage is in
    /// hand.
    pub key: &'static str,
    /// Control, or Command on a Mac.
    pub ctrl: bool,
    pub shift: bool,
    pub level: Level,
    /// Only in this view.
    pub view: Option<View>,
    pub deed: Deed,
}

const fn key(key: &'static str, level: Level, deed: Deed) -> Key {
    Key { key, ctrl: false, shift: false, level, view: None, deed }
}

const fn ctrl(name: &'static str, level: Level, deed: Deed) -> Key {
    Key { ctrl: true, ..key(name, level, deed) }
}

const fn shift(name: &'static str, level: Level, deed: Deed) -> Key {
    Key { shift: true, ..key(name, level, deed) }
}

const fn within(view: View, key: Key) -> Key {
    Key { view: Some(view), ..key }
}

use Level::{Correction, Desk, Field, Hand};

/// All keys, in the order of the help.
pub const KEYS: [Key; 51] = [
    key("ArrowDown", Hand, Deed::Next),
    key("ArrowUp", Hand, Deed::Previous),
    shift("ArrowDown", Hand, Deed::ExtendDown),
    shift("ArrowUp", Hand, Deed::ExtendUp),
    key("Enter", Hand, Deed::Edit),
    key("F2", Hand, Deed::Edit),
    key("Escape", Hand, Deed::Leave),
    key("Escape", Field, Deed::Leave),
    key("Enter", Field, Deed::Split),
    key("Backspace", Field, Deed::Join),
    shift("Enter", Field, Deed::Line),
    key("/", Hand, Deed::Part),
    key("Delete", Hand, Deed::Remove),
    key("1", Hand, Deed::Theme),
    key("t", Hand, Deed::ThemeList),
    key(".", Hand, Deed::Repeat),
    key("p", Hand, Deed::Paint),
    key(" ", Hand, Deed::PaintHere),
    key("s", Hand, Deed::SpeakerMenu),
    key("q", Hand, Deed::Question),
    within(View::Text, key("a", Hand, Deed::Answer)),
    key("i", Hand, Deed::Insert),
    key("h", Hand, Deed::Heading),
    ctrl("k", Field, Deed::Term),
    within(View::Translation, ctrl("ArrowDown", Field, Deed::CutDown)),
    within(View::Translation, ctrl("ArrowUp", Field, Deed::CutUp)),
    within(View::Translation, shift("Enter", Hand, Deed::EditOriginal)),
    within(View::Translation, key("d", Hand, Deed::PushDown)),
    within(View::Translation, key("u", Hand, Deed::PullUp)),
    within(View::Translation, ctrl("ArrowUp", Hand, Deed::FirstUp)),
    within(View::Translation, ctrl("ArrowDown", Hand, Deed::LastDown)),
    within(View::Translation, key("x", Hand, Deed::Swap)),
    within(View::Translation, key("n", Hand, Deed::NextDoubtful)),
    within(View::Translation, key("c", Hand, Deed::ConfirmTo)),
    within(View::Translation, key("r", Hand, Deed::Confirm)),
    within(View::Translation, key("m", Hand, Deed::MoveText)),
    within(View::Translation, key("a", Hand, Deed::Align)),
    key("1", Correction, Deed::TakeChange),
    key("2", Correction, Deed::LeaveChange),
    key("e", Correction, Deed::EditChange),
    key("n", Correction, Deed::NextChange),
    key("F8", Desk, Deed::NextProblem),
    key("F6", Desk, Deed::NextRegion),
    ctrl("z", Desk, Deed::Undo),
    ctrl("y", Desk, Deed::Redo),
    Key { shift: true, ..ctrl("z", Desk, Deed::Redo) },
    ctrl("f", Desk, Deed::Find),
    ctrl("s", Desk, Deed::SaveFile),
    key("?", Desk, Deed::Help),
    key("j", Hand, Deed::Next),
    key("k", Hand, Deed::Previous),
];

impl Key {
    /// What is printed on a keyboard, without the modifiers.
    pub fn name(&self) -> String {
        match self.key {
            "ArrowDown" => "↓".to_owned(),
            "ArrowUp" => "↑".to_owned(),
            "Escape" => "Esc".to_owned(),
            "Backspace" => "⌫".to_owned(),
            " " => "Space".to_owned(),
            "1" if self.deed == Deed::Theme => "1 – 9".to_owned(),
            sign if sign.len() == 1 && (self.ctrl || self.level == Correction) => sign.to_uppercase(),
            other => other.to_owned(),
        }
    }
}

/// What is printed on the first key of a deed.
pub fn name(deed: Deed) -> String {
    KEYS.iter().find(|key| key.deed == deed).map(Key::name).unwrap_or_default()
}

/// A key that was pressed.
#[derive(Clone, Copy, Debug)]
pub struct Pressed<'a> {
    /// `KeyboardEvent.key`.
    pub key: &'a str,
    pub ctrl: bool,
    pub shift: bool,
    pub alt: bool,
}

/// Finds what a key does, and the number if it is a digit. `single`: letters, digits and signs without Control act.
pub fn deed(pressed: Pressed, level: Level, view: View, single: bool) -> Option<(Deed, usize)> {
    let Pressed { key: name, ctrl, shift, alt } = pressed;
    let mut letters = name.chars();
    let sign = letters.next().filter(|_| letters.next().is_none());
    if alt || (sign.is_some() && !ctrl && !single) {
        return None;
    }
    let digit = sign.and_then(|sign| sign.to_digit(10)).filter(|digit| *digit > 0).unwrap_or_default() as usize;
    let name = if digit > 0 && !ctrl && level == Hand { "1" } else { name };
    // A sign is typed in a field.
    let is_typed = level == Field && sign.is_some() && !ctrl;
    let is_it = |key: &&Key| {
        // Some layouts need Shift for a sign.
        let same_shift = key.shift == shift || sign.is_some_and(|sign| !sign.is_alphanumeric());
        key.key.eq_ignore_ascii_case(name)
            && key.ctrl == ctrl
            && same_shift
            && (key.level == level || (key.level == Desk && !is_typed))
            && key.view.is_none_or(|own| own == view)
    };
    KEYS.iter().find(is_it).map(|key| (key.deed, digit))
}

/// The action of a deed that needs nothing from the page.
pub fn action(deed: Deed, number: usize) -> Option<Action> {
    Some(match deed {
        Deed::Next => Action::Next,
        Deed::Previous => Action::Previous,
        Deed::ExtendDown => Action::ExtendDown,
        Deed::ExtendUp => Action::ExtendUp,
        Deed::Edit => Action::Edit,
        Deed::EditOriginal => Action::EditOriginal,
        Deed::Leave => Action::Leave,
        Deed::Part => Action::Part,
        Deed::Remove => Action::Remove,
        Deed::Theme => Action::Theme(number),
        Deed::Repeat => Action::Repeat,
        Deed::PaintHere => Action::PaintHere,
        Deed::Question => Action::Question,
        Deed::Answer => Action::Answer,
        Deed::PushDown => Action::PushDown,
        Deed::PullUp => Action::PullUp,
        Deed::FirstUp => Action::FirstUp,
        Deed::LastDown => Action::LastDown,
        Deed::Swap => Action::Swap,
        Deed::NextDoubtful => Action::NextDoubtful,
        Deed::ConfirmTo => Action::ConfirmTo,
        Deed::Confirm => Action::Confirm,
        Deed::MoveText => Action::MoveText,
        Deed::Align => Action::Align,
        Deed::Undo => Action::Undo,
        Deed::Redo => Action::Redo,
        _ => return None,
    })
}
