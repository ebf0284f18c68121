//! What keys do to the translation of the passage in hand, and of those below.

use std::rc::Rc;

use super::{At, Command, Draft, Editor, Field, Refused, Said};
use crate::desk::{Standing, align, with_doubts};
use crate::interview::Lang;

impl Editor {
    pub(super) fn move_words(&mut self, command: impl FnOnce(At, String) -> Command) -> Option<Said> {
        let Some(lang) = self.translation.clone() else { return Some(Said::Refused(Refused::NotThere)) };
        self.close();
        let before = self.draft().clone();
        let said = self.run(command(self.hand, lang.as_str().to_owned()))?;
        Some(match said {
            // Whoever says that passages are right has looked at each.
            Said::Done(Command::Confirm { .. }) => said,
            Said::Done(command @ (Command::PushDown { .. } | Command::PullUp { .. })) => {
                let moved = changed(&before, self.draft(), &lang);
                self.with_confirmed(Said::Shifted(command, moved), &before, &lang)
            }
            said => self.with_confirmed(said, &before, &lang),
        })
    }

    /// Pulls the translation up; right after it was pushed down from the same passage, takes that back. Pulled up, words
    /// beyond the gap that took up the push would move, too.
    pub(super) fn pull_up(&mut self) -> Option<Said> {
        match self.journal.last() {
            Some(Command::PushDown { at, lang })
                if *at == self.hand && self.translation.as_ref().is_some_and(|own| own.as_str() == lang) =>
            {
                self.undo()
            }
            _ => self.move_words(|at, lang| Command::PullUp { at, lang }),
        }
    }

    /// Adds to what an action did how many doubtful translations above the passage in hand count as right since then.
    fn with_confirmed(&self, said: Said, before: &Draft, lang: &Lang) -> Said {
        let draft = self.draft();
        let is_confirmed = |at: &At| {
            let (Some(own), Some(now)) = (before.passage(*at), draft.passage(*at)) else { return false };
            !Rc::ptr_eq(own, now)
                && own.standing(draft.original(), lang) == Standing::Doubtful
                && now.standing(draft.original(), lang) == Standing::Confirmed
        };
        match draft.places().take_while(|at| *at < self.hand).filter(is_confirmed).count() {
            0 => said,
            confirmed => Said::ConfirmedAbove(Box::new(said), confirmed),
        }
    }

    /// The field follows the words that move: the next cut is likely among them.
    pub(super) fn cut_down(&mut self, offset: usize) -> Option<Said> {
        let after = self.beside(true);
        self.cut(|at, lang| Command::CutDown { at, lang, offset }, after)
    }

    /// The field stays over the words that stay.
    pub(super) fn cut_up(&mut self, offset: usize) -> Option<Said> {
        self.cut(|at, lang| Command::CutUp { at, lang, offset }, Some(self.hand))
    }

    /// Cuts the words of the open field, and opens it before those after the cut, which are at the start of a passage then.
    fn cut(&mut self, command: impl FnOnce(At, String) -> Command, to: Option<At>) -> Option<Said> {
        let Field { at, lang, .. } = self.field.clone()?;
        let before = self.draft().clone();
        let said = self.run(command(at, lang.as_str().to_owned()))?;
        let is_done = matches!(said, Said::Done(_));
        let said = self.with_confirmed(said, &before, &lang);
        if let Some(to) = to.filter(|_| is_done) {
            self.open_in(to, lang, 0);
        }
        Some(said)
    }

    pub(super) fn move_text(&mut self) -> Option<Said> {
        let Some(from) = self.moving() else {
            let lang = self.translation.clone()?;
            if self.draft().passage(self.hand)?.texts.get(&lang).is_none() {
                return Some(Said::Refused(Refused::Gap));
            }
            self.close();
            self.moving = self.address();
            return Some(Said::Moving(self.hand));
        };
        self.moving = None;
        match from == self.hand {
            true => Some(Said::MoveEnded),
            false => self.move_words(|to, lang| Command::MoveText { at: from, to, lang, in_order: true }),
        }
    }

    pub(super) fn align(&mut self) -> Option<Said> {
        let Some(lang) = self.translation.clone() else { return Some(Said::Refused(Refused::NotThere)) };
        self.close();
        let (before, at) = (self.draft().clone(), self.hand);
        let command = with_doubts(align(&before, at, &lang)?, &self.journal);
        if let Err(refused) = self.command(command) {
            return Some(if refused == Refused::Unchanged { Said::AlignedAlready(at) } else { Said::Refused(refused) });
        }
        let after = self.draft();
        let moved = changed(&before, after, &lang);
        let below = after.places().filter(|place| *place >= at);
        let doubtful = below.filter(|at| after.standing(*at, &lang) == Standing::Doubtful).count();
        Some(self.with_confirmed(Said::Aligned { at, moved, doubtful }, &before, &lang))
    }
}

/// How many passages have other words in a language than before.
fn changed(before: &Draft, after: &Draft, lang: &Lang) -> usize {
    let words = |draft: &Draft, at| draft.passage(at).and_then(|passage| passage.texts.get(lang)).cloned();
    after.places().filter(|at| words(before, *at) != words(after, *at)).count()
}
