//! Determines the languages of an interview, and reads texts by language.
//!
//! The languages of an interview are those of its passages. Titles and themes may be translated into further languages;
//! these texts are kept, but nobody can read the interview in those languages.

use std::rc::Rc;

use super::problem::{Expected, Found, Location, Problems};
use super::{Lang, Localized};
use crate::document::{self, At, ByLanguage, ExpectedKind, File, Lenient, Text};
use crate::nearest::nearest;
use crate::string_index::StringIndex;

/// The tag `und`: the file does not say the language.
const NAMELESS: &str = "und";

/// How many bytes of text are enough to guess the language.
const ENOUGH: usize = 20_000;

/// The languages of an interview, and the languages that its tags mean.
#[derive(Default)]
pub(super) struct Languages {
    /// The original first. Never empty.
    pub list: Vec<Lang>,
    ranks: StringIndex,
    /// The tags in the file, mapped to positions in `taken`.
    tags: StringIndex,
    taken: Vec<Lang>,
    /// The number of invalid tags so far.
    nameless: usize,
}

/// The languages that the passages of a file use.
#[derive(Default)]
struct Use {
    /// In the order of their first texts, with the locations of these.
    langs: Vec<(Lang, Location)>,
    seen: StringIndex,
    /// The beginning of the text in plain strings.
    plain: String,
}

impl Languages {
    /// Determines the languages: those that the file lists, plus those that it uses without listing them (reported),
    /// minus those that it lists without using them (reported). Without a list they are the languages in use, or a
    /// guess if all text is in plain strings.
    pub(super) fn of(file: &File, problems: &mut Problems) -> Self {
        let mut languages = Languages::default();
        let listed = languages.listed(file, problems);
        let used = languages.used(file, problems);
        let list = if listed.is_empty() { used.in_order(file, problems) } else { reconcile(listed, used, problems) };
        for (rank, lang) in list.iter().enumerate() {
            languages.ranks.add(&lang.tag(), rank);
        }
        languages.list = list;
        languages
    }

    pub(super) fn original(&self) -> &Lang {
        self.list.first().expect("there is always an original language")
    }

    /// The position of a language in the list; `usize::MAX` if it is not listed.
    pub(super) fn rank(&self, lang: &Lang) -> usize {
        self.ranks.get(lang.as_str()).unwrap_or(usize::MAX)
    }

    /// Reads a short text. Empty texts are ignored; returns `None` if none is left.
    pub(super) fn localized(
        &mut self,
        text: &Lenient<document::Localized>,
        at: &At,
        problems: &mut Problems,
    ) -> Option<Localized> {
        let mut texts = match text.good()? {
            ByLanguage::Original(text) => vec![(self.original().clone(), words(text)?)],
            ByLanguage::Each(_) => self.each(text, at, problems, |text, _, _| words(text)),
        };
        texts.sort_by_key(|(lang, _)| self.rank(lang));
        (!texts.is_empty()).then_some(Localized(texts))
    }

    /// Reads every text of an object by language, each language once; reports a repeated language and keeps its first
    /// text.
    pub(super) fn each<T, U>(
        &mut self,
        texts: &Lenient<ByLanguage<T>>,
        at: &At,
        problems: &mut Problems,
        mut read: impl FnMut(&T, &At, &mut Problems) -> Option<U>,
    ) -> Vec<(Lang, U)> {
        let Some(ByLanguage::Each(entries)) = texts.good() else { return Vec::new() };
        let mut seen = StringIndex::default();
        let mut out = Vec::with_capacity(entries.len());
        for entry in entries.iter().filter(|entry| !entry.again) {
            let at = at.member(&entry.language, &entry.text);
            let lang = self.read(&entry.language, &at, problems);
            let Some(text) = entry.text.good().and_then(|text| read(text, &at, problems)) else { continue };
            if seen.add(&lang.tag(), 0) {
                out.push((lang, text));
            } else {
                problems.add(&at, Expected::NewLanguage, Found::Again(lang.tag()));
            }
        }
        out
    }

