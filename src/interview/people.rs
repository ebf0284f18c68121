//! The speakers of an interview: those that the file declares, then those that only its turns name.

use std::rc::Rc;

use super::languages::{Languages, words};
use super::problem::{Expected, Found, Problems};
use super::{Localized, Role, Speaker};
use crate::document::{self, At, File, Wanted};
use crate::names::Names;

/// How many colours there are beside the interviewers'.
const COLOURS: usize = 8;

/// Speakers by position, while turns are being read.
pub(super) struct People {
    people: Vec<Person>,
    by_id: Names,
    /// Whether the file has a list of its own; then an id that is not in it is told.
    declared: bool,
}

/// A speaker whose role may still have to be found out.
struct Person {
    id: Rc<str>,
    initials: Option<Localized>,
    name: Option<Localized>,
    role: Option<Role>,
    about: Option<Localized>,
}

impl People {
    pub(super) fn of(file: &File, languages: &mut Languages, problems: &mut Problems) -> Self {
        let mut people = People { people: Vec::new(), by_id: Names::default(), declared: false };
        let at = At::Key(&At::Root, "speakers");
        for (_, at, speaker) in file.speakers.each(&at) {
            people.declared = true;
            let Some(person) = Person::of(speaker, &at, languages, problems) else {
                problems.add(&at, Expected::Value(Wanted::Id), Found::Nothing);
                continue;
            };
            if people.by_id.get(&person.id).is_some() {
                problems.add(&At::Key(&at, "id"), Expected::NewId, Found::Again(person.id));
            } else {
                people.push(person);
            }
        }
        people
    }

    /// The speaker that a turn names.
    pub(super) fn named(&mut self, id: &Rc<str>, at: &At, problems: &mut Problems) -> usize {
        if let Some(known) = self.by_id.get(id) {
            return known;
        }
        if self.declared {
            problems.add(at, Expected::KnownSpeaker, Found::text(id));
        }
        self.push(Person { id: id.clone(), initials: None, name: None, role: None, about: None });
        self.people.len() - 1
    }

    pub(super) fn role(&self, person: usize) -> Option<&Role> {
        self.people[person].role.as_ref()
    }

    pub(super) fn len(&self) -> usize {
        self.people.len()
    }

