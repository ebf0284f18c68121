//! The reader's choices for the list, as the address has them.

use std::rc::Rc;

use super::Site;
use super::paths::{self, By};
use crate::state::{Match, Parameter, is_tracker};

/// The parameters for the choices.
const OWN: [&str; 7] = ["year", "category", "theme", "match", "person", "q", "favourites"];

/// Which interviews of the site are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    pub year: Option<Rc<str>>,
    pub category: Option<Rc<str>>,
    pub themes: Vec<Rc<str>>,
    /// Whether an interview must have any of the themes or all of them: as within an interview.
    pub matching: Match,
    pub person: Option<Rc<str>>,
    pub query: Rc<str>,
    /// Whether only the reader's favourites are listed.
    pub favourites: bool,
}

impl Choice {
    /// Parses a query, with or without its `?`. Unknown parameters are ignored.
    pub fn parse(search: &str) -> Choice {
        let mut choice = Choice::default();
        for (name, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
            let some = || Some(value.trim()).filter(|value| !value.is_empty()).map(Rc::from);
            match &*name {
                "year" => choice.year = some(),
                "category" => choice.category = some(),
                "theme" => choice.themes.extend(some().filter(|theme| !choice.themes.contains(theme))),
                name if name == Parameter::Match.name() => {
                    choice.matching = if &*value == Match::All.tag() { Match::All } else { Match::Any };
                }
                "person" => choice.person = some(),
                "q" => choice.query = value.into_owned().into(),
                "favourites" => choice.favourites = true,
                _ => {}
            }
        }
        choice
    }

    /// Returns the query with its `?`, or nothing.
    pub fn search(&self) -> String {
        let mut search = String::new();
        let mut push = |name: &str, value: &str| {
            search.push(if search.is_empty() { '?' } else { '&' });
            search.push_str(name);
            search.push('=');
            search.push_str(&paths::encoded(value));
        };
        self.year.iter().for_each(|year| push("year", year));
        self.category.iter().for_each(|category| push("category", category));
        self.themes.iter().for_each(|theme| push("theme", theme));
        // With a single theme, any and all are the same.
        if self.matching == Match::All && self.themes.len() > 1 {
            push(Parameter::Match.name(), Match::All.tag());
        }
        self.person.iter().for_each(|person| push("person", person));
        if !self.query.trim().is_empty() {
            push("q", &self.query);
        }
        if self.favourites {
            push("favourites", "yes");
        }
        search
    }

    /// Returns the query that replaces an earlier one: drops the choices in it, and keeps other parameters.
    pub fn search_beside(&self, before: &str) -> String {
        let mut search = self.search();
        for (name, value) in form_urlencoded::parse(before.trim_start_matches('?').as_bytes()) {
            if !OWN.contains(&&*name) && !is_tracker(&name, &value) {
                search.push(if search.is_empty() { '?' } else { '&' });
                search.push_str(&format!("{}={}", paths::encoded(&name), paths::encoded(&value)));
            }
        }
        search
    }

    pub fn is_all(&self) -> bool {
        self.search().is_empty()
    }

    /// Returns the path of the list, relative to the home page: a page of its own on a built site.
    pub fn href_on(&self, site: &Site) -> String {
        if site.has_pages() { self.href() } else { self.search() }
    }

    /// Returns the path of the list on a built site: its own page for a single choice, or else the home page with a
    /// query.
    fn href(&self) -> String {
        let Choice { year, category, themes, person, .. } = self;
        let by = match (year, category, &themes[..], person) {
            (Some(year), None, [], None) => By::Year(year),
            (None, Some(category), [], None) => By::Category(category),
            (None, None, [theme], None) => By::Theme(theme),
            (None, None, [], Some(person)) => By::Person(person),
            (None, None, [], None) => By::All,
            _ => return self.search(),
        };
        if self.favourites || !self.query.trim().is_empty() { self.search() } else { paths::list(by, 1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_parameters_stay_except_those_that_count_visits() {
        let choice = Choice { query: "rope".into(), ..Choice::default() };
        let search = choice.search_beside("?q=old&year=2019&utm_source=mail&edition=2&from=timeline&x=%26");
        assert_eq!(search, "?q=rope&edition=2&x=%26");
        assert_eq!(Choice::default().search_beside("?q=old&fbclid=1"), "");
    }
}
