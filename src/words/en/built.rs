//! What the desk says, in words of its own, of what a build reports: in English. Editors know its pages and not the files.

use super::building::listed;
use crate::build::Message;

pub const UNCLEAR: &str = "Something here is not written as it should be. It was read as far as possible.";

const UNREAD: &str =
    "This file cannot be read as an interview. Untick it, or open another copy of it under Interviews.";
const OUTSIDE: &str =
    "An interview is listed with a file that is not in the site, so it was left out. Open that file under Interviews.";

pub fn in_desk(message: &Message) -> Option<String> {
    let said = match message {
        Message::NoFile(name) | Message::NoFileBut(name, _) | Message::NoFileEnding(name, _) => {
            return Some(match name.strip_prefix("interviews/") {
                Some(name) => {
                    format!("The interview {name} is not on this computer. Untick it, or open its file again.")
                }
                None => format!("The file {name} is not there, so the site is built without it."),
            });
        }
        Message::NoProgram(_) | Message::LaterFormat(_) | Message::OtherFormat(_) => return of_version(message),
        Message::SameName(..) | Message::Namesakes(..) | Message::SameId(..) => return of_people(message),
        Message::NoSpeaker(..) | Message::NoTheme(..) => return of_list(message),
        Message::AddressTaken(..) | Message::Renamed(..) | Message::Resumed(..) | Message::Relabelled(..) => {
            return of_address(message);
        }
        Message::Transcripts(1, _) => {
            "A file that may be a transcript is published as it is. To make an interview of it, open it under Interviews."
        }
        Message::Transcripts(n, _) => {
            return Some(format!(
                "{n} files that may be transcripts are published as they are. To make interviews of them, open them under Interviews."
            ));
        }
        Message::WithheldMore(_, n) => {
            let others = match n - 1 {
                0 => String::new(),
                1 => " and in one more place".into(),
                n => format!(" and in {n} more places"),
            };
            return Some(format!("Words that must not be published stand here, too{others}."));
        }
        Message::NewCategory(name) => {
            return Some(format!("“{name}” is a new category. Its place on the home page is chosen under Categories."));
        }
        Message::ThemeRenamed(_, shown) => {
            return Some(format!(
                "A theme has another name here than in an earlier interview: the site calls it “{shown}”. Under Themes, give it one name."
            ));
        }
        Message::ManyQuestions(n) => {
            return Some(format!(
                "The questions have no pages of their own, as there would be {n}. Readers find them in the interviews."
            ));
        }
        Message::Paper(paper) => {
            return Some(format!("“{paper}” is no size of paper that the site knows: pages are printed on A4."));
        }
        Message::IdAgain(id, _) => {
            return Some(format!(
                "“{id}” is the name in the address of another interview, too. Give this one another name under Details."
            ));
        }
        Message::AddressOfPage(url, read) => {
            return Some(format!("“{url}” is the address of a page. The site is taken to be at “{read}”."));
        }
        Message::SpeakersAlike(id, other) => {
            return Some(format!(
                "“{id}” and “{other}” are taken for two people. If they are one, merge them under Speakers."
            ));
        }
        Message::Encoding(name) => {
            return Some(format!(
                "This file is in {name}, which the site cannot use. Open it under Interviews, and tick the draft in its place."
            ));
        }
        Message::Withheld(_, true) => {
            "Words that must not be published stand here, so nothing was built. Take them out of the text, or off the list of such words."
        }
        Message::Withheld(_, false) => "Words that must not be published stand here.",
        Message::WithheldUnread => {
            "This file cannot be read, but it may list words that must not be published, so nothing was built. Untick it, or open another copy of it."
        }
        Message::NobodyAsks => {
            "Nobody asks here, so that readers have no questions to choose from. If somebody does, choose “Interviewer” for them under Speakers."
        }
        Message::NoUrl => "Without the address of the site, there is no sitemap for search engines and no feed.",
        Message::NoEmail => "This is not an e-mail address: one looks like archive@ngo.example.",
        Message::LogoElsewhere => "The logo must be a picture in the site, not a web address: choose it under Logo.",
        Message::NoWords => "This interview has no words yet, so it was left out.",
        Message::NoInterview | Message::IsSite | Message::Wrapped(_) => UNREAD,
        Message::IsInterview | Message::NoSite => "The site that was opened cannot be read. Open another copy of it.",
        Message::NoAddresses(_) => {
            "The list of addresses that came with the site cannot be read, so nothing was built. Open another copy of the site."
        }
        Message::FileAgain(_) => "An interview is listed twice. It is published once.",
        Message::OutsideFolder | Message::Backslash => OUTSIDE,
        Message::NotJson(_) | Message::NotCopied | Message::Hidden => {
            "By its name, this file is no interview, so it was left out. To publish it as one, open it under Interviews."
        }
        Message::BadName => {
            "This file was left out, as its name cannot be part of a web address. Give it another name, and open the site again."
        }
        Message::EmptyTheme => "A passage has a theme without a name, which was left out.",
        Message::YesOrNo(_) => "A setting of the site that this page does not show was not understood.",
        _ => return None,
    };
    Some(said.to_owned())
}

