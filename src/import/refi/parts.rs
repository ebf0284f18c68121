//! The parts of a project beside its description: the texts of memos and of sources that are not read, documents,
//! pictures, recordings.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::super::account::{Ledger, Omission};
use super::super::container::Container;
use super::super::model::Place;
use super::super::note::{Severity, What};
use super::super::{Refusal, encoding, xml};
use super::project;

/// The part that a path of the project names.
pub fn part(path: &str) -> Option<String> {
    Some(format!("sources/{}", path.strip_prefix("internal://")?.trim_start_matches('/')))
}

/// Accounts for all parts but those that were read: texts are left out, other files named.
///
/// # Errors
/// Why a part cannot be unpacked.
pub fn account(root: Node, read: &[String], container: &mut Container, ledger: &mut Ledger) -> Result<(), Refusal> {
    let names: Vec<String> = container.names().map(str::to_owned).collect();
    let project = project(&names.iter().map(|name| &**name).collect::<Vec<_>>());
    let mut known: BTreeSet<String> =
        read.iter().map(|name| plain(name)).chain(project.map(|name| plain(&name))).collect();
    let has = |name: &str| names.iter().any(|other| plain(other) == plain(name));
    let path = |node: Node, name| xml::attribute(node, name).and_then(part);
    let texts: BTreeSet<String> =
        root.descendants().filter_map(|node| path(node, "plainTextPath")).map(|name| plain(&name)).collect();
    // The document from which a plain text was made says the same.
    let is_told = |node: &Node| {
        path(*node, "plainTextPath").is_some_and(|text| has(&text)) || xml::child(*node, "PlainTextContent").is_some()
    };
    known.extend(
        root.descendants().filter(is_told).filter_map(|node| path(node, "richTextPath")).map(|name| plain(&name)),
    );
    for name in names {
        let (plain, last) = (plain(&name), name.rsplit(['/', '\\']).next().unwrap_or_default());
        if known.contains(&plain) || last.starts_with('.') || name.contains("__MACOSX") {
            continue;
        }
        if texts.contains(&plain) || plain.ends_with(".txt") {
            let bytes = container.read(&name)?.unwrap_or_default();
            let place = Place::line(1).within(&name.as_str().into());
            ledger.leave_out(encoding::decode(&bytes, None).text.trim(), place, Omission::Other);
        } else {
            ledger.note(Severity::Doubt, None, What::Embedded(name));
        }
    }
    Ok(())
}

/// Notes the sources of which the project has no plain text.
pub fn note_without_text(root: Node, container: &Container, ledger: &mut Ledger) {
    for node in root.descendants().filter(|node| matches!(xml::name(*node), "TextSource" | "Transcript")) {
        let has_text = xml::child(node, "PlainTextContent").is_some()
            || xml::attribute(node, "plainTextPath").and_then(part).is_some_and(|part| container.has(&part));
        if !has_text {
            let name = xml::attribute(node, "name").unwrap_or_default().trim();
            ledger.note(Severity::Doubt, Some(super::place_of(node, "project.qde")), What::NoText(name.to_owned()));
        }
    }
}

/// A name as all programs would write it.
fn plain(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}
