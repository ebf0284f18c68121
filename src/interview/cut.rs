//! Cuts a text in two, with its marks.

use std::ops::Range;

use super::marks::{self, Signs};
use super::paragraphs::item;
use super::{ParagraphKind, paragraphs};

/// Cuts a text at an offset in bytes. Marks around the cut are closed before it and opened again after it; between the
/// signs of a mark and its words, the cut is made outside the mark. The white space at the cut goes. Returns `None` if no
/// character begins at the offset.
pub fn cut(text: &str, offset: usize) -> Option<(String, String)> {
    text.split_at_checked(offset)?;
    let paragraph = paragraph(text, offset);
    let mut signs = marks::signs(&text[paragraph.clone()]);
    for Signs { open, close } in &mut signs {
        *open = open.start + paragraph.start..open.end + paragraph.start;
        *close = close.start + paragraph.start..close.end + paragraph.start;
    }
    let at = outside(text, &signs, offset);
    signs.retain(|signs| signs.open.end <= at && at <= signs.close.start);
    let parts = reopened(text, &signs, at);
    let is_same = |(first, second): &(String, String)| words(first) + &words(second) == words(text);
    // Where a part alone cannot have a mark, as before a comma, its words are without it.
    let bare = (!is_same(&parts)).then(|| unmarked(text, &signs, at)).filter(is_same);
    Some(bare.unwrap_or(parts))
}

/// The range of the paragraph, or the item of a list, around an offset.
fn paragraph(text: &str, offset: usize) -> Range<usize> {
    let (mut from, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        let is_blank = line.trim().is_empty();
        let begins = is_blank || item(line.trim()) != ParagraphKind::Plain;
        if begins && (offset < start || is_blank && offset < end) {
            return from..start;
        }
        if begins {
            from = if is_blank { end } else { start };
        }
        at = end;
    }
    from..at
}

/// Moves an offset out of an escape, out of the signs of marks, and out of a mark that it stands at the edge of.
fn outside(text: &str, signs: &[Signs], at: usize) -> usize {
    let slashes = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
    if slashes % 2 == 1 && marks::is_escape(text.as_bytes(), at - 1) {
        return outside(text, signs, at - 1);
    }
    let moved = signs.iter().find_map(|Signs { open, close }| {
        let words = &text[open.end..close.start];
        let (start, end) = (close.start - words.trim_start().len(), open.end + words.trim_end().len());
        if open.start < at && at <= start {
            return Some(open.start);
        }
        (end <= at && at < close.end).then_some(close.end)
    });
    moved.map_or(at, |at| outside(text, signs, at))
}

/// Both parts, with the marks around the cut on each.
fn reopened(text: &str, around: &[Signs], at: usize) -> (String, String) {
    let mut first = text[..at].trim_end().to_owned();
    first.extend(around.iter().map(|signs| &text[signs.close.clone()]));
    let mut second: String = around.iter().rev().map(|signs| &text[signs.open.clone()]).collect();
    second.push_str(text[at..].trim_start());
    (first, second)
}

/// Both parts, without the marks around the cut.
fn unmarked(text: &str, around: &[Signs], at: usize) -> (String, String) {
    let (mut first, mut second) = (text[..at].to_owned(), text[at..].to_owned());
    let mut opens: Vec<Range<usize>> = around.iter().map(|signs| signs.open.clone()).collect();
    opens.sort_by_key(|open| open.start);
    opens.into_iter().rev().for_each(|open| first.replace_range(open, ""));
    let closes = around.iter().rev().map(|signs| signs.close.start - at..signs.close.end - at);
    closes.for_each(|close| second.replace_range(close, ""));
    (first.trim_end().to_owned(), second.trim_start().to_owned())
}

/// The words of a text as they are drawn, without white space.
fn words(text: &str) -> String {
    let paragraphs = paragraphs(&text.into());
    paragraphs.iter().flat_map(|paragraph| paragraph.text.split_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The parts of a text that is cut at its bar.
    fn parts(text: &str) -> (String, String) {
        let offset = text.find('|').expect("a bar");
        cut(&text.replace('|', ""), offset).expect("it can be cut")
    }

    #[test]
    fn the_white_space_at_the_cut_goes() {
        for text in ["One. |Two.", "One.| Two.", "One. \n\n|Two.", "One.\n|\n Two."] {
            assert_eq!(parts(text), ("One.".into(), "Two.".into()), "{text}");
        }
        assert_eq!(parts("| One."), (String::new(), "One.".into()));
        assert_eq!(cut("面", 1), None);
        assert_eq!(cut("a", 2), None);
    }

    #[test]
    fn marks_around_the_cut_are_closed_and_opened_again() {
        for (text, first, second) in [
            ("**One. |Two.** Three.", "**One.**", "**Two.** Three."),
            ("a *b |c* d", "a *b*", "*c* d"),
            ("**第一句。|第二句。**", "**第一句。**", "**第二句。**"),
            ("**a *b |c* d**", "**a *b***", "***c* d**"),
            ("***a |b* c**", "***a***", "***b* c**"),
            ("***a |b** c*", "***a***", "***b** c*"),
            ("**see [a |b](https://x.org) c**", "**see [a](https://x.org)**", "**[b](https://x.org) c**"),
            ("*a\nb |c\nd*\n\ne", "*a\nb*", "*c\nd*\n\ne"),
            ("**a** b |c **d**", "**a** b", "c **d**"),
            ("*a\n\nb |c*", "*a\n\nb", "c*"),
        ] {
            assert_eq!(parts(text), (first.into(), second.into()), "{text}");
        }
    }

    #[test]
    fn at_the_edge_of_a_mark_the_cut_is_outside() {
        for (text, first, second) in [
            ("a **|b** c", "a", "**b** c"),
            ("a *|*b** c", "a", "**b** c"),
            ("a **b|** c", "a **b**", "c"),
            ("a **b*|* c", "a **b**", "c"),
            ("**a *b|***", "**a *b***", ""),
            ("[*|a* b](https://x.org)", "", "[*a* b](https://x.org)"),
            ("[a](https://|x.org) b", "[a](https://x.org)", "b"),
            (r"a \|*b", "a", r"\*b"),
            (r"a \\|*b*", r"a \\", "*b*"),
        ] {
            assert_eq!(parts(text), (first.into(), second.into()), "{text}");
        }
    }

    #[test]
    fn no_star_appears_where_a_part_alone_cannot_have_its_mark() {
        assert_eq!(parts("**我们|，他们**都来了"), ("我们".into(), "，他们都来了".into()));
        assert_eq!(parts("*a *b| c* d*"), ("a b".into(), "c d".into()));
        assert_eq!(parts("- *a\n- b |c*"), ("- *a\n- b".into(), "c*".into()));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(pieces in prop::collection::vec(prop::sample::select(vec![
            "a", "b ", "面", "粉。", "**", "*", "***", "\\", "[", "](https://x.org)", "，", " ", "\n", "\n\n", "\n- ", "1. ",
        ]), 0..20), n in 0usize..40) {
            let text = pieces.concat();
            let offsets: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let letters = |text: &str| text.chars().filter(|c| "ab面粉。，1-".contains(*c)).collect::<String>();
            let (first, second) = cut(&text, offsets[n % offsets.len()]).expect("it can be cut");
            prop_assert_eq!(letters(&first) + &letters(&second), letters(&text), "{} | {}", first, second);
        }
    }
}
