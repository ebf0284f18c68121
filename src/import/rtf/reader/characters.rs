//! Bytes and escapes become characters, in the encoding of their font.

use std::mem;

use encoding_rs::Encoding;

use super::super::super::rich::symbols;
use super::super::groups::Destination;
use super::{Reader, style};

impl Reader {
    pub(super) fn unicode(&mut self, number: i32) {
        let unit = number.rem_euclid(0x1_0000) as u16;
        let half = self.half.take();
        match (half, unit) {
            (_, 0xd800..=0xdbff) => self.half = Some(unit),
            (Some(half), 0xdc00..=0xdfff) => {
                let c = char::decode_utf16([half, unit]).next().and_then(Result::ok);
                self.characters(&String::from(c.unwrap_or('\u{fffd}')));
            }
            (_, unit) => match char::from_u32(u32::from(unit)) {
                Some(c) if !c.is_control() => self.sign_or(c),
                _ => {}
            },
        }
        self.skip = self.group().fallback;
    }

    /// Adds a character; one that only a font of signs has becomes one that everybody has.
    fn sign_or(&mut self, c: char) {
        let font = self.group().font;
        let sign = match c {
            '\u{f020}'..='\u{f0ff}' => symbols::character(self.fonts.signs(font).unwrap_or("Symbol"), c as u32),
            _ => None,
        };
        self.characters(&String::from(sign.unwrap_or(c)));
    }

    /// Decodes the bytes that were collected.
    pub(super) fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = mem::take(&mut self.bytes);
        let group = self.groups.last().cloned().unwrap_or_default();
        if let Some(font) = self.fonts.signs(group.font).map(str::to_owned).filter(|_| group.is_text()) {
            let sign = |byte: &u8| symbols::character(&font, u32::from(*byte)).unwrap_or(char::from(*byte));
            let text: String = bytes.iter().map(sign).collect();
            return self.characters(&text);
        }
        let font = if group.is_wide { group.wide_font.or(group.font) } else { group.font };
        let mut encoding: &Encoding = self.fonts.encoding(font);
        // A font of another script was left in place over Chinese words.
        if encoding.is_single_byte() && self.fonts.codepage.is_some() && bytes.iter().any(|byte| *byte >= 0x80) {
            let of_document = self.fonts.encoding(None);
            if !of_document.is_single_byte() && !of_document.decode_without_bom_handling(&bytes).1 {
                encoding = of_document;
            }
        }
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.undecoded += text.matches('\u{fffd}').count();
        self.characters(&text.replace(|c: char| c.is_control() && c != '\t', ""));
    }

    /// Adds characters to whatever the group is for.
    pub fn characters(&mut self, text: &str) {
        let group = self.group();
        let destination = group.destination;
        match destination {
            Destination::Text => {
                let style = style(group);
                self.begin_paragraph();
                self.writer.text(text, &style);
            }
            Destination::Skipped | Destination::Info => {}
            Destination::Fonts => self.fonts.name(text),
            Destination::Styles if group.style < 0 => {}
            Destination::Styles => {
                let style = group.style;
                self.styles.entry(style).or_default().push_str(text);
            }
            _ => self.said.push_str(text),
        }
    }
}
