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

/// Returns the offset of a member's key, given the offset of its value; that of the value if no key is before it.
pub fn key_of(source: &str, value: u32) -> u32 {
    let key = || {
        let before = source.get(..value as usize)?.trim_ascii_end().strip_suffix(':')?;
        let key = before.trim_ascii_end().strip_suffix('"')?;
        let is_escaped = |at: usize| key[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        key.rmatch_indices('"').map(|(at, _)| at).find(|at| !is_escaped(*at))
    };
    key().map_or(value, |at| at as u32)
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

/// Finds the offsets of positions in one pass over the text. A position outside the text gets none.
pub(super) fn offsets(text: &str, places: &[Position]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|n| places[*n]);
    let mut offsets = vec![None; places.len()];
    let (mut place, mut chars) = (Position::START, text.char_indices());
    let mut next = chars.next();
    for n in order {
        while place < places[n] {
            let Some((_, c)) = next else { break };
            place = match c {
                '\n' => Position { line: place.line + 1, column: 1 },
                _ => Position { column: place.column + 1, ..place },
            };
            next = chars.next();
        }
        offsets[n] = (place == places[n]).then(|| next.map_or(text.len(), |(at, _)| at));
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_those_of_the_positions() {
        let text = "{\"题\": 1,\r\n \"b\": 2}";
        let all: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).rev().collect();
        let places = of(text, all.iter().copied());
        let found: Vec<u32> = offsets(text, &places).into_iter().map(|at| at.unwrap() as u32).collect();
        assert_eq!(found, all);
        assert_eq!(offsets(text, &[Position { line: 1, column: 99 }, Position { line: 3, column: 1 }]), [None, None]);
    }

    #[test]
    fn the_key_of_a_value_is_found() {
        for (text, value, key) in
            [(r#"{"a": 1}"#, 6, 1), (r#"{"a\"b\\" :1}"#, 11, 1), ("{\"a\":\n1}", 6, 1), ("[1]", 1, 1), ("1", 0, 0)]
        {
            assert_eq!(key_of(text, value), key, "{text}");
        }
    }
}
