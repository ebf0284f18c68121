//! The tags and escapes within the words of a cue.

use super::super::account::{Form, Ledger};
use super::cues::clock;

/// Accounts for a tag: the name of a voice is a label.
pub fn account_for(tag: &str, ledger: &mut Ledger) {
    match self::tag(tag) {
        Some((Some(name), _)) if !name.is_empty() => {
            ledger.take(&*name, Form::Label);
            ledger.changed(tag, &name, Form::Markup);
        }
        _ => ledger.take(tag, Form::Markup),
    }
}

/// A tag at the start of a text: the voice that it names, and its length. Other angle brackets are words. The voice of
/// somebody who was not recognised has an empty name: `<v >`.
pub fn tag(text: &str) -> Option<(Option<String>, usize)> {
    let end = text.find('>')?;
    let inside = &text[1..end];
    let name = inside.trim_start_matches('/').split(['.', ' ', '\t']).next()?;
    if name == "v" && !inside.starts_with('/') {
        let voice = inside.split_once([' ', '\t']).map_or("", |(_, voice)| voice.trim());
        return Some((Some(decode(voice)), end + 1));
    }
    let is_time = clock(inside).is_some_and(|(_, rest)| rest.is_empty());
    let is_tag = ["b", "i", "u", "c", "v", "lang", "ruby", "rt", "font"].contains(&name);
    (is_time || is_tag).then_some((None, end + 1))
}

fn decode(text: &str) -> String {
    let pairs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&nbsp;", "\u{a0}"),
        ("&lrm;", "\u{200e}"),
        ("&rlm;", "\u{200f}"),
        ("&quot;", "\""),
        ("&#39;", "'"),
    ];
    let decoded = pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    decoded.replace("&amp;", "&")
}

/// Words without escapes and positions.
pub fn decoded(text: &str, ledger: &mut Ledger) -> String {
    let decoded = if text.contains('&') { decode(text) } else { text.to_owned() };
    // Positions of SubStation Alpha: {\an8}.
    let words = match decoded.trim_start().strip_prefix("{\\").and_then(|rest| rest.split_once('}')) {
        Some((_, rest)) => rest.to_owned(),
        None => decoded,
    };
    ledger.changed(text, &words, Form::Markup);
    words
}
