//! The pace at which the words of a transcript would be said tells the unit of its times.

use crate::interview::is_han;

/// What the numbers count that stand for times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    Seconds,
    Milliseconds,
}

/// The longest recording, a week, in seconds.
pub const LONGEST: u64 = 604_800;

/// A number of seconds that no conversation has, and of milliseconds that every one has.
const HOURS: u64 = 20_000;

/// How many letters people say in a second.
const SPEECH: std::ops::RangeInclusive<f64> = 2.0..=40.0;

/// The words and the times of a row or an item.
pub struct Timed {
    pub start: u64,
    pub end: Option<u64>,
    pub letters: u64,
}

/// The letters of some words. A Chinese character is said as slowly as three of them.
pub fn letters(words: &str) -> u64 {
    words.chars().filter(|c| c.is_alphanumeric()).map(|c| if is_han(c) { 3 } else { 1 }).sum()
}

/// The unit in which people would say the words in the time that they have. Silence makes speech slower, not faster.
pub fn unit(timed: &[Timed]) -> TimeUnit {
    let timed = &together(timed);
    let nexts = timed.iter().skip(1).map(|next| Some(next.start)).chain([None]);
    let mut paces = Vec::new();
    for (one, next) in timed.iter().zip(nexts) {
        let length = one.end.or(next).and_then(|end| end.checked_sub(one.start)).filter(|length| *length > 0);
        if let Some(length) = length
            && one.letters >= TELLING
        {
            paces.push(one.letters as f64 / length as f64);
        }
    }
    let last = timed.last().map_or(0, |last| last.end.unwrap_or(last.start));
    let spoken = paces.iter().filter(|pace| SPEECH.contains(&(**pace * 1000.0))).count();
    let have_pace = !paces.is_empty() && spoken * 5 >= paces.len() * 4;
    // Without ends, the next start may be far away.
    let have_ends = timed.iter().filter(|one| one.end.is_some()).count() * 2 > timed.len();
    match have_pace && (have_ends || last >= HOURS) || last > LONGEST {
        true => TimeUnit::Milliseconds,
        false => TimeUnit::Seconds,
    }
}

/// How many letters tell a pace.
const TELLING: u64 = 8;

/// Puts single words together until they have enough letters to tell a pace.
fn together(timed: &[Timed]) -> Vec<Timed> {
    let mut all: Vec<Timed> = Vec::new();
    for one in timed {
        let own = Timed { ..*one };
        match all.last_mut().filter(|last| last.letters < TELLING && last.end.is_some() && one.start >= last.start) {
            Some(last) => (last.end, last.letters) = (one.end, last.letters + one.letters),
            None => all.push(own),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pace_of_the_words_tells_the_unit() {
        let of = |rows: &[(u64, Option<u64>, u64)]| {
            unit(
                &rows
                    .iter()
                    .map(|(start, end, letters)| Timed { start: *start, end: *end, letters: *letters })
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(of(&[(0, Some(2500), 40), (2600, Some(4000), 20)]), TimeUnit::Milliseconds);
        assert_eq!(of(&[(0, Some(3), 40), (4, Some(6), 20)]), TimeUnit::Seconds);
        // A log in which each row tells what the next minutes are about.
        assert_eq!(of(&[(0, Some(300), 60), (300, Some(900), 70)]), TimeUnit::Seconds);
        assert_eq!(of(&[(0, None, 60), (300, None, 70), (1200, None, 30)]), TimeUnit::Seconds);
        assert_eq!(of(&[(0, None, 60), (4100, None, 900), (61_200, None, 30)]), TimeUnit::Milliseconds);
    }
}
