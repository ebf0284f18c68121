//! Names in the ways in which a text writes them: with other white space or a line break within, half in bold, in
//! capitals.

use std::ops::Range;

use super::command::Query;
use super::draft::Draft;
use super::find::{Found, search, search_extras};
use super::matching::{self, is_apart, is_whole, length_of_match};
use crate::interview::is_han;

/// Where a name stands in a draft, each place on its own.
pub fn mentions(draft: &Draft, name: &str) -> Vec<Found> {
    search(draft, true, &mut |_, text| ranges(text, name)).into_iter().flat_map(Found::apart).collect()
}

/// Where a name stands in a text that must not be published with it: as it is written, also within other words, as the
/// build of a site finds it; and in any case where no letter continues it.
pub(super) fn standing(text: &str, name: &str) -> Vec<Range<usize>> {
    let query = Query { words: name.trim().into(), ..Query::default() };
    let mut found = matching::ranges(text, &query);
    found.retain(|range| {
        let as_written = length_of_match(&text[range.start..], &query.words, true, false);
        as_written == Some(range.len()) || is_apart(text, range.clone(), char::is_alphabetic)
    });
    found
}

/// The places of a draft where a name that is withheld stands itself.
pub fn still_standing(draft: &Draft, name: &str) -> Vec<Found> {
    let mut found = search(draft, true, &mut |_, text| standing(text, name));
    found.extend(search_extras(draft, &mut |_, text| standing(text, name)));
    found
}

/// Names and their pseudonyms in the order in which they are replaced: the longest first, so that a name within another
/// does not spoil it.
pub fn longest_first(names: &[(String, String)]) -> Vec<&(String, String)> {
    let mut names: Vec<_> = names.iter().filter(|(name, _)| !name.trim().is_empty()).collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    names
}

/// A text with pseudonyms in place of names, in this order; `None` if it has none of them.
pub fn without(text: &str, names: &[&(String, String)]) -> Option<String> {
    names.iter().fold(None, |done: Option<String>, (name, pseudonym)| {
        replaced(done.as_deref().unwrap_or(text), name.trim(), pseudonym.trim()).or(done)
    })
}

/// A text with a pseudonym in place of a name; `None` if the name is not in it. Emphasis that begins or ends within the
/// name begins or ends around the pseudonym.
fn replaced(text: &str, name: &str, pseudonym: &str) -> Option<String> {
    let ranges = ranges(text, name);
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for range in &ranges {
        let found = &text[range.clone()];
        out.push_str(&text[at..range.start]);
        let is_capitals = |text: &str| !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase);
        let new = match is_capitals(found) && !is_capitals(name) {
            true => pseudonym.to_uppercase(),
            false => pseudonym.to_owned(),
        };
        let (before, after) = emphasis(&out, found);
        out.extend([&*before, &*new, &*after]);
        at = range.end;
    }
    (!ranges.is_empty()).then(|| out + &text[at..])
}

/// Where a name stands in a text, in order and without overlaps.
fn ranges(text: &str, name: &str) -> Vec<Range<usize>> {
    let parts = parts(name);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(first) = text[from..].chars().next() {
        let length = length(&text[from..], &parts).filter(|length| is_whole(text, from..from + length));
        found.extend(length.map(|length| from..from + length));
        from += length.unwrap_or(first.len_utf8());
    }
    found
}

/// The words of a name; in Chinese, its characters.
fn parts(name: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for word in name.split_whitespace() {
        match word.chars().all(is_han) {
            true => parts.extend(word.split("").filter(|part| !part.is_empty())),
            false => parts.push(word),
        }
    }
    parts
}

/// The length of a name at the start of a text.
fn length(text: &str, parts: &[&str]) -> Option<usize> {
    let mut at = 0;
    for (n, part) in parts.iter().enumerate() {
        let rest = &text[at..];
        at += if n == 0 { 0 } else { between(rest, parts[n - 1].chars().all(is_han) && part.chars().all(is_han))? };
        at += spelled(&text[at..], part, parts.len() > 1)?;
    }
    (at > 0).then_some(at)
}

