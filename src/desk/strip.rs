//! Where the themes of an interview lie: its passages in a line, with a gap before each question.

use std::collections::HashMap;
use std::fmt::Write;
use std::rc::Rc;

use super::command::At;
use super::draft::Draft;

/// How wide a passage is drawn, and how far the next one is from its start; how much farther if a question begins there.
const WIDTH: usize = 4;
const STEP: usize = 5;
const GAP: usize = 5;
/// How high a line is drawn.
const HEIGHT: usize = 8;

/// The passages of an interview in a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// In the order of the text.
    places: Vec<At>,
    /// For each passage, how many questions begin after the first passage and up to it.
    questions: Vec<usize>,
}

/// The line of a draft, and the passages that each theme has in it.
#[derive(Clone, Debug, Default)]
pub struct Strips {
    pub line: Rc<Line>,
    themes: HashMap<Rc<str>, Rc<[usize]>>,
}

impl Strips {
    pub fn of(draft: &Draft) -> Strips {
        let mut line = Line::default();
        let mut themes: HashMap<Rc<str>, Vec<usize>> = HashMap::new();
        let (mut questions, mut was_question) = (0, true);
        for (turn, own) in draft.turns.iter().enumerate() {
            // Several turns of interviewers in a row are one question; one that answers another continues its thread.
            let is_question = draft.is_question(own) && own.answers.is_none();
            questions += usize::from(is_question && !was_question);
            was_question = is_question;
            for (passage, own) in own.passages.iter().enumerate() {
                let place = line.places.len();
                line.places.push(At { turn, passage });
                line.questions.push(questions);
                own.themes.iter().for_each(|theme| themes.entry(theme.clone()).or_default().push(place));
            }
        }
        Strips { line: line.into(), themes: themes.into_iter().map(|(theme, places)| (theme, places.into())).collect() }
    }

    /// The positions in the line of the passages that a theme has.
    pub fn theme(&self, id: &str) -> Rc<[usize]> {
        self.themes.get(id).cloned().unwrap_or_default()
    }
}

impl Line {
    /// The place of the passage at a position.
    pub fn place(&self, position: usize) -> Option<At> {
        self.places.get(position).copied()
    }

    fn start(&self, position: usize) -> usize {
        position * STEP + self.questions[position] * GAP
    }

    /// The area of the drawing, for an SVG.
    pub fn view_box(&self) -> String {
        let width = self.places.len().checked_sub(1).map_or(0, |last| self.start(last) + WIDTH);
        format!("0 0 {width} {HEIGHT}")
    }

    /// A path for an SVG: a thin line under the passages of each question.
    pub fn ground(&self) -> String {
        let (mut path, mut from) = (String::new(), 0);
        let all = self.questions.len();
        for end in 1..=all {
            if end == all || self.questions[end] != self.questions[from] {
                let (left, right) = (self.start(from), self.start(end - 1) + WIDTH);
                _ = write!(path, "M{left} {}H{right}v2H{left}z", HEIGHT / 2 - 1);
                from = end;
            }
        }
        path
    }

    /// A path for an SVG: a stroke at each of some passages.
    pub fn strokes(&self, passages: &[usize]) -> String {
        let mut path = String::new();
        for position in passages {
            _ = write!(path, "M{} 0h{WIDTH}v{HEIGHT}h-{WIDTH}z", self.start(*position));
        }
        path
    }

    /// The one of some passages that is drawn nearest to a point, which is given as a part of the width.
    pub fn nearest(&self, passages: &[usize], part: f64) -> Option<usize> {
        let last = self.places.len().checked_sub(1)?;
        let point = part * (self.start(last) + WIDTH) as f64;
        let distance = |position: &usize| (self.start(*position) as f64 + WIDTH as f64 / 2.0 - point).abs();
        passages.iter().copied().min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }

    /// Of some passages, the next after a place, or the one before it; from the last on to the first, and back. Returns its
    /// number among them, from 0.
    pub fn beside(&self, passages: &[usize], hand: At, forward: bool) -> Option<usize> {
        let place = |position: &usize| self.places[*position];
        let found = match forward {
            true => passages.iter().position(|position| place(position) > hand).or(Some(0)),
            false => passages.iter().rposition(|position| place(position) < hand).or(passages.len().checked_sub(1)),
        };
        found.filter(|_| !passages.is_empty())
    }

