//! The fields of the file: title, date, place, source.

use super::super::Options;
use super::super::account::Ledger;
use super::super::dates;
use super::super::model::About;
use super::super::note::{Field, Reason, Severity, What};
use crate::document::{ByLanguage, Dated, File, Lenient, List, Localized, Rights, Source, Text, Theme};
use crate::interview::{Lang, Script};

/// Writes the fields that the file states, a title, and a date that stands in it.
pub fn write(about: &About, options: &Options, languages: &[Lang], file: &mut File, ledger: &mut Ledger) {
    let lang = &languages[0];
    let local =
        |text: &Option<String>| text.as_deref().map_or_else(Lenient::default, |text| localized(lang, text).into());
    let title = title(about, options, lang, ledger);
    file.title = localized(lang, &title).into();
    file.summary = local(&about.summary);
    file.place = local(&about.place);
    file.category = local(&about.category);
    file.translator = local(&about.translator);
    file.date = date(about, &title, lang, ledger);
    file.url = about.url.as_deref().filter(|url| url.starts_with("http")).map_or_else(Lenient::default, Into::into);
    if let Some(name) = &about.source {
        file.source = Source { name: localized(lang, name).into(), ..Source::default() }.into();
    }
    if about.holder.is_some() || about.licence.is_some() {
        let licence = about.licence.as_deref().map_or_else(Lenient::default, Into::into);
        file.rights = Rights { holder: local(&about.holder), licence, ..Rights::default() }.into();
    }
    if !about.themes.is_empty() {
        let theme = |theme: &super::super::model::Theme| Theme {
            id: (&*theme.id).into(),
            label: local(&theme.label),
            about: local(&theme.about),
            ..Theme::default()
        };
        file.themes = about.themes.iter().map(theme).collect::<List<_>>().into();
    }
}

/// A text in one language, in which nothing is mark-up.
fn localized(lang: &Lang, text: &str) -> Localized {
    ByLanguage::from_iter([(lang.as_str(), Text::from(text))])
}

/// The title, or the name of the file in its place.
fn title(about: &About, options: &Options, lang: &Lang, ledger: &mut Ledger) -> String {
    let stated = || Reason::Stated("title".into());
    let proposed = about.proposed_title.as_ref();
    if let Some(title) = about.title.as_ref().filter(|title| !title.trim().is_empty()) {
        if let Some(other) = proposed.filter(|other| *other != title) {
            ledger.note(Severity::Info, None, What::Field(Field::About, other.clone(), other.clone(), stated()));
        }
        return title.clone();
    }
    if let Some(title) = proposed {
        ledger.note(Severity::Doubt, None, What::Field(Field::Title, title.clone(), title.clone(), stated()));
        return title.clone();
    }
    let name = options.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).replace('_', " ");
    let title = match (stem.trim(), lang.chinese()) {
        ("" | "-", Some(Script::Simplified)) => "访谈",
        ("" | "-", Some(Script::Traditional)) => "訪談",
        ("" | "-", None) => "Interview",
        (stem, _) => stem,
    };
    ledger.note(Severity::Doubt, None, What::Field(Field::Title, title.into(), String::new(), Reason::FileName));
    title.to_owned()
}

/// The date as the file states it, or the one in the title.
fn date(about: &About, title: &str, lang: &Lang, ledger: &mut Ledger) -> Lenient<Dated> {
    if let Some(date) = &about.date {
        let edtf = dates::whole(date).unwrap_or_else(|| date.clone());
        let written = match crate::interview::Date::of_text(&edtf, std::slice::from_ref(lang)) {
            crate::interview::Date::Words(..) => localized(lang, &edtf),
            _ => ByLanguage::Original(Text::from(&*edtf)),
        };
        return Dated::from(written).into();
    }
    let Some((date, range)) = dates::find(title) else { return Lenient::default() };
    let what = What::Field(Field::Date, date.clone(), title[range].to_owned(), Reason::InTitle);
    ledger.note(Severity::Info, None, what);
    Dated::from(ByLanguage::Original(Text::from(&*date))).into()
}
