//! The wire types of `site.json`, version 1. Their docs are the descriptions in the published schema.
//!
//! [`crate::site`] reads them for readers, and [`crate::build`] for editors, with diagnostics.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::json::Value;
use super::lenient::{At, ExpectedKind, Lenient, Shape, ShapeIssue, Walk, rewrite, same_json};
use super::local::{Dated, Localized};
use super::record::{Extras, record};
use super::values::{List, Text};

record! {
    /// A site of interviews: what its pages say, and which interviews it has.
    struct SiteFile;
    /// The format and its version. A file without it is read as version 1.
    format: Text as Version { "pattern" = r"^site/1(\.[0-9]+)*$" },
    /// The address of the site's root, for the sitemap, the feeds and links from elsewhere.
    url: Text as Address { "pattern" = "^https?://", "format" = "uri" },
    /// The languages of the site's own pages as BCP 47 tags (en, zh-Hans, zh-Hant). The first page and plain strings
    /// use the first one. Without this list they are those of the first interview.
    languages: List<Text> as Language { "uniqueItems" = true },
    /// The name of the organisation.
    name: Localized as Localized,
    /// An image, relative to the folder of the site.
    logo: Text as Text { "minLength" = 1 },
    /// The paper that pages are printed on.
    paper: Text as Text { "enum" = ["A4", "Letter"] },
    /// The title of the list of interviews.
    title: Localized as Localized,
    /// One or two sentences below the title.
    lead: Localized as Localized,
    /// How to contact the organisation.
    contact: Contact as Object,
    /// Further blocks at the foot of each page.
    notes: List<Note> as Object,
    /// The categories of interviews in the order in which they are shown.
    categories: List<Named> as Localized,
    /// The interviews. Those in the folder that are not listed are in the site, too.
    interviews: List<Listing> as Object,
    /// Whether each question gets a page of its own. Without this, each does if these are at most 5,000 pages.
    question_pages: Any as Text { "type" = "boolean" },
    /// Font files to draw the pictures for previews with: each character in the first that has it. They are not published.
    og_font: List<Text> as Text { "minLength" = 1 },
    /// In how many files the command has put the questions of all interviews. The command writes it.
    questions: Any as Text { "type" = "integer" },
    /// How many bytes the files of all interviews have together. The command writes it.
    bytes: Any as Text { "type" = "integer" },
    /// Words that must not be published: a site with any of them in it is not built. The list itself never is published.
    withheld: List<Text> as Text,
}

record! {
    /// How to contact the organisation.
    struct Contact;
    /// The postal address, its lines separated by line breaks.
    address: Localized as Localized,
    /// The e-mail address.
    email: Text as Text { "minLength" = 1 },
    /// The telephone number.
    phone: Text as Text { "minLength" = 1 },
    /// Links to other pages.
    links: List<Link> as Object,
}

record! {
    /// A link to another page.
    struct Link;
    /// The words of the link.
    label: Localized as Localized,
    /// Its address: https:, http: or mailto:.
    url: Text as Address { "pattern" = "^(https?://|mailto:).", "format" = "uri" },
}

record! {
    /// A block at the foot of each page.
    struct Note;
    /// Its title.
    title: Localized as Localized,
    /// Its text.
    text: Localized as Localized,
}

record! {
    /// An interview of the site. Its file supplies what is missing here.
    struct Listing, plain text => file;
    /// The file, relative to the folder interviews.
    file: Text as Text { "minLength" = 1 },
    /// The interview's name in addresses. Without it, the name of the file.
    id: Text as Id { "minLength" = 1 },
    /// The title.
    title: Localized as Localized,
    /// One or two sentences that say what the interview is about.
    summary: Localized as Localized,
    /// When the interview was held, as in an interview file.
    date: Dated as Date,
    /// The category, by its id or its name.
    category: Named as Localized,
    /// The people who answer.
    people: List<Named> as Localized,
    /// The themes.
    themes: List<Named> as Localized,
    /// The languages of the interview as BCP 47 tags.
    languages: List<Text> as Language { "uniqueItems" = true },
    /// How many answers it has. The command writes it.
    answers: Any as Text { "type" = "integer" },
    /// How many minutes it takes to read, by language. The command writes it.
    minutes: Any as Text { "type" = "object" },
    /// Whether it has a page of its own. The command writes it.
    page: Any as Text { "type" = "boolean" },
}

/// A category, a theme or a person: an id and names, or only names.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Named {
    Names(Localized),
    Known(Known),
}

record! {
    /// A category, a theme or a person, with an id.
    struct Known;
    /// Its name in addresses.
    id: Text as Id { "minLength" = 1 },
    /// What readers call it.
    label: Localized as Localized,
    /// Another key for the same.
    name: Localized as Localized,
}

impl Shape for Named {
    fn from_text(text: &str) -> Lenient<Self> {
        Localized::from_text(text).map(Named::Names)
    }

    fn from_number(number: &str) -> Lenient<Self> {
        Localized::from_number(number).map(Named::Names)
    }

    fn from_object(members: Vec<(Cow<str>, Value)>) -> Lenient<Self> {
        if members.iter().any(|(key, _)| matches!(&**key, "id" | "label" | "name")) {
            Known::from_object(members).map(Named::Known)
        } else {
            Localized::from_object(members).map(Named::Names)
        }
    }
}

impl Walk for Named {
    fn walk(&self, at: &At, wanted: ExpectedKind, tell: &mut dyn FnMut(&At, ShapeIssue)) {
        match self {
            Named::Names(names) => names.walk(at, wanted, tell),
            Named::Known(known) => known.walk(at, wanted, tell),
        }
    }
}

/// A value kept as JSON, such as those that only the command writes.
#[derive(Clone, Debug)]
pub struct Any(Box<str>);

impl PartialEq for Any {
    fn eq(&self, other: &Self) -> bool {
        same_json(&self.0, &other.0)
    }
}

impl Serialize for Any {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        rewrite(&self.0, json)
    }
}

impl Any {
    pub fn json(&self) -> &str {
        &self.0
    }
}

impl Shape for Any {
    fn of(value: Value) -> Lenient<Self> {
        Lenient::right(Any(value.raw.into())).standing(&value)
    }
}

impl Walk for Any {
    fn walk(&self, _: &At, _: ExpectedKind, _: &mut dyn FnMut(&At, ShapeIssue)) {}
}

impl SiteFile {
    /// Reports every value of a wrong type and every unknown or repeated key.
    pub fn shape_issues(&self, report: &mut dyn FnMut(&At, ShapeIssue)) {
        self.walk(&At::ROOT, ExpectedKind::Object, report);
    }
}
