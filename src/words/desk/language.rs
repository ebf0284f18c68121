//! The names of languages on the desk: those that it shows, and those that editors write.

use crate::interview::{Lang, Script};
use crate::state::Ui;
use crate::words::{OWN_NAMES, own_name};

/// Returns the name of a language in the interface language, as lists have it: two kinds of Chinese may stand side by side.
/// A language that is rare has its own name.
pub fn listed(ui: Ui, lang: &Lang) -> String {
    let tag = match (lang.chinese(), lang.as_str().contains('-')) {
        (Some(_), false) => "zh",
        (Some(Script::Simplified), true) => "zh-Hans",
        (Some(Script::Traditional), true) => "zh-Hant",
        (None, _) if lang.script().is_none() => lang.primary(),
        (None, _) => lang.as_str(),
    };
    let known = NAMES.iter().find(|(own, _)| *own == tag).map(|(_, names)| in_ui(names, ui));
    known.or_else(|| own_name(lang)).map_or_else(|| lang.to_string(), str::to_owned)
}

/// The same within a sentence, where Chinese is called as the reader calls it.
pub fn in_sentence(ui: Ui, lang: &Lang, of_reader: fn(&Lang) -> String) -> String {
    if lang.is_chinese() { of_reader(lang) } else { listed(ui, lang) }
}

fn in_ui(names: &[&'static str; 3], ui: Ui) -> &'static str {
    match ui {
        Ui::En => names[0],
        Ui::ZhHans => names[1],
        Ui::ZhHant => names[2],
    }
}

/// Returns the language that a text names: by its own name, by its name in an interface language, or by its tag. `None` if
/// no language has a tag like this.
pub fn language_of(name: &str) -> Option<Lang> {
    let name = name.trim();
    let is_it = |other: &str| other.to_lowercase() == name.to_lowercase();
    let other = OTHERS.iter().chain(OWN_NAMES).find(|(_, own)| is_it(own)).map(|(tag, _)| *tag);
    let known = || NAMES.iter().find(|(_, names)| names.iter().any(|own| is_it(own))).map(|(tag, _)| *tag);
    let tag = other.or_else(known).unwrap_or(name);
    // No registered tag begins with more than three letters: it is a name that is not known.
    Lang::parse(tag).filter(|lang| lang.primary().len() <= 3)
}

/// The names of frequent languages in English, in simplified and in traditional Chinese.
#[rustfmt::skip]
const NAMES: &[(&str, [&str; 3])] = &[
    ("und", ["another language", "其他语言", "其他語言"]),
    ("zh", ["Chinese", "中文", "中文"]),
    ("zh-Hans", ["Chinese (simplified)", "简体中文", "簡體中文"]),
    ("zh-Hant", ["Chinese (traditional)", "繁体中文", "繁體中文"]),
    ("en", ["English", "英文", "英文"]), ("de", ["German", "德文", "德文"]), ("fr", ["French", "法文", "法文"]),
    ("es", ["Spanish", "西班牙文", "西班牙文"]), ("ja", ["Japanese", "日文", "日文"]), ("ko", ["Korean", "韩文", "韓文"]),
    ("ru", ["Russian", "俄文", "俄文"]), ("it", ["Italian", "意大利文", "義大利文"]),
    ("pt", ["Portuguese", "葡萄牙文", "葡萄牙文"]), ("nl", ["Dutch", "荷兰文", "荷蘭文"]),
    ("pl", ["Polish", "波兰文", "波蘭文"]), ("uk", ["Ukrainian", "乌克兰文", "烏克蘭文"]),
    ("ar", ["Arabic", "阿拉伯文", "阿拉伯文"]), ("fa", ["Persian", "波斯文", "波斯文"]),
    ("tr", ["Turkish", "土耳其文", "土耳其文"]), ("vi", ["Vietnamese", "越南文", "越南文"]),
    ("th", ["Thai", "泰文", "泰文"]), ("hi", ["Hindi", "印地文", "印地文"]), ("bo", ["Tibetan", "藏文", "藏文"]),
    ("ug", ["Uyghur", "维吾尔文", "維吾爾文"]), ("mn", ["Mongolian", "蒙古文", "蒙古文"]),
];

/// What editors also write.
#[rustfmt::skip]
const OTHERS: &[(&str, &str)] = &[
    ("zh-Hans", "Chinese"), ("zh-Hans", "Simplified Chinese"), ("zh-Hans", "Mandarin"), ("zh-Hans", "中文"),
    ("zh-Hans", "汉语"), ("zh-Hans", "漢語"), ("zh-Hans", "普通话"), ("zh-Hans", "简体"), ("zh-Hans", "簡體"),
    ("zh-Hant", "Traditional Chinese"), ("zh-Hant", "繁体"), ("zh-Hant", "繁體"), ("zh-Hant", "正體中文"),
    ("en", "英语"), ("en", "英語"), ("de", "德语"), ("de", "德語"), ("fr", "法语"), ("fr", "法語"), ("es", "西班牙语"),
    ("es", "西班牙語"), ("ja", "日语"), ("ja", "日語"), ("ko", "韩语"), ("ko", "韓語"), ("ru", "俄语"), ("ru", "俄語"),
    ("ar", "阿拉伯语"), ("ar", "阿拉伯語"), ("vi", "越南语"), ("vi", "越南語"), ("th", "泰语"), ("th", "泰語"),
    ("bo", "藏语"), ("bo", "藏語"), ("ug", "维吾尔语"), ("ug", "維吾爾語"), ("mn", "蒙古语"), ("mn", "蒙古語"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_name_and_by_tag() {
        let cases = [
            ("Chinese", "zh-Hans"),
            ("繁體", "zh-Hant"),
            (" english ", "en"),
            ("德文", "de"),
            ("Русский", "ru"),
            ("zh-hant-hk", "zh-Hant-HK"),
            ("yue", "yue"),
            ("German", "de"),
            ("日本語", "ja"),
            ("zh", "zh"),
        ];
        for (name, tag) in cases {
            assert_eq!(language_of(name).map(|lang| lang.to_string()).as_deref(), Some(tag), "{name}");
        }
        for name in ["", "Elvish", "a language", "z", "克林贡语"] {
            assert_eq!(language_of(name), None, "{name}");
        }
    }

    #[test]
    fn lists_name_languages_in_the_interface_language() {
        let lang = |tag: &str| Lang::parse(tag).expect("a tag");
        let names =
            |ui: Ui| ["zh-Hans", "zh-TW", "zh", "ru", "pt-BR", "sr-Latn"].map(|tag| listed(ui, &lang(tag))).join(", ");
        assert_eq!(names(Ui::En), "Chinese (simplified), Chinese (traditional), Chinese, Russian, Portuguese, Srpski");
        assert_eq!(names(Ui::ZhHans), "简体中文, 繁体中文, 中文, 俄文, 葡萄牙文, Srpski");
        assert_eq!(names(Ui::ZhHant), "簡體中文, 繁體中文, 中文, 俄文, 葡萄牙文, Srpski");
    }

    #[test]
    fn what_a_list_says_names_the_language_again() {
        for (tag, names) in NAMES.iter().filter(|(tag, _)| !["und", "zh"].contains(tag)) {
            for name in names {
                assert_eq!(language_of(name).map(|lang| lang.to_string()).as_deref(), Some(*tag), "{name}");
            }
        }
    }
}
