//! Makes turns of lines, once it is known who speaks.

mod paragraphs;

use std::rc::Rc;

use super::super::account::{Form as Account, Ledger};
use super::super::label_words::{is_numbered_part, of_part};
use super::super::model::{Line, LineKind, Paragraph, Segment, Words};
use super::super::note::{Field, Reason, Severity, What};
use super::super::wrap;
use super::candidate::{Candidate, Form};
use super::evidence::Speakers;
use super::questions::Questions;
use super::{Item, Shape, tapes, times};

/// Makes turns of lines, one after another.
pub struct Maker<'a> {
    speakers: &'a Speakers,
    questions: &'a Questions,
    /// The names of those who ask and answer, if only the questions are set apart.
    unlabelled: Option<(&'static str, &'static str)>,
    /// Whether line breaks within paragraphs become spaces.
    is_wrapped: bool,
    /// Whether the times at the ends of paragraphs say when those end.
    has_ends: bool,
    ledger: Ledger,
    segments: Vec<Segment>,
    /// The labels by which speakers were named first, with their keys.
    labels: Vec<(String, Rc<str>)>,
    /// Other spellings of them.
    variants: Vec<String>,
    heading: Option<String>,
    /// A time that stands before the next words.
    time: Option<u32>,
    /// The last time.
    clock: u32,
    /// Whether a line about the recording stands between the last words and this line.
    after_tape: bool,
    joined: usize,
    divided: usize,
}

