//! What the editor asks for of the draft that is open: files, copies, corrections.

use yew::html::Scope;

use interview_viewer::words::desk::desk;

use super::super::corrections::hand;
use super::super::head;
use super::super::panels::flush;
use super::super::saved::{Act, save_file};
use super::App;
use super::corrected::fetch_returned;

impl App {
    pub(super) fn act(&mut self, link: &Scope<App>, act: Act) {
        // What was just typed into a form is part of it.
        flush();
        let Some(open) = &self.open else { return };
        match act {
            Act::SaveFile => {
                let said = save_file(self.ui, &open.keeper);
                self.say(said);
            }
            Act::Preview => {
                let place = open.work.editor().address().unwrap_or_default();
                head::open_in_reader(open.keeper.file(), open.name(self.ui).text.to_string(), &place);
            }
            Act::BackTo(time) => self.back_to(link, time),
            Act::TakeOver => {
                let id = open.id.clone();
                self.open = None;
                self.awaited = Some(id.clone());
                self.fetch_draft(link, id, true);
                self.say(desk(self.ui).frame.edits_here.to_owned());
            }
            Act::Word(langs) => self.proof_as_file(&langs),
            Act::Print(langs) => self.printed = Some(hand::made(&open.work.draft(), &langs, self.ui).into()),
            Act::Open(file) => fetch_returned(link, file),
            Act::Decide(decision) => self.renew_back(|back| back.decided(decision)),
            Act::Keep(words) => self.renew_back(|back| back.begun(words)),
            Act::OpenOwn => self.open_own(link),
            Act::OpenSite => self.open_site(),
            Act::PutBeside => self.put_beside(link),
            Act::PutAway => self.put_away(),
            Act::OpenAgain(n) => self.open_again(n),
        }
    }
}
