//! The passage in hand, and the selection around it.

use super::{At, Editor, Said};

impl Editor {
    /// The passages that keys act on: the selected ones, or the one in hand.
    pub fn selected(&self) -> Vec<At> {
        let anchor = self.anchor.unwrap_or(self.hand);
        let (from, to) = (anchor.min(self.hand), anchor.max(self.hand));
        self.draft().places().filter(|at| (from..=to).contains(at)).collect()
    }

    /// Takes a passage in hand.
    pub fn take(&mut self, at: At) -> Option<Said> {
        self.draft().passage(at)?;
        if self.field.as_ref().is_some_and(|field| field.at != at) {
            self.close();
        }
        self.anchor = None;
        self.hand = at;
        Some(Said::Hand(at))
    }

    /// Selects the passages from the one in hand, or from where the selection began, to another.
    pub fn extend_to(&mut self, at: At) -> Option<Said> {
        self.draft().passage(at)?;
        self.close();
        self.anchor = Some(self.anchor.unwrap_or(self.hand));
        self.hand = at;
        Some(Said::Selected(self.selected().len()))
    }

    /// The passage before or after the one in hand.
    pub(super) fn beside(&self, forward: bool) -> Option<At> {
        let places: Vec<At> = self.draft().places().collect();
        let row = places.iter().position(|at| *at == self.hand)?;
        let beside = if forward { row + 1 } else { row.checked_sub(1)? };
        places.get(beside).copied()
    }

    pub(super) fn step(&mut self, forward: bool, extend: bool) -> Option<Said> {
        let beside = self.beside(forward)?;
        if extend { self.extend_to(beside) } else { self.take(beside) }
    }

    /// Takes the next passage in hand, after the one in hand, whose words or gaps need a look: one in which the
    /// original or the translation has a gap and the other has none.
    pub(super) fn next_doubtful(&mut self) -> Option<Said> {
        let Some(lang) = self.translation.clone() else { return Some(Said::NoneLeft) };
        let draft = self.draft();
        let is_doubtful = |at: &At| {
            let has = |lang| draft.passage(*at).is_some_and(|passage| passage.texts.get(lang).is_some());
            has(draft.original()) != has(&lang)
        };
        let after = |at: &At| *at > self.hand;
        let found = draft.places().filter(after).find(is_doubtful).or_else(|| draft.places().find(is_doubtful));
        match found {
            Some(at) => self.take(at),
            None => Some(Said::NoneLeft),
        }
    }
}
