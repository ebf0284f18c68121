//! Terms that a text explains in brackets, proposed for the glossary: *acquaintances (shuren shehui)*, 单位 (danwei).

use super::account::Ledger;
use super::model::{Segment, Term};
use super::note::{Severity, What};
use crate::document::{ByLanguage, File, Lenient, List, Text};
use crate::interview::{Lang, is_han};

/// The most terms that are proposed.
const MOST: usize = 60;

/// Adds the terms that the file states and those that the text explains.
pub fn propose(segments: &[Segment], stated: &[Term], languages: &[Lang], file: &mut File, ledger: &mut Ledger) {
    let mut terms: Vec<Term> = stated.to_vec();
    let given = terms.len();
    for paragraph in segments.iter().flat_map(|segment| &segment.paragraphs) {
        find(&paragraph.words.text, &mut terms);
    }
    terms.truncate(MOST.max(given));
    for term in &terms[given..] {
        ledger.note(Severity::Info, None, What::Term(term.term.clone(), term.aliases.join(", ")));
    }
    if terms.is_empty() {
        return;
    }
    let term = |term: &Term| crate::document::Term {
        term: ByLanguage::from_iter([(languages[0].as_str(), Text::from(&*term.term))]).into(),
        pinyin: term.pinyin.as_deref().map_or_else(Lenient::default, Into::into),
        aliases: match &*term.aliases {
            [] => Lenient::default(),
            aliases => aliases.iter().map(|alias| Text::from(&**alias)).collect::<List<_>>().into(),
        },
        note: term.note.as_deref().map_or_else(Lenient::default, |note| {
            ByLanguage::from_iter([(languages[0].as_str(), Text::from(note))]).into()
        }),
        ..crate::document::Term::default()
    };
    file.glossary = terms.iter().map(term).collect::<List<_>>().into();
}

/// Finds the terms that texts explain, each with its first gloss.
pub fn glosses<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let mut terms = Vec::new();
    texts.for_each(|text| find(text, &mut terms));
    terms.into_iter().take(MOST).filter_map(|term| Some((term.term, term.aliases.into_iter().next()?))).collect()
}

/// Finds the glosses in a text: a reading in pinyin or the Chinese words in brackets behind a term.
fn find(text: &str, terms: &mut Vec<Term>) {
    for (open, bracket) in text.match_indices(['(', '（']) {
        let inside = &text[open + bracket.len()..];
        let Some(close) = inside.find([')', '）']).filter(|close| *close <= 40) else { continue };
        let gloss = inside[..close].trim();
        // Brackets at the beginning of a line explain nothing.
        let before = text[..open].rsplit('\n').next().unwrap_or_default().trim_end();
        let sounds = pinyin(gloss);
        let term = match (sounds, gloss.chars().all(is_han) && gloss.chars().count() >= 2) {
            (Some(sounds), _) => term_before(before, sounds),
            (_, true) => latin_term_before(before),
            _ => None,
        };
        let Some(term) = term else { continue };
        let known = terms.iter_mut().find(|known| known.term == term);
        match known {
            Some(known) if known.aliases.iter().any(|alias| alias == gloss) => {}
            Some(known) => known.aliases.push(gloss.to_owned()),
            None => {
                terms.push(Term { term: term.to_owned(), aliases: vec![gloss.to_owned()], pinyin: None, note: None })
            }
        }
    }
}

/// The number of syllables of a reading in pinyin, at least two. `None` if the words are no pinyin.
fn pinyin(gloss: &str) -> Option<usize> {
    // English words that are also syllables of Mandarin: name, like, date.
    const ENGLISH: [&str; 14] = [
        "open", "women", "sudan", "japan", "human", "began", "pagan", "urban", "tuna", "panda", "china", "mango",
        "bingo", "tango",
    ];
    let words: Vec<&str> = gloss.split([' ', '-', '\'']).filter(|word| !word.is_empty()).collect();
    if words.len() == 1 && gloss.is_ascii() && (gloss.ends_with('e') || ENGLISH.contains(&gloss)) {
        return None;
    }
    let letters = gloss.chars().filter(|c| c.is_alphabetic()).count();
    let is_letter = |c: char| c.is_ascii_lowercase() || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü".contains(c);
    let are_letters = words.iter().all(|word| word.chars().all(is_letter));
    let count: Option<usize> = words.iter().map(|word| syllable_count(&toneless(word))).sum();
    count.filter(|count| letters >= 4 && are_letters && (2..=8).contains(count))
}

