//! [`Favourites`]: what the reader has starred, as text that can be saved.
//!
//! There is a line for each favourite: `interview`, or `interview#place` with the place as in an address, both
//! percent-encoded. Text after a tab is kept unchanged: a later version may write notes there.

use std::rc::Rc;

use percent_encoding::percent_decode_str;

use super::paths::encoded;

/// The reader's favourites, the newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Favourites(Vec<Favourite>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Favourite {
    interview: Rc<str>,
    /// A place in the interview; `None` for the whole interview.
    place: Option<Rc<str>>,
    rest: String,
}

impl Favourites {
    /// Parses what [`Favourites::print`] wrote. Lines without an interview are skipped.
    pub fn parse(text: &str) -> Favourites {
        let mut all = Favourites::default();
        for line in text.lines() {
            let (what, rest) = line.split_once('\t').unwrap_or((line, ""));
            let (interview, place) = what.split_once('#').map_or((what, None), |(id, place)| (id, Some(place)));
            let decoded = |text: &str| Rc::from(&*percent_decode_str(text).decode_utf8_lossy());
            let favourite = Favourite { interview: decoded(interview), place: place.map(decoded), rest: rest.into() };
            if !interview.is_empty() && !all.has(&favourite.interview, favourite.place.as_deref()) {
                all.0.push(favourite);
            }
        }
        all
    }

    pub fn print(&self) -> String {
        let mut text = String::new();
        for Favourite { interview, place, rest } in &self.0 {
            text.push_str(&encoded(interview));
            for (sign, part) in [('#', place.as_deref().map(encoded)), ('\t', Some(rest.clone()))] {
                if let Some(part) = part.filter(|part| !part.is_empty()) {
                    text.push(sign);
                    text.push_str(&part);
                }
            }
            text.push('\n');
        }
        text
    }

    /// Returns whether a place in an interview, or the whole interview, is starred.
    pub fn has(&self, interview: &str, place: Option<&str>) -> bool {
        self.0.iter().any(|favourite| favourite.is(interview, place))
    }

    /// Adds or removes a star.
    pub fn toggle(&mut self, interview: &str, place: Option<&str>) {
        let before = self.0.len();
        self.0.retain(|favourite| !favourite.is(interview, place));
        if self.0.len() == before {
            self.0.push(Favourite { interview: interview.into(), place: place.map(Rc::from), rest: String::new() });
        }
    }

    /// The number of whole interviews that are starred.
    pub fn interviews(&self) -> usize {
        self.0.iter().filter(|favourite| favourite.place.is_none()).count()
    }
}

impl Favourite {
    fn is(&self, interview: &str, place: Option<&str>) -> bool {
        *self.interview == *interview && self.place.as_deref() == place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn favourites_round_trip() {
        let mut all = Favourites::default();
        for (id, place) in [("rain", None), ("a#b\tc 雨", None), ("rain", Some("a1.2:wet roof")), ("gone", None)] {
            all.toggle(id, place);
        }
        all.toggle("gone", None);
        let read = Favourites::parse(&all.print());
        assert_eq!(read, all);
        assert_eq!(read.interviews(), 2);
        assert!(read.has("a#b\tc 雨", None) && read.has("rain", Some("a1.2:wet roof")) && !read.has("gone", None));
    }

    #[test]
    fn unknown_data_beside_a_favourite_is_kept() {
        let mut all = Favourites::parse("rain\tnote=wet\n\n#a1\nrain\n");
        all.toggle("snow", None);
        assert_eq!(all.print(), "rain\tnote=wet\nsnow\n");
    }
}
