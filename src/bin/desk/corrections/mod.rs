//! The view *Corrections*: what the interviewee has changed, passage by passage, to take or leave.
//!
//! [`interview_viewer::desk::corrections`] compares; the components here draw the result, and hand on what is decided.

pub mod back;
mod change;
pub mod hand;
mod list;
mod unchanged;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::Command;
use interview_viewer::desk::corrections::{Decision, Difference, Kind, Standing, Stray, differences, merged};
use interview_viewer::words::desk::desk as words_of;

use super::panels::{FormProps, Forms};
use super::parts::{element, window};
use super::saved::{Act, Keeping};
use back::Back;

/// What is done with a difference.
#[derive(Clone, Debug, PartialEq)]
enum Deed {
    Take,
    Leave,
    /// Opens a field with their words, or with those of both.
    Edit,
    /// Takes what the field has.
    Put(String),
    Cancel,
    Next,
}

/// What is in hand.
#[derive(Clone, Default, PartialEq)]
struct Hand {
    /// The position of a passage in the file.
    passage: usize,
    /// Its field is open.
    edits: bool,
    /// Focus goes there after the next drawing.
    moves: bool,
}

#[component]
pub fn Corrections(FormProps { forms }: &FormProps) -> Html {
    let words = &words_of(forms.props.ui).corrections;
    let hand = use_state_eq(Hand::default);
    {
        let hand = hand.clone();
        use_effect(move || {
            if hand.moves {
                focus(hand.passage);
                hand.set(Hand { moves: false, ..(*hand).clone() });
            }
        });
    }
    let Some(keeping) = use_context::<Keeping>() else { return Html::default() };
    let trouble = keeping.trouble.as_ref().map(|why| html! { <p class="dk-notice">{ why }</p> });
    let Some(back) = keeping.returned.clone() else {
        return html! {
            <div class="dk-head">
                { trouble }
                <h2 class="dk-h2">{ words.none }</h2>
                <p class="dk-sub">{ words.none_more }</p>
                <p class="dk-next">{ hand::choose(&keeping, "dk-btn", None) }</p>
            </div>
        };
    };
    let all: Rc<[Difference]> = differences(&forms.props.work.draft(), &back.matched, &back.decisions).into();
    let act = {
        let (forms, keeping, all, hand) = (forms.clone(), keeping.clone(), all.clone(), hand.clone());
        Callback::from(move |(passage, deed): (usize, Deed)| {
            let next = done(&forms, &keeping, &all, passage, deed);
            hand.set(next);
        })
    };
    let onkeydown = keys(&act, &all, forms.props.read_only);
    let take_all = {
        let (forms, all) = (forms.clone(), all.clone());
        Callback::from(move |()| take_all(&forms, &all))
    };
    let mut pieces = Vec::new();
    let mut from = 0;
    for one in all.iter() {
        pieces.push(html! { <unchanged::Unchanged key={format!("u{from}")} ui={forms.props.ui} back={back.clone()} {from} to={one.passage} /> });
        pieces.push(html! {
            <change::Change key={one.passage.to_string()} one={one.clone()} speaker={speaker(forms, one)} act={act.clone()} ui={forms.props.ui}
                read_only={forms.props.read_only} edits={hand.edits && hand.passage == one.passage} />
        });
        from = one.passage + 1;
    }
    html! {
        <div class="dk-corrections">
            <header class="dk-head">
                { trouble }
                <h2 class="dk-h2">{ words.heading }</h2>
                <p class="dk-sub">{ (words.summary)(all.len(), back.matched.passages.len()) }</p>
                if !back.matched.is_base_known { <p class="dk-notice">{ words.base_unknown }</p> }
            </header>
            <list::List forms={forms.clone()} all={all.clone()} back={back.clone()} keeping={keeping.clone()} {act} {take_all} />
            <div class="dk-changes" {onkeydown}>
                { strays(forms, &back) }
                { pieces }
                <unchanged::Unchanged ui={forms.props.ui} back={back.clone()} {from} to={back.matched.passages.len()} />
            </div>
        </div>
    }
}

fn section_id(passage: usize) -> String {
    format!("dk-c{passage}")
}

fn focus(passage: usize) {
    if let Some(section) = element(&section_id(passage)) {
        section.focus().ok();
    }
}

/// The name of who speaks.
fn speaker(forms: &Forms, one: &Difference) -> Option<Rc<str>> {
    let draft = forms.props.work.draft();
    let id = draft.turn(one.at?)?.speaker.clone()?;
    let langs = std::iter::once(&one.lang).chain(&draft.languages);
    draft.speaker(&id)?.name.best(langs).cloned()
}

