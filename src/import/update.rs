//! Imports a file again after a correction: what editors have added to the interview stays.
//!
//! A turn whose words are the same, or nearly so, keeps its id, speaker, themes, translation and everything else. Its words
//! become those of the file. What has no partner is named: a new turn gets an id of its own, and one that is no longer in
//! the file is left out.

mod alike;
mod fields;
mod moved;
mod turns;

use std::collections::BTreeSet;
use std::rc::Rc;

use super::align::parts;
use super::note::{Change, Former, Severity, What};
use super::{Imported, LeftOut, Note, Omission, Place};
use crate::document::{Document, File, List, Turn};
use alike::Alike;
use turns::Merged;

/// Updates an interview with what was made of its corrected file. The former interview must be without mistakes of form.
pub fn update(new: &Imported, old: &Document) -> Imported {
    let (Some(old), Some(file)) = (old.file.good(), new.document.file.good()) else { return copy(new) };
    let (own, other) = (super::align::language(old), super::align::language(file));
    let has = |file: &File, wanted: &Rc<str>| file.languages.values().any(|lang| lang.0 == *wanted);
    // The language in which both are compared. A short file may not show its own.
    let renamed = if has(file, &own) || has(old, &other) { file.clone() } else { fields::renamed(file, &other, &own) };
    let lang = if !has(file, &own) && has(old, &other) { other } else { own };
    let file = &renamed;
    let (old_turns, new_turns): (Vec<&Turn>, Vec<&Turn>) =
        (old.turns.values().collect(), file.turns.values().collect());
    let text = |turn: &Turn, lang: &Rc<str>| {
        parts::of(turn, lang).iter().map(|part| &*part.plain).collect::<Vec<_>>().join("\n")
    };
    let texts = |turns: &[&Turn], lang: &Rc<str>| turns.iter().map(|turn| text(turn, lang)).collect::<Vec<_>>();
    let alike = Alike::new(&texts(&old_turns, &lang), &texts(&new_turns, &lang));
    let steps = moved::rejoined(super::align::path::best(&alike), &alike);
    let speakers = fields::speakers(&steps, &old_turns, &new_turns, old);
    let mut writer = Writer { ids: ids(old), notes: Vec::new(), left_out: Vec::new(), counts: Change::default(), lang };
    let (mut turns, mut places): (Vec<Turn>, Vec<Option<Place>>) = (Vec::new(), Vec::new());
    // The turns of the former interview up to here. What comes after a later one has moved.
    let mut reached = 0;
    for step in steps {
        let place = |n: usize| new.places.get(n).cloned().flatten();
        match (&old_turns[step.left.clone()], &new_turns[step.right.clone()]) {
            ([gone], []) => writer.remove(gone, step.left.start),
            ([], [added]) => {
                turns.push(writer.add(added, &speakers, place(step.right.start)));
                places.push(place(step.right.start));
            }
            ([before], [after]) => {
                let at = place(step.right.start);
                if step.left.start < reached {
                    writer.note(Severity::Info, at.clone(), Former::Moved(writer.id(before, step.left.start)));
                }
                reached = reached.max(step.left.end);
                writer.check_speaker(before, after, &speakers, at.clone());
                turns.push(writer.merge(before, after, step.left.start, at.clone()));
                places.push(at);
            }
            // The same words, in other turns: an editor has parted or joined them.
            (kept, _) => {
                writer.counts.same += kept.len();
                turns.extend(kept.iter().map(|turn| (*turn).clone()));
                places.extend(kept.iter().map(|_| place(step.right.start)));
            }
        }
    }
    let Writer { notes, left_out, counts, .. } = writer;
    let mut all = Vec::new();
    let updated = fields::update(old, file, &turns, &speakers, &new.notes, &mut all);
    all.push(Note { severity: Severity::Info, place: None, what: What::Updated(counts) });
    all.extend(notes);
    let document = Document::from(File { turns: turns.into_iter().collect::<List<_>>().into(), ..updated });
    let left_out = new.left_out.iter().cloned().chain(left_out).collect();
    Imported { document, places, notes: all, left_out, taken: new.taken.clone() }
}

/// How many turns an update has changed.
pub fn counts(updated: &Imported) -> Option<Change> {
    updated.notes.iter().find_map(|note| match note.what {
        What::Updated(counts) => Some(counts),
        _ => None,
    })
}

/// Whether the file is hardly the corrected one of its interview: fewer than one in ten turns are in both.
pub fn is_unrelated(counts: &Change) -> bool {
    let kept = counts.same + counts.changed;
    counts.removed > 0 && kept * 10 < kept + counts.removed
}

fn copy(imported: &Imported) -> Imported {
    Imported {
        places: imported.places.clone(),
        notes: imported.notes.clone(),
        left_out: imported.left_out.clone(),
        taken: imported.taken.clone(),
        ..Imported::of(&imported.document)
    }
}

