//! Lays a picture out: the organisation's name at the top, the title as large as it fits, two lines below. Writes it as SVG.

use std::fmt::Write;

use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, Emoji, EmojiPresentation};
use unicode_normalization::UnicodeNormalization;

use super::fonts::{Fonts, Writing};
use super::lines::{self, Fitted};
use super::{HEIGHT, WIDTH};
use crate::build::xml::Xml;
use crate::interview::Lang;

/// The colours of the viewer's light scheme.
pub const PAPER: &str = "#fdfcfa";
const INK: &str = "#1c1b18";
const INK_2: &str = "#5a574f";
const RULE: &str = "#dedad0";
const ACCENT: &str = "#12584a";

/// In pixels.
const MARGIN: f32 = 80.0;
const INNER: f32 = WIDTH as f32 - 2.0 * MARGIN;
/// The box of the title: its top and its height.
const TITLE: (f32, f32) = (144.0, 322.0);
const SIZES: &[f32] = &[92.0, 80.0, 70.0, 62.0, 54.0, 48.0, 42.0];
const NAME: f32 = 30.0;
const BELOW: [f32; 2] = [36.0, 30.0];
/// The height of the logo, and how wide it may be.
pub const LOGO: (f32, f32) = (48.0, 320.0);
/// Where the baselines of the name and of the lines below are.
const BASELINES: [f32; 3] = [98.0, 544.0, 592.0];
/// No title needs more characters.
const LONGEST: usize = 600;
/// What begins and ends text from right to left, and text from left to right within it (UAX #9).
const FROM_RIGHT: [char; 2] = ['\u{2067}', '\u{2069}'];
const FROM_LEFT: [char; 2] = ['\u{2066}', '\u{2069}'];

/// What stands between the texts of a line.
const BETWEEN: &str = " · ";

/// What a picture says.
pub struct Card<'a> {
    pub lang: &'a Lang,
    pub organisation: &'a str,
    pub title: &'a str,
    /// Two lines of several texts each.
    pub below: [Vec<String>; 2],
}

/// A picture as SVG, and the faces by which it names its fonts: `f0` is the first.
#[derive(Debug)]
pub struct Drawing {
    pub svg: Vec<u8>,
    pub faces: Vec<usize>,
}

struct Writer<'a> {
    fonts: &'a Fonts,
    writing: Writing,
    is_rtl: bool,
    out: Xml,
    faces: Vec<usize>,
}

impl Card<'_> {
    /// Lays the picture out; `logo` is the width that the logo takes.
    ///
    /// # Errors
    /// The characters that no font has.
    pub fn drawing(&self, fonts: &Fonts, logo: Option<f32>) -> Result<Drawing, String> {
        let writing = Writing::of(self.lang);
        let plain = |text: &str| plain(text, |c| fonts.find(writing, c).is_some());
        let (name, title) = (plain(self.organisation), plain(self.title));
        let below = self.below.each_ref().map(|texts| texts.iter().map(|text| plain(text)).collect::<Vec<_>>());
        let all = below.iter().flatten().map(String::as_str).chain([&*name, &title, BETWEEN, "…"]);
        let mut missing: Vec<char> = all.flat_map(str::chars).collect();
        missing.retain(|c| !is_joiner(*c) && fonts.find(writing, *c).is_none());
        missing.sort_unstable();
        missing.dedup();
        if !missing.is_empty() || title.is_empty() {
            return Err(missing.into_iter().collect());
        }
        let (wide, high) = (WIDTH.to_string(), HEIGHT.to_string());
        let root = [("xmlns", "http://www.w3.org/2000/svg"), ("width", &*wide), ("height", &*high)];
        let (out, is_rtl) = (Xml::in_one_line("svg", &root), self.lang.is_rtl());
        let mut writer = Writer { fonts, writing, is_rtl, out, faces: Vec::new() };
        writer.rect((0.0, 0.0), (WIDTH as f32, HEIGHT as f32), PAPER);
        let beside = logo.unwrap_or_else(|| writer.mark());
        let beside = if beside > 0.0 { beside + 18.0 } else { 0.0 };
        writer.line(&isolated(&name, is_rtl), NAME, (beside, BASELINES[0]), INK_2);
        writer.title(&title);
        writer.rect((MARGIN, 488.0), (INNER, 2.0), RULE);
        for (n, texts) in below.iter().enumerate() {
            let texts: Vec<String> = texts.iter().map(|text| isolated(text, is_rtl)).collect();
            writer.line(&texts.join(BETWEEN), BELOW[n], (0.0, BASELINES[n + 1]), [INK, INK_2][n]);
        }
        Ok(Drawing { svg: writer.out.finish(), faces: writer.faces })
    }
}

/// Where the logo stands, as left and top.
pub fn logo_at(lang: &Lang, wide: f32) -> (f32, f32) {
    let left = if lang.is_rtl() { WIDTH as f32 - MARGIN - wide } else { MARGIN };
    (left, BASELINES[0] - 10.0 - LOGO.0 / 2.0)
}

