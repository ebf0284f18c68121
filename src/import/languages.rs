//! Languages as other programs name them: in English words, or by three letters.

use crate::interview::Lang;

/// The tag of a language, its names in English, and its codes of three letters (ISO 639-2 and 639-3).
const LANGUAGES: [(&str, &str, &str); 24] = [
    ("en", "english", "eng"),
    ("zh", "chinese|mandarin", "zho|chi|cmn"),
    ("yue", "cantonese", "yue"),
    ("nan", "hokkien|taiwanese", "nan"),
    ("ja", "japanese", "jpn"),
    ("ko", "korean", "kor"),
    ("de", "german", "deu|ger"),
    ("fr", "french", "fra|fre"),
    ("es", "spanish", "spa"),
    ("pt", "portuguese", "por"),
    ("it", "italian", "ita"),
    ("nl", "dutch", "nld|dut"),
    ("pl", "polish", "pol"),
    ("ru", "russian", "rus"),
    ("uk", "ukrainian", "ukr"),
    ("tr", "turkish", "tur"),
    ("ar", "arabic", "ara"),
    ("fa", "persian", "fas|per"),
    ("vi", "vietnamese", "vie"),
    ("th", "thai", "tha"),
    ("bo", "tibetan", "bod|tib"),
    ("ug", "uyghur", "uig"),
    ("mn", "mongolian", "mon"),
    ("kk", "kazakh", "kaz"),
];

/// The tag of a language by its English name or its three letters.
pub fn tag(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let is_one_of = |names: &str| names.split('|').any(|one| one == name);
    LANGUAGES.iter().find(|(_, names, codes)| is_one_of(names) || is_one_of(codes)).map(|(tag, ..)| *tag)
}

/// A language by its tag, its English name or its three letters. Chinese without a script is none: the words tell which
/// Chinese it is.
pub fn stated(text: &str) -> Option<Lang> {
    // `English (US)`, `German; English`, `cmn-Hans-CN`, `pt_BR`
    let first = text.split([';', ',', '(', '/', ' ']).find(|part| !part.is_empty())?;
    let (primary, rest) = first.split_at(first.find(['-', '_']).unwrap_or(first.len()));
    let tag = format!("{}{}", tag(primary).unwrap_or(primary), rest.replace('_', "-"));
    let lang = Lang::parse(&tag).filter(|lang| lang.primary().len() <= 3)?;
    let is_vague = matches!(lang.primary(), "zh" | "yue") && !tag.to_ascii_lowercase().contains("-han");
    (!is_vague).then_some(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_tags_names_and_letters() {
        for (text, wanted) in [
            ("English", Some("en")),
            ("en_US", Some("en-US")),
            ("eng", Some("en")),
            ("German; English", Some("de")),
            ("zh-Hant", Some("zh-Hant")),
            ("cmn-Hans-CN", Some("zh-Hans-CN")),
            ("zh", None),
            ("Mandarin", None),
            ("English and Spanish", Some("en")),
            ("Klingon", None),
            ("", None),
        ] {
            assert_eq!(stated(text).as_ref().map(Lang::as_str), wanted, "{text}");
        }
    }
}
