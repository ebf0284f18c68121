//! Harmful texts in addresses, in the list of the site, in previews and in prerendered pages.

use std::collections::BTreeSet;

use interview_viewer::state::{Address, Filter, Filters};
use serde_json::json;

use super::squeezed;
use crate::page::Page;
use crate::{folder, lists};

crate::journeys![
    nothing_in_the_address_of_a_file_runs in Chromium,
    nothing_in_the_list_of_the_site_runs in Chromium,
    nothing_in_the_text_before_the_viewer_runs in Chromium,
    nothing_in_a_prerendered_site_runs,
    ids_do_not_replace_those_of_the_page,
];

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
            // An address may lead to this page, which is imported.
            page.until("an error or an interview", || page.sees("[role=alert] h1") || page.sees(".iv-imported"));
            let said = if page.sees("[role=alert] p") { page.text("[role=alert] p") } else { String::new() };
            assert!(name == "src" || said.contains(squeezed(payload).as_str()), "{payload:?} is not told: {said}");
            let links: Vec<String> = page.look("return all('#iv-app a[href], #iv-stopped a').map((a) => a.protocol)");
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

fn ids_do_not_replace_those_of_the_page(page: &Page) {
    let names = [
        "iv-app",
        "iv-main",
        "iv-tools",
        "iv-tools-name",
        "iv-term",
        "iv-settings",
        "iv-stopped",
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
        "return said(document.getElementById(document.querySelector('.iv-tools').getAttribute('aria-labelledby')))",
    );
    assert!(!labelled.is_empty() && !labelled.contains("Word of"), "{labelled}");
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
