//! Writes the rows of two transcripts as one interview.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::fields::Fields;
use super::parts::{self, Doubts, Part};
use super::path::Step;
use super::rows::Notes;
use super::{Aligned, Found, Pairing};
use crate::document::{Document, File, Lenient, List, Text, Turn};
use crate::import::{Imported, LeftOut, Place};

/// Makes the interview of the rows that were found.
pub fn interview(original: &Imported, translation: &Imported, pairing: &Pairing, found: Found) -> Aligned {
    let empty = File::default();
    let (left, right) = (super::file(original, &empty), super::file(translation, &empty));
    let mut notes = Notes::of(original, translation, &pairing.name);
    let fields = Fields::of(left, right, &found, &mut notes);
    let mut writer = Writer {
        left: (left.turns.values().collect(), &original.places),
        right: (right.turns.values().collect(), &translation.places),
        ids: ids(left),
        fields: &fields,
        found: &found,
        notes,
        turns: Vec::new(),
        places: Vec::new(),
    };
    for (n, row) in found.rows.iter().enumerate() {
        writer.row(n, row);
    }
    let Writer { notes, turns, places, .. } = writer;
    let notes = notes.finish();
    let mut file = fields.file;
    file.turns = turns.into_iter().collect::<List<_>>().into();
    let mut left_out = original.left_out.clone();
    left_out.extend(translation.left_out.iter().map(|left| {
        let place = left.place.clone().within_file(&pairing.name);
        LeftOut { place, ..left.clone() }
    }));
    let taken = original.taken.iter().chain(&translation.taken).cloned().collect();
    let imported = Imported { document: Document::from(file), places, notes, left_out, taken };
    Aligned { imported, rows: found.rows }
}

struct Writer<'a> {
    /// The turns of the files, and their places.
    left: (Vec<&'a Turn>, &'a [Option<Place>]),
    right: (Vec<&'a Turn>, &'a [Option<Place>]),
    /// The ids that are taken.
    ids: BTreeSet<Rc<str>>,
    fields: &'a Fields,
    found: &'a Found,
    notes: Notes,
    turns: Vec<Turn>,
    places: Vec<Option<Place>>,
}

impl Writer<'_> {
    fn row(&mut self, n: usize, row: &Step) {
        let mut doubts = Doubts::default();
        let first = self.turns.len() + 1;
        if row.left.is_empty() {
            let place = self.right.1.get(row.right.start).cloned().flatten();
            self.places.push(place.map(|place| place.within_file(&self.notes.name)));
            let mut turn = self.added(row);
            parts::write(self.right_parts(row, &mut turn), &mut turn);
            self.turns.push(turn);
        } else {
            doubts.is_parted = self.turns_of(row, &mut doubts);
        }
        self.notes.row((first, self.turns.len()), n, row, self.found, &doubts);
    }

    /// Writes the turns of the original in a row: each stays one, whatever it is in the translation. Returns whether the
    /// translation was parted among them.
    fn turns_of(&mut self, row: &Step, doubts: &mut Doubts) -> bool {
        let mut turns: Vec<Turn> = self.left.0[row.left.clone()].iter().map(|turn| (*turn).clone()).collect();
        let right = self.right_parts(row, &mut turns[0]);
        let own: Vec<Vec<Part>> = turns.iter().map(|turn| parts::of(turn, &self.fields.languages[0])).collect();
        let (shares, is_parted) = parts::shares(&own, right);
        let places = self.left.1.iter().cloned().chain(std::iter::repeat(None)).skip(row.left.start);
        for (((mut turn, own), share), place) in turns.into_iter().zip(own).zip(shares).zip(places) {
            if !share.is_empty() {
                parts::write(parts::join(own, share, self.found.ratio, doubts), &mut turn);
            }
            self.places.push(place);
            self.turns.push(turn);
        }
        is_parted
    }

    /// A turn that only the translation has.
    fn added(&mut self, row: &Step) -> Turn {
        let turn = self.right.0[row.right.start];
        let wanted = turn.id.good().map_or("t1", |id| &id.0);
        let letters = wanted.trim_end_matches(|c: char| c.is_ascii_digit());
        // The turns of the original keep the ids that they have without a translation.
        let number = |id: &Rc<str>| id.strip_prefix(letters)?.parse::<usize>().ok();
        let most = self.ids.iter().filter_map(number).max().unwrap_or(0);
        let id: Rc<str> = format!("{letters}{}", most + 1).into();
        self.ids.insert(id.clone());
        let speaker = self.found.right.of_turns[row.right.start].map(|speaker| self.fields.id_of(speaker));
        Turn {
            id: (&*id).into(),
            speaker: speaker.as_deref().map_or_else(Lenient::default, Into::into),
            start: turn.start.clone(),
            ..Turn::default()
        }
    }

    /// The parts of the translation's turns in a row, in the language of the translation.
    fn right_parts(&self, row: &Step, turn: &mut Turn) -> Vec<Part> {
        let mut all = Vec::new();
        for own in &self.right.0[row.right.clone()] {
            let mut parts = parts::of(own, &self.fields.from);
            for part in &mut parts {
                part.id = None;
                for (lang, _) in &mut part.texts {
                    *lang = self.fields.renamed(lang);
                }
                part.themes = part.themes.iter().map(|theme| self.fields.theme(theme)).collect();
            }
            let themes: Vec<Text> = own.themes.values().map(|theme| self.fields.theme(theme)).collect();
            let new: Vec<&Text> =
                themes.iter().filter(|theme| !turn.themes.values().any(|one| one == *theme)).collect();
            if row.right.len() == 1 && !new.is_empty() {
                turn.themes = turn.themes.values().chain(new).cloned().collect::<List<_>>().into();
            } else {
                add_themes(&mut parts, new.into_iter());
            }
            if turn.start.is_absent() {
                turn.start = own.start.clone();
            }
            if let Some(heading) = own.heading.good() {
                turn.heading = self.fields.beside(&turn.heading, heading).into();
            }
            all.append(&mut parts);
        }
        all
    }
}

fn add_themes<'a>(parts: &mut [Part], themes: impl Iterator<Item = &'a Text>) {
    for theme in themes {
        for part in parts.iter_mut().filter(|part| !part.themes.contains(theme)) {
            part.themes.push(theme.clone());
        }
    }
}

/// The ids of all turns and passages.
fn ids(file: &File) -> BTreeSet<Rc<str>> {
    let of_turn = |turn: &Turn| {
        let own = turn.id.good().map(|id| id.0.clone());
        let passages: Vec<_> = turn.passages.values().filter_map(|one| one.id.good().map(|id| id.0.clone())).collect();
        own.into_iter().chain(passages)
    };
    file.turns.values().flat_map(of_turn).collect()
}
