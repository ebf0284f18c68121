//! The single keys: what each does.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::search::FIELD;
use super::view::{Stepping, To, View};
use super::{settings, sheet};
use crate::shell::popover;
use crate::shell::root::Root;
use crate::state::{Action, Reading, Target};
use crate::view_model::QuestionLine;

/// Handles a single key, and returns whether it did anything.
pub fn press(
    root: &Root,
    key: &str,
    act: &Callback<Action>,
    step: &Callback<Stepping>,
    current: &Rc<RefCell<UseReducerHandle<View>>>,
) -> bool {
    let view = current.borrow().clone();
    match key {
        "/" => {
            popover::show_if_floating(root, sheet::TOOLS);
            root.focus_first(FIELD);
        }
        "n" | "p" | "N" | "P" if view.view_model.hits.now.is_none() => return false,
        "n" | "P" => step.emit(Stepping { to: To::Next, focus: true }),
        "p" | "N" => step.emit(Stepping { to: To::Previous, focus: true }),
        "j" => return question(root, &view, act, true),
        "k" => return question(root, &view, act, false),
        "l" => {
            let offered = Reading::offered(&view.interview);
            let now = offered.iter().position(|reading| *reading == view.state.reading).unwrap_or_default();
            act.emit(Action::Read(offered[(now + 1) % offered.len()].clone()));
        }
        "?" => popover::enter(root, settings::ID),
        _ => return false,
    }
    true
}

/// Goes to the next or the previous question, while a filter is active to one with a match. Returns whether there is
/// one; before the first question there is only a next one, and before the second the first again.
fn question(root: &Root, view: &View, act: &Callback<Action>, forward: bool) -> bool {
    let lines = &view.view_model.questions;
    let here = root.thread();
    let now = lines.iter().position(|line| Some(&*line.id) == here.as_deref());
    let is_listed = |line: &&QuestionLine| line.count != Some(0);
    let next = match (now, forward) {
        (None, true) => lines.iter().find(is_listed),
        (None, false) => None,
        (Some(now), true) => lines[now + 1..].iter().find(is_listed),
        (Some(now), false) => lines[..now].iter().rfind(is_listed).or(Some(&lines[now]).filter(is_listed)),
    };
    let Some(line) = next else { return false };
    act.emit(Action::GoTo(Target { id: line.id.clone(), quote: None }));
    true
}
