//! What to check, what was left out, and how the rest was understood: each with its place in the text.

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::{About, Command, Draft, Finding, Lack, LookedAt, Still, Veil, is_back};
use interview_viewer::import::{LeftOut, Place, Severity, What};
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;
use interview_viewer::words::{import, imported};

use super::UnderstoodProps;
use crate::account::Account;
use crate::label;
use crate::panels;
use crate::parts::jump;
use crate::places::Places;
use crate::route::{Route, View};

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

/// The things to check that are left.
pub fn doubts(account: &Account, draft: &Draft, looked_at: &LookedAt) -> usize {
    let is_left = |finding: &&Finding| doubt(account, finding, draft).is_some() && !is_right(looked_at, finding);
    account.findings.iter().filter(is_left).count()
}

/// A finding in words that are always the same.
fn constant(finding: &Finding) -> String {
    imported::finding(Ui::En, &finding.note.what)
}

fn is_right(looked_at: &LookedAt, finding: &Finding) -> bool {
    looked_at.has(finding, &constant(finding))
}

/// What is left of a finding, if it is to be checked.
fn doubt(account: &Account, finding: &Finding, draft: &Draft) -> Option<Still> {
    let opened = account.opened.as_ref().filter(|_| finding.note.severity == Severity::Doubt)?;
    finding.still(opened, draft)
}

/// What was left out and is not back, with the address of the passage where it stood.
pub fn left_out<'a>(account: &'a Account, draft: &'a Draft) -> impl Iterator<Item = &'a (LeftOut, Option<Rc<str>>)> {
    account.left_out.iter().filter(move |(left, address)| match (&account.opened, address) {
        (Some(opened), Some(address)) => !is_back(left, address, opened, draft),
        _ => true,
    })
}

#[derive(Properties, PartialEq)]
pub struct ListsProps {
    pub page: UnderstoodProps,
    /// Changes with the draft.
    pub version: usize,
    /// The findings that are right as they are.
    pub looked_at: LookedAt,
    /// Hears of them when the editor has looked at one more, or wants to look at one again.
    pub look: Callback<LookedAt>,
    /// Hears that pairs and gaps are right.
    pub act: Callback<Command>,
}

/// A sentence, and the links to what it is about.
type Item = (String, Html);

/// Items, each with a number that it keeps when others go.
type Numbered = Vec<(usize, Item)>;

#[component]
pub fn Lists(props: &ListsProps) -> Html {
    let page = &props.page;
    let (words, account, draft) = (&desk(page.ui).frame, page.account(), page.work.draft());
    let lists = Drawn { props, page, draft: &draft, veil: page.veil(), places: Places::of(page.draft.clone(), &draft) };
    let (mut right, mut doubts): (Numbered, Numbered) = Default::default();
    for (n, finding) in account.findings.iter().enumerate() {
        let Some(still) = doubt(&account, finding, &draft) else { continue };
        let is_right = is_right(&props.looked_at, finding);
        let list = if is_right { &mut right } else { &mut doubts };
        list.push((n, lists.with_look(finding, &still, is_right)));
    }
    // The table of speakers has the reasons for their parts.
    let is_info =
        |finding: &&Finding| finding.note.severity == Severity::Info && !matches!(finding.note.what, What::Role(..));
    let infos = account.findings.iter().filter(is_info).map(|finding| {
        let still = Still { what: finding.note.what.clone(), places: finding.places(&draft) };
        lists.finding(finding, &still)
    });
    let left = left_out(&account, &draft).map(|(left, address)| lists.left_out(left, address.as_deref()));
    let lost =
        account.lost.iter().map(|(pointer, value)| (lists.veil.over(&(words.lost)(pointer, value)), Html::default()));
    let infos: Numbered = infos.enumerate().collect();
    let left: Numbered = left.chain(lost).enumerate().collect();
    html! {
        <>
            if !doubts.is_empty() || !right.is_empty() {
                <section class="dk-sec" aria-labelledby="dk-doubts">
                    <header><h2 class="dk-h2" id="dk-doubts">{ words.to_check }</h2></header>
                    { lists.list(&doubts) }
                    if !right.is_empty() {
                        <details class="dk-more"><summary>{ (words.looked_at)(right.len()) }</summary>{ lists.list(&right) }</details>
                    }
                </section>
            }
            <section class="dk-sec" aria-labelledby="dk-left">
                <header>
                    <h2 class="dk-h2" id="dk-left">{ words.left_out }</h2>
                    <span class="dk-small">{ if left.is_empty() { words.nothing_left } else { words.rest_is_there } }</span>
                </header>
                { lists.list(&left) }
                if !infos.is_empty() {
                    <details class="dk-more"><summary>{ (words.how_understood)(infos.len()) }</summary>{ lists.list(&infos) }</details>
                }
            </section>
        </>
    }
}

