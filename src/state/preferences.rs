//! [`Preferences`]: the reader's settings for all interviews, as a line of text that the browser can keep.
//!
//! The line has the form of a query, `ui=zh-Hant&size=large`, and contains only what differs from the defaults. This
//! module does not store it.

use super::Ui;

/// The settings that are kept between visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preferences {
    /// `None` follows the reading language.
    pub ui: Option<Ui>,
    pub size: Size,
    pub scheme: Scheme,
    /// Whether glossary terms show their pinyin in the text.
    pub pinyin: bool,
    /// Whether single-key shortcuts work; on by default.
    pub keys: bool,
}

/// The size of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    Small,
    #[default]
    Medium,
    Large,
    Largest,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Follows the system.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Preferences {
    /// Parses what [`Preferences::print`] wrote, or any other text: unknown parts are ignored.
    pub fn parse(text: &str) -> Preferences {
        let mut preferences = Preferences::default();
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            match &*name {
                "ui" => preferences.ui = Ui::parse(&value).or(preferences.ui),
                "size" => preferences.size = Size::parse(&value).unwrap_or(preferences.size),
                "scheme" => preferences.scheme = Scheme::parse(&value).unwrap_or(preferences.scheme),
                "pinyin" => preferences.pinyin = switch(&value).unwrap_or(preferences.pinyin),
                "keys" => preferences.keys = switch(&value).unwrap_or(preferences.keys),
                _ => {}
            }
        }
        preferences
    }

    /// Returns the line to keep; empty if everything has its default.
    pub fn print(&self) -> String {
        // Takes the fields apart, so that a setting that is not kept does not compile.
        let Preferences { ui, size, scheme, pinyin, keys } = *self;
        let usual = Preferences::default();
        let mut parts = Vec::new();
        if let Some(ui) = ui {
            parts.push(format!("ui={}", ui.tag()));
        }
        if size != usual.size {
            parts.push(format!("size={}", size.tag()));
        }
        if scheme != usual.scheme {
            parts.push(format!("scheme={}", scheme.tag()));
        }
        if pinyin != usual.pinyin {
            parts.push(format!("pinyin={}", switched(pinyin)));
        }
        if keys != usual.keys {
            parts.push(format!("keys={}", switched(keys)));
        }
        parts.join("&")
    }
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences { ui: None, size: Size::Medium, scheme: Scheme::Auto, pinyin: false, keys: true }
    }
}

impl Size {
    pub const ALL: [Size; 4] = [Size::Small, Size::Medium, Size::Large, Size::Largest];

    pub fn tag(self) -> &'static str {
        match self {
            Size::Small => "small",
            Size::Medium => "medium",
            Size::Large => "large",
            Size::Largest => "largest",
        }
    }

    pub fn parse(tag: &str) -> Option<Size> {
        Size::ALL.into_iter().find(|size| size.tag() == tag)
    }
}

impl Scheme {
    pub const ALL: [Scheme; 3] = [Scheme::Auto, Scheme::Light, Scheme::Dark];

    pub fn tag(self) -> &'static str {
        match self {
            Scheme::Auto => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }

    pub fn parse(tag: &str) -> Option<Scheme> {
        Scheme::ALL.into_iter().find(|scheme| scheme.tag() == tag)
    }
}

fn switch(value: &str) -> Option<bool> {
    match value {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn switched(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_round_trip() {
        assert_eq!(Preferences::default().print(), "");
        for ui in Ui::ALL.into_iter().map(Some).chain([None]) {
            for (size, scheme) in Size::ALL.into_iter().flat_map(|size| Scheme::ALL.map(|scheme| (size, scheme))) {
                for (pinyin, keys) in [(false, false), (false, true), (true, false), (true, true)] {
                    let preferences = Preferences { ui, size, scheme, pinyin, keys };
                    assert_eq!(Preferences::parse(&preferences.print()), preferences);
                }
            }
        }
    }

    #[test]
    fn broken_parts_are_skipped() {
        for broken in ["", "{}", "&&=", "%FF=%", "size=huge&ui=xx&scheme&pinyin=1&keys=no", "\u{0}"] {
            assert_eq!(Preferences::parse(broken), Preferences::default(), "{broken}");
        }
        let parsed = Preferences::parse("size=large&ui=ZH-hant&size=&later=1&keys=off");
        assert_eq!(parsed.print(), "ui=zh-Hant&size=large&keys=off");
    }
}
