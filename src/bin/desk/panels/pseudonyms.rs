//! Pseudonyms: names that are replaced everywhere, and what is left of them.

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::{Command, Done, Draft, Found, Traces, also_called, longest_first, mentions, without};
use interview_viewer::interview::Lang;
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::guessed;

use super::super::label::{self, Label, attribute};
use super::super::parts::element;
use super::super::unfinished::{self, Unfinished, use_unfinished};
use super::find::{self, every_place};
use super::{FormProps, Forms};

/// The name of the form.
const FORM: &str = "pseudonyms";

/// A name and its pseudonym.
type Pair = (String, String);

/// What became of a name.
#[derive(Clone, PartialEq)]
struct Outcome {
    name: String,
    replaced: usize,
    traces: Traces,
}

/// Pairs of a name and its pseudonym. The last pair is empty, for the next.
#[component]
pub fn Pseudonyms(FormProps { forms }: &FormProps) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.find;
    let begun = use_unfinished(&props.draft, FORM, vec![Pair::default()]);
    let report = use_state_eq(|| None::<(Done, Vec<Outcome>)>);
    // The id of the field that takes the focus when it is drawn.
    let next = use_mut_ref(|| None::<String>);
    {
        let next = next.clone();
        use_effect(move || {
            if let Some(field) = next.borrow_mut().take().and_then(|id| element(&id)) {
                field.focus().ok();
            }
        });
    }
    let (draft, pairs) = (props.work.draft(), begun.get());
    let ready: Vec<Pair> =
        pairs.iter().filter(|(name, new)| !name.trim().is_empty() && !new.trim().is_empty()).cloned().collect();
    let go = {
        let (forms, ready, report) = (forms.clone(), ready.clone(), report.setter());
        let next = next.clone();
        move |_: MouseEvent| {
            let outcomes = outcomes(&forms.props.work.draft(), &ready);
            let command = Command::Pseudonymise { names: ready.clone(), ids: true, variants: true };
            if forms.apply.emit(command.clone()).is_ok() {
                report.set(forms.props.work.journal().done(&command).map(|step| (step, outcomes)));
                *next.borrow_mut() = Some(id(0, true));
            }
        }
    };
    // Only as long as the step is not undone.
    let report = report.as_ref().filter(|(step, _)| props.work.journal().has(step));
    let report = report.map_or(&[][..], |(_, outcomes)| outcomes);
    let add = {
        let begun = begun.clone();
        Callback::from(move |name: String| {
            begun.change(|all| {
                let at = all.len() - 1;
                all.insert(at, (name, String::new()));
                *next.borrow_mut() = Some(id(at, false));
            });
        })
    };
    let pair = |(n, own): (usize, &Pair)| pair(forms, &draft, &begun, n, own, &add);
    html! {
        <>
            <ul class="dk-pairs">{ for pairs.iter().enumerate().map(pair) }</ul>
            if !ready.is_empty() { <button type="button" onclick={go}>{ (said.pseudonymise)(ready.len()) }</button> }
            <div role="status">{ for report.iter().map(|outcome| told(forms, &draft, outcome)) }</div>
            if !report.is_empty() { <p class="dk-hint">{ said.names_listed }</p> }
        </>
    }
}

/// Takes names that a step replaces out of what is begun in the forms of a draft: it would bring them back. The pairs go,
/// and so does what was looked for, which may be a part of a name.
pub fn take_out(draft: &str, command: &Command) {
    let Command::Pseudonymise { names, .. } = command else { return };
    unfinished::forget(draft, FORM);
    unfinished::forget(draft, find::FORM);
    let names = longest_first(names);
    unfinished::rewrite(draft, |text| without(text, &names));
}

/// The id of a field.
fn id(pair: usize, is_name: bool) -> String {
    format!("dk-{}-{pair}", if is_name { "name" } else { "pseudonym" })
}

/// The fields of a pair, and what its speaker is also called.
fn pair(
    forms: &Forms,
    draft: &Draft,
    begun: &Unfinished<Vec<Pair>>,
    n: usize,
    (name, pseudonym): &Pair,
    add: &Callback<String>,
) -> Html {
    let said = &words_of(forms.props.ui).panels.find;
    let typed = |is_name: bool| {
        begun.typed(move |pairs: &mut Vec<Pair>, text| {
            let Some(own) = pairs.get_mut(n) else { return };
            *(if is_name { &mut own.0 } else { &mut own.1 }) = text;
            if pairs.last().is_some_and(|(name, _)| !name.is_empty()) {
                pairs.push(Pair::default());
            }
            while pairs.iter().rev().take(2).filter(|pair| **pair == Pair::default()).count() == 2 {
                pairs.pop();
            }
        })
    };
    let mut others = also_called(draft, name);
    others.retain(|(_, other)| !begun.get().iter().any(|(name, _)| name.trim() == other.trim()));
    html! {
        <li key={n}>
            <label><span>{ said.name }</span><input id={id(n, true)} value={name.clone()} data-begun="" oninput={typed(true)} autocomplete="off" /></label>
            <label><span>{ said.pseudonym }</span><input id={id(n, false)} value={pseudonym.clone()} data-begun="" oninput={typed(false)} autocomplete="off" /></label>
            if !name.trim().is_empty() { <small>{ (said.places)(mentions(draft, name)) }</small> }
            <div>{ for others.iter().map(|(lang, other)| also(said.also_called, said.add_name, (lang, other), add)) }</div>
        </li>
    }
}

/// Another name of the speaker, with a button that makes a pair of it.
fn also(called: &'static str, add_name: &'static str, (lang, name): (&Lang, &str), add: &Callback<String>) -> Html {
    let label = Label { lang: Some(attribute(lang)), text: name.to_owned().into() };
    let (add, name) = (add.clone(), name.trim().to_owned());
    let onclick = move |_: MouseEvent| add.emit(name.clone());
    html! {
        <div class="dk-also">
            { called }{ " " }<b>{ label.draw() }</b>{ " " }
            <button type="button" class="is-small" {onclick}>{ add_name }{ label.hidden() }</button>
        </div>
    }
}

fn outcomes(draft: &Draft, ready: &[Pair]) -> Vec<Outcome> {
    let outcome = |(name, _): &Pair| Outcome {
        name: name.clone(),
        replaced: mentions(draft, name),
        traces: Traces::of(draft, name, ready),
    };
    ready.iter().map(outcome).collect()
}

/// How often a name was replaced, and where it can still be told.
fn told(forms: &Forms, draft: &Draft, outcome: &Outcome) -> Html {
    let said = &words_of(forms.props.ui).panels.find;
    // Each on its own, with the passage that it is in.
    let each = |found: Found| {
        let ranges = found.ranges.clone();
        ranges.into_iter().map(move |range| Found { ranges: vec![range], ..found.clone() })
    };
    let left: Vec<Found> = outcome.traces.left(draft).into_iter().flat_map(each).collect();
    html! {
        <div class="dk-part">
            <p>{ label::said(forms.props.ui, &(said.outcome)(&guessed(&outcome.name), outcome.replaced, left.len())) }</p>
            { every_place(forms, draft, &left) }
        </div>
    }
}
