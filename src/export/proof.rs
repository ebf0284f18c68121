//! A proof as a document of Word: a number in brackets before each passage, so that what comes back finds its place.

use std::fmt::Write;
use std::rc::Rc;

use super::pack::escape;
use super::word::{More, RELATION, package, run, runs};
use crate::import::proof::{PART, Part, Proof, SPACE};
use crate::interview::{self, Lang};

/// What describes the part with the proof, without which Word drops it.
const PROPERTIES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<ds:datastoreItem ds:itemID="{6F5B0C9E-7A1D-4E52-9C38-2B6D4A7E1F03}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="urn:interview-viewer:proof:1"/></ds:schemaRefs></ds:datastoreItem>"#;
const KIND: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
/// Numbers are grey, and programs do not check their spelling.
const NUMBER: &str = "<w:noProof/><w:color w:val=\"6B6B6B\"/><w:sz w:val=\"18\"/>";

/// Writes a proof as a document of Word. The first paragraph of its front is the title.
pub fn word(proof: &Proof) -> Vec<u8> {
    corrected(proof, proof)
}

/// Writes a proof as it was given out, with the text of another in its place, as if somebody had corrected it. A part
/// without a label has lost its number.
pub fn corrected(proof: &Proof, given: &Proof) -> Vec<u8> {
    let (mut body, mut links) = (String::new(), Vec::new());
    for (n, front) in proof.front.iter().enumerate() {
        let style = if n == 0 { "<w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>" } else { "" };
        let _ = write!(body, "<w:p>{style}{}</w:p>", run(front, if n == 0 { "" } else { "<w:i/>" }));
    }
    for part in &proof.parts {
        passage(part, &mut links, &mut body);
    }
    let first = proof.parts.first().and_then(|part| Lang::parse(&part.lang));
    let lang = first.unwrap_or_else(|| Lang::parse("en").expect("a tag"));
    let relations = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
         xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{RELATION}/customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>"
    );
    let part = written(given);
    let more = [
        More { name: PART, relation: "customXml", text: &part, ..More::default() },
        More { name: "customXml/_rels/item1.xml.rels", text: &relations, ..More::default() },
        More { name: "customXml/itemProps1.xml", kind: KIND, text: PROPERTIES, ..More::default() },
    ];
    package(&body, &links, &lang, &more)
}

fn passage(part: &Part, links: &mut Vec<String>, body: &mut String) {
    let source: Rc<str> = part.source.clone();
    for (n, paragraph) in interview::paragraphs(&source).iter().enumerate() {
        body.push_str("<w:p>");
        if n == 0 {
            if !part.label.is_empty() {
                body.push_str(&run(&format!("[{}] ", part.label), NUMBER));
            }
            if !part.speaker.is_empty() {
                body.push_str(&run(&part.speaker, "<w:b/>"));
            }
        }
        runs(paragraph, links, body);
        body.push_str("</w:p>");
    }
}

/// The part of the file that has the proof as it is given out.
fn written(proof: &Proof) -> String {
    let mut out = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<proof xmlns=\"{SPACE}\">");
    for front in &proof.front {
        let _ = write!(out, "<front>{}</front>", escape(front));
    }
    for Part { label, address, lang, speaker, source } in &proof.parts {
        let [label, address, lang, speaker] = [label, address, lang, speaker].map(|text| escape(text));
        let _ = write!(
            out,
            "<part label=\"{label}\" address=\"{address}\" lang=\"{lang}\" speaker=\"{speaker}\">{}</part>",
            escape(source)
        );
    }
    out + "</proof>"
}
