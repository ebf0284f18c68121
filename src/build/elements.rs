//! Elements that several kinds of pages have.

use super::pictures::Picture;
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

/// What previews show of a page (Open Graph).
pub struct Preview<'a> {
    pub title: &'a str,
    pub site: &'a str,
    pub description: Option<&'a str>,
    /// The page's own address, if the site's is known.
    pub address: Option<&'a str>,
    /// The picture with its address.
    pub picture: Option<(&'a Picture, String)>,
}

/// Adds what previews show of a page.
pub fn preview(out: &mut Markup, preview: &Preview) {
    let Preview { title, site, description, address, picture } = preview;
    let mut named = |name: &str, content: &str| meta(out, "property", name, content);
    named("og:type", "article");
    named("og:title", title);
    named("og:site_name", site);
    description.iter().for_each(|text| named("og:description", text));
    address.iter().for_each(|address| named("og:url", address));
    if let Some((picture, address)) = picture {
        named("og:image", address);
        if let Some((width, height)) = picture.size {
            named("og:image:width", &width.to_string());
            named("og:image:height", &height.to_string());
        }
        named("og:image:alt", &picture.alt);
    }
    let is_large = picture.as_ref().is_some_and(|(picture, _)| picture.is_drawn);
    meta(out, "name", "twitter:card", if is_large { "summary_large_image" } else { "summary" });
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
