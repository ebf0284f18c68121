//! The fingerprint of an original text, by which a translation is known to be older than it.

use super::languages::Languages;
use super::problem::{Expected, Found, Location, Problems};
use super::{Lang, Text};
use crate::document::{self, At, ByLanguage, Lenient, Prose};
use crate::fnv::Fnv;

/// Returns eight hexadecimal digits: the upper half of the FNV-1a sum (64 bits) of the text in UTF-8, without white space.
/// Paragraphs may be joined or parted without another fingerprint.
pub fn fingerprint<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> String {
    let bytes = paragraphs.into_iter().flat_map(str::split_whitespace).flat_map(str::bytes);
    format!("{:08x}", Fnv::of(bytes) >> 32)
}

/// Returns the languages of the translations of a text that were made of another one, as the fingerprints in `translated`
/// tell. Notes each as a problem. A fingerprint without a translation says that none is meant to be there.
pub(super) fn outdated(
    languages: &mut Languages,
    problems: &mut Problems,
    (translated, at): (&Lenient<document::Localized>, &At),
    (text, read): (&Lenient<Prose>, &[Text]),
) -> Vec<Lang> {
    let Some(ByLanguage::Each(entries)) = text.good().filter(|_| translated.good().is_some()) else {
        return Vec::new();
    };
    let is_original = |tag: &str| Lang::parse(tag).as_ref() == Some(languages.original());
    if !entries.iter().any(|entry| is_original(&entry.language) && entry.text.good().is_some()) {
        return Vec::new();
    }
    // Whichever of them was the original then.
    let of = |text: &document::Paragraphs| fingerprint(text.0.each(at).map(|(.., text)| &*text.0));
    let now: Vec<String> = entries.iter().filter_map(|entry| entry.text.good()).map(of).collect();
    let told = languages.each(translated, at, problems, |text, at, _| {
        Some((!now.iter().any(|now| *text.0 == **now)).then(|| Location::of(at)))
    });
    let mut outdated = Vec::new();
    for (lang, spot) in told {
        if let Some(spot) = spot.filter(|_| read.iter().any(|text| text.lang == lang)) {
            problems.note_at(spot, Expected::CurrentTranslation, Found::Outdated);
            outdated.push(lang);
        }
    }
    outdated
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn it_is_the_same_on_every_machine_and_however_lines_are_broken() {
        assert_eq!(fingerprint(["Because flour drinks."]), "59320052");
        assert_eq!(fingerprint(["Because\n\nflour ", "drinks. "]), fingerprint(["Because flour drinks."]));
        assert_ne!(fingerprint(["Because flour drinks!"]), fingerprint(["Because flour drinks."]));
        assert_eq!(fingerprint([""]), "cbf29ce4");
    }
}
