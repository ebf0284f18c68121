//! DOCX: the documents of Word, WPS, Pages and Google Docs.
//!
//! ```text
//! parts → styles, numbering ─┐
//!           document.xml ────┴→ Body → rich::Writer → Manuscript
//! ```
//!
//! [`body`] goes through all that stands in the document, whatever it stands in, so that no wrapper hides text. Text of
//! parts that are no part of the document is left out with the name of the part.

mod body;
mod chunks;
mod numbering;
mod styles;

use std::collections::BTreeMap;

use roxmltree::Node;

use super::account::{Omission, is_blank};
use super::container::Container;
use super::model::Manuscript;
use super::note::{Field, Severity, What};
use super::rich::Writer;
use super::xml::{self, attribute, name};
use super::{Changes, Refusal};
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// The relations of a part: by their ids, the kind and the target.
type Relations = BTreeMap<String, (String, String)>;

/// The texts of the parts that the document consists of, by their names.
struct Parts {
    texts: BTreeMap<String, String>,
    main: String,
    relations: BTreeMap<String, Relations>,
}

/// Reads a document.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8], changes: Changes) -> Result<Manuscript, Refusal> {
    let mut container = Container::open(bytes)?;
    let mut writer = Writer::new(changes);
    let parts = Parts::unpack(&mut container)?;
    let pages = chunks::pages(&mut container, &parts.targets("aFChunk"))?;
    let parse = |kind: &str| parts.of_kind(kind).map(|part| xml::parse(&parts.texts[part], part)).transpose();
    let main = xml::parse(&parts.texts[&parts.main], &parts.main)?;
    let (styles, numbering) = (parse("styles")?, parse("numbering")?);
    let styles = styles.as_ref().map(Styles::of).unwrap_or_default();
    let numbering = numbering.as_ref().map(|numbering| Numbering::of(numbering, &styles)).unwrap_or_default();
    let parse_all = |kinds: &[&'static str]| -> Result<Vec<_>, Refusal> {
        let parts = kinds.iter().flat_map(|kind| parts.all_of_kind(kind).map(|part| (part, &parts.texts[part])));
        parts.map(|(part, text)| Ok((part, xml::parse(text, part)?))).collect()
    };
    let asides = parse_all(&["footnotes", "endnotes", "comments"])?;
    let around = parse_all(&["header", "footer"])?;
    let mut read: Vec<&str> = vec![&parts.main];
    read.extend(asides.iter().chain(&around).map(|(part, _)| *part));
    let mut body = Body::new(&mut writer, &styles, numbering, &parts.relations, &pages);
    asides.iter().for_each(|(part, document)| body.know(part, document.root_element()));
    body.part(&parts.main, main.root_element());
    around.iter().for_each(|(part, document)| body.around(part, document.root_element()));
    body.finish();
    properties(&parts, &mut writer);
    for (part, text) in parts.texts.iter().filter(|(part, _)| !read.contains(&part.as_str())) {
        rest(part, text, &mut writer);
    }
    for part in container.names().filter(|part| part.contains("/embeddings/")) {
        let file = part.rsplit('/').next().unwrap_or(part).to_owned();
        writer.ledger.note(Severity::Doubt, None, What::Embedded(file));
    }
    Ok(writer.finish())
}

