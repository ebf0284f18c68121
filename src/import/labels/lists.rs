//! Items of lists within the words of somebody: `1. Money: …`, `- Incremental: …`. What stands before their colons is no
//! speaker.

use std::collections::{BTreeMap, BTreeSet};

use super::super::model::LineKind;
use super::candidate::{Candidate, Form};
use super::evidence::key;
use super::marker::{Marker, marker};
use super::{Item, Shape};

/// Takes the labels from items that follow one another while nobody else speaks. A label that recurs outside of lists
/// stays, and all do if the turns themselves are numbered or have dashes.
pub fn unlabel(items: &mut [Item]) {
    let marks = |marker: Marker| items.iter().filter(|item| mark(item) == Some(marker)).count();
    let kinds = [Marker::Number, Marker::Bullet].into_iter().filter(|kind| marks(*kind) >= 2);
    let kinds: Vec<Marker> = kinds.filter(|kind| !are_turns(items, *kind)).collect();
    if kinds.is_empty() {
        return;
    }
    let speakers = recurring(items);
    let is_speaker = |item: &Item, label: &Candidate| {
        label.shape == Shape::Known || speakers.contains(&key(&item.line.text[label.name.clone()]))
    };
    for kind in kinds {
        let mut run: Vec<usize> = Vec::new();
        let mut listed: Vec<usize> = Vec::new();
        let mut close = |run: &mut Vec<usize>| {
            if run.len() >= 2 {
                listed.append(run);
            }
            run.clear();
        };
        for (n, item) in items.iter().enumerate() {
            if item.label.as_ref().is_some_and(|label| label.form != Form::Alone && is_speaker(item, label)) {
                close(&mut run);
            } else if mark(item) == Some(kind) {
                run.push(n);
            }
            if item.within.iter().any(|label| is_speaker(item, label)) {
                close(&mut run);
            }
        }
        close(&mut run);
        for n in listed {
            let form = items[n].label.as_ref().map(|label| label.form);
            if matches!(form, Some(Form::Colon | Form::Bold)) {
                items[n].label = None;
            }
        }
    }
}

fn mark(item: &Item) -> Option<Marker> {
    let is_words = matches!(item.line.kind, LineKind::Words | LineKind::Quote);
    marker(&item.line.text).1.filter(|_| is_words)
}

/// The labels that begin lines, with the mark before each.
fn labels(items: &[Item]) -> impl Iterator<Item = (String, Option<Marker>)> {
    items.iter().filter_map(|item| {
        let label = item.label.as_ref().filter(|label| label.shape >= Shape::Firm)?;
        let is_label = matches!(label.form, Form::Colon | Form::Bold | Form::Timed);
        is_label.then(|| (key(&item.line.text[label.name.clone()]), mark(item)))
    })
}

/// Whether most labels that recur have a mark before them.
fn are_turns(items: &[Item], marker: Marker) -> bool {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (name, mark) in labels(items) {
        let (all, marked) = counts.entry(name).or_default();
        *all += 1;
        *marked += usize::from(mark == Some(marker));
    }
    let again = counts.values().filter(|(all, _)| *all >= 2);
    let (all, marked) = again.fold((0, 0), |(all, marked), one| (all + one.0, marked + one.1));
    marked * 2 > all
}

/// The names that recur without a mark before them, or behind the end of a sentence.
fn recurring(items: &[Item]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let within = items.iter().flat_map(|item| item.within.iter().map(|label| key(&item.line.text[label.name.clone()])));
    let plain = labels(items).filter(|(_, mark)| mark.is_none()).map(|(name, _)| name);
    for name in plain.chain(within) {
        *counts.entry(name).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= 2).map(|(name, _)| name).collect()
}
