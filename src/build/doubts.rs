//! Doubts about texts that are of the right type: letters that another program has destroyed, names by language that may
//! be exchanged, themes without a name, ids that differ only in case.

use std::collections::HashMap;
use std::time::UNIX_EPOCH;

use super::diagnostic::{Diagnostic, Message, Severity};
use super::fs;
use crate::document::{self, Kind, Value, is_private};
use crate::interview::{Interview, Lang, Role, Speaker};
use crate::site::is_email;
use crate::state::Ui;

/// Reports the doubts about an interview.
pub fn of_interview(file: &str, text: &str, value: &Value, interview: &Interview, ui: Ui) -> Vec<Diagnostic> {
    let mut doubts = Doubts::default();
    doubts.look(value, false);
    for turn in value.get("turns").map(Value::items).unwrap_or_default() {
        doubts.themes(turn);
        turn.get("passages").map(Value::items).unwrap_or_default().iter().for_each(|passage| doubts.themes(passage));
    }
    if value.get("speakers").is_none() {
        doubts.speakers(value);
    }
    let asks = |speaker: &std::rc::Rc<Speaker>| speaker.role == Role::Interviewer;
    if interview.speakers.len() > 1 && !interview.speakers.iter().any(asks) {
        let at = value.get("speakers").or(value.get("turns")).map_or(value.at, |list| list.at);
        doubts.add(at, Severity::Note, Message::NobodyAsks);
    }
    let year = |date: &crate::interview::Date| date.key().map(|day| day / 10_000);
    let next = fs::now().duration_since(UNIX_EPOCH).map_or(i32::MAX, |now| 1971 + (now.as_secs() / 31_556_952) as i32);
    if let Some(date) = value.get("date")
        && interview.date.as_ref().filter(|date| date.is_understood()).and_then(year).is_some_and(|year| year > next)
    {
        doubts.add(date.at, Severity::Note, Message::InFuture);
    }
    doubts.placed(file, text, value, ui)
}

/// Reports the doubts about a `site.json`.
pub fn of_site(file: &str, text: &str, value: &Value, ui: Ui) -> Vec<Diagnostic> {
    let mut doubts = Doubts::default();
    doubts.look(value, true);
    let email = value.get("contact").and_then(|contact| contact.get("email"));
    if let Some(email) = email
        && email.text().is_some_and(|text| !is_email(text.trim()))
    {
        doubts.add(email.at, Severity::Repaired, Message::NoEmail);
    }
    doubts.placed(file, text, value, ui)
}

#[derive(Default)]
struct Doubts<'a>(Vec<(u32, Severity, Message<'a>)>);

impl<'a> Doubts<'a> {
    fn add(&mut self, at: u32, severity: Severity, message: Message<'a>) {
        self.0.push((at, severity, message));
    }

    /// Examines every text, and if `names`, the texts by language.
    fn look(&mut self, value: &'a Value, names: bool) {
        match &value.kind {
            Kind::Text(text) if is_destroyed(text) => self.add(value.at, Severity::Repaired, Message::Destroyed),
            Kind::List(items) => items.iter().for_each(|item| self.look(item, names)),
            Kind::Object(members) => {
                if names && is_exchanged(value) {
                    self.add(value.at, Severity::Repaired, Message::Exchanged);
                }
                let public = members.iter().filter(|(key, _)| !is_private(key));
                public.for_each(|(_, value)| self.look(value, names));
            }
            _ => {}
        }
    }

    /// Examines the themes of a turn or a passage.
    fn themes(&mut self, value: &'a Value) {
        let mut met: Vec<&str> = Vec::new();
        for theme in value.get("themes").map(Value::items).unwrap_or_default() {
            match theme.text().map(str::trim) {
                Some("") => self.add(theme.at, Severity::Repaired, Message::EmptyTheme),
                Some(id) if met.contains(&id) => self.add(theme.at, Severity::Note, Message::ThemeTwice(id)),
                Some(id) => met.push(id),
                None => {}
            }
        }
    }

    /// Examines the speakers of a file that declares none.
    fn speakers(&mut self, value: &'a Value) {
        let mut met: HashMap<String, &str> = HashMap::new();
        for turn in value.get("turns").map(Value::items).unwrap_or_default() {
            let Some(speaker) = turn.get("speaker") else { continue };
            let Some(id) = speaker.text().map(str::trim).filter(|id| !id.is_empty()) else { continue };
            let known = *met.entry(id.to_lowercase()).or_insert(id);
            if known != id {
                self.add(speaker.at, Severity::Repaired, Message::SpeakersAlike(id, known));
            }
        }
    }

