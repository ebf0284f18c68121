//! What an import says of its interview, each with its place in the draft, and whether it is still so.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::command::{At, Command};
use super::detail::{Field, PlainField};
use super::draft::{Draft, Passage, Texts, Turn};
use crate::fnv::Fnv;
use crate::import::note::{self, Issue, Row};
use crate::import::{Imported, LeftOut, Note, Place, Severity, What};
use crate::interview::Lang;

/// What an import says.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub note: Note,
    pub about: About,
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The addresses of passages in the draft that was made of the import; never empty.
    Passages(Vec<Rc<str>>),
    Detail(Field),
    Languages,
    /// The file, or a text in it that no passage has.
    File,
}

/// What remains of a finding after edits: its present wording, and the passages that it still concerns.
#[derive(Clone, Debug, PartialEq)]
pub struct Still {
    pub what: What,
    pub places: Vec<At>,
}

/// What an import says, given the draft that was made of it.
pub fn findings(imported: &Imported, opened: &Draft) -> Vec<Finding> {
    let finding = |note: &Note| Finding { note: note.clone(), about: about(imported, note, opened) };
    imported.notes.iter().map(finding).collect()
}

fn about(imported: &Imported, note: &Note, opened: &Draft) -> About {
    if let Some(field) = detail_of(&note.what) {
        return About::Detail(field);
    }
    let passages: Vec<Rc<str>> = match &note.what {
        What::Row(row) => of_row(row, opened),
        What::WithoutSpeaker(..) | What::NoSpeakers => {
            opened.turns.iter().filter(|turn| turn.speaker.is_none()).map(|turn| turn.address(0)).collect()
        }
        What::Unlabelled(name) => {
            let is_it = |turn: &&Rc<Turn>| speaker(opened, turn).is_some_and(|(_, names)| names.is_called(name));
            opened.turns.iter().filter(is_it).map(|turn| turn.address(0)).collect()
        }
        What::NotDecoded(_) => {
            let is_it = |at: &At| opened.passage(*at).is_some_and(|passage| undecoded(passage) > 0);
            opened.places().filter(is_it).map(|at| opened.turns[at.turn].address(at.passage)).collect()
        }
        What::Language(..) | What::SameLanguage(_) => return About::Languages,
        what => {
            let turn = note.place.as_ref().and_then(|place| turn_at(imported, place));
            let turn = turn.and_then(|turn| opened.turns.get(turn));
            turn.map(|turn| turn.address(passage_with(turn, &what.quoted()))).into_iter().collect()
        }
    };
    if passages.is_empty() { About::File } else { About::Passages(passages) }
}

/// The detail that a note is about.
fn detail_of(what: &What) -> Option<Field> {
    let What::Field(field, ..) = what else { return None };
    Some(match field {
        note::Field::Title => Field::Title,
        note::Field::Summary => Field::Summary,
        note::Field::Date => Field::Date,
        note::Field::Place => Field::Place,
        note::Field::Category => Field::Category,
        note::Field::Source => Field::SourceName,
        note::Field::Translator => Field::Translator,
        note::Field::Rights => Field::Holder,
        note::Field::Address | note::Field::Theme | note::Field::About | note::Field::Name => return None,
    })
}

/// The addresses of the passages of the turns of a row.
fn of_row(row: &Row, opened: &Draft) -> Vec<Rc<str>> {
    let words: Vec<String> = row.original.iter().chain(&row.translation).map(|spot| spot.words.clone()).collect();
    let turns = opened.turns.iter().take(row.rows.1).skip(row.rows.0.saturating_sub(1));
    turns.map(|turn| turn.address(passage_with(turn, &words))).collect()
}

/// The position of the passage of a turn that has one of these texts, which may be cut off; or else of the first.
fn passage_with(turn: &Turn, words: &[String]) -> usize {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let has = |passage: &Rc<Passage>, words: &String| {
        let words = plain(words.trim_end_matches('…'));
        !words.is_empty() && passage.texts.iter().any(|(_, text)| plain(text).contains(&words))
    };
    words.iter().find_map(|words| turn.passages.iter().position(|passage| has(passage, words))).unwrap_or(0)
}

