//! The fingerprint of an original text, by which a translation is known to be older than it.

use super::Lang;
use super::languages::Languages;
use super::problem::{Expected, Found, Problems};
use crate::document::{self, At, ByLanguage, Lenient, Prose};
use crate::fnv::Fnv;

/// Returns eight hexadecimal digits: the upper half of the FNV-1a sum (64 bits) of the text in UTF-8, without white space.
/// Paragraphs may be joined or parted without another fingerprint.
pub fn fingerprint<'a>(paragraphs: impl IntoIterator<Item = &'a str>) -> String {
    let bytes = paragraphs.into_iter().flat_map(str::split_whitespace).flat_map(str::bytes);
    format!("{:08x}", Fnv::of(bytes) >> 32)
}

/// Returns the languages of the translations of a text that were made of another one, as the fingerprints in `translated`
/// tell. Notes each as a problem.
pub(super) fn outdated(
    languages: &mut Languages,
    problems: &mut Problems,
    translated: &Lenient<document::Localized>,
    at: &At,
    text: &Lenient<Prose>,
) -> Vec<Lang> {
    let Some(ByLanguage::Each(entries)) = text.good().filter(|_| translated.good().is_some()) else {
        return Vec::new();
    };
    let is_original = |tag: &str| Lang::parse(tag).as_ref() == Some(languages.original());
    let original = entries.iter().find(|entry| is_original(&entry.language)).and_then(|entry| entry.text.good());
    let Some(original) = original.map(|text| fingerprint(text.0.each(at).map(|(.., text)| &*text.0))) else {
        return Vec::new();
    };
    let told = languages.each(translated, at, problems, |text, at, problems| {
        let is_outdated = *text.0 != *original;
        if is_outdated {
            problems.note(at, Expected::CurrentTranslation, || Found::Outdated);
        }
        Some(is_outdated)
    });
    told.into_iter().filter_map(|(lang, is_outdated)| is_outdated.then_some(lang)).collect()
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
