//! The interface in English.

#[cfg(builds_sites)]
mod building;
#[cfg(builds_sites)]
mod built;
#[cfg(builds_sites)]
mod commands;
mod desk;
#[cfg(builds_sites)]
mod export;
pub(super) mod import;
mod imported;
pub(super) mod problems;
mod syntax;

pub use desk::DESK;
#[cfg(builds_sites)]
pub use export::EXPORT;
pub use import::IMPORT;
pub use imported::IMPORTED;

#[cfg(builds_sites)]
use super::scripts::{Boot, Disk, Element, Frame, Imported, Kept, Own, Page, Save, Scripts, Single, Stopped, Worker};
use super::{Results, Words, dates, own_name};
use crate::interview::{Lang, Script};
use crate::state::{Filter, Match};
use crate::view_model::{Asked, Why};

pub static WORDS: Words = Words {
    autonym: "English",
    #[cfg(builds_sites)]
    building: building::BUILDING,
    #[cfg(builds_sites)]
    commands: commands::COMMANDS,
    #[cfg(builds_sites)]
    scripts: SCRIPTS,
    site: "Interviews",
    skip: "Skip to the interview",
    breadcrumb: "You are here",
    home: "Home",
    reading_language: "Reading language",
    both: "Both",
    close: "Close",
    settings: "Settings",
    reading_tools: "Reading tools",
    about_interview: "About this interview",
    reading_time: |n| format!("{n} min read"),
    questions_count: |n| if n == 1 { "1 question".into() } else { format!("{n} questions") },
    length_label: "Length",
    length: |questions, minutes| {
        let time = format!("about {minutes} {} to read", if minutes == 1 { "minute" } else { "minutes" });
        match questions {
            0 => time,
            1 => format!("1 question, {time}"),
            n => format!("{n} questions, {time}"),
        }
    },
    interview: "Interview",
    source: "Source",
    translation: "Translation",
    translated: |done, total, lang| format!("{done} of {} in {}", passages(total), language(lang)),
    translator: |name| format!("Translated by {name}"),
    rights: "Rights",
    on_paper: "Print",
    pages: |pages| if pages.contains(['–', '-', ',']) { format!("pp. {pages}") } else { format!("p. {pages}") },
    date: dates::english,
    place_after_date: |date, place| format!("{date}, {place}"),
    people: |n| format!("{n} speakers"),
    role_interviewer: "Interviewer",
    role_interpreter: "Interpreter",
    role_joint: "; ",
    find_and_filter: "Find and filter",
    filter: |filter| match filter {
        Filter::Themes => "Themes",
        Filter::Speakers => "Speakers",
        Filter::Words => "Search",
        Filter::QuestionsOnly => "Questions only",
    },
    search_here: "Search this interview",
    clear_search: "Clear the search",
    previous_hit: "Previous match",
    next_hit: "Next match",
    hit_of: |now, all| format!("{now} of {all}"),
    from_the_start: "from the start",
    from_the_end: "from the end",
    clause_comma: ", ",
    results: "Results",
    to_top: "To the top",
    told_step: |hit, place| format!("{hit}. {}", place.join(", ")),
    hits: |n| if n == 1 { "1 hit".into() } else { format!("{n} hits") },
    hits_elsewhere: |n, lang| format!("{n} in {}", language(lang)),
    hits_in: |n, all| {
        let hits = if n == 1 { "1 hit".into() } else { format!("{n} hits") };
        format!("{hits} in {}", passages(all))
    },
    where_found: "Where",
    more_found: |n, all| format!("{n} more of {}", passages(all)),
    earlier_found: |n| format!("{n} before these"),
    show_hits: |n| if n == 1 { "Show the hit".into() } else { format!("Show {n} hits") },
    found_elsewhere: |query, here, n, there| {
        let times = match n {
            1 => "once".into(),
            2 => "twice".into(),
            n => format!("{n} times"),
        };
        format!("“{query}” is not in the {} text. It is in the {}, {times}.", language(here), language(there))
    },
    show_elsewhere: |n, lang| {
        if n == 1 { format!("Show it in {}", language(lang)) } else { format!("Show all {n} in {}", language(lang)) }
    },
    show_both: "Show both languages",
    not_here: |query| format!("“{query}” is not in this interview."),
    hits_outside: |n, chosen| {
        if n == 1 { format!("1 hit outside {chosen}") } else { format!("{n} hits outside {chosen}") }
    },
    search_whole: "Search the whole interview",
    questions: "Questions",
    questions_with_match: "Questions with a match",
    all_questions: |n| format!("All {n}"),
    question_of: |n, all| format!("{n}/{all}"),
    passages,
    matching: "Passages must have",
    matching_of: |matching, n| match (matching, n) {
        (Match::Any, 2) => "Either",
        (Match::Any, _) => "Any",
        (Match::All, 2) => "Both",
        (Match::All, _) => "All",
    },
    highlight: "Highlight",
    only: "Only",
    show_passages: |n| format!("Show {}", passages(n)),
    opening: "Before the first question",
    passage: |number| format!("Passage {number}"),
    question: |n| format!("Question {n}"),
    follow_up: "Follow-up question: ",
    answers: |names| format!("Answers: {}", names.join(", ")),
    untranslated: |wanted| format!("Not available in {}.", language(wanted)),
    outdated: "The original was changed after this translation.",
    folded: |why, n, questions| match (n, questions) {
        (n, 0) => format!("{} {}", passages(n), unmatched(why, n)),
        (0, 1) => "1 question without a match".into(),
        (0, questions) => format!("{questions} questions without a match"),
        (n, 1) => format!("{} and 1 question without a match", passages(n)),
        (n, questions) => format!("{} and {questions} questions without a match", passages(n)),
    },
    show: "show",
    hide: "hide",
    linked_quote: "Linked quote",
    linked_passage: "Linked passage",
    thread_at_home: |number| format!("Read question {number} in context"),
    passage_at_home: |number| format!("Read passage {number} in context"),
    time: "Time in the recording",
    term: |term| format!("Glossary: {term}"),
    glossary: "Glossary",
    about_themes: "About the themes",
    also: |forms| format!("Also: {forms}"),
    shown_of: |shown, total| format!("{shown} of {}", passages(total)),
    and: " and ",
    or: " or ",
    matching_list: "Interviews must have",
    with_people: "With",
    about: "About",
    favourites_lead: "The interviews that you starred. The list is kept in this browser.",
    results_sentence,
    otherwise: |other, themes, n| match (other, themes) {
        (Match::Any, 2) => format!("About either: {n}"),
        (Match::Any, _) => format!("About any: {n}"),
        (Match::All, 2) => format!("About both: {n}"),
        (Match::All, _) => format!("About all: {n}"),
    },
    comma: ", ",
    quoted: |words| format!("“{words}”"),
    clear: "Clear",
    nothing: |only, themes| match only {
        Some(Filter::Themes) if themes == 2 => "No passage is about both.",
        Some(Filter::Themes) => "No passage is about all of these.",
        Some(Filter::Words) => "No passage contains these words together.",
        Some(Filter::Speakers | Filter::QuestionsOnly) | None => "Nothing here matches all your choices.",
    },
    about_any: |n| {
        if n == 1 {
            "One passage is about one of them.".into()
        } else {
            format!("{n} passages are about one or more of them.")
        }
    },
    show_those: |n| if n == 1 { "Show that one".into() } else { format!("Show those {n}") },
    clear_filter: "Clear the filter",
    loading: "Loading the interview",
    more_comes: "The rest of the interview is loading…",
    unreadable: "This interview could not be read",
    not_json: "This is not interview JSON",
    no_turns: "The file has no “turns”, the list of what is said.",
    not_opened: "This file cannot be opened as an interview",
    no_importer: "The part of the viewer that reads such files could not be loaded. Check the connection, then open the file again.",
    no_importer_here: "A saved interview opens interview files only. Open the transcript on the site that it was saved from.",
    unexplained: |line, column| {
        format!("The mistake is near line {line}, column {column}. Its explanation could not be loaded.")
    },
    no_report: "The list could not be loaded. Close and open it to try again.",
    your_text: "Your text",
    your_file: |name| format!("Your text, {name}"),
    open_text: "Open",
    mend_this: "Mend this and open",
    unreachable: "This interview could not be fetched",
    missing: |url| format!("There is no file at {url}."),
    server_said: |status| format!("The server answered with error {status}."),
    network: "There is no connection, or the other site has no such file or does not let pages from elsewhere read it (CORS).",
    cut: "The connection broke off before the whole file had arrived.",
    not_an_address: "That is not an address of a file on the web.",
    offline_unkept: "You are offline, and this interview is not kept on this device.",
    site_silent: "The site does not answer, and this interview is not kept on this device.",
    not_listed: |id| format!("This site has no interview called “{id}”."),
    no_list: "The list of interviews could not be fetched.",
    try_again: "Try again",
    open_source_file: "Open the source file",
    problems: |n| if n == 1 { "1 problem in the file".into() } else { format!("{n} problems in the file") },
    problems_note: "The interview is shown as far as it could be understood. These places are worth a look:",
    no_text: "This interview has no words yet.",
    ignored: |what| format!("The address names something that this interview does not have: {what}. It was ignored."),
    link_moved: |number| {
        format!("The text that this link points to has moved since the link was made. It is now in passage {number}.")
    },
    link_uncertain: |number| {
        format!("The text has changed since this link was made: passage {number} may not be the one that was meant.")
    },
    link_reworded: |number| format!("Passage {number} has been reworded since this link was made."),
    link_end_lost: "The last words that this link quotes are no longer in the interview.",
    link_made_for: |words| format!("The link was made for: “{words}”"),
    not_in_interview: "This is quoted from the link itself. The interview does not contain it.",
    sentence_joint: " ",
    no_passage: |id, n, last| match n {
        0 => format!("There is no passage “{id}” in this interview. The last passage is {last}."),
        1 => format!("There is no passage “{id}” in this interview. It has 1 question; the last passage is {last}."),
        n => format!("There is no passage “{id}” in this interview. It has {n} questions; the last passage is {last}."),
    },
    no_value: |filter, value, labels| {
        let (one, all) = match filter {
            Filter::Themes => ("theme", "themes"),
            Filter::Speakers => ("speaker", "speakers"),
            Filter::Words | Filter::QuestionsOnly => ("value", "values"),
        };
        let has = if labels.is_empty() { String::new() } else { format!(" Its {all}: {labels}.") };
        format!("This interview has no {one} “{value}”, so nothing is filtered by it.{has}")
    },
    see_questions: "See all questions",
    link_lost: "The text that this link points to is no longer in the interview.",
    quote_lost: |number| format!("The quoted words are no longer in passage {number}. The passage is marked instead."),
    dismiss: "Dismiss",
    interviews: "Interviews",
    interviews_lead: "Read by question, by theme, by speaker; in one language or two side by side.",
    no_interviews: "No interviews are listed here yet.",
    undated: "Undated",
    search_all: "Search all interviews",
    filter_list: "Filter the list",
    year: "Year",
    all_years: "All years",
    category: "Category",
    all_categories: "All categories",
    all_themes: "All themes",
    all_people: "All people",
    interviews_count: interviews,
    interviews_of: |shown, total| format!("{shown} of {}", interviews(total)),
    interviews_of_year: |n, year| {
        format!("{}, {}", if n == 1 { "interview" } else { "interviews" }, year.unwrap_or("all years"))
    },
    show_interviews: |n| format!("Show {}", interviews(n)),
    nothing_listed: "No interview matches all your choices.",
    more_interviews: "Show more interviews",
    answers_count: |n| if n == 1 { "1 answer".into() } else { format!("{n} answers") },
    minutes: |n| if n == 1 { "1 minute".into() } else { format!("{n} minutes") },
    searching_questions: |done, all| format!("Searching the questions: {done} of {all}"),
    questions_failed: "Some of the questions could not be fetched, and were not searched.",
    searching_interviews: |done, all| format!("Searching the interviews: {done} of {all}"),
    interviews_failed: |n| {
        format!("{} could not be fetched, and {} not searched.", interviews(n), if n == 1 { "was" } else { "were" })
    },
    passages_in: |passages_found, n| format!("{} in {}", passages(passages_found), interviews(n)),
    more_by_title: |n| format!("{} more by title or theme", n),
    all_found: |n, lang| {
        let language = lang.map(|lang| format!(" in {}", language(lang))).unwrap_or_default();
        match n {
            1 => format!("The passage in this interview{language}"),
            n => format!("All {n} passages in this interview{language}"),
        }
    },
    in_glossary: |typed, term| format!("{typed}: {term}, in the glossary"),
    nothing_found: |query| format!("No interview has “{query}”."),
    searches_titles: "On this site, the search looks through titles, summaries, people, themes and questions.",
    more_questions: |n| format!("and {n} more"),
    favourites: "Favourites",
    favourites_count: |n| format!("Favourites ({n})"),
    favourite: |title| format!("Favourite: {title}"),
    no_favourites: "No favourites yet. The star beside an interview puts it here.",
    favourites_unkept: "This browser does not let the page store anything: your favourites last until you leave the page.",
    contact: "Contact",
    open_own: "Open an interview of your own",
    open_own_note: "It stays in this browser: nothing is uploaded.",
    open_own_formats: "An interview file (JSON), or a transcript: Word, OpenDocument, RTF, text, Markdown, web pages, captions (WebVTT, SRT, SBV), tables (Excel, CSV, TSV), OHMS, TEI, ELAN, TextGrid, REFI-QDA, or the JSON of a transcription program.",
    choose_file: "Choose a file",
    drop_file: "or drop one anywhere on this page",
    paste_label: "Paste a transcript or interview JSON",
    paste_open: "Open the pasted text",
    address_label: "Address of an interview file or a transcript",
    address_open: "Open the address",
    own_kept: "Opened before, and kept in this browser",
    own_opened: |date| format!("opened {date}"),
    own_remove: "Remove",
    own_remove_of: |title| format!("Remove “{title}” from this browser"),
    own_removed: |title| format!("Removed “{title}”."),
    own_undo: "Undo",
    own_save: "Save a copy",
    own_save_of: |title| format!("Save a copy of “{title}”"),
    own_failed: "The browser’s storage does not answer: nothing was changed.",
    own_unkept: "This browser does not let the page keep your file: it is open until you leave or reload the page.",
    own_missing: "This file is not in this browser",
    own_missing_note: "This address belongs to a reader’s own file. Such a file is kept only in the browser that it was opened in, until it is removed there. If you have the file, open it from the first page.",
    own_unread: |name| {
        format!("The browser could not read “{name}” from this device. It may be a folder, or it may have been moved.")
    },
    own_only_here: "This file is kept in this browser only. Its address opens it here, and nowhere else.",
    skip_list: "Skip to the list",
    persons: "People",
    role_interviewee: "Interviewee",
    refine: "Search and filter",
    list_pages: "Pages of the list",
    page_of: |page, all| format!("Page {page} of {all}"),
    previous_page: "Previous page",
    next_page: "Next page",
    page_missing: "There is no such page",
    page_missing_note: "It may have moved, or the address has a mistake. The first page lists all interviews.",
    text_size: "Text size",
    sizes: ["Small", "Medium", "Large", "Largest"],
    appearance: "Appearance",
    schemes: ["Same as the device", "Light", "Dark"],
    interface_language: "Interface language",
    follow_reading: "Same as the text",
    pinyin_inline: "Show pinyin in the text",
    keys_on: "Keyboard shortcuts",
    keys_help: "Keys",
    keys: [
        ("/", "search"),
        ("n p", "next match, previous match"),
        ("j k", "next question, previous question"),
        ("l", "next language"),
        ("c", "copy link or quotation of the words you selected, or quote the passage you are at"),
        ("?", "these settings"),
        ("Esc", "close"),
    ],
    offline: "Offline reading",
    offline_on: "Keep what I read on this device",
    offline_kept: |kept, all| match (kept, all) {
        (0, _) => "No interview is kept yet.".into(),
        (kept, all) if kept >= all => "All interviews are kept on this device.".into(),
        (1, all) => format!("1 of {all} interviews is kept on this device."),
        (kept, all) => format!("{kept} of {all} interviews are kept on this device."),
    },
    keep_all: |size| format!("Keep all interviews ({size})"),
    keep_progress: |done, all, size| format!("{done} of {all} files, {size}"),
    keep_stop: "Stop",
    keep_done: "All interviews can now be read without a connection.",
    keep_full: "There is no more room in this browser. What was kept so far stays.",
    keep_failed: "The connection broke off. What was kept so far stays.",
    keep_stopped: "Stopped. What was kept so far stays.",
    keep_remove: "Remove the kept interviews",
    stopped_remove: "Forget these places",
    keep_removed: "Removed.",
    stopped: "Where you stopped",
    stopped_kept: |n| format!("Kept on this device for {}.", interviews(n)),
    share: "Share",
    share_links: "Copy a link to",
    share_words: "The words you selected",
    share_interview: "This interview",
    share_results: "These results",
    share_question: |number| format!("Question {number}"),
    share_passage: |number| format!("Passage {number}"),
    on_screen: |label| format!("On screen now: {label}"),
    copy_new_link: "Copy a new link",
    copy_link: "Copy link",
    copied_here: "Copied",
    told_link: |what| format!("Link copied: {what}"),
    number_copied: "copied",
    copy_link_of: |number| format!("{number}, copy the link"),
    send: "Send with an app on this device",
    copy_the_words: "Copy the words",
    copy_quotation: "Copy quotation",
    told_quotation: "Quotation copied, with its source",
    select_to_quote: "Select words in the text, or a passage by its number, to copy a quotation.",
    rich: "Copy for WeChat, Word, mail",
    rich_short: "Formatted text, names in bold",
    qr_code: "QR code",
    qr_alt: |address| format!("QR code of the address {address}"),
    qr_png: "Save as PNG",
    qr_svg: "Save as SVG",
    qr_menu: "To save the picture, press and hold it, or right-click it.",
    qr_missing: "The QR code could not be loaded.",
    rich_note: "Links become numbers, and their addresses follow at the end: WeChat accepts no links to other sites.",
    references: "Links",
    copy_short: "Copy",
    share_nowhere: "The web address of this interview is not known here, so there is no link to copy.",
    not_copied_by_hand: "Your browser did not let this page copy. The text is selected: copy it by hand.",
    embed_short: "For people who run a website",
    back: "Back",
    titled: |title| format!("“{title}”"),
    said_in: |name, title| format!("{name}, in {title}"),
    passage_cited: str::to_owned,
    embed: "Embed in another page",
    embed_note: "Paste this code into your page. It contains the text, which can be read even where scripts do not run.",
    embed_own: "This interview was opened from your device. Once its file is on the web, open it from there to embed it.",
    paste_address: "In WordPress, Notion and others, paste this address",
    share_copy: |date| format!("You are reading the copy that was kept on this device on {date}. The code says so."),
    cite_copy: |date| format!("copy kept on {date}"),
    what: "What",
    whats: ["Whole interview", "A question", "A passage", "A quotation"],
    a_question: "Question",
    a_passage: "Passage",
    quotation: "Words to quote",
    quotation_note: "As written in the passage. “First … last” quotes everything from the first words to the last.",
    quotation_lost: "This passage does not contain these words in this language.",
    way: "How",
    ways: [
        ("Script", "Becomes part of your page and is as tall as its text."),
        ("Frame (iframe)", "For editors that remove scripts. With no scripts at all it keeps one height and scrolls."),
    ],
    looks: ["Same as the page", "Light", "Dark", "Same as the device"],
    own_accent: "Custom accent colour",
    accent: "Accent colour",
    preview: "Preview",
    snippet: "Code to paste",
    copy: "Copy the code",
    copied: "Copied.",
    not_copied: "Your browser did not let this page copy. The code is selected: copy it by hand.",
    own_copy: "Your own copy",
    save_file: "Save as one file",
    save_note: "The whole interview, with everything that this page can do. It opens in any browser, without a connection.",
    saving: "Making the file…",
    saved: "The file has been made.",
    not_saved: "The file could not be made: a part of it could not be downloaded.",
    print: "Print or save as PDF",
};

