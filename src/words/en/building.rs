//! What the command says, in English.

use super::super::building::{Building, NAMED};
use super::built;
use super::desk::panels;
use crate::build::advice::{Advice, Whole};
use crate::build::{Message, Report};

pub const BUILDING: Building = Building {
    note: "note: ",
    message,
    in_desk: built::in_desk,
    problem_in_desk: panels::problem,
    unclear: built::UNCLEAR,
    read_in_interview: "Read it in the whole interview",
    question_before: "Previous question",
    question_after: "Next question",
    advice,
    left_out: "; left out of the site",
    file_left_out: "; this file was left out",
    ids: |count, dry| match (count, dry) {
        (1, false) => "1 id written".to_owned(),
        (1, true) => "1 id would be written".to_owned(),
        (_, false) => format!("{count} ids written"),
        (_, true) => format!("{count} ids would be written"),
    },
    more_notes: |note, files| format!("note: in {files} more file{}: {note}\n", if files == 1 { "" } else { "s" }),
    total: |problems, files| format!("{problems} problems in {files} file{}\n", if files == 1 { "" } else { "s" }),
    done: |report| {
        let Report { interviews, refused, files, written, removed, .. } = report;
        let some = |n: &usize, one: &str| format!("{n} {one}{}", if *n == 1 { "" } else { "s" });
        let (interviews, files) = (some(interviews, "interview"), some(files, "file"));
        let refused = if *refused > 0 { format!(" ({refused} left out)") } else { String::new() };
        format!("{interviews}{refused}, {files}: {written} written, {removed} removed\n")
    },
};

/// A list, of which only the first few are named.
pub(super) fn listed(all: &[String], comma: &str) -> String {
    match all.len().checked_sub(NAMED) {
        None | Some(0) => all.join(comma),
        Some(more) => format!("{}{comma}and {more} more", all[..NAMED].join(comma)),
    }
}

