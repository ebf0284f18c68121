//! A code book: a table of themes and what they mean, beside a coded transcript or in another sheet.

use std::rc::Rc;

use super::super::account::{Form, Ledger, Omission};
use super::super::model::{About, Theme};
use super::super::note::{Field, Reason, Severity, What};
use super::Row;

/// What a column of a code book has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The code that rows of the transcript have.
    Id,
    Label,
    About,
}

const PARTS: &[(Part, &str)] = &[
    (Part::Id, "|id|code|codes|tag|tags|abbreviation|short|编码|編碼|代码|代碼|标签|標籤|缩写|縮寫|编号|編號|"),
    (
        Part::Label,
        "|label|name|theme|themes|title|topic|code name|meaning|主题|主題|名称|名稱|题目|標題|标题|编码名称|編碼名稱|",
    ),
    (
        Part::About,
        "|description|definition|about|explanation|note|notes|memo|comment|说明|說明|定义|定義|描述|解释|解釋|释义|釋義|备注|備註|",
    ),
];

fn part(name: &str) -> Option<Part> {
    let name = format!("|{}|", name.trim().to_lowercase());
    PARTS.iter().find(|(_, names)| names.contains(&name)).map(|(part, _)| *part)
}

/// The number of the row that names the columns of a code book: themes, with a name or a description for each.
pub fn code_book(rows: &[Row]) -> Option<usize> {
    if super::header(rows).is_some() { None } else { header(rows) }
}

/// The number of the row that has the names of a code book's columns, also if another names those of a transcript.
pub fn header(rows: &[Row]) -> Option<usize> {
    rows.iter().take(super::ABOVE).position(|row| {
        let parts: Vec<Option<Part>> = row.cells.iter().map(|cell| part(cell)).collect();
        let has = |wanted| parts.contains(&Some(wanted));
        (has(Part::Id) || has(Part::Label)) && (has(Part::About) || (has(Part::Id) && has(Part::Label)))
    })
}

/// The names of files that are code books, at the end of their stems.
const NAMES: &[&str] = &[
    "codebook",
    "code book",
    "code-book",
    "code_book",
    "codes",
    "themes",
    "filters",
    "编码表",
    "编码本",
    "代码表",
    "主题表",
    "編碼表",
    "編碼本",
    "代碼表",
    "主題表",
];

/// Whether a file is called like a code book: `codebook.csv`, `talk.codes.csv`.
pub fn is_named(name: &str) -> bool {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_lowercase();
    let Some((stem, "csv" | "tsv")) = name.rsplit_once('.') else { return false };
    NAMES
        .iter()
        .filter_map(|name| stem.strip_suffix(name))
        .any(|rest| !rest.ends_with(char::is_alphanumeric) || !rest.is_ascii())
}

/// Which themes of a code book become themes of the interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All: it is a part of the file.
    All,
    /// Those that the interview has: it may be about many interviews.
    Known,
}

/// Reads a code book: names and describes the themes of the transcript, and adds the others if all are in its scope.
pub fn read(mut rows: Vec<Row>, scope: Scope, about: &mut About, ledger: &mut Ledger) {
    let Some(header) = code_book(&rows) else { return };
    let below = rows.split_off(header + 1);
    let parts: Vec<Option<Part>> = rows[header].cells.iter().map(|cell| part(cell)).collect();
    for Row { place, cells } in rows {
        cells.into_iter().for_each(|cell| ledger.leave_out(cell, place.clone(), Omission::Apparatus));
    }
    for Row { place, cells } in below {
        let mut theme: [Option<String>; 3] = [None, None, None];
        for (n, cell) in cells.into_iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match parts.get(n).copied().flatten() {
                Some(part) if theme[part as usize].is_none() => theme[part as usize] = Some(cell),
                Some(Part::About) => {
                    let text = theme[Part::About as usize].get_or_insert_default();
                    text.push(' ');
                    text.push_str(&cell);
                }
                _ => ledger.leave_out(cell, place.clone(), Omission::Other),
            }
        }
        let [id, label, text] = theme;
        let Some(key) = id.clone().or(label.clone()) else {
            text.into_iter().for_each(|text| ledger.leave_out(text, place.clone(), Omission::Other));
            continue;
        };
        if scope == Scope::Known && known(&key, label.as_deref(), about).is_none() {
            for text in [id, label, text].into_iter().flatten() {
                ledger.leave_out(text, place.clone(), Omission::Apparatus);
            }
            continue;
        }
        text.iter().for_each(|text| ledger.take(&**text, Form::Metadata));
        add(&key, label.as_deref(), text, about, ledger);
        id.iter().for_each(|id| taken(id, about, ledger));
        label.iter().for_each(|label| taken(label, about, ledger));
    }
}

/// Accounts for the name of a theme, which the interview may have in another case.
fn taken(name: &str, about: &About, ledger: &mut Ledger) {
    let is_there = about.themes.iter().any(|theme| *theme.id == *name || theme.label.as_deref() == Some(name));
    match is_there {
        true => ledger.take(name, Form::Metadata),
        false => ledger.changed(name, "", Form::Markup),
    }
}

fn id_of(key: &str) -> Rc<str> {
    key.trim_start_matches('#').to_lowercase().into()
}

/// The theme that tags of the transcript have by its code or its name.
fn known(key: &str, label: Option<&str>, about: &About) -> Option<usize> {
    let id = id_of(key);
    let is_label = |theme: &Theme| label.is_some_and(|label| *theme.id == *label.to_lowercase());
    about.themes.iter().position(|theme| theme.id == id || is_label(theme))
}

/// Names and describes a theme that tags of the transcript have by its code or its name, or adds one.
fn add(key: &str, label: Option<&str>, text: Option<String>, about: &mut About, ledger: &mut Ledger) {
    let known = known(key, label, about).unwrap_or_else(|| {
        about.themes.push(Theme { id: id_of(key), label: Some(key.to_owned()), about: None });
        about.themes.len() - 1
    });
    let theme = &mut about.themes[known];
    if let Some(label) = label {
        let before = theme.label.replace(label.to_owned()).filter(|before| before != label);
        if let Some(before) = before {
            // The tags of the transcript have the code.
            let what = What::Field(Field::Theme, label.to_owned(), before.clone(), Reason::Stated(before));
            ledger.note(Severity::Info, None, what);
        }
    }
    match (&mut theme.about, text) {
        (Some(before), Some(text)) => {
            before.push(' ');
            before.push_str(&text);
        }
        (about @ None, text) => *about = text,
        _ => {}
    }
}
