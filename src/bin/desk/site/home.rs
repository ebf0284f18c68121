//! The home page of the site, before it is downloaded: the page that the build writes, in a frame without scripts.

use std::rc::Rc;

use gloo::events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

use interview_viewer::desk::site::SiteDraft;
use interview_viewer::site::paths;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

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
                    <Preview ui={view.ui} page={page.clone()} />
                }
            </section>
        }
    }
}

/// How wide the window of the preview is, in pixels.
const WIDE: f64 = 1200.0;
const PHONE: f64 = 390.0;

#[derive(Properties, PartialEq)]
struct PreviewProps {
    ui: Ui,
    page: Rc<str>,
}

/// The page as a wide window shows it, made smaller, or as a phone does.
#[component]
fn Preview(props: &PreviewProps) -> Html {
    let words = &desk(props.ui).site;
    let frame = use_node_ref();
    let is_phone = use_state_eq(|| window().inner_width().ok().and_then(|width| width.as_f64()) < Some(2.0 * PHONE));
    {
        let frame = frame.clone();
        use_effect_with(*is_phone, move |is_phone| {
            let width = if *is_phone { PHONE } else { WIDE };
            let fits = move || fit(&frame, width);
            fits();
            let resized = EventListener::new(&window(), "resize", move |_| fits());
            move || drop(resized)
        });
    }
    let choice = |name: &'static str, is: bool| {
        let set = is_phone.setter();
        let pressed = (*is_phone == is).to_string();
        html! { <button type="button" aria-pressed={pressed} onclick={move |_: MouseEvent| set.set(is)}>{ name }</button> }
    };
    html! {
        <>
            <div class="dk-seg dk-widths" role="group" aria-label={words.width}>
                { choice(words.wide, false) }
                { choice(words.phone, true) }
            </div>
            <div class={classes!("dk-home-frame", is_phone.then_some("is-phone"))}>
                <iframe ref={frame} class="dk-home" title={words.home} sandbox="allow-same-origin" srcdoc={props.page.clone()}></iframe>
            </div>
        </>
    }
}

/// Makes the frame as wide as a window, and as small as the place for it.
fn fit(frame: &NodeRef, width: f64) {
    let Some(frame) = frame.cast::<HtmlElement>() else { return };
    let Some(place) = frame.parent_element() else { return };
    let (wide, high) = (f64::from(place.client_width()), f64::from(place.client_height()));
    let width = width.max(wide);
    let scale = wide / width;
    let values = [
        ("width", format!("{width}px")),
        ("height", format!("{}px", high / scale)),
        ("transform", format!("scale({scale})")),
    ];
    for (property, value) in values {
        frame.style().set_property(property, &value).ok();
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
