//! Words that must not be published: each `withheld` of the sources, and where any of them stands.
//!
//! Words are compared in NFC, without the characters that nobody sees (`Default_Ignorable_Code_Point` of Unicode), white space
//! as one space, and as none between Han characters, case as it is written; in a file as they stand and behind escapes of JSON,
//! HTML and addresses, over elements and paragraphs.

use std::borrow::Cow;
use std::path::Path;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;
use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::diagnostic::{Diagnostic, Message, Severity};
use crate::document::{self, Kind, Value, WITHHELD, is_private};
use crate::interview::{is_han, without_marks};
use crate::state::Ui;

/// So many places are told for each.
const TOLD: usize = 5;

#[derive(Default)]
pub struct Withheld {
    all: Vec<Words>,
    /// A file withholds words that cannot be read.
    pub is_unread: bool,
}

struct Words {
    /// As they are compared.
    words: String,
    /// The file that says so, and where.
    file: String,
    place: (u32, u32),
}

/// A file of the site that has some of them in it.
pub struct Leak {
    which: usize,
    /// Relative to the site's root.
    path: String,
}

/// A file of the sources: how it is shown, and its text.
pub struct Source {
    pub shown: String,
    pub text: String,
    /// It is one of the site's own in JSON: its private members are not published.
    pub is_json: bool,
}

impl Withheld {
    /// Adds what a file in JSON withholds. Of a broken one as much as can be read; whether that is all.
    pub fn add(&mut self, source: &Source) -> bool {
        if !source.text.contains(WITHHELD) && !source.text.contains("\\u") {
            return true;
        }
        let mut found = Vec::new();
        let is_read = match Value::read(&source.text) {
            Ok(value) => {
                lists(&value, "", false, &mut found);
                true
            }
            Err(_) => broken(&source.text, &mut found),
        };
        let pointers = found.iter().map(|(pointer, _)| pointer.clone());
        // A broken file has no places.
        let places = document::places(&source.text, pointers);
        for (n, (_, words)) in found.iter().enumerate() {
            let words = compared(words);
            let place = places.get(n).map_or((0, 0), |place| (place.line, place.column));
            if !words.is_empty() {
                self.all.push(Words { words, file: source.shown.clone(), place });
            }
        }
        is_read
    }

    /// Whether anything is withheld.
    pub fn is_some(&self) -> bool {
        !self.all.is_empty()
    }

    /// What of it stands in a file of the site, or in its name.
    pub fn in_file(&self, path: &str, bytes: &[u8]) -> Vec<Leak> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let mut texts = vec![compared(path)];
        match text_of(bytes) {
            Some(text) => views(&text, &mut texts),
            None => texts.push(compared(&String::from_utf8_lossy(bytes))),
        }
        let is_in = |words: &Words| texts.iter().any(|text| text.contains(&words.words));
        let which = (0..self.all.len()).filter(|n| is_in(&self.all[*n]));
        which.map(|which| Leak { which, path: path.to_owned() }).collect()
    }

    /// Tells where in the sources withheld words stand that would be published; for what stands in none of them, the file of
    /// the site. `leaks`: `None` before there is a site.
    pub fn tell(&self, sources: &[Source], leaks: Option<&[Leak]>, out: &Path, ui: Ui) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        for (n, words) in self.all.iter().enumerate() {
            if leaks.is_some_and(|leaks| leaks.iter().all(|leak| leak.which != n)) {
                continue;
            }
            let by = match words.place {
                (0, _) => words.file.clone(),
                (line, column) => format!("{}:{line}:{column}", words.file),
            };
            let message = Message::Withheld(&by);
            let places = sources
                .iter()
                .flat_map(|source| places(source, &words.words).into_iter().map(|place| (source.shown.clone(), place)));
            let mut places: Vec<(String, (u32, u32))> = places.take(TOLD).collect();
            if places.is_empty() {
                let leaks = leaks.unwrap_or_default().iter().filter(|leak| leak.which == n);
                places = leaks.map(|leak| (out.join(&leak.path).display().to_string(), (0, 0))).take(TOLD).collect();
            }
            told.extend(
                places.iter().map(|(file, place)| Diagnostic::new(file, *place, Severity::LeftOut, ui, &message)),
            );
        }
        told
    }
}

