//! What tells that two turns or paragraphs are the same words in two languages: their speakers, lengths, anchors, question
//! marks, headings and times.

use std::cell::RefCell;
use std::ops::Range;

use super::path::{Scores, Step};
use super::tokens::{self, Shared};
use crate::interview::{is_han, text_asks};

/// A turn or a paragraph, as far as it is compared.
#[derive(Clone, Debug, Default)]
pub struct Item {
    pub text: String,
    /// The number of the speaker.
    pub speaker: Option<usize>,
    pub has_heading: bool,
    pub start: Option<u32>,
    /// Whether it may be joined to the item before it.
    pub joins: bool,
}

/// How likely each kind of step is, as logarithms.
#[derive(Clone, Copy)]
pub struct Habits {
    /// One item has no partner.
    pub alone: f64,
    /// One item is two in the other list. Each further one is as unlikely again.
    pub parted: f64,
    /// How many items may belong to one.
    pub most: usize,
}

/// The habits of those who translate turns, and paragraphs within turns.
pub const TURNS: Habits = Habits { alone: -4.5, parted: -5.0, most: 3 };
pub const PARAGRAPHS: Habits = Habits { alone: -5.0, parted: -3.0, most: 5 };

/// The most pairs of items for which it is kept what their anchors tell.
const MOST_KNOWN: usize = 2_000_000;

/// What is compared of one list.
struct Side {
    /// The lengths of all items before each.
    sums: Vec<f64>,
    asks: Vec<bool>,
    items: Vec<Item>,
    /// The mean and the deviation of the logarithms of the lengths.
    mean: f64,
    deviation: f64,
}

/// The scores of two lists.
pub struct Pair {
    left: Side,
    right: Side,
    shared: Shared,
    /// What the anchors of each two items tell, once it is known; empty if that would be too many.
    known: RefCell<Vec<f32>>,
    habits: Habits,
    /// The logarithm of how much longer the partners in the right list are.
    pub ratio: f64,
    /// For each speaker of the left list and each of the right one, how much likelier they are the same than by chance.
    speakers: Vec<Vec<f64>>,
}

impl Pair {
    pub fn new(left: Vec<Item>, right: Vec<Item>, habits: Habits) -> Pair {
        let tokens = |items: &[Item]| items.iter().map(|item| tokens::of(&item.text)).collect::<Vec<_>>();
        let shared = Shared::of(&tokens(&left), &tokens(&right));
        let (left, right) = (Side::of(left), Side::of(right));
        let both = left.sums.last().zip(right.sums.last());
        let ratio = both.map_or(0.0, |(left, right)| ((right + 1.0) / (left + 1.0)).ln().clamp(-0.4, 0.4));
        let cells = left.items.len() * right.items.len();
        let known = RefCell::new(if cells > MOST_KNOWN { Vec::new() } else { vec![f32::NAN; cells] });
        Pair { left, right, shared, known, habits, ratio, speakers: Vec::new() }
    }

    /// Sets the ratio of lengths that the partners of a way have.
    pub fn learn_ratio(&mut self, steps: &[Step]) {
        let sure = steps.iter().filter(|step| step.confidence > 0.8 && step.left.len() == 1 && step.right.len() == 1);
        let mut ratios: Vec<f64> = sure
            .map(|step| (self.left.length(&step.left), self.right.length(&step.right)))
            .filter(|(left, right)| left.min(*right) > 20.0)
            .map(|(left, right)| (right / left).ln())
            .collect();
        if ratios.len() >= 4 {
            ratios.sort_by(f64::total_cmp);
            self.ratio = ratios[ratios.len() / 2].clamp(-1.5, 1.5);
        }
    }

    pub fn set_speakers(&mut self, speakers: Vec<Vec<f64>>) {
        self.speakers = speakers;
    }

    /// How much the lengths of two groups differ, in standard deviations.
    pub fn strangeness(&self, step: &Step) -> f64 {
        let (left, right) = (self.left.length(&step.left), self.right.length(&step.right));
        ((right / left).ln() - self.ratio).abs() / deviation(left.min(right))
    }

    fn lengths_score(&self, left: f64, right: f64) -> f64 {
        let delta = (right / left).ln() - self.ratio;
        let own = deviation(left.min(right));
        let density = |x: f64, deviation: f64| -0.5 * (x / deviation).powi(2) - deviation.ln();
        let chance = density(right.ln() - self.right.mean, self.right.deviation);
        // A translator may be free: no length is impossible.
        (density(delta, own) - chance).clamp(-3.5, 4.0)
    }

