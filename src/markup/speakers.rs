//! The speakers, with their badges.

use super::{Markup, RenderContext, badge};
use crate::interview::{Role, Speaker};

/// With more speakers than this, their list is in a disclosure.
const FEW: usize = 6;

/// Writes the speakers under the title, one per line.
pub fn speakers(out: &mut Markup, cx: &RenderContext) {
    let speakers = &cx.interview.speakers;
    let many = speakers.len() > FEW;
    if speakers.is_empty() {
        return;
    }
    if many {
        out.open("details").attr("class", "iv-about iv-people-all");
        out.open("summary").text(&(cx.words().people)(speakers.len())).close();
    }
    out.open("ul").attr("class", if many { "iv-people is-many" } else { "iv-people" }).attr("role", "list");
    speakers.iter().for_each(|speaker| person(out, cx, speaker));
    out.close();
    if many {
        out.close();
    }
}

/// Writes what is known of each speaker besides the name, as facts, for narrow pages, which show only the names.
pub fn biographies(out: &mut Markup, cx: &RenderContext) {
    let speakers = &cx.interview.speakers;
    for speaker in speakers.iter().filter(|_| speakers.len() <= FEW) {
        if let Some(about) = &speaker.about {
            cx.write_label_in(out.open("div").open("dt"), &speaker.name).close();
            cx.write_label_in(out.open("dd"), about).close().close();
        }
    }
}

fn person(out: &mut Markup, cx: &RenderContext, speaker: &Speaker) {
    let words = cx.words();
    let role = match &speaker.role {
        Role::Interviewer => words.role_interviewer,
        Role::Interviewee => "",
        Role::Interpreter => words.role_interpreter,
        Role::Other(role) => role,
    };
    // Somebody whose name is not known has a role for a name.
    let role = if *cx.plain(&speaker.name) == *role { "" } else { role };
    badge(out.open("li"), cx, speaker);
    cx.write_label(out.open("span").open("b"), &speaker.name);
    out.close();
    if !role.is_empty() || speaker.about.is_some() {
        out.open("small").text(role);
        if let Some(about) = &speaker.about {
            // A small screen shows only the role.
            out.open("span").attr("class", "iv-rest");
            if !role.is_empty() {
                out.text(words.role_joint);
            }
            cx.write_label(out, about);
            out.close();
        }
        out.close();
    }
    out.close().close();
}
