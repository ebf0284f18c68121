//! An open interview: the state and everything that is shown of it.

use std::rc::Rc;

use web_sys::{Event, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::bar::bar;
use super::effects::{
    After, Go, HIT, Handle, address_action, to_target, use_after_change, use_first_place, use_tables, use_window,
};
use super::empty::empty;
use super::favourite::FavouriteButton;
use super::glossary::{self, Glossary};
use super::notice::{file_problems, notice, remark};
use super::page::{Page, nodes, use_root};
use super::settings::Settings;
use super::share::{Share, share_button};
use super::sheet;
use super::site_header::site_header;
use super::status::status;
use super::steady::steady;
use super::switch::switch;
use super::tools::Tools;
use super::top::top;
use super::transcript::Transcript;
use super::view::{Change, View};
use crate::interview::{Interview, Problem, Term};
use crate::markup::{self, Mode};
use crate::outline::Row;
use crate::outline::glossary::Forms;
use crate::shell::root::Root;
use crate::shell::{
    IN_BROWSER, address as shell_address, closest, keys, leads_elsewhere, page as window_page, popover, slices,
};
use crate::site::Frame;
use crate::state::{Action, Address, Filter, Preferences, Reading, Ui, Unknown, ViewState, pin};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub interview: Rc<Interview>,
    pub problems: Rc<Vec<Problem>>,
    /// The address that opened it.
    pub address: Address,
    pub preferences: Preferences,
    pub prefer: Callback<Preferences>,
    /// Only the beginning has come so far.
    #[prop_or_default]
    pub begun: bool,
    /// On somebody else's page: the page where it can be read by itself, if that is known.
    #[prop_or_default]
    pub at_home: Option<Rc<str>>,
    /// What the address names is marked when it is opened, and not gone to.
    #[prop_or_default]
    pub stays: bool,
    /// An address that the page around it wants to be gone to, counted.
    #[prop_or_default]
    pub go: Option<(u32, Address)>,
    /// Where the page stands in its site, if it was written beforehand.
    #[prop_or_default]
    pub frame: Option<Rc<Frame>>,
    /// What the address says beyond what was written: it is shown after that.
    #[prop_or_default]
    pub arrived: Option<Address>,
    /// Only the text and the elements around it are drawn.
    #[prop_or_default]
    pub bare: bool,
}

