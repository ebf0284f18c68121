//! For machines: the sitemap, a feed for each language, `robots.txt`; and the page for addresses that lead nowhere.

use std::io;

use super::complete::localized;
use super::pack::Squeeze;
use super::skeleton::{Kit, Sheet, meta};
use crate::interview::{Date, Lang};
use crate::markup::html::escape;
use crate::markup::{Markup, text_for};
use crate::state::Ui;
use crate::words::words;

/// A page in its languages, relative to the root.
pub type Twins = Vec<(Lang, String)>;

/// So many addresses may stand in one sitemap (<https://www.sitemaps.org/protocol.html>).
const MOST: usize = 50_000;
/// Well below its 50 MB.
const BYTES: usize = 40_000_000;
/// So many interviews stand in a feed.
const NEWEST: usize = 50;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SITEMAPS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>"));
    escape_xml(out, text);
    out.push_str(&format!("</{name}>\n"));
}

/// A text as XML has it. Characters that XML cannot have at all (<https://www.w3.org/TR/xml/#charsets>) are shown to be
/// missing.
fn escape_xml(out: &mut String, text: &str) {
    let is_good = |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\t' | '\n' | '\r');
    let good: String = text.chars().map(|c| if is_good(c) { c } else { '\u{fffd}' }).collect();
    escape(out, &good, true);
}

