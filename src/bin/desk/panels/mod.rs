//! The forms of the desk: what is edited beside the text.
//!
//! A form changes the draft by commands, as the text does: each change is a step that can be undone. Nothing waits for a
//! button that saves.

mod details;
mod field;

pub use details::Details;
pub use field::Field;

use yew::prelude::*;

use interview_viewer::desk::{Command, Refused};

use super::work::{Change, EditorProps};

/// What every form gets.
#[derive(Clone, PartialEq)]
pub struct Forms {
    pub props: EditorProps,
    /// Carries out a command, and draws the desk anew.
    pub apply: Callback<Command, Result<(), Refused>>,
}

#[derive(Properties, PartialEq)]
pub struct FormProps {
    pub forms: Forms,
}

impl Forms {
    pub fn new(props: &EditorProps, redraw: UseForceUpdateHandle) -> Forms {
        let own = props.clone();
        let apply = Callback::from(move |command: Command| {
            if own.read_only {
                return Ok(());
            }
            match own.work.apply(command) {
                Ok(()) => {
                    own.on_change.emit(Change);
                    redraw.force_update();
                    Ok(())
                }
                Err(Refused::Unchanged) => Ok(()),
                Err(refused) => Err(refused),
            }
        });
        Forms { props: props.clone(), apply }
    }
}
