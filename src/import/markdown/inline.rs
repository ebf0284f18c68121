//! The mark-up within a line of Markdown: what the interview format has is kept, and what it does not have becomes the
//! words that it stands for.

use crate::interview::{Mark, marked};

/// Splits a line into its words and its marks. `\n` in the words is a break that the mark-up states.
pub fn read(source: &str) -> (String, Vec<Mark>) {
    if !source.contains(['*', '[', '\\', '&', '<', '_', '`']) {
        return (source.to_owned(), Vec::new());
    }
    let (text, marks) = marked(&converted(source));
    (text.to_string(), marks)
}

/// Converts a line into the mark-up of interviews.
fn converted(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    // The addresses of the HTML links that are open.
    let mut links: Vec<String> = Vec::new();
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let (words, length) = match c {
            '\\' => escape(after),
            '&' => entity(rest).unwrap_or(("&".into(), 1)),
            '<' => tag(rest, &mut links).unwrap_or(("<".into(), 1)),
            '_' => underscores(&out, rest),
            _ => {
                out.push(c);
                rest = after;
                continue;
            }
        };
        out.push_str(&words);
        rest = &rest[length..];
    }
    out
}

/// A backslash stays before what the interview format escapes, and vanishes before other marks.
fn escape(after: &str) -> (String, usize) {
    match after.chars().next() {
        Some(c) if r"\*[]()".contains(c) => (format!("\\{c}"), 2),
        Some(c) if c.is_ascii_punctuation() => (c.to_string(), 2),
        _ => ("\\".into(), 1),
    }
}

fn entity(rest: &str) -> Option<(String, usize)> {
    let end = rest.bytes().take(12).position(|b| b == b';')?;
    let name = &rest[1..end];
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => {
            let code = name.strip_prefix('#')?;
            let hexadecimal = code.strip_prefix(['x', 'X']).map(|code| u32::from_str_radix(code, 16));
            char::from_u32(hexadecimal.unwrap_or_else(|| code.parse()).ok()?).filter(|c| !c.is_control())?
        }
    };
    let escaped = if r"\*[]()".contains(c) { format!("\\{c}") } else { c.to_string() };
    Some((escaped, end + 1))
}

/// An HTML tag, if it is one that stands within lines, or an address in angle brackets.
fn tag(rest: &str, links: &mut Vec<String>) -> Option<(String, usize)> {
    let end = rest.find('>')?;
    let inside = &rest[1..end];
    if inside.starts_with("http://") || inside.starts_with("https://") {
        let is_address = !inside.contains(char::is_whitespace);
        return is_address.then(|| (inside.to_owned(), end + 1));
    }
    let name: String = inside.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let is_end = inside.starts_with('/');
    let words = match &*name.to_ascii_lowercase() {
        "br" => "\n".into(),
        "b" | "strong" => "**".into(),
        "i" | "em" => "*".into(),
        "a" if is_end => format!("]({})", links.pop()?),
        "a" => {
            let address = attribute(inside, "href")?;
            if !(address.starts_with("http://") || address.starts_with("https://")) {
                return None;
            }
            links.push(address);
            "[".into()
        }
        "sup" | "sub" | "u" | "span" | "p" | "small" | "font" | "center" => String::new(),
        _ => return None,
    };
    Some((words, end + 1))
}

/// The value of an attribute in a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let rest = &tag[tag.find(&format!(" {name}="))? + name.len() + 2..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = &rest[1..];
    Some(value[..value.find(quote)?].replace("&amp;", "&"))
}

/// Underscores at the edges of words are emphasis.
fn underscores(before: &str, rest: &str) -> (String, usize) {
    let count = rest.bytes().take_while(|b| *b == b'_').count();
    let (left, right) = (before.chars().next_back(), rest[count..].chars().next());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = !is_word(left) && right.is_some_and(|c| !c.is_whitespace()) && {
        let close = rest[count..].find(&rest[..count]);
        close.is_some_and(|close| {
            let inner = &rest[count..count + close];
            let after = rest[count + close + count..].chars().next();
            !inner.ends_with(char::is_whitespace)
                && !is_word(after)
                && !inner.contains(['_', '/', '@'])
                && !inner.is_empty()
        })
    };
    if !(1..=2).contains(&count) || !opens {
        // An underscore that closes was converted with the one that opened.
        return ("_".repeat(count), count);
    }
    let close = rest[count..].find(&rest[..count]).unwrap_or_default();
    let stars = "*".repeat(count);
    let inner = converted(&rest[count..count + close]);
    (format!("{stars}{inner}{stars}"), count + close + count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_interviews_have_are_kept_and_others_become_words() {
        for (source, text) in [
            ("plain", "plain"),
            (r"\[laughs\] \# \_x\_ a\b", r"[laughs] # _x_ a\b"),
            ("&quot;a&quot; &amp; b &#39;c&#39; &nope; AT&T", "\"a\" & b 'c' &nope; AT&T"),
            ("one<br>two<br/>three", "one\ntwo\nthree"),
            ("a <b>bold</b> <unknown> 3 < 4", "a bold <unknown> 3 < 4"),
            ("CO<sub>2</sub>", "CO2"),
            (r#"<a href="http://x.org/a_b">words</a>"#, "words"),
            ("_so_ and __very__ snake_case_name", "so and very snake_case_name"),
            ("see <https://x.org>", "see https://x.org"),
            ("&#42;not emphasis&#42;", "*not emphasis*"),
        ] {
            assert_eq!(read(source).0, text, "{source}");
        }
        assert_eq!(read("**a** [b](https://x.org)").1.len(), 2);
    }
}
