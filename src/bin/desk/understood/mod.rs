//! *What I understood*: what was read of a file, and the few things that only the editor can know.

mod choices;
mod first;
mod lists;
mod speakers;

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::editor::Said;
use interview_viewer::desk::{Command, Draft, LookedAt, Refused, Veil, numbers, questions};
use interview_viewer::import::What;
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::quoted::guessed;
use interview_viewer::words::desk::{Names, desk};
use interview_viewer::words::{import, imported};

use super::account::Account;
use super::keeper::Keeper;
use super::label::said;
use super::parts::{chosen, jump, number};
use super::reading::Choices;
use super::route::{Route, View};
use super::saved::{Saved, use_save_key};
use super::work::{Change, Work};
use choices::ChoicesView;
use lists::{Lists, counts};
use speakers::Speakers;

#[derive(Properties, Clone, PartialEq)]
pub struct UnderstoodProps {
    pub ui: Ui,
    pub draft: AttrValue,
    pub work: Work,
    pub account: Option<Rc<Account>>,
    /// Keeps which findings are right as they are.
    pub keeper: Keeper,
    pub read_only: bool,
    /// Reads the files again in another way.
    pub again: Callback<Choices>,
    pub on_change: Callback<Change>,
    pub say: Callback<String>,
}

impl UnderstoodProps {
    fn account(&self) -> Rc<Account> {
        self.account.clone().unwrap_or_default()
    }

    /// Hides in texts of the file what must not be published by now.
    fn veil(&self) -> Veil {
        let (journal, account) = (self.work.journal(), self.account());
        Veil::of(account.opened.as_ref().unwrap_or(journal.opened()), journal.draft())
    }
}

#[component]
pub fn Understood(props: &UnderstoodProps) -> Html {
    let redraw = use_force_update();
    use_save_key();
    let act = {
        let (own, redraw) = (props.clone(), redraw.clone());
        Callback::from(move |command: Command| {
            let words = &desk(own.ui).editor;
            let said = match own.read_only {
                true => words.read_only.to_owned(),
                false => match own.work.apply(command.clone()) {
                    Ok(()) => {
                        own.on_change.emit(Change);
                        redraw.force_update();
                        let (draft, before) = (own.work.draft(), own.work.journal().before_last());
                        let numbers = numbers(&draft);
                        let number = |address: &str| numbers.get(address).cloned();
                        let names = Names { draft: &draft, before: before.as_ref(), number: &number };
                        (words.said)(&Said::Done(command), &names)
                    }
                    // A field was left as it was.
                    Err(Refused::Unchanged) => return,
                    Err(refused) => (words.refused)(refused).to_owned(),
                },
            };
            own.say.emit(said);
        })
    };
    let look = {
        let (keeper, redraw) = (props.keeper.clone(), redraw.clone());
        Callback::from(move |looked_at: LookedAt| {
            keeper.amend(|about| about.looked_at = looked_at);
            redraw.force_update();
        })
    };
    let (words, draft, account) = (&desk(props.ui).frame, props.work.draft(), props.account());
    let languages = draft.languages.iter().filter(|lang| lang.primary() != "und").count();
    let version = props.work.version();
    let questions = *use_memo(version, |_| questions(&draft));
    html! {
        <main id="main" tabindex="-1" class="dk-under"><div class="iv-wrap iv-cols iv-gut">
            { rail(props, &draft, &account) }
            <div class="dk-axis">
                <header class="dk-head">
                    <h1 class="dk-h1">{ (words.headline)(draft.speakers.len(), questions, languages) }</h1>
                    <p class="dk-sub">{ summary(props.ui, &draft, &account) }</p>
                </header>
                <ChoicesView page={props.clone()} {version} />
                <Speakers page={props.clone()} act={act.clone()} {version} />
                { languages_of(props.ui, &draft, &act) }
                <Lists page={props.clone()} {version} looked_at={props.keeper.about().looked_at} {look} {act} />
                { first::first(props.ui, &draft) }
                <section class="dk-sec is-strong" aria-label={words.go_on}><div class="dk-next">
                    { go_on(props) }
                    <a class="iv-btn iv-btn-quiet" href="#">{ words.not_this }</a>
                    <span class="dk-small">{ words.file_stays }</span>
                </div></section>
            </div>
        </div></main>
    }
}

fn go_on(props: &UnderstoodProps) -> Html {
    let href = Route::Edit(props.draft.clone(), View::Text, None).href();
    html! { <a class="iv-btn" {href}>{ desk(props.ui).frame.go_on }</a> }
}

/// What the file was taken for, and how much is in it.
fn summary(ui: Ui, draft: &Draft, account: &Account) -> String {
    let words = &desk(ui).frame;
    let taken = match account.format {
        Some(format) => (import::import(ui).what)(&What::Format(format)),
        None => words.an_interview.to_owned(),
    };
    let amounts: Vec<String> = draft.languages.iter().map(|lang| amount(ui, draft, lang)).collect();
    let taken = (imported::imported(ui).sentence)(&taken);
    (words.summary)(&taken, draft.turns.len(), &amounts)
}

/// How much text there is in a language: *English: 2,140 words*.
fn amount(ui: Ui, draft: &Draft, lang: &Lang) -> String {
    let (_, words, characters) = counts(draft, lang);
    let (frame, name) = (&desk(ui).frame, language_name(ui, lang));
    if lang.is_chinese() || ["ja", "ko", "th"].contains(&lang.primary()) {
        (frame.characters_of)(&number(ui, characters), &name)
    } else {
        (frame.words_of)(&number(ui, words), &name)
    }
}

