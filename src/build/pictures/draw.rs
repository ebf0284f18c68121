//! Draws SVG as PNG with a palette, which is a third of the size of one with all colours.

use std::collections::HashMap;
use std::io;

use png::{BitDepth, ColorType, DeflateCompression, Encoder, Filter};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{self, FontFamily, FontResolver, ImageHrefResolver, Tree};

use super::card::Drawing;
use super::fonts::Fonts;
use super::{HEIGHT, WIDTH};

/// The most colours of a picture.
const COLOURS: usize = 64;
/// As in zlib, from 1 to 9.
const DEFLATE: u8 = 7;

type Colour = [u8; 3];

/// An SVG to draw at a place.
pub struct Placed<'a> {
    pub tree: &'a Tree,
    pub at: (f32, f32),
    pub scale: f32,
}

/// Reads an SVG of the site. Neither files nor fonts that it names are read.
pub fn parse(svg: &[u8]) -> Option<Tree> {
    Tree::from_data(svg, &options()).ok()
}

/// Draws a picture, and over it the logo.
///
/// # Errors
/// If the SVG cannot be read, which would be our own mistake.
pub fn draw(drawing: &Drawing, fonts: &Fonts, logo: Option<Placed>) -> io::Result<Vec<u8>> {
    let face = |name: &FontFamily| match name {
        FontFamily::Named(name) => drawing.faces.get(name.strip_prefix('f')?.parse::<usize>().ok()?),
        _ => None,
    };
    let options = usvg::Options {
        fontdb: fonts.database.clone(),
        font_resolver: FontResolver {
            select_font: Box::new(|font, _| font.families().first().and_then(face).map(|face| fonts.id(*face))),
            // Each run names a font that has its characters; a fallback would replace the font of the whole line.
            select_fallback: Box::new(|_, _, _| None),
        },
        ..options()
    };
    let tree = Tree::from_data(&drawing.svg, &options).map_err(io::Error::other)?;
    let all = [Placed { tree: &tree, at: (0.0, 0.0), scale: 1.0 }];
    draw_all(all.into_iter().chain(logo))
}

/// Draws one thing over the other on paper.
pub fn draw_all<'a>(all: impl Iterator<Item = Placed<'a>>) -> io::Result<Vec<u8>> {
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).expect("the size is not 0");
    pixels.fill(Color::from_rgba8(0xfd, 0xfc, 0xfa, 0xff));
    for Placed { tree, at, scale } in all {
        let place = Transform::from_row(scale, 0.0, 0.0, scale, at.0, at.1);
        resvg::render(tree, place, &mut pixels.as_mut());
    }
    encode(&pixels).map_err(io::Error::other)
}

fn options() -> usvg::Options<'static> {
    let image_href_resolver =
        ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    usvg::Options { image_href_resolver, ..usvg::Options::default() }
}

fn encode(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let (palette, indexes) = palette(pixels);
    let mut file = Vec::with_capacity(1 << 15);
    let mut encoder = Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_filter(Filter::NoFilter);
    encoder.set_deflate_compression(DeflateCompression::Level(DEFLATE));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&indexes)?;
    writer.finish()?;
    Ok(file)
}

/// The most frequent colours, and for each pixel the position of the nearest of them.
fn palette(pixels: &Pixmap) -> (Vec<Colour>, Vec<u8>) {
    let each = || pixels.data().chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    let mut counts: HashMap<Colour, usize> = HashMap::new();
    let mut run = (each().next().unwrap_or_default(), 0);
    for colour in each() {
        if colour == run.0 {
            run.1 += 1;
        } else {
            *counts.entry(run.0).or_default() += run.1;
            run = (colour, 1);
        }
    }
    *counts.entry(run.0).or_default() += run.1;
    let mut all: Vec<(Colour, usize)> = counts.into_iter().collect();
    all.sort_unstable_by_key(|(colour, count)| (usize::MAX - count, *colour));
    let kept: Vec<Colour> = all.iter().take(COLOURS).map(|(colour, _)| *colour).collect();
    let nearest = |colour: &Colour| {
        let far =
            |other: &Colour| -> u32 { colour.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(*b)).pow(2)).sum() };
        (0..kept.len()).min_by_key(|n| far(&kept[*n])).unwrap_or_default() as u8
    };
    let places: HashMap<Colour, u8> = all.iter().map(|(colour, _)| (*colour, nearest(colour))).collect();
    let mut last = (kept[0], 0);
    let indexes = each().map(|colour| {
        if colour != last.0 {
            last = (colour, places[&colour]);
        }
        last.1
    });
    let indexes = indexes.collect();
    (kept, indexes)
}
