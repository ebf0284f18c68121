//! Writes words with marks as the source of a paragraph, such that the interview has exactly these words.

use super::model::Words;
use crate::interview::{Mark, MarkKind, marked};

/// Returns the source of words: with marks where they can be written, and with `\` where a character would be mark-up.
/// Emphasis over all of a paragraph is its layout, and goes.
pub fn of(words: &Words) -> String {
    written(words, tidy(words, true))
}

/// As [`of`], with emphasis over all of a paragraph: for a text that had it when it was given out.
pub fn exact(words: &Words) -> String {
    written(words, tidy(words, false))
}

fn written(words: &Words, marks: Vec<Mark>) -> String {
    let plain = &*words.text;
    let is_special = plain.contains(['*', '[', ']', '\\']);
    if marks.is_empty() && !is_special {
        return plain.to_owned();
    }
    let reads = |source: &String| {
        let (text, read) = marked(source);
        &*text == plain && read.len() == marks.len() && same(&read, &marks)
    };
    let escapes: &[bool] = if is_special { &[false, true] } else { &[false] };
    let written = escapes.iter().map(|escape| write(plain, &marks, *escape)).find(reads);
    let bare = |escape| Some(write(plain, &[], escape)).filter(|source| *marked(source).0 == *plain);
    written.or_else(|| bare(false)).unwrap_or_else(|| write(plain, &[], true))
}

fn same(read: &[Mark], marks: &[Mark]) -> bool {
    marks.iter().all(|mark| read.contains(mark))
}

/// Makes marks begin and end at words, and joins those of a kind that touch each other. `has_layout`: one over all of the
/// words is none.
fn tidy(words: &Words, has_layout: bool) -> Vec<Mark> {
    let mut tidy: Vec<Mark> = Vec::new();
    for mark in &words.marks {
        let Some(text) = words.text.get(mark.range.clone()) else { continue };
        let from = mark.range.start + text.len() - text.trim_start().len();
        let to = from + text.trim().len();
        let is_layout = from == 0 && to == words.text.trim_end().len() && !matches!(mark.kind, MarkKind::Link(_));
        if from >= to || (has_layout && is_layout && words.marks.len() == 1) {
            continue;
        }
        let touches = |last: &&mut Mark| {
            let gap = words.text.get(last.range.end..from);
            last.kind == mark.kind && gap.is_some_and(|gap| gap.trim().is_empty() && !gap.contains('\n'))
        };
        match tidy.last_mut().filter(touches) {
            Some(last) => last.range.end = last.range.end.max(to),
            None => tidy.push(Mark { range: from..to, kind: mark.kind.clone() }),
        }
    }
    tidy
}

fn write(plain: &str, marks: &[Mark], escape: bool) -> String {
    // Inner marks close first and open last.
    let mut edges: Vec<(usize, bool, usize)> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        edges.push((mark.range.start, true, n));
        edges.push((mark.range.end, false, marks.len() - n));
    }
    edges.sort_unstable();
    let mut edges = edges.into_iter().peekable();
    let mut source = String::with_capacity(plain.len() + 4 * marks.len());
    let ends = plain.char_indices().chain([(plain.len(), '\0')]);
    for (at, c) in ends {
        while let Some((_, opens, n)) = edges.next_if(|(edge, ..)| *edge <= at) {
            let mark = &marks[if opens { n } else { marks.len() - n }];
            match (&mark.kind, opens) {
                (MarkKind::Emphasis, _) => source.push('*'),
                (MarkKind::Strong, _) => source.push_str("**"),
                (MarkKind::Link(_), true) => source.push('['),
                (MarkKind::Link(address), false) => {
                    source.push_str("](");
                    source.push_str(address);
                    source.push(')');
                }
            }
        }
        if at < plain.len() {
            if escape && matches!(c, '*' | '[' | ']' | '\\') {
                source.push('\\');
            }
            source.push(c);
        }
    }
    source
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn strong(range: std::ops::Range<usize>) -> Mark {
        Mark { range, kind: MarkKind::Strong }
    }

    #[test]
    fn only_what_would_be_read_as_mark_up_is_escaped() {
        for (text, source) in [
            ("[laughs] and 3 * 4", "[laughs] and 3 * 4"),
            ("a *b* c", r"a \*b\* c"),
            ("[a](https://x.org)", r"\[a\](https://x.org)"),
            (r"C:\*", r"C:\\\*"),
        ] {
            assert_eq!(of(&Words::plain(text)), source);
        }
        let words = |marks| Words { text: "not at all.".into(), marks };
        assert_eq!(of(&words(vec![strong(4..6)])), "not **at** all.");
        assert_eq!(of(&words(vec![strong(4..5), strong(5..7)])), "not **at** all.");
        assert_eq!(of(&words(vec![strong(0..11)])), "not at all.");
        assert_eq!(exact(&words(vec![strong(0..11)])), "**not at all.**");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_words_stay(text in r"[a *\[\]()\\甲。.:htps/]{0,24}", from in 0..12usize, to in 0..24usize) {
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = |n: usize| ends[n.min(ends.len() - 1)];
            let marks = if from < to { vec![strong(at(from)..at(to))] } else { Vec::new() };
            let words = Words { text: text.clone(), marks };
            prop_assert_eq!(&*marked(&of(&words)).0, &*text);
        }
    }
}
