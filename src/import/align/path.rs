//! The best way through two lists: which items of one belong to which of the other, in order, and how sure that is.
//!
//! A dynamic programme over a band around the diagonal, which is widened if the best way touches its edge or leaves many
//! items alone. It sums likelihoods, as logarithms, over all ways, so that each step gets the probability that it is right:
//! the share of the ways that take it.

use std::ops::Range;

/// A step of the way: items of the left list that belong to items of the right one. One side is empty where an item has
/// no partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub left: Range<usize>,
    pub right: Range<usize>,
    /// The probability that it is right, from 0 to 1.
    pub confidence: f64,
}

/// What the steps between two lists are worth.
pub trait Scores {
    /// The lengths of the lists.
    fn lengths(&self) -> (usize, usize);

    /// The logarithm of how much likelier two groups of items are as partners than by chance, with the likelihood of such
    /// a step. One side may be empty. `None`: they are no partners.
    fn score(&self, left: Range<usize>, right: Range<usize>) -> Option<f64>;

    /// How many items may belong to one.
    fn most(&self) -> usize;
}

/// The first half-width of the band.
const BAND: usize = 32;
/// The most cells of a band.
const MOST_CELLS: usize = 4_000_000;
/// What no way leads to.
const NEVER: f64 = f64::NEG_INFINITY;

/// Finds the best way.
pub fn best(scores: &impl Scores) -> Vec<Step> {
    let (n, m) = scores.lengths();
    let mut half = BAND + n.abs_diff(m);
    loop {
        let band = Band::new(n, m, half);
        let steps = Search { scores, band: &band, shapes: shapes(scores.most()) }.run();
        let is_whole = half >= m;
        let alone = steps.iter().filter(|step| step.left.is_empty() || step.right.is_empty()).count();
        let is_plain = alone <= 8 + n.min(m) / 8 + n.abs_diff(m) && !band.is_touched(&steps);
        if is_whole || 4 * half.saturating_mul(n) > MOST_CELLS || is_plain {
            return steps;
        }
        half *= 2;
    }
}

/// The numbers of items on both sides of the possible steps.
fn shapes(most: usize) -> Vec<(usize, usize)> {
    let several = (2..=most).flat_map(|n| [(1, n), (n, 1)]);
    [(1, 1), (1, 0), (0, 1)].into_iter().chain(several).collect()
}

/// The cells that are looked at: some columns of each row.
struct Band {
    n: usize,
    m: usize,
    half: usize,
    /// The first cell of each row in a list of all cells.
    offsets: Vec<usize>,
}

impl Band {
    fn new(n: usize, m: usize, half: usize) -> Band {
        let mut band = Band { n, m, half, offsets: vec![0] };
        for i in 0..=n {
            let row = band.row(i);
            band.offsets.push(band.offsets[i] + row.len());
        }
        band
    }

    /// The columns of a row.
    fn row(&self, i: usize) -> Range<usize> {
        match (i * self.m).checked_div(self.n) {
            Some(centre) => centre.saturating_sub(self.half)..(centre + self.half).min(self.m) + 1,
            None => 0..self.m + 1,
        }
    }

    fn cell(&self, i: usize, j: usize) -> Option<usize> {
        let row = self.row(i);
        row.contains(&j).then(|| self.offsets[i] + j - row.start)
    }

    fn cells(&self) -> usize {
        self.offsets[self.n + 1]
    }

    /// Whether a way touches the edge of the band anywhere but at the ends of the lists.
    fn is_touched(&self, steps: &[Step]) -> bool {
        steps.iter().any(|step| {
            let (i, j) = (step.left.end, step.right.end);
            let row = self.row(i);
            (row.start > 0 && j < row.start + 3) || (row.end <= self.m && j + 4 > row.end)
        })
    }
}

struct Search<'a, S> {
    scores: &'a S,
    band: &'a Band,
    shapes: Vec<(usize, usize)>,
}

