//! The text under edit: the row of tools, the rail, and the passages.
//!
//! [`interview_viewer::desk::editor`] decides what a key or a click does; the components here draw the result, move the
//! focus, and hand keys on.

mod beside;
mod field;
mod focus;
mod gradual;
mod help;
mod numbers;
mod pair;
mod passage;
mod rail;
mod rows;
mod theme_list;
mod tools;
mod turn_head;
mod typeahead;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use interview_viewer::desk::At;
use interview_viewer::desk::editor::keys::{self, Deed};
use interview_viewer::desk::editor::{Action, Said, View as Mode};
use interview_viewer::shell::file;
use interview_viewer::words::desk::desk as words_of;

use super::corrections::Corrections;
use super::panels::{self, Forms, Panel};
use super::parts::use_latest;
use super::route::{Route, View};
use super::saved::{Act, Keeping};
use super::work::{Change, EditorProps};
pub use focus::keyed;
use focus::{
    closes_panel, focus_hand, level_of, next_region, show_hand, use_address, use_clear_text, use_keys_of_nobody,
    use_place, use_view,
};
pub use numbers::Numbers;
pub use passage::inline;
use passage::{Click, Passage};
pub use theme_list::{is_known, new_theme};

/// What the page does that the core cannot: opens something beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Nothing,
    Help,
    /// The digits choose a speaker for the selected passages.
    Speakers,
    /// The next digit chooses the theme to paint with.
    PaintWhat,
    /// Joining turns of two speakers is asked about.
    JoinAcross,
    ThemeList,
    /// What to insert beside the passage in hand is chosen.
    Insert,
    /// The heading of the question in hand.
    Heading,
}

