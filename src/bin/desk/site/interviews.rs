//! Which interviews are published, in which order, and what each still lacks.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use interview_viewer::desk::site::SiteDraft;
use interview_viewer::desk::{At, Draft, Lack, Place, PlainField};
use interview_viewer::markup::icon::{CHECK, DOWN, UP};
use interview_viewer::shell::own::Own;
use interview_viewer::words::desk::desk;

use super::super::head;
use super::super::label::{hidden, said};
use super::super::opened::{self, Open};
use super::super::panels;
use super::super::parts::icon;
use super::super::reading::{From, Read};
use super::super::route::{Route, View as Page};
use super::known::{Item, Known};
use super::{Msg, Props, Site, View, names};

pub fn section(view: &View) -> Html {
    let words = view.words();
    let named = [words.publish, words.interview, words.languages, words.lacks];
    html! {
        <section class="dk-sec is-strong" aria-labelledby="dk-site-interviews">
            <header>
                <h2 class="dk-h2" id="dk-site-interviews">{ words.interviews }</h2>
                <a class="dk-act dk-push is-link" href={Route::Start.href()}>{ words.add }</a>
            </header>
            if view.items.is_empty() {
                <p class="dk-quiet">{ words.none }</p>
            } else {
                <table class="dk-table dk-sites dk-stack">
                    <thead><tr>{ for named.into_iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for view.items.iter().map(|item| row(view, item)) }</tbody>
                </table>
                if view.items.iter().filter(|item| item.n.is_some()).count() > 1 { <p class="dk-hint">{ words.order }</p> }
            }
        </section>
    }
}

fn row(view: &View, item: &Item) -> Html {
    let words = view.words();
    let (key, toggle) = toggle(view, item);
    let languages = item.draft().map(|draft| names::languages(view.ui, draft));
    html! {
        <tr key={key.clone()}>
            <td class="dk-tick">
                <label class="iv-sr" for={key.clone()}>{ said(view.ui, &(words.publish_one)(&item.named)) }</label>
                <input type="checkbox" id={key} checked={item.is_in} onchange={toggle} />
            </td>
            <td class="is-full">
                <div class="dk-site-name">{ name(view, item) }{ moves(view, item) }</div>
                { versions(view, item) }
            </td>
            <td data-l={words.languages}>{ languages }</td>
            <td class="is-full">{ lacks(view, item) }</td>
        </tr>
    }
}

/// A name for the row, and what its check box does.
fn toggle(view: &View, item: &Item) -> (String, Callback<Event>) {
    match (item.n, &item.known) {
        (Some(n), _) => {
            let change =
                move |_: Event| Msg::Change(Box::new(move |site| site.members[n].is_in = !site.members[n].is_in));
            let member = &view.site.members[n];
            let key = member.draft.map_or_else(|| format!("dk-of-{}", member.path), |id| format!("dk-of-{id}"));
            (key, view.link.callback(change))
        }
        (None, known) => {
            let id = known.as_ref().map_or(0, |known| known.id);
            let title = known.as_ref().map(|known| titled(known, view)).unwrap_or_default();
            let own = known.as_ref().and_then(|known| known.draft.plain.get(&PlainField::Id));
            let name = own.map_or_else(|| title.clone(), |own| own.to_string());
            let change = move |_: Event| {
                let (title, name) = (title.clone(), name.clone());
                Msg::Change(Box::new(move |site| site.add_named(id, &title, &name)))
            };
            (format!("dk-of-{id}"), view.link.callback(change))
        }
    }
}

/// The title of a draft, or the name of its file: it names the file of the interview.
fn titled(known: &Known, view: &View) -> String {
    let file = known.about.files.first().and_then(|file| Some(file.rsplit_once('.')?.0)).unwrap_or_default();
    match (&*known.about.title, file) {
        ("", "") => known.about.label(view.ui).text.to_string(),
        ("", file) => file.to_owned(),
        (title, _) => title.to_owned(),
    }
}

fn name(view: &View, item: &Item) -> Html {
    let words = view.words();
    let mark = item.mark.as_ref().map(|mark| html! { <small>{ said(view.ui, mark) }</small> });
    let Some(known) = &item.known else {
        let note = match (item.is_missing, item.draft()) {
            (true, _) => words.missing,
            (false, None) => words.unreadable,
            (false, Some(_)) => words.of_site,
        };
        let n = item.n.unwrap_or_default();
        return html! {
            <>
                <div>
                    <b>{ item.name.draw() }</b>
                    { mark }
                    <small>{ note }</small>
                </div>
                if item.draft().is_some() {
                    <button type="button" class="dk-act is-link" onclick={view.link.callback(move |_| Msg::Edit(n))}>
                        { words.edit }{ item.hidden(view.ui) }
                    </button>
                }
            </>
        };
    };
    let changed = names::changed(view.ui, &known.about);
    html! {
        <div>
            <a href={edit(known.id, Page::Text, None)} lang={item.name.lang.clone()}>{ &item.name.text }</a>
            if item.mark.as_ref() != Some(&changed) { { mark } }
            <small>{ changed }</small>
            if known.is_unsaved { <small>{ desk(view.ui).frame.never_saved }</small> }
        </div>
    }
}

