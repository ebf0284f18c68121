//! Files of ELAN (EAF): tiers of annotations along a recording.

use std::collections::BTreeMap;
use std::rc::Rc;

use roxmltree::Node;

use super::Refusal;
use super::account::{Ledger, Omission};
use super::languages;
use super::model::{Place, Transcript};
use super::tiers::{self, Annotation, Tier};
use super::xml::{self, Lines, attribute, child, name};
use crate::interview::Lang;

/// Reads a file of ELAN.
///
/// # Errors
/// Where it is damaged.
pub fn read(text: &str) -> Result<Transcript, Refusal> {
    let text = &xml::with_entities(text);
    let document = xml::parse_text(text)?;
    let root = document.root_element();
    let lines = Lines::of(text);
    let mut ledger = Ledger::default();
    let slots = slots(root);
    let tiers: Vec<Node> = root.children().filter(|node| name(*node) == "TIER").collect();
    let mut found: Vec<Tier> = tiers.iter().map(|tier| self::tier(*tier, root)).collect();
    // The annotations of each tier, by their ids.
    let mut ids: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (n, tier) in tiers.iter().enumerate() {
        let part: Rc<str> = found[n].name.as_str().into();
        for node in tier.children().flat_map(|annotation| annotation.children()).filter(Node::is_element) {
            let time = |name| attribute(node, name).and_then(|id| slots.get(id)).copied();
            let value = child(node, "ANNOTATION_VALUE").map(xml::text).unwrap_or_default();
            let start = time("TIME_SLOT_REF1").unwrap_or(u32::MAX);
            let end = time("TIME_SLOT_REF2").unwrap_or(start);
            let place = Place::line(lines.at(node.range().start)).within(&part);
            if let Some(id) = attribute(node, "ANNOTATION_ID") {
                ids.insert(id, (n, found[n].annotations.len()));
            }
            found[n].annotations.push(Annotation { start, end, text: value, of: None, place });
        }
    }
    link(&tiers, &ids, &mut found);
    let mut rest: Vec<Node> = root.children().filter(|node| name(*node) != "TIER").collect();
    for tier in &tiers {
        rest.extend(tier.descendants().filter(|node| node.is_text() && !is_value(*node, *tier)));
    }
    for node in rest {
        ledger.leave_out(xml::text(node), Place::line(lines.at(node.range().start)), Omission::Apparatus);
    }
    for tier in &mut found {
        tier.annotations.iter_mut().filter(|one| one.start == u32::MAX).for_each(|one| (one.start, one.end) = (0, 0));
    }
    Ok(tiers::transcript(found, ledger))
}

/// Whether a text stands in the value of an annotation of a tier.
fn is_value(text: Node, tier: Node) -> bool {
    text.ancestors().any(|value| {
        let annotation = value.parent().filter(|one| child(*one, "ANNOTATION_VALUE") == Some(value));
        annotation.and_then(|one| one.parent()?.parent()) == Some(tier)
    })
}

/// The times of the slots in milliseconds. One without a time has that of the slot before it.
fn slots<'a>(root: Node<'a, '_>) -> BTreeMap<&'a str, u32> {
    let mut slots = BTreeMap::new();
    let mut last = 0;
    for slot in child(root, "TIME_ORDER").into_iter().flat_map(|order| order.children()).filter(Node::is_element) {
        last = attribute(slot, "TIME_VALUE").and_then(|value| value.parse().ok()).unwrap_or(last);
        if let Some(id) = attribute(slot, "TIME_SLOT_ID") {
            slots.insert(id, last);
        }
    }
    slots
}

fn tier(node: Node, root: Node) -> Tier {
    let text = |name| attribute(node, name).unwrap_or_default().to_owned();
    let lang = attribute(node, "LANG_REF").map(|id| {
        let is_stated = |node: &Node| name(*node) == "LANGUAGE" && attribute(*node, "LANG_ID") == Some(id);
        let stated = root.children().find(is_stated);
        stated.and_then(|one| attribute(one, "LANG_DEF")?.rsplit(['/', '=']).next()).unwrap_or(id)
    });
    Tier {
        name: text("TIER_ID"),
        participant: Some(text("PARTICIPANT")).filter(|name| !name.trim().is_empty()),
        kind: text("LINGUISTIC_TYPE_REF"),
        // ELAN prefers three letters.
        lang: lang.and_then(|lang| Lang::parse(languages::tag(lang).unwrap_or(lang))),
        ..Tier::default()
    }
}

/// Links the tiers and the annotations that explain others, which have their times.
fn link(tiers: &[Node], ids: &BTreeMap<&str, (usize, usize)>, found: &mut [Tier]) {
    for (n, node) in tiers.iter().enumerate() {
        let parent = attribute(*node, "PARENT_REF");
        let position = parent.and_then(|parent| found.iter().position(|tier| tier.name == parent));
        found[n].parent = position.filter(|parent| *parent != n);
        if found[n].participant.is_none()
            && let Some(parent) = found[n].parent
        {
            found[n].participant = found[parent].participant.clone();
        }
        let annotations = node.children().flat_map(|annotation| annotation.children()).filter(Node::is_element);
        for (at, annotation) in annotations.enumerate() {
            let of = attribute(annotation, "ANNOTATION_REF").and_then(|id| ids.get(id)).copied();
            if let Some((tier, other)) = of.filter(|(tier, _)| Some(*tier) == found[n].parent) {
                let (start, end) = (found[tier].annotations[other].start, found[tier].annotations[other].end);
                let one = &mut found[n].annotations[at];
                one.of = Some(other);
                if one.start == u32::MAX {
                    (one.start, one.end) = (start, end);
                }
            }
        }
        // Annotations within the time of one of the parent tier belong to it.
        let Some(parent) = found[n].parent else { continue };
        let times: Vec<(u32, u32)> = found[parent].annotations.iter().map(|one| (one.start, one.end)).collect();
        for one in found[n].annotations.iter_mut().filter(|one| one.of.is_none() && one.start != u32::MAX) {
            one.of = times.iter().position(|(start, end)| (*start..*end).contains(&one.start));
        }
    }
}
