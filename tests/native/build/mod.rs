//! Builds sites: the folders of `tests/sites`, and the sample site.

mod addresses;
mod mistakes;
mod oembed;
mod packed;
mod pages;
mod pictures;
mod questions;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use interview_viewer::build::{self, Diagnostic, Options, PictureFonts, Report, Severity};
use interview_viewer::state::Ui;
use serde_json::Value;

use crate::program::PROGRAM;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const SITEMAPS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A folder for one test, with a program of empty files.
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
        Options {
            pdf: false,
            force: false,
            site,
            out: self.out(),
            program,
            jobs: 2,
            ui: Ui::En,
            pictures: PictureFonts::None,
        }
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

    /// Paths of all files, with their modification times.
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
    /// The text that a reader sees, with its language.
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

/// Follows every relative link of every page, and checks that its fragment exists.
fn crawl(place: &Place, base: &str) -> BTreeSet<String> {
    let (mut seen, mut waiting) = (BTreeSet::new(), vec!["index.html".to_owned(), "themes/index.html".to_owned()]);
    // The pages of questions are for links from elsewhere; they are linked with each other.
    let is_first = |path: &String| path.ends_with("index.html") && !place.read(path).contains("rel=\"prev\"");
    waiting.extend(place.files().into_keys().filter(|path| path.contains("/q/")).filter(is_first));
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
        // In the file of an interview, it is the id of a question.
        let is_there = hash.is_empty() || to.ends_with(".json") || ids.get(&to).is_some_and(|ids| ids.contains(&hash));
        assert!(is_there, "#{hash} of {to}, where {from} leads, is not there");
    }
    seen
}
