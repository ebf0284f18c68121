//! A site with the steps that led to it, which can be undone, also after a reload.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::given::ADDRESSES;
use super::{File, SiteDraft, Step};

/// How many steps can be undone.
const MOST: usize = 500;

/// The site as it is now, as it was before each step, and as it was before each step that was undone.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    site: Rc<SiteDraft>,
    before: Vec<Rc<SiteDraft>>,
    after: Vec<Rc<SiteDraft>>,
}

/// What is kept: the site at each step.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The position of the site as it is now.
    at: usize,
    steps: Vec<KeptStep>,
}

/// What a site was written as, by its difference from the one before.
#[derive(Serialize, Deserialize)]
struct KeptStep {
    /// How many bytes at the start and at the end are the same.
    start: usize,
    end: usize,
    text: String,
    /// The positions of its files among those of all steps.
    files: Vec<usize>,
}

impl History {
    pub fn new(site: SiteDraft) -> History {
        History { site: site.into(), before: Vec::new(), after: Vec::new() }
    }

    pub fn site(&self) -> &Rc<SiteDraft> {
        &self.site
    }

    /// The site as it is and was at each step.
    pub(super) fn sites(&self) -> impl Iterator<Item = &Rc<SiteDraft>> {
        std::iter::once(&self.site).chain(&self.before).chain(&self.after)
    }

    /// Changes the site. Returns the step, if there is a change.
    pub fn change(&mut self, change: impl FnOnce(&mut SiteDraft)) -> Option<Step> {
        let mut site = (*self.site).clone();
        change(&mut site);
        if site == *self.site {
            return None;
        }
        let step = Step::between(&self.site, &site);
        self.before.push(std::mem::replace(&mut self.site, site.into()));
        let more = self.before.len().saturating_sub(MOST);
        self.before.drain(..more);
        self.after.clear();
        Some(step)
    }

    /// Changes the site as [`History::change`] does. If the last step was typed into the same field, both are one.
    pub fn continue_with(&mut self, change: impl FnOnce(&mut SiteDraft)) -> Option<Step> {
        let last = self.undoes().filter(|_| self.after.is_empty());
        let step = self.change(change)?;
        let is_field = matches!(step, Step::Words(_) | Step::Plain(_) | Step::Withheld);
        if is_field && last.as_ref() == Some(&step) {
            // The site as it was in between is forgotten.
            self.before.pop();
        }
        Some(step)
    }

    /// Changes the site as it is now and at each step, which is no step of the editor's.
    pub fn amend(&mut self, change: impl Fn(&mut SiteDraft)) {
        let others = self.before.iter_mut().chain(&mut self.after);
        std::iter::once(&mut self.site).chain(others).for_each(|site| change(Rc::make_mut(site)));
    }

    /// Keeps the addresses that a build has given out, at each step with the addresses that it knew.
    pub fn keep_addresses(&mut self, bytes: &[u8]) {
        let of =
            |site: &SiteDraft| site.files.iter().find(|(path, _)| path == ADDRESSES).map(|(_, bytes)| bytes.clone());
        let (known, new): (_, Rc<[u8]>) = (of(&self.site), bytes.into());
        self.amend(|site| {
            if of(site) == known {
                site.files.retain(|(path, _)| path != ADDRESSES);
                site.files.push((ADDRESSES.to_owned(), new.clone()));
            }
        });
    }

    /// The step that can be undone.
    pub fn undoes(&self) -> Option<Step> {
        Some(Step::between(self.before.last()?, &self.site))
    }

    /// The step that can be repeated.
    pub fn redoes(&self) -> Option<Step> {
        Some(Step::between(&self.site, self.after.last()?))
    }

    /// Returns the step that was undone.
    pub fn undo(&mut self) -> Option<Step> {
        let step = self.undoes()?;
        let before = self.before.pop()?;
        self.after.push(std::mem::replace(&mut self.site, before));
        Some(step)
    }

