//! Draws an open interview.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::address_notices;
use super::bar::Bar;
use super::clicks::{Copying, clicks, follow, presses, skip};
use super::context::use_render_context;
use super::copying::{Copied, Copy, Toast, use_copying};
use super::empty::empty;
use super::favourite::FavouriteButton;
use super::glossary::Glossary;
use super::here::Here;
use super::linking::Linking;
use super::not_found::not_found;
use super::notice::{FileProblems, imported, remark};
use super::page::{RenderContext, nodes, use_root};
use super::selected::Selected;
use super::session::{Props, Session, use_session};
use super::settings::Settings;
use super::share::{Share, share_button};
use super::site_header::site_header;
use super::status::{SENTENCE, status};
use super::steady::steady;
use super::switch::switch;
use super::tools::Tools;
use super::top::top;
use super::transcript::Transcript;
use crate::interview::Term;
use crate::markup::{self, Mode};
use crate::shell::root::Root;
use crate::shell::{IN_BROWSER, address as shell_address};
use crate::state::{Filter, Parameter, Preferences, Reading, Unknown};

#[component]
pub fn Reader(props: &Props) -> Html {
    let session = use_session(props);
    let Session { view, current, here, act, .. } = &session;
    let root = use_root();
    let term = use_state_eq(|| None::<Rc<Term>>);
    let dismissed = use_state_eq(|| false);
    let prefer = {
        let (root, prefer) = (root.clone(), props.prefer.clone());
        use_callback((), move |wish: Preferences, ()| {
            root.hold();
            prefer.emit(wish);
        })
    };
    let cx = use_render_context(props, &session);
    // These are not written again at each of the reader's steps.
    let crumbs = use_memo(cx.clone(), |cx| nodes(|out| markup::crumbs(out, cx)));
    let appendix = use_memo(cx.clone(), |cx| nodes(|out| markup::appendix(out, cx)));
    let head =
        use_memo((cx.clone(), view.state.reading.clone()), |(cx, reading)| nodes(|out| markup::head(out, cx, reading)));
    // Above the first question, the first question counts as current.
    let lines = &view.view_model.questions;
    let here = here.thread.clone().filter(|here| lines.iter().any(|line| *line.id == **here));
    let here = here.or(lines.first().map(|line| AttrValue::from(line.id.clone())));
    let (copied, copy) = use_copying();
    let linking = Linking::new(
        &root,
        &props.address.opening,
        &props.interview.languages[0],
        props.canonical_url.clone(),
        props.at_hash,
    );
    let copying = Copying { copy: copy.clone(), linking: linking.clone(), ui: cx.ui };
    let click = clicks(&root, act, current, &term, copying);
    let around = Around {
        props,
        session: &session,
        root: &root,
        cx: &cx,
        copy: copy.clone(),
        copied: copied.clone(),
        linking: linking.clone(),
        here,
        head: (*head).clone(),
        appendix: (*appendix).clone(),
        crumbs: (*crumbs).clone(),
    };
    let text = around.text(click, &dismissed);
    let (state, keys) = (view.state.clone(), props.preferences.keys);
    let glossary = html! {
        <>
            <Glossary cx={cx.clone()} term={(*term).clone()} />
            <Selected cx={cx.clone()} {state} {linking} {copy} passage={around.passage()} {keys} />
            <Toast ui={cx.ui} {copied} />
        </>
    };
    steady(if root.is_guest() { around.guest(text, glossary) } else { around.whole_page(text, glossary, prefer) })
}

/// The parts around the text, and what they need for drawing. Each part keeps its position among the others.
struct Around<'a> {
    props: &'a Props,
    session: &'a Session,
    root: &'a Root,
    cx: &'a Rc<RenderContext>,
    copy: Callback<Copy>,
    copied: UseStateHandle<Option<Copied>>,
    linking: Linking,
    /// The question that is being read.
    here: Option<AttrValue>,
    head: Html,
    appendix: Html,
    crumbs: Html,
}

