//! What the desk says of the text under edit, in English.

use super::language;
use crate::desk::editor::Said;
use crate::desk::editor::keys::Deed;
use crate::desk::{Command, Field, PlainField, Refused, Standing};
use crate::words::desk::quoted::{guessed, tagged};
use crate::words::desk::{Editor, Names, Naming, by_tag};

pub const EDITOR: Editor = Editor {
    text: "Text",
    translation: "Translation",
    details: "Details",
    tools: "Work on the interview",
    undo: "Undo",
    redo: "Redo",
    find: "Find",
    preview: "Preview",
    keys: "Keys",
    single_keys: "Keys without Ctrl act on the passage in hand",
    keys_in_hand: "With a passage in hand",
    keys_in_field: "In a field",
    keys_in_correction: "With a correction in hand",
    keys_on_desk: "Everywhere",
    close: "Close",
    done: "Done",
    edit: "Edit",
    split: "Split",
    join: |number| format!("Join with {number}"),
    join_across: "The speakers differ: join all the same",
    as_opened: "As imported",
    part: "New turn from here",
    remove: "Remove",
    themes: "Themes",
    no_theme: "No theme yet: name one below",
    new_theme: "New theme",
    add: "Add",
    find_theme: "Find or add a theme",
    set: "set",
    add_theme: |label| format!("Enter adds “{label}”"),
    question: "Make a question",
    answer: "Make an answer",
    insert: "Insert…",
    passage_below: "Passage below",
    passage_above: "Passage above",
    turn_below: "Turn below",
    turn_above: "Turn above",
    heading: "Heading in the outline",
    readers_see: |text| format!("Readers see “{text}”"),
    no_question: "Only questions are in the outline",
    no_speaker_there: "There is no such speaker, or nothing is missing there any more.",
    no_theme_there: "There is no such theme, or nothing is missing there any more.",
    no_passage_there: "There is no such passage in this interview.",
    no_detail_there: "There is no such detail of an interview.",
    speaker: "Speaker",
    nobody: "Nobody: a note",
    gap: |lang| format!("No {}", language(lang)),
    field: |number| format!("Words of {number}"),
    read_only: "Another tab edits this interview: this one only shows it. To edit here, choose “Edit here instead” above.",
    push_down: "Push down",
    pull_up: "Pull up",
    swap: "Swap with the one above",
    first_up: "First paragraph up",
    last_down: "Last paragraph down",
    cut_down: "Words after the caret down",
    cut_up: "Words before the caret up",
    next_gap: "Next to look at",
    standing: standing_of,
    outdated: "The original was changed after this translation",
    doubtful: "The import was not sure that these belong together",
    is_right: "The translation is right",
    keep_gap: "Leave this gap",
    confirm_to: "Confirm to here",
    move_text: "Move text…",
    align: "Align anew from here",
    move_here: |number| format!("Put the words of {number} here"),
    move_not: "Leave them there",
    moves: "Move",
    to_look_at,
    no_translation: "The interview has one language. Add another under Details, and put its words here.",
    painting: |theme| format!("Painting {theme}: click passages, or go to them and press Space; Esc to end"),
    asks_theme: "Paint: press the number of a theme, or Esc",
    asks_speaker: "Speaker: press a number, or Esc",
    chose_nothing: "Nothing chosen",
    step,
    said: said_of,
    refused_field: |why| format!("{}. Esc brings back what was there.", why.trim_end_matches('.')),
    refused: |refused| match refused {
        Refused::NotThere => "That is not there",
        Refused::Unchanged => "Nothing to change",
        Refused::Gap => "There is no translation here to move",
        Refused::OtherSpeaker => "The one before has another speaker",
        Refused::AtEnd => "There is no passage on that side",
        Refused::NoWords => "A split needs words on both sides of the caret. For a new passage, press Esc, then I.",
        Refused::NoneThere => "There are no words on that side of the caret",
        Refused::LastPassage => "This is the only passage, and an interview needs one",
        Refused::InUse => "The speaker still has turns",
        Refused::Invalid => "This cannot be empty",
        Refused::NoLanguage => "This language is not known by name: write its tag, such as en, zh-Hans or zh-Hant",
        Refused::Taken => "That is there already",
        Refused::NoAddress => "An address has letters, digits and hyphens, such as van-that-waits",
    },
    deed: |deed| match deed {
        Deed::Next => "Next passage",
        Deed::Previous => "Previous passage",
        Deed::ExtendDown => "Select downwards",
        Deed::ExtendUp => "Select upwards",
        Deed::Edit => "Edit",
        Deed::EditOriginal => "Edit the original",
        Deed::Leave => "Leave the field, end painting or selection",
        Deed::Split => "Split at the caret",
        Deed::Join => "Join with the passage before, at the start",
        Deed::Line => "New line",
        Deed::Part => "New turn from here",
        Deed::Remove => "Remove",
        Deed::Theme => "Theme with this number, on or off",
        Deed::ThemeList => "List of themes",
        Deed::Repeat => "The same themes as last time",
        Deed::Paint => "Paint: then the number of a theme",
        Deed::PaintHere => "While painting: its theme, on or off",
        Deed::SpeakerMenu => "Speaker: then a number",
        Deed::Question => "Make a question",
        Deed::Answer => "Make an answer",
        Deed::Insert => "Insert a passage or a turn",
        Deed::Heading => "Heading in the outline",
        Deed::Term => "Make a term of the selected words",
        Deed::PushDown => "Leave a gap, push the translation down",
        Deed::PullUp => "Pull the translation up",
        Deed::FirstUp => "Only the first paragraph up",
        Deed::LastDown => "Only the last paragraph down",
        Deed::CutDown => "In a translation: the words after the caret to the next passage",
        Deed::CutUp => "In a translation: the words before the caret to the passage above",
        Deed::Swap => "Swap with the one above",
        Deed::NextDoubtful => "Next gap, or translation to look at",
        Deed::ConfirmTo => "Confirm the translation to here",
        Deed::Confirm => "The translation is right, or the gap is meant",
        Deed::MoveText => "Take up the translation; again: put it down",
        Deed::Align => "Align the translation anew from here",
        Deed::TakeChange => "Take",
        Deed::LeaveChange => "Leave, or take back",
        Deed::EditChange => "Take and edit",
        Deed::NextChange => "Next to decide",
        Deed::NextProblem => "Next problem",
        Deed::NextRegion => "Next part of the desk",
        Deed::Undo => "Undo",
        Deed::Redo => "Redo",
        Deed::Find => "Find and replace",
        Deed::SaveFile => "Save a file",
        Deed::Help => "These keys",
    },
};

