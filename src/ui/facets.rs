//! The filters of the list on the first page, as links: beside the list if there is room, otherwise in a sheet that a
//! bar at the foot opens. Also the breadcrumb of the present choice.
//!
//! The `data-choice` of each link contains its choice as a query; the page handles the click.

use std::rc::Rc;

use yew::prelude::*;

use super::page::{icon, nodes};
use crate::interview::{Lang, Localized};
use crate::markup::{ListContext, icon};
use crate::site::paths::{self, By};
use crate::site::{Choice, Facet, Listed, Named, Site};
use crate::state::{Filter, Match, Ui};
use crate::words::{Words, period_in, words};

const ID: &str = "iv-facets";

/// The list of a site as it is shown.
pub struct Shown<'a> {
    pub ui: Ui,
    pub lang: &'a Lang,
    pub site: &'a Site,
    /// The relative address of the site's root.
    pub root: &'a str,
    /// The relative address of the first page in this language.
    pub home: String,
    /// Whether the site has prerendered pages.
    pub has_pages: bool,
    pub choice: &'a Choice,
    pub listed: &'a Listed,
}

impl Shown<'_> {
    pub fn words(&self) -> &'static Words {
        words(self.ui)
    }

    pub fn shelf(&self) -> ListContext<'_> {
        let Shown { site, root, ui, lang, choice, .. } = *self;
        ListContext { site, root, home: &self.home, ui, lang, choice: Some(choice) }
    }

    /// The name of a year or a decade.
    pub fn period(&self, id: &str) -> String {
        period_in(self.ui, id)
    }

    pub fn label(&self, text: &Localized) -> Html {
        nodes(|out| self.shelf().label(out, text))
    }

    pub fn href(&self, choice: &Choice) -> String {
        format!("{}{}", self.home, choice.href_on(self.site))
    }

    /// A link that makes a choice.
    pub fn link(&self, choice: &Choice, class: &'static str, current: Option<&'static str>, inside: Html) -> Html {
        let class = (!class.is_empty()).then_some(class);
        html! { <a href={self.href(choice)} data-choice={choice.search()} {class} aria-current={current}>{ inside }</a> }
    }

    /// The labels of the chosen year, category, themes and person.
    pub fn chosen(&self) -> Vec<Html> {
        let Listed { years, categories, themes, person, unknown, .. } = self.listed;
        let on = |facets: &[Facet]| -> Vec<Html> {
            facets.iter().filter(|facet| facet.on).map(|facet| self.label(&facet.named.label)).collect()
        };
        let joint = if self.choice.matching == Match::All { self.words().and } else { self.words().or };
        let about = on(themes)
            .into_iter()
            .enumerate()
            .map(|(n, label)| html! { <>{ if n > 0 { joint } else { "" } }{ label }</> });
        let about: Vec<Html> = about.collect();
        let about = (!about.is_empty()).then(|| html! { <>{ for about }</> });
        let labels = on(years).into_iter().chain(on(categories)).chain(about);
        let labels = labels.chain(person.iter().map(|named| self.label(&named.label)));
        labels.chain(unknown.iter().map(|id| html! { { AttrValue::from(id.clone()) } })).collect()
    }
}

/// The breadcrumb: *Home*, then the chosen category and year, or else the title of this page.
pub fn crumbs(shown: &Shown, title: Html) -> Html {
    let (words, choice) = (shown.words(), shown.choice);
    let on = |facets: &[Facet]| facets.iter().find(|facet| facet.on).map(|facet| facet.named.clone());
    let (category, year) = (on(&shown.listed.categories), on(&shown.listed.years));
    let last = |label: Html| html! { <span aria-current="page">{ label }</span> };
    let by_category = Choice { category: choice.category.clone(), ..Choice::default() };
    let name = |named: &Named| shown.label(&named.label);
    // The first page itself has no breadcrumb, only the space for one beside the list, which would move at a choice. A
    // search leads to no other page.
    if (Choice { query: "".into(), ..(*choice).clone() }).is_all() {
        return html! { <div class="iv-crumbs-space"></div> };
    }
    let steps = match (&category, &year) {
        _ if choice.favourites => vec![last(html! { { words.favourites } })],
        (None, None) => vec![last(title)],
        (Some(category), None) => vec![last(name(category))],
        (None, Some(year)) => vec![last(name(year))],
        (Some(category), Some(year)) => vec![shown.link(&by_category, "", None, name(category)), last(name(year))],
    };
    html! {
        <nav class="iv-crumbs iv-wrap" aria-label={words.breadcrumb}><ol role="list">
            <li>{ shown.link(&Choice::default(), "", None, html! { { words.home } }) }</li>
            { for steps.into_iter().map(|step| html! { <li>{ step }</li> }) }
        </ol></nav>
    }
}

