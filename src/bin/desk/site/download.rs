//! The download: the question about rights before it, what the build reports, and what to do with the file.

use yew::prelude::*;

use interview_viewer::desk::{Draft, Field, Lack};
use interview_viewer::markup::icon::INFO;
use interview_viewer::report::built::{Diagnostic, Severity};
use interview_viewer::report::grouped::{Report, reports};
use interview_viewer::site::FILE as SITE_FILE;
use interview_viewer::words::desk::quoted::guessed;
use interview_viewer::words::desk::{Names, desk};

use super::super::label;
use super::super::opened;
use super::super::parts::{DROP, FILE, icon, jump};
use super::super::places::Places;
use super::super::route::View as Page;
use super::build::Want;
use super::form;
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
        let Some(built) = &self.built else { return Html::default() };
        // The browser keeps the addresses by itself.
        let is_shown = |one: &&Diagnostic| one.file != "addresses.json" || one.severity == Severity::LeftOut;
        let draft = |file: &str| {
            let item = item_of(view, file)?;
            // Its places are those of the draft that was built.
            let read = item.known.as_ref().and_then(|known| built.desk.iter().find(|read| read.id == known.id));
            read.map(|read| &read.draft).or(item.draft())
        };
        let reports = reports(built.answer.diagnostics.iter().filter(is_shown), view.ui, draft);
        if reports.is_empty() {
            return Html::default();
        }
        let is_bad = reports.iter().any(|report| report.diagnostic.severity == Severity::LeftOut);
        html! {
            <details class="dk-more dk-reports" open={is_bad || built.is_kept}>
                <summary id="dk-site-reports">{ (words.reports)(reports.len()) }</summary>
                if !built.is_of(view.site, &self.desk) { <p class="dk-hint">{ words.reports_before }</p> }
                if built.answer.zip.is_none() { <p class="dk-trouble">{ words.not_built }</p> }
                <ul role="list">{ for reports.iter().map(|report| draw(view, report, draft)) }</ul>
            </details>
        }
    }
}

/// The interview of the site that a file has.
fn item_of<'a>(view: &'a View, file: &str) -> Option<&'a Item> {
    let file = file.strip_prefix("interviews/")?;
    view.items.iter().find(|item| item.n.is_some_and(|n| *view.site.members[n].path == *file))
}

fn draw<'d>(view: &View, report: &Report, draft: impl Fn(&str) -> Option<&'d Draft>) -> Html {
    let Report { diagnostic, problem, passages } = report;
    let words = view.words();
    let kind = match diagnostic.severity {
        Severity::LeftOut => words.left_out,
        Severity::Repaired => words.repaired,
        Severity::Note => words.note,
    };
    let item = item_of(view, &diagnostic.file);
    // What the check says of the draft names what it is about.
    let own = problem.as_ref().and_then(|(problem, spot)| {
        let names = Names { draft: draft(&diagnostic.file)?, before: None, number: &|_| None };
        (desk(view.ui).panels.problems.problem)(problem, spot, &names)
    });
    let said = own.as_deref().unwrap_or_else(|| diagnostic.said());
    let known = item.and_then(|item| item.known.as_ref());
    html! {
        <li class={(diagnostic.severity == Severity::LeftOut).then_some("is-needed")}>
            <b>{ kind }</b>
            <span>
                { name(view, item, report) }
                <span class="dk-report">{ label::said(view.ui, said) }</span>
                { known.zip(draft(&diagnostic.file)).map(|(known, draft)| Places::of(opened::id(known.id), draft).links(view.ui, Page::Text, passages)) }
                if !diagnostic.excerpt.is_empty() && item.is_none() && diagnostic.file != SITE_FILE { <pre>{ &*diagnostic.excerpt }</pre> }
            </span>
        </li>
    }
}

/// What a report is about, which leads to where it can be mended.
fn name(view: &View, item: Option<&Item>, Report { diagnostic, passages, .. }: &Report) -> Html {
    let words = view.words();
    let spoken =
        diagnostic.interviews.iter().filter_map(|id| view.items.iter().find(|item| item.is_in && item.id == *id));
    let mut spoken = spoken.map(|item| of_interview(view, item, "speakers")).peekable();
    match item {
        None if spoken.peek().is_some() => {
            let comma = desk(view.ui).panels.comma;
            spoken.enumerate().map(|(n, one)| html! { <>{ (n > 0).then_some(comma) }{ one }</> }).collect()
        }
        None if diagnostic.file == SITE_FILE => match form::heading(words, &diagnostic.pointer) {
            Some((id, row)) => html! { <a href="#site" onclick={jump(id)}>{ row }</a> },
            None => plain(view, words.my_site),
        },
        None => html! {
            <>
                { plain(view, &guessed(&diagnostic.file)) }
                if diagnostic.line > 0 { { desk(view.ui).panels.comma }{ (words.line)(diagnostic.line) } }
            </>
        },
        // The links to its passages follow.
        Some(item) if item.known.is_some() && !passages.is_empty() => plain(view, &item.named),
        Some(item) => of_interview(view, item, diagnostic.part()),
    }
}

fn plain(view: &View, name: &str) -> Html {
    html! { <span>{ label::said(view.ui, name) }</span> }
}

/// An interview, with the way to a part of it by its key in the file.
fn of_interview(view: &View, item: &Item, key: &str) -> Html {
    let name = plain(view, &item.named);
    match (&item.known, item.n) {
        (Some(known), _) => html! { <a href={part(known.id, key)}>{ name }</a> },
        // Its own file is edited as a draft.
        (None, Some(n)) if item.draft().is_some() => html! {
            <>
                { name }{ " " }
                <button type="button" class="dk-act is-link" onclick={view.link.callback(move |_: MouseEvent| Msg::Edit(n))}>{ view.words().edit }{ item.hidden(view.ui) }</button>
            </>
        },
        _ => name,
    }
}

/// Where a part of an interview is edited, by its key in the file.
fn part(id: u32, key: &str) -> String {
    match key {
        "turns" | "glossary" | "withheld" => edit(id, Page::Text, None),
        "speakers" => edit(id, Page::Speakers, None),
        "themes" => edit(id, Page::Themes, None),
        key => {
            let place = match key {
                "source" => Some("source-name"),
                "rights" => Some("holder"),
                "title" | "summary" | "place" | "category" | "date" | "translator" | "languages" | "id" => Some(key),
                _ => None,
            };
            edit(id, Page::Details, place.map(str::to_owned))
        }
    }
}
