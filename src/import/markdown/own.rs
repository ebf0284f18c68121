//! The Markdown that [`export`](crate::export) writes: it has all of an interview, and is read without guesses.
//!
//! ```text
//! ---
//! format: "interview/1"
//! title: {"en": "On the lane", "zh-Hans": "巷子里"}
//! ---
//!
//! # On the lane
//!
//! ## Lending
//! ## <!-- zh-Hans --> 借钱
//!
//! ### Lin Mei: <!-- {"id": "q1", "speaker": "lm", "start": 95} -->
//!
//! Who lends to whom?
//!
//! > <!-- zh-Hans -->
//! > 谁借给谁？
//! ```
//!
//! The members of the file stand at the top, those of a turn or a passage in a comment. A passage begins with its comment.
//! A backslash stands before words that would begin like any of these lines.

use super::super::account::{Form, Ledger};
use super::super::model::Place;
use super::super::note::{Severity, What};
use super::super::{Format, Imported};
use crate::document::{self, Value};
use crate::interview::marked;

/// What begins a line that is not words.
const MARKS: [char; 3] = ['#', '>', '<'];

/// Returns words such that they do not begin like another line.
pub fn escaped(line: &str) -> String {
    if line.trim_start_matches('\\').starts_with(MARKS) { format!("\\{line}") } else { line.to_owned() }
}

fn unescaped(line: &str) -> &str {
    match line.strip_prefix('\\') {
        Some(rest) if rest.trim_start_matches('\\').starts_with(MARKS) => rest,
        _ => line,
    }
}

/// Reads a text, if it is an export that nobody has changed beyond recognition.
pub fn read(text: &str) -> Option<Imported> {
    // Only line feeds end its lines: other breaks are characters of the words.
    let all: Vec<&str> = text.trim_start_matches('\u{feff}').split('\n').map(|line| line.trim_end()).collect();
    let end = all.iter().skip(1).position(|line| *line == "---")? + 1;
    if all[0] != "---" || !all.get(1)?.starts_with("format:") || !all[1].contains("interview/1") {
        return None;
    }
    let mut reader = Reader::default();
    reader.ledger.note(Severity::Info, None, What::Format(Format::Markdown));
    let members = reader.members(&all[1..end])?;
    for (n, line) in all.iter().enumerate().skip(end + 1) {
        reader.line(line, n as u32 + 1)?;
    }
    reader.end_turn();
    let json = format!("{{{members}, \"turns\": [{}]}}", reader.turns.join(", "));
    let document = document::parse(json).ok().filter(document::Document::has_turns)?;
    let Ledger { notes, left_out, taken } = reader.ledger;
    Some(Imported { document, places: reader.places, notes, left_out, taken })
}

#[derive(Default)]
struct Reader {
    ledger: Ledger,
    /// The finished turns, as JSON.
    turns: Vec<String>,
    /// The speakers of the file: each name and the id.
    speakers: Vec<(String, String)>,
    languages: Vec<String>,
    /// The headings above the next turn.
    headings: Vec<(Option<String>, String)>,
    turn: Option<Turn>,
    /// Where the turns begin.
    places: Vec<Option<Place>>,
    /// Whether the title was read.
    has_title: bool,
}

#[derive(Default)]
struct Turn {
    members: String,
    heading: String,
    passages: Vec<Passage>,
}

/// A passage, or all words of a turn without passages.
#[derive(Default)]
struct Passage {
    /// `None` for the words of the turn itself.
    members: Option<String>,
    /// The texts with their languages; `None` is the original.
    texts: Vec<(Option<String>, Vec<String>)>,
}

/// A text as JSON.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out + "\""
}

/// The comment at the start of a text, and what follows it.
fn comment(text: &str) -> Option<(&str, &str)> {
    let (inside, rest) = text.strip_prefix("<!--")?.split_once("-->")?;
    Some((inside.trim(), rest.trim_start()))
}

