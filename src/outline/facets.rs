//! The counts beside themes, speakers and questions, each taking the other filters into account.

use std::collections::HashMap;
use std::rc::Rc;

use super::matching::Matched;
use super::{QuestionLine, SpeakerFacet, Status, ThemeFacet};
use crate::interview::Interview;
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
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for matched in matches.iter().filter(|m| m.speaker && m.words) {
        let has = |id: &Rc<str>| matched.passage.themes.iter().any(|theme| theme.id == *id);
        for theme in &matched.passage.themes {
            let others = match state.matching {
                Match::Any => true,
                Match::All => state.themes.iter().all(has),
            };
            if others {
                *counts.entry(&theme.id).or_default() += 1;
            }
        }
    }
    let facet = |theme: &Rc<_>| {
        let theme: &Rc<crate::interview::Theme> = theme;
        let count = counts.get(&*theme.id).copied().unwrap_or_default();
        ThemeFacet { count, on: state.themes.contains(&theme.id), theme: theme.clone() }
    };
    interview.themes.iter().map(facet).collect()
}

pub fn speakers(interview: &Interview, state: &ViewState, matches: &[Matched<'_>]) -> Vec<SpeakerFacet> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for matched in matches.iter().filter(|m| m.themes && m.words) {
        if let Some(speaker) = &matched.passage.speaker {
            *counts.entry(&speaker.id).or_default() += 1;
        }
    }
    let facet = |speaker: &Rc<crate::interview::Speaker>| SpeakerFacet {
        count: counts.get(&*speaker.id).copied().unwrap_or_default(),
        only: state.only.contains(&speaker.id),
        lit: state.lit.contains(&speaker.id),
        speaker: speaker.clone(),
    };
    interview.speakers.iter().map(facet).collect()
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