    /// Reads a tag. Reports an invalid one the first time it occurs.
    fn read(&mut self, tag: &Rc<str>, at: &At, problems: &mut Problems) -> Lang {
        if let Some(taken) = self.tags.get(tag) {
            return self.taken[taken].clone();
        }
        let lang = match Lang::parse(tag) {
            Some(lang) if lang.is_registered() => lang,
            lang => {
                let meant = Lang::meant(tag);
                let found = Found::word(tag, meant.as_ref().map(Lang::as_str));
                problems.add(at, Expected::Value(ExpectedKind::Language), found);
                meant.or(lang).unwrap_or_else(|| self.nameless())
            }
        };
        self.tags.add(tag, self.taken.len());
        self.taken.push(lang.clone());
        lang
    }

    /// Makes a language for texts with a meaningless tag.
    fn nameless(&mut self) -> Lang {
        self.nameless += 1;
        let tag = if self.nameless == 1 { NAMELESS.to_owned() } else { format!("{NAMELESS}-x-{}", self.nameless) };
        Lang::parse(&tag).expect("a tag of our own is well-formed")
    }

    fn listed(&mut self, file: &File, problems: &mut Problems) -> Vec<(Lang, Location)> {
        let mut listed: Vec<(Lang, Location)> = Vec::new();
        let mut seen = StringIndex::default();
        let at = At::ROOT.member("languages", &file.languages);
        for (_, at, tag) in file.languages.each(&at) {
            let Some(tag) = words(tag) else { continue };
            let lang = self.read(&tag, &at, problems);
            if lang.primary() == NAMELESS {
                continue;
            }
            if seen.add(&lang.tag(), 0) {
                listed.push((lang, Location::of(&at)));
            } else {
                problems.add(&at, Expected::NewLanguage, Found::Again(lang.tag()));
            }
        }
        listed
    }

    fn used(&mut self, file: &File, problems: &mut Problems) -> Use {
        let mut used = Use::default();
        let prose = |text: &document::Paragraphs, each: &mut dyn FnMut(&Text)| {
            text.0.each(&At::ROOT).for_each(|(.., text)| each(text));
        };
        let at = At::ROOT.member("turns", &file.turns);
        for (_, at, turn) in file.turns.each(&at) {
            let mut says = self.note(&turn.text, &at.member("text", &turn.text), prose, &mut used, problems);
            let at_passages = at.member("passages", &turn.passages);
            for (_, at, passage) in turn.passages.good().into_iter().flat_map(|list| list.each(&at_passages)) {
                says |= self.note(&passage.text, &at.member("text", &passage.text), prose, &mut used, problems);
            }
            // A turn without text says its heading.
            if !says {
                let heading = |text: &Text, each: &mut dyn FnMut(&Text)| each(text);
                self.note(&turn.heading, &at.member("heading", &turn.heading), heading, &mut used, problems);
            }
        }
        used
    }

    /// Notes the languages of a text and returns whether it has words. `each` visits the strings in one language.
    fn note<T>(
        &mut self,
        text: &Lenient<ByLanguage<T>>,
        at: &At,
        each: impl Fn(&T, &mut dyn FnMut(&Text)),
        used: &mut Use,
        problems: &mut Problems,
    ) -> bool {
        let mut says = false;
        match text.good() {
            None => {}
            Some(ByLanguage::Original(text)) => each(text, &mut |text| {
                let text = text.0.trim();
                says |= !text.is_empty();
                if !text.is_empty() && used.plain.len() < ENOUGH {
                    used.plain.push_str(text);
                    used.plain.push('\n');
                }
            }),
            Some(ByLanguage::Each(entries)) => {
                for entry in entries.iter().filter(|entry| !entry.again) {
                    let mut has_words = false;
                    if let Some(text) = entry.text.good() {
                        each(text, &mut |text| has_words |= !text.0.trim().is_empty());
                    }
                    if has_words {
                        says = true;
                        let at = at.member(&entry.language, &entry.text);
                        let lang = self.read(&entry.language, &at, problems);
                        if used.seen.add(&lang.tag(), 0) {
                            used.langs.push((lang, Location::of(&at)));
                        }
                    }
                }
            }
        }
        says
    }
}

