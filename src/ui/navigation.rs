//! Decides what the page shows, from its address and from the files that the reader opens.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::failed::Why;
use super::open_file::{self, Broken, Given};
use super::phase::{Opened, Phase, paired};
use super::prerendered::Written;
use super::source::{changed_on_its_way, file_of};
use crate::shell::fetch::{self, Failure};
use crate::shell::root::Root;
use crate::shell::{address, file, own as shell_own, page, scroll_restore, storage};
use crate::state::{Address, Opening, Reading};

#[derive(Clone, PartialEq)]
pub enum Shown {
    /// Nothing is known yet: the first drawing does not depend on the address.
    Starting,
    Listing,
    Interview(Phase),
}

pub struct Navigation {
    pub shown: UseStateHandle<Shown>,
    /// The address that was opened last.
    pub opened: Address,
    /// A file of the reader's own that could not be read, for the reader to correct.
    pub broken: Option<Broken>,
    /// Whether the page is drawn and listens, so that what the address says beyond a prerendered page can be shown.
    pub arrived: bool,
    /// Shows what an address opens.
    pub load: Callback<Address>,
    /// Opens files from the reader's device.
    pub open: Callback<Given>,
}

/// Shows what the page was prerendered for, then what the address says, and follows both. `home` is the relative
/// address of the list.
#[hook]
pub fn use_navigation(root: &Root, written: &Option<Written>, home: &str) -> Navigation {
    let shown = use_state_eq(|| written.as_ref().map_or(Shown::Starting, partial));
    let opened = use_state_eq(Address::default);
    let broken = use_state_eq(|| None::<Broken>);
    // What is open now.
    let there = use_mut_ref(|| None::<Opening>);
    let load = {
        let (root, shown, opened, there) = (root.clone(), shown.clone(), opened.clone(), there.clone());
        use_callback((), move |address: Address, ()| {
            there.replace(address.opening.clone());
            opened.set(address.clone());
            load(&root, address, shown.clone());
        })
    };
    let open = {
        let (root, shown, opened, there) = (root.clone(), shown.clone(), opened.clone(), there.clone());
        let (broken, home) = (broken.clone(), home.to_string());
        let is_page = matches!(written, Some(Written::Interview { .. }));
        use_callback((), move |given: Given, ()| {
            let (root, shown, opened, there) = (root.clone(), shown.clone(), opened.clone(), there.clone());
            let (broken, home) = (broken.clone(), home.clone());
            spawn_local(async move {
                let (next, mended) = open_own(&root, given, &home, is_page).await;
                let Some(next) = next else { return };
                let is_mended = mended.is_some();
                broken.set(mended);
                let (is_open, address) = match &next {
                    Phase::Open(opened) => (true, (*opened.address).clone()),
                    Phase::Loading | Phase::Failed(_) => (false, Address::default()),
                };
                // Back to a list leads to the text that the reader is to correct. On the page of an interview, the
                // page's own address means that interview, so the list's address is used.
                let page = fetch::resolve(&home).filter(|_| is_page);
                address::push_own(page, address.opening.as_ref(), is_page || is_open);
                there.replace(address.opening.clone());
                opened.set(address);
                show(&root, &shown, Shown::Interview(next));
                // A text to correct has the focus.
                if !is_mended {
                    root.begin_at_heading();
                }
            });
        })
    };
    let arrived = use_arrival(root, written.is_some(), &shown, there, &load, &open);
    Navigation { shown, opened: (*opened).clone(), broken: (*broken).clone(), arrived, load, open }
}

/// Reads the address once the page is drawn, and follows its changes; accepts dropped files. Returns whether a
/// prerendered page is drawn and listens.
#[hook]
fn use_arrival(
    root: &Root,
    is_written: bool,
    shown: &UseStateHandle<Shown>,
    there: Rc<std::cell::RefCell<Option<Opening>>>,
    load: &Callback<Address>,
    open: &Callback<Given>,
) -> bool {
    let arrived = use_state_eq(|| false);
    let (set, root, shown, load, open) = (arrived.clone(), root.clone(), shown.clone(), load.clone(), open.clone());
    use_effect_with((), move |()| {
        if is_written {
            set.set(true);
        } else {
            load.emit(address::current());
        }
        let dropped = file::on_drop(move |dropped| open_file::give(dropped, open.clone()));
        // For Back from a file of the reader's own to the list.
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
                    show(&root, &shown, Shown::Listing);
                }
                Some(_) if from_own || is_kept(&address.opening) => load.emit(address),
                Some(_) => {}
            }
        });
        move || drop((dropped, changes))
    });
    // By now everything is drawn and listens, so the input before that can be repeated.
    use_effect_with(*arrived, |arrived| {
        if *arrived {
            page::announce();
        }
    });
    *arrived
}

