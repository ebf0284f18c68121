//! The one bar that stays in the window: at the head if there is room, otherwise at the foot. It shows the reader's
//! place, or steps through the results of a filter, and contains the language switch, *Share* and *Find*.

use yew::prelude::*;

use super::here::Here;
use super::page::{RenderContext, icon};
use super::search;
use super::share::share_button;
use super::sheet;
use super::status::{found_here, from_the_end, present_hit};
use super::view::{Stepping, To, View};
use crate::markup::icon;
use crate::shell::root::Root;
use crate::shell::{page as window_page, popover, schedule};
use crate::state::{Action, Filter, Reading, Target};
use crate::view_model::{Elsewhere, QuestionLine};
use crate::words::language_autonym;

/// The menu of languages above the bar at the foot.
const LANGUAGES: &str = "iv-languages";

/// What a bar needs for drawing.
pub struct Bar<'a> {
    root: &'a Root,
    cx: &'a RenderContext,
    view: &'a View,
    here: &'a Here,
    /// The question that is being read, or that of the current result.
    line: Option<&'a QuestionLine>,
    step: &'a Callback<Stepping>,
    act: &'a Callback<Action>,
}

impl<'a> Bar<'a> {
    /// Makes the bar of a view. `here` is the reader's place, and the question that is being read. While there are
    /// results, the bar counts them, and names the question and the speaker of the current one.
    pub fn new(
        root: &'a Root,
        cx: &'a RenderContext,
        view: &'a View,
        (here, thread): (&'a Here, Option<&str>),
        step: &'a Callback<Stepping>,
        act: &'a Callback<Action>,
    ) -> Bar<'a> {
        let view_model = &view.view_model;
        let hit = view_model.hits.now.as_ref().and_then(|(_, passage)| view_model.place_of(passage));
        let is_here = |line: &&QuestionLine| match hit {
            Some((number, _)) => number == Some(line.number),
            None => Some(&*line.id) == thread,
        };
        let line = view_model.questions.iter().find(is_here);
        Bar { root, cx, view, here, line, step, act }
    }

    /// The bar at the foot of a narrow window.
    pub fn foot(&self, switch: Html) -> Html {
        let words = self.cx.words();
        html! {
            <div class="iv-bar" lang={self.cx.ui.tag()} role="region" aria-label={words.reading_tools}>
                if self.has_results() {
                    { self.results(true) }
                } else if let Some(there) = self.view.view_model.found.elsewhere.first() {
                    { self.elsewhere(there) }
                } else {
                    { self.place_button() }
                }
                { self.languages(switch) }
                { share_button(self.cx.ui) }
                { self.find() }
            </div>
        }
    }

    /// The reader's place at the head of a wide window, over the breadcrumb; empty while the title is in the window.
    pub fn head(&self) -> Html {
        if !self.here.past_title {
            return html! {};
        }
        let (cx, root) = (self.cx, self.root.clone());
        let to_top = move |_: MouseEvent| root.to_top();
        html! {
            <>
                <button type="button" class="iv-place-title" title={cx.words().to_top} onclick={to_top}>{ cx.label(&cx.interview.title) }</button>
                <p class="iv-place">
                    if let Some(line) = self.line {
                        <a href={Target { id: line.id.clone(), quote: None }.hash()}><b>{ line.number }</b>{ cx.label(&line.label) }</a>
                    }
                    if self.has_results() { { self.speaker_of_hit() } } else { { self.speaker() } }
                </p>
            </>
        }
    }

    /// The buttons that step through the results of the filters; empty if there are none.
    pub fn steps(&self) -> Html {
        if self.has_results() {
            self.results(false)
        } else {
            html! {}
        }
    }

    fn has_results(&self) -> bool {
        self.view.view_model.hits.now.is_some()
    }

    /// The number of the current hit, and the buttons to the others. With `names`, shows its speaker below, or that the
    /// step wrapped around.
    fn results(&self, names: bool) -> Html {
        let (words, view) = (self.cx.words(), self.view);
        let button = |to: To, path: &'static str, name: &'static str| {
            let onclick = self.step.reform(move |_: MouseEvent| Stepping { to, focus: false });
            html! {
                <button type="button" {onclick} title={name}>{ icon(path) }<span class="iv-sr">{ name }</span></button>
            }
        };
        let end = from_the_end(self.cx, view).map(|end| html! { <span>{ end }</span> });
        html! {
            <div class="iv-steps" role="group" aria-label={words.results}>
                <p>
                    <b>{ present_hit(self.cx, view) }</b>
                    if let Some(end) = end { { end } } else if names { { self.speaker_of_hit() } }
                </p>
                { button(To::Previous, icon::UP, words.previous_hit) }
                { button(To::Next, icon::DOWN, words.next_hit) }
            </div>
        }
    }

