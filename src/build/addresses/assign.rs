//! Assigns addresses to requests.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{AddressRequest, Assigned, Moved, Owner};
use crate::build::diagnostic::{Message, Severity};
use crate::build::names::unique;

/// The result of [`assign`]. Requests are named by position.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The address of each request.
    pub addresses: Vec<String>,
    pub moved: Vec<Moved>,
    /// Requests whose id is the address of somebody else.
    pub refused: Vec<usize>,
    /// Requests with another name than before, and the address they keep.
    pub renamed: Vec<(usize, String)>,
    /// Requests that get the address of somebody of the same name who spoke elsewhere, and that address.
    pub resumed: Vec<(usize, String)>,
    /// Requests whose id, which is the address, had another name before, and that name.
    pub relabelled: Vec<(usize, String)>,
}

impl Outcome {
    /// Reports what the editor should know.
    pub fn report(&self, requests: &[AddressRequest], report: &mut impl FnMut(&Message, Severity)) {
        let name = |n: usize| requests[n].owner.names.first().cloned().unwrap_or_default();
        for n in &self.refused {
            let id = requests[*n].id.clone().unwrap_or_default();
            report(&Message::AddressTaken(id, name(*n), self.addresses[*n].clone()), Severity::Repaired);
        }
        for (n, address) in &self.renamed {
            report(&Message::Renamed(name(*n), address.clone()), Severity::Note);
        }
        for (n, before) in &self.relabelled {
            report(&Message::Relabelled(self.addresses[*n].clone(), before.clone(), name(*n)), Severity::Note);
        }
        for (n, address) in &self.resumed {
            report(&Message::Resumed(name(*n), address.clone()), Severity::Note);
        }
    }
}

/// Assigns an address to each request: the one its owner has, or else a new one. Adds the new ones to `assigned`.
pub fn assign(assigned: &mut Assigned, requests: &[AddressRequest]) -> Outcome {
    let index = Index::of(requests);
    let mut outcome = Outcome::default();
    let mut found: Vec<Option<String>> =
        requests.iter().map(|request| by_id(assigned, requests, &index, request)).collect();
    let mut owned: HashSet<String> = HashSet::new();
    for found in &mut found {
        found.take_if(|address| !owned.insert(address.clone()));
    }
    outcome.refused = (0..requests.len()).filter(|n| requests[*n].id.is_some() && found[*n].is_none()).collect();
    let mut pairs = Vec::new();
    for (address, owner) in assigned.iter().filter(|(address, _)| !owned.contains(*address)) {
        for n in index.like(owner).into_iter().filter(|n| found[*n].is_none()) {
            match owner.likeness(&requests[n].owner) {
                // The name still exists elsewhere: its bearer keeps the address.
                Some(1) if owner.names.iter().any(|name| index.names.contains_key(&**name)) => {}
                Some(likeness) => pairs.push((u8::MAX - likeness, n, address.clone())),
                None => {}
            }
        }
    }
    pairs.sort();
    for (unlike, n, address) in pairs {
        if found[n].is_none() && owned.insert(address.clone()) {
            if u8::MAX - unlike == 1 {
                outcome.renamed.push((n, address.clone()));
            } else if assigned[&address].is_elsewhere(&requests[n].owner) {
                outcome.resumed.push((n, address.clone()));
            }
            found[n] = Some(address);
        }
    }
    let mut taken: HashSet<String> = assigned.keys().cloned().chain(owned).collect();
    for (request, found) in requests.iter().zip(found) {
        outcome.addresses.push(found.unwrap_or_else(|| unique(request.slug.clone(), &mut taken)));
    }
    let now: HashSet<&String> = outcome.addresses.iter().collect();
    for (address, owner) in assigned.iter().filter(|(address, _)| !now.contains(address)) {
        let meant: Vec<usize> = index.like(owner).into_iter().filter(|n| owner.leads_to(&requests[*n])).collect();
        if !meant.is_empty() {
            outcome.moved.push((address.clone(), meant));
        }
    }
    for (n, (request, address)) in requests.iter().zip(&outcome.addresses).enumerate() {
        let before = request.id.as_ref().and_then(|id| assigned.get(address)?.other_name(&request.owner, id));
        outcome.relabelled.extend(before.map(|before| (n, before)));
        assigned.entry(address.clone()).or_default().add(&request.owner);
    }
    outcome
}

/// The address that an editor's id asks for, unless it belongs to somebody else.
fn by_id(assigned: &Assigned, requests: &[AddressRequest], index: &Index, request: &AddressRequest) -> Option<String> {
    let id = request.id.as_ref()?;
    let is_own = |owner: &Owner| {
        let likeness = owner.likeness(&request.owner).unwrap_or_default();
        let like = index.like(owner).into_iter();
        let most = like.filter_map(|n| owner.likeness(&requests[n].owner)).max().unwrap_or_default();
        owner.ids.contains(id) || (likeness > 1 && likeness == most)
    };
    assigned.get(id).is_none_or(is_own).then(|| id.clone())
}

/// The requests that have an id, a name, a speaker.
#[derive(Default)]
struct Index<'a> {
    ids: HashMap<&'a str, Vec<usize>>,
    names: HashMap<&'a str, Vec<usize>>,
    speakers: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn of(requests: &'a [AddressRequest]) -> Index<'a> {
        let mut index = Index::default();
        for (n, AddressRequest { owner, .. }) in requests.iter().enumerate() {
            owner.ids.iter().for_each(|one| index.ids.entry(one).or_default().push(n));
            owner.names.iter().for_each(|one| index.names.entry(one).or_default().push(n));
            owner.speakers.iter().for_each(|one| index.speakers.entry(one).or_default().push(n));
        }
        index
    }

    /// The requests that share anything with an owner.
    fn like(&self, owner: &Owner) -> BTreeSet<usize> {
        let ids = owner.ids.iter().filter_map(|one| self.ids.get(&**one));
        let names = owner.names.iter().filter_map(|one| self.names.get(&**one));
        let speakers = owner.speakers.iter().filter_map(|one| self.speakers.get(&**one));
        ids.chain(names).chain(speakers).flatten().copied().collect()
    }
}
