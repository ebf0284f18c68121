//! The site with all that its lists need: what `site.json` says, completed by what stands in the interviews.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::gather::Gathered;
use super::json::{self, Texts};
use super::names::{Same, slug, unique};
use super::source::{Line, Named, Source};
use super::told::{Message, Told, What};
use crate::interview::{Date, Lang, Localized};
use crate::site::FILE;
use crate::state::Ui;

/// A category, a theme or a person of the site.
#[derive(Debug)]
pub struct Label {
    pub id: String,
    pub names: Texts,
}

/// An interview of the site.
#[derive(Debug)]
pub struct Entry {
    pub id: String,
    /// Relative to the folder `interviews`: in the site, and as the editors have it.
    pub file: String,
    pub source: String,
    pub title: Texts,
    pub summary: Option<Texts>,
    pub date: Option<String>,
    /// Places in the lists of [`Complete`].
    pub category: Option<usize>,
    pub people: Vec<usize>,
    pub themes: Vec<usize>,
    /// For each speaker of the interview the person of the site, if it is one.
    pub speakers: Vec<Option<usize>>,
    pub gathered: Gathered,
}

#[derive(Debug, Default)]
pub struct Complete {
    pub members: Vec<(&'static str, String)>,
    pub url: Option<String>,
    /// Tags; the first is that of the root.
    pub languages: Vec<String>,
    pub categories: Vec<Label>,
    pub themes: Vec<Label>,
    pub people: Vec<Label>,
    /// In the order of the list.
    pub entries: Vec<Entry>,
}

/// `gathered`: of each line of the source what stands in its file, if that could be read.
pub fn complete(mut source: Source, gathered: Vec<Option<Gathered>>, ui: Ui, told: &mut Vec<Told>) -> Complete {
    let mut taken = HashSet::new();
    let site_file = super::source::site_file(&source.folder);
    let lines = std::mem::take(&mut source.lines);
    let mut categories: Vec<Label> = Vec::new();
    for Named { id, names } in std::mem::take(&mut source.categories) {
        let id = unique(id.unwrap_or_else(|| slug(&names)), &mut taken);
        categories.push(Label { id, names });
    }
    let mut site = Complete {
        members: source.members,
        url: source.url,
        languages: source.languages.iter().map(ToString::to_string).collect(),
        ..Complete::default()
    };
    let mut people = People::default();
    let mut themes: HashMap<String, usize> = HashMap::new();
    for (line, gathered) in lines.into_iter().zip(gathered) {
        let Some(gathered) = gathered else { continue };
        let wanted = line.category.clone();
        let wanted = wanted.or_else(|| gathered.category.clone().map(|names| Named { id: None, names }));
        let category = wanted.map(|wanted| {
            let known = categories.iter().position(|known| is(known, &wanted));
            known.unwrap_or_else(|| {
                let name = wanted.names.first().map_or(wanted.id.as_deref().unwrap_or_default(), |(_, name)| name);
                // Where the line does not say it, the interview does.
                let own = source.folder.join("interviews").join(&line.file).display().to_string();
                let (file, place) = if line.category.is_some() { (&site_file, line.place) } else { (&own, (0, 0)) };
                told.push(Told::new(file, place, What::Note, ui, &Message::NewCategory(name)));
                let id = unique(wanted.id.clone().unwrap_or_else(|| slug(&wanted.names)), &mut taken);
                let names = if wanted.names.is_empty() { plain(&id) } else { wanted.names };
                categories.push(Label { id, names });
                categories.len() - 1
            })
        });
        let topics = topics(&line, &gathered).into_iter().map(|(id, names)| {
            let at = *themes.entry(id.clone()).or_insert_with(|| {
                site.themes.push(Label { id, names: Texts::new() });
                site.themes.len() - 1
            });
            merge(&mut site.themes[at].names, &names);
            at
        });
        let topics = each_once(topics.collect());
        let (shown, speakers) = people.of(&line, &gathered);
        site.entries.push(Entry {
            title: line.title.unwrap_or_else(|| gathered.title.clone()),
            summary: line.summary.or_else(|| gathered.summary.clone()),
            date: line.date.or_else(|| gathered.date.clone()),
            id: line.id,
            file: line.published,
            source: line.file,
            category,
            people: shown,
            themes: topics,
            speakers,
            gathered,
        });
    }
    people.finish(&mut site);
    site.categories = categories;
    site.entries.sort_by_key(|entry| Reverse(entry.date().and_then(|date| date.iso())));
    site
}

/// A name for what has only an id.
fn plain(id: &str) -> Texts {
    vec![(Lang::guess(id).to_string(), id.to_owned())]
}

fn is(known: &Label, wanted: &Named) -> bool {
    let is_id = |id: &str| known.id == id;
    match &wanted.id {
        Some(id) => is_id(id),
        None => wanted.names.iter().any(|(_, name)| is_id(name)) || share(&known.names, &wanted.names),
    }
}

/// Whether any name is the same, in whatever language.
fn share(one: &Texts, other: &Texts) -> bool {
    one.iter().any(|(_, name)| other.iter().any(|(_, same)| name == same))
}

/// Adds the names in languages that are not there yet.
fn merge(names: &mut Texts, more: &Texts) {
    for (tag, name) in more {
        if names.iter().all(|(known, _)| known != tag) {
            names.push((tag.clone(), name.clone()));
        }
    }
}

fn each_once(mut list: Vec<usize>) -> Vec<usize> {
    let mut met = HashSet::new();
    list.retain(|one| met.insert(*one));
    list
}

/// The themes of an interview: those of its line, else those that its passages are about.
fn topics(line: &Line, gathered: &Gathered) -> Vec<(String, Texts)> {
    let Some(listed) = &line.themes else {
        let used = gathered.themes.iter().filter(|topic| topic.passages.count > 0);
        return used.map(|topic| (topic.id.clone(), topic.names.clone())).collect();
    };
    let find = |named: &Named| {
        let is = |id: &str, names: &Texts| match &named.id {
            Some(wanted) => wanted == id,
            None => named.names.iter().any(|(_, name)| name == id) || share(names, &named.names),
        };
        match gathered.themes.iter().find(|topic| is(&topic.id, &topic.names)) {
            Some(topic) => {
                let mut names = named.names.clone();
                names.retain(|(_, name)| *name != topic.id);
                merge(&mut names, &topic.names);
                (topic.id.clone(), names)
            }
            None => {
                let id = named.id.clone().unwrap_or_else(|| slug(&named.names));
                let names = if named.names.is_empty() { plain(&id) } else { named.names.clone() };
                (id, names)
            }
        }
    };
    listed.iter().map(find).collect()
}

/// The people of the site while interviews are being added.
#[derive(Default)]
struct People {
    same: Same,
    /// For each number that `same` gave, the names and the id that a line wants.
    names: Vec<(Texts, Option<String>)>,
}

impl People {
    fn add(&mut self, names: &Texts, id: Option<&String>) -> usize {
        let mut keys = names.clone();
        keys.extend(id.map(|id| (String::new(), id.clone())));
        self.same.add(&keys);
        self.names.push((names.clone(), id.cloned()));
        self.names.len() - 1
    }

