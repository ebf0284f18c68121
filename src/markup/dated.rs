//! Titles: a date in one, such as 2025-02-02, stays on one line.

use std::ops::Range;

use super::Markup;

/// Writes a title, with each date in an element that does not break. `write` writes the text between dates.
pub fn dated(out: &mut Markup, title: &str, write: &mut dyn FnMut(&mut Markup, &str)) {
    let mut at = 0;
    for date in dates(title) {
        if at < date.start {
            write(out, &title[at..date.start]);
        }
        out.open("span").attr("class", "iv-date").text(&title[date.clone()]).close();
        at = date.end;
    }
    if at < title.len() {
        write(out, &title[at..]);
    }
}

/// The byte ranges of numbers that hyphens join.
fn dates(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_ascii_digit() || c == '-' {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            let run = text[from..at].trim_matches('-');
            let from = from + text[from..at].find(run).unwrap_or_default();
            if run.contains('-') {
                found.push(from..from + run.len());
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found() {
        let found = |text: &'static str| dates(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(found("2025-02-02 BBC Interview"), ["2025-02-02"]);
        assert_eq!(found("訪談2019-11-29，又 1-2"), ["2019-11-29", "1-2"]);
        assert!(found("uberX Private-Vehicle 2015 - 2016, -3-").is_empty());
    }
}
