//! Finds mark-up that the format does not have: Markdown headings and HTML. Readers would see its signs.

/// HTML elements that people paste into texts. Other words in angle brackets, such as `<laughs>`, may be the writer's
/// own.
const TAGS: [&str; 30] = [
    "a",
    "audio",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "div",
    "em",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "ol",
    "p",
    "script",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "u",
    "ul",
];

/// Returns the first mark-up in a text that the format does not have: the signs of a heading, or the tag of an HTML
/// element.
pub(super) fn find(text: &str) -> Option<&str> {
    heading(text).or_else(|| tag(text))
}

fn heading(text: &str) -> Option<&str> {
    text.lines().map(str::trim_start).find_map(|line| {
        let signs = line.len() - line.trim_start_matches('#').len();
        let is_heading = (1..=6).contains(&signs) && line[signs..].starts_with([' ', '\t']);
        is_heading.then(|| &line[..signs])
    })
}

fn tag(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(at, _)| {
        let inside = &text[at + 1..];
        let end = inside.find('>')?;
        let name = inside[..end].trim_start_matches('/').trim_end_matches('/');
        let name = name.split(char::is_whitespace).next().unwrap_or_default().to_ascii_lowercase();
        TAGS.contains(&&*name).then(|| &text[at..at + end + 2])
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn markdown_headings_and_html_are_found() {
        for (text, found) in [
            ("## 開場定調", Some("##")),
            ("First.\n # Second", Some("#")),
            ("See <iframe width=\"560\" src=\"x\"></iframe>", Some("<iframe width=\"560\" src=\"x\">")),
            ("one<BR/>two", Some("<BR/>")),
            ("We are #1. #tag", None),
            ("####### seven", None),
            ("a < b, and <laughs> at <https://x.example>", None),
            ("<", None),
        ] {
            assert_eq!(find(text), found, "{text}");
        }
    }
}
