//! The `site.json` of a site that was built says of each interview what its file says, too. If this stayed, a change of the
//! interview would not be seen.

use super::super::{Draft, Field, PlainField, Texts, open};
use super::Member;
use super::fields::texts;
use crate::document::site_wire::{Known, Listing, Named, SiteFile};
use crate::document::{ByLanguage, Lenient, Localized};
use crate::interview::Lang;

/// Leaves out what a build has written of each interview, unless it differs from what the interview says.
pub fn reduce(file: &mut SiteFile, members: &mut [Member]) {
    (file.questions, file.bytes) = (Lenient::default(), Lenient::default());
    let first = file.languages.values().find_map(|tag| Lang::parse(&tag.0)).unwrap_or_else(Lang::english);
    let categories: Vec<Named> = file.categories.values().cloned().collect();
    for member in members {
        let entry = &member.entry;
        let is_built = [&entry.answers, &entry.minutes, &entry.page].into_iter().any(|value| value.good().is_some());
        let Some(document) = is_built.then(|| member.document()).flatten() else { continue };
        let draft = open(&document).draft;
        member.entry = reduced(&member.entry, &draft, &first, &categories);
    }
}

fn reduced(entry: &Listing, draft: &Draft, first: &Lang, categories: &[Named]) -> Listing {
    let is_own = |place: &Lenient<Localized>, field| {
        let said = texts(place, first);
        let is_same = |own: &Texts| {
            own.iter().count() == said.iter().count()
                && own.iter().all(|(lang, text)| said.text(lang).trim() == text.trim())
        };
        draft.details.get(&field).is_some_and(is_same)
    };
    let other = |place: &Lenient<Localized>, field| match is_own(place, field) {
        true => Lenient::default(),
        false => place.clone(),
    };
    let is_dated = draft.details.contains_key(&Field::Date) || draft.plain.contains_key(&PlainField::Date);
    let category = entry.category.good().map(|named| label(named, categories));
    Listing {
        file: entry.file.clone(),
        id: entry.id.clone(),
        title: other(&entry.title, Field::Title),
        summary: other(&entry.summary, Field::Summary),
        date: if is_dated { Lenient::default() } else { entry.date.clone() },
        category: match category {
            Some(label) if !is_own(&label, Field::Category) => entry.category.clone(),
            _ => Lenient::default(),
        },
        extras: entry.extras.clone(),
        ..Listing::default()
    }
}

/// The names of a category, which an entry gives by its id.
fn label(named: &Named, categories: &[Named]) -> Lenient<Localized> {
    let label = |known: &Known| match known.label.good() {
        Some(_) => known.label.clone(),
        None => known.name.clone(),
    };
    let id = match named {
        Named::Known(known) => known.id.good(),
        Named::Names(ByLanguage::Original(id)) => Some(id),
        Named::Names(_) => None,
    };
    let known = categories.iter().find_map(|category| match category {
        Named::Known(known) if id.is_some() && known.id.good() == id => Some(label(known)),
        _ => None,
    });
    known.unwrap_or_else(|| match named {
        Named::Names(names) => names.clone().into(),
        Named::Known(known) => label(known),
    })
}