/// Trims a text; returns `None` if nothing is left.
pub(super) fn words(text: &Text) -> Option<Rc<str>> {
    let trimmed = text.0.trim();
    if trimmed.len() == text.0.len() {
        return (!trimmed.is_empty()).then(|| text.0.clone());
    }
    (!trimmed.is_empty()).then(|| trimmed.into())
}

fn reconcile(mut listed: Vec<(Lang, Location)>, used: Use, problems: &mut Problems) -> Vec<Lang> {
    let Use { langs, seen, plain } = used;
    let mut known = StringIndex::default();
    for (lang, _) in &listed {
        known.add(&lang.tag(), 0);
    }
    if !langs.is_empty() || !plain.is_empty() {
        let is_first_of_plain = |i: usize| i == 0 && !plain.is_empty();
        let mut i = 0;
        listed.retain(|(lang, spot)| {
            let keep = is_first_of_plain(i) || seen.get(lang.as_str()).is_some();
            if !keep {
                problems.add_at(spot.clone(), Expected::TextIn(lang.tag()), Found::Nothing);
            }
            i += 1;
            keep
        });
    }
    for (lang, spot) in langs.into_iter().filter(|(lang, _)| known.get(lang.as_str()).is_none()) {
        // An invalid tag has already been reported.
        if lang.primary() != NAMELESS {
            let meant = meant(&lang, &listed);
            problems.add_at(spot.clone(), Expected::ListedLanguage, Found::word(&lang.tag(), meant));
        }
        listed.push((lang, spot));
    }
    listed.into_iter().map(|(lang, _)| lang).collect()
}

/// Returns the listed language that a tag may mean: the same language in the same script (`zh` or `zh-CN` for
/// `zh-Hans`), or one with nearly the same letters. Simplified and traditional Chinese never mean each other.
fn meant<'a>(lang: &Lang, listed: &'a [(Lang, Location)]) -> Option<&'a str> {
    let known = || listed.iter().map(|(lang, _)| lang);
    let is_known_script = lang.script().is_none_or(|script| matches!(script, "Hans" | "Hant" | "Latn"));
    if !is_known_script {
        return nearest(lang.as_str(), known().map(Lang::as_str));
    }
    let best = known().nth(lang.best(known())?)?;
    let is_bare = lang.as_str() == lang.primary();
    let same_script = best.chinese() == lang.chinese() && (lang.chinese().is_some() || best.script() == lang.script());
    (is_bare || same_script).then_some(best.as_str())
}

impl Use {
    /// Returns the languages in use, the language of plain strings first.
    fn in_order(self, file: &File, problems: &mut Problems) -> Vec<Lang> {
        let mut list: Vec<Lang> = self.langs.into_iter().map(|(lang, _)| lang).collect();
        let is_plain = !self.plain.is_empty();
        if !is_plain && !list.is_empty() {
            return list;
        }
        let title = match file.title.good() {
            Some(ByLanguage::Original(title)) => &*title.0,
            _ => "",
        };
        let guess = Lang::guess(&(self.plain + title));
        let may_be = |lang: &Lang| lang.may_be(&guess);
        match list.iter().position(may_be) {
            Some(at) => list[..=at].rotate_right(1),
            // The title may show which kind of Chinese, or which other language, the plain text is in.
            None => {
                let titled = titled(file).into_iter().find(may_be);
                if titled.is_none() && is_plain {
                    problems.note(&At::ROOT, Expected::Languages, || Found::TakenFor(guess.clone()));
                }
                list.insert(0, titled.unwrap_or(guess));
            }
        }
        list
    }
}

/// Returns the languages of the title.
fn titled(file: &File) -> Vec<Lang> {
    match file.title.good() {
        Some(ByLanguage::Each(entries)) => entries.iter().filter_map(|entry| Lang::parse(&entry.language)).collect(),
        _ => Vec::new(),
    }
}
