//! *Share*: links and quotations to copy, a copy of the interview to save, and the way to the code for other pages.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::copying::{Copied, Copy};
use super::embed::Embed;
use super::linking::Linking;
use super::page::{RenderContext, icon, use_root};
use super::quoting::{quoted, whole};
use super::save::Save;
use super::steady::steady;
use crate::markup::icon;
use crate::shell::root::Root;
use crate::shell::{address as shell_address, fetch, offline, page as window_page, popover, selection};
use crate::site::{self, Site};
use crate::snippet::{self, Cited, Draft, Link, Place};
use crate::state::{Address, Opening, Target, Ui, ViewState};
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

/// The panel. Its content exists only while it is open, and is new each time.
#[component]
pub fn Share(props: &Props) -> Html {
    let Props { cx, address, .. } = props;
    let words = cx.words();
    let root = use_root();
    let opened = use_state_eq(|| None::<Opened>);
    let embeds = use_state_eq(|| false);
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
        let (opened, shown, embeds) = (opened.clone(), shown.clone(), embeds.clone());
        let (pages, props) = (pages.clone(), props.clone());
        move |event: Event| {
            let is_shown = popover::is_opened(&event);
            if is_shown {
                find_pages(&props, &pages);
            } else {
                opened.set(None);
            }
            embeds.set(false);
            shown.set(is_shown);
        }
    };
    {
        let (root, left) = (root.clone(), use_mut_ref(|| false));
        use_effect_with((*shown, *embeds), move |(is_open, embeds)| match (is_open, embeds) {
            (true, true) => {
                left.replace(true);
                root.focus_first("#iv-share .iv-share-back");
            }
            (true, false) if left.take() => root.focus_first("#iv-share .iv-share-embed"),
            (true, false) => root.focus_first("#iv-share .iv-share-row"),
            (false, _) => _ = left.take(),
        });
    }
    let onkeydown = move |event: KeyboardEvent| popover::keep_focus(&root, ID, &event);
    let turn = |to: bool| {
        let embeds = embeds.clone();
        move |_: MouseEvent| embeds.set(to)
    };
    let inside = opened.as_ref().map(|now| match *embeds {
        true => html! { <Embed cx={cx.clone()} first={now.draft.clone()} opening={address.opening.clone()} /> },
        false => First { props, now, pages: &pages }.draw(turn(true)),
    });
    steady(html! {
        <div class={classes!("iv-pop", "iv-share", embeds.then_some("is-embed"))} id={ID} lang={cx.ui.tag()} popover="auto" role="dialog" aria-label={words.share}
            tabindex="-1" {ontoggle} {onkeydown}>
            <div class="iv-share-head">
                if *embeds {
                    <button type="button" class="iv-share-back" onclick={turn(false)}>{ icon(icon::LEFT) }<span class="iv-sr">{ words.back }</span></button>
                }
                <h2>{ if *embeds { words.embed } else { words.share } }</h2>
                <button type="button" popovertarget={ID} popovertargetaction="hide" class="iv-share-close">
                    { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
                </button>
            </div>
            <div key={if *embeds { "embed" } else { "first" }}>
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
    fn draw(&self, embed: impl Fn(MouseEvent) + 'static) -> Html {
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
                { self.set_out() }
                if let Some(day) = offline::copy() {
                    <p class="iv-share-note">{ (words.share_copy)(&(words.date)(&day)) }</p>
                }
                if !linking.is_guest {
                <button type="button" class="iv-share-row iv-share-embed" onclick={embed}>
                    { icon(icon::CODE) }
                    <span class="iv-share-to"><span>{ words.embed }</span><small>{ words.embed_short }</small></span>
                    { icon(icon::RIGHT) }
                </button>
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

    fn link(&self, link: &Link, href: String) -> Html {
        let (cx, words) = (&self.props.cx, self.props.cx.words());
        let interview = &cx.interview;
        let (label, detail): (String, Html) = match &link.place {
            Place::Words(quoted) => {
                let label = if self.now.cited.len() > 1 { words.share_words_start } else { words.share_words };
                (label.into(), html! { (words.quoted)(quoted) })
            }
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
        };
        let told = (words.told_link)(&label).into();
        let (row, is_copied) = self.copies(Copy { text: href.into(), html: None, told });
        html! {
            <li>
                <button type="button" class="iv-share-row" onclick={row}>
                    <span class="iv-share-to"><span>{ label }</span><small>{ detail }</small></span>
                    <span class="iv-share-do">{ if is_copied { words.copied_here } else { words.copy_link } }</span>
                </button>
            </li>
        }
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
        let copy = Copy { text: quotation.into(), html: None, told: words.told_quotation.into() };
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

    fn set_out(&self) -> Html {
        let (cx, words) = (&self.props.cx, self.props.cx.words());
        let Some(here) = &self.props.here else { return Html::default() };
        let target = Some(Target { id: (&**here).into(), quote: None });
        let reading = &self.props.state.reading;
        let link = self.href(&Address { lang: Some(reading.clone()), target, ..Address::default() });
        let Some(set) = snippet::set_out(&cx.interview, here, reading, link.as_deref()) else { return Html::default() };
        let copy = Copy { text: set.text.into(), html: Some(set.html.into()), told: words.told_set_out.into() };
        let (onclick, is_copied) = self.copies(copy);
        html! {
            <button type="button" class="iv-share-row" {onclick}>
                { icon(icon::COPY) }
                <span class="iv-share-to"><span>{ words.set_out }</span><small>{ words.set_out_note }</small></span>
                <span class="iv-share-do">{ if is_copied { words.copied_here } else { words.copy_short } }</span>
            </button>
        }
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
