//! Tells HTML and the kinds of XML from text that begins with a word in angle brackets.

use super::super::Format;

/// A kind of mark-up.
pub enum Kind {
    Html,
    Xml(Format),
    /// Another kind of XML, with the name of its first element.
    Unknown(String),
}

/// Elements that a part of a page may begin with, as on the clipboard.
const HTML: &str = "|html|head|body|meta|title|style|script|link|base|div|p|span|b|strong|i|em|u|a|font|center|br|h1|h2|h3|\
    h4|h5|h6|table|tbody|tr|td|ul|ol|li|dl|section|article|main|header|nav|blockquote|pre|cite|time|figure|small|img|google-sheets-html-origin|";

/// Recognises mark-up. `end` is the end of the file's name.
pub fn of(text: &str, end: &str) -> Option<Kind> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let is_page = matches!(end, "html" | "htm" | "xhtml" | "shtml");
    if text.starts_with("Version:") && text.get(..300).unwrap_or(text).contains("StartHTML:") {
        return Some(Kind::Html);
    }
    let (root, is_declared) = root(text);
    let Some(root) = root else { return is_page.then_some(Kind::Html) };
    let name = root.to_ascii_lowercase();
    let is_whole = matches!(&*name, "html" | "head" | "body") || is_doctype(text);
    // A text or Markdown may begin with an element of HTML.
    let is_part = !matches!(end, "txt" | "md" | "markdown" | "mkd") && HTML.contains(&format!("|{name}|"));
    if let Some(format) = known(&name, text) {
        return Some(Kind::Xml(format));
    }
    match () {
        () if is_page || is_whole || is_part => Some(Kind::Html),
        () if is_declared => Some(Kind::Unknown(root.to_owned())),
        () => None,
    }
}

/// The kinds of XML that have interviews, by the first element.
fn known(root: &str, text: &str) -> Option<Format> {
    let start = || text.chars().take(4000).collect::<String>();
    match root.rsplit(':').next().unwrap_or(root) {
        "root" | "record" if start().contains("ohms") || start().contains("<record") => Some(Format::Ohms),
        "tei" | "tei.2" | "teicorpus" | "teicorpus.2" => Some(Format::Tei),
        "annotation_document" => Some(Format::Elan),
        _ => None,
    }
}

fn is_doctype(text: &str) -> bool {
    text.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html"))
}

/// The name of the first element, and whether a declaration of XML stands before it.
fn root(text: &str) -> (Option<&str>, bool) {
    let is_declared = text.starts_with("<?xml");
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let end = match () {
            () if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            () if rest.starts_with("<?") => rest.find("?>").or(rest.find('>')).map(|at| at + 2),
            () if rest.starts_with("<!") => end_of_declaration(rest),
            () => break,
        };
        match end.and_then(|end| rest.get(end..)) {
            Some(after) => rest = after,
            None => return (None, is_declared),
        }
    }
    let Some(tag) = rest.strip_prefix('<') else { return (None, is_declared) };
    let end = tag.find(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '_' | '-' | '.')).unwrap_or(tag.len());
    let is_tag = end > 0 && tag[end..].starts_with(['>', ' ', '/', '\t', '\n', '\r']);
    (Some(&tag[..end]).filter(|_| is_tag), is_declared)
}

/// Where a declaration such as `<!DOCTYPE a [ … ]>` ends.
fn end_of_declaration(text: &str) -> Option<usize> {
    let close = text.find('>')?;
    match text[..close].contains('[') {
        true => {
            let inner = text.find(']')?;
            Some(inner + text[inner..].find('>')? + 1)
        }
        false => Some(close + 1),
    }
}
