//! Under a theme: in which passages it lies, as strokes on a line, in words, and one after the other.

use std::rc::Rc;

use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::{At, Draft, Line};
use interview_viewer::words::desk::desk as words_of;

use super::Forms;

/// How many runs of passages the description of a strip names.
const NAMED: usize = 8;

#[derive(Properties, PartialEq)]
pub struct StripProps {
    pub line: Rc<Line>,
    /// The positions in the line of the passages with the theme. Not empty.
    pub passages: Rc<[usize]>,
    pub label: AttrValue,
    /// Gets the number of the passage whose stroke was clicked, among those with the theme.
    pub pick: Callback<usize>,
}

/// Draws the strip as one image: a click leads to the passage of the nearest stroke.
#[component]
pub fn Strip(StripProps { line, passages, label, pick }: &StripProps) -> Html {
    let onclick = {
        let (line, passages, pick) = (line.clone(), passages.clone(), pick.clone());
        move |event: MouseEvent| {
            let target = event.target_dyn_into::<Element>();
            let Some(strip) = target.and_then(|target| target.closest("svg").ok().flatten()) else { return };
            let strip = strip.get_bounding_client_rect();
            let part = (f64::from(event.client_x()) - strip.left()) / strip.width().max(1.0);
            line.nearest(&passages, part).into_iter().for_each(|position| pick.emit(position));
        }
    };
    html! {
        <svg class="dk-strip" role="img" aria-label={label} viewBox={line.view_box()} preserveAspectRatio="none" {onclick}>
            <path d={line.ground()} />
            <path class="is-on" d={line.strokes(passages)} vector-effect="non-scaling-stroke" />
        </svg>
    }
}

#[derive(Properties, PartialEq)]
pub struct WhereProps {
    pub forms: Forms,
    pub line: Rc<Line>,
    pub passages: Rc<[usize]>,
}

/// The passages with a theme by their numbers, and the way from one to the next: the passage comes into sight, and the focus
/// stays on the button.
#[component]
pub fn Where(WhereProps { forms, line, passages }: &WhereProps) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels;
    let draft = props.work.draft();
    let beside = |forward: bool| {
        let (forms, line, passages) = (forms.clone(), line.clone(), passages.clone());
        move |_: MouseEvent| {
            let hand = forms.props.work.editor().hand();
            let Some(n) = line.beside(&passages, hand, forward) else { return };
            let Some(at) = line.place(passages[n]) else { return };
            let number = forms.numbers.of(&forms.props.work.draft(), at);
            forms.props.say.emit((said.placed)(&number, n + 1, passages.len()));
            forms.show.emit(at);
        }
    };
    let runs = line.runs(passages);
    html! {
        <div class="dk-part dk-where">
            <h3>{ said.themes.whereabouts }</h3>
            if runs.len() > NAMED {
                <details><summary>{ described(forms, &draft, line, passages) }</summary><p>{ named(forms, &draft, &runs) }</p></details>
            } else {
                <p>{ described(forms, &draft, line, passages) }</p>
            }
            <div class="dk-where-steps">
                <button type="button" onclick={beside(false)}>{ said.themes.previous }</button>
                <button type="button" onclick={beside(true)}>{ said.themes.next }</button>
            </div>
        </div>
    }
}

/// In which passages a theme lies, in words; of many, the first ones.
pub fn described(forms: &Forms, draft: &Draft, line: &Line, passages: &[usize]) -> String {
    let said = &words_of(forms.props.ui).panels.themes;
    let runs = line.runs(passages);
    let first = &runs[..runs.len().min(NAMED)];
    let last = first.last().map(|(_, last)| *last);
    let more = passages.iter().filter(|position| line.place(**position) > last).count();
    (said.lies_in)(&named(forms, draft, first), more)
}

/// The numbers of passages.
fn named(forms: &Forms, draft: &Draft, runs: &[(At, At)]) -> String {
    let number = |at| forms.numbers.of(draft, at);
    let run = |(first, last): &(At, At)| match first == last {
        true => number(*first).to_string(),
        false => format!("{}–{}", number(*first), number(*last)),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(words_of(forms.props.ui).panels.comma)
}
