//! The form for a new term of the glossary, whose pinyin is proposed.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;
use web_sys::SubmitEvent;
use yew::prelude::*;

use interview_viewer::desk::{Command, Draft, TermText};
use interview_viewer::readings::{self, Proposal};
use interview_viewer::search;
use interview_viewer::shell::fetch;
use interview_viewer::words::desk::{Panels, desk as words_of};

use super::super::unfinished::{self, use_unfinished};
use super::Forms;

/// The id of the field for the words.
pub const TERM: &str = "dk-new-term";
/// The names of the forms of a draft begin with it; the words that the form is opened with follow.
const FORM: &str = "term ";

/// The words with which the form was opened in which a term was begun last.
pub fn begun_last(draft: &str) -> Option<Rc<str>> {
    unfinished::last(draft, FORM).map(Rc::from)
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    /// Words of the text to make a term of.
    pub words: Option<Rc<str>>,
}

/// What is typed into the form.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
struct Begun {
    term: String,
    /// `None`: as it is proposed.
    pinyin: Option<String>,
    meaning: String,
}

impl Begun {
    /// The term that it makes.
    fn term(self, draft: &Draft) -> TermText {
        let pinyin = self.pinyin.or_else(|| Some(readings::propose(&self.term)?.pinyin));
        TermText {
            pinyin: pinyin.unwrap_or_default(),
            term: vec![(draft.language_of(&self.term).to_string(), self.term)],
            aliases: Vec::new(),
            note: vec![(draft.language_of(&self.meaning).to_string(), self.meaning)],
        }
    }
}

/// The form for a new term: the words, their pinyin, which is proposed, and what they mean.
#[component]
pub fn NewTerm(Props { forms, words }: &Props) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.glossary;
    let words = words.as_deref().unwrap_or_default();
    let first = Begun { term: words.to_owned(), ..Begun::default() };
    let begun = use_unfinished(&props.draft, format!("{FORM}{words}"), first);
    // What the pinyin is, as long as nobody has changed it.
    let proposal = use_state_eq(|| None::<Proposal>);
    let propose = {
        let (begun, proposal) = (begun.clone(), proposal.setter());
        move || {
            let Begun { term, pinyin, .. } = begun.get();
            proposal.set(readings::propose(&term).filter(|_| pinyin.is_none()));
        }
    };
    use_proposals(propose.clone());
    let renamed = {
        let begun = begun.clone();
        move |_: Event| {
            begun.change(|now| now.pinyin = now.pinyin.take().filter(|own| !own.is_empty()));
            propose();
        }
    };
    let onsubmit = {
        let (forms, begun, proposal) = (forms.clone(), begun.clone(), proposal.setter());
        move |event: SubmitEvent| {
            event.prevent_default();
            let term = begun.get().term(&forms.props.work.draft());
            if forms.apply.emit(Command::AddTerm { term }).is_ok() {
                begun.clear();
                proposal.set(None);
            }
        }
    };
    let read = {
        let (begun, proposal) = (begun.clone(), proposal.clone());
        move |_: Event| {
            let is_proposed = |own: &str| proposal.as_ref().is_some_and(|proposal| proposal.pinyin == own);
            match begun.get().pinyin {
                Some(own) if is_proposed(&own) => begun.change(|now| now.pinyin = None),
                Some(_) => proposal.set(None),
                None => {}
            }
        }
    };
    let now = begun.get();
    let lang = props.work.draft().language_of(&now.term).to_string();
    let pinyin = now.pinyin.or_else(|| Some(proposal.as_ref()?.pinyin.clone())).unwrap_or_default();
    let note = proposal.as_ref().map(|proposal| proposed(proposal, lang, &words_of(props.ui).panels));
    html! {
        <form class="dk-part" {onsubmit}>
            <h3>{ said.new }</h3>
            <div class="dk-form-field">
                <label for={TERM}>{ said.term }</label>
                <input id={TERM} value={now.term} data-begun="" oninput={begun.typed(|now, text| now.term = text)}
                    onchange={renamed} autocomplete="off" />
            </div>
            <div class="dk-form-field">
                <label for="dk-new-pinyin">{ said.pinyin }</label>
                <input id="dk-new-pinyin" value={pinyin} data-begun="" oninput={begun.typed(|now, text| now.pinyin = Some(text))}
                    onchange={read} autocomplete="off" aria-describedby="dk-new-pinyin-note" />
                <small id="dk-new-pinyin-note" role="status">{ note }</small>
            </div>
            <div class="dk-form-field">
                <label for="dk-new-meaning">{ said.meaning }</label>
                <input id="dk-new-meaning" value={now.meaning} data-begun="" oninput={begun.typed(|now, text| now.meaning = text)}
                    autocomplete="off" />
            </div>
            <button type="submit">{ said.make }</button>
        </form>
    }
}

/// Proposes when the form is opened, and once the tables are there.
#[hook]
fn use_proposals(propose: impl Fn() + 'static) {
    use_effect_with((), move |()| {
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
