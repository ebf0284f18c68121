//! Elements that several kinds of pages have.

use crate::interview::{Lang, Localized};
use crate::markup::{Markup, text_for};
use crate::words::Words;

/// Adds a `meta` element; collapses white space in its content.
pub fn meta(out: &mut Markup, key: &'static str, name: &str, content: &str) {
    let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
    out.open("meta").attr(key, name).attr("content", &content).close();
}

/// Adds a `link` element. `more` are attributes other than `rel` and `href`.
pub fn link(out: &mut Markup, rel: &str, more: &[(&'static str, &str)], href: &str) {
    out.open("link").attr("rel", rel);
    for (name, value) in more {
        out.attr(name, value);
    }
    out.attr("href", href).close();
}

/// Adds what previews show of a page (Open Graph). `address` is the page's own address, if the site's is known.
pub fn preview(out: &mut Markup, (title, site): (&str, &str), description: Option<&str>, address: Option<&str>) {
    let mut named = |name: &str, content: &str| meta(out, "property", name, content);
    named("og:type", "article");
    named("og:title", title);
    named("og:site_name", site);
    description.iter().for_each(|text| named("og:description", text));
    address.iter().for_each(|address| named("og:url", address));
}

/// Writes the breadcrumb: each step but the last is a link.
pub fn crumbs(out: &mut Markup, words: &Words, home: &str, steps: &[(Localized, Option<String>)], lang: &Lang) {
    out.open("nav").attr("class", "iv-crumbs iv-wrap").attr("aria-label", words.breadcrumb);
    out.open("ol").attr("role", "list");
    out.open("li").open("a").attr("href", home).text(words.home).close().close();
    for (text, path) in steps {
        out.open("li");
        match path {
            Some(path) => out.open("a").attr("href", path),
            None => out.open("span").attr("aria-current", "page"),
        };
        text_for(out, lang, text);
        out.close().close();
    }
    out.close().close();
}
