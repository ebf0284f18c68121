//! The beginning of a summary that a small screen shows.

use super::is_han;

/// The most characters, or Han characters, of a sentence that fits a small screen.
const LONG: usize = 160;
const LONG_HAN: usize = 70;
/// Abbreviations whose full stop does not end a sentence.
const SHORT: [&str; 12] = ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "No", "Fr", "Sr", "Jr", "vs", "Rev"];

/// Returns the length in bytes of the first sentence. `None` if it is too long, or if no sentence ends in the text.
pub fn first_sentence(text: &str) -> Option<usize> {
    let end = text.char_indices().map(|(at, c)| at + c.len_utf8()).find(|end| ends(&text[..*end], &text[*end..]))?;
    let closing = |c: char| matches!(c, '”' | '’' | '"' | '\'' | '」' | '』' | '）' | ')' | '》' | '»');
    let end = text.len() - text[end..].trim_start_matches(closing).len();
    let han = text[..end].chars().filter(|c| is_han(*c)).count();
    (text[..end].chars().count() <= LONG && han <= LONG_HAN).then_some(end)
}

/// Returns whether a sentence ends between `before` and `after`.
fn ends(before: &str, after: &str) -> bool {
    let (Some(last), next) = (before.chars().next_back(), after.chars().next()) else { return false };
    let closes = |c: char| c.is_whitespace() || matches!(c, '”' | '’' | '"' | '\'' | ')' | '»');
    match last {
        '。' | '？' | '！' | '؟' | '۔' | '।' => true,
        '?' | '!' => next.is_none_or(closes),
        '.' => {
            let word = before[..before.len() - 1].rsplit([' ', '.', '\u{a0}']).next().unwrap_or_default();
            let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
            next.is_none_or(closes) && !is_initial && !SHORT.contains(&word)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<&str> {
        first_sentence(text).map(|end| &text[..end])
    }

    #[test]
    fn a_sentence_ends_at_its_full_stop() {
        assert_eq!(first("A lunch costs 14.50 yuan. They pay six."), Some("A lunch costs 14.50 yuan."));
        assert_eq!(first("Dr. J. R. Ma talks to Ms. Li. More."), Some("Dr. J. R. Ma talks to Ms. Li."));
        assert_eq!(first("He said “no.” Then he left."), Some("He said “no.”"));
        assert_eq!(first("Why? Because."), Some("Why?"));
        assert_eq!(first("老人吃一顿饭，自己付六块。剩下的呢？"), Some("老人吃一顿饭，自己付六块。"));
        assert_eq!(first("他说：“不行。”后来走了。"), Some("他说：“不行。”"));
    }

    #[test]
    fn long_or_unended_text_has_no_first_sentence() {
        assert_eq!((first(""), first("No end, no beginning")), (None, None));
        assert_eq!(first(&format!("{}. And.", "word ".repeat(40))), None);
        assert_eq!(first(&format!("{}。好。", "字".repeat(71))), None);
    }
}
