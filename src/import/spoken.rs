//! Turns of what is spoken piece by piece: cues of captions, segments and words of machine transcripts.

mod names;

use std::rc::Rc;

use super::model::{Paragraph, Place, Segment, Words};
use super::wrap::is_dense;
pub use names::read as read_names;

/// How long a pause within the words of a speaker begins a new passage, in seconds.
const PAUSE: u32 = 4;
/// How many bytes of a passage make the end of a sentence begin a new one.
const LONG: usize = 500;

/// Words of one voice, with their times in milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Piece {
    /// Who speaks; an empty name stands for somebody whom the file does not name.
    pub voice: Option<String>,
    /// Whether somebody else speaks than before, even if no voice is named.
    pub is_other: bool,
    /// Whether the file says that a paragraph begins here.
    pub begins: bool,
    pub text: String,
    pub start: Option<u32>,
    pub end: Option<u32>,
    pub place: Option<Place>,
}

/// Joins two parts of a text: with a space, unless both are written without spaces between words.
pub fn join(before: &mut String, words: &str) {
    let last = before.chars().next_back();
    let dense = last.is_some_and(|last| is_dense(last.encode_utf8(&mut [0; 4]))) && is_dense(words);
    if !dense {
        before.push(' ');
    }
    before.push_str(words);
}

/// Whether a text ends like a sentence.
pub fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', '。', '？', '！', '…', '"', '”'])
}

/// Makes turns of the words: those of one voice, with a passage for each pause.
pub fn turns(pieces: Vec<Piece>) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut voice: Option<String> = None;
    let mut end = None;
    for piece in pieces {
        if piece.text.is_empty() {
            continue;
        }
        let start = piece.start;
        let changes = piece.is_other || piece.voice.as_ref().is_some_and(|own| voice.as_ref() != Some(own));
        let pauses = piece.start.zip(end).is_some_and(|(start, end)| start >= end + PAUSE * 1000);
        end = piece.end.or(piece.start).or(end);
        let last = segments.last_mut().filter(|_| !changes);
        let Some(last) = last else {
            voice = if piece.is_other { piece.voice } else { piece.voice.or(voice) };
            let speaker: Option<Rc<str>> = voice.as_deref().filter(|voice| !voice.is_empty()).map(Into::into);
            let paragraphs = vec![Paragraph { words: Words::plain(piece.text), ..Paragraph::default() }];
            let place = piece.place;
            segments.push(Segment { speaker, start, paragraphs, place, ..Segment::default() });
            continue;
        };
        match last.paragraphs.last_mut() {
            Some(open)
                if !piece.begins && !(ends_sentence(&open.words.text) && (pauses || open.words.text.len() > LONG)) =>
            {
                join(&mut open.words.text, &piece.text);
            }
            _ => last.paragraphs.push(Paragraph { words: Words::plain(piece.text), start, ..Paragraph::default() }),
        }
    }
    segments
}
