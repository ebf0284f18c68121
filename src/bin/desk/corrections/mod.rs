//! The view *Corrections*: what the interviewee has changed, passage by passage, to take or leave.
//!
//! [`interview_viewer::desk::corrections`] compares; the components here draw the result, and hand on what is decided.

pub mod back;
mod change;
mod edited;
pub mod hand;
mod list;
mod strays;
mod trouble;
mod unchanged;

use std::collections::BTreeSet;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use interview_viewer::desk::Command;
use interview_viewer::desk::corrections::{self, Decision, Difference, Standing, differences};
use interview_viewer::desk::editor::View as Mode;
use interview_viewer::desk::editor::keys::{self, Level};
use interview_viewer::interview::Lang;
use interview_viewer::words::desk::desk as words_of;

use super::editor::keyed;
use super::label::Label;
use super::panels::{FormProps, Forms};
use super::parts::{element, focused, window};
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
    /// Keeps what the field has, to go on later.
    Keep(String),
    /// Closes the field. `is_kept`: it has words that are not taken.
    Cancel {
        is_kept: bool,
    },
    Next,
}

/// Where the focus is when the view is entered.
const FROM: &str = "body, main, h1, .dk-views a";

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
    let keeping = use_context::<Keeping>();
    let back = keeping.as_ref().and_then(|keeping| keeping.returned.clone());
    let of_file = |back: &Rc<Back>| differences(&forms.props.work.draft(), &back.matched, &back.decisions);
    let all: Rc<[Difference]> = back.as_ref().map(of_file).unwrap_or_default().into();
    {
        let (back, all) = (back.clone(), all.clone());
        let trouble = keeping.as_ref().and_then(|keeping| keeping.trouble.clone());
        use_effect(move || {
            if back.is_some_and(|back| back.is_new.replace(false)) {
                focus_first(&all);
            }
            if trouble.is_some_and(|trouble| trouble.is_new.replace(false)) {
                trouble::focus();
            }
        });
    }
    {
        // Who comes by the link of the view, or where a page begins, can decide at once.
        let first = all.iter().find(|one| one.standing == Standing::Open).map(|first| first.passage);
        use_effect_with((), move |()| {
            if let Some(first) = first.filter(|_| focused().is_none_or(|one| one.matches(FROM).unwrap_or(false))) {
                focus(first);
            }
        });
    }
    let Some(keeping) = keeping else { return Html::default() };
    let trouble = trouble::trouble(&keeping);
    let Some(back) = back else {
        return html! {
            <div class="dk-head">
                { trouble }
                <h2 class="dk-h2">{ words.none }</h2>
                <p class="dk-sub">{ words.none_more }</p>
                <p class="dk-next">{ hand::choose(&keeping, "dk-btn", None) }</p>
                { list::away(&keeping, forms.props.read_only) }
            </div>
        };
    };
    let act = {
        let (forms, keeping, back, hand) = (forms.clone(), keeping.clone(), back.clone(), hand.clone());
        Callback::from(move |(passage, deed): (usize, Deed)| {
            // The text may have changed since it was drawn.
            let all = differences(&forms.props.work.draft(), &back.matched, &back.decisions);
            if let Some(next) = done(&forms, &keeping, &all, passage, deed) {
                hand.set(next);
            }
        })
    };
    let onkeydown = keys(&act, &all, forms);
    // Drawn with the boundaries that the draft has now.
    let followed = back.matched.followed(&forms.props.work.draft());
    let back = Rc::new(Back { matched: followed.into(), ..Back::clone(&back) });
    let take_all = {
        let (forms, all, hand) = (forms.clone(), all.clone(), hand.clone());
        Callback::from(move |()| {
            take_all(&forms, &all);
            // The button that was pressed is gone.
            let left = all.iter().find(|one| one.standing == Standing::Open && !one.is_plain()).or(all.first());
            hand.set(Hand { passage: left.map_or(0, |left| left.passage), edits: false, moves: true });
        })
    };
    let change = |one: &Difference| {
        html! {
            <change::Change key={one.passage.to_string()} one={one.clone()} speaker={speaker(forms, one)} act={act.clone()} ui={forms.props.ui}
                read_only={forms.props.read_only} edits={hand.edits && hand.passage == one.passage}
                begun={back.begun_for(one).map(|text| AttrValue::from(text.to_owned()))}
                is_older={one.standing == Standing::Taken && one.is_translation_older(&forms.props.work.draft())} />
        }
    };
    let noted: BTreeSet<usize> =
        back.matched.strays.iter().filter(|stray| stray.is_note()).filter_map(|stray| stray.after).collect();
    let mut pieces = Vec::new();
    let mut from = 0;
    for n in all.iter().map(|one| one.passage).chain(noted.iter().copied()).collect::<BTreeSet<_>>() {
        pieces.push(html! { <unchanged::Unchanged key={format!("u{from}")} ui={forms.props.ui} back={back.clone()} {from} to={n} /> });
        pieces.push(match all.iter().find(|one| one.passage == n) {
            Some(one) => change(one),
            None => html! { <div key={format!("s{n}")}>{ unchanged::same(&back.matched.passages[n]) }</div> },
        });
        if noted.contains(&n) {
            pieces.push(html! { <div key={format!("n{n}")}>{ strays::notes(forms, &back, n) }</div> });
        }
        from = n + 1;
    }
    html! {
        <div class="dk-corrections">
            <header class="dk-head">
                { trouble }
                <h2 class="dk-h2" id="dk-came-back" tabindex="-1">{ words.heading }</h2>
                <p class="dk-sub">{ (words.summary)(all.len(), back.matched.passages.len()) }</p>
                if !back.matched.is_base_known { <p class="dk-notice">{ words.base_unknown }</p> }
            </header>
            <list::List forms={forms.clone()} all={all.clone()} back={back.clone()} keeping={keeping.clone()} {act} {take_all} />
            <div class="dk-changes" {onkeydown}>
                { strays::strays(forms, &back) }
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

/// Focuses the first correction to decide, or else what is said of the file.
fn focus_first(all: &[Difference]) {
    let first = all.iter().find(|one| one.standing == Standing::Open).or(all.first());
    match first {
        Some(first) => focus(first.passage),
        None => _ = element("dk-came-back").map(|heading| heading.focus().ok()),
    }
}

/// The name of who speaks.
fn speaker(forms: &Forms, one: &Difference) -> Option<Label> {
    let draft = forms.props.work.draft();
    let id = draft.turn(one.at?)?.speaker.clone()?;
    let langs: Vec<Lang> = std::iter::once(&one.lang).chain(&draft.languages).cloned().collect();
    Label::of(&draft.speaker(&id)?.name, &langs)
}

/// Carries out a deed, and returns what is in hand then; `None` if that stays the same.
fn done(forms: &Forms, keeping: &Keeping, all: &[Difference], passage: usize, deed: Deed) -> Option<Hand> {
    let words = &words_of(forms.props.ui);
    let say = |sentence: &str| forms.props.say.emit(sentence.to_owned());
    let to = |passage| Some(Hand { passage, edits: false, moves: true });
    let stays = to(passage);
    let Some(one) = all.iter().find(|one| one.passage == passage) else { return stays };
    // Who decides goes on to the next; who changes a decision looks at what becomes of it.
    let next = next_open(all, passage).filter(|_| one.standing == Standing::Open);
    let goes_on = to(next.unwrap_or(one).passage);
    let open = all.iter().filter(|other| other.standing == Standing::Open && other.passage != passage).count();
    let decide = |decision: Decision| keeping.act.emit(Act::Decide(decision));
    let keep = |text: String| keeping.act.emit(Act::Keep(one.unfinished(text)));
    let apply = |command: Option<Command>| command.is_none_or(|command| forms.apply.emit(command).is_ok());
    let taken = |made: Option<String>| {
        // A conflict can be left again, which needs the editor's words.
        decide(one.taken(made));
        let is_older = one.is_translation_older(&forms.props.work.draft());
        say(&with_older(forms, (words.corrections.taken)(&one.label, open), is_older));
    };
    if forms.props.read_only && !matches!(deed, Deed::Next | Deed::Keep(_) | Deed::Cancel { .. }) {
        say(words.editor.read_only);
        return None;
    }
    match deed {
        Deed::Take if one.standing == Standing::Taken => say(&(words.corrections.taken)(&one.label, open)),
        Deed::Take => {
            let command = one.take(&forms.props.work.draft());
            if apply(command) {
                taken(None);
                return goes_on;
            }
        }
        Deed::Leave => {
            let back = one.put_back(&forms.props.work.journal());
            if back.is_none() && one.standing == Standing::Taken {
                say(words.corrections.not_put_back);
            } else if apply(back) {
                decide(one.left());
                say(&(words.corrections.left)(&one.label, open));
                return goes_on;
            }
        }
        Deed::Edit if one.at.is_none() => say(words.corrections.gone),
        // Focus goes there, and tells it.
        Deed::Edit => {
            say("");
            return Some(Hand { edits: true, moves: false, passage });
        }
        Deed::Put(text) => {
            let command = one.put(&forms.props.work.draft(), &text);
            if apply(command) {
                keep(String::new());
                taken(Some(text));
                return goes_on;
            }
            keep(text);
        }
        Deed::Keep(text) => {
            keep(text);
            return None;
        }
        Deed::Cancel { is_kept } => {
            if is_kept {
                say(words.corrections.kept);
            }
        }
        Deed::Next => match next_open(all, passage) {
            Some(next) => {
                say("");
                return to(next.passage);
            }
            None if one.standing == Standing::Open => say(&(words.corrections.passage)(&one.label)),
            None => say(words.corrections.all_decided),
        },
    }
    stays
}

/// The next correction to decide: after a passage, or else from the start.
fn next_open(all: &[Difference], passage: usize) -> Option<&Difference> {
    let is_open = |other: &&Difference| other.standing == Standing::Open && other.passage != passage;
    let after = all.iter().filter(is_open).find(|other| other.passage > passage);
    after.or_else(|| all.iter().find(is_open))
}

/// What is said, and that a translation is older now.
fn with_older(forms: &Forms, said: String, is_older: bool) -> String {
    let older = words_of(forms.props.ui).corrections.older;
    if is_older { format!("{said} · {older}") } else { said }
}

/// Takes all that the editor has not changed, in one step.
fn take_all(forms: &Forms, all: &[Difference]) {
    let command = corrections::take_all(&forms.props.work.draft(), all);
    let Some((command, count)) = command else { return };
    if forms.apply.emit(command).is_err() {
        return;
    }
    let is_older = |one: &Difference| one.is_plain() && one.is_translation_older(&forms.props.work.draft());
    let is_older = all.iter().any(is_older);
    let said = (words_of(forms.props.ui).corrections.all_taken)(count);
    forms.props.say.emit(with_older(forms, said, is_older));
}

/// Keys act on the correction that has the focus.
fn keys(act: &Callback<(usize, Deed)>, all: &Rc<[Difference]>, forms: &Forms) -> impl Fn(KeyboardEvent) + 'static {
    let (act, all, forms) = (act.clone(), all.clone(), forms.clone());
    move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(target) = target.filter(|target| target.tag_name() != "TEXTAREA" && !event.is_composing()) else {
            return;
        };
        let section = target.closest(".dk-change").ok().flatten();
        let one = section.and_then(|section| all.iter().find(|one| section_id(one.passage) == section.id()));
        let Some((one, (deed, _))) = one.zip(keyed(&event, Level::Correction, Mode::Corrections, forms.single)) else {
            return;
        };
        let deed = match deed {
            keys::Deed::NextChange => Deed::Next,
            keys::Deed::TakeChange => Deed::Take,
            keys::Deed::LeaveChange => Deed::Leave,
            keys::Deed::EditChange => Deed::Edit,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        act.emit((one.passage, deed));
    }
}

/// Opens the print dialog of the browser.
pub fn print() {
    window().print().ok();
}
