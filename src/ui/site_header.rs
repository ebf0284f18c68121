//! The bar at the top: home, language switch, settings.

use yew::prelude::*;

use super::favourite::FavouritesLink;
use super::page::icon;
use crate::markup::icon;
use crate::site::Frame;
use crate::state::Ui;
use crate::words::words;

/// The bar, around a switch.
pub fn site_header(ui: Ui, frame: Option<&Frame>, switch: Html) -> Html {
    let words = words(ui);
    let root = frame.map_or("./", |frame| &*frame.root);
    let home = frame.map_or_else(|| "./".into(), Frame::way_home);
    let name = frame.and_then(|frame| {
        let (lang, name) = frame.name.as_ref()?.pick(&frame.lang);
        Some(html! { <span lang={lang.tag()} dir="auto">{ AttrValue::from(name.clone()) }</span> })
    });
    let logo = frame.and_then(|frame| frame.logo.as_ref());
    html! {
        <header class="iv-site" lang={ui.tag()}><div class="iv-wrap">
            <a class="iv-org" href={home.clone()}>
                if let Some(logo) = logo {
                    <img src={format!("{root}{logo}")} alt="" width="28" height="28" />
                } else {
                    { mark() }
                }
                { name.unwrap_or_else(|| html! { <span>{ words.site }</span> }) }
            </a>
            { switch }
            <FavouritesLink {ui} href={format!("{home}?favourites=yes")} />
            <button type="button" class="iv-settings-open" popovertarget="iv-settings">
                { icon(icon::SETTINGS) }<span>{ words.settings }</span>
            </button>
        </div></header>
    }
}

/// Two speech marks facing each other.
fn mark() -> Html {
    html! {
        <svg viewBox="0 0 28 28" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linejoin="round">
            <path d="M3 5h14v10H9l-4 4v-4H3z" /><path d="M20 10h5v10h-2v4l-4-4h-7v-2" />
        </svg>
    }
}
