//! What a build reports, as editors see it: with places in their drafts instead of files, and the same once.

use super::built::{Diagnostic, Severity};
use crate::desk::{At, Draft, Spot, document, is_same, is_told, spot};
use crate::interview::{self, Problem};
use crate::state::Ui;
use crate::words::problems::problem_message;

/// What a build reports about an interview or the site, in one or more places.
#[derive(Clone, Debug, PartialEq)]
pub struct Report<'a> {
    /// In the first of its places.
    pub diagnostic: &'a Diagnostic,
    /// What the check says of the draft, if the build reports just that, and of what.
    pub problem: Option<(Problem, Spot)>,
    /// The passages of the draft that it is about, each once.
    pub passages: Vec<At>,
}

/// Makes the reports of diagnostics. `ui`: their language. `draft`: the interview of a file. Leaves out
/// what [`crate::desk::lacks`] lists, which the page shows elsewhere.
pub fn reports<'a, 'd>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    ui: Ui,
    draft: impl Fn(&str) -> Option<&'d Draft>,
) -> Vec<Report<'a>> {
    let mut reports: Vec<Report> = Vec::new();
    let mut checked: Option<(&str, Vec<Problem>)> = None;
    for diagnostic in diagnostics {
        let draft = draft(&diagnostic.file);
        if checked.as_ref().is_none_or(|(file, _)| *file != diagnostic.file) {
            let problems = draft.map(|draft| interview::review(&document(draft)).1).unwrap_or_default();
            checked = Some((&diagnostic.file, problems));
        }
        let problems = checked.iter().flat_map(|(_, problems)| problems);
        let is_this = |problem: &&Problem| {
            problem.pointer == diagnostic.pointer && diagnostic.message == problem_message(ui, problem)
        };
        let problem = problems.filter(|_| diagnostic.severity != Severity::LeftOut).find(is_this).cloned();
        if problem.as_ref().is_some_and(is_told) {
            continue;
        }
        let spot = draft.map(|draft| spot(draft, &diagnostic.pointer));
        let passage = spot.as_ref().and_then(Spot::passage);
        let problem = problem.zip(spot);
        let is_one = |report: &&mut Report| {
            let own = report.diagnostic;
            let is_one = match (&report.problem, &problem) {
                (Some((one, at)), Some((other, there))) => is_same((one, at), (other, there)),
                (one, other) => one.is_none() && other.is_none(),
            };
            is_one
                && (&own.file, own.severity, own.said()) == (&diagnostic.file, diagnostic.severity, diagnostic.said())
        };
        match reports.iter_mut().find(is_one) {
            Some(report) => report.passages.extend(passage.filter(|at| !report.passages.contains(at))),
            None => reports.push(Report { diagnostic, problem, passages: passage.into_iter().collect() }),
        }
    }
    reports
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::open;

    const TALK: &str = r#"{"languages": ["en", "zh-Hans"], "speakers": [{"id": "jo"}], "turns": [
        {"speaker": "jo", "text": {"en": "<b>One</b>", "zh-Hans": "一"}}, {"speaker": "jo", "text": {"en": "<b>Two</b>"}}]}"#;

    fn diagnostic(severity: Severity, pointer: &str, message: &str) -> Diagnostic {
        Diagnostic {
            file: "interviews/talk.json".into(),
            line: 1,
            column: 1,
            pointer: pointer.into(),
            severity,
            message: message.into(),
            in_desk: None,
            excerpt: Box::default(),
            interviews: Vec::new(),
        }
    }

    #[test]
    fn the_same_is_reported_once_with_its_places_and_what_is_lacking_not_at_all() {
        let draft = open(&crate::document::parse(TALK.as_bytes().to_vec()).expect("JSON")).draft;
        let problems = interview::review(&document(&draft)).1;
        let mut all: Vec<Diagnostic> = problems
            .iter()
            .map(|problem| diagnostic(Severity::Note, &problem.pointer, &problem_message(Ui::En, problem)))
            .collect();
        assert!(problems.iter().any(is_told), "a title and a translation are missing");
        all.push(diagnostic(Severity::LeftOut, "", "Something else"));
        let reports = reports(&all, Ui::En, |_| Some(&draft));
        let at = |turn| At { turn, passage: 0 };
        let seen: Vec<_> = reports.iter().map(|one| (one.diagnostic.severity, one.passages.clone())).collect();
        assert_eq!(seen, [(Severity::Note, vec![at(0), at(1)]), (Severity::LeftOut, vec![])]);
    }
}
