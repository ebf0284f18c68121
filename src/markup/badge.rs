//! A speaker's badge.

use super::{Markup, RenderContext};
use crate::interview::{Speaker, is_han};
use crate::view_model::inline::han_runs;

/// Writes a speaker's initials in their colour; interviewers' badges are square.
pub fn badge(out: &mut Markup, cx: &RenderContext, speaker: &Speaker) {
    let (lang, initials) = speaker.initials.pick(&cx.control);
    let lang = cx.han_within(lang).filter(|_| !han_runs(initials).is_empty()).unwrap_or(lang);
    let han = initials.chars().filter(|c| is_han(*c)).count();
    // Two Han characters fit without the wide class, but the same width of letters does not.
    let wide = if han == initials.chars().count() { han > 2 } else { han + initials.chars().count() > 2 };
    out.open("span").attr("class", if wide { "iv-badge is-wide" } else { "iv-badge" });
    // The badge has no direction of its own: it stays at the start of the name, in the direction of the text around it.
    out.attr("data-s", &speaker.colour.to_string()).attr("lang", lang.attribute()).attr("aria-hidden", "true");
    out.text(initials).close();
}
