//! How alike two texts in one language are.

use std::ops::Range;

use crate::import::align::path::Scores;

/// Texts of two versions, which are partners if their words are nearly the same.
pub struct Alike {
    left: Vec<Words>,
    right: Vec<Words>,
}

/// The words of a text without white space, and its pairs of characters, sorted.
struct Words {
    plain: String,
    pairs: Vec<u64>,
}

/// The least likeness of partners.
const LEAST: f64 = 0.35;
/// How many turns may be one in the other version, if the words are the same.
const MOST: usize = 4;

impl Alike {
    pub fn new(left: &[String], right: &[String]) -> Alike {
        let words = |texts: &[String]| texts.iter().map(|text| Words::of(text)).collect();
        Alike { left: words(left), right: words(right) }
    }

    /// The share of pairs of characters that two texts have in common, from 0 to 1.
    pub fn likeness(&self, left: usize, right: usize) -> f64 {
        self.left[left].likeness(&self.right[right])
    }

    /// The length of a text of the left version in characters, without white space.
    pub fn length(&self, left: usize) -> usize {
        self.left[left].plain.chars().count()
    }
}

impl Words {
    fn of(text: &str) -> Words {
        let plain = plain(text);
        let chars: Vec<char> = plain.chars().collect();
        let pair = |pair: &[char]| u64::from(u32::from(pair[0])) << 32 | u64::from(u32::from(pair[1]));
        let mut pairs: Vec<u64> = chars.windows(2).map(pair).collect();
        pairs.sort_unstable();
        Words { plain, pairs }
    }

    /// The share of pairs of characters that two texts have in common, from 0 to 1.
    fn likeness(&self, other: &Words) -> f64 {
        if self.plain == other.plain {
            return 1.0;
        }
        let all = self.pairs.len() + other.pairs.len();
        // Lengths that differ too much need no look.
        if all == 0 || 2 * self.pairs.len().min(other.pairs.len()) * 100 < all * (LEAST * 100.0) as usize {
            return 0.0;
        }
        let (mut i, mut j, mut common) = (0, 0, 0);
        while let (Some(one), Some(two)) = (self.pairs.get(i), other.pairs.get(j)) {
            common += usize::from(one == two);
            (i, j) = (i + usize::from(one <= two), j + usize::from(two <= one));
        }
        2.0 * common as f64 / all as f64
    }
}

/// A text without white space.
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| !super::super::account::is_white(*c)).collect()
}

impl Scores for Alike {
    fn lengths(&self) -> (usize, usize) {
        (self.left.len(), self.right.len())
    }

    fn score(&self, left: Range<usize>, right: Range<usize>) -> Option<f64> {
        let (one, two) = (&self.left[left], &self.right[right]);
        match (one, two) {
            ([], _) | (_, []) => Some(-3.0),
            ([one], [two]) => {
                let likeness = one.likeness(two);
                let length = (one.plain.len().min(two.plain.len()) as f64 / 20.0).min(2.0);
                (likeness >= LEAST).then_some(12.0 * likeness - 7.0 + length)
            }
            // The same words, parted otherwise.
            (one, two) => {
                let length = |words: &[Words]| words.iter().map(|words| words.plain.len()).sum::<usize>();
                let whole = |words: &[Words]| words.iter().map(|words| &*words.plain).collect::<String>();
                (length(one) == length(two) && whole(one) == whole(two))
                    .then_some(5.0 + one.len().max(two.len()) as f64)
            }
        }
    }

    fn most(&self) -> usize {
        MOST
    }
}
