//! Draws the rows that an editor looks at first: one correction of a translation can change hundreds of them, and a
//! screen shows a few.

use std::rc::Rc;

use yew::prelude::*;

use interview_viewer::shell::schedule::when_painted;

use super::passage::Row;

/// How many changed rows are drawn before the next paint, at most.
const AT_ONCE: usize = 60;

/// Returns the rows as they are to be drawn now: those nearest to the passage in hand as they are, and others as they
/// were drawn last, until after the next paint.
#[hook]
pub fn use_gradual(rows: Vec<Row>) -> Vec<Rc<Row>> {
    let drawn = use_mut_ref(Vec::<Rc<Row>>::new);
    let redraw = use_force_update();
    let (shown, waits) = gradual(&drawn.borrow(), rows);
    drawn.replace(shown.clone());
    use_effect(move || {
        let next = waits.then(|| when_painted(move || redraw.force_update()));
        move || drop(next)
    });
    shown
}

/// Returns what to draw now, and whether rows wait.
fn gradual(drawn: &[Rc<Row>], rows: Vec<Row>) -> (Vec<Rc<Row>>, bool) {
    let hand = rows.iter().position(|row| row.is_in_hand).unwrap_or_default();
    let mut waiting = Vec::new();
    let mut shown = Vec::with_capacity(rows.len());
    for (n, row) in rows.into_iter().enumerate() {
        match drawn.get(n) {
            Some(old) if **old == row => shown.push(old.clone()),
            Some(old) if can_wait(old, &row) => {
                waiting.push((n, Rc::new(row)));
                shown.push(old.clone());
            }
            _ => shown.push(Rc::new(row)),
        }
    }
    waiting.sort_by_key(|(n, _)| n.abs_diff(hand));
    let waits = waiting.len() > AT_ONCE;
    waiting.into_iter().take(AT_ONCE).for_each(|(n, row)| shown[n] = row);
    (shown, waits)
}

/// Whether a row may be drawn as it was a moment longer: the same place shows the same passage in the same languages, and
/// it neither is nor was in hand.
fn can_wait(old: &Row, new: &Row) -> bool {
    let stays = |row: &Row| !row.is_in_hand && row.field.is_none();
    old.key == new.key && old.at == new.at && old.lang == new.lang && old.other == new.other && stays(old) && stays(new)
}
