//! A proof: the text of an interview with a number before each passage, as a person gets it to correct. Reads the
//! corrected file; `export::proof` writes one.
//!
//! The file carries the text as it was given out in a part of its own ([`PART`]), so that what the editor has changed
//! since then is told from what the person has changed. Programs that drop this part leave the numbers.

use std::rc::Rc;

use super::container::Container;
use super::model::{Line, Place, Words};
use super::{Changes, Format, Refusal, What, detect, docx, odt, rich, rtf, source, text, xml};
use crate::interview::{Mark, MarkKind};

/// The part of a Word file that has the proof as it was given out.
pub const PART: &str = "customXml/item1.xml";
/// The name space of that part.
pub const SPACE: &str = "urn:interview-viewer:proof:1";

/// The text as it was given out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// The paragraphs before the first passage: the title, and what to do.
    pub front: Vec<String>,
    pub parts: Vec<Part>,
}

/// A passage in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What stands in brackets before it: `1.2`, or `1.2 ZH` for a translation.
    pub label: Rc<str>,
    /// The address of the passage, which stays when numbers change.
    pub address: Rc<str>,
    pub lang: Rc<str>,
    /// The name of the speaker with its colon, or nothing.
    pub speaker: Rc<str>,
    /// The words with their mark-up.
    pub source: Rc<str>,
}

/// A file that came back.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    /// `None`: a program has dropped it.
    pub proof: Option<Proof>,
    pub paragraphs: Vec<Paragraph>,
    pub comments: Vec<Comment>,
}

/// A comment in a file that came back.
#[derive(Clone, Debug)]
pub struct Comment {
    pub author: String,
    pub words: String,
    /// The position of the paragraph where it stands.
    pub paragraph: Option<usize>,
}

/// A paragraph of a file that came back.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// The words in brackets at its start, if they look like a number.
    pub label: Option<String>,
    line: Line,
    /// The bytes of the label with its brackets.
    length: usize,
}

impl Paragraph {
    /// The same as several paragraphs: one begins at each label within the words that `is_label`.
    pub fn apart(&self, is_label: impl Fn(&str) -> bool) -> Vec<Paragraph> {
        let (mut all, mut rest) = (Vec::new(), self.line.clone());
        let next = |text: &str| {
            let inside = text.char_indices().skip(1).map(|(at, _)| at);
            inside.into_iter().find(|at| {
                OPENING.iter().any(|sign| text[*at..].starts_with(*sign))
                    && label(&text[*at..]).is_some_and(|(label, _)| is_label(label))
            })
        };
        while let Some(at) = next(&rest.text) {
            let after = rest.split_off(at);
            all.push(paragraph(rest));
            rest = after;
        }
        all.push(paragraph(rest));
        all
    }

    /// The words as they stand in the file, without mark-up.
    pub fn text(&self) -> &str {
        &self.line.text
    }

    /// The words with their mark-up, with the label.
    pub fn whole(&self) -> String {
        source_of(self.line.text.clone(), self.line.marks.clone())
    }

    /// The words with their mark-up, without the label, and without the name before them if a speaker is called so.
    pub fn source(&self, is_called: impl Fn(&str) -> bool) -> String {
        let mut line = self.line.clone();
        line.cut_start(self.length);
        if let Some((_, words)) = named(&line.text).filter(|(name, _)| is_called(name)) {
            line.cut_start(line.text.len() - words.len());
        }
        source_of(line.text, line.marks)
    }

    /// The words with their mark-up, without the label and what a proof sets before them, which may have colons within;
    /// `None` if something else stands there.
    pub fn source_after(&self, speaker: &str) -> Option<String> {
        let mut line = self.line.clone();
        line.cut_start(self.length);
        let words = line.text.trim_start().strip_prefix(speaker).filter(|_| !speaker.is_empty())?;
        line.cut_start(line.text.len() - words.trim_start().len());
        Some(source_of(line.text, line.marks))
    }

    /// The words with their mark-up, without the label and the name that [`Paragraph::bold_name`] tells.
    pub fn source_after_name(&self) -> String {
        self.source(|_| true)
    }

    /// The name after the label that is set as a proof sets that of a speaker: in bold, which does not go on beyond its
    /// colon.
    pub fn bold_name(&self) -> Option<&str> {
        let (name, words) = named(&self.line.text[self.length..])?;
        let length = self.line.text.len();
        let (start, end) = (length - self.line.text[self.length..].trim_start().len(), length - words.len());
        let is_bold = |mark: &&Mark| mark.kind == MarkKind::Strong && mark.range.start < end && mark.range.end > start;
        let mut bold = self.line.marks.iter().filter(is_bold);
        let begins = bold.clone().any(|mark| mark.range.start <= start);
        (begins && bold.all(|mark| mark.range.end <= end)).then_some(name)
    }

    /// What may be the name of a speaker after the label.
    pub fn name(&self) -> Option<&str> {
        named(&self.line.text[self.length..]).map(|(name, _)| name)
    }
}

