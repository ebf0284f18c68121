//! The speakers, with their badges.

use super::{Markup, Page, badge};
use crate::interview::{Role, Speaker};

/// With more speakers than this, their list is there to open.
const FEW: usize = 6;

/// The speakers under the title: a line each.
pub fn speakers(out: &mut Markup, page: &Page) {
    let speakers = &page.interview.speakers;
    let many = speakers.len() > FEW;
    if speakers.is_empty() {
        return;
    }
    if many {
        out.open("details").put("class", "iv-about iv-people-all");
        out.open("summary").text(&(page.words().people)(speakers.len())).close();
    }
    out.open("ul").put("class", if many { "iv-people is-many" } else { "iv-people" }).put("role", "list");
    speakers.iter().for_each(|speaker| person(out, page, speaker));
    out.close();
    if many {
        out.close();
    }
}

fn person(out: &mut Markup, page: &Page, speaker: &Speaker) {
    let words = page.words();
    let role = match &speaker.role {
        Role::Interviewer => words.role_interviewer,
        Role::Interviewee => "",
        Role::Interpreter => words.role_interpreter,
        Role::Other(role) => role,
    };
    badge(out.open("li"), page, speaker);
    page.write_label(out.open("span").open("b"), &speaker.name);
    out.close();
    if !role.is_empty() || speaker.about.is_some() {
        out.open("small").text(role);
        if let Some(about) = &speaker.about {
            if !role.is_empty() {
                out.text(words.role_joint);
            }
            page.write_label(out, about);
        }
        out.close();
    }
    out.close().close();
}