    /// The speakers, those at some positions (in order) made interviewers. Whoever has no role otherwise is interviewed.
    pub(super) fn finish(self, interviewers: &[usize], languages: &Languages) -> Vec<Rc<Speaker>> {
        let mut others = 0;
        let finished = self.people.into_iter().enumerate().map(|(i, person)| {
            let inferred = if interviewers.binary_search(&i).is_ok() { Role::Interviewer } else { Role::Interviewee };
            let role = person.role.unwrap_or(inferred);
            let colour = match role {
                Role::Interviewer => 0,
                _ => {
                    others += 1;
                    ((others - 1) % COLOURS + 1) as u8
                }
            };
            let name =
                person.name.unwrap_or_else(|| Localized(vec![(languages.original().clone(), person.id.clone())]));
            let initials = person.initials.unwrap_or_else(|| {
                Localized(name.0.iter().map(|(lang, name)| (lang.clone(), initials(name))).collect())
            });
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
    /// `None` if nothing could be an id. A name can.
    fn of(speaker: &document::Speaker, at: &At, languages: &mut Languages, problems: &mut Problems) -> Option<Person> {
        let name = languages.localized(&speaker.name, &At::Key(at, "name"), problems);
        let given = languages.localized(&speaker.initials, &At::Key(at, "initials"), problems);
        let about = languages.localized(&speaker.about, &At::Key(at, "about"), problems);
        let named = || name.as_ref().or(given.as_ref()).map(|text| text.0[0].1.clone());
        let id = speaker.id.good().and_then(words).or_else(named)?;
        let initials = given.map(|given| short(given, &At::Key(at, "initials"), problems));
        let role = speaker.role.good().and_then(words).map(role);
        Some(Person { id, initials, name, role, about })
    }
}

/// Initials that fit a badge: what is longer is cut, and told.
fn short(mut initials: Localized, at: &At, problems: &mut Problems) -> Localized {
    for (_, text) in &mut initials.0 {
        if let Some((end, _)) = text.char_indices().nth(3) {
            problems.add(at, Expected::Initials, Found::text(text));
            *text = text[..end].into();
        }
    }
    initials
}

fn role(word: Rc<str>) -> Role {
    match word.to_ascii_lowercase().as_str() {
        "interviewer" => Role::Interviewer,
        "interviewee" => Role::Interviewee,
        "interpreter" => Role::Interpreter,
        _ => Role::Other(word),
    }
}

/// The first Han character of a Chinese name; else the first letters of up to three words; else the first character.
/// A single word of capitals (`AF`) is initials already.
fn initials(name: &str) -> Rc<str> {
    let first = name.chars().find(|c| c.is_alphanumeric());
    let first = match first {
        Some(c) if stands_for_a_name(c) => return c.to_string().into(),
        Some(c) => c,
        None => return name.chars().next().map(String::from).unwrap_or_default().into(),
    };
    let is_initials = |c: char| c.is_numeric() || (c.is_alphabetic() && capital(c) == c);
    if name.chars().count() <= 3 && name.chars().all(is_initials) {
        return name.into();
    }
    let parts = name.split(|c: char| !c.is_alphanumeric() && !"'’".contains(c));
    let letters: Vec<char> = parts.filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).take(3).collect();
    if letters.is_empty() {
        return first.to_string().into();
    }
    letters.into_iter().map(capital).collect::<String>().into()
}

/// Han, kana, Hangul: one of their characters stands for a name.
fn stands_for_a_name(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// The capital of a Latin, Greek or Cyrillic letter; any other character itself. The library's tables for all scripts
/// would be two hundredths of the whole program.
fn capital(c: char) -> char {
    let code = u32::from(c);
    let is_odd = code % 2 == 1;
    let back = match code {
        0x61..=0x7a | 0xe0..=0xf6 | 0xf8..=0xfe | 0x3b1..=0x3c1 | 0x3c3..=0x3c9 | 0x430..=0x44f => 32,
        0x450..=0x45f => 80,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1ea0..=0x1eff if is_odd => 1,
        0x139..=0x148 | 0x179..=0x17e if !is_odd => 1,
        _ => 0,
    };
    char::from_u32(code - back).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    #[test]
    fn capitals_are_those_of_the_library() {
        for c in '\0'..=char::MAX {
            let capital = super::capital(c);
            assert!(capital == c || c.to_uppercase().eq([capital]), "{c}");
        }
        for c in ('a'..='ÿ')
            .chain('ά'..='ώ')
            .chain('а'..='џ')
            .filter(|c| c.is_lowercase() && !"µßªºÿάέήίόύώΰϊϋς".contains(*c))
        {
            assert!(c.to_uppercase().eq([super::capital(c)]), "{c}");
        }
    }

    #[test]
    fn initials_are_made_from_names() {
        for (name, wanted) in [
            ("Audrey Tang", "AT"),
            ("AF", "AF"),
            ("HHM", "HHM"),
            ("lm", "L"),
            ("唐鳳", "唐"),
            ("唐鳳 (Audrey Tang)", "唐"),
            ("Hui-Mei Hsieh", "HMH"),
            ("Ursula K. Le Guin", "UKL"),
            ("ursula", "U"),
            ("O’Brien", "O"),
            ("Speaker 2", "S2"),
            ("Q", "Q"),
            ("김철수", "김"),
            ("Émile Zola", "ÉZ"),
            ("???", "?"),
        ] {
            assert_eq!(&*super::initials(name), wanted, "{name}");
        }
    }
}
