//! Files that are packed into one: documents of word processors, workbooks, projects.
//!
//! A [`Container`] unpacks a part only when it is asked for, and never more than [`LARGEST`] in all.

use std::io::{Cursor, ErrorKind, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Refusal;
use super::model::Place;

/// The most bytes that are unpacked of one file.
pub const LARGEST: u64 = 200 * 1024 * 1024;
/// The most parts that a file may have.
pub const MOST_PARTS: usize = 50_000;

/// A packed file.
pub struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Container<'a> {
    /// Opens a packed file, which may itself be a part of another.
    ///
    /// # Errors
    /// Why it cannot be unpacked.
    pub fn open(bytes: &'a [u8]) -> Result<Container<'a>, Refusal> {
        const DIRECTORY: &[u8] = b"PK\x05\x06";
        let archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            // The directory is at the end of the file.
            Err(_) if !bytes.windows(DIRECTORY.len()).any(|window| window == DIRECTORY) => {
                return Err(Refusal::Incomplete);
            }
            Err(_) => return Err(Refusal::Damaged(None)),
        };
        if archive.len() > MOST_PARTS {
            return Err(Refusal::TooManyParts(archive.len()));
        }
        Ok(Container { archive, left: LARGEST })
    }

    /// The names of all parts, without folders, as the file has them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.archive.file_names().filter(|name| !name.ends_with('/'))
    }

    /// Whether the file has a part.
    pub fn has(&self, name: &str) -> bool {
        self.found(name).is_some()
    }

    /// Unpacks a part; `None` if the file does not have it.
    ///
    /// # Errors
    /// Why the part cannot be unpacked.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(n) = self.found(name) else { return Ok(None) };
        let damaged = || Refusal::Damaged(Some(Place::line(1).within(&name.into())));
        let part = self.archive.by_index(n).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Refusal::Encrypted,
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Refusal::Packing,
            _ => damaged(),
        })?;
        let mut bytes = Vec::new();
        match part.take(self.left + 1).read_to_end(&mut bytes) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::Unsupported => return Err(Refusal::Packing),
            Err(_) => return Err(damaged()),
        }
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Refusal::TooLarge)?;
        Ok(Some(bytes))
    }

    /// The number of the part with a name. Some programs write `\` for `/`, or another case.
    fn found(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            let is_same = |other: &str| {
                let other = other.trim_start_matches('/').bytes().map(|b| if b == b'\\' { b'/' } else { b });
                other.map(|b| b.to_ascii_lowercase()).eq(name.bytes().map(|b| b.to_ascii_lowercase()))
            };
            (0..self.archive.len()).find(|n| self.archive.name_for_index(*n).is_some_and(is_same))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_are_found_by_their_names() {
        let bytes = packed(&[("word\\Document.xml", b"one"), ("a/", b""), ("a/b", b"two")]);
        let mut container = Container::open(&bytes).unwrap();
        assert_eq!(container.read("word/document.xml"), Ok(Some(b"one".to_vec())));
        assert_eq!(container.read("a/b"), Ok(Some(b"two".to_vec())));
        assert_eq!(container.read("c"), Ok(None));
        assert_eq!(container.names().collect::<Vec<_>>(), ["word\\Document.xml", "a/b"]);
    }

    #[test]
    fn files_that_cannot_be_unpacked_are_refused() {
        let bytes = packed(&[("a", &[b'x'; 4000]), ("b", b"y")]);
        assert_eq!(Container::open(&bytes[..bytes.len() - 30]).err(), Some(Refusal::Incomplete));
        let mut damaged = bytes.clone();
        damaged[35..45].fill(0xff);
        let read = Container::open(&damaged).unwrap().read("a");
        assert_eq!(read, Err(Refusal::Damaged(Some(Place::line(1).within(&"a".into())))));
        // The flag of encryption, in the header and in the directory.
        let mut locked = bytes.clone();
        let at = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        locked[6] |= 1;
        locked[at + 8] |= 1;
        assert_eq!(Container::open(&locked).unwrap().read("a"), Err(Refusal::Encrypted));
    }

    #[test]
    fn bombs_are_refused() {
        let bytes = packed(&[("a", &[0; 2000])]);
        let mut container = Container::open(&bytes).unwrap();
        container.left = 1999;
        assert_eq!(container.read("a"), Err(Refusal::TooLarge));
        let many: Vec<(String, &[u8])> = (0..=MOST_PARTS).map(|n| (n.to_string(), &b""[..])).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (&**name, *bytes)).collect();
        assert_eq!(Container::open(&packed(&many)).err(), Some(Refusal::TooManyParts(MOST_PARTS + 1)));
    }
}
