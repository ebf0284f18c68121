//! Cuts an excerpt around the found words out of a text.

use std::ops::Range;

/// How many bytes of a text to show before and after its first mark. A Chinese character has three.
#[derive(Clone, Copy)]
pub struct Span {
    pub before: usize,
    pub after: usize,
}

/// Returns the part of a text around its first mark, from word to word, with an ellipsis where something is left out;
/// and the marks within that part, as byte ranges.
pub fn excerpt(text: &str, marks: &[Range<usize>], span: Span) -> (String, Vec<Range<usize>>) {
    let Some(first) = marks.first() else { return (text.to_owned(), Vec::new()) };
    let start = match first.start {
        at if at <= span.before => 0,
        at => {
            let from = (at - span.before..at).find(|&at| text.is_char_boundary(at)).unwrap_or(at);
            text[from..at].find(' ').map_or(from, |space| from + space + 1)
        }
    };
    let end = match first.end + span.after {
        to if to >= text.len() => text.len(),
        to => {
            let to = (first.end..=to).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(first.end);
            text[first.end..to].rfind(' ').map_or(to, |space| first.end + space)
        }
    };
    let lead = if start > 0 { "…" } else { "" };
    let tail = if end < text.len() && !text[..end].ends_with('…') { "…" } else { "" };
    let moved = |mark: &Range<usize>| mark.start - start + lead.len()..mark.end - start + lead.len();
    let within = marks.iter().filter(|mark| mark.end <= end).map(moved).collect();
    (format!("{lead}{}{tail}", &text[start..end]), within)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, word: &str, span: Span) -> String {
        let marks: Vec<_> = text.match_indices(word).map(|(at, word)| at..at + word.len()).collect();
        let (part, marks) = excerpt(text, &marks, span);
        marks
            .iter()
            .rev()
            .fold(part, |part, mark| format!("{}[{}]{}", &part[..mark.start], &part[mark.clone()], &part[mark.end..]))
    }

    #[test]
    fn a_part_begins_and_ends_between_words() {
        let span = Span { before: 10, after: 12 };
        assert_eq!(marked("we counted the knots in it twice", "knots", span), "…the [knots] in it twice");
        assert_eq!(marked("the knots that we had counted", "knots", span), "the [knots] that we…");
        assert_eq!(marked("the knots in it… twice again", "knots", span), "the [knots] in it…");
        assert_eq!(marked("一二三四五六七八九十一二三四", "六", span), "…三四五[六]七八九十…");
    }

    #[test]
    fn only_marks_within_the_part_are_given() {
        let span = Span { before: 4, after: 8 };
        assert_eq!(marked("a rope, a rope and then another rope", "rope", span), "a [rope], a…");
        assert_eq!(excerpt("nothing", &[], span), ("nothing".to_owned(), Vec::new()));
    }
}
