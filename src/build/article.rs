//! Writes the pages of an interview, one for each of its languages, and the home pages of the site.

use std::io;
use std::path::PathBuf;
use std::rc::Rc;

use super::complete::{SiteEntry, localized};
use super::elements::{Preview, link, meta, preview};
use super::gather::{self, Spoken};
use super::lists::{List, Of};
use super::names::family_first;
use super::oembed::Subject;
use super::page_context::{Crumb, More};
use super::skeleton::{PageSpec, PageWriter, file};
use super::texts::Texts;
use crate::interview::{Interview, Lang};
use crate::markup::{Markup, element_id};
use crate::search::Index;
use crate::site::paths::{self, By};
use crate::site::{Listing, PageContext};
use crate::state::{Target, Ui};
use crate::ui::{Written, write};
use crate::words::{period_in, words};

/// How many bytes may precede the text if the browser is to wait for the text with its first paint. Most of them are the list
/// of questions; compressed they are some 50 kB, a quarter of a second on slow 4G.
const BEFORE: usize = 256 * 1024;

impl PageWriter<'_> {
    /// Writes the pages of an entry. `path` is its file.
    pub fn write_interview(&self, n: usize, path: &std::path::Path) -> io::Result<()> {
        let read = gather::read(path).ok_or_else(|| io::Error::other("it has changed meanwhile"))?;
        let interview = Rc::new(read.interview);
        let (entry, listing) = (&self.shared.site.entries[n], &self.site.interviews[n]);
        let twins: Vec<(Lang, String)> =
            interview.languages.iter().map(|lang| (lang.clone(), listing.href(lang))).collect();
        let index = self.shared.question_pages.then(|| Index::new(&interview));
        for (lang, path) in &twins {
            let root = paths::root_from(path);
            let title = format!("{} | {}", listing.title.pick(lang).1, self.name(lang));
            let mut sheet = PageSpec {
                description: Some(description(listing, &interview, lang)),
                interview: Some(&read.text),
                ..PageSpec::new(lang, path, title, &twins)
            };
            let subject =
                Subject { entry, listing, interview: &interview, lang, page: path, thread: None, picture: None };
            let picture = self.picture(&subject)?;
            let subject = Subject { picture: picture.as_ref(), ..subject };
            sheet.head = self.about(&sheet, &subject, &root);
            let pdf = self.shared.pdf.then(|| paths::encoded(&pdf(&entry.id, lang, &interview.languages)));
            if let Some(pdf) = &pdf {
                link(&mut sheet.head, "alternate", &[("type", "application/pdf")], pdf);
                if let Some(url) = &self.site.url {
                    meta(&mut sheet.head, "name", "citation_pdf_url", &format!("{url}{path}{pdf}"));
                }
            }
            sheet.data = Some(self.linked_interview(&sheet, entry, listing, &interview));
            self.write_oembed(&subject, &mut sheet.head)?;
            let more = More { id: Some(&entry.id), crumbs: Some(self.crumbs(entry, lang)), pdf, size: None };
            let frame = self.frame(&sheet, &root, more);
            let frame_read = Rc::new(PageContext::parse(&frame).expect("it was written by us"));
            sheet.frame = Some(frame);
            let start = beginning(&interview).map(element_id);
            let whole = interview.clone();
            let inside = write(Written::Interview { frame: frame_read, interview: whole });
            let soon = start.filter(|id| inside.find(&format!(" id=\"{id}\"")).is_some_and(|at| at < BEFORE));
            sheet.first = soon.map(|id| Target { id, quote: None }.hash());
            self.write(&sheet, &inside)?;
            if let Some(index) = &index {
                self.write_questions(&subject, index, &twins)?;
            }
        }
        Ok(())
    }

    /// The pages of all interviews, each with the PDF to print it to.
    pub fn to_print(&self) -> Vec<(PathBuf, PathBuf)> {
        let mut all = Vec::new();
        for (entry, listing) in self.shared.site.entries.iter().zip(&self.site.interviews) {
            let languages = entry.languages();
            for lang in &languages {
                let page = PathBuf::from(file(&listing.href(lang)));
                all.push((page.clone(), page.with_file_name(pdf(&entry.id, lang, &languages))));
            }
        }
        all
    }

    /// The breadcrumb: category and year.
    pub fn crumbs(&self, entry: &SiteEntry, lang: &Lang) -> Vec<Crumb> {
        // In every language of the site, as the reader may change to another one on the page.
        let category = entry.category.map(|n| Crumb {
            label: self.shared.site.categories[n].names.clone(),
            path: self.list_path(&Of::Category(n), 1, lang),
        });
        let year = entry.year().map(|year| {
            let mut label = Texts::new();
            for ui in self.site.languages.iter().chain([lang]).map(Ui::following) {
                if label.iter().all(|(tag, _)| tag != ui.tag()) {
                    label.push((ui.tag().to_owned(), period_in(ui, &year)));
                }
            }
            Crumb { label, path: self.list_path(&Of::Year(year), 1, lang) }
        });
        category.into_iter().chain(year).collect()
    }

    /// Metadata for reference managers (`citation_…` of Google Scholar, which Zotero reads) and for previews (Open Graph).
    fn about(&self, sheet: &PageSpec, subject: &Subject, root: &str) -> Markup {
        let Subject { entry, listing, .. } = subject;
        let mut out = Markup::new();
        let (lang, title) = (sheet.lang, listing.title.pick(sheet.lang).1);
        let mut named = |key: &'static str, name: &str, content: &str| meta(&mut out, key, name, content);
        named("name", "citation_title", title);
        for spoken in asked(entry) {
            let name = localized(&spoken.names).pick(lang).1.to_string();
            named("name", "citation_author", &family_first(&name, &spoken.names).unwrap_or(name));
        }
        let date = listing.date.as_ref().and_then(|date| date.iso());
        if let Some(date) = &date {
            named("name", "citation_publication_date", &date.replace('-', "/"));
        }
        named("name", "citation_language", lang.as_str());
        named("name", "citation_publisher", &self.name(lang));
        let address = self.site.url.as_ref().map(|url| format!("{url}{}", sheet.path));
        if let Some(address) = &address {
            named("name", "citation_public_url", address);
            named("name", "citation_fulltext_html_url", address);
        }
        for theme in &listing.themes {
            named("name", "citation_keywords", theme.label.pick(lang).1);
        }
        let picture = subject.picture.and_then(|picture| Some((picture, self.picture_address(picture)?)));
        let (site, description, address) = (&*self.name(lang), sheet.description.as_deref(), address.as_deref());
        preview(&mut out, &Preview { title, site, description, address, picture });
        let mut named = |key: &'static str, name: &str, content: &str| meta(&mut out, key, name, content);
        if let Some(place) = open_graph(lang) {
            named("property", "og:locale", place);
        }
        for (twin, _) in sheet.twins.iter().filter(|(twin, _)| twin != lang) {
            if let Some(place) = open_graph(twin) {
                named("property", "og:locale:alternate", place);
            }
        }
        let is_day = |date: &&String| date.len() == 10;
        date.iter().filter(is_day).for_each(|date| named("property", "article:published_time", date));
        let file = format!("{root}interviews/{}", paths::encoded_path(&entry.file));
        link(&mut out, "alternate", &[("type", "application/json")], &file);
        out
    }

    /// Writes the home page in a language.
    pub fn write_home(&self, all: &List, lang: &Lang) -> io::Result<()> {
        let path = self.home(lang);
        let root = paths::root_from(&path);
        let twins: Vec<(Lang, String)> =
            self.site.languages.iter().map(|lang| (lang.clone(), self.home(lang))).collect();
        let title = self.site.title.as_ref().map(|title| title.pick(lang).1.to_string());
        let title = title.unwrap_or_else(|| words(Ui::following(lang)).interviews.to_owned());
        let title = if self.site.name.is_some() { format!("{title} | {}", self.name(lang)) } else { title };
        let description = self.site.lead.as_ref().map(|lead| lead.pick(lang).1.to_string());
        let mut sheet = PageSpec { description, ..PageSpec::new(lang, &path, title, &twins) };
        meta(&mut sheet.head, "property", "og:type", "website");
        meta(&mut sheet.head, "property", "og:title", &sheet.title);
        sheet.description.iter().for_each(|text| meta(&mut sheet.head, "property", "og:description", text));
        if let Some(url) = &self.site.url {
            meta(&mut sheet.head, "property", "og:url", &format!("{url}{path}"));
        }
        if all.pages() > 1 {
            let next = format!("{root}{}{}", self.home(lang), paths::list(By::All, 2));
            link(&mut sheet.head, "next", &[], &next);
        }
        sheet.data = Some(self.linked_site(&sheet));
        let frame = self.frame(&sheet, &root, More { size: Some(self.shared.json.len()), ..More::default() });
        let frame_read = Rc::new(PageContext::parse(&frame).expect("it was written by us"));
        sheet.frame = Some(frame);
        let inside = write(Written::List { frame: frame_read, site: Rc::new(self.site.clone()) });
        self.write(&sheet, &inside)
    }
}

