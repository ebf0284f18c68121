//! Writes the lists of a site for the viewer: the published `site.json`, and the questions of all interviews.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::value::RawValue;

use super::complete::{Complete, Label, SiteEntry};
use super::texts::{Texts, by_language, by_language_if_any, json, raw};

/// A category, a theme or a person.
#[derive(Serialize)]
struct PublishedLabel<'a> {
    id: &'a str,
    #[serde(serialize_with = "by_language")]
    label: &'a Texts,
}

/// An entry of the published list.
#[derive(Serialize)]
struct PublishedEntry<'a> {
    file: &'a str,
    id: &'a str,
    #[serde(serialize_with = "by_language")]
    title: &'a Texts,
    #[serde(serialize_with = "by_language_if_any", skip_serializing_if = "Option::is_none")]
    summary: Option<&'a Texts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<&'a str>,
    people: Vec<PublishedLabel<'a>>,
    themes: Vec<PublishedLabel<'a>>,
    languages: &'a [String],
    answers: usize,
    #[serde(serialize_with = "minutes")]
    minutes: &'a [(String, u32)],
    /// Whether the interview has pages of its own.
    page: bool,
}

/// The questions of an interview.
#[derive(Serialize)]
struct Asked<'a> {
    id: &'a str,
    questions: Vec<Question<'a>>,
}

#[derive(Serialize)]
struct Question<'a> {
    id: &'a str,
    #[serde(serialize_with = "by_language")]
    text: &'a Texts,
}

/// `site.json`.
struct File<'a> {
    site: &'a Complete,
    questions: usize,
}

impl<'a> From<&'a Label> for PublishedLabel<'a> {
    fn from(label: &'a Label) -> PublishedLabel<'a> {
        PublishedLabel { id: &label.id, label: &label.names }
    }
}

impl Serialize for File<'_> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        let site = self.site;
        let mut file = json.serialize_map(None)?;
        file.serialize_entry("format", "site/1")?;
        if let Some(url) = &site.url {
            file.serialize_entry("url", url)?;
        }
        for (key, value) in &site.members {
            file.serialize_entry(key, value)?;
        }
        file.serialize_entry("categories", &site.categories.iter().map(PublishedLabel::from).collect::<Vec<_>>())?;
        file.serialize_entry("interviews", &lines(site.entries.iter().map(|entry| site.published_entry(entry))))?;
        file.serialize_entry("questions", &self.questions)?;
        let bytes: usize = site.entries.iter().map(|entry| entry.gathered.bytes).sum();
        file.serialize_entry("bytes", &bytes)?;
        file.end()
    }
}

/// A JSON list with one item per line, so that a diff shows what has changed.
fn lines<T: Serialize>(items: impl Iterator<Item = T>) -> Box<RawValue> {
    let items: Vec<String> = items.map(|item| json(&item)).collect();
    RawValue::from_string(format!("[\n{}\n]", items.join(",\n"))).expect("it is a list")
}

fn minutes<S: Serializer>(minutes: &[(String, u32)], json: S) -> Result<S::Ok, S::Error> {
    json.collect_map(minutes.iter().map(|(tag, minutes)| (tag, minutes)))
}

impl Complete {
    /// The published `site.json`. `questions` is the number of files with questions.
    pub fn json(&self, questions: usize) -> String {
        json(&File { site: self, questions }) + "\n"
    }

    fn published_entry<'a>(&'a self, entry: &'a SiteEntry) -> PublishedEntry<'a> {
        let labels_at =
            |labels: &'a [Label], places: &[usize]| places.iter().map(|n| PublishedLabel::from(&labels[*n])).collect();
        PublishedEntry {
            file: &entry.file,
            id: &entry.id,
            title: &entry.title,
            summary: entry.summary.as_ref(),
            date: entry.date.as_deref(),
            category: entry.category.map(|n| &*self.categories[n].id),
            people: labels_at(&self.people, &entry.people),
            themes: labels_at(&self.themes, &entry.themes),
            languages: &entry.gathered.languages,
            answers: entry.gathered.answers,
            minutes: &entry.gathered.minutes,
            page: true,
        }
    }

    /// The files with the questions of all interviews, each of about `bytes` bytes.
    pub fn questions(&self, bytes: usize) -> Vec<String> {
        let (mut files, mut now, mut size) = (Vec::new(), Vec::new(), 0);
        for entry in &self.entries {
            let questions = entry.gathered.questions.iter().map(|(id, text)| Question { id, text }).collect();
            let one = raw(&Asked { id: &entry.id, questions });
            let length = one.get().len();
            if size > 0 && size + length > bytes {
                files.push(json(&std::mem::take(&mut now)));
                size = 0;
            }
            size += length;
            now.push(one);
        }
        if !now.is_empty() {
            files.push(json(&now));
        }
        files
    }
}
