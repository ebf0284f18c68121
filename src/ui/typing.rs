//! A search field: searches for what is typed while it is typed, except for what an input method is still composing.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::shell::keys;
use crate::shell::schedule::{self, Waiting};

/// What is typed but not searched for yet. It stays in the field whatever else is drawn: writing to a field makes an
/// input method lose its composition.
#[derive(Default)]
struct Typed {
    query: Option<Rc<str>>,
    /// Whether an input method is composing it: it is not a word yet.
    composes: bool,
    _waiting: Option<Waiting>,
}

#[derive(Clone)]
pub struct Typing {
    /// The field that is typed into.
    pub field: NodeRef,
    typed: Rc<RefCell<Typed>>,
    search: Callback<Rc<str>>,
    /// Whether a search takes no longer than typing the next letter.
    at_once: bool,
}

/// Makes a search field that calls `search` with the words: at once, or when the letter is on the page.
#[hook]
pub fn use_typing(at_once: bool, search: Callback<Rc<str>>) -> Typing {
    let typing = Typing { field: use_node_ref(), typed: use_mut_ref(Typed::default), search, at_once };
    let field = typing.clone();
    use_effect(move || {
        let element = field.field.cast::<Element>();
        let listeners = element.map(|element| keys::on_composition(&element, move |composes| field.compose(composes)));
        move || drop(listeners)
    });
    typing
}

impl Typing {
    /// The value of the field, given the present search.
    pub fn shown(&self, query: &Rc<str>) -> AttrValue {
        self.typed.borrow().query.as_ref().unwrap_or(query).clone().into()
    }

    /// Discards what is not searched for yet.
    pub fn forget(&self) {
        self.typed.take();
    }

    /// Searches for what is typed now.
    pub fn look(&self) {
        if !self.typed.borrow().composes
            && let Some(query) = self.typed.take().query
        {
            self.search.emit(query);
        }
    }

    /// Ends any composition, because the reader leaves the field, and searches.
    pub fn leave(&self) {
        self.typed.borrow_mut().composes = false;
        self.look();
    }

    pub fn input(&self) -> Callback<InputEvent> {
        let typing = self.clone();
        Callback::from(move |event: InputEvent| {
            typing.typed.borrow_mut().composes |= event.is_composing();
            typing.take_in();
        })
    }

    fn compose(&self, composes: bool) {
        self.typed.borrow_mut().composes = composes;
        if !composes {
            self.take_in();
        }
    }

    /// Takes the content of the field, and searches for it unless it is still being composed.
    fn take_in(&self) {
        let Some(field) = self.field.cast::<HtmlInputElement>() else { return };
        let composes = self.typed.borrow().composes;
        let waiting = (!composes && !self.at_once).then(|| {
            let typing = self.clone();
            schedule::when_painted(move || typing.look())
        });
        *self.typed.borrow_mut() = Typed { query: Some(field.value().into()), composes, _waiting: waiting };
        if self.at_once {
            self.look();
        }
    }
}
