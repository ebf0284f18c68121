//! What to write in place of a mistake, and which problems only follow from another.

mod keys;
mod shape;
mod values;

use std::borrow::Cow;
use std::collections::HashSet;

pub use keys::Form;

use super::diagnostic::{Diagnostic, Severity};
use crate::document::{ExpectedKind, FoundKind, Value};
use crate::interview::{Expected, Found, Lang, Problem};
use crate::state::Ui;
use crate::words::words;

/// The remedy for a problem. Some replace the problem's message, others follow it ([`Advice::follows`]).
#[derive(Debug, PartialEq, Eq)]
pub enum Advice {
    /// A date in another form, and in the form of the format.
    Date(String, String),
    /// A day that its month does not have, and how many it has.
    NoDay(String, u8),
    /// A time, in seconds.
    Seconds(u32),
    /// A number of seconds that is longer than a week.
    TooLate(String),
    /// Words with commas between them, as a list.
    List(String),
    /// The line that has the same id.
    SameIn(u32),
    /// The line of the value that is read of a key that occurs twice.
    KeptIs(u32),
    /// The JSON to write.
    Write(String),
    /// The keys that an object may have.
    Keys(String),
    /// The language that the text is in, in place of one that it is not in.
    TextIsIn(String),
    /// Several speakers of one turn.
    OneSpeaker,
    /// A list in the place of the outermost object.
    Whole(Whole),
}

/// What a list in the place of the outermost object contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Of one interview.
    OfOne,
    /// Of several.
    OfSeveral,
    /// Of turns.
    OfTurns,
    /// Of files and other entries of a site.
    OfEntries,
}

/// The remedy for a list in the place of the outermost object.
pub fn of_list(value: &Value, form: Form) -> Option<Advice> {
    let first = value.items().first()?;
    let is_interview = first.get("turns").is_some();
    Some(Advice::Whole(match form {
        Form::Interview if is_interview && value.items().len() == 1 => Whole::OfOne,
        Form::Interview if is_interview => Whole::OfSeveral,
        Form::Interview => Whole::OfTurns,
        Form::Site => Whole::OfEntries,
    }))
}

impl Advice {
    fn follows(&self) -> bool {
        !matches!(
            self,
            Advice::Date(..) | Advice::NoDay(..) | Advice::Seconds(_) | Advice::TooLate(_) | Advice::List(_)
        )
    }
}

/// A file with its problems.
pub struct Reported<'a> {
    pub file: &'a str,
    pub text: &'a str,
    pub value: &'a Value<'a>,
    pub form: Form,
    pub problems: &'a [Problem],
    pub ui: Ui,
}

