//! A part of a workbook: the first byte says which one it takes the place of. The workbook is refused, or what is made of
//! it is an interview file.

use interview_viewer::document;
use interview_viewer::import::{Options, import};

use super::Target;

pub const TARGET: Target = Target { name: "workbook", run, seeds, words: WORDS };

/// The parts of a workbook.
const PARTS: [(&str, &str); 5] = [
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>Words</t></is></c>\
         <c r='C1' t='str'><v>Time</v></c></row><row r='2' hidden='1'><c r='A2' t='s'><v>1</v></c><c r='B2' t='s'><v>2</v></c>\
         <c r='C2' s='1'><v>0.5</v></c></row></sheetData><mergeCells><mergeCell ref='A2:A4'/></mergeCells></worksheet>",
    ),
    (
        "xl/sharedStrings.xml",
        "<sst><si><t>Speaker</t></si><si><r><t>Ou</t></r><rPh><t>x</t></rPh></si><si><t>Why_x000D_?</t></si></sst>",
    ),
    (
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[h]:mm'/></numFmts><cellXfs><xf numFmtId='0'/>\
         <xf numFmtId='164'/></cellXfs></styleSheet>",
    ),
    (
        "xl/workbook.xml",
        "<workbook><workbookPr date1904='1'/><sheets><sheet name='S' r:id='r1' xmlns:r='r'/></sheets></workbook>",
    ),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id='r1' Type='a/worksheet' Target='worksheets/sheet1.xml'/></Relationships>",
    ),
];

const WORDS: &[&str] = &[
    "<c>",
    "</c>",
    "<v>",
    "</v>",
    "<row>",
    "</row>",
    "<t>",
    "</t>",
    " t='s'",
    " t='d'",
    " s='9'",
    " r='XFD1048576'",
    "0.99999",
    "1e308",
    "-1",
    "4294967296",
    "_x000D_",
    "_x",
    "A1:XFD9",
    "yyyy",
    "[h]:mm:ss",
    "\"",
    "'",
    "&amp;",
    "../",
    "Words",
    "Speaker",
];

fn seeds(_: &[Vec<u8>]) -> Vec<Vec<u8>> {
    PARTS.iter().enumerate().map(|(n, (_, part))| [&[n as u8], part.as_bytes()].concat()).collect()
}

fn run(bytes: &[u8]) {
    let Some((which, part)) = bytes.split_first() else { return };
    let changed = usize::from(*which) % PARTS.len();
    let parts = PARTS.iter().enumerate();
    let parts: Vec<(&str, &[u8])> =
        parts.map(|(n, (name, own))| (*name, if n == changed { part } else { own.as_bytes() })).collect();
    if let Ok(imported) = import(&packed(&parts), &Options::default()) {
        let written = document::write(&imported.document);
        assert!(document::parse(written.as_bytes()).is_ok(), "{written}");
    }
}

/// Packs parts into a ZIP file without compressing them.
pub fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let size = (bytes.len() as u32).to_le_bytes();
        let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        fields.extend(checksum(bytes).to_le_bytes());
        fields.extend([size, size].concat());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        directory.extend([b"PK\x01\x02\x14\x00", &fields[..], &[0; 10], &(out.len() as u32).to_le_bytes()].concat());
        directory.extend(name.as_bytes());
        out.extend([b"PK\x03\x04", &fields[..], name.as_bytes(), bytes].concat());
    }
    let count = (parts.len() as u16).to_le_bytes();
    let (size, at) = ((directory.len() as u32).to_le_bytes(), (out.len() as u32).to_le_bytes());
    [&out[..], &directory, b"PK\x05\x06\0\0\0\0", &count, &count, &size, &at, &[0, 0]].concat()
}

/// The checksum of ZIP files (CRC-32).
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

#[test]
fn a_workbook_of_these_parts_is_imported() {
    let parts: Vec<(&str, &[u8])> = PARTS.iter().map(|(name, part)| (*name, part.as_bytes())).collect();
    assert!(import(&packed(&parts), &Options::default()).is_ok());
}
