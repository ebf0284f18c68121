//! Mistakes in brackets: a bracket of the other kind, one too many, braces around a list.

use super::{Case, Kind, Named, What, begins_member};

impl Case<'_> {
    /// Identifies a bracket that does not close the one that was opened last.
    pub(super) fn bracket(&self, found: char) -> Named {
        let last = self.scan.last?;
        let rest = self.source[self.at + 1..].trim_start();
        let next = rest.strip_prefix(',').map(str::trim_start);
        let is_again = last.what == What::Close && self.source[last.start..].starts_with(found);
        let goes_on = match found {
            '}' => next.is_some_and(|next| next.starts_with('{')) || rest.starts_with(']'),
            _ => next.is_some_and(begins_member) || rest.starts_with('}'),
        };
        let open = *self.scan.open.last()?;
        if is_again && goes_on {
            return Some((Kind::ExtraBracket, self.at));
        }
        if found == '}' && next.is_some_and(begins_member) {
            return Some((Kind::WrongBracket('[', self.position(open)), self.at));
        }
        self.open().map(|kind| (kind, self.at))
    }

    /// Returns whether the list that was opened last begins with words before the place.
    pub(super) fn is_list_of_words(&self, until: usize) -> bool {
        let before = |open: &usize| self.source[open + 1..until].trim_start().starts_with('"');
        self.scan.open.last().is_some_and(before)
    }

    /// Names the brace that was opened last as one around a list, if only the value at `first` follows it.
    pub(super) fn list_in_braces(&self, first: usize) -> Named {
        let open = *self.scan.open.last()?;
        let is_first = self.source[open + 1..first].trim().is_empty();
        (is_first && self.source[open..].starts_with('{')).then_some((Kind::BracesForList, open))
    }
}
