//! A copy of the interview for the reader: as one file, or on paper.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::steady::steady;

use super::page::{RenderContext, use_root};
use super::view::View;
use crate::markup::{self, Markup};
use crate::shell::{fetch, offline, popover};
use crate::site::paths;
use crate::state::{Address, Opening, Reading, ViewState};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub opening: Option<Opening>,
    pub reading: Reading,
    /// The id of the panel around it.
    pub panel: &'static str,
}

/// The progress of the file.
#[derive(Clone, Copy, PartialEq)]
enum Making {
    Begun,
    Done,
    Failed,
}

#[component]
pub fn Save(props: &Props) -> Html {
    let Props { cx, opening, reading, panel } = props;
    let words = cx.words();
    let root = use_root();
    let making = use_state_eq(|| None::<Making>);
    let save = {
        let (making, opening, reading, cx) = (making.clone(), opening.clone(), reading.clone(), cx.clone());
        move |_: MouseEvent| {
            if *making == Some(Making::Begun) {
                return;
            }
            let (making, opening, reading, cx) = (making.clone(), opening.clone(), reading.clone(), cx.clone());
            making.set(Some(Making::Begun));
            spawn_local(async move {
                let (file, id) = match &opening {
                    Some(Opening::Listed(id)) => (fetch::resolve(&paths::file(id)), Some(&**id)),
                    Some(Opening::Url(url)) => (fetch::resolve(url), None),
                    Some(Opening::Own(_)) | None => (None, None),
                };
                let text = text(&cx, &reading);
                let done = offline::save(file.as_deref(), id, &tag(&reading), cx.ui.tag(), &text).await;
                making.set(Some(if done { Making::Done } else { Making::Failed }));
            });
        }
    };
    let print = {
        let panel = *panel;
        move |_: MouseEvent| {
            popover::hide(&root, panel);
            offline::print();
        }
    };
    let said = making.map(|making| match making {
        Making::Begun => words.saving,
        Making::Done => words.saved,
        Making::Failed => words.not_saved,
    });
    steady(html! {
        <div class="iv-save">
            <h2>{ words.own_copy }</h2>
            if offline::can_save() {
                <p class="iv-share-note">{ words.save_note }</p>
            }
            <div class="iv-share-copy iv-save-act">
                if offline::can_save() {
                    <button type="button" class="iv-btn iv-save-file" onclick={save}>{ words.save_file }</button>
                }
                <button type="button" class="iv-btn iv-btn-quiet" onclick={print}>{ words.print }</button>
                <p role="status">{ said }</p>
            </div>
        </div>
    })
}

/// Returns the whole text without filters, for readers of a saved file that cannot run its program.
fn text(cx: &RenderContext, reading: &Reading) -> String {
    let address = Address { lang: Some(reading.clone()), ..Address::default() };
    let (state, _) = ViewState::from_address(&cx.interview, &address);
    let mut out = Markup::new();
    markup::whole(&mut out, cx, &View::new(&cx.interview, state).view_model, reading);
    out.html()
}

fn tag(reading: &Reading) -> String {
    match reading {
        Reading::One(lang) => lang.tag().to_string(),
        Reading::Both => "both".into(),
    }
}
