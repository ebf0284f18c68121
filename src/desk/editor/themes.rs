//! What keys do to the themes of the selected passages.

use std::rc::Rc;

use super::{At, Command, Editor, Refused, Said};
use crate::desk::draft::fresh;

impl Editor {
    pub(super) fn toggle(&mut self, theme: Rc<str>) -> Option<Said> {
        let at = self.selected();
        let has = |at: &At| self.draft().passage(*at).is_some_and(|passage| passage.themes.contains(&theme));
        let on = !at.iter().all(has);
        let count = at.len();
        let address = self.anchor;
        let done = self.command(Command::Tag { at, theme: theme.to_string(), on });
        self.anchor = address;
        if let Err(refused) = done {
            return Some(Said::Refused(refused));
        }
        self.last_themes = Some(self.draft().passage(self.hand)?.themes.clone());
        Some(if on { Said::Set(theme, count) } else { Said::TakenAway(theme, count) })
    }

    pub(super) fn repeat(&mut self) -> Option<Said> {
        let known = |theme: &&Rc<str>| self.draft().theme(theme).is_some();
        let Some(last) = &self.last_themes else { return Some(Said::NothingToRepeat) };
        let themes: Vec<Rc<str>> = last.iter().filter(known).cloned().collect();
        let at = self.selected();
        let count = at.len();
        let anchor = self.anchor;
        let done = self.command(Command::TagAll { at, themes: themes.iter().map(|theme| theme.to_string()).collect() });
        self.anchor = anchor;
        match done {
            // They may have the themes already.
            Ok(()) | Err(Refused::Unchanged) => Some(Said::SetAll(themes, count)),
            Err(refused) => Some(Said::Refused(refused)),
        }
    }

    pub(super) fn paint_with(&mut self, number: usize) -> Option<Said> {
        let Some(theme) = self.draft().themes.get(number.wrapping_sub(1)).map(|theme| theme.id.clone()) else {
            return Some(Said::NoThemeAt(number));
        };
        self.close();
        if self.paint.as_ref() == Some(&theme) {
            self.paint = None;
            return Some(Said::PaintEnded);
        }
        self.paint = Some(theme.clone());
        Some(Said::Painting(theme))
    }

    pub(super) fn paint_on(&mut self, at: At) -> Option<Said> {
        let theme = self.paint.clone()?;
        self.take(at)?;
        self.toggle(theme)
    }

    pub(super) fn paint_here(&mut self) -> Option<Said> {
        self.toggle(self.paint.clone()?)
    }

    /// Adds a theme and sets it, in one step.
    pub(super) fn new_theme(&mut self, wish: &str, label: String) -> Option<Said> {
        let (at, anchor) = (self.selected(), self.anchor);
        let id = fresh(wish, |id| self.draft().theme(id).is_some()).to_string();
        let lang = self.draft().language_of(&label).to_string();
        let add = Command::AddTheme { id: id.clone(), label, lang };
        let said = self.run(Command::Group { commands: vec![add, Command::Tag { at, theme: id, on: true }] });
        self.anchor = anchor;
        self.last_themes = self.draft().passage(self.hand).map(|passage| passage.themes.clone());
        said
    }
}
