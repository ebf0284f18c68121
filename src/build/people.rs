//! Identifies people: which speakers and listed people of several interviews are the same person.
//!
//! - An id in an entry of `site.json` decides: one id is one person, two ids are two.
//! - An id in an interview decides if it says more than a name ([`tells`]), such as `wang-wei-nurse`: initials and plain names
//!   are chosen afresh in each file. People of the same name in one file are always different people.
//! - Everybody else is the same person as others of the same name, in any language, or a new person if those are several.
//!
//! Decisions by name, or by ids in interviews, are reported, so that the editor can override them in `site.json`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::diagnostic::Message;
use super::gather::{Spoken, Summary};
use super::names::{Same, slug, tells};
use super::source::{Reference, SourceEntry};
use super::texts::Texts;

/// A person of the site.
#[derive(Debug, Default)]
pub struct Person {
    pub names: Texts,
    /// The id in `site.json`.
    pub given: Option<String>,
    /// All ids that identify the person, in `site.json` and in interviews.
    pub ids: BTreeSet<String>,
    /// Where the person speaks, as `interview/speaker`.
    pub speakers: BTreeSet<String>,
    pub about: Option<Texts>,
    /// In the order of the site's entries.
    pub interviews: Vec<String>,
    /// Whether mentions were merged by name alone.
    by_name: bool,
}

/// A mention: a speaker or a listed person of one interview.
struct Mention {
    interview: String,
    speaker: Option<String>,
    names: Texts,
    given: Option<String>,
    own: Option<String>,
    about: Option<Texts>,
}

/// All mentions, by number.
#[derive(Default)]
pub struct People(Vec<Mention>);

/// The listed people and the speakers of an interview, as numbers of mentions.
pub struct Cast {
    pub listed: Vec<usize>,
    pub speakers: Vec<Option<usize>>,
    /// Listed people who do not speak in the interview: what the entry calls each, and the speaker who is probably meant.
    pub strangers: Vec<(String, Option<String>)>,
}

impl People {
    pub fn add(&mut self, entry: &SourceEntry, gathered: &Summary) -> Cast {
        let speakers: Vec<Option<usize>> =
            gathered.speakers.iter().map(|spoken| spoken.named.then(|| self.speaker(&entry.id, spoken))).collect();
        let Some(listed) = &entry.people else {
            let answers = gathered.speakers.iter().zip(&speakers).filter(|(spoken, _)| spoken.is_asked());
            let listed = answers.filter_map(|(_, number)| *number).collect();
            return Cast { listed, speakers, strangers: Vec::new() };
        };
        let mut strangers = Vec::new();
        let mut free: HashSet<usize> = speakers.iter().flatten().copied().collect();
        let mut find = |reference: &Reference| {
            let is_id = |spoken: &Spoken| {
                reference.id.as_ref() == Some(&spoken.id) || reference.names.iter().any(|(_, name)| *name == spoken.id)
            };
            let of = |is: &dyn Fn(&Spoken) -> bool| {
                let both = gathered.speakers.iter().zip(&speakers);
                both.filter_map(|(spoken, n)| n.filter(|n| free.contains(n) && is(spoken))).next()
            };
            let found = of(&is_id).or_else(|| of(&|spoken| share(&spoken.names, &reference.names)));
            let Some(n) = found else {
                let known = gathered.speakers.iter().map(|spoken| (&*spoken.id, &spoken.names));
                strangers.push(reference.with_nearest(known));
                return self.listed(&entry.id, reference);
            };
            free.remove(&n);
            self.0[n].name(reference);
            n
        };
        Cast { listed: listed.iter().map(&mut find).collect(), speakers, strangers }
    }

    fn speaker(&mut self, interview: &str, spoken: &Spoken) -> usize {
        self.0.push(Mention {
            interview: interview.to_owned(),
            speaker: Some(spoken.id.clone()),
            names: spoken.names.clone(),
            given: None,
            own: tells(&spoken.id, &spoken.names).then(|| spoken.id.clone()),
            about: spoken.about.clone(),
        });
        self.0.len() - 1
    }

    /// Adds a mention of somebody who is listed in `site.json` but does not speak in the interview.
    fn listed(&mut self, interview: &str, reference: &Reference) -> usize {
        let names = match reference.names.is_empty() {
            true => super::complete::plain(reference.id.as_deref().unwrap_or_default()),
            false => reference.names.clone(),
        };
        let (given, interview) = (reference.id.clone(), interview.to_owned());
        self.0.push(Mention { interview, speaker: None, names, given, own: None, about: None });
        self.0.len() - 1
    }

