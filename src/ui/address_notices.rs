//! Notices between the head and the text about what the address names but the interview does not have, with ways to
//! continue.

use web_sys::MouseEvent;
use yew::prelude::*;

use super::page::{RenderContext, icon};
use super::sheet;
use crate::markup::icon;
use crate::shell::popover;
use crate::shell::root::Root;
use crate::state::{Parameter, Quote, Takes, Unknown, Value, ViewState};

/// How many of an interview's themes or speakers are listed at most.
const NAMED: usize = 8;

/// A notice about values that the interview does not have, with the values that it has. If the address names a missing
/// place, a button leads to the questions.
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

/// A notice that the place of a link is gone. Quotes the words that the link was made for, and says that they are not
/// in the text.
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
        Parameter::Filter(filter) if filter.takes() == Takes::Ids => {
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
    cx.plain(value.label()).to_string()
}

/// With `questions`, adds a button that leads to them, in the rail or in the sheet of tools.
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
