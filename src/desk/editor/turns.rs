//! Who answers in the passage in hand, and what is inserted beside it.

use std::rc::Rc;

use super::{At, Command, Editor, Refused, Said};

impl Editor {
    pub(super) fn answer(&mut self) -> Option<Said> {
        match self.answers_here() {
            Some(speaker) => self.give(Some(speaker)),
            None => Some(Said::Refused(Refused::NotThere)),
        }
    }

    /// The speaker of the turn in hand if it is an answer; or else of the nearest answer, above before below; or else
    /// anybody who asks no questions.
    fn answers_here(&self) -> Option<Rc<str>> {
        let draft = self.draft();
        let (above, below) = draft.turns.split_at(self.hand.turn);
        let answers = |id: &&Rc<str>| {
            let speaker = draft.speaker(id);
            speaker.is_some_and(|speaker| !matches!(speaker.role.as_deref(), Some("interviewer" | "interpreter")))
        };
        let near = below.iter().take(1).chain(above.iter().rev()).chain(below);
        let speakers = near.filter_map(|turn| turn.speaker.as_ref());
        speakers.chain(draft.speakers.iter().map(|speaker| &speaker.id)).find(answers).cloned()
    }

    /// The speaker whom a new turn beside the passage in hand most likely has: the nearest other one.
    pub fn other_speaker(&self) -> Option<Rc<str>> {
        let draft = self.draft();
        let own = draft.turn(self.hand).and_then(|turn| turn.speaker.clone());
        let (above, below) = draft.turns.split_at(self.hand.turn);
        let mut others = above.iter().rev().chain(below).filter_map(|turn| turn.speaker.clone());
        others.find(|speaker| Some(speaker) != own.as_ref()).or(own)
    }

    pub(super) fn insert_turn(&mut self, above: bool, speaker: Option<Rc<str>>) -> Option<Said> {
        let At { turn, passage } = self.hand;
        let cut = At { turn, passage: passage + usize::from(!above) };
        let speaker = speaker.map(|id| id.to_string());
        let insert = |turn| Command::Insert { turn, speaker };
        if self.draft().passage(cut).is_none() || cut.passage == 0 {
            let turn = turn + usize::from(cut.passage > 0);
            return self.insert(insert(turn), At { turn, passage: 0 });
        }
        // Within a turn, which is parted: the insertion is the first of the commands, since the step has its name.
        let part = Command::Part { at: cut };
        let between = Command::MoveTurn { turn: turn + 2, to: turn + 1 };
        let commands = vec![insert(turn + 1), part, between];
        self.insert(Command::Group { commands }, At { turn: turn + 1, passage: 0 })
    }

    pub(super) fn insert_passage(&mut self, above: bool) -> Option<Said> {
        let at = At { passage: self.hand.passage + usize::from(!above), ..self.hand };
        self.insert(Command::InsertPassage { at }, at)
    }

    /// Runs a command that inserts a passage, and opens it.
    fn insert(&mut self, command: Command, at: At) -> Option<Said> {
        if let Err(refused) = self.command(command) {
            return Some(Said::Refused(refused));
        }
        self.open_in(at, self.lang.clone(), 0);
        Some(Said::Inserted)
    }
}
