//! Where the selections of a source are. The programs count in different ways: a line end is one character or two, a
//! character beyond the first plane is one or two, the last position is within the selection or behind it. Many write the
//! selected words beside the positions, and selections begin and end at words: the way counts under which most fit.

use roxmltree::Node;

use super::super::xml;

/// The most selections that decide how positions are counted.
const SAMPLE: usize = 300;

/// A selection: the bytes of the text, and the codes.
#[derive(Debug)]
pub struct Selection {
    pub from: usize,
    pub to: usize,
    pub codes: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Counting {
    /// What a line end counts.
    line_end: usize,
    /// Whether units of UTF-16 are counted.
    is_wide: bool,
    /// What the first position is.
    first: usize,
    /// Whether the last position is within the selection.
    is_inclusive: bool,
}

struct Stated {
    start: usize,
    end: usize,
    name: String,
    codes: Vec<String>,
}

/// The coded selections of a source.
pub fn selections(source: Node, text: &str) -> Vec<Selection> {
    let stated: Vec<Stated> = source.children().filter_map(stated).collect();
    let mut best: Option<(usize, Vec<Selection>)> = None;
    // Texts are written with line feeds most often, and texts with others count both characters.
    let usual = if text.contains("\r\n") { [2, 1] } else { [1, 2] };
    for line_end in usual {
        for is_wide in [false, true] {
            for first in [0, 1] {
                for is_inclusive in [false, true] {
                    let counting = Counting { line_end, is_wide, first, is_inclusive };
                    let places = places(text, counting);
                    let (score, found) = fit(&stated, text, &places, counting);
                    if best.as_ref().is_none_or(|(most, _)| score > *most) {
                        best = Some((score, found));
                    }
                }
            }
        }
    }
    best.map(|(_, found)| found).unwrap_or_default()
}

fn stated(node: Node) -> Option<Stated> {
    if xml::name(node) != "PlainTextSelection" && xml::name(node) != "TranscriptSelection" {
        return None;
    }
    let number = |name: &str| xml::attribute(node, name)?.trim().parse().ok();
    let codings = node.children().filter(|child| xml::name(*child) == "Coding");
    let references = codings.flat_map(|coding| coding.children().filter(|child| xml::name(*child) == "CodeRef"));
    let codes: Vec<String> =
        references.filter_map(|code| xml::attribute(code, "targetGUID").map(str::to_owned)).collect();
    let name = xml::attribute(node, "name").unwrap_or_default().to_owned();
    Some(Stated { start: number("startPosition")?, end: number("endPosition")?, name, codes })
}

/// The byte of each position.
fn places(text: &str, counting: Counting) -> Vec<usize> {
    let mut places = vec![0; counting.first];
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let count = match c {
            '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => {
                chars.next();
                counting.line_end
            }
            '\r' | '\n' => counting.line_end,
            c if counting.is_wide => c.len_utf16(),
            _ => 1,
        };
        places.extend(std::iter::repeat_n(at, count));
    }
    places.push(text.len());
    places
}

/// The selections under one way of counting, and how well they fit.
fn fit(stated: &[Stated], text: &str, places: &[usize], counting: Counting) -> (usize, Vec<Selection>) {
    let at = |position: usize| places.get(position).copied().unwrap_or(text.len());
    let mut score = 0;
    let mut found = Vec::new();
    for (n, one) in stated.iter().enumerate() {
        let end = one.end + usize::from(counting.is_inclusive);
        let (from, to) = (at(one.start), at(end.max(one.start)));
        let cut = &text[from..to.max(from)];
        if n < SAMPLE {
            score +=
                names(&one.name, cut) + usize::from(edge(&text[..from], cut)) + usize::from(edge(cut, &text[to..]));
        }
        found.push(Selection { from, to: to.max(from), codes: one.codes.clone() });
    }
    (score, found)
}

/// Whether a word may end between two texts, and no white space is selected beyond it.
fn edge(before: &str, after: &str) -> bool {
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !crate::interview::is_han(c));
    !(is_word(last) && is_word(next))
}

/// How well the selected words are those that the project names.
fn names(name: &str, cut: &str) -> usize {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (name, cut) = (plain(name), cut);
    let name = name.trim_end_matches(['…', '.']).trim_end();
    if name.is_empty() {
        return 0;
    }
    let words = plain(cut);
    let is_whole = words.trim_end_matches(['…', '.']).trim_end() == name;
    // White space at the edges of the selection is not what somebody selected.
    let is_tight = cut.trim() == cut;
    match () {
        () if is_whole && is_tight => 12,
        () if is_whole => 9,
        () if name.chars().count() >= 8 && words.starts_with(name) => 8,
        () => 0,
    }
}
