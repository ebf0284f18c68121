//! A [`Lang`]: a language tag (BCP 47) as it is written to the page.

use std::fmt;
use std::rc::Rc;

/// A well-formed language tag in its usual case (`zh-Hans`, `en-GB`), at most 35 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(Rc<str>);

/// The script of Chinese text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Simplified,
    Traditional,
}

/// Scripts that are written from right to left.
const RTL_SCRIPTS: &str = "Arab Aran Hebr Thaa Syrc Syre Syrj Syrn Nkoo Adlm Rohg Mand Samr Mend Yezi Gara";

/// Languages that are usually written in one of them, everywhere or in one country (CLDR, likelySubtags).
const RTL_LANGUAGES: &str = "ar fa ur ug he yi iw ji ps sd dv ks ckb azb arc syr nqo prs pnb skr bal bgn bqi glk lrc luz mzn sdh \
    hno khw bft trw aeb afb apc apd arq ars ary arz acm acq acw acx acy ajp ayl ayn ayp pes pbt pbu pst uzs aii cld \
    rhg mid sam jpr jrb kk-CN ky-CN pa-PK lah az-IR az-IQ uz-AF ku-IQ ku-IR tk-IR";

impl Lang {
    /// Parses a tag: subtags of 1 to 8 letters and digits, the first of 2 to 8 letters. Normalises the case (RFC 5646,
    /// section 2.1.1). Returns `None` for anything else.
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

    /// The value of a `lang` attribute: empty if the language is unknown, as in HTML.
    pub fn attribute(&self) -> &str {
        if self.primary() == "und" && self.script().is_none() { "" } else { &self.0 }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The tag, shared.
    pub fn tag(&self) -> Rc<str> {
        self.0.clone()
    }

    /// The first subtag: `zh` of `zh-Hant-TW`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The value of a `dir` attribute in HTML; `auto` if nothing is known about the language.
    pub fn dir(&self) -> &'static str {
        match self.is_rtl() {
            true => "rtl",
            false if self.script().is_none() && matches!(self.primary(), "und" | "mul" | "mis" | "zxx") => "auto",
            false => "ltr",
        }
    }

    /// Returns whether the language is written from right to left, by its script subtag or else by its usual script.
    pub fn is_rtl(&self) -> bool {
        match self.script() {
            Some(script) => RTL_SCRIPTS.split(' ').any(|rtl| rtl == script),
            None => {
                RTL_LANGUAGES.split(' ').any(|rtl| rtl == self.primary() || rtl == &*self.0)
                    && !matches!(&*self.0, "ug-KZ" | "ug-MN" | "sd-IN")
            }
        }
    }

    /// The script subtag: `Hant` of `zh-Hant-TW`.
    pub fn script(&self) -> Option<&str> {
        let before_private = self.0.split('-').skip(1).take_while(|part| part.len() > 1);
        before_private.into_iter().find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()))
    }

    /// Returns the position of the offered language that suits readers of this one best: the same tag; else the same
    /// language in the same script, where all Chinese languages count as one; else the same language. The lookup of RFC
    /// 4647, section 3.4, would reduce `zh-HK` to `zh` and choose the wrong script.
    pub fn best<'l>(&self, offered: impl IntoIterator<Item = &'l Lang> + Clone) -> Option<usize> {
        let place = |fits: &dyn Fn(&Lang) -> bool| offered.clone().into_iter().position(fits);
        let same_script = |other: &Lang| match (self.chinese(), other.chinese()) {
            (None, None) => self.primary() == other.primary() && self.script() == other.script(),
            (own, other) => own == other,
        };
        let same_language =
            |other: &Lang| self.primary() == other.primary() || (self.is_chinese() && other.is_chinese());
        place(&|other| other == self).or_else(|| place(&same_script)).or_else(|| place(&same_language))
    }

    pub fn is_chinese(&self) -> bool {
        matches!(self.primary(), "zh" | "cmn" | "yue" | "wuu" | "nan" | "hak")
    }

    /// The script of a Chinese tag: from its script subtag, or else from its region (Taiwan, Hong Kong and Macao write
    /// traditional characters), or else simplified. `None` for other languages.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_the_languages_offered_has_the_tag_then_the_script_then_the_language() {
        let lang = |tag: &str| Lang::parse(tag).unwrap();
        for (wanted, offered, best) in [
            ("en", "zh-Hans en", Some("en")),
            ("en-GB", "zh-Hans en en-GB", Some("en-GB")),
            ("en-US", "zh-Hans en-GB", Some("en-GB")),
            ("zh-TW", "en zh-Hans zh-Hant", Some("zh-Hant")),
            ("zh-Hans-HK", "zh-Hant zh-Hans", Some("zh-Hans")),
            ("yue-HK", "zh-Hans zh-Hant", Some("zh-Hant")),
            ("zh-Hant", "en zh-Hans", Some("zh-Hans")),
            ("ug-Latn", "ug ug-Latn-CN", Some("ug-Latn-CN")),
            ("ug-Cyrl", "en ug", Some("ug")),
            ("fr", "en zh-Hans", None),
            ("en", "", None),
        ] {
            let all: Vec<Lang> = offered.split_whitespace().map(lang).collect();
            assert_eq!(lang(wanted).best(&all).map(|n| all[n].as_str()), best, "{wanted} of {offered}");
        }
    }

    #[test]
    fn direction_depends_on_script_and_language() {
        let rtl = "ar fa ur ug he yi ps sd dv ks ckb ar-EG fa-AF kk-Arab ku-Arab az-Arab ug-Arab uz-Arab-AF und-Arab en-Hebr syr-Syrc \
            ff-Adlm rhg-Rohg nqo kk-CN pa-PK kk-arab-cn";
        let ltr = "en zh-Hans zh-Hant ja ko bo mn ru kk ku ku-Latn ug-Latn ug-Cyrl sd-Deva az az-Cyrl he-Latn fa-Latn ar-Latn \
            und-Latn zh-Latn-pinyin pa yi-Latn en-x-arab ms";
        let lang = |tag: &str| Lang::parse(tag).unwrap();
        rtl.split_whitespace().for_each(|tag| assert_eq!(lang(tag).dir(), "rtl", "{tag}"));
        ltr.split_whitespace().for_each(|tag| assert_eq!(lang(tag).dir(), "ltr", "{tag}"));
        ["und", "und-x-2", "mul"].into_iter().for_each(|tag| assert_eq!(lang(tag).dir(), "auto", "{tag}"));
    }
}
