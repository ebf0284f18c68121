//! Estimates how long it takes to read an interview.

use super::{Interview, Lang, is_han};

/// Words per minute, in languages with spaces between words.
const WORDS: u64 = 230;
/// Han characters and kana per minute.
const CHARACTERS: u64 = 400;

impl Interview {
    /// Returns the reading time in a language in whole minutes, at least 1. A passage that is not translated counts in
    /// the original, as the reader sees that.
    pub fn minutes(&self, lang: &Lang) -> u32 {
        let paragraphs = self.passages().flat_map(|passage| &passage.text(lang).paragraphs);
        minutes(paragraphs.map(|paragraph| &*paragraph.text))
    }
}

/// Returns the reading time of some texts in whole minutes, rounded, at least 1.
pub fn minutes<'a>(texts: impl Iterator<Item = &'a str>) -> u32 {
    let (words, characters) = texts.map(counts).fold((0, 0), |sum, text| (sum.0 + text.0, sum.1 + text.1));
    let time = words * CHARACTERS + characters * WORDS;
    let minute = WORDS * CHARACTERS;
    u32::try_from((time + minute / 2) / minute).unwrap_or(u32::MAX).max(1)
}

/// Counts the words of a text, and the Han characters and kana.
fn counts(text: &str) -> (u64, u64) {
    let (mut words, mut characters, mut in_word) = (0, 0, false);
    for c in text.chars() {
        let alone = is_han(c) || matches!(c, '\u{3041}'..='\u{30ff}');
        characters += u64::from(alone);
        let begins = !alone && c.is_alphanumeric();
        words += u64::from(begins && !in_word);
        in_word = !alone && (begins || (in_word && !c.is_whitespace() && c != '—'));
    }
    (words, characters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_han_characters_have_separate_reading_speeds() {
        let of = |text: &str| minutes([text].into_iter());
        assert_eq!((of(""), of("word")), (1, 1));
        assert_eq!(of(&"It’s well-known, ".repeat(230)), 2);
        assert_eq!(of(&"厂里的人，".repeat(400)), 4);
        assert_eq!(of(&format!("{}{}", "word ".repeat(230), "字".repeat(800))), 3);
        assert_eq!(of(&"one—two ".repeat(115)), 1);
        // Rounded: one and a half minutes become two.
        assert_eq!((of(&"word ".repeat(344)), of(&"word ".repeat(345))), (1, 2));
    }

    #[test]
    fn han_characters_separate_latin_words() {
        assert_eq!(counts("在NGO工作 3 年"), (2, 4));
        assert_eq!(counts("… — 。"), (0, 0));
    }
}