fn some(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// The name of a step is an order: it begins with a verb.
fn step(command: &Command, names: &Names) -> String {
    let at = |at| names.step(at);
    match command {
        Command::Type { at: place, .. } => format!("edit {}", at(*place)),
        Command::Space { at: place, .. } => format!("change the spacing in {}", at(*place)),
        Command::Split { at: place, .. } => format!("split {}", at(*place)),
        Command::Join { at: place, .. } => format!("join with {}", names.joined(*place)),
        Command::Part { at: place } => format!("begin a new turn at {}", at(*place)),
        Command::MoveTurn { .. } => "move a turn".into(),
        Command::Remove { at } => format!("remove {}", some(at.len(), "passage")),
        Command::PutBack { at: place, .. } => format!("put back {}", names.at(*place)),
        Command::BackTo { .. } => "return to an earlier copy".into(),
        Command::Insert { .. } => "insert a turn".into(),
        Command::InsertPassage { .. } => "insert a passage".into(),
        Command::Heading { .. } => "change a heading".into(),
        Command::Give { at, speaker: Some(to) } => {
            format!("give {} to {}", some(at.len(), "passage"), names.speaker(to))
        }
        Command::Give { at, .. } => format!("take the speaker from {}", some(at.len(), "passage")),
        Command::AddSpeaker { name, lang, .. } => format!("add {}", tagged(lang, name)),
        Command::RenameSpeaker { speaker, name, lang } => match names.naming_speaker(speaker, lang, name) {
            Naming::Added => format!("add the name {}", tagged(lang, name)),
            Naming::Changed => format!("rename {}, {}", tagged(lang, name), some(names.turns(speaker), "turn")),
            Naming::Removed(of) => format!("remove the {} name of {}", language(&of), names.speaker(speaker)),
        },
        Command::Initials { speaker, .. } => format!("change the initials of {}", names.speaker(speaker)),
        Command::Role { speaker, .. } => format!("change the part of {}", names.speaker(speaker)),
        Command::Colour { speaker, .. } => format!("change the colour of {}", names.speaker(speaker)),
        Command::AboutSpeaker { speaker, .. } => format!("change what is said about {}", names.speaker(speaker)),
        Command::MergeSpeakers { into, .. } => format!("merge a speaker into {}", names.speaker(into)),
        Command::RemoveSpeaker { .. } => "remove a speaker".into(),
        Command::MoveSpeaker { .. } => "change the order of speakers".into(),
        Command::Tag { at, theme, on: true } => format!("set {} on {}", names.theme(theme), some(at.len(), "passage")),
        Command::Tag { at, theme, .. } => {
            format!("take {} away from {}", names.theme(theme), some(at.len(), "passage"))
        }
        Command::TagAll { at, .. } => format!("set the themes of {}", some(at.len(), "passage")),
        Command::AddTheme { label, lang, .. } => format!("add {}", tagged(lang, label)),
        Command::AddThemes { themes, .. } => format!("add {}", some(themes.len(), "theme")),
        Command::RenameTheme { theme, label, lang } => match names.naming_theme(theme, lang, label) {
            Naming::Added => format!("add the name {}", tagged(lang, label)),
            Naming::Changed => format!("rename {}", tagged(lang, label)),
            Naming::Removed(of) => format!("remove the {} name of {}", language(&of), names.theme(theme)),
        },
        Command::DescribeTheme { theme, .. } => format!("describe {}", names.theme(theme)),
        Command::MergeThemes { into, .. } => format!("merge a theme into {}", names.theme(into)),
        Command::RemoveTheme { .. } => "remove a theme".into(),
        Command::MoveTheme { .. } => "change the order of themes".into(),
        Command::ThemeIds { .. } => "change the addresses of themes".into(),
        Command::AddTerm { term } => {
            format!("add the term {}", term.term.first().map_or_else(String::new, |(lang, text)| tagged(lang, text)))
        }
        Command::ChangeTerm { .. } => "change a term".into(),
        Command::RemoveTerm { .. } => "remove a term".into(),
        Command::Detail { field, .. } => format!("change the {}", detail(*field)),
        Command::Plain { field, .. } => format!("change the {}", plain(*field)),
        Command::AddLanguage { .. } => "add a language".into(),
        Command::RenameLanguage { .. } => "correct a language".into(),
        Command::RemoveLanguage { lang } => format!("remove {}", by_tag(lang, language)),
        Command::Original { lang } => format!("make {} the original", by_tag(lang, language)),
        Command::PushDown { at: place, .. } => format!("push down from {}", at(*place)),
        Command::PullUp { at: place, .. } => format!("pull up {}", at(*place)),
        Command::FirstUp { at: place, .. } => format!("move the first paragraph of {} up", at(*place)),
        Command::LastDown { at: place, .. } => format!("move the last paragraph of {} down", at(*place)),
        Command::CutDown { at: place, .. } => format!("move the last part of {} down", at(*place)),
        Command::CutUp { at: place, .. } => format!("move the first part of {} up", at(*place)),
        Command::Swap { at: place, .. } => format!("swap {} with the one above", at(*place)),
        Command::Confirm { at: places, lang } => match (places.len(), names.gaps(places, lang)) {
            (n, 0) => format!("confirm {}", some(n, "passage")),
            (1, _) => format!("leave the gap at {}", at(places[0])),
            (n, gaps) if n == gaps => format!("leave {}", some(gaps, "gap")),
            (n, gaps) => format!("confirm {}, with {} left", some(n - gaps, "passage"), some(gaps, "gap")),
        },
        Command::ConfirmTo { at: place, lang } if names.gaps(&[*place], lang) > 0 => {
            format!("confirm to {}, with the gap there left", at(*place))
        }
        Command::ConfirmTo { at: place, .. } => format!("confirm to {}", at(*place)),
        Command::MoveText { .. } => "move text".into(),
        Command::Align { at: place, .. } => format!("align anew from {}", at(*place)),
        Command::Replace { query, with } if with.is_empty() => format!("delete “{}”", guessed(&query.words)),
        Command::Replace { query, .. } => format!("replace “{}”", guessed(&query.words)),
        Command::Pseudonymise { names, .. } => match names.len() {
            1 => "replace 1 name by a pseudonym".into(),
            n => format!("replace {n} names by pseudonyms"),
        },
        Command::Allow { words } => format!("allow “{}” to be published", guessed(words)),
        Command::Group { commands } => match &commands[..] {
            [one] => step(one, names),
            [Command::AddTheme { label, lang, .. }, Command::Tag { at, .. }] => {
                format!("add the theme {} to {}", tagged(lang, label), some(at.len(), "passage"))
            }
            [first, ..] => format!("{} and more", step(first, names)),
            [] => "change nothing".into(),
        },
    }
}

/// What is said of a step that was taken.
fn done(command: &Command, names: &Names) -> String {
    let done = past(&step(command, names));
    match command {
        Command::RemoveLanguage { lang } => match names.passages_in(lang) {
            0 => format!("{done}; Ctrl Z brings it back"),
            1 => format!("{done}, 1 passage; Ctrl Z brings it back"),
            n => format!("{done}, {n} passages; Ctrl Z brings them back"),
        },
        _ => done,
    }
}

/// The name of a step as a sentence about the past: *Confirmed 1 passage*.
pub(super) fn past(step: &str) -> String {
    let verb = step.split(' ').next().unwrap_or_default();
    let past = match verb {
        "begin" => "began".to_owned(),
        "choose" => "chose".to_owned(),
        "give" => "gave".to_owned(),
        "leave" => "left".to_owned(),
        "make" => "made".to_owned(),
        "swap" => "swapped".to_owned(),
        "take" => "took".to_owned(),
        "put" | "set" | "split" => verb.to_owned(),
        _ if verb.ends_with('e') => format!("{verb}d"),
        _ => format!("{verb}ed"),
    };
    let (first, rest) = past.split_at(past.len().min(1));
    first.to_uppercase() + rest + &step[verb.len()..]
}

/// A detail in a sentence.
pub(super) fn detail(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Summary => "summary",
        Field::Place => "place",
        Field::Category => "category",
        Field::Date => "date",
        Field::SourceName => "source",
        Field::Translator => "translator",
        Field::Holder => "rights",
    }
}

