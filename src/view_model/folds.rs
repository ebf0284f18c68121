//! Decides which passages fold because they do not match, and makes the rows in their place.
//!
//! A thread without a match folds as a whole, including its question. A thread with a match keeps its question, and
//! each follow-up question with a match in it or below it; its other passages fold one by one. Adjacent folded
//! passages of such a thread form one run under one row, and so do adjacent folded threads. A run ends with a thread
//! that is shown, so that a row with the numbers of questions folds nothing else.

use std::rc::Rc;

use super::matching::Matched;
use super::model::{Asked, FoldedQuestions, Row, Why};
use crate::interview::{Answer, Interview, Passage, Thread};
use crate::state::{Filter, Match, ViewState};

pub struct Folds {
    /// For each passage, in reading order, whether it is hidden on its own. False for all passages of a hidden thread.
    pub passages: Vec<bool>,
    /// For each thread, whether all of it is hidden.
    pub threads: Vec<bool>,
    /// The rows, each with the position of the first passage that it folds, in reading order.
    pub rows: Vec<(usize, Row)>,
}

pub fn folds(interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Folds {
    let folds = Folds { passages: Vec::with_capacity(matches.len()), threads: Vec::new(), rows: Vec::new() };
    let selects = state.filters.selecting().next().is_some();
    let mut folder = Folder { state, matches, selects, folds, in_run: false };
    for thread in &interview.threads {
        folder.thread(thread);
    }
    folder.folds
}

struct Folder<'a> {
    state: &'a ViewState,
    matches: &'a [Matched<'a>],
    /// Whether any filter selects passages.
    selects: bool,
    folds: Folds,
    /// Whether the next folded passage belongs to the last row.
    in_run: bool,
}

impl<'a> Folder<'a> {
    fn thread(&mut self, thread: &Thread) {
        let passages = thread.turns().map(|turn| turn.passages.len()).sum();
        let matches = self.next(passages);
        if self.selects && passages > 0 && !matches.iter().any(Matched::passes) {
            return self.whole(thread, matches);
        }
        self.folds.threads.push(false);
        for _ in thread.question.iter().flat_map(|turn| &turn.passages) {
            self.show();
        }
        for (n, answer) in thread.answers.iter().enumerate() {
            if answer.follow_up && self.is_kept(&thread.answers[n..]) {
                answer.turn.passages.iter().for_each(|_| self.show());
            } else {
                answer.turn.passages.iter().for_each(|passage| self.answer(passage));
            }
        }
        self.in_run = false;
    }

    /// The matches of the next `passages` passages.
    fn next(&self, passages: usize) -> &'a [Matched<'a>] {
        let (at, matches) = (self.folds.passages.len(), self.matches);
        &matches[at..at + passages]
    }

    /// Returns whether the first of these answers, a follow-up question, or anything below it matches.
    fn is_kept(&self, answers: &[Answer]) -> bool {
        let below = answers[1..].iter().take_while(|answer| !answer.follow_up);
        let passages = answers[..1].iter().chain(below).map(|answer| answer.turn.passages.len()).sum();
        !self.selects || self.next(passages).iter().any(Matched::passes)
    }

    fn show(&mut self) {
        self.in_run = false;
        self.folds.passages.push(false);
    }

    /// Adds a passage of a thread that is shown. It folds unless it matches.
    fn answer(&mut self, passage: &Rc<Passage>) {
        let at = self.folds.passages.len();
        let Some(why) = self.why(&self.matches[at]) else { return self.show() };
        let is_open = self.state.unfolded.contains(&passage.id);
        let row = self.row(false);
        row.add(passage, why);
        row.open &= is_open;
        self.folds.passages.push(!is_open);
    }

    /// Adds a thread without a match. If the reader unfolded part of it, its question is shown as well.
    fn whole(&mut self, thread: &Thread, matches: &[Matched<'_>]) {
        let opened: Vec<bool> = matches.iter().map(|one| self.state.unfolded.contains(&one.passage.id)).collect();
        let is_open = opened.contains(&true);
        let whys: Vec<_> = matches.iter().map(|one| (one.passage.clone(), self.why(one))).collect();
        let asking: usize = thread.question.iter().map(|turn| turn.passages.len()).sum();
        let row = self.row(true);
        row.open &= !opened.contains(&false);
        match thread.number {
            Some(number) => {
                row.ids.extend(whys.iter().map(|(passage, _)| passage.id.clone()));
                let questions = row.questions.get_or_insert(FoldedQuestions { first: number, last: number, count: 0 });
                (questions.last, questions.count) = (number, questions.count + 1);
            }
            None => whys.iter().for_each(|(passage, why)| row.add(passage, why.unwrap_or(Why::Several))),
        }
        self.folds.threads.push(!is_open);
        let shut = |(n, opened): (usize, &bool)| is_open && n >= asking && !opened;
        self.folds.passages.extend(opened.iter().enumerate().map(shut));
    }

    /// The row of the current run, which begins here if there is none.
    fn row(&mut self, threads: bool) -> &mut Row {
        if !std::mem::replace(&mut self.in_run, true) {
            let row = Row { ids: Vec::new(), passages: 0, why: Why::Several, threads, questions: None, open: true };
            self.folds.rows.push((self.folds.passages.len(), row));
        }
        &mut self.folds.rows.last_mut().expect("a run has a row").1
    }

    /// Returns why a passage in an answer is folded; `None` if it passes.
    fn why(&self, matched: &Matched<'_>) -> Option<Why> {
        if self.state.filters.is_on(Filter::QuestionsOnly) {
            return Some(Why::Filter(Filter::QuestionsOnly, Asked::One));
        }
        let mut failed = matched.failed();
        let first = failed.next()?;
        Some(if failed.next().is_none() { Why::Filter(first, self.asked(first)) } else { Why::Several })
    }

    fn asked(&self, filter: Filter) -> Asked {
        let chosen = self.state.filters[filter].len();
        match self.state.filters.matching {
            _ if chosen < 2 => Asked::One,
            Match::All if filter.combines() => Asked::All(chosen),
            _ => Asked::Any(chosen),
        }
    }
}

impl Row {
    fn add(&mut self, passage: &Passage, why: Why) {
        self.ids.push(passage.id.clone());
        self.why = if self.passages == 0 || self.why == why { why } else { Why::Several };
        self.passages += 1;
    }
}
