//! The desk: the page on which an editor makes an interview of a file, and edits it. `interview_viewer::desk` is its
//! core; this program draws it.
//!
//! ```text
//! App ── Start        a file is dropped, chosen or pasted; the drafts of this browser
//!     ├─ Understood   what was read of it
//!     ├─ editor::Editor
//!     └─ site::Site   the site that interviews are published in
//! ```
//!
//! [`work`] has what these hand each other.

mod account;
mod app;
mod corrections;
mod drafts;
mod editor;
mod head;
mod keeper;
mod label;
mod leaving;
mod opened;
mod panels;
mod parts;
mod places;
mod reading;
mod refocus;
mod route;
mod saved;
mod site;
mod start;
mod store;
mod understood;
mod unfinished;
mod work;

fn main() {
    let Some(page) = interview_viewer_page() else { return };
    yew::Renderer::<app::App>::with_root(page).render();
}

fn interview_viewer_page() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id("dk-app")
}
