//! Lines about the recording: `TAPE 1, SIDE A`, `[END OF SIDE A]`.

/// Returns whether a line says where a tape or a file of the recording begins or ends, and nothing else.
pub fn is_tape(text: &str) -> bool {
    const NAMES: [&str; 12] =
        ["tape", "side", "cassette", "reel", "disc", "disk", "recording", "audio", "file", "track", "磁带", "录音"];
    const OTHERS: [&str; 16] = [
        "end",
        "of",
        "begin",
        "beginning",
        "start",
        "the",
        "interview",
        "part",
        "continued",
        "off",
        "on",
        "session",
        "no",
        "number",
        "and",
        "resumes",
    ];
    let bare = text.trim().trim_matches(['[', ']', '(', ')', '*', '-', '=', '<', '>', ' ', '【', '】', '（', '）']);
    let lower = bare.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_part = |word: &&str| word.len() <= 2 || word.bytes().all(|b| b.is_ascii_digit());
    let names = words.iter().filter(|word| NAMES.contains(*word)).count();
    let fits = |word: &&str| NAMES.contains(word) || OTHERS.contains(word) || is_part(word);
    let is_set_apart = bare.len() < text.trim().len() || !bare.chars().any(char::is_lowercase) || words.len() <= 4;
    (names > 0 && words.len() <= 8 && words.iter().all(fits) && is_set_apart && words.len() > 1 && !text.ends_with('?'))
        || is_chinese_tape(bare)
}

/// `第一盘磁带`, `录音结束`, `磁带A面`.
fn is_chinese_tape(bare: &str) -> bool {
    let count = bare.chars().count();
    count <= 12
        && (bare.contains("磁带") || bare.contains("磁帶") || bare.starts_with("录音") || bare.starts_with("錄音"))
        && ["始", "束", "面", "盘", "盤", "完", "段"].iter().any(|end| bare.contains(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_about_tapes_are_told_from_words() {
        for tape in
            ["TAPE 1, SIDE A", "[END OF SIDE A]", "[END OF TAPE 1]", "(Begin Tape 2)", "第二盘磁带开始", "[Side B]"]
        {
            assert!(is_tape(tape), "{tape}");
        }
        for words in ["the side of the river", "On tape?", "I made a tape of it in the end", "录音", "Yes", "end"] {
            assert!(!is_tape(words), "{words}");
        }
    }
}
