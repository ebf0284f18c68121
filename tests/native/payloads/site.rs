//! The same texts in a built site: in `site.json`, in its interviews, in the names of its files.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::folder::{Built, Interviews, built, line, site, together};
use super::lists::{self, Localized};
use super::{Drawn, assert_usual, parsed, squeezed};

/// How many texts one site has, one after the other in each of its fields.
const TOGETHER: usize = 24;
/// How many things of one site have a text as their name.
const NAMED: usize = 40;

impl Built {
    fn ending<'a>(&'a self, end: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let some = self.files.iter().filter(move |(path, _)| path.ends_with(end));
        some.map(|(path, bytes)| (&**path, std::str::from_utf8(bytes).expect("UTF-8")))
    }

    fn pages(&self) -> Vec<(&str, Drawn)> {
        self.ending(".html").map(|(path, page)| (path, parsed(page))).collect()
    }

    /// Asserts that machines can read the files for them.
    #[track_caller]
    fn assert_well_formed(&self, pages: &[(&str, Drawn)], what: &str) {
        for (path, page) in pages {
            for data in &page.data {
                assert!(serde_json::from_str::<Value>(data).is_ok(), "{what} in {path}: {data}");
            }
        }
        for (path, text) in self.ending(".xml") {
            if let Err(error) = roxmltree::Document::parse(text) {
                panic!("{what} in {path}: {error}\n{text}");
            }
        }
        for (path, text) in self.ending(".json") {
            assert!(serde_json::from_str::<Value>(text).is_ok(), "{what} in {path}: {text}");
        }
    }
}

/// Fields of a site that are never shown literally: an id, an invalid address, the name of a missing file.
const UNDRAWN: [&str; 3] = ["/categories/0/id", "/contact/links/1/url", "/logo"];

/// The elements of harmless pages.
static USUAL: LazyLock<BTreeSet<(String, String)>> = LazyLock::new(|| {
    let mut usual = BTreeSet::new();
    for localized in [Localized::Plain, Localized::Each] {
        let words = |at: &str| if at == "/date" { "2015-05-14".to_owned() } else { format!("some words of {at}") };
        let mut interviews = Interviews::new();
        for (n, mut file) in lists::harmless().into_iter().enumerate() {
            file["date"] = "2015-05-14".into();
            interviews.push((format!("{n}.json"), file));
        }
        let mut lines: Vec<Value> = interviews.iter().map(|(file, _)| line(localized, &words, file)).collect();
        // More than one page has.
        lines.extend((0..60).map(|n| json!({ "file": "0.json", "id": format!("again-{n}") })));
        lines.push(json!({ "file": "1.json", "id": "no-date", "date": "some day", "people": [], "themes": [] }));
        let mut site = site(localized, &words, lines);
        site["contact"]["links"][1]["url"] = "mailto:a@a.example".into();
        // With one, and without.
        site["logo"] = if localized == Localized::Each { "logo.svg".into() } else { Value::Null };
        for (_, page) in built("harmless", &site, &interviews).pages() {
            usual.extend(page.parts);
        }
    }
    usual
});

#[test]
fn every_text_is_written_literally_in_a_site() {
    for payloads in lists::all().chunks(TOGETHER) {
        let (site, interviews) = together(payloads);
        let built = built("together", &site, &interviews);
        let of = format!("{payloads:?}");
        assert!(built.left_out.iter().all(|line| line.contains("expected a link")), "{of}: {:?}", built.left_out);
        let pages = built.pages();
        built.assert_well_formed(&pages, &of);
        let mut said = String::new();
        for (path, page) in &pages {
            assert_usual(page, &USUAL, &format!("{of} in {path}"));
            said.extend([&*page.text, "\n", &*page.values, "\n"]);
        }
        let mut wanted = lists::drawn(&interviews[0].1, payloads);
        for at in lists::labels(&site, "").into_iter().filter(|at| !UNDRAWN.contains(&&**at)) {
            wanted.extend(payloads.iter().map(|payload| format!("{at} {payload}")));
        }
        for words in wanted {
            assert!(said.contains(&squeezed(&words)), "{words:?} is in no page");
        }
    }
}

#[test]
fn every_text_can_be_a_name_in_a_site() {
    // One of those that differ only in surrounding spaces: they are the same name.
    let mut known = BTreeSet::new();
    let mut payloads = lists::all();
    payloads.retain(|payload| known.insert(payload.trim().to_owned()));
    for payloads in payloads.chunks(NAMED) {
        let mut interviews = Vec::new();
        let mut lines = Vec::new();
        let mut categories = Vec::new();
        for (n, payload) in payloads.iter().enumerate() {
            let file = format!("{n}.json");
            let mut interview = lists::file(Localized::Plain, &|_| payload.clone());
            interview["date"] = "2015-05-14".into();
            interviews.push((file.clone(), interview));
            let mut line = line(Localized::Plain, &|_| payload.clone(), &file);
            line["id"] = payload.clone().into();
            lines.push(line);
            categories.push(json!({ "id": payload, "label": payload }));
        }
        let mut site = site(Localized::Plain, &|at| format!("words of {at}"), lines);
        site["categories"] = categories.into();
        let built = built("names", &site, &interviews);
        assert_eq!(built.left_out, Vec::<String>::new(), "{payloads:?}");
        let pages = built.pages();
        for (path, page) in &pages {
            assert_usual(page, &USUAL, &format!("{payloads:?} in {path}"));
        }
        built.assert_well_formed(&pages, &format!("{payloads:?}"));
        let of = |folder: &str| pages.iter().filter(|(path, _)| path.starts_with(folder)).count();
        // Texts of only spaces name nothing.
        let names: BTreeSet<&str> =
            payloads.iter().map(|payload| payload.trim()).filter(|name| !name.is_empty()).collect();
        for folder in ["interviews/", "category/", "theme/", "person/"] {
            assert!(of(folder) >= names.len(), "{} pages of {folder} for {payloads:?}", of(folder));
        }
    }
}

#[test]
fn every_text_in_the_addresses_of_a_site_stays_intact() {
    let words = |at: &str| format!("words of {at}");
    for payload in lists::all().iter().filter(|payload| payload.contains([':', '/', '.', '"', '<'])) {
        let mut site = site(Localized::Plain, &words, vec![json!({ "file": "a.json" })]);
        site["url"] = format!("https://site.example/{payload}").into();
        site["logo"] = format!("{payload}.svg").into();
        site["contact"]["links"][0]["url"] = payload.clone().into();
        site["contact"]["email"] = payload.clone().into();
        let file = lists::file(Localized::Plain, &|_| "words".to_owned());
        let built = built("addresses", &site, &vec![("a.json".into(), file)]);
        let pages = built.pages();
        for (path, page) in &pages {
            assert_usual(page, &USUAL, &format!("{payload:?} in {path}"));
        }
        built.assert_well_formed(&pages, payload);
    }
}