    /// Who is listed for an interview, and who its speakers are, as numbers that are not final yet.
    fn of(&mut self, line: &Line, gathered: &Gathered) -> (Vec<usize>, Vec<Option<usize>>) {
        let number =
            |people: &mut People, spoken: &super::gather::Spoken| spoken.named.then(|| people.add(&spoken.names, None));
        let speakers: Vec<Option<usize>> = gathered.speakers.iter().map(|spoken| number(self, spoken)).collect();
        let Some(listed) = &line.people else {
            let answers = gathered.speakers.iter().zip(&speakers).filter(|(spoken, _)| spoken.is_asked());
            return (answers.filter_map(|(_, number)| *number).collect(), speakers);
        };
        let mut find = |named: &Named| {
            let spoken = gathered.speakers.iter().zip(&speakers).find(|(spoken, _)| share(&spoken.names, &named.names));
            let mut names = named.names.clone();
            if let Some((spoken, Some(_))) = spoken {
                // A plain name may be in any language: the interview says which.
                names.retain(|(tag, name)| spoken.names.iter().all(|(t, n)| t == tag || n != name));
                merge(&mut names, &spoken.names);
            }
            if names.is_empty() {
                names = plain(named.id.as_deref().unwrap_or_default());
            }
            self.add(&names, named.id.as_ref())
        };
        (listed.iter().map(&mut find).collect(), speakers)
    }

