//! The counts beside themes, speakers and questions, each taking the other filters into account.

use std::rc::Rc;

use super::matching::Matched;
use super::{QuestionLine, SpeakerFacet, Status, ThemeFacet};
use crate::interview::{Interview, Speaker, Theme};
use crate::state::{Match, ViewState};

/// With more questions than this, their counts are left out: they would be redrawn, every one, at each change.
const COUNTED: usize = 500;

pub fn status(state: &ViewState, matches: &[Matched<'_>]) -> Status {
    Status {
        shown: matches.iter().filter(|m| m.passes()).count(),
        total: matches.len(),
        filtered: state.filters(),
        any: matches.iter().filter(|m| m.any_theme && m.speaker && m.words).count(),
    }
}

pub fn themes(interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<ThemeFacet> {
    let mut counts = Tally::of(&interview.themes);
    for matched in matches.iter().filter(|m| m.speaker && m.words) {
        let has = |id: &Rc<str>| matched.passage.themes.iter().any(|theme| theme.id == *id);
        for theme in &matched.passage.themes {
            let others = match state.matching {
                Match::Any => true,
                Match::All => state.themes.iter().all(has),
            };
            if others {
                counts.add(theme);
            }
        }
    }
    let facet = |theme: &Rc<Theme>| ThemeFacet {
        count: counts.get(theme),
        on: state.themes.contains(&theme.id),
        theme: theme.clone(),
    };
    interview.themes.iter().map(facet).collect()
}

pub fn speakers(interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<SpeakerFacet> {
    let mut counts = Tally::of(&interview.speakers);
    for speaker in matches.iter().filter(|m| m.themes && m.words).filter_map(|m| m.passage.speaker.as_ref()) {
        counts.add(speaker);
    }
    let facet = |speaker: &Rc<Speaker>| SpeakerFacet {
        count: counts.get(speaker),
        only: state.only.contains(&speaker.id),
        lit: state.lit.contains(&speaker.id),
        speaker: speaker.clone(),
    };
    interview.speakers.iter().map(facet).collect()
}

/// Counts things of an interview's list, which passages share with it: by where they are in memory, as a look at their
/// names would take longer than all the rest.
struct Tally(Vec<(usize, usize)>);

impl Tally {
    fn of<T>(list: &[Rc<T>]) -> Tally {
        let mut places: Vec<(usize, usize)> = list.iter().map(|one| (place(one), 0)).collect();
        places.sort_unstable();
        Tally(places)
    }

    fn add<T>(&mut self, one: &Rc<T>) {
        if let Ok(n) = self.find(place(one)) {
            self.0[n].1 += 1;
        }
    }

    fn get<T>(&self, one: &Rc<T>) -> usize {
        self.find(place(one)).map_or(0, |n| self.0[n].1)
    }

    fn find(&self, place: usize) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(&place))
    }
}

fn place<T>(one: &Rc<T>) -> usize {
    Rc::as_ptr(one).addr()
}

pub fn questions(interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<QuestionLine> {
    let counted = state.filters() && interview.threads.len() <= COUNTED;
    let mut rest = matches.iter();
    let mut lines = Vec::new();
    for thread in &interview.threads {
        let passages = thread.turns().map(|turn| turn.passages.len()).sum();
        let count = rest.by_ref().take(passages).filter(|m| m.passes()).count();
        if let Some(number) = thread.number {
            let count = counted.then_some(count);
            lines.push(QuestionLine { id: thread.id.clone(), number, label: thread.label.clone(), count });
        }
    }
    lines
}
