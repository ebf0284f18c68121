//! What the desk says of its start, of files that it reads, and of saving, in English.

use super::super::import::some;
use crate::words::desk::Frame;

pub const FRAME: Frame = Frame {
    // The frame
    desk: "Desk",
    skip: "Skip to the work",
    interviews: "Interviews",
    language: "Language of the desk",
    untitled: "Untitled",
    untitled_file: |file| format!("Untitled: {file}"),
    // Start
    start: "Start with the file you have",
    start_more: "A transcript goes in. An interview with speakers, themes and a translation comes out, ready for your website.",
    stays: "Stays with you",
    stays_more: "Your files are read in this browser. Nothing is sent anywhere.",
    formats: "Can be read",
    formats_more: "Word, OpenDocument, RTF, text, Markdown, web pages, captions (SRT, VTT), tables (Excel, CSV), OHMS, TEI, ELAN, TextGrid, REFI-QDA, transcription programs’ JSON, and interview files",
    two_files: "Two files?",
    two_files_more: "Drop the original and its translation together: they become one interview in two languages. A code book beside a text gives it its themes.",
    drop: "Drop one or more files here",
    drop_more: "Or choose them. Or copy the text in Word, WeChat or a web page and paste it anywhere on this page.",
    choose_files: "Choose files",
    paste: "Paste text",
    paste_here: "Paste or type the text here",
    read_text: "Read this text",
    reading: |names| format!("Reading {names} …"),
    only_codes: "This is a code book, without the text of an interview: drop it together with the transcript.",
    unreadable: "The browser cannot read it: it is a folder, or it has been moved.",
    of_file: |name, said| format!("{name}: {said}"),
    drafts_made: |n| format!("{n} interviews were read. They are in the list."),
    // The list of drafts
    drafts: "Interviews on this computer",
    no_drafts: "None yet. What you open is kept here, in this browser only.",
    nothing_kept: |why| {
        format!(
            "This browser keeps no interviews. {why} You can work on interviews, but save each as a file before you close the page."
        )
    },
    count: |n| some(n, "interview"),
    changed: |when| format!("Changed {when}"),
    today: |time| format!("today, {time}"),
    at: |day, time| format!("{day}, {time}"),
    passages: |n| some(n, "passage"),
    themes: |n| some(n, "theme"),
    open: "Open",
    rename: "Rename",
    remove: "Remove",
    save_short: "Save a file",
    undo: "Undo",
    removed: |name| format!("“{name}” is removed."),
    restored: |name| format!("“{name}” is back."),
    no_draft: "This interview is not kept in this browser.",
    joint: ": ",
    is_unsaved: "not saved in this browser. Open it, and save it as a file.",
    not_opened: |why| format!("The interview cannot be opened. {why}"),
    // What I understood
    headline,
    an_interview: "read as an interview file, as it is",
    summary: |taken, turns, amounts| format!("{taken} {}. {}.", some(turns, "turn"), amounts.join(", ")),
    words_of: |n, language| format!("{language}: {n} words"),
    characters_of: |n, language| format!("{language}: {n} characters"),
    what_was_understood: "What was understood",
    on_this_page: "On this page",
    file: "File",
    file_size: |name, size| format!("{name}, {size} kB"),
    pasted: "Pasted text",
    characters: "Characters",
    no_encoding: "Unicode, as in every file of this kind: nothing to choose",
    to_choose: "To choose",
    things_to_choose: |n| {
        if n == 1 { "One thing to choose".into() } else { format!("{} things to choose", capital(&in_words(n))) }
    },
    tracked: |n| {
        format!(
            "The file has {}. Which text counts?",
            if n == 0 { "tracked changes".into() } else { some(n, "tracked change") }
        )
    },
    first_change: "The first one: ",
    corrected: "The corrected text",
    corrected_more: "As if every change had been accepted",
    before: "The text before",
    before_more: "As if every change had been refused",
    which_reads_right: "Which line reads right?",
    speakers: "Speakers",
    also_later: "You can also do this later, in the text.",
    nobody_speaks: "The desk found nobody who speaks. In the text, you can say whose words they are.",
    in_the_file: "In the file",
    name: "Name",
    name_of: |who| format!("Name of {who}"),
    part: "Part",
    part_of: |who| format!("Part of {who}"),
    is_interviewed: "Is interviewed",
    asks: "Asks",
    interprets: "Interprets",
    someone_else: "Someone else",
    turns_name: "Turns",
    share: "Words",
    same_name: "Another speaker has the same name.",
    merge: "Merge the two",
    languages: "Languages",
    language_name: "Language",
    unknown_language: "Not known",
    used_as: "Used as",
    original: "Original",
    translation: |n| {
        if n == 0 { "Translation, complete".into() } else { format!("Translation; {} without it", some(n, "passage")) }
    },
    passages_name: "Passages",
    to_check: "To check",
    is_right: "This is right",
    look_again: "Look at it again",
    looked_at: |n| format!("{n} looked at"),
    left_out: "Left out",
    nothing_left: "Nothing: all of the file is in the text or in its details.",
    rest_is_there: "Everything else of the file is in the text or in its details.",
    lost: |pointer, value| format!("“{value}” at {pointer}: the desk has no place for it"),
    how_understood: |n| format!("How the rest was understood ({n})"),
    show: "Show",
    in_file: |place| format!("in the file, {place}"),
    more_passages: |n| format!("and {n} more"),
    first_lines: "The first lines",
    first_lines_seen: "The first lines, as readers will see them",
    go_on: "Go on to the text",
    not_this: "Not this file",
    file_stays: "Your file stays as it is. The text as it was read is kept: any passage can go back to it.",
    read_again: "The file was read again.",
    // Saving
    saved: |time| format!("Saved {time}"),
    not_saved_since: |time| format!("Not saved since {time}"),
    never_saved: "Not saved",
    not_saved: |why| format!("The interview is not saved. {why} Save it as a file before you close this page."),
    full: "The browser has no space left: remove interviews that you no longer need here.",
    held: "Another tab edits this interview.",
    refused: "The browser does not let this page store anything, as in a private window.",
    refused_why: |why| format!("The browser says: {why}."),
    elsewhere: "Another tab edits this interview. You can read it here.",
    taken_over: "Another tab edits this interview now. Everything is saved.",
    read_only: "Another tab edits",
    edit_here: "Edit here instead",
    edits_here: "You edit this interview here now.",
    parted: "Another tab has changed this interview. What you wrote here is now an interview of its own.",
    remind: "Save a file: a browser can lose what it keeps",
    save_file: "Save a file",
    file_saved: |name| format!("{name} is saved where your browser keeps downloads."),
    has_withheld: "It lists the names that must not be published: give it only to people who may know them.",
    copies: "Earlier copies",
    no_copies: "None yet: one is kept every five minutes while you work.",
    go_back: "Go back to it",
    went_back: |time| {
        format!("The interview is as it was at {time}. Undo brings back what you had; a copy of it is kept, too.")
    },
    no_copy: "The copy cannot be opened. The interview stays as it is.",
};

fn headline(voices: usize, questions: usize, languages: usize) -> String {
    let parts = [(voices, "voice"), (questions, "question"), (languages, "language")];
    let said = parts.into_iter().filter(|(n, _)| *n > 0);
    let said: Vec<String> =
        said.map(|(n, one)| format!("{}\u{a0}{one}{}", in_words(n), if n == 1 { "" } else { "s" })).collect();
    if said.is_empty() { "A text without speakers".into() } else { capital(&said.join(", ")) }
}

fn in_words(n: usize) -> String {
    let words =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    words.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().into_iter().flat_map(char::to_uppercase).chain(rest).collect()
}
