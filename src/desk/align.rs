//! Aligns a translation anew from a passage on, with the aligner that the import has for two transcripts.

use std::ops::Range;
use std::rc::Rc;

use super::apply::apply;
use super::command::{At, Command};
use super::draft::Draft;
use super::journal::Journal;
use super::pairs::Standing;
use crate::import::align::{self, SURE, Words};
use crate::interview::Lang;

/// Finds the command that puts each text in a language, from a place on, beside the original that it most likely
/// translates. Pairs below the place that somebody has confirmed stay, and so does the order of the texts. Returns
/// `None` if nothing is there.
pub fn align(draft: &Draft, at: At, lang: &Lang) -> Option<Command> {
    let rows: Vec<Row> = draft.places().filter(|place| *place >= at).map(|at| Row::of(draft, at, lang)).collect();
    if *lang == *draft.original() || rows.is_empty() {
        return None;
    }
    let mut found = Found::default();
    for run in runs(&rows) {
        found.align(&rows, run);
    }
    let Found { to, doubtful } = found;
    Some(Command::Align { at, lang: lang.as_str().to_owned(), to, doubtful })
}

/// The command after which those pairs are doubtful, too, that were so when they stood together last: to move words away
/// and back again settles no doubt.
pub fn with_doubts(command: Command, journal: &Journal) -> Command {
    let before = journal.draft();
    let Ok(after) = apply(before, &command) else { return command };
    let Command::Align { at, lang, to, mut doubtful } = command else { return command };
    if let Some(own) = Lang::parse(&lang) {
        let text = |draft: &Draft, at, lang| draft.passage(at).and_then(|passage| passage.texts.get(lang)).cloned();
        let is_doubtful = |place: At| {
            let (original, words) = text(&after, place, after.original()).zip(text(&after, place, &own))?;
            let is_new = text(before, place, &own).is_none_or(|before| before != words);
            let stood = is_new.then(|| journal.stood((&original, &words), &own)).flatten();
            (stood == Some(Standing::Doubtful)).then_some(())
        };
        let below = before.places().filter(|place| *place >= at).enumerate();
        doubtful.extend(below.filter(|(_, place)| is_doubtful(*place).is_some()).map(|(n, _)| n));
        doubtful.sort_unstable();
        doubtful.dedup();
    }
    Command::Align { at, lang, to, doubtful }
}

/// A passage in two languages.
struct Row {
    original: Option<Rc<str>>,
    translation: Option<Rc<str>>,
    /// It belongs to the same turn as the row before.
    continues: bool,
    /// Somebody has put the two together, even if the original was changed since.
    is_pair: bool,
}

impl Row {
    fn of(draft: &Draft, at: At, lang: &Lang) -> Row {
        let text = |lang: &Lang| draft.passage(at).and_then(|passage| passage.texts.get(lang)).cloned();
        Row {
            original: text(draft.original()),
            translation: text(lang),
            continues: at.passage > 0,
            is_pair: matches!(draft.standing(at, lang), Standing::Confirmed | Standing::Outdated),
        }
    }
}

/// The rows between the pairs that stay, and each of these by itself. The first row is aligned in any case.
fn runs(rows: &[Row]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if !row.is_pair && (run.start == 0 || !rows[run.start].is_pair) => run.end = n + 1,
            _ => runs.push(n..n + 1),
        }
    }
    runs
}

#[derive(Default)]
struct Found {
    /// For each text of the translation, the row that gets it.
    to: Vec<usize>,
    doubtful: Vec<usize>,
}

impl Found {
    /// Aligns the texts of a run of rows.
    fn align(&mut self, rows: &[Row], run: Range<usize>) {
        let has = |of: fn(&Row) -> bool| run.clone().filter(move |n| of(&rows[*n])).collect::<Vec<usize>>();
        let left = has(|row| row.original.is_some());
        let right = has(|row| row.translation.is_some());
        let stays = run.start > 0 && rows[run.start].is_pair;
        let (&[first, ..], &[_, ..], false) = (&left[..], &right[..], stays) else {
            return self.to.extend(right);
        };
        let words = |n: &usize, text: fn(&Row) -> &Option<Rc<str>>, continues: bool| Words {
            text: text(&rows[*n]).as_deref().unwrap_or_default(),
            continues,
        };
        let of_left: Vec<_> = left.iter().map(|n| words(n, |row| &row.original, rows[*n].continues)).collect();
        let of_right: Vec<_> = right.iter().map(|n| words(n, |row| &row.translation, true)).collect();
        let mut row = first;
        let steps = align::texts(&of_left, &of_right);
        for (n, (step, is_strange)) in steps.iter().enumerate() {
            if step.left.is_empty() {
                // It stays where it is if it has no original there and no other text comes between.
                let own = right[step.right.start];
                let next = left.get(step.left.start).copied().unwrap_or(run.end);
                let is_free = rows[own].original.is_none() && own < next && self.to.last().is_none_or(|to| *to < own);
                if is_free {
                    self.to.push(own);
                    continue;
                }
                // It goes to an original beside it that has no partner either, or else to the words before it.
                if let Some((gap, _)) = steps.get(n + 1).filter(|(next, _)| next.right.is_empty()) {
                    row = left[gap.left.start];
                }
            } else {
                row = left[step.left.start];
            }
            // An earlier text without an original may stand between.
            row = row.max(self.to.last().copied().unwrap_or_default());
            let next = left.get(step.left.end).copied().unwrap_or(run.end);
            for own in step.right.clone().map(|n| right[n]) {
                // What somebody else says, without an original, stays where it is.
                let is_others = row < own && !rows[row + 1..=own].iter().all(|row| row.continues);
                let to = if is_others && rows[own].original.is_none() && own < next { own } else { row };
                self.to.push(to.max(self.to.last().copied().unwrap_or_default()));
            }
            let is_plain = step.left.len() == 1 && step.right.len() == 1 && step.confidence >= SURE && !is_strange;
            if !step.right.is_empty() && !is_plain && self.doubtful.last() != Some(&row) {
                self.doubtful.push(row);
            }
        }
    }
}

#[cfg(test)]
mod tests;
