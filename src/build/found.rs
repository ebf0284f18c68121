//! Counts what interviews contain, for an editor whose check was successful.

use std::collections::HashSet;

use super::gather::Summary;
use crate::interview::{Interview, Lang};
use crate::words::commands::{Found, Translated};

/// Counts what one interview contains.
pub fn found(interview: &Interview) -> Found {
    let of = interview.passages().count();
    let languages = interview.languages.iter().map(|lang| Translated {
        lang: lang.to_string(),
        passages: translated(interview, lang),
        of,
    });
    let languages = languages.collect();
    Found { interviews: None, passages: of, themes: interview.themes.len(), languages }
}

/// Counts the passages that have a text in a language.
pub fn translated(interview: &Interview, lang: &Lang) -> usize {
    interview.passages().filter(|passage| passage.texts.iter().any(|text| text.lang == *lang)).count()
}

/// Counts what the interviews of a site contain together; a theme that several share counts once.
pub fn all<'a>(interviews: impl Iterator<Item = &'a Summary>) -> Found {
    let (mut found, mut themes, mut count) = (Found::default(), HashSet::new(), 0);
    for interview in interviews {
        count += 1;
        found.passages += interview.passages;
        themes.extend(interview.themes.iter().map(|theme| &theme.id));
        for (lang, passages) in interview.languages.iter().zip(&interview.translated) {
            let known = found.languages.iter().position(|known| known.lang == *lang);
            let known = known.unwrap_or_else(|| {
                found.languages.push(Translated { lang: lang.clone(), ..Translated::default() });
                found.languages.len() - 1
            });
            found.languages[known].passages += passages;
            found.languages[known].of += interview.passages;
        }
    }
    Found { interviews: Some(count), themes: themes.len(), ..found }
}
