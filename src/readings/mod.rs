//! Pinyin readings of Chinese text, for addresses, for sorting and for a glossary. The search knows every reading of a
//! character; here the word around it, or its position as a surname, decides on one.
//!
//! Only the command and the desk use this, and no reader downloads it: the table of words is larger than all data of the
//! search.

mod propose;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::interview::is_han;
use crate::search::{fold, syllables};

pub use propose::{Proposal, propose};

/// Characters with several readings, each with the most common one, then words in which they are read differently.
static TABLE: &str = include_str!("words.txt");
/// The length of the longest word in the table, in characters.
const LONGEST: usize = 4;

/// Surnames whose reading differs from the common reading of the character (曾, 任, 葛 do not differ in names).
const SURNAMES: &str = "\
万俟 mo qi|尉迟 yu chi|单于 chan yu|长孙 zhang sun|澹台 tan tai|乐正 yue zheng|子车 zi ju|\
句龙 gou long|单 shan|仇 qiu|解 xie|查 zha|区 ou|朴 piao|盖 ge|乜 nie|黑 he|秘 bi|繁 po|\
员 yun|祭 zhai|召 shao|折 she|洗 xian|种 chong|句 gou|乐 yue|覃 qin|六 lu|能 nai|钭 tou|\
莘 shen|郇 xun|适 kuo|炅 gui|库 she|粘 nian";

/// Transcribed foreign names that begin with such a character.
const NOT_SURNAMES: [&str; 12] =
    ["查理", "查尔斯", "查尔", "查德", "乐乐", "万达", "盖伊", "盖尔", "解放", "区块", "单丝", "任意"];

/// The readings of words; single characters have their most common reading.
static WORDS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| entries(TABLE.lines()));
static FAMILIES: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| entries(SURNAMES.split('|')));

fn entries<'a>(lines: impl Iterator<Item = &'a str>) -> HashMap<&'a str, Vec<&'a str>> {
    let entry = |line: &'a str| {
        let (word, read) = line.split_once(' ')?;
        Some((word, read.split(' ').collect()))
    };
    lines.filter(|line| !line.starts_with('#')).filter_map(entry).collect()
}

/// Transcribes a text into words of Latin letters and digits: one word per Han character; Latin words stay, all else is
/// dropped. `of_person`: the text is a person's name.
pub fn read(text: &str, of_person: bool) -> Vec<String> {
    // Two traditional characters with different readings may share one simplified character.
    let text = text.replace('乾', "虔");
    let folded = fold(&text);
    let chars: Vec<char> = folded.as_str().chars().collect();
    let family = if of_person { family(&chars).unwrap_or_default() } else { &[] };
    let syllables = family.iter().copied().map(Some).chain(in_words(&chars[family.len()..]));
    let mut read: Vec<String> = Vec::new();
    let mut is_letter = false;
    for (c, syllable) in chars.iter().zip(syllables) {
        let continues = is_letter;
        is_letter = c.is_ascii_alphanumeric();
        match read.last_mut() {
            Some(word) if is_letter && continues => word.push(*c),
            _ if is_letter => read.push(c.to_string()),
            // A character without a known reading is written as its code point in hexadecimal.
            _ => read.extend(syllable.map(plain).or_else(|| is_han(*c).then(|| format!("{:x}", u32::from(*c))))),
        }
    }
    read
}

/// The syllable of each character of a folded text: as in the longest word that is known, or else the usual one.
fn in_words(chars: &[char]) -> Vec<Option<&'static str>> {
    let mut read = Vec::new();
    while let rest @ [first, ..] = &chars[read.len()..] {
        let known = (2..=LONGEST.min(rest.len()))
            .rev()
            .find_map(|length| WORDS.get(&*rest[..length].iter().collect::<String>()));
        match known {
            Some(word) => read.extend(word.iter().copied().map(Some)),
            None => read.push(usual(*first)),
        }
    }
    read
}

fn usual(c: char) -> Option<&'static str> {
    let known = WORDS.get(c.encode_utf8(&mut [0; 4]) as &str).and_then(|word| word.first().copied());
    known.or_else(|| syllables(c).next())
}

/// Addresses are ASCII.
fn plain(syllable: &str) -> String {
    syllable.replace('v', "u")
}