/// Carries out a deed, and returns what is in hand then.
fn done(forms: &Forms, keeping: &Keeping, all: &[Difference], passage: usize, deed: Deed) -> Hand {
    let words = &words_of(forms.props.ui).corrections;
    let stays = Hand { passage, edits: false, moves: true };
    let Some(one) = all.iter().find(|one| one.passage == passage) else { return stays };
    let open = all.iter().filter(|other| other.standing == Standing::Open && other.passage != passage).count();
    let decide = |instead_of: Option<String>| keeping.act.emit(Act::Decide(one.decision(instead_of)));
    let apply = |command: Option<Command>| command.is_none_or(|command| tried(forms, command));
    match deed {
        Deed::Take => {
            let command = one.take(&forms.props.work.draft());
            if apply(command) {
                // A conflict can be left again, which needs the editor's words.
                decide(Some(one.yours.to_string()));
                forms.props.say.emit((words.taken)(&one.label, open));
            }
            stays
        }
        Deed::Leave => {
            let back = one.put_back(&forms.props.work.draft());
            if apply(back) {
                decide(None);
                forms.props.say.emit((words.left)(&one.label, open));
            }
            stays
        }
        Deed::Edit => Hand { edits: one.at.is_some(), moves: false, passage },
        Deed::Put(text) => {
            let command = one.put(&forms.props.work.draft(), &text);
            if apply(command) {
                decide(Some(one.yours.to_string()));
                forms.props.say.emit((words.taken)(&one.label, open));
            }
            stays
        }
        Deed::Cancel => stays,
        Deed::Next => {
            let is_open = |other: &&Difference| other.standing == Standing::Open && other.passage != passage;
            let after = all.iter().filter(is_open).find(|other| other.passage > passage);
            match after.or_else(|| all.iter().find(is_open)) {
                Some(next) => Hand { passage: next.passage, edits: false, moves: true },
                None => {
                    forms.props.say.emit(words.all_decided.to_owned());
                    stays
                }
            }
        }
    }
}

/// Carries out a command, and says why if it cannot be done.
fn tried(forms: &Forms, command: Command) -> bool {
    let done = forms.apply.emit(command);
    if let Err(refused) = done {
        forms.props.say.emit((words_of(forms.props.ui).editor.refused)(refused).to_owned());
    }
    done.is_ok()
}

/// Takes all that the editor has not changed, each as a step of its own.
fn take_all(forms: &Forms, all: &[Difference]) {
    let mut count = 0;
    for one in all.iter().filter(|one| one.is_plain()) {
        let command = one.take(&forms.props.work.draft());
        count += usize::from(command.is_some_and(|command| tried(forms, command)));
    }
    forms.props.say.emit((words_of(forms.props.ui).corrections.all_taken)(count));
}

/// The words that the field opens with, and whether both changed the same.
fn proposed(one: &Difference) -> (String, bool) {
    match one.kind {
        Kind::Conflict => merged(&one.base, &one.yours, &one.theirs),
        _ => (one.theirs.to_string(), false),
    }
}

/// Keys act on the passage that has the focus.
fn keys(act: &Callback<(usize, Deed)>, all: &Rc<[Difference]>, read_only: bool) -> impl Fn(KeyboardEvent) + 'static {
    let (act, all) = (act.clone(), all.clone());
    move |event: KeyboardEvent| {
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(target) = target.filter(|_| !has_modifier && !event.is_composing() && event.key_code() != 229) else {
            return;
        };
        let section = target.closest(".dk-change").ok().flatten();
        let Some(one) = section.and_then(|section| all.iter().find(|one| section_id(one.passage) == section.id()))
        else {
            return;
        };
        let deed = match (&*event.key(), target.tag_name() == "TEXTAREA") {
            ("Escape", true) => Deed::Cancel,
            ("n", false) => Deed::Next,
            ("1", false) if !read_only => Deed::Take,
            ("2", false) if !read_only => Deed::Leave,
            ("e", false) if !read_only => Deed::Edit,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        act.emit((one.passage, deed));
    }
}

/// What belongs to no passage.
fn strays(forms: &Forms, back: &Rc<Back>) -> Html {
    if back.matched.strays.is_empty() {
        return Html::default();
    }
    let words = &words_of(forms.props.ui).corrections;
    html! {
        <section class="dk-strays" aria-labelledby="dk-strays">
            <h3 class="dk-h3" id="dk-strays">{ words.strays }</h3>
            <p class="dk-hint">{ words.strays_more }</p>
            <ul role="list">{ for back.matched.strays.iter().map(|stray| stray_of(forms, back, stray)) }</ul>
        </section>
    }
}

fn stray_of(forms: &Forms, back: &Rc<Back>, stray: &Stray) -> Html {
    let words = &words_of(forms.props.ui).corrections;
    let before = stray.after.and_then(|n| back.matched.passages.get(n)).filter(|_| !forms.props.read_only);
    let add = before.and_then(|before| {
        let draft = forms.props.work.draft();
        let at = draft.find_address(&before.address)?;
        let own = draft.passage(at)?.texts.text(&before.lang).to_owned();
        if own.contains(&stray.text) {
            return None;
        }
        let text = format!("{}\n\n{}", own.trim_end(), stray.text).trim().to_owned();
        let command = Command::Type { at, lang: before.lang.to_string(), text };
        let forms = forms.clone();
        let onclick = move |_: MouseEvent| _ = tried(&forms, command.clone());
        Some(
            html! { <button type="button" class="dk-act is-main" {onclick}>{ (words.add_to)(&before.label) }</button> },
        )
    });
    html! { <li><b>{ (words.why)(&stray.why) }</b><p class="dk-words">{ &stray.text }</p>{ add }</li> }
}

/// Opens the print dialog of the browser.
pub fn print() {
    window().print().ok();
}

/// Returns the decisions with another one.
pub fn decided(decisions: &[Decision], new: Decision) -> Vec<Decision> {
    let others = decisions.iter().filter(|one| (&one.address, &one.lang) != (&new.address, &new.lang)).cloned();
    others.chain([new.clone()]).collect()
}
