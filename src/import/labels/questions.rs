//! Texts in which only the questions are set apart: by a label (`问题1：`), in bold, or as headings.

use super::super::label_words::role;
use super::super::model::{Line, LineKind};
use super::evidence::Speakers;
use super::{Item, is_turn};
use crate::interview::{Lang, MarkKind, Role, text_asks};

/// How the questions of a text without labels are set apart.
#[derive(Clone, Copy, Debug, Default)]
pub struct Questions {
    bold: bool,
    /// The level of their headings.
    level: Option<u8>,
}

impl Questions {
    /// Recognises questions in bold, or in headings of one level: most of them end with a question mark.
    pub fn of(items: &[Item]) -> Questions {
        let are_questions = |lines: Vec<&Line>| {
            let asks = lines.iter().filter(|line| text_asks(&line.text)).count();
            lines.len() >= 3 && asks * 3 >= lines.len() * 2 && items.len() >= lines.len() * 2
        };
        let heading = |level| move |line: &&Line| line.kind == LineKind::Heading(level);
        let lines = || items.iter().map(|item| &item.line);
        let level = (1..=6).find(|level| are_questions(lines().filter(heading(*level)).collect()));
        let bold = level.is_none() && are_questions(lines().filter(|line| is_bold(line)).collect());
        Questions { bold, level }
    }

    pub fn is_empty(&self) -> bool {
        !self.bold && self.level.is_none()
    }

    /// Whether a line is a question.
    pub fn has(&self, line: &Line) -> bool {
        (self.bold && is_bold(line)) || self.level.is_some_and(|level| line.kind == LineKind::Heading(level))
    }
}

/// Whether all words of a line are bold.
fn is_bold(line: &Line) -> bool {
    let strong = line.marks.iter().find(|mark| mark.kind == MarkKind::Strong);
    line.kind == LineKind::Words
        && strong.is_some_and(|mark| mark.range.start == 0 && mark.range.end >= line.text.trim_end().len())
}

/// Returns the names to give to those who ask and answer, if only the questions of a text are set apart.
pub fn unlabelled_answers(
    items: &[Item],
    speakers: &Speakers,
    questions: &Questions,
) -> Option<(&'static str, &'static str)> {
    let mut labels = items.iter().filter(|item| is_turn(item, speakers)).filter_map(|item| {
        let label = item.label.as_ref()?;
        Some((role(&item.line.text[label.name.clone()]), label.is_part(&item.line.text)))
    });
    let has_labels = !speakers.is_empty();
    // A numbered question says that no label of an answer was forgotten.
    let only_asks = has_labels && labels.all(|(role, is_part)| role == Some(Role::Interviewer) && is_part);
    if questions.is_empty() && !only_asks {
        return None;
    }
    let sample: String = items.iter().take(20).map(|item| &*item.line.text).collect();
    Some(if Lang::guess(&sample).is_chinese() { ("问", "答") } else { ("Q", "A") })
}
