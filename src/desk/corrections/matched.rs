//! Finds for each paragraph of a file that came back the passage that it is: by its number, or else by likeness.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::likeness::Bag;
use super::names::Names;
use super::seems::{self, Script, Seems};
use super::strays::{Stray, Why, rename};
use super::{canonical, proof};
use crate::desk::{Draft, Journal};
use crate::import::proof::{Paragraph, Part, Proof, Returned};
use crate::interview::Lang;

/// A paragraph without its number is a passage if so much of it is alike.
const ALIKE: f64 = 0.6;
/// A file is of another interview if fewer than one passage in so many is known here.
const FEW: usize = 10;

/// A file that came back, passage by passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    pub passages: Vec<Passage>,
    /// What belongs to no passage.
    pub strays: Vec<Stray>,
    /// How many passages were found by their numbers.
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

/// Where a paragraph goes.
enum To {
    Part(usize),
    Stray(Why),
    /// On to the new turn before it.
    Turn,
    /// It is what stands above the proof.
    Front,
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
        let sorted = Sorted::of(&given, &returned.paragraphs, &names);
        let seems = || seems::of(draft, returned);
        if sorted.texts.iter().all(Option::is_none) {
            return Err(seems());
        }
        // A file in one language says nothing of the others.
        let is_there = |lang: &str| {
            let mut parts = given.parts.iter().zip(&sorted.texts);
            parts.any(|(part, texts)| *part.lang == *lang && texts.is_some())
        };
        let before = (!is_base_known).then(|| Sorted::of(&given, &original.paragraphs, &names));
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
        let passages: Vec<Passage> = parts.clone().filter_map(passage).collect();
        let positions: HashMap<usize, usize> = parts.enumerate().map(|(at, (n, _))| (n, at)).collect();
        let comment = |(author, words): &(String, String)| Stray {
            why: Why::Comment(author.clone()),
            text: words.clone(),
            words: words.clone(),
            after: None,
            earlier: Vec::new(),
        };
        let placed = |stray: Stray| Stray { after: stray.after.and_then(|n| positions.get(&n).copied()), ..stray };
        let strays = sorted.strays.into_iter().map(placed).chain(returned.comments.iter().map(comment)).collect();
        let matched = Matched { passages, strays, by_number: sorted.by_number, is_base_known };
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

/// The paragraphs of a file, sorted to the parts of a proof.
struct Sorted {
    /// The paragraphs of each part; `None` if it is not in the file.
    texts: Vec<Option<Vec<String>>>,
    strays: Vec<Stray>,
    by_number: usize,
}

impl Sorted {
    fn of<'a>(given: &'a Proof, paragraphs: &[Paragraph], names: &Names) -> Sorted {
        let numbers: HashMap<&str, usize> = given.parts.iter().enumerate().map(|(n, one)| (&*one.label, n)).collect();
        let paragraphs = &apart(given, paragraphs);
        let numbered = |one: &Paragraph| one.label.as_deref().and_then(|label| numbers.get(label).copied());
        let mut texts: Vec<Option<Vec<String>>> = vec![None; given.parts.len()];
        let mut is_numbered = vec![false; given.parts.len()];
        paragraphs.iter().filter_map(numbered).for_each(|n| is_numbered[n] = true);
        let paragraphs_of = |part: &'a Part| part.source.split("\n\n").map(Bag::of).collect();
        let bags: Vec<Vec<Bag>> = given.parts.iter().map(paragraphs_of).collect();
        let (mut strays, mut by_number, mut last): (Vec<Stray>, _, _) = (Vec::new(), 0, None);
        // How many of the last strays are new turns after the same passage, without a passage between.
        let mut new_turns = 0;
        let mut renames: Vec<Stray> = Vec::new();
        for one in paragraphs {
            let number = numbered(one);
            let to = match number.filter(|n| texts[*n].is_none()) {
                Some(n) => {
                    by_number += 1;
                    To::Part(n)
                }
                None => {
                    let is_free = |n: usize| !is_numbered[n] && texts[n].is_none();
                    unnumbered(given, one, number, (last, new_turns > 0), is_free, names, &bags)
                }
            };
            match to {
                To::Part(n) => {
                    // A label that names another passage, or none, belongs to the words.
                    let is_own = one.label.is_none() || (number == Some(n) && texts[n].is_none());
                    let renamed = one
                        .bold_name()
                        .filter(|name| is_own && texts[n].is_none() && names.is_renamed(n, &given.parts[n], name));
                    let text = match renamed {
                        Some(name) => {
                            rename(&mut renames, &given.parts[n], name);
                            one.source_after_name()
                        }
                        None if is_own => one.source(|name| names.has(n, name)),
                        None => one.whole(),
                    };
                    texts[n].get_or_insert_default().push(text);
                    (last, new_turns) = (Some(n), 0);
                }
                To::Turn => {
                    let turn = strays.last_mut().expect("a turn before it");
                    for (own, more) in [(&mut turn.text, one.whole()), (&mut turn.words, one.whole())] {
                        own.push_str("\n\n");
                        own.push_str(&more);
                    }
                }
                To::Stray(why) => {
                    let earlier = strays[strays.len() - new_turns..].iter().map(|turn| turn.words.clone()).collect();
                    new_turns = if matches!(why, Why::Speaks(_)) { new_turns + 1 } else { 0 };
                    strays.push(Stray {
                        after: match why {
                            Why::Twice(_) => number,
                            Why::Language(_) => None,
                            _ => last,
                        },
                        why,
                        text: one.whole(),
                        words: words_of(one, names),
                        earlier,
                    })
                }
                To::Front => {}
            }
        }
        strays.append(&mut renames);
        Sorted { texts, strays, by_number }
    }
}

