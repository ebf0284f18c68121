//! Tables: RTF has no element for one. Paragraphs say how deep they stand in tables, and words end cells and rows.

use super::super::model::Block;
use super::reader::Reader;

/// A table that is being read.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<Vec<Block>>>,
    cells: Vec<Vec<Block>>,
    /// Whether a cell has begun.
    is_open: bool,
}

impl Reader {
    /// Begins and ends tables until as many stand around the text.
    pub(super) fn enter(&mut self, level: usize) {
        while self.tables.len() > level {
            self.close_table();
        }
        while self.tables.len() < level {
            self.open_cell();
            self.tables.push(Table::default());
        }
        self.open_cell();
    }

    fn open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|table| !table.is_open) {
            table.is_open = true;
            self.writer.begin_flow();
        }
    }

    pub(super) fn end_cell(&mut self, level: usize) {
        let level = if level == 1 { 1 } else { self.paragraph.level.max(2) };
        self.finish_paragraph();
        self.enter(level);
        let blocks = self.writer.end_flow();
        if let Some(table) = self.tables.last_mut() {
            table.is_open = false;
            table.cells.push(blocks);
        }
    }

    pub(super) fn end_row(&mut self, level: usize) {
        let level = if level == 1 { 1 } else { self.tables.len().max(2) };
        if self.tables.len() < level {
            return;
        }
        self.finish_paragraph();
        while self.tables.len() > level {
            self.close_table();
        }
        let Some(table) = self.tables.last_mut() else { return };
        if std::mem::take(&mut table.is_open) {
            let blocks = self.writer.end_flow();
            if !blocks.is_empty() {
                table.cells.push(blocks);
            }
        }
        let cells = std::mem::take(&mut table.cells);
        table.rows.push(cells);
    }

    /// Ends a table, and adds it to what stands around it.
    fn close_table(&mut self) {
        let level = self.tables.len();
        let has_cells = self.tables.last().is_some_and(|table| table.is_open || !table.cells.is_empty());
        if has_cells {
            self.end_row(level.min(2));
        }
        if let Some(table) = self.tables.pop().filter(|table| !table.rows.is_empty()) {
            self.writer.add_table(table.rows);
        }
    }
}
