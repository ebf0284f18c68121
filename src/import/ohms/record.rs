//! The fields of a record.

use roxmltree::Node;

use super::super::account::{Form, Ledger, Omission};
use super::super::head;
use super::super::languages;
use super::super::model::{About, Line, Person, Place};
use super::super::note::{Field, Reason, Severity, What};
use super::super::xml::{self, Lines};
use crate::interview::Role;

/// The elements of a record: what is not taken is left out.
pub struct Record<'a, 'i> {
    fields: Vec<(Node<'a, 'i>, u32)>,
    pub lines: &'a Lines,
}

/// What the elements are about.
const FIELDS: [(&str, Field); 6] = [
    ("title", Field::Title),
    ("description", Field::Summary),
    ("collection_name", Field::Category),
    ("series_name", Field::Category),
    ("repository", Field::Source),
    ("rights", Field::Rights),
];

/// Elements that say something about the interview for which it has no field.
const OTHERS: [&str; 6] = ["accession", "duration", "funding", "usage", "date_nonpreferred_format", "user_notes"];

impl<'a, 'i> Record<'a, 'i> {
    pub fn of(record: Node<'a, 'i>, lines: &'a Lines) -> Record<'a, 'i> {
        let fields = record.children().filter(|node| node.is_element() || node.is_text());
        Record { fields: fields.map(|node| (node, lines.at(node.range().start))).collect(), lines }
    }

    /// Takes the text of an element, with the line at which it begins.
    pub fn take(&mut self, name: &str) -> Option<(String, u32)> {
        let at =
            self.fields.iter().position(|(node, _)| xml::name(*node) == name && !xml::text(*node).trim().is_empty())?;
        let (node, line) = self.fields.remove(at);
        Some((xml::text(node), line))
    }

    /// Takes an element.
    pub fn take_node(&mut self, name: &str) -> Option<Node<'a, 'i>> {
        let at = self.fields.iter().position(|(node, _)| xml::name(*node) == name)?;
        Some(self.fields.remove(at).0)
    }

    /// Takes the fields of the interview.
    pub fn about(&mut self, ledger: &mut Ledger) -> About {
        let mut about = About::default();
        let line = |number| Line::new("", Place::line(number));
        for (name, field) in FIELDS {
            while let Some((text, number)) = self.take(name) {
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                head::set(&mut about, field, &words, Reason::Stated(name.into()), &line(number), ledger);
            }
        }
        if let Some(date) = self.take_node("date") {
            // The date is an attribute, which is no text.
            let value = xml::attribute(date, "value").unwrap_or_default();
            ledger.leave_out(xml::text(date), Place::line(self.lines.at(date.range().start)), Omission::Apparatus);
            if !value.trim().is_empty() {
                ledger.replace("", value.trim(), Form::Metadata);
                let place = line(self.lines.at(date.range().start));
                head::set(&mut about, Field::Date, value, Reason::Stated("date".into()), &place, ledger);
            }
        }
        for (name, role) in [("interviewee", Role::Interviewee), ("interviewer", Role::Interviewer)] {
            while let Some((text, number)) = self.take(name) {
                people(&text, name, &role, number, &mut about, ledger);
            }
        }
        for name in ["language", "transcript_alt_lang"] {
            if let Some((text, number)) = self.take(name) {
                // The second language says nothing without the first.
                let lang = languages::stated(&text).filter(|_| name == "language" || about.languages.len() == 1);
                about.languages.extend(lang);
                note(name, &text, number, ledger);
            }
        }
        if about.languages.len() == 2 && about.languages[0] == about.languages[1] {
            about.languages.pop();
        }
        for name in OTHERS {
            while let Some((text, number)) = self.take(name) {
                note(name, &text, number, ledger);
            }
        }
        about
    }

    /// Leaves out what is about the record, the recording and the program.
    pub fn rest(self, ledger: &mut Ledger) {
        for (node, line) in self.fields {
            ledger.leave_out(xml::text(node), Place::line(line), Omission::Apparatus);
        }
    }
}

/// Notes a field that the interview does not have.
pub fn note(name: &str, text: &str, line: u32, ledger: &mut Ledger) {
    let text = text.trim();
    ledger.take(text, Form::Metadata);
    let what = What::Field(Field::About, text.to_owned(), text.to_owned(), Reason::Stated(name.to_owned()));
    ledger.note(Severity::Info, Some(Place::line(line)), what);
}

fn people(text: &str, name: &str, role: &Role, line: u32, about: &mut About, ledger: &mut Ledger) {
    ledger.take(text.trim(), Form::Metadata);
    let what =
        What::Field(Field::Name, text.trim().to_owned(), text.trim().to_owned(), Reason::Stated(name.to_owned()));
    ledger.note(Severity::Info, Some(Place::line(line)), what);
    for person in text.split([';', '；', '、']).map(str::trim).filter(|person| !person.is_empty()) {
        // Archives put the surname first: Mai, Afeng.
        let full = match person.split_once(',') {
            Some((surname, given)) if !given.trim().is_empty() && !given.contains(',') => {
                format!("{} {}", given.trim(), surname.trim())
            }
            _ => person.to_owned(),
        };
        about.people.push(Person {
            label: full.as_str().into(),
            name: Some(full),
            role: Some(role.clone()),
            part: Some(name.to_owned()),
            ..Person::default()
        });
    }
}
