//! Sites as they are built: the folders of `tests/sites`, and the sample site.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use interview_viewer::build::{self, Diagnostic, Options, Report, Severity};
use interview_viewer::state::Ui;
use serde_json::Value;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const SITEMAPS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

const PROGRAM: [&str; 9] = [
    "loader.js",
    "element.js",
    "preview.js",
    "viewer.js",
    "viewer_bg.wasm",
    "viewer.css",
    "more.css",
    "replay.js",
    "lost.js",
];

/// A folder of its own for a test, with a program whose files say nothing.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Place {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build").join(name);
        fs::remove_dir_all(&root).ok();
        fs::create_dir_all(root.join("program")).unwrap();
        for file in PROGRAM {
            fs::write(root.join("program").join(file), "a program\n".repeat(200)).unwrap();
        }
        Place(root)
    }

    /// A copy of a site, which the test may change.
    fn site(&self, from: &str) -> PathBuf {
        let to = self.0.join("site");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(from), &to);
        to
    }

    fn order(&self) -> Options {
        let (site, program) = (self.0.join("site"), self.0.join("program"));
        Options { pdf: false, force: false, site, out: self.out(), program, jobs: 2, ui: Ui::En }
    }

    fn build(&self) -> Report {
        build::build(&self.order())
    }

    fn out(&self) -> PathBuf {
        self.0.join("out")
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.out().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Paths of all files, with when they were changed.
    fn files(&self) -> BTreeMap<String, SystemTime> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.out()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    let path = entry.path().strip_prefix(self.out()).unwrap().to_str().unwrap().to_owned();
                    files.insert(path, entry.metadata().unwrap().modified().unwrap());
                }
            }
        }
        files
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (entry, to) = (entry.as_ref().unwrap(), to.join(entry.as_ref().unwrap().file_name()));
        if entry.path().is_dir() { copy(&entry.path(), &to) } else { assert!(fs::copy(entry.path(), to).is_ok()) }
    }
}

/// A page as a browser reads it.
#[derive(Default)]
struct Html {
    /// Elements with their attributes.
    elements: Vec<(String, BTreeMap<String, String>)>,
    /// What a reader sees, with the language that it is in.
    text: String,
    runs: Vec<(String, String)>,
    /// Scripts with data, by id or type.
    data: BTreeMap<String, String>,
}

fn html(page: &str) -> Html {
    let mut html = Html::default();
    let mut open: Vec<(String, Option<String>)> = Vec::new();
    let mut script: Option<String> = None;
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page, emitter).map(Result::unwrap) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8(tag.name.0).unwrap();
                let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                let attributes: BTreeMap<String, String> =
                    tag.attributes.iter().map(|(key, value)| (text(key), text(value))).collect();
                if name == "script" {
                    script = Some(attributes.get("id").or(attributes.get("type")).cloned().unwrap_or_default());
                }
                if !["meta", "link", "img", "input", "br"].contains(&&*name) && !tag.self_closing {
                    let lang = attributes.get("lang").cloned();
                    open.push((name.clone(), lang.or_else(|| open.last().and_then(|(_, lang)| lang.clone()))));
                }
                html.elements.push((name, attributes));
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8(tag.name.0).unwrap();
                assert_eq!(open.pop().map(|(name, _)| name), Some(name), "elements are closed in their order");
                script = None;
            }
            Token::String(text) => {
                let text = String::from_utf8(text.0.clone()).unwrap();
                match &script {
                    Some(key) => html.data.entry(key.clone()).or_default().push_str(&text),
                    None => {
                        let lang = open.last().and_then(|(_, lang)| lang.clone()).unwrap_or_default();
                        html.text.push_str(&text);
                        html.runs.push((lang, text));
                    }
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty(), "elements are closed: {open:?}");
    html
}

impl Html {
    fn all<'a>(&'a self, name: &'a str, key: &'a str) -> impl Iterator<Item = &'a String> {
        self.elements.iter().filter(move |(tag, _)| tag == name).filter_map(move |(_, all)| all.get(key))
    }

    /// The contents of a `meta`.
    fn meta(&self, name: &str) -> Vec<&str> {
        let is = |all: &&BTreeMap<String, String>| {
            all.get("name").or(all.get("property")).is_some_and(|known| known == name)
        };
        let metas = self.elements.iter().filter(|(tag, _)| tag == "meta").map(|(_, all)| all);
        metas.filter(is).map(|all| all["content"].as_str()).collect()
    }

    fn lang_of(&self, text: &str) -> &str {
        let run = self.runs.iter().find(|(_, run)| run.contains(text));
        &run.unwrap_or_else(|| panic!("{text} is not there")).0
    }
}

