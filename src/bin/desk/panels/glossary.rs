//! The terms of the glossary, and those that the text explains in brackets.

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::{Command, Draft, Term, TermText, Texts};
use interview_viewer::import;
use interview_viewer::interview::{Lang, is_han};
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::tagged;

use super::super::label::{Label, hidden};
use super::frame::Item;
use super::new_term::{NewTerm, begun_last};
use super::{Field, Forms};

thread_local! {
    /// The offers that were not accepted, each with its draft.
    static DECLINED: RefCell<HashSet<(AttrValue, String)>> = RefCell::default();
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    /// Words of the text to make a term of.
    pub words: Option<Rc<str>>,
}

#[component]
pub fn Glossary(Props { forms, words }: &Props) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.glossary;
    let open = use_state_eq(|| None::<usize>);
    let words = use_memo((), |()| words.clone().or_else(|| begun_last(&props.draft)));
    let redraw = use_force_update();
    let draft = props.work.draft();
    let one = |(n, term): (usize, &Rc<Term>)| {
        let toggle = {
            let open = open.clone();
            Callback::from(move |()| open.set((*open != Some(n)).then_some(n)))
        };
        let name = Label::of(&term.term, &draft.languages).unwrap_or_default();
        let beside = term.pinyin.as_ref().map_or(String::new(), |pinyin| tagged("zh-Latn-pinyin", pinyin));
        html! {
            <Item key={n} id={format!("dk-term-{n}")} {name} {beside} is_open={*open == Some(n)} {toggle} ui={props.ui}>
                { fields(forms, &draft, n, term, open.setter()) }
            </Item>
        }
    };
    let offers = if props.read_only { Vec::new() } else { offers(&draft, &props.draft) };
    let offer = |(term, gloss): &(String, String)| {
        let named = tagged(draft.language_of(term).as_str(), term);
        let accept = {
            let (apply, new) = (forms.apply.clone(), offered(&draft, term, gloss));
            move |_: MouseEvent| _ = apply.emit(Command::AddTerm { term: new.clone() })
        };
        let decline = {
            let (redraw, key) = (redraw.clone(), (props.draft.clone(), term.clone()));
            move |_: MouseEvent| {
                DECLINED.with_borrow_mut(|declined| declined.insert(key.clone()));
                redraw.force_update();
            }
        };
        html! {
            <li key={term.clone()}>
                <span><b lang={draft.language_of(term).to_string()}>{ term }</b>{ " " }<i lang={draft.language_of(gloss).to_string()}>{ gloss }</i></span>
                <button type="button" class="is-small" onclick={accept}><span aria-hidden="true">{ "✓" }</span>{ hidden(props.ui, &(said.accept)(&named)) }</button>
                <button type="button" class="is-small" onclick={decline}><span aria-hidden="true">{ "✗" }</span>{ hidden(props.ui, &(said.decline)(&named)) }</button>
            </li>
        }
    };
    html! {
        <>
            if !props.read_only { <NewTerm key={words.as_deref().unwrap_or_default().to_owned()} forms={forms.clone()} words={(*words).clone()} /> }
            if !offers.is_empty() {
                <h3 class="dk-panel-part">{ said.offers }{ " " }{ offers.len() }</h3>
                <ul class="dk-offers">{ for offers.iter().map(offer) }</ul>
            }
            <h3 class="dk-panel-part">{ said.terms }{ " " }{ draft.glossary.len() }</h3>
            <ul class="dk-items">{ for draft.glossary.iter().enumerate().map(one) }</ul>
        </>
    }
}

/// A term as a command has it.
fn text(term: &Term) -> TermText {
    let pairs = |texts: &Texts| texts.iter().map(|(lang, text)| (lang.as_str().to_owned(), text.to_string())).collect();
    TermText {
        term: pairs(&term.term),
        pinyin: term.pinyin.as_ref().map_or(String::new(), |pinyin| pinyin.to_string()),
        aliases: term.aliases.iter().map(|alias| alias.to_string()).collect(),
        note: pairs(&term.note),
    }
}

