//! An interview in a list: title, summary, and the facts to choose by.

use super::{Markup, text_for, when};
use crate::interview::{Lang, Localized};
use crate::site::{Listing, Named, Site};
use crate::state::Ui;
use crate::words::{language_autonym, words};

/// Where a list stands.
pub struct ListContext<'a> {
    pub site: &'a Site,
    /// The way to the site's root.
    pub root: &'a str,
    pub ui: Ui,
    /// The language of labels.
    pub lang: &'a Lang,
}

/// One entry. `below`: what else stands in it, such as the passages that match.
pub fn entry(out: &mut Markup, shelf: &ListContext, listing: &Listing, below: impl FnOnce(&mut Markup)) {
    let words = words(shelf.ui);
    out.open("article").attr("class", "iv-entry").put_some("dir", shelf.lang.is_rtl().then_some("rtl"));
    out.open("h3").open("a").attr("href", &format!("{}{}", shelf.root, listing.href(shelf.lang)));
    shelf.label(out, &listing.title);
    out.close().close();
    if let Some(summary) = &listing.summary {
        shelf.label(out.open("p"), summary);
        out.close();
    }
    out.open("ul").attr("class", "iv-entry-facts").attr("role", "list");
    if let Some(date) = &listing.date {
        when(out.open("li").attr("dir", "ltr"), shelf.ui, date, |out, words| shelf.label(out, words));
        out.close();
    }
    let category = listing.category.as_ref().and_then(|id| shelf.site.category(id));
    for Named { label, .. } in category.into_iter().chain(&listing.people).chain(&listing.themes) {
        shelf.label(out.open("li"), label);
        out.close();
    }
    if let Some(answers) = listing.answers {
        out.open("li").attr("dir", "ltr").text(&(words.answers_count)(answers)).close();
    }
    if let Some(minutes) = listing.minutes(shelf.lang) {
        out.open("li").attr("dir", "ltr").text(&(words.minutes)(minutes)).close();
    }
    out.close();
    out.open("ul").attr("class", "iv-has").attr("role", "list");
    for lang in &listing.languages {
        out.open("li").language(lang).text(&language_autonym(lang, &listing.languages)).close();
    }
    out.close();
    below(out);
    out.close();
}

impl ListContext<'_> {
    pub fn label(&self, out: &mut Markup, text: &Localized) {
        text_for(out, self.lang, text);
    }
}
