//! A card on somebody else's page: one question with its answers, or one passage, and a link to the whole interview.

use std::rc::Rc;

use yew::prelude::*;

use super::steady::steady;

use super::effects::tell;
use super::page::{RenderContext, node, nodes, use_root};
use super::switch::switch;
use super::top::top;
use crate::interview::Interview;
use crate::markup::{self, Card, Markup, Mode, when};
use crate::search::Index;
use crate::shell::address;
use crate::state::{Action, Address, Filters, Preferences, Target, Ui, ViewState};
use crate::view_model::{self, glossary::Forms};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub interview: Rc<Interview>,
    /// Its fragment names what to show; without one, the card shows the first question.
    pub address: Address,
    /// The address of the whole interview, if it is known.
    pub canonical_url: Option<Rc<str>>,
    pub preferences: Preferences,
    pub go: Option<(u32, Address)>,
}

#[component]
pub fn CardView(props: &Props) -> Html {
    let Props { interview, canonical_url, .. } = props;
    let root = use_root();
    let chosen = use_state_eq(|| None::<ViewState>);
    let address = props.go.as_ref().map_or(&props.address, |(_, address)| address);
    {
        let chosen = chosen.clone();
        use_effect_with(address.clone(), move |_| chosen.set(None));
    }
    let opened = use_memo((interview.clone(), address.clone()), |(interview, address)| {
        ViewState::from_address(interview, address).0
    });
    let state = (*chosen).clone().unwrap_or_else(|| (*opened).clone());
    let view_model = use_memo((interview.clone(), state.clone()), |(interview, state)| {
        // Filters do not apply to a card.
        let whole = ViewState { filters: Filters::default(), ..state.clone() };
        view_model::build(interview, &Index::new(interview), &whole)
    });
    let act = {
        let (interview, state) = (interview.clone(), state.clone());
        Callback::from(move |action: Action| {
            if let Some(next) = state.apply(&interview, &action) {
                chosen.set(Some(next));
            }
        })
    };
    let id = view_model.led.clone().filter(|id| !id.is_empty());
    let id =
        id.or_else(|| view_model.questions.first().filter(|_| address.target.is_none()).map(|line| line.id.clone()));
    let card = id.as_deref().and_then(|id| Card::of(&view_model, id));
    {
        let (root, interview, from) = (root.clone(), interview.clone(), address.clone());
        let (told, view_model) = (use_mut_ref(|| false), view_model.clone());
        use_effect_with((state.clone(), card.is_some()), move |(state, there)| match there {
            true => {
                let now = state.address(&interview, &from);
                tell(&root, !told.replace(true), &interview, &now, view_model.status.shown, view_model.status.total);
            }
            false => {
                let wanted = from.target.map(|target| target.id.to_string()).unwrap_or_default();
                root.tell(
                    "error",
                    &[
                        "no-passage".into(),
                        format!("turn=\"{wanted}\": the interview has no such turn or passage").into(),
                    ],
                );
            }
        });
    }
    let ui = props.preferences.ui.unwrap_or_else(|| Ui::following(&state.control));
    let forms = use_memo((), |()| Forms::new(interview));
    let cx =
        RenderContext { level: None, ..RenderContext::new(interview.clone(), forms, ui, state.control.clone(), false) };
    let Some(card) = card else { return html! { <div class="iv is-guest"></div> } };
    let mode = Mode::of(&cx, &state.reading);
    let mut words_of = Markup::new();
    markup::card(words_of.open("div"), &cx, &card, mode.mode, mode.han, mode.rtl);
    words_of.close();
    let onclick = |event: MouseEvent| {
        // The only controls in a card are the language switch and the link at its end.
        if address::fragment(&event).is_some() {
            event.prevent_default();
        }
    };
    let there = canonical_url.as_ref().zip(id.as_ref()).map(|(page, id)| {
        let target = state.target.clone().unwrap_or(Target { id: id.clone(), quote: None });
        page.to_string() + &target.hash()
    });
    steady(html! {
        <div class="iv is-guest is-card" data-reading={if mode.mode == "both" { "both" } else { "one" }}
            data-columns={interview.languages.len().min(9).to_string()} {onclick}>
            <figure class="iv-card">
                { top(&cx, None, switch(&cx, &state.reading, &act)) }
                { node(&words_of) }
                { end(&cx, &card, there) }
            </figure>
        </div>
    })
}

/// The end of a card: a link to the whole interview, its title and date.
fn end(cx: &RenderContext, card: &Card, href: Option<String>) -> Html {
    let words = cx.words();
    let label = if card.is_thread() { words.thread_at_home } else { words.passage_at_home };
    let number = card.number().unwrap_or_default();
    let date =
        |date| html! { <>{ " · " }{ nodes(|out| when(out, cx.ui, date, |out, words| cx.write_label(out, words))) }</> };
    html! {
        <div class="iv-card-end" lang={cx.ui.tag()}>
            if let Some(href) = href { <a {href} target="_top">{ label(&number) }</a> }
            <span>{ cx.label(&cx.interview.title) }{ for cx.interview.date.iter().map(date) }</span>
        </div>
    }
}
