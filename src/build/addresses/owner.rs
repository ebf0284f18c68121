//! The owner of an address, and how alike two owners are.

use std::collections::BTreeSet;

use serde::Serialize;

use super::AddressRequest;
use crate::build::texts::Texts;
use crate::document::Value;

/// Whom an address belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Owner {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub ids: BTreeSet<String>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub names: BTreeSet<String>,
    /// As `interview/speaker`.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub speakers: BTreeSet<String>,
}

impl Owner {
    pub(super) fn read(owner: &Value) -> Owner {
        let all = |key| {
            let one = owner.get(key).and_then(Value::text);
            let several = owner.get(key).map_or(&[][..], Value::items).iter().filter_map(Value::text);
            several.chain(one).map(str::to_owned).collect()
        };
        Owner { ids: all("ids"), names: all("names"), speakers: all("speakers") }
    }

    pub fn named(names: &Texts) -> Owner {
        Owner { names: names.iter().map(|(_, name)| name.clone()).collect(), ..Owner::default() }
    }

    /// How surely two owners are the same, from 1 to 4; `None` if they are not. An owner with another id is somebody else. One
    /// that only speaks in the same place has been renamed.
    pub(super) fn likeness(&self, other: &Owner) -> Option<u8> {
        let [id, name, speaker] =
            [(&self.ids, &other.ids), (&self.names, &other.names), (&self.speakers, &other.speakers)]
                .map(|(one, other)| !one.is_disjoint(other));
        if !id && !self.ids.is_empty() && !other.ids.is_empty() {
            return None;
        }
        match (id, name, speaker) {
            (true, ..) => Some(4),
            (_, true, true) => Some(3),
            (_, true, false) => Some(2),
            (.., true) => Some(1),
            _ => None,
        }
    }

    /// Returns whether two owners share only a name and speak in different places.
    pub(super) fn is_elsewhere(&self, other: &Owner) -> bool {
        let places = [&self.speakers, &other.speakers];
        self.likeness(other) == Some(2)
            && places.iter().all(|speakers| !speakers.is_empty())
            && self.speakers.is_disjoint(&other.speakers)
    }

    /// Returns whether an address that nobody has any more may lead to somebody: by an id, or by a name if nothing shows that
    /// it was another's. A speaker of another name, or of the same name elsewhere, is somebody else.
    pub(super) fn leads_to(&self, request: &AddressRequest) -> bool {
        let other = &request.owner;
        // One is a listed name, the other a speaker: only an id says that they are one.
        let is_listed = self.speakers.is_empty() != other.speakers.is_empty();
        self.likeness(other).is_some_and(|likeness| likeness > 1)
            && !self.is_elsewhere(other)
            && (!is_listed || request.id.is_some() || !self.ids.is_disjoint(&other.ids))
    }

    /// A name of this owner, if the other has none of its names. An id in place of a name does not count.
    pub(super) fn other_name(&self, other: &Owner, id: &str) -> Option<String> {
        let is_named = other.names.iter().any(|name| name != id);
        let mut names = self.names.iter().filter(|name| *name != id);
        names.next().filter(|_| is_named && self.names.is_disjoint(&other.names)).cloned()
    }

    pub(super) fn add(&mut self, other: &Owner) {
        self.ids.extend(other.ids.iter().cloned());
        self.names.extend(other.names.iter().cloned());
        self.speakers.extend(other.speakers.iter().cloned());
    }
}