    /// Returns the step that was repeated.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.redoes()?;
        let after = self.after.pop()?;
        self.before.push(std::mem::replace(&mut self.site, after));
        Some(step)
    }

    /// What the browser keeps: a text, and files.
    pub fn write(&self) -> (String, Vec<File>) {
        let (mut files, mut steps): (Vec<File>, Vec<KeptStep>) = (Vec::new(), Vec::new());
        let mut last = String::new();
        let now = std::iter::once(&self.site);
        for site in self.before.iter().chain(now).chain(self.after.iter().rev()) {
            let (text, own) = site.write();
            let mut position = |file: File| {
                let is_same = |(path, bytes): &File| *path == file.0 && Rc::ptr_eq(bytes, &file.1);
                files.iter().position(is_same).unwrap_or_else(|| {
                    files.push(file);
                    files.len() - 1
                })
            };
            let own = own.into_iter().map(&mut position).collect();
            let (start, end) = shared(&last, &text);
            steps.push(KeptStep { start, end, text: text[start..text.len() - end].to_owned(), files: own });
            last = text;
        }
        let kept = Kept { at: self.before.len(), steps };
        (serde_json::to_string(&kept).expect("plain data"), files)
    }

    /// Reads what [`History::write`] wrote, or a site without steps.
    pub fn read(text: &str, files: Vec<File>) -> Option<History> {
        let Ok(kept) = serde_json::from_str::<Kept>(text) else {
            return SiteDraft::read(text, files).map(History::new);
        };
        let mut sites: Vec<Rc<SiteDraft>> = Vec::new();
        let mut last = String::new();
        for step in &kept.steps {
            let end = last.get(last.len().checked_sub(step.end)?..)?;
            let text = format!("{}{}{end}", last.get(..step.start)?, step.text);
            let own = step.files.iter().map(|n| files.get(*n).cloned()).collect::<Option<_>>()?;
            sites.push(SiteDraft::read(&text, own)?.into());
            last = text;
        }
        let mut after = sites.split_off(kept.at.saturating_add(1).min(sites.len()));
        after.reverse();
        Some(History { site: sites.pop()?, before: sites, after })
    }
}

