//! What the head of a page says about it: title, description, date, language.

use super::super::account::{Form, Ledger, Omission};
use super::super::head;
use super::super::model::{About, Block, Line, LineKind, Place};
use super::super::note::{Field, Reason, Severity, What};
use super::tree::{Element, Tree};
use crate::interview::Lang;

/// The names of `meta` elements, with what they say.
const META: &[(&str, Field)] = &[
    ("og:title", Field::Title),
    ("description", Field::Summary),
    ("og:description", Field::Summary),
    ("article:published_time", Field::Date),
    ("dc.date", Field::Date),
    ("dcterms.date", Field::Date),
    ("citation_date", Field::Date),
    ("date", Field::Date),
    ("pubdate", Field::Date),
    ("og:site_name", Field::Source),
    ("og:url", Field::Address),
    ("author", Field::About),
    ("article:author", Field::About),
    ("keywords", Field::About),
    ("dc.title", Field::Title),
];

/// What the text of a page was found to have about it, with the lines of the file.
pub struct Found {
    /// What `title` has.
    pub title: Option<(String, u32)>,
    pub fields: Vec<(Field, String, u32)>,
    /// The lines before the page.
    pub skipped: u32,
}

/// Reads the head of a page.
pub fn read(tree: &Tree, blocks: &mut [Block], found: Found, ledger: &mut Ledger) -> About {
    let mut about = About::default();
    let mut site = None;
    let Found { title, fields, skipped } = found;
    for (kind, value, line) in fields.iter().filter(|(_, value, _)| !value.is_empty()) {
        let line = Line::new(value.as_str(), Place::line(line + skipped));
        match kind {
            Field::Date if head::take_date(&line, &mut about, ledger) => {}
            _ => head::set(&mut about, *kind, value, Reason::FirstLine, &line, ledger),
        }
    }
    for id in tree.below(0) {
        let Some(element) = tree.element(id) else { continue };
        let line = Line::new("", Place::line(tree.nodes[id].line + skipped));
        match &*element.name {
            "meta" => meta(element, &line, &mut about, &mut site, ledger),
            "link" if element.attribute("rel") == "canonical" && about.url.is_none() => {
                field(Field::Address, "canonical", element.attribute("href"), &line, &mut about, ledger);
            }
            "html" => language(element, blocks, &mut about),
            _ => {}
        }
    }
    self::title(blocks, title, site.as_deref(), skipped, &mut about, ledger);
    about
}

fn meta(element: &Element, line: &Line, about: &mut About, site: &mut Option<String>, ledger: &mut Ledger) {
    let name = match element.attribute("name") {
        "" => element.attribute("property"),
        name => name,
    };
    let (name, content) = (name.to_ascii_lowercase(), element.attribute("content").trim());
    let Some((_, kind)) = META.iter().find(|(known, _)| *known == name).filter(|_| !content.is_empty()) else { return };
    if *kind == Field::Source {
        *site = Some(content.to_owned());
    }
    field(*kind, &name, content, line, about, ledger);
}

/// Sets a field to the value of an attribute, which is no text of the page.
fn field(kind: Field, name: &str, value: &str, line: &Line, about: &mut About, ledger: &mut Ledger) {
    // The title is decided with the headings; an address of a file is none of the page.
    let known = match kind {
        Field::Title => return,
        Field::Summary => &about.summary,
        Field::Date => &about.date,
        Field::Source => &about.source,
        Field::Address => &about.url,
        _ => &None,
    };
    if known.is_some() || (kind == Field::Address && !value.starts_with("http")) {
        return;
    }
    let day = value
        .get(..10)
        .filter(|day| kind == Field::Date && value.len() > 10 && super::super::dates::whole(day).is_some());
    let value = day.unwrap_or(value).trim();
    ledger.replace("", value, Form::Metadata);
    head::set(about, kind, value, Reason::Stated(name.to_owned()), line, ledger);
}

/// The language of the page, if its words are not in another script.
fn language(element: &Element, blocks: &[Block], about: &mut About) {
    let tag = match element.attribute("lang") {
        "" => element.attribute("xml:lang"),
        tag => tag,
    };
    let Some(lang) = Lang::parse(tag.trim()) else { return };
    let mut sample = String::new();
    for block in blocks {
        let lines: Vec<&Line> = match block {
            Block::Line(line) => vec![line],
            Block::Row(cells) => cells.iter().flatten().collect(),
        };
        lines.iter().for_each(|line| sample.push_str(&line.text));
        if sample.len() > 20_000 {
            break;
        }
    }
    let guess = Lang::guess(&sample);
    let is_same = guess.primary() == lang.primary() && guess.chinese().is_none();
    if is_same || guess.primary() == "und" {
        about.languages.push(lang);
    }
}

/// The title: a heading above the text, or else what the page is called.
fn title(
    blocks: &mut [Block],
    title: Option<(String, u32)>,
    site: Option<&str>,
    skipped: u32,
    about: &mut About,
    ledger: &mut Ledger,
) {
    let Some((title, number)) = title else { return };
    let place = Place::line(number + skipped);
    // “Title - Name of the site”
    let short = site
        .and_then(|site| title.trim().strip_suffix(site))
        .map(|rest| rest.trim_end_matches([' ', '-', '–', '—', '|', '·', '_', '»', '\u{a0}']));
    let shown = short.filter(|short| !short.is_empty()).unwrap_or(title.trim());
    // A line that says the same is a heading, though it is not marked as one.
    if let Some(line) = blocks.iter_mut().take(12).find_map(|block| match block {
        Block::Line(line) if line.text == shown && line.kind == LineKind::Words => Some(line),
        _ => None,
    }) {
        line.kind = LineKind::Heading(1);
        line.marks.clear();
    }
    let has_heading = |level: u8, among: usize| {
        let is_heading = |block: &Block| matches!(block, Block::Line(line) if line.kind == LineKind::Heading(level));
        blocks.iter().take(among).any(is_heading)
    };
    match has_heading(1, 30) || has_heading(2, 5) {
        false => {
            if shown.len() < title.trim().len() {
                ledger.leave_out(&title.trim()[shown.len()..], place.clone(), Omission::Furniture);
            }
            head::set(about, Field::Title, shown, Reason::Stated("title".into()), &Line::new("", place), ledger);
        }
        true => {
            let what =
                What::Field(Field::About, title.trim().into(), title.trim().into(), Reason::Stated("title".into()));
            ledger.note(Severity::Info, Some(place), what);
            ledger.take(title.trim(), Form::Metadata);
        }
    }
}
