//! The forms of the desk: what is edited beside the text.
//!
//! A form changes the draft by commands, as the text does: each change is a step that can be undone. Nothing waits for a
//! button that saves, and nothing is asked but in its place.

mod add_theme;
mod colours;
mod details;
mod field;
mod find;
mod frame;
mod glossary;
mod lacking;
mod new_term;
mod problems;
mod pseudonyms;
mod speakers;
mod strip;
mod themes;

pub use add_theme::AddTheme;
pub use details::Details;
pub use field::{Field, PAUSE_OF_NAMES, flush};
pub use frame::head;
pub use lacking::{at, place};
pub use problems::{PROBLEMS, Problems, go_next};
pub use pseudonyms::take_out;
pub use themes::{drop_code_book, drop_file, is_code_book};

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::desk::editor::Said;
use interview_viewer::desk::{At, Command, Named, Refused, Trouble};
use interview_viewer::interview::Lang;
use interview_viewer::words::desk::desk as words_of;

use super::editor::Numbers;
use super::head;
use super::route::{Route, View};
use super::work::{Change, EditorProps};
use field::is_held;

/// A form beside the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Panel {
    /// The speakers, of whom one may be open, with the focus in a field.
    Speakers(Option<Named>),
    /// The same of the themes.
    Themes(Option<Named>),
    /// The glossary, with words to make a term of.
    Glossary(Option<Rc<str>>),
    Find,
}

impl Panel {
    /// Whether it is the same form, whatever is open in it.
    pub fn is_same_form(&self, other: &Panel) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

/// What every form gets.
#[derive(Clone, PartialEq)]
pub struct Forms {
    pub props: EditorProps,
    /// Carries out a command, says what it did or why not, and draws the desk again.
    pub apply: Callback<Command, Result<(), Refused>>,
    /// Opens a panel in place of the one that is open, or closes it.
    pub open: Callback<Option<Panel>>,
    /// The panel that is open.
    pub panel: Option<Panel>,
    /// Closes the sheet over the text of a narrow page.
    pub close_sheet: Callback<()>,
    /// Takes a passage in hand.
    pub go: Callback<At>,
    /// The same, but the focus stays where it is.
    pub show: Callback<At>,
    pub numbers: Numbers,
    /// What is to be looked at.
    pub troubles: Rc<[Trouble]>,
    /// Letters, digits and signs without Control act.
    pub single: bool,
}

#[derive(Properties, PartialEq)]
pub struct FormProps {
    pub forms: Forms,
}

impl Forms {
    pub fn new(
        props: &EditorProps,
        numbers: &Numbers,
        panel: &UseStateHandle<Option<Panel>>,
        close_sheet: Callback<()>,
        [go, show]: [Callback<At>; 2],
        redraw: UseForceUpdateHandle,
    ) -> Forms {
        let (own, its_numbers) = (props.clone(), numbers.clone());
        let apply = Callback::from(move |command: Command| {
            let words = &words_of(own.ui).editor;
            if own.read_only {
                own.say.emit(words.read_only.to_owned());
                return Ok(());
            }
            match own.work.apply(command.clone()) {
                Ok(()) => {
                    take_out(&own.draft, &command);
                    let newer = its_numbers.newer(&own.work.draft());
                    let numbers = newer.as_ref().unwrap_or(&its_numbers);
                    own.say.emit(numbers.sentence(&own, &Said::Done(command)));
                    own.on_change.emit(Change);
                    redraw.force_update();
                    Ok(())
                }
                Err(Refused::Unchanged) => Ok(()),
                Err(refused) => {
                    own.say.emit((words.refused)(refused).to_owned());
                    Err(refused)
                }
            }
        });
        let (setter, panel) = (panel.setter(), (**panel).clone());
        let open = Callback::from(move |panel| {
            if !is_held() {
                setter.set(panel);
            }
        });
        let troubles = numbers.troubles();
        Forms {
            props: props.clone(),
            apply,
            open,
            panel,
            close_sheet,
            go,
            show,
            numbers: numbers.clone(),
            troubles,
            single: true,
        }
    }

    /// Says why something cannot be done.
    pub fn refuse(&self, refused: Refused) -> Refused {
        let props = &self.props;
        props.say.emit((words_of(props.ui).editor.refused)(refused).to_owned());
        refused
    }

    /// Shows a passage beside its translation into a language.
    pub fn translation(&self, at: At, lang: &Lang) {
        let props = &self.props;
        props.translate.emit(lang.clone());
        if props.view == View::Translation {
            return self.go.emit(at);
        }
        let address = props.work.draft().address(at).map(AttrValue::from);
        head::go(&Route::Edit(props.draft.clone(), View::Translation, address));
    }

    /// Shows the details, and gives the focus to the place in them ([`place`]).
    pub fn details(&self, place: Option<AttrValue>) {
        let is_there = self.props.view == View::Details && self.props.place == place;
        match place.as_deref().filter(|_| is_there) {
            Some(place) => _ = details::focus(place),
            None => head::go(&Route::Edit(self.props.draft.clone(), View::Details, place)),
        }
    }
}

/// Draws the panel that is open.
pub fn opened(forms: &Forms, panel: &Panel) -> Html {
    let said = &words_of(forms.props.ui).panels;
    let (forms, ui) = (forms.clone(), forms.props.ui);
    let open = forms.open.clone();
    let close = Callback::from(move |()| open.emit(None));
    let named = match panel {
        Panel::Speakers(named) | Panel::Themes(named) => named.as_ref(),
        Panel::Glossary(_) | Panel::Find => None,
    };
    let first = match panel {
        Panel::Find => Some("dk-find".to_owned()),
        Panel::Glossary(Some(_)) => Some(new_term::TERM.to_owned()),
        _ => named.and_then(lacking::field),
    };
    let chosen = named.map(|named| named.id.clone());
    let words = if let Panel::Glossary(words) = panel { words.clone() } else { None };
    let name = match panel {
        Panel::Speakers(_) => said.people.heading,
        Panel::Themes(_) => said.themes.heading,
        Panel::Glossary(_) => said.glossary.heading,
        Panel::Find => said.find.heading,
    };
    let of = chosen.as_deref().or(words.as_deref()).unwrap_or_default();
    let content = AttrValue::from(format!("{name} {of} {}", first.as_deref().unwrap_or_default()));
    let key = content.to_string();
    let form = match panel {
        Panel::Speakers(_) => html! { <speakers::Speakers {key} {forms} {chosen} /> },
        Panel::Themes(_) => html! { <themes::Themes {key} {forms} {chosen} /> },
        Panel::Glossary(_) => html! { <glossary::Glossary {key} {forms} {words} /> },
        Panel::Find => html! { <find::Find {forms} /> },
    };
    html! { <frame::Frame {name} {close} {first} {content} {ui}>{ form }</frame::Frame> }
}

/// A button in the rail that opens a panel.
pub fn opener(forms: &Forms, name: &'static str, panel: Panel) -> Html {
    let open = forms.open.clone();
    let onclick = move |_: MouseEvent| open.emit(Some(panel.clone()));
    html! { <button type="button" class="dk-rail-edit" {onclick}>{ name }</button> }
}
