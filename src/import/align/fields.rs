//! The fields of two files in two languages: titles, names, labels of themes, terms.

use std::rc::Rc;

use super::rows::Notes;
use super::{Found, known, language, people};
use crate::document::{ByLanguage, File, Lenient, List, Localized, Speaker, Term, Text, Theme};
use crate::import::label_words::{self, plain_name};
use crate::import::note::{Field, What};
use crate::interview::Lang;

/// The fields of the interview, and the names that the things of the translation have in it.
pub struct Fields {
    /// The file without its turns.
    pub file: File,
    /// The languages of the interview, and how the translation's file calls its own.
    pub languages: Vec<Rc<str>>,
    pub from: Rc<str>,
    /// The tags of the translation's file that are other ones in the interview.
    renamed: Vec<(Rc<str>, Rc<str>)>,
    /// The ids of the translation's speakers and themes in the interview.
    speakers: Vec<Rc<str>>,
    themes: Vec<(Rc<str>, Rc<str>)>,
}

impl Fields {
    pub fn of(left: &File, right: &File, found: &Found, notes: &mut Notes) -> Fields {
        let (mut languages, renamed) = languages(left, right, notes);
        languages.dedup();
        let mut fields = Fields {
            file: File { turns: Lenient::default(), ..left.clone() },
            from: language(right),
            languages,
            renamed,
            speakers: Vec::new(),
            themes: Vec::new(),
        };
        let tags = fields.languages.iter().map(|lang| Text(lang.clone()));
        fields.file.languages = tags.collect::<List<_>>().into();
        fields.texts(right, notes);
        fields.people(right, found, notes);
        fields.take_themes(right, notes);
        fields.glossary(right);
        fields
    }

    /// How the interview calls a language of the translation's file.
    pub fn renamed(&self, lang: &Rc<str>) -> Rc<str> {
        self.renamed.iter().find(|(from, _)| from == lang).map_or_else(|| lang.clone(), |(_, to)| to.clone())
    }

    /// The id of a speaker of the translation.
    pub fn id_of(&self, speaker: usize) -> Rc<str> {
        self.speakers[speaker].clone()
    }

    /// The id of a theme of the translation.
    pub fn theme(&self, theme: &Text) -> Text {
        let found = self.themes.iter().find(|(from, _)| *from == theme.0);
        found.map_or_else(|| theme.clone(), |(_, to)| Text(to.clone()))
    }

    /// Puts a text of the translation beside the text of the original.
    pub fn beside(&self, own: &Lenient<Localized>, other: &Localized) -> Localized {
        let mut texts: Vec<(Rc<str>, Text)> = entries(own.good(), &self.languages[0]);
        for (lang, text) in entries(Some(other), &self.from) {
            let lang = self.renamed(&lang);
            if !texts.iter().any(|(tag, _)| *tag == lang) {
                texts.push((lang, text));
            }
        }
        let first = texts.first().map(|(_, text)| text.clone());
        match first.filter(|first| texts.len() > 1 && texts.iter().all(|(_, text)| text == first)) {
            // The same in both, such as a name in Latin letters.
            Some(same) => ByLanguage::Original(same),
            None => texts.iter().map(|(lang, text)| (&**lang, text.clone())).collect(),
        }
    }

    fn local(&self, own: &Lenient<Localized>, other: &Lenient<Localized>) -> Lenient<Localized> {
        match other.good() {
            Some(other) => self.beside(own, other).into(),
            None => own.clone(),
        }
    }

