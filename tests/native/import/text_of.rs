//! All text of a file, extracted by other code than the importers': what an import has to account for.

use std::io::Read;

use html5gum::{DefaultEmitter, Token, Tokenizer};
use interview_viewer::import::{self, Format};
use roxmltree::{Document, Node, ParsingOptions};

/// The text of a file in the form of its format, in any order.
pub fn of(bytes: &[u8], name: &str) -> String {
    let text = || import::encoding::decode(bytes, None).text;
    match import::detect(bytes, name) {
        Ok(Format::Docx | Format::Odt) => super::office::words(bytes),
        Ok(Format::Html) => html(&text()),
        Ok(Format::Json) => super::json::words(&text()).unwrap_or_else(text),
        Ok(Format::Project) => project(bytes),
        Ok(Format::Workbook) => workbook(bytes),
        Ok(Format::Ohms | Format::Tei | Format::Elan) => xml(&text()),
        _ => text(),
    }
}

/// The texts and comments between the tags of a page.
pub fn html(text: &str) -> String {
    let (header, text) = match text.find('<') {
        Some(at) if text.trim_start().starts_with("Version:") => text.split_at(at),
        _ => ("", text),
    };
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut out = header.to_owned();
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        if let Token::String(text) = token {
            out.push_str(&String::from_utf8_lossy(&text));
        }
    }
    out
}

/// The texts of all elements. Importers know the names of characters that HTML has and XML has not.
fn xml(text: &str) -> String {
    let text = &text.replace("&nbsp;", "\u{a0}");
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text.trim_start(), options) else { return String::new() };
    document.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// The texts of the cells of a workbook, of its comments, headers and shapes. A string that cells share counts for each.
fn workbook(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a packed file");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    let text = |node: Node| -> String {
        node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
    };
    let strings = part("xl/sharedStrings.xml").unwrap_or_else(|| "<sst/>".into());
    let strings = Document::parse(&strings).expect("shared strings");
    let strings: Vec<String> = strings.root_element().children().filter(|one| is(*one, "si")).map(text).collect();
    let mut out = String::new();
    for name in (1..20).map(|n| format!("xl/worksheets/sheet{n}.xml")) {
        let Some(sheet) = part(&name) else { continue };
        let sheet = Document::parse(&sheet).expect("a sheet");
        for node in sheet.descendants() {
            match node.tag_name().name() {
                "c" => {
                    let child = |name: &str| node.children().find(|one| is(*one, name)).map(text);
                    let shared = child("v").filter(|_| node.attribute("t") == Some("s"));
                    let shared = shared.and_then(|n| strings.get(n.parse::<usize>().ok()?).cloned());
                    out += &shared.or(child("v")).or(child("is")).or(child("f")).unwrap_or_default();
                }
                "headerFooter" => out += &text(node),
                _ => {}
            }
        }
    }
    for name in ["xl/comments1.xml", "xl/drawings/drawing1.xml"] {
        let Some(part) = part(name) else { continue };
        let part = Document::parse(&part).expect("a part");
        part.descendants().filter(|one| is(*one, "t")).for_each(|one| out += &text(one));
    }
    out
}

/// Whether an element has a name, in any namespace.
fn is(node: Node, name: &str) -> bool {
    node.tag_name().name() == name
}
/// The attributes and texts of a project, and the texts of its sources.
fn project(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut out = String::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let (name, mut bytes) = (part.name().to_owned(), Vec::new());
        std::io::Read::read_to_end(&mut part, &mut bytes).unwrap();
        // Pictures and documents are no text.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if name.ends_with(".txt") {
            out.push_str(text.trim_start_matches('\u{feff}'));
        } else if name.ends_with(".qde") {
            let document = roxmltree::Document::parse(&text).unwrap();
            for node in document.descendants() {
                node.attributes().for_each(|attribute| out.push_str(attribute.value()));
                out.push_str(node.text().filter(|_| node.is_text()).unwrap_or_default());
            }
        }
    }
    out
}
