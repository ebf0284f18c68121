//! What the styles of a page say about its text: what is bold, in italics, or hidden.

use std::collections::BTreeMap;

use super::tree::Element;

/// What a style says; `None` where it says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub hidden: Option<Hidden>,
    pub centred: Option<bool>,
    /// Whether a line goes through the text.
    pub struck: Option<bool>,
    /// Whether white space stands as it was typed.
    pub preserves: Option<bool>,
}

/// How text is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    No,
    /// It takes no place on the page.
    Absent,
    /// It cannot be seen until a script shows it, as the articles of WeChat are.
    Invisible,
}

/// The styles of the classes of a page, by selectors such as `.c3` and `span.c3`.
#[derive(Debug, Default)]
pub struct Classes(BTreeMap<String, Style>);

impl Style {
    /// Reads declarations such as `font-weight: 700; display: none`.
    pub fn of(declarations: &str) -> Style {
        let mut style = Style::default();
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.trim().trim_end_matches("!important").trim().to_ascii_lowercase();
            match &*name.trim().to_ascii_lowercase() {
                "font-weight" => style.bold = Some(is_bold(&value)),
                "font-style" => style.italic = Some(value == "italic" || value == "oblique"),
                "font" if value.contains("bold") => style.bold = Some(true),
                "text-decoration" | "text-decoration-line" => style.struck = Some(value.contains("line-through")),
                "text-align" => style.centred = Some(value == "center"),
                "display" => style.hidden = Some(if value == "none" { Hidden::Absent } else { Hidden::No }),
                "mso-hide" if value == "all" => style.hidden = Some(Hidden::Absent),
                "visibility" if value == "hidden" || value == "collapse" => style.hidden = Some(Hidden::Invisible),
                "white-space" => style.preserves = Some(value.starts_with("pre") || value == "break-spaces"),
                _ => {}
            }
        }
        style
    }

    /// This style where it says something, and the other one elsewhere.
    #[must_use]
    pub fn or(self, other: Style) -> Style {
        Style {
            bold: self.bold.or(other.bold),
            italic: self.italic.or(other.italic),
            hidden: self.hidden.or(other.hidden),
            centred: self.centred.or(other.centred),
            struck: self.struck.or(other.struck),
            preserves: self.preserves.or(other.preserves),
        }
    }
}

fn is_bold(value: &str) -> bool {
    value == "bold" || value == "bolder" || value.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

impl Classes {
    /// Adds the rules of a style sheet whose selectors are classes, such as `.c3` or `span.c3`.
    pub fn add(&mut self, sheet: &str) {
        for rule in sheet.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let style = Style::of(declarations);
            if style == Style::default() {
                continue;
            }
            // Rules for print or for small screens are no rules for the text.
            if selectors.contains('{') {
                continue;
            }
            for selector in selectors.split(',').map(str::trim) {
                let Some((element, class)) = selector.split_once('.') else { continue };
                let is_class =
                    !class.is_empty() && class.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
                if is_class && element.chars().all(|c| c.is_ascii_alphanumeric()) {
                    let known = self.0.entry(format!("{}.{class}", element.to_ascii_lowercase())).or_default();
                    *known = style.or(*known);
                }
            }
        }
    }

    /// The style of an element, by its attributes, its classes and its name.
    pub fn of(&self, element: &Element) -> Style {
        let mut style = Style::of(element.attribute("style"));
        if element.attributes.contains_key("hidden") {
            style.hidden = Some(Hidden::Absent);
        }
        for class in element.attribute("class").split_whitespace() {
            for name in [&*element.name, ""] {
                if let Some(other) = self.0.get(&format!("{name}.{class}")) {
                    style = style.or(*other);
                }
            }
        }
        if element.name == "center" || element.attribute("align").eq_ignore_ascii_case("center") {
            style.centred = style.centred.or(Some(true));
        }
        style.or(match &*element.name {
            "b" | "strong" => Style { bold: Some(true), ..Style::default() },
            "i" | "em" | "var" | "dfn" => Style { italic: Some(true), ..Style::default() },
            "s" | "strike" | "del" => Style { struck: Some(true), ..Style::default() },
            "pre" | "textarea" | "xmp" => Style { preserves: Some(true), ..Style::default() },
            _ => Style::default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_classes_say_what_is_bold_and_hidden() {
        let mut classes = Classes::default();
        classes.add("@media print { .x { display: none } } .c1{font-weight:700} span.c2, .c3 { font-style : italic }");
        let style = |class: &str, style: &str, name: &str| {
            let attributes = [("class".to_owned(), class.to_owned()), ("style".to_owned(), style.to_owned())];
            classes.of(&Element { name: name.to_owned(), attributes: attributes.into() })
        };
        assert_eq!(style("a c1", "", "span").bold, Some(true));
        assert_eq!(style("c2", "", "span").italic, Some(true));
        assert_eq!(style("c3 c1", "font-weight:400", "span").bold, Some(false));
        assert_eq!(style("", "font-weight:normal", "b").bold, Some(false));
        assert_eq!(style("c2", "", "p").italic, None);
        assert_eq!(style("x", "", "p").hidden, None);
        assert_eq!(style("", "mso-hide:all;display:none", "span").hidden, Some(Hidden::Absent));
    }
}
