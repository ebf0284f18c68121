//! The numbers of passages, and of questions.

use std::collections::HashMap;
use std::rc::Rc;

use super::draft::{Draft, Texts};
use super::save::document;
use crate::interview;

/// Stands for the words of a passage.
const WORDS: &str = "…";

/// The number of each passage, by its address. It is the one that readers see; a passage without words, which they do not
/// see, has the number that it gets with them.
pub fn numbers(draft: &Draft) -> HashMap<Rc<str>, Rc<str>> {
    let mut draft = draft.clone();
    let original = draft.original().clone();
    // Unless the words must tell who asks, none of them counts.
    let none_counts = draft.speakers.iter().any(|speaker| speaker.asks());
    for turn in &mut draft.turns {
        if none_counts || turn.passages.iter().any(|passage| passage.texts.is_empty()) {
            let passages = Rc::make_mut(turn).passages.iter_mut();
            for passage in passages.filter(|passage| none_counts || passage.texts.is_empty()) {
                Rc::make_mut(passage).texts = Texts::of(&original, WORDS);
            }
        }
    }
    let (interview, _) = interview::check(document(&draft));
    interview.passages().map(|passage| (passage.id.clone(), passage.number.clone())).collect()
}

/// The number of questions that the reader shows.
pub fn questions(draft: &Draft) -> usize {
    interview::check(document(draft)).0.questions()
}

#[cfg(test)]
mod tests {
    use super::super::{At, Command, apply, open};
    use super::*;
    use crate::document::parse;

    const TALK: &str = r#"{"languages": ["en"],
      "speakers": [{"id": "mei", "role": "interviewer"}, {"id": "jo", "role": "interviewee"}],
      "turns": [
        {"id": "q1", "speaker": "mei", "text": "Why a gauge?"},
        {"id": "a1", "speaker": "jo", "passages": [{"text": "Because flour drinks."}, {"text": "I said so."}]},
        {"id": "q2", "speaker": "mei", "text": "Since when?"},
        {"id": "a2", "speaker": "jo", "text": "Since 1998."}]}"#;

    /// The numbers of all passages, in order.
    fn all(draft: &Draft) -> Vec<String> {
        let numbers = numbers(draft);
        let number = |at: At| numbers[&draft.address(at).expect("a place of the draft")].to_string();
        draft.places().map(number).collect()
    }

    #[test]
    fn a_passage_that_was_inserted_has_the_number_that_it_keeps() {
        let before = open(&parse(TALK).expect("a file")).draft;
        assert_eq!(all(&before), ["1", "1.1", "1.2", "2", "2.1"]);
        let at = At { turn: 1, passage: 1 };
        let inserted = apply(&before, &Command::InsertPassage { at }).expect("it can be done");
        assert_eq!(all(&inserted), ["1", "1.1", "1.2", "1.3", "2", "2.1"]);
        let typed = Command::Type { at, lang: "en".into(), text: "It swells.".into() };
        let typed = apply(&inserted, &typed).expect("it can be done");
        assert_eq!(all(&typed), all(&inserted));
        let turn = apply(&before, &Command::Insert { turn: 2, speaker: Some("jo".into()) }).expect("it can be done");
        assert_eq!(all(&turn), ["1", "1.1", "1.2", "1.3", "2", "2.1"]);
    }
}
