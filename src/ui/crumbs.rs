//! Where the interview stands in the site: home, category, year.

use yew::prelude::*;

use super::page::Page;

pub fn crumbs(page: &Page) -> Html {
    let words = page.words();
    let year = page.interview.date.as_ref().and_then(crate::interview::Date::year);
    html! {
        <nav class="iv-crumbs iv-wrap" lang={page.ui.tag()} aria-label={words.breadcrumb}>
            <ol role="list">
                <li><a href="./">{ words.home }</a></li>
                if let Some(category) = &page.interview.category { <li>{ page.label(category) }</li> }
                if let Some(year) = year { <li>{ year }</li> }
            </ol>
        </nav>
    }
}
