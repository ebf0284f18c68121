//! Compressed copies of files, for hosts that serve them.

use std::io;

/// The size from which files are compressed, in bytes.
const WORTH: usize = 1024;
/// The longest file name that every file system allows, in bytes.
const LONGEST: usize = 255;

/// How much time to spend on compression.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Compression {
    /// For the program, which every reader downloads.
    Hard,
    /// For pages.
    Well,
    /// For pages of a site with hundreds of interviews.
    Quick,
    Not,
}

/// Extensions and compressors. In the browser there are none: a host makes copies of its own.
#[cfg(not(target_arch = "wasm32"))]
const COPIES: &[(&str, Pack)] = &[("br", compressors::brotli), ("gz", compressors::gzip)];
#[cfg(target_arch = "wasm32")]
const COPIES: &[(&str, Pack)] = &[];

type Pack = fn(&[u8], Compression) -> io::Result<Vec<u8>>;

/// The compressed copies of a file: extension and compressor.
pub fn packed(path: &str, bytes: &[u8], squeeze: Compression) -> &'static [(&'static str, Pack)] {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_packed = squeeze != Compression::Not && bytes.len() >= WORTH && is_worth(path) && name.len() + 3 <= LONGEST;
    if is_packed { COPIES } else { &[] }
}

/// Images and the like are compressed already. No page asks for `.ts` and `.md`; npm would take a `README.md.br` along.
fn is_worth(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(ending, "html" | "js" | "mjs" | "css" | "json" | "xml" | "svg" | "txt" | "wasm" | "bin")
}

#[cfg(not(target_arch = "wasm32"))]
mod compressors {
    use std::io::{self, Write};

    use flate2::Compression as Level;
    use flate2::write::GzEncoder;

    use super::Compression;

    pub fn brotli(bytes: &[u8], squeeze: Compression) -> io::Result<Vec<u8>> {
        let quality = match squeeze {
            Compression::Hard => 11,
            Compression::Well => 6,
            _ => 4,
        };
        let mut out = Vec::with_capacity(bytes.len() / 4);
        let mut writer = ::brotli::CompressorWriter::new(&mut out, 64 * 1024, quality, 20);
        writer.write_all(bytes)?;
        drop(writer);
        Ok(out)
    }

    pub fn gzip(bytes: &[u8], squeeze: Compression) -> io::Result<Vec<u8>> {
        let level = match squeeze {
            Compression::Hard => 9,
            Compression::Well => 6,
            _ => 4,
        };
        // Without name and time, the same bytes compress to the same bytes.
        let mut writer = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), Level::new(level));
        writer.write_all(bytes)?;
        writer.finish()
    }
}
