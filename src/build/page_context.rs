//! The context of a page as JSON, which the viewer needs to hydrate it: see [`PageContext`](crate::site::PageContext).

use serde::Serialize;
use serde_json::value::RawValue;

use super::skeleton::{PageSpec, PageWriter};
use super::texts::{Texts, by_language, json};
use crate::site::BUILT;

/// The part of the page context that every page has.
#[derive(Serialize)]
struct Whole<'a> {
    root: &'a str,
    home: String,
    #[serde(serialize_with = "by_language", skip_serializing_if = "Vec::is_empty")]
    homes: Texts,
    lang: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<&'a str>,
    #[serde(serialize_with = "by_language")]
    twins: Texts,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    built: &'a str,
    #[serde(flatten)]
    more: More<'a>,
}

/// The part of the page context that only some pages have.
#[derive(Default, Serialize)]
pub struct More<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crumbs: Option<Vec<Crumb>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pdf: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<usize>,
}

/// A step of the breadcrumb.
#[derive(Serialize)]
pub struct Crumb {
    #[serde(serialize_with = "by_language")]
    pub label: Texts,
    pub path: String,
}

impl PageWriter<'_> {
    /// The JSON of a page's context. `more` is what only some pages have.
    pub fn frame(&self, sheet: &PageSpec, root: &str, more: More) -> String {
        let name = self.shared.site.members.iter().find(|(key, _)| *key == "name").map(|(_, name)| &**name);
        json(&Whole {
            root,
            home: self.home(sheet.lang),
            homes: if self.site.languages.len() > 1 { self.homes() } else { Texts::new() },
            lang: sheet.lang.as_str(),
            name,
            logo: self.site.logo.as_deref(),
            twins: sheet.twins.iter().map(|(lang, path)| (lang.to_string(), path.clone())).collect(),
            url: self.site.url.as_ref().map(|url| format!("{url}{}", sheet.path)),
            built: BUILT,
            more,
        })
    }
}
