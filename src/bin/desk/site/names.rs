//! What interviews of one name are called, and other facts by which editors know them.

use interview_viewer::desk::site::SiteDraft;
use interview_viewer::desk::{self, Draft, Field, PlainField};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::guessed;

use super::super::parts::{clock, day};
use super::super::store::About;
use super::known::Item;

/// Gives interviews of one name what tells them apart.
pub fn tell_apart(ui: Ui, site: &SiteDraft, items: &mut [Item]) {
    let all: Vec<_> = items.iter().map(|item| (item.name.text.to_string(), marks(ui, site, item))).collect();
    for (item, mark) in items.iter_mut().zip(desk::apart(&all)) {
        let name = item.name.quoted();
        item.named = mark.as_ref().map_or(name.clone(), |mark| (words_of(ui).site.apart)(&name, mark));
        item.mark = mark;
    }
}

/// What may tell an interview apart: its date, its languages, the files it was made of, its file in the site or when it
/// was changed.
fn marks(ui: Ui, site: &SiteDraft, item: &Item) -> Vec<String> {
    let about = item.known.as_ref().map(|known| &known.about);
    let date = item.draft().and_then(|draft| {
        let in_words = || draft.details.get(&Field::Date)?.best(&draft.languages);
        draft.plain.get(&PlainField::Date).or_else(in_words)
    });
    let date = date.map(|date| guessed(date)).unwrap_or_default();
    let languages = item.draft().map(|draft| languages(ui, draft)).unwrap_or_default();
    let files = about.map(|about| about.files.iter().map(|file| guessed(file)).collect::<Vec<_>>().join(" + "));
    let last = match item.n {
        Some(n) => guessed(&site.members[n].path),
        None => about.map(|about| changed(ui, about)).unwrap_or_default(),
    };
    vec![date, languages, files.unwrap_or_default(), last]
}

/// The languages of an interview, by their names.
pub fn languages(ui: Ui, draft: &Draft) -> String {
    let panels = &words_of(ui).panels;
    draft.languages.iter().map(panels.language).collect::<Vec<_>>().join(panels.comma)
}

/// When a draft was changed, as a sentence.
pub fn changed(ui: Ui, about: &About) -> String {
    (words_of(ui).frame.changed)(&when(ui, about))
}

/// When a draft was changed.
pub fn when(ui: Ui, about: &About) -> String {
    day(ui, about.changed).unwrap_or_else(|| (words_of(ui).frame.today)(&clock(about.changed)))
}
