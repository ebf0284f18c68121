//! Rich text in LibreOffice: `make test-office`.
//!
//! The HTML is converted to a document of Word and to an OpenDocument file, and these to flat XML and to text. The names
//! must be bold, and the words complete.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use roxmltree::{Document, Node};
use serde_json::json;

use super::{interview, rich, squeezed};

/// Converts a file in its folder, and returns the new one.
fn convert(file: &Path, to: &str) -> PathBuf {
    let folder = file.parent().expect("a folder");
    let office = std::env::var_os("OFFICE").filter(|office| !office.is_empty()).unwrap_or_else(|| "soffice".into());
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new(office);
    command.args([&profile, "--headless", "--writer", "--convert-to", to, "--outdir"]).arg(folder).arg(file);
    let done = command.output().expect("LibreOffice runs; `make test-office` installs it on Debian");
    let extension = to.split(':').next().expect("an extension");
    let made = file.with_extension(extension);
    assert!(made.is_file(), "{to}: {}", String::from_utf8_lossy(&done.stderr));
    made
}

const OFFICE: &str = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
const STYLE: &str = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
const FONT: &str = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
const TEXT: &str = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

/// The stretches of a flat document that are bold.
fn bold(flat: &Path) -> Vec<String> {
    let text = fs::read_to_string(flat).expect("a flat document");
    let document = Document::parse(&text).expect("it is XML");
    let styles = document.descendants().filter(|node| node.has_tag_name((STYLE, "style")));
    // A name in Chinese is bold by another property.
    let weighs = |node: Node| {
        let weights = [(FONT, "font-weight"), (STYLE, "font-weight-asian")];
        weights.iter().any(|weight| node.attribute(*weight) == Some("bold"))
    };
    let heavy: Vec<&str> = styles
        .filter(|style| style.descendants().any(weighs))
        .filter_map(|style| style.attribute((STYLE, "name")))
        .chain(["Strong_20_Emphasis"])
        .collect();
    let body = document.descendants().find(|node| node.has_tag_name((OFFICE, "text"))).expect("a text");
    let spans = body.descendants().filter(|node| node.has_tag_name((TEXT, "span")));
    let is_heavy = |node: &Node| node.attribute((TEXT, "style-name")).is_some_and(|name| heavy.contains(&name));
    let said = |node: Node| node.descendants().filter_map(|inside| inside.is_text().then(|| inside.text())?).collect();
    spans.filter(is_heavy).map(said).collect()
}

#[test]
#[ignore = "needs LibreOffice: make test-office"]
fn names_and_references_reach_a_document() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("office");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).expect("a folder");
    let rich = rich(&interview("ferry"), &json!({ "lang": "both", "link": "https://ngo.example/interviews/ferry/" }));
    let html = folder.join("rich.html");
    // The clipboard says by itself how its text is encoded.
    fs::write(&html, format!("<!doctype html><meta charset=\"utf-8\"><body>{}</body>", rich.html)).expect("a file");
    for format in ["docx", "odt"] {
        let document = convert(&html, format);
        let names = bold(&convert(&document, "fodt"));
        for name in ["Mo Lan:", "莫岚：", "Qiu Shan:", "邱山：", "Ode Barr:", "Links"] {
            assert!(names.iter().any(|bold| bold.trim() == name), "{name} is not bold in {format}: {names:?}");
        }
        let text = fs::read_to_string(convert(&document, "txt:Text (encoded):UTF8")).expect("a text");
        assert_eq!(squeezed(text.trim_start_matches('\u{feff}')), squeezed(&rich.text), "in {format}");
        assert!(text.contains("[1] https://book.example/?a=1&b=2"), "{text}");
    }
}
