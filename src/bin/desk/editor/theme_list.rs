//! The list of themes that one types into: a combobox with a list box, as the ARIA Authoring Practices have it. It stays
//! open while themes are set, and adds a theme that is not there.

use std::rc::Rc;

use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::editor::Action;
use interview_viewer::desk::{Command, Draft};
use interview_viewer::search::{fold, slug};
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::guessed;

use super::super::label::{Label, said};
use super::super::unfinished::use_unfinished;
use super::super::work::EditorProps;
use super::focus::is_of_desk;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub props: EditorProps,
    pub act: Callback<Action>,
    pub close: Callback<()>,
    /// Changes with the draft.
    pub version: usize,
}

/// A theme in the list, and whether all selected passages have it.
struct Choice {
    id: Rc<str>,
    label: Label,
    is_set: bool,
}

#[component]
pub fn ThemeList(Props { props, act, close, .. }: &Props) -> Html {
    let words = &words_of(props.ui).editor;
    let begun = use_unfinished(&props.draft, "theme list", String::new());
    let typed = begun.get();
    let chosen = use_state_eq(|| 0usize);
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with((), move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                input.focus().ok();
                // Typing replaces what was left here.
                input.select();
            }
        });
    }
    let choices = choices(props, &typed);
    // The last line adds a theme, unless there is one with this label.
    let new = is_new(props, &typed).then(|| typed.trim().to_owned());
    let last = (choices.len() + usize::from(new.is_some())).saturating_sub(1);
    let position = (*chosen).min(last);
    let oninput = {
        let (oninput, chosen) = (begun.typed(|typed, text| *typed = text), chosen.setter());
        move |event: InputEvent| {
            oninput(event);
            chosen.set(0);
        }
    };
    let toggle = {
        let (props, act, begun) = (props.clone(), act.clone(), begun.clone());
        Callback::from(move |theme: Option<Rc<str>>| {
            let typed = begun.get();
            match theme {
                Some(theme) => act.emit(Action::ThemeOf(theme)),
                None if is_new(&props, &typed) => {
                    act.emit(Action::NewTheme { id: new_id(&typed), label: typed.trim().to_owned() });
                }
                None => {}
            }
            begun.clear();
        })
    };
    let onkeydown = {
        let (close, toggle, chosen) = (close.clone(), toggle.clone(), chosen.setter());
        let id = choices.get(position).map(|choice| choice.id.clone());
        let is_typed = !typed.is_empty();
        move |event: KeyboardEvent| {
            // What is typed here is undone here first.
            if !is_of_desk(&event) || (is_typed && event.key().eq_ignore_ascii_case("z")) {
                event.stop_propagation();
            }
            if event.is_composing() || event.key_code() == 229 {
                return;
            }
            match &*event.key() {
                "ArrowDown" => chosen.set((position + 1).min(last)),
                "ArrowUp" => chosen.set(position.saturating_sub(1)),
                "Enter" => toggle.emit(id.clone()),
                "Escape" => close.emit(()),
                _ => return,
            }
            event.prevent_default();
        }
    };
    let option = |n: usize, id: Option<Rc<str>>, class: Option<&'static str>, inside: Html| {
        let toggle = toggle.clone();
        let onmousedown = move |event: MouseEvent| {
            // The focus stays in the field.
            event.prevent_default();
            toggle.emit(id.clone());
        };
        html! {
            <li id={format!("dk-theme-{n}")} role="option" aria-selected={(n == position).to_string()} {class} {onmousedown}>
                { inside }
            </li>
        }
    };
    let known = |(n, choice): (usize, &Choice)| {
        let label = html! {
            <>{ choice.label.draw() }if choice.is_set { <span class="iv-sr">{ words.set }</span> }</>
        };
        option(n, Some(choice.id.clone()), choice.is_set.then_some("is-set"), label)
    };
    let added =
        new.map(|label| option(choices.len(), None, None, said(props.ui, &(words.add_theme)(&guessed(&label)))));
    let leave = close.reform(|_: MouseEvent| ());
    html! {
        <div class="dk-theme-list" role="dialog" aria-label={words.themes}>
            <input ref={input} role="combobox" aria-expanded="true" aria-controls="dk-themes" aria-autocomplete="list"
                aria-activedescendant={(!choices.is_empty() || added.is_some()).then(|| format!("dk-theme-{position}"))}
                aria-label={words.themes} placeholder={words.find_theme} value={typed} autocomplete="off"
                {oninput} {onkeydown} />
            <ul id="dk-themes" role="listbox" aria-label={words.themes}>
                { for choices.iter().enumerate().map(known) }
                { added }
            </ul>
            <button type="button" class="dk-act" onclick={leave}>{ words.done }<kbd>{ "Esc" }</kbd></button>
        </div>
    }
}

/// The themes whose labels contain what was typed.
fn choices(props: &EditorProps, typed: &str) -> Vec<Choice> {
    let editor = props.work.editor();
    let draft = editor.draft();
    let selected = editor.selected();
    let wanted = fold(typed.trim());
    let matches = |text: &str| fold(text).as_str().contains(wanted.as_str());
    let choice = |theme: &Rc<interview_viewer::desk::Theme>| {
        let is_there = matches(&theme.id) || theme.label.iter().any(|(_, label)| matches(label));
        let has = |at| draft.passage(at).is_some_and(|passage| passage.themes.contains(&theme.id));
        is_there.then(|| Choice {
            id: theme.id.clone(),
            label: Label::or_id(&theme.label, &draft.languages, &theme.id),
            is_set: selected.iter().all(|at| has(*at)),
        })
    };
    draft.themes.iter().filter_map(choice).collect()
}

/// Whether a label was typed that no theme has.
fn is_new(props: &EditorProps, typed: &str) -> bool {
    !typed.trim().is_empty() && !is_known(props, typed)
}

/// Whether a theme has this label.
pub fn is_known(props: &EditorProps, label: &str) -> bool {
    let wanted = fold(label.trim());
    let has = |own: &str| fold(own).as_str() == wanted.as_str();
    props.work.draft().themes.iter().any(|theme| theme.label.iter().any(|(_, own)| has(own)))
}

/// The command that adds a theme with a label, in the language of its words.
pub fn new_theme(draft: &Draft, label: &str) -> Command {
    Command::AddTheme { id: new_id(label), label: label.to_owned(), lang: draft.language_of(label).to_string() }
}

/// The id of a theme with a label.
fn new_id(label: &str) -> String {
    slug(label).unwrap_or_else(|| "theme".to_owned())
}
