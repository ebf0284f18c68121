//! The QR code of an address, with the means to save it. An add-on draws it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::page::use_root;
use super::steady::steady;
use crate::shell::addon::{self, Held, QrCode};
use crate::shell::{file, page};
use crate::state::Ui;
use crate::words::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    /// Without an address there is no code.
    pub href: Option<String>,
    /// Names the saved files.
    pub title: String,
}

#[derive(Clone, PartialEq)]
enum Code {
    /// Not yet, or no address, or one that is too long.
    None,
    Missing,
    There(Rc<QrCode>),
}

#[component]
pub fn Qr(props: &Props) -> Html {
    let Props { ui, href, title } = props;
    let (root, words) = (use_root(), words(*ui));
    let code = use_state_eq(|| Code::None);
    // A policy may forbid images from data: then the code is a part of the page, and the browser's menu cannot save it.
    let is_inside = use_state_eq(|| false);
    {
        let code = code.setter();
        use_effect_with(href.clone(), move |href| {
            let wanted = Rc::new(Cell::new(true));
            let (still, href) = (wanted.clone(), href.clone());
            spawn_local(async move {
                let drawn = match &href {
                    Some(href) => addon::qr_code(&root, href)
                        .await
                        .map_or(Code::Missing, |drawn| drawn.map_or(Code::None, |drawn| Code::There(Rc::new(drawn)))),
                    None => Code::None,
                };
                if still.get() {
                    code.set(drawn);
                }
            });
            move || wanted.set(false)
        });
    }
    let address = href.clone().unwrap_or_default();
    let alt = (words.qr_alt)(&address);
    let inside = match &*code {
        Code::None => Html::default(),
        Code::Missing => {
            html! { <><h3>{ words.qr_code }</h3><p class="iv-share-note" role="status">{ words.qr_missing }</p></> }
        }
        Code::There(drawn) => {
            let onerror = {
                let is_inside = is_inside.setter();
                move |_: Event| is_inside.set(true)
            };
            let view_box = format!("0 0 {0} {0}", drawn.side);
            html! {
                <>
                    <h3>{ words.qr_code }</h3>
                    <div class="iv-qr-code">
                        if *is_inside {
                            <svg role="img" aria-label={alt} viewBox={view_box} shape-rendering="crispEdges">
                                <path fill="#fff" d={background(drawn)} /><path fill="#000" d={drawn.path.clone()} />
                            </svg>
                        } else {
                            <img {alt} src={data(drawn)} {onerror} />
                        }
                    </div>
                    <p class="iv-qr-address">{ address }</p>
                    // A frame in a sandbox may not save files: there the browser's menu saves the image.
                    if page::can_save() {
                        <div class="iv-share-copy">
                            <button type="button" class="iv-btn iv-btn-quiet" onclick={save(drawn, title, true)}>{ words.qr_png }</button>
                            <button type="button" class="iv-btn iv-btn-quiet" onclick={save(drawn, title, false)}>{ words.qr_svg }</button>
                        </div>
                    } else {
                        <p class="iv-share-note">{ words.qr_menu }</p>
                    }
                </>
            }
        }
    };
    steady(html! { <div id="iv-qr" class="iv-qr">{ inside }</div> })
}

/// Saves the code as a PNG or an SVG.
fn save(code: &Rc<QrCode>, title: &str, is_png: bool) -> Callback<MouseEvent> {
    let (code, stem) = (code.clone(), format!("{title} QR"));
    Callback::from(move |_: MouseEvent| match is_png {
        true => code.png.save(&file::name(&stem, "png"), "image/png"),
        false => Held::of(svg(&code).as_bytes()).save(&file::name(&stem, "svg"), "image/svg+xml"),
    })
}

fn background(code: &QrCode) -> String {
    format!("M0 0h{0}v{0}H0z", code.side)
}

fn svg(code: &QrCode) -> String {
    let QrCode { side, path, .. } = code;
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {side} {side}' width='800' height='800' \
         shape-rendering='crispEdges'><path fill='#fff' d='{}'/><path d='{path}'/></svg>",
        background(code)
    )
}

/// The code as the address of an image.
fn data(code: &QrCode) -> String {
    let svg = svg(code).replace('#', "%23").replace('<', "%3C").replace('>', "%3E");
    format!("data:image/svg+xml,{svg}")
}
