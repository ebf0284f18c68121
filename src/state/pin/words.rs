//! Compares quoted words with the words of a text.

use std::ops::Range;

use crate::interview::Text;
use crate::interview::pin::{OWN, code, mixed};
use crate::search::fold;
use crate::state::Quote;

/// How many characters on each side of a quotation belong to its pin.
const AROUND: usize = 32;

pub fn length(quote: &Quote) -> usize {
    match quote {
        Quote::Words(words) => words.len(),
        Quote::Between { first, last } => first.len() + last.len(),
        Quote::Through { first, .. } => first.len(),
    }
}

/// Returns whether most of the quoted words occur in a text, compared by pairs of characters.
pub fn is_like(text: &Text, quote: &Quote) -> bool {
    let words = match quote {
        Quote::Words(words) => words.to_string(),
        Quote::Between { first, last } => format!("{first} {last}"),
        Quote::Through { first, .. } => first.to_string(),
    };
    let folded = fold(&words);
    let letters: Vec<char> = folded.as_str().chars().collect();
    if letters.len() < 6 {
        return false;
    }
    let all: Vec<String> = text.paragraphs.iter().map(|one| fold(&one.text).as_str().to_owned()).collect();
    let pairs = letters.windows(2).map(|pair| pair.iter().collect::<String>());
    let found = pairs.filter(|pair| all.iter().any(|one| one.contains(pair.as_str()))).count();
    let is_han = letters.iter().filter(|c| **c >= '\u{2e80}').count() * 2 > letters.len();
    // In an alphabet, any pair of letters occurs in most longer texts.
    found * 10 >= (letters.len() - 1) * if is_han { 6 } else { 10 } && (is_han || letters.len() >= 12)
}

/// Returns the hash of quoted words and their context, and the length of both in bytes.
pub fn context(text: &Text, spans: &[(usize, Range<usize>)]) -> (String, usize) {
    let (Some((from, start)), Some((to, end))) = (spans.first(), spans.last()) else { return (String::new(), 0) };
    let paragraph = |n: usize| &*text.paragraphs[n].text;
    let is_letter = |c: &char| !c.is_whitespace();
    let earlier = (0..*from).rev().flat_map(|n| paragraph(n).chars().rev());
    let before: String =
        paragraph(*from)[..start.start].chars().rev().chain(earlier).filter(is_letter).take(AROUND).collect();
    let later = (*to + 1..text.paragraphs.len()).flat_map(|n| paragraph(n).chars());
    let after: String = paragraph(*to)[end.end..].chars().chain(later).filter(is_letter).take(AROUND).collect();
    let words: String =
        spans.iter().flat_map(|(n, range)| paragraph(*n)[range.clone()].chars()).filter(is_letter).collect();
    let length = before.len() + words.len() + after.len();
    (code(mixed([&*before, "\0", &words, "\0", &after].into_iter()), OWN), length)
}
