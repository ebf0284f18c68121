//! The page: the list, or an interview that is loading, has failed or is open.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::steady::steady;

use super::clicks::skip;
use super::failed::{Why, failed};
use super::home::Home;
use super::loading::loading;
use super::mend::Mend;
use super::navigation::{Navigation, Shown, use_navigation};
use super::page::nodes;
use super::phase::{Opened, Phase};
use super::prerendered::Written;
use super::reader::Reader;
use super::settings::{self, Settings};
use super::site_header::site_header;
use super::source;
use crate::interview::Lang;
use crate::markup;
use crate::shell::root::Root;
use crate::shell::{keys, page, popover, storage};
use crate::site::PageContext;
use crate::state::{Opening, Preferences, Ui};
use crate::words::{autonym, words};

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub root: Root,
    /// The content of the page, if it was prerendered.
    #[prop_or_default]
    pub written: Option<Written>,
    /// The site, on its pages whose content was not prerendered.
    #[prop_or_default]
    pub frame: Option<Rc<PageContext>>,
    /// Whether to draw only the text of an interview and the elements around it: the part that is adopted of a page
    /// that other programs have changed.
    #[prop_or_default]
    pub bare: bool,
}

/// The number of components around the elements of an interview: this one, the context provider, and the reader.
pub const AROUND_TEXT: usize = 3;

/// The viewer with a page to itself.
#[component]
pub fn App(props: &Props) -> Html {
    let Props { root, written, frame, .. } = props;
    let frame = written.as_ref().map(Written::frame).or(frame.as_ref()).cloned();
    let home = frame.as_deref().map_or_else(|| "./".into(), PageContext::way_home);
    let (preferences, prefer) = use_preferences();
    let (chosen, choose) = use_language(&prefer, preferences);
    let navigation = use_navigation(root, written, &home);
    let control = match written {
        Some(written) => written.frame().lang.clone(),
        None => chosen.unwrap_or_else(page::browser_language),
    };
    let ui = preferences.ui.unwrap_or_else(|| Ui::following(&control));
    let is_list = *navigation.shown == Shown::Listing;
    use_list_keys(root, is_list && preferences.keys);
    let inside = match &*navigation.shown {
        Shown::Interview(Phase::Open(opened)) => {
            return reader(props, opened, navigation.arrived, frame, preferences, prefer);
        }
        Shown::Starting | Shown::Interview(Phase::Loading) => loading(words(ui)),
        Shown::Listing => {
            let control = match &frame {
                // The interface language changes controls only.
                Some(frame) => frame.lang.clone(),
                None => Lang::parse(ui.tag()).expect("an interface language has a tag"),
            };
            let site = written.as_ref().and_then(Written::site);
            let Navigation { open, broken, .. } = &navigation;
            html! { <ContextProvider<Root> context={root.clone()}><Home {ui} {control} {open} broken={broken.clone()} frame={frame.clone()} {site} /></ContextProvider<Root>> }
        }
        Shown::Interview(Phase::Failed(why)) => failure(root, ui, why, &navigation, home),
    };
    if is_list && written.is_none() {
        page::name(words(ui).interviews);
        page::speak(&Lang::parse(ui.tag()).expect("an interface language has a tag"), ui);
    }
    steady(html! {
        <div class="iv" lang={ui.tag()}>
            if is_list { <a class="iv-skip" href="#iv-main" onclick={skip(root)}>{ words(ui).skip_list }</a> }
            { site_header(ui, frame.as_deref(), languages(ui, frame.as_deref(), &choose)) }
            <main id="iv-main" tabindex="-1">{ inside }</main>
            <Settings {ui} {preferences} {prefer} />
        </div>
    })
}

/// The reader's settings, which the browser stores, and a callback to change them.
#[hook]
fn use_preferences() -> (Preferences, Callback<Preferences>) {
    let preferences = use_state_eq(Preferences::default);
    let prefer = {
        let preferences = preferences.clone();
        use_callback((), move |wish: Preferences, ()| {
            storage::save(&wish);
            page::apply(&wish);
            preferences.set(wish);
        })
    };
    let set = preferences.clone();
    use_effect_with((), move |()| {
        let saved = storage::load();
        page::apply(&saved);
        set.set(saved);
    });
    (*preferences, prefer)
}

