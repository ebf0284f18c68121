//! The letters that pin a link to words: what a passage or a turn carries of them. What they are for: [`crate::state::pin`].

use std::rc::Rc;

use super::Text;

/// So many letters are made of the words themselves, so many of the passage before.
pub(crate) const OWN: usize = 5;
pub(crate) const BEFORE: usize = 3;

/// The pin of a passage or a turn whose first passage stands after another.
pub fn of_words<'a>(words: impl Iterator<Item = &'a Text>, before: Option<&[Text]>) -> Rc<str> {
    let own = code(hash(words), OWN);
    (own + &before_code(before)).into()
}

/// The part of a pin that is made of the text before.
pub(crate) fn before_code(before: Option<&[Text]>) -> String {
    code(hash(before.and_then(<[Text]>::first).into_iter()), BEFORE)
}

/// A number for the words of some texts.
pub(crate) fn hash<'a>(texts: impl Iterator<Item = &'a Text>) -> u64 {
    mixed(texts.flat_map(|text| text.paragraphs.iter().map(|paragraph| &*paragraph.text)))
}

/// A number for words: FNV-1a over all that is no white space.
pub(crate) fn mixed<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    let bytes = words.flat_map(str::split_whitespace).flat_map(str::bytes);
    let sum = crate::fnv::Fnv::of(bytes);
    sum ^ (sum >> 29)
}

/// Letters for a number: the lowest five bits first.
pub(crate) fn code(mut sum: u64, letters: usize) -> String {
    const LETTERS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let one = |_| {
        let letter = LETTERS[(sum % 32) as usize];
        sum /= 32;
        char::from(letter)
    };
    (0..letters).map(one).collect()
}
