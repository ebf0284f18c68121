//! Which of the words that may be labels are: by evidence over the whole text.
//!
//! A name counts that occurs again, at the beginnings of paragraphs, and not alone. A word for a part in a conversation
//! (*Q*, 记者) needs less, words in lower case more. What occurs once counts only among many turns that are certain.

use std::collections::BTreeMap;

use super::super::head::names_field;
use super::super::label_words::{is_numbered_part, is_press, plain_name};
use super::candidate::{Candidate, Form};
use super::names::Shape;

/// Where a label stands.
pub struct Sighting<'a> {
    pub text: &'a str,
    pub candidate: &'a Candidate,
    /// Whether it begins a line, and not a sentence within one.
    pub begins_line: bool,
    /// Whether it begins a paragraph.
    pub begins_paragraph: bool,
    /// Whether it is a cell of a table.
    pub is_cell: bool,
    /// Whether a time stands in the line above it, or before the words below it.
    pub has_time: bool,
}

/// The names that are speakers.
#[derive(Debug, Default)]
pub struct Speakers {
    /// The plain names, with how they were accepted.
    accepted: BTreeMap<String, Accepted>,
    /// The keys of short labels, with those of the long ones that explain them.
    aliases: BTreeMap<String, String>,
    /// Names before a colon that recur and are no speakers, with their number.
    pub refused: Vec<(String, usize)>,
    /// Whether headings or times set the labels apart: then a colon within a paragraph sets nothing apart.
    pub is_set_apart: bool,
    /// The names that occur once, at the beginning of a line that no blank line stands before.
    in_lines: Vec<String>,
    /// The number of labels that recur.
    turns: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Whether the name was seen once only.
    pub once: bool,
    /// Whether labels with a colon count.
    by_colon: bool,
    by_heading: bool,
    by_bold: bool,
    alone: bool,
}

#[derive(Clone, Debug, Default)]
struct Seen {
    starts: usize,
    within: usize,
    paragraphs: usize,
    numbered: usize,
    /// Names alone in their lines with a time beside them.
    timed_alone: usize,
    forms: [usize; 6],
    /// How often words follow that are longer than a name.
    said: usize,
    shape: Option<Shape>,
    first: String,
}

impl Seen {
    fn of(&self, form: Form) -> usize {
        self.forms[form as usize]
    }

    /// How often it is a label in a line of text.
    fn lines(&self) -> usize {
        self.of(Form::Colon) + self.of(Form::Bold)
    }
}

impl Speakers {
    /// Decides. `paragraphs` is the number of paragraphs of the text.
    pub fn among(sightings: &[Sighting], paragraphs: usize, aliases: BTreeMap<String, String>) -> Speakers {
        let mut speakers = Speakers { aliases, ..Speakers::default() };
        let mut seen: BTreeMap<String, Seen> = BTreeMap::new();
        for one in sightings {
            let name = &one.text[one.candidate.name.clone()];
            let seen = seen.entry(speakers.key(name)).or_default();
            seen.starts += usize::from(one.begins_line && one.candidate.form != Form::Alone);
            seen.within += usize::from(!one.begins_line);
            seen.paragraphs += usize::from(one.begins_paragraph);
            seen.numbered += usize::from(one.candidate.is_numbered);
            seen.timed_alone +=
                usize::from(one.candidate.form == Form::Alone && (one.has_time || one.candidate.time.is_some()));
            let words = one.text.get(one.candidate.end..).unwrap_or_default();
            seen.said += usize::from(words.is_empty() || words.chars().count() > 6);
            seen.forms[one.candidate.form as usize] += 1;
            seen.shape = seen.shape.max(Some(one.candidate.shape));
            if seen.first.is_empty() {
                name.clone_into(&mut seen.first);
            }
        }
        let total = |form: Form| -> usize { seen.values().map(|seen| seen.of(form)).sum() };
        // A table with the date and the place may stand above paragraphs that begin with labels.
        let in_cells = sightings.iter().filter(|one| one.is_cell && one.candidate.form == Form::Stated).count();
        let in_lines: usize = seen.values().filter(|seen| seen.shape >= Some(Shape::Firm)).map(Seen::lines).sum();
        let stated = total(Form::Stated) >= 2 && !(in_cells == total(Form::Stated) && in_lines > in_cells / 2);
        let timed = total(Form::Timed) >= 2;
        speakers.is_set_apart = stated;
        for (name, seen) in &seen {
            if let Some(accepted) = accept(seen, &seen_totals(stated, timed, &total)) {
                speakers.accepted.insert(name.clone(), accepted);
            }
        }
        speakers.is_set_apart |= timed && total(Form::Timed) * 2 > speakers.turns(&seen);
        speakers.settle(&seen, paragraphs);
        speakers
    }

    /// The number of labels that are accepted.
    fn turns(&self, seen: &BTreeMap<String, Seen>) -> usize {
        self.accepted.keys().map(|name| seen[name].starts + seen[name].within).sum()
    }

