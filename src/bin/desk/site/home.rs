//! The home page of the site, before it is downloaded: the page that the build writes, in a frame without scripts.

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::site::SiteDraft;
use interview_viewer::site::paths;

use super::super::parts::window;
use super::build::Want;
use super::{Msg, Site, View};

impl Site {
    pub(super) fn home_section(&self, view: &View) -> Html {
        let words = view.words();
        let is_building = self.wanted == Some(Want::Home);
        let label = match &self.home {
            _ if is_building => words.building,
            None => words.show_home,
            Some(_) => words.draw_again,
        };
        html! {
            <section class="dk-sec is-strong" aria-labelledby="dk-site-home">
                <header>
                    <h2 class="dk-h2" id="dk-site-home">{ words.home }</h2>
                    <button type="button" class="dk-btn dk-push" onclick={view.link.callback(|_| Msg::Want(Want::Home))}>{ label }</button>
                </header>
                if let Some(page) = &self.home {
                    <p class="dk-hint">{ words.home_hint }</p>
                    <iframe class="dk-home" title={words.home} sandbox="allow-same-origin" srcdoc={page.clone()}></iframe>
                }
            </section>
        }
    }
}

/// The page that was built, for a frame: its style sheets are those of the desk, its logo is in it, and links do nothing,
/// since the frame may open no window.
pub fn page(built: &[u8], site: &SiteDraft) -> Rc<str> {
    let mut page = without_scripts(&String::from_utf8_lossy(built));
    if let Some((path, bytes)) = site.logo() {
        let address = format!("src=\"./{}\"", paths::encoded_path(path));
        page = page.replace(&address, &format!("src=\"{}\"", data(path, bytes)));
    }
    page = page.replacen("<head>", "<head><base target=\"_blank\">", 1);
    let root = window().document().and_then(|document| document.document_element());
    if let Some(theme) = root.and_then(|root| root.get_attribute("data-theme")).filter(|theme| *theme != "auto") {
        page = page.replacen("data-theme=\"auto\"", &format!("data-theme=\"{theme}\""), 1);
    }
    page.into()
}

fn without_scripts(page: &str) -> String {
    const END: &str = "</script>";
    let mut parts = page.split("<script");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once(END).map_or("", |(_, rest)| rest))
}

/// A picture as an address.
pub fn data(path: &str, bytes: &Rc<[u8]>) -> String {
    let kind = match path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "svg" => "image/svg+xml",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "gif" => "image/gif",
        _ => "image/png",
    };
    let binary: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    format!("data:{kind};base64,{}", window().btoa(&binary).unwrap_or_default())
}
