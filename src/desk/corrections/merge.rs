//! Puts the changes of two people into one text.

use std::ops::Range;

use super::words::{edits, tokens};

/// Returns a text with the changes of both. Where both changed the same words, the words of both stand there: yours, then
/// theirs. The flag tells whether there is such a place.
pub fn merged(base: &str, yours: &str, theirs: &str) -> (String, bool) {
    let (base, yours, theirs) = (tokens(base), tokens(yours), tokens(theirs));
    let (own, other) = (edits(&base, &yours), edits(&base, &theirs));
    let (mut own, mut other) = (own.into_iter().peekable(), other.into_iter().peekable());
    let (mut out, mut at, mut is_doubtful) = (String::new(), 0, false);
    while own.peek().is_some() || other.peek().is_some() {
        let start = |edit: Option<&Edit>| edit.map_or(usize::MAX, |(cut, _)| cut.start);
        let from = start(own.peek()).min(start(other.peek()));
        // All edits that touch each other are made together.
        let (mut end, mut both): (usize, [Vec<Edit>; 2]) = (from, Default::default());
        loop {
            let touches =
                |edit: &Edit| edit.0.start <= end && (edit.0.start < end || edit.0.start == from || end == from);
            let next = match (own.next_if(touches), other.peek()) {
                (Some(edit), _) => Some((0, edit)),
                (None, _) => other.next_if(touches).map(|edit| (1, edit)),
            };
            let Some((who, edit)) = next else { break };
            end = end.max(edit.0.end);
            both[who].push(edit);
        }
        out.push_str(&base[at..from].concat());
        let one = region(&base, &yours, from..end, &both[0]);
        let two = region(&base, &theirs, from..end, &both[1]);
        match (both[0].is_empty(), both[1].is_empty()) {
            (_, true) => out.push_str(&one),
            (true, _) => out.push_str(&two),
            _ if one == two => out.push_str(&one),
            _ => {
                is_doubtful = true;
                let touch =
                    one.ends_with(|c: char| c.is_ascii_alphanumeric()) && two.starts_with(char::is_alphanumeric);
                let space = if touch { " " } else { "" };
                out.push_str(&one);
                out.push_str(space);
                out.push_str(&two);
            }
        }
        at = end;
    }
    out.push_str(&base[at..].concat());
    (out, is_doubtful)
}

type Edit = (Range<usize>, Range<usize>);

/// The words that stand for a range of the base after edits in it.
fn region(base: &[&str], after: &[&str], range: Range<usize>, edits: &[Edit]) -> String {
    let (mut out, mut at) = (String::new(), range.start);
    for (cut, put) in edits {
        out.push_str(&base[at..cut.start].concat());
        out.push_str(&after[put.clone()].concat());
        at = cut.end;
    }
    out + &base[at..range.end].concat()
}
