//! The site's list of interviews: `interviews/index.json`, read into [`Listing`]s.

use std::rc::Rc;

use crate::document::Value;
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

/// Reads the list, the newest first; interviews without a date come last, entries without an id not at all. `None` if
/// it is no such list.
pub fn parse(bytes: &[u8]) -> Option<Vec<Rc<Listing>>> {
    let list = Value::read(str::from_utf8(bytes).ok()?).ok()?;
    let mut listings: Vec<_> = list.get("interviews")?.items().iter().filter_map(listing).map(Rc::new).collect();
    listings.sort_by_key(|listing| std::cmp::Reverse(listing.date.as_ref().and_then(Date::iso)));
    Some(listings)
}

/// Where the file of an interview is, if the list does not say otherwise.
pub fn usual_url(id: &str) -> String {
    let id = percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC).to_string();
    format!("interviews/{}.json", id.replace("%2D", "-").replace("%5F", "_"))
}

fn listing(entry: &Value) -> Option<Listing> {
    let text = |key| entry.get(key).and_then(Value::text);
    let languages: Vec<Lang> =
        items(entry, "languages").iter().filter_map(Value::text).filter_map(Lang::parse).collect();
    let one = |key| entry.get(key).and_then(|text| localized(text, &languages));
    let several = |key| items(entry, key).iter().filter_map(|text| localized(text, &languages)).collect();
    let id = text("id")?;
    Some(Listing {
        id: id.into(),
        url: text("file").map_or_else(|| usual_url(id), |file| format!("interviews/{file}")),
        title: one("title").unwrap_or_else(|| Localized(vec![(Lang::guess(id), id.into())])),
        summary: one("summary"),
        date: text("date").map(|date| Date::parse(&date.into())),
        category: one("category"),
        people: several("people"),
        themes: several("themes"),
        languages,
    })
}

fn items<'a>(entry: &'a Value, key: &str) -> &'a [Value<'a>] {
    entry.get(key).map_or(&[], Value::items)
}

/// The texts in the order of the interview's languages; a plain one is in the first.
fn localized(text: &Value, languages: &[Lang]) -> Option<Localized> {
    if let Some(text) = text.text() {
        let lang = languages.first().cloned().unwrap_or_else(|| Lang::guess(text));
        return Some(Localized(vec![(lang, text.into())]));
    }
    let each = text.members().iter().filter_map(|(tag, text)| Some((Lang::parse(tag)?, text.text()?.into())));
    let mut texts: Vec<(Lang, Rc<str>)> = each.collect();
    texts.sort_by_key(|(lang, _)| languages.iter().position(|l| l == lang).unwrap_or(usize::MAX));
    (!texts.is_empty()).then_some(Localized(texts))
}