/// What the scripts say.
#[cfg(builds_sites)]
const SCRIPTS: Scripts = Scripts {
    disk: Disk {
        disk: "Opened from the disk, this page can be read, but search and filters need a web server: “interview serve”, with the folder of the site, is one.",
    },
    page: Page { unscripted: "This page needs JavaScript to open an interview." },
    frame: Frame { unscripted: "This interview needs JavaScript to be shown." },
    boot: Boot {
        unable: "The viewer could not be started. It needs a browser with WebAssembly, and a page that allows it.",
        missing: "The viewer could not be fetched whole, or its parts do not fit together.",
        stopped: "The viewer has stopped because of an error. What is on the page stays; buttons no longer work.",
        again: "Load the page again",
        file: "Open the source file",
    },
    element: Element {
        no_webassembly: "The interview viewer needs a browser with WebAssembly.",
        policy: "The interview cannot be shown on this page.",
        program: "The interview viewer could not be fetched whole.",
        no_source: "No interview is named here.",
        no_passage: "The interview has no such question or passage.",
        stopped: "The interview viewer has stopped because of an error. The text stays; buttons no longer work.",
    },
    kept: Kept {
        copy: "This is the copy that was kept on this device on {day}.",
        newer: "The site has a newer one.",
        show: "Show the newer one",
        cite: "(copy kept on {day})",
        gone: "This page was withdrawn",
        interview: "This interview was withdrawn",
        note: "The site no longer has it. The copy that was kept on this device has been removed.",
        list: "To the list of interviews",
        dates: "en-GB",
    },
    imported: Imported { save: "Save as interview JSON", dismiss: "Dismiss" },
    own: Own { drop: "Drop the file to open it", note: "It stays in this browser: nothing is uploaded." },
    save: Save { from: "Saved from" },
    single: Single {
        unable: "The viewer could not be started in this browser. The text can be read all the same.",
        stopped: "The viewer has stopped because of an error. The text stays; to use the buttons again, open the file again.",
    },
    stopped: Stopped {
        question: "You stopped at {number}: “{question}” ({left})",
        place: "You stopped at {number} ({left})",
        minutes: "{minutes} minutes left",
        minute: "1 minute left",
    },
    worker: Worker {
        title: "No connection",
        text: "You are offline, or the site does not answer, and this page is not kept on this device.",
        link: "To the first page",
        joint: ": ",
        here: "Kept on this device",
    },
};

