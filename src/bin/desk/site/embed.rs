//! *Embed*: the snippet of the reader's *Share*, for a host that has only a text box.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use interview_viewer::desk::site::{Plain, SiteDraft};
use interview_viewer::desk::{Draft, document};
use interview_viewer::interview;
use interview_viewer::shell::clipboard;
use interview_viewer::site::{is_web, paths};
use interview_viewer::snippet::{self, Choice, Look, Places, Way};
use interview_viewer::state::{Filters, Reading, Ui};
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::runs;

use super::super::label::Label;
use super::super::parts::{chosen, element};
use super::known::Item;

const CODE: &str = "dk-site-code";

/// The published interviews, and where the site is.
#[derive(Clone, PartialEq)]
pub struct Of {
    base: String,
    interviews: Vec<Published>,
}

#[derive(Clone, PartialEq)]
struct Published {
    id: String,
    path: String,
    /// With what tells it apart.
    name: Label,
    draft: Draft,
}

impl Of {
    pub fn new(ui: Ui, site: &SiteDraft, items: &[Item]) -> Of {
        let published = |item: &Item| {
            let path = site.members[item.n.filter(|_| item.is_in)?].path.clone();
            // The items of a list have nothing but text.
            let text = runs(ui, &item.named).iter().map(|run| run.text).collect::<String>();
            let (id, name) = (item.id.clone(), Label { text: text.into(), ..item.name.clone() });
            Some(Published { id, path, name, draft: item.draft()?.clone() })
        };
        Of { base: site.plain(Plain::Url), interviews: items.iter().filter_map(published).collect() }
    }
}

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub of: Of,
}

#[component]
pub fn Embed(props: &Props) -> Html {
    let words = &desk(props.ui).site;
    let (chosen, way) = (use_state_eq(|| 0usize), use_state_eq(|| Way::Frame));
    let (base, copied) = (use_state_eq(|| None::<String>), use_state_eq(|| None::<bool>));
    let base_now = (*base).clone().unwrap_or_else(|| props.of.base.clone());
    let published = props.of.interviews.get(*chosen).or(props.of.interviews.first());
    let is_address = is_web(base_now.trim());
    let code = published.filter(|_| is_address).and_then(|published| code(published, base_now.trim(), *way));
    let code = AttrValue::from(code.unwrap_or_default());
    let choose = {
        let (chosen, copied) = (chosen.setter(), copied.setter());
        move |event: Event| {
            copied.set(None);
            chosen.set(selected(&event));
        }
    };
    let choose_way = {
        let (way, copied) = (way.setter(), copied.setter());
        move |event: Event| {
            copied.set(None);
            way.set(if selected(&event) == 0 { Way::Frame } else { Way::Element });
        }
    };
    let oninput = {
        let (base, copied) = (base.setter(), copied.setter());
        move |event: InputEvent| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            copied.set(None);
            base.set(field.map(|field| field.value()));
        }
    };
    let copy = {
        let (code, copied) = (code.clone(), copied.setter());
        move |_: MouseEvent| {
            let (code, copied) = (code.clone(), copied.clone());
            spawn_local(async move {
                let done = clipboard::copy(&code).await;
                if let (false, Some(area)) = (done, element(CODE)) {
                    area.focus().ok();
                    area.unchecked_ref::<HtmlTextAreaElement>().select();
                }
                copied.set(Some(done));
            });
        }
    };
    let note = (!is_address && !base_now.is_empty()).then_some(words.no_address);
    html! {
        <section class="dk-sec is-strong" aria-labelledby="dk-site-embed">
            <header><h2 class="dk-h2" id="dk-site-embed">{ words.embed }</h2></header>
            <p class="dk-quiet">{ words.embed_more }</p>
            if props.of.interviews.is_empty() {
                <p class="dk-quiet">{ words.no_interviews }</p>
            } else {
                <div class="dk-site-embed">
                    <label>{ words.which }
                        <select class="dk-input" onchange={choose}>
                            { for props.of.interviews.iter().enumerate().map(|(n, one)| html! {
                                <option value={n.to_string()} lang={one.name.lang.clone()} selected={n == *chosen}>{ &one.name.text }</option>
                            }) }
                        </select>
                    </label>
                    <label>{ words.base }
                        <input class="dk-input" type="url" autocomplete="url" value={base_now} {oninput}
                            aria-describedby="dk-site-base" aria-invalid={note.map(|_| "true")} />
                        <small id="dk-site-base" class={note.map(|_| "is-wrong")}>{ note.unwrap_or(words.base_hint) }</small>
                    </label>
                    <label>{ words.way }
                        <select class="dk-input" onchange={choose_way}>
                            <option value="0" selected={*way == Way::Frame}>{ words.frame }</option>
                            <option value="1" selected={*way == Way::Element}>{ words.element }</option>
                        </select>
                    </label>
                    if code.is_empty() {
                        <p class="dk-quiet">{ words.needs_base }</p>
                    } else {
                        <label>{ words.code }
                            <textarea id={CODE} readonly=true rows="8" spellcheck="false" value={code} />
                        </label>
                        <div class="dk-next">
                            <button type="button" class="dk-btn" onclick={copy}>{ words.copy }</button>
                            <span class="dk-small" role="status">
                                { copied.map(|done| if done { words.copied } else { words.not_copied }) }
                            </span>
                        </div>
                    }
                </div>
            }
        </section>
    }
}

fn selected(event: &Event) -> usize {
    chosen(event).and_then(|value| value.parse().ok()).unwrap_or_default()
}

/// The snippet for an interview of a site at an address.
fn code(published: &Published, base: &str, way: Way) -> Option<String> {
    let base = if base.ends_with('/') { base.to_owned() } else { format!("{base}/") };
    let (interview, _) = interview::review(&document(&published.draft));
    let choice = Choice {
        target: None,
        reading: Reading::One(interview.languages[0].clone()),
        filters: Filters::default(),
        look: Look::Host,
        accent: None,
        way,
    };
    let places = Places {
        file: format!("{base}interviews/{}", paths::encoded_path(&published.path)),
        viewer: format!("{base}viewer/1/"),
        page: format!("{base}{}", paths::interview(&published.id, None)),
        copy: None,
    };
    snippet::snippet(&interview, &choice, &places)
}
