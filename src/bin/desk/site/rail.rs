//! The way through the page, and the steps that can be undone.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use interview_viewer::desk::site::{Step, Which};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;

use super::super::label::said;
use super::super::parts::{DROP, UNDO, clock, icon, jump};
use super::build::Want;
use super::known::{self, Item};
use super::{Msg, Site, View};

/// What a key does: Ctrl Z undoes and Ctrl Y repeats, except in a field that undoes by itself what is typed there.
pub fn key(event: KeyboardEvent) -> Option<Msg> {
    let redoes = match &*event.key().to_lowercase() {
        "z" => event.shift_key(),
        "y" => true,
        _ => return None,
    };
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let is_field = target.matches("textarea, input:not([type='checkbox'])").ok()?;
    if is_field && target.closest(".dk-form-field").ok()?.is_none() {
        return None;
    }
    event.prevent_default();
    Some(if redoes { Msg::Redo } else { Msg::Undo })
}

impl Site {
    pub(super) fn rail(&self, view: &View) -> Html {
        let words = view.words();
        let published = view.items.iter().filter(|item| item.is_in).count();
        let parts = [
            ("interviews", words.interviews),
            ("form", words.organisation),
            ("home", words.home),
            ("download", words.download),
            ("embed", words.embed),
            ("open", words.open),
        ];
        html! {
            <aside class="dk-urail" aria-label={words.my_site}>
                <nav aria-label={desk(view.ui).frame.on_this_page}><ol class="iv-outline dk-toc" role="list">
                    { for parts.into_iter().map(|(id, name)| html! {
                        <li><a href="#site" onclick={jump(format!("dk-site-{id}"))}>
                            <span>{ name }</span>
                            if id == "interviews" { <small>{ published }</small> }
                        </a></li>
                    }) }
                </ol></nav>
                <p class="dk-unext">
                    <button type="button" class="iv-btn" onclick={view.link.callback(|_| Msg::Want(Want::Site))}>
                        { icon(DROP) }{ words.download_site }
                    </button>
                </p>
                <div class="dk-line">
                    if view.hold.saved() > 0.0 { <span>{ (words.saved)(&clock(view.hold.saved())) }</span> }
                    { self.steps(view) }
                </div>
            </aside>
        }
    }

    /// *Undo* and *Redo*, with the names of the steps. A button without a step stays, so that it keeps the focus.
    fn steps(&self, view: &View) -> Html {
        let words = view.words();
        let (undoes, redoes) = (view.hold.undoes(), view.hold.redoes());
        if undoes.is_none() && redoes.is_none() {
            return Html::default();
        }
        let name = |what: &'static str, of: fn(&str) -> String, step: &Option<Step>| match step {
            Some(step) => html! { <span>{ said(view.ui, &of(&self.step_name(view.ui, step))) }</span> },
            None => what.into(),
        };
        let off = |step: &Option<Step>| step.is_none().then_some("true");
        html! {
            <>
                <button type="button" class="dk-act" aria-disabled={off(&undoes)} onclick={view.link.callback(|_| Msg::Undo)}>
                    { icon(UNDO) }{ name(words.undo, words.undo_of, &undoes) }
                </button>
                <button type="button" class="dk-act dk-redo" aria-disabled={off(&redoes)} onclick={view.link.callback(|_| Msg::Redo)}>
                    { icon(UNDO) }{ name(words.redo, words.redo_of, &redoes) }
                </button>
            </>
        }
    }

    /// What a step is called.
    pub(super) fn step_name(&self, ui: Ui, step: &Step) -> String {
        let name = match step {
            Step::Publish(which) | Step::Withdraw(which) | Step::Version(which) => self.name_of(ui, which),
            _ => String::new(),
        };
        (desk(ui).site.step)(step, &name)
    }

    fn name_of(&self, ui: Ui, which: &Which) -> String {
        let site = self.hold.as_ref().map(|hold| hold.site()).unwrap_or_default();
        let items = known::items(ui, &site, &self.desk, &self.read);
        let is_draft = |item: &&Item| item.known.as_ref().is_some_and(|known| Some(known.id) == which.draft);
        let is_file = |item: &&Item| item.n.is_some_and(|n| site.members[n].path == which.path);
        let item = items.iter().find(is_draft).or_else(|| items.iter().find(is_file));
        item.map_or_else(|| guessed(&which.path), |item| item.named.clone())
    }
}
