//! Where the focus is on the desk, and where it goes.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use interview_viewer::desk::At;
use interview_viewer::desk::editor::View;
use interview_viewer::desk::editor::keys::{self, Deed, Level, Pressed};
use interview_viewer::shell::{self, scroll_to::keep_in_sight};
use interview_viewer::words::desk::desk as words_of;

use super::super::head;
use super::super::panels::{self, Forms, Panel};
use super::super::parts::{element, first_of, is_composing, window};
use super::super::route::{Route, View as Page};
use super::super::work::{EditorProps, Work};

/// A correction that is not decided yet.
const OPEN: &str = ".dk-change:not(.is-done)";

/// The passage in hand goes into the address once it has stayed in hand for this time, in milliseconds.
const SETTLED: u32 = 250;

/// What a key means where it was pressed, and the number if it is a digit. A key of an input method means nothing.
pub fn keyed(event: &KeyboardEvent, level: Level, view: View, single: bool) -> Option<(Deed, usize)> {
    if is_composing(event) {
        return None;
    }
    let key = event.key();
    let ctrl = event.ctrl_key() || event.meta_key();
    let pressed = Pressed { key: &key, ctrl, shift: event.shift_key(), alt: event.alt_key() };
    keys::deed(pressed, level, view, single)
}

/// Where the key was pressed: in a field over words, on a passage or a correction, or elsewhere on the desk; `None` in
/// another field.
pub fn level_of(event: &KeyboardEvent) -> Option<Level> {
    // Escape closes a popover first, which the browser does.
    if event.key() == "Escape" && has_popover() {
        return None;
    }
    let target = event.target()?.dyn_into::<HtmlElement>().ok()?;
    if target.closest(".dk-field").ok()?.is_some() {
        return Some(Level::Field);
    }
    if target.closest(".dk-change").ok()?.is_some() {
        return Some(Level::Correction);
    }
    // Where a page begins, or nothing has the focus, keys act on the passage that is shown in hand.
    let is_page = matches!(&*target.tag_name(), "BODY" | "MAIN" | "H1");
    if is_page && first_of(&[".dk-row.is-in-hand"]).is_some() {
        return Some(Level::Hand);
    }
    // What is begun in a form is undone there first.
    let undoes = (event.ctrl_key() || event.meta_key()) && matches!(&*event.key().to_lowercase(), "z" | "y");
    let is_begun = |field: &HtmlInputElement| field.has_attribute("data-begun") && !field.value().is_empty();
    if undoes && target.dyn_ref().is_some_and(is_begun) {
        return None;
    }
    let is_input = matches!(&*target.tag_name(), "INPUT" | "TEXTAREA" | "SELECT");
    let is_row = target.class_list().contains("dk-row");
    match (is_row, is_input) {
        (true, _) => Some(Level::Hand),
        (false, false) => Some(Level::Desk),
        (false, true) => is_of_desk(event).then_some(Level::Desk),
    }
}

/// Whether a key acts on the desk even from a field, because it types nothing there.
pub fn is_of_desk(event: &KeyboardEvent) -> bool {
    let is_function = || event.key().strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
    event.ctrl_key() || event.meta_key() || is_function()
}

/// Whether a key closes the panel beside the text: Escape, once it has nothing else to leave. The panel sees only the keys
/// that are pressed within it.
pub fn closes_panel(event: &KeyboardEvent, forms: &Forms) -> bool {
    let is_escape = event.key() == "Escape" && !is_composing(event) && !has_popover();
    is_escape && forms.panel.is_some() && forms.props.work.editor().is_at_rest()
}

fn has_popover() -> bool {
    let open = window().document().map(|document| document.query_selector(":popover-open"));
    matches!(open, Some(Ok(Some(_))))
}

/// Moves the focus to the next part of the desk: the views, the rail, the text.
pub fn next_region(event: &KeyboardEvent) {
    const REGIONS: [(&str, &[&str]); 3] = [
        (".dk-work", &[".dk-views a"]),
        (".dk-rail, .dk-panel, .dk-decided", &[".dk-panel button, .dk-rail button, .dk-decided button"]),
        (".dk-text", &[".dk-row[tabindex='0']", OPEN, ".dk-change", ".dk-details :is(input, textarea)"]),
    ];
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let is_inside =
        |region: &str| target.as_ref().is_some_and(|target| target.closest(region).ok().flatten().is_some());
    let now = REGIONS.iter().position(|(region, _)| is_inside(region));
    let (_, first) = REGIONS[now.map_or(0, |now| (now + 1) % REGIONS.len())];
    if let Some(element) = first_of(first) {
        element.focus().ok();
    }
}

/// The id of the element of a passage.
pub fn row_id(at: At) -> String {
    format!("dk-{}-{}", at.turn, at.passage)
}

/// The passage whose element a key was pressed on.
pub fn focused_row(event: &KeyboardEvent) -> Option<At> {
    let row = event.target()?.dyn_into::<HtmlElement>().ok()?;
    let id = row.id();
    let (turn, passage) = id.strip_prefix("dk-")?.split_once('-')?;
    row.class_list().contains("dk-row").then_some(At { turn: turn.parse().ok()?, passage: passage.parse().ok()? })
}

