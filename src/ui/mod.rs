//! Components, one a file: they draw an outline and say what the reader does. They decide nothing.

mod app;
mod bar;
mod card;
mod chips;
mod dress;
mod effects;
mod empty;
mod facets;
mod failed;
mod favourite;
mod finding;
mod glossary;
mod guest;
mod home;
mod keep;
mod listed;
mod loading;
mod notice;
mod own;
mod page;
mod questions;
mod reader;
mod relabel;
mod save;
mod search;
mod settings;
mod share;
mod share_form;
mod site_header;
mod speakers;
mod status;
mod steady;
mod switch;
mod tools;
mod transcript;
mod typing;
mod view;
mod written;

pub use app::{AROUND_TEXT, App, Props as AppProps, checked};
pub use favourite::{ButtonProps, FavouriteButton, FavouritesLink, LinkProps};
pub use guest::{Guest, Props as GuestProps};
pub use reader::{Props as ReaderProps, Reader};
pub use written::Written;
#[cfg(not(target_arch = "wasm32"))]
pub use written::write;