impl Parts {
    fn unpack(container: &mut Container) -> Result<Parts, Refusal> {
        let names: Vec<String> = container.names().map(str::to_owned).collect();
        let mut texts = BTreeMap::new();
        for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            let bytes = container.read(name)?.unwrap_or_default();
            let name = name.replace('\\', "/");
            texts.insert(name.trim_start_matches('/').to_owned(), xml::decode(&bytes).into_owned());
        }
        let mut relations = BTreeMap::new();
        for (name, text) in texts.iter().filter(|(name, _)| name.ends_with(".rels")) {
            let part = name.replacen("_rels/", "", 1);
            let part = part.trim_end_matches(".rels");
            relations.insert(part.to_owned(), self::relations(part, text));
        }
        texts.retain(|name, _| !name.ends_with(".rels"));
        let mut all = relations.get("").into_iter().flat_map(|root: &Relations| root.values());
        let main = all.find(|(kind, _)| kind == "officeDocument").map(|(_, target)| target.clone());
        let main = main
            .filter(|main| texts.contains_key(main))
            .or_else(|| texts.keys().find(|name| name.eq_ignore_ascii_case("word/document.xml")).cloned());
        let main = main.ok_or(Refusal::Damaged(None))?;
        Ok(Parts { texts, main, relations })
    }

    /// The parts of a kind that belong to the document.
    fn all_of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a str> {
        let relations = self.relations.get(&self.main).into_iter().flat_map(Relations::values);
        let mut parts: Vec<&str> =
            relations.filter(move |(of, _)| of == kind).map(|(_, target)| target.as_str()).collect();
        parts.sort_unstable();
        parts.dedup();
        parts.into_iter().filter(|part| self.texts.contains_key(*part))
    }

    /// The names of the parts of a kind that any part refers to.
    fn targets(&self, kind: &str) -> Vec<String> {
        let relations = self.relations.values().flat_map(Relations::values);
        relations.filter(|(of, _)| of == kind).map(|(_, target)| target.clone()).collect()
    }

    fn of_kind<'a>(&'a self, kind: &'a str) -> Option<&'a str> {
        self.all_of_kind(kind).next()
    }
}

/// Reads the relations of a part. A damaged file of relations has none.
fn relations(part: &str, text: &str) -> Relations {
    let Ok(document) = xml::parse(text, part) else { return Relations::new() };
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let relation = |node: Node| {
        let kind = attribute(node, "Type")?.rsplit('/').next()?.to_owned();
        let target = attribute(node, "Target")?;
        let target = match attribute(node, "TargetMode") {
            Some("External") => target.to_owned(),
            _ => within(folder, target),
        };
        Some((attribute(node, "Id")?.to_owned(), (kind, target)))
    };
    document.root_element().children().filter_map(relation).collect()
}

/// The name of a part that another one in `folder` refers to.
fn within(folder: &str, target: &str) -> String {
    if let Some(target) = target.strip_prefix('/') {
        return target.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split(['/', '\\']) {
        match step {
            "." | "" => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Reads the properties of the file.
fn properties(parts: &Parts, writer: &mut Writer) {
    const KNOWN: [(&str, Field); 8] = [
        ("title", Field::Title),
        ("subject", Field::About),
        ("creator", Field::About),
        ("keywords", Field::About),
        ("description", Field::About),
        ("category", Field::About),
        ("created", Field::About),
        ("contentStatus", Field::About),
    ];
    let Some(text) = parts.texts.get("docProps/core.xml") else { return };
    let Ok(document) = xml::parse(text, "core.xml") else { return };
    for node in document.root_element().children() {
        if let Some((name, field)) = KNOWN.iter().find(|(known, _)| *known == name(node)) {
            writer.property(*field, name, node.text().unwrap_or_default());
        }
    }
}

/// Leaves out the text of a part that is no part of the document: building blocks, charts, diagrams.
fn rest(part: &str, text: &str, writer: &mut Writer) {
    let Ok(document) = xml::parse(text, part) else { return };
    let is_shown = part.contains("/charts/") || part.contains("/diagrams/");
    let kind = if is_shown { Omission::Other } else { Omission::Apparatus };
    let outer = writer.enter_part(part);
    writer.begin_flow();
    // A paragraph may stand in another one, such as that of a text box.
    let paragraph = |node: &Node| node.ancestors().filter(|one| name(*one) == "p").last().map(|one| one.id());
    let mut last = None;
    let has_words = |node: &Node| body::is_text(*node) && !is_blank(&body::own_text(*node));
    for node in document.descendants().filter(has_words) {
        let own = paragraph(&node);
        if own.is_none() || own != last {
            writer.begin_paragraph();
        }
        last = own;
        writer.leave_out(&body::own_text(node), kind, None);
    }
    writer.end_flow();
    writer.leave_part(outer);
}
