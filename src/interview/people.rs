//! The speakers of an interview: first those that the file declares, then those that only its turns name.

use std::rc::Rc;

use super::colours::colours;
use super::initials::{initials, letters};
use super::languages::{Languages, words};
use super::problem::{Expected, Found, Problems};
use super::{Localized, Role, Speaker};
use crate::document::{self, At, Colour, ExpectedKind, File};
use crate::nearest::nearest;
use crate::string_index::StringIndex;

/// Speakers by position, while turns are being read.
pub(super) struct People {
    people: Vec<Person>,
    by_id: StringIndex,
    /// Whether the file declares speakers; if so, an id that is not declared is reported.
    declared: bool,
}

/// A speaker whose role may still be unknown.
struct Person {
    id: Rc<str>,
    initials: Option<Localized>,
    name: Option<Localized>,
    role: Option<Role>,
    about: Option<Localized>,
    colour: Option<Colour>,
}

impl People {
    pub(super) fn of(file: &File, languages: &mut Languages, problems: &mut Problems) -> Self {
        let mut people = People { people: Vec::new(), by_id: StringIndex::default(), declared: false };
        let at = At::ROOT.member("speakers", &file.speakers);
        for (_, at, speaker) in file.speakers.each(&at) {
            people.declared = true;
            let Some(person) = Person::of(speaker, &at, languages, problems) else {
                problems.add(&at, Expected::Value(ExpectedKind::Id), Found::Nothing);
                continue;
            };
            if people.by_id.get(&person.id).is_some() {
                problems.add(&at.member("id", &speaker.id), Expected::NewId, Found::Again(person.id));
            } else {
                people.push(person);
            }
        }
        people
    }

    /// Returns the position of the speaker that a turn names, and adds an unknown one.
    pub(super) fn named(&mut self, id: &Rc<str>, at: &At, problems: &mut Problems) -> usize {
        if let Some(known) = self.by_id.get(id) {
            return known;
        }
        if self.declared {
            // Some files have the name in place of the id. It means a person if only one has it.
            let is_called = |person: &Person| {
                let name = person.name.iter().chain(&person.initials).flat_map(Localized::iter);
                name.into_iter().any(|(_, name)| name == id)
            };
            let mut called = (0..self.people.len()).filter(|n| is_called(&self.people[*n]));
            if let (Some(meant), None) = (called.next(), called.next()) {
                problems.add(at, Expected::KnownSpeaker, Found::word(id, Some(&self.people[meant].id)));
                return meant;
            }
            let known = self.people.iter().map(|person| &*person.id);
            problems.unknown(at, Expected::KnownSpeaker, id, known);
        }
        self.push(Person { id: id.clone(), initials: None, name: None, role: None, about: None, colour: None });
        self.people.len() - 1
    }

    pub(super) fn role(&self, person: usize) -> Option<&Role> {
        self.people[person].role.as_ref()
    }

    pub(super) fn len(&self) -> usize {
        self.people.len()
    }

    /// Returns the finished speakers. `interviewers` are the positions, in order, of those without a role who become
    /// interviewers; all others without a role become interviewees.
    pub(super) fn finish(self, interviewers: &[usize], languages: &Languages) -> Vec<Rc<Speaker>> {
        let mut people = self.people;
        for (i, person) in people.iter_mut().enumerate() {
            let inferred = if interviewers.binary_search(&i).is_ok() { Role::Interviewer } else { Role::Interviewee };
            person.role.get_or_insert(inferred);
        }
        let asks = |person: &Person| person.role == Some(Role::Interviewer);
        let colours = colours(&people.iter().map(|person| (asks(person), person.colour)).collect::<Vec<_>>());
        let finished = people.into_iter().zip(colours).map(|(person, colour)| {
            let name =
                person.name.unwrap_or_else(|| Localized(vec![(languages.original().clone(), person.id.clone())]));
            let initials = person.initials.unwrap_or_else(|| {
                Localized(name.0.iter().map(|(lang, name)| (lang.clone(), initials(name))).collect())
            });
            let role = person.role.unwrap_or(Role::Interviewee);
            Rc::new(Speaker { id: person.id, initials, name, role, about: person.about, colour })
        });
        finished.collect()
    }

    fn push(&mut self, person: Person) {
        self.by_id.add(&person.id, self.people.len());
        self.people.push(person);
    }
}

impl Person {
    /// Reads a declared speaker. Its name may serve as the id; returns `None` if it has neither.
    fn of(speaker: &document::Speaker, at: &At, languages: &mut Languages, problems: &mut Problems) -> Option<Person> {
        let name = languages.localized(&speaker.name, &at.member("name", &speaker.name), problems);
        let given = languages.localized(&speaker.initials, &at.member("initials", &speaker.initials), problems);
        let about = languages.localized(&speaker.about, &at.member("about", &speaker.about), problems);
        let named = || name.as_ref().or(given.as_ref()).map(|text| text.0[0].1.clone());
        let id = speaker.id.good().and_then(words).or_else(named)?;
        let initials = given.map(|given| short(given, &at.member("initials", &speaker.initials), problems));
        let role = speaker.role.good().and_then(words);
        let role = role.map(|word| role_of(word, &at.member("role", &speaker.role), problems));
        Some(Person { id, initials, name, role, about, colour: speaker.colour.good().copied() })
    }
}

/// Cuts initials that do not fit a badge, and reports them.
fn short(mut initials: Localized, at: &At, problems: &mut Problems) -> Localized {
    for (_, text) in &mut initials.0 {
        let letters = letters(text);
        if letters.len() > 3 {
            problems.add(at, Expected::Initials, Found::text(text));
            *text = letters[..3].concat().into();
        }
    }
    initials
}

/// The role that a word names. A word that is nearly one of the roles is reported; any other is shown as it stands.
fn role_of(word: Rc<str>, at: &At, problems: &mut Problems) -> Role {
    const ROLES: [(&str, Role); 3] =
        [("interviewer", Role::Interviewer), ("interviewee", Role::Interviewee), ("interpreter", Role::Interpreter)];
    let lower = word.to_lowercase();
    if let Some((_, role)) = ROLES.into_iter().find(|(name, _)| *name == lower) {
        return role;
    }
    let meant = match &*lower {
        "采访者" | "採訪者" | "访谈者" | "訪談者" | "采访人" | "採訪人" | "访问者" | "訪問者" => {
            Some("interviewer")
        }
        "受访者" | "受訪者" | "被访者" | "被訪者" | "受访人" | "受訪人" | "被采访者" | "被採訪者" => {
            Some("interviewee")
        }
        "翻译" | "翻譯" | "口译" | "口譯" | "口译员" | "口譯員" => Some("interpreter"),
        _ => nearest(&lower, ROLES.iter().map(|(name, _)| *name)),
    };
    let Some(meant) = meant else { return Role::Other(word) };
    problems.add(at, Expected::Value(ExpectedKind::Role), Found::word(&word, Some(meant)));
    ROLES.into_iter().find(|(name, _)| *name == meant).map_or(Role::Other(word), |(_, role)| role)
}