    /// Returns the people, and for each mention the position of its person.
    pub fn finish(mut self) -> (Vec<Person>, Vec<usize>) {
        self.refer();
        let anchors = self.anchors();
        let rest = self.rest(&anchors);
        let mut people: Vec<Person> = Vec::new();
        let mut numbers: HashMap<Anchor, usize> = HashMap::new();
        let mut who = Vec::new();
        for (n, mention) in self.0.into_iter().enumerate() {
            let anchor = anchors[n].clone();
            let by_name = anchor.is_none();
            let place = *numbers.entry(anchor.unwrap_or_else(|| rest[&n].clone())).or_insert_with(|| {
                people.push(Person::default());
                people.len() - 1
            });
            people[place].take(mention, by_name);
            who.push(place);
        }
        (people, who)
    }

    /// Resolves plain texts in entries that are ids of other entries.
    fn refer(&mut self) {
        let ids: HashSet<String> = self.0.iter().filter_map(|mention| mention.given.clone()).collect();
        for mention in self.0.iter_mut().filter(|mention| mention.given.is_none() && mention.speaker.is_none()) {
            if let [(_, name)] = &mention.names[..]
                && ids.contains(name)
            {
                mention.given = Some(name.clone());
            }
        }
    }

    /// For each mention, what identifies it other than a name.
    fn anchors(&self) -> Vec<Option<Anchor>> {
        let given: HashSet<&String> = self.0.iter().filter_map(|mention| mention.given.as_ref()).collect();
        // For each id in interviews, the names of everybody it identifies.
        let mut own: HashMap<&String, Vec<Texts>> = HashMap::new();
        let mut together: HashMap<&str, Vec<usize>> = HashMap::new();
        for (n, mention) in self.0.iter().enumerate() {
            together.entry(&mention.interview).or_default().push(n);
        }
        let mut anchors = Vec::new();
        for (n, mention) in self.0.iter().enumerate() {
            let others = together[&*mention.interview].iter().filter(|m| **m != n);
            let is_double = others.into_iter().any(|m| share(&self.0[*m].names, &mention.names));
            anchors.push(match (&mention.given, &mention.own) {
                (Some(id), _) => Some(Anchor::SiteId(id.clone())),
                (None, Some(id)) if given.contains(id) => Some(Anchor::SiteId(id.clone())),
                (None, Some(id)) => {
                    let known = own.entry(id).or_default();
                    let place =
                        known.iter().position(|names| !contradict(names, &mention.names)).unwrap_or(known.len());
                    if place == known.len() {
                        known.push(Texts::new());
                    }
                    merge(&mut known[place], &mention.names);
                    Some(Anchor::InterviewId(id.clone(), place))
                }
                (None, None) => mention.place().filter(|_| is_double).map(Anchor::Place),
            });
        }
        anchors
    }

    /// The mentions that only a name identifies.
    fn rest(&self, anchors: &[Option<Anchor>]) -> HashMap<usize, Anchor> {
        let mut by_name: HashMap<&str, BTreeSet<&Anchor>> = HashMap::new();
        for (mention, anchor) in self.0.iter().zip(anchors) {
            let Some(anchor) = anchor else { continue };
            for (_, name) in &mention.names {
                by_name.entry(name).or_default().insert(anchor);
            }
        }
        let mut same = Same::default();
        let unknown: Vec<usize> = (0..self.0.len()).filter(|n| anchors[*n].is_none()).collect();
        for n in &unknown {
            same.add(&self.0[*n].names);
        }
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (place, n) in unknown.into_iter().enumerate() {
            groups.entry(same.root(place)).or_default().push(n);
        }
        let mut found = HashMap::new();
        for (root, group) in groups {
            let names = group.iter().flat_map(|n| &self.0[*n].names);
            let known: BTreeSet<&Anchor> =
                names.filter_map(|(_, name)| by_name.get(&**name)).flatten().copied().collect();
            let anchor = match known.first() {
                Some(only) if known.len() == 1 => (*only).clone(),
                _ => Anchor::Name(root),
            };
            found.extend(group.into_iter().map(|n| (n, anchor.clone())));
        }
        found
    }
}

/// What identifies a mention.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Anchor {
    /// An id in `site.json`.
    SiteId(String),
    /// An id in interviews; a number separates those whose names contradict each other.
    InterviewId(String, usize),
    /// A speaker of an interview who shares the name with another in the same interview.
    Place(String),
    Name(usize),
}

