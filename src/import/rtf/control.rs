//! What control words do.

use super::super::note::Field;
use super::groups::{Aside, Destination};
use super::reader::Reader;

/// Groups whose text is data of programs.
const SKIPPED: &[&str] = &[
    "colortbl",
    "filetbl",
    "nonshppict",
    "nonesttables",
    "template",
    "themedata",
    "datastore",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "aftncn",
    "pntxta",
    "pntxtb",
    "sp",
    "objdata",
    "private",
    "passwordhash",
    "listlevel",
    "leveltext",
    "levelnumbers",
    "falt",
    "panose",
    "keycode",
    "shpinst",
    "atrfstart",
    "atrfend",
    "atnref",
    "atndate",
    "atnid",
    "atntime",
    "atnparent",
    "atnicn",
    "upr",
    "fname",
];

/// Groups that are marked as optional, and are read all the same.
const KNOWN: &[&str] = &["shppict", "nesttableprops", "moMath", "moMathPara", "mr", "mmath", "ud"];

/// Characters that have words.
const CHARACTERS: &[(&str, &str)] = &[
    ("tab", "\t"),
    ("emdash", "—"),
    ("endash", "–"),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
    ("emspace", "\u{2003}"),
    ("enspace", "\u{2002}"),
    ("qmspace", "\u{2005}"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
];

impl Reader {
    /// Begins a destination, if the word names one. Returns whether it did.
    pub(super) fn destination(&mut self, name: &str) -> bool {
        let is_optional = std::mem::take(&mut self.group().is_optional);
        let aside = match name {
            "footnote" => Some(Aside::Footnote),
            "annotation" => Some(Aside::Comment),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                Some(Aside::Around)
            }
            "shptxt" | "dptxbxtext" => Some(Aside::Box),
            _ => None,
        };
        if let Some(aside) = aside {
            self.begin_aside(aside);
            return true;
        }
        let destination = match name {
            "fonttbl" => Destination::Fonts,
            "stylesheet" => Destination::Styles,
            "info" => Destination::Info,
            "title" | "subject" | "author" | "keywords" | "doccomm" if self.is_in(Destination::Info) => {
                Destination::Property(property(name))
            }
            "fldinst" => Destination::Instruction,
            "listtext" | "pntext" => Destination::Number,
            "atnauthor" => Destination::Author,
            "xe" | "tc" | "tcn" | "shprslt" => Destination::LeftOut,
            "pict" => {
                if self.group().is_text() {
                    self.picture();
                }
                Destination::Skipped
            }
            "ud" => Destination::Text,
            _ if SKIPPED.contains(&name) => Destination::Skipped,
            _ if is_optional && !KNOWN.contains(&name) => Destination::Skipped,
            _ => return false,
        };
        // Nothing within skipped data is text, except for what is known.
        let group = self.group();
        if group.destination == Destination::Skipped && destination != Destination::Text {
            return true;
        }
        group.begins = true;
        group.destination = destination;
        true
    }

    /// Does what a control word says.
    pub(super) fn word(&mut self, name: &str, number: Option<i32>) {
        if self.destination(name) {
            return;
        }
        let is_on = number != Some(0);
        let value = number.unwrap_or(0);
        match name {
            "ansicpg" => self.fonts.codepage = number,
            "mac" => self.fonts.codepage = Some(10000),
            "deff" => {
                self.default_font = number;
                self.group().font = number;
            }
            "uc" => self.group().fallback = value.clamp(0, 64) as u32,
            "f" if self.is_in(Destination::Fonts) => self.fonts.begin(value),
            "fcharset" if self.is_in(Destination::Fonts) => self.fonts.set_charset(value),
            "cpg" if self.is_in(Destination::Fonts) => self.fonts.set_codepage(value),
            "f" => self.group().font = number,
            "af" if self.group().is_wide => self.group().wide_font = number,
            "dbch" => self.group().is_wide = true,
            "loch" | "hich" => self.group().is_wide = false,
            "b" => self.group().bold = is_on,
            "i" => self.group().italic = is_on,
            "v" => self.group().hidden = is_on,
            "strike" | "striked" => self.group().struck = is_on,
            "revised" => self.group().inserted = is_on,
            "deleted" => self.group().deleted = is_on,
            "plain" => {
                let font = self.default_font;
                self.group().plain(font);
            }
            "s" if self.is_in(Destination::Styles) => self.group().style = value,
            "cs" | "ds" | "ts" if self.is_in(Destination::Styles) => self.group().style = -1,
            "fldrslt" => self.begin_result(),
            _ if self.group().destination != Destination::Text => {
                if let Some((_, text)) = CHARACTERS.iter().find(|(word, _)| *word == name) {
                    self.characters(text);
                }
            }
            _ => self.layout(name, number),
        }
    }

    /// Does what a control word of paragraphs and tables says.
    fn layout(&mut self, name: &str, number: Option<i32>) {
        match name {
            "pard" => self.begin_paragraph_properties(),
            "s" => self.paragraph.style = number.unwrap_or(0),
            "outlinelevel" => self.paragraph.outline = number.filter(|level| (0..9).contains(level)),
            "intbl" => self.paragraph.level = self.paragraph.level.max(1),
            "itap" => self.paragraph.level = number.unwrap_or(1).clamp(0, 40) as usize,
            "par" | "sect" => self.end_paragraph(),
            "line" | "page" | "column" | "lbr" => self.line_break(),
            "cell" => self.end_cell(1),
            "row" => self.end_row(1),
            "nestcell" => self.end_cell(2),
            "nestrow" => self.end_row(2),
            "ftnalt" => self.is_endnote = true,
            _ => {
                if let Some((_, text)) = CHARACTERS.iter().find(|(word, _)| *word == name) {
                    self.characters(text);
                }
            }
        }
    }

    pub(super) fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'~' => self.characters("\u{a0}"),
            b'_' => self.characters("\u{2011}"),
            b'*' => self.group().is_optional = true,
            _ => {}
        }
    }
}

fn property(name: &str) -> &'static str {
    ["title", "subject", "author", "keywords"].into_iter().find(|known| *known == name).unwrap_or("comment")
}

/// The field that a property proposes.
pub(super) fn field(property: &str) -> Field {
    if property == "title" { Field::Title } else { Field::About }
}