/// Follows every relative link of every page; whether the place in the page is there, too.
fn crawl(place: &Place, base: &str) -> BTreeSet<String> {
    let (mut seen, mut waiting) = (BTreeSet::new(), vec!["index.html".to_owned(), "themes/index.html".to_owned()]);
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut places = Vec::new();
    while let Some(path) = waiting.pop() {
        if !seen.insert(path.clone()) || !path.ends_with(".html") {
            continue;
        }
        let page = html(&place.read(&path));
        let its = page.elements.iter().filter_map(|(_, all)| all.get("id").cloned()).collect();
        ids.insert(path.clone(), its);
        let links = [("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")];
        for href in links.iter().flat_map(|(tag, key)| page.all(tag, key)) {
            // The site's own address is the root.
            let (href, mut parts) = match href.strip_prefix(base) {
                Some(rest) => (rest, Vec::new()),
                None if href.contains(':') => continue,
                None => (href.as_str(), path.split('/').map(str::to_owned).collect::<Vec<String>>()),
            };
            let (rest, hash) = href.split_once('#').unwrap_or((href, ""));
            let target = rest.split('?').next().unwrap();
            if !target.is_empty() {
                parts.pop();
            }
            for part in target.split('/').filter(|_| !target.is_empty()) {
                match part {
                    "." => {}
                    ".." => assert!(parts.pop().is_some(), "{href} in {path} leads out of the site"),
                    _ => parts.push(percent_encoding::percent_decode_str(part).decode_utf8().unwrap().into_owned()),
                }
            }
            let mut to = parts.join("/");
            if place.out().join(&to).is_dir() {
                to = format!("{}/index.html", to.trim_end_matches('/')).trim_start_matches('/').to_owned();
            }
            let there = place.out().join(&to).is_file();
            assert!(there, "{href} in {path} leads to nothing ({to})");
            let hash = percent_encoding::percent_decode_str(hash).decode_utf8().unwrap().into_owned();
            places.push((path.clone(), to.clone(), hash));
            waiting.push(to);
        }
    }
    for (from, to, hash) in places {
        let is_there = hash.is_empty() || ids.get(&to).is_some_and(|ids| ids.contains(&hash));
        assert!(is_there, "#{hash} of {to}, where {from} leads, is not there");
    }
    seen
}

#[test]
fn every_page_is_reached_by_links_and_no_link_leads_nowhere() {
    let sites =
        [("tests/sites/small", "https://lanes.example/talks/"), ("static/site", "https://willowferry.example/")];
    for (site, base) in sites {
        let place = Place::new(&format!("links-{}", site.replace('/', "-")));
        place.site(site);
        let report = place.build();
        assert!(report.is_good(), "{:?}", report.diagnostics);
        let seen = crawl(&place, base);
        for path in place.files().keys().filter(|path| path.ends_with(".html") && *path != "404.html") {
            assert!(seen.contains(path), "nothing leads to {path}");
        }
    }
}

#[test]
fn an_interview_is_all_in_its_page_in_each_language() {
    let place = Place::new("whole");
    place.site("tests/sites/small");
    place.build();
    let page = place.read("interviews/well/index.html");
    let english = html(&page);
    for words in ["Who owns the </script><b>well</b>?", "Whose is it?", "Nobody's & ", "everybody's", "It is wet."] {
        assert!(english.text.contains(words), "{words}");
        assert_eq!(english.lang_of(words), "en", "{words}");
    }
    assert_eq!(english.all("html", "lang").next().unwrap(), "en");
    assert_eq!(english.lang_of("谁的也不是。"), "zh-Hans");
    let chinese = html(&place.read("interviews/well/zh-Hans/index.html"));
    assert_eq!(chinese.all("html", "lang").next().unwrap(), "zh-Hans");
    assert!(chinese.text.contains("谁的也不是。") && chinese.text.contains("It is wet."));
    // The file in the page is the file.
    let whole: Value = serde_json::from_str(&english.data["iv-interview"]).unwrap();
    let file: Value = serde_json::from_str(&place.read("interviews/well.json")).unwrap();
    assert_eq!(whole, file);
    let frame: Value = serde_json::from_str(&english.data["iv-frame"]).unwrap();
    assert_eq!(frame["root"], "../../");
    assert_eq!(frame["twins"]["zh-Hans"], "interviews/well/zh-Hans/");
    assert_eq!(frame["crumbs"][0]["path"], "category/notes/");
}