impl<S: Scores> Search<'_, S> {
    fn run(&self) -> Vec<Step> {
        let (n, m) = (self.band.n, self.band.m);
        let (forward, back) = self.forward();
        let backward = self.backward();
        let total = forward[self.band.cell(n, m).expect("the end is in the band")];
        let mut steps = Vec::new();
        let (mut i, mut j) = (n, m);
        while (i, j) != (0, 0) {
            let cell = self.band.cell(i, j).expect("the way is in the band");
            let (left, right) = self.shapes[usize::from(back[cell])];
            let step = (i - left..i, j - right..j);
            let confidence = self.likelihood(&step, &forward, &backward, total).exp().min(1.0);
            steps.push(Step { left: step.0, right: step.1, confidence });
            (i, j) = (i - left, j - right);
        }
        steps.reverse();
        steps
    }

    /// The sum over all ways to each cell, and the last step of the best one.
    fn forward(&self) -> (Vec<f64>, Vec<u8>) {
        let cells = self.band.cells();
        let (mut sums, mut best, mut back) = (vec![NEVER; cells], vec![NEVER; cells], vec![0_u8; cells]);
        (sums[0], best[0]) = (0.0, 0.0);
        for i in 0..=self.band.n {
            for j in self.band.row(i) {
                let cell = self.band.cell(i, j).expect("it is in the row");
                for (shape, (left, right)) in self.shapes.iter().enumerate() {
                    if *left > i || *right > j {
                        continue;
                    }
                    let Some(from) = self.band.cell(i - left, j - right).filter(|from| sums[*from] > NEVER) else {
                        continue;
                    };
                    let Some(score) = self.scores.score(i - left..i, j - right..j) else { continue };
                    sums[cell] = added(sums[cell], sums[from] + score);
                    if best[from] + score > best[cell] {
                        best[cell] = best[from] + score;
                        back[cell] = shape as u8;
                    }
                }
            }
        }
        (sums, back)
    }

    /// The sum over all ways from each cell.
    fn backward(&self) -> Vec<f64> {
        let (n, m) = (self.band.n, self.band.m);
        let mut sums = vec![NEVER; self.band.cells()];
        sums[self.band.cell(n, m).expect("the end is in the band")] = 0.0;
        for i in (0..=n).rev() {
            for j in self.band.row(i).rev() {
                let cell = self.band.cell(i, j).expect("it is in the row");
                for (left, right) in &self.shapes {
                    let (to, at) = (i + left, j + right);
                    if to > n || at > m {
                        continue;
                    }
                    let Some(next) = self.band.cell(to, at).filter(|next| sums[*next] > NEVER) else { continue };
                    let Some(score) = self.scores.score(i..to, j..at) else { continue };
                    sums[cell] = added(sums[cell], sums[next] + score);
                }
            }
        }
        sums
    }

    /// The logarithm of the probability of a step. That an item has no partner may be so at several places of the other
    /// list, which are the same.
    fn likelihood(&self, step: &(Range<usize>, Range<usize>), forward: &[f64], backward: &[f64], total: f64) -> f64 {
        let (left, right) = step;
        let at = |left: Range<usize>, right: Range<usize>| {
            let cells = (self.band.cell(left.start, right.start), self.band.cell(left.end, right.end));
            let (Some(from), Some(to)) = cells else { return NEVER };
            self.scores.score(left, right).map_or(NEVER, |score| forward[from] + score + backward[to] - total)
        };
        if right.is_empty() {
            let places = self.band.row(left.start);
            places.map(|j| at(left.clone(), j..j)).fold(NEVER, added)
        } else if left.is_empty() {
            (0..=self.band.n).map(|i| at(i..i, right.clone())).fold(NEVER, added)
        } else {
            at(left.clone(), right.clone())
        }
    }
}

/// The logarithm of the sum of two numbers, from their logarithms.
fn added(one: f64, other: f64) -> f64 {
    let (most, least) = if one > other { (one, other) } else { (other, one) };
    if least == NEVER || most - least > 40.0 { most } else { most + (least - most).exp().ln_1p() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters, of which equal ones are partners.
    struct Letters<'a>(&'a [u8], &'a [u8]);

    impl Scores for Letters<'_> {
        fn lengths(&self) -> (usize, usize) {
            (self.0.len(), self.1.len())
        }

        fn score(&self, left: Range<usize>, right: Range<usize>) -> Option<f64> {
            match (&self.0[left], &self.1[right]) {
                ([one], [other]) => Some(if one == other { 2.0 } else { -6.0 }),
                _ => Some(-2.0),
            }
        }

        fn most(&self) -> usize {
            1
        }
    }

    #[test]
    fn equal_items_are_partners_in_order() {
        let steps = best(&Letters(b"abcdef", b"abxdeef"));
        let pairs: Vec<_> = steps.iter().map(|step| (step.left.clone(), step.right.clone())).collect();
        assert!(pairs.contains(&(0..1, 0..1)) && pairs.contains(&(3..4, 3..4)) && pairs.contains(&(5..6, 6..7)));
        // Either of the two letters may be the partner.
        let doubtful = steps.iter().find(|step| step.left == (4..5)).expect("all items are in a step");
        assert!((0.3..0.7).contains(&doubtful.confidence), "{doubtful:?}");
    }

    #[test]
    fn a_list_without_its_beginning_is_found_beyond_the_first_band() {
        let left: Vec<u8> = (0..400_u32).map(|n| (n * n % 251) as u8).collect();
        let right = [&[255; 150][..], &left[..]].concat();
        let steps = best(&Letters(&left, &right[..400]));
        let found = steps.iter().filter(|step| step.left.start + 150 == step.right.start && step.confidence > 0.5);
        assert!(found.count() > 240);
    }

    #[test]
    fn empty_lists_have_a_way() {
        assert_eq!(best(&Letters(b"", b"")), []);
        assert_eq!(best(&Letters(b"ab", b"")).len(), 2);
        assert_eq!(best(&Letters(b"", b"ab")).len(), 2);
    }
}
