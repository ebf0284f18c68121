//! Malicious files and addresses: nothing in them runs, no request goes to another host, and they are shown literally.
//!
//! `PAYLOADS=<file>` adds a list: see `tests/payloads`.

use std::collections::BTreeSet;

use interview_viewer::document;
use interview_viewer::interview;
use interview_viewer::state::{Address, Filter, Filters, Match, Quote, Reading, Target, ViewState};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::folder;
use crate::lists::{self, Localized};
use crate::page::Page;

crate::journeys![
    nothing_in_a_file_or_its_address_runs in Chromium,
    nothing_in_the_address_of_a_file_runs in Chromium,
    nothing_in_the_list_of_the_site_runs in Chromium,
    nothing_in_the_text_before_the_viewer_runs,
    nothing_in_a_prerendered_site_runs,
    ids_do_not_replace_those_of_the_page,
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

fn nothing_in_the_address_of_a_file_runs(page: &Page) {
    // Addresses of other hosts, which the policy of the page forbids.
    page.site.provoke("policy: connect-src");
    let is_address = |text: &String| {
        let begins = |start: &str| text.trim_start().to_ascii_lowercase().starts_with(start);
        ["java", "vb", "data:", "blob:", "file", "view-", "http", "mailto:", "&#106;", "<script>", "{{", "%", "\""]
            .iter()
            .any(|start| begins(start))
            || ["//", "\\", "..", "\u{1}", "\0"].iter().any(|part| text.starts_with(part))
    };
    let mut count = 0;
    for payload in lists::all().iter().filter(|text| is_address(text) && text.len() < 200) {
        let encoded = Address {
            filters: Filters::default().with(Filter::Words, [payload.as_str().into()]),
            ..Address::default()
        }
        .search()
        .replacen("q=", "", 1);
        let encoded = encoded.trim_start_matches('?');
        // An id is only a part of an address on the site itself.
        for name in ["src", "i"].into_iter().take(if payload.contains("..") { 2 } else { 1 }) {
            page.open(&format!("?{name}={encoded}"));
            page.until_seen("[role=alert] h1");
            let said = page.text("[role=alert] p");
            assert!(name == "src" || said.contains(squeezed(payload).as_str()), "{payload:?} is not told: {said}");
            let links: Vec<String> = page.look("return all('#iv-app a, #iv-stopped a').map((a) => a.protocol)");
            assert!(links.iter().all(|scheme| scheme == "http:" || scheme == "https:"), "{payload:?}: {links:?}");
            // The requests that the policy forbids were not sent.
            let came: Vec<String> = page.look(
                "return performance.getEntriesByType('resource').map((r) => [r.name, r.responseStatus])
                    .filter(([url, status]) => !url.startsWith(location.origin + '/') && status).map(([url]) => url)",
            );
            assert_eq!((came, page.site.troubles()), (Vec::new(), Vec::new()), "{name}={payload:?}");
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
    page.visit("about:blank");
}

fn nothing_in_the_list_of_the_site_runs(page: &Page) {
    page.plain();
    let entry = |text: &str| {
        json!({"id": text, "file": text, "title": {"en": text}, "summary": text, "date": text, "category": text,
            "people": [text], "themes": [{"en": text, "zh-Hans": text}], "languages": ["en", text]})
    };
    let list =
        |texts: &[String]| json!({"interviews": texts.iter().map(|text| entry(text)).collect::<Vec<_>>()}).to_string();
    let parts = "return [...new Set(all('html, head *, body, body *').flatMap((e) =>
        [e.localName, ...[...e.attributes].map((a) => `${e.localName} ${a.name}`)]))]";
    page.site.put("site.json", list(&(0..60).map(|n| format!("no harm {n}")).collect::<Vec<_>>()));
    page.open("/");
    page.until_seen(".iv-entry");
    let usual: Vec<String> = page.look(parts);
    let texts = lists::all();
    page.site.put("site.json", list(&texts));
    page.reload();
    // Ids and titles are trimmed; a repeated id counts once.
    let trimmed = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    let expected: Vec<&str> = trimmed.collect::<BTreeSet<_>>().into_iter().collect();
    page.until_eq("the list", expected.len(), || {
        page.look("all('[data-more]')[0]?.click(); return all('.iv-entry').length")
    });
    let drawn: Vec<String> = page.look(parts);
    let harm: Vec<_> = drawn.iter().filter(|part| !usual.contains(part)).collect();
    assert!(harm.is_empty(), "{harm:?}");
    let said: Vec<(String, String)> =
        page.look("return all('.iv-entry h3 a').map((a) => [a.textContent, new URL(a.href).searchParams.get('i')])");
    let mut titles: Vec<&str> = said.iter().map(|(title, _)| title.as_str()).collect();
    titles.sort();
    assert_eq!(titles, expected);
    assert!(said.iter().all(|(title, id)| title == id), "each leads to what its list names");
}

