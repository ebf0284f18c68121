//! Writes the text in a snippet: a quotation and its source.

use std::ops::Range;
use std::rc::Rc;

use super::{Choice, Places};
use crate::interview::{Date, Interview, Lang, Mark, Paragraph, ParagraphKind, Speaker, Text};
use crate::markup::Markup;
use crate::state::{Quote, Reading, Target, Ui, pin};
use crate::view_model::inline::{Inline, InlineKind, pieces};
use crate::view_model::{quotation, shown_texts};
use crate::words;

/// A passage's words in the languages that are shown, and their speaker.
pub(super) struct Said<'a> {
    pub by: Option<&'a Rc<Speaker>>,
    pub texts: Vec<Text>,
}

/// The passages to quote.
pub(super) struct Quoted<'a> {
    pub said: Vec<Said<'a>>,
    /// Whether each speaker is named where they begin, because there are several; otherwise the speaker is named at the
    /// end.
    pub named: bool,
}

/// Writes a `<blockquote>` and a line with the source. `None` if the interview has no such place or words.
pub fn write(out: &mut Markup, interview: &Interview, choice: &Choice, places: &Places) -> Option<()> {
    let quoted = quoted(interview, choice)?;
    let link = link(&places.page, choice.target.as_ref().map(|target| pin::pinned(interview, target)).as_ref());
    out.open("blockquote").attr("cite", &link);
    let whole = match &choice.reading {
        Reading::One(lang) => {
            language(out, lang, None);
            Some(lang)
        }
        Reading::Both => None,
    };
    if choice.target.is_none() {
        let (lang, title) = title(interview, choice);
        paragraph(out, lang, whole).open("strong").text(title).close().close();
    }
    let mut last = None;
    for Said { by, texts } in &quoted.said {
        let name = by.filter(|by| quoted.named && Some(*by) != last);
        last = *by;
        texts.iter().for_each(|text| said(out, text, whole, name));
    }
    out.close();
    source(out, interview, choice, &quoted, (Some(&link), host(&link), places.copy.as_ref()));
    Some(())
}

/// Returns the title for readers of this choice, and its language.
pub fn title<'a>(interview: &'a Interview, choice: &Choice) -> (&'a Lang, &'a Rc<str>) {
    interview.title.pick(control(interview, choice))
}

/// The language of the text around the quotation.
pub(super) fn control<'a>(interview: &'a Interview, choice: &'a Choice) -> &'a Lang {
    match &choice.reading {
        Reading::One(lang) => lang,
        Reading::Both => interview.languages.first().expect("an interview has a language"),
    }
}

/// Makes the link to the place on the page.
fn link(page: &str, target: Option<&Target>) -> String {
    let page = page.split('#').next().unwrap_or_default();
    page.to_string() + &target.map(Target::hash).unwrap_or_default()
}

pub(super) fn quoted<'a>(interview: &'a Interview, choice: &Choice) -> Option<Quoted<'a>> {
    let mut quoted = Quoted { said: Vec::new(), named: choice.target.is_none() };
    for thread in &interview.threads {
        // A question is quoted if something in its thread passes the filters.
        let asked = thread.turns().any(|turn| turn.passages.iter().any(|passage| choice.filters.take(passage)));
        let answers = thread.answers.iter().map(|answer| (&answer.turn, answer.follow_up));
        for (turn, asks) in thread.question.iter().map(|turn| (turn, true)).chain(answers) {
            for passage in &turn.passages {
                let shown = shown_texts(passage, &choice.reading);
                let texts = match &choice.target {
                    None if asked && (asks || choice.filters.take(passage)) => shown.to_vec(),
                    Some(Target { id, quote: Some(quote) }) if turn.id == *id || passage.id == *id => {
                        cut_out(shown, quote)
                    }
                    Some(Target { id, quote: None }) if thread.id == *id => {
                        quoted.named = true;
                        shown.to_vec()
                    }
                    Some(Target { id, quote: None }) if turn.id == *id || passage.id == *id => shown.to_vec(),
                    _ => Vec::new(),
                };
                if !texts.is_empty() {
                    quoted.said.push(Said { by: passage.speaker.as_ref(), texts });
                    if choice.target.as_ref().is_some_and(|target| target.quote.is_some()) {
                        return Some(quoted);
                    }
                }
            }
        }
    }
    (choice.target.is_none() || !quoted.said.is_empty()).then_some(quoted)
}

/// Cuts the quoted words out of each text that contains them.
fn cut_out(texts: &[Text], quote: &Quote) -> Vec<Text> {
    let mut found = Vec::new();
    for text in texts {
        if let Some(spans) = quotation::place(text, quote) {
            let paragraphs = spans.into_iter().map(|(n, range)| cut(&text.paragraphs[n], range)).collect();
            found.push(Text { lang: text.lang.clone(), paragraphs });
        }
    }
    found
}

