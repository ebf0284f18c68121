//! Files packed for hosts that send them so.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

/// Files of at least so many bytes are compressed.
const WORTH: usize = 1024;
/// A file's name has at most so many bytes, in all file systems.
const LONGEST: usize = 255;

/// How much time to take for making a file small.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Squeeze {
    /// For the program, which every reader fetches.
    Hard,
    /// For pages.
    Well,
    /// For pages where there are thousands.
    Quick,
    Not,
}

type Pack = fn(&[u8], Squeeze) -> io::Result<Vec<u8>>;

/// What stands beside a file: endings, and how its bytes are packed.
pub fn packed(path: &str, bytes: &[u8], squeeze: Squeeze) -> &'static [(&'static str, Pack)] {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_packed = squeeze != Squeeze::Not && bytes.len() >= WORTH && is_worth(path) && name.len() + 3 <= LONGEST;
    if is_packed { &[("br", brotli), ("gz", gzip)] } else { &[] }
}

/// Images and the like are compressed already.
fn is_worth(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(ending, "html" | "js" | "mjs" | "css" | "json" | "xml" | "svg" | "txt" | "wasm" | "bin" | "ts" | "md")
}

fn brotli(bytes: &[u8], squeeze: Squeeze) -> io::Result<Vec<u8>> {
    let quality = match squeeze {
        Squeeze::Hard => 11,
        Squeeze::Well => 6,
        _ => 4,
    };
    let mut out = Vec::with_capacity(bytes.len() / 4);
    let mut writer = brotli::CompressorWriter::new(&mut out, 64 * 1024, quality, 20);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(out)
}

fn gzip(bytes: &[u8], squeeze: Squeeze) -> io::Result<Vec<u8>> {
    let level = match squeeze {
        Squeeze::Hard => 9,
        Squeeze::Well => 6,
        _ => 4,
    };
    // No name and no time in it: the same file is packed the same.
    let mut writer = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::new(level));
    writer.write_all(bytes)?;
    writer.finish()
}
