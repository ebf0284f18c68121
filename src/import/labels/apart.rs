//! Names without a colon that are set apart from the words in the same way all through a text: `[Name]words`, or by a tab or
//! a wide space.

use std::collections::BTreeMap;

use super::super::model::{Line, LineKind};
use super::candidate::{Candidate, Form, opening, skip, trimmed};
use super::evidence::key;
use super::{Item, Shape, shape};

const SPACES: [char; 4] = [' ', '\t', '\u{a0}', '\u{3000}'];

#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Brackets,
    Tab,
    WideSpace,
}

/// Labels lines if names are set apart so in most of them, and at least two names recur: other words in brackets are
/// remarks.
pub fn label(items: &mut [Item]) {
    for by in [By::Brackets, By::Tab, By::WideSpace] {
        let found: Vec<(usize, Candidate)> =
            items.iter().enumerate().filter_map(|(n, item)| Some((n, name(&item.line, by)?))).collect();
        let Some((first, _)) = found.first() else { continue };
        let is_words = |item: &&Item| matches!(item.line.kind, LineKind::Words | LineKind::Quote);
        let lines = items[*first..].iter().filter(is_words).count();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for (n, found) in &found {
            *counts.entry(key(&items[*n].line.text[found.name.clone()])).or_default() += 1;
        }
        let recur = counts.values().filter(|count| **count >= 2);
        let (names, turns) = recur.fold((0, 0), |(names, turns), count| (names + 1, turns + count));
        let is_most = if by == By::Brackets { found.len() * 3 >= lines * 2 } else { found.len() * 2 >= lines };
        // A space may stand within names before a colon: 记　者：
        let has_colon = |item: &Item| item.label.as_ref().is_some_and(|label| label.form == Form::Colon);
        let colons = found.iter().filter(|(n, _)| has_colon(&items[*n])).count();
        let is_within = by != By::Brackets && colons * 2 > found.len();
        if names < 2 || turns < 4 || !is_most || is_within {
            continue;
        }
        for (n, found) in found {
            let label = items[n].label.as_ref();
            if label.is_none_or(|label| label.form == Form::Alone || label.name.end > found.end) {
                items[n].label = Some(found);
            }
        }
    }
}

/// The name at the beginning of a line that is set apart in a way, with words behind it.
fn name(line: &Line, by: By) -> Option<Candidate> {
    let text = &*line.text;
    let (mut found, start) = opening(text);
    if !matches!(line.kind, LineKind::Words | LineKind::Quote) || !found.times.is_empty() {
        return None;
    }
    let (name, end) = match by {
        By::Brackets => {
            let inside = text[start..].strip_prefix('[')?;
            let close = start + 1 + inside.find(']')?;
            (start + 1..close, close + 1)
        }
        By::Tab => (start..start + text[start..].find('\t')?, start + text[start..].find('\t')?),
        By::WideSpace => (start..start + text[start..].find('\u{3000}')?, start + text[start..].find('\u{3000}')?),
    };
    found.name = trimmed(text, name);
    found.end = skip(text, end, &SPACES);
    let name = &text[found.name.clone()];
    found.shape = shape(name);
    let is_name = found.shape >= Shape::Firm && name.chars().count() <= 20;
    // A link follows its words in brackets.
    (is_name && found.end < text.len() && !text[found.end..].starts_with(['(', '[', '：', ':'])).then_some(found)
}
