//! The lists of the form: languages, links, notes.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use interview_viewer::desk::site::{Plain, SiteDraft, Words};
use interview_viewer::interview::Lang;
use interview_viewer::words::desk::desk;

use super::form::{each, plain};
use super::{Msg, View};

/// The languages that can be added, besides those of the interviews.
const LANGUAGES: [&str; 10] = ["en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "es", "ru", "vi"];

pub fn languages(view: &View) -> Html {
    let words = view.words();
    let panels = &desk(view.ui).panels;
    let own = view.site.languages();
    let with = |languages: Vec<Lang>| view.change(move |site: &mut SiteDraft| site.set_languages(&languages));
    let one = |(n, lang): (usize, &Lang)| {
        let name = (panels.language)(lang);
        let without: Vec<Lang> = own.iter().filter(|other| *other != lang).cloned().collect();
        let first: Vec<Lang> = std::iter::once(lang).chain(&without).cloned().collect();
        let of = format!(" {name}");
        html! {
            <li key={lang.as_str().to_owned()}>
                <span>{ name }</span>
                if n == 0 {
                    <small>{ words.first }</small>
                } else {
                    <button type="button" class="dk-act is-link" onclick={with(first)}>{ words.make_first }<span class="iv-sr">{ &of }</span></button>
                    <button type="button" class="dk-act is-link" onclick={with(without)}>{ words.remove }<span class="iv-sr">{ &of }</span></button>
                }
            </li>
        }
    };
    let drafts = view.items.iter().filter_map(|item| item.draft()).flat_map(|draft| draft.languages.iter().cloned());
    let mut others: Vec<Lang> = Vec::new();
    for lang in drafts.chain(LANGUAGES.iter().filter_map(|tag| Lang::parse(tag))) {
        if !own.contains(&lang) && !others.contains(&lang) {
            others.push(lang);
        }
    }
    let link = view.link.clone();
    let add = {
        let own = own.clone();
        move |event: Event| {
            use wasm_bindgen::JsCast;
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            let Some(select) = select else { return };
            if let Some(lang) = Lang::parse(&select.value()) {
                let languages: Vec<Lang> = own.iter().cloned().chain([lang]).collect();
                link.send_message(Msg::Change(Box::new(move |site| site.set_languages(&languages))));
            }
            select.set_value("");
        }
    };
    let label = panels.details.add_language;
    html! {
        <div>
            <ol class="dk-order" role="list">{ for own.iter().enumerate().map(one) }</ol>
            <select class="dk-input" aria-label={label} onchange={add}>
                <option value="" selected=true>{ format!("{label} …") }</option>
                { for others.iter().map(|lang| html! { <option value={lang.as_str().to_owned()}>{ (panels.language)(lang) }</option> }) }
            </select>
        </div>
    }
}

pub fn links(view: &View) -> Html {
    let words = view.words();
    let one = |n: usize| html! { <>{ each(view, Words::Label(n)) }{ plain(view, Plain::Link(n)) }</> };
    list(view, words.links, view.site.link_count(), &one, SiteDraft::remove_link, (words.add_link, SiteDraft::add_link))
}

pub fn notes(view: &View) -> Html {
    let words = view.words();
    let one = |n: usize| {
        html! {
            <>
                <h4>{ (words.field)(Words::NoteTitle(n)) }</h4>
                { each(view, Words::NoteTitle(n)) }
                <h4>{ (words.field)(Words::NoteText(n)) }</h4>
                { each(view, Words::NoteText(n)) }
            </>
        }
    };
    list(view, words.notes, view.site.note_count(), &one, SiteDraft::remove_note, (words.add_note, SiteDraft::add_note))
}

/// Draws a list. Each item has a button that removes it; a button below adds another.
fn list(
    view: &View,
    name: &str,
    count: usize,
    one: &dyn Fn(usize) -> Html,
    remove: fn(&mut SiteDraft, usize),
    (add, adds): (&'static str, fn(&mut SiteDraft)),
) -> Html {
    let words = view.words();
    let item = |n: usize| {
        let called = (words.nth)(name, n + 1);
        html! {
            <li>
                <div role="group" aria-label={called.clone()}>
                    { one(n) }
                    <button type="button" class="dk-act is-link" onclick={view.change(move |site| remove(site, n))}>
                        { words.remove }<span class="iv-sr">{ format!(" {called}") }</span>
                    </button>
                </div>
            </li>
        }
    };
    html! {
        <div class="dk-site-list">
            <ul role="list">{ for (0..count).map(item) }</ul>
            <button type="button" class="dk-btn" onclick={view.change(adds)}>{ add }</button>
        </div>
    }
}