impl Mention {
    fn place(&self) -> Option<String> {
        Some(format!("{}/{}", self.interview, self.speaker.as_ref()?))
    }

    /// Takes names and id from an entry. The language of a plain name comes from the interview.
    fn name(&mut self, reference: &Reference) {
        let mut names = reference.names.clone();
        let spoken = (&self.names, &self.speaker);
        names.retain(|(tag, name)| {
            spoken.1.as_ref() != Some(name) && spoken.0.iter().all(|(t, n)| t == tag || n != name)
        });
        merge(&mut names, &self.names);
        self.names = names;
        self.given.clone_from(&reference.id);
    }
}

impl Person {
    fn take(&mut self, mention: Mention, by_name: bool) {
        self.speakers.extend(mention.place());
        self.ids.extend(mention.given.iter().chain(&mention.own).cloned());
        merge(&mut self.names, &mention.names);
        if self.about.is_none() {
            self.about = mention.about;
        }
        if self.given.is_none() {
            self.given = mention.given;
        }
        if !self.interviews.contains(&mention.interview) {
            self.by_name |= by_name;
            self.interviews.push(mention.interview);
        }
    }

    /// The address to ask for: an id that begins with the name, or else the name.
    pub fn slug(&self, is_double: bool) -> String {
        let name = slug(&self.names, true);
        let begins = |id: &&String| {
            id.starts_with(&format!("{name}-")) && slug(&vec![(String::new(), (*id).clone())], false) == **id
        };
        match (self.ids.iter().find(begins), self.ids.first()) {
            (Some(id), _) => id.clone(),
            (None, Some(id)) if is_double => format!("{name}-{}", slug(&vec![(String::new(), id.clone())], false)),
            _ => name,
        }
    }
}

/// For each person, everybody who shares a name with it, including itself.
pub fn namesakes(people: &[Person]) -> Vec<BTreeSet<usize>> {
    let mut by_name: HashMap<&str, BTreeSet<usize>> = HashMap::new();
    for (n, person) in people.iter().enumerate() {
        for (_, name) in &person.names {
            by_name.entry(name).or_default().insert(n);
        }
    }
    let of = |person: &Person| person.names.iter().flat_map(|(_, name)| &by_name[&**name]).copied().collect();
    people.iter().map(of).collect()
}

/// Messages about people who were merged by name, and about namesakes who were separated by ids in interviews; each with the
/// ids of the interviews in which they speak.
pub fn notes(people: &[Person]) -> Vec<(Message<'static>, Vec<String>)> {
    let mut notes = Vec::new();
    let name = |person: &Person| person.names.first().map_or_else(String::new, |(_, name)| name.clone());
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for ((n, person), namesakes) in people.iter().enumerate().zip(namesakes(people)) {
        if person.by_name && person.interviews.len() > 1 {
            notes.push((Message::SameName(name(person), person.interviews.clone()), person.interviews.clone()));
        }
        let all_given = namesakes.iter().all(|m| people[*m].given.is_some());
        if namesakes.len() > 1 && namesakes.first() == Some(&n) && !all_given {
            let where_each = namesakes.iter().map(|m| people[*m].interviews.join(", ")).collect();
            notes.push((Message::Namesakes(name(person), where_each), interviews(people, namesakes)));
        }
        for id in &person.ids {
            if let Some(first) = by_id.insert(id, n) {
                let names = [first, n].map(|n| name(&people[n]));
                notes.push((Message::SameId(id.clone(), names), interviews(people, [first, n])));
            }
        }
    }
    notes
}

/// The interviews of several people, each once.
fn interviews(people: &[Person], of: impl IntoIterator<Item = usize>) -> Vec<String> {
    let all = of.into_iter().flat_map(|n| &people[n].interviews).cloned();
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Returns whether any name is the same, in any language.
pub fn share(one: &Texts, other: &Texts) -> bool {
    one.iter().any(|(_, name)| other.iter().any(|(_, same)| name == same))
}

/// Returns whether the names differ in some language and agree in none.
fn contradict(one: &Texts, other: &Texts) -> bool {
    let differs = one.iter().any(|(tag, name)| other.iter().any(|(same, other)| tag == same && name != other));
    differs && !share(one, other)
}

/// Adds the names in languages that are missing.
pub fn merge(names: &mut Texts, more: &Texts) {
    for (tag, name) in more {
        if names.iter().all(|(known, _)| known != tag) {
            names.push((tag.clone(), name.clone()));
        }
    }
}
