//! What a prerendered page says of itself: where it is in the site, and what stands around its text. It is JSON in the
//! page, `<script type="application/json" id="iv-frame">`.

use std::rc::Rc;

use super::read::localized_value;
use crate::document::Value;
use crate::interview::{Lang, Localized};

/// What this program is built from.
pub const BUILT: &str = env!("INTERVIEW_VIEWER_BUILT");

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageContext {
    /// The way to the site's root from here: `./`, `../../`.
    pub root: Rc<str>,
    /// The first page in the nearest language: relative to the root.
    pub home: Rc<str>,
    /// The first page in each language of the site, where it has several: relative to the root.
    pub homes: Vec<(Lang, Rc<str>)>,
    /// The id of the interview in the site, on the page of one.
    pub id: Option<Rc<str>>,
    /// The language that the page was written in.
    pub lang: Lang,
    /// The organisation.
    pub name: Option<Localized>,
    /// An image, relative to the root.
    pub logo: Option<Rc<str>>,
    /// The same page in each language that it is there in, this one too: relative to the root.
    pub twins: Vec<(Lang, Rc<str>)>,
    /// Between *Home* and the page.
    pub crumbs: Vec<Crumb>,
    /// The page's whole address, where that of the site is known.
    pub url: Option<Rc<str>>,
    /// The page as PDF, relative to it, where there is one.
    pub pdf: Option<Rc<str>>,
    /// What the page was written by: only a program that writes just the same takes it over as it stands.
    pub built: Rc<str>,
}

/// A step of the way from the first page to this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub label: Localized,
    /// Relative to the root; nothing where no page was written for it.
    pub path: Option<Rc<str>>,
}

impl PageContext {
    /// The way from here to the first page.
    pub fn way_home(&self) -> String {
        format!("{}{}", self.root, self.home)
    }

    /// The same page with its ways into the site in the language nearest to this one: the first page and the lists.
    pub fn leading_to(&self, lang: &Lang) -> PageContext {
        let Some((_, home)) = lang.best(self.homes.iter().map(|(lang, _)| lang)).map(|n| &self.homes[n]) else {
            return self.clone();
        };
        let there = |path: &Rc<str>| match path.strip_prefix(&*self.home) {
            Some(rest) => format!("{home}{rest}").into(),
            None => path.clone(),
        };
        let crumb = |crumb: &Crumb| Crumb { path: crumb.path.as_ref().map(there), ..crumb.clone() };
        PageContext { home: home.clone(), crumbs: self.crumbs.iter().map(crumb).collect(), ..self.clone() }
    }

    /// What is the same on all pages of the site.
    pub fn of_site(&self) -> PageContext {
        PageContext {
            id: None,
            url: None,
            pdf: None,
            twins: Vec::new(),
            crumbs: Vec::new(),
            built: "".into(),
            ..self.clone()
        }
    }

    /// Reads the JSON; `None` if it is none of a frame.
    pub fn parse(text: &str) -> Option<PageContext> {
        let value = Value::read(text).ok()?;
        let plain = |value: &Value, key: &str| value.get(key).and_then(Value::text).map(Rc::<str>::from);
        let lang = Lang::parse(value.get("lang")?.text()?)?;
        let languages = std::slice::from_ref(&lang);
        let paths = |key: &str| {
            let each = value.get(key).map_or(&[][..], Value::members).iter();
            each.filter_map(|(tag, path)| Some((Lang::parse(tag)?, path.text()?.into()))).collect()
        };
        let crumb = |crumb: &Value| {
            Some(Crumb { label: localized_value(crumb.get("label")?, languages)?, path: plain(crumb, "path") })
        };
        Some(PageContext {
            root: plain(&value, "root")?,
            home: plain(&value, "home").unwrap_or_default(),
            id: plain(&value, "id"),
            url: plain(&value, "url"),
            pdf: plain(&value, "pdf"),
            name: value.get("name").and_then(|name| localized_value(name, languages)),
            logo: plain(&value, "logo"),
            twins: paths("twins"),
            homes: paths("homes"),
            crumbs: value.get("crumbs").map_or(&[][..], Value::items).iter().filter_map(crumb).collect(),
            built: plain(&value, "built").unwrap_or_default(),
            lang,
        })
    }
}
