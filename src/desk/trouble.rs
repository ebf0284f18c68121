//! What of a draft an editor should look at: what it lacks, and the problems of the check, each with its place and, where
//! a command can, with what mends it.

use std::rc::Rc;

use super::command::{At, Command};
use super::draft::Draft;
use super::find::Place;
use super::lack::{Lack, lacks};
use crate::interview::{Expected, Found, Lang, Problem};

/// Where something is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    Passage(At),
    Speaker(Rc<str>),
    Theme(Rc<str>),
    Glossary,
    Details,
}

/// What is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Lack(Lack),
    /// The same is wrong at each place.
    Problem(Problem),
}

/// Something to look at, with its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub what: What,
    /// Never empty.
    pub spots: Vec<Spot>,
    /// Something is wrong or missing that every interview should have. The others are only to be looked at.
    pub is_needed: bool,
    pub mend: Option<Command>,
}

/// Lists all that is to be looked at, most needed first, given the problems of the draft as a document
/// ([`crate::interview::review`]).
pub fn troubles(draft: &Draft, problems: &[Problem]) -> Vec<Trouble> {
    let mut troubles: Vec<Trouble> = lacks(draft).into_iter().map(|lack| of_lack(draft, lack)).collect();
    for problem in problems.iter().filter(|problem| !is_told(problem)) {
        let spot = spot(draft, &problem.pointer);
        let is_same = |trouble: &&mut Trouble| match &trouble.what {
            What::Problem(own) => (&own.expected, &own.found) == (&problem.expected, &problem.found),
            What::Lack(_) => false,
        };
        if let Some(same) = troubles.iter_mut().find(is_same) {
            same.spots.push(spot);
            continue;
        }
        let mend = mend(draft, problem, &spot);
        let is_needed = !problem.is_note();
        troubles.push(Trouble { what: What::Problem(problem.clone()), spots: vec![spot], is_needed, mend });
    }
    troubles.sort_by_key(|trouble| !trouble.is_needed);
    troubles
}

/// Returns whether [`lacks`] tells of a problem, or the desk mends it by itself.
pub fn is_told(problem: &Problem) -> bool {
    matches!(problem.expected, Expected::Title | Expected::OwnId | Expected::CurrentTranslation)
        || matches!((&problem.expected, &problem.found), (Expected::TextIn(_), Found::Nothing))
}

fn of_lack(draft: &Draft, lack: Lack) -> Trouble {
    let spots = match &lack {
        Lack::Withheld(_, places) => places.iter().map(|place| spot_of(draft, place)).collect(),
        Lack::Detail(_) | Lack::DetailIn(..) => vec![Spot::Details],
        Lack::Names(ids) => ids.iter().cloned().map(Spot::Speaker).collect(),
        Lack::NamesIn(_, names) => names.iter().map(|(id, _)| Spot::Speaker(id.clone())).collect(),
        Lack::ThemesIn(_, labels) => labels.iter().map(|(id, _)| Spot::Theme(id.clone())).collect(),
        Lack::Gaps(_, places) | Lack::Outdated(_, places) | Lack::Doubtful(_, places) => {
            places.iter().copied().map(Spot::Passage).collect()
        }
    };
    let is_needed = lack.is_needed();
    Trouble { what: What::Lack(lack), spots, is_needed, mend: None }
}

/// The spot of a place where words have been found.
fn spot_of(draft: &Draft, place: &Place) -> Spot {
    match place {
        Place::Passage(at, _) => Spot::Passage(*at),
        Place::Heading(turn, _) => Spot::Passage(At { turn: *turn, passage: 0 }),
        Place::Speaker(n) => Spot::Speaker(draft.speakers[*n].id.clone()),
        Place::Theme(n) => Spot::Theme(draft.themes[*n].id.clone()),
        Place::Term(_) => Spot::Glossary,
        Place::Detail(..) | Place::Plain(_) => Spot::Details,
    }
}