#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let redraw = use_force_update();
    let shown = use_state_eq(Shown::default);
    // Focus goes to the passage in hand after the next drawing.
    let focus = use_mut_ref(|| true);
    let single = use_state_eq(|| true);
    let (numbers, set_numbers) = numbers::use_numbers(&props.work);
    let mode = match props.view {
        View::Translation => Mode::Translation,
        View::Details => Mode::Details,
        View::Corrections => Mode::Corrections,
        _ => Mode::Text,
    };
    if props.work.editor().view != mode {
        props.work.editor_mut().view = mode;
    }
    let is_list = *shown == Shown::ThemeList;
    let act = {
        let (props, shown, numbers) = (props.clone(), shown.setter(), numbers.clone());
        let (focus, redraw) = (focus.clone(), redraw.clone());
        Callback::from(move |action: Action| {
            if props.read_only && !action.is_harmless() {
                return props.say.emit(words_of(props.ui).editor.read_only.to_owned());
            }
            let typed = matches!(action, Action::Typed { .. } | Action::Composed { .. });
            let stays = is_list && matches!(action, Action::ThemeOf(_) | Action::NewTheme { .. });
            if !typed {
                typeahead::wait();
                props.work.renew_field();
            }
            let steps = props.work.journal().len();
            let said = props.work.editor_mut().act(action);
            let across = Said::Refused(interview_viewer::desk::Refused::OtherSpeaker);
            shown.set(match said == Some(across) {
                true => Shown::JoinAcross,
                false if stays => Shown::ThemeList,
                false => Shown::Nothing,
            });
            if let Some(Said::Redone(command)) = &said {
                panels::take_out(&props.draft, command);
            }
            if let Some(said) = &said {
                let newer = numbers.newer(&props.work.draft());
                props.say.emit(newer.as_ref().unwrap_or(&numbers).sentence(&props, said));
                newer.into_iter().for_each(|newer| set_numbers.set(newer));
            }
            if typed || props.work.journal().len() != steps || matches!(said, Some(Said::Undone(_) | Said::Redone(_))) {
                props.on_change.emit(Change);
            }
            *focus.borrow_mut() = !typed && !stays;
            redraw.force_update();
        })
    };
    let take = {
        let (act, work, focus, redraw) = (act.clone(), props.work.clone(), focus.clone(), redraw.clone());
        let read_only = props.read_only;
        Callback::from(move |Click { at, extends, words }: Click| {
            let paints = work.editor().paint().is_some();
            // A click while words are taken up chooses where to put them down.
            let words = words.filter(|_| work.editor().moving().is_none());
            if paints && !read_only {
                return act.emit(Action::PaintOn(at));
            }
            work.renew_field();
            let mut editor = work.editor_mut();
            match words.filter(|_| !read_only) {
                _ if extends => _ = editor.extend_to(at),
                Some((lang, caret)) => _ = editor.open_in(at, lang, caret),
                None => _ = editor.take(at),
            }
            drop(editor);
            *focus.borrow_mut() = true;
            redraw.force_update();
        })
    };
    typeahead::use_typeahead();
    {
        // Another tab has the draft now: what is typed here would be lost.
        let (redraw, work) = (redraw.clone(), props.work.clone());
        use_effect_with(props.read_only, move |read_only| {
            if *read_only && work.editor().field().is_some() {
                work.editor_mut().act(Action::Leave);
                redraw.force_update();
            }
        });
    }
    {
        // What is open beside the text is about the passage that is in hand there.
        let shown = shown.setter();
        use_effect_with(props.view, move |_| shown.set(Shown::Nothing));
    }
    // The rows get these, and one change of the text must not draw all of them again.
    let (act, take) = (use_latest(act), use_latest(take));
    let panel = use_state_eq(|| None::<Panel>);
    // A passage comes into sight after the next drawing.
    let sight = use_mut_ref(|| false);
    let [go, show_at] = [&focus, &sight].map(|flag| {
        let (props, flag, redraw) = (props.clone(), flag.clone(), redraw.clone());
        Callback::from(move |at: At| {
            let address = props.work.draft().address(at).map(AttrValue::from);
            props.work.editor_mut().take(at);
            if matches!(props.view, View::Details | View::Corrections)
                && let Some(window) = web_sys::window()
            {
                window.location().set_hash(&Route::Edit(props.draft.clone(), View::Text, address).href()).ok();
            }
            *flag.borrow_mut() = true;
            redraw.force_update();
        })
    });
    let sheet = use_state_eq(|| None::<rail::Sheet>);
    let set_sheet = sheet.setter();
    let close_sheet = Callback::from(move |()| set_sheet.set(None));
    let forms =
        Forms { single: *single, ..Forms::new(props, &numbers, &panel, close_sheet, [go, show_at], redraw.clone()) };
    let show = {
        let (shown, redraw, focus, forms) = (shown.setter(), redraw.clone(), focus.clone(), forms.clone());
        use_latest(Callback::from(move |wanted: Shown| {
            if wanted == Shown::Heading && !beside::take_question(&forms) {
                let props = &forms.props;
                return props.say.emit(words_of(props.ui).editor.no_question.into());
            }
            shown.set(wanted);
            *focus.borrow_mut() = wanted == Shown::Nothing;
            redraw.force_update();
        }))
    };
    let keeping = use_context::<Keeping>();
    let onkeydown = {
        let forms = forms.clone();
        let (act, shown, work, single) = (act.clone(), shown.clone(), props.work.clone(), *single);
        let (show, redraw) = (show.clone(), redraw.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.default_prevented() {
                return;
            }
            if *shown == Shown::Nothing && closes_panel(&event, &forms) {
                event.prevent_default();
                return forms.open.emit(None);
            }
            let Some(level) = level_of(&event) else { return };
            let mode = work.editor().view;
            let Some((deed, number)) = keyed(&event, level, mode, single) else { return };
            // A screen reader may have moved the focus to another passage: the key is meant for that one.
            if let Some(at) = focus::focused_row(&event).filter(|at| *at != work.editor().hand()) {
                work.editor_mut().take(at);
            }
            if deed == Deed::PaintHere && work.editor().paint().is_none() {
                return;
            }
            let action = match (deed, *shown) {
                (Deed::Theme, Shown::Speakers) => Some(Action::Speaker(number)),
                (Deed::Theme, Shown::PaintWhat) => Some(Action::Paint(number)),
                _ => keys::action(deed, number),
            };
            let opened = match deed {
                Deed::SpeakerMenu => Some(Shown::Speakers),
                Deed::Paint => Some(Shown::PaintWhat),
                Deed::Help => Some(Shown::Help),
                Deed::ThemeList => Some(Shown::ThemeList),
                Deed::Insert => Some(Shown::Insert),
                Deed::Heading => Some(Shown::Heading),
                Deed::Leave if *shown != Shown::Nothing => Some(Shown::Nothing),
                _ => None,
            };
            // What the key opens takes the next keys.
            typeahead::wait();
            redraw.force_update();
            if deed == Deed::NextRegion {
                event.prevent_default();
                return next_region(&event);
            }
            if let Some(keeping) = keeping.as_ref().filter(|_| deed == Deed::SaveFile) {
                event.prevent_default();
                return keeping.act.emit(Act::SaveFile);
            }
            if let Some(opened) = opened {
                event.prevent_default();
                if let Some(said) = said_of(deed, *shown, &forms.props) {
                    forms.props.say.emit(said.to_owned());
                }
                return show.emit(if is_choice(deed) && forms.props.read_only { Shown::Nothing } else { opened });
            }
            match deed {
                Deed::Find => forms.open.emit(Some(Panel::Find)),
                Deed::Term => forms.open.emit(Some(Panel::Glossary(field::selected_words(&event)))),
                Deed::NextProblem => {
                    // The list of themes is of the passage that is left; if there is nowhere to go, it stays.
                    if *shown == Shown::ThemeList && !forms.troubles.is_empty() {
                        shown.set(Shown::Nothing);
                    }
                    panels::go_next(&forms);
                }
                _ => {
                    let Some(action) = action else { return };
                    act.emit(action);
                }
            }
            event.prevent_default();
        })
    };
    let onkeydown = use_latest(onkeydown);
    use_keys_of_nobody(onkeydown.clone());
    let close = {
        let show = show.clone();
        Callback::from(move |()| show.emit(Shown::Nothing))
    };
    {
        let work = props.work.clone();
        use_effect(move || {
            if sight.replace(false) {
                show_hand(&work);
            }
            if focus.replace(false) {
                focus_hand(&work);
            }
        });
    }
    use_clear_text(props, &forms);
    use_place(props, &redraw, panel.setter(), &forms);
    use_view(props);
    use_address(props);
    let dropped = use_latest({
        let (forms, dropped, panel) = (forms.clone(), props.dropped.clone(), (*panel).clone());
        Callback::from(move |file| match panels::is_code_book(&web_sys::File::name(&file), panel.as_ref()) {
            true => panels::drop_code_book(&forms, file),
            false => panels::drop_file(&forms, file, dropped.clone()),
        })
    });
    use_effect_with((), |()| {
        let drop = file::on_drop(move |files| files.into_iter().take(1).for_each(|file| dropped.emit(file)));
        move || std::mem::drop(drop)
    });
    let words = &words_of(props.ui).editor;
    let has_text = matches!(mode, Mode::Text | Mode::Translation);
    let rows = gradual::use_gradual(if has_text { rows::rows(props, &numbers) } else { Vec::new() });
    let drawn = rows.iter().flat_map(|row| {
        let passage = html! {
            <Passage key={row.key.to_string()} row={row.clone()} act={act.clone()} take={take.clone()} ui={props.ui}
                show={show.clone()} read_only={props.read_only} across={*shown == Shown::JoinAcross} />
        };
        let beside = row.is_in_hand.then(|| beside::drawn(*shown, &row.key, &forms, &act, &close)).flatten();
        std::iter::once(passage).chain(beside)
    });
    // A list of its own, in which everything has a key: a passage that is added or removed leaves the others as they are.
    let drawn: Html = drawn.collect();
    html! {
        <div {onkeydown}>
            <tools::Tools forms={forms.clone()} props={props.clone()} act={act.clone()} shown={shown.setter()} numbers={numbers.clone()} />
            if props.read_only {
                <p class="iv-wrap dk-notice" role="status">{ words.read_only }</p>
            }
            <div class={classes!("dk-desk", "iv-wrap", (props.view == View::Corrections).then_some("is-corrections"), panel.is_some().then_some("has-panel"))}>
                { panel.as_ref().map(|panel| panels::opened(&forms, panel)) }
                <rail::Rail forms={forms.clone()} props={props.clone()} act={act.clone()} painting={*shown == Shown::PaintWhat}
                    giving={*shown == Shown::Speakers} {sheet} version={props.work.version()} />
                if *shown == Shown::ThemeList {
                    <theme_list::ThemeList props={props.clone()} act={act.clone()} version={props.work.version()}
                        close={close.clone()} />
                }
                <main id="main" tabindex="-1" class={classes!("dk-text", (mode == Mode::Translation).then_some("is-pairs"))}>
                    <h1 class="dk-h1" lang={props.name.lang.clone()}>{ &props.name.text }</h1>
                    if mode == Mode::Translation && props.work.editor().translation().is_none() {
                        <p class="dk-empty">{ words.no_translation }</p>
                    }
                    if let Some(lang) = props.work.editor().translation().filter(|_| mode == Mode::Translation) {
                        { pair::choice(props, lang, &redraw) }
                        { pair::to_look_at(props.ui, &props.work.draft(), lang, &act) }
                    }
                    if props.view == View::Details {
                        <panels::Details forms={forms.clone()} />
                    }
                    if props.view == View::Corrections {
                        <Corrections forms={forms.clone()} />
                    }
                    { drawn }
                </main>
            </div>
            if *shown == Shown::Help {
                <help::Help ui={props.ui} view={mode} single={*single} on_single={Callback::from(move |is| single.set(is))}
                    {close} />
            }
        </div>
    }
}

/// Whether a key asks for something that changes the text.
fn is_choice(deed: Deed) -> bool {
    matches!(deed, Deed::Paint | Deed::SpeakerMenu | Deed::ThemeList | Deed::Insert | Deed::Heading)
}

/// What is said of a key that opens something, or closes what is shown; `None` if the focus goes there, and that says it.
fn said_of(deed: Deed, shown: Shown, props: &EditorProps) -> Option<&'static str> {
    let words = &words_of(props.ui).editor;
    match deed {
        _ if is_choice(deed) && props.read_only => Some(words.read_only),
        Deed::Paint if props.work.draft().themes.is_empty() => Some(words.no_theme),
        Deed::Paint => Some(words.asks_theme),
        Deed::SpeakerMenu => Some(words.asks_speaker),
        Deed::Leave if matches!(shown, Shown::Speakers | Shown::PaintWhat) => Some(words.chose_nothing),
        _ => None,
    }
}
