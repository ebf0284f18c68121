//! The tables and the lists of definitions of a page.

use super::super::model::{Block, Line};
use super::furniture::Page;
use super::lines::{Around, Reader};

impl Page<'_> {
    /// Whether a table only arranges the page: it has one column, another table within, or one row with whole texts.
    pub fn is_layout(&self, id: usize) -> bool {
        let tree = self.tree;
        let is = |id: usize, names: &str| tree.element(id).is_some_and(|element| element.is(names));
        let rows: Vec<usize> = tree.below(id).filter(|id| is(*id, "tr")).collect();
        let cells = |row: usize| tree.nodes[row].children.iter().copied().filter(|id| is(*id, "|td|th|"));
        let widest = rows.iter().map(|row| cells(*row).count()).max().unwrap_or_default();
        let is_long =
            |cell: usize| tree.below(cell).filter(|id| is(*id, "|p|div|li|br|h1|h2|h3|h4|h5|h6|")).take(7).count() > 6;
        widest < 2 || tree.below(id).any(|id| is(id, "table")) || (rows.len() == 1 && cells(rows[0]).any(is_long))
    }
}

/// Reads a table row by row.
pub fn read(reader: &mut Reader, id: usize, around: &Around) {
    reader.end_line();
    let tree = reader.page.tree;
    let is = |id: usize, names: &str| tree.element(id).is_some_and(|element| element.is(names));
    // For each column, how many rows a cell above still covers.
    let mut covered: Vec<usize> = Vec::new();
    for part in children_of(reader, id) {
        let rows = if is(part, "|tbody|thead|tfoot|") { children_of(reader, part) } else { vec![part] };
        for row in rows {
            if !is(row, "tr") {
                // A caption, or what the page has between the rows by mistake.
                reader.node(row, around);
                reader.end_line();
                continue;
            }
            let cells = self::row(reader, row, &mut covered, around);
            reader.blocks.push(Block::Row(cells));
        }
    }
}

fn children_of(reader: &Reader, id: usize) -> Vec<usize> {
    reader.page.tree.nodes[id].children.clone()
}

/// Reads the cells of a row. A cell that goes on from above is empty.
fn row(reader: &mut Reader, row: usize, covered: &mut Vec<usize>, around: &Around) -> Vec<Vec<Line>> {
    let mut cells: Vec<Vec<Line>> = Vec::new();
    for child in children_of(reader, row) {
        let Some(element) = reader.page.tree.element(child).filter(|element| element.is("|td|th|")) else {
            let lines = cell(reader, |reader| reader.node(child, around));
            if !lines.is_empty() {
                cells.push(lines);
            }
            continue;
        };
        while let Some(rows) = covered.get_mut(cells.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            cells.push(Vec::new());
        }
        let span = |name: &str| element.attribute(name).parse::<usize>().unwrap_or(1).clamp(1, 1000);
        let (rows, columns) = (span("rowspan"), span("colspan").min(40));
        let lines = cell(reader, |reader| reader.node(child, around));
        for n in 0..columns {
            if covered.len() <= cells.len() {
                covered.resize(cells.len() + 1, 0);
            }
            covered[cells.len()] = rows - 1;
            cells.push(if n == 0 { lines.clone() } else { Vec::new() });
        }
    }
    // What stands in one cell over all columns needs no columns.
    if cells.iter().skip(1).all(Vec::is_empty) && cells.len() > 1 && children_of(reader, row).len() == 1 {
        cells.truncate(1);
    }
    cells
}

/// Reads something into lines of its own.
fn cell<'a>(reader: &mut Reader<'a>, read: impl FnOnce(&mut Reader<'a>)) -> Vec<Line> {
    let before = std::mem::take(&mut reader.blocks);
    read(reader);
    reader.end_line();
    let blocks = std::mem::replace(&mut reader.blocks, before);
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Line(line) => lines.push(line),
            Block::Row(cells) => lines.extend(cells.into_iter().flatten()),
        }
    }
    lines
}

/// Reads a list of definitions: a term is the first cell of a row, as a speaker is.
pub fn read_definitions(reader: &mut Reader, id: usize, around: &Around) {
    reader.end_line();
    let mut term: Vec<Line> = Vec::new();
    for child in children_of(reader, id) {
        let name = reader.page.tree.element(child).map(|element| element.name.clone()).unwrap_or_default();
        let mut lines = cell(reader, |reader| reader.node(child, around));
        match &*name {
            "dt" => {
                if !term.is_empty() {
                    reader.blocks.push(Block::Row(vec![std::mem::take(&mut term), Vec::new()]));
                }
                term.append(&mut lines);
            }
            "dd" => reader.blocks.push(Block::Row(vec![std::mem::take(&mut term), lines])),
            _ => reader.blocks.extend(lines.into_iter().map(Block::Line)),
        }
    }
    if !term.is_empty() {
        reader.blocks.push(Block::Row(vec![term, Vec::new()]));
    }
}
