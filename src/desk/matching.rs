//! Where words stand in a text, by letters as readers see them: an accent belongs to its letter, whether the two are
//! written as one character or as two; invisible characters and the shape of an apostrophe make no difference.

use std::ops::Range;

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, GraphemeExtend};
use unicode_normalization::char::decompose_canonical;

use super::command::Query;
use crate::interview::is_han;

const JOINER: char = '\u{200d}';

/// The places of the words of a query in a text, which do not overlap.
pub fn ranges(text: &str, query: &Query) -> Vec<Range<usize>> {
    let is_found = |range: &Range<usize>| match query.whole {
        true => is_whole(text, range.clone()),
        false => query.by_character || cuts_no_letter(text, range),
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(length) = text.get(from..).and_then(|rest| rest.chars().next()).map(char::len_utf8) {
        let own = length_of_match(&text[from..], &query.words, query.exact, query.by_character);
        let range = own.map(|length| from..from + length);
        from += length;
        if let Some(range) = range.filter(is_found) {
            from = range.end;
            found.push(range);
        }
    }
    found
}

/// The length of words at the beginning of a text. `exact`: capital letters count. `by_character`: see
/// [`Query::by_character`].
pub fn length_of_match(text: &str, words: &str, exact: bool, by_character: bool) -> Option<usize> {
    let (first, own) = (words.chars().next()?, text.chars().next()?);
    // Most places of most texts are none.
    if is_plain(first) && is_plain(own) && !first.eq_ignore_ascii_case(&own) {
        return None;
    }
    // Who looks for invisible characters means them.
    let skips = !by_character && !words.chars().any(is_unseen);
    let parts = |c: char, take: &mut dyn FnMut(char)| {
        let mut part = |c: char| if by_character { take(c) } else { decompose_canonical(straight(c), &mut *take) };
        if exact { part(c) } else { c.to_lowercase().for_each(part) }
    };
    let mut wanted = Vec::new();
    words.chars().for_each(|c| parts(c, &mut |part| wanted.push(part)));
    let mut found = 0;
    for (at, c) in text.char_indices() {
        if found == wanted.len() {
            return Some(at);
        }
        if at > 0 && skips && is_unseen(c) {
            continue;
        }
        let mut is_same = true;
        parts(c, &mut |part| {
            is_same &= wanted.get(found) == Some(&part);
            found += 1;
        });
        if !is_same {
            return None;
        }
    }
    (found == wanted.len()).then_some(text.len())
}

/// Whether no letter or digit continues the words on either side. Chinese has no spaces between words.
pub fn is_whole(text: &str, range: Range<usize>) -> bool {
    is_apart(text, range, char::is_alphanumeric)
}

/// Whether no character of a kind continues one of that kind on either side.
pub fn is_apart(text: &str, range: Range<usize>, is_kind: fn(char) -> bool) -> bool {
    let continues = |one: Option<char>, other: Option<char>| {
        one.zip(other).is_some_and(|(a, b)| [a, b].iter().all(|c| is_kind(*c) && !is_han(*c)))
    };
    let found = &text[range.clone()];
    let (before, after) = (text[..range.start].chars().next_back(), text[range.end..].chars().next());
    let is_apart = !continues(before, found.chars().next()) && !continues(found.chars().next_back(), after);
    is_apart && cuts_no_letter(text, &range)
}

fn cuts_no_letter(text: &str, range: &Range<usize>) -> bool {
    is_between_letters(text, range.start) && is_between_letters(text, range.end)
}

/// Whether an offset in a text is not within what readers see as one letter, such as before its accent, or within an
/// emoji of several characters.
fn is_between_letters(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else { return true };
    if next.is_ascii() {
        return true;
    }
    // Parts of a Korean syllable, and colours of skin.
    let is_part = matches!(next, JOINER | '\u{1160}'..='\u{11ff}' | '\u{1f3fb}'..='\u{1f3ff}');
    let hangs = is_part || CodePointSetData::new::<GraphemeExtend>().contains(next);
    let is_joined = last == JOINER && !next.is_alphanumeric();
    let is_half = |c: &char| ('\u{1f1e6}'..='\u{1f1ff}').contains(c);
    let is_in_flag = is_half(&next) && before.chars().rev().take_while(is_half).count() % 2 == 1;
    !hangs && !is_joined && !is_in_flag
}

/// An apostrophe as keyboards write it.
fn straight(c: char) -> char {
    if matches!(c, '’' | '‘' | 'ʼ' | '＇') { '\'' } else { c }
}

/// Whether a character is compared as itself, but for its case.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | '\u{4e00}'..='\u{9fff}')
}

/// Whether readers do not see a character, such as a soft hyphen.
fn is_unseen(c: char) -> bool {
    !c.is_ascii() && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_letters_as_readers_see_them() {
        let cases = [
            // Words, a text, and what is found in it.
            ("e", "cafe\u{301} e", vec!["e"]),
            ("Zoé", "Zoe\u{301}, Zoé, Zoe", vec!["Zoe\u{301}", "Zoé"]),
            ("Zoe\u{301}", "Zoé", vec!["Zoé"]),
            ("zoé", "ZOE\u{301}", vec!["ZOE\u{301}"]),
            ("Ann", "Ann\u{301} Ann", vec!["Ann"]),
            ("Zoé", "Zo\u{ad}é", vec!["Zo\u{ad}é"]),
            ("\u{ad}", "Zo\u{ad}é", vec!["\u{ad}"]),
            ("👩", "👩\u{200d}👧 👩🏽 👩", vec!["👩"]),
            ("👧", "👩\u{200d}👧", vec![]),
            ("🇳🇫", "🇨🇳🇫🇷 🇳🇫", vec!["🇳🇫"]),
            ("하", "하\u{11ab}하", vec!["하"]),
            ("好", "你好", vec!["好"]),
            ("O'Neil", "O’Neil, O'Neil", vec!["O’Neil", "O'Neil"]),
            ("O’Neil", "O'Neil", vec!["O'Neil"]),
        ];
        for (words, text, expected) in cases {
            let query = Query { words: words.into(), ..Query::default() };
            let found: Vec<&str> = ranges(text, &query).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "{words} in {text}");
            let older = Query { by_character: true, exact: true, ..query };
            let expected: Vec<&str> = text.matches(words).collect();
            let found: Vec<&str> = ranges(text, &older).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, expected, "a step of an older draft is as it was: {words} in {text}");
        }
    }
}
