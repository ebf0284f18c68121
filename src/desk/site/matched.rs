//! Finds the drafts that the interviews of a site were made of, when the site is opened again.
//!
//! A draft with the same words stands for the interview from then on. One with other words is a [`Rival`]: the editor
//! chooses, and nothing is replaced before.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::super::{Draft, Field, PlainField, document as document_of, open};
use super::{Member, SiteDraft, slug, stem_of};
use crate::document;

/// A draft of the desk.
pub struct Candidate<'a> {
    pub id: u32,
    pub draft: &'a Draft,
    /// The names of the files that it was made of.
    pub files: &'a [String],
}

/// A draft of an interview of the site, with other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rival {
    pub draft: u32,
    /// The editor has chosen the interview of the site.
    pub is_settled: bool,
}

/// An interview, for the comparison.
struct Seen {
    /// As the desk would write it: nothing if the desk could not hold all of it. A download lacks what is private, so that a
    /// draft has two forms.
    forms: Vec<String>,
    /// The words of its passages in each language.
    passages: HashSet<Rc<str>>,
    /// The id that its file names.
    id: Option<Rc<str>>,
    /// Its title in each language.
    titles: Vec<String>,
    /// The names of its files.
    files: Vec<String>,
}

impl SiteDraft {
    /// Gives each interview that was opened its draft. `before` is the site that was on the page. Returns the number of
    /// drafts that have other words.
    pub fn recognise(&mut self, before: &SiteDraft, drafts: &[Candidate]) -> usize {
        let opened: Vec<Seen> = self.members.iter().map(Seen::opened).collect();
        let kept: Vec<Seen> = drafts.iter().map(Seen::kept).collect();
        let shared: Vec<Vec<usize>> =
            opened.iter().map(|own| kept.iter().map(|other| own.shared(other)).collect()).collect();
        let mut found: Vec<Option<usize>> = vec![None; opened.len()];
        // The best evidence first: it takes a draft before weaker evidence does.
        for evidence in Evidence::BEST_FIRST {
            for (n, member) in self.members.iter().enumerate().filter(|(_, member)| member.draft.is_none()) {
                let is_known =
                    |id: u32| before.members.iter().any(|own| own.path == member.path && own.draft == Some(id));
                let fewer = |at: usize| opened[n].passages.len().min(kept[at].passages.len());
                let tells = |at: &usize| match evidence {
                    Evidence::Site => is_known(drafts[*at].id),
                    Evidence::Passages => shared[n][*at] * 2 > fewer(*at),
                    _ => opened[n].is_like(&kept[*at], evidence),
                };
                let is_another = |at: usize| shared[n][at] == 0 && fewer(at) >= TELLING;
                if found[n].is_none() {
                    let free = (0..kept.len()).filter(|at| !found.contains(&Some(*at)));
                    let alike = free.filter(|at| !is_another(*at) && tells(at));
                    found[n] = alike.max_by_key(|at| (shared[n][*at], Reverse(*at)));
                }
            }
        }
        let mut count = 0;
        for (n, at) in found.into_iter().enumerate().filter_map(|(n, at)| Some((n, at?))) {
            let (member, draft) = (&mut self.members[n], drafts[at].id);
            if member.bytes.is_none() || opened[n].is_like(&kept[at], Evidence::Words) {
                member.draft = Some(draft);
            } else {
                member.rival = Some(Rival { draft, is_settled: false });
                count += 1;
            }
        }
        count
    }

    /// Publishes the draft in place of the interview that was opened.
    pub fn use_draft(&mut self, n: usize) {
        if let Some(rival) = self.members[n].rival.take() {
            self.members[n].draft = Some(rival.draft);
        }
    }

    /// Publishes the interview that was opened. Its draft is not offered as another interview.
    pub fn use_opened(&mut self, n: usize) {
        if let Some(rival) = &mut self.members[n].rival {
            rival.is_settled = true;
        }
    }

    /// The draft is another interview.
    pub fn keep_both(&mut self, n: usize) {
        self.members[n].rival = None;
    }
}

/// What tells that two interviews are the same.
#[derive(Clone, Copy, Debug)]
enum Evidence {
    /// All of their words.
    Words,
    /// Most of the passages of the one that has fewer.
    Passages,
    /// The site that was on the page.
    Site,
    Id,
    /// The name of a file.
    File,
    /// The title, or a file that is named by it.
    Title,
}

impl Evidence {
    const BEST_FIRST: [Evidence; 6] =
        [Evidence::Words, Evidence::Passages, Evidence::Site, Evidence::Id, Evidence::File, Evidence::Title];
}

/// With so many passages, two interviews that have none in common are not the same, whatever their names.
const TELLING: usize = 3;

