//! An original and its translation: how they stand to each other, and what can be done.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::editor::Action;
use interview_viewer::desk::{Draft, Standing};
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::attribute;
use super::super::parts::chosen;
use super::super::work::EditorProps;
use super::Shown;
use super::passage::opener;

/// What a passage shows of its translation.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub standing: Standing,
    /// The original that the translation was made of, if it is known and the passage is in hand.
    pub former: Option<Rc<str>>,
    /// Its translated words have been taken up.
    pub is_moving: bool,
    /// The number of the passage whose words have been taken up, if this one is in hand.
    pub moving: Option<Rc<str>>,
}

/// How many places are to be looked at, with a way to the next.
pub fn to_look_at(ui: Ui, draft: &Draft, lang: &Lang, act: &Callback<Action>) -> Html {
    let words = &words_of(ui).editor;
    let all: Vec<Standing> = draft.to_look_at(lang).map(|(_, standing)| standing).collect();
    let count = |wanted: Standing| all.iter().filter(|standing| **standing == wanted).count();
    let said = (words.to_look_at)(count(Standing::Gap), count(Standing::Outdated), count(Standing::Doubtful));
    html! {
        <p class="dk-look-at">
            <span>{ said }</span>
            if !all.is_empty() { { button(act, words.next_gap.into(), "N", Action::NextDoubtful) } }
        </p>
    }
}

/// Chooses the translation, if there are several.
pub fn choice(props: &EditorProps, lang: &Lang, redraw: &UseForceUpdateHandle) -> Html {
    let words = words_of(props.ui);
    let translations = props.work.draft().languages[1..].to_vec();
    if translations.len() < 2 {
        return Html::default();
    }
    let onchange = {
        let (translate, translations, redraw) = (props.translate.clone(), translations.clone(), redraw.clone());
        move |event: Event| {
            let tag = chosen(&event).unwrap_or_default();
            let Some(lang) = translations.iter().find(|own| own.as_str() == tag) else { return };
            translate.emit(lang.clone());
            redraw.force_update();
        }
    };
    html! {
        <select class="dk-input dk-translation" aria-label={words.editor.translation} {onchange}>
            { for translations.iter().map(|own| html! {
                <option value={own.as_str().to_owned()} selected={own == lang}>{ (words.panels.language)(own) }</option>
            }) }
        </select>
    }
}

/// The sign beside a passage. One element, whose mark the style sheet draws: a correction sets hundreds of them.
pub fn sign(ui: Ui, standing: Standing) -> Html {
    let class = match standing {
        Standing::Outdated => "dk-standing is-outdated",
        Standing::Doubtful => "dk-standing is-doubtful",
        Standing::Confirmed => "dk-standing is-confirmed",
        Standing::AcceptedGap => "dk-standing is-confirmed is-gap",
        Standing::Gap | Standing::Unknown => return Html::default(),
    };
    let said = (words_of(ui).editor.standing)(standing);
    html! { <span {class} role="img" title={said} aria-label={said} lang={ui.tag()}></span> }
}

/// Why a passage is to be looked at, and what to do about it. Of a gap, its column says why.
pub fn notice(ui: Ui, pair: &Pair, (lang, now): (&Lang, &str), is_in_hand: bool, act: &Callback<Action>) -> Html {
    let words = &words_of(ui).editor;
    let (why, settle) = match pair.standing {
        Standing::Outdated => (words.outdated, words.is_right),
        Standing::Doubtful => (words.doubtful, words.is_right),
        Standing::Gap if is_in_hand => ("", words.keep_gap),
        _ => return Html::default(),
    };
    let change = pair.former.as_ref().filter(|_| pair.standing == Standing::Outdated).map(|former| {
        let (gone, new) = differing(former, now);
        html! { <>{ ": " }<del lang={attribute(lang)}>{ gone }</del>{ " " }<ins lang={attribute(lang)}>{ new }</ins></> }
    });
    html! {
        <p class="dk-pair-notice" lang={ui.tag()}>
            <span>{ why }{ change }</span>
            if is_in_hand { { button(act, settle.into(), "R", Action::Confirm) } }
        </p>
    }
}

/// What can be done with the passage in hand.
#[derive(Properties, PartialEq)]
pub struct ToolsProps {
    pub ui: Ui,
    pub act: Callback<Action>,
    pub show: Callback<Shown>,
    pub moving: Option<Rc<str>>,
}

#[component]
pub fn PairTools(ToolsProps { ui, act, show, moving }: &ToolsProps) -> Html {
    let words = &words_of(*ui).editor;
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let tool = |name: &'static str, key: &'static str, action: Action| button(act, name.into(), key, action);
    if let Some(number) = moving {
        return html! {
            <>
                { button(act, (words.move_here)(number).into(), "M", Action::MoveText) }
                { tool(words.move_not, "Esc", Action::Leave) }
            </>
        };
    }
    html! {
        <>
            { tool(words.edit, "Enter", Action::Edit) }
            { tool(words.confirm_to, "C", Action::ConfirmTo) }
            { tool(words.next_gap, "N", Action::NextDoubtful) }
            <button type="button" class="dk-moves-button" aria-expanded={open.to_string()} onclick={toggle}>{ words.moves }</button>
            <span class={classes!("dk-moves", open.then_some("is-open"))}>
                { tool(words.push_down, "D", Action::PushDown) }
                { tool(words.pull_up, "U", Action::PullUp) }
                { tool(words.swap, "X", Action::Swap) }
                { tool(words.first_up, "Ctrl ↑", Action::FirstUp) }
                { tool(words.last_down, "Ctrl ↓", Action::LastDown) }
                { tool(words.move_text, "M", Action::MoveText) }
                { tool(words.align, "A", Action::Align) }
                { opener(show, words.insert, "I", Shown::Insert) }
            </span>
        </>
    }
}

fn button(act: &Callback<Action>, name: AttrValue, key: &'static str, action: Action) -> Html {
    let act = act.clone();
    let onclick = move |_: MouseEvent| act.emit(action.clone());
    html! { <button type="button" {onclick}>{ name }<kbd>{ key }</kbd></button> }
}

/// What two texts do not have in common, between their equal beginnings and ends.
fn differing<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let is_same = |(a, b): &((usize, char), (usize, char))| a.1 == b.1;
    let start: usize =
        one.char_indices().zip(other.char_indices()).take_while(is_same).map(|(a, _)| a.1.len_utf8()).sum();
    // Words are shown whole.
    let start = one[..start].rfind(char::is_whitespace).map_or(0, |at| at + 1).min(start);
    let (one, other) = (&one[start..], &other[start..]);
    let ends = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b);
    let end: usize = ends.map(|(a, _)| a.len_utf8()).sum();
    let end = one[one.len() - end..].find(char::is_whitespace).map_or(0, |at| end - at);
    (&one[..one.len() - end], &other[..other.len() - end])
}