fn set(pairs: &mut Vec<(String, String)>, lang: &str, text: String) {
    pairs.retain(|(own, _)| own != lang);
    pairs.push((lang.to_owned(), text));
}

/// Puts what was typed into a term.
type Change = dyn Fn(&mut TermText, String);

fn fields(forms: &Forms, draft: &Draft, n: usize, term: &Rc<Term>, open: UseStateSetter<Option<usize>>) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels;
    let change = |change: Rc<Change>| {
        let (apply, term) = (forms.apply.clone(), term.clone());
        Callback::from(move |typed: String| {
            let mut new = text(&term);
            change(&mut new, typed);
            apply.emit(Command::ChangeTerm { position: n, term: new })
        })
    };
    let each = |is_term: bool, of: &'static str| {
        let one = |lang: &Lang| {
            let tag = lang.as_str().to_owned();
            let commit = change(Rc::new(move |term: &mut TermText, text| {
                set(if is_term { &mut term.term } else { &mut term.note }, &tag, text);
            }));
            let texts = if is_term { &term.term } else { &term.note };
            html! {
                <Field id={format!("dk-term-{is_term}-{lang}")} of={AttrValue::from(of)} label={(said.language)(lang)}
                    value={texts.text(lang).to_owned()} lang={lang.clone()} is_long={!is_term} {commit} ui={props.ui} read_only={props.read_only} />
            }
        };
        html! { <div class="dk-part"><h3>{ of }</h3><div class="dk-langs">{ for draft.languages.iter().map(one) }</div></div> }
    };
    let pinyin = change(Rc::new(|term, text| term.pinyin = text));
    let aliases = change(Rc::new(|term, text| {
        term.aliases = text.split([',', '，', '、', ';', '；']).map(|alias| alias.trim().to_owned()).collect();
    }));
    let own = text(term);
    let remove = {
        let apply = forms.apply.clone();
        move |_: MouseEvent| {
            // The next term takes its place, and must not be open there.
            open.set(None);
            apply.emit(Command::RemoveTerm { position: n }).ok();
        }
    };
    html! {
        <>
            { each(true, said.glossary.term) }
            <Field id="dk-pinyin" label={said.glossary.pinyin} value={own.pinyin} commit={pinyin} ui={props.ui} read_only={props.read_only} />
            <Field id="dk-aliases" label={said.glossary.aliases} value={own.aliases.join(said.comma)} commit={aliases} ui={props.ui}
                read_only={props.read_only} />
            { each(false, said.glossary.meaning) }
            if !props.read_only { <button type="button" onclick={remove}>{ said.glossary.remove }</button> }
        </>
    }
}

/// The terms that the text explains in brackets and the glossary does not have.
fn offers(draft: &Draft, id: &AttrValue) -> Vec<(String, String)> {
    let texts = draft.turns.iter().flat_map(|turn| &turn.passages).flat_map(|passage| passage.texts.iter());
    let all = import::glosses(texts.map(|(_, text)| &**text));
    let is_known = |word: &str| {
        draft.glossary.iter().any(|own| {
            own.term.iter().any(|(_, text)| **text == *word) || own.aliases.iter().any(|alias| **alias == *word)
        })
    };
    let is_declined = |term: &str| DECLINED.with_borrow(|declined| declined.contains(&(id.clone(), term.to_owned())));
    all.into_iter().filter(|(term, gloss)| !is_known(term) && !is_known(gloss) && !is_declined(term)).collect()
}

/// The term of an offer: each of its two forms in the language that it is in.
fn offered(draft: &Draft, term: &str, gloss: &str) -> TermText {
    let lang = draft.language_of(term).to_string();
    let mut new = TermText { term: vec![(lang, term.to_owned())], ..TermText::default() };
    match gloss.chars().any(is_han) {
        true => set(&mut new.term, draft.language_of(gloss).as_str(), gloss.to_owned()),
        false if term.chars().any(is_han) => new.pinyin = gloss.to_owned(),
        false => new.aliases = vec![gloss.to_owned()],
    }
    new
}