fn nothing_in_the_text_before_the_viewer_runs(page: &Page) {
    /// The number of passages in the preview, without the question.
    const DRAWN: usize = 39;
    // As in the file: the preview does not parse mark-up.
    let escaped = |text: &String| -> String {
        text.chars().flat_map(|c| "\\*[]()".contains(c).then_some('\\').into_iter().chain([c])).collect()
    };
    let file = |texts: &[String]| {
        let speakers = texts.iter().enumerate().map(|(n, text)| {
            json!({"id": format!("s{n}"), "name": text, "initials": text, "role": text, "about": {"en": text, "zh": text}})
        });
        let asks = json!({"id": "asks", "name": "A", "role": "interviewer"});
        let turns = texts.iter().enumerate().map(|(n, text)| {
            let text = escaped(text);
            json!({"id": text, "speaker": format!("s{n}"), "text": {"en": [text, "- item", "- item"], "zh": text, text: "other"}})
        });
        json!({"title": texts[0], "summary": texts[0], "date": texts[0], "category": texts[0], "languages": ["en", "zh"],
            "speakers": std::iter::once(asks).chain(speakers.take(5)).collect::<Vec<_>>(),
            "turns": std::iter::once(json!({"speaker": "asks", "text": texts[0]})).chain(turns).collect::<Vec<_>>()})
    };
    let mut usual: Vec<(String, String)> = Vec::new();
    let harmless: Vec<String> =
        (1..=DRAWN).map(|n| if n == 2 { "1. item".into() } else { format!("word {n}") }).collect();
    for texts in std::iter::once(&*harmless).chain(lists::all().chunks(DRAWN)) {
        page.site.hold("viewer_bg.wasm");
        page.site.put("before.json", file(texts).to_string());
        page.open("?src=before.json&lang=both");
        let count = "return all('[data-passage]', first).length";
        page.until_eq("the passages", texts.len() + 1, || page.look(count));
        let drawn: Vec<(String, String)> = page.look(
            "return [...document.querySelectorAll('html, head, head *, body, body *')].flatMap((e) =>
                [[e.localName, ''], ...[...e.attributes].map((a) => [e.localName, a.name])])",
        );
        if usual.is_empty() {
            usual = drawn;
        } else {
            let harm: Vec<_> = drawn.iter().filter(|part| !usual.contains(part)).collect();
            assert!(harm.is_empty(), "{harm:?}");
        }
        let said: Vec<String> = page.look("return all('[data-passage]', first).map((p) => wordsOf(p, 'en'))");
        for (said, text) in said.iter().skip(1).zip(texts) {
            let bare = |text: &str| {
                text.chars().filter(|c| !c.is_whitespace() && !"\0\u{feff}".contains(*c)).collect::<String>()
            };
            let wanted = bare(&escaped(text));
            assert!(bare(said).contains(&wanted), "{text:?} is not to be read: {said:?}");
        }
        page.site.put_as_built("viewer_bg.wasm");
        page.until("the viewer", || page.look("return !first && passages().length > 0"));
    }
}