    /// Decides about names by those that are certain: accepts what occurs once among them, and refuses a single name
    /// that is too rare to be a speaker.
    fn settle(&mut self, seen: &BTreeMap<String, Seen>, paragraphs: usize) {
        let others = |accepted: &BTreeMap<String, Accepted>, fits: &dyn Fn(&Seen) -> bool| -> Vec<String> {
            let rest = seen.iter().filter(|(name, seen)| !accepted.contains_key(*name) && fits(seen));
            rest.map(|(name, _)| name.clone()).collect()
        };
        let is_firm = |seen: &Seen| seen.shape >= Some(Shape::Firm);
        self.short_talk(seen, paragraphs);
        if self.accepted.is_empty() {
            self.lone_lines(seen, paragraphs);
        } else if !self.is_set_apart {
            let numbered =
                others(&self.accepted, &|seen| is_firm(seen) && seen.numbered > 0 && seen.of(Form::Colon) > 0);
            let accepted = Accepted { once: numbered.len() == 1, ..COLON };
            self.accepted.extend(numbered.into_iter().map(|name| (name, accepted)));
        }
        self.conference(seen);
        let turns = self.turns(seen);
        if self.accepted.len() == 1 && !self.is_set_apart {
            let is_known = self.accepted.keys().all(|name| seen[name].shape == Some(Shape::Known));
            let is_answer = self.accepted.contains_key("a") || self.accepted.contains_key("答");
            if (!is_known && (turns < 3 || turns * 6 < paragraphs)) || turns < 2 || is_answer {
                self.accepted.clear();
            }
        }
        if self.is_set_apart {
            return;
        }
        let is_labelled = ((self.accepted.len() >= 2 && turns >= 3) || turns >= 5) && turns * 3 >= paragraphs;
        let by_colon = |seen: &Seen| seen.of(Form::Colon) + seen.of(Form::Bold) > 0;
        let is_once = |seen: &Seen| is_labelled && is_firm(seen) && by_colon(seen) && seen.starts > 0;
        let once = others(&self.accepted, &|seen| is_once(seen) && seen.paragraphs > 0);
        self.accepted.extend(once.into_iter().map(|name| (name, ONCE)));
        self.turns = turns;
        self.in_lines = others(&self.accepted, &|seen| is_once(seen) && seen.starts == 1);
        // Among labels without exception, a word in lower case may be a name, too.
        let is_whole = is_labelled && turns * 5 >= paragraphs * 4;
        let may_be = |seen: &Seen| is_whole && seen.paragraphs == 1 && !seen.first.contains(char::is_whitespace);
        let is_like = |seen: &Seen| (is_once(seen) || may_be(seen)) && !names_field(&seen.first);
        let again = |seen: &Seen| seen.starts > 1 || is_like(seen);
        let refused = others(&self.accepted, &|seen| seen.starts > 0 && by_colon(seen) && again(seen));
        self.refused = refused.into_iter().map(|name| (seen[&name].first.clone(), seen[&name].starts)).collect();
    }

    /// Accepts the journalists of several media, who ask perhaps once each, if somebody answers again and again.
    fn conference(&mut self, seen: &BTreeMap<String, Seen>) {
        let is_press = |seen: &Seen| {
            seen.shape == Some(Shape::Firm)
                && seen.starts > 0
                && seen.lines() > 0
                && seen.said > 0
                && is_press(&seen.first)
        };
        let press: Vec<&String> = seen.iter().filter(|(_, seen)| is_press(seen)).map(|(name, _)| name).collect();
        let answers = self.accepted.keys().any(|name| !press.contains(&name) && seen[name].starts >= 2);
        if press.len() >= 2 && answers && !self.is_set_apart {
            for name in press {
                let once = seen[name].starts == 1;
                self.accepted.entry(name.clone()).or_insert(Accepted { once, ..COLON });
            }
        }
    }

    /// Whether a label is like those that are accepted, but occurs only once and no blank line stands before it.
    pub fn doubts(&self, text: &str, candidate: &Candidate) -> bool {
        self.in_lines.contains(&self.key(&text[candidate.name.clone()]))
    }

    /// Accepts labels that occur once, if each of so many lines is a paragraph, and most begin with a label. Those of
    /// fields are of a header or of the credits at the end.
    pub fn add_lines(&mut self, lines: usize) {
        if self.turns * 2 >= lines {
            let (fields, names) = std::mem::take(&mut self.in_lines).into_iter().partition(|name| names_field(name));
            self.in_lines = fields;
            let names: Vec<String> = names;
            let refused = std::mem::take(&mut self.refused);
            let is_name = |name: &str| names.contains(&self.key(name));
            self.refused = refused.into_iter().filter(|(name, _)| !is_name(name)).collect();
            self.accepted.extend(names.into_iter().map(|name| (name, ONCE)));
        }
    }