/// Asks which version is published, if the desk has a draft of the interview with other words.
fn versions(view: &View, item: &Item) -> Html {
    let words = view.words();
    let (Some((known, is_settled)), Some(n)) = (&item.rival, item.n) else { return Html::default() };
    let choice = |name: &'static str, choose: fn(&mut SiteDraft, usize)| {
        let onclick = view.change(move |site| choose(site, n));
        html! { <button type="button" class="dk-btn" {onclick}>{ name }{ item.hidden(view.ui) }</button> }
    };
    if *is_settled {
        let onclick = view.change(move |site| site.use_draft(n));
        return html! { <button type="button" class="dk-act is-link" {onclick}>{ words.use_draft }{ item.hidden(view.ui) }</button> };
    }
    html! {
        <div class="dk-versions" role="group" aria-labelledby={format!("dk-version-{n}")}>
            <p id={format!("dk-version-{n}")} class="dk-flag">{ (words.differs)(&names::when(view.ui, &known.about)) }</p>
            <div class="dk-line">
                { choice(words.use_draft, SiteDraft::use_draft) }
                { choice(words.use_opened, SiteDraft::use_opened) }
                { choice(words.are_two, SiteDraft::keep_both) }
                <a class="dk-act is-link" href={edit(known.id, Page::Text, None)}>{ words.look_at_draft }{ item.hidden(view.ui) }</a>
            </div>
        </div>
    }
}

/// The buttons that change the order.
fn moves(view: &View, item: &Item) -> Html {
    let (Some(n), count) = (item.n, view.site.members.len()) else { return Html::default() };
    let panels = &desk(view.ui).panels;
    let swap = |one: usize| view.change(move |site| site.members.swap(one, one + 1));
    html! {
        <span class="dk-moves">
            if n > 0 {
                <button type="button" class="dk-ico" onclick={swap(n - 1)}>{ icon(UP) }{ hidden(view.ui, &(panels.up)(&item.named)) }</button>
            }
            if n + 1 < count {
                <button type="button" class="dk-ico" onclick={swap(n)}>{ icon(DOWN) }{ hidden(view.ui, &(panels.down)(&item.named)) }</button>
            }
        </span>
    }
}

fn lacks(view: &View, item: &Item) -> Html {
    let words = view.words();
    let Some(draft) = item.draft() else { return Html::default() };
    if item.lacks.is_empty() {
        return html! { <p class="dk-complete">{ icon(CHECK) }{ words.complete }</p> };
    }
    let problems = &desk(view.ui).panels.problems;
    let one = |lack: &Lack| {
        let is_needed = lack.is_needed();
        let (sign, meaning) = if is_needed { ("▲", problems.needed) } else { ("?", problems.doubtful) };
        let said = said(view.ui, &(problems.lack)(lack));
        html! {
            <li class={is_needed.then_some("is-needed")}>
                <span class="dk-sign" role="img" aria-label={meaning}>{ sign }</span>
                if let Some(known) = &item.known {
                    <a href={place(known.id, draft, lack)}>{ said }</a>
                } else {
                    <span>{ said }</span>
                }
            </li>
        }
    };
    html! { <ul class="dk-problems" role="list">{ for item.lacks.iter().map(one) }</ul> }
}

/// Where to put in what an interview lacks.
pub fn place(id: u32, draft: &Draft, lack: &Lack) -> String {
    let address = |at: &At| draft.address(*at).map(|address| address.to_string());
    match lack {
        Lack::Empty(places) | Lack::Gaps(_, places) | Lack::Outdated(_, places) | Lack::Doubtful(_, places) => {
            let lang = places.first().and_then(|at| lack.translation(draft, *at));
            let page = lang.map_or(Page::Text, |_| Page::Translation);
            edit(id, page, places.first().and_then(address))
        }
        Lack::Withheld(_, places) | Lack::Traces(_, places) => {
            let passage = places.iter().find_map(|place| match place {
                Place::Passage(at, _) => address(at),
                _ => None,
            });
            edit(id, Page::Text, passage)
        }
        _ => {
            let (page, place) = panels::place(lack).unzip();
            edit(id, page.unwrap_or_default(), place)
        }
    }
}

/// The address of a draft, for a link.
pub fn edit(id: u32, page: Page, place: Option<String>) -> String {
    Route::Edit(opened::id(id), page, place.map(Into::into)).href()
}

impl Site {
    /// Makes a draft of an interview of the site, and opens it.
    pub(super) fn edit(&self, ctx: &Context<Site>, n: usize) {
        let Some(hold) = self.hold.clone() else { return };
        let site = hold.site();
        let Some((member, document)) = site.members.get(n).and_then(|member| Some((member, member.document()?))) else {
            return;
        };
        let bytes = member.bytes.as_ref().map(|bytes| bytes.to_vec()).unwrap_or_default();
        let own = Own { name: member.path.clone(), bytes, account: None };
        let read = Read { from: From::Interview(Box::new(document)), sources: vec![own] };
        let path = member.path.clone();
        let Props { keep, saving, .. } = ctx.props().clone();
        spawn_local(async move {
            let (open, failure) = Open::make(read, saving).await;
            open.keeper.mute(true);
            let (number, route) = (open.keeper.about().number(), Route::Edit(open.id.clone(), Page::Text, None));
            if failure.is_some() {
                keep.emit(open);
            }
            hold.change(|site| {
                site.members
                    .iter_mut()
                    .filter(|member| member.path == path)
                    .for_each(|member| member.draft = Some(number));
            });
            hold.save().await;
            head::go(&route);
        });
    }
}
