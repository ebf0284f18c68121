//! An [`Address`] into the state that it opens, and a state into its address.
//!
//! Here an address meets its interview: what the interview does not have is left out and listed.

use std::rc::Rc;

use super::{Address, Ids, Parameter, Reading, Unknown, ViewState, has_speaker, has_theme, original, passages_at};
use crate::interview::Interview;

impl ViewState {
    /// The state that an address opens, its target unfolded; with the values in it that were ignored.
    pub fn opened(interview: &Interview, address: &Address) -> (ViewState, Vec<Unknown>) {
        let mut state = ViewState::first(interview);
        let mut unknown = address.unread.clone();
        let mut ignore = |parameter, value: &Rc<str>| unknown.push(Unknown { parameter, value: value.clone() });

        if let Some(reading) = &address.lang {
            if Reading::offered(interview).contains(reading) {
                state.read(reading);
            } else {
                ignore(Parameter::Lang, &reading.tag());
            }
        }
        let (known, others) = part(&address.themes, |id| has_theme(interview, id));
        state.themes = known;
        others.iter().for_each(|id| ignore(Parameter::Theme, id));
        let (known, others) = part(&address.speakers, |id| has_speaker(interview, id));
        state.only = known;
        others.iter().for_each(|id| ignore(Parameter::Speaker, id));
        if let Some(target) = &address.target {
            match passages_at(interview, &target.id) {
                Some(passages) => {
                    state.target = Some(target.clone());
                    state.unfolded.extend(passages);
                }
                None => ignore(Parameter::Target, &target.id),
            }
        }
        state.matching = address.matching;
        state.query = address.query.clone();
        state.questions_only = address.questions_only;
        (state, unknown)
    }

    /// The address of this state. `from` is any address of the same page: which interview it opens and the parameters
    /// that are not the viewer's are kept.
    pub fn address(&self, interview: &Interview, from: &Address) -> Address {
        let original = Reading::One(original(interview).clone());
        Address {
            opening: from.opening.clone(),
            lang: (self.reading != original).then(|| self.reading.clone()),
            themes: self.themes.clone(),
            matching: self.matching,
            speakers: self.only.clone(),
            query: self.query.clone(),
            questions_only: self.questions_only,
            target: self.target.clone(),
            other: from.other.clone(),
            unread: Vec::new(),
        }
    }
}

fn part(ids: &Ids, known: impl Fn(&str) -> bool) -> (Ids, Vec<Rc<str>>) {
    let (known, others): (Vec<_>, Vec<_>) = ids.iter().cloned().partition(|id| known(id));
    (known.into_iter().collect(), others)
}
