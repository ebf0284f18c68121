//! RTF: what many programs write for others, in any encoding of bytes and with Unicode beside it.
//!
//! ```text
//! bytes → tokens → Reader (groups, fonts, paragraphs, tables) → rich::Writer → Manuscript
//! ```

mod control;
mod fonts;
mod groups;
mod reader;
mod tables;
mod tokens;

use super::model::Manuscript;
use super::{Changes, Refusal};
use reader::Reader;
use tokens::Tokens;

/// The most groups that may stand in one another.
const DEEPEST: usize = 500;

/// Reads a document.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8], changes: Changes) -> Result<Manuscript, Refusal> {
    let wide = [b"\xff\xfe", b"\xfe\xff"].iter().any(|mark| bytes.starts_with(*mark));
    let narrow: Vec<u8>;
    let bytes = if wide {
        narrow = narrowed(bytes);
        &narrow
    } else {
        bytes
    };
    let mut reader = Reader::new(changes);
    let mut tokens = Tokens::of(bytes);
    for token in tokens.by_ref() {
        reader.token(token)?;
        if reader.has_ended() {
            break;
        }
    }
    Ok(reader.finish(tokens.rest()))
}

/// A file in UTF-16 as one of bytes, with its wide characters escaped.
fn narrowed(bytes: &[u8]) -> Vec<u8> {
    let text = super::encoding::decode(bytes, None).text;
    let mut narrow = Vec::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            narrow.push(c as u8);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            narrow.extend(format!("{{\\uc0\\u{unit} }}").into_bytes());
        }
    }
    narrow
}
