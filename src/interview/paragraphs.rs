//! One text of a file as paragraphs.
//!
//! A blank line parts paragraphs, and so does a line that begins like an item of a list (`- ` or `1. `). Any other line
//! break is how the file was typed: it becomes a space, or nothing between two Chinese or Japanese characters.
//! `\- ` and `1\. ` begin an ordinary paragraph. A number of more than three digits is a year, not an item.

use std::rc::Rc;

use super::marks;
use super::{Paragraph, ParagraphKind};

/// Paragraphs of a text, and the addresses of links in it that are not to be followed.
pub(super) fn read(text: &Rc<str>, refused: &mut Vec<String>) -> Vec<Paragraph> {
    if is_bare(text) {
        return vec![Paragraph { kind: ParagraphKind::Plain, text: text.clone(), marks: Vec::new() }];
    }
    let mut raw: Vec<(ParagraphKind, String)> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        match (item(line), raw.last_mut().filter(|_| open)) {
            (Some((kind, rest)), _) => raw.push((kind, rest.to_owned())),
            (None, Some((_, before))) => join(before, line),
            (None, None) => raw.push((ParagraphKind::Plain, line.to_owned())),
        }
        open = true;
    }
    let marked = raw.into_iter().map(|(kind, words)| {
        let words = if kind == ParagraphKind::Plain { unescaped(words) } else { words };
        let marks::Marked { text, marks } = marks::read(&words, refused);
        Paragraph { kind, text, marks }
    });
    marked.collect()
}

/// Whether a text is one paragraph just as it stands, as most are. It is shared with the document then.
fn is_bare(text: &str) -> bool {
    let is_special = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'*' | b'[' | b'\\');
    !text.is_empty()
        && text.trim().len() == text.len()
        && !text.as_bytes().iter().any(is_special)
        && item(text).is_none()
}

/// The kind of list item that a line begins, and its words.
fn item(line: &str) -> Option<(ParagraphKind, &str)> {
    let (kind, rest) = match line.strip_prefix("- ") {
        Some(rest) => (ParagraphKind::Bullet, rest),
        None => {
            let (number, rest) = line.split_once(". ").filter(|(number, _)| is_number(number))?;
            (ParagraphKind::Numbered(number.parse().ok()?), rest)
        }
    };
    Some((kind, rest.trim_start())).filter(|(_, rest)| !rest.is_empty())
}

/// Whether it may number a list's item: 1 to 3 digits.
fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// A paragraph without the backslash that kept it from being a list item.
fn unescaped(text: String) -> String {
    if let Some(rest) = text.strip_prefix("\\- ") {
        return format!("- {rest}");
    }
    match text.split_once("\\. ") {
        Some((number, rest)) if is_number(number) => format!("{number}. {rest}"),
        _ => text,
    }
}

fn join(before: &mut String, line: &str) {
    let touching = (before.chars().next_back(), line.chars().next());
    if !matches!(touching, (Some(a), Some(b)) if is_unspaced(a) && is_unspaced(b)) {
        before.push(' ');
    }
    before.push_str(line);
}

/// Whether a character belongs to a script that writes no spaces between words, or to its punctuation.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::ParagraphKind::{Bullet, Numbered, Plain};
    use super::*;

    fn read_all(text: &str) -> Vec<(ParagraphKind, String)> {
        read(&text.into(), &mut Vec::new()).into_iter().map(|p| (p.kind, p.text.to_string())).collect()
    }

    fn expect(text: &str, wanted: &[(ParagraphKind, &str)]) {
        let wanted: Vec<_> = wanted.iter().map(|(kind, words)| (*kind, words.to_string())).collect();
        assert_eq!(read_all(text), wanted, "{text:?}");
    }

    #[test]
    fn blank_lines_part_paragraphs_and_other_line_breaks_do_not() {
        expect("One\ntwo.\r\n \r\nThree.", &[(Plain, "One two."), (Plain, "Three.")]);
        expect("　　我们走，\n他们来。", &[(Plain, "我们走，他们来。")]);
        expect("我们用\nWeChat\n联系", &[(Plain, "我们用 WeChat 联系")]);
        expect("\n\n", &[]);
    }

    #[test]
    fn lines_that_begin_like_items_are_items() {
        expect("Two:\n- one\n more\n- two", &[(Plain, "Two:"), (Bullet, "one more"), (Bullet, "two")]);
        expect("1. a\n12. b", &[(Numbered(1), "a"), (Numbered(12), "b")]);
        expect("2015. That was", &[(Plain, "2015. That was")]);
        expect("-", &[(Plain, "-")]);
        expect("-5 degrees", &[(Plain, "-5 degrees")]);
        expect("1.5 million", &[(Plain, "1.5 million")]);
    }

    #[test]
    fn a_backslash_keeps_a_line_from_being_an_item() {
        expect("\\- dash", &[(Plain, "- dash")]);
        expect("1\\. first", &[(Plain, "1. first")]);
    }
}
