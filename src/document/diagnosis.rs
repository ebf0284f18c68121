//! Identifies the mistake behind a syntax error, as people make it who write JSON by hand.
//!
//! A parser only reports what it expected and where it stopped: `expected "," or "}"` at the first word after a
//! quotation mark within a text. The text before that place is valid, so one pass over it shows which brackets are open
//! and what comes last; with the error and the text after it, this identifies the mistake, and often its only remedy.
//! The pass takes linear time, and runs only for a file that is refused.

mod brackets;
mod numbers;

use super::error::{ParseError, ParseErrorKind as Kind};
use super::excerpt::Excerpt;
use super::mend::{Mend, ascii_of};
use super::position::Position;
use super::scan::{Scan, Token, What};

/// How many characters of a word are examined and shown.
const LONGEST_WORD: usize = 40;

/// Adds the name of the mistake, its line and its remedy to an error.
pub(super) fn diagnose(source: &str, error: ParseError) -> ParseError {
    let case = Case { source, at: error.offset, found: error.found, scan: Scan::of(source, error.offset) };
    let has_ended = error.kind == Kind::EndedEarly;
    let (kind, offset) = case.named(&error.kind).unwrap_or((error.kind, error.offset));
    let mut named = ParseError::at(source, offset, kind);
    if has_ended && offset == case.at || matches!(named.kind, Kind::Version(_)) {
        named.found = None;
    }
    named.mend = Mend::of(source, &named).map(Box::new);
    named.excerpt = Some(Box::new(Excerpt::of(source, offset)));
    named
}

struct Case<'a> {
    source: &'a str,
    at: usize,
    found: Option<char>,
    scan: Scan,
}

/// A mistake and its place.
type Named = Option<(Kind, usize)>;

