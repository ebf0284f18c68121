//! What an interview still lacks: the one rule of it, for the details, the problems and the site.

use std::rc::Rc;

use super::command::At;
use super::detail::{Field, PlainField};
use super::draft::{Draft, Speaker, Texts};
use super::find::{Found, Place};
use super::mentions::still_standing;
use super::namesakes;
use super::pairs::Standing;
use super::traces::Traces;
use crate::interview::{Lang, is_han};

/// What an interview still lacks, or has too much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Words that must not be published, and the places where they stand: no site is built with them.
    Withheld(Rc<str>, Vec<Place>),
    /// Words that must not be published, and the places where something else still tells them, such as the sounds of a
    /// Chinese name.
    Traces(Rc<str>, Vec<Place>),
    /// A detail that a citation needs.
    Detail(Field),
    /// Speakers with turns who have no name but the label of the file: their ids.
    Names(Vec<Rc<str>>),
    /// A name that several speakers have: their ids.
    Namesakes(Rc<str>, Vec<Rc<str>>),
    /// A name that several themes have: their ids.
    SameThemes(Rc<str>, Vec<Rc<str>>),
    /// A detail that is given in another language only.
    DetailIn(Lang, Field),
    /// Speakers with turns whose name readers of a language could not read: their ids, and the names that they have.
    NamesIn(Lang, Vec<(Rc<str>, Texts)>),
    /// Themes that have a label, but none in a language: their ids, and the labels that they have.
    ThemesIn(Lang, Vec<(Rc<str>, Texts)>),
    /// Passages that have no words in any language: a file leaves them out.
    Empty(Vec<At>),
    /// Passages that have no words in a language, though nobody has said that this is meant.
    Gaps(Lang, Vec<At>),
    /// Passages whose original was changed after their translation into a language.
    Outdated(Lang, Vec<At>),
    /// Passages whose translation into a language may belong elsewhere, for all that the import could tell.
    Doubtful(Lang, Vec<At>),
}

/// What is words, not names: each language needs its own.
const IN_WORDS: [Field; 5] = [Field::Title, Field::Summary, Field::Date, Field::Place, Field::Category];

impl Field {
    /// Returns whether a citation needs it. It also needs the names of those who speak.
    pub fn is_needed(self) -> bool {
        matches!(self, Field::Title | Field::Date | Field::Holder)
    }
}

impl Lack {
    /// Returns whether a citation or the publication needs it. The others are only to be looked at.
    pub fn is_needed(&self) -> bool {
        matches!(self, Lack::Withheld(..) | Lack::Detail(_) | Lack::Names(_))
    }

    /// The translation to show beside the original at one of its places. A gap in the original is looked at beside the words
    /// that are there.
    pub fn translation<'a>(&'a self, draft: &'a Draft, at: At) -> Option<&'a Lang> {
        match self {
            Lack::Gaps(lang, _) if lang == draft.original() => {
                draft.languages.iter().find(|other| draft.standing(at, other) == Standing::Gap)
            }
            Lack::Gaps(lang, _) | Lack::Outdated(lang, _) | Lack::Doubtful(lang, _) => Some(lang),
            _ => None,
        }
    }
}

