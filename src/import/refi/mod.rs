//! REFI-QDA: projects (`.qdpx`) and code books (`.qdc`) of programs for qualitative analysis, such as NVivo, MAXQDA,
//! ATLAS.ti, Taguette and QualCoder.
//!
//! A source becomes an interview, by the labels in its text. Codes become themes, and selections the themes of the
//! passages that they cover.

mod codes;
mod offsets;
mod parts;
mod place;
mod rest;

use std::rc::Rc;

use roxmltree::Node;

use super::account::{Form, Ledger, Omission};
use super::container::Container;
use super::model::{Place, Theme, Transcript};
use super::note::{Severity, What};
use super::{Options, Refusal, encoding, labels, text, xml};
use codes::Codes;

/// A text of a project.
struct Source<'a, 'i> {
    node: Node<'a, 'i>,
    name: String,
    text: String,
    /// The part of the file with the text.
    part: Option<String>,
}

/// The name of the part with the project. ATLAS.ti does not call it project.qde.
pub fn project(names: &[&str]) -> Option<String> {
    let is_project = |name: &&&str| name.to_ascii_lowercase().ends_with(".qde") && !name.contains("__MACOSX");
    let usual = names.iter().find(|name| name.eq_ignore_ascii_case("project.qde"));
    usual.or_else(|| names.iter().find(is_project)).map(|name| (*name).to_owned())
}

/// The names of the texts of a project, which can be imported one at a time.
pub fn sources(bytes: &[u8]) -> Vec<String> {
    let names = |bytes: &[u8]| -> Result<Vec<String>, Refusal> {
        let mut container = Container::open(bytes)?;
        let xml = qde(&mut container)?;
        let document = xml::parse(&xml, "project.qde")?;
        Ok(all(document.root_element(), &mut container)?.into_iter().map(|source| source.name).collect())
    };
    names(bytes).unwrap_or_default()
}

fn qde(container: &mut Container) -> Result<String, Refusal> {
    let names: Vec<String> = container.names().map(str::to_owned).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let name = project(&names).ok_or(Refusal::Archive)?;
    let bytes = container.read(&name)?.ok_or(Refusal::Archive)?;
    Ok(xml::decode(&bytes).into_owned())
}

/// Reads a source of a project.
///
/// # Errors
/// Why the project cannot be read, or that it has no text.
pub fn read(bytes: &[u8], options: &Options) -> Result<Transcript, Refusal> {
    let mut container = Container::open(bytes)?;
    let xml = qde(&mut container)?;
    let document = xml::parse(&xml, "project.qde")?;
    let root = document.root_element();
    let mut sources = all(root, &mut container)?;
    let is_asked = |source: &Source| options.source.as_deref().is_some_and(|asked| source.name == asked);
    let n = match options.source {
        Some(_) => sources.iter().position(is_asked).ok_or(Refusal::NoSuchSource)?,
        None => 0,
    };
    if sources.is_empty() {
        return Err(Refusal::NoSource);
    }
    let read: Vec<String> = sources.iter().filter_map(|source| source.part.clone()).collect();
    let nodes: Vec<Node> = sources.iter().map(|source| source.node).collect();
    let source = sources.remove(n);
    let mut transcript = labels::read(text::read(&source.text));
    let mut ledger = std::mem::take(&mut transcript.ledger);
    if !sources.is_empty() {
        let names: Vec<&str> = sources.iter().map(|other| &*other.name).collect();
        let severity = if options.source.is_some() { Severity::Info } else { Severity::Doubt };
        ledger.note(severity, None, What::OtherSources(names.join(", ")));
    }
    // Whoever asks for one source knows of the others.
    let kind = if options.source.is_some() { Omission::Apparatus } else { Omission::Other };
    for other in sources {
        ledger.leave_out(other.text, Place::item(1).within(&other.name.as_str().into()), kind);
    }
    let codes = Codes::of(root);
    let selections = offsets::selections(source.node, &source.text);
    let themes = place::themes(&mut transcript.segments, &source.text, &selections, &codes, &mut ledger);
    transcript.about.themes.extend(themes);
    if transcript.about.title.is_none() {
        transcript.about.title = Some(source.name.clone());
    }
    rest::account(root, source.node, &nodes, &codes, &transcript, &mut ledger);
    parts::note_without_text(root, &container, &mut ledger);
    parts::account(root, &read, &mut container, &mut ledger)?;
    transcript.ledger = ledger;
    Ok(transcript)
}

/// The texts of a project in the order of the file, each under a name of its own. The text of a PDF counts if there is
/// no other.
fn all<'a, 'i>(root: Node<'a, 'i>, container: &mut Container) -> Result<Vec<Source<'a, 'i>>, Refusal> {
    let found = of_kind(root, &["TextSource", "Transcript"], container)?;
    if found.is_empty() { of_kind(root, &["Representation"], container) } else { Ok(found) }
}

fn of_kind<'a, 'i>(
    root: Node<'a, 'i>,
    kinds: &[&str],
    container: &mut Container,
) -> Result<Vec<Source<'a, 'i>>, Refusal> {
    let mut found: Vec<Source> = Vec::new();
    for node in root.descendants().filter(|node| kinds.contains(&xml::name(*node))) {
        let mut part = None;
        let text = match xml::child(node, "PlainTextContent") {
            Some(content) => content.text().unwrap_or_default().to_owned(),
            None => {
                part = parts::part(xml::attribute(node, "plainTextPath").unwrap_or_default());
                let Some(name) = &part else { continue };
                let Some(bytes) = container.read(name)? else { continue };
                encoding::decode(&bytes, None).text
            }
        };
        if text.trim().is_empty() {
            continue;
        }
        let own = [Some(node), node.parent()].into_iter().flatten().find_map(|node| xml::attribute(node, "name"));
        let stated = own.unwrap_or_default().trim();
        let stated = if stated.is_empty() { format!("{}", found.len() + 1) } else { stated.to_owned() };
        // MAXQDA allows two sources of one name.
        let is_taken = |name: &str, found: &[Source]| found.iter().any(|source| source.name == name);
        let numbered = (2..).map(|n| format!("{stated} ({n})"));
        let name = std::iter::once(stated.clone()).chain(numbered).find(|name| !is_taken(name, &found));
        found.push(Source { node, name: name.unwrap_or(stated), text, part });
    }
    Ok(found)
}

/// Reads the codes of a code book as themes. `None` if the text is none.
pub fn code_book(text: &str) -> Option<Vec<Theme>> {
    let document = xml::parse(text, "codes.qdc").ok()?;
    let root = document.root_element();
    if xml::name(root) != "CodeBook" {
        return None;
    }
    let codes = Codes::of(root);
    Some(codes.all().map(|code| code.theme()).collect())
}

/// A leaf of the account: a text of the project that is in the interview.
fn take(text: &str, ledger: &mut Ledger) {
    ledger.take(text, Form::Metadata);
}

/// The place of a node.
fn place_of(node: Node, part: &str) -> Place {
    Place::line(node.document().text_pos_at(node.range().start).row).within(&Rc::from(part))
}
