//! The form for a new term of the glossary, whose pinyin is proposed.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, SubmitEvent};
use yew::prelude::*;

use interview_viewer::desk::{Command, TermText};
use interview_viewer::readings::{self, Proposal};
use interview_viewer::search;
use interview_viewer::shell::fetch;
use interview_viewer::words::desk::{Panels, desk as words_of};

use super::Forms;
use super::glossary::language_of;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    /// Words of the text to make a term of.
    pub words: Option<Rc<str>>,
}

/// The form for a new term: the words, their pinyin, which is proposed, and what they mean.
#[component]
pub fn NewTerm(Props { forms, words }: &Props) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.glossary;
    let (term, pinyin, meaning) = (use_node_ref(), use_node_ref(), use_node_ref());
    // What the pinyin is, as long as nobody has changed it.
    let proposal = use_state_eq(|| None::<Proposal>);
    let propose = {
        let (term, pinyin, proposal) = (term.clone(), pinyin.clone(), proposal.clone());
        move || {
            let fields = [&term, &pinyin].map(|field| field.cast::<HtmlInputElement>());
            let [Some(term), Some(pinyin)] = fields else { return };
            if pinyin.value().is_empty() || is_proposed(&proposal, &pinyin) {
                let new = readings::propose(&term.value());
                pinyin.set_value(new.as_ref().map_or("", |new| &new.pinyin));
                proposal.set(new);
            }
        }
    };
    {
        let (propose, term, words) = (propose.clone(), term.clone(), words.clone());
        use_effect_with((), move |()| {
            if let Some((term, words)) = term.cast::<HtmlInputElement>().zip(words) {
                term.set_value(&words);
                term.focus().ok();
            }
            propose();
            if !search::is_supplied() {
                spawn_local(async move {
                    // Another part of the page may have had the tables in the meantime.
                    if let Ok(file) = fetch::bytes(search::TABLES).await {
                        search::supply(file);
                        propose();
                    }
                });
            }
        });
    }
    let onsubmit = {
        let (forms, term, pinyin, meaning) = (forms.clone(), term.clone(), pinyin.clone(), meaning.clone());
        let proposal = proposal.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            let fields = [&term, &pinyin, &meaning].map(|field| field.cast::<HtmlInputElement>());
            let [Some(term), Some(pinyin), Some(meaning)] = fields else { return };
            let (words, meant) = (term.value(), meaning.value());
            let new = {
                let draft = forms.props.work.draft();
                TermText {
                    term: vec![(language_of(&draft, &words), words)],
                    pinyin: pinyin.value(),
                    aliases: Vec::new(),
                    note: vec![(language_of(&draft, &meant), meant)],
                }
            };
            if forms.apply.emit(Command::AddTerm { term: new }).is_ok() {
                [term, pinyin, meaning].iter().for_each(|field| field.set_value(""));
                proposal.set(None);
            }
        }
    };
    let read = {
        let (pinyin, proposal) = (pinyin.clone(), proposal.clone());
        move |_: Event| {
            if pinyin.cast::<HtmlInputElement>().is_some_and(|pinyin| !is_proposed(&proposal, &pinyin)) {
                proposal.set(None);
            }
        }
    };
    let lang = term.cast::<HtmlInputElement>().map(|term| language_of(&props.work.draft(), &term.value()));
    let more = html! {
        <small id="dk-new-pinyin-note" role="status">
            { for proposal.as_ref().map(|proposal| proposed(proposal, lang.unwrap_or_default(), &words_of(props.ui).panels)) }
        </small>
    };
    let field = |id: &'static str, label: &'static str, own: &NodeRef, left: Callback<Event>, more: Html| {
        let described = (more != Html::default()).then(|| format!("{id}-note"));
        html! {
            <div class="dk-form-field">
                <label for={id}>{ label }</label>
                <input {id} ref={own.clone()} onchange={left} autocomplete="off" aria-describedby={described} />
                { more }
            </div>
        }
    };
    html! {
        <form class="dk-part" {onsubmit}>
            <h3>{ said.new }</h3>
            { field("dk-new-term", said.term, &term, Callback::from(move |_: Event| propose()), Html::default()) }
            { field("dk-new-pinyin", said.pinyin, &pinyin, Callback::from(read), more) }
            { field("dk-new-meaning", said.meaning, &meaning, Callback::noop(), Html::default()) }
            <button type="submit">{ said.make }</button>
        </form>
    }
}

/// Whether a field has the pinyin that was proposed.
fn is_proposed(proposal: &Option<Proposal>, pinyin: &HtmlInputElement) -> bool {
    proposal.as_ref().is_some_and(|proposal| proposal.pinyin == pinyin.value())
}

/// Says that a pinyin is a proposal, and which characters to look at.
fn proposed(proposal: &Proposal, lang: String, said: &Panels) -> Html {
    let comma = |n: usize| (n > 0).then_some(said.comma);
    let several = |(n, (c, readings)): (usize, &(char, Vec<String>))| {
        html! { <>{ comma(n) }<b lang={lang.clone()}>{ *c }</b>{ " " }{ readings.join(" / ") }</> }
    };
    html! {
        <>
            { said.glossary.proposed }
            if !proposal.several.is_empty() {
                <br />{ said.glossary.several }{ for proposal.several.iter().enumerate().map(several) }
            }
            if !proposal.unknown.is_empty() {
                <br />{ said.glossary.unknown }<b lang={lang.clone()}>{ proposal.unknown.iter().collect::<String>() }</b>
            }
        </>
    }
}