impl Seen {
    fn opened(member: &Member) -> Seen {
        let opened = member.document().map(|document| open(&document));
        let draft = opened.as_ref().map(|opened| &opened.draft);
        Seen {
            forms: opened.iter().filter(|opened| opened.lost.is_empty()).map(|opened| written(&opened.draft)).collect(),
            passages: draft.map(passages).unwrap_or_default(),
            id: draft.and_then(id),
            titles: draft.map(titles).unwrap_or_default(),
            files: vec![name_of(&member.path).to_owned()],
        }
    }

    fn kept(candidate: &Candidate) -> Seen {
        let names = candidate.files.iter().map(|file| name_of(file));
        let slugs = names.clone().filter_map(slug_of);
        let whole = written(candidate.draft);
        Seen {
            forms: public(&whole).into_iter().chain([whole]).collect(),
            passages: passages(candidate.draft),
            id: id(candidate.draft),
            titles: titles(candidate.draft),
            files: names.map(str::to_owned).chain(slugs).collect(),
        }
    }

    /// How many passages are the same.
    fn shared(&self, kept: &Seen) -> usize {
        self.passages.intersection(&kept.passages).count()
    }

    fn is_like(&self, kept: &Seen, evidence: Evidence) -> bool {
        let has_file = |name: &str| !name.is_empty() && self.files.iter().any(|file| file == name);
        match evidence {
            Evidence::Words => self.forms.iter().any(|form| kept.forms.contains(form)),
            Evidence::Passages | Evidence::Site => false,
            Evidence::Id => self.id.is_some() && self.id == kept.id,
            Evidence::File => kept.files.iter().any(|file| has_file(file)),
            Evidence::Title => kept
                .titles
                .iter()
                .any(|title| self.titles.contains(title) || slug_of(title).is_some_and(|slug| has_file(&slug))),
        }
    }
}

fn written(draft: &Draft) -> String {
    document::write(&document_of(draft))
}

/// What a download has of an interview; `None` if that is all of it.
fn public(whole: &str) -> Option<String> {
    let public = document::public(whole).ok().filter(|public| *public != whole)?;
    let document = document::parse(public.into_owned().into_bytes()).ok()?;
    Some(written(&open(&document).draft))
}

fn id(draft: &Draft) -> Option<Rc<str>> {
    draft.plain.get(&PlainField::Id).filter(|id| !id.trim().is_empty()).cloned()
}

fn titles(draft: &Draft) -> Vec<String> {
    let texts = draft.details.get(&Field::Title);
    texts.map(|texts| texts.iter().map(|(_, text)| text.trim().to_owned()).collect()).unwrap_or_default()
}

fn passages(draft: &Draft) -> HashSet<Rc<str>> {
    let passages = draft.turns.iter().flat_map(|turn| &turn.passages);
    passages.flat_map(|passage| passage.texts.iter().map(|(_, text)| text.clone())).collect()
}

fn slug_of(words: &str) -> Option<String> {
    words.contains(char::is_alphanumeric).then(|| slug(words))
}

