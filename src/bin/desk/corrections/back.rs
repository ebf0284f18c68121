//! A file that came back, and what was decided of it.

use std::cell::Cell;
use std::rc::Rc;

use interview_viewer::desk::corrections::{Decision, Difference, Matched, Seems, Unfinished};
use interview_viewer::desk::{Draft, Field, Journal};
use interview_viewer::import::{Changes, Refusal, proof};
use interview_viewer::shell::own::Own;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;
use interview_viewer::words::imported;

use super::super::store::Returned;

/// A file that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    pub own: Rc<Own>,
    pub matched: Rc<Matched>,
    pub decisions: Vec<Decision>,
    pub unfinished: Vec<Unfinished>,
    /// It has just come: focus goes to its first correction.
    pub is_new: Rc<Cell<bool>>,
}

/// What a file may be that is not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayBe {
    Another,
    /// The translation of this one.
    Translation,
    /// No interview, but a site.
    Site,
}

/// Why a file is not compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub said: String,
    /// The file, if it may be opened by itself.
    pub own: Option<Rc<Own>>,
    pub may_be: MayBe,
    /// It has just come: focus goes to what is said of it.
    pub is_new: Rc<Cell<bool>>,
}

impl Trouble {
    pub fn new(said: String, own: Option<Own>) -> Trouble {
        Trouble { said, own: own.map(Rc::new), may_be: MayBe::Another, is_new: Rc::new(Cell::new(true)) }
    }

    /// A site leads to *My site*.
    pub fn site(own: Own, ui: Ui) -> Trouble {
        let said = (desk(ui).site.is_site)(&guessed(&own.name));
        Trouble { may_be: MayBe::Site, ..Trouble::new(said, Some(own)) }
    }
}

/// Reads a file once, and returns what tells whether it came back to a draft; `None` if it cannot be read.
pub fn finder(own: &Own) -> Option<impl Fn(&Journal) -> bool + use<>> {
    let [new, original] = both(own).ok()?;
    Some(move |journal: &Journal| Matched::of(journal, &new, &original, &front(journal.draft())).is_ok())
}

/// The text of a file with its recorded changes, and without them.
fn both(own: &Own) -> Result<[proof::Returned; 2], Refusal> {
    let read = |changes| proof::read(&own.bytes, &own.name, changes);
    Ok([read(Changes::Accepted)?, read(Changes::Original)?])
}

impl Back {
    /// Reads a file. `decided`: as [`Back::kept`] writes it.
    ///
    /// # Errors
    /// Why it is not compared.
    pub fn read(own: Own, decided: &str, journal: &Journal, ui: Ui) -> Result<Back, Trouble> {
        let words = &desk(ui).corrections;
        let refused = |refusal| {
            let why = imported::refusal(ui, &refusal);
            Trouble::new((desk(ui).frame.of_file)(&guessed(&own.name), &why), None)
        };
        let [new, original] = both(&own).map_err(refused)?;
        let matched = Matched::of(journal, &new, &original, &front(journal.draft()));
        let seems = |seems| Trouble {
            may_be: if seems == Seems::Translation { MayBe::Translation } else { MayBe::Another },
            ..Trouble::new((words.seems)(&guessed(&own.name), seems), Some(own.clone()))
        };
        let matched = matched.map_err(seems)?;
        // Earlier versions of the desk kept the decisions alone.
        let alone = || serde_json::from_str(decided).map(|decisions| (decisions, Vec::new()));
        let (decisions, unfinished) = serde_json::from_str(decided).or_else(|_| alone()).unwrap_or_default();
        Ok(Back { own: own.into(), matched: matched.into(), decisions, unfinished, is_new: Rc::default() })
    }

    /// What the store keeps of it.
    pub fn kept(&self, is_open: bool) -> Returned {
        let decided = serde_json::to_string(&(&self.decisions, &self.unfinished)).unwrap_or_default();
        Returned { own: (*self.own).clone(), decided, is_open }
    }

    /// The same with another decision.
    pub fn decided(&self, new: Decision) -> Back {
        let others = self.decisions.iter().filter(|one| (&one.address, &one.lang) != (&new.address, &new.lang));
        Back { decisions: others.chain([&new]).cloned().collect(), ..self.clone() }
    }

    /// The same with words that were begun; without, if they are empty.
    pub fn begun(&self, new: Unfinished) -> Back {
        let others = self.unfinished.iter().filter(|one| (&one.address, &one.lang) != (&new.address, &new.lang));
        let own = Some(&new).filter(|new| !new.text.trim().is_empty());
        Back { unfinished: others.chain(own).cloned().collect(), ..self.clone() }
    }

    /// The words that were begun for a passage.
    pub fn begun_for(&self, one: &Difference) -> Option<&str> {
        self.unfinished.iter().find(|begun| one.is_of(begun)).map(|begun| &*begun.text)
    }
}

/// What may stand above a proof: the titles, and what to do in each language.
fn front(draft: &Draft) -> Vec<String> {
    let titles = draft.details.get(&Field::Title).into_iter().flat_map(|title| title.iter());
    let titles = titles.map(|(_, title)| title.to_string());
    titles.chain(Ui::ALL.iter().map(|ui| desk(*ui).corrections.what_to_do.to_owned())).collect()
}
