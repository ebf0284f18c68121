//! Breaks a text into lines (UAX #14): Chinese at each character, but with no 。 or ， at the start of a line.

use unicode_linebreak::{BreakOpportunity, linebreaks};

/// The widths of characters in ems.
pub type Widths<'a> = &'a dyn Fn(char) -> f32;

/// Lines and the size of their letters.
#[derive(Debug, PartialEq)]
pub struct Fitted {
    pub lines: Vec<String>,
    pub size: f32,
}

pub fn width(text: &str, widths: Widths) -> f32 {
    text.trim_end().chars().map(widths).sum()
}

/// Breaks a text so that each line has at most `measure` ems.
pub fn broken(text: &str, measure: f32, widths: Widths) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut start = 0;
    for (end, kind) in linebreaks(text) {
        let piece = &text[start..end];
        start = end;
        let last = lines.last_mut().expect("there is a line");
        if width(&format!("{last}{piece}"), widths) <= measure || last.is_empty() && width(piece, widths) <= measure {
            last.push_str(piece);
        } else {
            if !last.is_empty() {
                lines.push(String::new());
            }
            push_long(&mut lines, piece, measure, widths);
        }
        if kind == BreakOpportunity::Mandatory && end < text.len() {
            lines.push(String::new());
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Adds a piece to an empty line; a piece that is longer than a line is broken anywhere.
fn push_long(lines: &mut Vec<String>, piece: &str, measure: f32, widths: Widths) {
    for c in piece.chars() {
        let last = lines.last_mut().expect("there is a line");
        if !last.is_empty() && width(&format!("{last}{c}"), widths) > measure {
            lines.push(c.into());
        } else {
            last.push(c);
        }
    }
}

/// Breaks a text into as few lines as [`broken`], but of similar length.
fn balanced(text: &str, measure: f32, widths: Widths) -> Vec<String> {
    let lines = broken(text, measure, widths);
    let (mut least, mut most) = (measure / 2.0, measure);
    for _ in 0..6 {
        let middle = (least + most) / 2.0;
        match broken(text, middle, widths).len() <= lines.len() {
            true => most = middle,
            false => least = middle,
        }
    }
    broken(text, most, widths)
}

/// Sets a text in the largest of the sizes in which it fits into a box, or else in the last one, shortened.
pub fn fitted(text: &str, (wide, high): (f32, f32), leading: f32, sizes: &[f32], widths: Widths) -> Fitted {
    let most = |size: f32| ((high / (size * leading)) as usize).max(1);
    for size in sizes {
        let lines = balanced(text, wide / size, widths);
        if lines.len() <= most(*size) {
            return Fitted { lines, size: *size };
        }
    }
    let size = *sizes.last().expect("there is a size");
    let mut lines = broken(text, wide / size, widths);
    lines.truncate(most(size));
    if let Some(last) = lines.last_mut() {
        *last = shortened(&format!("{last}…"), wide / size, widths);
    }
    Fitted { lines, size }
}

/// Shortens a line to a width in ems; an ellipsis stands for what is left out.
pub fn shortened(line: &str, measure: f32, widths: Widths) -> String {
    if width(line, widths) <= measure {
        return line.to_owned();
    }
    let mut kept: Vec<char> = line.trim_end_matches('…').chars().collect();
    let mut left: f32 = kept.iter().map(|c| widths(*c)).sum::<f32>() + widths('…');
    while left > measure
        && let Some(c) = kept.pop()
    {
        left -= widths(c);
    }
    let kept: String = kept.into_iter().collect();
    format!("{}…", kept.trim_end_matches(|c: char| c.is_whitespace() || "，、；：,;:–—".contains(c)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Chinese characters are one em wide, all others half an em.
    fn em(c: char) -> f32 {
        if c >= '\u{2e80}' { 1.0 } else { 0.5 }
    }

    #[test]
    fn latin_text_breaks_between_words_and_chinese_between_characters() {
        assert_eq!(broken("The river is wide", 5.0, &em), ["The river", "is wide"]);
        assert_eq!(broken("河水很宽，船很慢。", 4.0, &em), ["河水很", "宽，船很", "慢。"]);
        assert_eq!(broken("他说《河水》很宽", 3.0, &em), ["他说", "《河", "水》很", "宽"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(broken("a abcdefgh b", 2.0, &em), ["a", "abcd", "efgh", "b"]);
    }

    #[test]
    fn lines_are_of_similar_length() {
        assert_eq!(balanced("one two three four five", 10.5, &em), ["one two three", "four five"]);
    }

    #[test]
    fn a_long_text_is_set_smaller_and_then_shortened() {
        let fit = |text: &str| fitted(text, (100.0, 60.0), 1.0, &[20.0, 10.0], &em);
        assert_eq!(fit("short"), Fitted { lines: vec!["short".into()], size: 20.0 });
        assert_eq!(fit(&"word ".repeat(10)).size, 10.0);
        let long = fit(&"word ".repeat(100));
        assert_eq!((long.lines.len(), long.size), (6, 10.0));
        assert_eq!(long.lines[5], "word word word word…");
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_no_word_is_lost(text in "[a-z 河，。“”《》\u{300}]{0,60}", measure in 2.0f32..20.0) {
            let lines = broken(&text, measure, &em);
            for line in &lines {
                prop_assert!(width(line, &em) <= measure, "{line}");
            }
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
        }
    }
}
