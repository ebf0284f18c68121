//! The numbers of drafts that the browser could not keep: each is lent one, until the store gives it its own.

use super::{History, SiteDraft};

/// The store gives no number so high.
const LENT: u32 = 1 << 31;

/// The number that is lent to a draft, by the time in milliseconds when it was opened.
pub fn lent(opened: f64) -> u32 {
    LENT | (opened as u64 % u64::from(LENT)) as u32
}

pub fn is_lent(number: u32) -> bool {
    number >= LENT
}

impl History {
    /// Gives members the numbers of their drafts that `new` tells, at each step. Returns whether there was any to give.
    pub fn renumber(&mut self, new: impl Fn(u32) -> Option<u32>) -> bool {
        let is_due = self.sites().any(|site| site.drafts().any(|draft| new(draft).is_some()));
        if is_due {
            self.amend(|site| site.each_draft(|draft| *draft = new(*draft).unwrap_or(*draft)));
        }
        is_due
    }
}

impl SiteDraft {
    /// The drafts that its members are made of, and those that may stand for them.
    fn drafts(&self) -> impl Iterator<Item = u32> {
        self.members.iter().flat_map(|member| member.draft.into_iter().chain(member.rival.map(|rival| rival.draft)))
    }

    fn each_draft(&mut self, change: impl Fn(&mut u32)) {
        for member in &mut self.members {
            member.draft.iter_mut().for_each(&change);
            member.rival.iter_mut().for_each(|rival| change(&mut rival.draft));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::Lang;

    #[test]
    fn a_draft_that_is_kept_at_last_stays_in_the_site_at_each_step() {
        let number = lent(1_795_000_000_123.0);
        assert!(is_lent(number) && !is_lent(7));
        assert_ne!(number, lent(1_795_000_000_124.0));
        let mut history = History::new(SiteDraft::begin(&[Lang::english()]));
        history.change(|site| site.add(number, "Tea"));
        history.change(|site| site.members[0].is_in = false);
        let drafts = |history: &History| history.site().drafts().collect::<Vec<_>>();
        assert!(!history.renumber(|draft| (draft == 3).then_some(4)));
        assert!(history.renumber(|draft| (draft == number).then_some(7)));
        assert_eq!(drafts(&history), [7]);
        history.undo();
        assert_eq!(drafts(&history), [7]);
        history.undo();
        assert!(drafts(&history).is_empty());
        history.redo();
        assert_eq!(drafts(&history), [7]);
    }
}
