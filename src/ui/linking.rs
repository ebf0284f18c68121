//! The addresses that readers share.

use std::rc::Rc;

use crate::interview::Lang;
use crate::shell::address as shell_address;
use crate::shell::root::Root;
use crate::state::{Address, Opening, Reading};

/// What determines the links to an interview.
#[derive(Clone, PartialEq)]
pub struct Linking {
    /// What opened the interview.
    pub opening: Option<Opening>,
    /// On somebody else's page: the address at which the interview can be read on a page of its own.
    pub page: Option<Rc<str>>,
    /// On somebody else's page: whether a fragment of its address leads into the interview.
    pub at_hash: bool,
    pub is_guest: bool,
    pub first: Lang,
}

impl Linking {
    pub fn new(root: &Root, opening: &Option<Opening>, first: &Lang, page: Option<Rc<str>>, at_hash: bool) -> Linking {
        Linking { opening: opening.clone(), page, at_hash, is_guest: root.is_guest(), first: first.clone() }
    }

    /// Returns the absolute address of a link; `None` if there is none that others can open. `pages` lists the
    /// interview's own pages, if they are known.
    pub fn href(&self, address: &Address, pages: &[(Lang, String)]) -> Option<String> {
        match (&self.opening, &self.page) {
            (_, Some(page)) if self.is_guest => Some(self.on_its_page(page, address)),
            _ if self.is_guest => self.on_this_page(address),
            (Some(Opening::Own(_)) | None, _) => None,
            (opening, _) => shell_address::canonical(&Address { opening: opening.clone(), ..address.clone() }, pages),
        }
    }

    /// Links to the page on which the interview can be read on its own; that page implies the interview.
    fn on_its_page(&self, page: &str, address: &Address) -> String {
        let page = page.split('#').next().unwrap_or_default();
        let lang = address.lang.clone().filter(|lang| *lang != Reading::One(self.first.clone()));
        let said = Address { opening: None, lang, other: Vec::new(), ..address.clone() };
        let search = said.search();
        let search = if page.contains('?') { search.replacen('?', "&", 1) } else { search };
        format!("{page}{search}{}", said.hash())
    }

    /// Links to the page around the element, which may know nothing of the interview: to the whole interview, or to a
    /// place if the page's fragment can lead there.
    fn on_this_page(&self, address: &Address) -> Option<String> {
        let is_whole = address.target.is_none() && address.filters == Default::default();
        let is_place = self.at_hash && address.target.is_some();
        (is_whole || is_place).then(|| shell_address::page_around() + &address.hash())
    }
}
