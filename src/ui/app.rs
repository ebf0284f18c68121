//! The page: the list, or an interview that is coming, has failed or is open.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::failed::{Why, failed};
use super::home::Home;
use super::loading::loading;
use super::page::nodes;
use super::reader::Reader;
use super::settings::Settings;
use super::site_header::site_header;
use super::written::Written;
use crate::document;
use crate::interview::{self, Interview, Lang, Problem};
use crate::markup;
use crate::shell::fetch::{self, Failure};
use crate::shell::root::Root;
use crate::shell::{address, file, left, offline, page, storage};
use crate::site::{self, Frame, Site, paths};
use crate::state::{Address, Opening, Preferences, Reading, Ui};
use crate::words::{autonym, words};

/// What the page is doing.
#[derive(Clone, PartialEq)]
enum Phase {
    /// Nothing is known yet: the first drawing does not look at the address.
    Starting,
    Listing,
    Loading,
    Failed(Why),
    Open {
        interview: Rc<Interview>,
        problems: Rc<Vec<Problem>>,
        address: Box<Address>,
        count: u32,
        /// Only its beginning: the rest is still on its way.
        begun: bool,
    },
}

/// So much of a file, in bytes, is worth showing before the rest has come.
const BEGINNING: usize = 64 * 1024;

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub root: Root,
    /// What the page is about, if it was written beforehand.
    #[prop_or_default]
    pub written: Option<Written>,
    /// The site, on a page of it that was not.
    #[prop_or_default]
    pub frame: Option<Rc<Frame>>,
}

/// The viewer with a page for itself.
#[component]
pub fn App(Props { root, written, frame }: &Props) -> Html {
    let phase = use_state_eq(|| written.as_ref().map_or(Phase::Starting, begun));
    let frame = written.as_ref().map(Written::frame).or(frame.as_ref()).cloned();
    let preferences = use_state_eq(Preferences::default);
    let opened = use_state_eq(Address::default);
    // The text that was pasted last, to go back to if it cannot be read.
    let pasted = use_state_eq(AttrValue::default);
    let prefer = {
        let preferences = preferences.clone();
        use_callback((), move |wish: Preferences, ()| {
            storage::save(&wish);
            page::apply(&wish);
            preferences.set(wish);
        })
    };
    let load = {
        let (root, phase, opened) = (root.clone(), phase.clone(), opened.clone());
        use_callback((), move |address: Address, ()| {
            opened.set(address.clone());
            load(&root, address, phase.clone());
        })
    };
    let open = {
        let (root, phase, pasted) = (root.clone(), phase.clone(), pasted.clone());
        use_callback((), move |(bytes, kept): (Vec<u8>, bool), ()| {
            address::push_own();
            offline::remember(&bytes);
            pasted.set(if kept { String::from_utf8_lossy(&bytes).into_owned().into() } else { AttrValue::default() });
            show(&root, &phase, read(bytes, Address::default()));
        })
    };
    // What the address says beyond the page that was written.
    let arrived = use_state_eq(|| None::<Address>);
    {
        let (preferences, load, open, phase) = (preferences.clone(), load.clone(), open.clone(), phase.clone());
        let (root, arrived, is_written) = (root.clone(), arrived.clone(), written.is_some());
        use_effect_with((), move |()| {
            let saved = storage::load();
            page::apply(&saved);
            preferences.set(saved);
            if is_written {
                arrived.set(Some(address::current()));
            } else {
                load.emit(address::current());
            }
            let dropped = file::on_drop(move |dropped| {
                let open = open.clone();
                spawn_local(async move {
                    if let Some(read) = file::read(dropped).await {
                        open.emit((read, false));
                    }
                });
            });
            // Back from a file of the reader's own to the list.
            root.taken_over();
            let was_own = Cell::new(address::is_own());
            let changes = address::on_change(move |address| match was_own.replace(address::is_own()) {
                true if is_written && !address::is_own() => address::reload(),
                _ if address.opening.is_none() && !address::is_own() => show(&root, &phase, Phase::Listing),
                _ => {}
            });
            move || drop((dropped, changes))
        });
    }
    // All of it is drawn and listens by then: what came before it may be done.
    use_effect_with(arrived.is_some(), |arrived| {
        if *arrived {
            page::announce();
        }
    });
    let control = written.as_ref().map_or_else(page::browser_language, |written| written.frame().lang.clone());
    let ui = preferences.ui.unwrap_or_else(|| Ui::following(&control));
    let again = {
        let (load, opened) = (load.clone(), opened.clone());
        Callback::from(move |_: MouseEvent| load.emit((*opened).clone()))
    };
    let inside = match &*phase {
        Phase::Open { interview, problems, address, count, begun } => {
            // What the page was written for is the only thing that its other languages and its place are those of.
            let is_written =
                matches!(written, Some(Written::Interview { interview: of, .. }) if Rc::ptr_eq(of, interview));
            let frame = frame.map(|frame| if is_written { frame } else { Rc::new(frame.of_site()) });
            return html! {
                <ContextProvider<Root> context={root.clone()}>
                    <Reader key={*count} interview={interview.clone()} problems={problems.clone()}
                        address={(**address).clone()} preferences={*preferences} {prefer} begun={*begun} {frame}
                        arrived={(*arrived).clone()} />
                </ContextProvider<Root>>
            };
        }
        Phase::Starting | Phase::Loading => loading(words(ui)),
        Phase::Listing => {
            let control = match &frame {
                Some(frame) if preferences.ui.is_none() => frame.lang.clone(),
                _ => Lang::parse(ui.tag()).expect("an interface language has a tag"),
            };
            let site = written.as_ref().and_then(Written::site);
            html! { <Home {ui} {control} {open} pasted={(*pasted).clone()} frame={frame.clone()} {site} /> }
        }
        Phase::Failed(why) => {
            let own = opened.opening.is_none();
            let listed = !matches!(why, Why::NotListed(_));
            let back = {
                let phase = phase.clone();
                Callback::from(move |_: MouseEvent| phase.set(Phase::Listing))
            };
            failed(ui, why, source(&opened).filter(|_| listed), (!own).then_some(again), own.then_some(back))
        }
    };
    if *phase == Phase::Listing && written.is_none() {
        page::name(words(ui).interviews);
        page::speak(ui);
    }
    html! {
        <div class="iv" lang={ui.tag()}>
            { site_header(ui, frame.as_deref(), languages(ui, frame.as_deref(), &preferences, &prefer)) }
            <main id="iv-main" tabindex="-1">{ inside }</main>
            <Settings {ui} preferences={*preferences} {prefer} />
        </div>
    }
}

