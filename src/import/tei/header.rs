//! The header of a text in TEI: title, date, place, people.

use std::rc::Rc;

use roxmltree::Node;

use super::super::account::{Form, Ledger, Omission};
use super::super::head;
use super::super::model::{About, Line, Person, Place};
use super::super::note::{Field, Reason, Severity, What};
use super::super::xml::{Lines, attribute, child, name, text};
use crate::interview::{Lang, Role};

/// What a header says.
#[derive(Default)]
pub struct Header {
    pub about: About,
    /// The ids of people, with their names.
    people: Vec<(String, Rc<str>)>,
}

impl Header {
    /// The person of the header whom `who` states.
    pub fn person(&self, who: &str) -> Option<Rc<str>> {
        let id = who.trim().rsplit('#').next().unwrap_or(who);
        self.people.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone())
    }

    /// The speaker whom `who` states: the name of the person, or the id.
    pub fn speaker(&self, who: &str) -> Option<Rc<str>> {
        let ids = who.split_whitespace().map(|id| id.rsplit('#').next().unwrap_or(id)).filter(|id| !id.is_empty());
        let name = |id: &str| {
            self.people.iter().find(|(known, _)| known == id).map_or_else(|| id.into(), |(_, name)| name.clone())
        };
        let names: Vec<Rc<str>> = ids.map(name).collect();
        match &names[..] {
            [] => None,
            [one] => Some(one.clone()),
            several => Some(several.join(" & ").into()),
        }
    }
}

/// Accounts for the label of a speech.
pub fn label(written: &str, speaker: Option<&str>, place: Place, ledger: &mut Ledger) {
    ledger.take(written, Form::Label);
    if let Some(speaker) = speaker.filter(|speaker| *speaker != written && !written.is_empty()) {
        ledger.note(Severity::Info, Some(place), What::SameSpeaker(speaker.into(), written.to_owned()));
    }
}

/// Reads a header. What is about the file and how it was encoded is left out.
pub fn read(node: Node, lines: &Lines, ledger: &mut Ledger) -> Header {
    let mut reader = Reader { lines, ledger, taken: Vec::new(), header: Header::default() };
    reader.description(node);
    reader.people(node);
    reader.languages(node);
    let Reader { taken, header, .. } = reader;
    let is_taken = |node: Node| node.ancestors().any(|one| taken.contains(&one.id()));
    // One entry for each part of the header.
    for part in node.children().flat_map(|part| if part.is_text() { vec![part] } else { part.children().collect() }) {
        let texts = part.descendants().filter(|one| one.is_text() && !is_taken(*one));
        let rest: Vec<&str> = texts.filter_map(|one| one.text()).map(str::trim).filter(|one| !one.is_empty()).collect();
        ledger.leave_out(rest.join(" "), Place::line(lines.at(part.range().start)), Omission::Apparatus);
    }
    header
}

struct Reader<'a, 'l> {
    lines: &'a Lines,
    ledger: &'l mut Ledger,
    /// The elements whose text is accounted for.
    taken: Vec<roxmltree::NodeId>,
    header: Header,
}

impl Reader<'_, '_> {
    fn set(&mut self, node: Node, field: Field) {
        let words = text(node).split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() || self.taken.contains(&node.id()) {
            return;
        }
        let line = Line::new("", Place::line(self.lines.at(node.range().start)));
        let reason = Reason::Stated(name(node).to_owned());
        head::set(&mut self.header.about, field, &words, reason, &line, self.ledger);
        self.taken.push(node.id());
    }

