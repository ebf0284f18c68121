//! The site's list of interviews: `interviews/index.json`, read into [`Listing`]s.

use std::rc::Rc;

use serde::Deserialize;

use crate::interview::{Date, Lang, Localized};

/// Where the list is, relative to the page.
pub const LIST: &str = "interviews/index.json";

/// One interview of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub id: Rc<str>,
    /// Where its file is, relative to the page.
    pub url: String,
    pub title: Localized,
    pub summary: Option<Localized>,
    pub date: Option<Date>,
    pub category: Option<Localized>,
    pub people: Vec<Localized>,
    pub themes: Vec<Localized>,
    pub languages: Vec<Lang>,
}

impl Listing {
    /// The year of the interview, if its date says one.
    pub fn year(&self) -> Option<String> {
        self.date.as_ref().and_then(Date::year).map(|year| year.to_string())
    }
}

#[derive(Deserialize)]
struct List {
    #[serde(default)]
    interviews: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    file: Option<String>,
    title: Option<Text>,
    summary: Option<Text>,
    date: Option<String>,
    category: Option<Text>,
    #[serde(default)]
    people: Vec<Text>,
    #[serde(default)]
    themes: Vec<Text>,
    #[serde(default)]
    languages: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(String),
    By(std::collections::BTreeMap<String, String>),
}

/// Reads the list, the newest first; interviews without a date come last.
///
/// # Errors
/// Where and why the list is not of its form, in words for its editor.
pub fn parse(bytes: &[u8]) -> Result<Vec<Rc<Listing>>, String> {
    let list: List = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let mut listings: Vec<_> = list.interviews.into_iter().map(|entry| Rc::new(listing(entry))).collect();
    listings.sort_by_key(|listing| std::cmp::Reverse(listing.date.as_ref().and_then(Date::iso)));
    Ok(listings)
}

/// Where the file of an interview is, if the list does not say otherwise.
pub fn usual_url(id: &str) -> String {
    let id = percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC).to_string();
    format!("interviews/{}.json", id.replace("%2D", "-").replace("%5F", "_"))
}

fn listing(entry: Entry) -> Listing {
    let languages: Vec<Lang> = entry.languages.iter().filter_map(|tag| Lang::parse(tag)).collect();
    let text = |text: Text| localized(text, &languages);
    let title = entry.title.and_then(text);
    Listing {
        url: entry.file.map_or_else(|| usual_url(&entry.id), |file| format!("interviews/{file}")),
        title: title.unwrap_or_else(|| Localized(vec![(Lang::guess(&entry.id), entry.id.as_str().into())])),
        summary: entry.summary.and_then(text),
        date: entry.date.map(|date| Date::parse(&date.into())),
        category: entry.category.and_then(text),
        people: entry.people.into_iter().filter_map(text).collect(),
        themes: entry.themes.into_iter().filter_map(text).collect(),
        id: entry.id.into(),
        languages,
    }
}

/// The texts in the order of the interview's languages; a plain one is in the first.
fn localized(text: Text, languages: &[Lang]) -> Option<Localized> {
    let texts = match text {
        Text::Plain(text) => {
            let lang = languages.first().cloned().unwrap_or_else(|| Lang::guess(&text));
            vec![(lang, text.into())]
        }
        Text::By(texts) => {
            let mut texts: Vec<(Lang, Rc<str>)> =
                texts.into_iter().filter_map(|(tag, text)| Some((Lang::parse(&tag)?, text.into()))).collect();
            texts.sort_by_key(|(lang, _)| languages.iter().position(|l| l == lang).unwrap_or(usize::MAX));
            texts
        }
    };
    (!texts.is_empty()).then_some(Localized(texts))
}
