//! Without a connection: interviews that were read are there, with a program of one version, unless the reader has
//! switched this off.

pub mod copies;
pub mod keeping;

use std::collections::HashMap;
use std::rc::Rc;

use interview_viewer::build::offline;
use interview_viewer::site::PageContext;
use interview_viewer::ui::{self, Written};
use interview_viewer::{document, interview as text};
use serde_json::{Value, json};

use crate::interview::ROOFTOP;
use crate::page::Page;

/// Kept only once it is used.
const ADD_ON: &str = "addon-report_bg.wasm";

/// The files that pages request by version.
const PROGRAM: [&str; 22] = [
    "loader.js",
    "copy.js",
    "replay.js",
    "element.js",
    "preview.js",
    "kept.js",
    "lost.js",
    "page-of.js",
    "more.css",
    "offline.js",
    "own.js",
    "imported.js",
    "pasted.js",
    "save.js",
    "single.js",
    "stopped.js",
    "unscripted.css",
    "viewer.css",
    "viewer.js",
    "viewer-search.bin",
    ADD_ON,
    "viewer_bg.wasm",
];

/// Each of these records in the page which version of it has run.
const MARKED: [&str; 2] = ["loader.js", "viewer.js"];

/// The address of the interview's page.
const READ: &str = "interviews/rooftop/";

/// Puts a small site in place, with a program that reports its version. `late`: the part of it that is not uploaded
/// yet.
fn put(page: &Page, mark: &str, late: Option<&str>) -> String {
    let site = page.site;
    let program: Vec<(String, Vec<u8>)> =
        PROGRAM.iter().map(|name| (name.to_string(), part(page, name, mark))).collect();
    let version = offline::version(&program);
    for (name, bytes) in program.iter().filter(|(name, _)| Some(&**name) != late) {
        site.put(name, bytes.clone());
    }
    let home = json!({ "root": "./", "lang": "en", "built": "" });
    let list = "<div class=iv><main><h1>All interviews</h1></main></div>";
    let mut written = vec![(String::from("index.html"), written(&version, "./", list, &home, None))];
    let frame = json!({ "root": "../../", "lang": "en", "id": "rooftop", "built": "" });
    let drawn = drawn(ROOFTOP, &frame);
    written.push((format!("{READ}index.html"), self::written(&version, "../../", &drawn, &frame, Some(ROOFTOP))));
    written.push(("interviews/rooftop.json".into(), ROOFTOP.into()));
    written.push(("interviews/second.json".into(), ROOFTOP.replace("Rain on the Bakery Roof", "A Second Roof")));
    let lines = [json!({ "id": "rooftop", "page": true }), json!({ "id": "second" })];
    written.push((
        "site.json".into(),
        json!({ "format": "site/1", "languages": ["en"], "interviews": lines }).to_string(),
    ));
    let lengths: Vec<(String, u64)> = written.iter().map(|(name, text)| (name.clone(), text.len() as u64)).collect();
    let texts: HashMap<String, String> = written.iter().cloned().collect();
    for (name, text) in written {
        site.put(&name, text);
    }
    let read = |name: &str| texts[name].clone().into_bytes();
    for (name, bytes) in offline::files(&lengths, read, &program) {
        site.put(&name, bytes);
    }
    version
}

fn part(page: &Page, name: &str, mark: &str) -> Vec<u8> {
    let mut bytes = std::fs::read(page.site.dist().join(name)).expect("a part of the program");
    if MARKED.contains(&name) {
        let name = name.trim_end_matches(".js");
        bytes.extend(format!("\ndocument.documentElement.dataset.{name} = \"{mark}\";\n").bytes());
    }
    bytes
}

fn drawn(file: &str, frame: &Value) -> String {
    let (interview, _) = text::check(document::parse(file.as_bytes().to_vec()).expect("it can be read"));
    let frame = Rc::new(PageContext::parse(&frame.to_string()).expect("a frame"));
    ui::write(Written::Interview { frame, interview: Rc::new(interview) })
}

/// A page as the site has it.
fn written(version: &str, root: &str, drawn: &str, frame: &Value, interview: Option<&str>) -> String {
    let block = |id: &str, text: &str| {
        format!("<script type=\"application/json\" id=\"{id}\">{}</script>", text.replace('<', "\\u003c"))
    };
    let interview = interview.map(|text| block("iv-interview", text)).unwrap_or_default();
    format!(
        "<!doctype html><html lang=\"en\" data-theme=\"auto\"><head><meta charset=\"utf-8\"><title>A page</title>
        <link rel=\"icon\" href=\"data:,\"><script src=\"{root}replay.js?v={version}\"></script>
        <link rel=\"stylesheet\" href=\"{root}viewer.css?v={version}\">
        <script type=\"module\" src=\"{root}loader.js?v={version}\"></script></head>
        <body><interview-viewer id=\"iv-app\">{drawn}</interview-viewer>{}{interview}</body></html>",
        block("iv-frame", &frame.to_string())
    )
}

/// The result of an asynchronous script.
fn ask(page: &Page, script: &str) -> Value {
    let whole = format!("const done = arguments[0]; (async () => {{ {script} }})().then(done, (e) => done(`${{e}}`))");
    page.await_script(&whole, &[])
}

/// The paths of kept files, in caches whose names have this ending.
fn kept(page: &Page, cache: &str) -> Vec<String> {
    let script = format!(
        "const all = [];
        for (const name of (await caches.keys()).filter((name) => name.endsWith('{cache}')))
            for (const {{url}} of await (await caches.open(name)).keys()) all.push(new URL(url).pathname.slice(1));
        return all.sort()"
    );
    serde_json::from_value(ask(page, &script)).unwrap_or_default()
}

#[track_caller]
fn until_kept(page: &Page, path: &str) {
    page.until(&format!("{path} among what is kept"), || kept(page, "read").iter().any(|kept| kept == path));
}

#[track_caller]
fn open(page: &Page, path: &str) {
    page.open(path);
    until_running(page);
}

#[track_caller]
fn until_running(page: &Page) {
    page.until("the whole interview, and the viewer", || {
        // The reader touches the page.
        page.look::<()>("document.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))");
        page.look("return !!passage('a12.2') && !!document.querySelector('.iv-share-open') && !!document.documentElement.dataset.viewer")
    });
    page.settle();
}

/// Which versions of the scripts run in the page.
fn versions(page: &Page) -> Vec<String> {
    page.look("const {loader, viewer} = document.documentElement.dataset; return [loader ?? '', viewer ?? '']")
}

#[track_caller]
fn open_settings(page: &Page) {
    page.click(".iv-settings-open");
    page.until_seen(".iv-keep");
}

/// Reloads the page as a reader does. In Firefox, the driver's reload bypasses the worker.
#[track_caller]
fn load_again(page: &Page) {
    page.visit(&page.url());
}
