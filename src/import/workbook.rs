//! Workbooks of Excel since 2007 (XLSX), also those of WPS, LibreOffice and Numbers.
//!
//! A sheet is read as a table ([`sheet`]). The sheets with columns such as Speaker and Words are the interview, one with
//! themes and what they mean is its code book, and others are left out by name.

mod cells;
mod formats;

use std::rc::Rc;

use roxmltree::Document;

use super::account::{Ledger, Omission};
use super::container::Container;
use super::model::{Place, Transcript};
use super::note::{Severity, What};
use super::sheet::{self, Row, Scope};
use super::{Refusal, xml};
use cells::{Cells, Common};

/// A sheet of a workbook.
struct Sheet {
    name: Rc<str>,
    is_hidden: bool,
    cells: Cells,
}

/// Reads a workbook.
///
/// # Errors
/// Why its parts cannot be read.
pub fn read(bytes: &[u8]) -> Result<Transcript, Refusal> {
    let mut container = Container::open(bytes)?;
    let mut ledger = Ledger::default();
    let links = links(&mut container, "xl/_rels/workbook.xml.rels", "xl")?;
    let of_kind = |kind: &str| links.iter().find(|link| link.kind == kind).map(|link| link.target.clone());
    let strings = of_kind("sharedStrings").unwrap_or_else(|| "xl/sharedStrings.xml".into());
    let styles = of_kind("styles").unwrap_or_else(|| "xl/styles.xml".into());
    let mut common = Common {
        strings: part(&mut container, &strings, cells::shared)?.unwrap_or_default(),
        formats: part(&mut container, &styles, formats::of_styles)?.unwrap_or_default(),
        is_1904: false,
    };
    let listed = part(&mut container, "xl/workbook.xml", |workbook| {
        let root = workbook.root_element();
        let settings = xml::child(root, "workbookPr");
        let is_1904 = settings.and_then(|settings| xml::attribute(settings, "date1904"));
        (matches!(is_1904, Some("1" | "true")), listed(workbook))
    })?;
    let (is_1904, listed) = listed.unwrap_or_default();
    common.is_1904 = is_1904;
    let mut sheets = Vec::new();
    for (n, (name, id, is_hidden)) in listed.into_iter().enumerate() {
        let target = links.iter().find(|link| link.id == id).map(|link| link.target.clone());
        let target = target.unwrap_or_else(|| format!("xl/worksheets/sheet{}.xml", n + 1));
        let name: Rc<str> = name.into();
        let read = part(&mut container, &target, |sheet| cells::read(sheet, &common, &name, &mut ledger))?;
        // A sheet that is only a diagram has no cells.
        let Some(cells) = read else { continue };
        beside(&mut container, &target, &name, &mut ledger)?;
        sheets.push(Sheet { name, is_hidden, cells });
    }
    Ok(choose(sheets, ledger))
}

/// Reads a part of the workbook, if it has it.
fn part<T>(container: &mut Container, name: &str, read: impl FnOnce(&Document) -> T) -> Result<Option<T>, Refusal> {
    let Some(bytes) = container.read(name)? else { return Ok(None) };
    let text = xml::decode(&bytes);
    Ok(Some(read(&xml::parse(&text, name)?)))
}

/// The name, the link and the state of each sheet.
fn listed(workbook: &Document) -> Vec<(String, String, bool)> {
    let sheets = xml::child(workbook.root_element(), "sheets").into_iter().flat_map(|sheets| sheets.children());
    let of = |sheet: roxmltree::Node| {
        let text = |name| xml::attribute(sheet, name).unwrap_or_default().to_owned();
        (text("name"), text("id"), matches!(xml::attribute(sheet, "state"), Some("hidden" | "veryHidden")))
    };
    sheets.filter(|sheet| xml::name(*sheet) == "sheet").map(of).collect()
}

/// A link from one part of a workbook to another.
struct Link {
    id: String,
    kind: String,
    target: String,
}

/// Reads the links of a part, which are relative to a folder.
fn links(container: &mut Container, name: &str, folder: &str) -> Result<Vec<Link>, Refusal> {
    let read = |links: &Document| {
        let link = |link: roxmltree::Node| {
            let text = |name| xml::attribute(link, name).unwrap_or_default();
            let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
            Link { id: text("Id").to_owned(), kind, target: within(folder, text("Target")) }
        };
        links.root_element().children().filter(|one| one.is_element()).map(link).collect()
    };
    Ok(part(container, name, read)?.unwrap_or_default())
}

