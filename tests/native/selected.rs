//! Links to words that a reader has selected: they lead to these words, however often a passage has them.

use std::ops::Range;
use std::rc::Rc;

use interview_viewer::document;
use interview_viewer::interview::{self, Interview, Passage};
use interview_viewer::snippet::{Cited, selected};
use interview_viewer::state::{Address, Quote, Target, ViewState};
use interview_viewer::view_model::quotation;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

/// A range of bytes in each paragraph.
type Spans = Vec<(usize, Range<usize>)>;

fn read(passages: &[String], ids: bool) -> Interview {
    let passages: Vec<_> = passages.iter().map(|text| json!({"text": text})).collect();
    let mut turns = json!([{"speaker": "q", "text": "Why?"}, {"speaker": "a", "passages": passages}]);
    if ids {
        turns[1]["id"] = "a1".into();
    }
    let file = json!({"title": "T", "speakers": [{"id": "q", "role": "interviewer"}], "turns": turns});
    interview::check(document::parse(file.to_string().as_bytes()).expect("it is JSON")).0
}

fn answers(interview: &Interview) -> Vec<Rc<Passage>> {
    interview.passages().skip(1).cloned().collect()
}

fn paragraph(passage: &Passage, n: usize) -> &str {
    &passage.texts[0].paragraphs[n].text
}

/// The words as a page gives them: a line for each paragraph, without white space around it, and where they begin.
fn cited(passage: &Rc<Passage>, spans: &Spans) -> (Cited, (usize, usize)) {
    let lines: Vec<_> = spans.iter().map(|(n, range)| paragraph(passage, *n)[range.clone()].trim()).collect();
    let cited = Cited { passage: passage.clone(), lang: passage.texts[0].lang.clone(), words: lines.join("\n").into() };
    (cited, (spans[0].0, spans[0].1.start))
}

/// The marks in each passage that a link leads to, and nothing to be told.
fn marked(interview: &Interview, target: &Target) -> Vec<(Rc<str>, Spans)> {
    let address = Address::parse("", &target.hash());
    let (state, unknown) = ViewState::from_address(interview, &address);
    let found = quotation::find(interview, &state).expect("a place");
    assert_eq!((unknown, found.told), (vec![], None), "{target:?}");
    let marks = |id: &Rc<str>| {
        let here = found.marks.iter().filter(|(passage, ..)| passage == id);
        here.map(|(.., n, range)| (*n, range.clone())).collect()
    };
    found.linked.iter().map(|id| (id.clone(), marks(id))).collect()
}

/// Returns what the link to the part of a text between two bytes leads to.
fn through_a_link(text: &str, range: Range<usize>) -> (Option<Quote>, Range<usize>) {
    let interview = read(&[text.into()], true);
    let passage = &answers(&interview)[0];
    let target = selected(&interview, &[cited(passage, &vec![(0, range)])]).expect("a link");
    let marks = marked(&interview, &target);
    (target.quote, marks[0].1[0].1.clone())
}

#[test]
fn each_of_several_equal_words_has_its_link() {
    for (text, words, all) in [
        ("Again and again and again she said: no. Again and again and again she said it.", "again", 6),
        ("Again and again and again she said: no. Again and again and again she said it.", "again she", 2),
        ("他又说，又说，又说，又说：不行。后来又说。", "又说", 5),
    ] {
        let folded = text.to_ascii_lowercase();
        let places: Vec<_> = folded.match_indices(words).map(|(at, _)| at..at + words.len()).collect();
        assert_eq!(places.len(), all);
        for place in places {
            let (quote, led) = through_a_link(text, place.clone());
            assert_eq!(quote, Some(Quote::Words(text[place.clone()].into())));
            assert_eq!(led, place);
        }
    }
}

#[test]
fn a_link_quotes_more_if_the_words_around_are_the_same_too() {
    let refrain = "heave away, my jollies, heave away all together, ";
    let song = format!("First {}last.", refrain.repeat(6));
    let third = 6 + 2 * refrain.len();
    let (_, led) = through_a_link(&song, third..third + 5);
    assert!(led.start <= third && third + 5 <= led.end, "{led:?}");
}

