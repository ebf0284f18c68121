//! Hides what must not be published in texts that an editor does not edit, such as those of the file that was opened.

use super::draft::Draft;
use super::traces::Traces;

/// Stands for what is hidden.
const HIDDEN: &str = "…";

/// What would tell the names that a draft withholds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Veil(Vec<Traces>);

impl Veil {
    /// `opened` is the draft before names were replaced.
    pub fn of(opened: &Draft, now: &Draft) -> Veil {
        Veil(now.withheld.iter().map(|name| Traces::of(opened, name, &[])).collect())
    }

    /// The text without what would tell a name.
    pub fn over(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, traces| traces.replaced(&text, HIDDEN))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Command, apply, open};
    use super::*;
    use crate::document::parse;

    #[test]
    fn what_was_pseudonymised_is_hidden_in_sentences_and_in_names_of_files() {
        let file = r#"{"speakers": [{"id": "a", "name": "Lin Xia"}, {"id": "b", "name": "Wu"}],
          "turns": [{"speaker": "a", "text": "I am Lin Xia."}]}"#;
        let opened = open(&parse(file).expect("a file")).draft;
        assert_eq!(
            Veil::of(&opened, &opened).over("“Lin Xia” was taken for a speaker"),
            "“Lin Xia” was taken for a speaker"
        );
        let names = vec![("Lin Xia".to_owned(), "Rose".to_owned())];
        let now = apply(&opened, &Command::Pseudonymise { names, ids: true, variants: true }).expect("it can be done");
        let veil = Veil::of(&opened, &now);
        assert_eq!(veil.over("“LIN XIA” was taken for a speaker"), "“…” was taken for a speaker");
        assert_eq!(veil.over("lin-xia 2019.docx"), "… 2019.docx");
        assert_eq!(veil.over("Wu speaks"), "Wu speaks");
    }
}
