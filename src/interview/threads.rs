//! Assigns turns to threads, and orders the turns of a thread.
//!
//! - An interviewer's turn opens a thread; several in a row open one thread together. The turns that follow belong to
//!   it. The turns before the first question are the opening.
//! - A turn with `answers` belongs to the thread of the turn that it answers. If it is an interviewer's, it does not
//!   open a thread: it is a follow-up question within that thread, and the turns after it without `answers` belong
//!   there too, unless the turn that it answers comes later in the file.
//! - A thread is read in the order of the file, except that an answer is placed below the turn that it answers, and the
//!   answers to a follow-up below the follow-up.
//! - Depth 0 answers a question, the thread's or a follow-up; follow-ups have depth 0 themselves. Depth 1 answers an
//!   answer, however deep.

/// The properties of a turn that decide its thread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seed {
    pub by_interviewer: bool,
    /// The position of the turn that it answers: not itself, and without circles, see [`uncircled`].
    pub answers: Option<usize>,
}

/// A thread, with turns by position.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Empty for the opening.
    pub question: Vec<usize>,
    pub answers: Vec<PlannedAnswer>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct PlannedAnswer {
    pub turn: usize,
    pub depth: u8,
    pub follow_up: bool,
}

/// The kind of a turn within its thread.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TurnKind {
    Question,
    FollowUp,
    /// With the turn that it is placed below.
    Answer(Option<usize>),
}

/// Assigns every turn to a thread. The first thread is the opening and may be empty.
pub(super) fn plan(turns: &[Seed]) -> Vec<Plan> {
    let roots = roots(turns);
    let mut homes = vec![0; turns.len()];
    let mut parts = vec![TurnKind::Answer(None); turns.len()];
    let mut threads = 1;
    // The thread of the next turn without `answers`, the follow-up in it that such a turn is placed below, and whether
    // the turn before was a question that an interviewer may continue.
    let (mut home, mut below, mut asking) = (0, None, false);
    for (i, turn) in turns.iter().enumerate() {
        match (turn.answers, turn.by_interviewer) {
            (Some(_), true) => {
                parts[i] = TurnKind::FollowUp;
                asking = roots[i] < i;
                if asking {
                    (home, below) = (homes[roots[i]], Some(i));
                }
            }
            (Some(target), false) => {
                parts[i] = TurnKind::Answer(Some(target));
                asking = false;
            }
            (None, true) if asking && below.is_some() => {
                parts[i] = TurnKind::FollowUp;
                below = Some(i);
            }
            (None, true) => {
                parts[i] = TurnKind::Question;
                if !asking {
                    (home, below, asking) = (threads, None, true);
                    threads += 1;
                }
            }
            (None, false) => {
                parts[i] = TurnKind::Answer(below);
                asking = false;
            }
        }
        homes[i] = home;
    }
    for i in 0..turns.len() {
        homes[i] = homes[roots[i]];
    }
    arrange(&homes, &parts, threads)
}

/// Breaks circles of answers by removing the link of the first turn in each. Returns the turns that lost theirs.
pub(super) fn uncircled(turns: &mut [Seed]) -> Vec<usize> {
    let mut removed = Vec::new();
    // 0 for a turn not seen yet, or else the number of the walk that visited it.
    let mut walks = vec![0; turns.len()];
    for start in 0..turns.len() {
        let mut at = start;
        while walks[at] == 0 {
            walks[at] = start + 1;
            match turns[at].answers {
                Some(next) => at = next,
                None => break,
            }
        }
        if walks[at] != start + 1 || turns[at].answers.is_none() {
            continue;
        }
        // The walk met itself: `at` is in a circle.
        let (mut first, mut next) = (at, turns[at].answers);
        while let Some(turn) = next.filter(|turn| *turn != at) {
            first = first.min(turn);
            next = turns[turn].answers;
        }
        turns[first].answers = None;
        removed.push(first);
    }
    removed
}

/// Returns, for each turn, where its chain of answers ends.
fn roots(turns: &[Seed]) -> Vec<usize> {
    const UNKNOWN: usize = usize::MAX;
    let mut roots = vec![UNKNOWN; turns.len()];
    let mut chain = Vec::new();
    for start in 0..turns.len() {
        let mut at = start;
        while roots[at] == UNKNOWN {
            chain.push(at);
            match turns[at].answers {
                Some(next) => at = next,
                None => roots[at] = at,
            }
        }
        let root = roots[at];
        for turn in chain.drain(..) {
            roots[turn] = root;
        }
    }
    roots
}

fn arrange(homes: &[usize], parts: &[TurnKind], threads: usize) -> Vec<Plan> {
    let mut plans: Vec<Plan> = (0..threads).map(|_| Plan::default()).collect();
    let mut tops: Vec<Vec<usize>> = vec![Vec::new(); threads];
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); parts.len()];
    for (i, part) in parts.iter().enumerate() {
        match part {
            TurnKind::Question => plans[homes[i]].question.push(i),
            TurnKind::Answer(Some(target)) if parts[*target] != TurnKind::Question => below[*target].push(i),
            TurnKind::Answer(_) | TurnKind::FollowUp => tops[homes[i]].push(i),
        }
    }
    for (plan, tops) in plans.iter_mut().zip(tops) {
        let mut waiting: Vec<(usize, u8)> = tops.into_iter().rev().map(|turn| (turn, 0)).collect();
        while let Some((turn, depth)) = waiting.pop() {
            let follow_up = parts[turn] == TurnKind::FollowUp;
            plan.answers.push(PlannedAnswer { turn, depth, follow_up });
            waiting.extend(below[turn].iter().rev().map(|reply| (*reply, u8::from(!follow_up))));
        }
    }
    plans
}

#[cfg(test)]
#[path = "threads_tests.rs"]
mod tests;
