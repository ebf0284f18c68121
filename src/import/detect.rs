//! The format of a file: by its bytes, then by its name.

use super::{Format, Refusal};
use crate::document::FileKind;

/// Recognises the format of a file.
///
/// # Errors
/// Why the file cannot be imported, if its bytes show it.
pub fn detect(bytes: &[u8], name: &str) -> Result<Format, Refusal> {
    if let Some(refusal) = refused(bytes, name) {
        return Err(refusal);
    }
    Ok(of_text(&super::encoding::decode(&bytes[..bytes.len().min(64 * 1024)], None).text, name))
}

/// Returns why a file cannot be imported: it is of a kind whose text cannot be read without loss.
pub(super) fn refused(bytes: &[u8], name: &str) -> Option<Refusal> {
    let has = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
    if bytes.trim_ascii().is_empty() {
        return Some(Refusal::Empty);
    }
    let ends = |end: &str| {
        name.len() >= end.len() && name.as_bytes()[name.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
    };
    match FileKind::of(bytes) {
        Some(FileKind::OldWord) if ends(".wps") => Some(Refusal::Wps),
        Some(FileKind::OldWord) if ends(".xls") || has(b"W\0o\0r\0k\0b\0o\0o\0k\0") => Some(Refusal::OldExcel),
        Some(FileKind::OldWord) => Some(Refusal::OldWord),
        Some(FileKind::Archive) if ends(".pages") || has(b"Index/Document.iwa") => Some(Refusal::Pages),
        Some(FileKind::Archive) => Some(Refusal::Archive),
        Some(FileKind::Pdf) => Some(Refusal::Pdf),
        Some(FileKind::Image) => Some(Refusal::Image),
        Some(FileKind::Recording) => Some(Refusal::Recording),
        Some(kind @ (FileKind::Word | FileKind::OpenDocument | FileKind::Spreadsheet | FileKind::Rtf)) => {
            Some(Refusal::NotYet(kind))
        }
        Some(FileKind::WebPage) if is_markup(bytes) => Some(Refusal::NotYet(FileKind::WebPage)),
        Some(FileKind::WebPage) | None => None,
    }
}

/// Recognises the format of a text.
pub(super) fn of_text(text: &str, name: &str) -> Format {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    if text.trim_start_matches('\u{feff}').starts_with("WEBVTT") || has_cues(text) {
        return Format::Captions;
    }
    if matches!(&*end, "csv" | "tsv" | "tab")
        || (!matches!(&*end, "md" | "markdown") && super::sheet::separator(text).is_some())
    {
        return Format::Table;
    }
    let is_markdown = matches!(&*end, "md" | "markdown" | "mkd") || (end != "txt" && has_headings(text));
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

/// Whether the first lines are a cue of captions: perhaps its number, then its time.
fn has_cues(text: &str) -> bool {
    let mut lines = super::text::lines(text).map(str::trim).filter(|line| !line.is_empty()).take(2);
    let first = lines.next().unwrap_or_default();
    let is_number = first.bytes().all(|b| b.is_ascii_digit());
    super::captions::timing(first).is_some()
        || (is_number && lines.next().is_some_and(|line| super::captions::timing(line).is_some()))
}

/// Whether a file begins like XML or a whole web page, and not with a word in angle brackets.
fn is_markup(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let start = start[..start.len().min(16)].to_ascii_lowercase();
    [&b"<?xml"[..], b"<!doctype", b"<html", b"<head", b"<body"].iter().any(|tag| start.starts_with(tag))
}
