//! Splits texts of a file into paragraphs.
//!
//! A blank line starts a new paragraph, and so does a line that begins like a list item (`- ` or `1. `). Any other line
//! break is a detail of how the file was typed: it becomes a space, or nothing between two Chinese or Japanese
//! characters. `\- ` and `1\. ` begin an ordinary paragraph. A number of more than three digits is a year, not an item.
//!
//! A list has at least two items, or one item with the number 1; dashes follow each other, and numbers count up. A
//! single dash or number (“19. Since May.”, “- No, I said.”) belongs to the text. The marker of an item stays in its
//! text.

use std::rc::Rc;

use super::marks::{self, Finding};
use super::{Paragraph, ParagraphKind};

/// A paragraph before its mark-up is read.
struct Raw {
    kind: ParagraphKind,
    /// The text in the file, with the dash or number.
    words: String,
    /// The position of the text that the paragraph is from.
    text: usize,
    /// Whether the paragraph begins on the line right after another.
    follows: bool,
}

/// Reads the paragraphs of consecutive texts. `tell` receives the findings with the position of their text.
pub(super) fn read(texts: &[&Rc<str>], tell: &mut dyn FnMut(usize, Finding)) -> Vec<Paragraph> {
    if let [text] = texts
        && is_bare(text)
    {
        return vec![Paragraph { kind: ParagraphKind::Plain, text: (*text).clone(), marks: Vec::new() }];
    }
    let mut raw = Vec::new();
    for (n, text) in texts.iter().enumerate() {
        lines(text, n, &mut raw);
    }
    part_lists(&mut raw);
    let mut findings = Vec::new();
    let mut paragraphs = Vec::with_capacity(raw.len());
    for Raw { kind, words, text, .. } in joined(raw) {
        paragraphs.push(marked(kind, words, &mut findings));
        findings.drain(..).for_each(|finding| tell(text, finding));
    }
    paragraphs
}

/// Splits a text into paragraphs; each line that begins like a list item starts one.
fn lines(text: &str, n: usize, raw: &mut Vec<Raw>) {
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        let kind = item(line);
        match raw.last_mut().filter(|_| open) {
            Some(before) if kind == ParagraphKind::Plain => join(&mut before.words, line),
            _ => raw.push(Raw { kind, words: line.to_owned(), text: n, follows: open }),
        }
        open = true;
    }
}

/// Turns items that are not in a list into ordinary paragraphs.
fn part_lists(raw: &mut [Raw]) {
    let mut rest = raw;
    while let Some(first) = rest.first().map(|first| first.kind) {
        let continues = |(n, one): (usize, &Raw)| match (first, one.kind) {
            (ParagraphKind::Bullet, kind) => kind == ParagraphKind::Bullet,
            (ParagraphKind::Numbered(from), ParagraphKind::Numbered(number)) => number as usize == from as usize + n,
            _ => n == 0,
        };
        let count = rest.iter().enumerate().take_while(|(n, one)| continues((*n, one))).count().max(1);
        let (run, later) = rest.split_at_mut(count);
        if count == 1 && first != ParagraphKind::Numbered(1) {
            run[0].kind = ParagraphKind::Plain;
        }
        rest = later;
    }
}

/// Joins a line that turned out not to be an item with the line before, unless that ends a sentence.
fn joined(raw: Vec<Raw>) -> Vec<Raw> {
    let mut all: Vec<Raw> = Vec::with_capacity(raw.len());
    for one in raw {
        match all.last_mut() {
            Some(before) if one.follows && one.kind == ParagraphKind::Plain && !ends_sentence(&before.words) => {
                join(&mut before.words, &one.words);
            }
            _ => all.push(one),
        }
    }
    all
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with([
        '.', '!', '?', ':', ';', '…', '"', '”', '“', '»', '«', ')', '。', '！', '？', '：', '；', '」', '』', '）',
    ])
}

