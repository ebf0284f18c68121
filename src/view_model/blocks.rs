//! Cuts the text into blocks, turns and fold rows.

use std::rc::Rc;

use super::folds::Folds;
use super::matching::Matched;
use super::model::{Block, Item, PassageView, Row, TextMarks, ThreadChunk, TurnView};
use super::places;
use super::quotation::Quotation;
use super::{LONG, shown_texts};
use crate::interview::{Answer, Asking, Interview, Passage, Thread, Turn};
use crate::state::{Filter, ViewState};

/// The maximum number of passages in a chunk of a thread, if they are in several turns.
const CHUNK: usize = 24;
/// The approximate maximum number of passages in a block. With small blocks, less has to change in the frame of the
/// reader's click; with large ones, a long text takes fewer elements.
const BLOCK: usize = 8;
const BLOCK_OF_LONG: usize = 24;

pub struct Cut {
    pub blocks: Vec<Rc<Block>>,
    /// The number of hits in all blocks.
    pub hits: usize,
    /// The current hit and its passage.
    pub now: Option<(usize, Rc<str>)>,
}

pub fn blocks(
    interview: &Interview,
    state: &ViewState,
    matches: &[Matched<'_>],
    folds: Folds,
    quotation: &Option<Quotation>,
) -> Cut {
    let Folds { passages: hidden, threads, rows } = folds;
    let found = places::hits(interview, state, matches, &threads);
    let hits: usize = found.iter().sum();
    let now = if hits == 0 { None } else { Some(state.hit.min(hits - 1)) };
    let rows = rows.into_iter().peekable();
    let mut cutter =
        BlockBuilder { state, quotation, matches, found, hidden, at: 0, rows, hits: 0, total: hits, now, now_in: None };
    let most = if matches.len() > LONG { BLOCK_OF_LONG } else { BLOCK };
    let mut blocks = Blocks { blocks: Vec::new(), parts: Vec::new(), passages: 0, most };
    for (thread, folded) in interview.threads.iter().zip(threads) {
        for (part, passages) in cutter.thread(thread, folded) {
            blocks.push(part, passages);
        }
    }
    Cut { blocks: blocks.done(), hits, now: now.zip(cutter.now_in) }
}

/// Collects thread chunks into blocks.
struct Blocks {
    blocks: Vec<Rc<Block>>,
    parts: Vec<ThreadChunk>,
    passages: usize,
    /// The approximate maximum number of passages in a block.
    most: usize,
}

impl Blocks {
    fn push(&mut self, part: ThreadChunk, passages: usize) {
        if self.passages > 0 && self.passages + passages > self.most {
            self.close();
        }
        self.parts.push(part);
        self.passages += passages;
    }

    fn close(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        if let Some(first) = parts.first() {
            let key = format!("{} {}", first.chunk, first.thread.id).into();
            let pixels = parts.iter().map(pixels).sum();
            self.blocks.push(Rc::new(Block { key, height: step(pixels), chunks: parts }));
        }
        self.passages = 0;
    }

    fn done(mut self) -> Vec<Rc<Block>> {
        self.close();
        self.blocks
    }
}

/// The approximate height of a thread chunk, in pixels.
fn pixels(part: &ThreadChunk) -> f32 {
    let row = if part.row.is_some() { 50.0 } else { 0.0 };
    row + if part.folded { 0.0 } else { 160.0 + pixels_of(part.height) }
}

struct BlockBuilder<'a> {
    state: &'a ViewState,
    quotation: &'a Option<Quotation>,
    matches: &'a [Matched<'a>],
    /// For each passage, the number of hits in it.
    found: Vec<usize>,
    /// For each passage, whether it is hidden on its own.
    hidden: Vec<bool>,
    /// The position of the next passage, in reading order.
    at: usize,
    /// The remaining rows, each with the position of the first passage that it folds.
    rows: std::iter::Peekable<std::vec::IntoIter<(usize, Row)>>,
    /// The number of hits so far, and of all hits.
    hits: usize,
    total: usize,
    now: Option<usize>,
    now_in: Option<Rc<str>>,
}