impl Reader {
    /// Reads the members of the file between the dashes, as the inside of a JSON object.
    fn members(&mut self, lines: &[&str]) -> Option<String> {
        let mut members: Vec<String> = Vec::new();
        let mut list: Option<(String, Vec<&str>)> = None;
        let closed = |list: &mut Option<(String, Vec<&str>)>, members: &mut Vec<String>| {
            if let Some((key, items)) = list.take() {
                members.push(format!("{key}: [{}]", items.join(", ")));
            }
        };
        for line in lines {
            if let Some(item) = line.strip_prefix("- ") {
                list.as_mut()?.1.push(item);
                continue;
            }
            closed(&mut list, &mut members);
            let from = match line.strip_prefix('"') {
                Some(key) => key.find("\":")? + 2,
                None => 0,
            };
            let at = from + line[from..].find(':')?;
            let key = line[..at].trim();
            let key = if key.starts_with('"') { key.to_owned() } else { quoted(key) };
            match line[at + 1..].trim() {
                "" => list = Some((key, Vec::new())),
                value => members.push(format!("{key}: {value}")),
            }
        }
        closed(&mut list, &mut members);
        let members = members.join(", ");
        let json = format!("{{{members}}}");
        let file = Value::read(&json).ok()?;
        for speaker in file.get("speakers").map(Value::items).unwrap_or_default() {
            let Some(id) = speaker.get("id").and_then(Value::text) else { continue };
            let name = speaker.get("name");
            let names = name.and_then(Value::text).into_iter();
            let others = name.map(Value::members).unwrap_or_default().iter().filter_map(|(_, name)| name.text());
            self.speakers.extend(names.chain(others).chain([id]).map(|name| (name.to_owned(), id.to_owned())));
        }
        let languages = file.get("languages").map(Value::items).unwrap_or_default();
        self.languages = languages.iter().filter_map(|tag| tag.text().map(str::to_owned)).collect();
        self.account(&lines.join("\n"), &file);
        self.ledger.take("------", Form::Markup);
        Some(members)
    }

    /// Accounts for JSON in a line.
    fn account(&mut self, line: &str, value: &Value) {
        let mut texts = Vec::new();
        collect(value, &mut texts);
        let joined: String = texts.concat();
        self.ledger.changed(line, &joined, Form::Markup);
        texts.into_iter().for_each(|text| self.ledger.take(text, Form::Metadata));
    }

    fn line(&mut self, line: &str, number: u32) -> Option<()> {
        if let Some(title) = line.strip_prefix("# ") {
            if self.has_title || self.turn.is_some() {
                return None;
            }
            self.has_title = true;
            self.ledger.take("#", Form::Markup);
            self.ledger.take(title.trim(), Form::Metadata);
        } else if let Some(heading) = line.strip_prefix("## ") {
            self.end_turn();
            let (lang, words) =
                comment(heading).map_or((None, heading), |(lang, words)| (Some(lang.to_owned()), words));
            self.ledger.changed(line, words, Form::Markup);
            self.ledger.take(words, Form::Metadata);
            self.headings.push((lang, words.to_owned()));
        } else if let Some(label) = line.strip_prefix("###") {
            self.turn(line, label, number)?;
        } else if line.starts_with("<!--") {
            let (members, rest) = comment(line)?;
            let json = members.to_owned();
            let value = Value::read(&json).ok().filter(|_| rest.is_empty())?;
            self.account(line, &value);
            let turn = self.turn.as_mut()?;
            turn.passages.push(Passage { members: Some(inside(members)?.to_owned()), texts: Vec::new() });
        } else if let Some(quote) = line.strip_prefix('>') {
            self.ledger.take(">", Form::Markup);
            let quote = quote.strip_prefix(' ').unwrap_or(quote);
            let passage = self.passage()?;
            match comment(quote).filter(|(_, rest)| rest.is_empty()) {
                Some((lang, _)) => {
                    passage.texts.push((Some(lang.to_owned()), Vec::new()));
                    self.ledger.take(quote, Form::Markup);
                }
                None => self.words(quote, true)?,
            }
        } else if self.turn.is_some() {
            self.words(line, false)?;
        } else if !line.is_empty() {
            return None;
        }
        Some(())
    }

