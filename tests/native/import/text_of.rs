//! All text of a file, extracted by other code than the importers': what an import has to account for.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use interview_viewer::import::{self, Format};

/// The text of a file in the form of its format, in any order.
pub fn of(bytes: &[u8], name: &str) -> String {
    let text = import::encoding::decode(bytes, None).text;
    match import::detect(bytes, name) {
        Ok(Format::Html) => html(&text),
        Ok(Format::Json) => super::json::words(&text).unwrap_or(text),
        _ => text,
    }
}

/// The texts and comments between the tags of a page.
fn html(text: &str) -> String {
    let (header, text) = match text.find('<') {
        Some(at) if text.trim_start().starts_with("Version:") => text.split_at(at),
        _ => ("", text),
    };
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut out = header.to_owned();
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        if let Token::String(text) = token {
            out.push_str(&String::from_utf8_lossy(&text));
        }
    }
    out
}