/// Lists what an interview still lacks, most needed first.
pub fn lacks(draft: &Draft) -> Vec<Lack> {
    let needed = Field::ALL.into_iter().filter(|field| field.is_needed() && !is_given(draft, *field));
    let withheld: Vec<_> = draft.withheld.iter().map(|words| (words, withheld(draft, words))).collect();
    let traces: Vec<Lack> = withheld.iter().filter_map(|(words, own)| traces(draft, words, own)).collect();
    let standing = |(words, places): (&Rc<str>, _)| some(places).map(|places| Lack::Withheld(words.clone(), places));
    let mut lacks: Vec<Lack> = withheld.into_iter().filter_map(standing).collect();
    lacks.extend(traces);
    lacks.extend(needed.map(Lack::Detail));
    let nameless = speaking(draft, |speaker| speaker.name.is_empty()).map(|speaker| speaker.id.clone());
    lacks.extend(some(nameless.collect()).map(Lack::Names));
    lacks.extend(namesakes::of_speakers(draft).into_iter().map(|(name, ids)| Lack::Namesakes(name, ids)));
    lacks.extend(namesakes::of_themes(draft).into_iter().map(|(name, ids)| Lack::SameThemes(name, ids)));
    let is_empty = |at: &At| draft.passage(*at).is_some_and(|passage| passage.texts.is_empty());
    lacks.extend(some(draft.places().filter(is_empty).collect()).map(Lack::Empty));
    for lang in &draft.languages {
        let is_untold = |field: &Field| draft.details.get(field).is_some_and(|texts| texts.get(lang).is_none());
        let untold = IN_WORDS.into_iter().filter(is_untold).filter(|field| !has_plain(draft, *field));
        lacks.extend(untold.map(|field| Lack::DetailIn(lang.clone(), field)));
        let unread = speaking(draft, |speaker| is_unread(&speaker.name, lang));
        let unread = unread.map(|speaker| (speaker.id.clone(), speaker.name.clone()));
        lacks.extend(some(unread.collect()).map(|unread| Lack::NamesIn(lang.clone(), unread)));
        let unnamed = draft.themes.iter().filter(|theme| !theme.label.is_empty() && theme.label.get(lang).is_none());
        let unnamed = unnamed.map(|theme| (theme.id.clone(), theme.label.clone()));
        lacks.extend(some(unnamed.collect()).map(|unnamed| Lack::ThemesIn(lang.clone(), unnamed)));
        let is_gap = |at: &At| draft.passage(*at).is_some_and(|passage| passage.lacks(draft.original(), lang));
        lacks.extend(some(draft.places().filter(is_gap).collect()).map(|gaps| Lack::Gaps(lang.clone(), gaps)));
        let all = |standing| some(draft.places().filter(|at| draft.standing(*at, lang) == standing).collect());
        lacks.extend(all(Standing::Outdated).map(|places| Lack::Outdated(lang.clone(), places)));
        lacks.extend(all(Standing::Doubtful).map(|places| Lack::Doubtful(lang.clone(), places)));
    }
    lacks
}

/// Where words that are withheld still stand. An editor's notes in the file are not published.
fn withheld(draft: &Draft, words: &str) -> Vec<Place> {
    of_published(still_standing(draft, words))
}

fn of_published(found: Vec<Found>) -> Vec<Place> {
    let mut places: Vec<Place> = found.into_iter().map(|found| found.place).collect();
    places.retain(|place| *place != Place::Note);
    places
}

