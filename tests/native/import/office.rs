//! Word processors' documents: all their text, extracted by other code, and documents with changed parts.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use interview_viewer::import::{self, Changes, Options};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{cases, lost, options};

/// The parts of a packed file.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.push((part.name().to_owned(), bytes));
    }
    parts
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Elements that have no text in a valid document.
const PROPERTIES: &[&str] = &["pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr"];

/// All text of a document, in any order.
pub fn words(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return of_flat(&String::from_utf8_lossy(bytes));
    }
    let parts = parts(bytes);
    let text = |name: &str| -> String {
        let part = parts.iter().find(|(part, _)| part == name);
        part.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    };
    if parts.iter().any(|(name, _)| name == "content.xml") {
        return of_flat(&text("content.xml")) + &of_flat(&text("styles.xml"));
    }
    let is_part = |name: &str| name.ends_with(".xml") && name != "docProps/core.xml";
    let pages = parts.iter().filter(|(name, _)| name.ends_with(".htm"));
    let pages: String = pages.map(|(_, bytes)| super::text_of::html(&String::from_utf8_lossy(bytes))).collect();
    let parts = parts.iter().filter(|(name, _)| is_part(name));
    let texts: String = parts
        .map(|(_, bytes)| {
            within(&String::from_utf8_lossy(bytes), |path| {
                matches!(path.last(), Some(&"t" | &"delText")) && !path.iter().any(|name| PROPERTIES.contains(name))
            })
        })
        .collect();
    texts + &pages
}

/// The text of OpenDocument's XML: within the body and the master pages, without who wrote a comment and when.
fn of_flat(text: &str) -> String {
    within(text, |path| {
        path.iter().any(|name| matches!(*name, "body" | "master-styles"))
            && !path
                .iter()
                .any(|name| matches!(*name, "creator" | "date" | "creator-initials" | "change-info" | "binary-data"))
    })
}

/// The text of the elements of which the names around it fit.
fn within(xml: &str, fits: impl Fn(&[&str]) -> bool) -> String {
    let mut reader = Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    let mut out = String::new();
    loop {
        let event = reader.read_event().unwrap_or(Event::Eof);
        let text = match &event {
            Event::Start(start) => {
                path.push(String::from_utf8_lossy(start.local_name().as_ref()).into_owned());
                continue;
            }
            Event::End(_) => {
                path.pop();
                continue;
            }
            Event::Eof => return out,
            Event::Text(text) => text.decode().unwrap().into_owned(),
            Event::CData(text) => text.decode().unwrap().into_owned(),
            Event::GeneralRef(name) => match name.resolve_char_ref().unwrap() {
                Some(c) => c.to_string(),
                None => match &*name.decode().unwrap() {
                    "amp" => "&".into(),
                    "lt" => "<".into(),
                    "gt" => ">".into(),
                    "quot" => "\"".into(),
                    "apos" => "'".into(),
                    other => panic!("the entity {other}"),
                },
            },
            _ => continue,
        };
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        if fits(&path) {
            out.push_str(&text);
        }
    }
}

/// The documents among the cases, with their names.
fn documents() -> Vec<(String, Vec<u8>)> {
    let is_document =
        |file: &Path| ["docx", "odt"].iter().any(|kind| file.ancestors().nth(2).is_some_and(|of| of.ends_with(kind)));
    let documents = cases().into_iter().map(|(file, _)| file).filter(|file| is_document(file));
    documents.map(|file| (options(&file).name, fs::read(file).unwrap())).collect()
}

/// Pieces of the XML of Word and of OpenDocument.
const PIECES: &[&str] = &[
    "</w:p><w:p>",
    "<w:br/>",
    "<w:tab/>",
    "</w:t></w:r><w:r><w:t>",
    "<w:footnoteReference w:id=\"2\"/>",
    "<w:commentReference w:id=\"0\"/>",
    "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
    "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>",
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>",
    "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
    "<w:sdt><w:sdtContent><w:r><w:t>in a control</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>AF</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>",
    "<w:sym w:font=\"Wingdings\" w:char=\"F021\"/>",
    "<w:ruby><w:rt><w:r><w:t>r</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby>",
    "<text:s text:c=\"3\"/>",
    "<text:tab/>",
    "<text:line-break/>",
    "</text:p><text:p>",
    "<text:span>",
    "</text:span>",
    "<text:note><text:note-citation>7</text:note-citation><text:note-body><text:p>below</text:p></text:note-body></text:note>",
    "<draw:frame><draw:text-box><text:p>in a frame</text:p></draw:text-box></draw:frame>",
    "<text:list><text:list-item><text:p>an item</text:p></text:list-item></text:list>",
    "AF: ",
    "答：",
    "&amp;",
    "\u{ad}",
    "\u{f0fc}",
];

