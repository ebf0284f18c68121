//! A search field: what is typed in it is looked for as it is typed, except what an input method is still composing.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::shell::keys;
use crate::shell::schedule::{self, Waiting};

/// What is typed and not looked for yet. It stays in the field whatever else is drawn anew: an input method loses what it
/// composes in a field that is written to.
#[derive(Default)]
struct Typed {
    query: Option<Rc<str>>,
    /// An input method composes it: it is no word yet.
    composes: bool,
    _waiting: Option<Waiting>,
}

#[derive(Clone)]
pub struct Typing {
    /// The field that is typed into.
    pub field: NodeRef,
    typed: Rc<RefCell<Typed>>,
    search: Callback<Rc<str>>,
    /// To search takes no longer than to type the next letter.
    at_once: bool,
}

/// `search` is called with what to look for: at once, or when the letter is on the page.
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
    /// What stands in the field, where that is searched for.
    pub fn shown(&self, query: &Rc<str>) -> AttrValue {
        self.typed.borrow().query.as_ref().unwrap_or(query).clone().into()
    }

    /// Gives up what is not looked for yet.
    pub fn forget(&self) {
        self.typed.take();
    }

    /// Looks for what is typed now.
    pub fn look(&self) {
        if !self.typed.borrow().composes
            && let Some(query) = self.typed.take().query
        {
            self.search.emit(query);
        }
    }

    /// Whoever leaves the field has composed all that they wanted to.
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

    /// Takes in what stands in the field, and looks for it unless it is still being composed.
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
