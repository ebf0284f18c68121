//! The pictures of a site, and what they show of each page.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use resvg::usvg::Tree;

use super::card::{self, Card};
use super::draw::{self, Placed};
use super::fonts::Fonts;
use super::{HEIGHT, Picture, WIDTH};
use crate::build::diagnostic::{Diagnostic, Message, Severity};
use crate::build::fs;
use crate::build::oembed::Subject;
use crate::build::offline::sum;
use crate::build::output::Output;
use crate::build::pack::Compression;
use crate::build::skeleton::{PageWriter, file};
use crate::interview::{Lang, Thread};
use crate::site::paths;
use crate::state::Ui;
use crate::words::words;

/// To be changed with the look of pictures.
const LOOK: &str = "1";
/// How many of the characters that no font has are named.
const NAMED: usize = 12;

/// Draws pictures, for all threads.
pub struct Pictures {
    fonts: Fonts,
    logo: Option<Logo>,
    /// By language: how many pictures were not drawn, and the characters that no font has.
    missing: Mutex<BTreeMap<String, (usize, BTreeSet<char>)>>,
    /// The path of the drawn logo, once it has been written.
    written: Mutex<Option<String>>,
}

enum Logo {
    /// An SVG, with its checksum.
    Drawn(Box<Tree>, String),
    /// Another image: its address and its size.
    File(String, Option<(u32, u32)>),
}

impl Pictures {
    /// `logo` is relative to the folder of the site. Never `None` (in the browser there are no pictures).
    pub fn new(site: &Path, logo: Option<&str>, fonts: &[PathBuf], of_machine: bool) -> Option<Pictures> {
        let logo = logo.and_then(|logo| {
            let bytes = fs::read(&site.join(logo.trim_start_matches('/'))).ok()?;
            if let Some(tree) = logo.to_ascii_lowercase().ends_with(".svg").then(|| draw::parse(&bytes)) {
                return Some(Logo::Drawn(Box::new(tree?), sum(&bytes)));
            }
            let size = imagesize::blob_size(&bytes).ok();
            let size = size.and_then(|size| Some((size.width.try_into().ok()?, size.height.try_into().ok()?)));
            Some(Logo::File(paths::encoded_path(logo.trim_start_matches('/')), size))
        });
        let (missing, written) = Default::default();
        Some(Pictures { fonts: Fonts::read(fonts, of_machine), logo, missing, written })
    }

    /// Writes the picture of a page, unless the output folder has it already. `page` is the folder of the page, relative to
    /// the root. Returns the logo in its place where no font has the characters, or nothing without a logo.
    pub fn write(&self, card: &Card, page: &str, output: &Output) -> io::Result<Option<Picture>> {
        let logo = self.logo.as_ref().map(|logo| logo.placed(card.lang));
        let drawing =
            match card.drawing(&self.fonts, logo.as_ref().map(|logo| logo.as_ref().map_or(0.0, Placed::width))) {
                Ok(drawing) => drawing,
                Err(missing) => {
                    self.note(card.lang, &missing);
                    return self.fallback(card.organisation, output);
                }
            };
        let mut seed =
            format!("{LOOK}\n{}\n", if let Some(Logo::Drawn(_, sum)) = &self.logo { sum } else { "" }).into_bytes();
        drawing.faces.iter().for_each(|face| seed.extend(self.fonts.identity(*face).bytes()));
        seed.extend(&drawing.svg);
        let name = name(&seed);
        let path = file(page).replace("index.html", &name);
        let known = output.unchanged(&path);
        let bytes = known.map_or_else(|| draw::draw(&drawing, &self.fonts, logo.flatten()), Ok)?;
        output.write(&path, &bytes, Compression::Not)?;
        let people = card.below[0].iter().map(String::as_str);
        let alt = [card.title].into_iter().chain(people).collect::<Vec<_>>().join(" | ");
        let path = format!("{page}{name}");
        Ok(Some(Picture { path, size: Some((WIDTH, HEIGHT)), alt, is_drawn: true }))
    }

    fn note(&self, lang: &Lang, missing: &str) {
        if !missing.is_empty() {
            let mut all = self.missing.lock().expect("no thread panics while it holds the lock");
            let (count, of_language) = all.entry(lang.to_string()).or_default();
            *count += 1;
            of_language.extend(missing.chars());
        }
    }