impl<'a> Maker<'a> {
    pub fn new(
        speakers: &'a Speakers,
        questions: &'a Questions,
        unlabelled: Option<(&'static str, &'static str)>,
        (is_wrapped, has_ends): (bool, bool),
        mut ledger: Ledger,
    ) -> Maker<'a> {
        if let Some((_, answers)) = unlabelled {
            ledger.note(Severity::Doubt, None, What::Unlabelled(answers.to_owned()));
        }
        Maker {
            speakers,
            questions,
            unlabelled,
            is_wrapped,
            has_ends,
            ledger,
            segments: Vec::new(),
            labels: Vec::new(),
            variants: Vec::new(),
            heading: None,
            time: None,
            clock: 0,
            after_tape: false,
            joined: 0,
            divided: 0,
        }
    }

    /// Adds a line. `is_opening`: it stands before the first turn, and no label in it counts.
    pub(super) fn add(&mut self, mut item: Item, is_opening: bool) {
        let end = self.cut_end(&mut item);
        let end = end.map(|end| (end, Line::new(item.line.text.clone(), item.line.place.clone())));
        self.add_words(item, is_opening);
        // The next words begin when these end.
        if let Some((end, line)) = end {
            self.tick(end, &line);
            self.time = Some(end);
        }
    }

    /// Removes the time at the end of a line.
    fn cut_end(&mut self, item: &mut Item) -> Option<u32> {
        let (at, time) = times::ending(&item.line.text).filter(|_| self.has_ends)?;
        if item.label.as_ref().is_some_and(|label| label.end > at) {
            return None;
        }
        self.ledger.take(&item.line.text[at..], Account::Time);
        item.line.truncate(item.line.text[..at].trim_end().len());
        Some(time.millis)
    }

    fn add_words(&mut self, item: Item, is_opening: bool) {
        let Item { line, label, within, translation } = item;
        if self.is_about_recording(&line) {
            return;
        }
        let label = label.filter(|_| !is_opening);
        if let Some((label, once)) =
            label.and_then(|label| self.speakers.accepts(&line.text, &label).map(|accepted| (label, accepted.once)))
        {
            if once {
                let name = line.text[label.name.clone()].to_owned();
                self.ledger.note(Severity::Doubt, Some(line.place.clone()), What::OnlyOnce(name));
            }
            return self.labelled(line, &label, &within, translation);
        }
        if let Some((asks, _)) = self.unlabelled.filter(|_| !is_opening && self.questions.has(&line)) {
            return self.begin(asks.into(), None, line, &[], 0, translation);
        }
        if let LineKind::Heading(level) = line.kind {
            return self.heading(line, level);
        }
        self.part_answer(&line);
        self.words(line, &within, 0, translation, is_opening);
    }

    /// Begins a turn of somebody else with the paragraph below a question, if only the questions are set apart.
    fn part_answer(&mut self, line: &Line) {
        let Some((_, answers)) = self.unlabelled else { return };
        let asked =
            self.segments.last().filter(|last| !last.paragraphs.is_empty()).and_then(|last| last.speaker.as_deref());
        let is_asked = asked.is_some_and(|asked| asked != answers);
        if is_asked && (line.starts || !self.is_wrapped) {
            let place = Some(line.place.clone());
            self.segments.push(Segment { speaker: Some(answers.into()), place, ..Segment::default() });
        }
    }

    /// Takes lines that only say where in the recording the next words are.
    fn is_about_recording(&mut self, line: &Line) -> bool {
        let text = line.text.trim();
        if tapes::is_tape(text) {
            self.ledger.note(Severity::Info, Some(line.place.clone()), What::Tape(text.to_owned()));
            self.ledger.take(text, Account::Metadata);
            self.after_tape = true;
            return true;
        }
        let only = times::at(text).filter(|time| time.length == text.len()).map(|time| time.millis);
        let Some(time) = only.or_else(|| times::minutes(text)) else { return false };
        self.ledger.take(text, Account::Time);
        self.tick(time, line);
        self.time = Some(time);
        true
    }

    /// Notes that the times begin anew.
    fn tick(&mut self, time: u32, line: &Line) {
        if time + 60 < self.clock {
            let first = line.text.chars().take(40).collect();
            self.ledger.note(Severity::Doubt, Some(line.place.clone()), What::ClockRestarts(first));
        }
        self.clock = time;
    }

    fn heading(&mut self, line: Line, level: u8) {
        if let Some(before) = self.heading.take() {
            self.note(&before);
        }
        self.ledger.take(&*line.text, Account::Metadata);
        if level == 9 {
            // A cell of a table that is no label.
            self.note(&line.text);
            return;
        }
        self.heading = Some(line.text);
    }

    /// Adds words that nobody speaks, which were taken as a heading.
    fn note(&mut self, text: &str) {
        self.ledger.replace("", text, Account::Metadata);
        let paragraph = Paragraph { words: Words::plain(text), ..Paragraph::default() };
        self.segments.push(Segment { paragraphs: vec![paragraph], ..Segment::default() });
    }

    /// Removes the label from the translation of words whose speaker is known.
    fn without_label(&mut self, words: Words, speaker: &Rc<str>, of: &Line) -> Words {
        let mut line = Line { text: words.text, marks: words.marks, ..Line::new("", of.place.clone()) };
        let is_label = |label: &Candidate| {
            let is_set_apart = matches!(label.form, Form::Colon | Form::Bold | Form::Timed);
            is_set_apart && label.shape >= Shape::Firm && label.directions.is_empty() && label.end <= line.text.len()
        };
        if let Some(label) = super::candidate::of_line(&line).filter(is_label) {
            let name = line.text[label.name.clone()].to_owned();
            self.ledger.take(&line.text[..label.name.start], Account::Markup);
            self.ledger.take(&line.text[label.name.end..label.end], Account::Markup);
            self.ledger.take(&*name, Account::Label);
            let what = What::SamePerson(speaker.clone(), name);
            if !self.ledger.notes.iter().any(|note| note.what == what) {
                self.ledger.note(Severity::Info, Some(of.place.clone()), what);
            }
            line.cut_start(label.end);
        }
        line.words()
    }

    /// Begins a turn with the words behind a label.
    fn labelled(&mut self, mut line: Line, label: &Candidate, within: &[Candidate], translation: Option<Words>) {
        let speaker = self.account(&line, label);
        let translation = translation.map(|words| self.without_label(words, &speaker, &line));
        if let Some(time) = label.time {
            self.tick(time, &line);
        }
        let start = label.time.or(self.time.take());
        let directions: Vec<String> =
            label.directions.iter().map(|range| line.text[range.clone()].to_owned()).collect();
        let cut = label.end.min(line.text.len());
        line.cut_start(cut);
        if !directions.is_empty() {
            let space = if line.text.is_empty() || wrap::is_dense(&line.text) { "" } else { " " };
            let mut words = Words::plain(directions.concat());
            let added = words.text.len() + space.len();
            words.join(space, Words { text: std::mem::take(&mut line.text), marks: std::mem::take(&mut line.marks) });
            (line.text, line.marks) = (words.text, words.marks);
            // The places of labels within the line count from its words.
            return self.begin(speaker, start, line, within, cut as isize - added as isize, translation);
        }
        self.begin(speaker, start, line, within, cut as isize, translation);
    }

    fn begin(
        &mut self,
        speaker: Rc<str>,
        start: Option<u32>,
        line: Line,
        within: &[Candidate],
        cut: isize,
        translation: Option<Words>,
    ) {
        if self.goes_on(&speaker, &line) {
            self.ledger.note(Severity::Info, Some(line.place.clone()), What::JoinedTurn(speaker.to_string()));
            self.after_tape = false;
            let segment = self.segments.last_mut().expect("it goes on");
            segment.paragraphs.push(Paragraph { words: line.words(), translation, start, ..Paragraph::default() });
            return;
        }
        let (heading, place) = (self.heading.take(), Some(line.place.clone()));
        self.segments.push(Segment { speaker: Some(speaker), start, heading, place, ..Segment::default() });
        self.words(line, within, cut, translation, false);
    }

    /// Whether words go on behind a break of the recording: --then it broke.
    fn goes_on(&self, speaker: &Rc<str>, line: &Line) -> bool {
        let is_cut = |c: char| matches!(c, '-' | '—' | '–' | '…');
        let last = self.segments.last().filter(|last| last.speaker.as_ref() == Some(speaker));
        let before = last.and_then(|last| last.paragraphs.last());
        self.after_tape
            && line.text.starts_with(is_cut)
            && before.is_some_and(|before| before.words.text.trim_end().ends_with(is_cut))
    }

    /// Accounts for a label, and returns the speaker.
    fn account(&mut self, line: &Line, label: &Candidate) -> Rc<str> {
        let text = &line.text;
        let name = &text[label.name.clone()];
        let clean: String = name.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).collect();
        let shown =
            if is_numbered_part(&super::super::label_words::plain_name(&clean)) { of_part(&clean) } else { clean };
        let mut kept: Vec<std::ops::Range<usize>> = label.directions.clone();
        kept.push(label.name.clone());
        kept.extend(label.times.iter().cloned());
        if let Some((word, name)) = &label.to {
            kept.extend([word.clone(), name.clone()]);
            self.sent_to(line, &text[word.clone()], &text[name.clone()]);
        }
        if let Some(range) = label.explains.clone() {
            kept.push(range.clone());
            self.about_person(line, &shown, &text[range]);
        }
        let rest: String = text[..label.end.min(text.len())]
            .char_indices()
            .filter(|(at, _)| !kept.iter().any(|range| range.contains(at)))
            .map(|(_, c)| c)
            .collect();
        self.ledger.take(rest, Account::Markup);
        label.times.iter().for_each(|range| self.ledger.take(&text[range.clone()], Account::Time));
        self.ledger.take(&*shown, Account::Label);
        self.ledger.changed(name, &shown, Account::Markup);
        let key = self.speakers.key(&shown);
        let known = self.labels.iter().find(|(known, _)| *known == key).map(|(_, label)| label.clone());
        let Some(first) = known else {
            let first: Rc<str> = (*shown).into();
            self.labels.push((key, first.clone()));
            let is_joint = shown.contains(['、', '/', '／', '&', '＆']) || shown.contains(" and ");
            if is_joint {
                self.ledger.note(Severity::Doubt, Some(line.place.clone()), What::Joint(shown));
            }
            return first;
        };
        if *first != *shown && !self.variants.contains(&shown) {
            self.ledger.note(Severity::Info, Some(line.place.clone()), What::SameSpeaker(first.clone(), shown.clone()));
            self.variants.push(shown);
        }
        first
    }

    /// Notes to whom a message of a chat was sent: once for each.
    fn sent_to(&mut self, line: &Line, word: &str, name: &str) {
        self.ledger.take(word, Account::Metadata);
        self.about_person(line, word, name);
    }

    /// Notes what a label says beside a name: once for each.
    fn about_person(&mut self, line: &Line, word: &str, name: &str) {
        self.ledger.take(name, Account::Metadata);
        let what = What::Field(Field::About, name.to_owned(), name.to_owned(), Reason::Stated(word.to_owned()));
        if !self.ledger.notes.iter().any(|note| note.what == what) {
            self.ledger.note(Severity::Info, Some(line.place.clone()), what);
        }
    }

    /// Returns the turns.
    pub fn finish(mut self) -> (Vec<Segment>, Ledger) {
        if let Some(heading) = self.heading.take() {
            self.note(&heading);
        }
        self.part_closing_remark();
        if self.divided > 0 {
            self.ledger.note(Severity::Info, None, What::JoinedLines(self.joined, self.divided));
        }
        for segment in self.segments.iter().filter(|segment| segment.paragraphs.is_empty()) {
            let mut said = segment.speaker.as_deref().unwrap_or_default().to_owned();
            if let Some(heading) = &segment.heading {
                said = format!("{said} {heading}");
            }
            self.ledger.note(Severity::Doubt, None, What::EmptyTurn(said));
        }
        self.segments.retain(|segment| !segment.paragraphs.is_empty());
        (self.segments, self.ledger)
    }
}
