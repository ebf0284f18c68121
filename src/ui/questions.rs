//! The table of contents: every question, with the current one marked.
//!
//! A long one is drawn in slices, like the text: the lines around the current question first.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::steady::steady;

use super::page::RenderContext;
use crate::shell::schedule::{self, Waiting};
use crate::state::{Action, Filter, Target};
use crate::view_model::QuestionLine;

/// With more questions than this, the list scrolls on its own.
const MANY: usize = 16;
/// The number of lines in a chunk, which are drawn together.
const CHUNK: usize = 32;
/// The number of chunks drawn at once, in response to the reader's action.
const AT_ONCE: usize = 1;
/// The number of chunks drawn in each slice after that.
const SLICE: usize = 12;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub lines: Rc<Vec<QuestionLine>>,
    /// The thread that is being read.
    pub here: Option<AttrValue>,
    pub questions_only: bool,
    pub act: Callback<Action>,
    /// Shows the hits of a search instead of the questions, if there are any.
    pub hits: Option<Callback<()>>,
}

#[component]
pub fn Questions(props: &Props) -> Html {
    let Props { cx, lines: whole, here, questions_only, act, hits } = props;
    let words = cx.words();
    // While a filter is active, lists only questions with a match, unless the reader asks for all.
    let (all, counted) = (use_state_eq(|| false), whole.iter().any(|line| line.count.is_some()));
    let lines = use_memo((whole.clone(), *all), |(whole, all)| match *all {
        true => whole.clone(),
        false => Rc::new(whole.iter().filter(|line| line.count != Some(0)).cloned().collect()),
    });
    let lines = &*lines;
    let list = use_node_ref();
    let (drawn, waiting) = (use_mut_ref(Vec::<Drawn>::new), use_mut_ref(|| None::<Waiting>));
    let redraw = use_force_update();
    let at =
        here.as_ref().and_then(|here| lines.iter().position(|line| *line.id == **here)).unwrap_or_default() / CHUNK;
    let wanted = (cx.clone(), lines.clone());
    let most = if waiting.borrow().is_some() { SLICE } else { AT_ONCE };
    let due = draw_some(&mut drawn.borrow_mut(), &wanted, at, most);
    use_effect(move || {
        *waiting.borrow_mut() = due.then(|| schedule::when_painted(move || redraw.force_update()));
    });
    {
        let list = list.clone();
        // Keeps the current question in view if the list itself scrolls.
        use_effect_with(here.clone(), move |_| {
            if let Some(list) = list.cast::<web_sys::Element>() {
                crate::shell::page::reveal_within(&list, "[aria-current]");
            }
        });
    }
    if whole.is_empty() {
        return html! {};
    }
    let show_all = {
        let all = all.clone();
        move |_: MouseEvent| all.set(!*all)
    };
    let only = *questions_only;
    let toggle = act.reform(|_| Action::Toggle(Filter::QuestionsOnly, Filter::QUESTIONS.into()));
    steady(html! {
        <section>
            <div class="iv-tools-row" lang={cx.ui.tag()}>
                <@{cx.heading(1)}>{ if counted && !*all { words.questions_with_match } else { words.questions } }</@>
                if counted {
                    <button type="button" class="iv-tog" aria-pressed={if *all { "true" } else { "false" }} onclick={show_all}>
                        { (words.all_questions)(whole.len()) }
                    </button>
                }
                if let Some(hits) = hits {
                    <button type="button" class="iv-tog" onclick={hits.reform(|_: MouseEvent| ())}>{ words.where_found }</button>
                }
                <button type="button" class="iv-tog" aria-pressed={if only { "true" } else { "false" }} onclick={toggle}>
                    { (words.filter)(Filter::QuestionsOnly) }
                </button>
            </div>
            <ol class={classes!("iv-outline", (lines.len() > MANY).then_some("is-many"))} dir={cx.control.is_rtl().then_some("rtl")} role="list" ref={list}>
                { for drawn.borrow().iter().enumerate().filter_map(|(n, drawn)| Some((n * CHUNK, drawn.clone()?))).map(|(from, (cx, lines))| {
                    let to = (from + CHUNK).min(lines.len());
                    let here = here.clone().filter(|here| lines[from..to].iter().any(|line| *line.id == **here));
                    html! { <Lines key={from} {cx} {lines} {from} {to} {here} /> }
                }) }
            </ol>
        </section>
    })
}

/// What the lines of a chunk were drawn from.
type Drawn = Option<(Rc<RenderContext>, Rc<Vec<QuestionLine>>)>;

/// Updates at most `most` chunks that are not as wanted, starting with those around `at`. Returns whether there are
/// more.
fn draw_some(
    drawn: &mut Vec<Drawn>,
    wanted: &(Rc<RenderContext>, Rc<Vec<QuestionLine>>),
    at: usize,
    most: usize,
) -> bool {
    let chunks = wanted.1.len().div_ceil(CHUNK);
    drawn.resize(chunks, None);
    let is_due =
        |drawn: &Drawn| !drawn.as_ref().is_some_and(|(cx, lines)| *cx == wanted.0 && Rc::ptr_eq(lines, &wanted.1));
    let order = (at..chunks).chain((0..at.min(chunks)).rev());
    let mut due: Vec<usize> = order.filter(|n| is_due(&drawn[*n])).collect();
    let more = due.len() > most;
    due.truncate(most);
    for n in due {
        drawn[n] = Some(wanted.clone());
    }
    more
}

#[derive(Properties, PartialEq)]
struct LinesProps {
    cx: Rc<RenderContext>,
    lines: Rc<Vec<QuestionLine>>,
    from: usize,
    to: usize,
    /// The thread that is being read, if it is one of these.
    here: Option<AttrValue>,
}

/// Some of the lines: the unit that is drawn again when the reader comes to another question.
#[component]
fn Lines(props: &LinesProps) -> Html {
    let current = |line: &QuestionLine| props.here.as_deref() == Some(&*line.id);
    steady(
        html! { <>{ for props.lines[props.from..props.to].iter().map(|one| line(&props.cx, one, current(one))) }</> },
    )
}

fn line(cx: &RenderContext, line: &QuestionLine, current: bool) -> Html {
    let href = AttrValue::from(Target { id: line.id.clone(), quote: None }.hash());
    html! {
        <li key={line.id.clone()}>
            <a {href} aria-current={current.then_some("location")} data-close="">
                <b>{ line.number }</b>{ cx.label(&line.label) }
                if let Some(count) = line.count.filter(|count| *count > 0) {
                    <small role="img" lang={cx.ui.tag()} aria-label={(cx.words().passages)(count)}>{ count }</small>
                }
            </a>
        </li>
    }
}
