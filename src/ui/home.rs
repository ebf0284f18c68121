//! The first page: the site's interviews, the filters to choose by, and ways to open one's own.
//!
//! The choice is in the address. Everything that chooses is a link, which works before the program is loaded;
//! afterwards the program handles the click.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::steady::steady;

use super::facets::{Shown, bar, crumbs, rail};
use super::favourite::{self, use_favourites, use_list_of_favourites};
use super::listed::{listed, status};
use super::open_file::{self, Broken, Given, use_own};
use super::page::{icon, nodes, use_root};
use super::site_search::{Finding, use_finding};
use super::typing::{Typing, use_typing};
use crate::interview::Lang;
use crate::markup::{foot, icon};
use crate::shell::root::Root;
use crate::shell::{address, closest, fetch, focus_result, leads_elsewhere, schedule};
use crate::site::{self, Choice, PageContext, Site, paths, select};
use crate::state::Ui;
use crate::words::{Words, words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub control: Lang,
    /// Opens files from the reader's device.
    pub open: Callback<Given>,
    /// A text that could not be read, for the reader to correct.
    pub broken: Option<Broken>,
    /// The place of the page in its site, and the site, if the page was prerendered.
    pub frame: Option<Rc<PageContext>>,
    pub site: Option<Rc<Site>>,
}

/// Makes a choice and writes it into the address; if the flag is true, as a new history entry.
type Choose = Callback<(Choice, bool)>;

#[component]
pub fn Home(props: &Props) -> Html {
    let Props { ui, control, frame, .. } = props;
    let words = words(*ui);
    let (site, again) = use_site(&props.site);
    let there = site.as_ref().and_then(|site| site.as_ref().ok());
    let (choice, more, choose) = use_choice();
    let typing = {
        let (choice, choose) = (choice.clone(), choose.clone());
        use_typing(false, Callback::from(move |query| choose.emit((Choice { query, ..(*choice).clone() }, false))))
    };
    let finding = use_finding(there, &choice.query, control);
    let kept = use_favourites();
    use_list_of_favourites(there.is_some() && choice.favourites);
    let onclick = {
        let (choose, more, typing) = (choose.clone(), more.clone(), typing.clone());
        let (root, before) = (use_root(), choice.search());
        move |event: MouseEvent| {
            let leads = leads_elsewhere(&event);
            let of = |name: &str| closest(&event, &format!("[{name}]")).and_then(|element| element.get_attribute(name));
            if let Some(id) = of("data-star") {
                favourite::toggle(&id, None);
            } else if let Some(wish) = of("data-choice").filter(|_| !leads) {
                event.prevent_default();
                typing.forget();
                choose.emit((Choice::parse(&wish), true));
                keep_focus(root.clone(), before.clone());
            } else if of("data-more").is_some() && !leads {
                event.prevent_default();
                more.set(*more + 1);
            }
        }
    };
    let settled = there.is_some();
    let own = use_own(open_file::Props { ui: *ui, control, open: &props.open, broken: &props.broken, settled });
    let root = frame.as_ref().map_or("./", |frame| &*frame.root);
    let Some(site) = there else { return without_list(words, site.is_none(), again, own) };
    let prefix = frame.as_ref().map(|frame| paths::home(&frame.lang, &site.languages[0])).unwrap_or_default();
    let choice = &*choice;
    let all = select(site, choice, &finding.found, |id| kept.all.has(id, None));
    let shown = Shown {
        ui: *ui,
        lang: control,
        site,
        root,
        home: format!("{root}{prefix}"),
        has_pages: site.has_pages(),
        choice,
        listed: &all,
    };
    let (title, lead) = heading(&shown);
    steady(html! {
        <div class="iv-first-page" {onclick}>
            { crumbs(&shown, title.clone()) }
            { head(words, title, lead, search(&shown, &typing)) }
            <div class="iv-wrap iv-cols iv-home">
                { rail(&shown) }
                <div class="iv-list" aria-busy="false">
                    { status(&shown, finding.progress.is_some()) }
                    if kept.unkept { <div class="iv-notice" role="status">{ icon(icon::INFO) }<p>{ words.favourites_unkept }</p></div> }
                    { so_far(&shown, &finding) }
                    if all.entries.is_empty() { { empty(&shown, &finding) } } else { { listed(&shown, &finding.found, &kept, 1 + *more) } }
                    { own }
                </div>
            </div>
            { bar(&shown) }
            // On a prerendered page, the foot comes after the viewer.
            if frame.is_none() && (site.contact.is_some() || !site.notes.is_empty()) {
                <footer class="iv-foot">{ nodes(|out| foot(out, &shown.shelf())) }</footer>
            }
        </div>
    })
}