/// The name of a file, without its folders and its ending.
fn name_of(path: &str) -> &str {
    stem_of(path).rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, id: &str, words: &str) -> Draft {
        open(&document::parse(file(title, id, words)).expect("JSON")).draft
    }

    fn file(title: &str, id: &str, words: &str) -> Vec<u8> {
        format!(r#"{{"id":"{id}","title":"{title}","languages":["en"],"turns":[{{"text":"{words}"}}]}}"#).into()
    }

    /// Opens a site with these interviews over another.
    fn opened(before: &SiteDraft, interviews: &[(&str, Vec<u8>)], drafts: &[(u32, Draft, &str)]) -> (SiteDraft, usize) {
        let interviews = interviews.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.clone())).collect();
        let mut site = SiteDraft::open(br#"{"languages":["en"]}"#, interviews, Vec::new()).expect("a site");
        let files: Vec<Vec<String>> = drafts.iter().map(|(.., file)| vec![(*file).to_owned()]).collect();
        let pairs = drafts.iter().zip(&files);
        let candidates: Vec<Candidate> =
            pairs.map(|((id, draft, _), files)| Candidate { id: *id, draft, files }).collect();
        let differ = site.recognise(before, &candidates);
        (site, differ)
    }

    fn links(site: &SiteDraft) -> Vec<(Option<u32>, Option<u32>)> {
        site.members.iter().map(|member| (member.draft, member.rival.map(|rival| rival.draft))).collect()
    }

    #[test]
    fn a_draft_with_the_same_words_stands_for_the_interview_and_another_is_asked_about() {
        let none = SiteDraft::default();
        // However the file is laid out.
        let same = String::from_utf8(file("Tea", "", "Hot.")).expect("text").replace(",", " ,\n").into_bytes();
        let interviews =
            [("a.json", same), ("talk.json", file("Walk", "", "Far.")), ("c.json", file("Sea", "s", "Blue."))];
        let drafts = [
            (1, draft("Walk", "", "Near."), "walk.docx"),
            (2, draft("Tea", "", "Hot."), "x.docx"),
            (3, draft("The sea", "s", "Blue."), "y.docx"),
            (4, draft("Rain", "", "Wet."), "z.docx"),
        ];
        let (mut site, differ) = opened(&none, &interviews, &drafts);
        assert_eq!((links(&site), differ), (vec![(Some(2), None), (None, Some(1)), (None, Some(3))], 2));
        // What is published meanwhile is what was opened.
        let folder = site.folder(|_| Some(b"draft".to_vec()));
        assert_eq!(folder[2].1, interviews[1].1);
        site.use_draft(1);
        site.use_opened(2);
        assert_eq!(links(&site), [(Some(2), None), (Some(1), None), (None, Some(3))]);
        let (text, files) = site.write();
        assert_eq!(SiteDraft::read(&text, files), Some(site.clone()));
        site.keep_both(2);
        assert_eq!(links(&site)[2], (None, None));
    }

    #[test]
    fn a_download_without_private_notes_is_the_draft_with_them() {
        let whole = br#"{"title":"Tea","languages":["en"],"x-phone":"1","turns":[{"text":"Hot.","$comment":"?"}]}"#;
        let kept = open(&document::parse(whole.to_vec()).expect("JSON")).draft;
        let bytes = document::public(&written(&kept)).expect("JSON").into_owned().into_bytes();
        let (site, differ) = opened(&SiteDraft::default(), &[("tea.json", bytes)], &[(1, kept, "x.docx")]);
        assert_eq!((links(&site), differ), (vec![(Some(1), None)], 0));
    }

    #[test]
    fn each_draft_is_matched_once_by_the_best_evidence() {
        let mut before = SiteDraft::begin(&[crate::interview::Lang::english()]);
        before.add(1, "Walk");
        let interviews = [("walk-2.json", file("Walk", "", "Two.")), ("walk.json", file("Walk", "", "One."))];
        let drafts = [(1, draft("Walk", "", "Uno."), "walk.docx"), (2, draft("Walk", "", "Two."), "walk.docx")];
        assert_eq!(links(&opened(&before, &interviews, &drafts).0), [(Some(2), None), (None, Some(1))]);
        // The draft has another title and other words now: the site that was on the page tells.
        let drafts = [(1, draft("Stroll", "", "Uno."), "x.docx")];
        assert_eq!(links(&opened(&before, &interviews, &drafts).0), [(None, None), (None, Some(1))]);
    }

    #[test]
    fn interviews_of_one_title_are_told_apart_by_their_passages() {
        let talk = |words: [&str; 4]| {
            let turns: Vec<_> = words.iter().map(|words| serde_json::json!({"text": words})).collect();
            serde_json::json!({"title": "By the water", "languages": ["en"], "turns": turns}).to_string().into_bytes()
        };
        let draft = |words| open(&document::parse(talk(words)).expect("JSON")).draft;
        let (mut tea, mut walk) =
            (["Hot.", "Green.", "Two cups.", "Thanks."], ["Far.", "Uphill.", "Two hours.", "Bye."]);
        let mut before = SiteDraft::begin(&[crate::interview::Lang::english()]);
        before.add(1, "By the water");
        before.add(2, "By the water");
        let drafts = [(1, draft(tea), "x.docx"), (2, draft(walk), "y.docx")];
        (tea[0], walk[0]) = ("Very hot.", "Very far.");
        // In the site that was on the page, they had each other's addresses.
        let site = [("by-the-water.json", talk(walk)), ("by-the-water-2.json", talk(tea))];
        assert_eq!(links(&opened(&before, &site, &drafts).0), [(None, Some(2)), (None, Some(1))]);
        assert_eq!(links(&opened(&before, &site, &drafts[..1]).0), [(None, None), (None, Some(1))]);
    }

    #[test]
    fn a_file_that_is_not_there_has_its_draft() {
        let mut site =
            SiteDraft::open(br#"{"interviews":[{"file":"walk.json"}]}"#, Vec::new(), Vec::new()).expect("a site");
        let walk = draft("Walk", "", "Far.");
        site.recognise(&SiteDraft::default(), &[Candidate { id: 1, draft: &walk, files: &[] }]);
        assert_eq!(links(&site), [(Some(1), None)]);
    }
}