fn language_name(ui: Ui, lang: &Lang) -> String {
    match lang.primary() {
        "und" => desk(ui).frame.unknown_language.to_owned(),
        _ => (desk(ui).panels.language)(lang),
    }
}

/// The facts about the file, and the way through the page.
fn rail(props: &UnderstoodProps, draft: &Draft, account: &Account) -> Html {
    let (ui, words, veil) = (props.ui, &desk(props.ui).frame, props.veil());
    let files = account.files.iter().map(|(name, size)| {
        let name = if name.is_empty() { words.pasted.to_owned() } else { guessed(&veil.over(name)) };
        (words.file_size)(&name, &number(ui, size.div_ceil(1000)))
    });
    let files: Vec<String> = files.collect();
    let characters = account.format.map(|_| match &account.encoding {
        Some(encoding) => encoding.name.to_owned(),
        None => words.no_encoding.to_owned(),
    });
    let left = lists::left_out(account, draft).count() + account.lost.len();
    let doubts = lists::doubts(account, draft, &props.keeper.about().looked_at);
    let sections = [
        ("choices", words.to_choose, account.questions(), true),
        ("speakers", words.speakers, draft.speakers.len(), false),
        ("languages", words.languages, draft.languages.len(), false),
        ("doubts", words.to_check, doubts, true),
        ("left", words.left_out, left, false),
        ("first", words.first_lines, 0, false),
    ];
    let sections = sections.into_iter().filter(|(id, _, count, _)| *count > 0 || *id == "first");
    html! {
        <aside class="dk-urail" aria-label={words.what_was_understood}>
            <dl class="iv-facts">
                if !files.is_empty() { <div><dt>{ words.file }</dt>{ " " }<dd>{ said(ui, &files.join(" + ")) }</dd></div> }
                if let Some(characters) = characters { <div><dt>{ words.characters }</dt>{ " " }<dd>{ characters }</dd></div> }
            </dl>
            <nav aria-label={words.on_this_page}><ol class="iv-outline dk-toc" role="list">
                { for sections.map(|(id, name, count, asks)| html! {
                    <li><a href={format!("#understood/{}", props.draft)} class={asks.then_some("is-ask")} onclick={jump(format!("dk-{id}"))}>
                        <span>{ name }</span>
                        if count > 0 { <small>{ count }</small> }
                    </a></li>
                }) }
            </ol></nav>
            <p class="dk-unext">{ go_on(props) }</p>
            <Saved />
        </aside>
    }
}

/// The languages of an interview whose text does not tell.
const LANGUAGES: [&str; 10] = ["en", "zh-Hans", "zh-Hant", "de", "fr", "es", "ru", "ja", "ko", "bo"];

fn languages_of(ui: Ui, draft: &Draft, act: &Callback<Command>) -> Html {
    let words = &desk(ui).frame;
    let row = |(n, lang): (usize, &Lang)| {
        let (passages, _, _) = counts(draft, lang);
        let all: usize = draft.turns.iter().map(|turn| turn.passages.len()).sum();
        let used = match n {
            0 => words.original.to_owned(),
            _ => (words.translation)(all - passages),
        };
        let command = {
            let (act, lang) = (act.clone(), lang.to_string());
            move |_: MouseEvent| act.emit(Command::Original { lang: lang.clone() })
        };
        html! {
            <tr key={lang.to_string()}>
                <td data-l={words.language_name}>{ if lang.primary() == "und" { choose_language(ui, lang, act) } else { language_name(ui, lang).into() } }</td>
                <td data-l={words.used_as}>{ used }if n > 0 { { " " }<button type="button" class="dk-act is-main" onclick={command}>{ desk(ui).panels.details.make_original }</button> }</td>
                <td data-l={words.passages_name} class="is-n">{ number(ui, passages) }</td>
            </tr>
        }
    };
    html! {
        <section class="dk-sec" aria-labelledby="dk-languages">
            <header><h2 class="dk-h2" id="dk-languages">{ words.languages }</h2></header>
            <table class="dk-table dk-stack">
                <thead><tr>
                    <th scope="col">{ words.language_name }</th><th scope="col">{ words.used_as }</th>
                    <th scope="col" class="is-n">{ words.passages_name }</th>
                </tr></thead>
                <tbody>{ for draft.languages.iter().enumerate().map(row) }</tbody>
            </table>
        </section>
    }
}

fn choose_language(ui: Ui, from: &Lang, act: &Callback<Command>) -> Html {
    let words = &desk(ui).frame;
    let all: Vec<Lang> = LANGUAGES.iter().filter_map(|tag| Lang::parse(tag)).collect();
    let choose = {
        let (act, from) = (act.clone(), from.to_string());
        move |event: Event| {
            act.emit(Command::RenameLanguage { from: from.clone(), to: chosen(&event).unwrap_or_default() });
        }
    };
    html! {
        <select class="dk-input" aria-label={words.language_name} onchange={choose}>
            <option value="" selected=true>{ words.unknown_language }</option>
            { for all.iter().map(|lang| html! {
                <option value={lang.to_string()}>{ (desk(ui).panels.language)(lang) }</option>
            }) }
        </select>
    }
}
