//! Lines of typed text that belong together: whether the line breaks within paragraphs are those of a typewriter or a
//! PDF viewer, and how two lines are joined.

use super::model::{Line, LineKind};
use crate::interview::is_han;

/// Returns whether the line breaks of a text are a detail of how it was typed. `is_turn` says whether the line at a
/// position begins with a label.
///
/// In a text without such breaks, a line break ends a paragraph, and so lines end with sentences.
pub fn is_wrapped<'a>(lines: impl Iterator<Item = &'a Line>, is_turn: impl Fn(usize) -> bool) -> bool {
    let lines: Vec<&Line> = lines.collect();
    let (mut breaks, mut within) = (0, 0);
    for (n, pair) in lines.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        if next.starts || next.kind != LineKind::Words || line.kind != LineKind::Words || is_turn(n + 1) {
            continue;
        }
        breaks += 1;
        within += usize::from(!ends_sentence(&line.text));
    }
    breaks > 0 && within * 5 >= breaks * 2
}

fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| "”’\"')）」』]】".contains(c);
    text.trim_end_matches(closing).ends_with(['.', '!', '?', '。', '！', '？', '…', ':', '：', ';', '；', '—'])
}

/// What stands between two lines that are joined: nothing between Chinese characters, and nothing in place of the hyphen
/// of a divided word.
pub enum Joint {
    Space,
    Nothing,
    /// The hyphen at the end of the first line is dropped.
    Divided,
}

/// How a line goes on in the next.
pub fn joint(before: &str, after: &str) -> Joint {
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let stem = before.trim_end_matches(['-', '\u{ad}', '\u{2010}']);
    let has_hyphen = stem.len() + 1 == before.len() || before.ends_with(['\u{ad}', '\u{2010}']);
    let is_word = stem.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2;
    match () {
        () if has_hyphen && is_word && next.is_some_and(char::is_lowercase) => Joint::Divided,
        () if last.is_some_and(is_unspaced) && is_dense(after) => Joint::Nothing,
        () => Joint::Space,
    }
}

/// Whether a text begins with a character of a script without spaces between words.
pub fn is_dense(text: &str) -> bool {
    text.chars().next().is_some_and(is_unspaced)
}

fn is_unspaced(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ff60}' | '“' | '”' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::super::model::Place;
    use super::*;

    fn lines(text: &str) -> Vec<Line> {
        let line = |(n, text): (usize, &str)| Line { starts: n == 0, ..Line::new(text, Place::line(n as u32 + 1)) };
        text.lines().enumerate().map(line).collect()
    }

    #[test]
    fn line_breaks_within_sentences_are_those_of_a_typewriter() {
        let wrapped = |text: &str| is_wrapped(lines(text).iter(), |_| false);
        assert!(wrapped("We came to the river\nand saw that it was\nwide."));
        assert!(!wrapped("We came to the river.\nIt was wide.\nWe stayed."));
        assert!(!wrapped("我们来到河边。\n河很宽。"));
        assert!(wrapped("我们来到河边，河很宽，没有\n桥，也没有船，大家只好"));
    }

    #[test]
    fn joined_lines_keep_their_words() {
        assert!(matches!(joint("the inter-", "view was"), Joint::Divided));
        assert!(matches!(joint("the year 1998-", "1999"), Joint::Space));
        assert!(matches!(joint("and he said -", "no"), Joint::Space));
        assert!(matches!(joint("没有", "桥"), Joint::Nothing));
        assert!(matches!(joint("one", "two"), Joint::Space));
    }
}
