//! The paths of a site's pages relative to its root, percent-encoded as in addresses and ending in `/`.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::fnv::Fnv;
use crate::interview::Lang;

const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How many interviews a page of a list shows.
pub const ON_A_PAGE: usize = 50;

/// Encodes a text as a part of an address.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ENCODED).to_string()
}

/// Percent-encodes each part of a path.
pub fn encoded_path(path: &str) -> String {
    path.split('/').map(encoded).collect::<Vec<_>>().join("/")
}

/// The most bytes in the name of a folder. File systems allow 255, and files that are named after it append more.
const LONGEST: usize = 200;

/// Returns the name of the folder for an id. Characters that some file system or server would refuse or confuse with
/// others become `~`, their number and `~`; the end of a long id becomes a hash of the whole (FNV-1a, 64 bits).
/// Different ids have different names.
pub fn folder(id: &str) -> String {
    let mut name = String::new();
    for (at, c) in id.char_indices() {
        let plain =
            c.is_lowercase() || c.is_alphabetic() && !c.is_uppercase() || c.is_numeric() || c == '-' || c == '_';
        if plain || (c == '.' && at > 0 && at + 1 < id.len()) {
            name.push(c);
        } else {
            write!(name, "~{:x}~", u32::from(c)).expect("a text takes all");
        }
    }
    if name.len() > LONGEST {
        let hash = Fnv::of(id.bytes());
        let most = (0..=LONGEST - 18).rev().find(|at| name.is_char_boundary(*at)).unwrap_or_default();
        name.truncate(most);
        write!(name, "~{hash:016x}~").expect("a text takes all");
    }
    name
}

fn segment(id: &str) -> String {
    encoded(&folder(id))
}

/// Returns the file of an interview whose entry does not name it.
pub fn file(id: &str) -> String {
    let id = utf8_percent_encode(id, NON_ALPHANUMERIC).to_string();
    format!("interviews/{}.json", id.replace("%2D", "-").replace("%5F", "_"))
}

/// Returns the page of an interview; the page in its first language if `lang` is `None`.
pub fn interview(id: &str, lang: Option<&Lang>) -> String {
    let id = segment(id);
    lang.map_or_else(|| format!("interviews/{id}/"), |lang| format!("interviews/{id}/{}/", lang.tag()))
}

/// Returns the page of a question. `interview` is the page of its interview, `thread` the id of its thread.
pub fn question(interview: &str, thread: &str) -> String {
    format!("{interview}q/{}/", segment(thread))
}

/// Returns the home page in a language of the site. `first` is the language at the root.
pub fn home(lang: &Lang, first: &Lang) -> String {
    if lang == first { String::new() } else { format!("{}/", lang.tag()) }
}

/// The criterion of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By<'a> {
    All,
    Year(&'a str),
    Category(&'a str),
    Theme(&'a str),
    Person(&'a str),
    /// The list of themes, and the list of people.
    Themes,
    People,
}

/// Returns a page of a list, relative to [`home`]; `page` counts from 1.
pub fn list(by: By, page: usize) -> String {
    let mut path = match by {
        By::All => String::new(),
        By::Year(year) => format!("year/{}/", segment(year)),
        By::Category(id) => format!("category/{}/", segment(id)),
        By::Theme(id) => format!("theme/{}/", segment(id)),
        By::Person(id) => format!("person/{}/", segment(id)),
        By::Themes => "themes/".into(),
        By::People => "people/".into(),
    };
    if page > 1 {
        write!(path, "page/{page}/").expect("a text takes all");
    }
    path
}

/// Returns the path from a page to the root: `../` for each folder, `./` from the root itself.
pub fn root_from(path: &str) -> String {
    let depth = path.matches('/').count();
    if depth == 0 { "./".into() } else { "../".repeat(depth) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_ids_have_one_folder_and_no_folder_is_too_long() {
        let long = "很长的名字".repeat(40);
        let (one, other) = (folder(&long), folder(&format!("{long}。")));
        assert!(one != other && one.len() <= LONGEST && other.len() <= LONGEST, "{one} {other}");
        assert!(one.starts_with("很长的名字"));
        assert_eq!(folder("Choir/1.b"), "~43~hoir~2f~1.b");
    }
}
