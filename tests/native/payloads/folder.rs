//! Sites with some texts wherever `site.json` takes one, built into a folder.

use std::fs;
use std::path::{Path, PathBuf};

use interview_viewer::build::{self, Options, PictureFonts, Severity};
use interview_viewer::state::Ui;
use serde_json::{Value, json};

use super::lists::{self, Localized};
use crate::program::PROGRAM;

/// The files of a folder: names in `interviews`, and their contents.
pub type Interviews = Vec<(String, Value)>;

/// A built site with all its files.
pub struct Built {
    /// The reports of things that are not in it, except of a logo that is not a file.
    pub left_out: Vec<String>,
    pub files: Vec<(String, Vec<u8>)>,
}

/// Builds a site into a separate folder. Empty files replace the program; they are not in the result.
pub fn built(name: &str, site: &Value, interviews: &Interviews) -> Built {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("payloads").join(name);
    fs::remove_dir_all(&root).ok();
    let write = |path: PathBuf, text: &str| {
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    };
    for file in PROGRAM {
        write(root.join("program").join(file), "a program");
    }
    write(root.join("site/site.json"), &site.to_string());
    for (file, interview) in interviews {
        write(root.join("site/interviews").join(file), &interview.to_string());
    }
    let logo = site["logo"].as_str().filter(|logo| !logo.contains(['/', '\0']) && logo.len() < 100);
    if let Some(logo) = logo {
        write(root.join("site").join(logo), "<svg/>");
    }
    let report = build::build(&Options {
        pdf: false,
        // Payloads are drawn where a character has a font; the sites name none, so that the logo is.
        pictures: PictureFonts::Site,
        force: false,
        site: root.join("site"),
        out: root.join("out/site"),
        program: root.join("program"),
        jobs: 2,
        ui: Ui::En,
    });
    // Also what is beside the folder.
    let mut files = Vec::new();
    let mut folders = vec![root.join("out")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
                continue;
            }
            let path = entry.strip_prefix(root.join("out/site")).expect("all is written into the folder");
            let path = path.to_str().expect("a name that can be read").to_owned();
            if !PROGRAM.contains(&&*path) {
                files.push((path, fs::read(&entry).expect("a file")));
            }
        }
    }
    fs::remove_dir_all(&root).ok();
    let left_out = report
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::LeftOut)
        .map(|diagnostic| diagnostic.rendered(Ui::En));
    let left_out = left_out.filter(|line| logo.is_some() || !line.contains("there is no file")).collect();
    Built { left_out, files }
}

/// A site of two interviews, one of them with a date, with some texts everywhere, each after the pointer of its place.
pub fn together(texts: &[String]) -> (Value, Interviews) {
    let text = |at: &str| texts.iter().map(|text| format!("{at} {text} ")).collect::<String>();
    let file = lists::labelled(Localized::Each, texts);
    let mut dated = line(Localized::Each, &text, "dated.json");
    dated["date"] = "2015-05-14".into();
    let site = site(Localized::Each, &text, vec![json!({ "file": "all.json" }), dated]);
    (site, ["all.json", "dated.json"].map(|name| (name.to_owned(), file.clone())).into())
}

/// Some text in each language, if there is to be one.
fn localized(localized: Localized, text: &dyn Fn(&str) -> String, at: &str) -> Value {
    match localized {
        Localized::Plain => text(at).into(),
        Localized::Each => json!({ "en": text(&format!("{at}/en")), "zh-Hans": text(&format!("{at}/zh-Hans")) }),
    }
}

/// A `site.json` with every key. `text` makes each text from its pointer.
pub fn site(way: Localized, text: &dyn Fn(&str) -> String, lines: Vec<Value>) -> Value {
    let all = |at: &str| localized(way, text, at);
    json!({
        "format": "site/1",
        "url": "https://site.example/talks/",
        "languages": ["en", "zh-Hans"],
        "name": all("/name"),
        "logo": text("/logo"),
        "title": all("/title"),
        "lead": all("/lead"),
        "contact": {
            "address": all("/contact/address"),
            "email": text("/contact/email"),
            "phone": text("/contact/phone"),
            "links": [
                { "label": all("/contact/links/0/label"), "url": "https://a.example/" },
                { "label": "Elsewhere", "url": text("/contact/links/1/url") },
            ],
        },
        "notes": [{ "title": all("/notes/0/title"), "text": all("/notes/0/text") }],
        "categories": [{ "id": text("/categories/0/id"), "label": all("/categories/0/label") }],
        "interviews": lines,
    })
}

/// An entry of it.
pub fn line(way: Localized, text: &dyn Fn(&str) -> String, file: &str) -> Value {
    let all = |at: &str| localized(way, text, at);
    json!({
        "file": file,
        "title": all("/title"),
        "summary": all("/summary"),
        "date": text("/date"),
        "category": text("/categories/0/id"),
        "people": [text("/people/0")],
        "themes": [text("/themes/0")],
    })
}
