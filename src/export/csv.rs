//! A table: a row for each passage, with the columns that the import reads.

use super::{local, others, speaker_name};
use crate::interview::{Interview, Lang};

/// Writes CSV for spreadsheets: with a byte order mark, without which Excel takes the encoding of the system, and with
/// a tab before words that would be a formula, which the import removes.
pub fn write(interview: &Interview, lang: &Lang) -> String {
    let other = others(interview, lang).next();
    let names: Vec<String> = match other {
        None => ["timestamp", "speaker", "words", "tags"].map(String::from).into(),
        Some(other) => {
            let (words, translation) = (format!("words ({lang})"), format!("translation ({other})"));
            vec!["timestamp".into(), "speaker".into(), words, translation, "tags".into()]
        }
    };
    let mut out = String::from('\u{feff}');
    row(&names.iter().map(String::as_str).collect::<Vec<_>>(), &mut out);
    for turn in interview.turns() {
        for (n, passage) in turn.passages.iter().enumerate() {
            let start = passage.start.or(turn.start.filter(|_| n == 0)).map(super::page::clock).unwrap_or_default();
            let speaker = speaker_name(turn, lang).filter(|_| n == 0).unwrap_or_default();
            let text = |lang: &Lang| {
                let text = passage.texts.iter().find(|text| text.lang == *lang);
                let paragraphs = text.map(|text| &*text.paragraphs).unwrap_or_default();
                paragraphs.iter().map(|paragraph| &*paragraph.text).collect::<Vec<_>>().join("\n\n")
            };
            let themes: Vec<&str> = passage.themes.iter().map(|theme| local(&theme.label, lang)).collect();
            let (words, tags) = (text(lang), themes.join("; "));
            let translation = other.map(text);
            let mut cells = vec![&*start, speaker, &*words];
            cells.extend(translation.as_deref());
            cells.push(&tags);
            row(&cells, &mut out);
        }
    }
    out
}

fn row(cells: &[&str], out: &mut String) {
    for (n, cell) in cells.iter().enumerate() {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
        let tab = if is_formula { "\t" } else { "" };
        let comma = if n > 0 { "," } else { "" };
        out.push_str(&format!("{comma}\"{tab}{}\"", cell.replace('"', "\"\"")));
    }
    out.push_str("\r\n");
}
