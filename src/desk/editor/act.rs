//! What an [`Action`] does.

use std::rc::Rc;

use super::{At, Command, Draft, Editor, Field, Refused, Said, View};
use crate::desk::apply::is_same_words;
use crate::interview::Lang;

/// What a key or a button means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Next,
    Previous,
    ExtendDown,
    ExtendUp,
    /// Opens the field over the passage in hand.
    Edit,
    /// Opens it in the language of the text, also where [`Action::Edit`] opens the translation.
    EditOriginal,
    /// Closes the field; or else ends the painting, or the selection.
    Leave,
    /// The words of the open field. `pause`: they are a step of their own.
    Typed {
        text: String,
        pause: bool,
    },
    /// The words of a field in which a composition has ended; another may be open by now.
    Composed {
        at: At,
        lang: Lang,
        text: String,
        pause: bool,
    },
    /// Splits the passage of the open field at an offset, in bytes.
    Split {
        offset: usize,
    },
    /// Moves the words of the open field after an offset, in bytes, to the passage after.
    CutDown {
        offset: usize,
    },
    /// Moves the words of the open field before an offset, in bytes, to the passage before.
    CutUp {
        offset: usize,
    },
    /// Joins the passage of the open field, or the one in hand, with the one before.
    Join {
        across: bool,
    },
    /// Makes the passage in hand the first of a turn of its own.
    Part,
    Remove,
    /// Sets the theme with this number, from 1, on the selected passages; or takes it away if all of them have it.
    Theme(usize),
    ThemeOf(Rc<str>),
    /// Adds a theme with a label, and sets it on the selected passages. The id is a wish: another theme may have it.
    NewTheme {
        id: String,
        label: String,
    },
    /// Sets the same themes as last time.
    Repeat,
    /// Begins to paint with the theme with this number, or ends it.
    Paint(usize),
    /// Sets the painted theme on a passage, or takes it away.
    PaintOn(At),
    /// Sets the painted theme on the selected passages, or takes it away.
    PaintHere,
    /// Gives the selected passages to the speaker with this number, from 1.
    Speaker(usize),
    Give(Option<Rc<str>>),
    /// Gives the turn in hand to the first interviewer, so that it is a question.
    Question,
    /// Gives the turn in hand to whoever answers there, so that it is no question.
    Answer,
    /// Inserts an empty turn of a speaker, or of nobody, above or below the passage in hand.
    InsertTurn {
        above: bool,
        speaker: Option<Rc<str>>,
    },
    /// Inserts an empty passage above or below the passage in hand.
    InsertPassage {
        above: bool,
    },
    /// The words as they were opened.
    AsOpened,
    PushDown,
    PullUp,
    FirstUp,
    LastDown,
    Swap,
    NextDoubtful,
    /// The translation is right down to the passage in hand.
    ConfirmTo,
    /// The translation of the selected passages is right.
    Confirm,
    /// Takes up the translated words in hand; or puts down, at the passage in hand, those that were taken up.
    MoveText,
    /// Aligns the translation anew from the passage in hand on.
    Align,
    Undo,
    Redo,
}

impl Action {
    /// Whether it changes nothing in the draft.
    pub fn is_harmless(&self) -> bool {
        use Action::{ExtendDown, ExtendUp, Leave, Next, NextDoubtful, Previous};
        matches!(self, Next | Previous | ExtendDown | ExtendUp | Leave | NextDoubtful)
    }
}

