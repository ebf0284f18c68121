//! The text of a thread in the table of contents.

use std::ops::Range;
use std::rc::Rc;

use super::{Localized, Paragraph, Turn, is_han};

/// The most characters of a label; a Han character counts as two.
const LABEL: usize = 64;
/// The most characters, or Han characters, of a question that is set as a heading.
const LONG: usize = 150;
const LONG_HAN: usize = 60;

/// Returns the heading of a question, or its first words in each language. `first` is the first turn of the thread.
pub(super) fn label(first: &Turn, turns: &[Rc<Turn>]) -> Localized {
    if let Some(heading) = turns.iter().find_map(|turn| turn.heading.clone()) {
        return heading;
    }
    let texts = first.passages.first().expect("a turn has a passage").texts.iter();
    let lines = texts.map(|text| {
        let own = &*text.paragraphs[0].text;
        let said = turns.iter().flat_map(|turn| &turn.passages).filter_map(|passage| {
            let in_language = passage.texts.iter().find(|other| other.lang == text.lang)?;
            Some(in_language.paragraphs.iter().map(|paragraph| &*paragraph.text))
        });
        let asks = said.flatten().filter_map(last_question).next_back();
        (text.lang.clone(), shortened(own, asks).into())
    });
    Localized(lines.collect())
}

impl Paragraph {
    /// Returns the sentence of a long question that asks: the last with a question mark, or else the last. The
    /// sentences before it only lead up to it. `None` if the question is short enough for a heading.
    pub fn asking(&self) -> Option<Range<usize>> {
        let text = &*self.text;
        let han = text.chars().filter(|c| is_han(*c)).count();
        if text.chars().count() <= LONG && han <= LONG_HAN {
            return None;
        }
        let sentence = last_question(text).or_else(|| last_sentence(text))?;
        let start = sentence.as_ptr().addr() - text.as_ptr().addr();
        Some(start..start + sentence.len())
    }
}

/// Returns the last sentence that asks something.
fn last_question(text: &str) -> Option<&str> {
    sentences(text).into_iter().rfind(|sentence| sentence.ends_with(['?', '？']) && width(sentence) > 8)
}

fn last_sentence(text: &str) -> Option<&str> {
    sentences(text).into_iter().rfind(|sentence| !sentence.is_empty())
}

/// The display width of a text; a Han character counts as two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}

/// Splits a text into sentences. A full stop within a word or a number does not end one.
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

/// Shortens a question: returns it unchanged if it is short, or else the sentence `asks`, or else its last sentence,
/// cut at a word.
fn shortened(text: &str, asks: Option<&str>) -> String {
    let text = text.trim();
    if width(text) <= LABEL {
        return text.to_string();
    }
    let last = || last_sentence(text).filter(|sentence| text.chars().count() > LONG && width(sentence) > 8);
    let sentence = asks.or_else(last).unwrap_or(text);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::ParagraphKind;

    fn asking(text: &str) -> Option<String> {
        let paragraph = Paragraph { kind: ParagraphKind::Plain, text: text.into(), marks: Vec::new() };
        paragraph.asking().map(|range| text[range].to_string())
    }

    #[test]
    fn a_long_question_asks_in_its_last_sentence_with_a_question_mark() {
        let long = "Thank you all for coming here on such a day. ".repeat(4);
        assert_eq!(asking("Good morning. Who built it?"), None);
        assert_eq!(asking(&format!("{long}Who built the wall? Tell us.")).as_deref(), Some("Who built the wall?"));
        assert_eq!(asking(&format!("{long}Tell us of the wall.")).as_deref(), Some("Tell us of the wall."));
        let han = "今天天气很好，谢谢大家都来了。".repeat(5);
        assert_eq!(asking(&format!("{han}墙是谁修起来的？")).as_deref(), Some("墙是谁修起来的？"));
    }
}
