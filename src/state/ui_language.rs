//! [`Ui`]: the language of the interface, as opposed to the language that is read.

use crate::interview::Lang;

/// Declares [`Ui`] from a table of variants and tags; the first is the default.
macro_rules! languages {
    ($default:ident = $default_tag:literal, $($other:ident = $tag:literal,)*) => {
        /// The languages of the interface.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Ui {
            #[default]
            $default,
            $($other,)*
        }

        impl Ui {
            pub const ALL: [Ui; [$default_tag, $($tag),*].len()] = [Ui::$default, $(Ui::$other),*];

            /// The tag for `lang` attributes and saved preferences.
            pub fn tag(self) -> &'static str {
                match self {
                    Ui::$default => $default_tag,
                    $(Ui::$other => $tag,)*
                }
            }
        }
    };
}

languages! {
    En = "en",
    ZhHans = "zh-Hans",
    ZhHant = "zh-Hant",
}

impl Ui {
    /// Parses a [`Ui::tag`], in any case.
    pub fn parse(tag: &str) -> Option<Ui> {
        Ui::ALL.into_iter().find(|ui| ui.tag().eq_ignore_ascii_case(tag))
    }

    /// Returns the interface language for readers of a language ([`Lang::best`]); English if the interface does not
    /// have it.
    pub fn following(lang: &Lang) -> Ui {
        let tags = Ui::ALL.map(|ui| Lang::parse(ui.tag()).expect("an interface language has a tag"));
        lang.best(&tags).map_or(Ui::En, |best| Ui::ALL[best])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_any_case() {
        assert_eq!(Ui::parse("zh-hans"), Some(Ui::ZhHans));
        assert_eq!(Ui::parse("und"), None);
    }
}