    /// Accepts the names in a short text if nearly each line begins with one.
    fn short_talk(&mut self, seen: &BTreeMap<String, Seen>, paragraphs: usize) {
        let is_label = |seen: &Seen| seen.of(Form::Colon) + seen.of(Form::Bold) + seen.of(Form::Stated) > 0;
        for (shape, least) in [(Shape::Firm, 1), (Shape::Weak, 2)] {
            let fits = |seen: &Seen| seen.shape >= Some(shape) && is_label(seen) && seen.starts > 0;
            let names: Vec<(&String, &Seen)> = seen.iter().filter(|(_, seen)| fits(seen)).collect();
            let turns: usize = names.iter().map(|(_, seen)| seen.starts).sum();
            let recur = names.iter().filter(|(_, seen)| seen.starts >= 2).count();
            // Where a name may be any words, both recur and nothing else begins a paragraph.
            let is_most = if least == 2 { turns >= paragraphs } else { turns * 3 >= paragraphs * 2 };
            if !self.is_set_apart && names.len() == 2 && recur >= least && turns >= 3 && is_most {
                for (name, _) in names {
                    self.accepted.entry(name.clone()).or_insert(COLON);
                }
                return;
            }
        }
    }

    /// Accepts names that stand alone in their lines: at least two, again and again, through the whole text.
    fn lone_lines(&mut self, seen: &BTreeMap<String, Seen>, paragraphs: usize) {
        let lone = |seen: &&Seen| seen.shape >= Some(Shape::Firm) && seen.of(Form::Alone) >= 2;
        let names: Vec<(&String, &Seen)> = seen.iter().filter(|(_, seen)| lone(seen)).collect();
        let timed: usize = seen.values().map(|seen| seen.timed_alone).sum();
        if timed >= 3 && timed * 4 >= paragraphs && names.iter().any(|(_, seen)| seen.timed_alone >= 2) {
            let all = seen.iter().filter(|(_, seen)| seen.timed_alone > 0 && seen.shape >= Some(Shape::Firm));
            self.accepted.extend(all.map(|(name, _)| (name.clone(), Accepted { alone: true, ..COLON })));
            return;
        }
        let lines: usize = names.iter().map(|(_, seen)| seen.of(Form::Alone)).sum();
        if names.len() >= 2 && lines >= 5 && lines * 4 >= paragraphs {
            self.accepted.extend(names.into_iter().map(|(name, _)| (name.clone(), Accepted { alone: true, ..COLON })));
        }
    }

    pub fn is_empty(&self) -> bool {
        self.accepted.is_empty()
    }

    /// What the labels of one person are compared by.
    pub fn key(&self, name: &str) -> String {
        let key = key(name);
        self.aliases.get(&key).cloned().unwrap_or(key)
    }

    /// Whether a candidate is the label of a turn.
    pub fn accepts(&self, text: &str, candidate: &Candidate) -> Option<Accepted> {
        let accepted = *self.accepted.get(&self.key(&text[candidate.name.clone()]))?;
        let counts = match candidate.form {
            Form::Colon => accepted.by_colon,
            Form::Stated | Form::Timed => true,
            Form::Heading => accepted.by_heading,
            Form::Bold => accepted.by_bold || accepted.by_colon,
            Form::Alone => accepted.alone,
        };
        counts.then_some(accepted)
    }
}

/// What labels are compared by: all numbers of a question are one name.
pub fn key(name: &str) -> String {
    let plain = plain_name(name);
    if is_numbered_part(&plain) { plain_name(&super::super::label_words::of_part(name)) } else { plain }
}

const COLON: Accepted = Accepted { once: false, by_colon: true, by_heading: false, by_bold: true, alone: false };

const ONCE: Accepted = Accepted { once: true, ..COLON };

/// What the whole text says about forms.
struct Totals {
    stated: bool,
    timed: bool,
    headings: usize,
}

fn seen_totals(stated: bool, timed: bool, total: &dyn Fn(Form) -> usize) -> Totals {
    Totals { stated, timed, headings: total(Form::Heading) }
}

fn accept(seen: &Seen, totals: &Totals) -> Option<Accepted> {
    let shape = seen.shape?;
    if totals.stated {
        // The headings say who speaks.
        return (seen.of(Form::Stated) > 0).then_some(Accepted { by_colon: false, by_bold: false, ..COLON });
    }
    let colons = seen.of(Form::Colon) + seen.of(Form::Stated);
    let all = seen.starts + seen.within;
    let by_colon = match shape {
        Shape::Known => colons > 0 && all >= 1,
        Shape::Firm => colons > 0 && (seen.starts >= 2 || (seen.starts >= 1 && all >= 3)),
        Shape::Weak => colons > 0 && seen.starts >= 3,
        Shape::Not => false,
    };
    let by_bold = match shape {
        Shape::Known => seen.of(Form::Bold) > 0,
        Shape::Firm => seen.of(Form::Bold) + colons >= 2 && seen.of(Form::Bold) > 0,
        _ => seen.of(Form::Bold) >= 3,
    };
    let by_heading = seen.of(Form::Heading) >= if shape == Shape::Known { 1 } else { 2 } && totals.headings >= 3;
    let timed = totals.timed && seen.of(Form::Timed) > 0 && shape >= Shape::Weak;
    let any = by_colon || by_bold || by_heading || timed;
    any.then_some(Accepted { once: false, by_colon, by_heading, by_bold, alone: false })
}
