//! The account of a machine transcript: every text and number of the file that is neither words nor a start, path by path.

use std::collections::HashMap;

use super::super::account::{Form, Ledger, Omission};
use super::super::languages;
use super::super::model::{About, Place, Segment};
use super::super::note::{Field, Reason, Severity, What};
use super::said::{All, raw};
use super::shapes::Shape;
use crate::document::{Kind, Value};

/// Keys whose texts are words of the machine about itself, however long.
const OWN: &[&str] = &[
    "systeminfo",
    "params",
    "model",
    "initial_prompt",
    "lexical",
    "itn",
    "maskedITN",
    "job",
    "metadata",
    "media",
    "file",
    "filename",
    "file_name",
    "audio",
    "audio_url",
    "url",
    "spk",
];

/// Lists in which everything but the first is what else may have been said.
const OTHERS: &[&str] = &["alternatives", "nBest", "cw", "hypotheses"];

/// How many texts of a path are looked for one by one in what is said, in bytes of work.
const WORK: usize = 100_000_000;

struct Walker<'s> {
    all: &'s All,
    /// The keys at which speakers stand.
    speaker_keys: Vec<&'s str>,
    paths: Vec<Path>,
    known: HashMap<String, usize>,
    numbers: u32,
    is_plain: Option<&'s str>,
}

/// The values of a path that are not in the interview.
struct Path {
    path: String,
    /// With whether it is prose.
    texts: Vec<(String, bool)>,
    first: u32,
}

/// Accounts for the rest of a file once its words and starts are read.
pub fn account(file: &Value, all: &All, shape: &Shape, segments: &[Segment], about: &mut About, ledger: &mut Ledger) {
    let paths = [shape.speaker, shape.channel].into_iter();
    let voices = shape.voices.iter().map(|voices| voices[1]);
    let names = shape.names.iter().flat_map(|names| [names[1], names[2]]);
    let tail = |path: &'static str| path.split('|').filter_map(|path| path.rsplit(['.', ']']).next());
    let speaker_keys = paths.chain(voices).chain(names).flat_map(tail).filter(|key| !key.is_empty()).collect();
    let mut walker = Walker { all, speaker_keys, paths: Vec::new(), known: HashMap::new(), numbers: 0, is_plain: None };
    walker.walk(file, "", "", false, about, ledger);
    let said = plain(segments.iter().flat_map(|one| &one.paragraphs).map(|paragraph| &*paragraph.words.text));
    walker.leave_out(&said, ledger);
}

/// Leaves out everything in a file but the words under one key.
pub fn leave_out_others(file: &Value, words: &str, about: &mut About, ledger: &mut Ledger) {
    let all = All::default();
    let mut walker = Walker {
        all: &all,
        speaker_keys: Vec::new(),
        paths: Vec::new(),
        known: HashMap::new(),
        numbers: 0,
        is_plain: Some(words),
    };
    walker.walk(file, "", "", false, about, ledger);
    walker.leave_out("", ledger);
}

/// The letters and digits of texts.
fn plain<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.flat_map(|text| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)).collect()
}

impl Walker<'_> {
    fn walk(&mut self, value: &Value, path: &str, key: &str, is_own: bool, about: &mut About, ledger: &mut Ledger) {
        match &value.kind {
            Kind::Object(members) => {
                for (name, member) in members {
                    let path = if path.is_empty() { name.to_string() } else { format!("{path}.{name}") };
                    if self.is_plain == Some(&path) {
                        continue;
                    }
                    self.walk(member, &path, name, is_own || OWN.contains(&&**name), about, ledger);
                }
            }
            Kind::List(items) => {
                let path = format!("{path}[]");
                for (n, item) in items.iter().enumerate() {
                    let is_other = OTHERS.contains(&key) && n > 0;
                    self.walk(item, &path, key, is_own || is_other, about, ledger);
                }
            }
            Kind::Text(_) | Kind::Number(_) => self.scalar(value, path, key, is_own, about, ledger),
            Kind::Null | Kind::Bool(_) => {}
        }
    }

    fn scalar(&mut self, value: &Value, path: &str, key: &str, is_own: bool, about: &mut About, ledger: &mut Ledger) {
        self.numbers += 1;
        let Some(text) = raw(value) else { return };
        if self.all.words.contains(&value.at) {
            let marks: String = text.chars().filter(|c| *c == '\u{2581}').collect();
            return ledger.take(marks, Form::Markup);
        }
        if self.all.starts.contains(&value.at) {
            let is_clock = text.bytes().all(|b| b.is_ascii_digit() || b".,:s".contains(&b));
            return ledger.take(text, if is_clock { Form::Time } else { Form::Markup });
        }
        if self.speaker_keys.contains(&key)
            && let Some((_, name)) = self.all.speakers.iter().find(|(id, name)| *id == text || *name == text)
        {
            let form = if name.contains(&text) { Form::Label } else { Form::Markup };
            return ledger.take(text, form);
        }
        if is_language(key)
            && about.languages.is_empty()
            && !path.contains("[]")
            && let Some(lang) = languages::stated(&text)
        {
            about.languages.push(lang);
            return ledger.take(text, Form::Markup);
        }
        if path == "title" && about.title.is_none() && !text.is_empty() {
            let what = What::Field(Field::Title, text.clone(), text.clone(), Reason::Stated(key.to_owned()));
            ledger.note(Severity::Info, None, what);
            about.title = Some(text.clone());
            return ledger.take(text, Form::Metadata);
        }
        let is_prose =
            matches!(value.kind, Kind::Text(_)) && !is_own && (text.contains(char::is_whitespace) || !text.is_ascii());
        let number = self.numbers;
        let n = *self.known.entry(path.to_owned()).or_insert_with(|| {
            self.paths.push(Path { path: path.to_owned(), texts: Vec::new(), first: number });
            self.paths.len() - 1
        });
        self.paths[n].texts.push((text, is_prose));
    }

    /// Leaves out what was collected: what the interview says anyway, and what is no prose, belongs to the format.
    fn leave_out(self, said: &str, ledger: &mut Ledger) {
        for Path { path, texts, first } in self.paths {
            let place = || Place::item(first).within(&path.as_str().into());
            let (prose, others): (Vec<_>, Vec<_>) = texts.into_iter().partition(|(_, is_prose)| *is_prose);
            let joined =
                |texts: &[(String, bool)]| texts.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ");
            ledger.leave_out(joined(&others), place(), Omission::Apparatus);
            let is_again = said.contains(&plain(prose.iter().map(|(text, _)| text.as_str())));
            if is_again || prose.len().saturating_mul(said.len()) > WORK {
                let kind = if is_again { Omission::Apparatus } else { Omission::Other };
                ledger.leave_out(joined(&prose), place(), kind);
                continue;
            }
            let (again, new): (Vec<_>, Vec<_>) = prose.into_iter().partition(|(text, _)| is_said(text, said));
            ledger.leave_out(joined(&again), place(), Omission::Apparatus);
            ledger.leave_out(joined(&new), place(), Omission::Other);
        }
    }
}

/// Whether all sentences of a text are among what is said, perhaps each behind the speaker or a time.
fn is_said(text: &str, said: &str) -> bool {
    text.split(['.', '?', '!', '。', '？', '！', '\n']).all(|sentence| {
        let has = |part: &str| said.contains(&plain(std::iter::once(part)));
        !sentence.contains(char::is_alphabetic)
            || has(sentence)
            || sentence.rsplit([':', '：', ']']).next().is_some_and(has)
    })
}

fn is_language(key: &str) -> bool {
    ["language", "language_code", "languageCode", "locale", "lang"].contains(&key)
}