/// What still tells words that are withheld, except at the places `own` where they stand themselves.
fn traces(draft: &Draft, words: &Rc<str>, own: &[Place]) -> Option<Lack> {
    let mut places = of_published(Traces::of_withheld(draft, words).left(draft));
    places.retain(|place| !own.contains(place));
    places.dedup();
    some(places).map(|places| Lack::Traces(words.clone(), places))
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

fn is_given(draft: &Draft, field: Field) -> bool {
    draft.details.contains_key(&field) || has_plain(draft, field)
}

/// Whether a detail is given in a way that is the same in every language.
fn has_plain(draft: &Draft, field: Field) -> bool {
    let plain = match field {
        Field::Date => PlainField::Date,
        Field::Holder => PlainField::Licence,
        _ => return false,
    };
    draft.plain.contains_key(&plain)
}

/// The speakers with turns of whom something is true.
fn speaking(draft: &Draft, is_it: impl Fn(&Speaker) -> bool) -> impl Iterator<Item = &Rc<Speaker>> {
    let speaks = |id: &Rc<str>| draft.turns.iter().any(|turn| turn.speaker.as_ref() == Some(id));
    draft.speakers.iter().filter(move |speaker| is_it(speaker) && speaks(&speaker.id))
}

/// Whether there is a name, but none for a language: a name in characters is none for English, nor one in letters for
/// Chinese. Languages with the same letters share their names.
fn is_unread(name: &Texts, lang: &Lang) -> bool {
    let is_read = |(own, text): (&Lang, &Rc<str>)| {
        own == lang || own.chinese() == lang.chinese() || lang.chinese().is_none() && !text.chars().any(is_han)
    };
    !name.is_empty() && !name.iter().any(is_read)
}

#[cfg(test)]
mod tests {
    use super::super::open;
    use super::*;

    fn lacks_of(json: &str) -> Vec<Lack> {
        lacks(&open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft)
    }

    fn lang(tag: &str) -> Lang {
        Lang::parse(tag).expect("a tag")
    }

    #[test]
    fn themes_and_translations_are_looked_at_in_each_language() {
        let json = r#"{"languages": ["en", "zh-Hans"], "title": {"en": "A title", "zh-Hans": "标题"}, "date": "2015",
            "rights": {"holder": {"en": "The archive", "zh-Hans": "档案馆"}},
            "themes": [{"id": "law", "label": {"en": "Law", "zh-Hans": "法律"}}, {"id": "work", "label": {"en": "Work"}}],
            "turns": [{"text": {"en": "One", "zh-Hans": "一"}, "translated": {"zh-Hans": "00000000"}},
            {"id": "t2", "text": {"en": "Two", "zh-Hans": "二"}}, {"text": {"en": "Three", "zh-Hans": "三"}}]}"#;
        let mut draft = open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft;
        draft.mark_doubtful(["t2"]);
        let at = |turn| vec![At { turn, passage: 0 }];
        let expected = [
            Lack::ThemesIn(lang("zh-Hans"), vec![("work".into(), Texts::of(&lang("en"), "Work"))]),
            Lack::Outdated(lang("zh-Hans"), at(0)),
            Lack::Doubtful(lang("zh-Hans"), at(1)),
        ];
        assert_eq!(lacks(&draft), expected);
    }

    #[test]
    fn what_is_missing_is_listed_most_needed_first() {
        let lacks = lacks_of(
            r#"{"languages": ["en", "zh-Hans"], "speakers": [{"id": "A"}], "turns": [
            {"speaker": "A", "text": {"en": "One", "zh-Hans": "一"}},
            {"speaker": "A", "passages": [{"text": {"en": "Two"}}, {"text": {"en": "Three"}}]}]}"#,
        );
        let gaps = vec![At { turn: 1, passage: 0 }, At { turn: 1, passage: 1 }];
        let details = [Field::Title, Field::Date, Field::Holder].map(Lack::Detail);
        let rest = [Lack::Names(vec!["A".into()]), Lack::Gaps(lang("zh-Hans"), gaps)];
        assert_eq!(lacks, [&details[..], &rest[..]].concat());
    }

    #[test]
    fn speakers_and_themes_of_one_name_are_told_once() {
        let all = lacks_of(
            r#"{"languages": ["en", "zh-Hans"], "title": {"en": "A title", "zh-Hans": "题"}, "date": "2015",
            "rights": {"licence": "CC-BY-4.0"}, "turns": [{"text": {"en": "One", "zh-Hans": "一"}}],
            "speakers": [{"id": "A", "name": {"en": "Mei", "zh-Hans": "梅"}}, {"id": "B", "name": "Jo"},
            {"id": "C", "name": {"en": "mei ", "zh-Hans": "梅"}}],
            "themes": [{"id": "law", "label": {"en": "Law", "zh-Hans": "法"}}, {"id": "norm", "label": {"en": "Norm", "zh-Hans": "法"}}]}"#,
        );
        let ids = |ids: [&str; 2]| ids.map(Rc::from).to_vec();
        let expected =
            [Lack::Namesakes("Mei".into(), ids(["A", "C"])), Lack::SameThemes("法".into(), ids(["law", "norm"]))];
        assert_eq!(all, expected);
    }

    #[test]
    fn a_passage_without_any_words_is_named_and_lacks_no_translation() {
        let json = r#"{"languages": ["en", "zh-Hans"], "title": {"en": "A title", "zh-Hans": "标题"}, "date": "2015",
            "rights": {"licence": "CC-BY-4.0"}, "turns": [{"text": {"en": "One", "zh-Hans": "一"}}]}"#;
        let mut draft = open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft;
        let mut turn = (*draft.turns[0]).clone();
        (turn.id, turn.passages) = ("t2".into(), vec![Rc::default()]);
        draft.turns.push(turn.into());
        assert_eq!(lacks(&draft), [Lack::Empty(vec![At { turn: 1, passage: 0 }])]);
    }

    #[test]
    fn withheld_words_are_told_with_their_places() {
        let all = lacks_of(
            r#"{"languages": ["en"], "title": "A title", "date": "2015", "rights": {"holder": "The archive"},
            "withheld": ["Lin Xia", "Wu"], "turns": [{"text": "Ask LIN XIA."}, {"text": "Whom?"}]}"#,
        );
        let place = Place::Passage(At { turn: 0, passage: 0 }, lang("en"));
        assert_eq!(all, [Lack::Withheld("Lin Xia".into(), vec![place])]);
    }

    #[test]
    fn what_still_tells_a_name_that_was_replaced_is_told_with_its_places() {
        let all = lacks_of(
            r#"{"languages": ["zh-Hans", "en"], "title": "题", "date": "2015", "rights": {"holder": "档案馆"},
            "withheld": ["顾兰英"], "speakers": [{"id": "a", "name": {"zh-Hans": "秦月", "en": "Gu Lanying"}},
            {"id": "b", "name": {"zh-Hans": "顾", "en": "Gu"}}],
            "turns": [{"text": {"zh-Hans": "顾老师好。", "en": "Good morning."}}, {"text": {"zh-Hans": "顾客来了。", "en": "A customer came."}}]}"#,
        );
        let traces = all.iter().filter_map(|lack| match lack {
            Lack::Traces(words, places) => Some((&**words, &places[..])),
            _ => None,
        });
        let places = [Place::Passage(At { turn: 0, passage: 0 }, lang("zh-Hans")), Place::Speaker(0)];
        let traces: Vec<_> = traces.collect();
        assert!(matches!(traces[..], [("顾兰英", _)]), "{all:?}");
        assert!(places.iter().all(|place| traces[0].1.contains(place)) && traces[0].1.len() == 2, "{traces:?}");
    }

    #[test]
    fn each_language_needs_its_own_words_and_each_script_its_own_names() {
        let about = r#""languages": ["en", "de", "zh-Hans"], "date": "2015", "rights": {"holder": "The archive"}"#;
        let turns = r#""turns": [{"speaker": "A", "text": {"en": "One", "de": "Eins", "zh-Hans": "一"}}]"#;
        let all = lacks_of(&format!(
            r#"{{{about}, "title": {{"en": "A title", "de": "Ein Titel"}}, "summary": {{"zh-Hans": "摘要"}},
            "category": {{"en": "Health"}}, "speakers": [{{"id": "A", "name": {{"en": "Ruth"}}}}], {turns}}}"#
        ));
        let expected = [
            Lack::DetailIn(lang("en"), Field::Summary),
            Lack::DetailIn(lang("de"), Field::Summary),
            Lack::DetailIn(lang("de"), Field::Category),
            Lack::DetailIn(lang("zh-Hans"), Field::Title),
            Lack::DetailIn(lang("zh-Hans"), Field::Category),
            Lack::NamesIn(lang("zh-Hans"), vec![("A".into(), Texts::of(&lang("en"), "Ruth"))]),
        ];
        assert_eq!(all, expected);
        let in_letters = lacks_of(&format!(
            r#"{{{about}, "title": {{"en": "A title", "de": "Ein Titel", "zh-Hans": "标题"}},
            "speakers": [{{"id": "A", "name": {{"zh-Hans": "Ruth"}}}}], {turns}}}"#
        ));
        assert_eq!(in_letters, []);
        let complete = lacks_of(&format!(
            r#"{{{about}, "title": {{"en": "A title", "de": "Ein Titel", "zh-Hans": "标题"}},
            "speakers": [{{"id": "A", "name": {{"en": "Ruth", "zh-Hans": "露特"}}}}], {turns}}}"#
        ));
        assert_eq!(complete, []);
    }
}