#[test]
fn the_text_waits_for_nothing_that_it_does_not_need() {
    let place = Place::new("first");
    place.site("tests/sites/small");
    place.build();
    let at = |page: &str, part: &str| page.find(part).unwrap_or_else(|| panic!("{part} is in the page"));
    let list = place.read("index.html");
    assert!(at(&list, "more.css") < at(&list, "<body"), "a list is drawn by both files");
    for found in fs::read_dir(place.out().join("interviews")).unwrap().filter_map(Result::ok) {
        let Ok(page) = fs::read_to_string(found.path().join("index.html")) else { continue };
        assert!(at(&page, "replay.js") < at(&page, "viewer.css") && at(&page, "viewer.css") < at(&page, "<body"));
        assert!(
            at(&page, "</interview-viewer>") < at(&page, "more.css") && at(&page, "more.css") < at(&page, "loader.js")
        );
        // What is painted first has the first answer in it.
        let (_, first) = page.split_once("data-first=\"#").expect("where the text begins");
        let (id, _) = first.split_once('"').unwrap();
        let passage = at(&page, &format!("id=\"{id}\" data-passage="));
        assert_eq!(
            page.find("class=\"iv-turn").map(|turn| page[turn..].find("data-passage=").unwrap() + turn),
            page[passage..].find("data-passage=").map(|more| more + passage)
        );
    }
}

#[test]
fn machines_are_told_what_an_interview_is() {
    let place = Place::new("machines");
    place.site("tests/sites/small");
    place.build();
    let page = html(&place.read("interviews/well/index.html"));
    assert_eq!(page.meta("citation_author"), ["Shao, Yufen"]);
    assert_eq!(page.meta("citation_publication_date"), ["2015/05/14"]);
    assert_eq!(page.meta("citation_public_url"), ["https://lanes.example/talks/interviews/well/"]);
    assert_eq!(page.meta("og:title"), ["Who owns the </script><b>well</b>?"]);
    assert_eq!(page.meta("description"), ["Eleven families, one \"well\"."]);
    let links: Vec<_> = page.elements.iter().filter(|(tag, _)| tag == "link").map(|(_, all)| all).collect();
    let with = |key: &str, value: &str| links.iter().find(|all| all.get(key).is_some_and(|is| is == value)).unwrap();
    assert_eq!(with("rel", "canonical")["href"], "https://lanes.example/talks/interviews/well/");
    assert_eq!(with("hreflang", "zh-Hans")["href"], "https://lanes.example/talks/interviews/well/zh-Hans/");
    assert_eq!(with("hreflang", "x-default")["href"], "https://lanes.example/talks/interviews/well/");
    assert_eq!(with("type", "application/json")["href"], "../../interviews/well.json");
    let data: Value = serde_json::from_str(&page.data["application/ld+json"]).unwrap();
    assert_eq!(data["headline"], "Who owns the </script><b>well</b>?");
    assert_eq!(data["author"][0]["name"], "Shao Yufen");
    assert_eq!(data["contributor"][0]["name"], "Ren Tola");
    assert_eq!(data["inLanguage"], "en");
}

#[test]
fn lists_are_completed_by_what_stands_in_the_interviews() {
    let place = Place::new("completed");
    place.site("tests/sites/small");
    let report = place.build();
    let site: Value = serde_json::from_str(&place.read("site.json")).unwrap();
    let ids: Vec<&str> = site["interviews"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["Choir/1", "well", "unlisted"]);
    let [choir, well, _] = &site["interviews"].as_array().unwrap()[..] else { panic!() };
    assert_eq!(
        (&choir["title"]["en"], &choir["date"], &choir["page"]),
        (&"The choir".into(), &"2016".into(), &true.into())
    );
    assert_eq!((&well["answers"], &well["category"]), (&1.into(), &"notes".into()));
    assert_eq!(well["minutes"]["zh-Hans"], 1);
    assert_eq!(well["themes"].as_array().unwrap().len(), 1, "only those that passages are about");
    // The same person, by the one name that both have.
    assert_eq!(choir["people"][0]["id"], "shao-yufen");
    assert_eq!(choir["people"], well["people"]);
    assert_eq!(choir["themes"][0]["id"], "trust");
    assert_eq!(site["categories"][1]["label"]["zh-Hans"], "Letters");
    let questions: Value = serde_json::from_str(&place.read("questions/0.json")).unwrap();
    assert_eq!(questions[1]["questions"][0]["text"]["zh-Hans"], "是谁的？");
    assert_eq!(site["questions"], 1);
    assert!(report.diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::LeftOut));
    assert!(
        report
            .diagnostics
            .iter()
            .any(|diagnostic| diagnostic.file.ends_with("unlisted.json") && diagnostic.severity == Severity::Note)
    );
}

