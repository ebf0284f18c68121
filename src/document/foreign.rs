//! Recognises other kinds of files that people mistake for interview files, by their first bytes.

/// The kind of a file that is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// `.docx`
    Word,
    /// `.doc`, from Word before 2007.
    OldWord,
    OpenDocument,
    /// `.xlsx`
    Spreadsheet,
    Rtf,
    Pdf,
    /// HTML or XML.
    WebPage,
    Archive,
    Image,
    /// Audio or video.
    Recording,
}

impl FileKind {
    /// Returns the kind of a file by its first bytes; `None` if it may be text.
    pub fn of(bytes: &[u8]) -> Option<FileKind> {
        const FIRST: [(&[u8], FileKind); 16] = [
            (b"\xd0\xcf\x11\xe0", FileKind::OldWord),
            (b"{\\rtf", FileKind::Rtf),
            // In UTF-16.
            (b"\xff\xfe{\0\\\0r\0t\0f\0", FileKind::Rtf),
            (b"\xfe\xff\0{\0\\\0r\0t\0f", FileKind::Rtf),
            (b"%PDF", FileKind::Pdf),
            (b"\x1f\x8b", FileKind::Archive),
            (b"7z\xbc\xaf", FileKind::Archive),
            (b"Rar!", FileKind::Archive),
            (b"\x89PNG", FileKind::Image),
            (b"\xff\xd8\xff", FileKind::Image),
            (b"GIF8", FileKind::Image),
            (b"II*\0", FileKind::Image),
            (b"ID3", FileKind::Recording),
            (b"OggS", FileKind::Recording),
            (b"fLaC", FileKind::Recording),
            (b"\x1aE\xdf\xa3", FileKind::Recording),
        ];
        let has = |offset: usize, what: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(what));
        if has(0, b"PK\x03\x04") || has(0, b"PK\x05\x06") {
            return Some(FileKind::of_archive(bytes));
        }
        if has(0, b"RIFF") {
            return Some(if has(8, b"WEBP") { FileKind::Image } else { FileKind::Recording });
        }
        if has(4, b"ftyp") {
            return Some(if has(8, b"hei") || has(8, b"avif") { FileKind::Image } else { FileKind::Recording });
        }
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if text.first() == Some(&b'<') {
            return Some(FileKind::WebPage);
        }
        FIRST.iter().find(|(first, _)| has(0, first)).map(|(_, kind)| *kind)
    }

    /// Recognises documents among ZIP files by the names of their contents.
    fn of_archive(bytes: &[u8]) -> FileKind {
        // The names are in the directory at the end, and the first ones also at the beginning.
        const LOOKED_AT: usize = 64 * 1024;
        let first = &bytes[..bytes.len().min(LOOKED_AT)];
        let end = &bytes[bytes.len().saturating_sub(LOOKED_AT)..];
        let names = |what: &[u8]| [first, end].iter().any(|part| part.windows(what.len()).any(|window| window == what));
        match () {
            () if names(b"word/document.xml") => FileKind::Word,
            () if names(b"xl/workbook.xml") => FileKind::Spreadsheet,
            () if names(b"application/vnd.oasis.opendocument.text") => FileKind::OpenDocument,
            () => FileKind::Archive,
        }
    }
}
