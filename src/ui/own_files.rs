//! The list of the reader's own files that this browser stores: each can be opened, saved as it was opened, and removed.
//! A removed file can be stored again until the next action in the list.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use super::page::nodes;
use crate::interview::{Date, Lang};
use crate::markup::{Markup, text_for};
use crate::shell::own::{self, StoredFile};
use crate::shell::{closest, focus, schedule};
use crate::state::{Address, Opening, Ui};
use crate::words::words;

/// The files that are stored. Empty in the first drawing.
pub struct OwnFiles {
    files: UseStateHandle<Vec<StoredFile>>,
    last: UseStateHandle<Last>,
}

/// The result of the last action.
#[derive(Clone, Default, PartialEq)]
enum Last {
    #[default]
    None,
    /// Contains the title of the file.
    Removed(AttrValue),
    Saved,
    Failed,
}

#[hook]
pub fn use_kept(there: &NodeRef, settled: bool) -> OwnFiles {
    let files = use_state_eq(Vec::<StoredFile>::new);
    let last = use_state_eq(Last::default);
    use_effect_with((), {
        let files = files.clone();
        move |()| {
            look(&files);
            spawn_local(own::watch(move || look(&files)));
        }
    });
    use_effect_with((files.is_empty(), settled), {
        let there = there.clone();
        move |(none, _)| {
            if !none {
                unfold(&there);
            }
        }
    });
    OwnFiles { files, last }
}

fn look(files: &UseStateHandle<Vec<StoredFile>>) {
    let files = files.clone();
    spawn_local(async move { files.set(own::list().await) });
}

impl OwnFiles {
    pub fn draw(&self, ui: Ui, control: &Lang) -> Html {
        let words = words(ui);
        let said = match &*self.last {
            Last::None => AttrValue::default(),
            Last::Removed(title) => (words.own_removed)(title).into(),
            Last::Saved => words.saved.into(),
            Last::Failed => words.own_failed.into(),
        };
        html! {
            <div class="iv-own-kept" onclick={self.act(control)}>
                if !self.files.is_empty() {
                    <h3>{ words.own_kept }</h3>
                    { nodes(|out| self.list(out, ui, control)) }
                }
                <div class="iv-own-last">
                    <p role="status">{ said }</p>
                    if let Last::Removed(_) = *self.last {
                        <button type="button" class="iv-tog" data-own-undo="">{ words.own_undo }</button>
                    }
                </div>
            </div>
        }
    }

    fn list(&self, out: &mut Markup, ui: Ui, control: &Lang) {
        let words = words(ui);
        out.open("ul").attr("role", "list");
        for file in self.files.iter() {
            let title = file.title.pick(control).1;
            let href = Address { opening: Some(Opening::Own((&*file.id).into())), ..Address::default() }.search();
            out.open("li").open("a").attr("href", &href);
            text_for(out, control, &file.title);
            let day = Date::of_text(&file.opened, &[]);
            out.close().open("span").attr("class", "iv-own-when");
            out.text(&(words.own_opened)(&(words.date)(&day))).close();
            let mut button = |action: &'static str, name: &str, label: &str| {
                out.open("button").attr("type", "button").attr("class", "iv-tog").attr(action, &file.id);
                out.attr("aria-label", name).text(label).close();
            };
            button("data-own-save", &(words.own_save_of)(title), words.own_save);
            button("data-own-remove", &(words.own_remove_of)(title), words.own_remove);
            out.close();
        }
        out.close();
    }

    /// Does what the clicked button says.
    fn act(&self, control: &Lang) -> Callback<MouseEvent> {
        let (files, last, control) = (self.files.clone(), self.last.clone(), control.clone());
        Callback::from(move |event: MouseEvent| {
            let of = |name: &str| closest(&event, &format!("[{name}]")).and_then(|button| button.get_attribute(name));
            let there = closest(&event, ".iv-own-kept");
            let (files, last) = (files.clone(), last.clone());
            if let Some(id) = of("data-own-save") {
                spawn_local(async move { last.set(if own::save(&id).await { Last::Saved } else { Last::Failed }) });
            } else if let Some(id) = of("data-own-remove") {
                let title = files.iter().find(|file| file.id == id).map(|file| file.title.pick(&control).1.to_string());
                spawn_local(async move {
                    let removed = own::remove(&id).await;
                    last.set(if removed { Last::Removed(title.unwrap_or_default().into()) } else { Last::Failed });
                    files.set(own::list().await);
                    focus_drawn(there, "[data-own-undo]".to_owned());
                });
            } else if of("data-own-undo").is_some() {
                spawn_local(async move {
                    let restored = own::restore().await;
                    last.set(if restored.is_some() { Last::None } else { Last::Failed });
                    files.set(own::list().await);
                    // The restored file takes the focus from the button, which disappears.
                    let id = restored.unwrap_or_default();
                    focus_drawn(there, format!("li:has([data-own-remove=\"{id}\"]) > a"));
                });
            }
        })
    }
}

/// Opens the part of the page with the ways to open an interview.
pub fn unfold(there: &NodeRef) {
    if let Some(there) = there.cast::<Element>() {
        there.set_attribute("open", "").ok();
    }
}

/// Moves the focus to an element of the list once the list is drawn again.
fn focus_drawn(list: Option<Element>, selector: String) {
    schedule::next_frame(move || {
        let found = list.and_then(|list| list.query_selector(&selector).ok().flatten());
        found.iter().for_each(|element| focus(element.unchecked_ref()));
    });
}