#[test]
fn a_theme_and_a_person_list_their_passages() {
    let place = Place::new("passages");
    place.site("tests/sites/small");
    place.build();
    let theme = html(&place.read("theme/trust/index.html"));
    let hrefs: Vec<&String> = theme.all("a", "href").collect();
    assert!(hrefs.contains(&&"../../interviews/well/?theme=trust#a1.1".to_owned()), "{hrefs:?}");
    assert!(theme.text.contains("2 passages") && theme.text.contains("We keep a book. It is wet."));
    let chinese = html(&place.read("zh-Hans/theme/trust/index.html"));
    assert!(chinese.text.contains("信任") && chinese.lang_of("谁的也不是。") == "zh-Hans");
    assert_eq!(chinese.lang_of("We keep a book."), "en", "what is not translated says so");
    let person = html(&place.read("person/shao-yufen/index.html"));
    assert!(person.text.contains("Interviewee") && person.text.contains("2 interviews"));
    assert!(person.all("a", "href").any(|href| href == "../../?person=shao-yufen"));
}

#[test]
fn sitemap_and_feeds_can_be_read() {
    let place = Place::new("feeds");
    place.site("tests/sites/small");
    place.build();
    let sitemap = place.read("sitemap.xml");
    let sitemap = roxmltree::Document::parse(&sitemap).unwrap();
    let locs: Vec<_> = sitemap.descendants().filter(|node| node.has_tag_name((SITEMAPS, "loc"))).collect();
    let is_there = locs.iter().any(|loc| loc.text() == Some("https://lanes.example/talks/interviews/well/zh-Hans/"));
    assert!(locs.len() > 20 && is_there, "{locs:?}");
    for (path, title) in [("feed.xml", "Lane House"), ("zh-Hans/feed.xml", "巷屋")] {
        let feed = place.read(path);
        let feed = roxmltree::Document::parse(&feed).unwrap();
        let all = |name: &'static str| feed.descendants().filter(move |node| node.has_tag_name((ATOM, name)));
        assert_eq!(all("title").next().unwrap().text(), Some(title));
        assert_eq!(all("entry").count(), 2, "what has no date is not in it");
    }
    assert!(place.read("robots.txt").contains("Sitemap: https://lanes.example/talks/sitemap.xml"));
    let missing = html(&place.read("404.html"));
    assert!(missing.all("link", "href").any(|href| href.starts_with("/talks/viewer.css")));
    assert!(missing.all("script", "src").any(|src| src.starts_with("/talks/lost.js?v=")), "leads changed links on");
}

#[test]
fn a_second_time_nothing_is_written_and_what_is_gone_goes() {
    let place = Place::new("again");
    let site = place.site("tests/sites/small");
    place.build();
    fs::write(place.out().join("kept.html"), "of somebody else").unwrap();
    let before = place.files();
    let report = place.build();
    assert_eq!((report.written, report.removed), (0, 0));
    assert_eq!(place.files(), before);
    fs::remove_file(site.join("interviews/unlisted.json")).unwrap();
    let report = place.build();
    assert!(report.removed > 0 && report.written > 0);
    assert!(
        !place.out().join("interviews/unlisted").exists() && !place.out().join("interviews/unlisted.json").exists()
    );
    assert!(place.out().join("kept.html").exists() && place.out().join("interviews/well/index.html").exists());
}

#[test]
fn compressed_files_hold_the_same() {
    let place = Place::new("compressed");
    place.site("tests/sites/small");
    place.build();
    let page = fs::read(place.out().join("interviews/well/index.html")).unwrap();
    let gzip = fs::read(place.out().join("interviews/well/index.html.gz")).unwrap();
    let plain = miniz_oxide::inflate::decompress_to_vec(&gzip[10..gzip.len() - 8]).unwrap();
    assert!(plain == page);
    let mut plain = Vec::new();
    let packed = fs::read(place.out().join("interviews/well/index.html.br")).unwrap();
    std::io::copy(&mut brotli::Decompressor::new(&packed[..], 4096), &mut plain).unwrap();
    assert!(plain == page && place.out().join("viewer.js.br").exists());
}

