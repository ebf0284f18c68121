//! Counts what interviews contain, for an editor whose check was successful.

use std::collections::HashSet;

use super::gather::Summary;
use crate::interview::Interview;
use crate::words::commands::Found;

/// Counts what one interview contains.
pub fn found(interview: &Interview) -> Found {
    let languages = interview.languages.iter().map(ToString::to_string).collect();
    Found { interviews: None, passages: interview.passages().count(), themes: interview.themes.len(), languages }
}

/// Counts what the interviews of a site contain together; a theme that several share counts once.
pub fn all<'a>(interviews: impl Iterator<Item = &'a Summary>) -> Found {
    let (mut found, mut themes, mut count) = (Found::default(), HashSet::new(), 0);
    for interview in interviews {
        count += 1;
        found.passages += interview.passages;
        themes.extend(interview.themes.iter().map(|theme| &theme.id));
        for lang in &interview.languages {
            if !found.languages.contains(lang) {
                found.languages.push(lang.clone());
            }
        }
    }
    Found { interviews: Some(count), themes: themes.len(), ..found }
}
