//! The frame of every page: `<head>`, the bar at the top, the footer.

use std::io;

use percent_encoding::percent_decode_str;

use super::complete::Complete;
use super::elements::{link, meta};
use super::output::Output;
use super::pictures::Pictures;
use super::program::Program;
use super::texts::{ByLanguage, Texts, json};
use crate::interview::Lang;
use crate::markup::icon::{self, icon};
use crate::markup::{self, Layout, ListContext, Markup, foot, mark, text_for};
use crate::site::{Site, paths};
use crate::state::Ui;
use crate::words::words;

/// What pages are written from, shared by all threads.
pub struct Assets<'a> {
    pub site: &'a Complete,
    pub program: &'a Program,
    pub output: &'a Output<'a>,
    /// The published `site.json`.
    pub json: &'a str,
    /// Whether each interview has a PDF.
    pub pdf: bool,
    /// Draws the pictures of pages; `None` if none are drawn.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code, reason = "no pictures are drawn"))]
    pub pictures: Option<&'a Pictures>,
    /// Whether each question has a page.
    pub question_pages: bool,
}

/// Writes pages; each thread has its own.
pub struct PageWriter<'a> {
    pub shared: &'a Assets<'a>,
    pub site: Site,
}

/// What the frame needs to know about a page.
pub struct PageSpec<'a> {
    pub lang: &'a Lang,
    /// The folder of the page, percent-encoded as in addresses.
    pub path: &'a str,
    pub title: String,
    pub description: Option<String>,
    /// The addresses of the page in every language, including its own.
    pub twins: &'a [(Lang, String)],
    /// Further elements for `<head>`.
    pub head: Markup,
    /// JSON-LD for search engines.
    pub data: Option<String>,
    /// The page context that the viewer needs to hydrate the page; `None` on a page without the program.
    pub frame: Option<String>,
    pub interview: Option<&'a str>,
    /// The fragment (`#a1`) of the passage that must be parsed before the first paint.
    pub first: Option<String>,
}

impl<'a> PageSpec<'a> {
    /// A page without the program and without a description.
    pub fn new(lang: &'a Lang, path: &'a str, title: String, twins: &'a [(Lang, String)]) -> PageSpec<'a> {
        PageSpec {
            lang,
            path,
            title,
            twins,
            description: None,
            head: Markup::new(),
            data: None,
            frame: None,
            interview: None,
            first: None,
        }
    }
}

/// The path of a page's file.
pub fn file(path: &str) -> String {
    format!("{}index.html", percent_decode_str(path).decode_utf8_lossy())
}

/// Writes the JSON-LD.
fn linked_data(out: &mut Markup, sheet: &PageSpec) {
    if let Some(data) = &sheet.data {
        out.open("script").attr("type", "application/ld+json").text(data).close();
    }
}

impl<'a> PageWriter<'a> {
    pub fn new(shared: &'a Assets<'a>) -> PageWriter<'a> {
        let site = Site::parse(shared.json.as_bytes()).expect("it was written by us");
        PageWriter { shared, site }
    }

    /// The address of a path in the site: absolute if the site's URL is known, or else relative to the page.
    pub fn address(&self, path: &str, root: &str) -> String {
        format!("{}{path}", self.site.url.as_deref().unwrap_or(root))
    }

    /// The name of the organisation in a language.
    pub fn name(&self, lang: &Lang) -> String {
        let words = words(Ui::following(lang));
        self.site.name.as_ref().map_or(words.site.to_owned(), |name| name.pick(lang).1.to_string())
    }

    /// The path of the home page in a language, relative to the root.
    pub fn home(&self, lang: &Lang) -> String {
        paths::home(self.nearest(lang), &self.site.languages[0])
    }

    /// The first page in each language of the site, relative to the root.
    pub(super) fn homes(&self) -> Texts {
        self.site.languages.iter().map(|lang| (lang.to_string(), self.home(lang))).collect()
    }

