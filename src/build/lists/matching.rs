//! Writes the passages for which an interview is in a list: those of a theme or of a person.

use super::Of;
use crate::build::complete::{SiteEntry, localized};
use crate::build::gather::{Beginning, Passages, SpokenRole};
use crate::build::skeleton::PageWriter;
use crate::build::texts::Texts;
use crate::interview::Lang;
use crate::markup::{ListContext, Markup, text_for};
use crate::site::{Listing, paths};
use crate::state::Target;
use crate::words::words;

impl PageWriter<'_> {
    /// Writes the passages of a theme or a person in one interview: their number, and the first of them.
    pub(super) fn matching(
        &self,
        out: &mut Markup,
        shelf: &ListContext,
        of: &Of,
        entry: &SiteEntry,
        listing: &Listing,
    ) {
        let words = words(shelf.ui);
        let page = format!("{}{}", shelf.root, listing.href(shelf.lang));
        let with = |key: &str, id: &str| {
            format!("{page}{}{key}={}", if page.contains('?') { '&' } else { '?' }, paths::encoded(id))
        };
        match of {
            Of::Theme(n) => {
                let key = &self.shared.site.themes[*n].key;
                if let Some(topic) = entry.gathered.themes.iter().find(|topic| topic.id == *key) {
                    passages(out, shelf, &topic.passages, &with("theme", key), None, true);
                }
            }
            Of::Person(n) => {
                for (spoken, _) in
                    entry.gathered.speakers.iter().zip(&entry.speakers).filter(|(_, who)| **who == Some(*n))
                {
                    let role = match &spoken.role {
                        SpokenRole::Interviewer => words.role_interviewer,
                        SpokenRole::Interviewee => words.role_interviewee,
                        SpokenRole::Interpreter => words.role_interpreter,
                        SpokenRole::Other(other) => other,
                    };
                    passages(out, shelf, &spoken.passages, &with("speaker", &spoken.id), Some(role), false);
                }
            }
            _ => {}
        }
    }
}

/// Writes some passages with links to them; `named` also writes their speakers.
fn passages(out: &mut Markup, shelf: &ListContext, passages: &Passages, page: &str, role: Option<&str>, named: bool) {
    let words = words(shelf.ui);
    out.open("div").attr("class", "iv-found");
    out.open("p");
    if let Some(role) = role {
        out.text(role).text(words.role_joint);
    }
    match passages.count {
        0 => drop(out.text(&(words.passages)(0))),
        count => drop(out.open("a").attr("href", page).text(&(words.passages)(count)).close()),
    }
    out.close();
    if !passages.first.is_empty() {
        out.open("ul").attr("role", "list");
        for Beginning { id, number, speaker, texts } in &passages.first {
            let hash = Target { id: id.as_str().into(), quote: None }.hash();
            out.open("li").open("a").attr("href", &format!("{page}{hash}"));
            out.attr("aria-label", &(words.passage)(number)).text(number).close().text(" ");
            if let Some(speaker) = speaker.as_ref().filter(|_| named) {
                run(out.open("b"), shelf.lang, speaker);
                out.close().text(" ");
            }
            run(out, shelf.lang, texts);
            out.close();
        }
        out.close();
    }
    out.close();
}

fn run(out: &mut Markup, lang: &Lang, texts: &Texts) {
    text_for(out, lang, &localized(texts));
}
