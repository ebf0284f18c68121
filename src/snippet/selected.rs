//! The link to words that a reader has selected. A passage may have the same words more than once: the link's pin tells
//! which are meant, and if that is not enough, the link quotes the words around them too.

use std::ops::Range;
use std::rc::Rc;

use super::citation::Cited;
use super::draft::{LONG, beginning, ending};
use crate::interview::{Interview, Text};
use crate::state::{Quote, Target, pin, through};

/// A range of bytes in each paragraph that is selected.
type Spans = Vec<(usize, Range<usize>)>;

/// Makes the target of a link, with its pin. `all` has the words of each passage, and the paragraph and the byte at
/// which they begin.
///
/// The link leads to the selected words, to more words that contain them, or to the whole of the first passage. `None`
/// if a text does not have the words there.
pub fn selected(interview: &Interview, all: &[(Cited, (usize, usize))]) -> Option<Target> {
    let ((first, start), (last, end)) = (all.first()?, all.last()?);
    let (text, id) = (text(first)?, &first.passage.id);
    let words = spans(text, &first.words, *start)?;
    let found = if all.len() == 1 {
        within(text, words)
    } else {
        let later = self::text(last)?;
        let end = closing(later, &spans(later, &last.words, *end)?)?;
        opening(text, words, &last.passage.id, end)
    };
    Some(match found {
        Some((quote, own)) => pin::pinned_by(interview, &first.passage, quote, &own),
        None => pin::pinned(interview, &Target { id: id.clone(), quote: None }),
    })
}

fn text(cited: &Cited) -> Option<&Text> {
    cited.passage.texts.iter().find(|text| text.lang == cited.lang)
}

/// Finds words in a text at the place where they begin. White space may come before each line.
fn spans(text: &Text, words: &str, (mut n, mut at): (usize, usize)) -> Option<Spans> {
    let mut spans = Spans::new();
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        loop {
            let rest = text.paragraphs.get(n)?.text.get(at..)?;
            let start = at + rest.len() - rest.trim_start().len();
            if rest.trim_start().starts_with(line) {
                at = start + line.len();
                match spans.last_mut() {
                    Some((last, range)) if *last == n => range.end = at,
                    _ => spans.push((n, start..at)),
                }
                break;
            }
            if spans.is_empty() {
                return None;
            }
            (n, at) = (n + 1, 0);
        }
    }
    (!spans.is_empty()).then_some(spans)
}

/// Quotes words of one passage.
fn within(text: &Text, words: Spans) -> Option<(Quote, String)> {
    surely(text, words, |words| {
        let (first, last) = (line(text, words.first()?), line(text, words.last()?));
        let between = |first: &str, last: &str| Quote::Between { first: first.into(), last: last.into() };
        let whole = if words.len() == 1 { Quote::Words(first.into()) } else { between(first, last) };
        let is_long = first.len().max(last.len()) > LONG;
        let short = if is_long { between(beginning(first), ending(last)) } else { whole.clone() };
        [short, whole].into_iter().find_map(|quote| led(text, quote, words))
    })
}

/// Quotes words that go on in later passages: `end` are the last words, in the passage `to`.
fn opening(text: &Text, words: Spans, to: &Rc<str>, end: &str) -> Option<(Quote, String)> {
    surely(text, words, |words| {
        let (n, range) = words.first()?;
        let all = through(text, "").into_iter().filter(|(other, _)| other >= n);
        let all: Spans =
            all.map(|(other, all)| (other, if other == *n { range.start..all.end } else { all })).collect();
        let first = line(text, &words[0]);
        let quote = |first: &str| Quote::Through { first: first.into(), to: to.clone(), last: end.into() };
        [beginning(first), first].into_iter().find_map(|first| led(text, quote(first), &all))
    })
}

/// The last words of a selection that begins in an earlier passage: as many as distinguish its end.
fn closing<'a>(text: &'a Text, words: &Spans) -> Option<&'a str> {
    let (n, range) = words.last()?;
    let (line, paragraph) = (line(text, &words[words.len() - 1]), &text.paragraphs[*n].text);
    let ends = |words: &&str| through(text, words).last().is_some_and(|(m, all)| m == n && all.end >= range.end);
    Some([ending(line), line, &paragraph[..range.end], paragraph].into_iter().find(ends).unwrap_or(line))
}

fn line<'a>(text: &'a Text, (n, range): &(usize, Range<usize>)) -> &'a str {
    &text.paragraphs[*n].text[range.clone()]
}

/// Returns a quote with its part of the pin, if together they lead to exactly these words.
fn led(text: &Text, quote: Quote, words: &Spans) -> Option<(Quote, String)> {
    let own = pin::own(text, words);
    (pin::marked(text, &quote, Some(&own)).as_ref() == Some(words)).then_some((quote, own))
}

/// Takes in more words on both sides until a quote of them leads to them alone.
fn surely<T>(text: &Text, mut words: Spans, quote: impl Fn(&Spans) -> Option<T>) -> Option<T> {
    let mut step = 1;
    loop {
        if let Some(found) = quote(&words) {
            return Some(found);
        }
        let before = words.clone();
        for _ in 0..step {
            let (n, first) = words.first_mut()?;
            first.start -= word(text.paragraphs[*n].text[..first.start].chars().rev());
            let (n, last) = words.last_mut()?;
            last.end += word(text.paragraphs[*n].text[last.end..].chars());
        }
        if words == before {
            return None;
        }
        step *= 2;
    }
}

/// The length in bytes of the next word with the white space before it. A Chinese character is a word.
fn word(chars: impl Iterator<Item = char>) -> usize {
    let (mut length, mut begun) = (0, false);
    for c in chars {
        let is_whole = c >= '\u{2e80}' && !c.is_whitespace();
        if begun && (is_whole || c.is_whitespace()) {
            break;
        }
        length += c.len_utf8();
        begun |= !c.is_whitespace();
        if is_whole {
            break;
        }
    }
    length
}