    /// Gives everybody who is listed anywhere a place among the people of the site, and an id.
    fn finish(mut self, site: &mut Complete) {
        let mut places: HashMap<usize, usize> = HashMap::new();
        let mut taken: HashSet<String> = self.names.iter().filter_map(|(_, id)| id.clone()).collect();
        let mut all: HashMap<usize, (Texts, Option<String>)> = HashMap::new();
        for n in 0..self.names.len() {
            let (names, id) = &self.names[n];
            let of = all.entry(self.same.root(n)).or_default();
            merge(&mut of.0, names);
            if of.1.is_none() {
                of.1.clone_from(id);
            }
        }
        for entry in &mut site.entries {
            let listed = entry.people.iter().map(|n| {
                let root = self.same.root(*n);
                *places.entry(root).or_insert_with(|| {
                    let (names, id) = all.remove(&root).expect("everybody has a root");
                    let id = id.unwrap_or_else(|| unique(slug(&names), &mut taken));
                    site.people.push(Label { id, names });
                    site.people.len() - 1
                })
            });
            entry.people = each_once(listed.collect());
        }
        for entry in &mut site.entries {
            for speaker in &mut entry.speakers {
                *speaker = speaker.and_then(|n| places.get(&self.same.root(n)).copied());
            }
        }
    }
}

impl Entry {
    pub fn date(&self) -> Option<Date> {
        self.date.as_ref().map(|date| Date::parse(&date.as_str().into()))
    }

    pub fn year(&self) -> Option<String> {
        Some(self.date()?.year()?.to_string())
    }

    /// The languages that it is read in; the first is the original.
    pub fn languages(&self) -> Vec<Lang> {
        self.gathered.languages.iter().filter_map(|tag| Lang::parse(tag)).collect()
    }
}

impl Complete {
    /// `site.json` as it is published. `questions`: in how many files they are.
    pub fn json(&self, questions: usize) -> String {
        let named = |label: &Label| {
            json::object([("id", Some(json::quoted(&label.id))), ("label", Some(json::texts(&label.names)))])
        };
        let several = |places: &[usize], labels: &[Label]| json::list(places.iter().map(|n| named(&labels[*n])));
        let entry = |entry: &Entry| {
            json::object([
                ("file", Some(json::quoted(&entry.file))),
                ("id", Some(json::quoted(&entry.id))),
                ("title", Some(json::texts(&entry.title))),
                ("summary", entry.summary.as_ref().map(json::texts)),
                ("date", entry.date.as_deref().map(json::quoted)),
                ("category", entry.category.map(|n| json::quoted(&self.categories[n].id))),
                ("people", Some(several(&entry.people, &self.people))),
                ("themes", Some(several(&entry.themes, &self.themes))),
                ("languages", Some(json::list(entry.gathered.languages.iter().map(|tag| json::quoted(tag))))),
                ("answers", Some(entry.gathered.answers.to_string())),
                ("page", Some("true".into())),
            ])
        };
        let members = self.members.iter().map(|(key, value)| (*key, Some(value.clone())));
        let interviews = self.entries.iter().map(entry).collect::<Vec<_>>().join(",\n");
        let rest = [
            ("categories", Some(json::list(self.categories.iter().map(named)))),
            ("interviews", Some(format!("[\n{interviews}\n]"))),
            ("questions", Some(questions.to_string())),
        ];
        let first = [("format", Some("\"site/1\"".to_owned())), ("url", self.url.as_deref().map(json::quoted))];
        json::object(first.into_iter().chain(members).chain(rest)) + "\n"
    }

    /// The files with the questions of all interviews, each of about so many bytes.
    pub fn questions(&self, bytes: usize) -> Vec<String> {
        let (mut files, mut now, mut size) = (Vec::new(), Vec::new(), 0);
        for entry in &self.entries {
            let asked = |(id, texts): &(String, Texts)| {
                json::object([("id", Some(json::quoted(id))), ("text", Some(json::texts(texts)))])
            };
            let questions = json::list(entry.gathered.questions.iter().map(asked));
            let one = json::object([("id", Some(json::quoted(&entry.id))), ("questions", Some(questions))]);
            if size > 0 && size + one.len() > bytes {
                files.push(json::list(std::mem::take(&mut now)));
                size = 0;
            }
            size += one.len();
            now.push(one);
        }
        if !now.is_empty() {
            files.push(json::list(now));
        }
        files
    }
}

/// As the rest of the program has it.
pub fn localized(texts: &Texts) -> Localized {
    let each = texts.iter().filter_map(|(tag, text)| Some((Lang::parse(tag)?, text.as_str().into())));
    let mut all: Vec<(Lang, std::rc::Rc<str>)> = each.collect();
    if all.is_empty() {
        all.push((Lang::english(), FILE.into()));
    }
    Localized(all)
}
