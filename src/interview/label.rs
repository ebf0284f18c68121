//! The sentence of a question that asks, and the text of a thread in the table of contents.

use std::ops::Range;
use std::rc::Rc;

use super::{Lang, Localized, Turn, is_han};

/// The most characters of a label; a Han character counts as two.
const LABEL: usize = 64;
/// The most characters, or Han characters, of a question that is set as a heading.
const LONG: usize = 150;
const LONG_HAN: usize = 60;

/// The sentence that asks, in one language of a question that is too long for a heading: the last with a question mark,
/// or else the last. The sentences before it only lead up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub passage: Rc<str>,
    pub lang: Lang,
    /// The index of the paragraph in the text, and the range in the paragraph.
    pub paragraph: usize,
    pub range: Range<usize>,
}

/// Finds the sentences that ask. `turns` are those of one question; nothing is found in a language in which its first
/// paragraph is short and asks, or is all that there is to ask with.
pub(super) fn asking_sentences(turns: &[Rc<Turn>]) -> Vec<Asking> {
    let Some(first) = turns.iter().flat_map(|turn| &turn.passages).next() else { return Vec::new() };
    first.texts.iter().filter_map(|text| in_language(turns, &text.lang, &text.paragraphs[0].text)).collect()
}

/// `own` is the first paragraph.
fn in_language(turns: &[Rc<Turn>], lang: &Lang, own: &str) -> Option<Asking> {
    let is_long = own.chars().count() > LONG || own.chars().filter(|c| is_han(*c)).count() > LONG_HAN;
    if !is_long && last_question(own).is_some() {
        return None;
    }
    let texts = turns
        .iter()
        .flat_map(|turn| &turn.passages)
        .filter_map(|passage| Some((&passage.id, passage.texts.iter().find(|text| text.lang == *lang)?)));
    let all: Vec<_> =
        texts.flat_map(|(id, text)| text.paragraphs.iter().enumerate().map(move |one| (id, one))).collect();
    let last = |find: fn(&str) -> Option<&str>| {
        all.iter().rev().find_map(|(id, (n, paragraph))| Some((*id, *n, &*paragraph.text, find(&paragraph.text)?)))
    };
    let (passage, paragraph, text, sentence) =
        last(last_question).or_else(|| last(last_sentence).filter(|_| is_long))?;
    let start = sentence.as_ptr().addr() - text.as_ptr().addr();
    Some(Asking { passage: passage.clone(), lang: lang.clone(), paragraph, range: start..start + sentence.len() })
}

/// Returns the heading of a question, or its first words in each language, or else the sentence that asks. `first` is
/// the first turn of the thread.
pub(super) fn label(first: &Turn, turns: &[Rc<Turn>], asking: &[Asking]) -> Localized {
    if let Some(heading) = turns.iter().find_map(|turn| turn.heading.clone()) {
        return heading;
    }
    let texts = first.passages.first().expect("a turn has a passage").texts.iter();
    let lines = texts.map(|text| {
        let own = &*text.paragraphs[0].text;
        let asks =
            asking.iter().find(|one| one.lang == text.lang).and_then(|Asking { passage, paragraph, range, .. }| {
                let passage = turns.iter().flat_map(|turn| &turn.passages).find(|one| one.id == *passage)?;
                let text = passage.texts.iter().find(|other| other.lang == text.lang)?;
                text.paragraphs[*paragraph].text.get(range.clone())
            });
        (text.lang.clone(), shortened(own, asks).into())
    });
    Localized(lines.collect())
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

/// Splits a text into sentences, each with the quotation marks and brackets that close after it. A full stop within a word
/// or a number does not end one.
fn sentences(text: &str) -> Vec<&str> {
    const CLOSING: [char; 9] = ['”', '’', '"', '\'', ')', '」', '』', '）', '»'];
    let mut sentences = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let rest = text[at + c.len_utf8()..].trim_start_matches(CLOSING);
        let ends = match c {
            '。' | '？' | '！' => true,
            '.' | '?' | '!' => rest.chars().next().is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends && at >= from {
            let end = text.len() - rest.len();
            sentences.push(text[from..end].trim());
            from = end;
        }
    }
    sentences.push(text[from..].trim());
    sentences
}

/// Shortens a question: returns the sentence `asks` if there is one; or else the whole of a short question, or what it
/// asks, or its beginning; cut at a word.
fn shortened(text: &str, asks: Option<&str>) -> String {
    let text = text.trim();
    let whole = Some(text).filter(|text| width(text) <= LABEL);
    let sentence = asks.or(whole).or_else(|| last_question(text)).unwrap_or(text);
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
#[path = "label_tests.rs"]
mod tests;
