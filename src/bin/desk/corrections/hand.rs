//! *For the interviewee*, in what *Saved* opens: makes the proof, as a Word file or printed, and opens the file that comes
//! back.

use web_sys::{Event, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::corrections::proof;
use interview_viewer::desk::{Draft, Field};
use interview_viewer::import::proof::Proof;
use interview_viewer::interview::{self, Lang};
use interview_viewer::shell::file;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

use super::super::parts::{FILE, icon};
use super::super::saved::{Act, Keeping};

/// Returns the proof of a draft in these languages. Above it stands what to do, in the same languages.
pub fn made(draft: &Draft, langs: &[Lang], ui: Ui) -> Proof {
    let title = draft.details.get(&Field::Title).and_then(|title| title.best(langs));
    let mut front: Vec<String> = vec![title.map_or(desk(ui).frame.untitled, |title| title).to_owned()];
    for lang in langs {
        let what_to_do = desk(told_in(lang, ui)).corrections.what_to_do.to_owned();
        if !front.contains(&what_to_do) {
            front.push(what_to_do);
        }
    }
    proof(draft, langs, front)
}

/// Returns the interface language for people who read a language.
fn told_in(lang: &Lang, ui: Ui) -> Ui {
    match lang.primary() {
        "en" => Ui::En,
        "zh" => Ui::following(lang),
        _ => ui,
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub keeping: Keeping,
    pub close: Callback<()>,
}

#[component]
pub fn Hand(Props { keeping, close }: &Props) -> Html {
    let words = &desk(keeping.ui).corrections;
    let left_out = use_state_eq(Vec::<Lang>::new);
    let all = &keeping.languages;
    let langs: Vec<Lang> = all.iter().filter(|lang| !left_out.contains(lang)).cloned().collect();
    let choice = |lang: &Lang| {
        let (own, left_out) = (lang.clone(), left_out.clone());
        let onchange = move |_: Event| {
            let mut now = (*left_out).clone();
            match now.iter().position(|other| *other == own) {
                Some(at) => _ = now.remove(at),
                None => now.push(own.clone()),
            }
            left_out.set(now);
        };
        let is_chosen = langs.contains(lang);
        html! {
            <label>
                <input type="checkbox" checked={is_chosen} disabled={is_chosen && langs.len() == 1} {onchange} />
                { (desk(keeping.ui).panels.language)(lang) }
            </label>
        }
    };
    let button = |sign: Html, name: &'static str, act: Act| {
        let (emit, close) = (keeping.act.clone(), close.clone());
        let onclick = move |_: MouseEvent| {
            close.emit(());
            emit.emit(act.clone());
        };
        html! { <button type="button" class="dk-btn" {onclick}>{ sign }{ name }</button> }
    };
    html! {
        <section class="dk-hand" aria-labelledby="dk-hand">
            <h2 class="dk-h3" id="dk-hand">{ words.hand_round }</h2>
            <p class="dk-hint">{ words.hand_round_more }</p>
            if all.len() > 1 { <div class="dk-hand-languages">{ for all.iter().map(choice) }</div> }
            <div class="dk-line">
                { button(icon(FILE), words.word, Act::Word(langs.clone())) }
                { button(Html::default(), words.print, Act::Print(langs.clone())) }
                { choose(keeping, "dk-btn", Some(close.clone())) }
            </div>
        </section>
    }
}

/// A button that opens a file that came back.
pub fn choose(keeping: &Keeping, class: &'static str, then: Option<Callback<()>>) -> Html {
    let act = keeping.act.clone();
    let onchange = move |event: Event| {
        if let Some(file) = file::chosen(&event).into_iter().next() {
            act.emit(Act::Open(file));
            then.iter().for_each(|then| then.emit(()));
        }
    };
    html! {
        <label class={classes!(class, "dk-choose")}>
            <input type="file" class="iv-sr" accept=".docx,.odt,.rtf,.txt" {onchange} />{ desk(keeping.ui).corrections.open_corrected }
        </label>
    }
}

/// A proof as it is printed.
#[derive(Properties, PartialEq)]
pub struct PrintedProps {
    pub proof: std::rc::Rc<Proof>,
    /// It has been printed.
    pub done: Callback<()>,
}

#[component]
pub fn Printed(PrintedProps { proof, done }: &PrintedProps) -> Html {
    {
        let done = done.clone();
        use_effect_with(proof.clone(), move |_| {
            super::print();
            done.emit(());
        });
    }
    let part = |part: &interview_viewer::import::proof::Part| {
        let paragraphs = interview::paragraphs(&part.source);
        html! {
            <div class="dk-proofed" lang={part.lang.to_string()}>
                <small>{ &*part.label }</small>
                <div>{ for paragraphs.iter().enumerate().map(|(n, one)| html! {
                    <p>if n == 0 && !part.speaker.is_empty() { <b>{ &*part.speaker }</b> }{ &*one.text }</p>
                }) }</div>
            </div>
        }
    };
    html! {
        <div class="dk-printed" aria-hidden="true">
            { for proof.front.iter().enumerate().map(|(n, words)| if n == 0 { html! { <h1>{ words }</h1> } } else { html! { <p><em>{ words }</em></p> } }) }
            { for proof.parts.iter().map(part) }
        </div>
    }
}
