//! A passage: its text, and beside it its number, time and themes.

use std::rc::Rc;

use super::icon::{self, icon};
use super::{Markup, RenderContext, element_id, text};
use crate::interview::{Lang, Theme};
use crate::state::{Address, Filter, Filters, LinkNotice, Target};
use crate::view_model::PassageView;
use crate::words::clock;

/// The heading that contains the first paragraphs of a passage that asks.
pub enum Heading {
    /// The heading of a thread, with its number.
    Question(u32),
    FollowUp,
}

/// Writes a passage that answers. `time` is set for the first passage of a turn: the turn's time, and whether the time
/// is already shown beside the speaker's name.
pub fn passage(out: &mut Markup, cx: &RenderContext, view: &PassageView, time: Option<(u32, bool)>) {
    open(out, cx, view, true);
    changed(out, cx, view);
    text::pairs(out, cx, view, 0, pinned(view).as_ref().map(element_id).as_deref());
    lacking(out, cx, view);
    meta(out, cx, view, true, time);
    out.close();
}

/// Writes a passage that asks: a heading, if it begins with one, and the remaining text below. `numbered` writes the
/// number beside the passage, because the heading does not have it.
pub fn asking(out: &mut Markup, cx: &RenderContext, view: &PassageView, heading: Option<Heading>, numbered: bool) {
    let margin = numbered
        || view.linked
        || view.present.is_some()
        || view.passage.start.is_some()
        || !view.passage.themes.is_empty();
    open(out, cx, view, margin);
    let without = usize::from(heading.is_some());
    if let Some(heading) = heading {
        write_heading(out, cx, view, &heading);
    }
    changed(out, cx, view);
    let id = pinned(view).filter(|_| numbered && without == 0);
    text::pairs(out, cx, view, without, id.as_ref().map(element_id).as_deref());
    lacking(out, cx, view);
    if margin {
        meta(out, cx, view, numbered, None);
    }
    out.close();
}

fn write_heading(out: &mut Markup, cx: &RenderContext, view: &PassageView, heading: &Heading) {
    let long = !view.asking.is_empty();
    let class = |plain, quiet| if long { quiet } else { plain };
    match heading {
        Heading::Question(number) => {
            out.open(cx.heading(1)).attr("class", class("iv-question", "iv-question is-long"));
            out.open("a").put_some("id", pinned(view).as_ref().map(element_id).as_deref());
            href(out, view).attr("class", "iv-num");
            out.attr("aria-label", &(cx.words().question)(*number)).text(&number.to_string()).close();
        }
        Heading::FollowUp => {
            out.open(cx.heading(2)).attr("class", class("iv-follow", "iv-follow is-long"));
            out.put_some("id", pinned(view).as_ref().map(element_id).as_deref());
            out.open("span").attr("class", "iv-sr").text(cx.words().follow_up).close();
        }
    }
    text::first_paragraphs(out, cx, view);
    out.close();
}

/// Opens the element of a passage, which has its id. A folded passage is hidden until the browser's find-in-page
/// reveals it. `margin` is true if anything is beside the passage.
fn open(out: &mut Markup, cx: &RenderContext, view: &PassageView, margin: bool) {
    let passage = &view.passage;
    out.open("div").attr("class", look(view, margin));
    out.attr("id", &element_id(&passage.id)).attr("data-passage", &passage.id);
    out.put_some("data-lacks", text::lacks(cx, passage).as_deref());
    out.put_some("hidden", view.folded.then_some("until-found"));
}

/// The classes of a passage. If words in it are quoted, they are marked instead of the whole passage.
pub fn look(view: &PassageView, margin: bool) -> &'static str {
    match (margin, view.linked && !is_quoted(view), view.present.is_some()) {
        (false, false, false) => "iv-passage",
        (false, true, false) => "iv-passage is-linked",
        (true, false, false) => "iv-passage has-margin",
        (true, true, false) => "iv-passage has-margin is-linked",
        (_, false, true) => "iv-passage has-margin is-present",
        (_, true, true) => "iv-passage has-margin is-linked is-present",
    }
}

fn is_quoted(view: &PassageView) -> bool {
    view.marks.iter().any(|marks| marks.quoted.is_some())
}

/// The id of a passage with its pin, if the file gives no id. Links contain it. An element at the start of the passage
/// has it, so that such a link leads there without a script.
fn pinned(view: &PassageView) -> Option<Rc<str>> {
    view.passage.pin.as_ref().map(|pin| format!("{}~{pin}", view.passage.id).into())
}

/// Makes the open element a link to a passage.
fn href<'a>(out: &'a mut Markup, view: &PassageView) -> &'a mut Markup {
    let id = pinned(view).unwrap_or_else(|| view.passage.id.clone());
    out.attr("href", &Target { id, quote: None }.hash())
}

/// Writes a note above the text of a passage that a link leads to, if the text has changed since the link was made.
pub fn changed(out: &mut Markup, cx: &RenderContext, view: &PassageView) {
    if let Some(said) = led(cx, view) {
        out.open("p").attr("class", "iv-note iv-lost").attr("role", "status");
        note_inside(out, &said);
        if view.told == Some(LinkNotice::Moved) {
            out.open("button").attr("type", "button").attr("class", "iv-tog").flag("data-relink", true);
            out.text(cx.words().copy_new_link).close();
        }
        out.close();
    }
}

