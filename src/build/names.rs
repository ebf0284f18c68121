//! Makes ids from names, and compares the names of people.

use std::collections::{HashMap, HashSet};

use super::texts::Texts;
use crate::readings::read;
use crate::search::{fold, syllables};

/// Makes a slug: ASCII letters and digits with hyphens between words. Uses the given reading, or else the English name, a name
/// in Latin letters, pinyin without tones, or code points. `of_person`: the names are a person's, whose surname may have a
/// reading of its own.
pub fn slug(names: &Texts, of_person: bool) -> String {
    let in_latin = |(_, text): &&(String, String)| !plain(text).is_empty() && text.chars().all(|c| c < '\u{2e80}');
    if let Some(text) = given(names).filter(|text| !plain(text).is_empty()) {
        return plain(text);
    }
    let english = names.iter().find(|(tag, _)| tag == "en" || tag.starts_with("en-")).filter(|name| in_latin(name));
    if let Some((_, text)) = english.or_else(|| names.iter().find(in_latin)) {
        return plain(text);
    }
    let text = names.first().map_or("", |(_, text)| text);
    let read = read(text, of_person);
    if !read.is_empty() {
        return read.join("-");
    }
    let hex: Vec<String> = text.chars().take(8).map(|c| format!("{:x}", u32::from(c))).collect();
    hex.join("-")
}

/// The name that gives the reading of the others: in `zh-Latn-pinyin` or `zh-Latn`.
fn given(names: &Texts) -> Option<&str> {
    let is_reading = |(tag, _): &&(String, String)| {
        let mut parts = tag.split('-');
        parts.next() == Some("zh") && parts.any(|part| part.eq_ignore_ascii_case("latn"))
    };
    names.iter().find(is_reading).map(|(_, name)| name.as_str())
}

fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.as_str().split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    slug.truncate(60);
    slug
}

/// Makes an id unique, and adds it to those taken.
pub fn unique(id: String, taken: &mut HashSet<String>) -> String {
    let mut found = id.clone();
    let mut n = 2;
    while found.is_empty() || !taken.insert(found.clone()) {
        found = if id.is_empty() { n.to_string() } else { format!("{id}-{n}") };
        n += 1;
    }
    found
}

/// The name of a person with the family name first, for bibliographies: `Shao, Yufen` for 邵玉芬, whose Chinese name shows
/// which word is the family name. `None` if nothing shows it.
pub fn family_first(name: &str, names: &Texts) -> Option<String> {
    let (first, rest) = name.split_once(' ').filter(|(_, rest)| !rest.contains(' '))?;
    let family = plain(first);
    let is_read = |(_, text): &&(String, String)| {
        let folded = fold(text);
        let mut chars = folded.as_str().chars();
        let count = chars.clone().count();
        let mut read = chars.by_ref().take(if count > 3 { 2 } else { 1 }).map(|c| {
            let read: Vec<String> = syllables(c).map(|one| one.replace('v', "u")).collect();
            read
        });
        (2..=4).contains(&count)
            && match (read.next(), read.next()) {
                (Some(one), None) => one.contains(&family),
                (Some(one), Some(two)) => {
                    one.contains(&family) || one.iter().any(|a| two.iter().any(|b| format!("{a}{b}") == family))
                }
                _ => false,
            }
    };
    names.iter().any(|name| is_read(&name)).then(|| format!("{first}, {rest}"))
}

/// Words in ids that identify nobody outside their file.
const ROLES: [&str; 26] = [
    "interviewee",
    "interviewees",
    "interviewer",
    "interviewed",
    "interview",
    "speaker",
    "guest",
    "narrator",
    "host",
    "respondent",
    "participant",
    "subject",
    "informant",
    "person",
    "witness",
    "answer",
    "question",
    "moderator",
    "unknown",
    "受访者",
    "受訪者",
    "采访者",
    "受访人",
    "被访者",
    "嘉宾",
    "讲述者",
];

/// Returns whether the id of a speaker identifies somebody outside the file: whether it says more than the name, its parts and
/// initials, and words such as “speaker”. `wang-wei-nurse` and `nurse` do; `ww`, `wei`, `wang-wei` and `s1` do not.
pub fn tells(id: &str, names: &Texts) -> bool {
    let folded = fold(id);
    let words = folded.as_str().split(|c: char| !c.is_alphanumeric()).flat_map(|word| {
        let number = word.find(|c: char| c.is_numeric()).unwrap_or(word.len());
        [&word[..number], &word[number..]]
    });
    let (of_name, more): (Vec<&str>, Vec<&str>) = words
        .filter(|word| !word.is_empty() && !ROLES.contains(word) && !ROLES.contains(&word.trim_end_matches('s')))
        .partition(|word| names.iter().any(|(_, name)| is_part(word, name)));
    // Beside the whole name, a number or an abbreviation distinguishes people; alone it does not.
    let is_whole = names.iter().any(|(_, name)| covers(&of_name, name));
    more.iter()
        .any(|word| is_whole || (word.chars().any(char::is_alphabetic) && word.chars().count() > 3 || is_han(word)))
}

fn is_han(word: &str) -> bool {
    word.chars().any(|c| syllables(c).next().is_some())
}

/// Returns whether a word is part of a name, as written or as read.
fn is_part(word: &str, name: &str) -> bool {
    let folded = fold(name);
    let name = folded.as_str();
    let joined: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    let initials: String = name.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.chars().next()).collect();
    let chars: Vec<char> = joined.chars().collect();
    joined.contains(word) || initials.contains(word) || (0..chars.len()).any(|from| is_read(word, &chars[from..]))
}