impl Writer<'_> {
    fn width(&self, c: char) -> f32 {
        self.fonts.find(self.writing, c).map_or(0.0, |(_, width)| width)
    }

    fn rect(&mut self, (x, y): (f32, f32), (wide, high): (f32, f32), colour: &str) {
        let [x, y, wide, high] = [x, y, wide, high].map(|number| number.to_string());
        self.out.empty("rect", &[("x", &x), ("y", &y), ("width", &wide), ("height", &high), ("fill", colour)]);
    }

    /// Draws the sign of a site without a logo: see [`crate::markup::mark`]. Returns its width.
    fn mark(&mut self) -> f32 {
        let left = if self.is_rtl { WIDTH as f32 - MARGIN - LOGO.0 } else { MARGIN - 4.0 };
        let place = format!("translate({left} {}) scale({})", BASELINES[0] - 10.0 - LOGO.0 / 2.0, LOGO.0 / 28.0);
        let look = [("fill", "none"), ("stroke", ACCENT), ("stroke-width", "1.8"), ("stroke-linejoin", "round")];
        self.out.open("g", &[&look[..], &[("transform", &place)]].concat());
        for path in crate::markup::MARK {
            self.out.empty("path", &[("d", path)]);
        }
        self.out.close();
        LOGO.0 - 4.0
    }

    /// Draws a text in one line, shortened if need be. `at`: how far from the margin, and the baseline.
    fn line(&mut self, text: &str, size: f32, (indent, baseline): (f32, f32), colour: &str) {
        let text = lines::shortened(text, (INNER - indent) / size, &|c| self.width(c));
        let text = if self.is_rtl { between(FROM_RIGHT, &text) } else { text };
        self.text(&text, size, (indent, baseline), colour);
    }

    fn title(&mut self, title: &str) {
        let is_han = !matches!(self.writing, Writing::Other);
        let leading = if is_han { 1.34 } else { 1.2 };
        let (top, high) = TITLE;
        let Fitted { lines, size } = lines::fitted(title, (INNER, high), leading, SIZES, &|c| self.width(c));
        let is_turned = self.is_rtl && has_rtl(title);
        let step = size * leading;
        // Half of what is left is above; letters stand above their baseline by some 0.8 of their size.
        let above = top + (high - step * lines.len() as f32) / 2.0 + (step - size) / 2.0 + size * 0.84;
        for (n, line) in lines.iter().enumerate() {
            let line = if is_turned { between(FROM_RIGHT, line) } else { line.clone() };
            self.text(&line, size, (0.0, above + step * n as f32), INK);
        }
    }

    fn text(&mut self, text: &str, size: f32, (indent, baseline): (f32, f32), colour: &str) {
        let (x, anchor) = match self.is_rtl {
            true => (WIDTH as f32 - MARGIN - indent, "end"),
            false => (MARGIN + indent, "start"),
        };
        let [x, baseline, size] = [x, baseline, size].map(|number| number.to_string());
        let place = [("x", &*x), ("y", &*baseline), ("font-size", &*size), ("text-anchor", anchor)];
        self.out.open("text", &[&place[..], &[("fill", colour), ("xml:space", "preserve")]].concat());
        for (face, run) in self.runs(text) {
            self.out.open("tspan", &[("font-family", &format!("f{face}"))]).text(&run).close();
        }
        self.out.close();
    }

    /// A text as runs of one font each, which stand in `faces`. What has no glyph of its own joins the run before, or else the
    /// run after.
    fn runs(&mut self, text: &str) -> Vec<(usize, String)> {
        let mut runs: Vec<(usize, String)> = Vec::new();
        let mut before = String::new();
        for c in text.chars() {
            let face = self.fonts.find(self.writing, c).filter(|_| !is_joiner(c) && !is_mark(c)).map(|(face, _)| {
                self.faces.iter().position(|known| *known == face).unwrap_or_else(|| {
                    self.faces.push(face);
                    self.faces.len() - 1
                })
            });
            match (face, runs.last_mut()) {
                (Some(face), Some((of_last, run))) if face == *of_last => run.push(c),
                (None, Some((_, run))) => run.push(c),
                (None, None) => before.push(c),
                (Some(face), _) => runs.push((face, format!("{}{c}", std::mem::take(&mut before)))),
            }
        }
        runs
    }
}

/// A text as it is drawn: in one line, without control characters and emoji. `has` says whether a font has a character.
fn plain(text: &str, has: impl Fn(char) -> bool) -> String {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let (emoji, coloured) = (CodePointSetData::new::<Emoji>(), CodePointSetData::new::<EmojiPresentation>());
    let is_drawn = |c: &char| {
        !coloured.contains(*c)
            && (is_joiner(*c) || !ignorable.contains(*c))
            && (c.is_ascii() || !emoji.contains(*c) || has(*c))
    };
    let spaced = text.nfc().take(LONGEST).map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c });
    let drawn: String = spaced.filter(is_drawn).collect();
    let is_word = |word: &&str| word.chars().any(|c| !is_joiner(c));
    drawn.split(' ').filter(is_word).fold(String::new(), |mut text, word| {
        let space = if text.is_empty() { "" } else { " " };
        write!(text, "{space}{word}").expect("a text takes all");
        text
    })
}

/// A text that runs from left to right, or else in its own direction, within a line from right to left.
fn isolated(text: &str, is_rtl: bool) -> String {
    if is_rtl && !has_rtl(text) { between(FROM_LEFT, text) } else { text.to_owned() }
}

fn between([start, end]: [char; 2], text: &str) -> String {
    format!("{start}{text}{end}")
}

/// Returns whether a text has a letter that is written from right to left: Hebrew, Arabic, Thaana, N'Ko and others.
fn has_rtl(text: &str) -> bool {
    let is_rtl = |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1eeff}');
    text.chars().any(is_rtl)
}

/// Joiners shape the letters around them; they have no glyph of their own.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        let plain = |text: &str| plain(text, |c| c != '❤');
        assert_eq!(plain("  A\u{7}b\n\tc\u{202e} "), "A b c");
        assert_eq!(plain("🎉 Party 👩‍👩‍👧 ❤️ 3 #1 ©"), "Party 3 #1 ©");
        assert_eq!(plain("e\u{301}"), "é");
        assert_eq!(plain(&"a".repeat(5000)).len(), LONGEST);
    }
}
