//! A [`Journal`]: the steps of an editor, which can be undone and repeated.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::apply::{Refused, apply};
use super::command::Command;
use super::draft::{Draft, Passage, Turn};
use super::pairs::Standing;
use super::patch::Patch;
use crate::interview::{Lang, fingerprint};

/// A draft with all steps that led to it.
#[derive(Clone, Debug)]
pub struct Journal {
    opened: Draft,
    draft: Draft,
    steps: Vec<Step>,
    /// How many of the steps are done; the others have been undone.
    done: usize,
}

#[derive(Clone, Debug)]
struct Step {
    command: Command,
    patch: Patch,
}

/// A step that is done, and its position.
#[derive(Clone, Debug, PartialEq)]
pub struct Done(usize, Command);

/// The steps of a journal, to be kept.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    commands: Vec<Command>,
    done: usize,
}

impl Journal {
    pub fn new(opened: Draft) -> Journal {
        Journal { draft: opened.clone(), opened, steps: Vec::new(), done: 0 }
    }

    /// The draft as it is now.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The draft as it was opened.
    pub fn opened(&self) -> &Draft {
        &self.opened
    }

    /// Carries out a command. The steps that have been undone are forgotten.
    ///
    /// # Errors
    /// Why it cannot be done; the draft stays as it is then.
    pub fn apply(&mut self, command: Command) -> Result<(), Refused> {
        let next = apply(&self.draft, &command)?;
        let patch = Patch::between(&self.draft, &next);
        self.steps.truncate(self.done);
        self.steps.push(Step { command, patch });
        self.done += 1;
        self.draft = next;
        Ok(())
    }

    /// Carries out a command that continues the last step, such as typing in the same passage: both are undone as one.
    ///
    /// # Errors
    /// Why it cannot be done; the draft stays as it is then.
    pub fn continue_with(&mut self, command: Command) -> Result<(), Refused> {
        let Some(last) = self.done.checked_sub(1) else { return self.apply(command) };
        let mut before = self.draft.clone();
        self.steps[last].patch.undo(&mut before);
        let next = match apply(&before, &command) {
            Ok(next) => Some(next),
            // What was typed is as it was before.
            Err(Refused::Unchanged) => None,
            Err(refused) => return Err(refused),
        };
        self.steps.truncate(last);
        self.done = last;
        if let Some(next) = &next {
            let patch = Patch::between(&before, next);
            self.steps.push(Step { command, patch });
            self.done += 1;
        }
        self.draft = next.unwrap_or(before);
        Ok(())
    }

    /// The original words with a fingerprint, as they were opened or typed, if they are known.
    pub fn former(&self, wanted: &str) -> Option<Rc<str>> {
        let is_it = |text: &&str| *fingerprint([*text]) == *wanted;
        let original = self.opened.original();
        let passages = self.opened.turns.iter().flat_map(|turn| &turn.passages);
        let mut opened = passages.filter_map(|passage| passage.texts.get(original)).map(|text| &**text);
        let typed = |step: &Step| match &step.command {
            Command::Type { text, .. } => Some(text.clone()),
            _ => None,
        };
        opened.find(is_it).map(Rc::from).or_else(|| {
            let typed = self.steps.iter().filter_map(typed);
            typed.filter(|text| is_it(&&**text)).map(Rc::from).next()
        })
    }

    /// How some words in a language stood to some words of the original when the two stood side by side last; `None` if
    /// they never did.
    pub fn stood(&self, (original, words): (&str, &str), lang: &Lang) -> Option<Standing> {
        let own = self.draft.original();
        let is_pair = |passage: &&Rc<Passage>| {
            passage.texts.text(own) == original && passage.texts.text(lang) == words && !words.is_empty()
        };
        let last = |turns: &[Rc<Turn>]| {
            let mut passages = turns.iter().rev().flat_map(|turn| turn.passages.iter().rev());
            passages.find(is_pair).map(|passage| passage.standing(own, lang))
        };
        let mut steps = self.steps[..self.done].iter().rev();
        steps.find_map(|step| last(step.patch.turns())).or_else(|| last(&self.opened.turns))
    }

    /// The step that [`Journal::undo`] takes back.
    pub fn last(&self) -> Option<&Command> {
        self.steps.get(self.done.checked_sub(1)?).map(|step| &step.command)
    }

    /// The last step, if it is this command: [`Journal::has`] tells later whether it still counts.
    pub fn done(&self, command: &Command) -> Option<Done> {
        let last = self.last().filter(|last| *last == command)?;
        Some(Done(self.done - 1, last.clone()))
    }

    /// Whether a step is done, and not undone since.
    pub fn has(&self, Done(at, command): &Done) -> bool {
        self.commands().nth(*at) == Some(command)
    }

    /// The draft as it was before the last step.
    pub fn before_last(&self) -> Option<Draft> {
        let mut draft = self.draft.clone();
        self.steps[self.done.checked_sub(1)?].patch.undo(&mut draft);
        Some(draft)
    }

    /// The step that [`Journal::redo`] repeats.
    pub fn next(&self) -> Option<&Command> {
        self.steps.get(self.done).map(|step| &step.command)
    }

    /// The steps that are done, from the first.
    pub fn commands(&self) -> impl Iterator<Item = &Command> {
        self.steps[..self.done].iter().map(|step| &step.command)
    }

    /// The draft as it was before the passage with an address was removed; `None` if that is not known.
    pub fn with_passage(&self, address: &str) -> Option<Draft> {
        let mut draft = self.draft.clone();
        let mut steps = self.steps[..self.done].iter().rev();
        while draft.find_passage(address).is_none() {
            steps.next()?.patch.undo(&mut draft);
        }
        Some(draft)
    }

    /// How many steps are done.
    pub fn len(&self) -> usize {
        self.done
    }

    pub fn is_empty(&self) -> bool {
        self.done == 0
    }

    /// Takes back the last step. Returns it with its patch; `None` if there is none.
    pub fn undo(&mut self) -> Option<(&Command, &Patch)> {
        let last = self.done.checked_sub(1)?;
        self.done = last;
        let step = &self.steps[last];
        step.patch.undo(&mut self.draft);
        Some((&step.command, &step.patch))
    }

    /// Repeats the step that was taken back last. Returns it with its patch; `None` if there is none.
    pub fn redo(&mut self) -> Option<(&Command, &Patch)> {
        let step = self.steps.get(self.done)?;
        self.done += 1;
        step.patch.redo(&mut self.draft);
        Some((&step.command, &step.patch))
    }

    /// Writes the steps as JSON, so that [`Journal::read`] can repeat them.
    pub fn write(&self) -> String {
        let commands = self.steps.iter().map(|step| step.command.clone()).collect();
        serde_json::to_string(&Record { commands, done: self.done }).expect("commands are plain data")
    }

    /// Repeats the steps that [`Journal::write`] wrote, on the draft that was opened. Returns `None` if the text is not
    /// a journal of it.
    pub fn read(opened: Draft, text: &str) -> Option<Journal> {
        let Record { commands, done } = serde_json::from_str(text).ok()?;
        let mut journal = Journal::new(opened);
        for command in commands {
            journal.apply(command).ok()?;
        }
        while journal.done > done {
            journal.undo();
        }
        (journal.done == done).then_some(journal)
    }
}
