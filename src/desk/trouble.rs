//! What of a draft an editor should look at: what it lacks, and the problems of the check, each with its place and, where
//! a command can, with what mends it.

use super::command::{At, Command};
use super::draft::Draft;
use super::lack::{Lack, lacks};
use super::spot::{Named, OwnText, Spot, spot};
use crate::interview::{Expected, Found, Lang, Problem};

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

impl Trouble {
    /// The translation to show beside the original at one of its places.
    pub fn translation<'a>(&'a self, draft: &'a Draft, spot: &Spot) -> Option<&'a Lang> {
        match &self.what {
            What::Lack(lack) => lack.translation(draft, spot.passage()?),
            What::Problem(_) => None,
        }
    }
}

/// Lists all that is to be looked at, most needed first, given the problems of the draft as a document
/// ([`crate::interview::review`]).
pub fn troubles(draft: &Draft, problems: &[Problem]) -> Vec<Trouble> {
    let mut troubles: Vec<Trouble> = lacks(draft).into_iter().map(|lack| of_lack(draft, lack)).collect();
    for problem in problems.iter().filter(|problem| !is_told(problem)) {
        let spot = spot(draft, &problem.pointer);
        let is_told_there = |trouble: &&mut Trouble| match &trouble.what {
            What::Problem(own) => is_same((own, &trouble.spots[0]), (problem, &spot)),
            What::Lack(_) => false,
        };
        if let Some(same) = troubles.iter_mut().find(is_told_there) {
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

/// Returns whether two problems, each with its place, are shown as one. A text in a wrong language is named, so it is shown
/// alone; passages are shown together.
pub fn is_same((one, at): (&Problem, &Spot), (other, there): (&Problem, &Spot)) -> bool {
    let is_named = matches!(one.expected, Expected::TextIn(_));
    (&one.expected, &one.found) == (&other.expected, &other.found) && (!is_named || at.is_like(there))
}

/// Returns whether [`lacks`] tells of a problem, or the desk mends it by itself.
pub fn is_told(problem: &Problem) -> bool {
    matches!(problem.expected, Expected::Title | Expected::OwnId | Expected::CurrentTranslation)
        || matches!((&problem.expected, &problem.found), (Expected::TextIn(_), Found::Nothing))
}

fn of_lack(draft: &Draft, lack: Lack) -> Trouble {
    Trouble { spots: lack.spots(draft), is_needed: lack.is_needed(), what: What::Lack(lack), mend: None }
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
        (_, Spot::Speaker(Named { id, text: Some((OwnText::Initials, lang)) }))
            if problem.expected == Expected::Initials =>
        {
            let lang = lang.as_str().to_owned();
            Some(Command::Initials { speaker: id.to_string(), lang, text: String::new() })
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
    use crate::desk::At;
    use crate::interview;

    fn draft(json: &str) -> Draft {
        open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft
    }

    const EXCHANGED: &str = r#"{"languages": ["en", "zh-Hans"], "speakers": [
        {"id": "A", "name": {"en": "Ruth"}}, {"id": "B"}, {"id": "C", "name": {"en": "Jo"}}],
        "themes": [{"id": "law", "label": {"en": "法律", "zh-Hans": "Law"}}, {"id": "work", "label": {"en": "工作", "zh-Hans": "Work"}}],
        "turns": [{"speaker": "C", "text": {"en": "One", "zh-Hans": "一"}}, {"speaker": "A", "text": {"en": "二", "zh-Hans": "Two"}},
        {"speaker": "A", "text": {"en": "Three", "zh-Hans": "三"}}, {"speaker": "A", "text": {"en": "四", "zh-Hans": "Four"}},
        {"speaker": "A", "text": {"en": "Five", "zh-Hans": "五"}}, {"speaker": "A", "text": {"en": "Six", "zh-Hans": "六"}}]}"#;

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).expect("a tag")
    }

    fn name(id: &str, tag: &str) -> Named {
        Named { id: id.into(), text: Some((OwnText::Name, lang(tag))) }
    }

    #[test]
    fn words_in_a_wrong_language_are_told_of_each_theme_and_together_of_passages() {
        let all = all(&draft(EXCHANGED));
        let is_english = |trouble: &&Trouble| matches!(&trouble.what, What::Problem(one) if one.expected == Expected::TextIn("en".into()));
        let spots: Vec<&[Spot]> = all.iter().filter(is_english).map(|trouble| &*trouble.spots).collect();
        let at = |turn| Spot::Passage(At { turn, passage: 0 });
        assert_eq!(spots, [&[Spot::Theme(name("law", "en"))][..], &[Spot::Theme(name("work", "en"))], &[at(1), at(3)]]);
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
