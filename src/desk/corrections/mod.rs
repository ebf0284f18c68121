//! Corrections: a proof of the text goes to the interviewee, the corrected file comes back, and what changed is taken or
//! left, passage by passage.
//!
//! ```text
//! Draft → proof() → a Word file → the interviewee → import::proof::read → Returned ─┐
//!                                                                Draft ─────────────┴→ Matched → differences()
//! ```
//!
//! [`Matched`] is made once, when the file comes back: it has each passage as it was given out and as it came back, and
//! names what belongs to no passage. [`differences()`] compares it with the draft as it is now, cut where the draft is cut
//! ([`Matched::followed`]), so that what is taken, split, joined or undone needs no account of its own. Nothing enters the
//! text but by a command ([`Difference::take`]).

mod aligned;
mod boundaries;
mod compare;
mod joined;
mod likeness;
mod matched;
mod merge;
mod names;
mod seems;
mod sorted;
mod strays;
mod words;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

pub use compare::{Decision, Difference, Gist, Kind, Standing, Unfinished, differences, take_all};
pub use matched::{Matched, Passage};
pub use merge::merged;
pub use seems::Seems;
pub use strays::{Renamed, Stray, Why};
pub use words::{Piece, Was, diff};

use super::{Draft, document};
use crate::import::proof::{Part, Proof, source_of};
use crate::interview::{self, Lang, Mark, MarkKind};

#[cfg(test)]
mod tests;

/// Returns the text of a draft in these languages as a proof. `front` stands above it.
pub fn proof(draft: &Draft, langs: &[Lang], front: Vec<String>) -> Proof {
    let (interview, _) = interview::review(&document(draft));
    let numbers: HashMap<&str, &str> = interview.passages().map(|one| (&*one.id, &*one.number)).collect();
    let mut parts: Vec<Part> = Vec::new();
    let mut taken: HashSet<Rc<str>> = HashSet::new();
    for (n, at) in draft.places().enumerate() {
        let turn = &draft.turns[at.turn];
        let address = turn.address(at.passage);
        // Some have no number of their own.
        let number = numbers.get(&*address).map_or_else(|| format!("0.{}", n + 1), |number| (*number).to_owned());
        for lang in langs {
            let Some(source) = turn.passages[at.passage].texts.get(lang) else { continue };
            let speaker = turn.speaker.as_ref().filter(|_| at.passage == 0).and_then(|id| draft.speaker(id));
            let name = speaker.and_then(|speaker| speaker.name.best(std::iter::once(lang).chain(&draft.languages)));
            let colon = if lang.is_chinese() { "：" } else { ": " };
            parts.push(Part {
                label: unique(label(draft, &number, lang), &mut taken),
                address: address.clone(),
                lang: lang.as_str().into(),
                speaker: name.map(|name| format!("{name}{colon}")).unwrap_or_default().into(),
                source: canonical(source).into(),
            });
        }
    }
    Proof { front, parts }
}

/// A label that no other passage has.
fn unique(label: Rc<str>, taken: &mut HashSet<Rc<str>>) -> Rc<str> {
    let others = (2..).map(|n| format!("{label} ({n})").into());
    let free = std::iter::once(label.clone()).chain(others).find(|label| taken.insert(label.clone()));
    free.expect("one number is free")
}

/// What stands before a passage: its number, and for a translation its language.
fn label(draft: &Draft, number: &str, lang: &Lang) -> Rc<str> {
    if draft.original() == lang {
        return number.into();
    }
    let is_alone = draft.languages.iter().filter(|other| other.primary() == lang.primary()).count() == 1;
    let tag = if is_alone { lang.primary() } else { lang.as_str() };
    format!("{number} {}", tag.to_uppercase()).into()
}

/// A source in the one form that all sources with the same words and marks have.
pub(super) fn canonical(source: &str) -> String {
    let kept = |c: &char| (!c.is_control() || *c == '\n' || *c == '\t') && *c != '\u{ad}';
    let source: Rc<str> = source.chars().filter(kept).collect::<String>().into();
    // The import takes no link with brackets in its address.
    let mark = |mark: &Mark| match &mark.kind {
        MarkKind::Link(address) => {
            let address = address.replace('(', "%28").replace(')', "%29");
            Mark { kind: MarkKind::Link(address.into()), ..mark.clone() }
        }
        _ => mark.clone(),
    };
    let written = |one: &interview::Paragraph| source_of(one.text.to_string(), one.marks.iter().map(mark).collect());
    interview::paragraphs(&source).iter().map(written).collect::<Vec<_>>().join("\n\n")
}