#[test]
fn mistakes_are_told_with_their_place_and_the_rest_is_built() {
    let place = Place::new("mistakes");
    place.site("tests/sites/mistakes");
    let report = place.build();
    let messages: Vec<String> = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
    let messages = messages.concat().replace(&format!("{}/", place.0.join("site").display()), "");
    let wanted = [
        "site.json:2:23: expected a language tag",
        "site.json:3:10: expected an https: or http: address, found “ftp://lanes.example”",
        "site.json:4:13: expected a key that the format has, found “colour”",
        "site.json:4:28: there is no file gone.svg",
        "site.json:6:37: expected a key that the format has, found “sumary”",
        "site.json:7:5: there is no file interviews/gone.json",
        "site.json:8:5: expected a file in the folder interviews",
        "site.json:9:14: expected an id that nothing else has, found “good” again",
        "site.json:10:39: expected a list, found “Ren”",
        "interviews/broken.json:2:13: expected a value",
        "interviews/good.json:1:70: expected a key that the format has, found “lang”",
    ];
    for line in wanted {
        assert!(messages.contains(line), "{line} is not in\n{messages}");
    }
    assert!(!report.is_good());
    assert!(place.out().join("interviews/good/index.html").exists() && !place.out().join("interviews/broken").exists());
}

#[test]
fn pages_say_what_paper_they_are_for() {
    let cases = [
        ("\"Letter\"", Some("Letter"), ""),
        ("\"A4\"", None, ""),
        ("\"A5\"", None, "found “A5”"),
        ("4", None, "found 4"),
    ];
    for (n, (paper, said, messages)) in cases.into_iter().enumerate() {
        let place = Place::new(&format!("paper-{n}"));
        let site = place.site("tests/sites/small");
        let text = fs::read_to_string(site.join("site.json")).unwrap();
        fs::write(site.join("site.json"), text.replacen('{', &format!("{{\"paper\": {paper},"), 1)).unwrap();
        let report = place.build();
        let lines: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
        assert!(lines.contains(messages) && lines.contains("found") != messages.is_empty(), "{paper}: {lines}");
        let page = html(&place.read("index.html"));
        assert_eq!(page.all("html", "data-paper").next().map(String::as_str), said, "{paper}");
    }
}

#[test]
fn a_theme_that_another_interview_calls_otherwise_is_told() {
    let place = Place::new("renamed");
    let interviews = place.0.join("site/interviews");
    fs::create_dir_all(&interviews).unwrap();
    fs::write(
        place.0.join("site/site.json"),
        r#"{"interviews": [{"file": "a.json"}, {"file": "b.json"}, {"file": "c.json"}]}"#,
    )
    .unwrap();
    for (file, label) in [("a.json", "Trust"), ("b.json", "Trust"), ("c.json", "Faith")] {
        let interview = format!(
            r#"{{"title": "{file}", "languages": ["en"], "themes": [{{"id": "trust", "label": {{"en": "{label}"}}}}],
                "turns": [{{"speaker": "a", "text": "Yes.", "themes": ["trust"]}}]}}"#
        );
        fs::write(interviews.join(file), interview).unwrap();
    }
    let messages: String = build::check_folder(&place.0.join("site"), Ui::En)
        .iter()
        .map(|diagnostic| diagnostic.rendered(Ui::En))
        .collect();
    assert_eq!(messages.matches("the theme “trust” has another name here").count(), 1, "{messages}");
    assert!(messages.contains("c.json: note:") && messages.contains("call it “Trust”"), "{messages}");
    let report = place.build();
    assert!(
        report.is_good()
            && report
                .diagnostics
                .iter()
                .any(|diagnostic| diagnostic.severity == Severity::Note && diagnostic.file.ends_with("c.json"))
    );
}