/// Listens for the single keys that a list has: search, and the settings.
#[hook]
fn use_list_keys(root: &Root, on: bool) {
    const FIELD: &str = ".iv-search input";
    let root = root.clone();
    use_effect_with(on, move |on| {
        let press = move |key: &str| match key {
            "/" => {
                root.focus_first(FIELD);
                root.go_to_mark(FIELD);
                true
            }
            "?" => {
                popover::enter(&root, settings::ID);
                true
            }
            _ => false,
        };
        let listener = on.then(|| keys::on_key(press));
        move || drop(listener)
    });
}

/// The language that the reader chose on an earlier page, and a callback to choose one for this page and the next. The
/// interface language then follows it.
#[hook]
fn use_language(prefer: &Callback<Preferences>, preferences: Preferences) -> (Option<Lang>, Callback<Lang>) {
    let chosen = use_state_eq(|| None::<Lang>);
    let choose = {
        let (chosen, prefer) = (chosen.clone(), prefer.clone());
        Callback::from(move |lang: Lang| {
            storage::keep_language(&lang);
            prefer.emit(Preferences { ui: None, ..preferences });
            chosen.set(Some(lang));
        })
    };
    let set = chosen.setter();
    use_effect_with((), move |()| set.set(storage::language()));
    ((*chosen).clone(), choose)
}

/// Draws an open interview.
fn reader(
    Props { root, written, bare, .. }: &Props,
    opened: &Opened,
    arrived: bool,
    frame: Option<Rc<PageContext>>,
    preferences: Preferences,
    prefer: Callback<Preferences>,
) -> Html {
    let Opened { interview, problems, imported, address, count, begun } = opened;
    // The addresses in other languages and the place in the site apply only to the interview that the page was written
    // for.
    let is_written = matches!(written, Some(Written::Interview { interview: of, .. }) if Rc::ptr_eq(of, interview));
    let frame = frame.map(|frame| if is_written { frame } else { Rc::new(frame.of_site()) });
    html! {
        <ContextProvider<Root> context={root.clone()}>
            <Reader key={*count} interview={interview.clone()} problems={problems.clone()} imported={imported.clone()}
                address={(**address).clone()} {preferences} {prefer} begun={*begun} {frame}
                arrived={arrived && is_written} bare={*bare} />
        </ContextProvider<Root>>
    }
}

/// Says why there is no interview, and offers ways to continue.
fn failure(root: &Root, ui: Ui, why: &Why, navigation: &Navigation, home: String) -> Html {
    let Navigation { opened, broken, load, open, .. } = navigation;
    if let Some(broken) = broken.as_ref().filter(|_| opened.opening.is_none()) {
        return html! { <Mend root={root.clone()} {ui} why={why.clone()} broken={broken.clone()} {open} {home} /> };
    }
    let listed = !matches!(why, Why::NotListed(_));
    let is_fetched = matches!(opened.opening, Some(Opening::Listed(_) | Opening::Url(_)));
    let again = {
        let opened = opened.clone();
        load.reform(move |_: MouseEvent| opened.clone())
    };
    let again = is_fetched.then_some(again);
    failed(ui, why, source::url(opened).filter(|_| listed), again, home)
}

/// The language switch on a page without text: the same page in the site's other languages, or else the language for
/// the list and the next interview.
fn languages(ui: Ui, frame: Option<&PageContext>, choose: &Callback<Lang>) -> Html {
    if let Some(frame) = frame.filter(|frame| !frame.twins.is_empty()) {
        return nodes(|out| markup::alternates(out, ui, &frame.root, &frame.lang, &frame.twins));
    }
    let button = |choice: Ui| {
        let onclick = choose.reform(move |_| Lang::parse(choice.tag()).expect("an interface language has a tag"));
        html! {
            <button type="button" lang={choice.tag()} aria-pressed={if choice == ui { "true" } else { "false" }} {onclick}>
                { autonym(choice) }
            </button>
        }
    };
    html! {
        <div class="iv-langs" role="group" aria-label={words(ui).interface_language}>{ for Ui::ALL.into_iter().map(button) }</div>
    }
}
