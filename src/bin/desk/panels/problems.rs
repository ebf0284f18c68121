//! What is to be looked at, in the rail: each with a way to its place, and with a button that mends it where a command
//! can.

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::{Field, Spot, Trouble, What};
use interview_viewer::interview::Lang;
use interview_viewer::words::desk::{Names, desk as words_of};
use interview_viewer::words::problems;

use super::super::label::said;
use super::super::parts::has_focus_in;
use super::super::route::View;
use super::field::is_held;
use super::{FormProps, Forms, Panel, details, lacking};

/// The id of the heading.
pub const PROBLEMS: &str = "dk-problems";

#[component]
pub fn Problems(FormProps { forms }: &FormProps) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.problems;
    let troubles = &forms.troubles;
    let go = {
        let forms = forms.clone();
        move |_: MouseEvent| go_next(&forms)
    };
    html! {
        <section>
            <h2 id={PROBLEMS} tabindex="-1">
                { said.heading }{ " " }{ troubles.len() }
                if !troubles.is_empty() {
                    <button type="button" class="dk-rail-edit" onclick={go}>{ said.next }{ " " }<kbd>{ "F8" }</kbd></button>
                }
            </h2>
            if troubles.is_empty() { <p class="dk-empty">{ said.none }</p> }
            <ul class="dk-problems">{ for troubles.iter().map(|trouble| drawn(forms, trouble)) }</ul>
        </section>
    }
}

fn drawn(forms: &Forms, trouble: &Trouble) -> Html {
    let props = &forms.props;
    let words = words_of(props.ui);
    let sentence = sentence(forms, trouble);
    let show = {
        let (forms, trouble) = (forms.clone(), trouble.clone());
        move |_: MouseEvent| {
            let next = next_place(&forms, std::slice::from_ref(&trouble));
            next.into_iter().for_each(|(trouble, spot)| go_to(&forms, trouble, spot));
        }
    };
    let mend = trouble.mend.clone().filter(|_| !props.read_only).map(|command| {
        let apply = forms.apply.clone();
        let onclick = move |_: MouseEvent| _ = apply.emit(command.clone());
        html! { <button type="button" class="dk-rail-edit" {onclick}>{ words.panels.problems.mend }</button> }
    });
    let (sign, meaning) = match trouble.is_needed {
        true => ("▲", words.panels.problems.needed),
        false => ("?", words.panels.problems.doubtful),
    };
    html! {
        <li class={trouble.is_needed.then_some("is-needed")}>
            <span class="dk-sign" role="img" aria-label={meaning}>{ sign }</span>
            <button type="button" onclick={show}>{ said(props.ui, &sentence) }</button>
            { mend }
        </li>
    }
}

/// What is said of a trouble.
fn sentence(forms: &Forms, trouble: &Trouble) -> String {
    let ui = forms.props.ui;
    let said = &words_of(ui).panels.problems;
    match &trouble.what {
        What::Lack(lack) => (said.lack)(lack),
        What::Problem(problem) => {
            let draft = forms.props.work.draft();
            let names = Names { draft: &draft, before: None, number: &|_| None };
            let own = (said.problem)(problem, &trouble.spots[0], &names);
            let message = own.unwrap_or_else(|| problems::problem_message(ui, problem));
            match trouble.spots.len() {
                1 => message,
                n => (said.places)(&message, n),
            }
        }
    }
}

/// Goes on to the next problem of a part of the list.
fn next_place<'a>(forms: &Forms, among: &'a [Trouble]) -> Option<(&'a Trouble, &'a Spot)> {
    let work = &forms.props.work;
    work.way().next(&work.draft(), &forms.troubles, among, here(forms).as_ref())
}

/// The place to which a form or the address has led the editor. A passage that is merely in hand is none: the list would
/// begin anywhere.
fn here(forms: &Forms) -> Option<Spot> {
    match forms.panel.clone().filter(|_| has_focus_in(".dk-panel")) {
        Some(Panel::Speakers(named)) => return named.map(Spot::Speaker),
        Some(Panel::Themes(named)) => return named.map(Spot::Theme),
        Some(Panel::Glossary(_)) => return Some(Spot::Glossary),
        Some(Panel::Find) | None => {}
    }
    if forms.props.view != View::Details {
        let (work, place) = (&forms.props.work, forms.props.place.as_deref());
        let at = place.and_then(|place| work.draft().find_address(place));
        return at.filter(|at| *at == work.editor().hand()).map(Spot::Passage);
    }
    let is_shown =
        |spot: &&Spot| matches!(spot, Spot::Details(detail) if forms.props.place == place_of(detail.as_ref()));
    forms.troubles.iter().flat_map(|trouble| &trouble.spots).find(is_shown).cloned()
}

/// The place of a detail in an address.
fn place_of(detail: Option<&(Field, Option<Lang>)>) -> Option<AttrValue> {
    detail.map(|(field, lang)| details::place(*field, lang.as_ref()).into())
}

/// Shows a place: the passage, or the form that has it.
fn go_to(forms: &Forms, trouble: &Trouble, spot: &Spot) {
    if let Some(panel) = lacking::panel(spot) {
        return forms.open.emit(Some(panel));
    }
    // On a narrow page they would be over the place.
    forms.close_sheet.emit(());
    if has_focus_in(".dk-panel") {
        forms.open.emit(None);
    }
    let Some(at) = spot.passage() else {
        let detail = if let Spot::Details(detail) = spot { detail.as_ref() } else { None };
        return forms.details(place_of(detail));
    };
    let lang = trouble.translation(&forms.props.work.draft(), spot).cloned();
    match lang {
        Some(lang) => forms.translation(at, &lang),
        None => forms.go.emit(at),
    }
}

/// Goes to the next problem.
pub fn go_next(forms: &Forms) {
    let said = &words_of(forms.props.ui).panels.problems;
    // What is refused stays in its field, to be mended.
    if is_held() {
        return;
    }
    match next_place(forms, &forms.troubles) {
        Some((trouble, spot)) => {
            forms.props.say.emit(sentence(forms, trouble));
            go_to(forms, trouble, spot);
        }
        None => forms.props.say.emit(said.none.to_owned()),
    }
}
