//! Tables.

use roxmltree::Node;

use super::super::super::model::Block;
use super::super::super::rich::Change;
use super::super::super::xml::{child, name};
use super::{Body, Context};

impl<'a, 'i> Body<'_, 'a, 'i> {
    pub(super) fn table(&mut self, node: Node<'a, 'i>, context: &Context) {
        let around = Context { change: context.change, is_prompt: context.is_prompt, ..Context::default() };
        let mut rows = Vec::new();
        self.rows(node, &around, &mut rows);
        self.writer.add_table(rows);
    }

    /// Reads the rows, which may stand within controls and recorded changes.
    fn rows(&mut self, node: Node<'a, 'i>, context: &Context, rows: &mut Vec<Vec<Vec<Block>>>) {
        for child in node.children().filter(Node::is_element) {
            match name(child) {
                "tr" => {
                    let mut cells = Vec::new();
                    self.cells(child, &changed(child, "trPr", context), &mut cells);
                    rows.push(cells);
                }
                "tblPr" | "tblGrid" | "sdtPr" | "sdtEndPr" => {}
                _ if child.descendants().any(|node| name(node) == "tr") => self.rows(child, context, rows),
                _ => self.stray(child, context, rows),
            }
        }
    }

    fn cells(&mut self, node: Node<'a, 'i>, context: &Context, cells: &mut Vec<Vec<Block>>) {
        for child in node.children().filter(Node::is_element) {
            match name(child) {
                "tc" => {
                    let context = changed(child, "tcPr", context);
                    self.writer.begin_flow();
                    self.children(child, &context);
                    cells.push(self.writer.end_flow());
                }
                "trPr" | "tblPrEx" | "sdtPr" | "sdtEndPr" => {}
                _ if child.descendants().any(|node| name(node) == "tc") => self.cells(child, context, cells),
                _ => {
                    let mut rows = Vec::new();
                    self.stray(child, context, &mut rows);
                    cells.extend(rows.into_iter().flatten());
                }
            }
        }
    }

    /// Reads text that stands in a table, but not in a cell.
    fn stray(&mut self, node: Node<'a, 'i>, context: &Context, rows: &mut Vec<Vec<Vec<Block>>>) {
        self.writer.begin_flow();
        self.element(node, context);
        let blocks = self.writer.end_flow();
        if !blocks.is_empty() {
            rows.push(vec![blocks]);
        }
    }
}

/// The context within a row or a cell that was inserted or deleted as a whole.
fn changed(node: Node, properties: &str, context: &Context) -> Context {
    let has = |name: &str| child(node, properties).is_some_and(|of| child(of, name).is_some());
    let change = match () {
        () if has("ins") || has("cellIns") => Some(Change::Inserted),
        () if has("del") || has("cellDel") => Some(Change::Deleted),
        () => None,
    };
    Context { change: change.or(context.change), ..context.clone() }
}
