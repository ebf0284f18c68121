//! The view model: the types, and what can be asked of them.

use std::ops::Range;
use std::rc::Rc;

use super::found::Found;
use crate::interview::{Asking, Lang, Localized, Passage, Thread, Turn};
use crate::state::{Filter, LinkNotice, Value};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewModel {
    pub blocks: Vec<Rc<Block>>,
    pub questions: Rc<Vec<QuestionLine>>,
    /// The values of each filter that takes ids; see [`ViewModel::facets`].
    pub(super) facets: Vec<(Filter, Vec<Facet>)>,
    pub status: Status,
    pub hits: Hits,
    pub found: Found,
    /// The turn or passage that the address leads to; empty if the link is lost.
    pub led: Option<Rc<str>>,
    /// Whether there are more than [`super::LONG`] passages.
    pub long: bool,
}

/// How much of the interview passes the filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The number of passages that pass every filter.
    pub shown: usize,
    pub total: usize,
    pub filtered: bool,
    /// How many would pass with the opposite rule: any one of the values instead of all, or all instead of any one.
    pub otherwise: usize,
}

/// The places that the reader can step through: the hits of the search; without a search, the passages that pass, or
/// the questions while only they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hits {
    /// The number of hits in what is shown.
    pub shown: usize,
    /// The current hit, from 0, and the passage that contains it.
    pub now: Option<(usize, Rc<str>)>,
}

/// A value of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub value: Value,
    /// The number of passages that would be shown with it, given the other filters and (if all chosen values must
    /// match) the other chosen values of its own.
    pub count: usize,
    pub on: bool,
}

/// A line of the table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionLine {
    /// The thread's id, which is the address of its first turn.
    pub id: Rc<str>,
    pub number: u32,
    /// The heading in the file, or the shortened question.
    pub label: Localized,
    /// The number of the thread's passages that pass, if a filter is active and there are not too many questions.
    pub count: Option<usize>,
}

/// Some threads, or a chunk of a very long one: the unit of drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Unique among blocks, and the same for the same text, whatever the filters.
    pub key: Rc<str>,
    pub chunks: Vec<ThreadChunk>,
    /// Its height before it is drawn, as a step of [`ThreadChunk::height`].
    pub height: u8,
}

/// A thread, or a further chunk of a very long one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadChunk {
    pub thread: Rc<Thread>,
    /// The index of the chunk in its thread; chunk 0 has the question.
    pub chunk: usize,
    /// Whether the whole thread is hidden; its content is then written as though no filter were active.
    pub folded: bool,
    /// The row directly before it, if a run of folded passages begins with it.
    pub row: Option<Row>,
    pub question: Vec<TurnView>,
    pub answers: Vec<TurnView>,
    /// The height of the answers before they are laid out, as a step of a scale: 64 px × 1.25^step.
    pub height: u8,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnView {
    pub turn: Rc<Turn>,
    /// Whether to show the speaker's name, because somebody else spoke before. Never true without a speaker.
    pub named: bool,
    pub highlighted: bool,
    /// See [`crate::interview::Answer`].
    pub depth: u8,
    pub follow_up: bool,
    /// Whether all of it is hidden.
    pub folded: bool,
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Row(Row),
    Passage(PassageView),
}

/// The thin row in place of a run of adjacent passages that do not pass, and of whole threads without a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The passages that it folds and unfolds, including those of whole threads.
    pub ids: Vec<Rc<str>>,
    /// How many of them are not in a thread that folds as a whole, and why they fold.
    pub passages: usize,
    pub why: Why,
    /// Whether it folds whole threads, and is before the first of them.
    pub threads: bool,
    /// Those of the threads that have a number.
    pub questions: Option<FoldedQuestions>,
    /// Whether the reader has unfolded all of them.
    pub open: bool,
}

/// Questions that fold with everything that answers them, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoldedQuestions {
    pub first: u32,
    pub last: u32,
    pub count: usize,
}

/// Why passages are folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Filter(Filter, Asked),
    Several,
}

/// How many values of a filter are chosen, and how many must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    One,
    /// Any one of this many.
    Any(usize),
    /// All of this many.
    All(usize),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageView {
    pub passage: Rc<Passage>,
    pub folded: bool,
    /// Whether the address names it.
    pub linked: bool,
    /// If the current hit is this passage as a whole and not words in it: its number, from 1, and the number of all
    /// hits.
    pub present: Option<(usize, usize)>,
    /// The number of hits in it.
    pub hits: usize,
    /// What to tell the reader about the link that led to it.
    pub told: Option<LinkNotice>,
    /// The words that the link quotes, if the passage no longer has them.
    pub old_words: Option<Rc<str>>,
    /// The ids of its themes that are chosen.
    pub chosen: Vec<Rc<str>>,
    pub marks: Vec<TextMarks>,
    /// The sentences of the question that ask, if it is too long to be emphasized as a whole; some may be in other
    /// passages of the question.
    pub asking: Vec<Asking>,
}