/// The place in a draft that a pointer into its document names. The document has no empty passages and turns.
pub fn spot(draft: &Draft, pointer: &str) -> Spot {
    let mut parts = pointer.split('/').skip(1);
    let (list, position) = (parts.next().unwrap_or_default(), parts.next().and_then(|part| part.parse().ok()));
    let Some(position): Option<usize> = position else { return Spot::Details };
    let has_words = |at: &At| draft.passage(*at).is_some_and(|passage| !passage.texts.is_empty());
    let found = match list {
        "turns" => {
            let mut turns: Vec<usize> = draft.places().filter(has_words).map(|at| at.turn).collect();
            turns.dedup();
            let passage = parts.next().filter(|part| *part == "passages").and(parts.next());
            let passage = passage.and_then(|part| part.parse().ok()).unwrap_or(0);
            let turn = turns.get(position).copied();
            let own = |turn| draft.places().filter(move |at| at.turn == turn).filter(has_words);
            turn.and_then(|turn| own(turn).nth(passage).or(Some(At { turn, passage: 0 }))).map(Spot::Passage)
        }
        "speakers" => draft.speakers.get(position).map(|speaker| Spot::Speaker(speaker.id.clone())),
        "themes" => draft.themes.get(position).map(|theme| Spot::Theme(theme.id.clone())),
        "glossary" => Some(Spot::Glossary),
        _ => None,
    };
    found.unwrap_or(Spot::Details)
}

/// The command that mends a problem.
fn mend(draft: &Draft, problem: &Problem, spot: &Spot) -> Option<Command> {
    match (&problem.found, spot) {
        (Found::Emphasis(words), Spot::Passage(at)) => retyped(draft, *at, |text| {
            text.contains(&**words).then(|| text.replacen(&**words, &words.replace('*', "\\*"), 1))
        }),
        (Found::Markup(signs), Spot::Passage(at)) if signs.starts_with('#') => retyped(draft, *at, |text| {
            let is_heading = |line: &str| line.trim_start().starts_with(&**signs);
            let plain = |line: &str| match is_heading(line) {
                true => line.trim_start().trim_start_matches('#').trim_start().to_owned(),
                false => line.to_owned(),
            };
            let lines: Vec<&str> = text.split('\n').collect();
            lines
                .iter()
                .any(|line| is_heading(line))
                .then(|| lines.into_iter().map(plain).collect::<Vec<_>>().join("\n"))
        }),
        (_, Spot::Speaker(speaker)) if problem.expected == Expected::Initials => {
            let lang = problem.pointer.rsplit('/').next().filter(|part| Lang::parse(part).is_some());
            let lang = lang.filter(|part| *part != "initials").unwrap_or(draft.original().as_str()).to_owned();
            Some(Command::Initials { speaker: speaker.to_string(), lang, text: String::new() })
        }
        _ => None,
    }
}

/// The words of a passage in the first language in which `change` changes them.
fn retyped(draft: &Draft, at: At, change: impl Fn(&str) -> Option<String>) -> Option<Command> {
    let passage = draft.passage(at)?;
    let (lang, text) = passage.texts.iter().find_map(|(lang, text)| Some((lang, change(text)?)))?;
    Some(Command::Type { at, lang: lang.as_str().to_owned(), text })
}

#[cfg(test)]
mod tests {
    use super::super::{apply, document, open};
    use super::*;
    use crate::interview;

    fn draft(json: &str) -> Draft {
        open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft
    }

    fn all(draft: &Draft) -> Vec<Trouble> {
        troubles(draft, &interview::review(&document(draft)).1)
    }

    const BARE: &str = r#"{"languages": ["en", "zh-Hans"], "speakers": [{"id": "A"}], "turns": [
        {"speaker": "A", "text": {"en": "One", "zh-Hans": "一"}},
        {"speaker": "A", "passages": [{"text": {"en": "Two"}}, {"text": {"en": "你*爹*的"}}]}]}"#;

    #[test]
    fn a_star_that_may_be_the_writers_is_escaped_where_it_stands() {
        let before = draft(BARE);
        let is_star = |trouble: &Trouble| matches!(&trouble.what, What::Problem(problem) if matches!(problem.found, Found::Emphasis(_)));
        let star = all(&before).into_iter().find(is_star).expect("a note");
        assert_eq!(star.spots, [Spot::Passage(At { turn: 1, passage: 1 })]);
        let after = apply(&before, &star.mend.expect("a command")).expect("mended");
        assert!(!all(&after).iter().any(is_star), "{after:?}");
    }
}
