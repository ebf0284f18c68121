//! Files with harmful texts, and addresses in them.

use interview_viewer::state::{Address, Filter, Filters, Match, Quote, Reading, Target, ViewState};
use interview_viewer::{document, interview};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::lists::{self, Localized};
use crate::page::Page;

crate::journeys![
    nothing_in_a_file_or_its_address_runs in Chromium,
];

/// The traces of a file in the page.
#[derive(Deserialize)]
struct Left {
    /// Elements and attributes that no harmless file creates, links that lead elsewhere, scripts that ran.
    harm: Vec<String>,
    /// Expected words that are not there.
    missing: Vec<String>,
    /// For each address: the query and the fragment as the browser has them, and the address that the viewer prints.
    addresses: Vec<(String, String, String)>,
}

/// A file to be dropped on the page.
struct Drop {
    what: String,
    file: Value,
    /// The words that must be readable.
    wanted: Vec<String>,
    addresses: Vec<String>,
}

/// How many files one script drops.
const AT_ONCE: usize = 12;
/// How many texts are in one file.
const TOGETHER: usize = 16;

fn nothing_in_a_file_or_its_address_runs(page: &Page) {
    page.open("/");
    page.until_seen(".iv-entry");
    page.look::<()>(include_str!("hostile.js"));
    let harmless = lists::harmless().into_iter().map(|file| Drop::new("no harm", file));
    drop_all(page, harmless.collect(), true);
    let payloads = lists::all();
    let alone = payloads.iter().map(|payload| Drop {
        addresses: addresses(payload),
        ..Drop::new(payload, lists::file(Localized::Plain, &|_| payload.clone()))
    });
    let together = payloads.chunks(TOGETHER).flat_map(|payloads| {
        [Localized::Plain, Localized::Each].map(|localized| {
            let file = lists::labelled(localized, payloads);
            Drop { wanted: lists::drawn(&file, payloads), ..Drop::new(&payloads.concat(), file) }
        })
    });
    let drops = alone.chain(together).collect();
    drop_all(page, drops, false);
}

impl Drop {
    fn new(what: &str, file: Value) -> Drop {
        Drop { what: what.into(), file, wanted: Vec::new(), addresses: Vec::new() }
    }
}

/// Addresses with the same text in every part: as a reader may type it, and, if it has characters with a special
/// meaning, as the viewer prints it.
fn addresses(text: &str) -> Vec<String> {
    let typed = format!("?lang=both&theme={text}&match=all&speaker={text}&q={text}&x={text}#{text}:{text},{text}");
    let quote = Quote::Between { first: text.into(), last: text.into() };
    let chosen = [Filter::Themes, Filter::Speakers, Filter::Words];
    let mut filters =
        chosen.into_iter().fold(Filters::default(), |filters, filter| filters.with(filter, [text.into()]));
    filters.matching = Match::All;
    let address = Address {
        lang: Some(Reading::Both),
        filters,
        target: Some(Target { id: text.into(), quote: Some(quote) }),
        other: vec![("x".into(), text.into())],
        ..Address::default()
    };
    let printed = text.contains(['&', '#', '%', '+', ':', ',']).then(|| address.search() + &address.hash());
    [typed].into_iter().chain(printed).collect()
}

/// Drops files one after the other and goes to addresses in them.
#[track_caller]
fn drop_all(page: &Page, drops: Vec<Drop>, usual: bool) {
    for drops in drops.chunks(AT_ONCE) {
        let given: Vec<Value> =
            drops.iter().map(|drop| json!([drop.file.to_string(), drop.wanted, drop.addresses])).collect();
        let left = page.await_script("dropAll(...arguments)", &[json!(given), json!(usual)]);
        let left: Vec<Left> = serde_json::from_value(left.clone()).unwrap_or_else(|_| panic!("{left}"));
        assert_eq!(left.len(), drops.len());
        for (drop, left) in drops.iter().zip(left) {
            assert!(left.harm.is_empty(), "{:?} in a file: {:?}", drop.what, left.harm);
            assert!(left.missing.is_empty(), "{:?} is not to be read: {:?}", drop.what, left.missing);
            assert_eq!(left.addresses.len(), drop.addresses.len());
            for (search, hash, said) in left.addresses {
                assert_eq!(said, page.site.origin() + "/" + &again(&drop.file, &search, &hash), "{search}{hash}");
            }
        }
    }
}

/// The canonical address of the same state. A file from the reader's device had no address before, so no foreign
/// parameters are kept.
fn again(file: &Value, search: &str, hash: &str) -> String {
    let document = document::parse(file.to_string().as_bytes()).expect("it is JSON");
    let (interview, _) = interview::check(document);
    let address = Address::parse(search, hash);
    let (state, _) = ViewState::from_address(&interview, &address);
    let printed = state.address(&interview, &Address::default());
    let parsed = Address::parse(&printed.search(), &printed.hash());
    assert_eq!(ViewState::from_address(&interview, &parsed), (state, Vec::new()), "{search}{hash}");
    printed.search() + &printed.hash()
}
