//! Where something in a draft is to be looked at.

use std::rc::Rc;

use serde::Serialize;

use super::command::At;
use super::detail::Field;
use super::draft::Draft;
use super::find::Place;
use super::lack::Lack;
use crate::interview::Lang;

/// Where something is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Spot {
    Passage(At),
    /// The heading of a question, by the first passage under it.
    Heading(At),
    Speaker(Named),
    Theme(Named),
    Glossary,
    /// What the interview says about itself, and the detail, in one language or in any.
    Details(Option<(Field, Option<Lang>)>),
}

/// A speaker or a theme, and the text of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    pub id: Rc<str>,
    pub text: Option<(OwnText, Lang)>,
}

/// What a speaker or a theme has in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnText {
    Name,
    Initials,
    About,
}

impl Named {
    fn name(id: &Rc<str>, lang: &Lang) -> Named {
        Named { id: id.clone(), text: Some((OwnText::Name, lang.clone())) }
    }

    fn whole(id: &Rc<str>) -> Named {
        Named { id: id.clone(), text: None }
    }
}

impl Spot {
    /// The passage that it is in, or that it is the heading of.
    pub fn passage(&self) -> Option<At> {
        match self {
            Spot::Passage(at) | Spot::Heading(at) => Some(*at),
            _ => None,
        }
    }

    /// Whether both are passages, or headings, or the same.
    pub(super) fn is_like(&self, other: &Spot) -> bool {
        let is_kind =
            matches!((self, other), (Spot::Passage(_), Spot::Passage(_)) | (Spot::Heading(_), Spot::Heading(_)));
        is_kind || self == other
    }
}

impl Lack {
    /// Where to put it in: never empty.
    pub fn spots(&self, draft: &Draft) -> Vec<Spot> {
        match self {
            Lack::Withheld(_, places) | Lack::Traces(_, places) => {
                places.iter().map(|place| of_place(draft, place)).collect()
            }
            Lack::Detail(field) => vec![Spot::Details(Some((*field, None)))],
            Lack::DetailIn(lang, field) => vec![Spot::Details(Some((*field, Some(lang.clone()))))],
            Lack::Namesakes(_, ids) => ids.iter().map(|id| Spot::Speaker(Named::whole(id))).collect(),
            Lack::SameThemes(_, ids) => ids.iter().map(|id| Spot::Theme(Named::whole(id))).collect(),
            Lack::Names(ids) => ids.iter().map(|id| Spot::Speaker(Named::name(id, draft.original()))).collect(),
            Lack::NamesIn(lang, names) => names.iter().map(|(id, _)| Spot::Speaker(Named::name(id, lang))).collect(),
            Lack::ThemesIn(lang, labels) => labels.iter().map(|(id, _)| Spot::Theme(Named::name(id, lang))).collect(),
            Lack::Empty(places) | Lack::Gaps(_, places) | Lack::Outdated(_, places) | Lack::Doubtful(_, places) => {
                places.iter().copied().map(Spot::Passage).collect()
            }
        }
    }
}

/// The spot of a place where words have been found.
fn of_place(draft: &Draft, place: &Place) -> Spot {
    match place {
        Place::Passage(at, _) => Spot::Passage(*at),
        Place::Heading(turn, _) => Spot::Heading(At { turn: *turn, passage: 0 }),
        Place::Speaker(n) => Spot::Speaker(Named::whole(&draft.speakers[*n].id)),
        Place::Theme(n) => Spot::Theme(Named::whole(&draft.themes[*n].id)),
        Place::Term(_) => Spot::Glossary,
        Place::Detail(field, lang) => Spot::Details(Some((*field, Some(lang.clone())))),
        Place::Plain(_) | Place::Extra | Place::Note => Spot::Details(None),
    }
}

/// The place in a draft that a pointer into its document names. The document has no empty passages and turns.
pub fn spot(draft: &Draft, pointer: &str) -> Spot {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    let part = |n: usize| parts.get(n).copied().unwrap_or_default();
    let Ok(position) = part(1).parse::<usize>() else { return detail(part(0), part(1)) };
    let text = || {
        let text = match part(2) {
            "name" | "label" => OwnText::Name,
            "initials" => OwnText::Initials,
            "about" => OwnText::About,
            _ => return None,
        };
        Some((text, Lang::parse(part(3)).unwrap_or_else(|| draft.original().clone())))
    };
    let found = match part(0) {
        "turns" => passage(draft, position, &parts[2..]),
        "speakers" => draft.speakers.get(position).map(|own| Spot::Speaker(Named { id: own.id.clone(), text: text() })),
        "themes" => draft.themes.get(position).map(|own| Spot::Theme(Named { id: own.id.clone(), text: text() })),
        "glossary" => Some(Spot::Glossary),
        _ => None,
    };
    found.unwrap_or(Spot::Details(None))
}

/// A detail by its key in the document, in a language.
fn detail(key: &str, tag: &str) -> Spot {
    let field = match key {
        "title" => Field::Title,
        "summary" => Field::Summary,
        "place" => Field::Place,
        "category" => Field::Category,
        "date" => Field::Date,
        _ => return Spot::Details(None),
    };
    Spot::Details(Some((field, Lang::parse(tag))))
}

/// What a pointer names in a turn, by the turn's position and what follows that.
fn passage(draft: &Draft, position: usize, rest: &[&str]) -> Option<Spot> {
    let has_words = |at: &At| draft.passage(*at).is_some_and(|passage| !passage.texts.is_empty());
    let mut turns: Vec<usize> = draft.places().filter(has_words).map(|at| at.turn).collect();
    turns.dedup();
    let turn = *turns.get(position)?;
    let first = At { turn, passage: 0 };
    let passage = match rest {
        ["heading", ..] => return Some(Spot::Heading(first)),
        ["passages", passage, ..] => passage.parse().unwrap_or(0),
        _ => 0,
    };
    let mut own = draft.places().filter(|at| at.turn == turn).filter(has_words);
    Some(Spot::Passage(own.nth(passage).unwrap_or(first)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_names_a_text_in_its_language() {
        let json = r#"{"languages": ["en", "zh-Hans"], "speakers": [{"id": "A"}], "themes": [{"id": "law", "label": "Law"}],
            "turns": [{"speaker": "A", "heading": {"en": "Lending"}, "text": {"en": "One", "zh-Hans": "一"}}]}"#;
        let draft = super::super::open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft;
        let (en, zh) = (Lang::parse("en").expect("a tag"), Lang::parse("zh-Hans").expect("a tag"));
        let named = |id: &str, text| Named { id: id.into(), text };
        let first = At { turn: 0, passage: 0 };
        for (pointer, expected) in [
            ("/speakers/0/name/zh-Hans", Spot::Speaker(named("A", Some((OwnText::Name, zh.clone()))))),
            ("/speakers/0/role", Spot::Speaker(named("A", None))),
            ("/themes/0/label", Spot::Theme(named("law", Some((OwnText::Name, en))))),
            ("/turns/0/heading/en", Spot::Heading(first)),
            ("/turns/0/text/zh-Hans", Spot::Passage(first)),
            ("/title/zh-Hans", Spot::Details(Some((Field::Title, Some(zh))))),
            ("/themes/7/label", Spot::Details(None)),
        ] {
            assert_eq!(spot(&draft, pointer), expected, "{pointer}");
        }
    }
}