fn of_version(message: &Message) -> Option<String> {
    Some(match message {
        Message::NoProgram(_) => {
            "The program that shows interviews to readers could not be fetched. Check the connection, and try again."
                .into()
        }
        Message::LaterFormat(_) => {
            "This site was made with a newer desk. Load this page again, to have that one.".into()
        }
        Message::OtherFormat(format) => {
            format!("The site says that it is in another format, “{format}”; it was read as usual.")
        }
        _ => return None,
    })
}

fn of_people(message: &Message) -> Option<String> {
    Some(match message {
        Message::SameName(name, interviews) => format!(
            "“{name}” is taken for one person in {}, as the name is the same. If these are several people, write their names under Speakers so that they differ.",
            listed(interviews, ", ")
        ),
        Message::Namesakes(name, each) => format!(
            "“{name}” is taken for {} people: {}. If one interview has the same person twice, merge the two under Speakers.",
            each.len(),
            listed(each, "; ")
        ),
        Message::SameId(_, [one, other]) => format!(
            "“{one}” and “{other}” are taken for two people, though the site that was opened has one mark for both. If they are one, write the name alike under Speakers."
        ),
        _ => return None,
    })
}

fn of_list(message: &Message) -> Option<String> {
    Some(match message {
        Message::NoSpeaker(name, None) => {
            format!("The site names “{name}” as a speaker of an interview in which nobody of that name speaks.")
        }
        Message::NoSpeaker(name, Some(near)) => format!(
            "The site names “{name}” as a speaker of an interview in which nobody of that name speaks, but “{near}” does."
        ),
        Message::NoTheme(name, None) => {
            format!("The site names “{name}” as a theme of an interview that does not have it.")
        }
        Message::NoTheme(name, Some(near)) => {
            format!("The site names “{name}” as a theme of an interview that does not have it, but has “{near}”.")
        }
        _ => return None,
    })
}

fn of_address(message: &Message) -> Option<String> {
    Some(match message {
        Message::AddressTaken(id, name, given) => {
            format!("“{name}” has the address “{given}”, as “{id}” was that of another, to whom old links still lead.")
        }
        Message::Renamed(name, address) => format!(
            "“{name}” had another name before and keeps the address “{address}”, so that old links still lead there."
        ),
        Message::Resumed(name, address) => format!(
            "“{name}” has the address “{address}” of somebody of the same name, who no longer speaks where they did. If this is somebody else, write the name under Speakers so that it differs."
        ),
        Message::Relabelled(address, before, now) => format!(
            "“{before}” is called “{now}” now and keeps the address “{address}”, so that old links still lead there. If it is something else, remove it and add it anew."
        ),
        _ => return None,
    })
}