/// Writes a note below the text for each language that is missing, or older than the original. The style rules show it
/// while that language is read.
pub fn lacking(out: &mut Markup, cx: &RenderContext, view: &PassageView) {
    for (lang, said) in translation_notes(cx, view) {
        let class = "iv-note iv-note-translation";
        note(out.open("p").attr("class", class).attr("data-l", cx.column(lang)), &said);
    }
}

/// Writes the content of a note, and closes it.
fn note(out: &mut Markup, text: &str) {
    note_inside(out, text);
    out.close();
}

fn note_inside(out: &mut Markup, text: &str) {
    out.cached(|out| icon(out, icon::INFO));
    out.open("span").attr("dir", "ltr").text(text).close();
}

/// The text of the note about a link to a passage that has changed since.
pub fn led(cx: &RenderContext, view: &PassageView) -> Option<String> {
    let (words, number) = (cx.words(), &view.passage.number);
    Some(match view.told? {
        LinkNotice::Moved => (words.link_moved)(number),
        LinkNotice::Uncertain => (words.link_uncertain)(number),
        LinkNotice::QuoteLost => {
            let made_for = view.old_words.as_ref().map(|quote| (words.link_made_for)(quote));
            [(words.quote_lost)(number)].into_iter().chain(made_for).collect::<Vec<_>>().join(words.sentence_joint)
        }
        LinkNotice::Reworded => (words.link_reworded)(number),
        LinkNotice::EndLost => words.link_end_lost.to_owned(),
        LinkNotice::Lost => words.link_lost.to_owned(),
    })
}

/// The languages that a passage lacks, and those whose text is older than the original, with the note for each.
pub fn translation_notes<'a>(cx: &'a RenderContext, view: &'a PassageView) -> impl Iterator<Item = (&'a Lang, String)> {
    let passage = &view.passage;
    cx.interview.languages.iter().filter_map(|lang| {
        let said = match passage.texts.iter().any(|text| text.lang == *lang) {
            false => (cx.words().untranslated)(lang),
            true if passage.outdated.contains(lang) => cx.words().outdated.to_owned(),
            true => return None,
        };
        Some((lang, said))
    })
}

/// Writes what is beside a passage. A question has its number in its heading.
pub fn meta(out: &mut Markup, cx: &RenderContext, view: &PassageView, numbered: bool, time: Option<(u32, bool)>) {
    let words = cx.words();
    let passage = &view.passage;
    out.open("div").attr("class", "iv-meta");
    signs(out, cx, view);
    if numbered {
        href(out.open("a"), view);
        out.attr("aria-label", &(words.copy_link_of)(&passage.number)).text(&passage.number).close();
    }
    if let Some((start, hidden)) = passage.start.map(|start| (start, false)).or(time) {
        out.open("span").attr("class", "iv-time").attr("title", words.time).flag("hidden", hidden);
        out.text(&clock(start)).close();
    }
    if !passage.themes.is_empty() {
        themes(out, cx, view);
    }
    out.close();
}

/// Writes the signs that the address names the passage or words in it, and that the passage is the current hit. The
/// latter is displayed after the number.
pub fn signs(out: &mut Markup, cx: &RenderContext, view: &PassageView) {
    if view.linked {
        flag_inside(out.open("span").attr("class", "iv-flag"), cx, view);
        out.close();
    }
    if view.present.is_some() {
        present_inside(out.open("span").attr("class", "iv-present"), cx, view);
        out.close();
    }
}

pub fn flag_inside(out: &mut Markup, cx: &RenderContext, view: &PassageView) {
    out.cached(|out| icon(out, icon::LINK));
    let said = if is_quoted(view) { cx.words().linked_quote } else { cx.words().linked_passage };
    out.open("span").attr("dir", "ltr").text(said).close();
}

pub fn present_inside(out: &mut Markup, cx: &RenderContext, view: &PassageView) {
    let said = view.present.map(|(n, all)| (cx.words().hit_of)(n, all)).unwrap_or_default();
    out.open("span").attr("dir", "ltr").text(&said).close();
}

pub fn themes(out: &mut Markup, cx: &RenderContext, view: &PassageView) {
    out.cached(|out| {
        out.open("ul")
            .attr("class", "iv-themes")
            .attr("role", "list")
            .attr("aria-label", (cx.words().filter)(Filter::Themes));
        for one in &view.passage.themes {
            theme(out, cx, one, view.chosen.contains(&one.id));
        }
        out.close();
    });
}

fn theme(out: &mut Markup, cx: &RenderContext, theme: &Theme, chosen: bool) {
    out.open("li");
    match &cx.filtered {
        Some(page) => {
            let filters = Filters::default().with(Filter::Themes, [theme.id.clone()]);
            let address = Address { filters, ..Address::default() };
            out.open("a").attr("href", &format!("{page}{}", address.search()));
        }
        None => {
            out.open("button").attr("type", "button").attr("data-pick", &theme.id);
            out.attr("aria-pressed", if chosen { "true" } else { "false" });
        }
    }
    cx.write_label_in(out, &theme.label).close().close();
}
