//! Why a name cannot be replaced by a pseudonym: told where it is typed.

use std::rc::Rc;

use super::apply::apply;
use super::command::Command;
use super::draft::Draft;
use super::mentions::{mentions, standing};
use super::namesakes;
use super::traces::ids;

/// Why a name cannot be replaced by a pseudonym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Another pair before it has the name.
    Twice,
    /// A name that must not be published is in the pseudonym.
    Tells(Rc<str>),
    /// Two speakers would have one name.
    Taken,
    /// Nothing would be replaced.
    Nowhere,
}

/// For each pair of a name and a pseudonym, why it cannot be done, if it cannot. Pairs that are not complete yet are wrong
/// only if the name has a pair already.
pub fn unfit(draft: &Draft, pairs: &[(String, String)]) -> Vec<Option<Unfit>> {
    let is_complete = |(name, new): &&(String, String)| !name.trim().is_empty() && !new.trim().is_empty();
    let complete: Vec<(String, String)> = pairs.iter().filter(is_complete).cloned().collect();
    let shared = newly_shared(draft, &complete);
    let names = || complete.iter().map(|(name, _)| name.trim().into()).chain(draft.withheld.iter().cloned());
    let of_pair = |(n, pair): (usize, &(String, String))| {
        let (name, new) = pair;
        if !name.trim().is_empty() && pairs[..n].iter().any(|(other, _)| other.trim() == name.trim()) {
            return Some(Unfit::Twice);
        }
        if !is_complete(&pair) {
            return None;
        }
        if let Some(told) = names().find(|told: &Rc<str>| !standing(new, told).is_empty()) {
            return Some(Unfit::Tells(told));
        }
        if shared.iter().any(|shared| !standing(shared, new).is_empty()) {
            return Some(Unfit::Taken);
        }
        let is_nowhere = mentions(draft, name).is_empty() && !is_in_ids(draft, pair);
        is_nowhere.then_some(Unfit::Nowhere)
    };
    pairs.iter().enumerate().map(of_pair).collect()
}

fn is_in_ids(draft: &Draft, pair: &(String, String)) -> bool {
    let command = Command::Pseudonymise { names: vec![pair.clone()], ids: true, variants: true };
    apply(draft, &command).is_ok_and(|after| after.plain != draft.plain || ids(&after).ne(ids(draft)))
}

/// The names that several speakers would have, and have not now.
fn newly_shared(draft: &Draft, pairs: &[(String, String)]) -> Vec<Rc<str>> {
    // Only names are compared, at each letter that is typed: the text is not searched.
    let draft = &Draft { turns: Vec::new(), ..draft.clone() };
    let command = Command::Pseudonymise { names: pairs.to_vec(), ids: false, variants: true };
    let Ok(after) = apply(draft, &command) else { return Vec::new() };
    let mut shared = namesakes::of_speakers(&after);
    let before = namesakes::of_speakers(draft);
    shared.retain(|(_, ids)| !before.iter().any(|(_, own)| own == ids));
    shared.into_iter().map(|(name, _)| name).collect()
}