fn advice(advice: &Advice) -> String {
    match advice {
        Advice::Date(found, written) => format!(r#"“{found}” is a date in another form: write "{written}""#),
        Advice::NoDay(found, days) => format!("“{found}” is no day: its month has {days} days"),
        Advice::Seconds(seconds) => {
            format!("a time is a number of seconds, without quotation marks: write {seconds}")
        }
        Advice::TooLate(found) => format!("“{found}” is more than a week in seconds: are these milliseconds?"),
        Advice::List(list) => format!("expected a list: write {list}"),
        Advice::SameIn(line) => format!("; line {line} has it, too"),
        Advice::KeptIs(line) => format!("; the value of line {line} is read"),
        Advice::Write(json) => format!(": write {json}"),
        Advice::Keys(keys) => format!("; the keys here are {keys}"),
        Advice::TextIsIn(lang) => format!("; the text is in {lang}: write \"{lang}\""),
        Advice::OneSpeaker => "; a turn has one speaker: give each a turn of their own".to_owned(),
        Advice::Whole(Whole::OfOne) => "; remove the [ before it and the ] after it".to_owned(),
        Advice::Whole(Whole::OfSeveral) => "; give each interview a file of its own, without [ and ]".to_owned(),
        Advice::Whole(Whole::OfEntries) => {
            r#": write {"interviews": before the first [, and } after the last ]"#.to_owned()
        }
        Advice::Whole(Whole::OfTurns) => {
            r#"; write {"title": "…", "turns": before the first [, and } after the last ]"#.to_owned()
        }
    }
}

fn message(message: &Message) -> String {
    let said = match message {
        Message::NoFile(name) => return format!("there is no file {name}"),
        Message::NoFileBut(name, near) => {
            return format!("there is no file {name}, but there is {near}: give both the same name");
        }
        Message::NoFileEnding(name, near) => {
            return format!("there is no file {name}, but there is {near}: rename that file");
        }
        Message::Transcripts(1, command) => {
            return format!(
                "a file that may be a transcript is published as it is; “{command}” makes an interview of it"
            );
        }
        Message::Transcripts(n, command) => {
            return format!(
                "{n} files that may be transcripts are published as they are; “{command}” makes interviews of them"
            );
        }
        Message::NotJson(name) => return format!("expected a file whose name ends in .json: rename it to {name}"),
        Message::OtherCase(name) => {
            return format!("the file is called {name}; with different capital letters, some systems cannot find it");
        }
        Message::FileAgain(name) => return format!("another line has the file {name} already; this line was left out"),
        Message::PublishedAs(name) => {
            return format!(
                "published as {name}, since not every system can keep its own name, or tell it from another's"
            );
        }
        Message::NotOurs(names) => {
            return format!(
                "nothing was written: the folder holds files that this command did not write ({names}); name another \
                     folder with --out, or write over them with --force"
            );
        }
        Message::ChangedByHand(names) => {
            return format!(
                "nothing was written: these files were changed since the last build ({names}); keep what you need of \
                     them, then write over them with --force"
            );
        }
        Message::Withheld(by, is_refused) => {
            let refused = if *is_refused { "nothing was written: " } else { "" };
            return format!("{refused}this contains words that must not be published ({by})");
        }
        Message::WithheldMore(by, count) => {
            return format!("these words ({by}) are here, too; with this, in {count} more places");
        }
        Message::NewCategory(name) => return format!("“{name}” is not among the site’s categories; it was added"),
        Message::ThemeRenamed(id, shown) => {
            return format!(
                "the theme “{id}” has another name here; the site's pages call it “{shown}”, as an earlier interview does"
            );
        }
        Message::YesOrNo(found) => return format!("expected true or false, found {found}: as if it were not there"),
        Message::ManyQuestions(count) => {
            return format!(
                "the questions have no pages of their own, as these would be {count}; “question_pages”: true writes them"
            );
        }
        Message::NoFont(name) => return format!("{name} holds no font (TrueType or OpenType)"),
        Message::NoGlyphs { lang, count, missing, has_logo } => {
            let instead = if *has_logo { "previews show the logo instead" } else { "previews have no picture" };
            return format!(
                "{count} pictures ({lang}) were not drawn, as no font has {missing}: {instead}; name a font as “og_font”, or install one"
            );
        }
        Message::Paper(paper) => return format!("expected “A4” or “Letter”, found “{paper}”: pages are printed on A4"),
        Message::LaterFormat(format) => {
            return format!("expected “site/1”, found “{format}”: a newer command is needed");
        }
        Message::NotPrinted(reason) => return format!("not printed as PDF: {reason}"),
        Message::NotRead(reason) => return format!("could not be read: {reason}"),
        Message::NotWritten(reason) => return format!("could not be written: {reason}"),
        Message::NoProgram(name) => {
            return format!("the viewer's program is not here ({name} is missing); say where with --program");
        }
        Message::SameName(name, interviews) => {
            let all = listed(interviews, ", ");
            return format!(
                "“{name}” is taken for one person in {all}, as the name is the same; if these are several, give each an id among the “people” of its line"
            );
        }
        Message::Namesakes(name, each) => {
            let all = listed(each, "; ");
            return format!(
                "“{name}” is taken for {} people, as ids tell them apart or one interview has several of that name: {all}; if they are one, give them one id among the “people” of their lines",
                each.len()
            );
        }
        Message::SameId(id, [one, other]) => {
            return format!(
                "the id “{id}” is that of “{one}” and of “{other}”, who are taken for two people; if they are one, give them one id among the “people” of their lines"
            );
        }
        Message::AddressTaken(id, name, given) => {
            return format!(
                "“{id}”, the id of “{name}”, has been the address of another, whose links it keeps (addresses.json); “{given}” was taken instead"
            );
        }
        Message::Renamed(name, address) => {
            return format!(
                "“{name}” has another name than before and keeps the address “{address}”; if this is somebody else, take their “speakers” out of addresses.json"
            );
        }
        Message::Resumed(name, address) => {
            return format!(
                "“{name}” has the address “{address}” of somebody of the same name, who no longer speaks where they did; if this is somebody else, give them an id among the “people” of their line, and take the “speakers” of the new interview out of addresses.json"
            );
        }
        Message::Relabelled(address, before, now) => {
            return format!(
                "“{address}” was “{before}” and is “{now}” now; its page keeps the address. If this is something else, give it another id"
            );
        }
        Message::IdAgain(id, file) => {
            return format!("“{id}”, the id of this interview, is also that of {file}: give each its own");
        }
        Message::FoldersInPlace(names) => {
            return format!(
                "nothing was written: folders stand in the place of files of the site ({names}); remove or rename them, or name another folder with --out"
            );
        }
        Message::NoAddresses(format) => {
            return format!(
                "expected an object with “format”: “{format}”; if the file is not that of “interview build”, give it another name"
            );
        }
        Message::TwoOwners(address) => {
            return format!("the address “{address}” is listed twice here; the first entry keeps it");
        }
        Message::NotKept(reason) => {
            return format!(
                "could not be written: {reason}; without it, a later build may give the addresses of new people, themes and categories to others"
            );
        }
        Message::NoSpeaker(name, None) => return format!("“{name}” is listed, but does not speak in this interview"),
        Message::NoSpeaker(name, Some(near)) => {
            return format!("no speaker of this interview has the id or name “{name}” (did you mean “{near}”?)");
        }
        Message::NoTheme(name, None) => return format!("“{name}” is listed, but this interview has no such theme"),
        Message::NoTheme(name, Some(near)) => {
            return format!("no theme of this interview has the id or name “{name}” (did you mean “{near}”?)");
        }
        Message::NoText(lang) => return format!("“{lang}” is listed, but this interview has no text in it"),
        Message::Wrapped(key) => {
            return format!("the interview stands within “{key}”: remove the braces around it and this key");
        }
        Message::NoWords => "the interview has no words",
        Message::IsSite => "this is the site.json of a site, not an interview",
        Message::LinkOutside => {
            "not published, as this link leads out of the folder of the site; copy what it leads to"
        }
        Message::AddressOfPage(url, read) => {
            return format!("expected the address of the site's folder, found “{url}”; read as “{read}”");
        }
        Message::IsInterview => {
            "this is an interview, not a site: move it into the folder interviews, under another name"
        }
        Message::ThemeTwice(id) => return format!("the theme “{id}” is listed twice"),
        Message::SpeakersAlike(id, other) => {
            return format!("“{id}” and “{other}” are taken for two people; write both alike if they are one");
        }
        Message::Destroyed => {
            "letters of this text are lost, as after opening it in a wrong encoding: type it again, or take it from an older copy"
        }
        Message::Exchanged => "the Chinese text and the other one seem to be exchanged",
        Message::InFuture => "this date is in the future",
        Message::NoEmail => "expected an e-mail address, such as archive@ngo.example",
        Message::EmptyTheme => "expected the id of a theme, found an empty text: remove it",
        Message::Kept => "has the new addresses of people, themes and categories; keep it with the site, in Git, too",
        Message::NotListed => "no line of site.json has this file; it is listed with its own metadata",
        Message::NoInterview => "expected an interview (an object)",
        Message::Hidden => "not published, as its name begins with a dot; rename it if it is an interview",
        Message::PublishedAsIs => "not an interview; published as it is, for everybody to download",
        Message::IsFolder => "expected a file, found a folder",
        Message::Endless => "expected a file, found a pipe or a device",
        Message::IsFile => "expected a folder, found a file",
        Message::BadName => "its name cannot be part of an address: rename it",
        Message::NotCopied => "not published, as it looks like a copy of an interview; rename it if it should be",
        Message::WithheldUnread => {
            "nothing was written: this file withholds words, and is too broken for the command to read them"
        }
        Message::NotLookedThrough => {
            "published without a search for withheld words, which is not possible in files of this kind"
        }
        Message::OutsideFolder => "expected a file in the folder interviews",
        Message::NoUrl => "without “url”, the address of the site, there is no sitemap and no feed",
        Message::NoSite => {
            "expected an object, such as {\"interviews\": []}; all files in the folder interviews are listed"
        }
        Message::OtherFormat(format) => return format!("expected “site/1”, found “{format}”"),
        Message::Backslash => {
            "a backslash in a text is the beginning of an escape: write / between a folder and a file"
        }
        Message::LogoElsewhere => {
            "expected a file in the folder of site.json, found an address: copy the image into that folder, and write its name"
        }
        Message::Encoding(name) => {
            return format!(
                "this file is in {name}: save it as UTF-8 (Notepad: File, Save as, Encoding; VS Code: the name of the encoding at the foot of the window, Save with Encoding)"
            );
        }
        Message::NoFolder(name, None) => return format!("there is no folder {name}"),
        Message::NoFolder(name, Some(near)) => return format!("there is no folder {name} (did you mean {near}?)"),
        Message::NobodyAsks => {
            "nobody asks here, so that the text has no questions to choose from; if somebody does, give that speaker \"role\": \"interviewer\""
        }
        Message::NoFileNamed => "expected “file”, the name of a file in the folder interviews; this line was left out",
        Message::OutHasSite => "the site would be written over its own sources: name another folder with --out",
        Message::InTheWay => "the site has a page or a file of its own in this place; this file was not copied",
    };
    said.to_owned()
}
