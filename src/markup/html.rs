//! [`Markup`] as HTML, without a space more than there is in the text.

use super::{Markup, Step};

/// Elements without an end.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

impl Markup {
    /// As it stands in a file. Elements that hold text must be none of those whose text is no HTML, such as `script`.
    pub fn html(&self) -> String {
        let mut out = String::with_capacity(2 * self.text.len() + 16 * self.steps.len());
        write(&mut out, self);
        out
    }
}

fn write(out: &mut String, markup: &Markup) {
    let mut open: Vec<&str> = Vec::new();
    // Attributes may follow.
    let mut begun = false;
    for step in markup.steps() {
        if begun && !matches!(step, Step::Put(..)) {
            out.push('>');
            begun = false;
        }
        match step {
            Step::Open(tag) => {
                out.push('<');
                out.push_str(tag);
                open.push(tag);
                begun = true;
            }
            Step::Put(name, value) => {
                out.push(' ');
                out.push_str(name);
                if !value.is_empty() {
                    out.push_str("=\"");
                    escape(out, value, true);
                    out.push('"');
                }
            }
            Step::Text(text) => escape(out, text, false),
            Step::Close => {
                let tag = open.pop().expect("an element is open");
                if !VOID.contains(&tag) {
                    out.push_str("</");
                    out.push_str(tag);
                    out.push('>');
                }
            }
            Step::Again(one) => write(out, one),
        }
    }
}

/// A text as HTML has it, but for the one character that no reader of HTML would let through, of number 0.
pub fn escape(out: &mut String, text: &str, is_value: bool) {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\r' | '\0');
    let mut rest = text;
    while let Some(at) = rest.find(special) {
        out.push_str(&rest[..at]);
        let c = rest[at..].chars().next().expect("a character was found");
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_value => out.push_str("&quot;"),
            '"' => out.push(c),
            '\r' => out.push_str("&#13;"),
            _ => {}
        }
        rest = &rest[at + c.len_utf8()..];
    }
    out.push_str(rest);
}
