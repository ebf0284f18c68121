//! What an editor has begun in a form whose button takes it over: kept until then, also when the form or the page goes
//! away. The tab keeps it, in its session storage, or in memory if the browser refuses.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use web_sys::{HtmlInputElement, InputEvent, Storage};
use yew::prelude::*;

use super::parts::window;

/// The forms of a draft that are begun, by their names; the latest is last.
type Begun = Vec<(String, Value)>;

thread_local! {
    /// By the ids of drafts.
    static BEGUN: RefCell<HashMap<String, Begun>> = RefCell::default();
}

/// What is begun in a form.
#[derive(Clone)]
pub struct Unfinished<T> {
    now: Rc<RefCell<T>>,
    /// What was kept when it last looked.
    seen: Rc<RefCell<Option<Value>>>,
    /// How the form begins.
    first: Rc<T>,
    draft: AttrValue,
    form: AttrValue,
    redraw: UseForceUpdateHandle,
}

/// What was begun in a form of a draft, or else how the form begins. Forms with the same name share it: each shows it when
/// it is drawn next.
#[hook]
pub fn use_unfinished<T>(draft: &AttrValue, form: impl Into<AttrValue>, first: T) -> Unfinished<T>
where
    T: Clone + DeserializeOwned + 'static,
{
    let form = form.into();
    let (now, seen) = (use_mut_ref(|| first.clone()), use_mut_ref(|| None));
    let begun = kept(draft, &form);
    if *seen.borrow() != begun {
        let value = begun.clone().and_then(|value| serde_json::from_value(value).ok());
        *now.borrow_mut() = value.unwrap_or_else(|| first.clone());
        *seen.borrow_mut() = begun;
    }
    Unfinished { now, seen, first: first.into(), draft: draft.clone(), form, redraw: use_force_update() }
}

impl<T: Clone + Default + PartialEq + Serialize + 'static> Unfinished<T> {
    pub fn get(&self) -> T {
        self.now.borrow().clone()
    }

    /// Changes it. It is kept unless the form is as it began, or empty.
    pub fn change(&self, change: impl FnOnce(&mut T)) {
        let mut now = self.now.borrow_mut();
        change(&mut now);
        let is_begun = *now != *self.first && *now != T::default();
        self.keep(serde_json::to_value(&*now).ok().filter(|_| is_begun));
        self.redraw.force_update();
    }

    /// What typing into a field of the form does.
    pub fn typed(&self, change: impl Fn(&mut T, String) + 'static) -> impl Fn(InputEvent) + 'static {
        let own = self.clone();
        move |event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            own.change(|now| change(now, text));
        }
    }

    /// Keeps it no longer; the form still shows it.
    pub fn forget(&self) {
        self.keep(None);
    }

    fn keep(&self, value: Option<Value>) {
        *self.seen.borrow_mut() = value.clone();
        keep(&self.draft, &self.form, value);
    }

    /// Its button took it over.
    pub fn clear(&self) {
        self.change(|now| *now = T::default());
    }
}

/// The rest of the name of the form that was begun last, of those whose names begin with `prefix`.
pub fn last(draft: &str, prefix: &str) -> Option<String> {
    with(draft, |begun| begun.iter().rev().find_map(|(form, _)| form.strip_prefix(prefix)).map(str::to_owned))
}

/// The draft has another id now.
pub fn renamed(from: &str, to: &str) {
    let begun = with(from, std::mem::take);
    write(from, &Vec::new());
    write(to, &begun);
    BEGUN.with_borrow_mut(|all| _ = all.insert(to.to_owned(), begun));
}

/// The draft is removed. Memory keeps what was begun, for when it is restored.
pub fn removed(draft: &str) {
    with(draft, |_| write(draft, &Vec::new()));
}

/// The draft is back.
pub fn restored(draft: &str) {
    with(draft, |begun| write(draft, begun));
}

/// Changes each text that is begun in a draft, and the names of its forms, which may have words of the draft.
pub fn rewrite(draft: &str, change: impl Fn(&str) -> Option<String>) {
    with(draft, |begun| {
        for (form, value) in begun.iter_mut() {
            change(form).into_iter().for_each(|new| *form = new);
            rewrite_value(value, &change);
        }
        write(draft, begun);
    });
}

fn rewrite_value(value: &mut Value, change: &impl Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => change(text).into_iter().for_each(|new| *text = new),
        Value::Array(values) => values.iter_mut().for_each(|value| rewrite_value(value, change)),
        Value::Object(values) => values.values_mut().for_each(|value| rewrite_value(value, change)),
        _ => {}
    }
}

/// Forgets what is begun in a form of a draft.
pub fn forget(draft: &str, form: &str) {
    keep(draft, form, None);
}

fn kept(draft: &str, form: &str) -> Option<Value> {
    with(draft, |begun| begun.iter().find(|(own, _)| own == form).map(|(_, value)| value.clone()))
}

fn keep(draft: &str, form: &str, value: Option<Value>) {
    with(draft, |begun| {
        begun.retain(|(own, _)| own != form);
        begun.extend(value.map(|value| (form.to_owned(), value)));
        write(draft, begun);
    });
}

fn with<T>(draft: &str, act: impl FnOnce(&mut Begun) -> T) -> T {
    BEGUN.with_borrow_mut(|all| act(all.entry(draft.to_owned()).or_insert_with(|| read(draft))))
}

fn read(draft: &str) -> Begun {
    let text = storage().and_then(|storage| storage.get_item(&key(draft)).ok().flatten());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn write(draft: &str, begun: &Begun) {
    let Some(storage) = storage() else { return };
    match serde_json::to_string(begun) {
        Ok(text) if !begun.is_empty() => storage.set_item(&key(draft), &text).ok(),
        _ => storage.remove_item(&key(draft)).ok(),
    };
}

fn key(draft: &str) -> String {
    format!("interview-desk begun {draft}")
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