#[test]
fn what_an_editor_is_likely_to_do_is_understood_or_told() {
    let place = Place::new("rough");
    place.site("tests/sites/rough");
    // An earlier site in the folder, and the program.
    fs::create_dir_all(place.0.join("site/old")).unwrap();
    fs::copy(place.0.join("program/loader.js"), place.0.join("site/old/loader.js")).unwrap();
    fs::write(place.0.join("site/old/.interview-build"), "Files that “interview build” has written, and may remove.\n")
        .unwrap();
    let report = place.build();
    let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
    let messages = messages.replace(&format!("{}/", place.0.join("site").display()), "");
    for line in [
        "site.json:2:17: expected a language tag such as en, zh-Hans or zh-Hant, found “chinese”",
        "site.json:5:40: expected a date such as 2015, 2015-05-14, 1968~, 196X or 2019-03-02/2019-03-09, or words with a year in them, found “2020/5/14”",
        "site.json:6:14: expected a key that the format has, found “flie”",
        "site.json:6:5: expected “file”, the name of a file in the folder interviews; this line was left out",
        "site.json:7:14: expected an id that nothing else has, found “walk” again",
        "interviews/more/deep.JSON: note: no line of site.json has this file",
        "interviews/2019/walk.json: note: “散步” is not among the site's categories",
        "interviews/2019/walk.json:4:14: expected a key that the format has, found “speaker”",
    ] {
        assert!(messages.contains(line), "{line} is not in\n{messages}");
    }
    assert!(!report.is_good() && report.interviews == 3);
    let home = html(&place.read("index.html"));
    assert_eq!(home.all("html", "lang").next().unwrap(), "zh");
    for page in ["interviews/walk", "interviews/2020-walk", "interviews/deep", "en"] {
        assert!(place.out().join(page).join("index.html").exists(), "{page}\n{messages}");
    }
    assert!(place.out().join("interviews/river.txt").exists() && !place.out().join("old").exists());
    assert!(!place.out().join("themes").exists(), "there are none");
    assert!(!place.read("sitemap.xml").contains("/themes/"));
    // Mistakes are the editor's concern: readers of the page see none of them.
    let page = html(&place.read("interviews/walk/index.html"));
    assert!(!page.text.contains("第4行第14列"), "{}", page.text);
}

#[test]
fn languages_are_those_of_the_interviews_where_the_site_says_of_none() {
    let place = Place::new("languages");
    let site = place.site("tests/sites/rough");
    fs::write(site.join("site.json"), "{\"interviews\": [\"2019/walk.json\"]}").unwrap();
    place.build();
    let home = html(&place.read("index.html"));
    assert_eq!(home.all("html", "lang").next().unwrap(), "zh-Hans");
    assert!(place.out().join("en/index.html").exists());
}

#[test]
fn a_list_leads_to_the_nearest_language_that_an_interview_has() {
    let place = Place::new("nearest");
    let site = place.site("tests/sites/rough");
    let walk = fs::read_to_string(site.join("interviews/2019/walk.json")).unwrap();
    fs::write(
        site.join("interviews/2019/walk.json"),
        walk.replace("zh-Hans", "zh-Hant")
            .replace("{\"zh-Hant\": \"去哪", "{\"en\": \"Where?\", \"zh-Hant\": \"去哪")
            .replace("  \"title", "  \"languages\": [\"en\", \"zh-Hant\"],\n  \"title"),
    )
    .unwrap();
    fs::write(site.join("site.json"), "{\"languages\": [\"en\", \"zh-Hans\"], \"interviews\": [\"2019/walk.json\"]}")
        .unwrap();
    place.build();
    let home = html(&place.read("zh-Hans/index.html"));
    assert!(home.all("a", "href").any(|href| href == "../interviews/walk/zh-Hant/"));
}

#[test]
fn nothing_is_written_over_the_sources() {
    let place = Place::new("over");
    let site = place.site("tests/sites/small");
    let before = fs::read(site.join("site.json")).unwrap();
    for out in [site.clone(), site.join("interviews"), site.join("interviews/new")] {
        let report = build::build(&Options { out: out.clone(), ..place.order() });
        let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
        assert!(!report.is_good() && messages.contains("name another folder with --out"), "{messages}");
        assert!(fs::read(site.join("site.json")).unwrap() == before && !out.join("feed.xml").exists());
    }
    for (out, force) in [(site.join("dist"), false), (place.0.clone(), true)] {
        assert!(build::build(&Options { out, force, ..place.order() }).is_good());
    }
    assert!(fs::read(site.join("site.json")).unwrap() == before);
}

