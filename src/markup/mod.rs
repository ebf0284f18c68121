//! The text of an interview, and what is above and below it, as elements without a browser: they can go into the
//! browser's document or into a file.
//!
//! The text is a document and not an application: nothing in it has state of its own, and ten thousand passages would
//! be slow as components. So the functions here write [`Markup`], a list of steps, which `shell::parts` carries out in
//! the browser's document and `ui::page` turns into Yew nodes. Text remains text throughout and is never parsed as
//! HTML.
//!
//! [`patch()`] and [`patch_labels()`] change a block that is already on the page, through [`Element`].

mod appendix;
mod badge;
mod bar;
mod block;
mod card;
mod context;
mod dated;
mod element;
mod foot;
mod head;
mod html;
pub mod icon;
mod listed;
mod marked;
mod passage;
mod patch;
mod patch_labels;
mod rendered;
mod row;
mod speakers;
mod text;
mod turn;
mod when;
mod whole;

pub use appendix::appendix;
pub use badge::badge;
#[cfg(builds_sites)]
pub use bar::MARK;
pub use bar::{alternates, mark, text_for};
pub use block::{answers, block, chunk, label};
pub use card::{Card, card};
pub use context::RenderContext;
pub use dated::dated;
pub use element::{Element, Fold, Found};
pub use foot::foot;
pub use head::{crumbs, head};
pub use html::Layout;
pub use listed::{ListContext, entry};
pub use marked::marked;
pub use passage::{flag_inside, led, look, meta, present_inside, signs, themes, translation_notes};
pub use patch::{is_whole, make_findable, patch};
pub use patch_labels::patch_labels;
pub use rendered::{RenderedBlock, Wanted};
pub use row::{row, row_class, row_inside};
pub use turn::{classes, turn, who};
pub use when::{when, when_as};
pub use whole::{Mode, blocks, open_block, whole};

use std::rc::Rc;

use crate::interview::Lang;

/// The id of a turn's or passage's element: the id in addresses. An id that begins like the names of the page's own
/// elements gets another prefix, so that the two cannot collide.
pub fn element_id(id: &Rc<str>) -> Rc<str> {
    if id.starts_with("iv-") { format!("iv-text-{id}").into() } else { id.clone() }
}

/// Elements and text in document order. Every element that is opened must be closed.
#[derive(Default)]
pub struct Markup {
    steps: Vec<Op>,
    /// All text and attribute values, concatenated.
    text: String,
    /// Recurring elements: see [`Markup::cached`].
    repeated: Vec<Markup>,
}

/// Like [`Step`], with the length of each text in bytes.
enum Op {
    Open(&'static str),
    Put(&'static str, usize),
    Text(usize),
    Close,
    Again(usize),
}

/// One step in writing elements.
#[derive(Clone, Copy)]
pub enum Step<'a> {
    /// Opens an element within the one that is open.
    Open(&'static str),
    /// Sets an attribute of the element that has just been opened.
    Put(&'static str, &'a str),
    Text(&'a str),
    /// Closes the element that was opened last.
    Close,
    /// An element that probably recurs unchanged: it can be copied instead of built.
    Again(&'a Markup),
}

impl Markup {
    pub fn new() -> Markup {
        Markup::default()
    }

    pub fn open(&mut self, tag: &'static str) -> &mut Markup {
        self.steps.push(Op::Open(tag));
        self
    }

    pub fn attr(&mut self, name: &'static str, value: &str) -> &mut Markup {
        self.text.push_str(value);
        self.steps.push(Op::Put(name, value.len()));
        self
    }

    /// Sets an attribute if there is a value.
    pub fn put_some(&mut self, name: &'static str, value: Option<&str>) -> &mut Markup {
        if let Some(value) = value {
            self.attr(name, value);
        }
        self
    }

    /// Sets the element's language and its writing direction, which the first letter of the text may not show.
    pub fn language(&mut self, lang: &Lang) -> &mut Markup {
        self.attr("lang", lang.attribute()).attr("dir", lang.dir())
    }

    /// Sets an attribute without a value if `is` is true.
    pub fn flag(&mut self, name: &'static str, is: bool) -> &mut Markup {
        self.put_some(name, is.then_some(""))
    }

    pub fn text(&mut self, text: &str) -> &mut Markup {
        self.text.push_str(text);
        self.steps.push(Op::Text(text.len()));
        self
    }

    pub fn close(&mut self) -> &mut Markup {
        self.steps.push(Op::Close);
        self
    }

    /// Writes one element that probably recurs unchanged: a name, a list of themes.
    pub fn cached(&mut self, write: impl FnOnce(&mut Markup)) -> &mut Markup {
        let mut one = Markup::new();
        write(&mut one);
        self.steps.push(Op::Again(self.repeated.len()));
        self.repeated.push(one);
        self
    }

    /// Appends other markup.
    pub fn add(&mut self, other: &Markup) -> &mut Markup {
        for step in other.steps() {
            match step {
                Step::Open(tag) => self.open(tag),
                Step::Put(name, value) => self.attr(name, value),
                Step::Text(text) => self.text(text),
                Step::Close => self.close(),
                Step::Again(one) => self.cached(|out| _ = out.add(one)),
            };
        }
        self
    }

    /// Returns a text that is the same for equal markup and differs for any other.
    pub fn cache_key(&self) -> String {
        let mut print = String::with_capacity(self.text.len() + 12 * self.steps.len());
        for entry in &self.steps {
            // Names contain none of these characters, and the lengths show where each text ends.
            let (sign, name, length) = match entry {
                Op::Open(tag) => ('<', *tag, 0),
                Op::Put(name, length) => (' ', *name, *length),
                Op::Text(length) => ('=', "", *length),
                Op::Close => ('>', "", 0),
                Op::Again(n) => ('@', "", *n),
            };
            print.push(sign);
            print.push_str(name);
            if length > 0 {
                print.push_str(&length.to_string());
            }
        }
        print.push('\n');
        print.push_str(&self.text);
        for one in &self.repeated {
            print.push('\n');
            print.push_str(&one.cache_key());
        }
        print
    }

    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        let mut at = 0;
        self.steps.iter().map(move |entry| {
            let mut take = |length: usize| {
                at += length;
                &self.text[at - length..at]
            };
            match *entry {
                Op::Open(tag) => Step::Open(tag),
                Op::Put(name, length) => Step::Put(name, take(length)),
                Op::Text(length) => Step::Text(take(length)),
                Op::Close => Step::Close,
                Op::Again(n) => Step::Again(&self.repeated[n]),
            }
        })
    }
}