/// The texts of each `withheld`, wherever it stands, with their pointers.
fn lists(value: &Value, at: &str, is_in: bool, found: &mut Vec<(String, String)>) {
    match &value.kind {
        Kind::Text(text) if is_in => found.push((at.to_owned(), text.to_string())),
        Kind::Number(number) if is_in => found.push((at.to_owned(), number.to_string())),
        Kind::List(items) => {
            for (n, item) in items.iter().enumerate() {
                lists(item, &format!("{at}/{n}"), is_in, found);
            }
        }
        Kind::Object(members) => {
            for (key, value) in members {
                lists(value, &below(at, key), is_in || key == WITHHELD, found);
            }
        }
        _ => {}
    }
}

/// The list in a file that is no JSON, if that much of it is good.
fn broken(text: &str, found: &mut Vec<(String, String)>) -> bool {
    let key = format!("\"{WITHHELD}\"");
    text.match_indices(&key).all(|(at, key)| {
        let list = text[at + key.len()..].trim_start().strip_prefix(':').map(str::trim_start);
        let Some(list) = list.and_then(|list| list.get(..=list.find(']')?)) else { return false };
        let Ok(Value { kind: Kind::List(items), .. }) = Value::read(list) else { return false };
        for item in items {
            let Kind::Text(words) = item.kind else { return false };
            found.push((String::new(), words.into_owned()));
        }
        true
    })
}

/// Where words stand in a file of the sources.
fn places(source: &Source, words: &str) -> Vec<(u32, u32)> {
    let value = if source.is_json { Value::read(&source.text).ok() } else { None };
    if let Some(value) = value {
        let mut pointers = Vec::new();
        pointers_of(&value, "", words, &mut pointers);
        let places = document::places(&source.text, pointers.into_iter());
        return places.iter().map(|place| (place.line, place.column)).collect();
    }
    let lines = source.text.lines().zip(1..).filter(|(line, _)| is_in(line, words));
    let places: Vec<(u32, u32)> = lines.map(|(_, n)| (n, 1)).collect();
    if places.is_empty() && is_in(&source.text, words) { vec![(1, 1)] } else { places }
}

fn pointers_of(value: &Value, at: &str, words: &str, found: &mut Vec<String>) {
    match &value.kind {
        Kind::Text(text) if is_in(text, words) || compared(&without_marks(text)).contains(words) => {
            found.push(at.to_owned());
        }
        Kind::Number(number) if number.contains(words) => found.push(at.to_owned()),
        Kind::List(items) => {
            let before = found.len();
            for (n, item) in items.iter().enumerate() {
                pointers_of(item, &format!("{at}/{n}"), words, found);
            }
            let texts: Vec<Cow<str>> = items.iter().filter_map(Value::text).map(without_marks).collect();
            if found.len() == before && [" ", ""].iter().any(|between| compared(&texts.join(between)).contains(words)) {
                found.push(at.to_owned());
            }
        }
        Kind::Object(members) => {
            for (key, value) in members.iter().filter(|(key, _)| !is_private(key) && key != WITHHELD) {
                let here = below(at, key);
                if compared(key).contains(words) {
                    found.push(here.clone());
                }
                pointers_of(value, &here, words, found);
            }
        }
        _ => {}
    }
}

fn below(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}

fn is_in(text: &str, words: &str) -> bool {
    let mut texts = Vec::new();
    views(text, &mut texts);
    texts.iter().any(|text| text.contains(words))
}