#[component]
pub fn Reader(props: &Props) -> Html {
    let (opened, unknown) = {
        let (interview, address) = (props.interview.clone(), props.address.clone());
        let opened = use_memo((), move |()| ViewState::opened(&interview, &address));
        (opened.0.clone(), opened.1.clone())
    };
    let unknown = use_state_eq(|| unknown);
    let view = {
        let interview = props.interview.clone();
        use_reducer(move || View::new(&interview, opened))
    };
    let root = use_root();
    let here = use_state_eq(|| None::<AttrValue>);
    let term = use_state_eq(|| None::<Rc<Term>>);
    let dismissed = use_state_eq(|| false);
    let at = use_mut_ref(|| None::<AttrValue>);
    let after = use_mut_ref(After::default);
    let dispatch = view.dispatcher();

    let current = use_mut_ref(|| view.clone());
    *current.borrow_mut() = view.clone();
    // Every change of the reader's holds the place in the text, unless it leads elsewhere.
    let act = {
        let (root, after, at) = (root.clone(), after.clone(), at.clone());
        let current = current.clone();
        use_callback((), move |action: Action, ()| {
            let (next, before) = {
                let view = current.borrow();
                (view.state.after(&view.interview, &action), view.state.clone())
            };
            let target = next.as_ref().unwrap_or(&before).target.clone();
            let leads = match &action {
                Action::GoTo(_) => true,
                Action::Open(_) => target != before.target,
                _ => false,
            };
            let mut after = after.borrow_mut();
            match (&action, target) {
                // There already: only the window has to move.
                (Action::GoTo(_), Some(target)) if next.is_none() => {
                    to_target(&root, &pin::led(&current.borrow().interview, &target), &before);
                }
                (Action::Hit(_), _) if next.is_none() => root.go_to_mark(HIT),
                _ if next.is_none() => {}
                (_, Some(target)) if leads => {
                    let id = pin::led(&current.borrow().interview, &target);
                    *at.borrow_mut() = Some(id.clone().into());
                    after.go = Some(Go::To(id));
                    root.release();
                }
                (Action::Hit(_), _) => after.go = Some(Go::ToHit),
                _ => {
                    *at.borrow_mut() = root.hold().map(AttrValue::from);
                    if matches!(&action, Action::Search(query) if !query.trim().is_empty()) {
                        after.search(&root);
                    }
                }
            }
            drop(after);
            dispatch.dispatch(Change::By(action));
        })
    };
    let step = {
        let (act, current) = (act.clone(), current.clone());
        use_callback((), move |forward: bool, ()| {
            let hits = current.borrow().outline.hits.clone();
            let Some((now, _)) = hits.now else { return };
            let next = if forward { (now + 1) % hits.shown } else { (now + hits.shown - 1) % hits.shown };
            act.emit(Action::Hit(next));
        })
    };
    // The sheet of tools has closed: the hit that it covered is shown.
    let uncover = {
        let (act, after, current) = (act.clone(), after.clone(), current.clone());
        use_callback((), move |(), ()| {
            let now = current.borrow().outline.hits.now.clone();
            if std::mem::take(&mut after.borrow_mut().covered)
                && let Some((now, _)) = now
            {
                act.emit(Action::Hit(now));
            }
        })
    };
    // Enter in the field: to the next hit; to the current one, where the sheet has covered it so far.
    let enter = {
        let (root, step, after) = (root.clone(), step.clone(), after.clone());
        use_callback((), move |forward: bool, ()| {
            if !after.borrow().covered {
                step.emit(forward);
            }
            popover::hide(&root, sheet::TOOLS);
        })
    };
    // The block that a hit is in is written first.
    if let (Some(Go::ToHit), Some((_, passage))) = (&after.borrow().go, &view.outline.hits.now) {
        *at.borrow_mut() = Some(passage.clone().into());
    }
    let arrived = props.arrived.is_some() || props.frame.as_ref().is_none_or(|frame| frame.id.is_none());
    use_after_change(&after, &view, &props.address, props.preferences, arrived);
    use_window(&act, &step, &current, &here, &props.address, &props.preferences);
    use_first_place(&view, &at, props.stays);
    use_tables(&view, &after, &current);
    {
        let (root, act, current, dispatch) = (root.clone(), act.clone(), current.clone(), view.dispatcher());
        let after = after.clone();
        let unknown = unknown.clone();
        use_effect_with(props.arrived.clone(), move |address| {
            let Some(address) = address else { return };
            let (action, is_new) = {
                let view = current.borrow();
                unknown.set(ViewState::opened(&view.interview, address).1);
                let action = address_action(&view, address);
                (action.clone(), view.state.after(&view.interview, &action).is_some())
            };
            if !is_new {
                return;
            }
            if address.target.as_ref().is_some_and(|target| target.quote.is_some()) {
                return act.emit(action);
            }
            // The browser has been to where the address leads, and the reader has been on their way since.
            if root.hold().is_none() && address.target.is_none() && address.filters.is_on(Filter::Words) {
                after.borrow_mut().search(&root);
            }
            dispatch.dispatch(Change::By(action));
        });
    }
    {
        let (act, current) = (act.clone(), current.clone());
        use_effect_with(props.go.clone(), move |go| {
            if let Some((_, address)) = go {
                let action = address_action(&current.borrow(), address);
                act.emit(action);
            }
        });
    }

    let prefer = {
        let (root, prefer) = (root.clone(), props.prefer.clone());
        use_callback((), move |wish: Preferences, ()| {
            root.hold();
            prefer.emit(wish);
        })
    };
    let control = view.state.control.clone();
    let ui = props.preferences.ui.unwrap_or_else(|| Ui::following(&control));
    let forms = {
        let interview = props.interview.clone();
        use_memo((), move |()| Forms::new(&interview))
    };
    let page = {
        let (interview, pinyin) = (props.interview.clone(), props.preferences.pinyin);
        let (level, frame) = (Some(if root.is_guest() { 2 } else { 1 }), props.frame.clone());
        use_memo((ui, control, pinyin), move |(ui, control, pinyin)| Page {
            level,
            frame,
            ..Page::new(interview, forms, *ui, control.clone(), *pinyin)
        })
    };
    {
        let name = props.frame.as_ref().and_then(|frame| Some(page.plain(frame.name.as_ref()?)));
        let site = name.as_deref().unwrap_or(page.words().site);
        let title = format!("{} | {site}", page.plain(&props.interview.title));
        let (named, long, own) = (use_mut_ref(|| false), view.outline.long, !root.is_guest());
        let written = props.frame.as_ref().map(|frame| frame.lang.clone());
        // Language is inherited, so to change it has a browser work out the style of the whole page. The parts below each
        // say theirs: a short page's follows when they are painted, and a long one keeps that which it was opened with.
        use_effect_with((title, ui, page.control.clone()), move |(title, ui, lang)| {
            let (ui, lang) = (*ui, lang.clone());
            let stays = if named.replace(true) { long } else { written.as_ref() == Some(&lang) };
            if own {
                window_page::name(title);
            }
            let speak = (own && !stays).then(|| slices::when_painted(move || window_page::speak(&lang, ui)));
            || drop(speak)
        });
    }
    // They are not written anew at each step of the reader's.
    let crumbs = use_memo(page.clone(), |page| nodes(|out| markup::crumbs(out, page)));
    let appendix = use_memo(page.clone(), |page| nodes(|out| markup::appendix(out, page)));
    let head = use_memo((page.clone(), view.state.reading.clone()), |(page, reading)| {
        nodes(|out| markup::head(out, page, reading))
    });
    let mode = Mode::of(&page, &view.state.reading);
    let reading = if view.state.reading == Reading::Both { "both" } else { "one" };
    let click = clicks(&root, &act, &current, &term);
    let onclick = click.reform(|event: MouseEvent| event.into());
    let onkeydown = {
        move |event: KeyboardEvent| {
            let presses = matches!(event.key().as_str(), "Enter" | " ") && !keys::is_taken(&event);
            if presses && closest(&event, "[data-term]").is_some() {
                event.prevent_default();
                click.emit(event.into());
            }
        }
    };
    let dismiss = {
        let dismissed = dismissed.clone();
        let root = root.clone();
        Callback::from(move |_: MouseEvent| {
            dismissed.set(true);
            // The button goes; what is next begins there.
            root.focus_first(".iv-status [role=status]");
        })
    };
    // Above the first question, the first question is next.
    let first = view.outline.questions.first().map(|line| AttrValue::from(line.id.clone()));
    let current_question =
        (*here).clone().filter(|here| view.outline.questions.iter().any(|line| *line.id == **here)).or(first);
    let (outline, state, words) = (&view.outline, &view.state, page.words());
    let columns = props.interview.languages.len().min(9).to_string();
    let address = state.address(&props.interview, &props.address);
    // Everything but the text and the elements around it. Each part keeps its place among the others.
    let whole = !props.bare;
    let text = html! {
            <>
                if whole { { (*head).clone() } }
                if whole {
                    <div class="iv-wrap iv-notices" lang={ui.tag()}>
                        if !unknown.is_empty() && !*dismissed {
                            { notice(&page, (words.ignored)(&names(&unknown)), dismiss.clone()) }
                        }
                        if outline.led.as_deref() == Some("") && !*dismissed {
                            { notice(&page, words.link_lost.to_owned(), dismiss) }
                        }
                        if props.address.opening.is_none() && !root.is_guest() {
                            { remark(words.own_unkept) }
                        }
                        if !root.is_guest() {
                            { file_problems(&page, &props.problems) }
                        }
                    </div>
                }
                <div class="iv-wrap iv-cols iv-gut">
                    if whole {
                        <Tools page={page.clone()} state={state.clone()} outline={outline.clone()} here={current_question.clone()}
                            act={act.clone()} {step} {enter} {uncover} />
                    }
                    <div class={classes!("iv-transcript", outline.long.then_some("is-long"))} {onclick} {onkeydown}>
                        if whole { { status(&page, outline, state, &act, &root) } }
                        if whole && outline.status.filtered && outline.status.shown == 0 {
                            { empty(&page, &outline.status, state, &act) }
                        }
                        if whole && outline.status.total == 0 {
                            <p class="iv-empty" lang={ui.tag()}>{ words.no_text }</p>
                        }
                        <Transcript page={page.clone()} outline={outline.clone()} {mode} at={at.borrow().clone()} />
                        if whole && props.begun {
                            <p class="iv-empty" role="status" lang={ui.tag()}>{ words.more_comes }</p>
                        }
                        if whole { { (*appendix).clone() } }
                        if whole {
                            <p class="iv-print-address"><span>{ match (&props.at_home, &props.frame) {
                                (Some(there), _) => there.to_string() + &address.hash(),
                                (None, Some(frame)) if !IN_BROWSER => frame.url.as_deref().unwrap_or_default().to_string(),
                                (None, _) => shell_address::full(&address),
                            } }</span></p>
                        }
                        if whole { { bar(&root, &page, outline, state, current_question.as_deref()) } }
                    </div>
                </div>
            </>
    };
    if root.is_guest() {
        let title = page.plain(&props.interview.title);
        return steady(html! {
            <div class="iv is-guest" data-reading={reading} data-columns={columns} onclick={follow(&act)}>
                <section aria-label={title} lang={ui.tag()}>
                    { top(&page, props.at_home.as_deref(), switch(&page, &state.reading, &act)) }
                    { text }
                </section>
                <Glossary page={page.clone()} term={(*term).clone()} />
            </div>
        });
    }
    let favourite = props.frame.as_ref().and_then(|frame| frame.id.clone());
    steady(html! {
        <div class="iv" data-reading={reading} data-columns={columns}>
            if whole {
                <a class="iv-skip" lang={ui.tag()} href="#iv-main" onclick={skip(&root)}>{ words.skip }</a>
            }
            if whole {
                { site_header(ui, props.frame.as_deref(), html! { <>{ switch(&page, &state.reading, &act) }{ share_button(ui) }</> }) }
            }
            <main id="iv-main" tabindex="-1">
                if let Some(id) = favourite.filter(|_| whole) {
                    <div class="iv-where iv-wrap" lang={ui.tag()}>
                        { (*crumbs).clone() }
                        <FavouriteButton {ui} {id} title={page.plain(&props.interview.title)} />
                    </div>
                } else if whole {
                    { (*crumbs).clone() }
                }
                { text }
            </main>
            if whole {
                <Glossary page={page.clone()} term={(*term).clone()} />
                <Share page={page.clone()} state={state.clone()} address={props.address.clone()} here={current_question} />
                <Settings {ui} preferences={props.preferences} {prefer} />
            }
        </div>
    })
}

