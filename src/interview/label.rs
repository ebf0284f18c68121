//! What the table of contents calls a thread.

use std::rc::Rc;

use super::{Localized, Turn};

/// A label has at most this many characters; a Han character counts double.
const LABEL: usize = 64;

/// The heading of a question, or its first words in each language. `first`: the first turn of the thread.
pub(super) fn label(first: &Turn, turns: &[Rc<Turn>]) -> Localized {
    if let Some(heading) = turns.iter().find_map(|turn| turn.heading.clone()) {
        return heading;
    }
    let texts = first.passages.first().expect("a turn has a passage").texts.iter();
    let lines = texts.map(|text| (text.lang.clone(), shortened(&text.paragraphs[0].text).into()));
    Localized(lines.collect())
}

/// The sentences of a text. A full stop within a word or a number ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let ends = match c {
            '。' | '？' | '！' => true,
            '.' | '?' | '!' => text[end..].chars().next().is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            sentences.push(text[from..end].trim());
            from = end;
        }
    }
    sentences.push(text[from..].trim());
    sentences
}

/// The question itself where it is short; else its last sentence that asks something; cut at a word.
fn shortened(text: &str) -> String {
    let width = |s: &str| s.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum::<usize>();
    let text = text.trim();
    if width(text) <= LABEL {
        return text.to_string();
    }
    let asks = sentences(text).into_iter().rfind(|sentence| sentence.ends_with(['?', '？']));
    let sentence = asks.map(str::trim).filter(|s| width(s) > 8).unwrap_or(text);
    if width(sentence) <= LABEL {
        return sentence.to_string();
    }
    let (mut used, mut end) = (0, 0);
    for (at, c) in sentence.char_indices() {
        used += if c >= '\u{2e80}' { 2 } else { 1 };
        if used >= LABEL {
            break;
        }
        if c >= '\u{2e80}' || c == ' ' {
            end = if c == ' ' { at } else { at + c.len_utf8() };
        }
    }
    let end = if end == 0 { sentence.char_indices().nth(LABEL).map_or(sentence.len(), |(at, _)| at) } else { end };
    format!("{}…", sentence[..end].trim_end_matches([',', '，', ' ', '、', '—', '–']))
}
