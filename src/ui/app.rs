//! The page: the list, or an interview that is coming, has failed or is open.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::steady::steady;

use super::failed::{Why, failed};
use super::home::Home;
use super::loading::loading;
use super::own::{self, Broken, Given};
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
use crate::shell::{address, file, left, offline, own as shell_own, page, storage};
use crate::site::{self, Frame, Site, paths};
use crate::state::{Address, Opening, Preferences, Reading, Ui, known, openings};
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
    /// Only the text of an interview and the elements around it are drawn: what is adopted of a page that other programs
    /// have changed.
    #[prop_or_default]
    pub bare: bool,
}

/// How many components are around the elements of an interview: this one, what gives its context, and the reader.
pub const AROUND_TEXT: usize = 3;

/// The viewer with a page for itself.
#[component]
pub fn App(Props { root, written, frame, bare }: &Props) -> Html {
    let phase = use_state_eq(|| written.as_ref().map_or(Phase::Starting, begun));
    let frame = written.as_ref().map(Written::frame).or(frame.as_ref()).cloned();
    let preferences = use_state_eq(Preferences::default);
    let opened = use_state_eq(Address::default);
    // A file of the reader's own that could not be read, to be mended.
    let broken = use_state_eq(|| None::<Broken>);
    // What is open now.
    let there = use_mut_ref(|| None::<Opening>);
    let prefer = {
        let preferences = preferences.clone();
        use_callback((), move |wish: Preferences, ()| {
            storage::save(&wish);
            page::apply(&wish);
            preferences.set(wish);
        })
    };
    let load = {
        let (root, phase, opened, there) = (root.clone(), phase.clone(), opened.clone(), there.clone());
        use_callback((), move |address: Address, ()| {
            there.replace(address.opening.clone());
            opened.set(address.clone());
            load(&root, address, phase.clone());
        })
    };
    let open = {
        let (root, phase, opened, there) = (root.clone(), phase.clone(), opened.clone(), there.clone());
        let (broken, frame) = (broken.clone(), frame.clone());
        let is_page = matches!(written, Some(Written::Interview { .. }));
        use_callback((), move |given: Given, ()| {
            let (root, phase, opened, there) = (root.clone(), phase.clone(), opened.clone(), there.clone());
            let (broken, home) = (broken.clone(), way_home(frame.as_deref()));
            spawn_local(async move {
                let (next, mended) = open_own(given, &home, is_page).await;
                let Some(next) = next else { return };
                let is_shown = matches!(next, Phase::Open { .. });
                broken.set(mended);
                let address = match &next {
                    Phase::Open { address, .. } => (**address).clone(),
                    _ => Address::default(),
                };
                // Back to a list leads to the text that is to be mended. The page of an interview has an address that means
                // that interview.
                let page = fetch::resolve(&home).filter(|_| is_page);
                address::push_own(page, address.opening.as_ref(), is_page || is_shown);
                there.replace(address.opening.clone());
                opened.set(address);
                show(&root, &phase, next);
            });
        })
    };
    // What the address says beyond the page that was written.
    let arrived = use_state_eq(|| None::<Address>);
    {
        let (preferences, load, open, phase) = (preferences.clone(), load.clone(), open.clone(), phase.clone());
        let (root, arrived, is_written) = (root.clone(), arrived.clone(), written.is_some());
        let there = there.clone();
        use_effect_with((), move |()| {
            let saved = storage::load();
            page::apply(&saved);
            preferences.set(saved);
            if is_written {
                arrived.set(Some(address::current()));
            } else {
                load.emit(address::current());
            }
            let dropped = file::on_drop(move |dropped| own::give(dropped, open.clone()));
            // Back from a file of the reader's own to the list.
            root.taken_over();
            let was_own = Cell::new(address::is_own());
            let changes = address::on_change(move |address| {
                let is_kept = |opening: &Option<Opening>| matches!(opening, Some(Opening::Own(_)));
                let before = there.borrow().clone();
                let from_own = was_own.replace(address::is_own()) || is_kept(&before);
                let stays = address::is_own() || (from_own && before.is_some() && before == address.opening);
                match &address.opening {
                    _ if stays => {}
                    _ if from_own && is_written => address::reload(),
                    None => {
                        there.take();
                        show(&root, &phase, Phase::Listing);
                    }
                    Some(_) if from_own || is_kept(&address.opening) => load.emit(address),
                    Some(_) => {}
                }
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
                        arrived={(*arrived).clone().filter(|_| is_written)} bare={*bare} />
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
            html! { <Home {ui} {control} {open} broken={(*broken).clone()} frame={frame.clone()} {site} /> }
        }
        Phase::Failed(why) => {
            let listed = !matches!(why, Why::NotListed(_));
            let back = {
                let phase = phase.clone();
                Callback::from(move |_: MouseEvent| phase.set(Phase::Listing))
            };
            let home = way_home(frame.as_deref());
            let is_fetched = matches!(opened.opening, Some(Opening::Listed(_) | Opening::Url(_)));
            let again = is_fetched.then_some(again);
            failed(ui, why, source(&opened).filter(|_| listed), again, broken.is_some().then_some(back), home)
        }
    };
    if *phase == Phase::Listing && written.is_none() {
        page::name(words(ui).interviews);
        page::speak(&Lang::parse(ui.tag()).expect("an interface language has a tag"), ui);
    }
    steady(html! {
        <div class="iv" lang={ui.tag()}>
            { site_header(ui, frame.as_deref(), languages(ui, frame.as_deref(), &preferences, &prefer)) }
            <main id="iv-main" tabindex="-1">{ inside }</main>
            <Settings {ui} preferences={*preferences} {prefer} />
        </div>
    })
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
        Opening::Own(_) => None,
    }
}

/// The way from the page to the list.
fn way_home(frame: Option<&Frame>) -> String {
    frame.map_or_else(|| "./".into(), Frame::way_home)
}

/// Opens what the reader has given, and keeps it in their browser: what to show next, and a text to mend. Several files are
/// kept, and the list shows them. Nothing is to be shown where another page comes: that of an interview leaves its address
/// to it.
async fn open_own(given: Given, home: &str, is_page: bool) -> (Option<Phase>, Option<Broken>) {
    let files = match given {
        Ok(files) => files,
        Err(name) => return (Some(Phase::Failed(Why::Unread(name))), None),
    };
    let several = files.len() > 1;
    let mut first = None;
    for file in files {
        let (interview, problems) = match checked(file.bytes.clone()) {
            Ok(read) => read,
            Err(why) => {
                let broken = match &why {
                    Why::Parse(error) | Why::NotJson(error) => Broken::new(file.bytes, (error.line, error.column)),
                    _ => None,
                };
                return (Some(Phase::Failed(why)), broken);
            }
        };
        let kept = shell_own::keep(&file, &interview).await;
        if several && kept.is_some() {
            continue;
        }
        if let Some(id) = kept.as_deref().filter(|_| is_page) {
            let address = Address { opening: Some(Opening::Own(id.into())), ..Address::default() };
            address::go(&(home.to_string() + &address.search()));
            return (None, None);
        }
        offline::remember(&file.bytes);
        let address = Address { opening: kept.map(|id| Opening::Own(id.into())), ..Address::default() };
        first.get_or_insert(open(interview, problems, address, false));
    }
    if first.is_none() {
        address::go(home);
    }
    (first, None)
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
        let mut bytes = file_of(&opening, &mut came).await;
        let mut address = address;
        if let Err(Why::NotListed(_) | Why::Fetch(Failure::Missing(_))) = &bytes
            && let Some((meant, file)) = changed_on_its_way(&address).await
        {
            (address, bytes) = (meant, Ok(file));
        }
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
        if let Some(document) = document::parse_prefix(bytes) {
            let (interview, _) = interview::check(document);
            shown.set(true);
            show(&root, &phase, open(interview, Vec::new(), address, true));
        }
    }
}

/// What an address meant that opens nothing as it stands, and the file of that.
async fn changed_on_its_way(address: &Address) -> Option<(Address, Vec<u8>)> {
    let site = match &address.opening {
        Some(Opening::Listed(_)) => fetch::bytes(site::FILE).await.ok().and_then(|file| Site::parse(&file)),
        _ => None,
    };
    for mut meant in openings(address) {
        if let (Some(Opening::Listed(id)), Some(site)) = (&meant.opening, &site) {
            let Some(id) = known(site.interviews.iter().map(|listing| &listing.id), id) else { continue };
            meant.opening = Some(Opening::Listed(id));
        }
        let opening = meant.opening.clone().filter(|opening| Some(opening) != address.opening.as_ref());
        let Some(opening) = opening else { continue };
        if let Ok(file) = file_of(&opening, &mut |_| {}).await {
            return Some((meant, file));
        }
    }
    None
}

/// The file that an address opens.
async fn file_of(opening: &Opening, came: &mut dyn FnMut(Vec<u8>)) -> Result<Vec<u8>, Why> {
    match opening {
        Opening::Listed(id) => listed(id, came).await,
        Opening::Url(url) => fetch::bytes_as_they_come(url, BEGINNING, came).await.map_err(Why::Fetch),
        Opening::Own(id) => shell_own::read(id).await.inspect(|file| offline::remember(file)).ok_or(Why::NotKept),
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
    match site.meant(id, fetch::composed).filter(|listing| listing.url != usual) {
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
