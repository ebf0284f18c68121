//! Turns choices and search results into the list on the home page, and counts what else can be chosen ([`select`]).
//! Plain data.

use std::cmp::Reverse;
use std::rc::Rc;

use super::find::{Asked, Found};
use super::{Choice, Hits, Listing, Named, Site};
use crate::interview::Date;
use crate::state::Match;
use crate::string_index::StringIndex;
use crate::words;

/// How many themes are offered; a site may have hundreds.
const THEMES: usize = 24;

/// What the home page lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// In the order of the site; if passages are searched, interviews with more hits come first.
    pub entries: Vec<ListedInterview>,
    /// All years of the site, the latest first.
    pub years: Vec<Facet>,
    /// All categories that have an interview.
    pub categories: Vec<Facet>,
    /// The most frequent themes and the chosen ones.
    pub themes: Vec<Facet>,
    /// The numbers of interviews without a choice of year, and without a choice of category.
    pub any_year: usize,
    pub any_category: usize,
    /// The numbers of interviews with any of the chosen themes, and with all of them.
    pub either: usize,
    pub both: usize,
    /// The name of the chosen person.
    pub person: Option<Named>,
    /// Chosen ids that the site does not have, and that are therefore not among the facets.
    pub unknown: Vec<Rc<str>>,
}

/// An interview in the list, with the questions that contain the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedInterview {
    pub listing: Rc<Listing>,
    pub questions: Vec<Rc<Asked>>,
    /// The passages that contain the words.
    pub hits: Option<Rc<Hits>>,
}

/// A value to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub named: Named,
    /// How many interviews the list would have with it, if the other choices stay.
    pub count: usize,
    pub on: bool,
}

/// Makes the list. `is_favourite` takes the id of an interview.
pub fn select(site: &Site, choice: &Choice, found: &Found, is_favourite: impl Fn(&str) -> bool) -> Listed {
    let (mut years, mut categories, mut themes) = (ListCounts::default(), ListCounts::default(), ListCounts::default());
    for category in &site.categories {
        categories.place(category);
    }
    let mut listed = Listed::default();
    for (place, listing) in site.interviews.iter().enumerate() {
        let (year, id) = (listing.year(), &listing.category);
        let year_fits = choice.year.as_ref().is_none_or(|wanted| year.as_deref() == Some(&**wanted));
        let category_fits = choice.category.is_none() || choice.category == *id;
        let person = |person: &Rc<str>| listing.people.iter().find(|one| one.id == *person);
        if let Some(known) = choice.person.as_ref().and_then(person)
            && listed.person.is_none()
        {
            listed.person = Some(known.clone());
        }
        let has = |theme: &Rc<str>| listing.themes.iter().any(|one| one.id == *theme);
        let (any, all) = (choice.themes.is_empty() || choice.themes.iter().any(has), choice.themes.iter().all(has));
        let themes_fit = if choice.matching == Match::All { all } else { any };
        let others_fit = choice.person.as_ref().is_none_or(|wanted| person(wanted).is_some())
            && found.has(place)
            && (!choice.favourites || is_favourite(&listing.id));
        let fits = others_fit && themes_fit;
        listed.either += usize::from(others_fit && year_fits && category_fits && any);
        listed.both += usize::from(others_fit && year_fits && category_fits && all);
        if let Some(year) = year {
            let id: Rc<str> = year.into();
            years.count(&Named { label: words::period(&id), id }, fits && category_fits);
        }
        if let Some(category) = id.as_ref().and_then(|id| site.category(id)) {
            categories.count(category, fits && year_fits);
        }
        for theme in &listing.themes {
            // If any one theme is enough, another theme adds its interviews to the list.
            let fits = others_fit && (choice.matching == Match::Any || themes_fit);
            themes.count(theme, fits && year_fits && category_fits);
        }
        listed.any_year += usize::from(fits && category_fits);
        listed.any_category += usize::from(fits && year_fits);
        if fits && year_fits && category_fits {
            listed.entries.push(ListedInterview {
                listing: listing.clone(),
                questions: found.questions(place).to_vec(),
                hits: found.hits(place).cloned(),
            });
        }
    }
    listed.entries.sort_by_key(|entry| Reverse(entry.hits.as_ref().map_or(0, |hits| hits.passages)));
    listed.years = years.facets(|id| choice.year.as_ref() == Some(id));
    listed.years.sort_by_key(|facet| Reverse(Date::of_period(&facet.named.id).and_then(|when| Date::On(when).key())));
    listed.categories = categories.facets(|id| choice.category.as_ref() == Some(id));
    listed.themes = themes.facets(|id| choice.themes.contains(id));
    let known = |facets: &[Facet], id: &Rc<str>| facets.iter().any(|facet| facet.named.id == *id);
    listed.unknown.extend(choice.year.iter().filter(|id| !known(&listed.years, id)).cloned());
    listed.unknown.extend(choice.category.iter().filter(|id| !known(&listed.categories, id)).cloned());
    listed.unknown.extend(choice.themes.iter().filter(|id| !known(&listed.themes, id)).cloned());
    listed.unknown.extend(choice.person.iter().filter(|_| listed.person.is_none()).cloned());
    most_frequent(&mut listed.themes);
    listed
}

