//! Projects of REFI-QDA: the project, or the text of its source, as the first byte says. Each text of a project is
//! refused, or what is made of it is an interview file.

use interview_viewer::document;
use interview_viewer::import::{self, Options};

use super::Target;
use super::workbook::packed;

pub const TARGET: Target = Target { name: "project", run, seeds, words: WORDS };

const PROJECT: &str = "<Project><CodeBook><Codes><Code guid='C1' name='Work'><Code guid='C2' name='Wages'><Description>What was \
    paid.</Description></Code></Code></Codes></CodeBook><Cases><Case guid='K1' name='Mai'/></Cases><Sources><TextSource \
    guid='S1' name='Ferry' plainTextPath='internal://S1.txt'><PlainTextSelection guid='P' name='It sank' startPosition='20' \
    endPosition='27'><Description>Look.</Description><Coding guid='G'><CodeRef targetGUID='C2'/></Coding>\
    </PlainTextSelection></TextSource><TextSource guid='S2' name='Wu'><PlainTextContent>Lotte: And?\n\nWu: No.\n\nLotte: So?\
    </PlainTextContent></TextSource></Sources><Notes><Note guid='N' name='Reminder'/></Notes></Project>";

const SOURCE: &str = "Lotte: The boat?\n\nWu: It sank. 在春天。\n\nLotte: When?\n\nWu: In 1998.\n";

const WORDS: &[&str] = &[
    "startPosition='",
    "endPosition='",
    "<PlainTextSelection ",
    "<Coding><CodeRef targetGUID='C1'/></Coding>",
    "<TextSource guid='S1' name='a' plainTextPath='internal://S1.txt'>",
    "<PlainTextContent>",
    "</PlainTextContent>",
    "<Code guid='C1' name='a'>",
    "</Code>",
    "internal://S1.txt",
    "relative://../S1.txt",
    "4294967296",
    "-1",
    "😀",
    "\r\n",
    "\u{2028}",
];

fn seeds(_: &[Vec<u8>]) -> Vec<Vec<u8>> {
    vec![[b"\0", PROJECT.as_bytes()].concat(), [b"\x01", SOURCE.as_bytes()].concat()]
}

fn run(bytes: &[u8]) {
    let Some((which, part)) = bytes.split_first() else { return };
    let (project, source) = match which % 2 {
        0 => (part, SOURCE.as_bytes()),
        _ => (PROJECT.as_bytes(), part),
    };
    let packed = packed(&[("project.qde", project), ("sources/S1.txt", source)]);
    let _ = import::codes(project);
    let texts = import::sources(&packed).into_iter().map(Some);
    for source in texts.take(5).chain([None]) {
        if let Ok(imported) = import::import(&packed, &Options { source, ..Options::default() }) {
            let written = document::write(&imported.document);
            assert!(document::parse(written.as_bytes()).is_ok(), "{written}");
        }
    }
}