/// The surname at the beginning of a Chinese name, if its reading as a surname differs. Transcribed foreign names are longer or
/// contain a dot.
fn family(chars: &[char]) -> Option<&'static [&'static str]> {
    let is_chinese = chars.iter().all(|c| ('\u{3400}'..='\u{9fff}').contains(c) || *c >= '\u{20000}');
    let name: String = chars.iter().collect();
    if !is_chinese || !(1..=5).contains(&chars.len()) || NOT_SURNAMES.iter().any(|other| name.starts_with(other)) {
        return None;
    }
    let long = || FAMILIES.get(&*chars.get(..2)?.iter().collect::<String>());
    let short = || FAMILIES.get(chars[0].encode_utf8(&mut [0; 4]) as &str);
    long().or_else(short).map(Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, of_person: bool) -> String {
        read(text, of_person).join(" ")
    }

    #[test]
    fn a_surname_has_a_reading_of_its_own() {
        for (name, wanted) in [
            ("曾玉兰", "zeng yu lan"),
            ("单国梁", "shan guo liang"),
            ("仇小满", "qiu xiao man"),
            ("解青", "xie qing"),
            ("查文山", "zha wen shan"),
            ("区志远", "ou zhi yuan"),
            ("任重庆", "ren chong qing"),
            ("朴正花", "piao zheng hua"),
            ("尉迟恭", "yu chi gong"),
            ("万俟雪", "mo qi xue"),
            ("万俟卨", "mo qi 5368"),
            ("单于明", "chan yu ming"),
            ("长孙无忌", "zhang sun wu ji"),
            ("澹台月", "tan tai yue"),
            ("令狐冲", "ling hu chong"),
            ("盖叫天", "ge jiao tian"),
            ("葛小红", "ge xiao hong"),
            ("缪春", "miao chun"),
            ("乜小红", "nie xiao hong"),
            ("黑大山", "he da shan"),
            ("秘连生", "bi lian sheng"),
            ("繁星", "po xing"),
            ("员半千", "yun ban qian"),
            ("祭仲", "zhai zhong"),
            ("召信臣", "shao xin chen"),
            ("折可适", "she ke shi"),
            ("洗星", "xian xing"),
            ("撒贝", "sa bei"),
            ("钭文", "tou wen"),
            ("种师道", "chong shi dao"),
            ("乐嘉", "yue jia"),
            ("翟明", "zhai ming"),
            ("覃红", "qin hong"),
            ("欧阳长江", "ou yang chang jiang"),
            ("單國樑", "shan guo liang"),
            ("區志遠", "ou zhi yuan"),
            ("吕小乐", "lu xiao le"),
            ("李曾", "li zeng"),
            ("查理·布朗", "cha li bu lang"),
            ("查理", "cha li"),
            ("解·斯", "jie si"),
        ] {
            assert_eq!(joined(name, true), wanted, "{name}");
        }
    }

    #[test]
    fn a_character_is_read_as_in_its_compound() {
        for (text, wanted) in [
            ("银行", "yin hang"),
            ("干部", "gan bu"),
            ("重庆", "chong qing"),
            ("音乐", "yin yue"),
            ("音樂家", "yin yue jia"),
            ("长江", "chang jiang"),
            ("行业", "hang ye"),
            ("长大", "zhang da"),
            ("成长", "cheng zhang"),
            ("会计", "kuai ji"),
            ("都市", "du shi"),
            ("调查", "diao cha"),
            ("便宜", "pian yi"),
            ("睡觉", "shui jiao"),
            ("和平", "he ping"),
            ("单位", "dan wei"),
            ("解放", "jie fang"),
            ("乐清", "yue qing"),
            ("西藏", "xi zang"),
            ("厦门", "xia men"),
            ("角色", "jue se"),
            ("旅行", "lu xing"),
            ("信任", "xin ren"),
            ("朝鲜", "chao xian"),
            ("2008年", "2008 nian"),
            ("AI与艺术", "ai yu yi shu"),
        ] {
            assert_eq!(joined(text, false), wanted, "{text}");
        }
        assert!(WORDS.keys().all(|word| word.chars().count() <= LONGEST));
    }
}
