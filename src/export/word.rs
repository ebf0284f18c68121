//! Word (DOCX): a title, fields, headings, and the bold name of the speaker before the words.

use std::fmt::Write;

use super::pack::{escape, pack};
use super::page::{Block, Page, clock};
use crate::interview::{Lang, Mark, MarkKind, Paragraph};

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
/// The start of the names of relations.
pub(super) const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part of the file besides.
#[derive(Default)]
pub(super) struct More<'a> {
    pub name: &'a str,
    /// The relation of the document to it, if it has one.
    pub relation: &'a str,
    /// Its type, if it is another one than XML.
    pub kind: &'a str,
    pub text: &'a str,
}

/// Writes a page as a document of Word.
pub fn write(page: &Page, lang: &Lang) -> Vec<u8> {
    let mut body = String::new();
    let mut links: Vec<String> = Vec::new();
    for block in &page.blocks {
        match block {
            Block::Title(words) => styled("Title", words, &mut body),
            Block::Heading(words) => styled("Heading2", words, &mut body),
            Block::Field(label, value) => {
                let label = format!("{label}{}", page.colon);
                let _ = write!(body, "<w:p>{}{}</w:p>", run(&label, ""), run(value, ""));
            }
            Block::Passage { start, speaker, paragraphs, .. } => {
                body.push_str("<w:p>");
                start.iter().for_each(|start| body.push_str(&run(&format!("[{}] ", clock(*start)), "")));
                if let Some(name) = speaker {
                    body.push_str(&run(&format!("{name}{}", page.colon), "<w:b/>"));
                }
                for (n, paragraph) in paragraphs.iter().enumerate() {
                    if n > 0 {
                        body.push_str("<w:r><w:br/></w:r>");
                    }
                    runs(paragraph, &mut links, &mut body);
                }
                body.push_str("</w:p>");
            }
        }
    }
    package(&body, &links, lang, &[])
}

/// Packs the body of a document with its links. `more`: parts besides.
pub(super) fn package(body: &str, links: &[String], lang: &Lang, more: &[More]) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"{RELATION}\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" \
         w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    );
    let mut relations = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
         xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
         Type=\"{RELATION}/styles\" Target=\"styles.xml\"/>"
    );
    for (n, address) in links.iter().enumerate() {
        let _ = write!(
            relations,
            "<Relationship Id=\"link{n}\" Type=\"{RELATION}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            escape(address)
        );
    }
    let mut types = TYPES.trim_end_matches("</Types>").to_owned();
    for (n, More { name, relation, kind, .. }) in more.iter().enumerate() {
        if !relation.is_empty() {
            let _ =
                write!(relations, "<Relationship Id=\"more{n}\" Type=\"{RELATION}/{relation}\" Target=\"../{name}\"/>");
        }
        if !kind.is_empty() {
            let _ = write!(types, "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
        }
    }
    types.push_str("</Types>");
    relations.push_str("</Relationships>");
    let styles = styles(lang);
    let mut parts = vec![
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ];
    parts.extend(more.iter().map(|more| (more.name, more.text.as_bytes())));
    pack(&parts)
}

pub(super) fn styled(style: &str, words: &str, body: &mut String) {
    let _ = write!(body, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>", run(words, ""));
}

pub(super) fn run(words: &str, properties: &str) -> String {
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(words))
}

/// The words of a paragraph with their marks.
pub(super) fn runs(paragraph: &Paragraph, links: &mut Vec<String>, body: &mut String) {
    let text = &*paragraph.text;
    let mut edges: Vec<usize> = paragraph.marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    edges.extend([0, text.len()]);
    edges.sort_unstable();
    edges.dedup();
    for pair in edges.windows(2) {
        let over = |mark: &&Mark| mark.range.start <= pair[0] && mark.range.end >= pair[1];
        let has = |kind: &MarkKind| paragraph.marks.iter().filter(over).any(|mark| mark.kind == *kind);
        let strong = if has(&MarkKind::Strong) { "<w:b/>" } else { "" };
        let emphasis = if has(&MarkKind::Emphasis) { "<w:i/>" } else { "" };
        let run = run(&text[pair[0]..pair[1]], &format!("{strong}{emphasis}"));
        let link = paragraph.marks.iter().filter(over).find_map(|mark| match &mark.kind {
            MarkKind::Link(address) => Some(address),
            _ => None,
        });
        match link {
            None => body.push_str(&run),
            Some(address) => {
                let _ = write!(body, "<w:hyperlink r:id=\"link{}\">{run}</w:hyperlink>", links.len());
                links.push(address.to_string());
            }
        }
    }
}

fn styles(lang: &Lang) -> String {
    let (latin, asian) = if lang.is_chinese() { ("en-US", lang.as_str()) } else { (lang.as_str(), "zh-CN") };
    let asian = match asian {
        "zh-Hans" => "zh-CN",
        "zh-Hant" => "zh-TW",
        other => other,
    };
    let style = |id: &str, name: &str, level: &str, size: u32| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
             <w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:spacing w:before=\"240\"/>{level}</w:pPr>\
             <w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr></w:style>"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:sz w:val=\"22\"/><w:lang w:val=\"{latin}\" w:eastAsia=\"{asian}\"/></w:rPr></w:rPrDefault><w:pPrDefault>\
         <w:pPr><w:spacing w:after=\"160\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>{}{}\
         </w:styles>",
        style("Title", "Title", "", 36),
        style("Heading2", "heading 2", "<w:outlineLvl w:val=\"1\"/>", 26)
    )
}
