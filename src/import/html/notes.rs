//! The footnotes of a page: each is moved below the paragraph that refers to it.

use super::super::model::{Block, Line, LineKind};

/// Moves footnotes, which begin with their numbers: `[1] words`. Those to which nothing refers stay at the end.
pub fn place(blocks: Vec<Block>) -> Vec<Block> {
    let is_note = |block: &Block| matches!(block, Block::Line(line) if line.kind == LineKind::Note);
    let (notes, mut blocks): (Vec<Block>, Vec<Block>) = blocks.into_iter().partition(is_note);
    // A note with all of its paragraphs.
    let mut all: Vec<Vec<Line>> = Vec::new();
    for note in notes {
        let Block::Line(line) = note else { continue };
        match all.last_mut().filter(|_| number(&line.text).is_none()) {
            Some(note) => note.push(line),
            None => all.push(vec![line]),
        }
    }
    let mut placed: Vec<(usize, Vec<Line>)> = Vec::new();
    let mut from = 0;
    for note in all {
        let mark = number(&note[0].text).map(str::to_owned);
        let refers = |block: &Block| match block {
            Block::Line(line) => mark.as_ref().is_some_and(|mark| line.text.contains(mark.as_str())),
            Block::Row(_) => false,
        };
        // Notes follow one another as their numbers do in the text; those of another section begin anew.
        let at = (from..blocks.len()).find(|n| refers(&blocks[*n])).or_else(|| blocks.iter().position(refers));
        from = at.unwrap_or(from);
        placed.push((at.map_or(blocks.len(), |at| at + 1), note));
    }
    placed.sort_by_key(|(at, _)| *at);
    for (at, note) in placed.into_iter().rev() {
        blocks.splice(at..at, note.into_iter().map(Block::Line));
    }
    blocks
}

/// The number that a note begins with: `[1]`.
fn number(text: &str) -> Option<&str> {
    let end = text.find(']')?;
    let inside = text[..end].strip_prefix('[')?;
    (!inside.is_empty() && inside.chars().count() <= 6 && inside.chars().all(char::is_alphanumeric))
        .then(|| &text[..=end])
}

#[cfg(test)]
mod tests {
    use super::super::super::model::Place;
    use super::*;

    #[test]
    fn notes_follow_the_paragraphs_that_refer_to_them() {
        let line = |text: &str, kind| Block::Line(Line { kind, ..Line::new(text, Place::line(1)) });
        let words = |text| line(text, LineKind::Words);
        let note = |text| line(text, LineKind::Note);
        let blocks = vec![
            words("a[1] b[2]"),
            words("c"),
            words("d[3]"),
            note("[1] x"),
            note("more"),
            note("[2] y"),
            note("[9] z"),
        ];
        let text = |block: Block| match block {
            Block::Line(line) => line.text,
            Block::Row(_) => String::new(),
        };
        let texts: Vec<String> = place(blocks).into_iter().map(text).collect();
        assert_eq!(texts, ["a[1] b[2]", "[1] x", "more", "[2] y", "c", "d[3]", "[9] z"]);
    }
}
