//! Writes ids into an interview file: the ones by which addresses already name its turns and passages, so that these addresses
//! survive when turns are added. Every other byte of the file stays.

use std::cmp::Reverse;
use std::ffi::OsString;
use std::path::Path;
use std::{fs, io};

use crate::document::{self, Kind, ParseError, Value};
use crate::interview::{self, Found};

/// Adds an id to each turn and passage that has none, or an empty one. Returns the new file and how many ids were added.
///
/// # Errors
/// Why the file is no interview.
pub fn with_ids(bytes: &[u8]) -> Result<(String, usize), ParseError> {
    let document = document::parse(bytes)?;
    let mut text = document::text(bytes)?;
    let mut edits = Vec::new();
    let value = Value::read(&text)?;
    for missing in interview::missing_ids(&document) {
        let (Found::IdByPosition(id), object) = (&missing.found, value.nearest(&missing.pointer)) else { continue };
        let first = object.at as usize + 1;
        match object.get("id") {
            // An empty id.
            Some(given) => edits.push((given.at as usize..given.end(), serde_json::Value::from(&**id).to_string())),
            None if matches!(object.kind, Kind::Object(_)) => {
                edits.push((first..first, member(&text[first..], id)));
            }
            None => {}
        }
    }
    // From the end, so that the places before stay true.
    edits.sort_by_key(|(range, _)| Reverse(range.start));
    let count = edits.len();
    for (range, new) in edits {
        text.replace_range(range, &new);
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        text.insert(0, '\u{feff}');
    }
    Ok((text, count))
}

/// Inserts the id as the first member of an object, in the layout of the current first member.
fn member(rest: &str, id: &str) -> String {
    let first = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    let space = &rest[..rest.len() - first.len()];
    let is_tight = first.split_once("\":").is_some_and(|(_, value)| !value.starts_with([' ', '\t']));
    let gap = if is_tight { "" } else { " " };
    let comma = if first.starts_with('}') { "" } else { "," };
    // The white space before the first member also separates the new one from it.
    let behind = if space.is_empty() && !comma.is_empty() { gap } else { "" };
    format!("{space}\"id\":{gap}{}{comma}{behind}", serde_json::Value::from(id))
}

/// Replaces the bytes of a file atomically: writes a temporary file beside it first.
///
/// # Errors
/// Why it could not be written; the file is unchanged then.
pub fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    // A symbolic link stays one.
    let file = fs::canonicalize(file)?;
    let mut beside = OsString::from(file.file_name().unwrap_or_default());
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = file.with_file_name(beside);
    let written = fs::write(&beside, bytes)
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&file)?.permissions()))
        .and_then(|()| fs::rename(&beside, &file));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expect(file: &str, wanted: &str) {
        let (written, _) = with_ids(file.as_bytes()).unwrap();
        assert_eq!(written, wanted);
        let again = with_ids(written.as_bytes()).unwrap();
        assert_eq!(again, (written, 0));
    }

    #[test]
    fn ids_are_written_in_the_format_of_the_file() {
        expect(
            r#"{"title": "T", "turns": [{"speaker": "a", "text": "x"}, { "text": "y" }]}"#,
            r#"{"title": "T", "turns": [{"id": "t1", "speaker": "a", "text": "x"}, { "id": "t2", "text": "y" }]}"#,
        );
        expect(r#"{"turns": [{}, {"text": "x"}]}"#, r#"{"turns": [{"id": "t1"}, {"id": "t2", "text": "x"}]}"#);
        expect(r#"{"turns":[{"text":"x"}]}"#, r#"{"turns":[{"id":"t1","text":"x"}]}"#);
        expect(
            "\u{feff}{\"turns\": [\r\n\t{\r\n\t\t\"passages\": [\r\n\t\t\t{\"text\": \"好\"}, {\"text\": \"是\"}]\r\n\t}\r\n]}\r\n",
            "\u{feff}{\"turns\": [\r\n\t{\r\n\t\t\"id\": \"t1\",\r\n\t\t\"passages\": [\r\n\t\t\t{\"id\": \"t1.1\", \"text\": \"好\"}, \
             {\"id\": \"t1.2\", \"text\": \"是\"}]\r\n\t}\r\n]}\r\n",
        );
    }

    #[test]
    fn existing_ids_stay_and_new_ids_keep_the_addresses() {
        expect(
            r#"{"turns": [{"id": "q", "text": "x"}, {"text": "x", "n": 1e0}, {"id": "", "text": "z"},
                {"id": "t2", "passages": [{"id": "p", "text": "a"}, {"text": "b", "id":null}]}]}"#,
            r#"{"turns": [{"id": "q", "text": "x"}, {"id": "t2-2", "text": "x", "n": 1e0}, {"id": "t3", "text": "z"},
                {"id": "t2", "passages": [{"id": "p", "text": "a"}, {"text": "b", "id":"t2.2"}]}]}"#,
        );
    }
}