impl Reported<'_> {
    /// The diagnostics of the problems, with what to write instead, each with its position among the problems. Problems
    /// that only follow from another are left out; if one of them loses words, so does the other.
    pub fn diagnostics(&self) -> Vec<(usize, Diagnostic)> {
        let problems: Vec<Cow<Problem>> = self.problems.iter().map(|problem| self.understood(problem)).collect();
        let advice: Vec<_> = problems.iter().map(|problem| self.advice(problem, &problems)).collect();
        let is_misread = |n: &usize| {
            matches!(advice[*n], Some(Advice::List(_) | Advice::Write(_))) && misreads(&problems[*n])
                || is_misspelt_id(&problems[*n])
        };
        let misspelt: HashSet<_> = problems.iter().filter_map(|problem| misspelt(problem)).collect();
        let misread: Vec<usize> = (0..problems.len()).filter(is_misread).collect();
        let cause = |n: usize| misread.iter().find(|cause| **cause != n && follows(&problems[n], &problems[**cause]));
        let mut reported: Vec<(usize, Diagnostic)> = Vec::new();
        let mut losing: Vec<usize> = Vec::new();
        for (n, problem) in problems.iter().enumerate() {
            let diagnostic = Diagnostic::problem(self.file, self.ui, problem);
            if let Some(cause) = cause(n) {
                losing.extend((diagnostic.severity == Severity::LeftOut).then_some(*cause));
            } else if !is_explained(problem, &misspelt) && !self.is_other_language(problem, &problems) {
                reported.push((n, diagnostic));
            }
        }
        for (n, diagnostic) in &mut reported {
            let left_out = words(self.ui).building.left_out;
            if let Some(advice) = &advice[*n] {
                let said = (words(self.ui).building.advice)(advice);
                let plain = diagnostic.message.strip_suffix(left_out).unwrap_or(&diagnostic.message);
                diagnostic.message = if advice.follows() { format!("{plain}{said}") } else { said };
            }
            if losing.contains(n) {
                diagnostic.severity = Severity::LeftOut;
            }
            if diagnostic.severity == Severity::LeftOut && !diagnostic.message.ends_with(left_out) {
                diagnostic.message.push_str(left_out);
            }
        }
        reported
    }

    /// The problem, with the word that is meant by an unknown key or language.
    fn understood<'p>(&self, problem: &'p Problem) -> Cow<'p, Problem> {
        let meant = match (&problem.expected, &problem.found) {
            (Expected::KnownKey, Found::Value(FoundKind::Text(key))) => {
                let object = object_of(&problem.pointer);
                let fields = keys::of_object(object, self.form);
                fields.and_then(|fields| keys::meant(key, fields, self.value.nearest(object))).map(str::to_owned)
            }
            (Expected::Value(ExpectedKind::Language), Found::Misspelt(_, near)) => {
                let near = Lang::parse(near);
                near.and_then(|near| self.unlisted(near.primary())).filter(|_| is_listing(&problem.pointer))
            }
            _ => None,
        };
        let Some(meant) = meant else { return Cow::Borrowed(problem) };
        let (Found::Value(FoundKind::Text(word)) | Found::Misspelt(word, _)) = &problem.found else {
            return Cow::Borrowed(problem);
        };
        Cow::Owned(Problem { found: Found::Misspelt(word.clone(), meant.into()), ..problem.clone() })
    }

    fn advice(&self, problem: &Problem, problems: &[Cow<Problem>]) -> Option<Advice> {
        match (&problem.expected, &problem.found) {
            (Expected::KnownKey, Found::Value(FoundKind::Text(key))) => {
                let fields = keys::of_object(object_of(&problem.pointer), self.form)?;
                Some(match keys::with_language(key, fields) {
                    Some((field, lang)) => {
                        let lang = self.listed(&lang);
                        Advice::Write(format!(r#""{field}": {{"{lang}": "…"}}"#))
                    }
                    None => Advice::Keys(written(fields).join(", ")),
                })
            }
            (Expected::TextIn(lang), Found::Nothing) => {
                let lang = Lang::parse(lang)?;
                let told = |other: &Cow<Problem>| {
                    other.pointer == problem.pointer && matches!(other.found, Found::Misspelt(..))
                };
                // The misspelt word has been explained.
                (!problems.iter().any(told)).then(|| self.unlisted(lang.primary()).map(Advice::TextIsIn))?
            }
            (Expected::Value(ExpectedKind::SpeakerId), Found::Value(FoundKind::List)) => Some(Advice::OneSpeaker),
            _ => {
                values::of(problem, self.text, self.value).or_else(|| shape::of(problem, self.value).map(Advice::Write))
            }
        }
    }

    /// The language that the file lists for another one, such as `zh-Hans` for `zh`.
    fn listed(&self, lang: &Lang) -> Lang {
        let listed = self.value.get("languages").map(Value::items).unwrap_or_default();
        let mut langs = listed.iter().filter_map(|tag| Lang::parse(tag.text()?));
        langs.find(|listed| listed.primary() == lang.primary()).unwrap_or_else(|| lang.clone())
    }

    /// The language of this primary subtag that texts are in and that the file does not list.
    fn unlisted(&self, primary: &str) -> Option<String> {
        let tags = self.problems.iter().filter_map(|problem| match (&problem.expected, &problem.found) {
            (Expected::ListedLanguage, Found::Value(FoundKind::Text(tag)) | Found::Misspelt(tag, _)) => Some(tag),
            _ => None,
        });
        tags.into_iter()
            .find(|tag| Lang::parse(tag).is_some_and(|lang| lang.primary() == primary))
            .map(|tag| (**tag).into())
    }

    /// Returns whether a problem is that a text is in a language that is listed under another name, which is reported
    /// there.
    fn is_other_language(&self, problem: &Problem, problems: &[Cow<Problem>]) -> bool {
        let is_in = |tag: &str, other: &str| match (Lang::parse(tag), Lang::parse(other)) {
            (Some(one), Some(other)) => one.primary() == other.primary(),
            _ => false,
        };
        match (&problem.expected, &problem.found) {
            (Expected::ListedLanguage, Found::Value(FoundKind::Text(tag)) | Found::Misspelt(tag, _)) => {
                problems.iter().any(|other| match (&other.expected, &other.found) {
                    (Expected::TextIn(listed), Found::Nothing) => is_in(tag, listed),
                    (Expected::Value(ExpectedKind::Language), Found::Misspelt(_, meant)) => {
                        is_listing(&other.pointer) && **meant == **tag
                    }
                    _ => false,
                })
            }
            (Expected::TextIn(_), Found::Nothing) => problems.iter().any(|other| {
                other.pointer == problem.pointer
                    && matches!(other.expected, Expected::Value(ExpectedKind::Language))
                    && matches!(other.found, Found::Misspelt(..))
            }),
            _ => false,
        }
    }
}

/// The keys of an object that editors write.
fn written(fields: &[&'static str]) -> Vec<&'static str> {
    let by_command = ["answers", "minutes", "page", "questions", "bytes"];
    let is_listing = fields.contains(&"file") || fields.contains(&"interviews");
    fields.iter().filter(|field| !is_listing || !by_command.contains(*field)).copied().collect()
}

fn object_of(pointer: &str) -> &str {
    pointer.rsplit_once('/').map_or("", |(object, _)| object)
}

fn is_listing(pointer: &str) -> bool {
    pointer.starts_with("/languages/")
}

/// Returns whether a value of a wrong type is read, so that its contents are reported, too.
fn misreads(problem: &Problem) -> bool {
    matches!(
        problem.expected,
        Expected::Value(
            ExpectedKind::List
                | ExpectedKind::Speaker
                | ExpectedKind::Theme
                | ExpectedKind::Term
                | ExpectedKind::Turn
                | ExpectedKind::Passage
        )
    )
}

/// Returns whether a problem is a misspelt `id` of a speaker or a theme, whose id is then unknown to the turns.
fn is_misspelt_id(problem: &Problem) -> bool {
    let is_declared = problem.pointer.starts_with("/speakers/") || problem.pointer.starts_with("/themes/");
    is_declared && matches!(&problem.found, Found::Misspelt(_, meant) if &**meant == "id")
}

/// Returns whether a problem only follows from a value that is misread.
fn follows(problem: &Problem, misread: &Problem) -> bool {
    let pointer = &*misread.pointer;
    let is_inside = problem.pointer.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    is_inside
        || match problem.expected {
            Expected::KnownSpeaker => {
                pointer == "/speakers" || pointer.starts_with("/speakers/") && is_misspelt_id(misread)
            }
            Expected::KnownTheme => pointer == "/themes" || pointer.starts_with("/themes/") && is_misspelt_id(misread),
            _ => false,
        }
}

/// The object of a misspelt key, and the key that is meant.
fn misspelt(problem: &Problem) -> Option<(&str, &str)> {
    match (&problem.expected, &problem.found) {
        (Expected::KnownKey, Found::Misspelt(_, meant)) => Some((object_of(&problem.pointer), meant)),
        _ => None,
    }
}

/// Returns whether a misspelt key of an object is the reason why its words, its title or its id are missing.
fn is_explained(problem: &Problem, misspelt: &HashSet<(&str, &str)>) -> bool {
    let keys: &[&str] = match (&problem.expected, &problem.found) {
        (Expected::Words, Found::Nothing) => &["text", "passages", "term"],
        (Expected::Title, Found::Nothing) => &["title"],
        (Expected::Turns, Found::Nothing) => &["turns"],
        (Expected::Value(ExpectedKind::Id), Found::Nothing) => &["id"],
        _ => &[],
    };
    keys.iter().any(|key| misspelt.contains(&(&*problem.pointer, *key)))
}
