//! Lines about the recording: `TAPE 1, SIDE A`, `[END OF SIDE A]`, `Mai Afeng started transcription`.

use super::{Shape, shape, times};

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
        || is_of_program(text.trim())
}

/// Whether a line is what programs for meetings write about their own transcripts.
fn is_of_program(text: &str) -> bool {
    const REMARK: &str = "This editable transcript was computer generated and might contain errors.";
    const ENDS: [&str; 2] = ["Meeting ended after ", "Transcription ended after "];
    let is_end =
        |rest: &str| times::at(rest).is_some_and(|time| !rest[time.length..].contains(|c: char| c.is_alphanumeric()));
    text.starts_with(REMARK) || ENDS.iter().any(|end| text.strip_prefix(end).is_some_and(is_end)) || is_switched(text)
}

/// `Mai Afeng started transcription`, `麦阿凤 已开始转录`.
fn is_switched(text: &str) -> bool {
    const WHAT: [&str; 5] = [" transcription", " the transcription", " recording", " the recording", " transcribing"];
    const DONE: [&str; 4] = [" started", " stopped", " paused", " resumed"];
    const CHINESE: [&str; 8] =
        ["开始转录", "停止转录", "開始轉錄", "停止轉錄", "开始听录", "停止听录", "开始录制", "停止录制"];
    const NOBODY: [&str; 7] = ["I", "We", "You", "He", "She", "They", "It"];
    let is_somebody = |name: &str| {
        let name = name.trim().trim_end_matches(" has");
        shape(name) >= Shape::Firm && !name.contains([':', '：']) && !NOBODY.contains(&name)
    };
    let english = WHAT.iter().find_map(|what| {
        let before = text.strip_suffix(what)?;
        DONE.iter().find_map(|done| before.strip_suffix(done))
    });
    let chinese = CHINESE.iter().find_map(|done| {
        let before = text.strip_suffix(done)?;
        Some(before.strip_suffix('已').unwrap_or(before)).filter(|name| name.chars().count() <= 20)
    });
    english.or(chinese.filter(|name| name.ends_with(' '))).is_some_and(is_somebody)
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
        for tape in [
            "TAPE 1, SIDE A",
            "[END OF SIDE A]",
            "[END OF TAPE 1]",
            "(Begin Tape 2)",
            "第二盘磁带开始",
            "[Side B]",
            "Mai Afeng started transcription",
            "Mai has stopped recording",
            "麦阿凤 已开始转录",
            "Meeting ended after 00:12:30 👋",
        ] {
            assert!(is_tape(tape), "{tape}");
        }
        for words in [
            "the side of the river",
            "On tape?",
            "I made a tape of it in the end",
            "录音",
            "Yes",
            "end",
            "I started recording",
            "They stopped the recording",
            "Mai: Lotte started transcription",
            "Meeting ended after 12 years",
            "那时候我们开始录制",
        ] {
            assert!(!is_tape(words), "{words}");
        }
    }
}
