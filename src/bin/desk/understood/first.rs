//! The first lines, as readers will see them.

use yew::prelude::*;

use interview_viewer::desk::{Draft, Turn, document};
use interview_viewer::interview::{self, Interview};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

/// How many turns are shown.
const TURNS: usize = 3;
/// How many letters of a turn are shown.
const LETTERS: usize = 400;

pub fn first(ui: Ui, draft: &Draft) -> Html {
    let words = &desk(ui).frame;
    let mut short = draft.clone();
    short.turns.truncate(TURNS);
    let (interview, _) = interview::review(&document(&short));
    html! {
        <section class="dk-sec" aria-labelledby="dk-first">
            <header><h2 class="dk-h2" id="dk-first">{ words.first_lines_seen }</h2></header>
            <div class="iv-gut dk-first">{ for short.turns.iter().map(|turn| draw(draft, &interview, turn)) }</div>
        </section>
    }
}

fn draw(draft: &Draft, interview: &Interview, turn: &Turn) -> Html {
    let lang = draft.original();
    let speaker = turn.speaker.as_ref().and_then(|id| interview.speakers.iter().find(|one| one.id == *id));
    let who = speaker.map(|speaker| {
        let colour = speaker.colour.to_string();
        let (_, name) = speaker.name.pick(lang);
        let (_, initials) = speaker.initials.pick(lang);
        let class = if draft.is_question(turn) { "iv-asks" } else { "iv-who" };
        html! {
            <p {class} data-s={colour.clone()}>
                <span class={classes!("iv-badge", (initials.chars().count() > 2).then_some("is-wide"))} data-s={colour} aria-hidden="true">{ initials.to_owned() }</span>
                <span>{ name.to_owned() }</span>
            </p>
        }
    });
    let texts = turn.passages.iter().filter_map(|passage| passage.texts.best(&draft.languages));
    let paragraphs = texts.flat_map(|text| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>());
    let mut left = LETTERS;
    let paragraphs: Vec<String> = paragraphs
        .take_while(|text| {
            let shows = left > 0;
            left = left.saturating_sub(text.chars().count());
            shows
        })
        .collect();
    let tag = lang.attribute().to_owned();
    match draft.is_question(turn) {
        true => {
            html! { <div class="iv-ask">{ who }<p class="iv-question" lang={tag}>{ paragraphs.join(" ") }</p></div> }
        }
        false => html! {
            <div class="iv-turn" data-s={speaker.map(|speaker| speaker.colour.to_string())}>
                { who }<div class="iv-text">{ for paragraphs.iter().map(|text| html! { <p lang={tag.clone()}>{ text }</p> }) }</div>
            </div>
        },
    }
}