impl Editor {
    /// Carries out an action. Returns what happened; `None` if there is nothing to tell.
    pub fn act(&mut self, action: Action) -> Option<Said> {
        match action {
            Action::Next => self.step(true, false),
            Action::Previous => self.step(false, false),
            Action::ExtendDown => self.step(true, true),
            Action::ExtendUp => self.step(false, true),
            Action::Edit => self.open(self.field_lang()),
            Action::EditOriginal => self.open(self.lang.clone()),
            Action::Leave => self.leave(),
            Action::Typed { text, pause } => self.typed(text, pause),
            Action::Composed { at, lang, text, pause } => self.composed(at, lang, text, pause),
            Action::Split { offset } => self.split(offset),
            Action::CutDown { offset } => self.cut_down(offset),
            Action::CutUp { offset } => self.cut_up(offset),
            Action::Join { across } => self.join(across),
            Action::Part => self.run(Command::Part { at: self.hand }),
            Action::Remove => self.run(Command::Remove { at: self.selected() }),
            Action::Theme(number) => {
                let theme = self.draft().themes.get(number.wrapping_sub(1)).map(|theme| theme.id.clone());
                theme.map_or(Some(Said::NoThemeAt(number)), |theme| self.toggle(theme))
            }
            Action::ThemeOf(theme) => self.toggle(theme),
            Action::NewTheme { id, label } => self.new_theme(&id, label),
            Action::Repeat => self.repeat(),
            Action::Paint(number) => self.paint_with(number),
            Action::PaintOn(at) => self.paint_on(at),
            Action::PaintHere => self.paint_here(),
            Action::Speaker(number) => {
                let speaker = self.draft().speakers.get(number.wrapping_sub(1)).map(|speaker| speaker.id.clone());
                speaker.map_or(Some(Said::NoSpeakerAt(number)), |speaker| self.give(Some(speaker)))
            }
            Action::Give(speaker) => self.give(speaker),
            Action::Question => self.question(),
            Action::Answer => self.answer(),
            Action::InsertTurn { above, speaker } => self.insert_turn(above, speaker),
            Action::InsertPassage { above } => self.insert_passage(above),
            Action::AsOpened => self.as_opened(),
            Action::PushDown => self.move_words(|at, lang| Command::PushDown { at, lang }),
            Action::PullUp => self.pull_up(),
            Action::FirstUp => self.move_words(|at, lang| Command::FirstUp { at, lang }),
            Action::LastDown => self.move_words(|at, lang| Command::LastDown { at, lang }),
            Action::Swap => self.move_words(|at, lang| Command::Swap { at, lang }),
            Action::NextDoubtful => self.next_doubtful(),
            Action::ConfirmTo => self.move_words(|at, lang| Command::ConfirmTo { at, lang }),
            Action::Confirm => {
                let at = self.selected();
                self.move_words(|_, lang| Command::Confirm { at, lang })
            }
            Action::MoveText => self.move_text(),
            Action::Align => self.align(),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
        }
    }

    /// The language of the open field, or else that in which one opens.
    pub fn field_lang(&self) -> Lang {
        match (&self.field, self.view, &self.translation) {
            (Some(field), ..) => field.lang.clone(),
            (None, View::Translation, Some(lang)) => lang.clone(),
            _ => self.lang.clone(),
        }
    }

    /// Opens the field over a passage in a language.
    pub fn open_in(&mut self, at: At, lang: Lang, caret: usize) -> Option<Said> {
        self.draft().passage(at)?;
        self.anchor = None;
        self.hand = at;
        self.field = Some(Field { at, lang, caret, typed: false });
        Some(Said::Open(at))
    }

    fn open(&mut self, lang: Lang) -> Option<Said> {
        let length = self.draft().passage(self.hand)?.texts.text(&lang).len();
        self.open_in(self.hand, lang, length)
    }

    fn leave(&mut self) -> Option<Said> {
        if self.field.take().is_some() {
            return Some(Said::Kept);
        }
        if self.paint.take().is_some() {
            return Some(Said::PaintEnded);
        }
        if self.moving.take().is_some() {
            return Some(Said::MoveEnded);
        }
        self.anchor = None;
        Some(Said::Hand(self.hand))
    }

    /// Returns whether [`Action::Leave`] has nothing to close or end.
    pub fn is_at_rest(&self) -> bool {
        self.field.is_none() && self.paint.is_none() && self.moving.is_none() && self.anchor.is_none()
    }

    /// Runs a command. Returns its name, or why it cannot be done.
    pub(super) fn run(&mut self, command: Command) -> Option<Said> {
        match self.command(command.clone()) {
            Ok(()) => Some(Said::Done(command)),
            Err(refused) => Some(Said::Refused(refused)),
        }
    }

    fn typed(&mut self, text: String, pause: bool) -> Option<Said> {
        let Field { at, lang, typed, .. } = self.field.clone()?;
        let continues = typed && !pause;
        let before = if continues { self.journal.before_last() } else { None };
        let command = typing(before.as_ref().unwrap_or(self.draft()), at, &lang, text);
        self.field.as_mut()?.typed = true;
        let done = if continues { self.journal.continue_with(command) } else { self.journal.apply(command) };
        match done {
            Ok(()) => None,
            Err(refused) => {
                // Nothing was typed that further typing could continue.
                if !continues {
                    self.end_typing();
                }
                (refused != Refused::Unchanged).then_some(Said::Refused(refused))
            }
        }
    }

    fn composed(&mut self, at: At, lang: Lang, text: String, pause: bool) -> Option<Said> {
        if self.field.as_ref().is_some_and(|field| (field.at, &field.lang) == (at, &lang)) {
            return self.typed(text, pause);
        }
        let done = self.command(typing(self.draft(), at, &lang, text));
        done.err().filter(|refused| *refused != Refused::Unchanged).map(Said::Refused)
    }

