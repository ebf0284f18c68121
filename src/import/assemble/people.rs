//! The speakers of a transcript: their ids, names and roles.

use std::rc::Rc;

use super::super::account::Ledger;
use super::super::label_words::{self, plain_name, role_word};
use super::super::model::{About, Person, Segment};
use super::super::note::{Reason, Severity, What};
use crate::document::{ByLanguage, Lenient, List, Speaker, Text};
use crate::interview::{Role, most_asking, text_asks};
use crate::search::slug;

/// A speaker.
struct Known {
    label: Rc<str>,
    id: Rc<str>,
    name: String,
    role: Option<Role>,
    about: Option<String>,
    initials: Option<String>,
}

/// The speakers, in the order of their first turns.
pub struct People(Vec<Known>);

impl People {
    pub fn of(segments: &[Segment], about: &About, ledger: &mut Ledger) -> People {
        let mut people = People(Vec::new());
        for label in segments.iter().filter_map(|segment| segment.speaker.as_ref()) {
            if people.find(label).is_some() {
                continue;
            }
            let stated = stated(&about.people, label);
            let name = stated.and_then(|person| person.name.clone());
            let role = stated.and_then(|person| person.role.clone());
            if let Some(name) = name.as_deref().filter(|name| !name.contains(&**label)) {
                let what = What::SameSpeaker(name.into(), label.to_string());
                ledger.note(Severity::Info, None, what);
            }
            let id = people.new_id(label);
            let about = stated.and_then(|person| person.about.clone());
            let initials = stated.and_then(|person| person.initials.clone());
            people.0.push(Known {
                label: label.clone(),
                id,
                name: name.unwrap_or_else(|| label.to_string()),
                role,
                about,
                initials,
            });
        }
        people.propose_roles(segments, ledger);
        people.name_parts(&about.people, ledger);
        people
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn find(&self, label: &str) -> Option<&Known> {
        self.0.iter().find(|known| *known.label == *label)
    }

    pub fn id_of(&self, label: &str) -> Rc<str> {
        self.find(label).map_or_else(|| label.into(), |known| known.id.clone())
    }

    pub fn role_of(&self, label: &str) -> Option<&Role> {
        self.find(label)?.role.as_ref()
    }

    /// The records of the file.
    pub fn speakers(&self) -> List<Speaker> {
        let speaker = |known: &Known| Speaker {
            id: (&*known.id).into(),
            name: ByLanguage::Original(Text::from(&*known.name)).into(),
            role: known.role.as_ref().map_or_else(Lenient::default, |role| role_word(role).into()),
            initials: known
                .initials
                .as_deref()
                .map_or_else(Lenient::default, |short| ByLanguage::Original(Text::from(short)).into()),
            about: known
                .about
                .as_deref()
                .map_or_else(Lenient::default, |about| ByLanguage::Original(Text::from(about)).into()),
            ..Speaker::default()
        };
        self.0.iter().map(speaker).collect()
    }

    /// A new id from a label.
    fn new_id(&self, label: &str) -> Rc<str> {
        let id = slug(label).unwrap_or_else(|| "speaker".to_owned());
        let is_taken = |id: &str| self.0.iter().any(|known| *known.id == *id);
        let numbered = (2..).map(|n| format!("{id}-{n}"));
        std::iter::once(id.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(id).into()
    }

    /// Gives those who are labelled by a part the name of the only person whom the file states for it.
    fn name_parts(&mut self, stated: &[Person], ledger: &mut Ledger) {
        for role in [Role::Interviewer, Role::Interviewee] {
            let mut people = stated.iter().filter(|person| person.role.as_ref() == Some(&role));
            let (Some(only), None) = (people.next(), people.next()) else { continue };
            let mut known = self.0.iter_mut().filter(|known| known.role.as_ref() == Some(&role));
            let (Some(known), None) = (known.next(), known.next()) else { continue };
            let is_part = label_words::role(&known.label).as_ref() == Some(&role) && known.name == *known.label;
            if let Some(name) = only.name.as_ref().filter(|_| is_part) {
                let what = What::SameSpeaker(name.as_str().into(), known.label.to_string());
                ledger.note(Severity::Info, None, what);
                known.name.clone_from(name);
            }
        }
    }

    /// Proposes roles: by what the labels say, or else by who asks.
    fn propose_roles(&mut self, segments: &[Segment], ledger: &mut Ledger) {
        for known in &mut self.0 {
            let Some(role) = label_words::role(&known.label).filter(|_| known.role.is_none()) else { continue };
            ledger.note(Severity::Info, None, What::Role(known.name.as_str().into(), role.clone(), Reason::Label));
            known.role = Some(role);
        }
        let asks = |known: &Known| known.role == Some(Role::Interviewer);
        let turns = self.turns(segments);
        match self.0.iter().any(asks) {
            true => self.propose_who_only_asks(&turns, ledger),
            false => self.propose_who_asks(&turns, ledger),
        }
        let others = self.0.iter().filter(|known| known.role.is_none()).count();
        if others == 1 && self.0.iter().filter(|known| known.role.is_some()).all(asks) && self.0.len() > 1 {
            let other = self.0.iter_mut().find(|known| known.role.is_none()).expect("one is without a role");
            let what = What::Role(other.name.as_str().into(), Role::Interviewee, Reason::Rest);
            ledger.note(Severity::Info, None, what);
            other.role = Some(Role::Interviewee);
        }
    }

    /// The speaker of each turn, and whether the turn ends in a question mark.
    fn turns(&self, segments: &[Segment]) -> Vec<(usize, bool)> {
        let turn = |segment: &Segment| {
            let label = segment.speaker.as_ref()?;
            let speaker = self.0.iter().position(|known| known.label == *label)?;
            Some((speaker, segment.paragraphs.last().is_some_and(|last| text_asks(&last.words.text))))
        };
        segments.iter().filter_map(turn).collect()
    }

    /// Proposes those for interviewers, beside the ones whose labels say so, who do nothing but ask.
    fn propose_who_only_asks(&mut self, turns: &[(usize, bool)], ledger: &mut Ledger) {
        for (n, known) in self.0.iter_mut().enumerate().filter(|(_, known)| known.role.is_none()) {
            let own = turns.iter().filter(|(speaker, _)| *speaker == n);
            let (all, asks) = own.fold((0, 0), |(all, asks), (_, one)| (all + 1, asks + usize::from(*one)));
            if asks == all {
                let what = What::Role(known.name.as_str().into(), Role::Interviewer, Reason::Asks(asks, all));
                ledger.note(Severity::Info, None, what);
                known.role = Some(Role::Interviewer);
            }
        }
    }

    fn propose_who_asks(&mut self, turns: &[(usize, bool)], ledger: &mut Ledger) {
        let free: Vec<(usize, bool)> =
            turns.iter().copied().filter(|(speaker, _)| self.0[*speaker].role.is_none()).collect();
        let Some(asking) = most_asking(&free, turns.len(), self.0.len()).filter(|_| self.0.len() > 1) else { return };
        let own = turns.iter().filter(|(speaker, _)| *speaker == asking);
        let (all, questions) = own.fold((0, 0), |(all, asks), (_, one)| (all + 1, asks + usize::from(*one)));
        let known = &mut self.0[asking];
        let what = What::Role(known.name.as_str().into(), Role::Interviewer, Reason::Asks(questions, all));
        ledger.note(Severity::Info, None, what);
        known.role = Some(Role::Interviewer);
    }
}

/// Finds the person whom a label names: by the label, the full name, the surname, the initials, or the part if only one
/// person has it.
fn stated<'a>(people: &'a [Person], label: &str) -> Option<&'a Person> {
    let plain = plain_name(label);
    let is_called = |person: &&Person| {
        let name = plain_name(person.name.as_deref().unwrap_or_default());
        let surname = name.rsplit(' ').next().unwrap_or_default();
        let initials: String = name.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
        plain_name(&person.label) == plain
            || name == plain
            || surname == plain
            || (initials.len() > 1 && initials == plain)
    };
    let has_part = |person: &&Person| person.part.as_deref().is_some_and(|part| plain_name(part) == plain);
    let mut with_part = people.iter().filter(has_part);
    people.iter().find(is_called).or_else(|| with_part.next().filter(|_| with_part.next().is_none()))
}
