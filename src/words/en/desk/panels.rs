//! What the desk says of speakers, themes, glossary, details and problems, in English.

use super::editor::detail;
use super::language;
use crate::desk::{Field, InLanguage, Lack, Named, OwnText, PlainField, Spot, Unfit};
use crate::document::{ExpectedKind, FoundKind};
use crate::interview::{Expected, Found, Lang, Problem};
use crate::state::Ui;
use crate::words::desk::panels::{Details, Find, Glossary, Panels, People, Problems, Themes};
use crate::words::desk::quoted::{guessed, name_of};
use crate::words::desk::{Names, listed};
use crate::words::problems::shortened;

pub const PANELS: Panels = Panels {
    comma: ", ",
    language: |lang| listed(Ui::En, lang),
    placed: |name, n, of| format!("{name}, {n} of {of}"),
    up: |name| format!("{name}: up"),
    down: |name| format!("{name}: down"),
    details: DETAILS,
    people: PEOPLE,
    themes: THEMES,
    problems: PROBLEMS,
    find: FIND,
    glossary: GLOSSARY,
};

const DETAILS: Details = Details {
    needed: "Needed for a citation",
    for_example: |example| format!("Example: {example}"),
    field: |field| match field {
        Field::Title => "Title",
        Field::Summary => "Summary",
        Field::Place => "Place",
        Field::Category => "Category",
        Field::Date => "Date of the interview",
        Field::SourceName => "Source or publisher",
        Field::Translator => "Translator",
        Field::Holder => "Rights",
    },
    example: |field| match field {
        Field::Title => "A van that waits: rural health in three counties",
        Field::Summary => "two or three sentences; lists show them",
        Field::Place => "Lanzhou, Gansu",
        Field::Category => "Health",
        Field::Date => "2015-05-14, 2015-05, 2015-05/2016-01, 2015~",
        Field::SourceName => "Made in China Journal",
        Field::Translator => "Li Wen",
        Field::Holder => "© 2024 Rural Health Network",
    },
    plain: |field| match field {
        PlainField::Id => "Name in the address",
        PlainField::Date => "Date of the interview",
        PlainField::SourceUrl => "Address of the source",
        PlainField::SourcePages => "Pages of the source",
        PlainField::Licence => "Licence",
        PlainField::Url => "Address of the interview",
    },
    plain_example: |field| match field {
        PlainField::Id => "van-that-waits",
        PlainField::Date => "",
        PlainField::SourceUrl | PlainField::Url => "https://example.org/article",
        PlainField::SourcePages => "112–119",
        PlainField::Licence => "CC BY 4.0",
    },
    who_speaks: "Who speaks",
    date: "As year, month and day",
    date_in_words: "or in words, if the day is not known",
    address_stays: "In My site, an interview keeps the address with which it was added.",
    date_read: |date| format!("Readers see: {date}"),
    date_not_read: "Not read as a date: readers see it as it stands, and lists put it last",
    languages: "Languages of the text",
    languages_about: "Correcting one changes the language of all its words. Write its name, such as German, or its tag, such as de.",
    original: "Original",
    make_original: "Make it the original",
    add_language: "Add a language",
    remove_language,
};

fn remove_language(had: InLanguage) -> String {
    let InLanguage { passages, headings, names, details } = had;
    let parts = [(passages, "passage"), (headings, "heading"), (names, "name"), (details, "detail")];
    let parts: Vec<String> = parts.into_iter().filter(|(n, _)| *n > 0).map(|(n, one)| some(n, one)).collect();
    match parts.split_last() {
        None => "Remove".to_owned(),
        Some((last, [])) => format!("Remove, with {last} in it"),
        Some((last, rest)) => format!("Remove, with {} and {last} in it", rest.join(", ")),
    }
}