fn nothing_in_a_prerendered_site_runs(page: &Page) {
    const TEXTS: usize = 120;
    let parts = "return [...new Set([...document.querySelectorAll('html, head, head *, body, body *')].flatMap((e) =>
        [e.localName, ...[...e.attributes].map((a) => `${e.localName} ${a.name}`)]))]";
    let said = "return [document.documentElement.textContent, ...all('*').flatMap((e) => [...e.attributes].map((a) => a.value))]
        .join('\\n').replace(/[\\s\\0\\u0085\\ufeff\\ufffd]/g, '')";
    let bare = |text: &String| {
        text.chars().filter(|c| !c.is_whitespace() && !"\0\u{feff}\u{fffd}".contains(*c)).collect::<String>()
    };
    let mut usual: BTreeSet<String> = BTreeSet::new();
    let harmless: Vec<String> = ["words", "单位", "1. words", "- words"].map(String::from).into();
    let name = page.site.origin().replace(|c: char| !c.is_ascii_digit(), "");
    for (n, texts) in std::iter::once(&*harmless).chain(lists::all().chunks(TEXTS)).enumerate() {
        let (site, interviews) = folder::together(texts);
        let built = folder::built(&name, &site, &interviews);
        assert!(built.left_out.iter().all(|line| line.contains("expected a link")), "{:?}", built.left_out);
        let mut pages = vec!["".to_owned(), "interviews/all/".to_owned()];
        for list in ["theme/", "person/"] {
            let paths = built.files.iter().filter_map(|(path, _)| path.strip_suffix("index.html"));
            pages.push(paths.into_iter().find(|path| path.starts_with(list)).expect("there is such a page").to_owned());
        }
        for (path, bytes) in built.files {
            page.site.put(&path, bytes);
        }
        let mut wanted: Vec<String> = lists::drawn(&interviews[0].1, texts).iter().map(bare).collect();
        for path in pages {
            let mut look = || {
                let drawn: BTreeSet<String> = page.look::<Vec<String>>(parts).into_iter().collect();
                if n == 0 {
                    usual.extend(drawn);
                } else {
                    let harm: Vec<_> = drawn.difference(&usual).collect();
                    assert!(harm.is_empty(), "{path}: {harm:?}");
                }
                let said: String = page.look(said);
                wanted.retain(|words| path != "interviews/all/" || !said.contains(words));
            };
            page.open(&path);
            look();
            if page.look("return all('.iv-search').length > 0") {
                page.look::<()>("all('.iv-search')[0].dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))");
                page.until("the viewer", || {
                    page.look("return !!customElements.get('interview-viewer') && !globalThis.interviewReplay")
                });
                look();
            }
        }
        assert_eq!(wanted, Vec::<String>::new(), "these are not to be read");
    }
}

/// As a page shows it.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ids_do_not_replace_those_of_the_page(page: &Page) {
    let names = [
        "iv-app",
        "iv-main",
        "iv-tools",
        "iv-term",
        "iv-settings",
        "iv-stopped",
        "iv-question-1",
        "iv-text-iv-tools",
        "body",
        "location",
        "document",
        "history",
        "init",
        "__proto__",
    ];
    let mut turns = vec![json!({"speaker": "q", "text": "What is a name?"})];
    turns.extend(names.iter().map(|id| json!({"id": id, "speaker": "a", "text": format!("Word of {id}.")})));
    let speakers = json!([{"id": "q", "role": "interviewer"}, {"id": "a", "name": "A. Name"}]);
    let glossary = json!([{"term": "Word", "note": "What it means."}]);
    let file = json!({"title": "Names", "speakers": speakers, "glossary": glossary, "turns": turns});
    page.site.put("names.json", file.to_string());
    page.open("?src=names.json");
    page.until_text("h1", "Names");

    page.click(".iv-settings-open");
    page.until_seen(".iv-settings");
    page.click(".iv-settings .iv-pop-close");
    page.until("settings are closed", || !page.sees(".iv-settings"));
    page.press("?");
    page.until_seen(".iv-settings");
    page.click(".iv-settings .iv-pop-close");
    page.click_text(".iv-term", "Word");
    page.until("the term's note", || page.text(".iv-pop:popover-open").contains("What it means."));
    page.click(".iv-pop:popover-open .iv-pop-close");
    let labelled: String = page.look(
        "return said(document.getElementById(document.querySelector('.iv-thread').getAttribute('aria-labelledby')))",
    );
    assert!(labelled.contains("What is a name?"), "{labelled}");
    assert!(page.look::<bool>("return document.getElementById('iv-stopped') === null"));

    for id in names {
        page.look_for::<()>("location.hash = encodeURIComponent(arguments[0])", &[json!(id)]);
        page.until_eq(id, vec![format!("{id}.1")], || {
            page.look("return all('.is-linked').map((p) => p.dataset.passage)")
        });
        page.until("the turn is in the window", || {
            page.look("const r = document.querySelector('.is-linked').getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight")
        });
    }
}
