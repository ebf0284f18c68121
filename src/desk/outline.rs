//! The outline of a draft, as readers see it.

use std::collections::HashMap;
use std::rc::Rc;

use super::command::At;
use super::draft::{Draft, Texts};
use crate::interview::Interview;

/// What the outline says of each question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline(HashMap<Rc<str>, Entry>);

/// A question in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The id of the turn whose heading counts.
    turn: Rc<str>,
    /// The heading, or else what stands for it.
    pub label: Texts,
}

impl Outline {
    /// Reads the outline of the interview that the draft makes ([`super::document`]).
    pub fn of(interview: &Interview) -> Outline {
        let mut entries = HashMap::new();
        for thread in &interview.threads {
            let headed = thread.question.iter().find(|turn| turn.heading.is_some()).or(thread.question.first());
            let Some(turn) = headed.map(|turn| turn.id.clone()) else { continue };
            let label = Texts(thread.label.0.clone());
            let entry = Entry { turn, label };
            entries.extend(thread.question.iter().map(|turn| (turn.id.clone(), entry.clone())));
        }
        Outline(entries)
    }

    /// The question of a place: the turn whose heading counts, and what readers see of it. `None` before the first
    /// question.
    pub fn question(&self, draft: &Draft, at: At) -> Option<(usize, &Entry)> {
        let above = draft.turns.iter().take(at.turn + 1).rev();
        let entry = above.into_iter().find_map(|turn| self.0.get(&turn.id))?;
        Some((draft.turns.iter().position(|turn| turn.id == entry.turn)?, entry))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Command, apply, document, open};
    use super::*;
    use crate::document::parse;
    use crate::interview::{Lang, review};

    const TALK: &str = r#"{"languages": ["en", "zh-Hans"],
      "speakers": [{"id": "mei", "role": "interviewer"}, {"id": "jo", "role": "interviewee"}],
      "turns": [
        {"id": "o", "speaker": "jo", "text": {"en": "Hello."}},
        {"id": "q1", "speaker": "mei", "text": {"en": "Why a gauge?", "zh-Hans": "为什么？"}},
        {"id": "q1b", "speaker": "mei", "text": {"en": "Or a bucket?"}},
        {"id": "a1", "speaker": "jo", "text": {"en": "Because flour drinks."}},
        {"id": "q2", "speaker": "mei", "text": {"en": "Since when?"}}]}"#;

    fn label(draft: &Draft, turn: usize) -> Option<(usize, String)> {
        let outline = Outline::of(&review(&document(draft)).0);
        let (turn, entry) = outline.question(draft, At { turn, passage: 0 })?;
        Some((turn, entry.label.text(&Lang::parse("en").expect("a tag")).to_owned()))
    }

    #[test]
    fn the_heading_of_a_passage_is_that_of_its_question() {
        let before = open(&parse(TALK).expect("a file")).draft;
        assert_eq!(label(&before, 0), None);
        assert_eq!(label(&before, 3), Some((1, "Why a gauge?".into())));
        let heading = |draft: &Draft, turn, text: &str| {
            apply(draft, &Command::Heading { turn, lang: "en".into(), text: text.into() }).expect("it can be done")
        };
        let after = heading(&before, 2, " Buckets ");
        assert_eq!([1, 2, 3].map(|turn| label(&after, turn)), [(); 3].map(|()| Some((2, "Buckets".into()))));
        assert_eq!(label(&heading(&after, 2, ""), 3), label(&before, 3));
        assert_eq!(label(&after, 4), Some((4, "Since when?".into())));
    }
}
