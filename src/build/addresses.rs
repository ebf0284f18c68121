//! The addresses of people, themes and categories, kept between builds: `addresses.json`, beside `site.json`.
//!
//! An address is made of a name, and two may have one name in Latin letters. Were it made anew each time, a new interview
//! could give a published address to somebody else, and no reader of an old link would see it. Nothing else that the
//! editor keeps says who came first, and what was written into the output folder is often not there at the next build.
//!
//! The file has one line for each address, in order: a merge of two branches in Git keeps all lines. Each says whom it
//! belongs to, by ids, names, and where they speak. Some of it may be missing, as any of it is enough. An address that
//! nobody has any more stays in the file, and nobody else gets it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::{fs, io};

use serde::Serialize;

use super::diagnostic::{Diagnostic, Message, Severity};
use super::names::unique;
use super::texts::{Lines, Texts};
use crate::document::{self, Value};
use crate::state::Ui;

pub const FILE: &str = "addresses.json";
const FORMAT: &str = "addresses/1";

/// The addresses of one kind, with whom each belongs to.
pub type Given = BTreeMap<String, Owner>;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Owner {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub ids: BTreeSet<String>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub names: BTreeSet<String>,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub speakers: BTreeSet<String>,
}

/// The file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addresses {
    pub people: Given,
    pub themes: Given,
    pub categories: Given,
    /// As it stands in the folder.
    text: Option<String>,
}

/// Who wants an address.
pub struct AddressRequest {
    /// An id that the editor gives; it is the address.
    pub id: Option<String>,
    pub owner: Owner,
    /// The address, if it is free.
    pub slug: String,
}

/// An address of before, and the numbers of those that it may have meant.
pub type Moved = (String, Vec<usize>);

impl Addresses {
    /// Reads the file of a site's folder; without one, no address has been given.
    ///
    /// # Errors
    /// If it cannot be understood: to go on would give addresses away.
    pub fn read(folder: &Path, ui: Ui, diagnostics: &mut Vec<Diagnostic>) -> Result<Addresses, Diagnostic> {
        let path = folder.join(FILE);
        let shown = path.display().to_string();
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Addresses::default()),
            Err(error) => {
                let message = Message::NotRead(&error.to_string());
                return Err(Diagnostic::of_file(&path, Severity::LeftOut, ui, &message));
            }
        };
        let refused = |error| Diagnostic::refused(&shown, ui, &error);
        let text = document::text(bytes).map_err(refused)?;
        let value = Value::read(&text).map_err(refused)?;
        if value.get("format").and_then(Value::text) != Some(FORMAT) {
            return Err(Diagnostic::new(&shown, (1, 1), Severity::LeftOut, ui, &Message::NoAddresses(FORMAT)));
        }
        let (addresses, doubles) = Addresses::of(&value);
        for address in doubles {
            diagnostics.push(Diagnostic::of_file(&path, Severity::Repaired, ui, &Message::TwoOwners(&address)));
        }
        Ok(Addresses { text: Some(text.clone()), ..addresses })
    }

    /// And the addresses that stand there for two: the first has it. That comes of merging two branches.
    fn of(value: &Value) -> (Addresses, Vec<String>) {
        let mut doubles = Vec::new();
        let mut given = |key| {
            let mut given = Given::new();
            for (address, owner) in value.get(key).map_or(&[][..], Value::members) {
                let owner = Owner::read(owner);
                match given.get_mut(&**address) {
                    None => drop(given.insert(address.to_string(), owner)),
                    Some(known) if known.likeness(&owner).is_some() => known.add(&owner),
                    Some(_) => doubles.push(address.to_string()),
                }
            }
            given
        };
        let (people, themes, categories) = (given("people"), given("themes"), given("categories"));
        (Addresses { people, themes, categories, text: None }, doubles)
    }

    /// Writes the file if it says something new, and tells that it is to be kept, or why it could not be written.
    pub fn write(&self, folder: &Path, ui: Ui) -> Option<Diagnostic> {
        let (path, text) = (folder.join(FILE), self.json());
        if self.text.as_ref() == Some(&text) {
            return None;
        }
        let diagnostic = |severity, message: &Message| Some(Diagnostic::of_file(&path, severity, ui, message));
        match fs::write(&path, text) {
            Ok(()) => diagnostic(Severity::Note, &Message::Kept),
            Err(error) => diagnostic(Severity::Repaired, &Message::NotKept(&error.to_string())),
        }
    }

    fn json(&self) -> String {
        #[derive(Serialize)]
        struct File<'a> {
            format: &'static str,
            people: &'a Given,
            themes: &'a Given,
            categories: &'a Given,
        }
        let Addresses { people, themes, categories, .. } = self;
        let file = File { format: FORMAT, people, themes, categories };
        let mut out = Vec::new();
        let mut json = serde_json::Serializer::with_formatter(&mut out, Lines::default());
        file.serialize(&mut json).expect("all keys are texts");
        String::from_utf8(out).expect("JSON is UTF-8") + "\n"
    }
}

