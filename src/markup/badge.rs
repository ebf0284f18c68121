//! A speaker's badge.

use super::{Markup, RenderContext};
use crate::interview::{Speaker, is_han};
use crate::view_model::inline::han_runs;

/// A speaker's initials in their colour; interviewers' are square.
pub fn badge(out: &mut Markup, cx: &RenderContext, speaker: &Speaker) {
    let (lang, initials) = speaker.initials.pick(&cx.control);
    let lang = cx.han_within(lang).filter(|_| !han_runs(initials).is_empty()).unwrap_or(lang);
    let han = initials.chars().filter(|c| is_han(*c)).count();
    // Two Han characters fit as they are, and as many letters as they are wide do not.
    let wide = if han == initials.chars().count() { han > 2 } else { han + initials.chars().count() > 2 };
    out.open("span").attr("class", if wide { "iv-badge is-wide" } else { "iv-badge" });
    // Without a direction: it stands at the beginning of a name by that of what is around it.
    out.attr("data-s", &speaker.colour.to_string()).attr("lang", lang.attribute()).attr("aria-hidden", "true");
    out.text(initials).close();
}
