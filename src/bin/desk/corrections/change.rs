//! One passage that came back with other words: what changed, and what to do with it.

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::corrections::{Difference, Kind, Standing, Was, diff};
use interview_viewer::desk::editor::keys::{self, Deed as Keyed};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::Label;
use super::edited::Edited;
use super::{Deed, section_id};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub one: Difference,
    pub speaker: Option<Label>,
    pub act: Callback<(usize, Deed)>,
    pub ui: Ui,
    pub read_only: bool,
    /// Its field is open.
    pub edits: bool,
    /// The words with which its field was left.
    pub begun: Option<AttrValue>,
    /// Its translation was made of other words.
    pub is_older: bool,
}

#[component]
pub fn Change(props: &Props) -> Html {
    let Props { one, speaker, ui, .. } = props;
    let words = &words_of(*ui).corrections;
    let class = match one.standing {
        Standing::Open => "dk-change",
        Standing::Taken => "dk-change is-done",
        Standing::Left => "dk-change is-done is-left",
    };
    let both = one.kind == Kind::Conflict && one.standing == Standing::Open;
    let (id, label) = (section_id(one.passage), (words.passage)(&one.label));
    let by = speaker.is_some().then(|| format!("{id}-by"));
    let note = match (one.kind, one.standing) {
        (Kind::Gone, _) => Some(words.gone),
        (_, Standing::Taken | Standing::Left) => None,
        (Kind::Conflict, _) => Some(words.conflict),
        (Kind::Removed, _) if props.edits => None,
        (Kind::Removed, _) => Some(if one.is_whole { words.whole } else { words.one_language }),
        (Kind::Changed, _) => None,
    };
    html! {
        <section id={id} {class} tabindex="0" aria-label={label} aria-describedby={by.clone()}>
            <span class="dk-number">{ &*one.label }</span>
            <div class="dk-said">
                if let Some(name) = speaker { <b id={by} class="dk-by" lang={name.lang.clone()}>{ &name.text }</b> }
                if props.edits {
                    <Edited one={one.clone()} begun={props.begun.clone()} act={props.act.clone()} ui={*ui} />
                } else if both || props.begun.is_some() {
                    <div class="dk-both">
                        <div><b>{ words.theirs }</b>{ marked(one, &one.theirs) }</div>
                        if both { <div><b>{ words.yours }</b>{ marked(one, &one.yours) }</div> }
                        if let Some(begun) = &props.begun { <div><b>{ words.begun }</b>{ marked(one, begun) }</div> }
                    </div>
                } else {
                    { marked(one, &one.theirs) }
                }
            </div>
            <div class="dk-decide">
                if !props.read_only && !props.edits && one.kind != Kind::Gone { { decide(props, both) } }
                if let Some(note) = note { <p class="dk-hint">{ note }</p> }
                if one.runs_on && one.standing == Standing::Open { <p class="dk-hint">{ words.runs_on }</p> }
                if one.in_file != one.label { <p class="dk-hint">{ (words.in_file)(&one.in_file) }</p> }
                if props.is_older { <p class="dk-hint">{ words.older }</p> }
                if props.begun.is_some() && !props.edits { <p class="dk-hint">{ words.unfinished }</p> }
            </div>
        </section>
    }
}

/// What changed in the words that were given out.
fn marked(one: &Difference, after: &str) -> Html {
    let pieces = diff(&one.base, after).into_iter().map(|piece| match piece.was {
        Was::Kept => html! { { piece.text } },
        Was::Cut => html! { <del>{ piece.text }</del> },
        Was::Put => html! { <ins>{ piece.text }</ins> },
    });
    html! { <p class="dk-words" lang={one.lang.attribute().to_owned()} dir={one.lang.dir()}>{ for pieces }</p> }
}

fn decide(props: &Props, both: bool) -> Html {
    let Props { one, ui, .. } = props;
    let words = &words_of(*ui).corrections;
    let (first, second) = match (both, one.theirs.is_empty()) {
        (true, _) => (words.theirs, words.yours),
        (_, true) => (words.take_out, words.keep),
        // There are two to take.
        _ if props.begun.is_some() => (words.theirs, words.leave),
        _ => (words.take, words.leave),
    };
    let take_begun = |begun: &AttrValue| {
        let (act, passage, begun) = (props.act.clone(), one.passage, begun.to_string());
        let onclick = move |_: MouseEvent| act.emit((passage, Deed::Put(begun.clone())));
        html! { <button type="button" class="dk-act is-main" {onclick}>{ words.take_these }</button> }
    };
    let button = |name: &'static str, key: Keyed, pressed: Option<bool>, class: &'static str, deed: Deed| {
        let (act, passage) = (props.act.clone(), one.passage);
        let onclick = move |_: MouseEvent| act.emit((passage, deed.clone()));
        html! {
            <button type="button" {class} aria-pressed={pressed.map(|is| is.to_string())} {onclick}>{ name }<kbd>{ keys::name(key) }</kbd></button>
        }
    };
    html! {
        <>
            <div class="dk-seg">
                { button(first, Keyed::TakeChange, Some(one.standing == Standing::Taken), "is-take", Deed::Take) }
                { button(second, Keyed::LeaveChange, Some(one.standing == Standing::Left), "is-leave", Deed::Leave) }
            </div>
            if one.at.is_some() {
                { props.begun.as_ref().map(take_begun) }
                { button(if both { words.both } else { words.edit }, Keyed::EditChange, None, "dk-act", Deed::Edit) }
            }
        </>
    }
}
