//! Fields: an instruction, and its result as Word last saw it.

use std::rc::Rc;

/// The fields around the present text.
#[derive(Default)]
pub struct Fields(Vec<Field>);

#[derive(Default)]
struct Field {
    instruction: String,
    has_result: bool,
    link: Option<Rc<str>>,
}

impl Fields {
    pub fn begin(&mut self) {
        if self.0.len() < 100 {
            self.0.push(Field::default());
        }
    }

    pub fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut() {
            field.instruction.push_str(text);
        }
    }

    /// Begins the result of a field; returns its instruction.
    pub fn separate(&mut self) -> Option<String> {
        let field = self.0.last_mut()?;
        field.has_result = true;
        Some(std::mem::take(&mut field.instruction))
    }

    /// Makes the result of the field a link.
    pub fn set_link(&mut self, link: Option<Rc<str>>) {
        if let Some(field) = self.0.last_mut() {
            field.link = link;
        }
    }

    /// Ends a field; returns its instruction if it has no result.
    pub fn end(&mut self) -> Option<String> {
        self.0.pop().filter(|field| !field.has_result).map(|field| field.instruction)
    }

    /// Whether text belongs to an instruction.
    pub fn is_instruction(&self) -> bool {
        self.0.iter().any(|field| !field.has_result)
    }

    /// The link that text within the fields is.
    pub fn link(&self) -> Option<Rc<str>> {
        self.0.iter().rev().find_map(|field| field.link.clone())
    }
}