/// Writes a site of interviews that say no more than who speaks in them.
fn invent(site: &Path, build: &Value) {
    fs::remove_dir_all(site.join("interviews")).ok();
    fs::create_dir_all(site.join("interviews")).unwrap();
    for (id, about) in build["interviews"].as_object().unwrap() {
        let speakers = about
            .as_object()
            .unwrap()
            .iter()
            .filter(|(key, _)| !["title", "themes", "labels", "category", "date"].contains(&&***key));
        let speakers: Vec<(&String, &Value)> = speakers.collect();
        let people: Vec<Value> = speakers
            .iter()
            .map(|(id, name)| serde_json::json!({"id": id, "name": name, "role": "interviewee"}))
            .collect();
        let labels = about["labels"].as_object().into_iter().flatten();
        let labels: Vec<Value> = labels.map(|(id, label)| serde_json::json!({"id": id, "label": label})).collect();
        let of_labels = Value::from(labels.iter().map(|theme| theme["id"].clone()).collect::<Vec<_>>());
        let themes = if labels.is_empty() { &about["themes"] } else { &of_labels };
        let turns = speakers
            .iter()
            .map(|(id, _)| serde_json::json!({"id": format!("said-by-{id}"), "speaker": id, "text": "是。", "themes": themes}));
        let mut file = serde_json::json!({"title": about["title"].as_str().unwrap_or(id), "languages": ["zh-Hans"], "speakers": people, "turns": turns.collect::<Vec<_>>()});
        if !labels.is_empty() {
            file["themes"] = labels.into();
        }
        for key in ["category", "date"].into_iter().filter(|key| !about[key].is_null()) {
            file[key] = about[key].clone();
        }
        fs::write(site.join(format!("interviews/{id}.json")), file.to_string()).unwrap();
    }
    let mut list = build["site"].as_object().cloned().unwrap_or_default();
    list.entry("interviews").or_insert_with(|| serde_json::json!([]));
    list.entry("languages").or_insert_with(|| serde_json::json!(["zh-Hans"]));
    fs::write(site.join("site.json"), Value::from(list).to_string()).unwrap();
}

#[test]
fn who_is_who_and_an_address_never_means_somebody_else() {
    let cases = fs::read_to_string("tests/sites/identity/cases.json").unwrap();
    for (n, case) in serde_json::from_str::<Vec<Value>>(&cases).unwrap().iter().enumerate() {
        let place = Place::new(&format!("identity-{n}"));
        let texts = |value: &Value| -> BTreeSet<String> {
            value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
        };
        for (m, build) in case["builds"].as_array().unwrap().iter().enumerate() {
            let which = format!("{}, build {}", case["case"], m + 1);
            invent(&place.0.join("site"), build);
            let lines = |messages: &[Diagnostic]| {
                messages.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect::<String>()
            };
            let checked = lines(&build::check_folder(&place.0.join("site"), Ui::En));
            let report = place.build();
            let messages = lines(&report.diagnostics);
            assert!(report.is_good(), "{which}: {messages}");
            for (path, interviews) in build["pages"].as_object().unwrap() {
                let file = place.out().join(path).join("index.html");
                assert_eq!(file.exists(), !interviews.is_null(), "{which}: {path}\n{messages}");
                if !interviews.is_null() {
                    let page = html(&fs::read_to_string(file).unwrap());
                    let links = page.all("a", "href").filter_map(|href| href.strip_prefix("../../interviews/"));
                    let found: BTreeSet<String> =
                        links.map(|href| href.split('/').next().unwrap().to_owned()).collect();
                    assert_eq!(found, texts(interviews), "{which}: {path}\n{messages}");
                }
            }
            for (path, targets) in build["moved"].as_object().into_iter().flatten() {
                let page = html(&place.read(&format!("{path}/index.html")));
                for target in texts(targets) {
                    assert!(page.all("a", "href").any(|href| *href == format!("../../{target}/")), "{which}: {path}");
                }
                let refreshes = page.elements.iter().any(|(_, all)| all.contains_key("http-equiv"));
                assert_eq!(refreshes, texts(targets).len() == 1, "{which}: {path}");
            }
            texts(&build["told"]).iter().for_each(|text| {
                assert!(messages.contains(text) && checked.contains(text), "{which}: {text} in {messages}\n{checked}")
            });
            texts(&build["silent"]).iter().for_each(|text| assert!(!messages.contains(text), "{which}: {messages}"));
            let index = html(&place.read("people/index.html")).text;
            texts(&build["index"]).iter().for_each(|text| assert!(index.contains(text), "{which}: {text} in {index}"));
            assert!(!place.out().join("addresses.json").exists(), "it stays with the editors");
            let (before, after) = (place.files(), place.0.join("site/addresses.json"));
            let kept = fs::read(&after).unwrap();
            place.build();
            assert!(before == place.files() && kept == fs::read(&after).unwrap(), "{which}: again, nothing is written");
        }
    }
}

