//! The first lines, as readers will see them.

use yew::prelude::*;

use interview_viewer::desk::{Draft, Turn, document};
use interview_viewer::interview::{self, Interview, Lang, Paragraph, ParagraphKind};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

use super::super::editor::inline;

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
    let speaker = turn.speaker.as_ref().and_then(|id| interview.speakers.iter().find(|one| one.id == *id));
    let who = speaker.map(|speaker| {
        let colour = speaker.colour.to_string();
        let (lang, name) = speaker.name.pick(draft.original());
        let (_, initials) = speaker.initials.pick(draft.original());
        let class = if draft.is_question(turn) { "iv-asks" } else { "iv-who" };
        html! {
            <p {class} data-s={colour.clone()}>
                <span class={classes!("iv-badge", (initials.chars().count() > 2).then_some("is-wide"))} data-s={colour} aria-hidden="true">{ initials.to_owned() }</span>
                <span lang={lang.attribute().to_owned()}>{ name.to_owned() }</span>
            </p>
        }
    });
    let texts = turn.passages.iter().filter_map(|passage| passage.texts.pick(&draft.languages));
    let all =
        texts.flat_map(|(lang, text)| interview::paragraphs(text).into_iter().map(move |paragraph| (lang, paragraph)));
    let mut left = LETTERS;
    let paragraphs = all.take_while(|(_, paragraph)| {
        let shows = left > 0;
        left = left.saturating_sub(paragraph.text.chars().count());
        shows
    });
    let paragraphs: Vec<(&Lang, Paragraph)> = paragraphs.collect();
    match draft.is_question(turn) {
        true => {
            let one = |(lang, paragraph): &(&Lang, Paragraph)| {
                html! { <span lang={lang.attribute().to_owned()}>{ inline(paragraph) }{ " " }</span> }
            };
            html! { <div class="iv-ask">{ who }<p class="iv-question">{ for paragraphs.iter().map(one) }</p></div> }
        }
        false => {
            let one = |(lang, paragraph): &(&Lang, Paragraph)| {
                let class = (paragraph.kind != ParagraphKind::Plain).then_some("dk-item");
                html! { <p {class} lang={lang.attribute().to_owned()}>{ inline(paragraph) }</p> }
            };
            html! {
                <div class="iv-turn" data-s={speaker.map(|speaker| speaker.colour.to_string())}>
                    { who }<div class="iv-text">{ for paragraphs.iter().map(one) }</div>
                </div>
            }
        }
    }
}