fn plain(field: PlainField) -> &'static str {
    match field {
        PlainField::Id => "name in addresses",
        PlainField::Date => "date",
        PlainField::SourceUrl => "address of the source",
        PlainField::SourcePages => "pages of the source",
        PlainField::Licence => "licence",
        PlainField::Url => "address of the interview",
    }
}

fn standing_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Gap => "gap",
        Standing::AcceptedGap => "accepted gap",
        Standing::Outdated => "older",
        Standing::Doubtful => "doubtful",
        Standing::Confirmed => "confirmed",
        Standing::Unknown => "",
    }
}

/// The numbers of gaps, of translations that are older than their originals, and of doubtful ones.
fn to_look_at(gaps: usize, outdated: usize, doubtful: usize) -> String {
    let part = |n: usize, of: fn(usize) -> String| (n > 0).then(|| of(n));
    let parts = [
        part(gaps, |n| format!("{n} gap{}", if n == 1 { "" } else { "s" })),
        part(outdated, |n| format!("{n} older than the original")),
        part(doubtful, |n| format!("{n} doubtful")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "Nothing is left to look at".into() } else { format!("To look at: {}", parts.join(", ")) }
}

fn said_of(said: &Said, names: &Names) -> String {
    let passages = |n: &usize| some(*n, "passage");
    match said {
        Said::Hand(at) => names.at(*at),
        Said::First => "This is the first passage".into(),
        Said::Last => "This is the last passage".into(),
        Said::Selected(n) => format!("{} selected", passages(n)),
        Said::Open(at) => format!("Edit, {}", names.at(*at)),
        Said::Kept => "Editing is finished".into(),
        Said::Split(_) => "Split. The later part is a new passage; its translation is a gap.".into(),
        Said::Joined(at) => format!("Joined with {}", names.at(*at)),
        Said::Set(theme, n) => format!("{} set, {}", names.theme(theme), passages(n)),
        Said::TakenAway(theme, n) => format!("{} taken away, {}", names.theme(theme), passages(n)),
        Said::SetAll(themes, n) => {
            let themes: Vec<_> = themes.iter().map(|theme| names.theme(theme)).collect();
            match themes.is_empty() {
                true => format!("No theme on {}", passages(n)),
                false => format!("{} set on {}", themes.join(", "), passages(n)),
            }
        }
        Said::Inserted => "Inserted: type its words here".into(),
        Said::Given(speaker, n) => {
            let to = speaker.as_ref().map_or("nobody".to_owned(), |id| names.speaker(id));
            format!("Given to {to}, {}", passages(n))
        }
        Said::Painting(theme) => (EDITOR.painting)(&names.theme(theme)),
        Said::PaintEnded => "Painting ended".into(),
        Said::Done(command) => done(command, names),
        Said::Shifted(command, moved) => {
            format!("{}; the translation of {} changed", done(command, names), some(*moved, "passage"))
        }
        Said::ConfirmedAbove(own, n) => {
            let them = if *n == 1 {
                "1 doubtful one above counts".to_owned()
            } else {
                format!("{n} doubtful ones above count")
            };
            format!("{}; {them} as confirmed", said_of(own, names))
        }
        Said::Undone(command) => format!("Undone: {}", step(command, names)),
        Said::Redone(command) => format!("Redone: {}", step(command, names)),
        Said::NothingToUndo => "Nothing to undo".into(),
        Said::NothingToRedo => "Nothing to redo".into(),
        Said::NothingToRepeat => "No theme has been set yet, so there is none to repeat".into(),
        Said::NoInterviewer => "No speaker is marked as the interviewer: choose one under Speakers".into(),
        Said::NoThemeAt(n) => format!("No theme has the number {n}"),
        Said::NoSpeakerAt(n) => format!("No speaker has the number {n}"),
        Said::Look(at, standing, left) => format!("{}, {}, {left} to look at", names.at(*at), standing_of(*standing)),
        Said::Moving(at) => format!("Words of {} taken up: go where they belong, then press M", names.at(*at)),
        Said::MoveEnded => "The words stay".into(),
        Said::Aligned { at, moved, doubtful } => {
            let moved = match moved {
                0 => "no words moved".to_owned(),
                1 => "the translation of 1 passage changed".to_owned(),
                n => format!("the translation of {n} passages changed"),
            };
            format!("Aligned anew from {}: {moved}, {doubtful} doubtful", names.at(*at))
        }
        Said::AlignedAlready(at) => format!("Aligning anew from {} changes nothing", names.at(*at)),
        Said::NoneLeft => "Nothing is left to look at".into(),
        Said::Refused(refused) => (EDITOR.refused)(*refused).into(),
    }
}