/// What is said of so many passages that are folded.
fn unmatched(why: Why, n: usize) -> &'static str {
    match why {
        Why::Filter(Filter::Themes, Asked::One) => "not on this theme",
        Why::Filter(Filter::Themes, Asked::Any(2)) => "on neither",
        Why::Filter(Filter::Themes, Asked::Any(_)) => "on none of these",
        Why::Filter(Filter::Themes, Asked::All(2)) => "not about both",
        Why::Filter(Filter::Themes, Asked::All(3)) => "not about all three",
        Why::Filter(Filter::Themes, Asked::All(_)) => "not about all of these",
        Why::Filter(Filter::Speakers, _) => "by others",
        Why::Filter(Filter::Words, _) => "without these words",
        Why::Filter(Filter::QuestionsOnly, _) => "in the answers",
        Why::Several if n == 1 => "that does not match",
        Why::Several => "that do not match",
    }
}

fn passages(n: usize) -> String {
    if n == 1 { "1 passage".into() } else { format!("{n} passages") }
}

fn interviews(n: usize) -> String {
    if n == 1 { "1 interview".into() } else { format!("{n} interviews") }
}

fn language(lang: &Lang) -> String {
    match (lang.chinese(), lang.as_str().contains('-')) {
        (Some(Script::Simplified), true) => "Chinese".into(),
        (Some(Script::Traditional), true) => "Chinese (traditional)".into(),
        (Some(_), false) => "Chinese".into(),
        (None, _) => match lang.primary() {
            "de" => "German".into(),
            "fr" => "French".into(),
            "es" => "Spanish".into(),
            "ja" => "Japanese".into(),
            "ko" => "Korean".into(),
            "und" => "another language".into(),
            _ => own_name(lang).map_or_else(|| lang.to_string(), String::from),
        },
    }
}

