//! The interface in English.

use super::{Words, own_name};
use crate::interview::{Date, Lang, Script};
use crate::outline::Why;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub static WORDS: Words = Words {
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
    interview: "Interview",
    source: "Source",
    translation: "Translation",
    translated: |done, total, lang| format!("{done} of {} in {}", passages(total), language(lang)),
    translator: |name| format!("Translated by {name}"),
    rights: "Rights",
    pages: |pages| if pages.contains(['–', '-', ',']) { format!("pp. {pages}") } else { format!("p. {pages}") },
    date,
    place_after_date: |date, place| format!("{date}, {place}"),
    people: |n| format!("{n} speakers"),
    role_interviewer: "Interviewer",
    role_interpreter: "Interpreter",
    role_joint: "; ",
    find_and_filter: "Find and filter",
    search: "Search",
    search_here: "Search this interview",
    clear_search: "Clear the search",
    previous_hit: "Previous hit",
    next_hit: "Next hit",
    hit_of: |now, all| format!("{now} / {all}"),
    hits: |n| if n == 1 { "1 hit".into() } else { format!("{n} hits") },
    hits_elsewhere: |n, lang| format!("{n} in {}", language(lang)),
    questions: "Questions",
    questions_only: "Questions only",
    question_of: |n, all| format!("{n}/{all}"),
    passages,
    themes: "Themes",
    matching: "Passages must have",
    any: "Any",
    all: "All",
    speakers: "Speakers",
    highlight: "Highlight",
    only: "Only",
    show_passages: |n| format!("Show {}", passages(n)),
    opening: "Before the first question",
    passage: |number| format!("Passage {number}"),
    question: |n| format!("Question {n}"),
    follow_up: "Follow-up question: ",
    answers: |names| format!("Answers: {}", names.join(", ")),
    untranslated: |wanted, shown| {
        format!("Not yet translated into {}; shown in {}.", language(wanted), language(shown))
    },
    folded: |why, n| match why {
        Why::Themes => format!("{} on other themes", passages(n)),
        Why::Speakers => format!("{} by others", passages(n)),
        Why::Words => format!("{} without these words", passages(n)),
        Why::Several if n == 1 => "1 passage that does not match".into(),
        Why::Several => format!("{n} passages that do not match"),
        Why::QuestionsOnly => format!("{} in answer", passages(n)),
    },
    show: "Show",
    hide: "Hide",
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
    comma: ", ",
    quoted: |words| format!("“{words}”"),
    clear: "Clear",
    nothing_themes: "No passage is about all of these.",
    nothing_words: "These words do not stand in any passage together.",
    nothing_else: "Nothing here matches all that you chose.",
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
    more_comes: "The rest of the interview is on its way…",
    unreadable: "This interview could not be read",
    not_json: "This is not interview JSON",
    back_to_text: "Back to the text",
    unreachable: "This interview could not be fetched",
    missing: |url| format!("There is no file at {url}."),
    server_said: |status| format!("The server answered with error {status}."),
    network: "Either there is no connection, or the other site does not let pages from elsewhere read the file (CORS).",
    cut: "The connection broke off before the whole file had come.",
    not_an_address: "That is not an address of a file on the web.",
    not_listed: |id| format!("This site has no interview called “{id}”."),
    no_list: "The list of interviews could not be fetched.",
    try_again: "Try again",
    open_source_file: "Open the source file",
    problems: |n| if n == 1 { "1 problem in the file".into() } else { format!("{n} problems in the file") },
    problems_note: "The interview is shown as far as it could be understood. These places are worth a look:",
    no_text: "This interview has no words yet.",
    ignored: |what| format!("The address names something that this interview does not have: {what}. It was ignored."),
    quote_lost: |number| {
        format!("The quoted words no longer stand in passage {number}. The passage is marked instead.")
    },
    dismiss: "Dismiss",
    interviews: "Interviews",
    interviews_lead: "Read by question, by theme, by speaker; in one language or two side by side.",
    no_interviews: "No interviews are listed here yet.",
    undated: "Undated",
    open_own: "Open an interview of your own",
    open_own_note: "It stays in this browser: nothing is uploaded.",
    choose_file: "Choose a file",
    drop_file: "or drop one anywhere on this page",
    paste_label: "Paste interview JSON",
    paste_open: "Open the pasted text",
    address_label: "Address of an interview file",
    address_open: "Open the address",
    text_size: "Text size",
    sizes: ["Small", "Medium", "Large", "Largest"],
    appearance: "Appearance",
    schemes: ["As the device", "Light", "Dark"],
    interface_language: "Language of the buttons",
    follow_reading: "As the text",
    pinyin_inline: "Show pinyin in the text",
    keys_on: "Use single keys",
    keys_help: "Keys",
    keys: [
        ("/", "search"),
        ("n p", "next hit, previous hit"),
        ("j k", "next question, previous question"),
        ("l", "next language"),
        ("?", "these settings"),
        ("Esc", "close"),
    ],
};

fn passages(n: usize) -> String {
    if n == 1 { "1 passage".into() } else { format!("{n} passages") }
}

fn date(date: &Date) -> String {
    let month = |m: u8| MONTHS[usize::from(m.clamp(1, 12)) - 1];
    match (date.year(), date.month(), date.day()) {
        (Some(year), Some(m), Some(day)) => format!("{day} {} {year}", month(m)),
        (Some(year), Some(m), None) => format!("{} {year}", month(m)),
        (Some(year), ..) => year.to_string(),
        (None, ..) => date.to_string(),
    }
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
            primary => own_name(primary).map_or_else(|| lang.to_string(), String::from),
        },
    }
}
