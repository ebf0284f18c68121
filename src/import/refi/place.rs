//! The themes of passages: which passages the selections cover.

use super::super::account::{Ledger, Omission, is_white};
use super::super::model::{Place, Segment, Theme};
use super::super::note::{Severity, What};
use super::codes::Codes;
use super::offsets::Selection;

/// The characters of a text without white space, each with its place.
struct Stream {
    text: String,
    /// The byte in the source of each byte.
    at: Vec<usize>,
}

impl Stream {
    fn of(text: &str) -> Stream {
        let mut stream = Stream { text: String::new(), at: Vec::new() };
        for (at, c) in text.char_indices().filter(|(_, c)| !is_white(*c)) {
            stream.text.push(c);
            stream.at.extend(std::iter::repeat_n(at, c.len_utf8()));
        }
        stream
    }

    /// The place in the stream of a byte of the source.
    fn place(&self, byte: usize) -> usize {
        self.at.partition_point(|at| *at < byte)
    }
}

/// Gives each passage the themes of the selections that cover it, and returns all themes.
pub fn themes(
    segments: &mut [Segment],
    text: &str,
    selections: &[Selection],
    codes: &Codes,
    ledger: &mut Ledger,
) -> Vec<Theme> {
    let stream = Stream::of(text);
    let mut cursor = 0;
    // The passages in order, each with its range in the stream.
    let mut passages: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (n, segment) in segments.iter().enumerate() {
        for (m, paragraph) in segment.paragraphs.iter().enumerate() {
            let words: String = paragraph.words.text.chars().filter(|c| !is_white(*c)).collect();
            if let Some((from, to)) = find(&stream.text, cursor, &words) {
                passages.push((from, to, n, m));
                cursor = to;
            }
        }
    }
    let (mut coded, mut partial) = (0, 0);
    for selection in selections.iter().filter(|selection| !selection.codes.is_empty()) {
        let (from, to) = (stream.place(selection.from), stream.place(selection.to));
        let first = passages.partition_point(|(_, end, ..)| *end <= from);
        let covered: Vec<_> = passages[first..].iter().take_while(|(start, ..)| *start < to).collect();
        let ids: Vec<_> = selection.codes.iter().filter_map(|guid| codes.find(guid)).collect();
        let mut is_whole = true;
        let mut is_placed = false;
        for (start, end, n, m) in covered {
            let overlap = to.min(*end) - from.max(*start);
            is_whole &= overlap == end - start;
            // At least half of the passage, or half of the selection.
            if overlap * 2 < end - start && overlap * 2 < to - from {
                continue;
            }
            is_placed = true;
            let themes = &mut segments[*n].paragraphs[*m].themes;
            for code in &ids {
                let id = code.id();
                if !themes.contains(&id) {
                    themes.push(id);
                }
            }
        }
        coded += 1;
        partial += usize::from(is_placed && !is_whole);
        if !is_placed {
            let names: Vec<&str> = ids.iter().map(|code| &*code.label).collect();
            let words: String = text[selection.from..selection.to].chars().take(60).collect();
            ledger.note(Severity::Doubt, None, What::Unplaced(names.join(", "), words));
        }
    }
    if coded > 0 {
        ledger.note(Severity::Info, None, What::Selections(coded, partial));
    }
    let unknown = selections.iter().flat_map(|one| &one.codes).filter(|guid| codes.find(guid).is_none());
    for guid in unknown {
        ledger.note(Severity::Doubt, None, What::Unplaced(guid.clone(), String::new()));
    }
    let mut themes: Vec<Theme> = Vec::new();
    for theme in codes.all().map(|code| code.theme()) {
        match themes.iter_mut().find(|known| known.id == theme.id) {
            None => themes.push(theme),
            Some(known) => match (&known.about, theme.about) {
                (None, about) => known.about = about,
                (Some(_), Some(about)) => ledger.leave_out(about, Place::item(1), Omission::Other),
                _ => {}
            },
        }
    }
    let used = segments.iter().flat_map(|segment| &segment.paragraphs).flat_map(|paragraph| &paragraph.themes);
    for id in used {
        if !themes.iter().any(|theme| theme.id == *id) {
            themes.push(Theme { id: id.clone(), label: Some(id.to_string()), about: None });
        }
    }
    themes
}

/// Finds words in the stream from a place on: all of them, or at least their beginning and end.
fn find(stream: &str, cursor: usize, words: &str) -> Option<(usize, usize)> {
    if words.is_empty() {
        return None;
    }
    if let Some(at) = stream[cursor..].find(words) {
        return Some((cursor + at, cursor + at + words.len()));
    }
    let end = |n: usize| words.char_indices().nth(n).map_or(words.len(), |(at, _)| at);
    let head = &words[..end(16)];
    let count = words.chars().count();
    let tail = &words[end(count.saturating_sub(16))..];
    let from = cursor + stream[cursor..].find(head)?;
    let to = from + stream[from..].find(tail)? + tail.len();
    (to - from <= words.len() * 2).then_some((from, to))
}
