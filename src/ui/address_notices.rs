//! What an address says in vain, in a line between the head and the text, with the ways on.

use web_sys::MouseEvent;
use yew::prelude::*;

use super::page::{RenderContext, icon};
use super::sheet;
use crate::markup::icon;
use crate::shell::popover;
use crate::shell::root::Root;
use crate::state::{Filter, Parameter, Quote, Unknown, Value, ViewState};

/// So many of an interview's themes or speakers are named.
const NAMED: usize = 8;

/// The values that the interview does not have: what is so, and what it has. A place that it does not have leads to its
/// questions.
pub fn unknown(cx: &RenderContext, root: &Root, unknown: &[&Unknown], dismiss: Callback<MouseEvent>) -> Html {
    let own = unknown.iter().filter_map(|unknown| sentence(cx, unknown));
    let others: Vec<String> = unknown
        .iter()
        .filter(|one| sentence(cx, one).is_none())
        .map(|one| format!("{}={}", one.parameter.name(), one.value))
        .collect();
    let others = (!others.is_empty()).then(|| (cx.words().ignored)(&others.join(", ")));
    let leads = unknown.iter().any(|one| one.parameter == Parameter::Target);
    notice(
        cx,
        html! { { for own.chain(others).map(|said| html! { <p>{ said }</p> }) } },
        leads.then_some(root),
        dismiss,
    )
}

/// The place of a link is gone. The words that it was made for are quoted from the link, and said to be no part of the text.
pub fn lost(cx: &RenderContext, root: &Root, state: &ViewState, dismiss: Callback<MouseEvent>) -> Html {
    let words = cx.words();
    let quote = state.target.as_ref().and_then(|target| target.quote.as_ref()).map(Quote::shown);
    let said = html! {
        <>
            <p>{ words.link_lost }</p>
            if let Some(quote) = quote {
                <p>{ (words.link_made_for)(&quote) }</p>
                <p class="iv-notice-more">{ words.not_in_interview }</p>
            }
        </>
    };
    notice(cx, said, Some(root), dismiss)
}

fn sentence(cx: &RenderContext, unknown: &Unknown) -> Option<String> {
    let (words, value) = (cx.words(), &*unknown.value);
    match unknown.parameter {
        Parameter::Target => {
            let last = cx.interview.passages().last().map(|passage| passage.number.clone()).unwrap_or_default();
            Some((words.no_passage)(value, cx.interview.questions(), &last))
        }
        Parameter::Filter(filter @ (Filter::Themes | Filter::Speakers)) => {
            let offers = filter.offers(&cx.interview);
            let mut labels: Vec<String> = offers.iter().take(NAMED).map(|value| label(cx, value)).collect();
            if offers.len() > NAMED {
                labels.push("…".to_owned());
            }
            Some((words.no_value)(filter, value, &labels.join(words.comma)))
        }
        _ => None,
    }
}

fn label(cx: &RenderContext, value: &Value) -> String {
    cx.plain(match value {
        Value::Theme(theme) => &theme.label,
        Value::Speaker(speaker) => &speaker.name,
    })
    .to_string()
}

/// `questions`: a button leads to them, in the rail or in the sheet of tools.
fn notice(cx: &RenderContext, said: Html, questions: Option<&Root>, dismiss: Callback<MouseEvent>) -> Html {
    let see = questions.cloned().map(|root| {
        move |_: MouseEvent| {
            popover::show_if_floating(&root, sheet::TOOLS);
            root.focus_first(".iv-outline a");
        }
    });
    html! {
        <div class="iv-notice" role="status">
            { icon(icon::INFO) }
            <div>{ said }</div>
            if let Some(see) = see.filter(|_| cx.interview.questions() > 1) {
                <button type="button" class="iv-tog" onclick={see}>{ cx.words().see_questions }</button>
            }
            <button type="button" class="iv-tog" onclick={dismiss}>{ cx.words().dismiss }</button>
        </div>
    }
}
