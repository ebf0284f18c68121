//! A file that came back, passage by passage.

use std::collections::HashMap;
use std::rc::Rc;

use super::joined::parted;
use super::likeness::Bag;
use super::names::Names;
use super::seems::{self, Seems};
use super::sorted::Sorted;
use super::strays::{Stray, Why};
use super::{canonical, proof};
use crate::desk::{Draft, Journal};
use crate::import::proof::{Comment, Part, Proof, Returned};
use crate::interview::Lang;

/// A paragraph without its number is a passage if so much of it is alike.
pub(super) const ALIKE: f64 = 0.6;
/// A file is of another interview if fewer than one passage in so many is known here.
const FEW: usize = 10;

/// A file that came back, passage by passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    pub passages: Vec<Passage>,
    /// What belongs to no passage.
    pub strays: Vec<Stray>,
    /// How many passages were given out, and how many of them were found by their numbers.
    pub given: usize,
    pub by_number: usize,
    /// Whether the text as it was given out is known: otherwise what the editor has changed since then looks like a
    /// change of the interviewee.
    pub is_base_known: bool,
}

/// A passage in a language, as it was given out and as it came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub address: Rc<str>,
    pub lang: Lang,
    /// The number that the draft has for it now, if it was [followed](Matched::followed).
    pub label: Rc<str>,
    /// The number in the file.
    pub in_file: Rc<str>,
    pub base: Rc<str>,
    /// Empty if it was taken out.
    pub theirs: Rc<str>,
    /// The editor has split it where they have other words on both sides.
    pub runs_on: bool,
}

impl Matched {
    /// Reads a file that came back. `original`: the same file as it was before its recorded changes. `front`: what may
    /// stand above the text of a file that has lost its proof.
    ///
    /// # Errors
    /// What it seems to be, if hardly a passage of the draft is in it: then nothing is compared.
    pub fn of(journal: &Journal, returned: &Returned, original: &Returned, front: &[String]) -> Result<Matched, Seems> {
        let draft = journal.draft();
        let known = returned.proof.clone().filter(|proof| is_of(draft, proof));
        let is_base_known = known.is_some();
        let given = known.unwrap_or_else(|| present(draft, returned, front));
        let names = Names::of(journal, &given);
        let sorted = Sorted::of(&given, &returned.paragraphs, &names, is_base_known);
        let seems = || seems::of(draft, returned);
        if sorted.texts.iter().all(Option::is_none) {
            return Err(seems());
        }
        // A file in one language says nothing of the others.
        let is_there = |lang: &str| {
            let mut parts = given.parts.iter().zip(&sorted.texts);
            parts.any(|(part, texts)| *part.lang == *lang && texts.is_some())
        };
        let before = (!is_base_known).then(|| Sorted::of(&given, &original.paragraphs, &names, is_base_known));
        let base = |n: usize| match before.as_ref().map(|before| &before.texts[n]) {
            // What was recorded was changed since the file was made; of the rest nobody knows.
            Some(Some(text)) if sorted.texts[n].as_ref() != Some(text) => text.join("\n\n"),
            _ => given.parts[n].source.to_string(),
        };
        let passage = |(n, part): (usize, &Part)| {
            let theirs = sorted.texts[n].as_ref().map(|texts| texts.join("\n\n")).unwrap_or_default();
            Some(Passage {
                address: part.address.clone(),
                lang: Lang::parse(&part.lang)?,
                label: part.label.clone(),
                in_file: part.label.clone(),
                runs_on: false,
                base: canonical(&base(n)).into(),
                theirs: canonical(&theirs).into(),
            })
        };
        let parts = given.parts.iter().enumerate().filter(|(_, part)| is_there(&part.lang));
        let mut passages: Vec<Passage> = parts.clone().filter_map(passage).collect();
        if !is_base_known {
            parted(&mut passages);
        }
        let positions: HashMap<usize, usize> = parts.enumerate().map(|(at, (n, _))| (n, at)).collect();
        let comment = |one: &Comment| Stray {
            why: Why::Comment(one.author.clone()),
            text: one.words.clone(),
            words: one.words.clone(),
            after: one.paragraph.and_then(|n| *sorted.reached.get(n)?),
            earlier: Vec::new(),
        };
        let placed = |stray: Stray| Stray { after: stray.after.and_then(|n| positions.get(&n).copied()), ..stray };
        let strays = sorted.strays.iter().cloned().chain(returned.comments.iter().map(comment)).map(placed).collect();
        let matched = Matched { given: passages.len(), passages, strays, by_number: sorted.by_number, is_base_known };
        // Addresses and numbers alone are the same in many interviews, and so is a short question.
        let now = matched.followed(draft).passages;
        let known = now.iter().filter(|passage| is_known(draft, passage, is_base_known)).count();
        if known == 0 || known * FEW < now.len().min(returned.paragraphs.len()) {
            return Err(seems());
        }
        Ok(matched)
    }
}

/// Whether the draft has a passage with about the same words.
fn is_known(draft: &Draft, passage: &Passage, is_base_known: bool) -> bool {
    let at = draft.find_address(&passage.address).and_then(|at| draft.passage(at));
    let Some(own) = at.and_then(|own| own.texts.get(&passage.lang)) else { return false };
    let own = Bag::of(own);
    let is_alike = |text: &str| own.likeness(&Bag::of(text)) >= ALIKE;
    is_alike(&passage.theirs) || (is_base_known && is_alike(&passage.base))
}

/// Whether a proof is one of this interview.
fn is_of(draft: &Draft, proof: &Proof) -> bool {
    proof.parts.iter().any(|part| draft.find_address(&part.address).is_some())
}

/// The proof of the draft as it is now, in the languages that the file has.
fn present(draft: &Draft, returned: &Returned, front: &[String]) -> Proof {
    let mut all = proof(draft, &draft.languages, front.to_vec());
    let labels: Vec<&str> = returned.paragraphs.iter().filter_map(|one| one.label.as_deref()).collect();
    let is_there = |lang: &str| all.parts.iter().any(|part| *part.lang == *lang && labels.contains(&&*part.label));
    let langs: Vec<String> =
        draft.languages.iter().map(Lang::to_string).filter(|lang| labels.is_empty() || is_there(lang)).collect();
    all.parts.retain(|part| langs.iter().any(|lang| **lang == *part.lang));
    all
}
