//! Languages as other programs and people name them: in English, by their own names, in Chinese, or by three letters.

use crate::interview::Lang;

/// The tag of a language, its names, and its codes of three letters (ISO 639-2 and 639-3).
const LANGUAGES: [(&str, &str, &str); 26] = [
    ("en", "english|英文|英语|英語", "eng"),
    (
        "zh-Hans",
        "simplified chinese|chinese (simplified)|chinese simplified|简体中文|简体|中文（简体）|中文(简体)|简中",
        "zh-hans|zh-cn",
    ),
    (
        "zh-Hant",
        "traditional chinese|chinese (traditional)|chinese traditional|繁體中文|繁體|繁体中文|中文（繁體）|中文(繁體)|繁中",
        "zh-hant|zh-tw",
    ),
    ("zh", "chinese|mandarin|中文|汉语|漢語|华语|華語|普通话|普通話|国语|國語", "zho|chi|cmn"),
    ("yue", "cantonese|粤语|粵語|广东话|廣東話", "yue"),
    ("nan", "hokkien|taiwanese|闽南语|閩南語|台语|台語", "nan"),
    ("ja", "japanese|日本語|日语|日語|日文", "jpn"),
    ("ko", "korean|한국어|韩语|韓語|韩文|韓文", "kor"),
    ("de", "german|deutsch|德语|德語|德文", "deu|ger"),
    ("fr", "french|français|francais|法语|法語|法文", "fra|fre"),
    ("es", "spanish|español|castellano|西班牙语|西班牙語|西班牙文", "spa"),
    ("pt", "portuguese|português|葡萄牙语|葡萄牙語|葡萄牙文", "por"),
    ("it", "italian|italiano|意大利语|義大利語|意大利文", "ita"),
    ("nl", "dutch|nederlands|荷兰语|荷蘭語", "nld|dut"),
    ("pl", "polish|polski|波兰语|波蘭語", "pol"),
    ("ru", "russian|русский|俄语|俄語|俄文", "rus"),
    ("uk", "ukrainian|українська|乌克兰语|烏克蘭語", "ukr"),
    ("tr", "turkish|türkçe|土耳其语|土耳其語", "tur"),
    ("ar", "arabic|العربية|阿拉伯语|阿拉伯語", "ara"),
    ("fa", "persian|فارسی|波斯语|波斯語", "fas|per"),
    ("vi", "vietnamese|tiếng việt|越南语|越南語", "vie"),
    ("th", "thai|ไทย|泰语|泰語", "tha"),
    ("bo", "tibetan|བོད་སྐད|藏语|藏語|藏文", "bod|tib"),
    ("ug", "uyghur|ئۇيغۇرچە|维吾尔语|維吾爾語", "uig"),
    ("mn", "mongolian|монгол|蒙古语|蒙古語|蒙语", "mon"),
    ("kk", "kazakh|қазақша|哈萨克语|哈薩克語", "kaz"),
];

/// The tag of a language by one of its names or its three letters.
pub fn tag(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let is_one_of = |names: &str| names.split('|').any(|one| one == name);
    LANGUAGES.iter().find(|(_, names, codes)| is_one_of(names) || is_one_of(codes)).map(|(tag, ..)| *tag)
}

/// The tag of a language that the name of a column says, by one of its names, its letters or its tag.
pub fn of_column(name: &str) -> Option<&'static str> {
    let is_tag = |tag: &str| tag.eq_ignore_ascii_case(name.trim());
    tag(name).or_else(|| LANGUAGES.iter().map(|(tag, ..)| *tag).find(|tag| is_tag(tag)))
}

/// A language whose tag stands in brackets at the end of a heading: `translation (fr)`, as exports write it.
pub fn in_brackets(heading: &str) -> Option<Lang> {
    let (_, inside) = heading.trim().strip_suffix(')')?.rsplit_once('(')?;
    let lang = Lang::parse(inside).filter(|lang| lang.as_str() == inside)?;
    // (raw) is no language, though a tag may look so.
    LANGUAGES.iter().any(|(tag, ..)| tag.split('-').next() == Some(lang.primary())).then_some(lang)
}

/// A language by its tag, one of its names or its three letters. Chinese without a script is none: the words tell which
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
        let tags = ["translation (fr)", "words (zh-Hans)", "words (raw)", "words (verbatim)", "fr"].map(in_brackets);
        assert_eq!(
            tags.map(|lang| lang.map(|lang| lang.to_string())),
            [Some("fr".into()), Some("zh-Hans".into()), None, None, None]
        );
    }
}
