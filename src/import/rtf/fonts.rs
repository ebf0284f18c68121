//! Fonts, as far as they say in which encoding bytes are.

use std::collections::BTreeMap;

use encoding_rs::*;

/// The number of the character set of fonts of signs.
const SIGNS: i32 = 2;

#[derive(Clone, Debug, Default)]
pub struct Font {
    pub name: String,
    charset: i32,
    codepage: Option<i32>,
}

/// The fonts by their numbers.
#[derive(Debug, Default)]
pub struct Fonts {
    fonts: BTreeMap<i32, Font>,
    /// The one that is being defined.
    current: i32,
    /// The code page of the document.
    pub codepage: Option<i32>,
}

impl Fonts {
    pub fn begin(&mut self, number: i32) {
        self.current = number;
        self.fonts.entry(number).or_default();
    }

    fn current(&mut self) -> &mut Font {
        self.fonts.entry(self.current).or_default()
    }

    pub fn set_charset(&mut self, charset: i32) {
        self.current().charset = charset;
    }

    pub fn set_codepage(&mut self, codepage: i32) {
        self.current().codepage = Some(codepage);
    }

    /// Adds to the name of the font that is being defined.
    pub fn name(&mut self, text: &str) {
        self.current().name.push_str(text.trim_end_matches(';'));
    }

    /// The name of a font of signs.
    pub fn signs(&self, font: Option<i32>) -> Option<&str> {
        let font = self.fonts.get(&font?)?;
        let is_known = |name: &str| font.name.eq_ignore_ascii_case(name);
        (font.charset == SIGNS || is_known("Symbol") || is_known("Wingdings")).then_some(&*font.name)
    }

    /// The encoding of bytes in a font.
    pub fn encoding(&self, font: Option<i32>) -> &'static Encoding {
        let font = font.and_then(|font| self.fonts.get(&font));
        let of_font = font.and_then(|font| font.codepage.and_then(of_codepage).or_else(|| of_charset(font.charset)));
        of_font.or_else(|| self.codepage.and_then(of_codepage)).unwrap_or(WINDOWS_1252)
    }
}

/// The encoding of a Windows code page.
fn of_codepage(codepage: i32) -> Option<&'static Encoding> {
    Some(match codepage {
        874 => WINDOWS_874,
        866 => IBM866,
        932 => SHIFT_JIS,
        936 | 54936 => GB18030,
        949 | 1361 => EUC_KR,
        950 => BIG5,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        10000 => MACINTOSH,
        10008 => GB18030,
        10002 => BIG5,
        65001 => UTF_8,
        _ => return None,
    })
}

/// The encoding of a character set of fonts. `None` for those that follow the document.
fn of_charset(charset: i32) -> Option<&'static Encoding> {
    Some(match charset {
        77 => MACINTOSH,
        78 | 128 => SHIFT_JIS,
        79 | 129 | 130 => EUC_KR,
        80 | 134 => GB18030,
        81 | 136 => BIG5,
        161 => WINDOWS_1253,
        162 => WINDOWS_1254,
        163 => WINDOWS_1258,
        177 => WINDOWS_1255,
        178 => WINDOWS_1256,
        186 => WINDOWS_1257,
        204 => WINDOWS_1251,
        222 => WINDOWS_874,
        238 => WINDOWS_1250,
        _ => return None,
    })
}
