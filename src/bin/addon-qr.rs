//! An add-on: draws the QR code of an address. It uses nothing else of the library.

use qrcodegen::{QrCode, QrCodeEcc};

interview_viewer::addon!(crate::draw);

fn main() {}

/// The empty modules around a code, which scanners need, and the least width of the picture in pixels.
const QUIET: i32 = 4;
const WIDTH: usize = 800;

/// Draws the code of a text: a line with its side in modules, a line with the path of its dark modules as in SVG, and the
/// code as a PNG. Returns nothing if the text is too long for a code.
pub fn draw(text: Vec<u8>) -> Vec<u8> {
    let code = String::from_utf8(text).ok().and_then(|text| QrCode::encode_text(&text, QrCodeEcc::Medium).ok());
    let Some(code) = code else { return Vec::new() };
    let side = code.size() + 2 * QUIET;
    let is_dark = |x: i32, y: i32| code.get_module(x - QUIET, y - QUIET);
    let all = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    let path: String = all.filter(|(x, y)| is_dark(*x, *y)).map(|(x, y)| format!("M{x} {y}h1v1h-1z")).collect();
    let mut drawn = format!("{side}\n{path}\n").into_bytes();
    drawn.extend(png(side as usize, |x, y| is_dark(x as i32, y as i32)));
    drawn
}

/// A PNG with one bit for each pixel: 1 is white. It is not compressed, because a crate that can do that would make this
/// program five times as large.
fn png(side: usize, is_dark: impl Fn(usize, usize) -> bool) -> Vec<u8> {
    let scale = WIDTH.div_ceil(side);
    let width = side * scale;
    // A line begins with the number of its filter: none.
    let line = 1 + width.div_ceil(8);
    let mut pixels = vec![0; width * line];
    for (y, row) in pixels.chunks_mut(line).enumerate() {
        for x in (0..width).filter(|x| !is_dark(x / scale, y / scale)) {
            row[1 + x / 8] |= 0x80 >> (x % 8);
        }
    }
    let size = (width as u32).to_be_bytes();
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, *b"IHDR", &[&size[..], &size, &[1, 0, 0, 0, 0]].concat());
    chunk(&mut file, *b"IDAT", &stored(&pixels));
    chunk(&mut file, *b"IEND", &[]);
    file
}

/// Bytes as a zlib stream (RFC 1950) without compression.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        out.push(blocks.peek().is_none().into());
        out.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
        out.extend(block);
    }
    let (a, b) = bytes.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend((b << 16 | a).to_be_bytes());
    out
}

/// Writes a part of a PNG, with its length, kind and checksum.
fn chunk(file: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    file.extend((content.len() as u32).to_be_bytes());
    let from = file.len();
    file.extend(kind.iter().chain(content));
    let sum = file[from..].iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    });
    file.extend((!sum).to_be_bytes());
}
