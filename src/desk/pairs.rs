//! How an original and its translation stand to each other, passage by passage.

use std::rc::Rc;

use super::command::At;
use super::draft::{Draft, Passage};
use crate::interview::{Lang, fingerprint};

/// How a translation stands to its original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One of the two has no words.
    Gap,
    /// One of the two has no words, and somebody has said of the other, as it is now, that this is meant.
    AcceptedGap,
    /// The original was changed after the translation.
    Outdated,
    /// The import was not sure that they belong together.
    Doubtful,
    /// Somebody has looked at both, as they are now.
    Confirmed,
    /// Nothing is known, and nothing tells against it.
    Unknown,
}

impl Standing {
    pub fn needs_a_look(self) -> bool {
        matches!(self, Standing::Gap | Standing::Outdated | Standing::Doubtful)
    }

    /// Returns whether somebody has said that it is right as it is now.
    pub fn is_settled(self) -> bool {
        matches!(self, Standing::Confirmed | Standing::AcceptedGap)
    }
}

impl Passage {
    /// How the words in a language stand to the original.
    pub fn standing(&self, original: &Lang, lang: &Lang) -> Standing {
        let is_gap = match (self.texts.get(original), self.texts.get(lang)) {
            (None, None) => return Standing::Unknown,
            _ if original == lang => return Standing::Unknown,
            (own, other) => own.is_none() || other.is_none(),
        };
        let known = self.translated.get(lang);
        let is_of = |text: &str| known.is_some_and(|known| *fingerprint([text]) == **known);
        // It may be made of another language, which was the original then.
        let is_of_another = || self.texts.iter().any(|(other, text)| other != lang && is_of(text));
        match is_gap {
            true if is_of(self.texts.text(original)) => Standing::AcceptedGap,
            true => Standing::Gap,
            false if is_of(self.texts.text(original)) => Standing::Confirmed,
            false if known.is_some() && !is_of_another() => Standing::Outdated,
            false if self.doubtful.contains(lang) => Standing::Doubtful,
            false => Standing::Unknown,
        }
    }

    /// The languages of its words other than the original.
    pub(super) fn translations<'a>(&'a self, original: &Lang) -> impl Iterator<Item = &'a Lang> {
        self.texts.iter().map(|(lang, _)| lang).filter(move |lang| *lang != original)
    }

    /// Returns whether it has words, but none in a language, and nobody has accepted that.
    pub fn lacks(&self, original: &Lang, lang: &Lang) -> bool {
        let mut others = self.texts.iter().map(|(other, _)| other).filter(|other| *other != lang);
        self.texts.get(lang).is_none()
            && match lang == original {
                true => others.any(|other| self.standing(original, other) == Standing::Gap),
                false => self.standing(original, lang) == Standing::Gap,
            }
    }

    /// Notes that the words in a language say what the original says now, or that the gap is meant.
    pub(super) fn confirm(&mut self, original: &Lang, lang: &Lang) {
        if original == lang || self.texts.get(original).or(self.texts.get(lang)).is_none() {
            return self.translated.set(lang, "");
        }
        self.translated.set(lang, &fingerprint([self.texts.text(original)]));
        if self.texts.get(original).is_some() && self.texts.get(lang).is_some() {
            self.doubtful.remove(lang);
        }
    }

    /// Notes that a translation is now the original, and the former original a translation of it. What was confirmed
    /// together with it says the same as it does, and stays confirmed. Where it was older than the former original, nobody
    /// knows any more which of the two is: they are doubtful. Other translations keep the fingerprints of the words that
    /// they were made of.
    pub(super) fn exchange(&mut self, former: &Lang, original: &Lang) {
        let known: Vec<Lang> = self.translated.iter().map(|(lang, _)| lang.clone()).collect();
        let settled: Vec<Lang> = known.into_iter().filter(|lang| self.standing(former, lang).is_settled()).collect();
        let is_outdated = self.standing(former, original) == Standing::Outdated;
        self.translated.set(original, "");
        if self.doubtful.remove(original) || is_outdated {
            self.doubtful.insert(former.clone());
        }
        if settled.contains(original) {
            let others = settled.iter().filter(|lang| *lang != original);
            others.chain([former]).for_each(|lang| self.confirm(original, lang));
        }
    }

    /// Notes, before the original changes, that the translations were made of it as it is: then they are older.
    pub(super) fn date_translations(&mut self, original: &Lang) {
        let Some(text) = self.texts.get(original).cloned() else { return };
        let undated =
            |lang: &&Lang| *lang != original && self.translated.get(lang).is_none() && !self.doubtful.contains(*lang);
        let langs: Vec<Lang> = self.texts.iter().map(|(lang, _)| lang).filter(undated).cloned().collect();
        langs.iter().for_each(|lang| self.translated.set(lang, &fingerprint([&*text])));
    }

    /// Forgets what the words in a language were made of, since they now stand beside another original.
    pub(super) fn moved(&mut self, original: &Lang, lang: &Lang) {
        if original == lang {
            self.translated = Default::default();
        } else {
            self.translated.set(lang, "");
        }
    }
}

impl Draft {
    /// How the words of a place in a language stand to the original.
    pub fn standing(&self, at: At, lang: &Lang) -> Standing {
        self.passage(at).map_or(Standing::Unknown, |passage| passage.standing(self.original(), lang))
    }

    /// The places that need a look in a translation.
    pub fn to_look_at<'a>(&'a self, lang: &'a Lang) -> impl Iterator<Item = (At, Standing)> + 'a {
        let all = self.places().map(|at| (at, self.standing(at, lang)));
        all.filter(|(_, standing)| standing.needs_a_look())
    }

    /// Marks translations as doubtful. A mark is the address of a passage, for all its translations, or an address, a space
    /// and a language, for one.
    pub fn mark_doubtful<'a>(&mut self, marks: impl IntoIterator<Item = &'a str>) {
        for mark in marks {
            let in_one =
                || mark.rsplit_once(' ').and_then(|(address, lang)| Some((self.find_address(address)?, Some(lang))));
            let Some((at, only)) = self.find_address(mark).map(|at| (at, None)).or_else(in_one) else { continue };
            let original = self.original().clone();
            let passage = Rc::make_mut(&mut Rc::make_mut(&mut self.turns[at.turn]).passages[at.passage]);
            let undated = passage.translations(&original).filter(|lang| passage.translated.get(lang).is_none());
            let all: Vec<Lang> =
                undated.filter(|lang| only.is_none_or(|only| lang.as_str() == only)).cloned().collect();
            passage.doubtful.extend(all);
        }
    }

    /// The marks of the translations that are doubtful.
    pub fn doubtful(&self) -> impl Iterator<Item = String> {
        self.places().flat_map(|at| {
            let address = self.address(at).unwrap_or_default();
            let doubtful = self.passage(at).map(|passage| passage.doubtful.iter());
            doubtful.into_iter().flatten().map(move |lang| format!("{address} {lang}"))
        })
    }
}

#[cfg(test)]
mod tests;
