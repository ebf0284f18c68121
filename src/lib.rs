//! A reader for interviews. This page is the map of the code; the modules stand in the order of the data's way:
//!
//! ```text
//! bytes → Document → (Interview, Vec<Problem>) ─┐
//! address, preferences, clicks → ViewState ─────┴→ Outline → Markup, Html → DOM
//! ```
//!
//! | step | function | what comes out |
//! | --- | --- | --- |
//! | 1 | [`document::parse`] | the file as it stands: wire types, absent and wrong values kept apart |
//! | 2 | [`interview::check`] | the file as it is read: complete, immutable, shared; with a list of problems |
//! | 3 | [`state::ViewState::after`] | what the reader chose; the same as the address says |
//! | 4 | [`outline::select`] | what is to be drawn: threads, folds, counts, spans; plain data |
//! | 5 | [`markup::block`] | the text of the interview as elements, before there is a page |
//! | 6 | [`ui::App`] | components, one a file, which only draw what is around it and put it there |
//! | 7 | [`shell`] | the browser: fetching, history, storage, scrolling |
//! | 8 | [`mount`] | the viewer in an element of a page |
//!
//! The other way round, an [`interview::Builder`] makes a well-formed document of records, and [`document::write`] a file of
//! that. [`search`] serves step 4, [`words`] steps 5 and 6. What *Share* writes for other pages is a [`snippet`]. [`site`] is the list of
//! interviews that a reader chooses from; [`build`] makes pages of it, natively.
//!
//! # Invariants
//! - Steps 1 to 5, `search`, `snippet` and `words` know no `yew`, `web_sys`, `js_sys`, `gloo`, clock or random number: they are
//!   tested natively.
//! - Only `document` names serde in what the page downloads: it reads JSON for all others. Only `shell` and event types
//!   touch the browser. `ui` never sees a `Document`, never filters, never formats an id.
//! - The first render depends on props alone; the address and saved choices come after.
//! - All text reaches the page as text nodes; no raw HTML anywhere; links are `https:`, `http:`, `mailto:` only.
//! - A piece of interface text exists in every interface language, or it does not compile: also that of the scripts
//!   ([`words::scripts`]).
//! - One theme, speaker, passage = one address; nothing is looked up by position in a list.
//!
//! `tests/layers.rs` holds the first two, and the order of the modules: none names one that comes after it.
//!
//! # How to add …
//! Words for the reader go into each language of `src/words`; a missing one does not compile.
//!
//! - **a filter** (by the year that is spoken about): its key in `document/wire.rs`; the field of [`interview::Passage`] and
//!   the reading of it in `interview/turns.rs`; a variant of [`state::Filter`] with its arms in `state/filter.rs`, which
//!   address, counts, folded rows, status line and tools ask; its attribute in `static/element/custom-elements.json`, of
//!   which element, types and state are made; a line in the table of attributes in docs/embedding.md. `UPDATE=1` writes the
//!   schema (`tests/schema.rs`).
//! - **a note under a passage**: its key in `document/wire.rs`; [`interview::Passage`] and `interview/turns.rs`; the element
//!   in `markup/passage.rs`, its style in `static/viewer.css`; its words in `search/index.rs`, to be found.
//! - **an importer for a file format**: a module that makes a [`document::Document`] with an [`interview::Builder`]; the kind
//!   of file in [`ui::checked`] (`ui/phase.rs`), for the reader's own files, and in `build/source.rs`, for sites.
//! - **a setting**: a field of [`state::Preferences`], with how it is kept; a control in `ui/settings.rs`; what it changes:
//!   `shell/page.rs`, where it is an attribute of the page, else the component that reads it.
//!
//! # How to add an interface language
//! For French, `src/words/fr.rs` with `src/words/fr/problems.rs` and `src/words/fr/building.rs` has the words: a copy of
//! those of `en`, in which nothing compiles that lacks a text. `src/words/mod.rs` and `src/state/ui_language.rs` list the
//! languages, as `static/element/interview-viewer.d.ts` and `custom-elements.json` do for embedders. Then
//! `UPDATE=1 cargo test --test scripts` writes the words into the scripts of `static/`.
//!
//! # On other people's pages
//! - There is one way into a page, the element of `static/element.js`: on a page of the viewer's own it goes by the address
//!   bar ([`ui::App`]), on others by its attributes ([`ui::Guest`], [`state::Wish`]). Everything that looks for something
//!   in the page looks for it in the viewer's own part of it ([`shell::root::Root`]), as there may be several.
//! - On its own page a viewer stands in the document: `#a1` works there without a script, and so will a page that was
//!   written beforehand. On others it stands in an open shadow root: only there no style of the page's gets at it, and no
//!   id of the page's is one of its own. Find, selection, print and screen readers see through it. What search engines and
//!   readers without the script need is in the element itself, beside the shadow root, and stays there.
//! - `tools/dist.mjs` puts script, style rules and glue together, the style rules with lengths that do not go by the page's
//!   own letters.
//! - What guests are drawn in is kept for the next one, since Yew never stops listening to it.
//!
//! # Pages that are written beforehand
//! [`build`] writes a [`site`] as pages, by the same components: [`ui::Written`] is what one is about, and the first drawing
//! depends on that alone.
//!
//! - The page has its text, and the file of its interview beside it as JSON: the other languages, themes and all else that the
//!   viewer needs. So the interview comes once, whatever else does, and a page that is saved or archived is whole. Packed
//!   by Brotli, it adds 3 kB to the 17 of a sample, as its words are those of the text; alone it would be 13.
//! - The viewer takes over what stands there by hydration and does not draw it anew. Measured on a sample with a processor
//!   slowed down to a fourth: style and layout of the whole page take some 300 ms, which to draw it anew would cost once more,
//!   with selection, focus and what is open; to take it over costs some 50 ms of layout and nothing else. The text itself is nothing that Yew looks at:
//!   `ui::transcript` takes the blocks for what it would have written.
//! - Hydration trusts that what stands there is what would be drawn. So a page carries the number of the sources that it
//!   was written by (`build.rs`); a program of other sources draws the page anew.
//! - What is painted first is the beginning of the text. Until there is some, a browser that can wait for it does
//!   (`data-first`, `static/early.js`); the style rules that this needs are a file of their own (`static/viewer.css`), and all
//!   others come after the text (`static/more.css`); answers far from the window are laid out when the page has come
//!   (`data-arrives`), a few at a time. Measured with 300 passages on slow 4G and a processor slowed down to a fourth, as
//!   times what plain HTML takes to the first answer: 1.3 before, 1.13 without the first of the three, 1.07 with all.
//! - The address and the reader's settings come after the first drawing, as a change.
//! - The program starts with the reader's first sign (`static/boot.js`); until then `static/early.js` keeps what they do.
//!   A page of an interview fetches it when there is nothing else to do; a list does not even do that: it works without.
//! - Pages of a year, a category, a theme and a person are not taken over at all: they lead to the first page, which filters.
//! - What is copied is put together from the elements of the text (`static/copy.js`), so that it is the same before there is
//!   a viewer, in an element and in a saved file.
//! - All parts of a page are asked for with `?v=` and the version of the program, so that no script ever gets the program of
//!   another version, from whichever cache it comes.
//!
//! # How ten thousand passages stay quick
//! - The text is a document and no tree of components: nothing in it has state, so it is written once ([`markup`]) and
//!   Yew keeps no second copy of it to compare.
//! - It is cut into blocks. A block that comes out equal to the one before is not touched, and what is near the reader is
//!   changed in the frame of their click, the rest in slices (`ui::transcript`).
//! - A filter and a highlight change attributes of what stands there and no text (`ui::dress`), another language of the
//!   interface its names and labels (`ui::relabel`). A block is written again where its words or its marks are others;
//!   hits only where the reader is, as they scroll.
//! - What occurs again is copied, one call into the browser in place of many ([`shell::parts`]).
//! - What need not be in the frame of a click comes after it is painted ([`shell::slices`]): other blocks, the address, the
//!   search for what was just typed.
//! - Nothing outside the skipped answers is positioned or layered that need not be: the browser looks at each layer in
//!   each frame. No style rule's subject is each thread or passage and its condition somewhere above them.
//! - Answers far from the window are skipped by the browser; question headings are not, since assistive technology finds
//!   only what is laid out. Each block is contained, so that moving it is one step and not one for each thing in it.
//! - No attribute that style inherits, such as `lang`, is changed on an element around the whole text.
//! - The words of the file are there before the program is: `static/first.js` shows the first of them as the file comes, and
//!   all where the program does not come. The preview claims nothing else; the passage at the top of the window stays where
//!   it is when the viewer takes over ([`shell::page::take_over`]).
//! - The beginning of a long file is read while the rest is on its way ([`document::parse_prefix`]).
//! - The tables of the search are fetched when somebody searches.

#[cfg(not(target_arch = "wasm32"))]
pub mod build;
pub mod document;
mod fnv;
pub mod interview;
pub mod markup;
pub mod mount;
mod names;
pub mod outline;
pub mod search;
pub mod shell;
pub mod site;
pub mod snippet;
pub mod state;
pub mod ui;
pub mod words;