/// What the lists are drawn of.
struct Drawn<'a> {
    props: &'a ListsProps,
    page: &'a UnderstoodProps,
    draft: &'a Draft,
    veil: Veil,
    places: Places<'a>,
}

impl Drawn<'_> {
    fn finding(&self, finding: &Finding, still: &Still) -> Item {
        let ui = self.page.ui;
        let said = self.veil.over(&imported::finding(ui, &still.what));
        // The number of the passage tells the place, or else that in the file does.
        let said = match &finding.note.place {
            Some(place) if still.places.is_empty() => self.in_file(place, &said),
            _ => said,
        };
        let view = if matches!(still.what, What::Row(_)) { View::Translation } else { View::Text };
        let show = desk(ui).frame.show;
        let links = match &finding.about {
            About::Passages(_) => self.places.links(ui, view, &still.places),
            About::Detail(field) => {
                let place = panels::place(&Lack::Detail(*field));
                let href =
                    place.map(|(view, place)| Route::Edit(self.page.draft.clone(), view, Some(place.into())).href());
                html! { <a {href}>{ show }{ label::hidden(ui, &said) }</a> }
            }
            About::Languages => {
                let href = Route::Understood(self.page.draft.clone()).href();
                html! { <a {href} onclick={jump("dk-languages".to_owned())}>{ show }{ label::hidden(ui, &said) }</a> }
            }
            About::File => Html::default(),
        };
        (said, links)
    }

    /// A finding with the button that says whether it is right as it is.
    fn with_look(&self, finding: &Finding, still: &Still, is_right: bool) -> Item {
        let (page, words) = (self.page, &desk(self.page.ui).frame);
        let (said, links) = self.finding(finding, still);
        let confirmation = finding.confirmation(still, self.draft).filter(|_| !is_right);
        let act = {
            let (look, mut looked_at) = (self.props.look.clone(), self.props.looked_at.clone());
            looked_at.set(finding, &constant(finding), !is_right);
            let confirm = self.props.act.clone();
            move |_: MouseEvent| match &confirmation {
                Some(command) => confirm.emit(command.clone()),
                None => look.emit(looked_at.clone()),
            }
        };
        let name = if is_right { words.look_again } else { words.is_right };
        let button = html! {
            <button type="button" class="dk-act" onclick={act}>{ name }{ label::hidden(page.ui, &said) }</button>
        };
        (said, html! { <>{ links }if !page.read_only { { button } }</> })
    }

    fn left_out(&self, left: &LeftOut, address: Option<&str>) -> Item {
        let ui = self.page.ui;
        let said = self.veil.over(&import::omitted(ui, left));
        match address.and_then(|address| self.draft.find_passage(address)) {
            Some(at) => (said, self.places.links(ui, View::Text, &[at])),
            None => (self.in_file(&left.place, &said), Html::default()),
        }
    }

    fn in_file(&self, place: &Place, said: &str) -> String {
        let words = import::import(self.page.ui);
        let named = (words.place)(place);
        // A part of a file has a name.
        let named = if place.part.is_some() { named } else { (desk(self.page.ui).frame.in_file)(&named) };
        (words.placed)(&named, said)
    }

    fn list(&self, items: &[(usize, Item)]) -> Html {
        let ui = self.page.ui;
        let item = |(n, (sentence, links)): &(usize, Item)| {
            html! { <li key={*n}><span>{ label::said(ui, sentence) }</span>{ links.clone() }</li> }
        };
        let more = items.len().saturating_sub(MOST);
        html! {
            <ul class="dk-list" role="list">
                { for items.iter().take(MOST).map(item) }
                if more > 0 { <li>{ (imported::imported(ui).more)(more) }</li> }
            </ul>
        }
    }
}
