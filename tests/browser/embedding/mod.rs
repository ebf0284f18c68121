//! The element on other people's pages: what it shows, what it reports to the page, and how it copes with what pages do
//! with elements.

pub mod attributes;
pub mod calls;
pub mod links;
pub mod loading;
pub mod shown;

use serde_json::Value;

use crate::page::Page;

const SCRIPT: &str = "<script type=\"module\" src=\"viewer/1/interview-viewer.js\"></script>";
/// Inserts the script into a page that has an element already.
const LATE_SCRIPT: &str = "const s = document.createElement('script'); s.type = 'module';
    s.src = 'viewer/1/interview-viewer.js'; document.head.append(s)";
const TEXT: &str = "<blockquote lang=\"en\" id=\"own\"><p>What the page says itself.</p></blockquote>";

/// Records the events of the element from the start.
const LISTEN: &str = "window.told = []; for (const name of ['ready', 'change', 'error', 'warning', 'height'])
    document.addEventListener('interview-' + name, (event) => told.push([name, event.detail, event.target.localName]))";

/// A page with this body.
fn host(page: &Page, folder: &str, head: &str, body: &str) {
    let html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
        <title>Somebody else</title>{head}</head><body><main><h1>Somebody else’s page</h1>{body}</main></body></html>"
    );
    page.site.put("host.html", html);
    page.open(&format!("{folder}host.html"));
}

/// A page with one element, once the interview is there.
fn embed(page: &Page, attributes: &str) {
    host(page, "/", SCRIPT, &format!("<interview-viewer src=\"rooftop.json\" {attributes}>{TEXT}</interview-viewer>"));
    ready(page);
}

fn ready(page: &Page) {
    page.until("the element is ready", || page.look("return !!document.querySelector('interview-viewer')?.state"));
}

fn state(page: &Page) -> Value {
    page.look("return document.querySelector('interview-viewer').state")
}

/// Runs a script with the element as `e`.
fn with_element(page: &Page, script: &str) {
    page.look::<Value>(&format!("const e = document.querySelector('interview-viewer'); {script}; return null"));
}

fn shown(page: &Page) -> Vec<String> {
    page.look("return passages().filter(shown).map((p) => p.dataset.passage)")
}
