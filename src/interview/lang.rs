//! A [`Lang`]: a language tag (BCP 47) as the page writes it.

use std::fmt;
use std::rc::Rc;

/// A well-formed language tag in its usual case (`zh-Hans`, `en-GB`), at most 35 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(Rc<str>);

/// The script that Chinese is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Simplified,
    Traditional,
}

impl Lang {
    /// Reads a tag: letters and digits in subtags of 1 to 8, the first of 2 to 8 letters. Case is made usual
    /// (RFC 5646, section 2.1.1). `None` for anything else.
    pub fn parse(tag: &str) -> Option<Lang> {
        if tag.len() > 35 || !tag.is_ascii() {
            return None;
        }
        let mut usual = String::with_capacity(tag.len());
        for (i, part) in tag.split('-').enumerate() {
            let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
            if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
                return None;
            }
            match (i, part.len(), letters) {
                (0, 2.., true) => usual.push_str(&part.to_ascii_lowercase()),
                (0, ..) => return None,
                (_, 4, true) => {
                    usual.push('-');
                    usual.push_str(&part[..1].to_ascii_uppercase());
                    usual.push_str(&part[1..].to_ascii_lowercase());
                }
                (_, 2, true) => {
                    usual.push('-');
                    usual.push_str(&part.to_ascii_uppercase());
                }
                _ => {
                    usual.push('-');
                    usual.push_str(&part.to_ascii_lowercase());
                }
            }
        }
        Some(Lang(usual.into()))
    }

    /// The language that a text is taken to be in where a file does not say: Chinese if more than a quarter of its
    /// letters are Han, else English.
    pub fn guess(text: &str) -> Lang {
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let han = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
        Lang(if han * 4 > letters { "zh-Hans" } else { "en" }.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag for an attribute, shared.
    pub fn tag(&self) -> Rc<str> {
        self.0.clone()
    }

    /// The first subtag: `zh` of `zh-Hant-TW`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    pub fn is_chinese(&self) -> bool {
        matches!(self.primary(), "zh" | "cmn" | "yue" | "wuu" | "nan" | "hak")
    }

    /// The script of a Chinese tag: by its script subtag, else by its region (Taiwan, Hong Kong and Macao write
    /// traditional characters), else simplified. `None` for other languages.
    pub fn chinese(&self) -> Option<Script> {
        if !self.is_chinese() {
            return None;
        }
        let has = |wanted: &str| self.0.split('-').skip(1).any(|part| part == wanted);
        let traditional = has("Hant") || (!has("Hans") && (has("TW") || has("HK") || has("MO")));
        Some(if traditional { Script::Traditional } else { Script::Simplified })
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
