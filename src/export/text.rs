//! Plain text: `[00:01:35] Lin Mei: Who lends to whom?`

use std::fmt::Write;
use std::ops::Range;

use super::page::{Block, Page, clock};

/// Writes a page as text, with a blank line between passages.
pub fn write(page: &Page) -> String {
    placed(page).0
}

/// Writes a page as text. Returns also the places of the words of each passage, in code points.
pub fn placed(page: &Page) -> (String, Vec<Range<usize>>) {
    let mut out = String::new();
    let mut places = Vec::new();
    // The code points up to a byte of the text.
    let (mut byte, mut point) = (0, 0);
    let mut after_field = false;
    // Short forms of questions would be read as words.
    for block in page.blocks.iter().filter(|block| !matches!(block, Block::Heading(_))) {
        let is_field = matches!(block, Block::Field(..));
        let follows_field = after_field && is_field;
        if !out.is_empty() && !follows_field {
            out.push('\n');
        }
        after_field = is_field;
        match block {
            Block::Title(words) | Block::Heading(words) => line(words, &mut out),
            Block::Field(label, value) => line(&format!("{label}{}{value}", page.colon), &mut out),
            Block::Passage { start, speaker, paragraphs, .. } => {
                start.iter().for_each(|start| {
                    let _ = write!(out, "[{}] ", clock(*start));
                });
                speaker.iter().for_each(|name| {
                    let _ = write!(out, "{name}{}", page.colon);
                });
                let from = out.len();
                for (n, paragraph) in paragraphs.iter().enumerate() {
                    if n > 0 {
                        out.push('\n');
                    }
                    line(&paragraph.text, &mut out);
                }
                point += out[byte..from].chars().count();
                let start = point;
                byte = out.len() - 1;
                point += out[from..byte].chars().count();
                places.push(start..point);
            }
        }
    }
    (out, places)
}

fn line(words: &str, out: &mut String) {
    out.push_str(words);
    out.push('\n');
}
