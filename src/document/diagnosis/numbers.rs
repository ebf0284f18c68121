//! Mistakes in what begins like a number: dates and times without quotation marks, a comma before a fraction.

use super::{Case, Kind, LONGEST_WORD, Named, What};
use crate::document::values::clock;

impl Case<'_> {
    /// Identifies a date or a time without quotation marks, which begins like a number.
    pub(super) fn digits(&self) -> Named {
        let last = self.scan.last.filter(|last| last.what == What::Scalar && last.end == self.at)?;
        let rest = &self.source[last.start..];
        let word = &rest[..rest.find([',', '}', ']', '"', '\n', '\r']).unwrap_or(rest.len())];
        let word = word.trim_end();
        let is_longer = word.len() > last.end - last.start;
        if !is_longer || !word.starts_with(|c: char| c.is_ascii_digit()) || word.len() > LONGEST_WORD {
            return None;
        }
        let is_time = word.contains(':') || word.ends_with('s');
        let is_date = word.contains(['-', '/']) || word.contains(char::is_alphabetic) || word.matches('.').count() > 1;
        let seconds = clock(word.strip_suffix('s').unwrap_or(word)).filter(|_| is_time);
        let kind = match seconds {
            Some(time) => Kind::Clock((time / 1000) as u32),
            None if is_date => Kind::BareDate(word.into()),
            None => return None,
        };
        Some((kind, last.start))
    }

    /// Identifies a comma before the fraction of a number.
    pub(super) fn decimal_comma(&self) -> Named {
        let comma = self.scan.last.filter(|last| last.what == What::Comma && last.end == self.at)?;
        let is_number = self.source[..comma.start].ends_with(|c: char| c.is_ascii_digit());
        is_number.then_some((Kind::DecimalComma, comma.start))
    }
}