impl Kit<'_> {
    /// All of them; those with addresses only where the site's is known.
    pub fn write_feeds(&self, pages: &[Twins]) -> io::Result<()> {
        let output = self.shared.output;
        let mut robots = "User-agent: *\nAllow: /\n".to_owned();
        if let Some(url) = &self.site.url {
            self.write_sitemap(url, pages)?;
            robots.push_str(&format!("Sitemap: {url}sitemap.xml\n"));
            for lang in &self.site.languages {
                let path = format!("{}feed.xml", self.home(lang));
                output.put(&path, self.feed(url, lang).as_bytes(), output.usual)?;
            }
        }
        output.put("robots.txt", robots.as_bytes(), Squeeze::Not)?;
        output.put(".nojekyll", b"", Squeeze::Not)?;
        output.put("404.html", self.missing().as_bytes(), output.usual)
    }

    fn write_sitemap(&self, url: &str, pages: &[Twins]) -> io::Result<()> {
        let mut maps = vec![(0, String::new())];
        for twins in pages {
            let mut one = String::new();
            for (_, path) in twins {
                one.push_str("<url>\n");
                element(&mut one, "loc", &format!("{url}{path}"));
                for (lang, twin) in twins.iter().filter(|_| twins.len() > 1) {
                    one.push_str(&format!("<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\""));
                    escape_xml(&mut one, &format!("{url}{twin}"));
                    one.push_str("\"/>\n");
                }
                one.push_str("</url>\n");
            }
            let (count, last) = maps.last().expect("there is one");
            if count + twins.len() > MOST || last.len() + one.len() > BYTES {
                maps.push((0, String::new()));
            }
            let (count, last) = maps.last_mut().expect("there is one");
            *count += twins.len();
            last.push_str(&one);
        }
        let output = self.shared.output;
        let map = |urls: &str| {
            format!(
                "{XML}<urlset xmlns=\"{SITEMAPS}\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n{urls}</urlset>\n"
            )
        };
        if let [(_, only)] = &maps[..] {
            return output.put("sitemap.xml", map(only).as_bytes(), output.usual);
        }
        let mut index = format!("{XML}<sitemapindex xmlns=\"{SITEMAPS}\">\n");
        for (n, (_, urls)) in maps.iter().enumerate() {
            let name = format!("sitemap-{}.xml", n + 1);
            output.put(&name, map(urls).as_bytes(), output.usual)?;
            index.push_str("<sitemap>\n");
            element(&mut index, "loc", &format!("{url}{name}"));
            index.push_str("</sitemap>\n");
        }
        index.push_str("</sitemapindex>\n");
        output.put("sitemap.xml", index.as_bytes(), output.usual)
    }

    /// Atom (RFC 4287). What has no date is not in it, as it must have one there.
    fn feed(&self, url: &str, lang: &Lang) -> String {
        let dated = self.shared.site.entries.iter().zip(&self.site.interviews);
        let dated = dated.filter_map(|(entry, listing)| Some((entry, listing, moment(&entry.date()?)?)));
        let newest: Vec<_> = dated.take(NEWEST).collect();
        let home = format!("{url}{}", self.home(lang));
        let mut out = format!("{XML}<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n");
        element(&mut out, "title", &self.name(lang));
        element(&mut out, "id", &format!("{home}feed.xml"));
        let updated = newest.first().map_or("1970-01-01T00:00:00Z", |(.., moment)| moment);
        element(&mut out, "updated", updated);
        let link = |out: &mut String, rel: &str, href: &str| {
            out.push_str(&format!("<link rel=\"{rel}\" href=\""));
            escape_xml(out, href);
            out.push_str("\"/>\n");
        };
        link(&mut out, "self", &format!("{home}feed.xml"));
        link(&mut out, "alternate", &home);
        out.push_str("<author>\n");
        element(&mut out, "name", &self.name(lang));
        out.push_str("</author>\n");
        for (entry, listing, moment) in newest {
            let (title_lang, title) = listing.title.pick(lang);
            let page = format!("{url}{}", listing.href(lang));
            out.push_str(&format!("<entry xml:lang=\"{title_lang}\">\n"));
            element(&mut out, "title", title);
            element(&mut out, "id", &page);
            link(&mut out, "alternate", &page);
            element(&mut out, "published", &moment);
            element(&mut out, "updated", &moment);
            for n in &entry.people {
                out.push_str("<author>\n");
                element(&mut out, "name", localized(&self.shared.site.people[*n].names).pick(lang).1);
                out.push_str("</author>\n");
            }
            if let Some(summary) = &listing.summary {
                let (lang, summary) = summary.pick(lang);
                out.push_str(&format!("<summary xml:lang=\"{lang}\">"));
                escape_xml(&mut out, summary);
                out.push_str("</summary>\n");
            }
            out.push_str("</entry>\n");
        }
        out.push_str("</feed>\n");
        out
    }

    /// A host shows it for any address, so that the way to the root must not go by the page's: it is the path of the
    /// site's address, or the host's root where that is not known.
    fn missing(&self) -> String {
        let path = self.site.url.as_deref().and_then(|url| url.split_once("://"));
        let path = path.and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        // Two slashes would lead to another host.
        let root = format!("/{}", path.trim_start_matches('/'));
        let lang = &self.site.languages[0];
        let ui = Ui::following(lang);
        let mut out = Markup::new();
        out.open("div").put("class", "iv").put("lang", ui.tag());
        self.bar(&mut out, lang, &root, &[]);
        out.open("main").put("id", "iv-main").put("tabindex", "-1");
        out.open("div").put("class", "iv-head iv-wrap");
        for (n, lang) in self.site.languages.iter().enumerate() {
            let ui = Ui::following(lang);
            let words = words(ui);
            out.open("section").put("lang", ui.tag());
            out.open(if n == 0 { "h1" } else { "h2" }).put("class", "iv-title").text(words.page_missing).close();
            out.open("p").put("class", "iv-stand").text(words.page_missing_note).close();
            out.open("p").open("a").put("href", &format!("{root}{}", self.home(lang)));
            match &self.site.title {
                Some(title) => text_for(&mut out, lang, title),
                None => drop(out.text(words.interviews)),
            }
            out.close().close().close();
        }
        out.close().close().close();
        let mut sheet = Sheet::new(lang, "404.html", format!("{} | {}", words(ui).page_missing, self.name(lang)), &[]);
        meta(&mut sheet.head, "name", "robots", "noindex");
        if self.shared.program.has("lost.js") {
            let script = format!("{root}lost.js?v={}", self.shared.program.version);
            sheet.head.push_str("<script type=\"module\" src=\"");
            escape(&mut sheet.head, &script, true);
            sheet.head.push_str("\"></script>\n");
        }
        self.html(&sheet, &out.html(), &root)
    }
}

/// The first moment of a date.
fn moment(date: &Date) -> Option<String> {
    let (year, month, day) = date.first_day()?;
    Some(format!("{year:04}-{month:02}-{day:02}T00:00:00Z"))
}
