//! A file that came back, and what was decided of it.

use interview_viewer::desk::corrections::{Decision, Matched};
use interview_viewer::desk::{Draft, Field};
use interview_viewer::import::{Changes, proof};
use interview_viewer::shell::own::Own;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;
use interview_viewer::words::imported;

/// A file that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    pub own: Own,
    pub matched: Matched,
    pub decisions: Vec<Decision>,
}

impl Back {
    /// Reads a file.
    ///
    /// # Errors
    /// Why it is no proof of this interview, in a sentence.
    pub fn read(own: Own, decisions: Vec<Decision>, draft: &Draft, ui: Ui) -> Result<Back, String> {
        let words = &desk(ui).corrections;
        let read = |changes| proof::read(&own.bytes, &own.name, changes);
        let refused = |refusal| (desk(ui).frame.of_file)(&own.name, &imported::refusal(ui, &refusal));
        let (new, original) = (read(Changes::Accepted).map_err(refused)?, read(Changes::Original).map_err(refused)?);
        let matched = Matched::of(draft, &new, &original, &front(draft));
        let matched = matched.ok_or_else(|| (words.not_ours)(&own.name))?;
        Ok(Back { own, matched, decisions })
    }
}

/// What may stand above a proof: the titles, and what to do in each language.
fn front(draft: &Draft) -> Vec<String> {
    let titles = draft.details.get(&Field::Title).into_iter().flat_map(|title| title.iter());
    let titles = titles.map(|(_, title)| title.to_string());
    titles.chain(Ui::ALL.iter().map(|ui| desk(*ui).corrections.what_to_do.to_owned())).collect()
}