/// The turn in which a place of the file is: the last that begins before it.
fn turn_at(imported: &Imported, place: &Place) -> Option<usize> {
    let is_before = |own: &Place| own.part == place.part && own.unit == place.unit && own.number <= place.number;
    imported.places.iter().rposition(|own| own.as_ref().is_some_and(is_before))
}

/// The addresses of the passages whose translation may belong elsewhere, in the draft that was made of an import.
pub fn doubts(imported: &Imported, opened: &Draft) -> Vec<Rc<str>> {
    let is_doubt = |note: &&Note| match &note.what {
        // A gap is seen by itself.
        What::Row(row) => note.severity == Severity::Doubt && !is_gap(row),
        _ => false,
    };
    let mut addresses: Vec<Rc<str>> = Vec::new();
    for note in imported.notes.iter().filter(is_doubt) {
        if let About::Passages(passages) = about(imported, note, opened) {
            addresses.extend(passages);
        }
    }
    addresses.dedup();
    addresses
}

fn is_gap(row: &Row) -> bool {
    matches!(row.issue, Issue::Untranslated | Issue::Added | Issue::UntranslatedParagraph | Issue::AddedParagraph)
}

/// The findings of a draft that its editor has looked at and finds right as they are. It has no words of the file, since
/// what was replaced by a pseudonym must not stay in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LookedAt(BTreeSet<String>);

impl LookedAt {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `said`: the finding as a sentence, in a language that is always the same.
    pub fn has(&self, finding: &Finding, said: &str) -> bool {
        self.0.contains(&finding.key(said))
    }

    pub fn set(&mut self, finding: &Finding, said: &str, is_right: bool) {
        match is_right {
            true => self.0.insert(finding.key(said)),
            false => self.0.remove(&finding.key(said)),
        };
    }
}

impl Finding {
    /// A number that tells it from the others of a draft, also when its files are read again.
    fn key(&self, said: &str) -> String {
        let mut sum = Fnv::default();
        sum.add(said.bytes());
        if let About::Passages(passages) = &self.about {
            passages.iter().for_each(|address| sum.add(address.bytes().chain([0])));
        }
        format!("{:016x}", sum.0)
    }

    /// Where it speaks of, as far as that is still there.
    pub fn places(&self, now: &Draft) -> Vec<At> {
        match &self.about {
            About::Passages(passages) => passages.iter().filter_map(|address| now.find_passage(address)).collect(),
            _ => Vec::new(),
        }
    }

    /// The command that says that it is right as it is, for a finding of pairs and gaps: they are confirmed in each
    /// translation, as an editor would do beside them.
    pub fn confirmation(&self, still: &Still, now: &Draft) -> Option<Command> {
        let What::Row(row) = &still.what else { return None };
        if matches!(row.issue, Issue::Speakers(..)) {
            return None;
        }
        let confirm = |lang: &Lang| {
            let is_open = |at: &At| !now.standing(*at, lang).is_settled();
            let at: Vec<At> = still.places.iter().copied().filter(is_open).collect();
            (!at.is_empty()).then(|| Command::Confirm { at, lang: lang.to_string() })
        };
        let translations = now.languages.iter().filter(|lang| *lang != now.original());
        let mut commands: Vec<Command> = translations.filter_map(confirm).collect();
        if commands.len() > 1 { Some(Command::Group { commands }) } else { commands.pop() }
    }

