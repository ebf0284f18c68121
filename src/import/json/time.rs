//! The times of machine transcripts.

use super::shapes::Unit;
use crate::document::{Kind, Value};

/// The latest time of a recording, in milliseconds: a week.
const LATEST: f64 = 604_800_000.0;

/// Reads a time as milliseconds.
pub fn millis(value: &Value, unit: Unit) -> Option<u32> {
    match &value.kind {
        Kind::Number(number) => whole(number.parse::<f64>().ok()? * factor(unit)),
        Kind::Text(text) => of_text(text.trim(), unit),
        // Seconds and nanoseconds, as protocol buffers have them.
        Kind::Object(_) => {
            let part = |key: &str| {
                let value = value.get(key)?;
                value.number().or_else(|| value.text())?.parse::<f64>().ok()
            };
            let (seconds, nanos) = (part("seconds"), part("nanos"));
            if seconds.is_none() && nanos.is_none() {
                return None;
            }
            whole(seconds.unwrap_or_default() * 1000.0 + nanos.unwrap_or_default() / 1_000_000.0)
        }
        _ => None,
    }
}

fn factor(unit: Unit) -> f64 {
    match unit {
        Unit::Seconds | Unit::Guess => 1000.0,
        Unit::Millis => 1.0,
        Unit::Ticks => 0.0001,
    }
}

fn whole(millis: f64) -> Option<u32> {
    (0.0..=LATEST).contains(&millis).then(|| millis.round() as u32)
}

fn of_text(text: &str, unit: Unit) -> Option<u32> {
    if let Some(duration) = text.strip_prefix("PT") {
        return of_duration(duration);
    }
    if text.contains(':') {
        let parts = text.split(':').map(|part| part.trim().replace(',', ".").parse::<f64>().ok());
        let parts: Vec<f64> = parts.collect::<Option<_>>().filter(|parts: &Vec<_>| parts.len() <= 3)?;
        return whole(parts.iter().fold(0.0, |sum, part| sum * 60.0 + part) * 1000.0);
    }
    if let Some(number) = text.strip_suffix("ms") {
        return whole(number.trim().parse().ok()?);
    }
    if let Some(number) = text.strip_suffix('s') {
        return whole(number.trim().parse::<f64>().ok()? * 1000.0);
    }
    whole(text.parse::<f64>().ok()? * factor(unit))
}

/// `1H2M3.5S`
fn of_duration(text: &str) -> Option<u32> {
    let (mut seconds, mut rest) = (0.0, text);
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let number: f64 = rest[..at].parse().ok()?;
        seconds += number
            * match &rest[at..=at] {
                "H" => 3600.0,
                "M" => 60.0,
                "S" => 1.0,
                _ => return None,
            };
        rest = &rest[at + 1..];
    }
    if rest.is_empty() && !text.is_empty() { whole(seconds * 1000.0) } else { None }
}

/// The unit of a list of times: seconds if one has a fraction or is written as a clock, or if all are small.
pub fn guessed<'v>(times: impl Iterator<Item = &'v str>) -> Unit {
    let mut last = 0.0;
    for time in times {
        match time.trim_matches('"').parse::<f64>() {
            Ok(_) if time.contains('.') => return Unit::Seconds,
            Ok(number) => last = f64::max(last, number),
            Err(_) => return Unit::Seconds,
        }
    }
    if last > 30_000.0 { Unit::Millis } else { Unit::Seconds }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_their_units() {
        for (json, unit, time) in [
            ("1.5", Unit::Seconds, Some(1500)),
            ("1500", Unit::Millis, Some(1500)),
            ("15000000", Unit::Ticks, Some(1500)),
            ("\"1500\"", Unit::Millis, Some(1500)),
            ("\"1.300s\"", Unit::Millis, Some(1300)),
            ("\"PT1H2M3.5S\"", Unit::Ticks, Some(3_723_500)),
            ("\"00:01:02,250\"", Unit::Millis, Some(62_250)),
            (r#"{"seconds": "2", "nanos": 500000000}"#, Unit::Seconds, Some(2500)),
            ("-1", Unit::Seconds, None),
            ("1e300", Unit::Seconds, None),
            ("\"PT\"", Unit::Seconds, None),
            ("\"1:2:3:4\"", Unit::Seconds, None),
            ("null", Unit::Seconds, None),
        ] {
            assert_eq!(millis(&Value::read(json).unwrap(), unit), time, "{json}");
        }
        assert_eq!(guessed(["0", "1800", "95000"].into_iter()), Unit::Millis);
        assert_eq!(guessed(["0", "1800.5"].into_iter()), Unit::Seconds);
    }
}