    fn split(&mut self, offset: usize) -> Option<Said> {
        let Field { at, lang, .. } = self.field.clone()?;
        let command = Command::Split { at, lang: lang.as_str().to_owned(), offset, marks: true };
        if let Err(refused) = self.command(command) {
            return Some(Said::Refused(refused));
        }
        let later = At { passage: at.passage + 1, ..at };
        self.open_in(later, lang, 0);
        Some(Said::Split(later))
    }

    fn join(&mut self, across: bool) -> Option<Said> {
        let at = self.hand;
        let before = self.beside(false).filter(|_| self.draft().passage(at).is_some());
        let Some(before) = before else { return Some(Said::Refused(Refused::AtEnd)) };
        let lang = self.field.as_ref().map(|field| field.lang.clone());
        let caret = lang.as_ref().and_then(|lang| {
            let texts = &self.draft().passage(before)?.texts;
            Some(texts.get(lang).map_or(0, |text| text.trim_end().len()))
        });
        if let Err(refused) = self.command(Command::Join { at, across }) {
            return Some(Said::Refused(refused));
        }
        self.hand = before;
        if let Some((lang, caret)) = lang.zip(caret) {
            self.open_in(before, lang, caret);
        }
        Some(Said::Joined(before))
    }

    pub(super) fn give(&mut self, speaker: Option<Rc<str>>) -> Option<Said> {
        let at = self.selected();
        let count = at.len();
        match self.command(Command::Give { at, speaker: speaker.as_deref().map(String::from) }) {
            // They may be the speaker's already.
            Ok(()) | Err(Refused::Unchanged) => Some(Said::Given(speaker, count)),
            Err(refused) => Some(Said::Refused(refused)),
        }
    }

    fn question(&mut self) -> Option<Said> {
        let asks = self.draft().speakers.iter().find(|speaker| speaker.role.as_deref() == Some("interviewer"));
        let Some(speaker) = asks.map(|speaker| speaker.id.clone()) else {
            return Some(Said::NoInterviewer);
        };
        self.give(Some(speaker))
    }

    /// The words of the passage in hand as they were opened, in the language of the field.
    pub fn opened_words(&self) -> Option<Rc<str>> {
        let opened = self.journal.opened();
        let at = opened.find_address(&self.address()?)?;
        opened.passage(at)?.texts.get(&self.field_lang()).cloned()
    }

    fn as_opened(&mut self) -> Option<Said> {
        let command = typing(self.draft(), self.hand, &self.field_lang(), self.opened_words()?.to_string());
        self.close();
        self.run(command)
    }

    pub(super) fn undo(&mut self) -> Option<Said> {
        let address = self.address();
        self.end_typing();
        let Some((command, patch)) = self.journal.undo() else { return Some(Said::NothingToUndo) };
        let turn = command.place().map(|at| at.turn).or(patch.first_turn());
        let command = command.clone();
        self.follow(address, turn);
        Some(Said::Undone(command))
    }

    fn redo(&mut self) -> Option<Said> {
        let address = self.address();
        self.end_typing();
        let Some((command, patch)) = self.journal.redo() else { return Some(Said::NothingToRedo) };
        let turn = command.place().map(|at| at.turn).or(patch.first_turn());
        let command = command.clone();
        self.follow(address, turn);
        Some(Said::Redone(command))
    }

    /// Goes to where a step was undone or repeated, unless the passage in hand is part of it.
    fn follow(&mut self, address: Option<Rc<str>>, turn: Option<usize>) {
        let open = self.field.take();
        self.settle(address);
        if let Some(turn) = turn.filter(|turn| *turn != self.hand.turn) {
            self.hand = self.nearest(At { turn, passage: 0 });
        }
        if let Some(field) = open.filter(|field| field.at == self.hand) {
            let caret = self.draft().passage(field.at).map_or(0, |passage| passage.texts.text(&field.lang).len());
            self.field = Some(Field { caret, ..field });
        }
    }
}

/// The step that typing makes of the words of a passage. Whoever changes only white space, such as a line break, has not
/// looked at the original.
fn typing(draft: &Draft, at: At, lang: &Lang, text: String) -> Command {
    let own = draft.passage(at).map_or("", |passage| passage.texts.text(lang));
    let (lang, is_space) = (lang.as_str().to_owned(), is_same_words(own, &text));
    if is_space { Command::Space { at, lang, text } } else { Command::Type { at, lang, text } }
}