fn toneless(word: &str) -> String {
    const TONES: [(&str, char); 6] =
        [("āáǎà", 'a'), ("ēéěè", 'e'), ("īíǐì", 'i'), ("ōóǒò", 'o'), ("ūúǔù", 'u'), ("ǖǘǚǜü", 'v')];
    word.chars().map(|c| TONES.iter().find(|(tones, _)| tones.contains(c)).map_or(c, |(_, plain)| *plain)).collect()
}

/// The number of syllables that a word can be cut into, if it can.
fn syllable_count(word: &str) -> Option<usize> {
    const ALONE: [&str; 12] = ["a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er"];
    const INITIALS: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s",
        "y", "w", "",
    ];
    const FINALS: [&str; 36] = [
        "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "van", "ai", "ei", "ao", "ou",
        "an", "en", "in", "un", "vn", "ia", "ie", "iu", "ua", "uo", "ui", "ue", "ve", "er", "a", "o", "e", "i", "u",
        "v",
    ];
    let mut best: Vec<Option<usize>> = vec![None; word.len() + 1];
    best[0] = Some(0);
    for at in 0..word.len() {
        let Some(count) = best[at] else { continue };
        for initial in INITIALS {
            let Some(rest) = word[at..].strip_prefix(initial) else { continue };
            for ending in FINALS.iter().filter(|ending| rest.starts_with(**ending)) {
                if initial.is_empty() && !ALONE.contains(ending) {
                    continue;
                }
                let end = at + initial.len() + ending.len();
                best[end] = Some(best[end].map_or(count + 1, |known| known.min(count + 1)));
            }
        }
    }
    best[word.len()]
}

/// The term before a reading: as many Chinese characters as it has syllables, or a Latin word.
fn term_before(before: &str, sounds: usize) -> Option<&str> {
    let han = before.chars().rev().take(sounds).take_while(|c| is_han(*c));
    let (count, bytes) = han.fold((0, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()));
    if count > 0 {
        return (count == sounds).then(|| &before[before.len() - bytes..]);
    }
    let ends = |c: char| c.is_whitespace() || "(（“\"‘«,.;:!?，。；：！？、—–/".contains(c);
    let word = before.rsplit(ends).next().filter(|word| !word.is_empty() && !is_function_word(word))?;
    word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')).then_some(word)
}

/// Whether a word explains nothing and needs no explanation: brackets behind it are about a longer term, or about a word
/// that was taken out.
fn is_function_word(word: &str) -> bool {
    const WORDS: &str = "|a|an|the|of|in|on|at|to|by|for|from|with|and|or|but|not|is|was|are|were|be|been|it|its|this|that|\
        these|those|he|she|they|we|you|i|his|her|their|our|my|your|as|so|then|there|here|which|who|what|called|named|say|said|\
        means|mean|meaning|word|term|der|die|das|ein|eine|und|oder|von|le|la|les|un|une|et|de|du|des|";
    WORDS.contains(&format!("|{}|", word.to_lowercase()))
}

/// The term before Chinese words: one Latin word.
fn latin_term_before(before: &str) -> Option<&str> {
    term_before(before, usize::MAX)
        .filter(|term| term.chars().all(|c| !is_han(c)) && term.chars().any(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glosses_are_found() {
        for (text, term, gloss) in [
            ("a society of acquaintances (shuren shehui). These", "acquaintances", "shuren shehui"),
            ("use WeChat (weixin) in China", "WeChat", "weixin"),
            ("每个人都有单位 (danwei)", "单位", "danwei"),
            ("his unit（单位）", "unit", "单位"),
            ("guānxi matter: relations (guānxi)", "relations", "guānxi"),
        ] {
            let mut terms = Vec::new();
            find(text, &mut terms);
            assert_eq!((&*terms[0].term, &*terms[0].aliases[0]), (term, gloss), "{text}");
        }
        for text in [
            "he said (laughing) so",
            "the bank (open)",
            "NGO (non-governmental organisation)",
            "it (2015)",
            "so (maybe)",
            "what was called the (danwei) then",
            "the old unit\n(danwei) of us",
        ] {
            let mut terms = Vec::new();
            find(text, &mut terms);
            assert!(terms.is_empty(), "{text}: {terms:?}");
        }
    }
}
