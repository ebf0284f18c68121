//! What to check, what was left out, and how the rest was understood: each with its place in the text.

use yew::prelude::*;

use interview_viewer::desk::Draft;
use interview_viewer::import::{Note, Severity, What};
use interview_viewer::interview::Lang;
use interview_viewer::words::desk::desk;
use interview_viewer::words::{import, imported};

use super::UnderstoodProps;
use crate::account::Account;
use crate::label;

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

/// The number of things to check.
pub fn doubts(account: &Account) -> usize {
    account.notes.iter().filter(|(note, _)| note.severity == Severity::Doubt).count()
}

#[derive(Properties, PartialEq)]
pub struct ListsProps {
    pub page: UnderstoodProps,
}

/// A sentence, and the turn that it is about.
type Item = (String, Option<AttrValue>);

#[component]
pub fn Lists(props: &ListsProps) -> Html {
    let page = &props.page;
    let (ui, words, account) = (page.ui, &desk(page.ui).frame, page.account());
    let said = |(note, at): &(Note, Option<AttrValue>)| (imported::note(ui, note), at.clone());
    let notes = |severity: Severity| {
        let of = account.notes.iter().filter(move |(note, _)| note.severity == severity);
        // The table of speakers has the reasons for their parts.
        of.filter(|(note, _)| !matches!(note.what, What::Role(..))).map(said).collect::<Vec<Item>>()
    };
    let left = account.left_out.iter().map(|(left, at)| (import::left_out(ui, left), at.clone()));
    let lost = account.lost.iter().map(|(pointer, value)| ((words.lost)(pointer, value), None));
    let left: Vec<Item> = left.chain(lost).collect();
    let (doubts, infos) = (notes(Severity::Doubt), notes(Severity::Info));
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
    let words = &desk(page.ui).frame;
    let item = |(sentence, at): &Item| {
        let said = label::said(page.ui, sentence);
        let show = at.as_ref().map(|at| {
            html! {
                <a href={page.place(at)}>{ words.show }<span class="iv-sr">{ " " }{ said.clone() }</span></a>
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
