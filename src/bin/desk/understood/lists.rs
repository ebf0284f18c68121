//! What to check, what was left out, and how the rest was understood: each with its place in the text.

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::{self, Draft, Journal, Lack};
use interview_viewer::import::{Note, Severity, What};
use interview_viewer::interview::Lang;
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::{import, imported};

use super::UnderstoodProps;
use crate::account::Account;
use crate::label;
use crate::panels::details;
use crate::route::View;

/// How many items of a list the page shows.
const MOST: usize = 100;

/// The passages, words and characters in a language.
pub fn counts(draft: &Draft, lang: &Lang) -> (usize, usize, usize) {
    let passages = draft.turns.iter().flat_map(|turn| &turn.passages);
    passages.filter_map(|passage| passage.texts.get(lang)).fold((0, 0, 0), |(passages, words, characters), text| {
        let letters = text.chars().filter(|c| !c.is_whitespace()).count();
        (passages + 1, words + text.split_whitespace().count(), characters + letters)
    })
}

/// What is to be checked, and was not mended since.
pub fn doubts<'a>(account: &'a Account, journal: &Journal) -> Vec<&'a (Note, Option<AttrValue>)> {
    let (opened, draft) = (journal.opened(), journal.draft());
    let is_open = |(note, at): &&(Note, Option<AttrValue>)| {
        note.severity == Severity::Doubt && desk::stands(&note.what, at.as_deref(), opened, draft)
    };
    account.notes.iter().filter(is_open).collect()
}

#[derive(Properties, PartialEq)]
pub struct ListsProps {
    pub page: UnderstoodProps,
    /// Changes with the draft.
    pub version: usize,
}

/// A sentence, and where the desk has what it is about.
type Item = (String, Option<Link>);

struct Link {
    href: String,
    /// Of the passage.
    number: Rc<str>,
}

#[component]
pub fn Lists(props: &ListsProps) -> Html {
    let page = &props.page;
    let (ui, words, account) = (page.ui, &words_of(page.ui).frame, page.account());
    let draft = page.work.draft();
    let numbers = desk::numbers(&draft);
    let passage = |address: &Option<AttrValue>| {
        let address = draft.address(draft.find_address(address.as_deref()?)?)?;
        Some(Link { href: page.place(View::Text, &address), number: numbers.get(&address)?.clone() })
    };
    let detail = |what: &What| {
        let place = details::place(&Lack::Detail(desk::detail_of(what)?))?;
        Some(Link { href: page.place(View::Details, &place), number: "".into() })
    };
    let said =
        |(note, at): &(Note, Option<AttrValue>)| (imported::note(ui, note), detail(&note.what).or_else(|| passage(at)));
    // The table of speakers has the reasons for their parts.
    let is_listed = |(note, _): &&(Note, Option<AttrValue>)| !matches!(note.what, What::Role(..));
    let doubts: Vec<Item> = doubts(&account, &page.work.journal()).into_iter().filter(is_listed).map(said).collect();
    let infos = account.notes.iter().filter(|(note, _)| note.severity == Severity::Info);
    let infos: Vec<Item> = infos.filter(is_listed).map(said).collect();
    let left = account.left_out.iter().map(|(left, at)| (import::left_out(ui, left), passage(at)));
    let lost = account.lost.iter().map(|(pointer, value)| ((words.lost)(pointer, value), None));
    let left: Vec<Item> = left.chain(lost).collect();
    html! {
        <>
            if !doubts.is_empty() {
                <section class="dk-sec" aria-labelledby="dk-doubts">
                    <header><h2 class="dk-h2" id="dk-doubts">{ words.to_check }</h2></header>
                    { list(page, &doubts) }
                </section>
            }
            <section class="dk-sec" aria-labelledby="dk-left">
                <header>
                    <h2 class="dk-h2" id="dk-left">{ words.left_out }</h2>
                    <span class="dk-small">{ if left.is_empty() { words.nothing_left } else { words.rest_is_there } }</span>
                </header>
                { list(page, &left) }
                if !infos.is_empty() {
                    <details class="dk-more"><summary>{ (words.how_understood)(infos.len()) }</summary>{ list(page, &infos) }</details>
                }
            </section>
        </>
    }
}

fn list(page: &UnderstoodProps, items: &[Item]) -> Html {
    let words = &words_of(page.ui).frame;
    let item = |(sentence, at): &Item| {
        let said = label::said(page.ui, sentence);
        let show = at.as_ref().map(|Link { href, number }| {
            html! {
                <a href={href.clone()}>{ words.show }{ " " }{ number }<span class="iv-sr">{ " " }{ said.clone() }</span></a>
            }
        });
        html! { <li><span>{ said.clone() }</span>{ show }</li> }
    };
    let more = items.len().saturating_sub(MOST);
    html! {
        <ul class="dk-list" role="list">
            { for items.iter().take(MOST).map(item) }
            if more > 0 { <li>{ (imported::imported(page.ui).more)(more) }</li> }
        </ul>
    }
}
