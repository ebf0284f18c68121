//! The view model of an interview and a state.

mod folds;
mod hits;
mod naive;
mod text;

use std::collections::BTreeSet;
use std::rc::Rc;

use interview_viewer::document;
use interview_viewer::interview::{self, Interview, Lang};
use interview_viewer::search::Index;
use interview_viewer::state::{Action, ViewState};
use interview_viewer::view_model::{self, Item, PassageView, ViewModel};

fn read(json: &str) -> Rc<Interview> {
    let document = document::parse(json.as_bytes()).expect("the test's own JSON");
    Rc::new(interview::check(document).0)
}

fn draw(interview: &Rc<Interview>, state: &ViewState) -> ViewModel {
    view_model::build(interview, &Index::new(interview), state)
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a tag")
}

fn passages(view_model: &ViewModel) -> Vec<&PassageView> {
    let parts = view_model.blocks.iter().flat_map(|block| &block.chunks);
    let turns = parts.flat_map(|part| part.question.iter().chain(&part.answers));
    let items = turns.flat_map(|turn| &turn.items);
    items.filter_map(|item| if let Item::Passage(view) = item { Some(view) } else { None }).collect()
}

/// The passages that are not folded, by themselves or with their thread.
fn shown_ids(view_model: &ViewModel) -> BTreeSet<String> {
    let parts = view_model.blocks.iter().flat_map(|block| &block.chunks).filter(|part| !part.folded);
    let views = parts.flat_map(|part| part.turns()).flat_map(|turn| turn.passages());
    views.filter(|view| !view.folded).map(|view| view.passage.id.to_string()).collect()
}

const LANES: &str = r#"{"title":"T","languages":["en","zh-Hans"],
  "speakers":[{"id":"q","role":"interviewer"},{"id":"x"}],
  "glossary":[{"id":"shuren","term":{"en":"society of acquaintances","zh-Hans":"熟人社会"},"pinyin":"shúrén shèhuì","aliases":["acquaintances"]}],
  "turns":[
    {"id":"q1","speaker":"q","text":{"en":"Why the *old* wall? And who pays for it in the end, when all is said and done?","zh-Hans":"为什么是旧墙？"}},
    {"id":"a1","speaker":"x","passages":[
      {"text":{"en":["A society of acquaintances, they said.","It was **never** [that simple](https://example.org/a)."],"zh-Hans":"他们说是熟人社会。"}},
      {"text":{"en":"Only in English."}}]}]}"#;

fn after(interview: &Interview, state: &ViewState, action: Action) -> ViewState {
    state.apply(interview, &action).expect("the action changes something")
}