/// A text of few words, so that most occur several times.
fn any_passage(paragraphs: Range<usize>) -> impl Strategy<Value = String> {
    let word =
        select(vec!["又", "说", "又说", "，", "again ", "and ", "Again", "。", "e\u{301}", "后", "後", "🏮", " "]);
    let paragraph = proptest::collection::vec(word, 1..40).prop_map(|words| format!("x{}", words.concat()));
    proptest::collection::vec(paragraph, paragraphs).prop_map(|all| all.join("\n\n"))
}

/// The part of a passage between two places, which are given as fractions.
fn part(passage: &Passage, one: f64, other: f64) -> Spans {
    let letters: Vec<(usize, usize, usize)> = (0..passage.texts[0].paragraphs.len())
        .flat_map(|n| paragraph(passage, n).char_indices().map(move |(at, c)| (n, at, at + c.len_utf8())))
        .collect();
    let at = |fraction: f64| (fraction * (letters.len() - 1) as f64) as usize;
    let (from, to) = (at(one.min(other)), at(one.max(other)));
    let mut spans = Spans::new();
    for (n, start, end) in &letters[from..=to] {
        match spans.last_mut() {
            Some((last, range)) if last == n => range.end = *end,
            _ => spans.push((*n, *start..*end)),
        }
    }
    spans
}

fn holds(marks: &Spans, n: usize, at: usize) -> bool {
    marks.iter().any(|(m, range)| *m == n && range.contains(&at))
}

/// The places of the letters that are selected, without white space.
fn letters(passage: &Passage, spans: &Spans) -> Vec<(usize, usize)> {
    let inside = |(n, range): &(usize, Range<usize>)| {
        let (n, start) = (*n, range.start);
        let letters = paragraph(passage, n)[range.clone()].char_indices().filter(|(_, c)| !c.is_whitespace());
        letters.map(|(at, _)| (n, start + at)).collect::<Vec<_>>()
    };
    spans.iter().flat_map(inside).collect()
}

proptest! {
    #![proptest_config(crate::same_cases(200))]

    #[test]
    fn a_link_leads_to_the_selected_words_or_around_them(
        text in any_passage(1..4), ids: bool, one in 0.0..1.0, other in 0.0..1.0,
    ) {
        let interview = read(&[text], ids);
        let passage = &answers(&interview)[0];
        let spans = part(passage, one, other);
        let letters = letters(passage, &spans);
        prop_assume!(!letters.is_empty());
        let target = selected(&interview, &[cited(passage, &spans)]).expect("a link");
        let led = marked(&interview, &target);
        prop_assert_eq!(led.len(), 1);
        prop_assert_eq!(&led[0].0, &passage.id);
        if target.quote.is_some() {
            prop_assert!(letters.iter().all(|(n, at)| holds(&led[0].1, *n, *at)), "{:?} for {:?}", led, spans);
        }
    }

    #[test]
    fn a_link_to_words_of_two_passages_holds_them(
        texts in (any_passage(1..3), any_passage(1..2)), ids: bool, one in 0.0..1.0, other in 0.0..1.0,
    ) {
        let interview = read(&[texts.0, texts.1], ids);
        let passages = answers(&interview);
        let spans = [part(&passages[0], one, 1.0), part(&passages[1], 0.0, other)];
        let letters = [letters(&passages[0], &spans[0]), letters(&passages[1], &spans[1])];
        prop_assume!(letters.iter().all(|letters| !letters.is_empty()));
        let all = [cited(&passages[0], &spans[0]), cited(&passages[1], &spans[1])];
        let target = selected(&interview, &all).expect("a link");
        if target.quote.is_some() {
            let led = marked(&interview, &target);
            prop_assert_eq!(led.len(), 2);
            for (letters, (_, marks)) in letters.iter().zip(&led) {
                prop_assert!(letters.iter().all(|(n, at)| holds(marks, *n, *at)), "{:?} for {:?}", led, spans);
            }
        }
    }
}