impl Case<'_> {
    fn named(&self, kind: &Kind) -> Named {
        match kind {
            Kind::ControlCharacter => return self.in_text(),
            Kind::EndedEarly => return self.ended(),
            Kind::NoColon | Kind::NoCommaInList | Kind::NoCommaInObject => {}
            Kind::NoValue | Kind::NoKey | Kind::TrailingComma | Kind::Trailing => {}
            Kind::Number if self.is_plain_text() => return Some((Kind::PlainText, 0)),
            Kind::Number => return self.digits(),
            Kind::Escape
                if self.found.is_some_and(|c| !c.is_alphanumeric()) && self.source[..self.at].ends_with('\\') =>
            {
                return Some((Kind::NeedlessBackslash, self.at - 1));
            }
            _ => return None,
        }
        if self.source.trim_start().starts_with("```") && self.source.contains('{') {
            return Some((Kind::Fence, self.source.find('`')?));
        }
        if self.is_plain_text() {
            let is_interview = self.source.contains("\"turns\"") && self.source.contains('{');
            return Some((if is_interview { Kind::TextBefore } else { Kind::PlainText }, 0));
        }
        let found = self.found?;
        if is_invisible(found) {
            return Some((Kind::Invisible(found), self.at));
        }
        let rest = &self.source[self.at..];
        if ["<<<<<<<", "=======", ">>>>>>>"].iter().any(|mark| rest.starts_with(mark)) {
            return Some((Kind::Conflict, self.at));
        }
        if found == '#' || rest.starts_with("<!--") || rest.starts_with("//") || rest.starts_with("/*") {
            return Some((Kind::Comment, self.at));
        }
        match kind {
            Kind::NoColon | Kind::NoCommaInList | Kind::NoCommaInObject => self.between(kind, found),
            Kind::NoKey => self.key(found),
            Kind::NoValue => self.value(found),
            Kind::TrailingComma => Some((Kind::TrailingComma, self.scan.last?.start)),
            _ => self.trailing(found),
        }
    }

    /// Returns whether no line begins with a bracket: then the file is not JSON at all, unless it begins with one.
    fn is_plain_text(&self) -> bool {
        let first = self.source.trim_start().chars().next().unwrap_or_default();
        let has_object = || self.source.lines().any(|line| line.trim_start().starts_with('{'));
        match first {
            '{' => false,
            '[' => self.is_plain_list(),
            '"' => self.found != Some(':') && !has_object(),
            first if is_invisible(first) || first == '\'' => !self.source.contains('{'),
            first => first.is_alphanumeric() || !has_object(),
        }
    }

    /// Returns whether the file is a transcript that begins with a bracket, such as “[00:01] LM: …” or “[Laughter]”.
    fn is_plain_list(&self) -> bool {
        let source = self.source.trim_start();
        let line = source.lines().next().unwrap_or_default();
        line.contains(char::is_alphabetic)
            && source.starts_with('[')
            && !source[1..].trim_start().starts_with(['{', '[', '"', ']'])
            && !source.contains('"')
    }

    /// Identifies unexpected text between two values, or between a key and its value.
    fn between(&self, kind: &Kind, found: char) -> Named {
        let last = self.scan.last?;
        let gap = &self.source[last.end..self.at];
        if let Some(digits) = self.digits().filter(|_| *kind != Kind::NoColon) {
            return Some(digits);
        }
        if last.what == What::Text
            && let Some(curly) = self.curly_end(last)
        {
            return Some((Kind::CurlyEnd, curly));
        }
        if let Some(end) = self.forgotten_end(kind, last) {
            return Some((Kind::NoEndQuote, end));
        }
        if last.what == What::Text && self.is_inner(kind, found, gap) {
            return Some((Kind::InnerQuote, last.end - 1));
        }
        let begins_value = matches!(found, '"' | '{' | '[' | '-' | '0'..='9') || self.literal().is_some();
        match (kind, found) {
            (Kind::NoCommaInObject, ']') | (Kind::NoCommaInList, '}') => self.bracket(found),
            // A key in a list: its bracket is not closed.
            (Kind::NoCommaInList, ':') if last.what == What::Text && self.is_list_of_words(last.start) => {
                self.open().map(|kind| (kind, last.start))
            }
            (Kind::NoCommaInList, '"') if begins_member(&self.source[self.at..]) => {
                self.open().map(|kind| (kind, self.at))
            }
            (Kind::NoColon, '"' | '{' | '[' | '0'..='9') => Some((Kind::MissingColon, last.end)),
            (Kind::NoCommaInObject, ':') if last.what == What::Text => Some((Kind::NoInnerBraces, last.start)),
            (Kind::NoColon, ',') => self.list_in_braces(last.start),
            (Kind::NoCommaInObject, '"') => Some((Kind::MissingComma(gap.contains('\n')), last.end)),
            (Kind::NoCommaInList, _) if begins_value => Some((Kind::MissingComma(gap.contains('\n')), last.end)),
            _ => None,
        }
    }

    /// Returns where a text lacks its closing quotation mark, so that the mark that begins the next text closes it: before a
    /// comma that a key follows, or before a colon.
    fn forgotten_end(&self, kind: &Kind, text: Token) -> Option<usize> {
        if text.what != What::Text {
            return None;
        }
        let inside = self.source[text.start + 1..text.end - 1].trim_end();
        let rest = &self.source[text.end - 1..];
        let is_forgotten = match kind {
            Kind::NoColon => inside.ends_with(':'),
            Kind::NoCommaInObject => inside.ends_with(',') && begins_member(rest),
            // A word in a list of words: `["trust, "water"]`.
            Kind::NoCommaInList => inside.ends_with(',') && !inside.contains(' ') && begins_item(&rest[1..]),
            _ => false,
        };
        (is_forgotten && inside.len() > 1).then_some(text.start + inside.len())
    }

    /// Returns whether the quotation mark before the place is inside a text: words follow it, or another quotation mark
    /// at once.
    fn is_inner(&self, kind: &Kind, found: char, gap: &str) -> bool {
        if gap.contains('\n') {
            return false;
        }
        match found {
            '"' => gap.is_empty(),
            '\'' | '\\' => true,
            '=' | ';' => false,
            ')' => !self.may_stand_for_sign(found),
            _ if found.is_ascii_punctuation() => !matches!(found, ',' | ':' | '[' | ']' | '{' | '}'),
            // A full-width sign that may replace the expected one.
            _ if ascii_of(found).is_some_and(|c| c == ',' || c == ':' || "]}".contains(c)) => {
                !self.may_stand_for_sign(found)
            }
            '0'..='9' => gap.is_empty() || *kind == Kind::NoCommaInObject,
            _ => true,
        }
    }

    /// Returns whether a full-width character is followed by what could follow the ASCII sign.
    fn may_stand_for_sign(&self, found: char) -> bool {
        let rest = self.source[self.at + found.len_utf8()..].trim_start_matches([' ', '\t']);
        let next = rest.chars().next();
        next.is_none_or(|c| "\r\n\"“”{[,]}-0123456789".contains(c) || ascii_of(c).is_some())
            || ["true", "false", "null"].iter().any(|word| rest.starts_with(word))
    }

    /// Finds a curly quotation mark that was meant to end a text: it precedes a sign that follows texts.
    fn curly_end(&self, text: Token) -> Option<usize> {
        let inside = self.source[text.start + 1..text.end - 1].trim_end();
        let inside = inside.strip_suffix([':', ',', '：', '，'])?.trim_end();
        let curly = inside.chars().next_back().filter(|c| matches!(c, '“' | '”'))?;
        // A pair of curly marks is a quotation.
        let within = &inside[..inside.len() - curly.len_utf8()];
        let is_pair = curly == '”' && within.matches('“').count() > within.matches('”').count();
        (!is_pair).then_some(text.start + 1 + within.len())
    }

    fn key(&self, found: char) -> Named {
        match found {
            '\'' => Some((Kind::SingleQuote, self.at)),
            ',' => Some((Kind::ExtraComma, self.at)),
            '0'..='9' => self.decimal_comma(),
            '{' if let Some(list) = self.list_in_braces(self.at) => Some(list),
            '{' | ']' => self.open().map(|kind| (kind, self.at)),
            _ if found.is_alphabetic() || found == '_' || found == '$' => {
                Some((Kind::BareKey(self.word().into()), self.at))
            }
            _ => None,
        }
    }

    fn value(&self, found: char) -> Named {
        match found {
            '\'' => Some((Kind::SingleQuote, self.at)),
            ',' if self.scan.last.is_some_and(|last| matches!(last.what, What::Comma | What::Open)) => {
                Some((Kind::ExtraComma, self.at))
            }
            _ if let Some(literal) = self.literal() => Some((Kind::Literal(literal), self.at)),
            _ if found.is_alphabetic() || self.source[self.at..].starts_with("&quot;") => {
                Some((Kind::BareText, self.at))
            }
            _ => None,
        }
    }

    fn trailing(&self, found: char) -> Named {
        let last = self.scan.last?;
        match found {
            ':' if last.what == What::Text => Some((Kind::NoBraces, last.start)),
            '}' | ']' => Some((Kind::ExtraBracket, self.at)),
            '{' | '[' => Some((Kind::SeveralValues, self.at)),
            ',' if self.source[self.at + 1..].trim_start().starts_with(['{', '[']) => {
                Some((Kind::SeveralValues, self.at))
            }
            _ => None,
        }
    }

    /// Identifies a line break or a tab within a text.
    fn in_text(&self) -> Named {
        let start = self.scan.text?;
        match self.found? {
            '\t' => Some((Kind::Tab, self.at)),
            '\n' | '\r' => {
                let line = self.source[start..self.at].trim_end();
                let next = self.source[self.at..].trim_start();
                let text = line.trim_end_matches([',', '}', ']', ' ']);
                let ends = next.starts_with(['}', ']', '{']) || begins_member(next);
                if ends && text.len() > 1 {
                    return Some((Kind::NoEndQuote, start + text.len()));
                }
                Some((Kind::LineBreak, self.at))
            }
            _ => None,
        }
    }

    /// Identifies how the file ended early: within a text, or with open brackets.
    fn ended(&self) -> Named {
        if let Some(text) = self.scan.text {
            return Some((Kind::OpenText(self.position(text)), self.at));
        }
        // A key of the interview among texts by language shows where a brace is missing.
        if let Some((open, key)) = self.scan.mixed {
            return Some((Kind::OpenBracket('{', self.position(open)), key));
        }
        self.open().map(|kind| (kind, self.at))
    }

    /// Returns the innermost open bracket.
    fn open(&self) -> Option<Kind> {
        let open = *self.scan.open.last()?;
        Some(Kind::OpenBracket(char::from(self.source.as_bytes()[open]), self.position(open)))
    }

    fn position(&self, offset: usize) -> Position {
        Position::of(self.source.as_bytes(), offset)
    }

    /// Returns the word at the place.
    fn word(&self) -> &str {
        let rest = &self.source[self.at..];
        let is_end = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '$' | '.');
        let end = rest.char_indices().take(LONGEST_WORD).find(|(_, c)| is_end(*c)).map(|(n, _)| n);
        let longest = || rest.char_indices().nth(LONGEST_WORD).map_or(rest.len(), |(n, _)| n);
        &rest[..end.unwrap_or_else(longest)]
    }

    /// Recognises `true`, `false` and `null` as other languages write them.
    fn literal(&self) -> Option<&'static str> {
        let word = self.word();
        let is = |other: &str| word.eq_ignore_ascii_case(other);
        match () {
            () if is("true") => Some("true"),
            () if is("false") => Some("false"),
            () if is("null") || is("none") || is("nil") || is("undefined") || is("nan") => Some("null"),
            () => None,
        }
    }
}

/// Returns whether the next line begins with a key and its colon, as after a text without its end.
fn begins_member(next: &str) -> bool {
    let line = next.lines().next().unwrap_or_default();
    let Some(rest) = line.strip_prefix('"') else { return false };
    rest.find('"').is_some_and(|end| rest[end + 1..].trim_start().starts_with(':'))
}

/// Returns whether a text ends in this line and is followed by what follows the item of a list.
fn begins_item(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.find('"').is_some_and(|end| line[end + 1..].trim_start().starts_with([',', ']']))
}

/// Returns whether a character is invisible, or a special space that looks like an ordinary one.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
        | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{fe0f}' | '\u{feff}' | '\u{7f}'..='\u{9f}' | '\u{b}' | '\u{c}')
}
