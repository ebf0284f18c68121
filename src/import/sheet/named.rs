//! Names before the words in the cells of a table that has no column for speakers: `王芳：您好？`

use super::super::account::Ledger;
use super::super::model::{Paragraph, Segment, Words};
use super::super::spoken::{Piece, read_names};

/// Parts the names from the words, if they are names by evidence over all rows.
pub fn read(segments: Vec<Segment>, ledger: &mut Ledger) -> Vec<Segment> {
    let piece = |segment: &Segment, paragraph: &Paragraph| Piece {
        text: paragraph.words.text.clone(),
        place: segment.place.clone(),
        ..Piece::default()
    };
    let all = segments.iter().flat_map(|segment| segment.paragraphs.iter().map(move |one| piece(segment, one)));
    let mut pieces: Vec<Piece> = all.collect();
    read_names(&mut pieces, ledger);
    if pieces.iter().all(|piece| piece.voice.is_none()) {
        return segments;
    }
    let mut named: Vec<Segment> = Vec::new();
    let mut pieces = pieces.into_iter();
    for mut segment in segments {
        let paragraphs = std::mem::take(&mut segment.paragraphs);
        for (n, (paragraph, piece)) in paragraphs.into_iter().zip(&mut pieces).enumerate() {
            let start = paragraph.start.or(segment.start.filter(|_| n == 0));
            let paragraph = Paragraph { words: Words { text: piece.text, ..paragraph.words }, ..paragraph };
            let speaker = piece.voice.map(Into::into);
            match named.last_mut().filter(|_| speaker.is_none()) {
                Some(last) => last.paragraphs.push(Paragraph { start, ..paragraph }),
                None => named.push(Segment {
                    speaker,
                    start,
                    paragraphs: vec![Paragraph { start: None, ..paragraph }],
                    place: segment.place.clone(),
                    ..Segment::default()
                }),
            }
        }
    }
    named
}
