//! A [`Ui`]: the language of the interface, which is not the language that is read.

use crate::interview::{Lang, Script};

/// The languages that the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ui {
    #[default]
    En,
    ZhHans,
    ZhHant,
}

impl Ui {
    pub const ALL: [Ui; 3] = [Ui::En, Ui::ZhHans, Ui::ZhHant];

    /// Its tag for `lang` attributes and saved preferences.
    pub fn tag(self) -> &'static str {
        match self {
            Ui::En => "en",
            Ui::ZhHans => "zh-Hans",
            Ui::ZhHant => "zh-Hant",
        }
    }

    /// Reads one of the three tags, in any case.
    pub fn parse(tag: &str) -> Option<Ui> {
        Ui::ALL.into_iter().find(|ui| ui.tag().eq_ignore_ascii_case(tag))
    }

    /// The interface for a reader of a language: Chinese in its script, for every other language English.
    pub fn following(lang: &Lang) -> Ui {
        match lang.chinese() {
            Some(Script::Simplified) => Ui::ZhHans,
            Some(Script::Traditional) => Ui::ZhHant,
            None => Ui::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_follows_the_script_that_is_read() {
        for (read, ui) in [
            ("en-GB", Ui::En),
            ("ja", Ui::En),
            ("zh", Ui::ZhHans),
            ("zh-SG", Ui::ZhHans),
            ("zh-Hans-HK", Ui::ZhHans),
            ("zh-Hant", Ui::ZhHant),
            ("zh-TW", Ui::ZhHant),
            ("yue-HK", Ui::ZhHant),
            ("zh-MO", Ui::ZhHant),
        ] {
            assert_eq!(Ui::following(&Lang::parse(read).expect("a tag")), ui, "{read}");
        }
        assert_eq!(Ui::parse("zh-hans"), Some(Ui::ZhHans));
        assert_eq!(Ui::parse("fr"), None);
    }
}