    fn speakers_score(&self, left: &Range<usize>, right: &Range<usize>) -> f64 {
        let (left, right) = (&self.left.items[left.start], &self.right.items[right.start]);
        match (left.speaker, right.speaker) {
            (Some(left), Some(right)) => {
                self.speakers.get(left).and_then(|row| row.get(right)).copied().unwrap_or_default()
            }
            (None, None) => 1.0,
            _ => -2.5,
        }
    }

    fn signs_score(&self, left: &Range<usize>, right: &Range<usize>) -> f64 {
        let (one, other) = (&self.left.items[left.start], &self.right.items[right.start]);
        let asks = (self.left.asks[left.end - 1], self.right.asks[right.end - 1]);
        let of_asking = match asks {
            (true, true) => 0.9,
            (false, false) => 0.2,
            _ => -1.3,
        };
        let of_headings = match (one.has_heading, other.has_heading) {
            (true, true) => 2.0,
            (false, false) => 0.0,
            _ => -1.0,
        };
        let of_times = match one.start.zip(other.start) {
            Some((one, other)) => 2.0 - (f64::from(one.abs_diff(other)) / 4.0).min(6.0),
            None => 0.0,
        };
        of_asking + of_headings + of_times
    }

    fn anchors_score(&self, left: &Range<usize>, right: &Range<usize>) -> f64 {
        let (of_left, of_right) = (&self.shared.left[left.clone()], &self.shared.right[right.clone()]);
        match (of_left, of_right) {
            ([one], [other]) => {
                let cell = left.start * self.right.items.len() + right.start;
                let mut known = self.known.borrow_mut();
                match known.get_mut(cell) {
                    Some(known) if known.is_nan() => {
                        *known = self.shared.score(one, other) as f32;
                        f64::from(*known)
                    }
                    Some(known) => f64::from(*known),
                    None => self.shared.score(one, other),
                }
            }
            _ => self.shared.score(&united(of_left), &united(of_right)),
        }
    }
}

impl Scores for Pair {
    fn lengths(&self) -> (usize, usize) {
        (self.left.items.len(), self.right.items.len())
    }

    fn score(&self, left: Range<usize>, right: Range<usize>) -> Option<f64> {
        if left.is_empty() || right.is_empty() {
            return Some(self.habits.alone);
        }
        let joins =
            |side: &Side, range: &Range<usize>| side.items[range.start + 1..range.end].iter().all(|one| one.joins);
        if !joins(&self.left, &left) || !joins(&self.right, &right) {
            return None;
        }
        let parted = (left.len() + right.len() - 2) as f64 * self.habits.parted;
        let of_lengths = self.lengths_score(self.left.length(&left), self.right.length(&right));
        let others = self.speakers_score(&left, &right) + self.signs_score(&left, &right);
        Some(parted + of_lengths + others + self.anchors_score(&left, &right))
    }

    fn most(&self) -> usize {
        self.habits.most
    }
}

impl Side {
    fn of(items: Vec<Item>) -> Side {
        let mut sums = vec![0.0];
        for item in &items {
            sums.push(sums[sums.len() - 1] + length(&item.text));
        }
        let logs: Vec<f64> = items.iter().map(|item| length(&item.text).ln()).collect();
        let count = logs.len().max(1) as f64;
        let mean = logs.iter().sum::<f64>() / count;
        let variance = logs.iter().map(|log| (log - mean).powi(2)).sum::<f64>() / count;
        let asks = items.iter().map(|item| text_asks(&item.text)).collect();
        Side { sums, asks, items, mean, deviation: variance.sqrt().max(0.6) }
    }

    fn length(&self, range: &Range<usize>) -> f64 {
        self.sums[range.end] - self.sums[range.start]
    }
}

/// The length of a text, in letters of English. A Chinese character says as much as three of them.
fn length(text: &str) -> f64 {
    let of_char = |c: char| match c {
        c if is_han(c) || matches!(c, '\u{3040}'..='\u{30ff}') => 3.2,
        '\u{ac00}'..='\u{d7af}' => 2.2,
        c if c.is_whitespace() => 0.6,
        _ => 1.0,
    };
    4.0 + text.chars().map(of_char).sum::<f64>()
}

/// The standard deviation of the logarithm of the ratio of two lengths: long texts vary less.
fn deviation(length: f64) -> f64 {
    (0.014 + 2.4 / length).sqrt()
}

/// All anchors of several texts.
fn united(tokens: &[Vec<u32>]) -> Vec<u32> {
    let mut all = tokens.concat();
    all.sort_unstable();
    all.dedup();
    all
}