fn results_sentence(found: &Results) -> (String, String, String) {
    let (is, has) = if found.shown == 1 { ("is", "has") } else { ("are", "have") };
    let mut clauses = Vec::new();
    for (filter, chosen) in found.chosen {
        let first = clauses.is_empty();
        let is = if first { format!("{is} ") } else { String::new() };
        clauses.push(match filter {
            Filter::Themes => {
                let (each, last) = match (found.all, chosen.len()) {
                    (true, 2) => ("both ", "and"),
                    (true, _) => ("", "and"),
                    (false, _) => ("", "or"),
                };
                format!("{is}about {each}{}", list(chosen, last))
            }
            Filter::Speakers => format!("{is}by {}", list(chosen, "or")),
            Filter::Words => format!("{} “{}”", if first { has } else { "with" }, chosen.concat()),
            Filter::QuestionsOnly => "with only the questions shown".into(),
        });
    }
    let count = format!("{} of {}", found.shown, passages(found.total));
    (String::new(), count, format!(" {}.", clauses.join(", ")))
}

fn list(labels: &[String], last: &str) -> String {
    match labels {
        [others @ .., one, end] => {
            let others: String = others.iter().map(|label| format!("{label}, ")).collect();
            format!("{others}{one} {last} {end}")
        }
        labels => labels.concat(),
    }
}