impl Owner {
    fn read(owner: &Value) -> Owner {
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

    /// How surely the two are the same; `None` if they are not. Who has another id is somebody else; who only speaks
    /// in the same place was given another name.
    fn likeness(&self, other: &Owner) -> Option<u8> {
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

    /// Whether the two are alike by a name alone, and speak in different places.
    fn is_elsewhere(&self, other: &Owner) -> bool {
        let places = [&self.speakers, &other.speakers];
        self.likeness(other) == Some(2)
            && places.iter().all(|speakers| !speakers.is_empty())
            && self.speakers.is_disjoint(&other.speakers)
    }

    /// Whether an address that nobody has any more may lead to somebody: by an id, or by a name where nothing shows that it
    /// was another's. A speaker of another name, or of the same name elsewhere, is somebody else.
    fn leads_to(&self, wish: &AddressRequest) -> bool {
        let other = &wish.owner;
        // Of two that were listed side by side, only an id that came later says that they are one.
        let is_listed = self.speakers.is_empty() != other.speakers.is_empty();
        self.likeness(other).is_some_and(|likeness| likeness > 1)
            && !self.is_elsewhere(other)
            && (!is_listed || wish.id.is_some() || !self.ids.is_disjoint(&other.ids))
    }

    /// A name, if the other has none of these. An id that stands for a name is none.
    fn other_name(&self, other: &Owner, id: &str) -> Option<String> {
        let is_named = other.names.iter().any(|name| name != id);
        let mut names = self.names.iter().filter(|name| *name != id);
        names.next().filter(|_| is_named && self.names.is_disjoint(&other.names)).cloned()
    }

    fn add(&mut self, other: &Owner) {
        self.ids.extend(other.ids.iter().cloned());
        self.names.extend(other.names.iter().cloned());
        self.speakers.extend(other.speakers.iter().cloned());
    }
}

/// What came of the wishes.
#[derive(Debug, Default)]
pub struct Outcome {
    /// For each wish its address.
    pub addresses: Vec<String>,
    pub moved: Vec<Moved>,
    /// Ids that are addresses of somebody else.
    pub refused: Vec<usize>,
    /// Those that have another name than before.
    pub renamed: Vec<(usize, String)>,
    /// Those that have the address of somebody of the same name, who speaks elsewhere.
    pub resumed: Vec<(usize, String)>,
    /// Those whose id, the address, had another name before.
    pub relabelled: Vec<(usize, String)>,
}

impl Outcome {
    pub fn tell(&self, wishes: &[AddressRequest], tell: &mut impl FnMut(&Message, Severity)) {
        let name = |n: usize| wishes[n].owner.names.first().cloned().unwrap_or_default();
        for n in &self.refused {
            let id = wishes[*n].id.clone().unwrap_or_default();
            tell(&Message::AddressTaken(id, name(*n), self.addresses[*n].clone()), Severity::Repaired);
        }
        for (n, address) in &self.renamed {
            tell(&Message::Renamed(name(*n), address.clone()), Severity::Note);
        }
        for (n, before) in &self.relabelled {
            tell(&Message::Relabelled(self.addresses[*n].clone(), before.clone(), name(*n)), Severity::Note);
        }
        for (n, address) in &self.resumed {
            tell(&Message::Resumed(name(*n), address.clone()), Severity::Note);
        }
    }
}

/// Gives each an address: the one that it has, else a new one, and keeps them.
pub fn give(given: &mut Given, wishes: &[AddressRequest]) -> Outcome {
    let index = Index::of(wishes);
    let mut outcome = Outcome::default();
    let mut found: Vec<Option<String>> = wishes.iter().map(|wish| by_id(given, wishes, &index, wish)).collect();
    let mut owned: HashSet<String> = HashSet::new();
    for found in &mut found {
        found.take_if(|address| !owned.insert(address.clone()));
    }
    outcome.refused = (0..wishes.len()).filter(|n| wishes[*n].id.is_some() && found[*n].is_none()).collect();
    let mut pairs = Vec::new();
    for (address, owner) in given.iter().filter(|(address, _)| !owned.contains(*address)) {
        for n in index.like(owner).into_iter().filter(|n| found[*n].is_none()) {
            match owner.likeness(&wishes[n].owner) {
                // Whoever had the name has it still, elsewhere.
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
            } else if given[&address].is_elsewhere(&wishes[n].owner) {
                outcome.resumed.push((n, address.clone()));
            }
            found[n] = Some(address);
        }
    }
    let mut taken: HashSet<String> = given.keys().cloned().chain(owned).collect();
    for (wish, found) in wishes.iter().zip(found) {
        outcome.addresses.push(found.unwrap_or_else(|| unique(wish.slug.clone(), &mut taken)));
    }
    let now: HashSet<&String> = outcome.addresses.iter().collect();
    for (address, owner) in given.iter().filter(|(address, _)| !now.contains(address)) {
        let meant: Vec<usize> = index.like(owner).into_iter().filter(|n| owner.leads_to(&wishes[*n])).collect();
        if !meant.is_empty() {
            outcome.moved.push((address.clone(), meant));
        }
    }
    for (n, (wish, address)) in wishes.iter().zip(&outcome.addresses).enumerate() {
        let before = wish.id.as_ref().and_then(|id| given.get(address)?.other_name(&wish.owner, id));
        outcome.relabelled.extend(before.map(|before| (n, before)));
        given.entry(address.clone()).or_default().add(&wish.owner);
    }
    outcome
}

/// The address that an id of the editor's is, unless it has become somebody else's.
fn by_id(given: &Given, wishes: &[AddressRequest], index: &Index, wish: &AddressRequest) -> Option<String> {
    let id = wish.id.as_ref()?;
    let is_own = |owner: &Owner| {
        let likeness = owner.likeness(&wish.owner).unwrap_or_default();
        let like = index.like(owner).into_iter();
        let most = like.filter_map(|n| owner.likeness(&wishes[n].owner)).max().unwrap_or_default();
        owner.ids.contains(id) || (likeness > 1 && likeness == most)
    };
    given.get(id).is_none_or(is_own).then(|| id.clone())
}

/// Which wishes have an id, a name, a place to speak.
#[derive(Default)]
struct Index<'a> {
    ids: HashMap<&'a str, Vec<usize>>,
    names: HashMap<&'a str, Vec<usize>>,
    speakers: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn of(wishes: &'a [AddressRequest]) -> Index<'a> {
        let mut index = Index::default();
        for (n, AddressRequest { owner, .. }) in wishes.iter().enumerate() {
            owner.ids.iter().for_each(|one| index.ids.entry(one).or_default().push(n));
            owner.names.iter().for_each(|one| index.names.entry(one).or_default().push(n));
            owner.speakers.iter().for_each(|one| index.speakers.entry(one).or_default().push(n));
        }
        index
    }

    /// The wishes that have anything that an owner has.
    fn like(&self, owner: &Owner) -> BTreeSet<usize> {
        let ids = owner.ids.iter().filter_map(|one| self.ids.get(&**one));
        let names = owner.names.iter().filter_map(|one| self.names.get(&**one));
        let speakers = owner.speakers.iter().filter_map(|one| self.speakers.get(&**one));
        ids.chain(names).chain(speakers).flatten().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(slug: &str, id: &str, names: &[&str], speakers: &[&str]) -> AddressRequest {
        let set = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<BTreeSet<_>>();
        let ids = if id.is_empty() { BTreeSet::new() } else { set(&[id]) };
        let owner = Owner { ids, names: set(names), speakers: set(speakers) };
        AddressRequest { id: (!id.is_empty()).then(|| id.to_owned()), owner, slug: slug.to_owned() }
    }

    /// The addresses of one build after another.
    fn built(builds: &[&[AddressRequest]]) -> Vec<Vec<String>> {
        let mut given = Given::default();
        builds.iter().map(|wishes| give(&mut given, wishes).addresses).collect()
    }

    #[test]
    fn an_address_is_never_given_to_somebody_else() {
        let lu = || wish("lu-min", "", &["陆敏"], &["mill/a"]);
        let other = || wish("lu-min", "", &["卢敏"], &["ford/a"]);
        let third = || wish("lu-min", "", &["鲁敏"], &["weir/a"]);
        assert_eq!(built(&[&[lu()], &[other(), lu()]])[1], ["lu-min-2", "lu-min"], "who comes later has a number");
        assert_eq!(built(&[&[lu()], &[other()]])[1], ["lu-min-2"], "who is gone keeps the address");
        assert_eq!(
            built(&[&[lu(), other()], &[third(), other()], &[other(), third(), lu()]])[2],
            ["lu-min-2", "lu-min-3", "lu-min"]
        );
        let renamed = wish("lu-min-zhi", "", &["陆敏之"], &["mill/a"]);
        assert_eq!(
            built(&[&[lu()], &[other(), renamed]])[1],
            ["lu-min-2", "lu-min"],
            "another name of the same speaker"
        );
        let elsewhere = wish("lu-min", "", &["陆敏"], &["weir/a"]);
        let replaced = wish("gao-yu", "", &["高玉"], &["mill/a"]);
        assert_eq!(
            built(&[&[lu()], &[replaced, elsewhere]])[1],
            ["gao-yu", "lu-min"],
            "the name goes before the place"
        );
    }

    #[test]
    fn an_id_is_an_address_unless_it_is_somebody_elses() {
        let lu = || wish("lu-min", "", &["陆敏"], &["mill/a"]);
        let taken = wish("lu-min", "lu-min", &["卢敏"], &["ford/a"]);
        let mut given = Given::default();
        give(&mut given, &[lu()]);
        let outcome = give(&mut given, &[taken, lu()]);
        assert_eq!((outcome.addresses, outcome.refused), (vec!["lu-min-2".into(), "lu-min".into()], vec![0]));
        let twice = || wish("mill", "mill", &["磨坊"], &[]);
        assert_eq!(built(&[&[twice(), twice()]])[0], ["mill", "mill-2"]);
        let own = wish("lu-min", "lu-min", &["陆敏"], &["mill/a"]);
        assert_eq!(built(&[&[lu()], &[own]])[1], ["lu-min"]);
    }

    #[test]
    fn who_got_another_address_is_led_to_from_the_old_one() {
        let mut given = Given::default();
        give(&mut given, &[wish("lu-min", "", &["陆敏"], &["mill/a", "ford/a"])]);
        let (miller, ferryman) =
            (wish("", "lu-min-miller", &["陆敏"], &["mill/a"]), wish("", "lu-min-ferry", &["陆敏"], &["ford/a"]));
        let outcome = give(&mut given, &[miller, ferryman]);
        assert_eq!(outcome.addresses, ["lu-min-miller", "lu-min-ferry"]);
        assert_eq!(outcome.moved, [("lu-min".to_owned(), vec![0, 1])]);
    }

    #[test]
    fn a_text_is_read_as_it_was_written_and_by_hand() {
        let mut addresses = Addresses::default();
        give(&mut addresses.people, &[wish("lu-min", "", &["陆敏", "Lu Min"], &["mill/a"]), wish("x", "x", &[], &[])]);
        let (read, doubles) = Addresses::of(&Value::read(&addresses.json()).unwrap());
        assert!(read == addresses && doubles.is_empty(), "{}", addresses.json());
        let merged = r#"{"people": {"a": {"names": "陆敏"}, "a": {"names": ["陆敏"], "speakers": ["mill/a"]}, "b": {"names": ["高玉"]},
            "b": {"names": ["李文"], "note": 1}, "c": []}}"#;
        let (read, doubles) = Addresses::of(&Value::read(merged).unwrap());
        assert_eq!(read.people["a"], wish("", "", &["陆敏"], &["mill/a"]).owner);
        assert_eq!((read.people["b"].names.len(), doubles), (1, vec!["b".to_owned()]), "the first keeps it");
    }
}
