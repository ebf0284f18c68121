//! What to write in place of a wrong value: a date, a time or a list in another form, an id or a key that occurs twice.

use super::Advice;
use crate::document::{self, ExpectedKind, FoundKind, Value};
use crate::interview::{self, Expected, Found, Problem};

/// Finds the remedy for a problem in a file.
pub fn of(problem: &Problem, text: &str, file: &Value) -> Option<Advice> {
    match (&problem.expected, &problem.found) {
        (Expected::Value(kind), Found::Value(FoundKind::Text(found) | FoundKind::Number(found))) => value(*kind, found),
        (Expected::NewId, Found::Again(id)) => {
            let part = problem.pointer.split('/').nth(1)?;
            let first = with_id(file.get(part)?, id)?;
            line(text, first).filter(|line| *line < problem.line).map(Advice::SameIn)
        }
        (Expected::KeyOnce, Found::Again(key)) => {
            let (object, _) = problem.pointer.rsplit_once('/')?;
            line(text, file.nearest(object).get(key)?.at).map(Advice::KeptIs)
        }
        _ => None,
    }
}

fn value(kind: ExpectedKind, found: &str) -> Option<Advice> {
    match kind {
        ExpectedKind::Date => date(found),
        ExpectedKind::Seconds => match found.trim().trim_end_matches('s').replace(',', ".").parse::<f64>() {
            Ok(number) if (0.0..=document::LATEST).contains(&number) => Some(Advice::Seconds(number as u32)),
            Ok(number) if number > document::LATEST => Some(Advice::TooLate(found.to_owned())),
            Ok(_) => None,
            Err(_) => Some(Advice::Seconds(document::seconds(found.trim())?)),
        },
        ExpectedKind::List => {
            let parts: Vec<&str> = found.split([',', '，', '、', ';', '；']).map(str::trim).collect();
            let is_list = parts.len() > 1 && parts.iter().all(|part| !part.is_empty() && part.chars().count() < 40);
            let quoted = parts.iter().map(|part| format!("\"{part}\"")).collect::<Vec<_>>();
            is_list.then(|| Advice::List(format!("[{}]", quoted.join(", "))))
        }
        _ => None,
    }
}

/// Reads a day in another form: 2015/5/14, 14.5.2015, 20150514.
fn date(found: &str) -> Option<Advice> {
    let numbers: Vec<&str> =
        found.trim().split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let is_plain = found.chars().all(|c| c.is_ascii_digit() || "-/. ".contains(c));
    let (year, month, day) = match numbers[..] {
        _ if !is_plain => return None,
        [year] if year.len() == 4 => return Some(Advice::Date(found.to_owned(), year.to_owned())),
        [all] if all.len() == 8 => (&all[..4], &all[4..6], &all[6..]),
        [year, month, day] if year.len() == 4 => (year, month, day),
        [day, month, year] if year.len() == 4 && (found.contains('.') || above_twelve(day)) => (year, month, day),
        [month, day, year] if year.len() == 4 && above_twelve(day) => (year, month, day),
        _ => return None,
    };
    let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    if !(1..=12).contains(&month) {
        return None;
    }
    let days = interview::days_in_month(year, month);
    let is_day = (1..=days).contains(&day);
    Some(match is_day {
        true => Advice::Date(found.to_owned(), format!("{year:04}-{month:02}-{day:02}")),
        false => Advice::NoDay(found.to_owned(), days),
    })
}

fn above_twelve(number: &str) -> bool {
    number.parse::<u32>().is_ok_and(|number| number > 12)
}

/// The place of the first object with an id, in the order of the file.
fn with_id(value: &Value, id: &str) -> Option<u32> {
    let own = value.get("id").filter(|own| own.text().is_some_and(|text| text.trim() == id)).map(|own| own.at);
    let inside = || value.items().iter().chain(value.members().iter().map(|(_, value)| value));
    own.or_else(|| inside().find_map(|value| with_id(value, id)))
}

fn line(text: &str, offset: u32) -> Option<u32> {
    document::places_at(text, [offset].into_iter()).first().map(|place| place.line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_other_forms_are_told_as_the_format_has_them() {
        let said = |found: &str, written: &str| Some(Advice::Date(found.into(), written.into()));
        for form in ["2015/05/14", "2015/5/14", "14.05.2015", "14/5/2015", "5/14/2015", "20150514", "2015. 5. 14"] {
            assert_eq!(date(form), said(form, "2015-05-14"), "{form}");
        }
        assert_eq!(date("2015-02-30"), Some(Advice::NoDay("2015-02-30".into(), 28)));
        assert_eq!(date("2016.02.30"), Some(Advice::NoDay("2016.02.30".into(), 29)));
        for unclear in ["5/4/2015", "2015-13-01", "soon", "14.05.15"] {
            assert_eq!(date(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn times_and_lists_are_told_as_the_format_has_them() {
        for (found, seconds) in [("1:35", 95), ("00:01:35", 95), ("95", 95), ("95s", 95), ("95,5", 95)] {
            assert_eq!(value(ExpectedKind::Seconds, found), Some(Advice::Seconds(seconds)), "{found}");
        }
        assert_eq!(value(ExpectedKind::Seconds, "9500000"), Some(Advice::TooLate("9500000".into())));
        let list = Advice::List(r#"["trust", "water"]"#.into());
        assert_eq!(value(ExpectedKind::List, "trust, water"), Some(list));
        assert_eq!(value(ExpectedKind::List, "trust"), None);
    }
}