/// The paragraphs of a file. Where one was joined to the one before, its number stands within the words: it begins there,
/// unless the words that were given out have such a number, or another paragraph begins with it.
fn apart(given: &Proof, paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    let begin: HashSet<&str> = paragraphs.iter().filter_map(|one| one.label.as_deref()).collect();
    let is_quoted = |label: &str| given.parts.iter().any(|part| part.source.contains(&format!("[{label}]")));
    let labels = given.parts.iter().map(|part| &*part.label);
    let joined: HashSet<&str> = labels.filter(|label| !begin.contains(label) && !is_quoted(label)).collect();
    paragraphs.iter().flat_map(|one| one.apart(|label| joined.contains(label))).collect()
}

/// The words of a paragraph without its label, and without what stands there as the name of a speaker.
fn words_of(one: &Paragraph, names: &Names) -> String {
    match one.bold_name() {
        Some(_) => one.source_after_name(),
        None => one.source(|name| names.has_any(name)),
    }
}

/// Where a paragraph goes that no free number names: to the passage that it is like, or else on to the one before.
fn unnumbered(
    given: &Proof,
    one: &Paragraph,
    number: Option<usize>,
    (last, is_after_turn): (Option<usize>, bool),
    is_free: impl Fn(usize) -> bool,
    names: &Names,
    bags: &[Vec<Bag>],
) -> To {
    if last.is_none() && given.front.iter().any(|front| spaced(front) == spaced(one.text())) {
        return To::Front;
    }
    let text = one.source(|name| names.has_any(name));
    let bag = Bag::of(&text);
    let likeness = |n: usize| bags[n].iter().map(|one| one.likeness(&bag)).fold(0.0, f64::max);
    let alike = (0..bags.len()).filter(|n| is_free(*n)).map(|n| (n, likeness(n)));
    let best = alike.filter(|(_, alike)| *alike >= ALIKE).max_by(|one, two| one.1.total_cmp(&two.1));
    if let Some((n, _)) = best {
        return To::Part(n);
    }
    // Somebody begins to speak: that is the next passage, whatever became of its words, unless new turns stand there.
    let next = last.map_or(0, |n| n + 1);
    let fits = |part: &Part| Script::of(&text).is_none_or(|script| script.fits(&part.lang));
    let begins = number.is_none() && given.parts.get(next).is_some_and(|part| !part.speaker.is_empty() && fits(part));
    if begins && !is_after_turn && is_free(next) && one.name().is_some_and(|name| names.has(next, name)) {
        return To::Part(next);
    }
    // Brackets may also stand in the text.
    let is_own = last.is_some_and(|n| given.parts[n].source.contains(one.text()));
    match (&one.label, number, last) {
        (Some(label), Some(_), _) => To::Stray(Why::Twice(label.clone())),
        (Some(label), None, _) if !is_own => To::Stray(Why::NoSuchNumber(label.clone())),
        (_, _, None) => To::Stray(Why::Above),
        (_, _, Some(n)) if is_own => To::Part(n),
        (_, _, Some(n)) => further(given, one, (n, is_after_turn), names),
    }
}

/// Where a new paragraph goes after the part `n`, or after a new turn that follows it: on to it, unless somebody else says
/// it, or it is in another language.
fn further(given: &Proof, one: &Paragraph, (n, is_after_turn): (usize, bool), names: &Names) -> To {
    let named = one.name().filter(|name| names.has_any(name));
    let other = one.bold_name().or(named).filter(|name| is_after_turn || !names.has(n, name));
    if let Some(name) = other {
        return To::Stray(Why::Speaks(name.to_owned()));
    }
    let part = &given.parts[n];
    let script = Script::of(one.text());
    if script.is_none_or(|script| script.fits(&part.lang)) {
        return if is_after_turn { To::Turn } else { To::Part(n) };
    }
    let is_other = |other: &Part| other.address == part.address && script.is_some_and(|one| one.fits(&other.lang));
    match given.parts.iter().position(is_other) {
        Some(other) => To::Part(other),
        None => To::Stray(Why::Language(part.label.to_string())),
    }
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