/// Moves the focus to the theme that the reader has chosen or given up, whose link leads back to the choice `before`, if
/// the drawing took the focus away; or, if no theme does, to the number of interviews.
fn keep_focus(root: Root, before: String) {
    schedule::next_frame(move || {
        if !root.has_focus_within("body *") {
            let back = format!(".iv-chips [data-choice=\"{before}\"]");
            root.focus_first(&back);
            if !root.has_focus_within(&back) {
                root.focus_within(".iv-list .iv-status p");
            }
        }
    });
}

/// The title of the list, and the lead below it.
fn heading(shown: &Shown) -> (Html, Option<Html>) {
    let words = words(shown.ui);
    if shown.choice.favourites {
        return (html! { { words.favourites } }, Some(html! { { words.favourites_lead } }));
    }
    let title = shown.site.title.as_ref().map_or_else(|| html! { { words.interviews } }, |title| shown.label(title));
    (title, shown.site.lead.as_ref().map(|lead| shown.label(lead)))
}

/// The page until the list of the site has arrived, or if it cannot be fetched.
fn without_list(words: &'static Words, is_coming: bool, again: Callback<MouseEvent>, own: Html) -> Html {
    steady(html! {
        <>
            { head(words, html! { { words.interviews } }, Some(html! { { words.interviews_lead } }), Html::default()) }
            <div class="iv-wrap iv-list" aria-busy={if is_coming { "true" } else { "false" }}>
                if is_coming { <p class="iv-sr" role="status">{ words.loading }</p> } else { { failed(words, words.no_list.into(), again) } }
                { own }
            </div>
        </>
    })
}

/// The site: given, fetched, or an error; `None` while it is loading. Also a callback to fetch it again.
#[hook]
fn use_site(given: &Option<Rc<Site>>) -> (Option<Result<Rc<Site>, ()>>, Callback<MouseEvent>) {
    let site = use_state(|| given.clone().map(Ok));
    let tries = use_state_eq(|| 0);
    {
        let (site, is_given) = (site.clone(), given.is_some());
        use_effect_with(*tries, move |_| {
            if is_given {
                return;
            }
            spawn_local(async move {
                let file = fetch::bytes(site::FILE).await.ok();
                site.set(Some(file.and_then(|file| Site::parse(&file)).map(Rc::new).ok_or(())));
            });
        });
    }
    let again = {
        let (site, tries) = (site.setter(), tries.clone());
        Callback::from(move |_| {
            site.set(None);
            tries.set(*tries + 1);
        })
    };
    ((*site).clone(), again)
}

/// The choice, how often the reader asked for more, and a callback to choose. Nothing is chosen in the first drawing.
#[hook]
fn use_choice() -> (UseStateHandle<Choice>, UseStateHandle<usize>, Choose) {
    let choice = use_state_eq(Choice::default);
    let more = use_state_eq(|| 0);
    let (set, less) = (choice.setter(), more.setter());
    let choose = use_callback((), move |(next, new): (Choice, bool), ()| {
        address::write_choice(&next, new);
        set.set(next);
        less.set(0);
    });
    let (set, current) = (choice.setter(), choose.clone());
    use_effect_with((), move |()| {
        let read = move || set.set(Choice::parse(&address::search()));
        read();
        let favourites = Choice { favourites: true, ..Choice::default() };
        favourite::show_by(Some(Callback::from(move |()| current.emit((favourites.clone(), true)))));
        let changes = address::on_change(move |_| read());
        move || {
            favourite::show_by(None);
            drop(changes);
        }
    });
    (choice, more, choose)
}