    fn description(&mut self, header: Node) {
        let all: Vec<Node> = header.descendants().filter(Node::is_element).collect();
        let within = |node: Node, parent: &str| node.ancestors().skip(1).any(|one| name(one) == parent);
        for node in all {
            match name(node) {
                "title" if within(node, "titleStmt") && self.header.about.title.is_none() => {
                    self.set(node, Field::Title)
                }
                "abstract" => self.set(node, Field::Summary),
                "licence" => self.set(node, Field::Rights),
                "publisher" if within(node, "publicationStmt") => self.set(node, Field::Source),
                "date" if within(node, "recording") || within(node, "settingDesc") || within(node, "creation") => {
                    self.date(node);
                }
                "placeName" | "name" if within(node, "setting") && !within(node, "particDesc") => {
                    self.set(node, Field::Place)
                }
                "author" | "editor" | "principal" | "funder" if within(node, "titleStmt") => {
                    self.set(node, Field::About)
                }
                _ => {}
            }
        }
    }

    /// A date in its attribute, which is exact, or in its text.
    fn date(&mut self, node: Node) {
        let stated =
            attribute(node, "when").or(attribute(node, "when-iso")).map(str::trim).filter(|when| !when.is_empty());
        let Some(when) = stated.filter(|_| self.header.about.date.is_none()) else {
            return self.set(node, Field::Date);
        };
        let line = Line::new("", Place::line(self.lines.at(node.range().start)));
        self.ledger.replace("", when, Form::Metadata);
        head::set(&mut self.header.about, Field::Date, when, Reason::Stated("date".into()), &line, self.ledger);
    }

    fn people(&mut self, header: Node) {
        for person in header.descendants().filter(|node| matches!(name(*node), "person" | "participant" | "personGrp"))
        {
            let id = attribute(person, "id").or(attribute(person, "n")).unwrap_or_default().to_owned();
            let named = person.descendants().find(|node| matches!(name(*node), "persName" | "name"));
            let written = named.map(|named| name_of(named)).unwrap_or_default();
            let label: Rc<str> = if written.is_empty() { id.as_str().into() } else { written.as_str().into() };
            if label.is_empty() {
                continue;
            }
            let stated = attribute(person, "role").map(str::trim).filter(|role| !role.is_empty());
            let role = stated.map(|role| match &*role.to_lowercase() {
                "interviewer" | "int" | "ivr" => Role::Interviewer,
                "interviewee" | "respondent" | "informant" | "narrator" | "speaker" => Role::Interviewee,
                "interpreter" | "translator" => Role::Interpreter,
                _ => Role::Other(role.into()),
            });
            let about =
                child(person, "occupation").map(|node| text(node).split_whitespace().collect::<Vec<_>>().join(" "));
            if let Some(named) = named.filter(|named| !written.is_empty() && !self.taken.contains(&named.id())) {
                self.taken.push(named.id());
                self.ledger.take(&*written, Form::Metadata);
                let place = Place::line(self.lines.at(named.range().start));
                let what =
                    What::Field(Field::Name, written.clone(), written.clone(), Reason::Stated(name(named).to_owned()));
                self.ledger.note(Severity::Info, Some(place), what);
            }
            self.header.people.push((id, label.clone()));
            self.header.about.people.push(Person {
                label,
                name: Some(written).filter(|name| !name.is_empty()),
                role,
                // It stays in what is left out, if the person does not speak.
                about: about.filter(|about| !about.is_empty()),
                ..Person::default()
            });
        }
    }

    fn languages(&mut self, header: Node) {
        for node in header.descendants().filter(|node| name(*node) == "language") {
            let lang = attribute(node, "ident").and_then(Lang::parse);
            // The words tell which Chinese it is.
            let lang = lang.filter(|lang| lang.primary() != "zh" || lang.as_str() != "zh");
            if self.header.about.languages.is_empty()
                && header.descendants().filter(|node| name(*node) == "language").count() == 1
            {
                self.header.about.languages.extend(lang);
            }
        }
    }
}

/// A name. Its parts may be elements: forename, surname.
fn name_of(node: Node) -> String {
    let part =
        |wanted: &str| child(node, wanted).map(|node| text(node).split_whitespace().collect::<Vec<_>>().join(" "));
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    match (part("forename"), part("surname")) {
        // With a space between, unless the name has more parts.
        (Some(forename), Some(surname)) if letters(&text(node)) == letters(&forename) + letters(&surname) => {
            format!("{forename} {surname}")
        }
        _ => text(node).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
