//! Writes what feed readers and newsletters take: for each language an Atom feed (RFC 4287) and a JSON Feed
//! (<https://www.jsonfeed.org/version/1.1/>) with the whole text of the newest interviews, and a list of the feeds in OPML
//! (<https://opml.org/spec2.opml>).

use std::io;

use serde::Serialize;

use super::complete::{SiteEntry, localized};
use super::skeleton::PageWriter;
use super::texts::json;
use super::xml::Xml;
use crate::interview::{Date, Interview, Lang};
use crate::markup::Markup;
use crate::site::Listing;
use crate::snippet;
use crate::state::Reading;

/// How many interviews a feed has.
const NEWEST: usize = 50;
/// How many bytes of text a feed may have, as feed readers fetch it again and again. Older interviews are named without their
/// text; the newest always has it.
const TEXT: usize = 1_000_000;

/// An interview in a feed. An entry of a feed must have a date, so undated interviews have none.
struct Item {
    lang: Lang,
    title: String,
    page: String,
    /// In RFC 3339.
    moment: String,
    people: Vec<String>,
    summary: Option<(Lang, String)>,
    /// The whole text, as HTML.
    text: Option<String>,
}

/// The interviews in the feeds of a language, the newest first.
#[derive(Default)]
struct Feed {
    items: Vec<Item>,
    /// The size of their texts in bytes.
    size: usize,
}

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: String,
    home_page_url: &'a str,
    feed_url: String,
    language: &'a str,
    items: Vec<JsonItem<'a>>,
}

#[derive(Serialize)]
struct JsonItem<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    language: &'a str,
    date_published: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    /// An item must have content. An interview whose text is left out has its summary or title.
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a str>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

impl Item {
    fn json(&self) -> JsonItem<'_> {
        let summary = self.summary.as_ref().map(|(_, summary)| &**summary);
        JsonItem {
            id: &self.page,
            url: &self.page,
            title: &self.title,
            language: self.lang.as_str(),
            date_published: &self.moment,
            authors: self.people.iter().map(|name| Author { name }).collect(),
            summary,
            content_html: self.text.as_deref(),
            content_text: self.text.is_none().then(|| summary.unwrap_or(&self.title)),
        }
    }
}