impl Around<'_> {
    /// Returns whether to draw more than the text and the elements around it.
    fn is_whole(&self) -> bool {
        !self.props.bare
    }

    fn reading(&self) -> &'static str {
        if self.session.view.state.reading == Reading::Both { "both" } else { "one" }
    }

    /// The passage that the reader is at: the one that the address leads to, or the current hit.
    fn passage(&self) -> Option<Rc<str>> {
        let view_model = &self.session.view.view_model;
        let mut passages = view_model.blocks.iter().flat_map(|block| block.passages());
        let linked = passages.find(|view| view.linked).map(|view| view.passage.id.clone());
        linked.or_else(|| view_model.hits.now.as_ref().map(|(_, passage)| passage.clone()))
    }

    fn columns(&self) -> String {
        self.props.interview.languages.len().min(9).to_string()
    }

    fn switch(&self) -> Html {
        switch(self.cx, &self.session.view.state.reading, &self.session.act)
    }

    fn bar(&self) -> Bar<'_> {
        let Session { view, here, step, act, .. } = self.session;
        Bar::new(self.root, self.cx, view, (here, self.here.as_deref()), step, act)
    }

    /// The row that stays at the head of a wide window: the breadcrumb, and further down the reader's place.
    fn head_bar(&self) -> Html {
        let Around { props, cx, .. } = self;
        let (ui, bar) = (cx.ui, self.bar());
        let favourite = props.frame.as_ref().and_then(|frame| frame.id.clone());
        let Here { past_header, past_title, .. } = self.session.here;
        html! {
            <div class={classes!("iv-where", past_header.then_some("is-stuck"), past_title.then_some("is-past"))} lang={ui.tag()}><div class="iv-wrap">
                { self.crumbs.clone() }
                { bar.head() }
                { bar.steps() }
                if past_header { <div class="iv-where-tools">{ self.switch() }{ share_button(ui) }</div> }
                if let Some(id) = favourite {
                    <FavouriteButton {ui} {id} title={cx.plain(&props.interview.title)} />
                }
            </div></div>
        }
    }

    /// The head, the notices, the tools and the text.
    fn text(&self, click: Callback<Event>, dismissed: &UseStateHandle<bool>) -> Html {
        let Session { view, act, step, go, uncover, .. } = self.session;
        let (cx, view_model, state, whole) = (self.cx, &view.view_model, &view.state, self.is_whole());
        let (ui, words) = (cx.ui, cx.words());
        let mode = Mode::of(cx, &state.reading);
        let onclick = click.reform(|event: MouseEvent| event.into());
        let onkeydown = presses(click);
        // For buttons that go once they are used.
        let leave = {
            let (act, root) = (act.clone(), self.root.clone());
            Callback::from(move |action| {
                act.emit(action);
                root.keep_focus_near(SENTENCE);
            })
        };
        html! {
            <>
                if whole { { self.head.clone() } }
                if whole { { self.notices(dismissed) } }
                <div class="iv-wrap iv-cols iv-gut">
                    if whole {
                        <Tools cx={cx.clone()} state={state.clone()} view_model={view_model.clone()} here={self.here.clone()}
                            {act} {step} {go} {uncover} />
                    }
                    <div class={classes!("iv-transcript", view_model.long.then_some("is-long"))} {onclick} {onkeydown}>
                        if whole { { status(cx, view, act, self.root) } }
                        if whole && state.filters.is_on(Filter::Words) && view_model.found.hits == 0 {
                            { not_found(cx, view_model, state, self.props.address.opening.as_ref(), &leave) }
                        } else if whole && view_model.status.filtered && view_model.status.shown == 0 {
                            { empty(cx, &view_model.status, state, &leave) }
                        }
                        if whole && view_model.status.total == 0 {
                            <p class="iv-empty" lang={ui.tag()}>{ words.no_text }</p>
                        }
                        <Transcript cx={cx.clone()} view_model={view_model.clone()} {mode} at={view.at.clone()} settled={self.session.settled.clone()} />
                        if whole && self.props.begun {
                            <p class="iv-empty" role="status" lang={ui.tag()}>{ words.more_comes }</p>
                        }
                        if whole { { self.appendix.clone() } }
                        if whole { <p class="iv-print-address"><span>{ self.print_address() }</span></p> }
                        if whole { { self.bar().foot(self.switch()) } }
                    </div>
                </div>
            </>
        }
    }

    /// The notices about the address and the file.
    fn notices(&self, dismissed: &UseStateHandle<bool>) -> Html {
        let (props, cx, root) = (self.props, self.cx, self.root);
        let Session { view, unknown, .. } = self.session;
        let words = cx.words();
        // Errors in the attributes of the page around a guest are for its author; readers see only that a link's target
        // is missing.
        let is_readers = |one: &&Unknown| !root.is_guest() || one.parameter == Parameter::Target;
        let unknown: Vec<&Unknown> = unknown.iter().filter(is_readers).collect();
        let dismiss = {
            let (dismissed, root) = (dismissed.clone(), root.clone());
            Callback::from(move |_: MouseEvent| {
                dismissed.set(true);
                // The button disappears, so the focus moves to what follows it.
                root.focus_first(SENTENCE);
            })
        };
        html! {
            <div class="iv-wrap iv-notices" lang={cx.ui.tag()}>
                if !unknown.is_empty() && !**dismissed {
                    { address_notices::unknown(cx, root, &unknown, dismiss.clone()) }
                }
                if view.view_model.led.as_deref() == Some("") && !**dismissed {
                    { address_notices::lost(cx, root, &view.state, dismiss) }
                }
                if props.address.opening.is_none() && !root.is_guest() {
                    { remark(words.own_unkept) }
                }
                if props.imported.is_some() {
                    { imported() }
                }
                if let Some(problems) = &props.problems {
                    <FileProblems ui={cx.ui} problems={problems.clone()} />
                }
            </div>
        }
    }

    /// The address for the printed page.
    fn print_address(&self) -> String {
        let address = self.session.view.state.address(&self.props.interview, &self.props.address);
        match (&self.props.canonical_url, &self.props.frame) {
            (Some(there), _) => there.to_string() + &address.hash(),
            (None, Some(frame)) if !IN_BROWSER => frame.url.as_deref().unwrap_or_default().to_string(),
            (None, _) => shell_address::full(&address),
        }
    }

    fn share(&self) -> Html {
        html! {
            <Share cx={self.cx.clone()} state={self.session.view.state.clone()} view_model={self.session.view.view_model.clone()} address={self.props.address.clone()} here={self.here.clone()}
                linking={self.linking.clone()} passage={self.passage()} copy={self.copy.clone()} copied={(*self.copied).clone()} />
        }
    }

    /// The viewer on somebody else's page.
    fn guest(&self, text: Html, glossary: Html) -> Html {
        let cx = self.cx;
        html! {
            <div class="iv is-guest" data-reading={self.reading()} data-columns={self.columns()} onclick={follow(&self.session.act)}>
                <section aria-label={cx.plain(&self.props.interview.title)} lang={cx.ui.tag()}>
                    { top(cx, self.props.canonical_url.as_deref(), html! { <>{ self.bar().head() }{ self.bar().steps() }{ self.switch() }{ share_button(cx.ui) }</> }) }
                    { text }
                </section>
                { glossary }
                { self.share() }
            </div>
        }
    }

    /// The viewer with a page to itself.
    fn whole_page(&self, text: Html, glossary: Html, prefer: Callback<Preferences>) -> Html {
        let Around { props, cx, root, .. } = self;
        let (ui, whole) = (cx.ui, self.is_whole());
        html! {
            <div class="iv" data-reading={self.reading()} data-columns={self.columns()}>
                if whole {
                    <a class="iv-skip" lang={ui.tag()} href="#iv-main" onclick={skip(root)}>{ cx.words().skip }</a>
                }
                if whole {
                    { site_header(ui, cx.frame.as_deref(), html! { <>{ self.switch() }{ share_button(ui) }</> }) }
                }
                <main id="iv-main" tabindex="-1">
                    if whole { { self.head_bar() } }
                    { text }
                </main>
                if whole {
                    { glossary }
                    { self.share() }
                    <Settings {ui} preferences={props.preferences} {prefer} />
                }
            </div>
        }
    }
}