fn head(words: &Words, title: Html, lead: Option<Html>, search: Html) -> Html {
    html! {
        <header class="iv-head iv-wrap iv-cols"><div class="iv-axis iv-home-head">
            <h1 class="iv-title">{ title }</h1>
            <p class="iv-stand">{ lead.unwrap_or_else(|| html! { { words.interviews_lead } }) }</p>
            { search }
        </div></header>
    }
}

/// The search box.
fn search(shown: &Shown, typing: &Typing) -> Html {
    let (words, choice) = (shown.words(), shown.choice);
    let (value, oninput, field) = (typing.shown(&choice.query), typing.input(), typing.field.clone());
    let onfocusout = {
        let typing = typing.clone();
        move |_: FocusEvent| typing.leave()
    };
    let typing = typing.clone();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        typing.look();
    };
    let onkeydown = |event: KeyboardEvent| {
        if event.key() == "ArrowDown" && !event.is_composing() && focus_result(&event) {
            event.prevent_default();
        }
    };
    let active = !choice.query.is_empty();
    let without = Choice { query: "".into(), ..choice.clone() };
    let clear = html! { <>{ icon(icon::CLOSE) }<span class="iv-sr">{ words.clear_search }</span></> };
    html! {
        <form class="iv-search" role="search" action={shown.home.clone()} {onsubmit}>
            { icon(icon::SEARCH) }
            <input type="search" name="q" placeholder={words.search_all} aria-label={words.search_all} autocomplete="off"
                spellcheck="false" enterkeyhint="search" ref={field} {value} {oninput} {onfocusout} {onkeydown} />
            if active { { shown.link(&without, "", None, clear) } }
        </form>
    }
}

/// The progress of the search, what it could not fetch, and a note if it searches only a part of each interview.
fn so_far(shown: &Shown, finding: &Finding) -> Html {
    let (words, passages) = (shown.words(), shown.site.searches_passages());
    let again = finding.again.reform(|_: MouseEvent| ());
    html! {
    <>
            if let Some((done, all)) = finding.progress {
                <p class="iv-finding">{ if passages { (words.searching_interviews)(done, all) } else { (words.searching_questions)(done, all) } }</p>
            } else if finding.failed > 0 {
                { failed(words, if passages { (words.interviews_failed)(finding.failed) } else { words.questions_failed.into() }, again) }
            }
            if !passages && !shown.choice.query.trim().is_empty() {
                <p class="iv-finding">{ words.searches_titles }</p>
            }
    </>
        }
}

fn failed(words: &'static Words, what: String, again: Callback<MouseEvent>) -> Html {
    html! {
        <div class="iv-notice is-error" role="alert">
            <div><p>{ what }</p><div class="iv-notice-act">
                <button type="button" class="iv-btn" onclick={again}>{ words.try_again }</button>
            </div></div>
        </div>
    }
}

/// The notice in an empty list: there are no interviews, or none that match the choice.
fn empty(shown: &Shown, finding: &Finding) -> Html {
    let (words, choice) = (shown.words(), shown.choice);
    if shown.site.interviews.is_empty() {
        return html! { <p class="iv-empty">{ words.no_interviews }</p> };
    }
    let only_favourites = choice.favourites && *choice == Choice { favourites: true, ..Choice::default() };
    let only_words = *choice == Choice { query: choice.query.clone(), ..Choice::default() };
    let what = match (only_favourites, only_words) {
        (true, _) => words.no_favourites.to_owned(),
        (_, true) => (words.nothing_found)(choice.query.trim()),
        _ => words.nothing_listed.to_owned(),
    };
    html! {
        if finding.progress.is_none() {
            <div class="iv-empty">
                <p class="iv-empty-head">{ what }</p>
                { shown.link(&Choice::default(), "iv-btn", None, html! { { words.clear_filter } }) }
            </div>
        }
    }
}