/// The authors: those who answer.
pub fn asked(entry: &SiteEntry) -> impl Iterator<Item = &Spoken> {
    entry.gathered.speakers.iter().filter(|spoken| spoken.is_asked())
}

/// The first passage of the first answer, or else of the interview.
fn beginning(interview: &Interview) -> Option<&Rc<str>> {
    let answers = interview.threads.iter().flat_map(|thread| &thread.answers).map(|answer| &answer.turn);
    answers.chain(interview.turns()).next().map(|turn| &turn.passages[0].id)
}

/// The summary, or else the beginning of the text.
fn description(listing: &Listing, interview: &Interview, lang: &Lang) -> String {
    if let Some(summary) = &listing.summary {
        return summary.pick(lang).1.to_string();
    }
    let first = interview.passages().next().map(|passage| passage.text(lang).paragraphs[0].text.to_string());
    gather::beginning(&first.unwrap_or_default(), 200)
}

/// Open Graph uses territories, not scripts.
fn open_graph(lang: &Lang) -> Option<&'static str> {
    use crate::interview::Script;
    match (lang.chinese(), lang.as_str()) {
        (Some(Script::Simplified), _) => Some("zh_CN"),
        (Some(Script::Traditional), _) => Some("zh_TW"),
        (None, "en-GB") => Some("en_GB"),
        (None, _) if lang.primary() == "en" => Some("en_US"),
        _ => None,
    }
}

/// The name of the PDF of a page.
fn pdf(id: &str, lang: &Lang, languages: &[Lang]) -> String {
    match languages.first() == Some(lang) {
        true => format!("{}.pdf", paths::folder(id)),
        false => format!("{}.{}.pdf", paths::folder(id), lang.tag()),
    }
}
