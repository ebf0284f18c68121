//! The addresses that readers give to others.

use std::rc::Rc;

use crate::interview::Lang;
use crate::shell::address as shell_address;
use crate::shell::root::Root;
use crate::state::{Address, Opening, Reading};

/// What links to an interview are made of, where it is read.
#[derive(Clone, PartialEq)]
pub struct Linking {
    /// What opened the interview.
    pub opening: Option<Opening>,
    /// On somebody else's page: where the interview can be read by itself.
    pub page: Option<Rc<str>>,
    /// On somebody else's page: a fragment of its address leads into the interview.
    pub at_hash: bool,
    pub is_guest: bool,
    pub first: Lang,
}

impl Linking {
    pub fn new(root: &Root, opening: &Option<Opening>, first: &Lang, page: Option<Rc<str>>, at_hash: bool) -> Linking {
        Linking { opening: opening.clone(), page, at_hash, is_guest: root.is_guest(), first: first.clone() }
    }

    /// The whole address of what a link leads to. `None` where no address that others can open leads there. `pages`: the
    /// interview's own pages, where they are known.
    pub fn href(&self, address: &Address, pages: &[(Lang, String)]) -> Option<String> {
        match (&self.opening, &self.page) {
            (_, Some(page)) if self.is_guest => Some(self.on_its_page(page, address)),
            _ if self.is_guest => self.on_this_page(address),
            (Some(Opening::Own(_)) | None, _) => None,
            (opening, _) => shell_address::canonical(&Address { opening: opening.clone(), ..address.clone() }, pages),
        }
    }

    /// In the page where the interview can be read by itself: that says which interview it is.
    fn on_its_page(&self, page: &str, address: &Address) -> String {
        let page = page.split('#').next().unwrap_or_default();
        let lang = address.lang.clone().filter(|lang| *lang != Reading::One(self.first.clone()));
        let said = Address { opening: None, lang, other: Vec::new(), ..address.clone() };
        let search = said.search();
        let search = if page.contains('?') { search.replacen('?', "&", 1) } else { search };
        format!("{page}{search}{}", said.hash())
    }

    /// In the page around the element, which may know nothing of the interview: to all of it, or to a place where the
    /// fragment of its address leads there.
    fn on_this_page(&self, address: &Address) -> Option<String> {
        let is_whole = address.target.is_none() && address.filters == Default::default();
        let is_place = self.at_hash && address.target.is_some();
        (is_whole || is_place).then(|| shell_address::page_around() + &address.hash())
    }
}
