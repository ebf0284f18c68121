//! The languages that editors name, by the names that people know.

use super::desk;
use crate::interview::Lang;
use crate::state::Ui;
use crate::words::OWN_NAMES;

/// Returns the language that a text names: by its own name, by its name in an interface language, or by its tag. `None` if
/// no language has a tag like this.
pub fn language_of(name: &str) -> Option<Lang> {
    let name = name.trim();
    let is_it = |other: &str| other.to_lowercase() == name.to_lowercase();
    let by_name = NAMES.iter().chain(OWN_NAMES).find(|(_, own)| is_it(own)).map(|(tag, _)| *tag);
    let is_named = |tag: &str| {
        Lang::parse(tag).is_some_and(|lang| Ui::ALL.iter().any(|ui| is_it(&(desk(*ui).panels.language)(&lang))))
    };
    let tag = by_name.or_else(|| OWN_NAMES.iter().map(|(tag, _)| *tag).find(|tag| is_named(tag))).unwrap_or(name);
    // No registered tag begins with more than three letters: it is a name that is not known.
    Lang::parse(tag).filter(|lang| lang.primary().len() <= 3)
}

/// Names beside those of the interface.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("zh-Hans", "Chinese"), ("zh-Hans", "Simplified Chinese"), ("zh-Hans", "Chinese (simplified)"),
    ("zh-Hans", "Mandarin"), ("zh-Hans", "中文"), ("zh-Hans", "汉语"), ("zh-Hans", "漢語"), ("zh-Hans", "普通话"),
    ("zh-Hans", "简体"), ("zh-Hans", "簡體"), ("zh-Hans", "简体中文"), ("zh-Hans", "簡體中文"),
    ("zh-Hant", "Traditional Chinese"), ("zh-Hant", "Chinese (traditional)"), ("zh-Hant", "繁体"), ("zh-Hant", "繁體"),
    ("zh-Hant", "繁体中文"), ("zh-Hant", "繁體中文"), ("zh-Hant", "正體中文"), ("en", "英语"), ("en", "英語"),
    ("de", "德语"), ("de", "德語"), ("fr", "法语"), ("fr", "法語"), ("es", "西班牙语"), ("es", "西班牙語"),
    ("ja", "日语"), ("ja", "日語"), ("ko", "韩语"), ("ko", "韓語"), ("ru", "Russian"), ("ru", "俄语"), ("ru", "俄語"),
    ("ru", "俄文"), ("it", "Italian"), ("pt", "Portuguese"), ("nl", "Dutch"), ("pl", "Polish"), ("uk", "Ukrainian"),
    ("ar", "Arabic"), ("ar", "阿拉伯语"), ("ar", "阿拉伯語"), ("fa", "Persian"), ("tr", "Turkish"), ("vi", "Vietnamese"),
    ("vi", "越南语"), ("vi", "越南語"), ("th", "Thai"), ("th", "泰语"), ("th", "泰語"), ("hi", "Hindi"), ("bo", "Tibetan"),
    ("bo", "藏语"), ("bo", "藏語"), ("bo", "藏文"), ("ug", "Uyghur"), ("ug", "维吾尔语"), ("ug", "維吾爾語"),
    ("mn", "Mongolian"), ("mn", "蒙古语"), ("mn", "蒙古語"),
];

#[cfg(test)]
mod tests {
    use super::language_of;

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
        ];
        for (name, tag) in cases {
            assert_eq!(language_of(name).map(|lang| lang.to_string()).as_deref(), Some(tag), "{name}");
        }
        for name in ["", "Elvish", "a language", "z", "克林贡语"] {
            assert_eq!(language_of(name), None, "{name}");
        }
    }
}
