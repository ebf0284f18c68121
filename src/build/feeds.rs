//! Writes the sitemap, `robots.txt` and the 404 page, and has the feeds written.

use std::io;

use super::elements::meta;
use super::pack::Compression;
use super::skeleton::{PageSpec, PageWriter};
use super::xml::Xml;
use crate::interview::{Interview, Lang};
use crate::markup::{Markup, text_for};
use crate::state::Ui;
use crate::words::words;

/// A page in each of its languages, as paths relative to the root.
pub type Twins = Vec<(Lang, String)>;

/// The most addresses that a sitemap may have (<https://www.sitemaps.org/protocol.html>).
const MOST: usize = 50_000;
/// The size at which a new sitemap begins, in bytes: well below the limit of 50 MB.
const BYTES: usize = 40_000_000;

const SITEMAPS: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

impl PageWriter<'_> {
    /// Writes all of these; the sitemap and the feeds only if the site's URL is known. `read` reads the interview of an entry.
    pub fn write_feeds(&self, pages: &[Twins], read: impl Fn(usize) -> Option<Interview>) -> io::Result<()> {
        let output = self.shared.output;
        let mut robots = "User-agent: *\nAllow: /\n".to_owned();
        if let Some(url) = &self.site.url {
            self.write_sitemap(url, pages)?;
            robots.push_str(&format!("Sitemap: {url}sitemap.xml\n"));
            self.write_syndication(url, read)?;
        }
        output.write("robots.txt", robots.as_bytes(), Compression::Not)?;
        output.write(".nojekyll", b"", Compression::Not)?;
        output.write("404.html", self.missing().as_bytes(), output.compression)
    }

    fn write_sitemap(&self, url: &str, pages: &[Twins]) -> io::Result<()> {
        let empty = || Xml::new("urlset", &[("xmlns", SITEMAPS), ("xmlns:xhtml", "http://www.w3.org/1999/xhtml")]);
        let mut maps = vec![(0, empty())];
        for twins in pages {
            let (count, map) = maps.last().expect("there is one");
            if count + twins.len() > MOST || map.len() > BYTES {
                maps.push((0, empty()));
            }
            let (count, map) = maps.last_mut().expect("there is one");
            *count += twins.len();
            for (_, path) in twins {
                map.open("url", &[]).element("loc", &format!("{url}{path}"));
                for (lang, twin) in twins.iter().filter(|_| twins.len() > 1) {
                    let href = format!("{url}{twin}");
                    let attributes = [("rel", "alternate"), ("hreflang", lang.as_str()), ("href", &href)];
                    map.empty("xhtml:link", &attributes);
                }
                map.close();
            }
        }
        let output = self.shared.output;
        if maps.len() == 1 {
            let only = maps.remove(0).1;
            return output.write("sitemap.xml", &only.finish(), output.compression);
        }
        let mut index = Xml::new("sitemapindex", &[("xmlns", SITEMAPS)]);
        for (n, (_, map)) in maps.into_iter().enumerate() {
            let name = format!("sitemap-{}.xml", n + 1);
            output.write(&name, &map.finish(), output.compression)?;
            index.open("sitemap", &[]).element("loc", &format!("{url}{name}")).close();
        }
        output.write("sitemap.xml", &index.finish(), output.compression)
    }

    /// The 404 page. A host shows it at any address, so its links are absolute: from the path of the site's URL, or from the
    /// root of the host if that is not known.
    fn missing(&self) -> String {
        let path = self.site.url.as_deref().and_then(|url| url.split_once("://"));
        let path = path.and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        // A path that begins with two slashes would name another host.
        let root = format!("/{}", path.trim_start_matches('/'));
        let lang = &self.site.languages[0];
        let ui = Ui::following(lang);
        let mut out = Markup::new();
        out.open("div").attr("class", "iv").attr("lang", ui.tag());
        self.bar(&mut out, lang, words(ui).skip_list, &root, &[]);
        out.open("main").attr("id", "iv-main").attr("tabindex", "-1");
        out.open("div").attr("class", "iv-wrap iv-gone");
        for (n, lang) in self.site.languages.iter().enumerate() {
            let ui = Ui::following(lang);
            let words = words(ui);
            out.open("section").attr("lang", ui.tag());
            out.open(if n == 0 { "h1" } else { "h2" }).attr("class", if n == 0 { "iv-title" } else { "iv-gone-other" });
            out.text(words.page_missing).close();
            out.open("p").text(words.page_missing_note).close();
            let look = if n == 0 { "iv-btn" } else { "iv-btn iv-btn-quiet" };
            out.open("p").open("a").attr("class", look).attr("href", &format!("{root}{}", self.home(lang)));
            match &self.site.title {
                Some(title) => text_for(&mut out, lang, title),
                None => drop(out.text(words.interviews)),
            }
            out.close().close().close();
        }
        out.close().close().close();
        let mut sheet =
            PageSpec::new(lang, "404.html", format!("{} | {}", words(ui).page_missing, self.name(lang)), &[]);
        meta(&mut sheet.head, "name", "robots", "noindex");
        self.script(&mut sheet.head, &[("type", "module")], "lost.js", &root);
        self.html(&sheet, &out.html(), &root)
    }
}