/// Returns whether a word is a reading of some characters, by syllables or their first letters.
fn is_read(word: &str, chars: &[char]) -> bool {
    let Some((first, rest)) = chars.split_first() else { return word.is_empty() };
    word.is_empty()
        || syllables(*first).any(|syllable| {
            let plain = syllable.replace('v', "u");
            let rest_of = |start: &str| word.strip_prefix(start).is_some_and(|word| is_read(word, rest));
            rest_of(syllable) || rest_of(&plain) || rest_of(&plain[..1])
        })
}

/// Returns whether words contain each part of a name.
fn covers(words: &[&str], name: &str) -> bool {
    let folded = fold(name);
    let parts: Vec<&str> =
        folded.as_str().split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_there = |part: &&str| words.iter().any(|word| word.contains(part));
    let chars: Vec<char> = parts.concat().chars().collect();
    let is_said = |c: &char| words.iter().any(|word| syllables(*c).any(|read| word.contains(&read.replace('v', "u"))));
    !words.is_empty() && (parts.iter().all(is_there) || chars.iter().all(is_said))
}

/// A union-find of people: whoever shares a name with another is the same person.
#[derive(Default)]
pub struct Same {
    /// For each name, the number of its first bearer.
    by_name: HashMap<String, usize>,
    /// For each number, another of the same person, or itself.
    same: Vec<usize>,
}

impl Same {
    /// Returns a number for these names; it may be merged with another later.
    pub fn add(&mut self, names: &Texts) -> usize {
        let new = self.same.len();
        self.same.push(new);
        for (_, name) in names {
            match self.by_name.get(name).copied() {
                Some(known) => {
                    let (known, mine) = (self.root(known), self.root(new));
                    let (first, later) = (known.min(mine), known.max(mine));
                    self.same[later] = first;
                }
                None => drop(self.by_name.insert(name.clone(), new)),
            }
        }
        self.root(new)
    }

    /// The smallest number of the same person.
    pub fn root(&mut self, mut one: usize) -> usize {
        while self.same[one] != one {
            self.same[one] = self.same[self.same[one]];
            one = self.same[one];
        }
        one
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(each: &[(&str, &str)]) -> Texts {
        each.iter().map(|(tag, text)| (tag.to_string(), text.to_string())).collect()
    }

    #[test]
    fn an_id_has_only_characters_of_addresses() {
        assert_eq!(slug(&names(&[("zh-Hans", "邵玉芬"), ("en", "Shao Yufen")]), true), "shao-yufen");
        assert_eq!(slug(&names(&[("fr", "Zoé d’Été")]), true), "zoe-d-ete");
        assert_eq!(slug(&names(&[("zh-Hans", "吕明")]), true), "lu-ming");
        assert_eq!(slug(&names(&[("ar", "ماء")]), true), "645-627-621");
        let stated = names(&[("zh-Hans", "黑大山"), ("en", "Hei Dashan"), ("zh-Latn-pinyin", "Hè Dàshān")]);
        assert_eq!(slug(&stated, true), "he-dashan", "a reading that is given goes before all");
        let banks = names(&[("zh-Hans", "单位")]);
        assert_eq!([slug(&banks, true), slug(&banks, false)], ["shan-wei", "dan-wei"]);
        let mut taken = HashSet::new();
        assert_eq!([unique("a".into(), &mut taken), unique("a".into(), &mut taken)], ["a", "a-2"]);
    }

    #[test]
    fn an_id_identifies_a_person_if_it_says_more_than_the_name() {
        let both = names(&[("zh-Hans", "吕文秀"), ("en", "Lü Wenxiu")]);
        let chinese = names(&[("zh-Hans", "吕文秀")]);
        for id in [
            "a",
            "q",
            "lwx",
            "lw",
            "LWX",
            "wenxiu",
            "lu-wenxiu",
            "lv-wen-xiu",
            "luwenxiu",
            "wenxiu-lu",
            "s1",
            "speaker-2",
            "吕文秀",
            "p012",
            "guest",
        ] {
            assert!(!tells(id, &both) && !tells(id, &chinese), "{id}");
        }
        for id in
            ["lu-wenxiu-baker", "lu-wen-xiu-2", "luwenxiu3", "baker", "old-lu-baker", "吕文秀-面点师", "lu-wenxiu-rn"]
        {
            assert!(tells(id, &both) && tells(id, &chinese), "{id}");
        }
    }

    #[test]
    fn people_are_merged_by_any_name_and_transitively() {
        let mut same = Same::default();
        let first = same.add(&names(&[("en", "Wang Wei")]));
        let second = same.add(&names(&[("zh-Hans", "王伟")]));
        assert_ne!(same.root(first), same.root(second));
        let third = same.add(&names(&[("en", "Wang Wei"), ("zh-Hans", "王伟")]));
        assert_eq!([same.root(first), same.root(second), same.root(third)], [first; 3]);
    }

    #[test]
    fn the_chinese_name_shows_which_word_is_the_family() {
        let two = names(&[("en", "Shao Yufen"), ("zh-Hans", "邵玉芬")]);
        assert_eq!(family_first("Shao Yufen", &two).as_deref(), Some("Shao, Yufen"));
        let double = names(&[("en", "Ouyang Xiu"), ("zh-Hant", "歐陽修之")]);
        assert_eq!(family_first("Ouyang Xiu", &double).as_deref(), Some("Ouyang, Xiu"));
        assert_eq!(family_first("Harriet Osei", &names(&[("zh-Hans", "哈丽雅特·奥塞")])), None);
    }
}
