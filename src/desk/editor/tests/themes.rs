//! What keys do to themes.

use super::{at, editor};
use crate::desk::editor::keys::{Deed, Level, Pressed, action, deed};
use crate::desk::editor::{Action, Editor, Said, View};
use crate::desk::{Journal, document, open};
use crate::document::parse;

/// The themes of all passages, by their ids.
fn themes(editor: &Editor) -> Vec<String> {
    let draft = editor.draft();
    draft.places().map(|at| draft.passage(at).expect("a passage").themes.join(" ")).collect()
}

#[test]
fn themes_are_set_on_a_selection_and_repeated() {
    let mut editor = editor();
    editor.act(Action::ExtendDown);
    assert_eq!(editor.act(Action::ExtendDown), Some(Said::Selected(3)));
    assert_eq!(editor.act(Action::Theme(2)), Some(Said::Set("flour".into(), 3)));
    assert_eq!(editor.selected().len(), 3, "the selection stays");
    assert_eq!(editor.act(Action::Theme(2)), Some(Said::TakenAway("flour".into(), 3)));
    assert_eq!(editor.act(Action::Theme(9)), Some(Said::NoThemeAt(9)));
    editor.act(Action::Theme(1));
    editor.take(at(2, 0));
    assert_eq!(editor.act(Action::Repeat), Some(Said::SetAll(vec!["rain".into()], 1)));
    editor.act(Action::Paint(3));
    assert_eq!(editor.act(Action::PaintOn(at(0, 0))), Some(Said::Set("money".into(), 1)));
    assert_eq!(editor.act(Action::Leave), Some(Said::PaintEnded));
}

#[test]
fn a_new_theme_is_added_and_set_in_one_step() {
    let mut editor = editor();
    let before = document(editor.draft());
    editor.act(Action::ExtendDown);
    // Another theme has the id.
    let new = || Action::NewTheme { id: "rain".into(), label: "Trust".into() };
    assert!(matches!(editor.act(new()), Some(Said::Done(_))));
    assert_eq!(themes(&editor), ["rain-2", "rain-2", "", ""]);
    assert_eq!(editor.selected().len(), 2, "the selection stays");
    let again = Journal::read(editor.journal().opened().clone(), &editor.journal().write()).expect("a journal");
    assert_eq!(again.draft(), editor.draft());
    editor.take(at(2, 0));
    assert_eq!(editor.act(Action::Repeat), Some(Said::SetAll(vec!["rain-2".into()], 1)));
    editor.act(Action::Undo);
    editor.act(Action::Undo);
    assert_eq!((document(editor.draft()), editor.journal().len()), (before, 0));
}

#[test]
fn a_new_theme_has_its_name_in_the_language_of_its_words() {
    let talk = r#"{"languages": ["zh-Hans", "en"], "turns": [{"text": {"zh-Hans": "饿。", "en": "Hungry."}}]}"#;
    let mut editor = Editor::new(Journal::new(open(&parse(talk).expect("a file")).draft));
    for label in ["Famine", "饥荒"] {
        editor.act(Action::NewTheme { id: "famine".into(), label: label.into() });
    }
    let langs = editor.draft().themes.iter().map(|theme| theme.label.iter().next().expect("a name").0.as_str());
    assert_eq!(langs.collect::<Vec<_>>(), ["en", "zh-Hans"]);
}

#[test]
fn one_paints_with_the_keyboard_alone() {
    let mut editor = editor();
    let press = |editor: &mut Editor, key: &str, shift| {
        let pressed = Pressed { key, ctrl: false, shift, alt: false };
        let (deed, number) = deed(pressed, Level::Hand, View::Text, true).expect("a key");
        editor.act(if deed == Deed::Paint { Action::Paint(2) } else { action(deed, number).expect("an action") })
    };
    assert_eq!(press(&mut editor, " ", false), None, "nothing is painted yet");
    press(&mut editor, "p", false);
    assert_eq!(press(&mut editor, " ", false), Some(Said::Set("flour".into(), 1)));
    press(&mut editor, "ArrowDown", false);
    assert_eq!(themes(&editor), ["flour", "", "", ""], "to go there paints nothing");
    press(&mut editor, "ArrowDown", true);
    assert_eq!(press(&mut editor, " ", false), Some(Said::Set("flour".into(), 2)));
    assert_eq!(press(&mut editor, " ", false), Some(Said::TakenAway("flour".into(), 2)));
    assert_eq!(press(&mut editor, "Escape", false), Some(Said::PaintEnded));
    assert_eq!(press(&mut editor, " ", false), None);
}