    /// The title and the other texts about the interview.
    fn texts(&mut self, right: &File, notes: &mut Notes) {
        if !notes.names_title_by_file {
            self.file.title = self.local(&self.file.title, &right.title);
        }
        self.file.summary = self.local(&self.file.summary, &right.summary);
        self.file.place = self.local(&self.file.place, &right.place);
        self.file.category = self.local(&self.file.category, &right.category);
        self.file.translator = self.local(&self.file.translator, &right.translator);
        match (self.file.source.good().cloned(), right.source.good()) {
            (Some(mut own), Some(other)) => {
                own.name = self.local(&own.name, &other.name);
                self.file.source = own.into();
            }
            (None, Some(other)) => {
                let name = self.local(&Lenient::default(), &other.name);
                self.file.source = crate::document::Source { name, ..other.clone() }.into();
            }
            _ => {}
        }
        match (self.file.rights.good().cloned(), right.rights.good()) {
            (Some(mut own), Some(other)) => {
                own.holder = self.local(&own.holder, &other.holder);
                keep(&mut own.licence, &other.licence, Field::Rights, notes, |text| text.0.to_string());
                self.file.rights = own.into();
            }
            (None, Some(other)) => {
                let holder = self.local(&Lenient::default(), &other.holder);
                self.file.rights = crate::document::Rights { holder, ..other.clone() }.into();
            }
            _ => {}
        }
        keep(&mut self.file.url, &right.url, Field::Address, notes, |url| url.0.to_string());
        keep(&mut self.file.date, &right.date, Field::Date, notes, |date| {
            let texts = entries(date.0.good(), &"und".into());
            texts.into_iter().map(|(_, text)| text.0.to_string()).collect::<Vec<_>>().join(" / ")
        });
    }

    fn people(&mut self, right: &File, found: &Found, notes: &mut Notes) {
        let partners = found.together.partners(&found.right);
        let record = |file: &File, id: &Rc<str>| {
            let found = file.speakers.values().find(|speaker| people::id_of(speaker) == Some(id));
            found.cloned().unwrap_or_else(|| Speaker { id: (&**id).into(), ..Speaker::default() })
        };
        let mut all: Vec<Speaker> = self.file.speakers.values().cloned().collect();
        for (n, id) in found.right.ids.iter().enumerate() {
            let other = record(right, id);
            if let Some(left) = partners[n] {
                let own = &found.left.ids[left];
                if let Some(speaker) = all.iter_mut().find(|speaker| people::id_of(speaker) == Some(own)) {
                    // 问 and 答 are no names of people who have names.
                    let is_part = |name: &str| label_words::role(name).is_some();
                    if is_part(found.left.name(left)) || !is_part(found.right.name(n)) {
                        speaker.name = self.local(&speaker.name, &other.name);
                    }
                    speaker.about = self.local(&speaker.about, &other.about);
                    if speaker.role.is_absent() {
                        speaker.role = other.role.clone();
                    }
                }
                notes.add(What::SamePerson(found.left.name(left).into(), found.right.name(n).into()));
                self.speakers.push(own.clone());
                continue;
            }
            let is_taken = |id: &str| all.iter().any(|speaker| people::id_of(speaker).is_some_and(|own| **own == *id));
            let numbered = (2..).map(|number| format!("{id}-{number}"));
            let new = std::iter::once(id.to_string()).chain(numbered).find(|id| !is_taken(id)).unwrap_or_default();
            let speaks = found
                .rows
                .iter()
                .any(|row| row.left.is_empty() && found.right.of_turns[row.right.clone()].contains(&Some(n)));
            if speaks {
                let name = self.local(&Lenient::default(), &other.name);
                let about = self.local(&Lenient::default(), &other.about);
                all.push(Speaker { id: (&*new).into(), name, about, ..other });
            }
            notes.doubt(What::NobodyElse(found.right.name(n).into()));
            self.speakers.push(new.into());
        }
        if !all.is_empty() {
            self.file.speakers = all.into_iter().collect::<List<_>>().into();
        }
    }

    /// Takes the themes of the translation: those with the same id, or else in their order, if there are as many.
    fn take_themes(&mut self, right: &File, notes: &mut Notes) {
        let id = |theme: &Theme| theme.id.good().map(|id| id.0.clone()).unwrap_or_default();
        let mut all: Vec<Theme> = self.file.themes.values().cloned().collect();
        let others: Vec<&Theme> = right.themes.values().collect();
        let is_known = others.iter().any(|theme| all.iter().any(|own| id(own) == id(theme)));
        let in_order = !is_known && all.len() == others.len();
        for (n, theme) in others.into_iter().enumerate() {
            let own = if in_order { all.get_mut(n) } else { all.iter_mut().find(|own| id(own) == id(theme)) };
            self.themes.push((id(theme), own.as_ref().map_or_else(|| id(theme), |own| id(own))));
            let Some(own) = own else {
                let label = self.local(&Lenient::default(), &theme.label);
                all.push(Theme { label, about: self.local(&Lenient::default(), &theme.about), ..theme.clone() });
                continue;
            };
            if in_order {
                notes.doubt(What::SameTheme(id(own).to_string(), id(theme).to_string()));
            }
            own.label = self.local(&own.label, &theme.label);
            own.about = self.local(&own.about, &theme.about);
        }
        if !all.is_empty() {
            self.file.themes = all.into_iter().collect::<List<_>>().into();
        }
    }

