//! The bar at the top: home, language switch, settings.

use yew::prelude::*;

use super::favourite::FavouritesLink;
use super::page::{icon, nodes};
use crate::markup::{icon, mark};
use crate::site::PageContext;
use crate::state::Ui;
use crate::words::words;

/// Draws the bar, around a language switch.
pub fn site_header(ui: Ui, frame: Option<&PageContext>, switch: Html) -> Html {
    let words = words(ui);
    let root = frame.map_or("./", |frame| &*frame.root);
    let home = frame.map_or_else(|| "./".into(), PageContext::way_home);
    let name = frame.and_then(|frame| {
        let (lang, name) = frame.name.as_ref()?.pick(&frame.lang);
        Some(html! { <span lang={lang.attribute().to_owned()} dir={lang.dir()}>{ AttrValue::from(name.clone()) }</span> })
    });
    let logo = frame.and_then(|frame| frame.logo.as_ref());
    html! {
        <header class="iv-site" lang={ui.tag()}><div class="iv-wrap">
            <a class="iv-org" href={home.clone()}>
                if let Some(logo) = logo {
                    <img src={format!("{root}{logo}")} alt="" width="28" height="28" />
                } else {
                    { nodes(mark) }
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
