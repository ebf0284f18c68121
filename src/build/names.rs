//! Ids for what has only names, and who of several interviews is the same person.

use std::collections::{HashMap, HashSet};

use super::json::Texts;
use crate::search::{fold, syllables};

/// Letters and digits of ASCII, with hyphens between words, for an address: the English name, else one in Latin letters,
/// else pinyin without tones, else the numbers of the characters.
pub fn slug(names: &Texts) -> String {
    let in_latin = |(_, text): &&(String, String)| !plain(text).is_empty() && text.chars().all(|c| c < '\u{2e80}');
    let english = names.iter().find(|(tag, _)| tag == "en" || tag.starts_with("en-")).filter(|name| in_latin(name));
    if let Some((_, text)) = english.or_else(|| names.iter().find(in_latin)) {
        return plain(text);
    }
    let text = names.first().map_or("", |(_, text)| text);
    let folded = fold(text);
    let read: Vec<&str> = folded.as_str().chars().filter_map(|c| syllables(c).next()).collect();
    if !read.is_empty() {
        return read.join("-").replace('v', "u");
    }
    let hex: Vec<String> = text.chars().take(8).map(|c| format!("{:x}", u32::from(c))).collect();
    hex.join("-")
}

fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.as_str().split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    slug.truncate(60);
    slug
}

/// An id that is not taken yet, which it is then.
pub fn unique(id: String, taken: &mut HashSet<String>) -> String {
    let mut found = id.clone();
    let mut n = 2;
    while found.is_empty() || !taken.insert(found.clone()) {
        found = if id.is_empty() { n.to_string() } else { format!("{id}-{n}") };
        n += 1;
    }
    found
}

/// The name of somebody as bibliographies want it, family name first: where the Chinese name shows which of two words that
/// is (`Shao, Yufen` for 邵玉芬). `None` where nothing shows it.
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

/// People by their names: whoever shares one with another is the same.
#[derive(Default)]
pub struct Same {
    /// The number of the first that a name was met with.
    by_name: HashMap<(String, String), usize>,
    /// For each, one that it is the same as, or itself.
    same: Vec<usize>,
}

impl Same {
    /// The number of somebody with these names; may turn out to be the same as another later.
    pub fn add(&mut self, names: &Texts) -> usize {
        let new = self.same.len();
        self.same.push(new);
        for name in names {
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

    /// The least number of all that are the same.
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
    fn an_id_is_made_of_what_addresses_are_made_of() {
        assert_eq!(slug(&names(&[("zh-Hans", "邵玉芬"), ("en", "Shao Yufen")])), "shao-yufen");
        assert_eq!(slug(&names(&[("fr", "Zoé d’Été")])), "zoe-d-ete");
        assert_eq!(slug(&names(&[("zh-Hans", "吕明")])), "lu-ming");
        assert_eq!(slug(&names(&[("ar", "ماء")])), "645-627-621");
        let mut taken = HashSet::new();
        assert_eq!([unique("a".into(), &mut taken), unique("a".into(), &mut taken)], ["a", "a-2"]);
    }

    #[test]
    fn people_are_the_same_by_any_name_and_by_way_of_a_third() {
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