    /// The first and the last place of each run of passages that follow each other under one question.
    pub fn runs(&self, passages: &[usize]) -> Vec<(At, At)> {
        let follows = |one: &usize, next: &usize| *next == one + 1 && self.questions[*one] == self.questions[*next];
        let runs = passages.chunk_by(follows);
        runs.map(|run| (self.places[run[0]], self.places[run[run.len() - 1]])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::open;
    use super::*;
    use crate::document::parse;

    const TALK: &str = r#"{"languages": ["en"],
      "speakers": [{"id": "mei", "role": "interviewer"}, {"id": "jo", "role": "interviewee"}],
      "themes": [{"id": "rain"}, {"id": "flour"}, {"id": "none"}],
      "turns": [
        {"id": "o", "speaker": "jo", "text": "Hello.", "themes": ["rain"]},
        {"id": "q1", "speaker": "mei", "text": "Why a gauge?"},
        {"id": "q1b", "speaker": "mei", "text": "Or a bucket?", "themes": ["rain"]},
        {"id": "a1", "speaker": "jo", "themes": ["flour"], "passages": [
          {"text": "Because flour drinks.", "themes": ["rain"]}, {"text": "Much."}]},
        {"id": "f1", "speaker": "mei", "answers": "a1", "text": "How much?", "themes": ["flour"]},
        {"id": "q2", "speaker": "mei", "text": "Since when?", "themes": ["flour"]},
        {"id": "a2", "speaker": "jo", "text": "Since May.", "themes": ["rain"]}]}"#;

    fn strips() -> Strips {
        Strips::of(&open(&parse(TALK).expect("a file")).draft)
    }

    fn at(turn: usize, passage: usize) -> At {
        At { turn, passage }
    }

    #[test]
    fn strokes_stand_at_passages_with_a_gap_before_each_question() {
        let strips = strips();
        assert_eq!((&*strips.theme("rain"), &*strips.theme("flour")), (&[0, 2, 3, 7][..], &[3, 4, 5, 6][..]));
        assert!(strips.theme("none").is_empty());
        assert_eq!(strips.line.view_box(), "0 0 49 8");
        assert_eq!(strips.line.ground(), "M0 3H4v2H0zM10 3H34v2H10zM40 3H49v2H40z");
        assert_eq!(strips.line.strokes(&[0, 7]), "M0 0h4v8h-4zM45 0h4v8h-4z");
        let empty = Line::default();
        assert_eq!(
            (empty.view_box(), empty.ground(), empty.nearest(&[], 0.5)),
            ("0 0 0 8".into(), String::new(), None)
        );
    }

    #[test]
    fn a_point_means_the_nearest_stroke() {
        let (strips, rain) = (strips(), strips().theme("rain"));
        assert_eq!([0.0, 0.15, 0.5, 1.0].map(|part| strips.line.nearest(&rain, part)), [0, 0, 3, 7].map(Some));
        assert_eq!(strips.line.nearest(&[], 0.2), None);
    }

    #[test]
    fn one_goes_from_passage_to_passage_and_round() {
        let (strips, rain) = (strips(), strips().theme("rain"));
        let beside = |hand, forward| strips.line.beside(&rain, hand, forward);
        assert_eq!([at(0, 0), at(1, 0), at(3, 0), at(6, 0)].map(|hand| beside(hand, true)), [1, 1, 3, 0].map(Some));
        assert_eq!([at(0, 0), at(1, 0), at(3, 1), at(6, 0)].map(|hand| beside(hand, false)), [3, 0, 2, 2].map(Some));
        assert_eq!(strips.line.beside(&[], at(0, 0), true), None);
        assert_eq!(strips.line.place(rain[2]), Some(at(3, 0)));
    }

    #[test]
    fn neighbours_under_one_question_are_a_run() {
        let strips = strips();
        assert_eq!(
            strips.line.runs(&strips.theme("rain")),
            [(at(0, 0), at(0, 0)), (at(2, 0), at(3, 0)), (at(6, 0), at(6, 0))]
        );
        assert_eq!(strips.line.runs(&strips.theme("flour")), [(at(3, 0), at(4, 0)), (at(5, 0), at(5, 0))]);
        assert_eq!(strips.line.runs(&[]), []);
    }
}
