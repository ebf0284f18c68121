//! The files of a program that is enough to build a site with. The journeys use them, too.

pub const PROGRAM: [&str; 9] = [
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