    /// The diagnostics, with the lines and the pointers of their places in the value of the file.
    fn placed(self, file: &str, text: &str, value: &Value, ui: Ui) -> Vec<Diagnostic> {
        let places = document::places_at(text, self.0.iter().map(|(at, ..)| *at));
        let placed = self.0.iter().zip(places);
        let placed = placed.map(|((at, severity, message), place)| {
            let diagnostic = Diagnostic::new(file, (place.line, place.column), *severity, ui, message);
            Diagnostic { pointer: pointer_to(value, *at), ..diagnostic }
        });
        placed.collect()
    }
}

/// The pointer of the value that stands at a place of the file.
fn pointer_to(value: &Value, at: u32) -> String {
    let items = value.items().iter().enumerate().map(|(n, item)| (n.to_string(), item));
    let members = value.members().iter().map(|(key, member)| (key.replace('~', "~0").replace('/', "~1"), member));
    match items.chain(members).rfind(|(_, part)| part.at <= at) {
        Some((key, part)) => format!("/{key}{}", pointer_to(part, at)),
        None => String::new(),
    }
}

/// Returns whether a text has lost its letters: replacement characters, a row of question marks in their place, or UTF-8
/// that was read as Latin-1 or Windows-1252 (`æ°´äº•`, `Ã©`).
fn is_destroyed(text: &str) -> bool {
    if text.contains('\u{fffd}') {
        return true;
    }
    let marks = text.chars().filter(|c| *c == '?').count();
    if marks > 3 && text.chars().all(|c| c == '?' || c.is_whitespace() || c.is_ascii_punctuation()) {
        return true;
    }
    let letters: Vec<char> = text.chars().collect();
    // Two and three bytes of UTF-8. Quotation marks and spaces may follow a letter with an accent.
    let is_two = |two: &[char]| matches!(two[0], 'Ã' | 'Â') && is_second(two[1]) && two[1] != '\u{a0}';
    letters.windows(2).any(is_two) || letters.windows(3).any(|three| match three {
        ['\u{e3}'..='\u{e9}', second, third] => {
            let is_sign = |c: char| matches!(c, '\u{80}'..='\u{9f}' | '\u{a1}'..='\u{aa}' | '\u{ac}'..='\u{b6}' | '\u{b8}'..='\u{ba}');
            is_second(*second) && is_second(*third) && (is_sign(*second) || is_sign(*third))
        }
        _ => false,
    })
}

/// Returns whether a character is a byte from 80 to BF in Latin-1 or Windows-1252.
fn is_second(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{bf}') || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c)
}

/// Returns whether of two texts by language the Chinese one has only other letters, and the other only Chinese ones.
fn is_exchanged(value: &Value) -> bool {
    let each = value.members().iter().filter_map(|(key, value)| Some((Lang::parse(key)?, value.text()?)));
    let (mut han, mut other) = (false, false);
    for (lang, text) in each {
        let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}');
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
        let only_han = !letters.is_empty() && letters.iter().all(|c| is_han(*c));
        let no_han = letters.len() > 1 && !letters.iter().any(|c| is_han(*c));
        match lang.chinese() {
            Some(_) => han |= no_han,
            None if !matches!(lang.primary(), "ja" | "ko" | "zh") => other |= only_han,
            None => {}
        }
    }
    han && other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn destroyed_letters_are_recognised_and_foreign_ones_are_not() {
        for text in ["æ°´äº", "æ°´äº•", "Caf\u{c3}\u{a9} noir", "水\u{fffd}", "??????", "ä½ å¥½"] {
            assert!(is_destroyed(text), "{text}");
        }
        for text in [
            "Café noir",
            "« été »",
            "l'été…",
            "«\u{a0}né\u{a0}»",
            "São João, IRMÃ",
            "What???",
            "水井",
            "25 °C",
            "“naïveté”…",
        ] {
            assert!(!is_destroyed(text), "{text}");
        }
    }

    #[test]
    fn a_doubt_has_the_pointer_of_its_value() {
        let text = r#"{"title": "A", "turns": [{"text": "One"}, {"text": {"a/b": "??????"}}]}"#;
        let value = Value::read(text).unwrap();
        let doubts = of_site("site.json", text, &value, Ui::En);
        let pointers: Vec<&str> = doubts.iter().map(|doubt| &*doubt.pointer).collect();
        assert_eq!(pointers, ["/turns/1/text/a~1b"]);
    }

    #[test]
    fn only_two_exchanged_texts_are_reported() {
        let is = |json: &str| is_exchanged(&Value::read(json).unwrap());
        assert!(is(r#"{"en": "曾玉兰", "zh-Hans": "Zeng Yulan"}"#));
        assert!(!is(r#"{"en": "曾玉兰", "zh-Hans": "曾玉兰"}"#) && !is(r#"{"en": "Zeng", "zh-Hans": "Zeng"}"#));
        assert!(!is(r#"{"en": "Zeng Yulan", "zh-Hans": "曾玉兰"}"#));
    }
}
