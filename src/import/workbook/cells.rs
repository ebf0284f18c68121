//! The cells of a sheet, with the strings that the sheets of a workbook share.

use std::collections::BTreeSet;
use std::rc::Rc;

use roxmltree::{Document, Node};

use super::super::account::{Form, Ledger, Omission};
use super::super::model::Place;
use super::super::sheet::Row;
use super::super::xml::{attribute, child, name, text};
use super::formats::{self, Format};

/// The most columns that are read; a cell further right is left out.
const MOST_COLUMNS: usize = 256;

/// A text with the readings above its characters.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    pub text: String,
    reading: String,
}

/// What the cells of all sheets have in common.
#[derive(Debug, Default)]
pub struct Common {
    pub strings: Vec<Shared>,
    pub formats: Vec<Format>,
    pub is_1904: bool,
}

/// The rows of a sheet.
#[derive(Debug, Default)]
pub struct Cells {
    pub rows: Vec<Row>,
    /// How many rows and columns are hidden.
    pub hidden: usize,
    /// Columns and rows from the first to the last of cells that are merged.
    pub merged: Vec<[usize; 4]>,
}

/// Reads the shared strings.
pub fn shared(strings: &Document) -> Vec<Shared> {
    strings.root_element().children().filter(|item| name(*item) == "si").map(rich).collect()
}

/// The text of a string: of its runs, apart from the readings.
fn rich(item: Node) -> Shared {
    let mut shared = Shared::default();
    for part in item.children() {
        match name(part) {
            "t" => shared.text.push_str(&text(part)),
            "r" => child(part, "t").iter().for_each(|words| shared.text.push_str(&text(*words))),
            "rPh" => child(part, "t").iter().for_each(|words| shared.reading.push_str(&text(*words))),
            _ => {}
        }
    }
    shared
}

/// Replaces what stands for characters that XML does not have: `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let found = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        out.push_str(&rest[..at]);
        match found {
            Some(c) => {
                out.push(c);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out + rest
}

/// Reads the cells of a sheet.
pub fn read(sheet: &Document, common: &Common, part: &Rc<str>, ledger: &mut Ledger) -> Cells {
    let mut cells = Cells::default();
    let root = sheet.root_element();
    let data = child(root, "sheetData").into_iter().flat_map(|data| data.children());
    for row in data.filter(|row| name(*row) == "row") {
        let stated = attribute(row, "r").and_then(|number| number.parse().ok());
        let number =
            stated.unwrap_or_else(|| cells.rows.last().map_or(1, |last: &Row| last.place.number.saturating_add(1)));
        let place = Place::row(number).within(part);
        let texts = self::row(row, common, &place, ledger);
        cells.hidden += usize::from(is_set(row, "hidden") && texts.iter().any(|text| !text.is_empty()));
        cells.rows.push(Row { place, cells: texts });
    }
    let columns = child(root, "cols").into_iter().flat_map(|columns| columns.children());
    let mut hidden: BTreeSet<usize> = BTreeSet::new();
    for column in columns.filter(|column| is_set(*column, "hidden")) {
        let at = |name| attribute(column, name).and_then(|number| number.parse::<usize>().ok()).unwrap_or(1);
        hidden.extend(at("min").saturating_sub(1)..at("max").min(MOST_COLUMNS));
    }
    let has_text = |n: &&usize| cells.rows.iter().any(|row| row.cells.get(**n).is_some_and(|cell| !cell.is_empty()));
    cells.hidden += hidden.iter().filter(has_text).count();
    let merged = child(root, "mergeCells").into_iter().flat_map(|cells| cells.children());
    cells.merged = merged.filter_map(|one| range(attribute(one, "ref")?)).collect();
    header_and_footer(root, part, ledger);
    cells
}

fn is_set(node: Node, name: &str) -> bool {
    matches!(attribute(node, name), Some("1" | "true"))
}

/// Reads the texts of a row, in their columns.
fn row(row: Node, common: &Common, place: &Place, ledger: &mut Ledger) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for cell in row.children().filter(|cell| name(*cell) == "c") {
        let text = self::cell(cell, common, place, ledger);
        let at = attribute(cell, "r").and_then(reference).map_or(texts.len(), |(column, _)| column);
        let text = text.trim();
        match text {
            "" => {}
            _ if at >= MOST_COLUMNS => ledger.leave_out(text, place.clone(), Omission::Other),
            _ => {
                texts.resize(texts.len().max(at + 1), String::new());
                // A damaged sheet may have a cell twice.
                let before = std::mem::replace(&mut texts[at], text.to_owned());
                ledger.leave_out(before, place.clone(), Omission::Other);
            }
        }
    }
    texts
}

/// The text of a cell. That of a formula is its last result.
fn cell(cell: Node, common: &Common, place: &Place, ledger: &mut Ledger) -> String {
    let value = child(cell, "v").map(text);
    if value.is_none()
        && let Some(formula) = child(cell, "f").map(text)
    {
        ledger.leave_out(formula, place.clone(), Omission::Other);
    }
    let value = value.unwrap_or_default();
    let shared = match attribute(cell, "t").unwrap_or("n") {
        "s" => value.trim().parse().ok().and_then(|n: usize| common.strings.get(n).cloned()),
        "inlineStr" => child(cell, "is").map(rich),
        _ => None,
    };
    if let Some(Shared { text, reading }) = shared {
        ledger.leave_out(reading, place.clone(), Omission::Apparatus);
        let words = unescaped(&text);
        ledger.changed(&text, &words, Form::Markup);
        return words;
    }
    let style = attribute(cell, "s").and_then(|style| style.parse::<usize>().ok()).unwrap_or_default();
    let format = common.formats.get(style).copied().unwrap_or_default();
    match attribute(cell, "t").unwrap_or("n") {
        "n" => {
            let shown = formats::shown(&value, format, common.is_1904);
            ledger.changed(&value, &shown, Form::Markup);
            shown
        }
        "b" => {
            let shown = if value.trim() == "1" { "TRUE" } else { "FALSE" };
            ledger.changed(&value, shown, Form::Markup);
            shown.to_owned()
        }
        // The number of a string that is not there.
        "s" | "inlineStr" => {
            ledger.leave_out(value, place.clone(), Omission::Other);
            String::new()
        }
        _ => {
            let words = unescaped(&value);
            ledger.changed(&value, &words, Form::Markup);
            words
        }
    }
}

/// The column and the row of `B12`, from 0.
fn reference(text: &str) -> Option<(usize, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column =
        text.bytes().take(letters.min(4)).fold(0, |sum, b| sum * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1);
    let row: usize = text.get(letters..)?.parse().ok()?;
    (1..=4).contains(&letters).then_some((column - 1, row.checked_sub(1)?))
}

/// First column, first row, last column, last row of `A2:A4`, from 0.
fn range(text: &str) -> Option<[usize; 4]> {
    let (from, to) = text.split_once(':')?;
    let ((left, top), (right, bottom)) = (reference(from)?, reference(to)?);
    Some([left, top, right, bottom])
}

/// What is printed above and below each page.
fn header_and_footer(root: Node, part: &Rc<str>, ledger: &mut Ledger) {
    for one in child(root, "headerFooter").into_iter().flat_map(|both| both.children()) {
        ledger.leave_out(text(one), Place::item(1).within(part), Omission::Furniture);
    }
}
