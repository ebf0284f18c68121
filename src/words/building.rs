//! What the command `interview` says, and what only the pages say that it writes: a [`Building`] per language.

use crate::build::advice::Advice;
use crate::build::{Message, Report};
use crate::desk::Spot;
use crate::interview::Problem;
use crate::words::desk::Names;

/// How many items of a long list a message names.
pub const NAMED: usize = 5;

/// How a language tells what the command did.
pub struct Building {
    /// Before what is no problem.
    pub note: &'static str,
    pub message: fn(&Message) -> String,
    /// A message as the desk says it, which names its own pages and buttons; `None`: in the same words.
    pub in_desk: fn(&Message) -> Option<String>,
    /// A problem of a file as the desk says it. `None` for a problem that only hand-written files have: the desk says
    /// `unclear` instead.
    pub problem_in_desk: fn(&Problem, &Spot, &Names) -> Option<String>,
    pub unclear: &'static str,
    /// The links on the page of a question: to the interview, and to the questions before and after.
    pub read_in_interview: &'static str,
    pub question_before: &'static str,
    pub question_after: &'static str,
    /// What to write instead; what follows the message about something that occurs twice.
    pub advice: fn(&Advice) -> String,
    /// After a problem that leaves words out of the site, and after one that leaves out its file.
    pub left_out: &'static str,
    pub file_left_out: &'static str,
    /// How many ids were written into a file, or would be.
    pub ids: fn(usize, bool) -> String,
    /// A note that as many more files have.
    pub more_notes: fn(note: &str, files: usize) -> String,
    /// How many problems there are in how many files.
    pub total: fn(usize, usize) -> String,
    /// The last line.
    pub done: fn(&Report) -> String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Ui;

    /// Messages that a build in the desk can report and the command says with names of files, keys or its own options.
    fn of_files() -> Vec<Message<'static>> {
        let text = || "tea".to_owned();
        let (several, two) = (|| vec![text(), text()], || [text(), text()]);
        vec![
            Message::NoFile("interviews/tea"),
            Message::NoFileBut("interviews/tea", "interviews/teas"),
            Message::NotJson("tea"),
            Message::FileAgain("tea".into()),
            Message::NotCopied,
            Message::Withheld("site.json:3:5", true),
            Message::WithheldMore("site.json:3:5", 4),
            Message::WithheldUnread,
            Message::NewCategory("tea"),
            Message::ThemeRenamed("tea", "Tea"),
            Message::Paper("A3".into()),
            Message::YesOrNo("1".into()),
            Message::ManyQuestions(900),
            Message::OutsideFolder,
            Message::NoUrl,
            Message::IsInterview,
            Message::IsSite,
            Message::NoSite,
            Message::Wrapped("tea"),
            Message::NoInterview,
            Message::LaterFormat("site/2"),
            Message::LogoElsewhere,
            Message::Encoding("Big5"),
            Message::NobodyAsks,
            Message::NoProgram("viewer.js"),
            Message::Transcripts(2, "interview import ."),
            Message::SameName(text(), several()),
            Message::Namesakes(text(), several()),
            Message::SameId(text(), two()),
            Message::AddressTaken(text(), text(), text()),
            Message::Renamed(text(), text()),
            Message::Resumed(text(), text()),
            Message::Relabelled(text(), text(), text()),
            Message::IdAgain("tea", "interviews/tea.json"),
            Message::NoAddresses("addresses/1"),
            Message::NoSpeaker("tea", Some("Tea")),
            Message::NoTheme("tea", Some("Tea")),
            Message::SpeakersAlike("tea", "Tea"),
            Message::EmptyTheme,
            Message::BadName,
        ]
    }

    #[test]
    fn the_desk_says_nothing_of_files_keys_and_options() {
        const FOREIGN: [&str; 13] = [
            ".json",
            ".js",
            "--",
            "\"",
            "people”",
            "people 中",
            "categories",
            "speakers”",
            " id ",
            " id“",
            " id「",
            "interview import",
            "UTF-8",
        ];
        for ui in Ui::ALL {
            for message in of_files() {
                let said = message.in_desk(ui).unwrap_or_else(|| panic!("in words of its own: {}", message.text(ui)));
                let foreign = FOREIGN.iter().find(|word| said.contains(**word));
                assert_eq!(foreign, None, "{said}");
                assert!(said.ends_with(['.', '。']), "a sentence: {said}");
            }
        }
    }
}
