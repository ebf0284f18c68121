//! The format of a file: by its bytes, then by its name.

mod markup;

use super::container::Container;
use super::{Format, Refusal};
use crate::document::FileKind;

/// Recognises the format of a file.
///
/// # Errors
/// Why the file cannot be imported, if its bytes show it.
pub fn detect(bytes: &[u8], name: &str) -> Result<Format, Refusal> {
    if let Some(format) = of_bytes(bytes, name)? {
        return Ok(format);
    }
    of_text(&super::encoding::decode(&bytes[..bytes.len().min(64 * 1024)], None).text, name)
}

/// Recognises the format of a file by its bytes; `None` if it may be text.
///
/// # Errors
/// Why it cannot be imported: it is of a kind whose text cannot be read without loss.
pub(super) fn of_bytes(bytes: &[u8], name: &str) -> Result<Option<Format>, Refusal> {
    if bytes.trim_ascii().is_empty() {
        return Err(Refusal::Empty);
    }
    let start = &bytes[..bytes.len().min(4096)];
    let has = |words: &[u8]| start.windows(words.len()).any(|window| window.eq_ignore_ascii_case(words));
    if bytes.starts_with(b"bplist00") || (has(b"\nMIME-Version:") && has(b"multipart/related")) {
        return Err(Refusal::WebArchive);
    }
    if is_flat(bytes) {
        return Ok(Some(Format::Odt));
    }
    match FileKind::of(bytes) {
        _ if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") => packed(bytes, name).map(Some),
        Some(FileKind::OldWord) => Err(compound(bytes, name)),
        Some(FileKind::Pdf) => Err(Refusal::Pdf),
        Some(FileKind::Image) => Err(Refusal::Image),
        Some(FileKind::Recording) => Err(Refusal::Recording),
        Some(FileKind::Archive) => Err(Refusal::Archive),
        Some(FileKind::Rtf) => Ok(Some(Format::Rtf)),
        _ => Ok(None),
    }
}

/// Whether a file is a flat OpenDocument text.
fn is_flat(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(8192)];
    let has = |words: &[u8]| start.windows(words.len()).any(|window| window == words);
    let is_xml = start.trim_ascii_start().strip_prefix(b"\xef\xbb\xbf").unwrap_or(start.trim_ascii_start());
    is_xml.starts_with(b"<?xml") && has(b"<office:document") && has(b"application/vnd.oasis.opendocument.text")
}

/// Recognises a packed file by its parts.
fn packed(bytes: &[u8], name: &str) -> Result<Format, Refusal> {
    let mut container = Container::open(bytes)?;
    if super::refi::project(&container.names().collect::<Vec<_>>()).is_some() {
        return Ok(Format::Project);
    }
    let media = container.read("mimetype")?.unwrap_or_default();
    let kinds = container.read("[Content_Types].xml")?.unwrap_or_default();
    let is_kind = |kind: &[u8]| kinds.windows(kind.len()).any(|window| window == kind);
    if container.has("xl/workbook.xml") {
        return Ok(Format::Workbook);
    }
    if container.has("word/document.xml") || is_kind(b"wordprocessingml") {
        return Ok(Format::Docx);
    }
    if media.starts_with(b"application/vnd.oasis.opendocument.text") {
        return Ok(Format::Odt);
    }
    Err(match () {
        () if is_kind(b"presentationml") => Refusal::NotYet(FileKind::Archive),
        () if container.has("xl/workbook.bin") => Refusal::NotYet(FileKind::Spreadsheet),
        () if media.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => {
            Refusal::NotYet(FileKind::Spreadsheet)
        }
        () if ends(name, ".pages") || container.has("Index/Document.iwa") || container.has("Index.zip") => {
            Refusal::Pages
        }
        () => Refusal::Archive,
    })
}

/// Why a compound file cannot be imported: the container of old Office files, and of encrypted new ones.
fn compound(bytes: &[u8], name: &str) -> Refusal {
    // The names of its streams are in UTF-16.
    let has = |stream: &str| {
        let stream: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(stream.len()).any(|window| window == stream)
    };
    match () {
        () if has("EncryptedPackage") => Refusal::Encrypted,
        () if ends(name, ".wps") => Refusal::Wps,
        () if ends(name, ".xls") || ends(name, ".et") || has("Workbook") => Refusal::OldExcel,
        () => Refusal::OldWord,
    }
}

fn ends(name: &str, end: &str) -> bool {
    name.len() >= end.len() && name.as_bytes()[name.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
}

/// Recognises the format of a text.
///
/// # Errors
/// It is XML of a kind that has no interviews.
pub(super) fn of_text(text: &str, name: &str) -> Result<Format, Refusal> {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    if super::json::is_json(text) || matches!(&*end, "json" | "otr") {
        return Ok(Format::Json);
    }
    match markup::of(text, &end) {
        Some(markup::Kind::Html) => return Ok(Format::Html),
        Some(markup::Kind::Xml(format)) => return Ok(format),
        Some(markup::Kind::Unknown(root)) if root == "CodeBook" => return Err(Refusal::CodeBook),
        Some(markup::Kind::Unknown(root)) => return Err(Refusal::Xml(root)),
        None if super::text_grid::is(text) => return Ok(Format::TextGrid),
        None => {}
    }
    Ok(of_plain(text, &end))
}

/// Recognises the format of a text that is neither HTML nor XML.
fn of_plain(text: &str, end: &str) -> Format {
    if text.trim_start_matches(super::account::is_white).starts_with("WEBVTT") || has_cues(text) {
        return Format::Captions;
    }
    if matches!(end, "csv" | "tsv" | "tab")
        || (!matches!(end, "md" | "markdown") && super::sheet::separator(text).is_some())
    {
        return Format::Table;
    }
    let is_markdown =
        matches!(end, "md" | "markdown" | "mkd") || (end != "txt" && has_headings(text)) || has_bold_labels(text);
    if is_markdown { Format::Markdown } else { Format::Text }
}

/// Whether lines begin like headings of Markdown.
fn has_headings(text: &str) -> bool {
    text.lines()
        .take(400)
        .filter(|line| line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### "))
        .count()
        > 1
}

/// Whether several lines begin with a label that is set in bold in Markdown: `**Name:** words`.
fn has_bold_labels(text: &str) -> bool {
    let is_label = |line: &&str| {
        let rest = line.trim_start().strip_prefix("**").and_then(|rest| rest.split_once("**"));
        rest.is_some_and(|(label, after)| label.ends_with([':', '：']) || after.trim_start().starts_with([':', '：']))
    };
    text.lines().take(400).filter(is_label).count() > 1
}

/// Whether the first lines are a cue of captions: perhaps its number, then its time.
fn has_cues(text: &str) -> bool {
    let mut lines = super::text::lines(text).map(str::trim).filter(|line| !line.is_empty()).take(2);
    let first = lines.next().unwrap_or_default();
    let is_number = first.bytes().all(|b| b.is_ascii_digit());
    super::captions::timing(first).is_some()
        || (is_number && lines.next().is_some_and(|line| super::captions::timing(line).is_some()))
}