proptest! {
    #![proptest_config(crate::same_cases(400))]
    #[test]
    fn changed_documents_keep_every_character(
        case in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
        original in any::<bool>(),
    ) {
        let documents = documents();
        let (name, bytes) = &documents[case.index(documents.len())];
        let mut parts = parts(bytes);
        let main = |name: &str| name.ends_with("document.xml") && !name.contains("glossary") || name == "content.xml";
        let text = parts.iter_mut().find(|(name, _)| main(name)).map(|(_, bytes)| bytes).unwrap();
        let mut xml = String::from_utf8(text.clone()).unwrap();
        for (at, piece) in &changes {
            let body = xml.find("</text:tracked-changes>").or(xml.find("<office:body")).or(xml.find("<w:body")).unwrap();
            let piece = PIECES[piece.index(PIECES.len())];
            // Words stand in paragraphs.
            let takes = |at: &usize| {
                let tag = &xml[xml[..*at].rfind('<').unwrap_or_default()..*at];
                let holds = ["<text:p", "<text:span", "</text:span", "<w:t>", "<w:t "];
                piece.contains('<') || (holds.iter().any(|one| tag.starts_with(one)) && !tag.ends_with("/>"))
            };
            let places = xml[body..].match_indices('>').map(|(at, _)| body + at + 1);
            let places: Vec<usize> = places.filter(takes).collect();
            let at = places[at.index(places.len())];
            let mut changed = xml.clone();
            changed.insert_str(at, piece);
            // A piece that breaks the structure is refused; the others go on.
            if roxmltree::Document::parse(&changed).is_ok() {
                xml = changed;
            }
        }
        *text = xml.clone().into_bytes();
        let bytes = packed(&parts);
        let changes = if original { Changes::Original } else { Changes::Accepted };
        let options = Options { name: name.clone(), changes, ..Options::default() };
        let imported = import::import(&bytes, &options);
        if let Ok(imported) = imported {
            let body = xml.find("body").unwrap_or_default();
            prop_assert_eq!(lost(&words(&bytes), &imported), [], "{}", &xml[body..]);
        }
    }

    #[test]
    fn damaged_documents_are_read_or_refused(
        case in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let documents = documents();
        let (name, bytes) = &documents[case.index(documents.len())];
        let mut bytes = bytes.clone();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let options = Options { name: name.clone(), ..Options::default() };
        let _ = import::import(&bytes, &options);
        let _ = import::import(&bytes[..at], &options);
    }
}

/// XML in which text stands where no valid document has it.
const ODD: [&[(&str, &str)]; 2] = [
    &[
        (
            "word/document.xml",
            "<document><body>stray<p><r><instrText>DATE<del><r><delText>one</delText></r></del></instrText><tab><t>two</t>\
             </tab><footnoteReference id='2'/><ruby><rubyPr><t>three</t></rubyPr><rt/><rubyBase><r><t>字</t></r></rubyBase>\
             </ruby></r><commentReference id='7'><t>four</t></commentReference></p><tbl><tr><t>five</t></tr></tbl></body>\
             </document>",
        ),
        (
            "word/footnotes.xml",
            "<footnotes><footnote id='2'><p><r><t>six</t></r></p></footnote><footnote id='2'><p><r><t>seven</t></r></p>\
             </footnote><p><r><t>eight</t></r></p></footnotes>",
        ),
        (
            "word/header9.xml",
            "<hdr><p><r><t>nine</t></r><txbxContent><p><r><t>ten</t></r></p></txbxContent></p><t>x</t></hdr>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id='c' Type='x/footnotes' Target='footnotes.xml'/></Relationships>",
        ),
    ],
    &[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            "<document-content><body><text><list>one<list-item>two<p>word</p></list-item></list><table>three<table-row>four\
             <table-cell>five</table-cell></table-row></table><p><s>six</s><tab>seven</tab><note>eight<note-body>nine<p>ten\
             </p></note-body></note><ruby>eleven<ruby-base>字</ruby-base><ruby-text>zi</ruby-text></ruby><annotation>twelve\
             <p>p</p></annotation><line-break>thirteen</line-break></p></text></body></document-content>",
        ),
    ],
];

#[test]
fn text_in_odd_places_is_kept() {
    for parts in ODD {
        let parts: Vec<_> = parts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
        let bytes = packed(&parts);
        let imported = import::import(&bytes, &Options::default()).unwrap();
        assert_eq!(lost(&words(&bytes), &imported), [], "{}", parts[0].0);
    }
}

