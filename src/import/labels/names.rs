//! Whether words before a colon look like the name of a speaker.

use super::super::label_words::{is_known, is_no_speaker, is_officer, plain_name};
use crate::interview::is_han;

/// How much words look like a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    Not,
    /// Something that has to recur often.
    Weak,
    /// A name: capital letters, or a few Chinese characters.
    Firm,
    /// A word for a part in a conversation: *Q*, 记者, *Speaker 1*.
    Known,
}

/// Chinese characters that are hardly ever in names, and often in sentences.
const IN_SENTENCES: &str = "的了是我你您他她它这這那就也很不没沒在为為把被让讓说說道讲講想称稱能会會要可得着著过過吗嗎呢吧啊呀们們什么怎到去做看";

/// Those of them that no name of an institution has.
const PRONOUNS: [char; 17] =
    ['的', '了', '是', '我', '你', '您', '他', '她', '它', '这', '這', '那', '不', '没', '沒', '们', '們'];

/// Latin words that may stand in a name in lower case.
const PARTICLES: [&str; 28] = [
    "of", "the", "de", "von", "van", "der", "den", "del", "della", "di", "da", "dos", "bin", "ibn", "al", "el", "la",
    "le", "du", "and", "y", "e", "for", "from", "zu", "to", "ter", "ten",
];

/// The most characters of a label.
pub const LONGEST: usize = 60;

/// Decides what words before a colon look like.
pub fn shape(name: &str) -> Shape {
    let plain = plain_name(name);
    let count = name.chars().count();
    let breaks = |c: char| "。！？!?;；“”\"<>{}=…|@#*\\$%^~`".contains(c);
    let is_name = name.chars().any(char::is_alphabetic) && !name.contains(breaks) && !has_gap(name);
    if count == 0 || count > LONGEST || !is_name {
        return Shape::Not;
    }
    if is_known(&plain) {
        return Shape::Known;
    }
    if is_no_speaker(&plain) || plain.contains("http") || plain.contains("www.") {
        return Shape::Not;
    }
    let han = name.chars().filter(|c| is_han(*c)).count();
    if han > 0 { of_han(name, han) } else { of_words(name) }
}

/// Whether an underscore stands for words or for emphasis, and not within a name: `SPEAKER_00`.
fn has_gap(name: &str) -> bool {
    let is_outside = |part: &str| !part.starts_with(char::is_alphanumeric) || !part.ends_with(char::is_alphanumeric);
    name.contains('_') && name.split('_').any(is_outside)
}

fn of_han(name: &str, han: usize) -> Shape {
    if is_transliterated(name) {
        return Shape::Firm;
    }
    let sentence = name.chars().filter(|c| IN_SENTENCES.contains(*c)).count();
    let has_comma = name.contains(['，', ',']);
    match (han, sentence, has_comma) {
        (..=8, 0, false) => Shape::Firm,
        (..=24, 0, false) if is_list(name) || is_officer(name) => Shape::Firm,
        // The names of newspapers have such characters, too: 能源报, 经济报道.
        (..=24, 1..=2, false) if is_officer(name) && !name.contains(PRONOUNS) => Shape::Firm,
        (..=24, 0, false) => Shape::Weak,
        (..=8, 1, false) => Shape::Weak,
        (..=16, 0, true) => Shape::Weak,
        _ => Shape::Not,
    }
}

/// Whether a name has parts with a dot between them, as Uyghur, Tibetan and foreign names have: 阿不都热西提·买买提. Some of
/// its characters stand in sentences, too.
fn is_transliterated(name: &str) -> bool {
    const SOUNDS: [char; 8] = ['不', '可', '那', '也', '得', '么', '麼', '去'];
    let is_sound = |c: char| is_han(c) && (SOUNDS.contains(&c) || !IN_SENTENCES.contains(c));
    let parts: Vec<&str> = name.split(['·', '•', '‧', '・', '．']).collect();
    let is_part = |part: &&str| !part.is_empty() && part.chars().all(is_sound);
    parts.len() > 1 && parts.iter().all(is_part) && name.chars().count() <= 20
}

/// Whether a label is a list of names, or a name behind an institution: 记者甲、记者乙, 某晚报记者 Lotte Maier.
fn is_list(name: &str) -> bool {
    name.contains(['、', '/', '／', ' ', '·', '（', '('])
}

fn of_words(name: &str) -> Shape {
    let words: Vec<&str> = name.split_whitespace().collect();
    let clean = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let is_capital = |word: &&&str| clean(word).chars().next().is_none_or(|c| !c.is_lowercase());
    let is_particle = |word: &&&str| PARTICLES.contains(&&*word.to_lowercase());
    let capitals = words.iter().filter(is_capital).count();
    let particles = words.iter().filter(|word| !is_capital(word)).filter(is_particle).count();
    let has_comma = name.contains([',', '，']);
    match words.len() {
        1..=7 if capitals + particles == words.len() && capitals > 0 && !has_comma => Shape::Firm,
        1..=8 if capitals + particles == words.len() && capitals > 0 => Shape::Weak,
        1..=3 if !has_comma => Shape::Weak,
        _ => Shape::Not,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_sentences() {
        for (name, wanted) in [
            ("AF", Shape::Firm),
            ("Audrey Tang", Shape::Firm),
            ("Dr. Ursula von der Leyen", Shape::Firm),
            ("欧娘", Shape::Firm),
            ("河城晚报记者 Lotte Maier", Shape::Firm),
            ("记者甲、记者乙", Shape::Firm),
            ("河城广播电视台早间频道记者", Shape::Firm),
            ("河城经济报道记者", Shape::Firm),
            ("渡口国《早报》特派记者", Shape::Firm),
            ("阿不力克木·那斯尔", Shape::Firm),
            ("他说的列夫·某某", Shape::Not),
            ("SPEAKER_00", Shape::Known),
            ("ferry_fan", Shape::Weak),
            ("_Mai_", Shape::Not),
            ("第三", Shape::Not),
            ("Q", Shape::Known),
            ("发言人 12", Shape::Known),
            ("interviewer", Shape::Known),
            ("mai", Shape::Weak),
            ("我回答过", Shape::Not),
            ("注意", Shape::Not),
            ("Note", Shape::Not),
            ("So I said to my mother", Shape::Not),
            ("比例是1", Shape::Weak),
            ("12", Shape::Not),
            ("Who was it? Tom", Shape::Not),
        ] {
            assert_eq!(shape(name), wanted, "{name}");
        }
    }
}
