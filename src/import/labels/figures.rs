//! Labels that end with a figure, before words that begin with one: `P1:1998`, `发言人1：12个人`. A single one may be a ratio.

use std::collections::{BTreeMap, BTreeSet};

use super::super::label_words::{plain_name, unnumbered};
use super::candidate::{self, Candidate, Form};
use super::{Item, Shape};

/// Labels such lines if a label of the same series begins other lines: `P2: Yes`, or again and again such lines.
pub fn label(items: &mut [Item]) {
    let may_be = |item: &Item, found: &Candidate| {
        item.label.as_ref().is_none_or(|label| label.form == Form::Alone || label.name.end > found.end)
    };
    let found = |item: &Item| candidate::before_figure(&item.line).filter(|found| may_be(item, found));
    let found: Vec<(usize, Candidate)> =
        items.iter().enumerate().filter_map(|(n, item)| Some((n, found(item)?))).collect();
    if found.is_empty() {
        return;
    }
    let others: BTreeSet<String> = items.iter().filter_map(series_of).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (n, label) in &found {
        *counts.entry(series(&items[*n].line.text[label.name.clone()])).or_default() += 1;
    }
    for (n, label) in found {
        let name = &items[n].line.text[label.name.clone()];
        let series = series(name);
        let is_part = label.shape == Shape::Known;
        let is_close = is_part || !name.contains(char::is_whitespace);
        let recurs = counts[&series] > 1 && (is_part || is_code(name));
        if is_close && (others.contains(&series) || recurs) {
            items[n].label = Some(label);
        }
    }
}

fn series(name: &str) -> String {
    unnumbered(&plain_name(name)).to_owned()
}

/// The series of a label with a number that certainly is one: `发言人` of `发言人1：您好`.
fn series_of(item: &Item) -> Option<String> {
    let label = item.label.as_ref().filter(|label| matches!(label.form, Form::Colon | Form::Bold))?;
    let name = &item.line.text[label.name.clone()];
    (label.shape >= Shape::Firm && name.ends_with(|c: char| c.is_ascii_digit())).then(|| series(name))
}

/// Whether a name is a code for a participant: one or two capitals and a number. Times of the day are written like it.
fn is_code(name: &str) -> bool {
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (1..=2).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && !matches!(letters, "AM" | "PM")
}
