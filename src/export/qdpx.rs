//! REFI-QDA projects (`.qdpx`): a source for each language, the themes as codes, the passages as coded selections, the
//! speakers as cases.
//!
//! The rules are those of version 1.5 and of the programs that read it: `project.qde` without a byte order mark, texts in
//! `sources/` with line feeds, offsets in code points, the end exclusive.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::local;
use super::pack::{escape, pack};
use super::page::{self, Block};
use super::text;
use crate::document::Document;
use crate::interview::{Interview, Lang};

/// Colours that can be told apart.
const COLOURS: [&str; 8] = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b", "#7f7f7f"];

/// Writes a project.
pub fn write(document: &Document, interview: &Interview) -> Vec<u8> {
    let original = &interview.languages[0];
    let title = local(&interview.title, original);
    let ids = Ids { key: format!("{}\n{title}", interview.id) };
    let mut project = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let _ = writeln!(
        project,
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"{}\" origin=\"interview {}\">",
        escape(title),
        env!("CARGO_PKG_VERSION")
    );
    project.push_str(&codes(interview, &ids));
    let mut sources = String::new();
    let mut texts: Vec<(String, String)> = Vec::new();
    for lang in &interview.languages {
        let id = ids.of("source", lang.as_str());
        let (selections, text) = source(document, interview, lang, &ids);
        let name = match interview.languages.len() {
            1 => title.to_owned(),
            _ => format!("{title} ({lang})"),
        };
        let _ = writeln!(
            sources,
            "<TextSource guid=\"{id}\" name=\"{}\" plainTextPath=\"internal://{id}.txt\">\n{selections}</TextSource>",
            escape(&name)
        );
        texts.push((format!("sources/{id}.txt"), text));
    }
    project.push_str(&cases(interview, &ids));
    let _ = write!(project, "<Sources>\n{sources}</Sources>\n</Project>\n");
    let mut parts: Vec<(&str, &[u8])> = vec![("project.qde", project.as_bytes())];
    parts.extend(texts.iter().map(|(name, text)| (&**name, text.as_bytes())));
    pack(&parts)
}

/// Identifiers that a second export has again.
struct Ids {
    key: String,
}

impl Ids {
    fn of(&self, kind: &str, name: &str) -> String {
        let hash = Sha256::digest(format!("{}\n{kind}\n{name}", self.key));
        let mut bytes: [u8; 16] = hash[..16].try_into().expect("a hash is longer");
        // A name-based identifier with another hash: version 8 of RFC 9562.
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
    }
}

fn codes(interview: &Interview, ids: &Ids) -> String {
    if interview.themes.is_empty() {
        return String::new();
    }
    let original = &interview.languages[0];
    let mut out = String::from("<CodeBook>\n<Codes>\n");
    for (n, theme) in interview.themes.iter().enumerate() {
        let (id, name) = (ids.of("code", &theme.id), escape(local(&theme.label, original)));
        let colour = COLOURS[n % COLOURS.len()];
        let about = theme.about.as_ref().map(|about| escape(local(about, original)));
        let about = about.map(|about| format!("<Description>{about}</Description>")).unwrap_or_default();
        let _ =
            writeln!(out, "<Code guid=\"{id}\" name=\"{name}\" isCodable=\"true\" color=\"{colour}\">{about}</Code>");
    }
    out + "</Codes>\n</CodeBook>\n"
}

fn cases(interview: &Interview, ids: &Ids) -> String {
    if interview.speakers.is_empty() {
        return String::new();
    }
    let mut out = String::from("<Cases>\n");
    for speaker in &interview.speakers {
        let name = escape(local(&speaker.name, &interview.languages[0]));
        let _ = writeln!(out, "<Case guid=\"{}\" name=\"{name}\">", ids.of("case", &speaker.id));
        let own = |id: &Option<std::rc::Rc<crate::interview::Speaker>>| {
            id.as_ref().is_some_and(|other| other.id == speaker.id)
        };
        for passage in interview.passages().filter(|passage| own(&passage.speaker)) {
            for text in &passage.texts {
                let id = ids.of("selection", &format!("{} {}", text.lang, passage.id));
                let _ = writeln!(out, "<SelectionRef targetGUID=\"{id}\"/>");
            }
        }
        out.push_str("</Case>\n");
    }
    out + "</Cases>\n"
}

/// The selections of a source, and its text.
fn source(document: &Document, interview: &Interview, lang: &Lang, ids: &Ids) -> (String, String) {
    let page = page::of(document, interview, lang);
    let (text, places) = text::placed(&page);
    let mut out = String::new();
    let passages = page.blocks.iter().filter_map(|block| match block {
        Block::Passage { id, .. } => Some(*id),
        _ => None,
    });
    let own: std::collections::HashMap<&str, _> = interview.passages().map(|passage| (&*passage.id, passage)).collect();
    for (id, range) in passages.zip(places) {
        let passage = own[id];
        if !passage.texts.iter().any(|text| text.lang == *lang) {
            continue;
        }
        let key = format!("{lang} {id}");
        let words: String = text.chars().skip(range.start).take((range.end - range.start).min(60)).collect();
        let _ = writeln!(
            out,
            "<PlainTextSelection guid=\"{}\" name=\"{}\" startPosition=\"{}\" endPosition=\"{}\">",
            ids.of("selection", &key),
            escape(&words.split_whitespace().collect::<Vec<_>>().join(" ")),
            range.start,
            range.end
        );
        for theme in &passage.themes {
            let coding = ids.of("coding", &format!("{key} {}", theme.id));
            let code = ids.of("code", &theme.id);
            let _ = writeln!(out, "<Coding guid=\"{coding}\"><CodeRef targetGUID=\"{code}\"/></Coding>");
        }
        out.push_str("</PlainTextSelection>\n");
    }
    (out, text)
}
