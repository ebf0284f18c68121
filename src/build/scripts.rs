//! Writes the interface words of [`words::scripts`](crate::words::scripts) between two marks of each script. They are part of
//! the script, so that nothing more is fetched and the service worker needs no import. `tests/native/scripts.rs` checks that
//! they are current.

use serde_json::json;

use crate::markup::Markup;
use crate::state::Ui;
use crate::words::scripts::of_file;

/// [`Ui::following`] in JavaScript. `tests/native/scripts.rs` runs both on the same tags.
const FOLLOWS: &str = r#"// The language of the interface for readers of a language (Ui::following).
function follows(tag) {
  const spoken = (tag) => {
    const [language, ...more] = `${tag}`.toLowerCase().split("-");
    const has = (...parts) => parts.some((part) => more.includes(part));
    if (!["zh", "cmn", "yue", "wuu", "nan", "hak"].includes(language)) return language;
    return has("hant") || (!has("hans") && has("tw", "hk", "mo")) ? "zh-hant" : "zh-hans";
  };
  return Object.keys(words).find((known) => spoken(known) === spoken(tag)) ?? "en";
}
"#;

/// Replaces the words in the text of a script by the current ones.
///
/// # Errors
/// If the script lacks the marks.
pub fn with_words(file: &str, text: &str) -> Result<String, String> {
    let (marks, words) = match file.ends_with(".html") {
        true => (("<!-- <words> -->\n", "<!-- </words> -->"), paragraphs(file)),
        false => (("// <words>\n", "// </words>"), table(file)),
    };
    let parts = text.split_once(marks.0).and_then(|(before, rest)| Some((before, rest.split_once(marks.1)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{file} lacks {} and {}", marks.0.trim(), marks.1))?;
    Ok(format!("{before}{}{words}{}{after}", marks.0, marks.1))
}

fn table(file: &str) -> String {
    let line = |ui: &Ui| {
        let said = of_file(file, *ui).into_iter().map(|(key, text)| format!("{}: {}", json!(key), json!(text)));
        format!("  {}: {{ {} }},\n", json!(ui.tag()), said.collect::<Vec<_>>().join(", "))
    };
    let words: String = Ui::ALL.iter().map(line).collect();
    format!(
        "// Written by `UPDATE=1 cargo test --test native scripts::` from src/words.\nconst words = {{\n{words}}};\n{FOLLOWS}"
    )
}

fn paragraphs(file: &str) -> String {
    let one = |ui: &Ui| {
        let mut out = Markup::new();
        out.open("p").attr("lang", ui.tag());
        for (_, text) in of_file(file, *ui) {
            out.text(text);
        }
        out.close();
        out.html() + "\n"
    };
    Ui::ALL.iter().map(one).collect()
}