    /// Takes the terms of the translation: one of the original with the same reading is the same.
    fn glossary(&mut self, right: &File) {
        let forms = |term: &Term| -> Vec<String> {
            let texts = entries(term.term.good(), &"und".into()).into_iter().map(|(_, text)| text.0);
            let aliases = term.aliases.values().map(|alias| alias.0.clone());
            texts.chain(aliases).map(|form| plain_name(&form)).collect()
        };
        let mut all: Vec<Term> = self.file.glossary.values().cloned().collect();
        let count = all.len();
        for term in right.glossary.values() {
            let of_term = forms(term);
            let own = all[..count].iter_mut().find(|own| forms(own).iter().any(|form| of_term.contains(form)));
            let Some(own) = own else {
                let note = self.local(&Lenient::default(), &term.note);
                all.push(Term { term: self.local(&Lenient::default(), &term.term), note, ..term.clone() });
                continue;
            };
            own.term = self.local(&own.term, &term.term);
            own.note = self.local(&own.note, &term.note);
            let shown = entries(own.term.good(), &"und".into());
            let is_new = |alias: &&Text| {
                !own.aliases.values().any(|known| known == *alias) && !shown.iter().any(|(_, text)| text == *alias)
            };
            let mut new: Vec<Text> = term.aliases.values().filter(is_new).cloned().collect();
            // A term of the translation that is not shown, because the original has one in that language.
            let hidden = entries(term.term.good(), &self.from).into_iter().map(|(_, text)| text);
            new.extend(hidden.filter(|text| !shown.iter().any(|(_, own)| own == text)));
            if !new.is_empty() {
                own.aliases = own.aliases.values().cloned().chain(new).collect::<List<_>>().into();
            }
        }
        if !all.is_empty() {
            self.file.glossary = all.into_iter().collect::<List<_>>().into();
        }
    }
}

/// Keeps what the original says, and names what the translation says otherwise.
fn keep<T: Clone + PartialEq>(
    own: &mut Lenient<T>,
    other: &Lenient<T>,
    field: Field,
    notes: &mut Notes,
    shown: impl Fn(&T) -> String,
) {
    match (own.good(), other.good()) {
        (None, Some(_)) => *own = other.clone(),
        (Some(one), Some(two)) if one != two => notes.doubt(What::Differs(field, shown(one), shown(two))),
        _ => {}
    }
}

/// The texts of a field by language.
fn entries(text: Option<&Localized>, lang: &Rc<str>) -> Vec<(Rc<str>, Text)> {
    match text {
        None => Vec::new(),
        Some(ByLanguage::Original(text)) => vec![(lang.clone(), text.clone())],
        Some(ByLanguage::Each(each)) => each
            .iter()
            .filter(|entry| !entry.again)
            .filter_map(|entry| Some((entry.language.clone(), entry.text.good()?.clone())))
            .collect(),
    }
}

/// The languages of a file and what the interview calls them.
type Renamed = Vec<(Rc<str>, Rc<str>)>;

/// The languages of the interview, and those of the translation's file that it has to call otherwise.
fn languages(left: &File, right: &File, notes: &mut Notes) -> (Vec<Rc<str>>, Renamed) {
    let tags = |file: &File| -> Vec<Rc<str>> {
        let all: Vec<Rc<str>> = file.languages.values().map(|lang| lang.0.clone()).collect();
        if all.is_empty() { vec![language(file)] } else { all }
    };
    let mut all = tags(left);
    let mut renamed = Vec::new();
    for tag in tags(right) {
        if !all.contains(&tag) {
            all.push(tag);
            continue;
        }
        if let Some(lang) = known(&tag) {
            notes.doubt(What::SameLanguage(lang));
        }
        let other = (2..).map(|n| Rc::from(format!("und-x-{n}"))).find(|other: &Rc<str>| !all.contains(other));
        let other = other.unwrap_or_default();
        all.push(other.clone());
        renamed.push((tag, other));
    }
    debug_assert!(all.iter().all(|tag| Lang::parse(tag).is_some()));
    (all, renamed)
}
