//! Speakers, and themes, that have one name.

use std::collections::HashMap;
use std::rc::Rc;

use super::draft::{Draft, Speaker, Texts, Theme, key_of};

/// A name, and the ids of those that have it: two or more.
pub type Namesakes = (Rc<str>, Vec<Rc<str>>);

/// Another speaker with a name.
pub fn speaker_called<'a>(draft: &'a Draft, id: &str, name: &str) -> Option<&'a Rc<Speaker>> {
    draft.speakers.iter().find(|one| *one.id != *id && one.name.is_called(name))
}

/// Another theme with a name.
pub fn theme_called<'a>(draft: &'a Draft, id: &str, name: &str) -> Option<&'a Rc<Theme>> {
    draft.themes.iter().find(|one| *one.id != *id && one.label.is_called(name))
}

/// The names that several speakers have.
pub fn of_speakers(draft: &Draft) -> Vec<Namesakes> {
    shared(draft.speakers.iter().map(|one| (&one.id, &one.name)))
}

/// The names that several themes have.
pub fn of_themes(draft: &Draft) -> Vec<Namesakes> {
    shared(draft.themes.iter().map(|one| (&one.id, &one.label)))
}

/// The names that several have, each group once, even if it has one name in several languages.
fn shared<'a>(all: impl Iterator<Item = (&'a Rc<str>, &'a Texts)>) -> Vec<Namesakes> {
    let mut found: Vec<Namesakes> = Vec::new();
    let mut positions: HashMap<String, usize> = HashMap::new();
    for (id, names) in all {
        for (_, name) in names.iter() {
            let position = *positions.entry(key_of(name)).or_insert(found.len());
            if position == found.len() {
                found.push((name.clone(), Vec::new()));
            }
            let ids = &mut found[position].1;
            if ids.last() != Some(id) {
                ids.push(id.clone());
            }
        }
    }
    found.retain(|(_, ids)| ids.len() > 1);
    found.dedup_by(|one, other| one.1 == other.1);
    found
}
