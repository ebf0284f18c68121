//! What changed in a text, word by word; in Chinese, character by character.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::interview::is_han;

/// A piece of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub was: Was,
    pub text: String,
}

/// What happened to a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Was {
    Kept,
    Cut,
    Put,
}

/// Returns the pieces by which one text becomes another: what was cut stands before what was put in its place.
pub fn diff(before: &str, after: &str) -> Vec<Piece> {
    let (one, two) = (tokens(before), tokens(after));
    let mut pieces = Vec::new();
    let mut push = |was: Was, tokens: &[&str]| {
        if !tokens.is_empty() {
            pieces.push(Piece { was, text: tokens.concat() });
        }
    };
    let mut from = 0;
    for (cut, put) in edits(&one, &two) {
        push(Was::Kept, &one[from..cut.start]);
        from = cut.end;
        push(Was::Cut, &one[cut]);
        push(Was::Put, &two[put]);
    }
    push(Was::Kept, &one[from..]);
    pieces
}

/// The places where two lists of tokens differ: the tokens that were cut, and those in their place. Places between which
/// only white space stays are one.
pub(super) fn edits(one: &[&str], two: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let mut edits: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, one, two) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (cut, put) = (op.old_range(), op.new_range());
        let is_near = |(last, _): &&mut (Range<usize>, Range<usize>)| {
            one[last.end..cut.start].iter().all(|token| token.trim().is_empty() && !token.contains('\n'))
        };
        match edits.last_mut().filter(is_near) {
            Some((last_cut, last_put)) => (last_cut.end, last_put.end) = (cut.end, put.end),
            None => edits.push((cut, put)),
        }
    }
    edits
}

/// Whether a token has letters or digits.
pub(super) fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// Splits a text into words, white space and signs. Together they are the text.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| (c.is_alphanumeric() && !is_han(c)) || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}');
        let end = match first {
            c if c.is_whitespace() => rest.find(|c: char| !c.is_whitespace()),
            c if c.is_alphanumeric() && !is_han(c) => rest.find(|c: char| !is_word(c)),
            c => Some(c.len_utf8()),
        };
        let (token, after) = rest.split_at(end.unwrap_or(rest.len()));
        tokens.push(token);
        rest = after;
    }
    tokens
}
