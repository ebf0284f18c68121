//! Draws the pictures that previews in chats and social networks show of a page (Open Graph): of each interview in each of its
//! languages, and of each question.
//!
//! | module | what it does |
//! | --- | --- |
//! | `drawn` | draws the picture of each page, or takes the logo in its place |
//! | `fonts` | chooses fonts and measures characters |
//! | `lines` | breaks a title into lines |
//! | `card` | lays a picture out and writes it as SVG |
//! | `draw` | draws SVG as PNG |
//!
//! The name of a picture contains a checksum of everything that is drawn, so that a network that has kept an old picture
//! fetches the new one, and the next build draws only what has changed. Where no font has all characters of a picture, the
//! logo of the site takes its place.
//!
//! In the browser, no pictures are drawn (`undrawn`).

#[cfg(not(target_arch = "wasm32"))]
mod card;
#[cfg(not(target_arch = "wasm32"))]
mod draw;
#[cfg(not(target_arch = "wasm32"))]
mod drawn;
#[cfg(not(target_arch = "wasm32"))]
mod fonts;
#[cfg(not(target_arch = "wasm32"))]
mod lines;
#[cfg(target_arch = "wasm32")]
mod undrawn;

use super::skeleton::PageWriter;
#[cfg(not(target_arch = "wasm32"))]
pub use drawn::Pictures;
#[cfg(not(target_arch = "wasm32"))]
pub use fonts::is_font;
#[cfg(target_arch = "wasm32")]
pub use undrawn::{Pictures, is_font};

/// The size in pixels, as social networks ask for it.
#[cfg(not(target_arch = "wasm32"))]
pub const WIDTH: u32 = 1200;
#[cfg(not(target_arch = "wasm32"))]
pub const HEIGHT: u32 = 630;

/// The fonts that pictures are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFonts {
    /// None: no pictures are drawn.
    None,
    /// Those that `site.json` names.
    Site,
    /// Those that `site.json` names, and those of the machine.
    Machine,
}

/// A picture of a page.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The address, relative to the root.
    pub path: String,
    pub size: Option<(u32, u32)>,
    /// What it shows, in words.
    pub alt: String,
    /// Whether it shows the page and not only the logo.
    pub is_drawn: bool,
}

impl PageWriter<'_> {
    /// The whole address of a picture.
    pub fn picture_address(&self, picture: &Picture) -> Option<String> {
        Some(format!("{}{}", self.site.url.as_ref()?, picture.path))
    }
}
