//! A speaker's badge.

use super::{Markup, Page};
use crate::interview::Speaker;
use crate::outline::pieces::han_runs;

/// A speaker's initials in their colour; interviewers' are square.
pub fn badge(out: &mut Markup, page: &Page, speaker: &Speaker) {
    let (lang, initials) = speaker.initials.pick(&page.control);
    let lang = page.han_within(lang).filter(|_| !han_runs(initials).is_empty()).unwrap_or(lang);
    let wide = lang.chinese().is_none() && initials.chars().count() > 2;
    out.open("span").put("class", if wide { "iv-badge is-wide" } else { "iv-badge" });
    out.put("data-s", &speaker.colour.to_string()).put("lang", &lang.tag()).put("aria-hidden", "true");
    out.text(initials).close();
}