/// The marks in one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMarks {
    pub lang: Lang,
    /// The index of the paragraph in the text.
    pub paragraph: usize,
    /// Search hits: byte ranges of the paragraph's text, in order, each with whether it is the current one.
    pub hits: Vec<(Range<usize>, bool)>,
    /// The words that the address quotes.
    pub quoted: Option<Range<usize>>,
}

impl Block {
    /// The turns, in reading order.
    pub fn turns(&self) -> impl Iterator<Item = &TurnView> {
        self.chunks.iter().flat_map(ThreadChunk::turns)
    }

    /// The passages, in reading order.
    pub fn passages(&self) -> impl Iterator<Item = &PassageView> {
        self.turns().flat_map(TurnView::passages)
    }

    /// The rows, in reading order.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.chunks.iter().flat_map(|part| part.row.iter().chain(part.turns().flat_map(TurnView::rows)))
    }

    /// Returns whether it has the same words, marked in the same places, as the block at the same position in another
    /// view model. Any other difference is a matter of attributes, rows and flags: what is folded, named, highlighted,
    /// chosen, linked.
    pub fn reads_like(&self, other: &Block) -> bool {
        self.passages().zip(other.passages()).all(|(passage, other)| passage.marked() == other.marked())
    }

    /// Returns whether a reader who is led to words in it finds the same: those that the address names, and the current
    /// hit. Other hits may differ.
    pub fn points_like(&self, other: &Block) -> bool {
        self.passages().zip(other.passages()).all(|(passage, other)| passage.pointed() == other.pointed())
    }
}

impl ThreadChunk {
    /// The turns, in reading order.
    pub fn turns(&self) -> impl Iterator<Item = &TurnView> {
        self.question.iter().chain(&self.answers)
    }
}

impl TurnView {
    /// The passages, without the rows.
    pub fn passages(&self) -> impl Iterator<Item = &PassageView> {
        self.items.iter().filter_map(|item| match item {
            Item::Passage(view) => Some(view),
            Item::Row(_) => None,
        })
    }

    /// The rows, without the passages. Each is directly before the first passage that it folds.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.items.iter().filter_map(|item| match item {
            Item::Row(row) => Some(row),
            Item::Passage(_) => None,
        })
    }
}

impl PassageView {
    fn marked(&self) -> (Option<LinkNotice>, Option<&str>, &[TextMarks]) {
        (self.told, self.old_words.as_deref(), &self.marks)
    }

    /// What leads to words in it: the address that quotes them, and the current hit.
    fn pointed(&self) -> (Option<LinkNotice>, Option<&Range<usize>>, Option<&Range<usize>>) {
        let quoted = self.marks.iter().find_map(|marks| marks.quoted.as_ref());
        let now = self.marks.iter().flat_map(|marks| &marks.hits).find_map(|(range, now)| now.then_some(range));
        (self.told, quoted, now)
    }
}

impl ViewModel {
    /// The values that the interview offers for a filter, in its order. Empty for a filter that takes no ids.
    pub fn facets(&self, filter: Filter) -> &[Facet] {
        self.facets.iter().find(|(of, _)| *of == filter).map_or(&[], |(_, facets)| facets)
    }

    /// The row whose first passage has this id.
    pub fn row(&self, first: &str) -> Option<&Row> {
        self.blocks.iter().flat_map(|block| block.rows()).find(|row| row.ids.first().is_some_and(|id| **id == *first))
    }

    /// The index of the first hit at or after a turn or passage; after the last hit, that of the last.
    pub fn hit_from(&self, id: &str) -> usize {
        self.hits_before(id).min(self.hits.shown.saturating_sub(1))
    }

    /// The number of hits before a turn or passage.
    pub fn hits_before(&self, id: &str) -> usize {
        let turns = self.blocks.iter().flat_map(|block| block.turns());
        let mut seen = 0;
        for (turn, view) in turns.flat_map(|turn| turn.passages().map(move |view| (turn, view))) {
            if *view.passage.id == *id || *turn.turn.id == *id {
                break;
            }
            seen += view.hits;
        }
        seen
    }

    /// The number of the question that a passage belongs to, and the name of its speaker.
    pub fn place_of(&self, passage: &str) -> Option<(Option<u32>, Option<&Localized>)> {
        let chunks = self.blocks.iter().flat_map(|block| &block.chunks);
        chunks.flat_map(|chunk| chunk.turns().map(move |turn| (chunk, turn))).find_map(|(chunk, turn)| {
            let is_in = turn.passages().any(|view| *view.passage.id == *passage);
            is_in.then(|| (chunk.thread.number, turn.turn.speaker.as_ref().map(|speaker| &speaker.name)))
        })
    }

    /// Replaces each block that is equal to one of `before` by that one, so that a comparison of pointers shows that it
    /// need not be drawn again.
    pub fn reusing(mut self, before: &ViewModel) -> ViewModel {
        if self.blocks.len() == before.blocks.len() {
            for (block, old) in self.blocks.iter_mut().zip(&before.blocks) {
                if block == old {
                    *block = old.clone();
                }
            }
        }
        if self.questions == before.questions {
            self.questions = before.questions.clone();
        }
        self
    }
}