    /// The logo, drawn if it is an SVG, which no network shows.
    fn fallback(&self, organisation: &str, output: &Output) -> io::Result<Option<Picture>> {
        let alt = organisation.to_owned();
        let (tree, sum) = match &self.logo {
            Some(Logo::Drawn(tree, sum)) => (tree, sum),
            Some(Logo::File(path, size)) => {
                return Ok(Some(Picture { path: path.clone(), size: *size, alt, is_drawn: false }));
            }
            None => return Ok(None),
        };
        let mut written = self.written.lock().expect("no thread panics while it holds the lock");
        if written.is_none() {
            let path = name(format!("{LOOK}\n{sum}").as_bytes());
            let (wide, high) = (WIDTH as f32, HEIGHT as f32);
            let scale = (wide * 0.5 / tree.size().width()).min(high * 0.5 / tree.size().height());
            let at = ((wide - tree.size().width() * scale) / 2.0, (high - tree.size().height() * scale) / 2.0);
            let draw = || draw::draw_all([Placed { tree, at, scale }].into_iter());
            let bytes = output.unchanged(&path).map_or_else(draw, Ok)?;
            output.write(&path, &bytes, Compression::Not)?;
            *written = Some(path);
        }
        let path = written.clone().unwrap_or_default();
        Ok(Some(Picture { path, size: Some((WIDTH, HEIGHT)), alt, is_drawn: false }))
    }

    /// A note for each language in which pictures could not be drawn.
    pub fn notes(&self, site_file: &Path, ui: Ui) -> Vec<Diagnostic> {
        let missing = self.missing.lock().expect("no thread panics while it holds the lock");
        let notes = missing.iter().map(|(lang, (count, missing))| {
            let more = if missing.len() > NAMED { "…" } else { "" };
            let missing: String = missing.iter().take(NAMED).collect::<String>() + more;
            let message = Message::NoGlyphs { lang, count: *count, missing: &missing, has_logo: self.logo.is_some() };
            Diagnostic::of_file(site_file, Severity::Note, ui, &message)
        });
        notes.collect()
    }
}

impl PageWriter<'_> {
    /// Draws the picture of a page.
    pub fn picture(&self, subject: &Subject) -> io::Result<Option<Picture>> {
        let Some(pictures) = self.shared.pictures else { return Ok(None) };
        let Subject { listing, lang, page, thread, .. } = subject;
        let words = words(Ui::following(lang));
        let people: Vec<&str> = listing.people.iter().map(|person| &**person.label.pick(lang).1).collect();
        let date = listing.date.as_ref().map(|date| (words.date)(date));
        let interview = listing.title.pick(lang).1;
        let title = thread.map_or(&**interview, |thread| asks(thread, lang));
        // The date comes first, as a long title is cut off.
        let about = date.into_iter().chain(thread.map(|_| interview.to_string())).collect();
        let people = if people.is_empty() { Vec::new() } else { vec![people.join(words.comma)] };
        let (organisation, below) = (&*self.name(lang), [people, about]);
        pictures.write(&Card { lang, organisation, title, below }, page, self.shared.output)
    }
}

impl Logo {
    /// The logo beside the organisation's name, if it is drawn.
    fn placed(&self, lang: &Lang) -> Option<Placed<'_>> {
        let Logo::Drawn(tree, _) = self else { return None };
        let (high, widest) = card::LOGO;
        let scale = (high / tree.size().height()).min(widest / tree.size().width());
        Some(Placed { tree, at: card::logo_at(lang, tree.size().width() * scale), scale })
    }
}

impl Placed<'_> {
    fn width(&self) -> f32 {
        self.tree.size().width() * self.scale
    }
}

/// The sentence of a question that asks, or else its first paragraph.
fn asks<'a>(thread: &'a Thread, lang: &Lang) -> &'a str {
    let passages = || thread.question.iter().flat_map(|turn| &turn.passages);
    let Some(first) = passages().next().map(|passage| passage.text(lang)) else { return thread.label.pick(lang).1 };
    let sentence = thread.asking.iter().find(|one| one.lang == first.lang).and_then(|one| {
        let passage = passages().find(|passage| passage.id == one.passage)?;
        passage.text(lang).paragraphs.get(one.paragraph)?.text.get(one.range.clone())
    });
    sentence.unwrap_or(&first.paragraphs[0].text)
}

/// The name of a picture that is made from `seed`.
fn name(seed: &[u8]) -> String {
    format!("picture-{}.png", &sum(seed)[..12])
}
