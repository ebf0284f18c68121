//! Clicks and keys in the text and around it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::copying::Copy;
use super::effects::Handle;
use super::glossary;
use super::linking::Linking;
use super::view::View;
use crate::interview::Term;
use crate::shell::root::Root;
use crate::shell::{address as shell_address, closest, keys, leads_elsewhere, popover, schedule};
use crate::state::{Action, Address, Target, Ui, pin};
use crate::view_model::Row;
use crate::words::words;

/// What copying the link of a number requires.
#[derive(Clone)]
pub struct Copying {
    pub copy: Callback<Copy>,
    pub linking: Linking,
    pub ui: Ui,
}

impl Copying {
    /// Handles a click on the number of a passage: copies its link and puts the passage into the address, without
    /// scrolling. Returns whether there is a link to copy.
    fn number(&self, link: &Element, view: &View, act: &Callback<Action>) -> bool {
        let hash = link.get_attribute("href").unwrap_or_default();
        let Some(target) = Address::parse("", &hash).target else { return false };
        let number = link.text_content().unwrap_or_default();
        if !self.link(&target, &number, view) {
            return false;
        }
        let words = words(self.ui);
        act.emit(Action::Cite(target));
        link.set_attribute("data-copied", words.number_copied).ok();
        let link = link.clone();
        schedule::after(2500, move || _ = link.remove_attribute("data-copied").ok()).forget();
        true
    }

    /// Copies a link to the present place of a passage, or of the words in it, to which an older link leads.
    fn new_link(&self, button: &Element, view: &View) {
        let passage = button.closest("[data-passage]").ok().flatten();
        let id = passage.and_then(|passage| passage.get_attribute("data-passage")).unwrap_or_default();
        let Some(passage) = view.interview.passages().find(|passage| *passage.id == *id) else { return };
        let quote = view.state.target.as_ref().and_then(|target| target.quote.clone());
        let target = pin::pinned(&view.interview, &Target { id: id.into(), quote });
        if !self.link(&target, &passage.number, view) {
            // An own file has an address in this browser alone.
            let address = Address { opening: self.linking.opening.clone(), target: Some(target), ..Address::default() };
            let told = (words(self.ui).told_link)(&(words(self.ui).share_passage)(&passage.number)).into();
            self.copy.emit(Copy { text: shell_address::full(&address).into(), told });
        }
    }

    /// Copies the link to a place. Returns whether there is one.
    fn link(&self, target: &Target, number: &str, view: &View) -> bool {
        let lang = Some(view.state.reading.clone());
        let address = Address { lang, target: Some(target.clone()), ..Address::default() };
        let Some(href) = self.linking.href(&address, &[]) else { return false };
        let words = words(self.ui);
        let told = (words.told_link)(&(words.share_passage)(number)).into();
        self.copy.emit(Copy { text: href.into(), told });
        true
    }
}

/// Returns the click handler of the text. There is one listener for the whole text: ten thousand passages with
/// listeners of their own would be slow.
pub fn clicks(
    root: &Root,
    act: &Callback<Action>,
    current: &Rc<RefCell<Handle>>,
    term: &UseStateHandle<Option<Rc<Term>>>,
    copying: Copying,
) -> Callback<Event> {
    let (root, act, current, term) = (root.clone(), act.clone(), current.clone(), term.clone());
    Callback::from(move |event: Event| {
        let number = closest(&event, ".iv-meta > a[href], a.iv-num").filter(|_| !opens_elsewhere(&event));
        if let Some(link) = number {
            let view = current.borrow().clone();
            if copying.number(&link, &view, &act) {
                event.prevent_default();
            }
        } else if let Some(button) = closest(&event, "[data-relink]") {
            copying.new_link(&button, &current.borrow());
        } else if let Some(element) = closest(&event, "[data-pick]") {
            let theme = element.get_attribute("data-pick").unwrap_or_default().into();
            let passage = element.closest("[data-passage]").ok().flatten();
            let passage = passage.and_then(|passage| passage.get_attribute("data-passage")).unwrap_or_default().into();
            act.emit(Action::Pick { theme, passage });
        } else if let Some(element) = closest(&event, "[data-row]") {
            let first = element.get_attribute("data-row").unwrap_or_default();
            let row = current.borrow().view_model.row(&first).cloned();
            if let Some(Row { ids, open, .. }) = row {
                act.emit(if open { Action::Fold(ids) } else { Action::Unfold(ids) });
                root.hold_at(&element);
            }
        } else if let Some(element) = closest(&event, "[data-term]") {
            let id = element.get_attribute("data-term").unwrap_or_default();
            let found = current.borrow().interview.glossary.iter().find(|term| *term.id == *id).cloned();
            term.set(found);
            // The size of the popover is known only once it is drawn.
            let root = root.clone();
            schedule::next_frame(move || popover::show_beside(&root, glossary::ID, &element));
        }
    })
}

/// Returns the key handler for glossary terms, which are not buttons.
pub fn presses(click: Callback<Event>) -> impl Fn(KeyboardEvent) {
    move |event: KeyboardEvent| {
        let presses = matches!(event.key().as_str(), "Enter" | " ") && !keys::is_taken(&event);
        if presses && closest(&event, "[data-term]").is_some() {
            event.prevent_default();
            click.emit(event.into());
        }
    }
}

/// Returns the handler of the skip link. It moves the focus without changing the address, which names passages.
pub fn skip(root: &Root) -> Callback<MouseEvent> {
    let root = root.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        root.focus_first("#iv-main");
    })
}

/// Returns the handler of links to passages for viewers that do not own the address bar: it scrolls the text and stays
/// on the page.
pub fn follow(act: &Callback<Action>) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |event: MouseEvent| {
        let link = shell_address::fragment(&event).filter(|_| !leads_elsewhere(&event));
        let target = link.and_then(|link| Address::parse("", &link).target);
        if let Some(target) = target {
            event.prevent_default();
            act.emit(Action::GoTo(target));
        }
    })
}

/// Returns whether a click opens a link in another window or tab.
fn opens_elsewhere(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(leads_elsewhere)
}
