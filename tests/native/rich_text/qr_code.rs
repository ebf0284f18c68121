//! The add-on that draws QR codes, read by another program.

#[path = "../../../src/bin/addon-qr.rs"]
#[allow(dead_code)]
mod program;

use std::io::Cursor;

use rqrr::PreparedImage;

/// Reads the code in the PNG, and compares it with the path.
fn decoded(drawn: &[u8]) -> String {
    let mut parts = drawn.splitn(3, |byte| *byte == b'\n');
    let mut line = || str::from_utf8(parts.next().expect("a line")).expect("text");
    let (side, path): (usize, _) = (line().parse().expect("a number"), line());
    let mut file = png::Decoder::new(Cursor::new(parts.next().expect("a picture"))).read_info().expect("a PNG");
    let mut pixels = vec![0; file.output_buffer_size().expect("it is small")];
    let info = file.next_frame(&mut pixels).expect("the pixels");
    let width = info.width as usize;
    let is_white = |x: usize, y: usize| pixels[y * info.line_size + x / 8] & (0x80 >> (x % 8)) != 0;
    let scale = width / side;
    let squares = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    let squares = squares.filter(|(x, y)| !is_white(x * scale, y * scale)).map(|(x, y)| format!("M{x} {y}h1v1h-1z"));
    assert_eq!(squares.collect::<String>(), path);
    let mut image = PreparedImage::prepare_from_greyscale(width, width, |x, y| if is_white(x, y) { 255 } else { 0 });
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code is found");
    grids[0].decode().expect("it can be read").1
}

#[test]
fn another_program_reads_the_code_of_an_address() {
    let long =
        format!("https://ngo.example/interviews/x/?q={}#a1.2~abcde:first%20words,last%20words", "很长".repeat(60));
    for address in [
        "https://ngo.example/",
        "https://ngo.example/interviews/tide-time-school/?theme=women&lang=both#q12",
        "http://127.0.0.1:8080/?src=a%20b.json",
        &long,
    ] {
        assert_eq!(decoded(&program::draw(address.as_bytes().to_vec())), address);
    }
    assert_eq!(program::draw("x".repeat(3000).into_bytes()), b"", "no code has that much room");
}
