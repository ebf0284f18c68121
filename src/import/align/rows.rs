//! The notes on two transcripts: those of both files, and what an editor has to look at in the rows.

use std::rc::Rc;

use super::parts::Doubts;
use super::path::Step;
use super::{Found, SURE, language, parts};
use crate::document::File;
use crate::import::note::{Counts, Field, Issue, Reason, Row, Spot, What};
use crate::import::{Imported, Note, Place, Severity};

/// How many characters of a turn a note shows.
const SHOWN: usize = 40;

pub struct Notes {
    /// The name of the translation's file.
    pub name: Rc<str>,
    /// Whether the translation has no title but the name of its file.
    pub names_title_by_file: bool,
    all: Vec<Note>,
    rows: Vec<(Severity, Row)>,
    left: Vec<Spot>,
    right: Vec<Spot>,
    counts: Counts,
    other_times: usize,
}

impl Notes {
    pub fn of(original: &Imported, translation: &Imported, name: &str) -> Notes {
        let name: Rc<str> = name.into();
        let is_title = |note: &Note| matches!(&note.what, What::Field(Field::Title, _, _, Reason::FileName));
        let names_title_by_file = translation.notes.iter().any(is_title);
        let of_translation = |note: &Note| match &note.place {
            Some(place) => Note { place: Some(place.clone().within_file(&name)), ..note.clone() },
            None => Note { what: What::OfTranslation(name.clone(), Box::new(note.what.clone())), ..note.clone() },
        };
        let others = translation.notes.iter().filter(|note| !is_title(note)).map(of_translation);
        Notes {
            all: original.notes.iter().cloned().chain(others).collect(),
            left: spots(original, None),
            right: spots(translation, Some(&name)),
            name,
            names_title_by_file,
            rows: Vec::new(),
            counts: Counts::default(),
            other_times: 0,
        }
    }

    pub fn add(&mut self, what: What) {
        self.all.push(Note { severity: Severity::Info, place: None, what });
    }

    pub fn doubt(&mut self, what: What) {
        self.all.push(Note { severity: Severity::Doubt, place: None, what });
    }

    /// Notes what is unusual about the row `n` of those that were found, which became the turns from `rows.0` to `rows.1`
    /// of the interview.
    pub fn row(&mut self, rows: (usize, usize), n: usize, row: &Step, found: &Found, doubts: &Doubts) {
        let sides = (row.left.len(), row.right.len());
        match sides {
            (_, 0) => self.counts.original += sides.0,
            (0, _) => self.counts.translation += 1,
            _ if doubts.is_parted => self.counts.both += sides.0,
            _ => {
                self.counts.both += 1;
                self.counts.original += sides.0 - 1;
            }
        }
        let is_doubtful = row.confidence < SURE;
        let is_one_turn = sides.0 > 1 && sides.1 > 0;
        let has_doubts = !doubts.unsure.is_empty() || !doubts.joined.is_empty();
        self.counts.doubtful += usize::from(is_doubtful || is_one_turn || found.strange[n] || has_doubts);
        let issue = match sides {
            (_, 0) => Some(Issue::Untranslated),
            (0, _) => Some(Issue::Added),
            _ if is_doubtful => Some(Issue::Doubtful((row.confidence * 100.0) as u8)),
            _ if found.strange[n] => Some(Issue::Lengths),
            _ => None,
        };
        let spot =
            |spots: &[Spot], at: &std::ops::Range<usize>| spots.get(at.start).filter(|_| !at.is_empty()).cloned();
        let (original, translation) = (spot(&self.left, &row.left), spot(&self.right, &row.right));
        let mut push = |severity, issue| {
            let (original, translation) = (original.clone(), translation.clone());
            self.rows.push((severity, Row { rows, issue, original, translation }));
        };
        issue.into_iter().for_each(|issue| push(Severity::Doubt, issue));
        if is_one_turn {
            push(Severity::Doubt, Issue::OneTurn(sides.0, doubts.is_parted));
        } else if sides.1 > 1 && sides.0 > 0 {
            push(Severity::Info, Issue::Joined(sides.1));
        }
        if let Some((one, other)) = other_speakers(row, found) {
            push(Severity::Doubt, Issue::Speakers(one, other));
        }
        let place = |spot: &Option<Spot>| spot.as_ref().and_then(|spot| spot.place.clone());
        let (of_left, of_right) = (place(&original), place(&translation));
        let words = |place: &Option<Place>, text: &str| Some(Spot { place: place.clone(), words: shortened(text) });
        let both =
            doubts.unsure.iter().map(|(one, other)| (Issue::Paragraphs, words(&of_left, one), words(&of_right, other)));
        let several = doubts.joined.iter().map(|((of_original, of_translation), (one, other))| {
            let issue = Issue::JoinedParagraphs(*of_original, *of_translation);
            (issue, words(&of_left, one), words(&of_right, other))
        });
        let left = doubts.alone.0.iter().map(|text| (Issue::UntranslatedParagraph, words(&of_left, text), None));
        let right = doubts.alone.1.iter().map(|text| (Issue::AddedParagraph, None, words(&of_right, text)));
        for (issue, original, translation) in both.chain(several).chain(left).chain(right) {
            self.rows.push((Severity::Doubt, Row { rows, issue, original, translation }));
        }
        self.other_times += doubts.other_times;
    }

