//! The download: the question about rights before it, what the build reports, and what to do with the file.

use yew::prelude::*;

use interview_viewer::desk::site::Plain;
use interview_viewer::desk::{Field, Lack};
use interview_viewer::markup::icon::INFO;
use interview_viewer::report::built::{Diagnostic, Severity};
use interview_viewer::report::grouped::{Report, reports};
use interview_viewer::words::desk::quoted::guessed;
use interview_viewer::words::desk::{Names, desk};

use super::super::label;
use super::super::opened;
use super::super::parts::{DROP, FILE, icon, jump};
use super::super::places::Places;
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
        let draft = |file: &str| item_of(view, file)?.draft();
        let reports = reports(all.iter().filter(is_shown), view.ui, draft);
        if reports.is_empty() {
            return Html::default();
        }
        let is_bad = reports.iter().any(|report| report.diagnostic.severity == Severity::LeftOut);
        html! {
            <details class="dk-more dk-reports" open={is_bad}>
                <summary id="dk-site-reports">{ (words.reports)(reports.len()) }</summary>
                <ul role="list">{ for reports.iter().map(|report| draw(view, report)) }</ul>
            </details>
        }
    }
}

/// The interview of the site that a file has.
fn item_of<'a>(view: &'a View, file: &str) -> Option<&'a Item> {
    let file = file.strip_prefix("interviews/")?;
    view.items.iter().find(|item| item.n.is_some_and(|n| *view.site.members[n].path == *file))
}

fn draw(view: &View, report: &Report) -> Html {
    let Report { diagnostic, problem, passages } = report;
    let words = view.words();
    let kind = match diagnostic.severity {
        Severity::LeftOut => words.left_out,
        Severity::Repaired => words.repaired,
        Severity::Note => words.note,
    };
    let item = item_of(view, &diagnostic.file);
    let is_site = diagnostic.file == "site.json";
    let no_url = is_site && diagnostic.pointer == "/url";
    let name = match item {
        Some(item) => item.named.clone(),
        None if is_site => words.my_site.to_owned(),
        None => guessed(&diagnostic.file),
    };
    let name = html! { <span>{ label::said(view.ui, &name) }</span> };
    // Editors know the page, not its file.
    let own = problem.as_ref().and_then(|one| {
        let names = Names { draft: item?.draft()?, before: None, number: &|_| None };
        (desk(view.ui).panels.problems.problem)(&one.0, &one.1, &names)
    });
    let message = if no_url { words.no_url } else { own.as_ref().unwrap_or(&diagnostic.message) };
    let known = item.and_then(|item| item.known.as_ref());
    let details = known.filter(|_| passages.is_empty()).map(|known| edit(known.id, Page::Details, None));
    html! {
        <li class={(diagnostic.severity == Severity::LeftOut).then_some("is-needed")}>
            <b>{ kind }</b>
            <span>
                if no_url {
                    <a href="#site" onclick={jump("dk-site-row-url".to_owned())}>{ (words.plain)(Plain::Url) }</a>
                } else if let Some(details) = details {
                    <a href={details}>{ name }</a>
                } else {
                    { name }
                    if diagnostic.line > 0 && item.is_none() && !is_site { { desk(view.ui).panels.comma }{ (words.line)(diagnostic.line) } }
                }
                <span class="dk-report">{ label::said(view.ui, message) }</span>
                { known.map(|known| Places::of(opened::id(known.id), &known.draft).links(view.ui, Page::Text, passages)) }
                if !diagnostic.excerpt.is_empty() && item.is_none() { <pre>{ &diagnostic.excerpt }</pre> }
            </span>
        </li>
    }
}
