//! The views of a text in which withheld words are searched.
//!
//! Words are compared in NFC, with case, without invisible characters (`Default_Ignorable_Code_Point` of Unicode). Any white
//! space counts as one space, and as none between Han characters. Escapes of JSON, HTML and URLs are resolved; words are
//! found across elements and paragraphs.

use html5gum::{DefaultEmitter, Token, Tokenizer};
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use crate::interview::is_han;

/// Returns whether a text contains words, which are [`normalized`], in any of its views.
pub fn contains(text: &str, words: &str) -> bool {
    let mut texts = Vec::new();
    collect(text, &mut texts);
    texts.iter().any(|text| text.contains(words))
}

/// The form in which words are compared.
pub fn normalized(text: &str) -> String {
    let unseen = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let mut out = String::with_capacity(text.len());
    // The last character, and the last before white space.
    let (mut last, mut before_space) = (None, None);
    for c in text.chars().filter(|c| c.is_ascii() || !unseen.contains(*c)).nfc() {
        if c.is_whitespace() {
            before_space = last;
            continue;
        }
        if before_space.take().is_some_and(|before| !(is_han(before) && is_han(c))) {
            out.push(' ');
        }
        out.push(c);
        last = Some(c);
    }
    out
}

/// Decodes a file in UTF-8, or in UTF-16 with a byte order mark; `None` if it is neither.
pub fn text_of(bytes: &[u8]) -> Option<String> {
    let utf16 = |from: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2).map(|pair| from([pair[0], pair[1]]));
        String::from_utf16(&units.collect::<Vec<u16>>()).ok()
    };
    match bytes {
        [0xff, 0xfe, ..] => utf16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(u16::from_be_bytes),
        _ => str::from_utf8(bytes).ok().map(str::to_owned),
    }
}

/// Adds the views of a text, [`normalized`]: as plain text, JSON, HTML and a URL, and HTML or a URL inside JSON.
pub fn collect(text: &str, found: &mut Vec<String>) {
    let mut all = Vec::new();
    read_as_html(text, &mut all);
    if text.contains('\\') {
        read_as_html(&unescaped(text), &mut all);
    }
    for text in all {
        for text in [Some(&text), text.contains('\\').then(|| unescaped(&text)).as_ref()].into_iter().flatten() {
            found.push(normalized(text));
            if text.contains('%') {
                found.push(normalized(&percent_decode_str(text).decode_utf8_lossy()));
            }
            if text.contains('+') {
                found.push(normalized(&percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy()));
            }
        }
    }
}

/// Adds the text itself; as HTML, its content with and without spaces between elements; and its attributes and comments.
fn read_as_html(text: &str, found: &mut Vec<String>) {
    found.push(text.to_owned());
    if !text.contains(['<', '&']) {
        return;
    }
    let (mut close, mut apart, mut attributes) = (String::new(), String::new(), String::new());
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::StartTag(tag) => {
                apart.push(' ');
                for value in tag.attributes.values() {
                    attributes += &lossy(value);
                    attributes.push('\n');
                }
            }
            Token::EndTag(_) => apart.push(' '),
            Token::String(text) => {
                close += &lossy(&text);
                apart += &lossy(&text);
            }
            Token::Comment(comment) => attributes += &lossy(&comment),
            _ => {}
        }
    }
    found.extend([close, apart, attributes]);
}

/// Replaces the escapes of JSON.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(c) = rest.chars().next() else { break };
        let unit = |text: &str| u32::from_str_radix(text.strip_prefix('u')?.get(..4)?, 16).ok();
        let Some(first) = unit(rest) else {
            out.push(match c {
                'n' | 'r' | 't' | 'b' | 'f' => ' ',
                other => other,
            });
            rest = &rest[c.len_utf8()..];
            continue;
        };
        rest = &rest[5..];
        let second = rest.strip_prefix('\\').and_then(unit).filter(|second| (0xdc00..0xe000).contains(second));
        let code = match second {
            Some(second) if (0xd800..0xdc00).contains(&first) => {
                rest = &rest[6..];
                0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)
            }
            _ => first,
        };
        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    out + rest
}
