//! Finds texts whose script does not match their language: Chinese under `en`, English under `zh-Hans`, as happens when
//! two languages are exchanged.
//!
//! Reports a text only if its script leaves no doubt. A name, a gloss, a quotation or a foreign word in a text says
//! nothing about the text's language.

use std::rc::Rc;

use super::Lang;
use super::languages::Languages;
use super::problem::{Expected, Found, Location, Problems};
use super::stars::is_han;
use crate::document::{self, At, ByLanguage, Entries, File, Lenient, Text};
use crate::string_index::StringIndex;

/// How many characters of each paragraph are examined first.
const SAMPLE: usize = 120;

/// How many Han characters, or words in letters, a text needs so that its script shows another language.
const HAN: usize = 8;
const WORDS: usize = 6;

/// How a language is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    Han,
    Other,
}

/// The letters in a text, by kind.
#[derive(Clone, Copy, Default)]
struct Letters {
    han: usize,
    /// Letters of all other scripts.
    other: usize,
    /// Words in such letters.
    words: usize,
}

/// The texts of one language.
struct Tally {
    lang: Lang,
    texts: usize,
    wrong: Vec<Location>,
}

#[derive(Default)]
struct Finder {
    tallies: Vec<Tally>,
    /// The tags of the file, by their position in `known`: a file has few, and each of its texts names them.
    tags: StringIndex,
    known: Vec<Option<(Lang, Writing)>>,
}

/// Reports every text that cannot be in its stated language. If this applies to most texts of a language, reports only
/// the first, with the number of the others.
pub(super) fn report(file: &File, languages: &Languages, problems: &mut Problems) {
    let mut finder = Finder::default();
    let original = languages.original();
    let short = |text: &Text, each: &mut dyn FnMut(&Rc<str>)| each(&text.0);
    let long = |text: &document::Paragraphs, each: &mut dyn FnMut(&Rc<str>)| {
        text.0.each(&At::ROOT).for_each(|(.., text)| each(&text.0));
    };
    for (key, text) in [("title", &file.title), ("summary", &file.summary)] {
        finder.look(text, &At::ROOT.member(key, text), original, short);
    }
    for (_, at, speaker) in file.speakers.each(&At::ROOT.member("speakers", &file.speakers)) {
        finder.look(&speaker.name, &at.member("name", &speaker.name), original, short);
    }
    for (_, at, theme) in file.themes.each(&At::ROOT.member("themes", &file.themes)) {
        for (key, text) in [("label", &theme.label), ("about", &theme.about)] {
            finder.look(text, &at.member(key, text), original, short);
        }
    }
    for (_, at, turn) in file.turns.each(&At::ROOT.member("turns", &file.turns)) {
        finder.look(&turn.heading, &at.member("heading", &turn.heading), original, short);
        finder.look(&turn.text, &at.member("text", &turn.text), original, long);
        for (_, at, passage) in turn.passages.each(&at.member("passages", &turn.passages)) {
            finder.look(&passage.text, &at.member("text", &passage.text), original, long);
        }
    }
    finder.report(problems);
}

impl Finder {
    /// Examines a text in all its languages. `each` goes through the parts of the text in one language.
    fn look<T>(
        &mut self,
        text: &Lenient<ByLanguage<T>>,
        at: &At,
        original: &Lang,
        each: impl Fn(&T, &mut dyn FnMut(&Rc<str>)),
    ) {
        match text.good() {
            None => {}
            Some(ByLanguage::Original(text)) => {
                let Some(writing) = Writing::of(original) else { return };
                let is_wrong =
                    writing.is_doubtful(|look| each(text, look)) && writing.is_excluded(|count| each(text, count));
                self.count(original, at, is_wrong);
            }
            Some(ByLanguage::Each(entries)) => self.compare(entries, at, each),
        }
    }

    /// Examines the translations of one text, which may have been exchanged.
    fn compare<T>(&mut self, entries: &Entries<T>, at: &At, each: impl Fn(&T, &mut dyn FnMut(&Rc<str>))) {
        let read = entries.iter().filter(|entry| !entry.again).filter_map(|entry| {
            let text = entry.text.good()?;
            let (lang, writing) = self.read(&entry.language)?;
            Some((writing, lang, entry, text))
        });
        let read: Vec<_> = read.collect();
        // Nearly all texts are in their languages: nobody has to wait for their letters to be counted.
        if !read.iter().any(|(writing, .., text)| writing.is_doubtful(|look| each(text, look))) {
            read.iter()
                .for_each(|(_, lang, entry, _)| self.count(lang, &at.member(&entry.language, &entry.text), false));
            return;
        }
        let read = read.into_iter().map(|(writing, lang, entry, text)| {
            let mut letters = Letters::default();
            each(text, &mut |text| letters.add(text, SAMPLE));
            (lang, writing, letters, entry, text)
        });
        let read: Vec<_> = read.collect();
        // If each of two translations is in the script of the other, a single word is enough.
        let is_exchanged = |wanted| {
            read.iter().any(|(_, writing, letters, ..)| *writing == wanted && letters.are_only(wanted.other()))
        };
        let exchanged = is_exchanged(Writing::Han) && is_exchanged(Writing::Other);
        for (lang, writing, letters, entry, text) in &read {
            let is_wrong =
                (exchanged && letters.are_only(writing.other())) || writing.is_excluded(|count| each(text, count));
            self.count(lang, &at.member(&entry.language, &entry.text), is_wrong);
        }
    }

