//! *Share*: links and quotations to copy, a copy of the interview to save, and the ways to rich text and to the code for
//! other pages.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::copying::{Copied, Copy};
use super::embed::Embed;
use super::linking::Linking;
use super::page::{RenderContext, icon, use_root};
use super::quoting::{quoted, whole};
use super::rich::{Rich, Scope};
use super::save::Save;
use super::steady::steady;
use crate::markup::icon;
use crate::shell::root::Root;
use crate::shell::{address as shell_address, fetch, offline, page as window_page, popover, selection};
use crate::site::{self, Site};
use crate::snippet::{self, Cited, Draft, Link, Place};
use crate::state::{Address, Opening, Ui, ViewState};
use crate::view_model::ViewModel;
use crate::words::words;

pub const ID: &str = "iv-share";

/// The button that opens the panel.
pub fn share_button(ui: Ui) -> Html {
    html! {
        <button type="button" class="iv-share-open" lang={ui.tag()} popovertarget={ID}>
            { icon(icon::SHARE) }<span>{ words(ui).share }</span>
        </button>
    }
}

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub state: ViewState,
    pub view_model: Rc<ViewModel>,
    /// The address that opened the interview.
    pub address: Address,
    pub linking: Linking,
    /// The question that is being read.
    pub here: Option<AttrValue>,
    /// The passage that the address leads to, or the current hit.
    pub passage: Option<Rc<str>>,
    pub copy: Callback<Copy>,
    pub copied: Option<Copied>,
}

/// The reader's place and selection when the panel was opened.
#[derive(Clone, PartialEq)]
struct Opened {
    draft: Rc<Draft>,
    links: Rc<Vec<Link>>,
    /// The words to quote.
    cited: Rc<Vec<Cited>>,
}

/// A page of the panel.
#[derive(Clone, Copy, PartialEq)]
enum Page {
    First,
    Rich,
    Embed,
}

/// The panel. Its content exists only while it is open, and is new each time.
#[component]
pub fn Share(props: &Props) -> Html {
    let Props { cx, address, .. } = props;
    let words = cx.words();
    let root = use_root();
    let opened = use_state_eq(|| None::<Opened>);
    let page = use_state_eq(|| Page::First);
    // The interview's own pages, if the site's list names them.
    let pages = use_state_eq(Vec::new);
    let shown = use_state_eq(|| false);
    {
        let latest = use_mut_ref(|| props.clone());
        latest.replace(props.clone());
        let (root, opened) = (root.clone(), opened.clone());
        use_effect_with((), move |()| {
            let on = root.clone();
            let listener = popover::on_open(&on, ID, move || opened.set(Some(open(&latest.borrow(), &root))));
            move || drop(listener)
        });
    }
    let ontoggle = {
        let (opened, shown, page) = (opened.clone(), shown.clone(), page.clone());
        let (pages, props) = (pages.clone(), props.clone());
        move |event: Event| {
            let is_shown = popover::is_opened(&event);
            if is_shown {
                find_pages(&props, &pages);
            } else {
                opened.set(None);
            }
            page.set(Page::First);
            shown.set(is_shown);
        }
    };
    {
        let (root, left) = (root.clone(), use_mut_ref(|| Page::First));
        use_effect_with((*shown, *page), move |(is_open, page)| match (is_open, page, left.replace(*page)) {
            (true, Page::First, Page::Rich) => root.focus_first("#iv-share .iv-share-rich"),
            (true, Page::First, Page::Embed) => root.focus_first("#iv-share .iv-share-embed"),
            (true, Page::First, Page::First) => root.focus_first("#iv-share .iv-share-row"),
            (true, ..) => root.focus_first("#iv-share .iv-share-back"),
            (false, ..) => {}
        });
    }
    let onkeydown = move |event: KeyboardEvent| popover::keep_focus(&root, ID, &event);
    let turn = |to: Page| {
        let page = page.clone();
        Callback::from(move |_: MouseEvent| page.set(to))
    };
    let inside = opened.as_ref().map(|now| {
        let first = First { props, now, pages: &pages };
        match *page {
            Page::First => first.draw(turn(Page::Rich), turn(Page::Embed)),
            Page::Rich => first.rich(),
            Page::Embed => {
                html! {
                    <Embed cx={cx.clone()} first={now.draft.clone()} opening={address.opening.clone()}
                        copy={props.copy.clone()} copied={props.copied.clone()} />
                }
            }
        }
    });
    let (class, title) = match *page {
        Page::First => ("iv-pop iv-share", words.share),
        Page::Rich => ("iv-pop iv-share is-embed", words.rich),
        Page::Embed => ("iv-pop iv-share is-embed", words.embed),
    };
    steady(html! {
        <div {class} id={ID} lang={cx.ui.tag()} popover="auto" role="dialog" aria-label={words.share}
            tabindex="-1" {ontoggle} {onkeydown}>
            <div class="iv-share-head">
                if *page != Page::First {
                    <button type="button" class="iv-share-back" onclick={turn(Page::First)}>{ icon(icon::LEFT) }<span class="iv-sr">{ words.back }</span></button>
                }
                <h2>{ title }</h2>
                <button type="button" popovertarget={ID} popovertargetaction="hide" class="iv-share-close">
                    { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
                </button>
            </div>
            <div key={title}>
                { inside.unwrap_or_default() }
            </div>
        </div>
    })
}

/// The first page of the panel.
struct First<'a> {
    props: &'a Props,
    now: &'a Opened,
    pages: &'a [(crate::interview::Lang, String)],
}