struct Writer {
    /// The ids of the former interview, also of what is no longer in it: an address never changes its meaning.
    ids: BTreeSet<Rc<str>>,
    notes: Vec<Note>,
    left_out: Vec<LeftOut>,
    counts: Change,
    /// The language in which both are compared.
    lang: Rc<str>,
}

impl Writer {
    fn note(&mut self, severity: Severity, place: Option<Place>, former: Former) {
        self.notes.push(Note { severity, place, what: What::Former(Box::new(former)) });
    }

    /// The id of a turn of the former interview, or one made of its position.
    fn id(&self, turn: &Turn, position: usize) -> String {
        turn.id.good().map_or_else(|| format!("t{}", position + 1), |id| id.0.to_string())
    }

    /// A turn that only the file has.
    fn add(&mut self, turn: &Turn, speakers: &fields::Speakers, place: Option<Place>) -> Turn {
        self.counts.added += 1;
        let mut turn = turn.clone();
        let wanted = turn.id.good().map_or_else(|| "t1".into(), |id| id.0.clone());
        let id = self.fresh(&wanted);
        if id != wanted {
            turns::rename(&mut turn, &id);
        }
        self.ids.extend(turns::ids_of(&turn));
        if let Some(speaker) = turn.speaker.good().map(|id| speakers.of(&id.0)) {
            turn.speaker = (&*speaker).into();
        }
        let words = parts::of(&turn, &self.lang).first().map(|part| part.plain.clone()).unwrap_or_default();
        self.note(Severity::Info, place, Former::Added(id.to_string(), turns::shortened(&words)));
        turn
    }

    /// An id like another one that nothing has or had: `q7` for `q3`.
    fn fresh(&self, wanted: &Rc<str>) -> Rc<str> {
        if !self.ids.contains(wanted) {
            return wanted.clone();
        }
        let letters = wanted.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = |id: &Rc<str>| id.strip_prefix(letters)?.parse::<usize>().ok();
        let most = self.ids.iter().filter_map(number).max().unwrap_or(0);
        format!("{letters}{}", most + 1).into()
    }

    /// A turn that is no longer in the file.
    fn remove(&mut self, turn: &Turn, position: usize) {
        self.counts.removed += 1;
        let id = self.id(turn, position);
        let parts = parts::of(turn, &self.lang);
        let words = parts.first().map(|part| turns::shortened(&part.plain)).unwrap_or_default();
        let has_work = turns::has_work(turn);
        self.note(if has_work { Severity::Doubt } else { Severity::Info }, None, Former::Removed(id.clone(), words));
        let place = Place::item(position as u32 + 1).within(&id.into());
        self.leave_out(turns::all_words(turn), place, has_work);
    }

    /// Leaves out words of the former interview. Those without themes and translation are only corrected.
    fn leave_out(&mut self, text: String, place: Place, has_work: bool) {
        let kind = if has_work { Omission::Former } else { Omission::Corrected };
        self.left_out.push(LeftOut { text, place, kind });
    }

    /// A turn of both: the words of the file, and everything else as it was.
    fn merge(&mut self, old: &Turn, new: &Turn, position: usize, place: Option<Place>) -> Turn {
        let merged = turns::merge(old, new, &self.lang);
        let Merged { turn, is_changed, removed, has_translation } = merged;
        if !is_changed {
            self.counts.same += 1;
            return turn;
        }
        self.counts.changed += 1;
        let id = self.id(old, position);
        let severity = if has_translation { Severity::Doubt } else { Severity::Info };
        self.note(severity, place, Former::Changed(id.clone(), has_translation));
        for (text, has_work) in removed {
            let place = Place::item(position as u32 + 1).within(&id.as_str().into());
            self.note(
                if has_work { Severity::Doubt } else { Severity::Info },
                None,
                Former::Removed(id.clone(), turns::shortened(&text)),
            );
            self.leave_out(text, place, has_work);
        }
        turn
    }

    /// Names a speaker that the file has otherwise: the editor's is kept.
    fn check_speaker(&mut self, old: &Turn, new: &Turn, speakers: &fields::Speakers, place: Option<Place>) {
        let own = old.speaker.good().map(|id| id.0.clone());
        let other = new.speaker.good().map(|id| speakers.of(&id.0));
        if own != other {
            let name = |id: Option<Rc<str>>| id.map_or_else(|| "–".to_owned(), |id| id.to_string());
            self.note(Severity::Doubt, place, Former::Speaker(name(own), name(other)));
        }
    }
}

/// The ids of all turns and passages.
fn ids(file: &File) -> BTreeSet<Rc<str>> {
    file.turns.values().flat_map(turns::ids_of).collect()
}
