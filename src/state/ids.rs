//! [`Ids`]: a set of ids, as a sorted list. Few are chosen at a time, and a tree would take more code than the whole
//! address.

use std::rc::Rc;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(Vec<Rc<str>>);

impl Ids {
    pub fn contains(&self, id: &str) -> bool {
        self.find(id).is_ok()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Rc<str>> {
        self.0.iter()
    }

    pub fn insert(&mut self, id: Rc<str>) {
        if let Err(place) = self.find(&id) {
            self.0.insert(place, id);
        }
    }

    /// Removes an id from the set if it is there, or else adds it.
    pub fn toggle(&mut self, id: &Rc<str>) {
        match self.find(id) {
            Ok(place) => drop(self.0.remove(place)),
            Err(place) => self.0.insert(place, id.clone()),
        }
    }

    pub fn extend(&mut self, ids: Vec<Rc<str>>) {
        self.0.extend(ids);
        self.0.sort_unstable();
        self.0.dedup();
    }

    pub fn retain(&mut self, keep: impl FnMut(&Rc<str>) -> bool) {
        self.0.retain(keep);
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn into_vec(self) -> Vec<Rc<str>> {
        self.0
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|one| (**one).cmp(id))
    }
}

impl FromIterator<Rc<str>> for Ids {
    fn from_iter<I: IntoIterator<Item = Rc<str>>>(ids: I) -> Ids {
        let mut all = Ids::default();
        all.extend(ids.into_iter().collect());
        all
    }
}

impl<'a> IntoIterator for &'a Ids {
    type Item = &'a Rc<str>;
    type IntoIter = std::slice::Iter<'a, Rc<str>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
