//! Writes an oEmbed document (<https://oembed.com>, version 1.0) beside the page of each interview and question, and the link
//! by which a content management system finds it. Somebody who pastes the address of the page gets a frame with the viewer.
//!
//! Hosts of files ignore the query of an address (`maxwidth`, `format`), so each document has one size. An oEmbed document
//! has absolute addresses: a site without `url` has none.

use std::io;
use std::rc::Rc;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::complete::SiteEntry;
use super::elements::link;
use super::pictures::Picture;
use super::skeleton::{PageWriter, file};
use super::texts::json;
use crate::interview::{Interview, Lang, Thread};
use crate::markup::Markup;
use crate::site::Listing;
use crate::site::paths;
use crate::snippet;
use crate::state::Reading;

/// The size of the frame in CSS pixels. WordPress cuts frames to heights between 200 and 1000.
const WIDTH: u32 = 600;
const HEIGHT: u32 = 600;

/// What a page, its document and its picture are about: an interview in a language, or one of its questions.
pub struct Subject<'a> {
    pub entry: &'a SiteEntry,
    pub listing: &'a Listing,
    pub interview: &'a Rc<Interview>,
    pub lang: &'a Lang,
    /// The page, relative to the root.
    pub page: &'a str,
    pub thread: Option<&'a Thread>,
    pub picture: Option<&'a Picture>,
}

/// A document has all three or none.
#[derive(Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

#[derive(Serialize)]
struct OEmbed<'a> {
    version: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author_name: Option<String>,
    provider_name: String,
    provider_url: &'a str,
    width: u32,
    height: u32,
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
    html: String,
}

impl PageWriter<'_> {
    /// Writes the document of a page, and its link into the page's head. Does nothing for a site without `url`.
    pub fn write_oembed(&self, subject: &Subject, head: &mut Markup) -> io::Result<()> {
        let Some(url) = self.site.url.as_deref() else { return Ok(()) };
        let Subject { listing, lang, page, thread, .. } = subject;
        let title = thread.map_or(&listing.title, |thread| &thread.label).pick(lang).1;
        let people: Vec<&str> = listing.people.iter().map(|person| &**person.label.pick(lang).1).collect();
        let document = OEmbed {
            version: "1.0",
            kind: "rich",
            title,
            author_name: (!people.is_empty()).then(|| people.join(if lang.is_chinese() { "、" } else { ", " })),
            provider_name: self.name(lang),
            provider_url: url,
            width: WIDTH,
            height: HEIGHT,
            thumbnail: self.thumbnail(subject),
            html: self.embedded(subject, url, title),
        };
        let attributes = [("type", "application/json+oembed"), ("title", &**title)];
        link(head, "alternate", &attributes, &format!("{url}{page}oembed.json"));
        let path = file(page).replace("index.html", "oembed.json");
        self.shared.output.write(&path, json(&document).as_bytes(), self.shared.output.compression)
    }

    fn thumbnail(&self, subject: &Subject) -> Option<Thumbnail> {
        let picture = subject.picture?;
        let (thumbnail_width, thumbnail_height) = picture.size?;
        Some(Thumbnail { thumbnail_url: self.picture_address(picture)?, thumbnail_width, thumbnail_height })
    }

    /// The HTML that is put into the other page: the text, for readers for whom the frame stays empty, and the frame.
    /// WordPress hides the text once the frame answers, and keeps only links in it.
    fn embedded(&self, subject: &Subject, url: &str, title: &str) -> String {
        let Subject { entry, listing, interview, lang, page, thread, .. } = subject;
        let link = format!("{url}{page}");
        let mut out = Markup::new();
        out.open("blockquote");
        if thread.is_none() {
            out.open("p").open("a").attr("href", &link).text(title).close().close();
            if let Some(summary) = &listing.summary {
                out.open("p").text(summary.pick(lang).1).close();
            }
        }
        let quoted = thread.map(|thread| &thread.id);
        let quoted = quoted.or_else(|| interview.threads.iter().find(|one| one.number.is_some()).map(|one| &one.id));
        if let Some(id) = quoted {
            let reading = Reading::One((*lang).clone());
            snippet::write_thread(&mut out, interview, id, &reading, Some((&link, &link)));
        }
        out.close();
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        // The fragment belongs to WordPress, so the question is named in the query.
        let question = thread.map(|thread| format!("&turn={}&view=card", encoded(&thread.id))).unwrap_or_default();
        let file = encoded(&format!("{url}interviews/{}", paths::encoded_path(&entry.file)));
        let frame = format!("{url}viewer/1/embed.html?src={file}&lang={}{question}", encoded(lang.as_str()));
        out.open("iframe").attr("src", &frame).attr("title", title);
        out.attr("width", &WIDTH.to_string()).attr("height", &HEIGHT.to_string()).close();
        out.html()
    }
}
