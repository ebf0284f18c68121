//! Documents of word processors: a part of a DOCX, which the first byte chooses, the content of an ODT, and RTF. The
//! document is refused, or what is made of it is an interview file.

use interview_viewer::document;
use interview_viewer::import::{Changes, Options, import};

use super::Target;
use super::workbook::packed;

pub const DOCX: Target = Target { name: "docx", run: docx, seeds: docx_seeds, words: DOCX_WORDS };
pub const ODT: Target = Target { name: "odt", run: odt, seeds: odt_seeds, words: ODT_WORDS };
pub const RTF: Target = Target { name: "rtf", run: rtf, seeds: rtf_seeds, words: RTF_WORDS };

/// The parts of a document.
const PARTS: [(&str, &str); 5] = [
    (
        "word/document.xml",
        "<document><body><p><pPr><pStyle val='h'/><numPr><ilvl val='0'/><numId val='1'/></numPr></pPr><r><t>Talk</t></r></p>\
         <p><r><rPr><b/></rPr><t>AF:</t></r><r><t> Why</t><footnoteReference id='2'/><t>?</t></r></p><tbl><tr><tc><p><r><t>HHM\
         </t></r></p></tc><tc><p><ins><r><t>So.</t></r></ins><del><r><delText>No.</delText></r></del></p></tc></tr></tbl>\
         <p><r><ruby><rt><r><t>l</t></r></rt><rubyBase><r><t>弄</t></r></rubyBase></ruby></r></p></body></document>",
    ),
    (
        "word/styles.xml",
        "<styles><style type='paragraph' styleId='h'><name val='heading 1'/><basedOn val='g'/></style>\
         <style type='paragraph' styleId='g'><basedOn val='h'/><rPr><i/></rPr></style></styles>",
    ),
    (
        "word/numbering.xml",
        "<numbering><abstractNum abstractNumId='0'><lvl ilvl='0'><start val='1'/><numFmt val='chineseCounting'/>\
         <lvlText val='%1、'/></lvl></abstractNum><num numId='1'><abstractNumId val='0'/></num></numbering>",
    ),
    ("word/footnotes.xml", "<footnotes><footnote id='2'><p><r><t>Below</t></r></p></footnote></footnotes>"),
    (
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Id='a' Type='x/styles' Target='styles.xml'/><Relationship Id='b' Type='x/numbering' \
         Target='numbering.xml'/><Relationship Id='c' Type='x/footnotes' Target='footnotes.xml'/></Relationships>",
    ),
];

const DOCX_WORDS: &[&str] = &[
    "<p>",
    "</p>",
    "<r>",
    "</r>",
    "<t>",
    "</t>",
    "<ins>",
    "</ins>",
    "<del>",
    "</del>",
    "<tbl>",
    "<tr>",
    "<tc>",
    "</tc>",
    "<br/>",
    "<sdt>",
    "<txbxContent>",
    "<AlternateContent>",
    "<Choice>",
    "<Fallback>",
    "<sym font='Symbol' char='F061'/>",
    "<fldChar fldCharType='begin'/>",
    "<fldChar fldCharType='separate'/>",
    "<footnoteReference id='2'/>",
    "<vanish/>",
    "4294967295",
    "-1",
    "%1%9",
    "../..",
];

const CONTENT: &str = "<document-content><automatic-styles><style name='b' family='text'><text-properties \
    font-weight='bold'/></style><list-style name='l'><list-level-style-number level='1' num-format='1' num-suffix='.'/>\
    </list-style></automatic-styles><body><text><tracked-changes><changed-region id='c'><deletion><p>No</p></deletion>\
    </changed-region></tracked-changes><h outline-level='1'>Talk</h><p><span style-name='b'>AF:</span> Why<s c='3'/><note>\
    <note-citation>1</note-citation><note-body><p>Below</p></note-body></note>?</p><list style-name='l'><list-item><p>one\
    <change change-id='c'/></p></list-item></list><table><table-row><table-cell><p>HHM</p></table-cell><table-cell><p>So.\
    </p></table-cell></table-row></table></text></body></document-content>";

const ODT_WORDS: &[&str] = &[
    "<p>",
    "</p>",
    "<span>",
    "</span>",
    "<list>",
    "<list-item>",
    "<table>",
    "<table-row>",
    "<table-cell>",
    "<s c='9999'/>",
    "<tab/>",
    "<line-break/>",
    "<note>",
    "<annotation>",
    "<ruby>",
    "<ruby-base>",
    "<ruby-text>",
    "<change change-id='c'/>",
    "<change-start change-id='c'/>",
    "<text-box>",
    "<section display='none'>",
    "start-value='4294967295'",
];

const RTF_WORDS: &[&str] = &[
    "{\\",
    "}",
    "\\par ",
    "\\'d6\\'d0",
    "\\u20320?",
    "\\uc2 ",
    "\\bin9 ",
    "\\cell ",
    "\\row ",
    "\\intbl ",
    "\\itap3 ",
    "\\nestcell ",
    "\\nestrow ",
    "{\\footnote ",
    "{\\*\\annotation ",
    "{\\header ",
    "{\\shptxt ",
    "{\\field",
    "{\\*\\fldinst ",
    "{\\fldrslt ",
    "\\deleted ",
    "\\v ",
    "\\plain ",
    "\\pard ",
    "{\\listtext ",
    "{\\fonttbl{\\f1\\fcharset136 x;}}",
    "\\f1 ",
    "\\dbch\\af1 ",
    "{\\stylesheet{\\s1 toc 1;}}",
    "\\s1 ",
    "{\\upr{a}{\\*\\ud{b}}}",
];

fn check(bytes: &[u8]) {
    for changes in [Changes::Accepted, Changes::Original] {
        if let Ok(imported) = import(bytes, &Options { changes, ..Options::default() }) {
            let written = document::write(&imported.document);
            assert!(document::parse(written.as_bytes()).is_ok(), "{written}");
        }
    }
}

fn docx_seeds(_: &[Vec<u8>]) -> Vec<Vec<u8>> {
    PARTS.iter().enumerate().map(|(n, (_, part))| [&[n as u8], part.as_bytes()].concat()).collect()
}

fn docx(bytes: &[u8]) {
    let Some((which, part)) = bytes.split_first() else { return };
    let changed = usize::from(*which) % PARTS.len();
    let parts = PARTS.iter().enumerate();
    let parts: Vec<(&str, &[u8])> =
        parts.map(|(n, (name, own))| (*name, if n == changed { part } else { own.as_bytes() })).collect();
    check(&packed(&parts));
}

fn odt_seeds(_: &[Vec<u8>]) -> Vec<Vec<u8>> {
    vec![CONTENT.into()]
}

fn odt(bytes: &[u8]) {
    check(&packed(&[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", bytes)]));
}

fn rtf_seeds(_: &[Vec<u8>]) -> Vec<Vec<u8>> {
    vec![["{\\rtf1\\ansi\\ansicpg936 ", &RTF_WORDS.concat()].concat().into_bytes()]
}

fn rtf(bytes: &[u8]) {
    check(&[b"{\\rtf1", bytes].concat());
}

#[test]
fn documents_of_these_parts_are_imported() {
    let parts: Vec<(&str, &[u8])> = PARTS.iter().map(|(name, part)| (*name, part.as_bytes())).collect();
    assert!(import(&packed(&parts), &Options::default()).is_ok());
    let odt = [("mimetype", &b"application/vnd.oasis.opendocument.text"[..]), ("content.xml", CONTENT.as_bytes())];
    assert!(import(&packed(&odt), &Options::default()).is_ok());
}