    /// The language that a tag means, and its writing; `None` if one of them is unknown.
    fn read(&mut self, tag: &Rc<str>) -> Option<(Lang, Writing)> {
        if let Some(known) = self.tags.get(tag) {
            return self.known[known].clone();
        }
        let lang = Lang::parse(tag).filter(Lang::is_registered).or_else(|| Lang::meant(tag));
        let read = lang.and_then(|lang| Some((lang.clone(), Writing::of(&lang)?)));
        self.tags.add(tag, self.known.len());
        self.known.push(read.clone());
        read
    }

    fn count(&mut self, lang: &Lang, at: &At, is_wrong: bool) {
        let known = self.tallies.iter().position(|tally| tally.lang == *lang);
        let n = known.unwrap_or_else(|| {
            self.tallies.push(Tally { lang: lang.clone(), texts: 0, wrong: Vec::new() });
            self.tallies.len() - 1
        });
        self.tallies[n].texts += 1;
        if is_wrong {
            self.tallies[n].wrong.push(Location::of(at));
        }
    }

    fn report(self, problems: &mut Problems) {
        for Tally { lang, texts, wrong } in self.tallies {
            let chinese = Writing::of(&lang) == Some(Writing::Other);
            let together = wrong.len() > 2 && 2 * wrong.len() > texts;
            let more = if together { wrong.len() - 1 } else { 0 };
            for at in wrong.into_iter().take(if together { 1 } else { usize::MAX }) {
                problems.add_at(at, Expected::TextIn(lang.tag()), Found::Written { chinese, more });
            }
        }
    }
}

impl Writing {
    /// Returns `None` for a language that is written in both ways, or about which nothing is known.
    fn of(lang: &Lang) -> Option<Writing> {
        match (lang.script(), lang.primary()) {
            (Some("Hani" | "Jpan" | "Kore" | "Hrkt" | "Bopo"), _) => None,
            (Some("Hans" | "Hant"), _) | (None, "zh" | "cmn" | "yue" | "wuu") => Some(Writing::Han),
            (Some(_), _) => Some(Writing::Other),
            (None, "ja" | "ko" | "vi" | "za" | "und" | "mul" | "mis" | "zxx") => None,
            // Several languages of China, none of which is written only in letters.
            (None, "lzh" | "nan" | "hak" | "gan" | "hsn" | "cdo" | "cjy" | "cpx" | "czh" | "mnp") => None,
            (None, _) => Some(Writing::Other),
        }
    }

    fn other(self) -> Writing {
        if self == Writing::Han { Writing::Other } else { Writing::Han }
    }

    /// Returns false for a text that is neither excluded from this writing nor exchanged, after a quick look: it has a Han
    /// character as it should, or none as it should.
    fn is_doubtful(self, parts: impl Fn(&mut dyn FnMut(&Rc<str>))) -> bool {
        let mut has_han = false;
        parts(&mut |text| {
            has_han |= match self {
                Writing::Han => text.chars().any(is_han),
                // No Han character comes before the radicals. To compare is quicker than to look it up.
                Writing::Other => text.chars().any(|c| c >= '\u{2e80}'),
            };
        });
        has_han != (self == Writing::Han)
    }

    /// Returns whether a text, judged on its own, cannot be in a language with this writing: enough of it is in the
    /// other script, hardly anything is not, and it is not a quotation.
    fn is_excluded(self, parts: impl Fn(&mut dyn FnMut(&Rc<str>))) -> bool {
        let tells = |limit: usize| {
            let mut letters = Letters::default();
            let mut is_quoted = true;
            parts(&mut |text| {
                letters.add(text, limit);
                is_quoted &= text.trim().is_empty() || quoted(text);
            });
            let enough = match self {
                Writing::Han => letters.han == 0 && letters.words >= WORDS && letters.other >= 4 * WORDS,
                Writing::Other => letters.han >= HAN && letters.other < letters.han,
            };
            enough && !is_quoted
        };
        tells(SAMPLE) && tells(usize::MAX)
    }
}

impl Letters {
    /// Adds the first characters of a text. Addresses do not count as words.
    fn add(&mut self, text: &str, limit: usize) {
        let end = text.char_indices().nth(limit).map_or(text.len(), |(end, _)| end);
        for word in text[..end].split_whitespace().filter(|word| !word.contains(['@', '/', '\\'])) {
            let han = word.chars().filter(|c| is_han(*c)).count();
            let other = word.chars().filter(|c| c.is_alphabetic() && !is_han(*c)).count();
            self.han += han;
            self.other += other;
            self.words += usize::from(han == 0 && other > 0);
        }
    }

    /// Returns whether all letters are of one kind.
    fn are_only(&self, writing: Writing) -> bool {
        match writing {
            Writing::Han => self.han > 0 && self.other == 0,
            Writing::Other => self.han == 0 && self.other > 1,
        }
    }
}

/// Returns whether a text is a quotation as a whole.
fn quoted(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['.', '。', ',', '，', '!', '?', '！', '？']);
    text.starts_with(['“', '"', '「', '『', '‘', '\'', '《', '«', '(', '（', '>'])
        && text.ends_with(['”', '"', '」', '』', '’', '\'', '》', '»', ')', '）'])
}
