//! The notice in place of an interview that could not be fetched or read: why, and ways to continue.

use std::rc::Rc;

use yew::prelude::*;

use super::page::icon;
use crate::markup::icon;
use crate::report::{Message, Refused};
use crate::shell::fetch::Failure;
use crate::shell::offline;
use crate::state::Ui;
use crate::words::words;

/// Why there is nothing to read.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    Fetch(Failure),
    /// The site's list has no such id.
    NotListed(String),
    /// A file of the reader's own that this browser does not keep.
    NotKept,
    /// A file that the browser could not read, by its name.
    Unread(String),
    /// A file that is not JSON.
    Mistake(Mistake),
    /// JSON that has no turns: something else than an interview.
    NoTurns,
    /// A file that no interview can be made of, and why.
    Refused(Message),
    /// What makes interviews of other files could not be fetched, or stopped.
    NoImporter,
}

/// The mistake for which a file is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Where the JSON reader stopped.
    pub line: u32,
    pub column: u32,
    /// Whether the file begins like JSON; otherwise it may be a transcript.
    pub is_json: bool,
    /// The diagnosis, unless it could not be fetched.
    pub diagnosis: Option<Rc<Refused>>,
}

impl Mistake {
    /// The line and column to show.
    pub fn place(&self) -> (u32, u32) {
        self.diagnosis.as_ref().map_or((self.line, self.column), |refused| (refused.line, refused.column))
    }

    fn reason(&self, ui: Ui) -> String {
        let unexplained = || (words(ui).unexplained)(self.line, self.column);
        self.diagnosis.as_ref().map_or_else(unexplained, |refused| refused.message.words(ui).to_owned())
    }
}

/// Draws the reason, *Try again*, a link to the file itself if it has an address, and a link to the list at `home`.
pub fn failed(ui: Ui, why: &Why, source: Option<String>, again: Option<Callback<MouseEvent>>, home: String) -> Html {
    let words = words(ui);
    let (title, reason) = reason(ui, why);
    let again = again.filter(|_| may_pass(why));
    let acts = again.is_some();
    // A file that cannot be fetched cannot be opened either.
    let source =
        source.filter(|_| !matches!(why, Why::Fetch(Failure::Offline | Failure::Silent | Failure::Missing(_))));
    html! {
        <div class="iv-wrap iv-failed">
            <div class="iv-notice is-error" role="alert">
                { icon(icon::ALERT) }
                <div>
                    <h1>{ title }</h1>
                    <p>{ reason }</p>
                    <div class="iv-notice-act">
                        if let Some(again) = again {
                            <button type="button" class="iv-btn" onclick={again}>{ words.try_again }</button>
                        }
                        if let Some(href) = source {
                            <a class="iv-btn iv-btn-quiet" {href}>{ words.open_source_file }</a>
                        }
                        <a class={classes!("iv-btn", acts.then_some("iv-btn-quiet"))} href={home}>{ words.interviews }</a>
                    </div>
                </div>
            </div>
        </div>
    }
}

/// Returns whether trying again can have another result.
pub fn may_pass(why: &Why) -> bool {
    match why {
        Why::Fetch(failure) => *failure != Failure::NotAnAddress,
        Why::Mistake(_) => true,
        Why::NoImporter => !offline::is_saved(),
        Why::NoTurns | Why::Refused(_) | Why::NotListed(_) | Why::NotKept | Why::Unread(_) => false,
    }
}

/// Returns what happened, and why.
pub fn reason(ui: Ui, why: &Why) -> (&'static str, String) {
    let words = words(ui);
    match why {
        Why::Mistake(mistake) => (if mistake.is_json { words.unreadable } else { words.not_json }, mistake.reason(ui)),
        Why::NoTurns => (words.not_json, words.no_turns.to_string()),
        Why::Refused(message) => (words.not_opened, message.words(ui).to_owned()),
        Why::NoImporter if offline::is_saved() => (words.not_opened, words.no_importer_here.to_string()),
        Why::NoImporter => (words.not_opened, words.no_importer.to_string()),
        Why::NotListed(id) => (words.unreachable, (words.not_listed)(id)),
        Why::NotKept => (words.own_missing, words.own_missing_note.to_string()),
        Why::Unread(name) => (words.unreadable, (words.own_unread)(name)),
        Why::Fetch(Failure::Missing(url)) => (words.unreachable, (words.missing)(url)),
        Why::Fetch(Failure::Status(status)) => (words.unreachable, (words.server_said)(*status)),
        Why::Fetch(Failure::Network) => (words.unreachable, words.network.to_string()),
        Why::Fetch(Failure::Offline) => (words.unreachable, words.offline_unkept.to_string()),
        Why::Fetch(Failure::Silent) => (words.unreachable, words.site_silent.to_string()),
        Why::Fetch(Failure::Cut) => (words.unreachable, words.cut.to_string()),
        Why::Fetch(Failure::NotAnAddress) => (words.unreachable, words.not_an_address.to_string()),
    }
}

/// Returns the same for programs: one of the codes of `interview-error`.
pub fn code(why: &Why) -> &'static str {
    match why {
        Why::Mistake(_) | Why::NoTurns | Why::Refused(_) => "not-interview",
        Why::NotListed(_) | Why::NotKept | Why::Unread(_) | Why::Fetch(Failure::Missing(_)) => "not-found",
        Why::Fetch(Failure::Status(_)) => "http",
        Why::NoImporter | Why::Fetch(Failure::Network | Failure::Offline | Failure::Silent) => "network",
        Why::Fetch(Failure::Cut) => "cut",
        Why::Fetch(Failure::NotAnAddress) => "bad-address",
    }
}
