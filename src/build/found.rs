//! Counts what interviews contain, for an editor whose check was successful.

use std::collections::HashSet;

use crate::interview::Interview;
use crate::words::commands::Found;

/// Counts what one interview contains.
pub fn found(interview: &Interview) -> Found {
    Found { interviews: None, ..all([interview].into_iter()) }
}

/// Counts what several interviews contain together; a theme that several share counts once.
pub fn all<I: std::borrow::Borrow<Interview>>(interviews: impl Iterator<Item = I>) -> Found {
    let (mut found, mut themes, mut count) = (Found::default(), HashSet::new(), 0);
    for interview in interviews {
        let interview = interview.borrow();
        count += 1;
        found.passages += interview.passages().count();
        themes.extend(interview.themes.iter().map(|theme| theme.id.to_string()));
        for lang in interview.languages.iter().map(|lang| lang.as_str().to_owned()) {
            if !found.languages.contains(&lang) {
                found.languages.push(lang);
            }
        }
    }
    Found { interviews: Some(count), themes: themes.len(), ..found }
}
