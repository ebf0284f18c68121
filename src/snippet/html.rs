//! [`Markup`] as HTML: what stands alone on lines of its own, what is in a line within it. No empty lines, at which some
//! editors would begin a new paragraph.

use crate::markup::{Markup, Step};

/// Elements whose content stands on lines of its own.
const OUTER: [&str; 5] = ["interview-viewer", "noscript", "blockquote", "ul", "ol"];

/// Elements within a line.
const INNER: [&str; 5] = ["a", "cite", "em", "span", "strong"];

/// Elements that hold text must be none of those whose text is no HTML, such as `script`.
pub fn html(markup: &Markup) -> String {
    let mut out = String::new();
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
                if !INNER.contains(&tag) && !out.is_empty() {
                    line(&mut out, open.len());
                }
                out.push('<');
                out.push_str(tag);
                open.push(tag);
                begun = true;
            }
            Step::Put(name, value) => {
                out.push(' ');
                out.push_str(name);
                out.push_str("=\"");
                escape(&mut out, value, true);
                out.push('"');
            }
            Step::Text(text) => escape(&mut out, text, false),
            Step::Close => {
                let tag = open.pop().expect("an element is open");
                if OUTER.contains(&tag) {
                    line(&mut out, open.len());
                }
                out.push_str("</");
                out.push_str(tag);
                out.push('>');
            }
            // A snippet repeats no elements.
            Step::Again(_) => {}
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str("  "));
}

/// Characters that no HTML may hold are left out.
fn escape(out: &mut String, text: &str, is_value: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_value => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}