/// The path of a part from the root: `../comments1.xml` in `xl/worksheets`.
fn within(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Accounts for what stands beside the cells of a sheet: comments, and the text of shapes.
fn beside(container: &mut Container, target: &str, name: &Rc<str>, ledger: &mut Ledger) -> Result<(), Refusal> {
    let (folder, file) = target.rsplit_once('/').unwrap_or(("", target));
    for link in links(container, &format!("{folder}/_rels/{file}.rels"), folder)? {
        match &*link.kind {
            "comments" => drop(part(container, &link.target, |all| comments(all, name, ledger))?),
            "drawing" => {
                let place = Place::item(1).within(name);
                let shapes = part(container, &link.target, |drawing| {
                    let texts = drawing.descendants().filter(|node| xml::name(*node) == "t").map(xml::text);
                    texts.collect::<Vec<_>>().join(" ")
                })?;
                ledger.leave_out(shapes.unwrap_or_default(), place, Omission::Other);
            }
            _ => {}
        }
    }
    Ok(())
}

/// Comments become notes, with the cell.
fn comments(all: &Document, sheet: &Rc<str>, ledger: &mut Ledger) {
    let root = all.root_element();
    let authors = xml::child(root, "authors").into_iter().flat_map(|authors| authors.children());
    let authors: Vec<String> = authors.filter(|one| xml::name(*one) == "author").map(xml::text).collect();
    let comments = xml::child(root, "commentList").into_iter().flat_map(|list| list.children());
    for comment in comments.filter(|one| xml::name(*one) == "comment") {
        let author = xml::attribute(comment, "authorId").and_then(|id| id.parse::<usize>().ok());
        let author = author.and_then(|id| authors.get(id).cloned()).unwrap_or_default();
        let cell = xml::attribute(comment, "ref").unwrap_or_default();
        let row = cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(1);
        let words = xml::child(comment, "text").map(xml::text).unwrap_or_default();
        let words = words.trim();
        ledger.take(words, super::account::Form::Metadata);
        let place = Place::row(row).within(sheet);
        ledger.note(Severity::Info, Some(place), What::Comment(author, words.to_owned()));
    }
}

/// Chooses the sheets that are the interview, and the code book.
fn choose(sheets: Vec<Sheet>, mut ledger: Ledger) -> Transcript {
    let is_transcript = |sheet: &Sheet| sheet::header(&sheet.cells.rows).is_some();
    let has_words = |sheet: &Sheet| sheet.cells.rows.iter().any(Row::has_words);
    let shown = |sheet: &&Sheet| !sheet.is_hidden && has_words(sheet);
    let named = sheets.iter().filter(|sheet| is_transcript(sheet)).count();
    let is_code_book = |sheet: &Sheet| sheet::code_book(&sheet.cells.rows).is_some();
    // Without names of columns, the first sheet that people see is the interview.
    let first = sheets.iter().find(|sheet| shown(sheet) && !is_code_book(sheet)).map(|sheet| sheet.name.clone());
    let mut transcript = Transcript::default();
    let mut books = Vec::new();
    for sheet in sheets {
        let Sheet { name, cells, is_hidden } = sheet;
        let is_interview = if named > 0 { sheet::header(&cells.rows).is_some() } else { first.as_ref() == Some(&name) };
        if !is_interview {
            match sheet::code_book(&cells.rows).is_some() {
                true => books.push(cells.rows),
                false => leave_out(&name, &cells.rows, &mut ledger),
            }
            continue;
        }
        if is_hidden {
            ledger.note(Severity::Doubt, None, What::HiddenSheet(name.to_string()));
        }
        if cells.hidden > 0 {
            ledger.note(Severity::Doubt, None, What::HiddenCells(name.to_string(), cells.hidden));
        }
        let mut read = sheet::of_rows(cells.rows, &cells.merged, Ledger::default());
        if named > 1
            && let Some(first) = read.segments.first_mut()
        {
            first.heading.get_or_insert_with(|| name.to_string());
        }
        append(&mut transcript, read);
    }
    ledger.notes.append(&mut transcript.ledger.notes);
    ledger.left_out.append(&mut transcript.ledger.left_out);
    ledger.taken.append(&mut transcript.ledger.taken);
    for rows in books {
        sheet::read_code_book(rows, Scope::All, &mut transcript.about, &mut ledger);
    }
    Transcript { ledger, ..transcript }
}

/// Appends the interview of another sheet.
fn append(transcript: &mut Transcript, other: Transcript) {
    let Transcript { segments, links, about, mut ledger } = other;
    transcript.segments.extend(segments);
    transcript.links.extend(links);
    transcript.ledger.notes.append(&mut ledger.notes);
    transcript.ledger.left_out.append(&mut ledger.left_out);
    transcript.ledger.taken.append(&mut ledger.taken);
    let known = &mut transcript.about;
    if known.title.is_none() && known.themes.is_empty() && known.people.is_empty() {
        *known = about;
        return;
    }
    for theme in about.themes {
        if !known.themes.iter().any(|other| other.id == theme.id) {
            known.themes.push(theme);
        }
    }
    known.people.extend(about.people);
}

/// Leaves out a sheet by its name.
fn leave_out(name: &Rc<str>, rows: &[Row], ledger: &mut Ledger) {
    let count = rows.iter().filter(|row| row.has_words()).count();
    if count > 0 {
        ledger.note(Severity::Doubt, None, What::OtherSheet(name.to_string(), count));
    }
    for row in rows.iter().filter(|row| row.has_words()) {
        ledger.leave_out(row.cells.join(" "), row.place.clone(), Omission::Other);
    }
}
