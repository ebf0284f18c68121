//! The files of the viewer's program, which every site gets a copy of, and which a page fetches to build a site.

/// No page works without these.
pub const NEEDED: [&str; 7] =
    ["loader.js", "element.js", "preview.js", "viewer.js", "viewer_bg.wasm", "viewer.css", "more.css"];
pub const OTHERS: [&str; 23] = [
    "disk.js",
    "viewer.html",
    "copy.js",
    "lost.js",
    "page-of.js",
    "replay.js",
    "unscripted.css",
    "save.js",
    "single.js",
    "offline.js",
    "own.js",
    "imported.js",
    "pasted.js",
    "kept.js",
    "stopped.js",
    "sw.js",
    "icon.svg",
    "viewer-search.bin",
    "addon-report_bg.wasm",
    "addon-import_bg.wasm",
    "addon-qr_bg.wasm",
    "interview.schema.json",
    "site.schema.json",
];
/// The folder of the element for other sites.
pub const FOLDER: &str = "viewer";
/// The files in it.
const ELEMENT: [&str; 17] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "NOTICE",
    "README.md",
    "addon-import_bg.wasm",
    "addon-qr_bg.wasm",
    "addon-report_bg.wasm",
    "custom-elements.json",
    "embed.css",
    "embed.html",
    "embed.js",
    "interview-viewer.d.ts",
    "interview-viewer.inline.js",
    "interview-viewer.js",
    "package.json",
    "viewer-search.bin",
    "viewer_bg.wasm",
];

/// The paths of all these files; those that a page cannot fetch, and that are not [`NEEDED`], are left out of a site.
pub fn files() -> Vec<String> {
    // Each build writes the service worker.
    let own = NEEDED.into_iter().chain(OTHERS).filter(|name| *name != "sw.js").map(str::to_owned);
    let element = ELEMENT.into_iter().map(|name| format!("{FOLDER}/1/{name}"));
    own.chain(element).collect()
}