impl PageWriter<'_> {
    /// Writes the feeds and their list. `url` is the address of the site, `read` reads the interview of an entry.
    pub fn write_syndication(&self, url: &str, read: impl Fn(usize) -> Option<Interview>) -> io::Result<()> {
        let output = self.shared.output;
        for (lang, Feed { items, .. }) in self.site.languages.iter().zip(self.feeds(url, read)) {
            let home = self.home(lang);
            output.write(&format!("{home}feed.xml"), &self.atom(url, lang, &items), output.compression)?;
            let feed = self.json_feed(url, lang, &items);
            output.write(&format!("{home}feed.json"), feed.as_bytes(), output.compression)?;
        }
        output.write("interviews.opml", &self.opml(url), output.compression)
    }

    /// Collects the feeds of all languages. Reads each interview once.
    fn feeds(&self, url: &str, read: impl Fn(usize) -> Option<Interview>) -> Vec<Feed> {
        let mut feeds: Vec<Feed> = self.site.languages.iter().map(|_| Feed::default()).collect();
        let all = self.shared.site.entries.iter().zip(&self.site.interviews).enumerate();
        let dated = all.filter_map(|(n, (entry, listing))| Some((n, entry, listing, moment(&entry.date()?)?)));
        for (n, entry, listing, moment) in dated.take(NEWEST) {
            let interview = feeds.iter().any(|feed| feed.size < TEXT).then(|| read(n)).flatten();
            for (lang, feed) in self.site.languages.iter().zip(&mut feeds) {
                let text = interview.as_ref().filter(|_| feed.size < TEXT).map(|interview| text(interview, lang));
                let text = text.filter(|text| feed.size == 0 || feed.size + text.len() <= TEXT);
                // Once one does not fit, all older ones are left out, too.
                feed.size = text.as_ref().map_or(TEXT, |text| feed.size + text.len());
                feed.items.push(self.item(url, lang, (entry, listing), moment.clone(), text));
            }
        }
        feeds
    }

    fn item(
        &self,
        url: &str,
        lang: &Lang,
        (entry, listing): (&SiteEntry, &Listing),
        moment: String,
        text: Option<String>,
    ) -> Item {
        let (title_lang, title) = listing.title.pick(lang);
        let name = |n: &usize| localized(&self.shared.site.people[*n].names).pick(lang).1.to_string();
        let summary = listing.summary.as_ref().map(|summary| summary.pick(lang));
        Item {
            lang: title_lang.clone(),
            title: title.to_string(),
            page: format!("{url}{}", listing.href(lang)),
            moment,
            people: entry.people.iter().map(name).collect(),
            summary: summary.map(|(lang, text)| (lang.clone(), text.to_string())),
            text,
        }
    }

    fn atom(&self, url: &str, lang: &Lang, items: &[Item]) -> Vec<u8> {
        let home = format!("{url}{}", self.home(lang));
        let itself = format!("{home}feed.xml");
        let mut out = Xml::new("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang.as_str())]);
        let updated = items.first().map_or("1970-01-01T00:00:00Z", |item| &item.moment);
        out.element("title", &self.name(lang)).element("id", &itself).element("updated", updated);
        out.empty("link", &[("rel", "self"), ("href", &itself)]);
        out.empty("link", &[("rel", "alternate"), ("href", &home)]);
        out.open("author", &[]).element("name", &self.name(lang)).close();
        for item in items {
            out.open("entry", &[("xml:lang", item.lang.as_str())]);
            out.element("title", &item.title).element("id", &item.page);
            out.empty("link", &[("rel", "alternate"), ("href", &item.page)]);
            out.element("published", &item.moment).element("updated", &item.moment);
            for name in &item.people {
                out.open("author", &[]).element("name", name).close();
            }
            if let Some((lang, summary)) = &item.summary {
                out.open("summary", &[("xml:lang", lang.as_str())]).text(summary).close();
            }
            if let Some(text) = &item.text {
                out.open("content", &[("type", "html"), ("xml:lang", lang.as_str())]).text(text).close();
            }
            out.close();
        }
        out.finish()
    }

    fn json_feed(&self, url: &str, lang: &Lang, items: &[Item]) -> String {
        let home = format!("{url}{}", self.home(lang));
        json(&JsonFeed {
            version: "https://jsonfeed.org/version/1.1",
            title: self.name(lang),
            home_page_url: &home,
            feed_url: format!("{home}feed.json"),
            language: lang.as_str(),
            items: items.iter().map(Item::json).collect(),
        })
    }

    /// The feeds of the site, to be subscribed to together.
    fn opml(&self, url: &str) -> Vec<u8> {
        let mut out = Xml::new("opml", &[("version", "2.0")]);
        out.open("head", &[]).element("title", &self.name(&self.site.languages[0])).close();
        out.open("body", &[]);
        for lang in &self.site.languages {
            let (name, home) = (self.name(lang), format!("{url}{}", self.home(lang)));
            let feed = format!("{home}feed.xml");
            // OPML calls every feed `rss`, whatever its format.
            let attributes = [
                ("type", "rss"),
                ("text", &*name),
                ("title", &*name),
                ("language", lang.as_str()),
                ("xmlUrl", &*feed),
                ("htmlUrl", &*home),
            ];
            out.empty("outline", &attributes);
        }
        out.close();
        out.finish()
    }
}

/// The whole text of an interview in a language, as HTML.
fn text(interview: &Interview, lang: &Lang) -> String {
    let mut out = Markup::new();
    let lang = &interview.languages[lang.best(&interview.languages).unwrap_or(0)];
    snippet::write_text(&mut out, interview, &Reading::One(lang.clone()));
    out.html()
}

/// The earliest moment of a date.
fn moment(date: &Date) -> Option<String> {
    let (year, month, day) = date.first_day()?;
    Some(format!("{year:04}-{month:02}-{day:02}T00:00:00Z"))
}