/// Moves the focus to the passage in hand, unless its field is open: that takes the focus itself.
pub fn focus_hand(work: &Work) {
    // A field that loses the focus changes the draft: it must not be borrowed then.
    let (hand, has_field) = (work.editor().hand(), work.editor().field().is_some());
    if has_field {
        return;
    }
    // The correction that has the focus keeps it.
    let is_correction = |one: &web_sys::Element| one.closest(".dk-changes").is_ok_and(|found| found.is_some());
    if window().document().and_then(|document| document.active_element()).is_some_and(|one| is_correction(&one)) {
        return;
    }
    if let Some(row) = element(&row_id(hand)).or_else(|| first_of(&[OPEN, ".dk-change"])) {
        shell::focus(&row);
        keep_in_sight(&row);
    }
}

/// Scrolls to the passage in hand; the focus stays where it is.
pub fn show_hand(work: &Work) {
    let Some(row) = element(&row_id(work.editor().hand())) else { return };
    row.scroll_into_view();
    // Rows above it may be laid out only then.
    Timeout::new(50, move || row.scroll_into_view()).forget();
}

/// Hands on the keys that are pressed while nothing has the focus, as after a click beside the text.
#[hook]
pub fn use_keys_of_nobody(onkeydown: Callback<KeyboardEvent>) {
    use_effect_with(onkeydown, |onkeydown| {
        let onkeydown = onkeydown.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
            if target.is_some_and(|target| target.tag_name() == "BODY") {
                onkeydown.emit(event.clone());
            }
        });
        move || drop(listener)
    });
}

/// Closes what is over the text of a narrow page whenever another view or place is shown.
#[hook]
pub fn use_clear_text(props: &EditorProps, forms: &Forms) {
    let (close_sheet, open) = (forms.close_sheet.clone(), forms.open.clone());
    use_effect_with((props.view, props.place.clone()), move |_| {
        close_sheet.emit(());
        if first_of(&[".dk-sheet-bar"]).is_some_and(|bar| bar.offset_height() > 0) {
            open.emit(None);
        }
    });
}

/// Takes the passage in hand that the address of the page names, or opens the form, whenever it names another. A form that
/// an address has opened closes with it.
#[hook]
pub fn use_place(
    props: &EditorProps,
    redraw: &UseForceUpdateHandle,
    panel: UseStateSetter<Option<Panel>>,
    forms: &Forms,
) {
    let words = &words_of(props.ui).editor;
    let (work, say, forms) = (props.work.clone(), props.say.clone(), forms.clone());
    let opened = use_mut_ref(|| None::<Panel>);
    use_effect_with((props.view, props.place.clone()), move |(view, place)| {
        let form = panels::at(&work.draft(), *view, place.as_deref());
        let before = opened.replace(form.clone());
        let Some(form) = form else {
            let is_open = |form: &Panel| forms.panel.as_ref().is_some_and(|own| own.is_same_form(form));
            return if before.as_ref().is_some_and(is_open) {
                forms.open.emit(None)
            };
        };
        match form {
            Panel::Speakers(None) if place.is_some() => say.emit(words.no_speaker_there.to_owned()),
            Panel::Themes(None) if place.is_some() => say.emit(words.no_theme_there.to_owned()),
            _ => {}
        }
        panel.set(Some(form));
    });
    let (work, redraw, say) = (props.work.clone(), redraw.clone(), props.say.clone());
    use_effect_with(props.place.clone().filter(|_| props.view.has_addresses()), move |place| {
        let Some(place) = place else { return };
        let at = work.draft().find_address(place);
        match at {
            Some(at) => _ = work.editor_mut().take(at),
            None => say.emit(words.no_passage_there.to_owned()),
        }
        redraw.force_update();
        if let Some(row) = at.and_then(|at| element(&row_id(at))) {
            row.scroll_into_view();
        }
        focus_hand(&work);
    });
}

/// Writes the passage in hand into the address, so that the page is opened there again. The first passage needs no place.
#[hook]
pub fn use_address(props: &EditorProps) {
    let address = {
        let editor = props.work.editor();
        editor.address().filter(|_| editor.hand() != At { turn: 0, passage: 0 }).map(AttrValue::from)
    };
    use_effect_with((props.draft.clone(), props.view, address), |(draft, view, address)| {
        let route = Route::Edit(draft.clone(), *view, address.clone());
        let has_text = matches!(view, Page::Text | Page::Translation);
        let later = has_text.then(|| {
            Timeout::new(SETTLED, move || {
                if Route::now().is_same_view(&route) {
                    head::replace(&route);
                }
            })
        });
        move || drop(later)
    });
}

/// Begins another view: the text at the passage in hand, which takes the focus; the details at their top, unless the
/// address names one.
#[hook]
pub fn use_view(props: &EditorProps) {
    let (work, has_place) = (props.work.clone(), props.place.is_some());
    let is_first = use_mut_ref(|| true);
    use_effect_with(props.view, move |view| {
        let opens = is_first.replace(false);
        match view {
            _ if opens || has_place => {}
            Page::Text | Page::Translation => focus_hand(&work),
            // The form takes it.
            Page::Speakers | Page::Themes => {}
            Page::Details => window().scroll_to_with_x_and_y(0.0, 0.0),
            // The first correction that is not decided takes the focus.
            Page::Corrections => {}
        }
    });
}
