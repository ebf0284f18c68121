//! What the passages show, made of the draft.

use interview_viewer::desk::At;
use interview_viewer::desk::editor::{Editor, View};
use interview_viewer::interview::Lang;

use super::super::work::EditorProps;
use super::numbers::Numbers;
use super::passage::{self, Row};
use super::{pair, turn_head};

/// What each passage shows.
pub fn rows(props: &EditorProps, numbers: &Numbers) -> Vec<Row> {
    let editor = props.work.editor();
    let draft = editor.draft();
    let selected = editor.selected();
    let several = selected.len() > 1;
    let pairs = editor.view == View::Translation;
    let (labels, colours) = (passage::labels(draft), draft.colours());
    // To find it takes a look at every passage.
    let moving = editor.moving();
    let row = |at: At| {
        let turn = draft.turn(at)?;
        let is_in_hand = editor.hand() == at;
        let field = editor.field().filter(|field| field.at == at).cloned();
        Some(Row {
            at,
            key: turn.address(at.passage),
            number: numbers.of(draft, at),
            head: (at.passage == 0).then(|| turn_head::Head::of(draft, &colours, turn)),
            is_question: draft.is_question(turn),
            passage: turn.passages[at.passage].clone(),
            lang: editor.lang().clone(),
            other: editor.translation().filter(|_| pairs).cloned(),
            themes: labels.of(&turn.passages[at.passage]),
            is_in_hand,
            is_selected: several && selected.contains(&at),
            is_painted: editor.paint().is_some_and(|theme| turn.passages[at.passage].themes.contains(theme)),
            opened: is_in_hand.then(|| editor.opened_words()).flatten(),
            before: is_in_hand.then(|| numbers.before(draft, at)).flatten(),
            pair: editor.translation().filter(|_| pairs).map(|lang| pair_of(&editor, numbers, at, (lang, moving))),
            version: field.as_ref().map(|_| props.work.field_version()),
            field,
        })
    };
    draft.places().filter_map(row).collect()
}

/// What a passage shows of its translation.
fn pair_of(editor: &Editor, numbers: &Numbers, at: At, (lang, moving): (&Lang, Option<At>)) -> pair::Pair {
    let draft = editor.draft();
    let is_in_hand = editor.hand() == at;
    let print = draft.passage(at).filter(|_| is_in_hand).and_then(|passage| passage.translated.get(lang).cloned());
    pair::Pair {
        standing: draft.standing(at, lang),
        former: print.and_then(|print| editor.journal().former(&print)),
        is_moving: moving == Some(at),
        moving: moving.filter(|_| is_in_hand).map(|from| numbers.of(draft, from)),
    }
}
