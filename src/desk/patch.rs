//! A [`Patch`]: the difference between two drafts, which can be undone.

use std::rc::Rc;

use super::draft::{Draft, Speaker, Term, Theme, Turn};

/// What one draft has in the place of the other's.
#[derive(Clone, Debug)]
pub struct Patch {
    /// Everything but the lists: two drafts without them.
    rest: Option<Box<(Draft, Draft)>>,
    speakers: Splice<Speaker>,
    themes: Splice<Theme>,
    glossary: Splice<Term>,
    turns: Splice<Turn>,
}

/// The part of a list that differs.
#[derive(Clone, Debug)]
struct Splice<T> {
    from: usize,
    before: Vec<Rc<T>>,
    after: Vec<Rc<T>>,
}

impl<T> Splice<T> {
    fn between(before: &[Rc<T>], after: &[Rc<T>]) -> Splice<T> {
        let same = |(one, other): &(&Rc<T>, &Rc<T>)| Rc::ptr_eq(one, other);
        let from = before.iter().zip(after).take_while(same).count();
        let (rest, other) = (&before[from..], &after[from..]);
        let end = rest.iter().rev().zip(other.iter().rev()).take_while(same).count();
        Splice { from, before: rest[..rest.len() - end].to_vec(), after: other[..other.len() - end].to_vec() }
    }

    fn is_empty(&self) -> bool
    where
        T: PartialEq,
    {
        self.before == self.after
    }

    fn undo(&self, list: &mut Vec<Rc<T>>) {
        list.splice(self.from..self.from + self.after.len(), self.before.iter().cloned());
    }

    fn redo(&self, list: &mut Vec<Rc<T>>) {
        list.splice(self.from..self.from + self.before.len(), self.after.iter().cloned());
    }
}

impl Patch {
    /// Compares two drafts. Turns, speakers, themes and terms are the same if they are the same allocation.
    pub fn between(before: &Draft, after: &Draft) -> Patch {
        let is_same = before.languages == after.languages
            && Rc::ptr_eq(&before.details, &after.details)
            && Rc::ptr_eq(&before.plain, &after.plain)
            && Rc::ptr_eq(&before.withheld, &after.withheld)
            && Rc::ptr_eq(&before.extras, &after.extras);
        Patch {
            rest: (!is_same).then(|| Box::new((bare(before), bare(after)))),
            speakers: Splice::between(&before.speakers, &after.speakers),
            themes: Splice::between(&before.themes, &after.themes),
            glossary: Splice::between(&before.glossary, &after.glossary),
            turns: Splice::between(&before.turns, &after.turns),
        }
    }

    /// Returns whether the drafts are equal.
    pub fn is_empty(&self) -> bool {
        self.rest.as_ref().is_none_or(|rest| rest.0 == rest.1)
            && self.speakers.is_empty()
            && self.themes.is_empty()
            && self.glossary.is_empty()
            && self.turns.is_empty()
    }

    /// Turns the later of the two drafts back into the earlier.
    pub fn undo(&self, draft: &mut Draft) {
        self.speakers.undo(&mut draft.speakers);
        self.themes.undo(&mut draft.themes);
        self.glossary.undo(&mut draft.glossary);
        self.turns.undo(&mut draft.turns);
        if let Some(rest) = &self.rest {
            replace(draft, &rest.0);
        }
    }

    /// Turns the earlier of the two drafts into the later.
    pub fn redo(&self, draft: &mut Draft) {
        self.speakers.redo(&mut draft.speakers);
        self.themes.redo(&mut draft.themes);
        self.glossary.redo(&mut draft.glossary);
        self.turns.redo(&mut draft.turns);
        if let Some(rest) = &self.rest {
            replace(draft, &rest.1);
        }
    }

    /// The turns that differ, as the later draft has them.
    pub fn turns(&self) -> &[Rc<Turn>] {
        &self.turns.after
    }

    /// Where the first turn that differs is now; `None` if the turns are the same.
    pub fn first_turn(&self) -> Option<usize> {
        let Splice { from, before, after } = &self.turns;
        (!before.is_empty() || !after.is_empty()).then_some(*from)
    }
}

/// A draft without its lists.
fn bare(draft: &Draft) -> Draft {
    Draft {
        languages: draft.languages.clone(),
        details: draft.details.clone(),
        plain: draft.plain.clone(),
        withheld: draft.withheld.clone(),
        extras: draft.extras.clone(),
        speakers: Vec::new(),
        themes: Vec::new(),
        glossary: Vec::new(),
        turns: Vec::new(),
    }
}

fn replace(draft: &mut Draft, rest: &Draft) {
    draft.languages = rest.languages.clone();
    draft.details = rest.details.clone();
    draft.plain = rest.plain.clone();
    draft.withheld = rest.withheld.clone();
    draft.extras = rest.extras.clone();
}
