//! What a sentence of the desk quotes, such as a name, with its language: the words around it are in another.
//!
//! A sentence is one string, made by a function of each language. What fills a hole in it stands between the invisible
//! marks with which message formatters isolate it, so that a name written from right to left does not turn the sentence
//! round (U+2068 and U+2069); its language is spelt after the first mark in the invisible characters that Unicode has for
//! that (U+E0020 to U+E007E). [`runs`] parts the sentence again, for a page that gives each run its language.

use crate::desk::Texts;
use crate::interview::Lang;
use crate::state::Ui;

const BEGIN: char = '\u{2068}';
const END: char = '\u{2069}';
/// A letter of a tag is the ASCII letter and this.
const TAG: u32 = 0xe0000;
/// Quotation marks, which part what a sentence quotes without the marks above.
const QUOTES: [(char, char); 3] = [('“', '”'), ('「', '」'), ('『', '』')];

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    /// The value of its `lang` attribute; `None` if it is in the language of the interface.
    pub lang: Option<String>,
    pub text: &'a str,
}

/// A text for a hole in a sentence.
pub fn quoted(lang: &Lang, text: &str) -> String {
    let tag = lang.attribute().chars().filter_map(|c| char::from_u32(TAG + u32::from(c)));
    let shown = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'));
    std::iter::once(BEGIN).chain(tag).chain(shown).chain([END]).collect()
}

/// The same, with a tag as a command has it.
pub fn tagged(tag: &str, text: &str) -> String {
    Lang::parse(tag).map_or_else(|| guessed(text), |lang| quoted(&lang, text))
}

/// The same for a text whose language nothing but its letters tells.
pub fn guessed(text: &str) -> String {
    quoted(&Lang::guess(text), text)
}

/// The same for a name, in any language that it is given in.
pub fn name_of(name: &Texts) -> String {
    name.iter().next().map(|(lang, text)| quoted(lang, text)).unwrap_or_default()
}

/// Parts a sentence into runs of one language.
pub fn runs(ui: Ui, sentence: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (inside, after) = after.split_once(END).unwrap_or((after, ""));
        let letter = |c: char| u8::try_from(u32::from(c).checked_sub(TAG)?).ok().filter(u8::is_ascii_graphic);
        let text = inside.trim_start_matches(|c| letter(c).is_some());
        let tag = inside[..inside.len() - text.len()].chars().filter_map(letter).map(char::from).collect();
        own(ui, before, &mut runs);
        runs.push(Run { lang: Some(tag).filter(|tag| tag != ui.tag()), text });
        rest = after;
    }
    own(ui, rest, &mut runs);
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// Parts what has no marks: what stands in quotation marks may show by its letters that it is in another language.
fn own<'a>(ui: Ui, mut rest: &'a str, runs: &mut Vec<Run<'a>>) {
    let mut from = 0;
    while let Some((at, open)) = rest[from..].char_indices().find(|(_, c)| QUOTES.iter().any(|(open, _)| open == c)) {
        let start = from + at + open.len_utf8();
        let close = QUOTES.iter().find(|(own, _)| *own == open).map_or('”', |(_, close)| *close);
        let Some(length) = rest[start..].find(close) else { break };
        let text = &rest[start..start + length];
        match foreign(ui, text) {
            Some(lang) => {
                runs.extend([Run { lang: None, text: &rest[..start] }, Run { lang: Some(lang), text }]);
                (rest, from) = (&rest[start + length..], 0);
            }
            None => from = start + length,
        }
    }
    runs.push(Run { lang: None, text: rest });
}

/// The language of a text, if its letters tell that it is not that of the interface.
fn foreign(ui: Ui, text: &str) -> Option<String> {
    let guess = Lang::guess(text);
    let is_own = guess.attribute().is_empty() || ui.tag().split('-').next() == Some(guess.primary());
    (!is_own).then(|| guess.attribute().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(ui: Ui, sentence: &str) -> Vec<(Option<String>, String)> {
        runs(ui, sentence).into_iter().map(|run| (run.lang, run.text.to_owned())).collect()
    }

    fn own(text: &str) -> (Option<String>, String) {
        (None, text.to_owned())
    }

    fn other(lang: &str, text: &str) -> (Option<String>, String) {
        (Some(lang.to_owned()), text.to_owned())
    }

    #[test]
    fn what_fills_a_hole_keeps_its_language() {
        let given = format!("Given to {}, 2 passages", guessed("何素云"));
        assert_eq!(parts(Ui::En, &given), [own("Given to "), other("zh-Hans", "何素云"), own(", 2 passages")]);
        let renamed = format!("改名为{}", tagged("de", "Ruth Überall"));
        assert_eq!(parts(Ui::ZhHans, &renamed), [own("改名为"), other("de", "Ruth Überall")]);
        assert_eq!(parts(Ui::En, &guessed("HS")), [other("", "HS")]);
        assert_eq!(parts(Ui::En, &tagged("en", "trust")), [own("trust")]);
    }

    #[test]
    fn a_quotation_without_marks_tells_its_language_by_its_letters() {
        let quoted = "“赵*和孙*” is read as emphasis; “HTML” is not";
        let rest = own("” is read as emphasis; “HTML” is not");
        assert_eq!(parts(Ui::En, quoted), [own("“"), other("zh-Hans", "赵*和孙*"), rest]);
        let all = [own("应为“"), other("en", "when they were there"), own("”")];
        assert_eq!(parts(Ui::ZhHans, "应为“when they were there”"), all);
        assert_eq!(parts(Ui::ZhHant, "點一下「正在」"), [own("點一下「正在」")]);
        assert_eq!(parts(Ui::En, "“没"), [own("“没")]);
    }

    #[test]
    fn nothing_in_a_text_ends_its_run() {
        let text = guessed("a\u{2069}b\u{2068}c\u{2066}");
        assert_eq!(parts(Ui::En, &text), [other("", "abc")]);
        assert_eq!(parts(Ui::En, "x\u{2068}y"), [own("x"), other("", "y")]);
        assert_eq!(parts(Ui::En, ""), []);
    }
}
