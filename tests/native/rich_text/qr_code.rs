//! The program that makes QR codes, read by another program.

#[path = "../../../src/bin/qr_code.rs"]
#[allow(dead_code)]
mod program;

use rqrr::PreparedImage;

/// Reads a code from an image with eight pixels for each module and the empty modules around it.
fn decoded(modules: &[u8]) -> String {
    let (size, quiet, scale) = (modules.len().isqrt(), 4, 8);
    let side = (size + 2 * quiet) * scale;
    let mut image = PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        let at = |pixel: usize| (pixel / scale).checked_sub(quiet).filter(|n| *n < size);
        at(x).zip(at(y)).map_or(255, |(x, y)| 255 * (1 - modules[y * size + x]))
    });
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
        assert_eq!(decoded(&program::modules(address).expect("it has room")), address);
    }
    assert_eq!(program::modules(&"x".repeat(3000)), None, "no code has that much room");
}
