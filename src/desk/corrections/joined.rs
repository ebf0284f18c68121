//! A file that has lost its record of the draft may be older than a split: a passage that is not in it then has its words in
//! the one before.

use super::aligned::{common, count, cut_like};
use super::boundaries::MOVED;
use super::canonical;
use super::matched::Passage;

/// Gives the passages that are not in the file their words in the passages before them.
pub fn parted(passages: &mut [Passage]) {
    for n in 0..passages.len() {
        let is_gone = passages[n].theirs.is_empty() && !passages[n].base.is_empty();
        let before = passages[..n].iter().rposition(|one| one.lang == passages[n].lang);
        let Some(before) = before.filter(|_| is_gone) else { continue };
        let (first, second) = (passages[before].clone(), passages[n].base.clone());
        if are_joined([&first.base, &second], &first.theirs) {
            let [one, two] = cut_like([&first.base, &second], &first.theirs);
            passages[before].theirs = canonical(&one).into();
            passages[n].theirs = canonical(&two).into();
        }
    }
}

/// Whether a text has the words of the second passage besides those of the first.
fn are_joined([first, second]: [&str; 2], text: &str) -> bool {
    let found = common(&format!("{first}\n\n{second}"), text).saturating_sub(common(first, text));
    count(second) > 0 && found as f64 >= MOVED * count(second) as f64
}
