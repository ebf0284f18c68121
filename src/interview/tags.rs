//! Language tags as people write them: which are registered, and what others mean.

use super::Lang;

/// ISO 639-1. Tags of three letters are not listed: all of them are accepted.
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de \
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
    it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq \
    sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Common wrong tags and names for the languages of these interviews.
const MEANT: &[(&str, &str)] = &[
    ("cn", "zh-Hans"),
    ("chs", "zh-Hans"),
    ("cht", "zh-Hant"),
    ("chinese", "zh"),
    ("english", "en"),
    ("中文", "zh"),
    ("汉语", "zh-Hans"),
    ("简体", "zh-Hans"),
    ("简体中文", "zh-Hans"),
    ("繁体", "zh-Hant"),
    ("繁體", "zh-Hant"),
    ("繁体中文", "zh-Hant"),
    ("繁體中文", "zh-Hant"),
    ("正體中文", "zh-Hant"),
    ("英文", "en"),
    ("英语", "en"),
    ("英語", "en"),
    ("jp", "ja"),
];

impl Lang {
    /// Returns whether the first subtag may be a language: one of ISO 639-1, or three letters that are not a common
    /// mistake.
    pub(crate) fn is_registered(&self) -> bool {
        match self.primary().len() {
            2 => TWO_LETTERS.split(' ').any(|code| code == self.primary()),
            3 => !MEANT.iter().any(|(written, _)| *written == self.primary()),
            _ => false,
        }
    }

    /// Returns the tag that an invalid one clearly means: `zh_CN`, `english`, `中文`.
    pub(crate) fn meant(tag: &str) -> Option<Lang> {
        let tag = tag.trim().replace('_', "-");
        let named = MEANT.iter().find(|(written, _)| tag.eq_ignore_ascii_case(written));
        match named {
            Some((_, meant)) => Lang::parse(meant),
            None => Lang::parse(&tag).filter(Lang::is_registered),
        }
    }
}