#[test]
fn recorded_changes_can_be_undone() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/docx/changes/talk.docx");
    let bytes = fs::read(file).unwrap();
    let imported = import::import(&bytes, &Options { changes: Changes::Original, ..Options::default() }).unwrap();
    let written = interview_viewer::document::write(&imported.document);
    for words in ["The mill was closed all year.", "It had a roof", "Nothing of this stays.", "It is a school."] {
        assert!(written.contains(words), "{written}");
    }
    assert!(!written.contains("stood open"), "{written}");
    assert_eq!(lost(&words(&bytes), &imported), []);
}

/// Pieces of RTF, and the characters that each has.
const RTF: &[(&str, &str)] = &[
    ("\\par\n", ""),
    ("{\\b AF:} ", "AF:"),
    ("HHM: It was raining.", "HHM:Itwasraining."),
    ("\\'d6\\'d0\\'ce\\'c4", "中文"),
    ("{\\f1 \\'a4\\'a4\\'a4\\'e5}", "中文"),
    ("{\\f2 caf\\'e9}", "café"),
    ("{\\f3 \\'fc}", "✓"),
    ("\\u20320?", "你"),
    ("{\\uc2 \\u22909\\'ba\\'c3}", "好"),
    ("\\u-10179?\\u-8704?", "😀"),
    ("\\ldblquote so\\rdblquote ", "“so”"),
    ("\\{a\\\\b\\}", "{a\\b}"),
    ("\\line ", ""),
    ("\\tab ", ""),
    ("\\_", "\u{2011}"),
    ("{\\v hidden}", "hidden"),
    ("{\\deleted gone}", "gone"),
    ("{\\revised new}", "new"),
    ("{\\footnote\\pard below}", "below"),
    ("{\\header around\\par}", "around"),
    ("{\\*\\atnauthor Lin}{\\*\\annotation Is it so?}", "Isitso?"),
    ("{\\*\\unknown data}", ""),
    ("{\\pict 00ff}", ""),
    ("{\\bin4 {}}}}", ""),
    ("{\\field{\\*\\fldinst HYPERLINK \"https://example.org\"}{\\fldrslt page}}", "page"),
    ("\\trowd\\intbl AF\\cell And?\\cell\\row\\pard ", "AFAnd?"),
    ("\\pard\\plain\\s1 A heading\\par\\pard ", "Aheading"),
    ("{\\listtext 1.\\tab}an item\\par ", "1.anitem"),
    ("{\\xe entry}", "entry"),
    ("{\\field{\\*\\fldinst EQ \\\\o\\\\ad(\\\\s\\\\up 9(long),\\u24324?)}{\\fldrslt }}", ""),
    ("{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt in a box\\par}}", "inabox"),
];

const RTF_HEADER: &str = "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset136 MingLiU;}\
    {\\f2\\fcharset0\\cpg1252 Arial;}{\\f3\\fcharset2 Wingdings;}}{\\stylesheet{\\s1 heading 1;}}";

proptest! {
    #![proptest_config(crate::same_cases(400))]
    #[test]
    fn rich_text_keeps_every_character(
        pieces in prop::collection::vec(any::<prop::sample::Index>(), 1..30),
        original in any::<bool>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let (mut rtf, mut text) = (RTF_HEADER.to_owned(), String::new());
        for (piece, characters) in pieces.iter().map(|piece| RTF[piece.index(RTF.len())]) {
            rtf.push_str(piece);
            text.push_str(characters);
        }
        rtf.push('}');
        let changes = if original { Changes::Original } else { Changes::Accepted };
        let options = Options { changes, ..Options::default() };
        if let Ok(imported) = import::import(rtf.as_bytes(), &options) {
            prop_assert_eq!(lost(&text, &imported), [], "{}", &rtf[RTF_HEADER.len()..]);
        }
        let _ = import::import(&rtf.as_bytes()[..cut.index(rtf.len())], &options);
    }
}

#[test]
fn one_text_saved_in_several_formats_is_one_interview() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let written = |end: &str| {
        let bytes = fs::read(folder.join(format!("{end}/saved/mill.{end}"))).unwrap();
        let options = Options { name: format!("mill.{end}"), ..Options::default() };
        interview_viewer::document::write(&import::import(&bytes, &options).unwrap().document)
    };
    let docx = written("docx");
    for end in ["odt", "rtf", "html"] {
        assert_eq!(written(end), docx, "{end}");
    }
}
