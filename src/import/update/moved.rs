//! Turns that stand elsewhere in the corrected file.

use super::alike::Alike;
use crate::import::align::path::Step;

/// How alike the words of a turn that has moved must be, from 0 to 1. A turn in its old place may differ more.
const LEAST: f64 = 0.8;
/// The least number of characters of a turn that has moved: “Yes.” here is not the “Yes.” there.
const SHORTEST: usize = 8;

/// Pairs turns that have no partner on the way of `steps` with those of the other version that have nearly the same
/// words. The step of such a pair stands where the corrected file has the turn.
pub fn rejoined(steps: Vec<Step>, alike: &Alike) -> Vec<Step> {
    let of_left = steps.iter().filter(|step| step.right.is_empty()).map(|step| step.left.start);
    let of_right = steps.iter().filter(|step| step.left.is_empty()).map(|step| step.right.start);
    let (gone, added): (Vec<usize>, Vec<usize>) = (of_left.collect(), of_right.collect());
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for &left in gone.iter().filter(|left| alike.length(**left) >= SHORTEST) {
        pairs.extend(added.iter().map(|&right| (alike.likeness(left, right), left, right)));
    }
    pairs.retain(|pair| pair.0 >= LEAST);
    pairs.sort_by(|one, two| two.0.total_cmp(&one.0));
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for (_, left, right) in pairs {
        if moved.iter().all(|pair| pair.0 != left && pair.1 != right) {
            moved.push((left, right));
        }
    }
    let partner = |step: Step| match (step.left.len(), step.right.len()) {
        (_, 0) => moved.iter().all(|pair| pair.0 != step.left.start).then_some(step),
        (0, _) => Some(match moved.iter().find(|pair| pair.1 == step.right.start) {
            Some(&(left, _)) => Step { left: left..left + 1, ..step },
            None => step,
        }),
        _ => Some(step),
    };
    steps.into_iter().filter_map(partner).collect()
}