fn marked(kind: ParagraphKind, words: String, findings: &mut Vec<Finding>) -> Paragraph {
    let words = if kind == ParagraphKind::Plain { unescaped(words) } else { words };
    let from = marker(kind, &words);
    let marks::Marked { text, mut marks } = marks::read(&words[from..], findings);
    for mark in &mut marks {
        mark.range = mark.range.start + from..mark.range.end + from;
    }
    let text = if from == 0 { text } else { format!("{}{text}", &words[..from]).into() };
    Paragraph { kind, text, marks }
}

/// The length in bytes of a list item's dash or number, with the space after it; 0 if this is no list item.
pub(super) fn marker(kind: ParagraphKind, text: &str) -> usize {
    let is_item = matches!(kind, ParagraphKind::Bullet | ParagraphKind::Numbered(_));
    match text.find(char::is_whitespace) {
        Some(end) if is_item => text.len() - text[end..].trim_start().len(),
        _ => 0,
    }
}

/// Returns whether a text is one paragraph unchanged, as most are. Such a text is shared with the document.
fn is_bare(text: &str) -> bool {
    let is_special = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'*' | b'[' | b'\\');
    !text.is_empty()
        && text.trim().len() == text.len()
        && !text.as_bytes().iter().any(is_special)
        && item(text) == ParagraphKind::Plain
}

/// Returns the kind of list item that a line begins like.
pub(super) fn item(line: &str) -> ParagraphKind {
    let says = |rest: &str| !rest.trim_start().is_empty();
    if line.strip_prefix("- ").is_some_and(says) {
        return ParagraphKind::Bullet;
    }
    match line.split_once(". ").filter(|(number, rest)| is_number(number) && says(rest)) {
        Some((number, _)) => number.parse().map_or(ParagraphKind::Plain, ParagraphKind::Numbered),
        None => ParagraphKind::Plain,
    }
}

/// Returns whether a text may number a list item: 1 to 3 digits.
fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Removes the backslash that kept a paragraph from being a list item.
fn unescaped(text: String) -> String {
    if let Some(rest) = text.strip_prefix("\\- ") {
        return format!("- {rest}");
    }
    match text.split_once("\\. ") {
        Some((number, rest)) if is_number(number) => format!("{number}. {rest}"),
        _ => text,
    }
}

/// Two texts as one: the second continues the last paragraph of the first, unless it begins with an item of a list.
pub fn continued(one: &str, other: &str) -> String {
    let (mut one, other) = (one.trim_end().to_owned(), other.trim_start());
    match item(other.lines().next().unwrap_or_default()) {
        ParagraphKind::Plain => join(&mut one, other),
        _ => one.extend(["\n\n", other]),
    }
    one
}

fn join(before: &mut String, line: &str) {
    let touching = before.chars().next_back().zip(line.chars().next());
    if touching.is_none_or(|(a, b)| !touch(a, b)) {
        before.push(' ');
    }
    before.push_str(line);
}

/// Whether no space stands between two characters: both are of a script without spaces, or one is, and the other a sign
/// that Chinese shares with English.
fn touch(a: char, b: char) -> bool {
    let is_shared = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·');
    (is_unspaced(a) || is_unspaced(b)) && [a, b].into_iter().all(|c| is_unspaced(c) || is_shared(c))
}

