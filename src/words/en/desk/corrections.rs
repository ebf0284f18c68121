//! What the desk says of the proof for the interviewee, and of the file that comes back, in English.

use crate::desk::corrections::{Gist, Renamed, Seems, Why};
use crate::words::desk::Corrections;

pub const CORRECTIONS: Corrections = Corrections {
    hand_round: "For the interviewee",
    hand_round_more: "The text with a number before each passage. Open the corrected file here when it comes back.",
    word: "Word file",
    print: "Print",
    open_corrected: "Open the corrected file",
    what_to_do: "Please correct the words as you wish, in this file, and send it back. Leave the numbers in brackets: they tell where each correction belongs. You may record your changes, but need not.",
    file_name: |title| format!("{title}, for correction"),
    made: |name| {
        format!("{name} is saved where your browser keeps downloads. Send it, and open it here when it comes back.")
    },
    view: "Corrections",
    none: "No corrected file is open",
    none_more: "“Saved”, at the top, makes a Word file for the interviewee. When it comes back, drop it here or choose it: you see what changed, passage by passage, and take it or leave it.",
    heading: "What came back",
    summary: |n, all| match n {
        0 => format!("None of {all} passages has other words."),
        1 => format!("One of {all} passages has other words. Nothing is in your text before you take it."),
        _ => format!("{n} of {all} passages have other words. Nothing is in your text before you take it."),
    },
    base_unknown: "The file no longer says how the text was when you made it: what you have changed since then looks like a change of theirs.",
    seems: |name, seems| match seems {
        Seems::Translation => format!(
            "{name} is in another language than this interview: it seems to be a translation. Nothing has been compared. It can be put beside this interview: that makes a new one in both languages, and this one stays as it is."
        ),
        Seems::OtherInterview => format!(
            "{name} seems to be another interview: hardly a passage of this one is in it. Nothing has been compared."
        ),
    },
    is_interview: |name| {
        format!(
            "{name} is an interview file, not a corrected text. Nothing has been compared. It opens under Interviews."
        )
    },
    open_own: "Open it as an interview of its own",
    put_beside: "Put it beside this interview",
    not_beside: |name| {
        format!("{name} could not be put beside this interview: too few of its turns fit. Nothing has changed.")
    },
    decided: |n, all| format!("{n} of {all} decided"),
    next: "Next",
    take_all: |n, out| match out {
        0 if n == 1 => "Take 1".into(),
        0 => format!("Take all {n}"),
        1 if n == 1 => "Take 1 (the passage is taken out)".into(),
        1 => format!("Take all {n} (one passage is taken out)"),
        _ => format!("Take all {n} ({out} passages are taken out)"),
    },
    file: "The file",
    by_number: |n, all| format!("{n} of {all} passages found by number"),
    put_away: "Put the file away",
    is_put_away: |name| format!("{name} is put away, with what you decided: open it again below"),
    away: "Put away",
    open_again: "Open again",
    unchanged: |n| if n == 1 { "One passage is unchanged".into() } else { format!("{n} passages are unchanged") },
    passage: |label| format!("Passage {label}"),
    take: "Take",
    leave: "Leave",
    take_out: "Take out",
    keep: "Keep",
    edit: "Take and edit",
    theirs: "Theirs",
    yours: "Yours",
    both: "Put both together",
    take_these: "Take these words",
    begun: "Yours, not taken yet",
    field_keys: "Ctrl Enter takes these words, Escape goes back and keeps them.",
    cancel: "Back",
    begin_anew: "Begin anew",
    unfinished: "Your words are kept but not taken yet.",
    kept: "Your words are kept but not taken yet: “Take these words” takes them",
    conflict: "You have changed it, too, since you made the file.",
    doubtful: "You both changed the same words: they stand one after the other here.",
    whole: "The whole passage is taken out, with its translation and its themes.",
    one_language: "Only these words are taken out: the passage stays, with its words in the other language.",
    gone: "This passage is no longer in your text.",
    runs_on: "Their words go over the place where you have split the passage: decide on both parts together.",
    in_file: |label| format!("In the file: {label}"),
    older: "The translation was made from the earlier words: check that it still fits.",
    not_put_back: "The passage cannot be put back: no step of this draft has it any more",
    gist,
    is_taken: "taken",
    is_left: "left",
    taken: |label, n| format!("{label} taken, {n} left to decide"),
    left: |label, n| format!("{label} stays as it is, {n} left to decide"),
    all_taken: |n| format!("{n} taken, in one step that can be undone"),
    all_decided: "All are decided",
    strays: "Without a place",
    strays_more: "These words of the file belong to no passage. Nothing was done with them.",
    why,
    add_to: |label| format!("Add to {label}"),
    insert: |name| format!("Make it a turn of {name}"),
    rename: |given, name| format!("Rename {given} to {name} everywhere"),
    give: |n, name| match n {
        1 => format!("Give this passage to {name}"),
        _ => format!("Give these {n} passages to {name}"),
    },
};

fn gist(gist: &Gist) -> String {
    match gist {
        Gist::Signs => "only signs".into(),
        Gist::Removed => "taken out".into(),
        Gist::Both => "you changed it, too".into(),
        Gist::Gone => "no longer in your text".into(),
        Gist::Words(words) => format!("“{words}”"),
    }
}

fn why(why: &Why) -> String {
    match why {
        Why::Above => "Above the first passage".into(),
        Why::NoSuchNumber(label) => format!("No passage has the number {label}"),
        Why::Twice(label) => format!("The number {label} stands there twice"),
        Why::OtherWords(label) => format!("The number {label} is of an earlier draft: no passage has these words"),
        Why::Moved(label, Some(before)) => {
            format!("{label} stands after {before} in the file. Nothing was moved here.")
        }
        Why::Moved(label, None) => format!("{label} stands before all others in the file. Nothing was moved here."),
        Why::Comment(author) if author.is_empty() => "A comment".into(),
        Why::Comment(author) => format!("A comment by {author}"),
        Why::Speaks(name) => format!("A new paragraph that {name} says"),
        Why::Language(label) => format!("Words in another language under {label}"),
        Why::Name(Renamed { given, label, others: 0, .. }) => {
            format!("The name of the speaker before {label}, in place of “{given}”")
        }
        Why::Name(Renamed { given, label, others, .. }) => {
            format!("The name of the speaker before {label} and {others} more, in place of “{given}”")
        }
    }
}