/// What may be the name of a speaker at the start of a text, and the words after it.
pub fn named(text: &str) -> Option<(&str, &str)> {
    let (name, words) = text.split_once([':', '：', '\t'])?;
    let name = name.trim();
    (!name.is_empty() && name.len() < 120).then(|| (name, words.trim_start()))
}

/// The source of words with marks.
pub fn source_of(text: String, marks: Vec<Mark>) -> String {
    source::exact(&Words { text, marks })
}

/// Reads a file that came back.
///
/// # Errors
/// Why its bytes cannot be read.
pub fn read(bytes: &[u8], name: &str, changes: Changes) -> Result<Returned, Refusal> {
    let manuscript = match detect::of_bytes(bytes, name)? {
        Some(Format::Docx) => docx::read(bytes, changes)?,
        Some(Format::Odt) if bytes.starts_with(b"PK") => odt::read(bytes, changes)?,
        Some(Format::Odt) => odt::read_flat(&xml::decode(bytes), changes)?,
        Some(Format::Rtf) => rtf::read(bytes, changes)?,
        Some(_) => return Err(Refusal::Binary),
        None => text::read(&super::encoding::decode(bytes, None).text),
    };
    let lines: Vec<Line> = rich::lines(manuscript.blocks).collect();
    let paragraph_at = |place: &Place| {
        lines.iter().rposition(|line| line.place.part == place.part && line.place.number <= place.number)
    };
    let comment = |note: &super::Note| match &note.what {
        What::Comment(author, words) => Some(Comment {
            author: author.clone(),
            words: words.clone(),
            paragraph: note.place.as_ref().and_then(paragraph_at),
        }),
        _ => None,
    };
    let comments = manuscript.ledger.notes.iter().filter_map(comment).collect();
    let paragraphs = lines.into_iter().map(paragraph).collect();
    Ok(Returned { proof: proof(bytes), paragraphs, comments })
}

fn paragraph(line: Line) -> Paragraph {
    let found = label(&line.text).map(|(label, length)| (label.to_owned(), length));
    let (label, length) = found.unzip();
    Paragraph { label, length: length.unwrap_or_default(), line }
}

/// What opens the brackets of a label.
const OPENING: [char; 3] = ['[', '［', '【'];

/// The words in brackets at the start of a text that begin with a digit, and the bytes up to what follows them. The
/// brackets may be those of a Chinese keyboard.
fn label(text: &str) -> Option<(&str, usize)> {
    let inside = text.trim_start().strip_prefix(OPENING)?;
    let end = inside.find([']', '］', '】'])?;
    let (label, rest) = (inside[..end].trim(), &inside[end..]);
    let rest = rest.trim_start_matches([']', '］', '】']).trim_start();
    let is_number = label.len() < 40 && label.starts_with(|c: char| c.is_ascii_digit());
    is_number.then_some((label, text.len() - rest.len()))
}

/// The proof that a Word file carries.
pub fn proof(bytes: &[u8]) -> Option<Proof> {
    let mut container = Container::open(bytes).ok()?;
    let parts: Vec<String> = container
        .names()
        .filter(|name| name.contains("customXml/item") && name.ends_with(".xml"))
        .map(String::from)
        .collect();
    parts.iter().find_map(|part| read_part(&container.read(part).ok()??))
}

fn read_part(bytes: &[u8]) -> Option<Proof> {
    let text = xml::decode(bytes);
    let document = xml::parse_text(&text).ok()?;
    let root = document.root_element();
    if root.tag_name().namespace() != Some(SPACE) {
        return None;
    }
    let mut proof = Proof::default();
    for node in root.children().filter(|node| node.is_element()) {
        let words = node.text().unwrap_or_default();
        let get = |key: &str| xml::attribute(node, key).unwrap_or_default().into();
        match xml::name(node) {
            "front" => proof.front.push(words.to_owned()),
            _ => proof.parts.push(Part {
                label: get("label"),
                address: get("address"),
                lang: get("lang"),
                speaker: get("speaker"),
                source: words.into(),
            }),
        }
    }
    Some(proof)
}

#[cfg(test)]
mod tests {
    use super::{label, named};

    #[test]
    fn a_number_in_brackets_is_a_label() {
        assert_eq!(label("[1.2] Words"), Some(("1.2", 6)));
        assert_eq!(label("【1.2 ZH】话"), Some(("1.2 ZH", "【1.2 ZH】".len())));
        assert_eq!(label("[laughs] Words"), None);
        assert_eq!(label("Words [1.2]"), None);
    }

    #[test]
    fn a_name_stands_before_a_colon_of_any_keyboard() {
        assert_eq!(named("王老师：下雨了。"), Some(("王老师", "下雨了。")));
        assert_eq!(named("Mei : Why?"), Some(("Mei", "Why?")));
        assert_eq!(named(": Why?"), None);
    }
}
