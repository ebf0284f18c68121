//! An [`Editor`]: a journal with what the editor has in hand. It turns an [`Action`], which a key or a button means,
//! into commands, and says what happened ([`Said`]), for a screen reader.
//!
//! There are two levels: a passage is *in hand*, where keys act on it; or a field over it is *open*, where keys type.
//! Leaving a field never discards anything.

mod act;
pub mod keys;
mod said;
mod select;
#[cfg(test)]
mod tests;
mod themes;
mod translation;
mod turns;

use std::rc::Rc;

pub use act::Action;
pub use said::Said;

use super::{At, Command, Draft, Journal, Refused};
use crate::interview::Lang;

/// A part of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Text,
    Translation,
    Details,
    Corrections,
}

/// A field over a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub at: At,
    pub lang: Lang,
    /// Where the caret goes when the field opens, in bytes from the start.
    pub caret: usize,
    /// Whether the last step of the journal was typed here, so that further typing continues it.
    typed: bool,
}

/// A journal with what the editor has in hand.
#[derive(Clone, Debug)]
pub struct Editor {
    journal: Journal,
    pub view: View,
    /// The passage in hand.
    hand: At,
    /// The other end of the selection.
    anchor: Option<At>,
    field: Option<Field>,
    /// The theme that clicks set, while painting.
    paint: Option<Rc<str>>,
    /// The address of the passage whose translated words have been taken up.
    moving: Option<Rc<str>>,
    /// The themes that [`Action::Repeat`] sets; `None` before any was set.
    last_themes: Option<Vec<Rc<str>>>,
    /// The original language, as it was last.
    original: Lang,
    /// The language of the text view: its fields open in it.
    lang: Lang,
    /// The translation that the translation view moves; `None` if the interview has one language.
    translation: Option<Lang>,
}

impl Editor {
    pub fn new(journal: Journal) -> Editor {
        let languages = &journal.draft().languages;
        Editor {
            view: View::Text,
            hand: At::default(),
            anchor: None,
            field: None,
            paint: None,
            moving: None,
            last_themes: None,
            original: languages[0].clone(),
            lang: languages[0].clone(),
            translation: languages.get(1).cloned(),
            journal,
        }
    }

    /// Takes over a later journal of the same interview, which another editor has written. What is in hand stays so, if
    /// it is still there.
    pub fn replace_journal(&mut self, journal: Journal) {
        let address = self.address();
        let (view, lang, translation) = (self.view, self.lang.clone(), self.translation.clone());
        let hand = address.and_then(|address| journal.draft().find_address(&address)).unwrap_or_default();
        let has = |lang: &Lang| journal.draft().languages.contains(lang);
        let (has_lang, has_translation) = (has(&lang), translation.as_ref().is_none_or(has));
        *self = Editor { view, hand, ..Editor::new(journal) };
        if has_lang && has_translation {
            (self.lang, self.translation) = (lang, translation);
        }
    }

    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    pub fn draft(&self) -> &Draft {
        self.journal.draft()
    }

    /// The passage in hand.
    pub fn hand(&self) -> At {
        self.hand
    }

    pub fn field(&self) -> Option<&Field> {
        self.field.as_ref()
    }

    pub fn paint(&self) -> Option<&Rc<str>> {
        self.paint.as_ref()
    }

    /// The passage whose translated words have been taken up, to be put down elsewhere.
    pub fn moving(&self) -> Option<At> {
        self.draft().find_address(self.moving.as_ref()?)
    }

    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    pub fn translation(&self) -> Option<&Lang> {
        self.translation.as_ref()
    }

    /// Shows another translation, if there is one into this language.
    pub fn choose_translation(&mut self, lang: &Lang) {
        if self.translation.as_ref() != Some(lang) && self.draft().languages[1..].contains(lang) {
            self.close();
            self.translation = Some(lang.clone());
        }
    }

    /// Carries out a command from outside the text, such as a form.
    ///
    /// # Errors
    /// Why it cannot be done; the draft stays as it is then.
    pub fn command(&mut self, command: Command) -> Result<(), Refused> {
        // The arrow keys choose one colour after the other.
        let is_next = matches!((self.journal.last(), &command),
            (Some(Command::Colour { speaker: last, .. }), Command::Colour { speaker, .. }) if last == speaker);
        self.carry_out(command, is_next)
    }

    /// Carries out a command that was typed into a field. If the last step was typed into the same field, both are one.
    ///
    /// # Errors
    /// Why it cannot be done; the draft stays as it is then.
    pub fn type_on(&mut self, command: Command) -> Result<(), Refused> {
        let blank = command.blank();
        let is_next = blank.is_some() && self.journal.last().and_then(Command::blank) == blank;
        self.carry_out(command, is_next)
    }

    fn carry_out(&mut self, command: Command, continues: bool) -> Result<(), Refused> {
        let address = self.address();
        self.end_typing();
        match continues {
            true => self.journal.continue_with(command)?,
            false => self.journal.apply(command)?,
        }
        self.settle(address);
        Ok(())
    }

    /// The address of the passage in hand.
    pub fn address(&self) -> Option<Rc<str>> {
        self.draft().address(self.hand)
    }

    /// What typing here adds from now on is a step of its own.
    fn end_typing(&mut self) {
        if let Some(field) = &mut self.field {
            field.typed = false;
        }
    }

    fn close(&mut self) {
        self.field = None;
    }

    /// Keeps the passage with an address in hand after turns have changed, and closes what is no longer there.
    fn settle(&mut self, address: Option<Rc<str>>) {
        let found = address.and_then(|address| self.draft().find_address(&address));
        self.hand = found.unwrap_or_else(|| self.nearest(self.hand));
        self.anchor = None;
        if self.field.as_ref().is_some_and(|field| self.draft().passage(field.at).is_none()) {
            self.close();
        }
        let languages = self.draft().languages.clone();
        if languages[0] != self.original {
            // Another language has been made the original, or is it again.
            self.original = languages[0].clone();
            (self.lang, self.translation) = (languages[0].clone(), None);
            self.close();
        }
        if !languages.contains(&self.lang) {
            self.lang = languages[0].clone();
        }
        if self.translation.as_ref().is_none_or(|lang| !languages.contains(lang) || *lang == languages[0]) {
            self.translation = languages.get(1).cloned();
        }
        if self.paint.as_ref().is_some_and(|theme| self.draft().theme(theme).is_none()) {
            self.paint = None;
        }
    }

    /// The place itself if a passage is there, or else the last one before it.
    fn nearest(&self, at: At) -> At {
        let places = self.draft().places();
        places.take_while(|place| *place <= at).last().unwrap_or_default()
    }
}
