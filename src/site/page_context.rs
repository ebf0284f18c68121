//! The context of a prerendered page: its place in the site, and what surrounds its text. It is JSON in the page,
//! `<script type="application/json" id="iv-frame">`.

use std::rc::Rc;

use super::read::localized_value;
use crate::document::Value;
use crate::interview::{Lang, Localized};

/// A number that identifies the sources of this program.
pub const BUILT: &str = env!("INTERVIEW_VIEWER_BUILT");

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageContext {
    /// The relative path to the site's root: `./`, `../../`.
    pub root: Rc<str>,
    /// The home page in the nearest language, relative to the root.
    pub home: Rc<str>,
    /// The home page in each language of a site with several, relative to the root.
    pub homes: Vec<(Lang, Rc<str>)>,
    /// The id of the interview in the site, on an interview's page.
    pub id: Option<Rc<str>>,
    /// The language of the page.
    pub lang: Lang,
    /// The name of the organisation.
    pub name: Option<Localized>,
    /// The path of an image, relative to the root.
    pub logo: Option<Rc<str>>,
    /// The same page in each of its languages, including its own, relative to the root.
    pub twins: Vec<(Lang, Rc<str>)>,
    /// The steps between *Home* and the page.
    pub crumbs: Vec<Crumb>,
    /// The absolute address of the page, if the site's is known.
    pub url: Option<Rc<str>>,
    /// The PDF of the page, relative to it, if there is one.
    pub pdf: Option<Rc<str>>,
    /// The program that wrote the page: only a program with the same output hydrates it.
    pub built: Rc<str>,
}

/// A step of the breadcrumb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    pub label: Localized,
    /// Relative to the root; `None` if it has no page.
    pub path: Option<Rc<str>>,
}

impl PageContext {
    /// Returns the relative path to the home page.
    pub fn way_home(&self) -> String {
        format!("{}{}", self.root, self.home)
    }

    /// Returns the same context with links to the home page and lists in the language nearest to this one.
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

    /// Returns the part that all pages of the site share.
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

    /// Parses the JSON; `None` if it is not a page context.
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
