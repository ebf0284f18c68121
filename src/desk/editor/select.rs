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
        let Some(beside) = self.beside(forward) else {
            return Some(if forward { Said::Last } else { Said::First });
        };
        if extend { self.extend_to(beside) } else { self.take(beside) }
    }

    /// Takes the next passage in hand, after the one in hand, that needs a look: a gap, or a translation that is doubtful
    /// or older than its original.
    pub(super) fn next_doubtful(&mut self) -> Option<Said> {
        let Some(lang) = self.translation.clone() else { return Some(Said::NoneLeft) };
        let all: Vec<_> = self.draft().to_look_at(&lang).collect();
        let next = all.iter().find(|(at, _)| *at > self.hand).or(all.first());
        let Some((at, standing)) = next else { return Some(Said::NoneLeft) };
        self.take(*at)?;
        Some(Said::Look(*at, *standing, all.len()))
    }
}
