//! TextGrids of Praat, in the long and the short form.
//!
//! Praat itself reads only quoted texts, free-standing numbers and flags, and takes all other words for comments. So does
//! this reader, to which both forms are the same.

use std::rc::Rc;

use super::account::{Form, Ledger, Omission};
use super::model::{Place, Transcript};
use super::note::{Severity, What};
use super::tiers::{self, Annotation, Tier};

/// Whether a text is a TextGrid.
pub fn is(text: &str) -> bool {
    let start: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(200).collect();
    start.starts_with("File type = \"ooTextFile") && start.contains("\"TextGrid\"")
}

/// What Praat reads of a file, with the line.
#[derive(Debug)]
enum Token {
    Text(String, u32),
    Number(f64),
}

/// Reads a TextGrid.
pub fn read(text: &str) -> Transcript {
    let mut ledger = Ledger::default();
    let mut tokens = tokens(text, &mut ledger).into_iter().peekable();
    let mut tiers: Vec<Tier> = Vec::new();
    // The number of tiers is the last one before the first of them.
    let (mut stated, mut found, mut is_short) = (0.0, 0, false);
    while let Some(token) = tokens.next() {
        let class = match token {
            Token::Text(class, _) => class,
            Token::Number(number) => {
                stated = if found == 0 { number } else { stated };
                continue;
            }
        };
        let size = match &*class {
            "IntervalTier" => 3,
            "TextTier" => 2,
            _ => {
                ledger.take(&*class, Form::Markup);
                continue;
            }
        };
        ledger.take(&*class, Form::Markup);
        found += 1;
        let Some(Token::Text(name, line)) = tokens.next_if(|token| matches!(token, Token::Text(..))) else { continue };
        ledger.leave_out(&*name, Place::line(line), Omission::Apparatus);
        let mut tier = Tier { name: name.clone(), ..Tier::default() };
        let part: Rc<str> = name.into();
        let mut numbers: Vec<f64> = Vec::new();
        let mut size_of_tier = 0.0;
        loop {
            match tokens.peek() {
                Some(Token::Number(number)) => {
                    numbers.push(*number);
                    tokens.next();
                }
                // The name of the class of the next tier follows the last text of this one.
                Some(Token::Text(text, _)) if numbers.is_empty() && matches!(&**text, "IntervalTier" | "TextTier") => {
                    break;
                }
                Some(Token::Text(..)) => {
                    let Some(Token::Text(text, line)) = tokens.next() else { break };
                    if tier.annotations.is_empty() {
                        size_of_tier = numbers.iter().rev().nth(size - 1).copied().unwrap_or_default();
                    }
                    tier.annotations.push(annotation(text, &numbers, size, Place::line(line).within(&part)));
                    numbers.clear();
                }
                None => break,
            }
        }
        is_short |= (tier.annotations.len() as f64) < size_of_tier;
        if size == 2 {
            points(&tier, &mut ledger);
        } else {
            tiers.push(tier);
        }
    }
    if is_short || f64::from(found) < stated {
        ledger.note(Severity::Doubt, None, What::Unfinished);
    }
    let mut transcript = tiers::transcript(tiers, Ledger::default());
    ledger.notes.append(&mut transcript.ledger.notes);
    ledger.left_out.append(&mut transcript.ledger.left_out);
    ledger.taken.append(&mut transcript.ledger.taken);
    Transcript { ledger, ..transcript }
}

/// A text behind its times.
fn annotation(text: String, numbers: &[f64], size: usize, place: Place) -> Annotation {
    let at = |n: usize| numbers.len().checked_sub(n).and_then(|at| numbers.get(at)).copied().unwrap_or_default();
    let thousandths = |seconds: f64| (seconds * 1000.0).clamp(0.0, 4e9) as u32;
    let (start, end) = if size == 3 { (at(2), at(1)) } else { (at(1), at(1)) };
    Annotation { start: thousandths(start), end: thousandths(end), text, of: None, place }
}

/// Leaves out a tier of points by its name: they mark moments, and nobody speaks in them.
fn points(tier: &Tier, ledger: &mut Ledger) {
    let filled = tier.annotations.iter().filter(|one| !one.text.trim().is_empty());
    let count = filled.clone().count();
    if count > 0 {
        ledger.note(Severity::Doubt, None, What::OtherTier(tier.name.clone(), count));
    }
    filled.for_each(|one| ledger.leave_out(&*one.text, one.place.clone(), Omission::Other));
}

/// Parts a file into what Praat reads, and accounts for the words between.
fn tokens(text: &str, ledger: &mut Ledger) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut line, mut rest) = (1, text);
    let mut between = String::new();
    while let Some(c) = rest.chars().next() {
        match c {
            '\n' => {
                line += 1;
                rest = &rest[1..];
            }
            c if c.is_whitespace() || c == '\u{feff}' => rest = &rest[c.len_utf8()..],
            '"' => {
                let (inside, length, quotes) = quoted(rest);
                between.push_str(&quotes);
                let first = line;
                line += rest[..length].matches('\n').count() as u32;
                tokens.push(Token::Text(inside, first));
                rest = &rest[length..];
            }
            '!' => {
                let end = rest.find('\n').unwrap_or(rest.len());
                ledger.leave_out(&rest[..end], Place::line(line), Omission::Apparatus);
                rest = &rest[end..];
            }
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len());
                if let Ok(number) = rest[..end].parse::<f64>() {
                    tokens.push(Token::Number(number));
                }
                between.push_str(&rest[..end]);
                rest = &rest[end..];
            }
        }
    }
    ledger.leave_out(between, Place::line(1), Omission::Apparatus);
    tokens
}

/// A text in quotation marks, in which two stand for one: the text, its length in the file, and the marks that go.
fn quoted(text: &str) -> (String, usize, String) {
    let mut inside = String::new();
    let mut quotes = String::from("\"");
    let mut chars = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' if chars.next_if(|(_, next)| *next == '"').is_some() => {
                inside.push('"');
                quotes.push('"');
            }
            '"' => return (inside, at + 1, quotes + "\""),
            c => inside.push(c),
        }
    }
    (inside, text.len(), quotes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_and_cut_texts_are_read() {
        assert_eq!(quoted(r#""a ""b"" c" 1"#), (r#"a "b" c"#.into(), 11, "\"\"\"\"".into()));
        assert_eq!(quoted("\"cut"), ("cut".into(), 4, "\"".into()));
        let names =
            r#"File type = "ooTextFile" Object class = "TextGrid" item[1]: class = "IntervalTier" name = "Mai""#;
        assert!(is(names) && read(names).segments.is_empty());
    }
}
