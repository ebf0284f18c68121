//! ODT: the documents of LibreOffice and others, packed or as one flat file.

mod body;
mod inline;
mod lists;
mod styles;

use roxmltree::{Document, Node};

use super::container::Container;
use super::model::Manuscript;
use super::note::{Field, Severity, What};
use super::rich::Writer;
use super::xml::{self, name};
use super::{Changes, Refusal};
use body::Body;
use lists::Lists;
use styles::Styles;

/// Reads a packed document.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8], changes: Changes) -> Result<Manuscript, Refusal> {
    let mut container = Container::open(bytes)?;
    let manifest = container.read("META-INF/manifest.xml")?.unwrap_or_default();
    if xml::decode(&manifest).contains("encryption-data") {
        return Err(Refusal::Encrypted);
    }
    let mut texts = Vec::new();
    for part in ["content.xml", "styles.xml", "meta.xml"] {
        let bytes = container.read(part)?;
        texts.push((part, bytes.map(|bytes| xml::decode(&bytes).into_owned())));
    }
    if texts[0].1.is_none() {
        return Err(Refusal::Damaged(None));
    }
    let parts = texts.iter().filter_map(|(part, text)| Some((*part, text.as_deref()?)));
    let documents = parts.map(|(part, text)| xml::parse(text, part)).collect::<Result<Vec<_>, _>>()?;
    let mut writer = Writer::new(changes);
    let embedded = container.names().filter(|name| name.ends_with("/content.xml"));
    let embedded: Vec<String> = embedded.map(|name| name.trim_end_matches("/content.xml").to_owned()).collect();
    for object in embedded {
        writer.ledger.note(Severity::Doubt, None, What::Embedded(object));
    }
    Ok(of_documents(&documents, writer))
}

/// Reads a flat document.
///
/// # Errors
/// Why it cannot be read.
pub fn read_flat(text: &str, changes: Changes) -> Result<Manuscript, Refusal> {
    let document = xml::parse(text, "fodt")?;
    Ok(of_documents(&[document], Writer::new(changes)))
}

fn of_documents(documents: &[Document], mut writer: Writer) -> Manuscript {
    let elements = || documents.iter().flat_map(|document| document.root_element().children());
    let of = |wanted: &'static str| elements().filter(move |node| name(*node) == wanted);
    let all = || of("automatic-styles").chain(of("styles"));
    let styles = Styles::of(all().flat_map(|node| node.children()));
    let lists = Lists::of(all().flat_map(|node| node.children()));
    let mut body = Body::new(&mut writer, &styles, lists);
    for text in of("body").flat_map(|node| node.children()) {
        body.document(text);
    }
    let pages = of("master-styles").flat_map(|node| node.children());
    for around in pages.flat_map(|page| page.children()).filter(|node| is_around(*node)) {
        body.around(around);
    }
    of("meta").for_each(|meta| properties(meta, &mut writer));
    writer.finish()
}

fn is_around(node: Node) -> bool {
    name(node).starts_with("header") || name(node).starts_with("footer")
}

/// Reads the properties of the file.
fn properties(meta: Node, writer: &mut Writer) {
    for node in meta.children() {
        let field = match name(node) {
            "title" => Field::Title,
            "subject" | "description" | "initial-creator" | "keyword" | "creation-date" => Field::About,
            _ => continue,
        };
        writer.property(field, name(node), node.text().unwrap_or_default());
    }
}