/// How many bytes two texts have in common at their starts, and at the ends of what follows.
fn shared(one: &str, other: &str) -> (usize, usize) {
    let same = |(one, other): &(char, char)| one == other;
    let length = |pair: (char, char)| pair.0.len_utf8();
    let start = one.chars().zip(other.chars()).take_while(same).map(length).sum();
    let (one, other): (&str, &str) = (&one[start..], &other[start..]);
    (start, one.chars().rev().zip(other.chars().rev()).take_while(same).map(length).sum())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Plain, Which, Words};
    use super::*;
    use crate::interview::Lang;

    fn begin() -> History {
        History::new(SiteDraft::begin(&[Lang::english()]))
    }

    fn which(path: &str, draft: u32) -> Which {
        Which { path: path.into(), draft: Some(draft) }
    }

    #[test]
    fn each_step_has_its_name() {
        let mut history = begin();
        let en = Lang::english();
        let mut step = |change: &dyn Fn(&mut SiteDraft)| history.change(|site| change(site));
        assert_eq!(step(&|site| site.set_words(Words::Name, &en, "Lanes")), Some(Step::Words(Words::Name)));
        assert_eq!(step(&|site| site.set_words(Words::Name, &en, "Lanes")), None);
        assert_eq!(step(&|site| site.set_plain(Plain::Email, "a@b.example")), Some(Step::Plain(Plain::Email)));
        assert_eq!(step(&|site| site.add(3, "Tea")), Some(Step::Publish(which("tea.json", 3))));
        assert_eq!(step(&|site| site.add(4, "Sea")), Some(Step::Publish(which("sea.json", 4))));
        assert_eq!(step(&|site| site.members.swap(0, 1)), Some(Step::Order));
        assert_eq!(step(&|site| site.members[0].is_in = false), Some(Step::Withdraw(which("sea.json", 4))));
        assert_eq!(step(&|site| site.members[0].draft = Some(5)), Some(Step::Version(which("sea.json", 5))));
        assert_eq!(step(&|site| site.set_logo("a.png", b"one")), Some(Step::Plain(Plain::Logo)));
        assert_eq!(step(&|site| site.set_logo("a.png", b"two")), Some(Step::Plain(Plain::Logo)));
        assert_eq!(step(&SiteDraft::add_note), Some(Step::Notes));
        assert_eq!(step(&SiteDraft::add_link), Some(Step::Links));
        assert_eq!(step(&|site| site.set_withheld("x")), Some(Step::Withheld));
        assert_eq!(step(&|site| site.set_languages(&[Lang::parse("zh-Hans").expect("a tag")])), Some(Step::Languages));
        assert_eq!(step(&|site| *site = SiteDraft::begin(std::slice::from_ref(&en))), Some(Step::Opened));
    }

    #[test]
    fn what_is_typed_into_one_field_is_one_step() {
        let (mut history, en) = (begin(), Lang::english());
        for text in ["L", "La", "Lanes"] {
            history.continue_with(|site| site.set_words(Words::Name, &en, text));
        }
        history.continue_with(|site| site.set_plain(Plain::Email, "a@b.example"));
        history.continue_with(|site| site.add(3, "Tea"));
        history.continue_with(|site| site.add(4, "Sea"));
        assert_eq!(history.undo(), Some(Step::Publish(which("sea.json", 4))));
        assert_eq!(history.undo(), Some(Step::Publish(which("tea.json", 3))));
        assert_eq!(history.undo(), Some(Step::Plain(Plain::Email)));
        assert_eq!(history.undo(), Some(Step::Words(Words::Name)));
        assert_eq!(history.undoes(), None);
    }

    #[test]
    fn addresses_stay_when_a_step_is_undone() {
        let mut history = begin();
        history.change(|site| site.add(3, "Tea"));
        history.keep_addresses(b"given");
        assert_eq!(history.undo(), Some(Step::Publish(which("tea.json", 3))));
        assert_eq!(history.site().files[0].1[..], b"given"[..]);
        assert_eq!((history.redoes(), history.undoes()), (Some(Step::Publish(which("tea.json", 3))), None));
    }

    #[test]
    fn a_site_that_was_kept_without_steps_is_read() {
        let mut site = SiteDraft::begin(&[Lang::english()]);
        site.set_logo("a.png", b"one");
        let (text, files) = site.write();
        assert_eq!(History::read(&text, files), Some(History::new(site)));
        assert_eq!(History::read(r#"{"at":7,"steps":[{"start":3,"end":1,"text":"","files":[2]}]}"#, Vec::new()), None);
    }

    proptest! {
        #[test]
        fn any_history_is_read_again(deeds in prop::collection::vec((0..7u8, 0..4u8), 0..30)) {
            let mut history = begin();
            let (first, en) = (history.site().clone(), Lang::english());
            for (deed, n) in deeds {
                match deed {
                    0 => drop(history.undo()),
                    1 => drop(history.redo()),
                    2 => drop(history.change(|site| site.add(n.into(), "茶"))),
                    3 => drop(history.change(|site| site.set_words(Words::Name, &en, ["茶", "茶摊", "tea", ""][n as usize]))),
                    4 => drop(history.change(|site| site.set_logo("l.svg", &[n]))),
                    5 => drop(history.change(|site| site.members.reverse())),
                    _ => history.keep_addresses(&[n]),
                }
                let (text, files) = history.write();
                prop_assert_eq!(History::read(&text, files), Some(history.clone()));
            }
            while history.undo().is_some() {}
            history.amend(|site| site.files.retain(|(path, _)| path != ADDRESSES));
            prop_assert_eq!(history.site(), &first);
        }
    }
}