/// The length of what may stand between two parts of a name: white space within a paragraph, and emphasis.
fn between(text: &str, is_chinese: bool) -> Option<usize> {
    let length = text.find(|c: char| !c.is_whitespace() && c != '*').unwrap_or(text.len());
    let between = &text[..length];
    let lines = between.matches('\n').count();
    let is_there = between.contains(char::is_whitespace) || is_chinese;
    // Chinese characters stand side by side; Latin words may go on in the next line of a paragraph.
    (is_there && lines <= usize::from(!is_chinese)).then_some(length)
}

/// The length of a part at the start of a text: as it is, or, in a name of several words, in capitals.
fn spelled(text: &str, part: &str, in_capitals: bool) -> Option<usize> {
    let written = |words: &str| length_of_match(text, words, true, false);
    let may_be_capitals = in_capitals && text.starts_with(char::is_uppercase);
    written(part).or_else(|| if may_be_capitals { written(&part.to_uppercase()) } else { None })
}

/// The emphasis that begins and that ends within a name: what stands before its pseudonym, and what stands after it.
fn emphasis(before: &str, name: &str) -> (String, String) {
    let is_mark = |c: char| c == '*';
    let runs = |text: &'_ str| {
        let words = text.split(move |c: char| !is_mark(c)).filter(|run| !run.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let paragraph = before.rsplit("\n\n").next().unwrap_or_default();
    let outside = runs(paragraph);
    let (mut begins, mut ends) = (String::new(), String::new());
    for mark in ["***", "**", "*"] {
        let count = |runs: &[String]| runs.iter().filter(|run| *run == mark).count();
        if count(&runs(name)) % 2 == 1 {
            let is_open = count(&outside) % 2 == 1;
            if is_open { ends.push_str(mark) } else { begins.push_str(mark) }
        }
    }
    (begins, ends)
}

#[cfg(test)]
mod tests {
    use super::{longest_first, replaced, without};

    #[test]
    fn a_name_within_another_does_not_spoil_it() {
        let names = [("Lin", "Mei"), ("Lin Xiaoyu", "Hua Jin")].map(|(name, new)| (name.to_owned(), new.to_owned()));
        let names = longest_first(&names);
        assert_eq!(without("Lin and Lin Xiaoyu", &names).as_deref(), Some("Mei and Hua Jin"));
        assert_eq!(without("Linda", &names), None);
    }

    #[test]
    fn a_name_is_replaced_however_a_text_writes_it() {
        let lin = |text: &str| replaced(text, "Lin Xiaoyu", "Mei Hua");
        for (text, expected) in [
            ("Ask Lin\u{a0}Xiaoyu.", "Ask Mei Hua."),
            ("Lin  Xiaoyu, Lin\nXiaoyu", "Mei Hua, Mei Hua"),
            ("**Lin** Xiaoyu said", "**Mei Hua** said"),
            ("Lin **Xiaoyu** said", "**Mei Hua** said"),
            ("**Dear Lin** Xiaoyu", "**Dear Mei Hua**"),
            ("LIN XIAOYU", "MEI HUA"),
        ] {
            assert_eq!(lin(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["Lin\n\nXiaoyu", "Linda Xiaoyu", "Lin Xiaoyue", "lin xiaoyu", "LinXiaoyu"] {
            assert_eq!(lin(text), None, "{text}");
        }
        assert_eq!(replaced("林　晓宇和**林**晓宇", "林晓宇", "梅花").as_deref(), Some("梅花和**梅花**"));
        assert_eq!(replaced("Zoe\u{301}, Zo\u{ad}é", "Zoé", "Ida").as_deref(), Some("Ida, Ida"));
        assert_eq!(replaced("Ann\u{301}", "Ann", "Bea"), None, "that is another letter");
        assert_eq!(replaced("You may, May.", "May", "June").as_deref(), Some("You may, June."));
    }
}
