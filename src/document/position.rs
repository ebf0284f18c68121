//! Converts byte offsets to lines and columns.

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

impl Position {
    const START: Position = Position { line: 1, column: 1 };

    pub(super) fn of(source: &[u8], offset: usize) -> Position {
        Position::START.after(&source[..offset.min(source.len())])
    }

    /// Returns the position after `bytes` that start here.
    fn after(self, bytes: &[u8]) -> Position {
        let is_start = |b: &&u8| (**b & 0xc0) != 0x80;
        match bytes.iter().rposition(|b| *b == b'\n') {
            None => Position { line: self.line, column: self.column + bytes.iter().filter(is_start).count() as u32 },
            Some(end) => Position {
                line: self.line + bytes.iter().filter(|b| **b == b'\n').count() as u32,
                column: 1 + bytes[end + 1..].iter().filter(is_start).count() as u32,
            },
        }
    }
}

/// Finds the positions of offsets in one pass over the text. An offset outside the text becomes its start.
pub(super) fn of(text: &str, offsets: impl Iterator<Item = u32>) -> Vec<Position> {
    let offsets: Vec<usize> = offsets.map(|offset| offset as usize).collect();
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    order.sort_by_key(|n| offsets[*n]);
    let mut places = vec![Position::START; offsets.len()];
    let (mut place, mut from) = (Position::START, 0);
    for n in order.into_iter().filter(|n| offsets[*n] <= text.len()) {
        place = place.after(&text.as_bytes()[from..offsets[n]]);
        from = offsets[n];
        places[n] = place;
    }
    places
}
