//! Makes the paragraphs of turns: parts a line at the labels within it, and joins lines.

use super::super::super::account::Form as Account;
use super::super::super::model::{Line, Paragraph, Segment, Words};
use super::super::super::wrap::{self, Joint};
use super::super::candidate::{Candidate, Form};
use super::super::times;
use super::Maker;

impl Maker<'_> {
    /// Adds the words of a line to the present turn, and parts them at the labels of others. `cut` is what the line has
    /// lost before its words.
    pub(super) fn words(
        &mut self,
        line: Line,
        within: &[Candidate],
        cut: isize,
        translation: Option<Words>,
        is_opening: bool,
    ) {
        let mut line = line;
        let current =
            self.segments.last().and_then(|segment| segment.speaker.as_deref()).map(|name| self.speakers.key(name));
        let parts = |label: &&Candidate, text: &str| {
            let at = label.name.start as isize - cut;
            !is_opening
                && !self.speakers.is_set_apart
                && label.form == Form::Colon
                && at > 0
                && text.is_char_boundary(at as usize)
                && (label.end as isize - cut) as usize <= text.len()
        };
        let next = within.iter().enumerate().find(|(_, label)| {
            parts(label, &line.text) && {
                let moved = moved(label, cut);
                let is_other = current.as_deref() != Some(&*self.speakers.key(&line.text[moved.name.clone()]));
                is_other && self.speakers.accepts(&line.text, &moved).is_some()
            }
        });
        let Some((n, label)) = next else { return self.append(line, translation) };
        let at = (label.name.start as isize - cut) as usize;
        let rest = line.split_off(at);
        let label = moved(label, cut + at as isize);
        line.truncate(line.text.trim_end().len());
        self.append(line, translation);
        let others: Vec<Candidate> = within[n + 1..].iter().map(|label| moved(label, cut + at as isize)).collect();
        self.labelled(rest, &label, &others, None);
    }

    /// Adds words to the present turn.
    fn append(&mut self, mut line: Line, translation: Option<Words>) {
        let mut start = self.time.take();
        // The first words below a name have their time before them.
        let begins = line.starts || self.segments.last().is_some_and(|last| last.paragraphs.is_empty());
        if let Some(time) = times::at(&line.text).filter(|time| time.in_brackets && begins) {
            self.ledger.take(&line.text[..time.length], Account::Time);
            self.tick(time.millis, &line);
            line.cut_start(time.length);
            line.cut_start(line.text.len() - line.text.trim_start().len());
            start = Some(time.millis);
        }
        if line.text.is_empty() && translation.is_none() {
            self.time = self.time.or(start);
            return;
        }
        self.after_tape = false;
        if self.segments.is_empty() || self.heading.is_some() {
            let heading = self.heading.take();
            let speaker = self.segments.last().and_then(|last| last.speaker.clone());
            let (start, place) = (start.take(), Some(line.place.clone()));
            self.segments.push(Segment { speaker, heading, start, place, ..Segment::default() });
        }
        let is_item = is_item(&line.text);
        let is_wrapped = self.is_wrapped;
        let segment = self.segments.last_mut().expect("there is a turn");
        let follows = !line.starts && start.is_none() && translation.is_none();
        let before = segment.paragraphs.last_mut().filter(|_| follows && (is_wrapped || line.is_broken || is_item));
        let Some(before) = before else {
            if segment.paragraphs.is_empty() && segment.start.is_none() {
                segment.start = start.take();
            }
            segment.paragraphs.push(Paragraph { words: line.words(), translation, start, ..Paragraph::default() });
            return;
        };
        if line.is_broken || is_item {
            before.words.join(if is_item { "\n" } else { "\n\n" }, line.words());
            return;
        }
        self.joined += 1;
        match wrap::joint(&before.words.text, &line.text) {
            Joint::Space => before.words.join(" ", line.words()),
            Joint::Nothing => before.words.join("", line.words()),
            Joint::Divided => {
                self.divided += 1;
                let hyphen = before.words.text.pop().map(String::from).unwrap_or_default();
                self.ledger.take(hyphen, Account::Markup);
                before.words.join("", line.words());
            }
        }
    }

    /// Parts a remark of the editors in brackets, below the last words, from the turn.
    pub(super) fn part_closing_remark(&mut self) {
        const WORDS: [&str; 12] = [
            "本文",
            "整理",
            "审阅",
            "審閱",
            "编辑",
            "編輯",
            "翻译",
            "翻譯",
            "edited",
            "condensed",
            "transcri",
            "translated",
        ];
        let Some(last) = self.segments.last_mut().filter(|last| last.paragraphs.len() > 1 && last.speaker.is_some())
        else {
            return;
        };
        let is_remark = |text: &str| {
            text.starts_with(['(', '（', '[', '【'])
                && text.ends_with([')', '）', ']', '】'])
                && WORDS.iter().any(|word| text.contains(word))
        };
        if let Some(remark) = last.paragraphs.pop_if(|last| is_remark(&last.words.text.to_lowercase())) {
            self.segments.push(Segment { paragraphs: vec![remark], ..Segment::default() });
        }
    }
}

/// Whether a line begins like an item of a list.
fn is_item(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    text.starts_with("- ") || (rest.len() < text.len() && rest.starts_with(". ") && text.len() - rest.len() <= 3)
}

/// The same label in a text that has lost its first `cut` bytes.
fn moved(label: &Candidate, cut: isize) -> Candidate {
    let at = |place: usize| (place as isize - cut).max(0) as usize;
    let range = |range: &std::ops::Range<usize>| at(range.start)..at(range.end);
    Candidate {
        name: range(&label.name),
        times: label.times.iter().map(range).collect(),
        directions: label.directions.iter().map(range).collect(),
        to: label.to.as_ref().map(|(word, name)| (range(word), range(name))),
        end: at(label.end),
        ..label.clone()
    }
}
