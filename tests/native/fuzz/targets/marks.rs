//! A text with mark-up: its marks are on character boundaries, in order, and nested; and only mark-up is removed.

use interview_viewer::interview::MarkKind;

use super::document::marked;
use super::{Target, one_passage, texts_of};

pub const TARGET: Target = Target { name: "marks", run, seeds: |samples| bytes(texts_of(samples)), words: WORDS };

const WORDS: &[&str] = &[
    "*",
    "**",
    "***",
    "****",
    "[",
    "]",
    "(",
    ")",
    "](",
    "\\",
    "\\*",
    "\\[",
    "[a](https://b)",
    "[a](http://b_(c))",
    "[a](mailto:b@c)",
    "[a](javascript:b)",
    "[a](HTTPS://b)",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "\\- ",
    "1\\. ",
    " ",
    "\u{3000}",
    "重",
    "e\u{301}",
    "\r",
];

fn bytes(texts: Vec<String>) -> Vec<Vec<u8>> {
    texts.into_iter().map(String::into_bytes).collect()
}

fn run(bytes: &[u8]) {
    let source = String::from_utf8_lossy(bytes);
    let interview = one_passage(&[&source]);
    let paragraphs = || {
        let texts = interview.passages().flat_map(|passage| &passage.texts);
        texts.flat_map(|text| &text.paragraphs)
    };
    paragraphs().for_each(marked);
    // The result is the source without its mark-up: the same characters in the same order, with some left out.
    let mut rest = source.chars().filter(|c| !c.is_whitespace());
    for c in paragraphs().flat_map(|paragraph| paragraph.text.chars()).filter(|c| !c.is_whitespace()) {
        assert!(rest.any(|left| left == c), "{c:?} is not of {source:?}");
    }
    // Only mark-up is left out: its signs, the numbers of items, and the addresses of links.
    let links = paragraphs().flat_map(|paragraph| &paragraph.marks);
    let addresses = links.filter_map(|mark| match &mark.kind {
        MarkKind::Link(address) => Some(letters(address)),
        _ => None,
    });
    let read: usize = paragraphs().map(|paragraph| letters(&paragraph.text)).sum();
    assert_eq!(read + addresses.sum::<usize>(), letters(&source), "{source:?}");
    escaped(&source);
}

/// How many of its characters can never be mark-up.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit() && !"*\\[]()-.".contains(*c)).count()
}

/// With a backslash before every sign, a line is read literally.
fn escaped(source: &str) {
    let Some(line) = source.lines().map(str::trim).find(|line| !line.is_empty()) else { return };
    let sign = |c: char| if "\\*[]()".contains(c) { format!("\\{c}") } else { c.to_string() };
    // After other words, so that it is not an item of a list.
    let escaped: String = line.chars().map(sign).collect();
    let interview = one_passage(&[&format!("a: {escaped}")]);
    let mut paragraphs = interview.passages().flat_map(|passage| &passage.texts[0].paragraphs);
    let paragraph = paragraphs.next().expect("it says something");
    assert_eq!((&*paragraph.text, paragraph.marks.len()), (&*format!("a: {line}"), 0));
    assert!(paragraphs.next().is_none());
}