fn some(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

const PEOPLE: People = People {
    heading: "Speakers",
    edit: "Edit speakers",
    share: |turns, percentage| format!("{}, {percentage}", some(turns, "turn")),
    name: "Name",
    initials: "Initials",
    about: "About",
    part: "Part in the interview",
    no_part: "Not stated",
    interviewer: "Interviewer",
    interviewee: "Interviewee",
    interpreter: "Interpreter",
    another_part: "Another word",
    colour: "Colour",
    colour_more: "Two names: the second is how it looks on dark pages.",
    automatic: "Automatic",
    colours: [
        "Grey, square",
        "Blue",
        "Rust, orange",
        "Plum, pink",
        "Teal",
        "Violet",
        "Navy, green",
        "Maroon, red",
        "Purple, pale green",
    ],
    same_name: |name| format!("{name} is there already: the same person?"),
    merge: |turns| format!("Merge, {}", some(turns, "turn")),
    remove: "Remove: says nothing",
    new: "New speaker",
};

const THEMES: Themes = Themes {
    heading: "Themes",
    edit: "Edit themes",
    none: "No theme yet. Name one in the list beside the text, or open a code book.",
    passages: |n| some(n, "passage"),
    about: "What belongs here",
    whereabouts: "Where it is",
    lies_in: |list, more| match more {
        0 => format!("in {list}"),
        more => format!("in {list} and {}", some(more, "more passage")),
    },
    previous: "Previous with it",
    next: "Next with it",
    merge_into: "Merge into",
    same_name: |name| format!("{name} is there already: the same theme?"),
    merge: |n| format!("Merge, {}", some(n, "passage")),
    remove: |n| match n {
        0 => "Remove the theme".to_owned(),
        n => format!("Remove the theme, from {}", some(n, "passage")),
    },
    code_book: "Open a code book (CSV, Excel, QDC)",
    code_book_more: "Or drop the file on this page.",
    unread: |file| format!("{file} cannot be read"),
    no_code_book: |file| {
        format!("{file} has no code book: the first row must name its columns, such as code, name and description")
    },
    added: |added, all| match all - added.min(all) {
        0 => format!("{} added", some(added, "theme")),
        known => format!("{} added; {known} are there already", some(added, "theme")),
    },
};

const PROBLEMS: Problems = Problems {
    heading: "Problems",
    none: "Nothing to look at",
    next: "Next",
    mend: "Mend",
    needed: "Needed",
    doubtful: "To be looked at",
    lack: |lack| match lack {
        Lack::Withheld(words, places) => match places.len() {
            1 => format!("“{}” must not be published, but stands in one place", guessed(words)),
            n => format!("“{}” must not be published, but stands in {n} places", guessed(words)),
        },
        Lack::Traces(words, places) => match places.len() {
            1 => format!("“{}” must not be published, but one place still tells who it is", guessed(words)),
            n => format!("“{}” must not be published, but {n} places still tell who it is", guessed(words)),
        },
        Lack::Detail(Field::Holder) => "Rights are not stated".into(),
        Lack::Detail(field) => format!("No {}", detail(*field)),
        Lack::Names(ids) => match &ids[..] {
            [id] => format!("{} has no full name", guessed(id)),
            ids => format!("{} speakers have no full name", ids.len()),
        },
        Lack::Namesakes(name, ids) => format!("{} speakers are called “{}”", ids.len(), guessed(name)),
        Lack::SameThemes(name, ids) => format!("{} themes are called “{}”", ids.len(), guessed(name)),
        Lack::DetailIn(lang, field) => format!("No {} in {}", detail(*field), language(lang)),
        Lack::NamesIn(lang, names) => match &names[..] {
            [(_, name)] => format!("{} has no name in {}", name_of(name), language(lang)),
            names => format!("{} speakers have no name in {}", names.len(), language(lang)),
        },
        Lack::Empty(places) => match places.len() {
            1 => "1 passage has no words: the file leaves it out".into(),
            n => format!("{n} passages have no words: the file leaves them out"),
        },
        Lack::Gaps(lang, places) => match places.len() {
            1 => format!("1 passage has no {}", language(lang)),
            n => format!("{n} passages have no {}", language(lang)),
        },
        Lack::ThemesIn(lang, labels) => match &labels[..] {
            [(_, label)] => format!("The theme “{}” has no name in {}", name_of(label), language(lang)),
            labels => format!("{} themes have no name in {}", labels.len(), language(lang)),
        },
        Lack::Outdated(lang, places) => match places.len() {
            1 => format!("1 passage was changed after its translation into {}", language(lang)),
            n => format!("{n} passages were changed after their translation into {}", language(lang)),
        },
        Lack::Doubtful(lang, places) => match places.len() {
            1 => format!("The {} of 1 passage may belong elsewhere", language(lang)),
            n => format!("The {} of {n} passages may belong elsewhere", language(lang)),
        },
    },
    problem,
    places: |message, n| format!("{message} ({n} places)"),
};

/// What the check finds in what an editor writes.
pub fn problem(problem: &Problem, spot: &Spot, names: &Names) -> Option<String> {
    let said = match (&problem.expected, &problem.found) {
        (Expected::Value(ExpectedKind::Date), Found::Value(FoundKind::Text(text))) => {
            format!(
                "“{}” is not read as a date: write 2019-03-02, 2019-03 or 2019, or say it in words",
                shortened(text)
            )
        }
        (Expected::Value(ExpectedKind::Address), Found::Value(FoundKind::Text(text))) => {
            format!("“{}” is not a web address: one begins with https://", shortened(text))
        }
        (Expected::Link, Found::Value(FoundKind::Text(text))) => {
            format!("The link to “{}” does not work: an address begins with https:// or mailto:", shortened(text))
        }
        (Expected::Initials, Found::Value(FoundKind::Text(text))) => {
            format!("“{}” is too long: initials have one to three letters", shortened(text))
        }
        (Expected::Value(ExpectedKind::Localized | ExpectedKind::Text), found) if found.is_empty() => {
            "This is empty".into()
        }
        (Expected::Value(ExpectedKind::Language), Found::Value(FoundKind::Text(text)) | Found::Misspelt(text, _)) => {
            format!("“{}” is no language that browsers know", shortened(text))
        }
        (Expected::TextIn(tag), Found::Written { chinese, more }) => {
            let wanted = Lang::parse(tag).map_or_else(|| tag.to_string(), |lang| language(&lang));
            let said = match chinese {
                true => format!("{} is in Chinese and should be in {wanted}", subject(spot, names)),
                false => format!("{} has no Chinese characters and should be in {wanted}", subject(spot, names)),
            };
            match more {
                0 => said,
                n => said + &format!("; {n} more like it: the two languages may be exchanged"),
            }
        }
        (_, Found::Emphasis(words)) => {
            format!("“{}” is emphasised because of its stars; “Mend” shows the stars", shortened(words))
        }
        (_, Found::Markup(signs)) if signs.starts_with('#') => {
            format!("“{}” is shown as it stands: a passage has no headings", signs)
        }
        (_, Found::Markup(tag)) => format!("“{}” is shown as it stands: HTML has no effect here", shortened(tag)),
        (_, Found::Radical(c)) => {
            format!("“{c}” only looks like the character, as in text from a PDF: type the character")
        }
        (_, Found::HalfCharacter) => "Half a character stands here: type it again".into(),
        (Expected::Title, Found::Nothing) => "It has no title".into(),
        (Expected::TextIn(tag), Found::Nothing) => {
            format!("Text in {} is missing", Lang::parse(tag).map_or_else(|| tag.to_string(), |lang| language(&lang)))
        }
        (_, Found::IdByPosition(_)) => "The passages have no names for links, so that a link may lead elsewhere after a change; a draft of it gives them some".into(),
        (_, Found::Outdated) => "The translation is older than the original".into(),
        (_, Found::TakenFor(lang)) if lang.primary() != "und" => format!("Nothing says in which language the text is; it is taken for {}", language(lang)),
        (_, Found::Again(text)) => format!("“{}” is there twice", shortened(text)),
        _ => return None,
    };
    Some(said)
}

/// What has a wrong language.
fn subject(spot: &Spot, names: &Names) -> String {
    let is_about = |named: &Named| matches!(named.text, Some((OwnText::About, _)));
    match spot {
        Spot::Passage(_) => "A passage".into(),
        Spot::Heading(_) => "A heading".into(),
        Spot::Speaker(named) if is_about(named) => format!("What is said about {}", names.speaker(&named.id)),
        Spot::Speaker(named) => format!("The name of {}", names.speaker(&named.id)),
        Spot::Theme(named) if is_about(named) => format!("What is said of the theme “{}”", names.theme(&named.id)),
        Spot::Theme(named) => format!("The name of the theme “{}”", names.theme(&named.id)),
        Spot::Glossary => "A term".into(),
        Spot::Details(Some((field, _))) => format!("The {}", detail(*field)),
        Spot::Details(None) => "A detail".into(),
    }
}

const FIND: Find = Find {
    heading: "Find and replace",
    find: "Find",
    exact: "Capital letters count",
    whole: "Whole words only",
    everywhere: "Also in names, themes, glossary and details",
    with: "Replace with",
    replace: |n| format!("Replace {}", some(n, "place")),
    delete: |n| format!("Delete in {}", some(n, "place")),
    replaced: |n| format!("Replaced in {}", some(n, "place")),
    found: |n, texts| match n {
        0 => "Not found".to_owned(),
        n => format!("{} in {}", some(n, "place"), some(texts, "text")),
    },
    more: |n| format!("and {n} more"),
    pseudonyms: "Pseudonyms",
    pseudonyms_about: "A name is replaced everywhere: in all languages, names of speakers, glossary, details and the names in addresses. It is then withheld: the check refuses a text that contains it.",
    name: "Name",
    pseudonym: "Pseudonym",
    places: |n| some(n, "place"),
    also_called: "The speaker is also called",
    add_name: "Replace it, too",
    unfit: |unfit| match unfit {
        Unfit::Twice => "This name has a line already".into(),
        Unfit::Tells(name) => {
            format!("“{}” must not be published, and is in the pseudonym: choose another", guessed(name))
        }
        Unfit::Taken => "Two speakers would have one name: choose another".into(),
        Unfit::Nowhere => "The name stands nowhere: is it written like this?".into(),
    },
    one_character: "One character is part of many words: look at each place first.",
    pseudonymise: |n| format!("Replace {}", some(n, "name")),
    outcome: |name, n, left| match left {
        0 => format!("{name}: {} replaced. It stands nowhere any more.", some(n, "place")),
        left => {
            format!("{name}: {} replaced. These still give it away, in whole or in part ({left}):", some(n, "place"))
        }
    },
    extra: "A field of the file that the desk does not show",
    note: "A note in the file, which is never published",
    names_listed: "The names stay in this browser and in the file that you save, in a list of words that must not be published. The site and the Word file for the interviewee do not have the list.",
    withheld: "Must not be published",
    withheld_hint: "A site with any of these in it is not built, even within another word. If it stands for something else, allow it.",
    allow: "Allow",
};

const GLOSSARY: Glossary = Glossary {
    heading: "Glossary",
    edit: "Edit the glossary",
    offers: "Explained in the text",
    accept: |term| format!("Make {term} a term"),
    decline: |term| format!("Leave {term} out"),
    terms: "Terms",
    new: "New term",
    term: "Term",
    pinyin: "Pinyin",
    proposed: "Proposed, without tones: please check.",
    several: "Several readings: ",
    unknown: "Reading not known: ",
    aliases: "Other forms",
    meaning: "Meaning",
    make: "Make a term",
    remove: "Remove",
};