/// Keeps the chosen themes, and the most frequent others up to the limit.
fn most_frequent(themes: &mut Vec<Facet>) {
    themes.sort_by_key(|facet| (!facet.on, Reverse(facet.count)));
    themes.truncate(THEMES.max(themes.iter().filter(|facet| facet.on).count()));
    themes.retain(|facet| facet.on || facet.count > 0);
}

impl Listed {
    /// The number of passages that were found, and of interviews with such passages; `None` if no passage was found.
    pub fn passages(&self) -> Option<(usize, usize)> {
        let each = self.entries.iter().filter_map(|entry| entry.hits.as_ref()).map(|hits| hits.passages);
        let (passages, interviews) = each.fold((0, 0), |(sum, count), passages| (sum + passages, count + 1));
        (interviews > 0).then_some((passages, interviews))
    }
}

impl Choice {
    /// The choices with another year; `None` removes it.
    pub fn with_year(&self, year: Option<&Rc<str>>) -> Choice {
        Choice { year: year.cloned(), ..self.clone() }
    }

    pub fn with_category(&self, category: Option<&Rc<str>>) -> Choice {
        Choice { category: category.cloned(), ..self.clone() }
    }

    /// The choices with any of the themes, or with all of them.
    pub fn with_matching(&self, matching: Match) -> Choice {
        Choice { matching, ..self.clone() }
    }

    /// The choices with a theme added, or removed if it was chosen.
    pub fn toggling(&self, theme: &Rc<str>) -> Choice {
        let mut themes = self.themes.clone();
        themes.retain(|one| one != theme);
        if themes.len() == self.themes.len() {
            themes.push(theme.clone());
        }
        // After the last theme is removed, the next one starts with any again.
        let matching = if themes.is_empty() { Match::Any } else { self.matching };
        Choice { themes, matching, ..self.clone() }
    }
}

/// Counts values by their ids, in the order in which they first occur.
#[derive(Default)]
struct ListCounts {
    places: StringIndex,
    list: Vec<(Named, usize)>,
}

impl ListCounts {
    fn place(&mut self, named: &Named) -> usize {
        self.places.get(&named.id).unwrap_or_else(|| {
            self.places.add(&named.id, self.list.len());
            self.list.push((named.clone(), 0));
            self.list.len() - 1
        })
    }

    fn count(&mut self, named: &Named, counts: bool) {
        let place = self.place(named);
        self.list[place].1 += usize::from(counts);
    }