#[test]
fn a_file_of_addresses_that_cannot_be_understood_or_written_is_told() {
    let place = Place::new("addresses");
    let site = place.site("tests/sites/small");
    for (text, message) in [
        ("{\"format\": \"addresses/1\",\n<<<<<<< ours", "addresses.json:2:1: expected"),
        ("[]", "addresses.json:1:1: expected an object with “format”: “addresses/1”"),
    ] {
        fs::write(site.join("addresses.json"), text).unwrap();
        let report = place.build();
        let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
        assert!(!report.is_good() && messages.contains(message) && !place.out().exists(), "{messages}");
        assert_eq!(fs::read_to_string(site.join("addresses.json")).unwrap(), text);
    }
    fs::remove_file(site.join("addresses.json")).unwrap();
    // Where a file cannot be written.
    let mut folder = fs::metadata(&site).unwrap().permissions();
    folder.set_readonly(true);
    fs::set_permissions(&site, folder.clone()).unwrap();
    // Nothing is read-only for root.
    let is_kept = fs::write(site.join("probe"), "").is_ok();
    let report = place.build();
    #[allow(clippy::permissions_set_readonly_false)]
    folder.set_readonly(false);
    fs::set_permissions(&site, folder).unwrap();
    let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
    assert!(report.is_good() && (is_kept || messages.contains("addresses.json: could not be written")), "{messages}");
}

#[test]
fn dates_of_archives_are_shown_listed_and_told_to_machines() {
    let case: Value = serde_json::from_str(&fs::read_to_string("tests/sites/dates/site.json").unwrap()).unwrap();
    let place = Place::new("dates");
    let site = place.0.join("site");
    let dates: Vec<&Value> = case["dates"].as_array().unwrap().iter().collect();
    let interviews = dates.iter().map(|one| (one["id"].as_str().unwrap().to_owned(), serde_json::json!({"a": "何平", "title": format!("title-{}.", one["id"].as_str().unwrap()), "date": one["date"]})));
    let list: serde_json::Map<String, Value> = interviews.collect();
    invent(
        &site,
        &serde_json::json!({"site": {"url": "https://dates.example/", "languages": ["en", "zh-Hans", "zh-Hant"]}, "interviews": list}),
    );
    let report = place.build();
    let messages: String = report.diagnostics.iter().map(|diagnostic| diagnostic.rendered(Ui::En)).collect();
    for one in &dates {
        let id = one["id"].as_str().unwrap();
        assert_eq!(messages.contains(&format!("{id}.json:1:")), !one["told"].is_null(), "{id}: {messages}");
        for (lang, home) in [("en", ""), ("zh-Hans", "zh-Hans/"), ("zh-Hant", "zh-Hant/")] {
            let home = html(&place.read(&format!("{home}index.html")));
            let (_, entry) = home.text.split_once(&format!("title-{id}.")).expect("an entry");
            let wanted = one[lang].as_str().unwrap();
            assert!(
                entry.starts_with(wanted),
                "{id}: {wanted} in {lang}: {}",
                entry.chars().take(40).collect::<String>()
            );
        }
        let page = html(&place.read(&format!("interviews/{id}/index.html")));
        let citation = one["citation"].as_str();
        assert_eq!(page.meta("citation_publication_date"), citation.into_iter().collect::<Vec<_>>(), "{id}");
        let data: Value = serde_json::from_str(&page.data["application/ld+json"]).unwrap();
        assert_eq!(data["datePublished"].as_str().map(|date| date.replace('-', "/")).as_deref(), citation, "{id}");
        if let Some(year) = one["year"].as_str() {
            let year = html(&place.read(&format!("year/{year}/index.html")));
            assert!(year.text.contains(&format!("title-{id}.")), "{id}");
        }
    }
    let home = html(&place.read("index.html")).text;
    let places: Vec<usize> =
        dates.iter().map(|one| home.find(&format!("title-{}.", one["id"].as_str().unwrap())).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(html(&place.read("zh-Hans/year/1960s/index.html")).text.contains("20世纪60年代"));
    let (feed, published) = (place.read("feed.xml"), place.read("site.json"));
    let updated = dates.iter().filter(|one| !one["year"].is_null()).count();
    assert_eq!(feed.matches("<entry ").count(), updated);
    fs::write(site.join("site.json"), &published).unwrap();
    place.build();
    assert_eq!(published, place.read("site.json"), "what is published is read again");
}