    /// The speaker whose words are on screen. Not announced to screen readers, because it changes too often.
    fn speaker(&self) -> Html {
        match self.here.speaker(&self.cx.interview) {
            Some(speaker) => {
                let colour = speaker.colour.to_string();
                html! { <span class="iv-place-who" data-s={colour}>{ self.cx.label(&speaker.name) }</span> }
            }
            None => html! {},
        }
    }

    /// The speaker of the current hit.
    fn speaker_of_hit(&self) -> Html {
        let view_model = &self.view.view_model;
        let place = view_model.hits.now.as_ref().and_then(|(_, passage)| view_model.place_of(passage));
        match place {
            Some((_, Some(name))) => html! { <span class="iv-place-who">{ self.cx.label(name) }</span> },
            _ => html! {},
        }
    }

    /// A button with the question and the speaker, which opens the questions.
    fn place_button(&self) -> Html {
        let (cx, words) = (self.cx, self.cx.words());
        let all = self.view.view_model.questions.len();
        html! {
            <button type="button" class="iv-bar-here" popovertarget={sheet::TOOLS} title={words.questions}>
                { icon(icon::LIST) }
                if let Some(line) = self.line {
                    <b>{ (words.question_of)(line.number, all) }</b>
                    if self.here.speaker(&cx.interview).is_some() { { self.speaker() } } else { { cx.label(&line.label) } }
                } else {
                    <span>{ words.find_and_filter }</span>
                }
            </button>
        }
    }

    /// A button to the hits in another language, while this one has none.
    fn elsewhere(&self, there: &Elsewhere) -> Html {
        let words = self.cx.words();
        let reading = Reading::One(there.lang.clone());
        let onclick = self.act.reform(move |_: MouseEvent| Action::ReadHits(reading.clone()));
        html! {
            <button type="button" class="iv-bar-here" {onclick}>
                <span>{ found_here(self.cx, &self.view.view_model.found) }{ " · " }{ (words.hits_elsewhere)(there.hits, &there.lang) }</span>
            </button>
        }
    }

    /// A button that opens the choice of languages: each one, and both.
    fn languages(&self, switch: Html) -> Html {
        let (cx, words) = (self.cx, self.cx.words());
        if Reading::offered(&cx.interview).len() < 2 {
            return html! {};
        }
        let now = match &self.view.state.reading {
            Reading::One(lang) => language_autonym(lang, &cx.interview.languages).to_string(),
            Reading::Both => words.both.to_string(),
        };
        let root = self.root.clone();
        let close = move |_: MouseEvent| popover::hide(&root, LANGUAGES);
        html! {
            <>
                <button type="button" class="iv-bar-lang" popovertarget={LANGUAGES} title={words.reading_language}>
                    { icon(icon::LANGUAGE) }<span class="iv-sr">{ words.reading_language }{ ": " }{ now }</span>
                </button>
                <div class="iv-pop iv-bar-langs" id={LANGUAGES} popover="auto" onclick={close}>{ switch }</div>
            </>
        }
    }

    /// A button that opens the tools: at the search, or at the themes while some are chosen but no words.
    fn find(&self) -> Html {
        let (words, state) = (self.cx.words(), &self.view.state);
        let chosen: usize = state.filters.selecting().map(|filter| state.filters[filter].len()).sum();
        let (root, searches) = (self.root.clone(), chosen == 0 || state.filters.is_on(Filter::Words));
        // The sheet opens after this event.
        let onclick = move |_: MouseEvent| {
            let root = root.clone();
            schedule::next_frame(move || match searches {
                true => root.focus_first(search::FIELD),
                false => {
                    window_page::show_within(&root, ".iv-tools-body", ".iv-tools-themes");
                    root.focus_first(".iv-tools-themes button");
                }
            });
        };
        html! {
            <button type="button" popovertarget={sheet::TOOLS} popovertargetaction="show" title={words.find_and_filter} {onclick}>
                { icon(icon::SEARCH) }<span class="iv-sr">{ words.find_and_filter }</span>
                if chosen > 0 { <span class="iv-count">{ chosen }</span> }
            </button>
        }
    }
}
