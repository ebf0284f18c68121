//! A program of its own for the browser, which draws QR codes: readers fetch it only when they look at one. `static/qr.js`
//! calls it. It does not use the library.

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::prelude::wasm_bindgen;

/// Returns the modules of a code, row by row: 1 is dark. `None` if the text is too long for a code.
#[wasm_bindgen]
pub fn modules(text: &str) -> Option<Vec<u8>> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let rows = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    Some(rows.map(|(x, y)| code.get_module(x, y).into()).collect())
}

fn main() {}
