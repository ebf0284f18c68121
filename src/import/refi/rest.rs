//! The account of a project: every attribute and text of it that is not in the interview, element by element.

use std::collections::HashMap;

use roxmltree::Node;

use super::super::account::{Form, Ledger, Omission};
use super::super::model::{Place, Transcript};
use super::super::xml;
use super::codes::Codes;
use super::{place_of, take};

/// Accounts for all of a project but the words of its sources.
pub fn account(
    root: Node,
    source: Node,
    sources: &[Node],
    codes: &Codes,
    transcript: &Transcript,
    ledger: &mut Ledger,
) {
    let mut others = Others::default();
    let title = transcript.about.title.as_deref();
    let labels: Vec<String> = codes.all().map(|code| code.label.clone()).collect();
    let abouts: Vec<&str> = transcript.about.themes.iter().filter_map(|theme| theme.about.as_deref()).collect();
    let has_label = |name: &str| labels.iter().any(|label| label.contains(name));
    let speaks = |name: &str| transcript.segments.iter().any(|segment| segment.speaker.as_deref() == Some(name));
    for node in root.descendants().filter(Node::is_element) {
        let element = xml::name(node);
        if element == "PlainTextContent" && node.parent().is_some_and(|parent| sources.contains(&parent)) {
            // The words of a source.
            continue;
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value().trim());
            match (element, name) {
                ("Code", "name") if has_label(value) => take(value, ledger),
                ("TextSource", "name") if node == source && title == Some(value) => take(value, ledger),
                ("Case", "name") if speaks(value) => ledger.take(value, Form::Label),
                ("PlainTextSelection", "startPosition" | "endPosition") | ("CodeRef", "targetGUID") => {
                    ledger.take(value, Form::Markup);
                }
                _ => {
                    let is_prose = name == "name" && matches!(element, "Case" | "Note" | "Variable" | "Set")
                        || name.eq_ignore_ascii_case("description");
                    others.add(node, &format!("{element}@{name}"), value, is_prose);
                }
            }
        }
        let text: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
        let parent = node.parent().map(xml::name).unwrap_or_default();
        match (parent, element) {
            ("Code", "Description") if abouts.contains(&text.trim()) => take(text.trim(), ledger),
            _ => others.add(node, &format!("{parent}/{element}"), text.trim(), true),
        }
    }
    others.leave_out(ledger);
}

/// The values of each kind of place.
#[derive(Default)]
struct Others {
    known: HashMap<String, usize>,
    kinds: Vec<(Place, String, Omission)>,
}

impl Others {
    fn add(&mut self, node: Node, kind: &str, value: &str, is_prose: bool) {
        if value.is_empty() {
            return;
        }
        if is_prose {
            self.kinds.push((place_of(node, kind), value.to_owned(), Omission::Other));
            return;
        }
        if let Some(n) = self.known.get(kind) {
            let text = &mut self.kinds[*n].1;
            text.push(' ');
            text.push_str(value);
            return;
        }
        self.known.insert(kind.to_owned(), self.kinds.len());
        self.kinds.push((place_of(node, kind), value.to_owned(), Omission::Apparatus));
    }

    fn leave_out(self, ledger: &mut Ledger) {
        for (place, text, kind) in self.kinds {
            ledger.leave_out(text, place, kind);
        }
    }
}
