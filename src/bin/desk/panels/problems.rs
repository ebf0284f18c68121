//! What is to be looked at, in the rail: each with a way to its place, and with a button that mends it where a command
//! can.

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::{At, Spot, Trouble, What};
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::problems;

use super::super::label::said;
use super::{FormProps, Forms, Panel, details};

#[component]
pub fn Problems(FormProps { forms }: &FormProps) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.problems;
    let troubles = &forms.troubles;
    let next = {
        let forms = forms.clone();
        move |_: MouseEvent| go_next(&forms)
    };
    html! {
        <section>
            <h2>
                { said.heading }{ " " }{ troubles.len() }
                if !troubles.is_empty() {
                    <button type="button" class="dk-rail-edit" onclick={next}>{ said.next }{ " " }<kbd>{ "F8" }</kbd></button>
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
        move |_: MouseEvent| go_to(&forms, &trouble, place_after_hand(&forms, &trouble.spots))
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
            let own = (said.problem)(&problem.expected, &problem.found);
            let message = own.unwrap_or_else(|| problems::problem_message(ui, problem));
            match trouble.spots.len() {
                1 => message,
                n => (said.places)(&message, n),
            }
        }
    }
}

/// The first place after the passage in hand, or else the first of all.
fn place_after_hand<'a>(forms: &Forms, spots: &'a [Spot]) -> &'a Spot {
    let hand = forms.props.work.editor().hand();
    let is_after = |spot: &&Spot| matches!(spot, Spot::Passage(at) if *at > hand);
    spots.iter().find(is_after).unwrap_or(&spots[0])
}

/// Shows a place: the passage, or the form that has it.
fn go_to(forms: &Forms, trouble: &Trouble, spot: &Spot) {
    match spot {
        Spot::Passage(at) => match &trouble.what {
            What::Lack(lack) => {
                let original = forms.props.work.draft().original().clone();
                match lack.translation(&original) {
                    Some(lang) => forms.translation(*at, lang),
                    None => forms.go.emit(*at),
                }
            }
            What::Problem(_) => forms.go.emit(*at),
        },
        Spot::Speaker(id) => forms.open.emit(Some(Panel::Speakers(Some(id.clone())))),
        Spot::Theme(id) => forms.open.emit(Some(Panel::Themes(Some(id.clone())))),
        Spot::Glossary => forms.open.emit(Some(Panel::Glossary(None))),
        Spot::Details => forms.details(match &trouble.what {
            What::Lack(lack) => details::place(lack),
            What::Problem(_) => None,
        }),
    }
}

/// Goes to the next problem after the passage in hand; after the last passage, to one that is in no passage, or else to
/// the first.
pub fn go_next(forms: &Forms) {
    let hand = forms.props.work.editor().hand();
    let places = || {
        let all = forms.troubles.iter().flat_map(|trouble| trouble.spots.iter().map(move |spot| (trouble, spot)));
        let mut all: Vec<(Option<At>, &Trouble, &Spot)> = all
            .map(|(trouble, spot)| match spot {
                Spot::Passage(at) => (Some(*at), trouble, spot),
                _ => (None, trouble, spot),
            })
            .collect();
        all.sort_by_key(|(at, ..)| (at.is_none(), *at));
        all
    };
    let all = places();
    let next = all.iter().find(|(at, ..)| at.is_none_or(|at| at > hand)).or(all.first());
    let said = &words_of(forms.props.ui).panels.problems;
    match next {
        Some((_, trouble, spot)) => {
            forms.props.say.emit(sentence(forms, trouble));
            go_to(forms, trouble, spot);
        }
        None => forms.props.say.emit(said.none.to_owned()),
    }
}