/// Returns whether a character belongs to a script without spaces between words, or to its punctuation.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::ParagraphKind::{Bullet, Numbered, Plain};
    use super::*;

    fn read_all(texts: &[&str]) -> Vec<(ParagraphKind, String)> {
        let texts: Vec<Rc<str>> = texts.iter().map(|text| (*text).into()).collect();
        let paragraphs = read(&texts.iter().collect::<Vec<_>>(), &mut |_, _| ());
        paragraphs.into_iter().map(|p| (p.kind, p.text.to_string())).collect()
    }

    fn expect(text: &str, wanted: &[(ParagraphKind, &str)]) {
        expect_all(&[text], wanted);
    }

    fn expect_all(texts: &[&str], wanted: &[(ParagraphKind, &str)]) {
        let wanted: Vec<_> = wanted.iter().map(|(kind, words)| (*kind, words.to_string())).collect();
        assert_eq!(read_all(texts), wanted, "{texts:?}");
    }

    #[test]
    fn only_blank_lines_separate_paragraphs() {
        expect("One\ntwo.\r\n \r\nThree.", &[(Plain, "One two."), (Plain, "Three.")]);
        expect("　　我们走，\n他们来。", &[(Plain, "我们走，他们来。")]);
        expect("我们用\nWeChat\n联系", &[(Plain, "我们用 WeChat 联系")]);
        expect("\n\n", &[]);
    }

    #[test]
    fn a_text_continues_the_last_paragraph_of_another() {
        for (one, other, whole) in [
            ("One. ", " Two.", "One. Two."),
            ("他说：“好。”", "我们走了。", "他说：“好。”我们走了。"),
            ("“Yes.”", "“No.”", "“Yes.” “No.”"),
            ("我们用", "WeChat", "我们用 WeChat"),
            ("Two:", "- one\n- two", "Two:\n\n- one\n- two"),
        ] {
            assert_eq!(continued(one, other), whole);
        }
    }

    #[test]
    fn consecutive_items_are_a_list_and_keep_their_markers() {
        expect("Two:\n- one\n more\n- two", &[(Plain, "Two:"), (Bullet, "- one more"), (Bullet, "- two")]);
        expect("1. a\n2.  b\n\n3. c", &[(Numbered(1), "1. a"), (Numbered(2), "2.  b"), (Numbered(3), "3. c")]);
        expect("8. a\n9. b\n10. c", &[(Numbered(8), "8. a"), (Numbered(9), "9. b"), (Numbered(10), "10. c")]);
        expect("1. Only this.", &[(Numbered(1), "1. Only this.")]);
        expect("1. a\n1. b", &[(Numbered(1), "1. a"), (Numbered(1), "1. b")]);
        expect_all(&["1. a", "2. b"], &[(Numbered(1), "1. a"), (Numbered(2), "2. b")]);
        expect_all(&["- a", "- b"], &[(Bullet, "- a"), (Bullet, "- b")]);
    }

    #[test]
    fn a_single_number_or_dash_is_text() {
        for text in [
            "23. Since May.",
            "28. august",
            "5. Mai 1971, ein Montag.",
            "7. klases skolēni",
            "- Nein, sagte ich, - und ging.",
            "- Yes. - No.",
            "1968. The year",
            "2015. That was",
            "-",
            "-5 degrees",
            "1.5 million",
        ] {
            expect(text, &[(Plain, text)]);
        }
        expect("4. a\n\n12. b", &[(Plain, "4. a"), (Plain, "12. b")]);
    }

    #[test]
    fn a_line_without_a_marker_is_joined_unless_a_sentence_ended() {
        expect("It was on the\n5. of May.", &[(Plain, "It was on the 5. of May.")]);
        expect("He said\n- and went -\nno.", &[(Plain, "He said - and went - no.")]);
        expect("I asked him:\n- No.", &[(Plain, "I asked him:"), (Plain, "- No.")]);
        expect_all(&["It was the", "5. of May."], &[(Plain, "It was the"), (Plain, "5. of May.")]);
    }

    #[test]
    fn an_escaped_line_is_not_a_list_item() {
        expect("\\- dash\n\n\\- dash", &[(Plain, "- dash"), (Plain, "- dash")]);
        expect("1\\. first", &[(Plain, "1. first")]);
    }

    #[test]
    fn marks_in_an_item_follow_its_number() {
        let text: Rc<str> = "1. *a* b\n2. **c**".into();
        let read = read(&[&text], &mut |_, _| ());
        let marked: Vec<&str> = read.iter().map(|one| &one.text[one.marks[0].range.clone()]).collect();
        assert_eq!(marked, ["a", "c"]);
    }
}
