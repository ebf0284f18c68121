//! What an entry of `site.json` lists of its interview: themes, people, languages.

use std::path::Path;

use super::complete::plain;
use super::diagnostic::{Diagnostic, Message, Severity};
use super::gather::{Summary, Topic};
use super::names::slug;
use super::people::{merge, share};
use super::source::{Reference, SourceEntry};
use super::texts::Texts;
use crate::state::Ui;

/// The themes of an interview, by id: those of its entry, or else those of its passages.
pub fn themes(entry: &SourceEntry, gathered: &Summary) -> Vec<(String, Texts)> {
    let Some(listed) = &entry.themes else {
        let used = gathered.themes.iter().filter(|topic| topic.passages.count > 0);
        return used.map(|topic| (topic.id.clone(), topic.names.clone())).collect();
    };
    let find = |reference: &Reference| match topic(gathered, reference) {
        Some(topic) => {
            let mut names = reference.names.clone();
            names.retain(|(_, name)| *name != topic.id);
            merge(&mut names, &topic.names);
            (topic.id.clone(), names)
        }
        None => {
            let id = reference.id.clone().unwrap_or_else(|| slug(&reference.names, false));
            let names = if reference.names.is_empty() { plain(&id) } else { reference.names.clone() };
            (id, names)
        }
    };
    listed.iter().map(find).collect()
}

/// The theme of the interview that an entry means.
fn topic<'a>(gathered: &'a Summary, reference: &Reference) -> Option<&'a Topic> {
    gathered.themes.iter().find(|topic| match &reference.id {
        Some(wanted) => *wanted == topic.id,
        None => reference.names.iter().any(|(_, name)| *name == topic.id) || share(&topic.names, &reference.names),
    })
}

/// Reports themes, people and languages of an entry that its interview does not have. The site still lists these themes and
/// people, because an interview may be about somebody who does not speak. A name that nearly matches a speaker's is a mistake.
/// `strangers` are the people who do not speak, each with the speaker whom the editor probably means.
pub fn unknown(
    site_file: &Path,
    entry: &SourceEntry,
    gathered: &Summary,
    strangers: &[(String, Option<String>)],
    ui: Ui,
) -> Vec<Diagnostic> {
    let file = site_file.display().to_string();
    let report = |severity, message: &Message| Diagnostic::new(&file, entry.position, severity, ui, message);
    let severity = |near: &Option<String>| if near.is_some() { Severity::Repaired } else { Severity::Note };
    let mut diagnostics = Vec::new();
    for (name, near) in strangers {
        diagnostics.push(report(severity(near), &Message::NoSpeaker(name, near.as_deref())));
    }
    for reference in entry.themes.iter().flatten().filter(|theme| topic(gathered, theme).is_none()) {
        let (name, near) = reference.with_nearest(gathered.themes.iter().map(|topic| (&*topic.id, &topic.names)));
        diagnostics.push(report(severity(&near), &Message::NoTheme(&name, near.as_deref())));
    }
    for lang in entry.languages.iter().filter(|lang| gathered.languages.iter().all(|tag| *tag != lang.to_string())) {
        diagnostics.push(report(Severity::Repaired, &Message::NoText(lang.as_str())));
    }
    diagnostics
}
