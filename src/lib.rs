//! A reader for interviews. This page is the map of the code. The data flows one way:
//!
//! ```text
//! bytes → Document → (Interview, Vec<Problem>) ─┐
//! address, preferences, clicks → ViewState ─────┴→ ViewModel → Markup, Html → DOM
//! ```
//!
//! | step | function | result |
//! | --- | --- | --- |
//! | 1 | [`document::parse`] | the file as written: wire types that distinguish absent and wrong values |
//! | 2 | [`interview::check`] | the file as read: complete, immutable, shared; with a list of problems |
//! | 3 | [`state::ViewState::apply`] | the reader's choices, which are also in the address |
//! | 4 | [`view_model::build`] | what to draw: threads, folds, counts, spans; plain data |
//! | 5 | [`markup::block`] | the text of the interview as elements, independent of a page |
//! | 6 | [`ui::App`] | one component per file: they draw the controls around the text, and mount the text |
//! | 7 | [`shell`] | the browser: fetching, history, storage, scrolling |
//! | 8 | `bin/viewer/mount.rs` | the viewer in an element of a page |
//!
//! The [`desk`] edits documents; `bin/desk` draws it, on a page and in a program of its own. [`import`] makes documents of other files, such as texts; [`export`] writes such files, and imports them again to tell
//! what they do not hold. In the other direction, an [`interview::Builder`] makes a
//! well-formed document from records, and [`document::write`] writes it to a file. [`search`] serves step 4, [`words`] steps 5 and 6.
//! [`readings`] reads Chinese as pinyin, for addresses and for the desk. *Share* writes a [`snippet`] for other
//! pages, and rich text for other editors.
//! Add-ons, fetched only when they are needed, write the [`report`] on a file: why it is refused, or its problems; or the
//! interview that [`import`] made of it. Another draws QR codes, and one builds sites for the desk.
//! [`site`] is the list of interviews that a reader chooses from; [`build`] makes pages from it, on a disk or in memory, and
//! [`serve`] shows them to the editor.
//!
//! # Invariants
//! - Steps 1 to 5, `search`, `snippet` and `words` use no `yew`, `web_sys`, `js_sys`, `gloo`, clock or random numbers,
//!   so that they can be tested natively.
//! - In what the page downloads, only `document` uses serde: it reads JSON for all other modules. Only `shell` and
//!   event types touch the browser. `ui` never sees a `Document`, never filters, never formats an id.
//! - The first render depends on props alone; the address and saved choices come after.
//! - All text reaches the page as text nodes; no raw HTML anywhere; links are `https:`, `http:`, `mailto:` only.
//! - Every piece of interface text exists in every interface language, or the program does not compile. This includes
//!   the text of the scripts ([`words::scripts`]).
//! - One theme, speaker, passage = one address; nothing is looked up by position in a list.
//!
//! `tests/native/layers.rs` checks the first two and the order of the modules: no module names a later one.
//!
//! # How to add …
//! Words for the reader go into each language of `src/words`; a missing one does not compile.
//! What a sentence of the desk quotes, such as a name, goes into its hole by [`words::desk::quoted`], with its language.
//!
//! - **a filter** (by the year that is spoken about): its key in `document/wire.rs`; the field of
//!   [`interview::Passage`] in `interview/mod.rs`, and its reading in `interview/turns.rs`, where passages with the
//!   same value share one `Rc`; a variant of [`state::Filter`] and of [`state::Value`] with their arms in
//!   `state/filter.rs`, which address, counts, chips, folded rows and status line use; its attribute, and its place in
//!   the two types of the state, in `static/element/custom-elements.json`, from which element, types and
//!   docs/embedding.md are written; its address in docs/linking.md. The tests of `schema::` and `element::` name what
//!   is missing.
//! - **a note under a passage**: its key in `document/wire.rs`; a kind of paragraph in `interview/mod.rs`, which
//!   `interview/turns.rs` puts after the paragraphs of each language, so that search, quotations, copies and print have
//!   it; its arm in `view_model/layout.rs`; its element in `markup/text.rs`; its style in
//!   `static/css/viewer/thread.css`.
//! - **an importer for a file format**: a reader in `import/`, its arm in `import/mod.rs`, and what it is recognised by in
//!   `import/detect.rs`: see [`import`]. The command `interview import` has it then, and so
//!   has the viewer, by the add-on `addon-import`. Name it in the words `open_own_formats`.
//! - **a format to export**: a writer in `export/`, a variant of [`export::Format`] and its arm in `export/mod.rs`. What the
//!   format does not hold is found by importing it again.
//! - **an add-on** (a program of its own, for what few readers need): a function of this crate from the bytes of a file to
//!   those of an answer, and a program in `src/bin` that passes it to [`addon!`]; its `[[bin]]` in `Cargo.toml`, and its
//!   name in `WASM_BINS` of the `Makefile`; a line in `index.html`, beside that of `addon-report`; its file in
//!   `site/program.rs`, `tools/package.sh`, `tools/dist.mjs` and `static/element/package.json`; a function in
//!   `shell/addon.rs` that asks it. It must not depend on what touches the page. `addon-site`, which renders pages, has
//!   features of its own (`site` in `Cargo.toml`), and only the desk has its file.
//! - **a setting**: a field of [`state::Preferences`], with the way it is stored; a control in `ui/settings.rs`; its
//!   effect: in `shell/page.rs` if it is an attribute of the page, in `static/replay.js`, which sets it before the
//!   first paint, and in the style sheet; or else in the component that reads it, as [`ui::Reader`] reads `pinyin`.
//! - **an interface language** (French): its words in `src/words/fr.rs` and the files of `src/words/fr/`: start
//!   from a copy of `en`, and name the module in `src/words/mod.rs`; a line in the table of `state/ui_language.rs`; its tag in
//!   `static/element/custom-elements.json` and docs/command.md, and its name in README.md. The test
//!   `interface_languages_are_the_same_everywhere` names what is missing.
//!
//! Afterwards `UPDATE=1 cargo test --locked --test native` writes what is made from these files: the schema, the tables
//! of docs/embedding.md, the words in `index.html` and in the scripts of `static/`, and the expected output of tests.
//! Read its diff.
//!
//! # Pages of a site, and pages of others
//! [`build`] prerenders a [`site`] with the same components; the viewer hydrates a page at the reader's first touch
//! (`static/loader.js`). On its own pages a viewer is part of the document, so that `#a1` works without a script, and
//! follows the address bar ([`ui::App`]). On other people's pages it is the element of `static/element.js` in an open
//! shadow root, and follows its attributes ([`ui::Guest`], [`state::EmbedOptions`]). All code that looks for an element
//! looks in the viewer's own part of the page ([`shell::root::Root`]), because a page may have several viewers. For why
//! this is fast, with measurements, see `docs/performance.md`.

mod addon;
#[cfg(builds_sites)]
pub mod build;
pub mod desk;
pub mod document;
pub mod export;
mod fnv;
pub mod import;
pub mod interview;
pub mod markup;
pub mod nearest;
pub mod readings;
pub mod report;
pub mod search;
#[cfg(not(target_arch = "wasm32"))]
pub mod serve;
pub mod shell;
pub mod site;
pub mod snippet;
pub mod state;
mod string_index;
pub mod ui;
pub mod view_model;
pub mod words;