/// What a prerendered page shows at once: its content in its own language, with no filters.
fn partial(written: &Written) -> Shown {
    match written {
        Written::Interview { frame, interview } => {
            let address = Address {
                opening: Some(Opening::Listed(frame.id.clone().unwrap_or(interview.id.clone()))),
                lang: Some(Reading::One(frame.lang.clone())),
                ..Address::default()
            };
            Shown::Interview(Phase::Open(Opened::new(interview.clone(), address)))
        }
        Written::List { .. } => Shown::Listing,
    }
}

/// Shows something else, and removes the preview.
fn show(root: &Root, shown: &UseStateHandle<Shown>, next: Shown) {
    page::take_over(root);
    shown.set(next);
}

/// Opens what an address names.
fn load(root: &Root, address: Address, shown: UseStateHandle<Shown>) {
    let Some(opening) = address.opening.clone() else {
        show(root, &shown, Shown::Listing);
        return;
    };
    shown.set(Shown::Interview(Phase::Loading));
    let root = root.clone();
    spawn_local(async move {
        let has_begun = Rc::new(Cell::new(false));
        let mut came = beginning(&root, &address, &shown, &has_begun);
        let mut file = file_of(&opening, &mut came).await;
        let mut address = address;
        if let Err(Why::NotListed(_) | Why::Fetch(Failure::Missing(_))) = &file
            && let Some((meant, found)) = changed_on_its_way(&address).await
        {
            (address, file) = (meant, Ok(found));
        }
        if has_begun.get() {
            // By now, the address contains what the reader chose while the rest was loading.
            let now = address::current();
            if now.opening != address.opening {
                return;
            }
            address = now;
            scroll_restore::keep(&root);
        }
        let opened = match file {
            Ok(file) => Opened::read(&root, file, address).await.map(in_chosen_language),
            Err(why) => Err(why),
        };
        show(&root, &shown, Shown::Interview(opened.into()));
    });
}

/// If the address names no language, switches to the one that the reader chose, unless the address quotes words, which
/// are in a particular language.
fn in_chosen_language(mut opened: Opened) -> Opened {
    let languages = &opened.interview.languages;
    let is_free = opened.address.lang.is_none() && opened.address.target.as_ref().is_none_or(|to| to.quote.is_none());
    let chosen = storage::language().filter(|_| is_free).and_then(|chosen| chosen.best(languages));
    // An address without a language means the first.
    if let Some(n) = chosen.filter(|n| *n > 0) {
        opened.address.lang = Some(Reading::One(languages[n].clone()));
    }
    opened
}

/// Opens the beginning of a long file, once enough of it has arrived. Does not do so if the address leads further into
/// the file or filters it, or if the reader left the page further down: the missing part would be reported as absent.
fn beginning(
    root: &Root,
    address: &Address,
    shown: &UseStateHandle<Shown>,
    has_begun: &Rc<Cell<bool>>,
) -> impl FnMut(Vec<u8>) + use<> {
    let plain = address.is_plain() && !scroll_restore::is_kept();
    let (mut wanted, shown, has_begun) = (plain.then(|| address.clone()), shown.clone(), has_begun.clone());
    let root = root.clone();
    move |bytes| {
        let Some(address) = wanted.take() else { return };
        if let Some(opened) = Opened::beginning(bytes, address).map(in_chosen_language) {
            has_begun.set(true);
            show(&root, &shown, Shown::Interview(Phase::Open(opened)));
        }
    }
}

/// Opens what the reader has given, and stores it in their browser. Returns what to show next, and a text for the
/// reader to correct. Two transcripts of a conversation in two languages become one interview. Several others are
/// stored, and the list shows them. There is nothing to show if another page opens: the page of an interview leaves its
/// address to that interview.
async fn open_own(root: &Root, given: Given, home: &str, is_page: bool) -> (Option<Phase>, Option<Broken>) {
    let files = match given {
        Ok(files) => files,
        Err(name) => return (Some(Phase::Failed(Why::Unread(name))), None),
    };
    let files = match paired(root, &files).await {
        Some(file) => vec![file],
        None => files,
    };
    let several = files.len() > 1;
    let mut first = None;
    for file in files {
        let mut opened = match Opened::read(root, file.clone(), Address::default()).await {
            Ok(opened) => opened,
            Err(why) => {
                let broken = match &why {
                    Why::Mistake(mistake) => Broken::new(file, mistake.place()),
                    _ => None,
                };
                return (Some(Phase::Failed(why)), broken);
            }
        };
        let kept = shell_own::keep(&file, &opened.interview).await;
        if several && kept.is_some() {
            continue;
        }
        if let Some(id) = kept.as_deref().filter(|_| is_page) {
            let address = Address { opening: Some(Opening::Own(id.into())), ..Address::default() };
            address::go(&(home.to_string() + &address.search()));
            return (None, None);
        }
        opened.address.opening = kept.map(|id| Opening::Own(id.into()));
        first.get_or_insert(Phase::Open(opened));
    }
    if first.is_none() {
        address::go(home);
    }
    (first, None)
}