/// Cuts out a part of a paragraph, with its marks.
fn cut(paragraph: &Paragraph, range: Range<usize>) -> Paragraph {
    let marks = paragraph.marks.iter().filter_map(|mark| {
        let (start, end) = (mark.range.start.max(range.start), mark.range.end.min(range.end));
        (start < end).then(|| Mark { range: start - range.start..end - range.start, kind: mark.kind.clone() })
    });
    Paragraph { kind: ParagraphKind::Plain, text: paragraph.text[range.clone()].into(), marks: marks.collect() }
}

/// Writes a speaker's words in one language. `whole` is the language of the whole quotation, if it has one.
pub(super) fn said(out: &mut Markup, text: &Text, whole: Option<&Lang>, by: Option<&Rc<Speaker>>) {
    let mut name = by.map(|by| {
        let (lang, name) = by.name.pick(&text.lang);
        format!("{name}{}", if lang.is_chinese() { "：" } else { ":" })
    });
    // A list does not begin on the line with the name.
    if let Some(name) = name.take_if(|_| text.paragraphs.first().is_some_and(|first| first.marker() > 0)) {
        paragraph(out, &text.lang, whole).open("strong").text(&name).close().close();
    }
    // An item includes its number, and a list on another page would add a second one, so items become paragraphs.
    for one in &text.paragraphs {
        paragraph(out, &text.lang, whole);
        if let Some(name) = name.take() {
            let space = if name.ends_with(':') { " " } else { "" };
            out.open("strong").text(&name).close().text(space);
        }
        inline(out, &pieces(one, &[], None, None, None));
        out.close();
    }
}

fn inline(out: &mut Markup, pieces: &[Inline]) {
    for piece in pieces {
        match piece {
            Inline::Text(text) => drop(out.text(text)),
            Inline::Wrapped(wrap, inside) => {
                match wrap {
                    InlineKind::Marker => {
                        inline(out, inside);
                        continue;
                    }
                    InlineKind::Link(url) => out.open("a").attr("href", url),
                    InlineKind::Strong => out.open("strong"),
                    _ => out.open("em"),
                };
                inline(out, inside);
                out.close();
            }
        }
    }
}

fn paragraph<'a>(out: &'a mut Markup, lang: &Lang, whole: Option<&Lang>) -> &'a mut Markup {
    begin(out, "p", lang, whole)
}

/// Opens an element, with its language unless the quotation has the same.
fn begin<'a>(out: &'a mut Markup, tag: &'static str, lang: &Lang, whole: Option<&Lang>) -> &'a mut Markup {
    out.open(tag);
    if Some(lang) != whole {
        language(out, lang, whole);
    }
    out
}

/// Sets the language, and the direction if it is right-to-left or differs from the surrounding one, so that the host
/// page needs no rules for it.
fn language(out: &mut Markup, lang: &Lang, around: Option<&Lang>) {
    let dir = match (lang.is_rtl(), around.is_some_and(Lang::is_rtl)) {
        (false, false) => None,
        _ => Some(lang.dir()),
    };
    out.attr("lang", lang.attribute()).put_some("dir", dir);
}

/// Writes the line with the source: title, speaker, date, link (with the text `shown`), and the day of a kept copy.
pub(super) fn source(
    out: &mut Markup,
    interview: &Interview,
    choice: &Choice,
    quoted: &Quoted,
    (link, shown, copy): (Option<&str>, &str, Option<&Date>),
) {
    let control = control(interview, choice);
    let chinese = control.is_chinese();
    let joint = if chinese { "，" } else { ", " };
    let (lang, title) = title(interview, choice);
    // Chinese titles have brackets of their own.
    let (before, after) = if lang.is_chinese() && !title.contains('《') { ("《", "》") } else { ("", "") };
    paragraph(out, control, None).text(if chinese { "——" } else { "— " }).text(before).open("cite");
    if lang != control {
        language(out, lang, Some(control));
    }
    out.text(title).close().text(after);
    let speaker = quoted.said.first().and_then(|said| said.by).filter(|_| !quoted.named);
    if let Some(speaker) = speaker {
        out.text(joint).text(speaker.name.pick(control).1);
    }
    match &interview.date {
        Some(Date::Words(words, _)) => {
            let (lang, text) = words.pick(control);
            out.text(joint);
            if lang != control {
                language(out.open("span"), lang, Some(control));
            }
            out.text(text);
            if lang != control {
                out.close();
            }
        }
        Some(date) => drop(out.text(joint).text(&written(date, control))),
        None => {}
    }
    if let Some(link) = link {
        out.text(joint).open("a").attr("href", link).text(shown).close();
    }
    if let Some(day) = copy {
        out.text(joint).text(&(words::words(Ui::following(control)).cite_copy)(&written(day, control)));
    }
    out.close();
}

/// Writes a date in words in the languages of the interface, and in EDTF in others.
pub(super) fn written(date: &Date, lang: &Lang) -> String {
    match lang.is_chinese() || lang.primary() == "en" {
        true => (words::words(Ui::following(lang)).date)(date),
        false => date.to_string(),
    }
}

/// Returns the text of a link: the host that it leads to.
fn host(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty()).unwrap_or(link)
}