    /// Begins a turn with the words behind `###`.
    fn turn(&mut self, line: &str, label: &str, number: u32) -> Option<()> {
        self.end_turn();
        let at = label.find("<!--").unwrap_or(label.len());
        let name = label[..at].trim().trim_end_matches([':', '：']).trim();
        let members = comment(&label[at..]).map(|(members, _)| members);
        let json = members.unwrap_or("{}").to_owned();
        let value = Value::read(&json).ok()?;
        let stated = value.get("speaker").and_then(Value::text);
        let known = self.speakers.iter().find(|(known, _)| known == name).map(|(_, id)| id.clone());
        let mut members = members.and_then(inside).unwrap_or_default().to_owned();
        if !name.is_empty() {
            match stated {
                None => {
                    let id = quoted(known.as_deref().unwrap_or(name));
                    let comma = if members.is_empty() { "" } else { ", " };
                    members = format!("\"speaker\": {id}{comma}{members}");
                }
                Some(stated) if known.as_deref() != Some(stated) && name != stated => {
                    let what = What::SameSpeaker(stated.into(), name.to_owned());
                    self.ledger.note(Severity::Doubt, Some(Place::line(number)), what);
                }
                Some(_) => {}
            }
        }
        let rest = line.replacen(name, "", usize::from(!name.is_empty()));
        self.ledger.take(name, Form::Label);
        self.account(&rest, &value);
        self.places.push(Some(Place::line(number)));
        let heading = by_language(&std::mem::take(&mut self.headings), &self.languages);
        self.turn = Some(Turn { members, heading: heading.unwrap_or_default(), passages: Vec::new() });
        Some(())
    }

    /// The passage that is open.
    fn passage(&mut self) -> Option<&mut Passage> {
        let turn = self.turn.as_mut()?;
        if turn.passages.is_empty() {
            turn.passages.push(Passage::default());
        }
        turn.passages.last_mut()
    }

    fn words(&mut self, line: &str, is_quote: bool) -> Option<()> {
        let words = unescaped(line);
        self.ledger.changed(line, words, Form::Markup);
        let is_blank = words.is_empty();
        let turn = self.turn.as_ref()?;
        if is_blank && turn.passages.is_empty() {
            return Some(());
        }
        let passage = self.passage()?;
        match passage.texts.last_mut() {
            // A quotation without a language is none of ours.
            Some((lang, lines)) if lang.is_some() == is_quote => lines.push(words.to_owned()),
            _ if is_blank => {}
            Some(_) | None if is_quote => return None,
            Some(_) => return None,
            None => passage.texts.push((None, vec![words.to_owned()])),
        }
        Some(())
    }

    fn end_turn(&mut self) {
        let Some(turn) = self.turn.take() else { return };
        let mut parts: Vec<String> = Vec::new();
        parts.extend(Some(turn.members).filter(|members| !members.is_empty()));
        parts.extend(
            Some(turn.heading).filter(|heading| !heading.is_empty()).map(|text| format!("\"heading\": {text}")),
        );
        let mut passages: Vec<String> = Vec::new();
        for Passage { members, texts } in turn.passages {
            let texts: Vec<(Option<String>, String)> =
                texts.into_iter().map(|(lang, lines)| (lang, lines.join("\n").trim().to_owned())).collect();
            // The account compares the words without their mark-up.
            for (_, text) in &texts {
                self.ledger.changed(text, &marked(text).0, Form::Markup);
            }
            let text = by_language(&texts, &self.languages).map(|text| format!("\"text\": {text}"));
            match members {
                None => parts.extend(text),
                Some(members) => {
                    let all: Vec<String> =
                        Some(members).filter(|one| !one.is_empty()).into_iter().chain(text).collect();
                    passages.push(format!("{{{}}}", all.join(", ")));
                }
            }
        }
        if !passages.is_empty() {
            parts.push(format!("\"passages\": [{}]", passages.join(", ")));
        }
        self.turns.push(format!("{{{}}}", parts.join(", ")));
    }
}

/// The inside of a JSON object.
fn inside(object: &str) -> Option<&str> {
    Some(object.trim().strip_prefix('{')?.strip_suffix('}')?.trim())
}

/// Texts by language as JSON. A text without a language is in the original one.
fn by_language(texts: &[(Option<String>, String)], languages: &[String]) -> Option<String> {
    match texts {
        [] => None,
        [(None, text)] => Some(quoted(text)),
        texts => {
            let original = languages.first().map_or("und", |tag| tag.as_str());
            let member = |(lang, text): &(Option<String>, String)| {
                format!("{}: {}", quoted(lang.as_deref().unwrap_or(original)), quoted(text))
            };
            Some(format!("{{{}}}", texts.iter().map(member).collect::<Vec<_>>().join(", ")))
        }
    }
}

fn collect<'v>(value: &'v Value, texts: &mut Vec<&'v str>) {
    texts.extend(value.text());
    value.items().iter().for_each(|item| collect(item, texts));
    value.members().iter().for_each(|(_, member)| collect(member, texts));
}