/// The switch where there is no text: the same page in the site's other languages; else the language of the interface.
fn languages(ui: Ui, frame: Option<&Frame>, preferences: &Preferences, prefer: &Callback<Preferences>) -> Html {
    if let Some(frame) = frame.filter(|frame| !frame.twins.is_empty()) {
        return nodes(|out| markup::twins(out, ui, &frame.root, &frame.lang, &frame.twins));
    }
    let button = |choice: Ui| {
        let wish = Preferences { ui: Some(choice), ..*preferences };
        let onclick = prefer.reform(move |_| wish);
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

/// Where the file of an address is.
fn source(address: &Address) -> Option<String> {
    match address.opening.as_ref()? {
        Opening::Listed(id) => fetch::resolve(&paths::file(id)),
        Opening::Url(url) => fetch::resolve(url),
    }
}

/// Starts what an address asks for.
fn load(root: &Root, address: Address, phase: UseStateHandle<Phase>) {
    let Some(opening) = address.opening.clone() else {
        show(root, &phase, Phase::Listing);
        return;
    };
    phase.set(Phase::Loading);
    let root = root.clone();
    spawn_local(async move {
        let shown = Rc::new(Cell::new(false));
        let mut came = beginning(&root, &address, &phase, &shown);
        let bytes = match &opening {
            Opening::Listed(id) => listed(id, &mut came).await,
            Opening::Url(url) => fetch::bytes_as_they_come(url, BEGINNING, &mut came).await.map_err(Why::Fetch),
        };
        let mut address = address;
        if shown.get() {
            // What the reader has chosen while the rest was on its way stands in the address by now.
            let now = address::current();
            if now.opening != address.opening {
                return;
            }
            address = now;
            left::keep(&root);
        }
        let next = match bytes {
            Ok(bytes) => read(bytes, address),
            Err(why) => Phase::Failed(why),
        };
        show(&root, &phase, next);
    });
}

/// Shows something else; what stood in for it goes.
fn show(root: &Root, phase: &UseStateHandle<Phase>, next: Phase) {
    page::take_over(root);
    phase.set(next);
}

/// Opens the beginning of a long file, once enough of it has come. Not where the address leads further into it, or
/// filters it, or where a place further down was left: what is missing yet would be called missing.
fn beginning(
    root: &Root,
    address: &Address,
    phase: &UseStateHandle<Phase>,
    shown: &Rc<Cell<bool>>,
) -> impl FnMut(Vec<u8>) + use<> {
    let plain = address.is_plain() && !left::is_kept();
    let (mut wanted, phase, shown) = (plain.then(|| address.clone()), phase.clone(), shown.clone());
    let root = root.clone();
    move |bytes| {
        let Some(address) = wanted.take() else { return };
        let document = document::begun(&bytes).and_then(|file| document::parse(file).ok());
        if let Some(document) = document {
            let (interview, _) = interview::check(document);
            shown.set(true);
            show(&root, &phase, open(interview, Vec::new(), address, true));
        }
    }
}

/// The file of an interview of the site: where it usually is, or where the list says.
async fn listed(id: &str, came: &mut dyn FnMut(Vec<u8>)) -> Result<Vec<u8>, Why> {
    let usual = paths::file(id);
    let missing = match fetch::bytes_as_they_come(&usual, BEGINNING, came).await {
        Err(Failure::Missing(_)) => Why::NotListed(id.to_string()),
        other => return other.map_err(Why::Fetch),
    };
    let site = fetch::bytes(site::FILE).await.ok().and_then(|file| Site::parse(&file)).unwrap_or_default();
    match site.listing(id).filter(|listing| listing.url != usual) {
        Some(listing) => fetch::bytes_as_they_come(&listing.url, BEGINNING, came).await.map_err(Why::Fetch),
        None => Err(missing),
    }
}

/// Reads a file.
fn read(bytes: Vec<u8>, address: Address) -> Phase {
    match checked(bytes) {
        Ok((interview, problems)) => open(interview, problems, address, false),
        Err(why) => Phase::Failed(why),
    }
}

/// The interview in a file, and what is wrong with it.
pub fn checked(bytes: Vec<u8>) -> Result<(Interview, Vec<Problem>), Why> {
    let first = bytes.trim_ascii_start().first();
    let json = first.is_none_or(|byte| !byte.is_ascii() || b"{[\"".contains(byte));
    match document::parse(bytes) {
        Ok(document) => Ok(interview::check(document)),
        Err(error) => Err(if json { Why::Parse(error) } else { Why::NotJson(error) }),
    }
}

/// What a page shows at once that was written beforehand: in its own language, nothing chosen.
fn begun(written: &Written) -> Phase {
    match written {
        Written::Interview { frame, interview, problems } => Phase::Open {
            interview: interview.clone(),
            problems: problems.clone(),
            address: Box::new(Address {
                opening: Some(Opening::Listed(frame.id.clone().unwrap_or(interview.id.clone()))),
                lang: Some(Reading::One(frame.lang.clone())),
                ..Address::default()
            }),
            count: count(),
            begun: false,
        },
        Written::List { .. } => Phase::Listing,
    }
}

fn open(interview: Interview, problems: Vec<Problem>, address: Address, begun: bool) -> Phase {
    Phase::Open {
        interview: Rc::new(interview),
        problems: Rc::new(problems),
        address: Box::new(address),
        count: count(),
        begun,
    }
}

/// A new number for each interview that is opened, so that nothing of the last one stays in the next.
pub fn count() -> u32 {
    thread_local!(static COUNT: Cell<u32> = const { Cell::new(0) });
    COUNT.replace(COUNT.get() + 1)
}
