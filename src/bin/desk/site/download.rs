//! The download: the question about rights before it, what the build reports, and what to do with the file.

use yew::prelude::*;

use interview_viewer::desk::site::Plain;
use interview_viewer::desk::{Field, Lack, Spot, spot};
use interview_viewer::markup::icon::INFO;
use interview_viewer::report::built::{Diagnostic, Severity};
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;

use super::super::label;
use super::super::parts::{DROP, FILE, icon, jump};
use super::super::route::View as Page;
use super::build::Want;
use super::interviews::{edit, place};
use super::known::Item;
use super::{Msg, Site, View};

impl Site {
    pub(super) fn download_section(&self, view: &View) -> Html {
        let words = view.words();
        let want = |want| view.link.callback(move |_: MouseEvent| Msg::Want(want));
        let is_building = matches!(self.wanted, Some(Want::Site | Want::Folder));
        html! {
            <section class="dk-sec is-strong" aria-labelledby="dk-site-download">
                <header><h2 class="dk-h2" id="dk-site-download">{ words.download }</h2></header>
                <div class="dk-next">
                    <button type="button" class="iv-btn" onclick={want(Want::Site)}>{ icon(DROP) }{ words.download_site }</button>
                    if is_building {
                        <span class="dk-small">{ words.building }</span>
                    } else if let Some(said) = &self.downloaded {
                        <span class="dk-small">{ label::said(view.ui, said) }</span>
                    }
                </div>
                { self.rights(view) }
                { self.reports(view) }
                <ul class="dk-how" role="list">
                    { for words.ways.iter().map(|(name, text)| html! { <li><b>{ *name }</b>{ *text }</li> }) }
                </ul>
                <div class="dk-next dk-folder">
                    <button type="button" class="dk-btn" onclick={want(Want::Folder)}>{ icon(FILE) }{ words.folder }</button>
                    <p class="dk-hint">{ words.folder_more }</p>
                </div>
            </section>
        }
    }

    /// Asks about rights, once.
    fn rights(&self, view: &View) -> Html {
        let words = view.words();
        let missing: Vec<&Item> = view.items.iter().filter(|item| item.is_in && item.lacks_rights()).collect();
        if !self.asks || missing.is_empty() {
            return Html::default();
        }
        let one = |item: &&Item| match &item.known {
            Some(known) => html! {
                <li>
                    <span>{ label::said(view.ui, &item.named) }</span>
                    <a href={place(known.id, &known.draft, &Lack::Detail(Field::Holder))}>{ words.put_in }{ item.hidden(view.ui) }</a>
                </li>
            },
            None => html! { <li><span>{ label::said(view.ui, &item.named) }</span></li> },
        };
        html! {
            <div class="iv-notice dk-asks" role="group" aria-labelledby="dk-site-rights">
                { icon(INFO) }
                <div>
                    <h3 class="dk-h3" id="dk-site-rights">{ (words.rights)(missing.len()) }</h3>
                    <ul class="dk-list" role="list">{ for missing.iter().map(one) }</ul>
                    <p class="dk-hint">{ words.rights_more }</p>
                    <div class="dk-next">
                        <button type="button" class="dk-btn" onclick={view.link.callback(|_| Msg::Asked(true))}>{ words.as_it_is }</button>
                        <button type="button" class="dk-act is-link" onclick={view.link.callback(|_| Msg::Asked(false))}>{ words.not_now }</button>
                    </div>
                </div>
            </div>
        }
    }

    /// What the build reports.
    fn reports(&self, view: &View) -> Html {
        let words = view.words();
        let all = self.built.as_ref().map_or(&[][..], |answer| &answer.diagnostics);
        // The browser keeps the addresses by itself.
        let is_shown = |one: &&Diagnostic| one.file != "addresses.json" || one.severity == Severity::LeftOut;
        let diagnostics: Vec<&Diagnostic> = all.iter().filter(is_shown).collect();
        if diagnostics.is_empty() {
            return Html::default();
        }
        let count = diagnostics.len();
        let is_bad = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::LeftOut);
        html! {
            <details class="dk-more dk-reports" open={is_bad}>
                <summary id="dk-site-reports">{ (words.reports)(count) }</summary>
                <ul role="list">{ for diagnostics.into_iter().map(|diagnostic| report(view, diagnostic)) }</ul>
            </details>
        }
    }
}

fn report(view: &View, diagnostic: &Diagnostic) -> Html {
    let words = view.words();
    let kind = match diagnostic.severity {
        Severity::LeftOut => words.left_out,
        Severity::Repaired => words.repaired,
        Severity::Note => words.note,
    };
    let file = diagnostic.file.strip_prefix("interviews/");
    let is_of = |item: &&Item| item.n.is_some_and(|n| Some(&*view.site.members[n].path) == file);
    let item = view.items.iter().find(is_of);
    // Editors know the page, not its file.
    let is_site = diagnostic.file == "site.json";
    let no_url = is_site && diagnostic.pointer == "/url";
    let name = match item {
        Some(item) => item.named.clone(),
        None if is_site => words.my_site.to_owned(),
        None => guessed(&diagnostic.file),
    };
    let name = html! { <span>{ label::said(view.ui, &name) }</span> };
    let message = if no_url { words.no_url } else { &diagnostic.message };
    let place = item.and_then(|item| item.known.as_ref()).map(|known| {
        let address = match spot(&known.draft, &diagnostic.pointer) {
            Spot::Passage(at) => known.draft.address(at).map(|address| address.to_string()),
            _ => None,
        };
        let page = if address.is_some() { Page::Text } else { Page::Details };
        edit(known.id, page, address)
    });
    html! {
        <li class={(diagnostic.severity == Severity::LeftOut).then_some("is-needed")}>
            <b>{ kind }</b>
            <span>
                if no_url {
                    <a href="#site" onclick={jump("dk-site-row-url".to_owned())}>{ (words.plain)(Plain::Url) }</a>
                } else if let Some(place) = place {
                    <a href={place}>{ name }</a>
                } else {
                    { name }
                    if diagnostic.line > 0 && !is_site { { desk(view.ui).panels.comma }{ (words.line)(diagnostic.line) } }
                }
                <span class="dk-report">{ label::said(view.ui, message) }</span>
                if !diagnostic.excerpt.is_empty() && item.is_none() { <pre>{ &diagnostic.excerpt }</pre> }
            </span>
        </li>
    }
}