/// Clicks in the text. One listener for all of it: ten thousand passages with listeners of their own would be heavy.
fn clicks(
    root: &Root,
    act: &Callback<Action>,
    current: &Rc<std::cell::RefCell<Handle>>,
    term: &UseStateHandle<Option<Rc<Term>>>,
) -> Callback<Event> {
    let (root, act, current, term) = (root.clone(), act.clone(), current.clone(), term.clone());
    Callback::from(move |event: Event| {
        if let Some(element) = closest(&event, "[data-pick]") {
            act.emit(Action::Toggle(Filter::Themes, element.get_attribute("data-pick").unwrap_or_default().into()));
        } else if let Some(element) = closest(&event, "[data-row]") {
            let first = element.get_attribute("data-row").unwrap_or_default();
            let row = current.borrow().outline.row(&first).cloned();
            if let Some(Row { ids, open, .. }) = row {
                act.emit(if open { Action::Fold(ids) } else { Action::Unfold(ids) });
            }
        } else if let Some(element) = closest(&event, "[data-term]") {
            let id = element.get_attribute("data-term").unwrap_or_default();
            let found = current.borrow().interview.glossary.iter().find(|term| *term.id == *id).cloned();
            term.set(found);
            // Its size is known once it is drawn.
            let root = root.clone();
            slices::next_frame(move || popover::show_beside(&root, glossary::ID, &element));
        }
    })
}

/// The values that an address named in vain.
fn names(unknown: &[Unknown]) -> String {
    let name = |unknown: &Unknown| match unknown.parameter.name() {
        "#" => format!("#{}", unknown.value),
        name => format!("{name}={}", unknown.value),
    };
    unknown.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// The skip link moves the focus without touching the address, which names passages.
fn skip(root: &Root) -> Callback<MouseEvent> {
    let root = root.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        root.focus_first("#iv-main");
    })
}

/// Links to passages, where the address bar is not the viewer's: the text moves and the page stays where it is.
fn follow(act: &Callback<Action>) -> Callback<MouseEvent> {
    let act = act.clone();
    Callback::from(move |event: MouseEvent| {
        let link = shell_address::fragment(&event).filter(|_| !leads_elsewhere(&event));
        let target = link.and_then(|link| Address::parse("", &link).target);
        if let Some(target) = target {
            event.prevent_default();
            act.emit(Action::GoTo(target));
        }
    })
}
