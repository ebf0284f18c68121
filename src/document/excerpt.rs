//! The part of a line around a mistake that is worth showing.

use super::diagnosis::is_invisible;

/// How many characters are shown before and after a mistake.
const BEFORE: usize = 44;
const BEHIND: usize = 28;
/// How many characters are shown in all if the mistake is near the start of the line.
const SHOWN: usize = BEFORE + BEHIND;

/// A part of one line, without line breaks or invisible characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    pub before: String,
    /// The character at the place; empty at the end of a line.
    pub marked: String,
    pub behind: String,
}

impl Excerpt {
    pub(super) fn of(source: &str, offset: usize) -> Excerpt {
        let is_break = |c: char| c == '\n' || c == '\r';
        let (before, rest) = source.split_at(offset);
        // The place may be at the end of a line that ends with `\r\n`.
        let before = if rest.starts_with('\n') { before.strip_suffix('\r').unwrap_or(before) } else { before };
        let shown: Vec<char> = before.chars().rev().take_while(|c| !is_break(*c)).take(BEFORE + 1).collect();
        let mut excerpt = Excerpt::default();
        if shown.len() > BEFORE {
            excerpt.before.push('…');
        }
        let from_left: String = shown.iter().take(BEFORE).rev().map(|c| visible(*c)).collect();
        // Indentation is not worth showing.
        let from_left = if shown.len() > BEFORE { &*from_left } else { from_left.trim_start() };
        excerpt.before.push_str(from_left);
        let mut rest = rest.chars().take_while(|c| !is_break(*c));
        excerpt.marked.extend(rest.next().map(|c| if is_invisible(c) { '␣' } else { visible(c) }));
        let behind = SHOWN - excerpt.before.chars().count().min(BEFORE);
        excerpt.behind.extend(rest.by_ref().take(behind).map(visible));
        if rest.next().is_some() {
            excerpt.behind.push('…');
        }
        excerpt
    }

    /// Returns the line, and below it a line with a mark under the place.
    pub fn lines(&self) -> String {
        let Excerpt { before, marked, behind } = self;
        // Wide characters take two columns in a terminal, and so does the ideographic space.
        let under: String = before.chars().map(|c| if is_wide(c) { '\u{3000}' } else { ' ' }).collect();
        format!("    {before}{marked}{behind}\n    {under}^\n")
    }
}

fn visible(c: char) -> char {
    if c.is_control() || is_invisible(c) { ' ' } else { c }
}

/// Returns whether a terminal displays a character in two columns.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}
