//! The words of one language beside those of another: moves them up and down. The words of the other languages stay.

use std::collections::HashSet;
use std::rc::Rc;

use super::{At, Draft, Passage, Refused, confirm, passage_mut, structure};
use crate::desk::draft::joined;
use crate::desk::pairs::Standing;
use crate::interview::{Lang, cut};

/// The places of all passages, and the position of one of them.
fn column(draft: &Draft, at: At) -> Result<(Vec<At>, usize), Refused> {
    let places: Vec<At> = draft.places().collect();
    let row = places.iter().position(|place| *place == at).ok_or(Refused::NotThere)?;
    Ok((places, row))
}

fn get(draft: &Draft, at: At, lang: &Lang) -> Option<Rc<str>> {
    draft.passage(at).and_then(|passage| passage.texts.get(lang)).cloned()
}

/// The words of a place that must have some.
fn words(draft: &Draft, at: At, lang: &Lang) -> Result<Rc<str>, Refused> {
    get(draft, at, lang).ok_or(Refused::Gap)
}

fn set(draft: &mut Draft, at: At, lang: &Lang, text: Option<&str>) -> Result<(), Refused> {
    if get(draft, at, lang).as_deref() != text {
        let original = draft.original().clone();
        let passage = passage_mut(draft, at)?;
        passage.texts.set(lang, text.unwrap_or_default());
        passage.moved(&original, lang);
    }
    Ok(())
}

/// Moves the words of a place and those below down by one, up to the next gap. Without a gap, a passage is added at the
/// end for the last words.
pub fn push_down(draft: &mut Draft, at: At, lang: &Lang) -> Result<(), Refused> {
    let (mut places, row) = column(draft, at)?;
    words(draft, at, lang)?;
    let gap = (row..places.len()).find(|row| get(draft, places[*row], lang).is_none());
    let gap = gap.unwrap_or_else(|| {
        places.push(add_row(draft));
        places.len() - 1
    });
    for row in (row..gap).rev() {
        let text = get(draft, places[row], lang);
        set(draft, places[row + 1], lang, text.as_deref())?;
    }
    set(draft, at, lang, None)
}

/// Adds a passage at the end of the last turn. Returns its place.
fn add_row(draft: &mut Draft) -> At {
    let turn = draft.turns.len() - 1;
    let id = structure::new_id(draft, turn);
    let passages = &mut Rc::make_mut(&mut draft.turns[turn]).passages;
    passages.push(Rc::new(Passage { id: Some(id), ..Passage::default() }));
    At { turn, passage: passages.len() - 1 }
}

/// Removes the passages at the end of the last turn in which nothing is left; its first one stays.
fn remove_empty_rows(draft: &mut Draft) {
    let Some(turn) = draft.turns.last_mut() else { return };
    let is_empty = |last: &Rc<Passage>| last.texts.is_empty() && last.themes.is_empty();
    while turn.passages.len() > 1 && turn.passages.last().is_some_and(is_empty) {
        Rc::make_mut(turn).passages.pop();
    }
}

/// Appends the words of a place to those of the place before, and moves those below up by one, up to the next gap. Over
/// a gap, the words below it move up into it.
pub fn pull_up(draft: &mut Draft, at: At, lang: &Lang) -> Result<(), Refused> {
    let (places, row) = column(draft, at)?;
    let own = get(draft, at, lang);
    let from = match &own {
        Some(text) => {
            let before = places[row.checked_sub(1).ok_or(Refused::AtEnd)?];
            let text = match get(draft, before, lang) {
                Some(own) => joined(&own, text),
                None => text.to_string(),
            };
            set(draft, before, lang, Some(&text))?;
            row
        }
        None => row,
    };
    let first_below = (from + 1..places.len()).find(|row| get(draft, places[*row], lang).is_some());
    // At a gap, the nearest words below it come; otherwise those right below.
    let first_below = first_below.filter(|below| own.is_none() || *below == from + 1);
    let Some(first_below) = first_below else {
        own.ok_or(Refused::Gap)?;
        set(draft, at, lang, None)?;
        remove_empty_rows(draft);
        return Ok(());
    };
    let end = (first_below..places.len()).find(|row| get(draft, places[*row], lang).is_none()).unwrap_or(places.len());
    let texts: Vec<_> = (first_below..end).map(|row| get(draft, places[row], lang)).collect();
    let texts = texts.into_iter().chain(std::iter::repeat(None));
    for (place, text) in places[from..end].iter().zip(texts) {
        set(draft, *place, lang, text.as_deref())?;
    }
    remove_empty_rows(draft);
    Ok(())
}

