//! Shows how a file was understood: speakers, the first words of each question, rows of two languages, notes.

use std::fmt::Write;

use interview_viewer::import::align::{Row, SURE};
use interview_viewer::import::note::What;
use interview_viewer::import::{self, Imported};
use interview_viewer::interview::{self, Interview, Lang, Role};
use interview_viewer::state::Ui;
use interview_viewer::words::import as words;
use interview_viewer::words::import::{Import, shortened};

/// How many characters of a turn a row shows.
const SHOWN: usize = 36;

/// How a file was understood, one note a line.
pub fn notes(imported: &Imported, words: &Import, ui: Ui) -> String {
    let mut out = String::new();
    let mut list = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(out, "\n{heading}");
            lines.iter().for_each(|line| {
                let _ = writeln!(out, "  {line}");
            });
        }
    };
    list(words.notes, imported.notes.iter().map(|note| line(note, ui)).collect());
    list(words.left_out, imported.left_out.iter().map(|left| words::left_out(ui, left)).collect());
    out
}

fn line(note: &import::Note, ui: Ui) -> String {
    let mark = if note.severity == import::Severity::Doubt { "? " } else { "" };
    format!("{mark}{}", words::note(ui, note))
}

/// The notes on the rows of two transcripts, which are shown with each file.
pub fn rows_to_check(imported: &Imported, ui: Ui) -> String {
    let is_shown = |note: &&import::Note| match note.what {
        What::Aligned(..) | What::Updated(..) => true,
        What::Row(..) | What::Former(..) => note.severity == import::Severity::Doubt,
        _ => false,
    };
    imported.notes.iter().filter(is_shown).map(|note| format!("  {}\n", line(note, ui))).collect()
}

/// A page of text that shows what was understood.
pub fn page(imported: &Imported, rows: &[Row], line: &str, ui: Ui) -> String {
    let words = words::import(ui);
    let (interview, _) = interview::review(&imported.document);
    let title = interview.title.iter().map(|(_, title)| title.to_string()).collect::<Vec<_>>().join(" / ");
    let mut out = format!("{line}\n{title}\n\n{}\n", words.speakers);
    for speaker in &interview.speakers {
        let own = || interview.turns().filter(|turn| turn.speaker.as_ref().is_some_and(|one| one.id == speaker.id));
        let texts = own().flat_map(|turn| &turn.passages).map(|passage| &passage.texts[0]);
        let characters: usize = texts.flat_map(|text| &text.paragraphs).map(|one| one.text.chars().count()).sum();
        let names: Vec<String> = speaker.name.iter().map(|(_, name)| name.to_string()).collect();
        let role = Some(&speaker.role).filter(|role| **role != Role::Interviewee);
        let _ = writeln!(out, "  {}", (words.speaker)(&names.join(" / "), role, own().count(), characters));
    }
    match rows {
        [] => {
            let _ = writeln!(out, "\n{}", words.threads);
            threads(&interview, &mut out);
        }
        rows => {
            let _ = writeln!(out, "\n{}", words.rows);
            table(&interview, rows, &mut out);
        }
    }
    out + &notes(imported, words, ui) + "\n"
}

fn threads(interview: &Interview, out: &mut String) {
    for thread in &interview.threads {
        let number = thread.number.map_or_else(|| "–".to_owned(), |number| format!("{number}."));
        let label = thread.label.iter().next().map(|(_, label)| shortened(label, 70)).unwrap_or_default();
        let _ = writeln!(out, "  {number} {label}");
        if let Some(answer) = thread.answers.first() {
            let words = &answer.turn.passages[0].texts[0].paragraphs[0].text;
            let name = answer
                .turn
                .speaker
                .as_ref()
                .map(|speaker| speaker.initials.iter().next().map(|(_, text)| text.clone()));
            let name = name.flatten().map(|name| format!("{name}: ")).unwrap_or_default();
            let _ = writeln!(out, "     {name}{}", shortened(words, 70));
        }
    }
}

/// The first words of each row in all languages. A question mark stands before a doubtful row.
fn table(interview: &Interview, rows: &[Row], out: &mut String) {
    for (n, (turn, row)) in interview.turns().zip(rows).enumerate() {
        let is_sure = row.confidence >= SURE && !row.left.is_empty() && !row.right.is_empty();
        let words = |lang: &Lang| {
            let texts = turn.passages.iter().flat_map(|passage| &passage.texts).filter(|text| text.lang == *lang);
            let first = texts.flat_map(|text| &text.paragraphs).next();
            first.map_or_else(|| "–".to_owned(), |first| shortened(&first.text, SHOWN))
        };
        let sides: Vec<String> = interview.languages.iter().map(words).collect();
        let _ = writeln!(out, "{} {:>4}  {}", if is_sure { " " } else { "?" }, n + 1, sides.join("  |  "));
    }
}