impl First<'_> {
    fn draw(&self, rich: Callback<MouseEvent>, embed: Callback<MouseEvent>) -> Html {
        let Props { cx, state, address, linking, .. } = self.props;
        let words = cx.words();
        let links = self.links();
        html! {
            <>
                <h3>{ words.share_links }</h3>
                if links.is_empty() {
                    <p class="iv-share-note">{ words.share_nowhere }</p>
                    if matches!(address.opening, Some(Opening::Own(_))) { <p class="iv-share-note">{ words.own_only_here }</p> }
                } else {
                    <ul role="list">{ for links }</ul>
                }
                { self.send() }
                <h3>{ words.copy_the_words }</h3>
                { self.quotation() }
                { way("iv-share-rich", icon::COPY, (words.rich, words.rich_short), rich) }
                if let Some(day) = offline::copy() {
                    <p class="iv-share-note">{ (words.share_copy)(&(words.date)(&day)) }</p>
                }
                if !linking.is_guest {
                { way("iv-share-embed", icon::CODE, (words.embed, words.embed_short), embed) }
                <Save cx={cx.clone()} opening={address.opening.clone()} reading={state.reading.clone()} panel={ID} />
                }
            </>
        }
    }

    /// The absolute address of a link, if there is one that others can open.
    fn href(&self, address: &Address) -> Option<String> {
        self.props.linking.href(address, self.pages)
    }

    fn links(&self) -> Vec<Html> {
        let hrefs = self.now.links.iter().filter_map(|link| Some((link, self.href(&link.address)?)));
        hrefs.map(|(link, href)| self.link(link, href)).collect()
    }

    /// The name of what a link leads to, and more about it.
    fn label(&self, place: &Place) -> (String, Html) {
        let (cx, words) = (&self.props.cx, self.props.cx.words());
        let interview = &cx.interview;
        match place {
            Place::Words(quoted) => (words.share_words.into(), html! { (words.quoted)(quoted) }),
            Place::Interview => (words.share_interview.into(), cx.label(&interview.title)),
            Place::Results => (words.share_results.into(), Html::default()),
            Place::Question(number) => {
                let thread = interview.threads.iter().find(|thread| thread.number == Some(*number));
                let label = thread.map(|thread| thread.label.pick(&cx.control).1.to_string()).unwrap_or_default();
                ((words.share_question)(*number), html! { (words.on_screen)(&label) })
            }
            Place::Passage(number) => {
                let passage = interview.passages().find(|passage| passage.number == *number);
                let text = passage.map(|passage| passage.text(&cx.control));
                let first = text.map(|text| cx.run(&text.lang, &text.paragraphs[0].text));
                ((words.share_passage)(number), first.unwrap_or_default())
            }
        }
    }

    fn link(&self, link: &Link, href: String) -> Html {
        let words = self.props.cx.words();
        let (label, detail) = self.label(&link.place);
        let told = (words.told_link)(&label).into();
        let (row, is_copied) = self.copies(Copy { text: href.into(), told });
        html! {
            <li>
                <button type="button" class="iv-share-row" onclick={row}>
                    <span class="iv-share-to"><span>{ label }</span><small>{ detail }</small></span>
                    <span class="iv-share-do">{ if is_copied { words.copied_here } else { words.copy_link } }</span>
                </button>
            </li>
        }
    }

    /// The page with rich text: of whatever has a link, of several passages if the selection is in several.
    fn rich(&self) -> Html {
        let Props { cx, state, view_model, .. } = self.props;
        let scope = |link: &Link| {
            let label = match &link.place {
                Place::Words(_) => cx.words().share_words.into(),
                place => self.label(place).0,
            };
            Scope { place: link.place.clone(), label, href: self.href(&link.address) }
        };
        let scopes: Vec<_> = self.now.links.iter().map(scope).collect();
        html! { <Rich cx={cx.clone()} {scopes} cited={self.now.cited.clone()} view_model={view_model.clone()} reading={state.reading.clone()} /> }
    }

    /// Returns a callback that copies something, and whether that was copied last.
    fn copies(&self, copy: Copy) -> (Callback<MouseEvent>, bool) {
        let is_copied = self.props.copied.as_ref().is_some_and(|last| last.done && last.copy == copy);
        (self.props.copy.reform(move |_: MouseEvent| copy.clone()), is_copied)
    }

    /// A button that opens the device's share sheet with the first link.
    fn send(&self) -> Html {
        let (cx, words) = (&self.props.cx, self.props.cx.words());
        let first = self.now.links.first().and_then(|link| self.href(&link.address));
        let Some(href) = first.filter(|_| window_page::can_send()) else { return Html::default() };
        let title = cx.plain(&cx.interview.title);
        let send = move |_: MouseEvent| window_page::send(&title, &href);
        html! {
            <button type="button" class="iv-share-row" onclick={send}>
                { icon(icon::SHARE) }<span class="iv-share-to"><span>{ words.send }</span></span>{ icon(icon::RIGHT) }
            </button>
        }
    }

    fn quotation(&self) -> Html {
        let (cx, words) = (&self.props.cx, self.props.cx.words());
        let cited = &*self.now.cited;
        if cited.is_empty() {
            return html! { <p class="iv-share-note">{ words.select_to_quote }</p> };
        }
        let at = self.now.links.iter().find(|link| matches!(link.place, Place::Words(_)));
        let at = at.or(self.now.links.iter().find(|link| matches!(link.place, Place::Passage(_))));
        let link = at.and_then(|link| self.href(&link.address));
        let reading = &self.props.state.reading;
        let quotation = snippet::quotation(&cx.interview, cited, reading, link.as_deref());
        let copy = Copy { text: quotation.into(), told: words.told_quotation.into() };
        let (onclick, is_copied) = self.copies(copy);
        html! {
            <>
                <blockquote class="iv-share-quote">{ for cited.iter().map(|one| html! { <p>{ cx.run(&one.lang, &one.words) }</p> }) }</blockquote>
                <button type="button" class="iv-btn iv-btn-quiet" {onclick}>
                    { if is_copied { words.copied_here } else { words.copy_quotation } }
                </button>
            </>
        }
    }
}