/// Moves the first paragraph of a place to the end of the place before.
pub fn first_up(draft: &mut Draft, at: At, lang: &Lang) -> Result<(), Refused> {
    let text = words(draft, at, lang)?;
    let (first, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
    up(draft, at, lang, (first, rest))
}

/// Moves the last paragraph of a place to the start of the place after.
pub fn last_down(draft: &mut Draft, at: At, lang: &Lang) -> Result<(), Refused> {
    let text = words(draft, at, lang)?;
    let (rest, last) = text.rsplit_once("\n\n").unwrap_or(("", &text));
    down(draft, at, lang, (rest, last))
}

/// Moves the words of a place before an offset to the end of the place before.
pub fn cut_up(draft: &mut Draft, at: At, lang: &Lang, offset: usize) -> Result<(), Refused> {
    let (first, second) = cut(&words(draft, at, lang)?, offset).ok_or(Refused::NotThere)?;
    if first.trim().is_empty() { Err(Refused::NoneThere) } else { up(draft, at, lang, (&first, &second)) }
}

/// Moves the words of a place after an offset to the start of the place after.
pub fn cut_down(draft: &mut Draft, at: At, lang: &Lang, offset: usize) -> Result<(), Refused> {
    let (first, second) = cut(&words(draft, at, lang)?, offset).ok_or(Refused::NotThere)?;
    if second.is_empty() { Err(Refused::NoneThere) } else { down(draft, at, lang, (&first, &second)) }
}

/// Moves the first of two parts of a place to the end of the place before.
fn up(draft: &mut Draft, at: At, lang: &Lang, (first, rest): (&str, &str)) -> Result<(), Refused> {
    let (places, row) = column(draft, at)?;
    let before = places[row.checked_sub(1).ok_or(Refused::AtEnd)?];
    let above = get(draft, before, lang).map_or_else(|| first.trim().to_owned(), |own| joined(&own, first));
    set(draft, before, lang, Some(&above))?;
    let rest = rest.trim_start();
    set(draft, at, lang, (!rest.is_empty()).then_some(rest))
}

/// Moves the second of two parts of a place to the start of the place after.
fn down(draft: &mut Draft, at: At, lang: &Lang, (rest, last): (&str, &str)) -> Result<(), Refused> {
    let (places, row) = column(draft, at)?;
    let after = *places.get(row + 1).ok_or(Refused::AtEnd)?;
    let below = get(draft, after, lang).map_or_else(|| last.trim().to_owned(), |own| joined(last, &own));
    set(draft, after, lang, Some(&below))?;
    let rest = rest.trim_end();
    set(draft, at, lang, (!rest.is_empty()).then_some(rest))
}

/// Exchanges the words of a place with those of the place before.
pub fn swap(draft: &mut Draft, at: At, lang: &Lang) -> Result<(), Refused> {
    let (places, row) = column(draft, at)?;
    let before = places[row.checked_sub(1).ok_or(Refused::AtEnd)?];
    let (own, other) = (get(draft, at, lang), get(draft, before, lang));
    own.as_ref().or(other.as_ref()).ok_or(Refused::Gap)?;
    set(draft, at, lang, other.as_deref())?;
    set(draft, before, lang, own.as_deref())
}

/// Moves the words of a place to another, before or after the words there.
pub fn move_text(draft: &mut Draft, at: At, to: At, (lang, before): (&Lang, bool)) -> Result<(), Refused> {
    draft.passage(to).ok_or(Refused::NotThere)?;
    if at == to {
        return Err(Refused::Unchanged);
    }
    let text = words(draft, at, lang)?;
    let text = match get(draft, to, lang) {
        Some(own) if before => joined(&text, &own),
        Some(own) => joined(&own, &text),
        None => text.to_string(),
    };
    set(draft, to, lang, Some(&text))?;
    set(draft, at, lang, None)
}

/// Distributes the words of the places from one on anew: see [`Command::Align`](crate::desk::Command::Align). Everything
/// above counts as confirmed.
pub fn align(draft: &mut Draft, at: At, lang: &Lang, to: &[usize], doubtful: &[usize]) -> Result<(), Refused> {
    let (places, row) = column(draft, at)?;
    let places = &places[row..];
    let texts: Vec<Rc<str>> = places.iter().filter_map(|place| get(draft, *place, lang)).collect();
    // No text is left out or comes before an earlier one.
    let is_whole = to.len() == texts.len() && to.is_sorted() && to.last().is_none_or(|last| *last < places.len());
    if !is_whole || lang == draft.original() {
        return Err(Refused::Invalid);
    }
    let mut new: Vec<Option<String>> = vec![None; places.len()];
    for (text, to) in texts.iter().zip(to) {
        new[*to] = Some(new[*to].take().map_or_else(|| text.to_string(), |own| joined(&own, text)));
    }
    let doubtful: HashSet<usize> = doubtful.iter().copied().collect();
    for (n, (place, text)) in places.iter().zip(new).enumerate() {
        let stays = get(draft, *place, lang).as_deref() == text.as_deref();
        set(draft, *place, lang, text.as_deref())?;
        let was_doubtful = draft.passage(*place).is_some_and(|passage| passage.doubtful.contains(lang));
        // What was doubtful for another reason remains so where it is.
        let is_doubtful = doubtful.contains(&n) || stays && was_doubtful;
        if is_doubtful != was_doubtful && draft.standing(*place, lang) != Standing::Confirmed {
            let doubtful = &mut passage_mut(draft, *place)?.doubtful;
            _ = if is_doubtful { doubtful.insert(lang.clone()) } else { doubtful.remove(lang) };
        }
    }
    remove_empty_rows(draft);
    confirm::confirm_above(draft, at, lang)
}
