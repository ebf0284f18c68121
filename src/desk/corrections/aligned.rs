//! Finds places of one text in another with about the same words.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::words::{is_word, tokens};
use crate::interview::cut;

fn words(text: &str) -> Vec<&str> {
    tokens(text).into_iter().filter(|token| is_word(token)).collect()
}

/// How many words a text has.
pub fn count(text: &str) -> usize {
    words(text).len()
}

/// How many words two texts have in common, in the same order.
pub fn common(one: &str, two: &str) -> usize {
    Way::between(&words(one), &words(two)).same()
}

/// Where a passage of the draft ends in what was given out, and in what came back: offsets in bytes.
pub struct End {
    pub base: usize,
    pub theirs: usize,
    /// What came back has other words there, on both sides.
    pub is_changed: bool,
}

/// The ends of all passages of the draft but the last.
pub fn ends(own: &[&str], base: &str, theirs: &str) -> Vec<End> {
    let (yours, given, back): (Vec<&str>, _, _) =
        (own.iter().flat_map(|one| tokens(one)).collect(), tokens(base), tokens(theirs));
    let (to_base, to_theirs, directly) =
        (Way::between(&yours, &given), Way::between(&given, &back), Way::between(&yours, &back));
    let by_words = Way::between(&words(base), &words(theirs));
    let length = |tokens: &[&str]| tokens.iter().map(|token| token.len()).sum::<usize>();
    let mut at = 0;
    let ends = own[..own.len() - 1].iter().map(|one| {
        at += tokens(one).len();
        let (in_base, _) = to_base.carried(at);
        let (by_base, own_way) = (to_theirs.carried(in_base), directly.carried(at));
        // Once it has been taken, the draft has the words that came back.
        let is_own_way = directly.same() > to_base.same() || (by_base.1 && !own_way.1);
        let in_theirs = if is_own_way { own_way.0 } else { by_base.0 };
        // Signs and white space stand everywhere: only words tell.
        let before = given[..in_base].iter().filter(|token| is_word(token)).count();
        let is_changed = !is_own_way && by_words.carried(before).1;
        End { base: length(&given[..in_base]), theirs: length(&back[..in_theirs]), is_changed }
    });
    ends.collect()
}

/// Cuts a text of two passages where the second begins.
pub fn cut_like(passages: [&str; 2], text: &str) -> [String; 2] {
    let parts = parted(text, ends(&passages, text, text).iter().map(|end| end.base));
    parts.try_into().expect("one end")
}

/// How the positions of one list of tokens become those of another.
struct Way(Vec<(Range<usize>, Range<usize>, bool)>);

impl Way {
    fn between(one: &[&str], two: &[&str]) -> Way {
        let ops = capture_diff_slices(Algorithm::Myers, one, two).into_iter();
        Way(ops.map(|op| (op.old_range(), op.new_range(), matches!(op, DiffOp::Equal { .. }))).collect())
    }

    /// How many tokens both lists have.
    fn same(&self) -> usize {
        self.0.iter().filter(|(_, _, is_same)| *is_same).map(|(old, _, _)| old.len()).sum()
    }

    /// The position in the other list, and whether the words there are others on both sides.
    fn carried(&self, at: usize) -> (usize, bool) {
        let mut to = 0;
        for (old, new, is_same) in &self.0 {
            if at < old.start || (at == old.start && !old.is_empty()) {
                break;
            }
            to = match (is_same, at < old.end) {
                (true, _) => new.start + (at.min(old.end) - old.start),
                (false, true) if !new.is_empty() => return (new.end, true),
                (false, _) => new.end,
            };
        }
        (to, false)
    }
}

/// The parts of a text between ends.
pub fn parted(text: &str, ends: impl DoubleEndedIterator<Item = usize>) -> Vec<String> {
    let (mut parts, mut rest) = (Vec::new(), text.to_owned());
    for end in ends.rev() {
        let (first, second) = match end {
            0 => (String::new(), rest),
            end if end >= rest.len() => (rest, String::new()),
            end => cut(&rest, end).expect("between two tokens"),
        };
        parts.push(second);
        rest = first;
    }
    parts.push(rest);
    parts.reverse();
    parts
}
