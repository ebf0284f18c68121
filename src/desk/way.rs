//! The way through all that is to be looked at, from each place to the next, in the order of the list.

use std::collections::HashSet;

use super::draft::Draft;
use super::spot::Spot;
use super::trouble::Trouble;
use crate::interview::Lang;

/// A place at which the way stops, and the translation that is meant there.
type Stop<'a> = (&'a Spot, Option<Lang>);

/// How far one has come. What was mended meanwhile is no longer in the list, and the way goes on all the same.
#[derive(Debug, Default)]
pub struct Way {
    here: Option<Spot>,
    /// What came after that, when one came there.
    ahead: Vec<(Spot, Option<Lang>)>,
}

impl Way {
    /// Goes on to the next place of `among`, a part of the list `all`: to what comes after the place to which the editor
    /// was `led`, if it is in the list, or else after the place where the way has come. After the last comes the first.
    pub fn next<'a>(
        &mut self,
        draft: &Draft,
        all: &[Trouble],
        among: &'a [Trouble],
        led: Option<&Spot>,
    ) -> Option<(&'a Trouble, &'a Spot)> {
        let list = stops(draft, all);
        let led = led.filter(|led| self.here.as_ref() != Some(led));
        if let Some(n) = led.and_then(|led| list.iter().position(|((spot, _), _)| *spot == led)) {
            self.go(&list, n);
        }
        let own = stops(draft, among);
        let ahead = self.ahead.iter();
        let next =
            ahead.filter_map(|(spot, lang)| own.iter().find(|(stop, _)| (stop.0, &stop.1) == (spot, lang))).next();
        let (stop, trouble) = next.or(own.first())?;
        let n = list.iter().position(|(other, _)| other == stop)?;
        self.go(&list, n);
        Some((trouble, stop.0))
    }

    fn go(&mut self, list: &[(Stop, &Trouble)], n: usize) {
        let ahead = list[n + 1..].iter().map(|((spot, lang), _)| ((*spot).clone(), lang.clone()));
        (self.here, self.ahead) = (Some(list[n].0.0.clone()), ahead.collect());
    }
}

/// Every place of a list once, with the first trouble there.
fn stops<'a>(draft: &Draft, troubles: &'a [Trouble]) -> Vec<(Stop<'a>, &'a Trouble)> {
    let mut seen = HashSet::new();
    let all = troubles.iter().flat_map(|trouble| {
        trouble.spots.iter().map(move |spot| ((spot, trouble.translation(draft, spot).cloned()), trouble))
    });
    all.filter(|(stop, _)| seen.insert(stop.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{At, Field, Named, OwnText, document, open, troubles};
    use super::*;
    use crate::interview;

    const GAPS: &str = r#"{"languages": ["en", "zh-Hans", "de"], "title": {"en": "A", "zh-Hans": "题", "de": "A"}, "date": "2015",
        "speakers": [{"id": "A", "name": {"en": "Ruth"}}], "turns": [
        {"speaker": "A", "text": {"en": "One"}}, {"speaker": "A", "text": {"en": "Two", "zh-Hans": "二", "de": "Zwei"}},
        {"speaker": "A", "text": {"en": "Three"}}]}"#;

    fn draft(json: &str) -> Draft {
        open(&crate::document::parse(json.as_bytes().to_vec()).expect("JSON")).draft
    }

    fn all(draft: &Draft) -> Vec<Trouble> {
        troubles(draft, &interview::review(&document(draft)).1)
    }

    fn at(turn: usize) -> Spot {
        Spot::Passage(At { turn, passage: 0 })
    }

    /// Goes on from a place, and returns the next one, with the translation that is meant there.
    fn next(way: &mut Way, draft: &Draft, from: &Spot) -> (Spot, Option<String>) {
        let all = all(draft);
        let (trouble, spot) = way.next(draft, &all, &all, Some(from)).expect("a place");
        (spot.clone(), trouble.translation(draft, spot).map(Lang::to_string))
    }

    #[test]
    fn the_way_is_that_of_the_list_and_begins_again_at_its_end() {
        let draft = draft(GAPS);
        let (mut way, mut here, mut seen) = (Way::default(), at(1), Vec::new());
        for _ in 0..7 {
            let stop = next(&mut way, &draft, &here);
            here = stop.0.clone();
            seen.push(stop);
        }
        let zh = Lang::parse("zh-Hans").expect("a tag");
        let in_lang = |turn, lang: &str| (at(turn), Some(lang.to_owned()));
        let expected = [
            (Spot::Details(Some((Field::Holder, None))), None),
            (Spot::Speaker(Named { id: "A".into(), text: Some((OwnText::Name, zh)) }), None),
            in_lang(0, "zh-Hans"),
            in_lang(2, "zh-Hans"),
            // Not the same place: another language is missing there.
            in_lang(0, "de"),
            in_lang(2, "de"),
            (Spot::Details(Some((Field::Holder, None))), None),
        ];
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_gap_in_the_original_is_looked_at_beside_the_words_that_are_there() {
        let draft = draft(&GAPS.replacen(r#"{"en": "One"}"#, r#"{"de": "Eins"}"#, 1));
        let all = all(&draft);
        let led: Vec<_> = all.iter().filter(|trouble| trouble.spots == [at(0)]).collect();
        assert_eq!(led[0].translation(&draft, &at(0)).map(Lang::to_string), Some("de".to_owned()));
    }

    #[test]
    fn the_way_begins_with_what_is_needed_most() {
        let draft = draft(GAPS);
        let all = all(&draft);
        let first = Way::default().next(&draft, &all, &all, None);
        assert_eq!(first.map(|(_, spot)| spot), Some(&Spot::Details(Some((Field::Holder, None)))));
    }

    #[test]
    fn the_way_goes_on_from_what_was_mended() {
        let (before, after) = (draft(GAPS), draft(&GAPS.replacen(r#""Three""#, r#""Three", "zh-Hans": "三""#, 1)));
        let mut way = Way::default();
        assert_eq!(next(&mut way, &before, &at(0)).0, at(2));
        assert_eq!(next(&mut way, &after, &at(2)), (at(0), Some("de".to_owned())));
    }

    #[test]
    fn a_line_of_the_list_leads_round_its_own_places() {
        let draft = draft(GAPS);
        let all = all(&draft);
        let gaps = all.iter().filter(|trouble| trouble.spots.len() == 2).collect::<Vec<_>>();
        let (mut way, mut here) = (Way::default(), Spot::Glossary);
        for expected in [at(0), at(2), at(0)] {
            let (_, spot) = way.next(&draft, &all, std::slice::from_ref(gaps[0]), Some(&here)).expect("a place");
            here = spot.clone();
            assert_eq!(here, expected);
        }
    }
}
