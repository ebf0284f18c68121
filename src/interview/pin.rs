//! Computes pins: the letters that tie a link to the words of a passage or turn. See [`crate::state::pin`] for their
//! purpose.

use std::rc::Rc;

use super::Text;

/// The number of letters of a pin from the words themselves, and from the passage before.
pub(crate) const OWN: usize = 5;
pub(crate) const BEFORE: usize = 3;

/// Makes the pin of a passage or turn from its words and from the texts of the passage before.
pub fn of_words<'a>(words: impl Iterator<Item = &'a Text>, before: Option<&[Text]>) -> Rc<str> {
    let own = code(hash(words), OWN);
    (own + &before_code(before)).into()
}

/// Makes the part of a pin that comes from the text before.
pub(crate) fn before_code(before: Option<&[Text]>) -> String {
    code(hash(before.and_then(<[Text]>::first).into_iter()), BEFORE)
}

/// Hashes the words of some texts.
pub(crate) fn hash<'a>(texts: impl Iterator<Item = &'a Text>) -> u64 {
    mixed(texts.flat_map(|text| text.paragraphs.iter().map(|paragraph| &*paragraph.text)))
}

/// Hashes words with FNV-1a, ignoring white space.
pub(crate) fn mixed<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    let bytes = words.flat_map(str::split_whitespace).flat_map(str::bytes);
    let sum = crate::fnv::Fnv::of(bytes);
    sum ^ (sum >> 29)
}

/// Encodes a number as letters, the lowest five bits first.
pub(crate) fn code(mut sum: u64, letters: usize) -> String {
    const LETTERS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let one = |_| {
        let letter = LETTERS[(sum % 32) as usize];
        sum /= 32;
        char::from(letter)
    };
    (0..letters).map(one).collect()
}