    /// All notes. Rows in sequence that have no partners are one note.
    pub fn finish(mut self) -> Vec<Note> {
        let counts = self.counts;
        self.add(What::Aligned(counts));
        if self.other_times > 0 {
            self.doubt(What::OtherTimes(self.other_times));
        }
        let mut rows: Vec<(Severity, Row)> = Vec::new();
        for (severity, row) in self.rows {
            let goes_on = rows.last_mut().filter(|(_, last)| {
                last.issue == row.issue
                    && matches!(row.issue, Issue::Untranslated | Issue::Added)
                    && last.rows.1 + 1 == row.rows.0
            });
            match goes_on {
                Some((_, last)) => last.rows.1 = row.rows.1,
                None => rows.push((severity, row)),
            }
        }
        let note = |(severity, row)| Note { severity, place: None, what: What::Row(Box::new(row)) };
        self.all.extend(rows.into_iter().map(note));
        self.all
    }
}

/// The names of two speakers who are partners in a row, if they are partners hardly elsewhere.
fn other_speakers(row: &Step, found: &Found) -> Option<(String, String)> {
    let left = found.left.of_turns.get(row.left.clone())?.first()?;
    let right = found.right.of_turns.get(row.right.clone())?.first()?;
    let name =
        |cast: &super::Cast, speaker: &Option<usize>| speaker.map_or("–".to_owned(), |one| cast.name(one).to_owned());
    let is_other = match (left, right) {
        (Some(one), Some(other)) => found.together.are_others(*one, *other),
        (one, other) => one.is_some() != other.is_some(),
    };
    is_other.then(|| (name(&found.left, left), name(&found.right, right)))
}

/// The place and the first words of each turn.
fn spots(imported: &Imported, file: Option<&str>) -> Vec<Spot> {
    let empty = File::default();
    let own = super::file(imported, &empty);
    let lang = language(own);
    let places = imported.places.iter().cloned().chain(std::iter::repeat(None));
    let spot = |(turn, place): (&crate::document::Turn, Option<Place>)| {
        let words = parts::of(turn, &lang).first().map(|part| shortened(&part.plain)).unwrap_or_default();
        let place = match file {
            Some(file) => place.map(|place| place.within_file(file)),
            None => place,
        };
        Spot { place, words }
    };
    own.turns.values().zip(places).map(spot).collect()
}

/// The beginning of a text, in one line.
fn shortened(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
