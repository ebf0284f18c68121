//! An interview in a list: title, summary, and the facts that help readers choose.

use super::{Markup, dated, text_for, when_as};
use crate::interview::{Lang, Localized};
use crate::site::{Choice, Listing, Named, Site};
use crate::state::Ui;
use crate::words::{date_below_year, language_autonym, words};

/// What a list needs to know of its page.
pub struct ListContext<'a> {
    pub site: &'a Site,
    /// The relative address of the site's root.
    pub root: &'a str,
    /// The relative address of the first page in this language.
    pub home: &'a str,
    pub ui: Ui,
    /// The language of labels.
    pub lang: &'a Lang,
    /// The reader's choice, on a page that can filter.
    pub choice: Option<&'a Choice>,
}

/// Writes one entry. `in_year` is true below the heading of its year; `below` writes further content, such as the
/// passages that match.
pub fn entry(out: &mut Markup, shelf: &ListContext, listing: &Listing, in_year: bool, below: impl FnOnce(&mut Markup)) {
    out.open("article").attr("class", "iv-entry").put_some("dir", shelf.lang.is_rtl().then_some("rtl"));
    out.open("h3").open("a").attr("href", &format!("{}{}", shelf.root, listing.href(shelf.lang)));
    let (lang, title) = listing.title.pick(shelf.lang);
    dated(out.open("span").language(lang), title, &mut |out, text| _ = out.text(text));
    out.close().close().close();
    facts(out, shelf, listing, in_year);
    if let Some(summary) = &listing.summary {
        shelf.label(out.open("p"), summary);
        out.close();
    }
    about(out, shelf, listing);
    out.open("ul").attr("class", "iv-has").attr("role", "list");
    for lang in &listing.languages {
        out.open("li").language(lang).text(&language_autonym(lang, &listing.languages)).close();
    }
    out.close();
    below(out);
    out.close();
}

/// Writes the date, category, reading time and number of answers.
fn facts(out: &mut Markup, shelf: &ListContext, listing: &Listing, in_year: bool) {
    let words = words(shelf.ui);
    let date = listing.date.as_ref().and_then(|date| {
        let written = if in_year { date_below_year(shelf.ui, date) } else { Some((words.date)(date)) };
        Some((date, written?))
    });
    let category = listing.category.as_ref().and_then(|id| shelf.site.category(id));
    let minutes = listing.minutes(shelf.lang);
    if date.is_none() && category.is_none() && minutes.is_none() && listing.answers.is_none() {
        return;
    }
    out.open("div").attr("class", "iv-entry-facts").open("ul").attr("role", "list");
    if let Some((date, written)) = date {
        when_as(out.open("li").attr("dir", "ltr"), date, &written, |out, words| shelf.label(out, words));
        out.close();
    }
    if let Some(category) = category {
        shelf.label(out.open("li"), &category.label);
        out.close();
    }
    if let Some(minutes) = minutes {
        out.open("li").attr("dir", "ltr").text(&(words.minutes)(minutes)).close();
    }
    if let Some(answers) = listing.answers {
        out.open("li").attr("dir", "ltr").text(&(words.answers_count)(answers)).close();
    }
    out.close().close();
}

/// Writes the speakers, and the themes as links that choose them.
fn about(out: &mut Markup, shelf: &ListContext, listing: &Listing) {
    let words = words(shelf.ui);
    if listing.people.is_empty() && listing.themes.is_empty() {
        return;
    }
    out.open("dl").attr("class", "iv-entry-about");
    if !listing.people.is_empty() {
        out.open("div").open("dt").text(words.with_people).close().open("dd");
        for (n, person) in listing.people.iter().enumerate() {
            if n > 0 {
                out.text(words.comma);
            }
            shelf.label(out, &person.label);
        }
        out.close().close();
    }
    if !listing.themes.is_empty() {
        out.open("div").open("dt").text(words.about).close().open("dd").open("ul").attr("role", "list");
        for theme in &listing.themes {
            shelf.theme(out.open("li"), theme);
            out.close();
        }
        out.close().close().close();
    }
    out.close();
}

impl ListContext<'_> {
    pub fn label(&self, out: &mut Markup, text: &Localized) {
        text_for(out, self.lang, text);
    }

    /// Writes a link that chooses a theme, or removes it from the choice if it is chosen.
    fn theme(&self, out: &mut Markup, theme: &Named) {
        let none = Choice::default();
        let choice = self.choice.unwrap_or(&none);
        let (next, on) = (choice.toggling(&theme.id), choice.themes.contains(&theme.id));
        out.open("a").attr("href", &format!("{}{}", self.home, next.href_on(self.site)));
        if self.choice.is_some() {
            out.attr("data-choice", &next.search()).put_some("aria-current", on.then_some("true"));
        }
        self.label(out, &theme.label);
        out.close();
    }
}
