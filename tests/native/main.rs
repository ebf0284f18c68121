//! The native tests: one binary, so that it is linked once. A module's name picks its tests:
//!
//! ```sh
//! cargo test --test native build::
//! ```

mod address;
mod broken;
mod build;
mod colours;
mod direction;
mod docs;
mod element;
mod export;
mod first_page;
mod fuzz;
mod hostile;
mod hosting;
mod import;
mod interview;
mod json;
mod layers;
mod links;
mod patch;
mod payloads;
mod program;
mod rich_text;
mod schema;
mod scripts;
mod search_tables;
mod selectors;
mod snippet;
mod traps;
mod view_model;
mod workflows;
