//! Pseudonyms: names that are replaced everywhere, and what is left of them.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::{
    Command, Done, Draft, Found, Traces, Unfit, also_called, longest_first, mentions, unfit, without,
};
use interview_viewer::interview::{Lang, is_han};
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::guessed;

use super::super::label::{self, Label, attribute};
use super::super::parts::element;
use super::super::unfinished::{self, Unfinished, use_unfinished};
use super::find::{self, every_place, places};
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
    let unfit = unfit(&draft, &pairs);
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
    let pair = |(n, unfit): (usize, &Option<Unfit>)| pair(forms, &draft, &begun, n, unfit.as_ref(), &add);
    html! {
        <>
            <ul class="dk-pairs">{ for unfit.iter().enumerate().map(pair) }</ul>
            if !ready.is_empty() && unfit.iter().all(Option::is_none) { <button type="button" onclick={go}>{ (said.pseudonymise)(ready.len()) }</button> }
            <div role="status">{ for report.iter().map(|outcome| told(forms, &draft, outcome)) }</div>
            if !report.is_empty() { <p class="dk-hint">{ said.names_listed }</p> }
            if !draft.withheld.is_empty() { { withheld(forms, &draft) } }
        </>
    }
}

/// The words that must not be published, each with a button that takes it off the list.
fn withheld(forms: &Forms, draft: &Draft) -> Html {
    let said = &words_of(forms.props.ui).panels.find;
    let one = |words: &Rc<str>| {
        let (apply, command) = (forms.apply.clone(), Command::Allow { words: words.to_string() });
        let named = label::said(forms.props.ui, &guessed(words));
        html! {
            <li key={words.to_string()}>
                <span>{ named.clone() }</span>
                if !forms.props.read_only {
                    <button type="button" class="is-small" onclick={move |_: MouseEvent| _ = apply.emit(command.clone())}>{ said.allow }<span class="iv-sr">{ " " }{ named }</span></button>
                }
            </li>
        }
    };
    html! {
        <>
            <h4 class="dk-h3" id="dk-withheld" tabindex="-1">{ said.withheld }</h4>
            <p class="dk-hint">{ said.withheld_hint }</p>
            <ul class="dk-withheld" aria-labelledby="dk-withheld">{ for draft.withheld.iter().map(one) }</ul>
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

/// The fields of a pair, why it cannot be done, or where the name stands, and what its speaker is also called.
fn pair(
    forms: &Forms,
    draft: &Draft,
    begun: &Unfinished<Vec<Pair>>,
    n: usize,
    unfit: Option<&Unfit>,
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
    let pairs = begun.get();
    let (name, pseudonym) = &pairs[n];
    let why = format!("dk-unfit-{n}");
    let field = |label: &'static str, is_name: bool, value: &str| {
        let oninput = typed(is_name);
        let is_wrong = unfit.is_some_and(|unfit| is_name == matches!(unfit, Unfit::Twice | Unfit::Nowhere));
        html! {
            <label>
                <span>{ label }</span>
                <input id={id(n, is_name)} value={value.to_owned()} data-begun="" {oninput} autocomplete="off"
                    aria-invalid={is_wrong.then_some("true")} aria-describedby={is_wrong.then(|| why.clone())} />
            </label>
        }
    };
    let mut others = also_called(draft, name);
    others.retain(|(_, other)| !pairs.iter().any(|(name, _)| name.trim() == other.trim()));
    html! {
        <li key={n}>
            { field(said.name, true, name) }
            { field(said.pseudonym, false, pseudonym) }
            if let Some(unfit) = unfit {
                <small id={why} class="is-wrong">{ label::said(forms.props.ui, &(said.unfit)(unfit)) }</small>
            } else {
                { whereabouts(forms, draft, name, pseudonym) }
            }
            <div>{ for others.iter().map(|(lang, other)| also(said.also_called, said.add_name, (lang, other), add)) }</div>
        </li>
    }
}

/// Where a name stands, with what replaces it.
fn whereabouts(forms: &Forms, draft: &Draft, name: &str, pseudonym: &str) -> Html {
    let said = &words_of(forms.props.ui).panels.find;
    let name = name.trim();
    if name.is_empty() {
        return Html::default();
    }
    let found = mentions(draft, name);
    let is_one = name.chars().count() == 1 && name.chars().all(is_han);
    html! {
        <div class="dk-where">
            <small>{ (said.places)(found.len()) }</small>
            if is_one { <p class="dk-hint">{ said.one_character }</p> }
            { places(forms, draft, &found, pseudonym.trim()) }
        </div>
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
        replaced: mentions(draft, name).len(),
        traces: Traces::of(draft, name, ready),
    };
    ready.iter().map(outcome).collect()
}

/// How often a name was replaced, and where it can still be told.
fn told(forms: &Forms, draft: &Draft, outcome: &Outcome) -> Html {
    let said = &words_of(forms.props.ui).panels.find;
    let left: Vec<Found> = outcome.traces.left(draft).into_iter().flat_map(Found::apart).collect();
    html! {
        <div class="dk-part">
            <p>{ label::said(forms.props.ui, &(said.outcome)(&guessed(&outcome.name), outcome.replaced, left.len())) }</p>
            { every_place(forms, draft, &left) }
        </div>
    }
}