    /// The language of the site that suits readers of a language best.
    fn nearest<'l>(&'l self, lang: &Lang) -> &'l Lang {
        &self.site.languages[lang.best(&self.site.languages).unwrap_or(0)]
    }

    /// Writes a page: the frame around its content.
    pub fn write(&self, sheet: &PageSpec, inside: &str) -> io::Result<()> {
        let root = paths::root_from(sheet.path);
        let html = self.html(sheet, inside, &root);
        self.shared.output.write(&file(sheet.path), html.as_bytes(), self.shared.output.compression)
    }

    /// The whole HTML of a page. `root` is the relative path to the site's root.
    pub fn html(&self, sheet: &PageSpec, inside: &str, root: &str) -> String {
        let lang = Some(sheet.lang.attribute()).filter(|tag| !tag.is_empty());
        let lang = lang.unwrap_or(Ui::following(sheet.lang).tag());
        let paper = if self.site.paper.as_deref() == Some("Letter") { " data-paper=\"Letter\"" } else { "" };
        let mut out = String::with_capacity(inside.len() + sheet.interview.map_or(0, str::len) + 8192);
        out.push_str(&format!("<!doctype html>\n<html lang=\"{lang}\" data-theme=\"auto\"{paper}>\n<head>\n"));
        out.push_str(&self.head(sheet, root).html_in(Layout::Lines));
        out.push_str("\n</head>\n<body class=\"has-foot\">\n");
        if sheet.frame.is_some() {
            out.push_str(&format!("<interview-viewer id=\"iv-app\" data-shape=\"{}\">", super::shape::shape(inside)));
            out.push_str(inside);
            out.push_str("</interview-viewer>\n");
        } else {
            out.push_str(inside);
        }
        out.push_str(&self.foot(sheet.lang));
        out.push_str(&self.end(sheet, root).html_in(Layout::Lines));
        out.push_str("\n</body>\n</html>\n");
        out
    }

    /// Writes the content of `<head>`.
    fn head(&self, sheet: &PageSpec, root: &str) -> Markup {
        let program = self.shared.program;
        let mut out = Markup::new();
        out.open("meta").attr("charset", "utf-8").close();
        meta(&mut out, "name", "viewport", "width=device-width, initial-scale=1, viewport-fit=cover");
        meta(&mut out, "name", "color-scheme", "light dark");
        out.open("title").text(&sheet.title).close();
        sheet.description.iter().for_each(|text| meta(&mut out, "name", "description", text));
        self.other_addresses(&mut out, sheet, root);
        out.add(&sheet.head);
        if program.has("icon.svg") {
            link(&mut out, "icon", &[("type", "image/svg+xml")], &format!("{root}icon.svg"));
        }
        let others = self.others_of(sheet, root);
        let first = sheet.first.as_deref().map(|hash| ("data-first", hash));
        let named = others.as_ref().filter(|_| sheet.twins.first().is_some_and(|(_, first)| first != sheet.path));
        let named = named.map(|_| ("data-named", ""));
        let others = others.as_deref().map(|others| ("data-others", others));
        let attributes: Vec<_> = first.into_iter().chain(others).chain(named).collect();
        self.script(&mut out, &attributes, "replay.js", root);
        self.style(&mut out, "viewer.css", root);
        // An interview is painted before the rest of the rules has loaded; the rules of a list are among those.
        if sheet.interview.is_none() {
            self.style(&mut out, "more.css", root);
        }
        if program.has("unscripted.css") {
            out.open("noscript");
            self.style(&mut out, "unscripted.css", root);
            out.close();
        }
        if sheet.interview.is_none() {
            linked_data(&mut out, sheet);
        }
        out
    }

    /// The ways to the page in other languages, as JSON. `replay.js` leads readers to the language in the address or, if
    /// this page's own address names none, to the language that they chose.
    fn others_of(&self, sheet: &PageSpec, root: &str) -> Option<String> {
        let others = sheet.twins.iter().filter(|(_, path)| path != sheet.path);
        let others: Vec<_> = others.map(|(lang, path)| (lang.to_string(), format!("{root}{path}"))).collect();
        (!others.is_empty()).then(|| json(&ByLanguage(&others)))
    }

    /// Links to the page in other languages and to the feed.
    fn other_addresses(&self, out: &mut Markup, sheet: &PageSpec, root: &str) {
        if self.site.url.is_some() && !sheet.twins.is_empty() {
            link(out, "canonical", &[], &self.address(sheet.path, root));
        }
        if sheet.twins.len() > 1 {
            for (lang, path) in sheet.twins {
                link(out, "alternate", &[("hreflang", lang.as_str())], &self.address(path, root));
            }
            link(out, "alternate", &[("hreflang", "x-default")], &self.address(&sheet.twins[0].1, root));
        }
        if self.site.url.is_some() {
            let feed = format!("{root}{}feed.xml", self.home(sheet.lang));
            link(out, "alternate", &[("type", "application/atom+xml")], &feed);
            let feed = format!("{root}{}feed.json", self.home(sheet.lang));
            link(out, "alternate", &[("type", "application/feed+json")], &feed);
        }
    }

    /// Writes the end of `<body>`: data for the program, and what need not precede the text.
    fn end(&self, sheet: &PageSpec, root: &str) -> Markup {
        let mut out = Markup::new();
        let mut data = |id: &str, json: &str| {
            out.open("script").attr("type", "application/json").attr("id", id).text(json).close();
        };
        if let Some(frame) = &sheet.frame {
            data("iv-frame", frame);
            sheet.interview.iter().for_each(|interview| data("iv-interview", interview));
        }
        // It repeats the text of an interview, so it must not precede that.
        if sheet.interview.is_some() {
            linked_data(&mut out, sheet);
        }
        if sheet.interview.is_some() {
            self.style(&mut out, "more.css", root);
        }
        // Last, because nothing waits for it: even requesting it earlier would delay the text.
        let module = if sheet.frame.is_some() { "loader.js" } else { "offline.js" };
        self.script(&mut out, &[("type", "module"), ("fetchpriority", "low")], module, root);
        out
    }

    /// The address of a part of the program, if it exists.
    pub fn script(&self, out: &mut Markup, attributes: &[(&'static str, &str)], name: &str, root: &str) {
        if self.shared.program.has(name) {
            out.open("script");
            for (name, value) in attributes {
                out.attr(name, value);
            }
            out.attr("src", &self.part(name, root)).close();
        }
    }

    fn style(&self, out: &mut Markup, name: &str, root: &str) {
        link(out, "stylesheet", &[], &self.part(name, root));
    }

    /// The address of a part of the program.
    fn part(&self, name: &str, root: &str) -> String {
        format!("{root}{name}?v={}", self.shared.program.version)
    }

    /// Writes the footer.
    fn foot(&self, lang: &Lang) -> String {
        let mut out = Markup::new();
        out.open("footer").attr("class", "iv-foot");
        foot(
            &mut out,
            &ListContext { site: &self.site, root: "", home: "", ui: Ui::following(lang), lang, choice: None },
        );
        out.close();
        out.html()
    }

    /// Writes the bar at the top of a page without the program. `skip` is the text of the link to the content.
    pub fn bar(&self, out: &mut Markup, lang: &Lang, skip: &str, root: &str, twins: &[(Lang, String)]) {
        let ui = Ui::following(lang);
        let words = words(ui);
        let home = format!("{root}{}", self.home(lang));
        out.open("a").attr("class", "iv-skip").attr("href", "#iv-main").text(skip).close();
        out.open("header").attr("class", "iv-site").open("div").attr("class", "iv-wrap");
        out.open("a").attr("class", "iv-org").attr("href", &home);
        match &self.site.logo {
            Some(logo) => {
                out.open("img")
                    .attr("src", &format!("{root}{logo}"))
                    .attr("alt", "")
                    .attr("width", "28")
                    .attr("height", "28");
                out.close();
            }
            None => mark(out),
        }
        match &self.site.name {
            Some(name) => text_for(out, lang, name),
            None => drop(out.open("span").text(words.site).close()),
        }
        out.close();
        markup::alternates(out, ui, root, lang, twins);
        out.open("a").attr("class", "iv-favs").attr("href", &format!("{home}?favourites=yes"));
        icon(out, icon::STAR);
        out.open("span").text(words.favourites).close().close();
        // The page applies the settings, but only a page with the program can change them.
        out.open("a").attr("class", "iv-settings-open").attr("href", &format!("{home}#iv-settings"));
        icon(out, icon::SETTINGS);
        out.open("span").text(words.settings).close().close();
        out.close().close();
    }
}