/// A row that leads to another page of the panel.
fn way(class: &'static str, path: &'static str, (name, about): (&str, &str), onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class={classes!("iv-share-row", class)} {onclick}>
            { icon(path) }
            <span class="iv-share-to"><span>{ name }</span><small>{ about }</small></span>
            { icon(icon::RIGHT) }
        </button>
    }
}

/// Collects what the panel offers, with the selected words if there are any.
fn open(props: &Props, root: &Root) -> Opened {
    let Props { cx, state, here, passage, .. } = props;
    let interview = &cx.interview;
    let first = Draft::first(interview, state, here.as_deref());
    let selected = quoted(cx, state, &selection::pieces(root));
    let draft = match &selected {
        Some(quoted) => first.quoting(interview, &quoted.cited[0].passage.id, &quoted.cited[0].words),
        None => first,
    };
    let target = selected.as_ref().map(|quoted| quoted.target.clone()).filter(|target| target.quote.is_some());
    let passage = selected.as_ref().map(|quoted| quoted.cited[0].passage.id.clone()).or_else(|| passage.clone());
    let links = snippet::links(interview, state, here.as_deref(), target.as_ref(), passage.as_deref());
    let cited = selected.map(|quoted| quoted.cited).or_else(|| Some(vec![whole(cx, passage.as_deref()?)?]));
    Opened { draft: Rc::new(draft), links: Rc::new(links), cited: Rc::new(cited.unwrap_or_default()) }
}

/// Gets the addresses of the interview's pages from the site's list, if the interview was opened by its id.
fn find_pages(props: &Props, pages: &UseStateHandle<Vec<(crate::interview::Lang, String)>>) {
    let Some(Opening::Listed(id)) = &props.address.opening else { return };
    if offline::is_saved() || shell_address::is_prerendered() {
        return;
    }
    let (id, pages, languages) = (id.clone(), pages.clone(), props.cx.interview.languages.clone());
    spawn_local(async move {
        let site = fetch::bytes(site::FILE).await.ok().and_then(|file| Site::parse(&file)).unwrap_or_default();
        let Some(listing) = site.meant(&id, fetch::composed).filter(|listing| listing.has_page) else { return };
        let found = languages.iter().filter_map(|lang| Some((lang.clone(), fetch::resolve(&listing.href(lang))?)));
        pages.set(found.collect());
    });
}