impl BlockBuilder<'_> {
    /// Cuts a thread into one or more chunks, and returns each with its number of passages.
    fn thread(&mut self, thread: &Rc<Thread>, folded: bool) -> Vec<(ThreadChunk, usize)> {
        // The row of whole threads stays before the first of them when the reader unfolds it.
        let row = if self.rows.peek().is_some_and(|(_, row)| row.threads) { self.row() } else { None };
        let mut before: Option<Rc<str>> = None;
        let question: Vec<TurnView> = (thread.question.iter())
            .map(|turn| {
                let named = is_named(turn, &before);
                before = speaks(turn);
                let items = turn.passages.iter().map(|one| Item::Passage(self.passage(one, &thread.asking))).collect();
                self.turn(turn, named, 0, false, items)
            })
            .collect();
        let mut pieces = Vec::new();
        let mut count: usize = question.iter().map(|turn| turn.items.len()).sum();
        let (mut question, mut row) = (Some(question), row);
        let mut answers = thread.answers.as_slice();
        loop {
            let mut taken = 0;
            while taken < answers.len() && (taken == 0 || count + answers[taken].turn.passages.len() <= CHUNK) {
                count += answers[taken].turn.passages.len();
                taken += 1;
            }
            let (now, later) = answers.split_at(taken);
            let (answered, pixels) = self.answers(now, &mut before);
            let (chunk, question, row) = (pieces.len(), question.take().unwrap_or_default(), row.take());
            let (thread, height) = (thread.clone(), step(pixels));
            pieces.push((ThreadChunk { thread, chunk, folded, row, question, answers: answered, height }, count));
            answers = later;
            count = 0;
            if answers.is_empty() {
                return pieces;
            }
        }
    }

    /// Takes the row of the run that begins with the next passage.
    fn row(&mut self) -> Option<Row> {
        let at = self.at;
        self.rows.next_if(|(first, _)| *first == at).map(|(_, row)| row)
    }

    /// Makes the turns below a question, with rows for folded passages, and their approximate height in pixels.
    fn answers(&mut self, answers: &[Answer], before: &mut Option<Rc<str>>) -> (Vec<TurnView>, f32) {
        let mut turns: Vec<TurnView> = Vec::with_capacity(answers.len());
        let mut pixels = 0.0;
        for Answer { turn, depth, follow_up, asking } in answers {
            let mut items = Vec::with_capacity(turn.passages.len());
            let mut shown = false;
            for passage in &turn.passages {
                if let Some(row) = self.row() {
                    items.push(Item::Row(row));
                    pixels += 50.0;
                }
                let view = self.passage(passage, asking);
                if !view.folded {
                    shown = true;
                    pixels += height(passage, self.state);
                }
                items.push(Item::Passage(view));
            }
            let named = shown && is_named(turn, before);
            if shown {
                *before = speaks(turn);
                pixels += if named { 80.0 } else { 24.0 };
            }
            turns.push(self.turn(turn, named, *depth, *follow_up, items));
        }
        (turns, pixels)
    }

    fn passage(&mut self, passage: &Rc<Passage>, asking: &[Asking]) -> PassageView {
        let (matched, folded, found) = (&self.matches[self.at], self.hidden[self.at], self.found[self.at]);
        self.at += 1;
        let present = self.now.and_then(|now| now.checked_sub(self.hits)).filter(|within| *within < found);
        let which = present.map(|within| (self.hits + within + 1, self.total)).filter(|_| matched.spans.is_empty());
        if present.is_some() {
            self.now_in = Some(passage.id.clone());
        }
        self.hits += found;
        let mut marks: Vec<TextMarks> = Vec::new();
        let mut seen = 0;
        for spans in &matched.spans {
            let hits = spans.ranges.iter().zip(seen..).map(|(range, n)| (range.clone(), present == Some(n))).collect();
            seen += spans.ranges.len();
            marks.push(TextMarks { lang: spans.lang.clone(), paragraph: spans.paragraph, hits, quoted: None });
        }
        let linked = self.quotation.as_ref().is_some_and(|q| q.linked.contains(&passage.id));
        if linked && let Some(quotation) = self.quotation {
            for (_, lang, paragraph, range) in quotation.marks.iter().filter(|(id, ..)| *id == passage.id) {
                match marks.iter_mut().find(|m| m.lang == *lang && m.paragraph == *paragraph) {
                    Some(marks) => marks.quoted = Some(range.clone()),
                    None => marks.push(TextMarks {
                        lang: lang.clone(),
                        paragraph: *paragraph,
                        hits: Vec::new(),
                        quoted: Some(range.clone()),
                    }),
                }
            }
        }
        let themes = passage.themes.iter().map(|theme| &theme.id);
        let chosen = themes.filter(|id| self.state.filters[Filter::Themes].contains(id)).cloned().collect();
        let first = self.quotation.as_ref().filter(|quotation| quotation.linked.first() == Some(&passage.id));
        let told = first.and_then(|quotation| quotation.told);
        let old_words = first.and_then(|quotation| quotation.old_words.clone());
        let (passage, asking) = (passage.clone(), asking.to_vec());
        PassageView { passage, folded, linked, present: which, hits: found, told, old_words, chosen, marks, asking }
    }

    fn turn(&self, turn: &Rc<Turn>, named: bool, depth: u8, follow_up: bool, items: Vec<Item>) -> TurnView {
        let folded =
            items.iter().all(|item| matches!(item, Item::Row(_) | Item::Passage(PassageView { folded: true, .. })));
        let highlighted = speaks(turn).is_some_and(|id| self.state.highlighted.contains(&id));
        TurnView { turn: turn.clone(), named, highlighted, depth, follow_up, folded, items }
    }
}

fn is_named(turn: &Turn, before: &Option<Rc<str>>) -> bool {
    turn.speaker.is_some() && speaks(turn) != *before
}

fn speaks(turn: &Turn) -> Option<Rc<str>> {
    turn.speaker.as_ref().map(|speaker| speaker.id.clone())
}

/// The approximate height of a passage in pixels, with lines of 66 letters or 33 Han characters.
fn height(passage: &Passage, state: &ViewState) -> f32 {
    let texts = shown_texts(passage, &state.reading);
    let lines = |text: &crate::interview::Text| {
        let wide = text.lang.is_chinese();
        let bytes: usize = text.paragraphs.iter().map(|p| p.text.len() + 40).sum();
        bytes as f32 / if wide { 3.0 * 33.0 } else { 66.0 } * if wide { 36.0 } else { 31.0 }
    };
    texts.iter().map(lines).fold(0.0, f32::max) + 40.0
}

/// The smallest step on the scale of [`ThreadChunk::height`] with at least this many pixels.
fn step(pixels: f32) -> u8 {
    (0..40).find(|step| pixels_of(*step) >= pixels).unwrap_or(40)
}

fn pixels_of(step: u8) -> f32 {
    64.0 * 1.25f32.powi(i32::from(step))
}