pub fn rail(shown: &Shown) -> Html {
    let Shown { choice, listed, home, .. } = shown;
    let words = shown.words();
    let years = facet(shown, words.year, words.all_years, &listed.years, listed.any_year, |id| choice.with_year(id));
    let categories =
        facet(shown, words.category, words.all_categories, &listed.categories, listed.any_category, |id| {
            choice.with_category(id)
        });
    let index =
        |by: By, label: &'static str| html! { <p><a href={format!("{home}{}", paths::list(by, 1))}>{ label }</a></p> };
    html! {
        <aside class="iv-tools" id={ID} popover="auto" aria-labelledby="iv-facets-name" tabindex="-1">
            <div class="iv-sheet-head">
                <span id="iv-facets-name">{ words.filter_list }</span>
                <button type="button" popovertarget={ID} popovertargetaction="hide">
                    { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
                </button>
            </div>
            <div class="iv-tools-body">
                { years }
                { categories }
                if !listed.themes.is_empty() {
                    <section>
                        <div class="iv-tools-row">
                            <h2>{ (words.filter)(Filter::Themes) }</h2>
                            { matching(shown) }
                        </div>
                        <div class="iv-chips">{ for listed.themes.iter().map(|facet| chip(shown, facet)) }</div>
                        if shown.has_pages { { index(By::Themes, words.all_themes) } }
                    </section>
                }
                if shown.has_pages {
                    <section>{ index(By::People, words.all_people) }</section>
                }
            </div>
            <div class="iv-tools-done">
                <button type="button" class="iv-btn" popovertarget={ID} popovertargetaction="hide">
                    { (words.show_interviews)(listed.entries.len()) }
                </button>
            </div>
        </aside>
    }
}

/// The values of a filter of which one, or any, can be chosen.
fn facet(
    shown: &Shown,
    name: &'static str,
    any: &'static str,
    facets: &[Facet],
    count: usize,
    with: impl Fn(Option<&Rc<str>>) -> Choice,
) -> Html {
    if facets.is_empty() {
        return Html::default();
    }
    let line = |choice: Choice, on: bool, label: Html, count: usize| {
        html! {
            <li key={choice.search()}>
                { shown.link(&choice, "", on.then_some("true"), label) }<small>{ count }</small>
            </li>
        }
    };
    let one = |facet: &Facet| line(with(Some(&facet.named.id)), facet.on, shown.label(&facet.named.label), facet.count);
    html! {
        <section>
            <h2>{ name }</h2>
            <ul class="iv-facet" role="list">
                { line(with(None), !facets.iter().any(|facet| facet.on), html! { { any } }, count) }
                { for facets.iter().map(one) }
            </ul>
        </section>
    }
}

/// The switch between any and all of the themes, once several are chosen.
fn matching(shown: &Shown) -> Html {
    let (words, Choice { themes, matching, .. }) = (shown.words(), shown.choice);
    if themes.len() < 2 {
        return Html::default();
    }
    let one = |of: Match, count: usize| {
        let current = (of == *matching).then_some("true");
        let inside = html! { <>{ (words.matching_of)(of, themes.len()) }{ " " }<small>{ count }</small></> };
        shown.link(&shown.choice.with_matching(of), "iv-tog", current, inside)
    };
    html! {
        <span class="iv-togs" role="group" aria-label={words.matching_list}>
            { one(Match::Any, shown.listed.either) }{ one(Match::All, shown.listed.both) }
        </span>
    }
}

/// A link that chooses a theme, or removes it from the choice if it is chosen.
fn chip(shown: &Shown, facet: &Facet) -> Html {
    let choice = shown.choice.toggling(&facet.named.id);
    let inside = html! {
        <>{ icon(icon::CHECK) }{ shown.label(&facet.named.label) }{ " " }<small>{ facet.count }</small></>
    };
    html! { <key={facet.named.id.clone()}>{ shown.link(&choice, "iv-chip", facet.on.then_some("true"), inside) }</> }
}

/// The bar at the foot of a narrow window.
pub fn bar(shown: &Shown) -> Html {
    let Shown { choice, listed, .. } = shown;
    let words = shown.words();
    let others = usize::from(choice.category.is_some()) + choice.themes.len() + usize::from(choice.person.is_some());
    html! {
        <div class="iv-bar" role="group" aria-label={words.filter_list}>
            <button type="button" class="iv-bar-here" popovertarget={ID}>
                { icon(icon::FILTER) }<b>{ listed.entries.len() }</b>
                <span>{ (words.interviews_of_year)(listed.entries.len(), choice.year.as_deref().map(|year| shown.period(year)).as_deref()) }</span>
                if others > 0 { <span class="iv-count">{ others }</span> }
            </button>
        </div>
    }
}
