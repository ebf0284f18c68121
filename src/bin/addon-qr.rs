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
    drawn.extend(png(side as usize, |x, y| is_dark(x as i32, y as i32)).unwrap_or_default());
    drawn
}

/// A picture with one bit for each pixel: 1 is white.
fn png(side: usize, is_dark: impl Fn(usize, usize) -> bool) -> Option<Vec<u8>> {
    let scale = WIDTH.div_ceil(side);
    let width = side * scale;
    let mut pixels = vec![0; width * width.div_ceil(8)];
    for (y, row) in pixels.chunks_mut(width.div_ceil(8)).enumerate() {
        for x in (0..width).filter(|x| !is_dark(x / scale, y / scale)) {
            row[x / 8] |= 0x80 >> (x % 8);
        }
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width as u32, width as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    Some(file)
}
