//! Files packed for hosts that send them so.

use std::io::{self, Write};

use flate2::Compression as Level;
use flate2::write::GzEncoder;

/// Files of at least so many bytes are compressed.
const WORTH: usize = 1024;
/// A file's name has at most so many bytes, in all file systems.
const LONGEST: usize = 255;

/// How much time to take for making a file small.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// For the program, which every reader fetches.
    Hard,
    /// For pages.
    Well,
    /// For pages where there are thousands.
    Quick,
    Not,
}

type Pack = fn(&[u8], Compression) -> io::Result<Vec<u8>>;

/// What stands beside a file: endings, and how its bytes are packed.
pub fn packed(path: &str, bytes: &[u8], squeeze: Compression) -> &'static [(&'static str, Pack)] {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_packed = squeeze != Compression::Not && bytes.len() >= WORTH && is_worth(path) && name.len() + 3 <= LONGEST;
    if is_packed { &[("br", brotli), ("gz", gzip)] } else { &[] }
}

/// Images and the like are compressed already.
fn is_worth(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(ending, "html" | "js" | "mjs" | "css" | "json" | "xml" | "svg" | "txt" | "wasm" | "bin" | "ts" | "md")
}

fn brotli(bytes: &[u8], squeeze: Compression) -> io::Result<Vec<u8>> {
    let quality = match squeeze {
        Compression::Hard => 11,
        Compression::Well => 6,
        _ => 4,
    };
    let mut out = Vec::with_capacity(bytes.len() / 4);
    let mut writer = brotli::CompressorWriter::new(&mut out, 64 * 1024, quality, 20);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out)
}

fn gzip(bytes: &[u8], squeeze: Compression) -> io::Result<Vec<u8>> {
    let level = match squeeze {
        Compression::Hard => 9,
        Compression::Well => 6,
        _ => 4,
    };
    // No name and no time in it: the same file is packed the same.
    let mut writer = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Level::new(level));
    writer.write_all(bytes)?;
    writer.finish()
}
