//! How words are joined.

use super::super::wrap::is_dense;

/// Marks without a space before them.
const CLOSING: &str = ",.!?;:%)]}…»”’，。！？；：、）】》」』·";
/// Marks without a space behind them.
pub const OPENING: &str = "([{¿¡«“‘（【《「『";

/// Replaces white space by single spaces.
pub fn tidy(text: &str) -> String {
    let text = text.trim();
    match text.contains(['\n', '\r', '\t']) || text.contains("  ") {
        true => text.split_whitespace().collect::<Vec<_>>().join(" "),
        false => text.to_owned(),
    }
}

/// Appends a word: with a space between words of scripts that have them, and none before a mark that closes or behind one
/// that opens. Where words bring their spaces, nothing is added.
pub fn glue(text: &mut String, word: &str, verbatim: bool) {
    // SentencePiece marks the start of a word so.
    let (word, starts) = match word.strip_prefix('\u{2581}') {
        Some(rest) => (rest, true),
        None => (word, false),
    };
    let (Some(last), Some(first)) = (text.chars().next_back(), word.chars().next()) else {
        return text.push_str(word);
    };
    let closes = CLOSING.contains(first) && !(first == '.' && word.len() > 1 && word.as_bytes()[1].is_ascii_digit());
    let is_dense_at = |c: char| is_dense(c.encode_utf8(&mut [0; 4]));
    let none = verbatim
        || last.is_whitespace()
        || first.is_whitespace()
        || closes
        || OPENING.contains(last)
        || is_dense_at(last)
        || is_dense_at(first);
    if starts || !none {
        text.push(' ');
    }
    text.push_str(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_joined_as_their_script_writes_them() {
        for (words, verbatim, text) in [
            (&["Hello", ",", "world", "."][..], false, "Hello, world."),
            (&["今天", "我们", "用", "WeChat", "聊", "。"][..], false, "今天我们用WeChat聊。"),
            (&["Hello", ",", " ", "world"][..], true, "Hello, world"),
            (&[" And", " so"][..], true, " And so"),
            (&["(", "laughs", ")", "¿", "Qué", "?"][..], false, "(laughs) ¿Qué?"),
            (&["\u{2581}we", "nt", "\u{2581}home"][..], true, "went home"),
            (&["안녕", "하세요"][..], false, "안녕 하세요"),
            (&["about", ".5"][..], false, "about .5"),
        ] {
            let mut joined = String::new();
            words.iter().for_each(|word| match joined.is_empty() {
                true => joined.push_str(word.trim_start_matches('\u{2581}')),
                false => glue(&mut joined, word, verbatim),
            });
            assert_eq!(joined, text);
        }
    }
}
