//! A [`Mend`]: the remedy for a mistake that has only one.

use std::ops::Range;

use super::diagnosis::is_invisible;
use super::error::{ParseError, ParseErrorKind as Kind};

/// Replacements of parts of a text, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    edits: Vec<(Range<usize>, &'static str)>,
}

impl Mend {
    pub(super) fn of(source: &str, error: &ParseError) -> Option<Mend> {
        let at = error.offset;
        let found = error.found.unwrap_or_default();
        let instead = |new| Some(Mend { edits: vec![(at..at + found.len_utf8(), new)] });
        match &error.kind {
            Kind::TrailingComma | Kind::ExtraComma => instead(""),
            Kind::MissingComma(true) => Some(Mend { edits: vec![(at..at, ",")] }),
            Kind::CurlyEnd => instead("\""),
            Kind::MissingColon => Some(Mend { edits: vec![(at..at, ":")] }),
            Kind::WrongBracket(..) => instead("]"),
            Kind::NeedlessBackslash => instead(""),
            Kind::DecimalComma => instead("."),
            Kind::Tab => instead("\\t"),
            Kind::Invisible(c) => instead(if c.is_whitespace() { " " } else { "" }),
            Kind::Literal(word) => {
                let rest = &source[at..];
                let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                Some(Mend { edits: vec![(at..at + end, word)] })
            }
            Kind::SingleQuote => Mend::quoted(source, at, '\''),
            Kind::NoKey | Kind::NoValue if matches!(found, '“' | '”') => Mend::quoted(source, at, '”'),
            Kind::NoValue => match ascii_of(found)? {
                '{' => instead("{"),
                '[' if found != '「' => instead("["),
                _ => None,
            },
            Kind::NoColon if ascii_of(found) == Some(':') => instead(":"),
            Kind::NoCommaInList => match ascii_of(found)? {
                ',' => instead(","),
                ']' => instead("]"),
                _ => None,
            },
            Kind::NoCommaInObject => match ascii_of(found)? {
                ',' => instead(","),
                '}' => instead("}"),
                _ => None,
            },
            _ => None,
        }
    }

    /// Puts quotation marks around a text that ends in the same line, before a sign that may follow a text, and
    /// contains no other quotation mark.
    fn quoted(source: &str, at: usize, closing: char) -> Option<Mend> {
        let opening = source[at..].chars().next()?;
        let from = at + opening.len_utf8();
        let line = source[from..].lines().next()?;
        let inside = line.find([closing, '"', '\\'])?;
        let end = &line[inside..];
        let last = end.chars().next().filter(|c| *c != '\\')?;
        let follows = end[last.len_utf8()..].trim_start().chars().next();
        let is_end = follows.is_none_or(|c| ",:]}".contains(c) || matches!(c, '，' | '：' | '］' | '｝'));
        let to = from + inside;
        is_end.then(|| Mend { edits: vec![(at..from, "\""), (to..to + last.len_utf8(), "\"")] })
    }

    /// Returns the mended text, and the range of the change in it.
    pub fn apply(&self, text: &str) -> (String, Range<usize>) {
        let (mut out, mut from, mut place) = (String::with_capacity(text.len() + 2), 0, None);
        for (range, new) in &self.edits {
            out.push_str(&text[from..range.start]);
            let start = place.map_or(out.len(), |place: Range<usize>| place.start);
            out.push_str(new);
            place = Some(start..out.len());
            from = range.end;
        }
        out.push_str(&text[from..]);
        (out, place.unwrap_or_default())
    }

    /// Returns the first replaced part and its replacement, as they can be shown.
    pub fn shown<'a>(&self, text: &'a str) -> (&'a str, &'static str) {
        let Some((range, new)) = self.edits.first() else { return ("", "") };
        let old = &text[range.clone()];
        match old {
            "\t" => ("⇥", new),
            old if old.chars().all(is_invisible) => ("", new),
            old => (old, new),
        }
    }
}

/// Returns the ASCII sign that a Chinese or curly one was typed for.
pub fn ascii_of(c: char) -> Option<char> {
    match c {
        '“' | '”' | '„' | '‟' | '‘' | '’' | '「' | '」' | '『' | '』' | '＂' | '`' | '«' | '»' | '‹' | '›' => {
            Some('"')
        }
        '，' | '、' | ';' | '；' => Some(','),
        '：' | '=' => Some(':'),
        '｛' => Some('{'),
        '｝' => Some('}'),
        '［' | '【' | '(' | '（' => Some('['),
        '］' | '】' | ')' | '）' => Some(']'),
        _ => None,
    }
}
