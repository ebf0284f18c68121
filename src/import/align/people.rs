//! Which speakers of two transcripts are the same person: by name, by role, and by the turns that are partners.

use std::rc::Rc;

use super::path::Step;
use crate::document::{ByLanguage, File, Lenient, Localized, Speaker};
use crate::import::label_words::{self, plain_name};

/// The speakers of a file, by the ids of its turns.
#[derive(Default)]
pub struct Cast {
    pub ids: Vec<Rc<str>>,
    names: Vec<Vec<String>>,
    roles: Vec<Option<String>>,
    /// The speaker of each turn.
    pub of_turns: Vec<Option<usize>>,
}

impl Cast {
    pub fn of(file: &File) -> Cast {
        let mut cast = Cast::default();
        for turn in file.turns.values() {
            let speaker = turn.speaker.good().map(|id| cast.number(&id.0, file));
            cast.of_turns.push(speaker);
        }
        cast
    }

    fn number(&mut self, id: &Rc<str>, file: &File) -> usize {
        if let Some(known) = self.ids.iter().position(|known| known == id) {
            return known;
        }
        let record = file.speakers.values().find(|speaker| id_of(speaker) == Some(id));
        let names = record.map(|record| names(&record.name)).filter(|names| !names.is_empty());
        let names = names.unwrap_or_else(|| vec![id.to_string()]);
        let of_label =
            names.iter().find_map(|name| label_words::role(name)).map(|role| label_words::role_word(&role).to_owned());
        let stated = record.and_then(|record| record.role.good()).map(|role| role.0.to_string());
        self.ids.push(id.clone());
        self.names.push(names);
        self.roles.push(stated.or(of_label));
        self.ids.len() - 1
    }

    /// A name to show.
    pub fn name(&self, speaker: usize) -> &str {
        &self.names[speaker][0]
    }

    /// How much the names and roles say that two speakers are the same, as a number of turns.
    fn likeness(&self, speaker: usize, other: &Cast, of_other: usize) -> f64 {
        let plain = |names: &[String]| names.iter().map(|name| plain_name(name)).collect::<Vec<_>>();
        let (one, two) = (plain(&self.names[speaker]), plain(&other.names[of_other]));
        let is_same = self.ids[speaker] == other.ids[of_other] || one.iter().any(|name| two.contains(name));
        let is_within = one.iter().any(|name| {
            two.iter()
                .any(|other| name.len() > 3 && other.contains(&**name) || other.len() > 3 && name.contains(&**other))
        });
        let has_role = self.roles[speaker].is_some() && self.roles[speaker] == other.roles[of_other];
        f64::from(u8::from(is_same)) * 6.0 + f64::from(u8::from(is_within)) * 2.0 + f64::from(u8::from(has_role))
    }
}

/// The names of a speaker in all languages.
fn names(name: &Lenient<Localized>) -> Vec<String> {
    match name.good() {
        None => Vec::new(),
        Some(ByLanguage::Original(name)) => vec![name.0.to_string()],
        Some(ByLanguage::Each(each)) => {
            each.iter().filter_map(|entry| entry.text.good()).map(|name| name.0.to_string()).collect()
        }
    }
}

pub fn id_of(speaker: &Speaker) -> Option<&Rc<str>> {
    speaker.id.good().map(|id| &id.0)
}

/// How often each speaker of one transcript has a partner by each of the other.
pub struct Together {
    counts: Vec<Vec<f64>>,
}

impl Together {
    /// Counts the names and roles that are alike, and the partners of a way.
    pub fn of(left: &Cast, right: &Cast, steps: &[Step]) -> Together {
        let likeness = |one: usize| (0..right.ids.len()).map(|other| left.likeness(one, right, other)).collect();
        let mut counts: Vec<Vec<f64>> = (0..left.ids.len()).map(likeness).collect();
        for step in steps.iter().filter(|step| !step.left.is_empty() && !step.right.is_empty()) {
            let speakers = (left.of_turns[step.left.start], right.of_turns[step.right.start]);
            if let (Some(one), Some(other)) = speakers {
                counts[one][other] += step.confidence * step.confidence;
            }
        }
        Together { counts }
    }

    /// How much likelier two speakers are the same than by chance, as logarithms.
    pub fn scores(&self, right: &Cast) -> Vec<Vec<f64>> {
        let all = right.of_turns.iter().flatten().count().max(1) as f64;
        let mut shares = vec![0.5 / all; right.ids.len()];
        right.of_turns.iter().flatten().for_each(|speaker| shares[*speaker] += 1.0 / all);
        let of_left = |row: &Vec<f64>| {
            let sum: f64 = row.iter().sum();
            let score = |(count, share): (&f64, &f64)| {
                let likely = (count + share) / (sum + 1.0);
                (0.94 * likely / share + 0.04).ln().clamp(-3.2, 3.0)
            };
            row.iter().zip(&shares).map(score).collect()
        };
        self.counts.iter().map(of_left).collect()
    }

    /// Whether two speakers are partners in a few rows only, and others are in most.
    pub fn are_others(&self, left: usize, right: usize) -> bool {
        let count = self.counts[left][right];
        let most_of_left = self.counts[left].iter().copied().fold(0.0, f64::max);
        let most_of_right = self.counts.iter().map(|row| row[right]).fold(0.0, f64::max);
        count * 3.0 < most_of_left && count * 3.0 < most_of_right
    }

    /// For each speaker of the right transcript, the one of the left transcript who is the same person.
    pub fn partners(&self, right: &Cast) -> Vec<Option<usize>> {
        let of_right = |other: usize| {
            let column = || self.counts.iter().map(|row| row[other]);
            let sum: f64 = column().sum();
            let best = column().enumerate().max_by(|one, two| one.1.total_cmp(&two.1))?;
            (best.1 >= 0.6 && best.1 * 2.0 > sum).then_some(best.0)
        };
        let mut partners: Vec<Option<usize>> = (0..right.ids.len()).map(of_right).collect();
        // Two names of one person are rather two persons, unless nobody else is left.
        for one in 0..partners.len() {
            let Some(left) = partners[one] else { continue };
            let rival = (0..partners.len()).any(|other| {
                other != one && partners[other] == Some(left) && self.counts[left][other] > self.counts[left][one]
            });
            if rival {
                partners[one] = None;
            }
        }
        partners
    }
}