    fn facets(self, on: impl Fn(&Rc<str>) -> bool) -> Vec<Facet> {
        self.list.into_iter().map(|(named, count)| Facet { on: on(&named.id), named, count }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::Lang;
    use crate::search::Query;
    use crate::site::find::Texts;

    fn site() -> Site {
        let entry = |id: &str, date: &str, category: &str, themes: &str, people: &str| {
            format!(
                r#"{{"id": "{id}", "title": "{id}", "date": "{date}", "category": "{category}", "themes": [{themes}], "people": [{people}]}}"#
            )
        };
        let entries = [
            entry("ladder", "2015-05", "brief", r#""trust", "money""#, r#""Mai""#),
            entry("choir", "2015-04", "field", r#""trust""#, r#""Ran""#),
            entry("tap", "2014", "brief", r#""money""#, r#""Mai""#),
            entry("list", "", "field", r#""trust", "water""#, ""),
        ];
        let categories = r#"[{"id": "brief", "label": "Brief News"}, {"id": "field", "label": "Field Notes"}, {"id": "none", "label": "Nothing Yet"}]"#;
        let file = format!(r#"{{"categories": {categories}, "interviews": [{}]}}"#, entries.join(","));
        Site::parse(file.as_bytes()).expect("a site")
    }

    fn listed(choice: &str) -> Listed {
        let (site, choice) = (site(), Choice::parse(choice));
        let found = Texts::new(&site).find(&Query::parse(&choice.query), &Lang::english());
        select(&site, &choice, &found, |id| id == "tap" || id == "list")
    }

    fn ids(listed: &Listed) -> Vec<&str> {
        listed.entries.iter().map(|entry| &*entry.listing.id).collect()
    }

    fn counts(facets: &[Facet]) -> String {
        let one = |facet: &Facet| format!("{}{}:{}", if facet.on { "*" } else { "" }, facet.named.id, facet.count);
        facets.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn everything_is_listed_and_counted() {
        let all = listed("");
        assert_eq!(ids(&all), ["ladder", "choir", "tap", "list"]);
        assert_eq!(counts(&all.years), "2015:2 2014:1");
        assert_eq!(counts(&all.categories), "brief:2 field:2 none:0");
        assert_eq!(counts(&all.themes), "trust:3 money:2 water:1");
        assert_eq!((all.any_year, all.any_category), (4, 4));
    }

    #[test]
    fn the_counts_of_a_facet_take_the_others_into_account() {
        let some = listed("year=2015&theme=trust&match=all");
        assert_eq!(ids(&some), ["ladder", "choir"]);
        assert_eq!(counts(&some.years), "*2015:2 2014:0");
        assert_eq!(counts(&some.categories), "brief:1 field:1 none:0");
        assert_eq!(counts(&some.themes), "*trust:2 money:1");
        assert_eq!((some.any_year, some.any_category), (3, 2));
        let either = listed("theme=water&theme=money");
        assert_eq!(ids(&either), ["ladder", "tap", "list"]);
        assert_eq!(counts(&either.themes), "*money:2 *water:1 trust:3");
        assert_eq!((either.either, either.both), (3, 0));
    }

    #[test]
    fn people_words_and_favourites_filter_too() {
        assert_eq!(ids(&listed("person=Mai")), ["ladder", "tap"]);
        assert_eq!(ids(&listed("person=Mai&favourites=yes")), ["tap"]);
        assert_eq!(ids(&listed("q=MONEY&category=brief&year=2014")), ["tap"]);
        assert_eq!(ids(&listed("theme=trust&theme=money&match=all")), ["ladder"]);
    }

    #[test]
    fn missing_choices_of_a_site_are_named() {
        let none = listed("year=1900&theme=trust&theme=gone&person=Nobody");
        assert!(none.entries.is_empty());
        assert_eq!(none.unknown, ["1900".into(), "gone".into(), "Nobody".into()] as [Rc<str>; 3]);
    }

    #[test]
    fn a_theme_is_chosen_and_cleared() {
        let choice = Choice::parse("theme=trust&q=x");
        assert_eq!(choice.toggling(&"money".into()).search(), "?theme=trust&theme=money&q=x");
        assert_eq!(choice.toggling(&"trust".into()).search(), "?q=x");
        let both = choice.with_matching(Match::All).toggling(&"money".into());
        assert_eq!(both.search(), "?theme=trust&theme=money&match=all&q=x");
        assert_eq!(Choice::parse("?match=all&theme=a&theme=b"), Choice::parse("?theme=a&theme=b&match=all"));
        assert_eq!(choice.with_year(Some(&"2015".into())).search(), "?year=2015&theme=trust&q=x");
    }
}