    /// What of it still stands in a draft: `None` if an editor has changed all that it is about, or removed it.
    pub fn still(&self, opened: &Draft, now: &Draft) -> Option<Still> {
        let what = self.note.what.clone();
        match &self.about {
            About::File => Some(Still { what, places: Vec::new() }),
            About::Detail(field) => {
                let date =
                    |draft: &Draft| draft.plain.get(&PlainField::Date).filter(|_| *field == Field::Date).cloned();
                let said = |draft: &Draft| (draft.details.get(field).cloned(), date(draft));
                (said(opened) == said(now)).then_some(Still { what, places: Vec::new() })
            }
            About::Languages => (opened.languages == now.languages).then_some(Still { what, places: Vec::new() }),
            About::Passages(passages) => {
                let stands = |address: &Rc<str>| {
                    let (before, after) = (opened.find_passage(address)?, now.find_passage(address)?);
                    stands(&what, (opened, before), (now, after)).then_some(after)
                };
                let places: Vec<At> = passages.iter().filter_map(stands).collect();
                let what = counted(&what, &places, now);
                (!places.is_empty()).then_some(Still { what, places })
            }
        }
    }
}

/// Whether a finding is still true of a passage: its words, and what else it is about, are those of the import.
fn stands(what: &What, (opened, before): (&Draft, At), (now, after): (&Draft, At)) -> bool {
    let (Some(old), Some(new)) = (opened.passage(before), now.passage(after)) else { return false };
    let of =
        |draft: &Draft, at: At| speaker(draft, &draft.turns[at.turn]).map(|(id, names)| (id.clone(), names.clone()));
    let is_same = old.texts == new.texts;
    match what {
        What::NotDecoded(_) => undecoded(new) > 0,
        What::WithoutSpeaker(..) | What::NoSpeakers => now.turns[after.turn].speaker.is_none(),
        What::Unlabelled(_) => of(opened, before) == of(now, after),
        What::OnlyOnce(_) | What::Joint(_) => is_same && of(opened, before) == of(now, after),
        What::Row(row) => {
            let is_confirmed = !old.doubtful.is_subset(&new.doubtful) || old.translated != new.translated;
            let has_own = !matches!(row.issue, Issue::Speakers(..)) || of(opened, before) == of(now, after);
            is_same && has_own && !is_confirmed
        }
        _ => is_same,
    }
}

/// Returns a finding with its counts reduced to the places that remain.
fn counted(what: &What, places: &[At], now: &Draft) -> What {
    let passages = || places.iter().filter_map(|at| now.passage(*at));
    match what {
        What::NotDecoded(_) => What::NotDecoded(passages().map(|passage| undecoded(passage)).sum()),
        What::WithoutSpeaker(..) => {
            let first = passages().find_map(|passage| passage.texts.best(&now.languages));
            What::WithoutSpeaker(first.map(|text| text.to_string()).unwrap_or_default(), places.len())
        }
        what => what.clone(),
    }
}

/// The number of characters of a passage that stand for bytes that are none.
fn undecoded(passage: &Passage) -> usize {
    passage.texts.iter().map(|(_, text)| text.matches('\u{fffd}').count()).sum()
}

fn speaker<'a>(draft: &'a Draft, turn: &Turn) -> Option<(&'a Rc<str>, &'a Texts)> {
    draft.speaker(turn.speaker.as_ref()?).map(|speaker| (&speaker.id, &speaker.name))
}

/// The address of the passage at which something stood that the import has left out.
pub fn place_of(imported: &Imported, left: &LeftOut, opened: &Draft) -> Option<Rc<str>> {
    Some(opened.turns.get(turn_at(imported, &left.place)?)?.address(0))
}

/// Whether an editor has put back what the import has left out: the passage where it stood has its words by now.
pub fn is_back(left: &LeftOut, address: &str, opened: &Draft, now: &Draft) -> bool {
    let has = |draft: &Draft| {
        let passage = draft.find_passage(address).and_then(|at| draft.passage(at));
        passage.is_some_and(|passage| passage.texts.iter().any(|(_, text)| text.contains(left.text.trim())))
    };
    has(now) && !has(opened)
}

#[cfg(test)]
mod tests;