/// As words are compared.
fn compared(text: &str) -> String {
    let unseen = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let mut out = String::with_capacity(text.len());
    // The last character, where white space follows it.
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

/// The text of a file, if it is one.
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

/// What a text says, in each way in which it may be read.
fn views(text: &str, found: &mut Vec<String>) {
    let mut all = Vec::new();
    read_as_html(text, &mut all);
    if text.contains('\\') {
        read_as_html(&unescaped(text), &mut all);
    }
    for text in all {
        for text in [Some(&text), text.contains('\\').then(|| unescaped(&text)).as_ref()].into_iter().flatten() {
            found.push(compared(text));
            if text.contains('%') {
                found.push(compared(&percent_decode_str(text).decode_utf8_lossy()));
            }
            if text.contains('+') {
                found.push(compared(&percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy()));
            }
        }
    }
}

/// The text itself, that between its elements with and without a space in place of these, and that of attributes.
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

/// A text with the characters that escapes of JSON stand for.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn withheld(words: &str) -> Withheld {
        let text = format!("{{\"withheld\": [{words}]}}");
        let mut withheld = Withheld::default();
        assert!(withheld.add(&Source { shown: "site.json".into(), text, is_json: true }));
        withheld
    }

    #[test]
    fn words_are_found_behind_every_escape() {
        let withheld = withheld(r#""Café  Öhler & 蒋溪\ud83d\udea3""#);
        for file in [
            "At Cafe\u{301} Öhler &\n蒋溪🚣.",
            r#"{"a": "Caf\u00e9 O\u0308hler & \u848b\u6eaa\ud83d\udea3"}"#,
            "<p>Caf<b>é</b> &Ouml;hler &amp; 蒋&#x6eaa;&#128675;</p>",
            "<p>Café</p><p>Öhler</p> &amp; <i>蒋溪🚣</i>",
            "<img alt='Caf&eacute; Öhler &amp; 蒋溪🚣'>",
            "<script type='application/json'>{\"a\": \"Café Öhler \\u0026 蒋溪🚣\"}</script>",
            "<a href='?q=Caf%C3%A9+%C3%96hler+%26+%E8%92%8B%E6%BA%AA%F0%9F%9A%A3'>",
            "Caf%C3%A9%20Öhler%20%26%20蒋溪🚣",
            "Café Öhler &\u{200b} 蒋\u{ad}溪🚣",
        ] {
            assert_eq!(withheld.in_file("a.txt", file.as_bytes()).len(), 1, "{file}");
        }
        for file in ["CAFÉ ÖHLER & 蒋溪🚣", "Café Öhler & 蒋", "CaféÖhler & 蒋溪🚣"] {
            assert!(withheld.in_file("a.txt", file.as_bytes()).is_empty(), "{file}");
        }
        let utf16: Vec<u8> = "\u{feff}Café Öhler & 蒋溪🚣".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(withheld.in_file("a.txt", &utf16).len(), 1);
        assert_eq!(withheld.in_file("img/Café Öhler & 蒋溪🚣.png", b"\x89PNG").len(), 1);
    }

    #[test]
    fn what_nobody_sees_hides_no_words() {
        // Words, and texts that show the same.
        let cases = [
            ("Orla Venn", "Or\u{200c}la Ve\u{2060}nn"),
            ("Orla Venn", "\u{202b}Orla\u{200f} \u{2069}Venn\u{202c}"),
            ("Orla Venn", "Orla \u{200b} \u{fe0f}Venn"),
            ("Orla Venn", "O\u{34f}r\u{61c}l\u{180e}a\u{3000}V\u{e0100}e\u{e0041}n\u{feff}n"),
            ("Or\u{ad}la Venn", "Orla Venn"),
            ("Zoé", "Zoe\u{200d}\u{301}"),
            ("金小河", "见了金 小河。"),
            ("金小河", "金\u{3000}小\n\u{200b}河"),
            ("金小河", "<b>金</b> <i>小河</i>"),
            ("金 小河", "金小河"),
            ("𠀀〇", "𠀀 〇"),
        ];
        for (words, text) in cases {
            let found = withheld(&format!("\"{words}\"")).in_file("a.txt", text.as_bytes());
            assert_eq!(found.len(), 1, "{words} in {}", text.escape_unicode());
        }
        for (words, text) in [("Orla Venn", "OrlaVenn"), ("金 Venn", "金Venn"), ("金小河", "金，小河")] {
            assert!(
                withheld(&format!("\"{words}\"")).in_file("a.txt", text.as_bytes()).is_empty(),
                "{words} in {text}"
            );
        }
    }

    #[test]
    fn a_broken_file_still_withholds() {
        let add = |text: &str| {
            let mut withheld = Withheld::default();
            let is_read = withheld.add(&Source { shown: "a.json".into(), text: text.into(), is_json: true });
            (is_read, withheld.all.len())
        };
        assert_eq!(add("{\"withheld\": [\"one\", \"two\"], \"title\": }"), (true, 2));
        assert!(!add("{\"withheld\": [\"one\", two]}").0);
        assert_eq!(add("{\"title\": }"), (true, 0));
    }

    #[test]
    fn the_place_in_the_sources_is_that_of_the_value() {
        let text = "{\n\"$a\": \"boat\",\n\"withheld\": [\"blue boat\"],\n\"turns\": [{\"text\": [\"The *blue*\", \"boat\"]},\n{\"text\": \"a **blue** boat\"}]}";
        let source = Source { shown: "a.json".into(), text: text.into(), is_json: true };
        assert_eq!(places(&source, "blue boat"), [(4, 20), (5, 10)]);
        assert_eq!(places(&source, "boat"), [(4, 35), (5, 10)]);
        let plain = Source { shown: "a.txt".into(), text: "the\nblue boat".into(), is_json: false };
        assert_eq!(places(&plain, "blue boat"), [(2, 1)]);
    }
}
