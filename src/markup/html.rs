//! Converts [`Markup`] into HTML.

use super::{Markup, Step};

/// Elements without an end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// Elements whose end tag is on a line of its own, in [`Layout::Lines`].
const OUTER: [&str; 5] = ["interview-viewer", "noscript", "blockquote", "ul", "ol"];

/// Elements that stay within a line, in [`Layout::Lines`].
const INNER: [&str; 5] = ["a", "cite", "em", "span", "strong"];

/// Where the lines of the HTML break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Adds no white space to the text.
    Compact,
    /// Each element is on an indented line of its own, except those within a line. Line breaks in the text become
    /// spaces. There are no empty lines, because some editors would begin a new paragraph at them.
    Lines,
}

impl Markup {
    /// Returns HTML in [`Layout::Compact`].
    pub fn html(&self) -> String {
        self.html_in(Layout::Compact)
    }

    /// Returns HTML. The text of a `script` must be JSON: each `<` in it becomes the escape `\u003c`, so that no text
    /// can end the element.
    pub fn html_in(&self, layout: Layout) -> String {
        let mut out = String::with_capacity(2 * self.text.len() + 16 * self.steps.len());
        Writer { out: &mut out, layout, open: Vec::new() }.write(self);
        out
    }
}

struct Writer<'a> {
    out: &'a mut String,
    layout: Layout,
    /// The elements that are open.
    open: Vec<&'static str>,
}

impl Writer<'_> {
    fn write(&mut self, markup: &Markup) {
        // Whether the start tag is still open for attributes.
        let mut begun = false;
        for step in markup.steps() {
            if begun && !matches!(step, Step::Put(..)) {
                self.out.push('>');
                begun = false;
            }
            match step {
                Step::Open(tag) => {
                    if !INNER.contains(&tag) && !self.out.is_empty() {
                        self.line();
                    }
                    self.out.push('<');
                    self.out.push_str(tag);
                    self.open.push(tag);
                    begun = true;
                }
                Step::Put(name, value) => self.attribute(name, value),
                Step::Text(text) if self.open.last() == Some(&"script") => {
                    self.out.push_str(&text.replace('<', "\\u003c"));
                }
                Step::Text(text) => self.escape(text, false),
                Step::Close => self.close(),
                Step::Again(one) => self.write(one),
            }
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        if !value.is_empty() || self.layout == Layout::Lines {
            self.out.push_str("=\"");
            self.escape(value, true);
            self.out.push('"');
        }
    }

    fn close(&mut self) {
        let tag = self.open.pop().expect("an element is open");
        if VOID.contains(&tag) {
            return;
        }
        if OUTER.contains(&tag) {
            self.line();
        }
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    fn line(&mut self) {
        if self.layout == Layout::Lines {
            self.out.push('\n');
            self.open.iter().for_each(|_| self.out.push_str("  "));
        }
    }

    /// Writes text with its special characters escaped. Leaves out NUL, which HTML does not allow. In
    /// [`Layout::Lines`], where people edit the text, leaves out or replaces all control characters.
    fn escape(&mut self, text: &str, is_value: bool) {
        let in_lines = self.layout == Layout::Lines;
        let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\r' | '\0') || in_lines && c.is_control();
        let mut rest = text;
        while let Some(at) = rest.find(special) {
            self.out.push_str(&rest[..at]);
            let c = rest[at..].chars().next().expect("a character was found");
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' if is_value => self.out.push_str("&quot;"),
                '"' => self.out.push(c),
                '\n' | '\r' | '\t' if in_lines => self.out.push(' '),
                '\r' => self.out.push_str("&#13;"),
                _ => {}
            }
            rest = &rest[at + c.len_utf8()..];
        }
        self.out.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_a_script() {
        let mut out = Markup::new();
        out.open("script").attr("type", "application/json").text(r#"{"a":"</script> & 'b'"}"#).close();
        assert_eq!(out.html(), r#"<script type="application/json">{"a":"\u003c/script> & 'b'"}</script>"#);
    }

    #[test]
    fn no_text_becomes_an_element_or_an_attribute() {
        let mut out = Markup::new();
        out.open("p").attr("title", "\"\n<b> & \0").flag("hidden", true).text("<b>\"\r\n&amp;\0\u{7}").close();
        out.open("img").attr("alt", "").close();
        let compact = "<p title=\"&quot;\n&lt;b&gt; &amp; \" hidden>&lt;b&gt;\"&#13;\n&amp;amp;\u{7}</p><img alt>";
        assert_eq!(out.html(), compact);
        let lines = "<p title=\"&quot; &lt;b&gt; &amp; \" hidden=\"\">&lt;b&gt;\"  &amp;amp;</p>\n<img alt=\"\">";
        assert_eq!(out.html_in(Layout::Lines), lines);
    }
}
