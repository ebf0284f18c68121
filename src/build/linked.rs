//! JSON-LD for search engines, in the vocabulary of <https://schema.org>.

use std::rc::Rc;

use serde::Serialize;

use super::article::asked;
use super::complete::{SiteEntry, localized};
use super::gather::Spoken;
use super::skeleton::{PageSpec, PageWriter};
use super::texts::json;
use crate::interview::{Interview, Lang, Localized, Thread, Turn};
use crate::site::Listing;
use crate::state::{Target, Ui};
use crate::words::words;

const CONTEXT: &str = "https://schema.org";

#[derive(Serialize)]
struct Thing {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// A question of the interview.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: u32,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepted_answer: Vec<Answer>,
}

/// What somebody answers.
#[derive(Serialize)]
struct Answer {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

/// The same interview in another language.
#[derive(Serialize)]
struct Translation {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "inLanguage")]
    language: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Article<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    genre: &'static str,
    headline: String,
    #[serde(rename = "abstract", skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contributor: Vec<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translator: Option<Thing>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article_section: Option<String>,
    publisher: Thing,
    is_part_of: Thing,
    #[serde(skip_serializing_if = "Option::is_none")]
    copyright_holder: Option<Thing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<Translation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work_translation: Vec<Translation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    has_part: Vec<Question>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct WebSite<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

fn thing(kind: &'static str, name: String) -> Thing {
    Thing { kind, name, url: None }
}

impl PageWriter<'_> {
    /// The absolute URL of a path of the site. `None` if `site.json` has no `url`.
    fn whole(&self, path: &str) -> Option<String> {
        self.site.url.as_ref().map(|url| format!("{url}{path}"))
    }

    /// An interview.
    pub fn linked_interview(
        &self,
        sheet: &PageSpec,
        entry: &SiteEntry,
        listing: &Listing,
        interview: &Interview,
    ) -> String {
        let lang = sheet.lang;
        let text = |text: &Localized| text.pick(lang).1.to_string();
        let person = |spoken: &Spoken| thing("Person", text(&localized(&spoken.names)));
        let others = entry.gathered.speakers.iter().filter(|spoken| spoken.named && !spoken.is_asked());
        let is_original = interview.languages.first() == Some(lang);
        let translation = |twin: &(Lang, String)| Translation {
            kind: "Article",
            language: twin.0.to_string(),
            url: self.whole(&twin.1),
        };
        let rights = interview.rights.as_ref();
        let translator = interview.translator.as_ref().filter(|_| !is_original);
        let holder = rights.and_then(|rights| rights.holder.as_ref());
        let name = self.name(lang);
        json(&Article {
            context: CONTEXT,
            kind: "Article",
            genre: words(Ui::following(lang)).interview,
            headline: text(&listing.title),
            summary: listing.summary.as_ref().map(text),
            in_language: lang.as_str(),
            date_published: listing.date.as_ref().and_then(|date| date.iso()),
            author: asked(entry).map(person).collect(),
            contributor: others.map(person).collect(),
            translator: translator.map(|name| thing("Person", text(name))),
            about: listing.themes.iter().map(|one| thing("Thing", text(&one.label))).collect(),
            article_section: entry.category.map(|n| text(&localized(&self.shared.site.categories[n].names))),
            publisher: Thing { url: self.whole(""), ..thing("Organization", name.clone()) },
            is_part_of: Thing { url: self.whole(""), ..thing("WebSite", name) },
            copyright_holder: holder.map(|name| thing("Organization", text(name))),
            license: rights.and_then(|rights| rights.licence.as_deref()).and_then(licence),
            url: self.whole(sheet.path),
            translation_of_work: sheet.twins.first().filter(|_| !is_original).map(translation),
            work_translation: sheet.twins.iter().skip(1).filter(|_| is_original).map(translation).collect(),
            has_part: interview.threads.iter().filter_map(|thread| self.linked_question(sheet, thread)).collect(),
        })
    }

    /// A question with its answers; `None` for the opening.
    fn linked_question(&self, sheet: &PageSpec, thread: &Thread) -> Option<Question> {
        let lang = sheet.lang;
        let at = |id: &Rc<str>| self.whole(&format!("{}{}", sheet.path, Target { id: id.clone(), quote: None }.hash()));
        let answer = |turn: &Turn| Answer {
            kind: "Answer",
            text: text_of(turn, lang),
            author: turn.speaker.as_ref().map(|speaker| thing("Person", speaker.name.pick(lang).1.to_string())),
            url: at(&turn.id),
        };
        let asked: Vec<String> = thread.question.iter().map(|turn| text_of(turn, lang)).collect();
        Some(Question {
            kind: "Question",
            position: thread.number?,
            name: asked.join("\n\n"),
            url: at(&thread.id),
            accepted_answer: thread.answers.iter().filter(|one| !one.follow_up).map(|one| answer(&one.turn)).collect(),
        })
    }

    /// The site.
    pub fn linked_site(&self, sheet: &PageSpec) -> String {
        json(&WebSite {
            context: CONTEXT,
            kind: "WebSite",
            name: self.name(sheet.lang),
            in_language: sheet.lang.as_str(),
            url: self.whole(sheet.path),
        })
    }
}

/// The words of a turn in a language, its paragraphs separated by blank lines.
fn text_of(turn: &Turn, lang: &Lang) -> String {
    let paragraphs = turn.passages.iter().flat_map(|passage| &passage.text(lang).paragraphs);
    paragraphs.map(|paragraph| &*paragraph.text).collect::<Vec<_>>().join("\n\n")
}

/// The URL of a licence that is given as an SPDX identifier or as a URL.
fn licence(licence: &str) -> Option<String> {
    let is_address = licence.starts_with("https://") || licence.starts_with("http://");
    let is_spdx =
        licence.starts_with("CC") && licence.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
    match (is_address, is_spdx) {
        (true, _) => Some(licence.to_owned()),
        (_, true) => Some(format!("https://spdx.org/licenses/{licence}")),
        _ => None,
    }
}
