//! The choices in *Share*: buttons, lists and fields.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::page::{RenderContext, node};
use crate::markup::Markup;
use crate::snippet::{Accent, Draft, Edit, Extent, Look, Way};
use crate::state::{Filter, Reading, Takes};
use crate::words::language_autonym;

/// Writes the choices. Each part is one element, without listeners of its own.
pub struct Form<'a> {
    cx: &'a RenderContext,
    draft: &'a Draft,
    out: Markup,
    /// The effect of each button, by its number.
    pub edits: Vec<Edit>,
}

impl<'a> Form<'a> {
    pub fn new(cx: &'a RenderContext, draft: &'a Draft) -> Form<'a> {
        Form { cx, draft, out: Markup::new(), edits: Vec::new() }
    }

    /// Takes the part that has just been written.
    pub fn take(&mut self) -> Html {
        node(&std::mem::take(&mut self.out))
    }

    pub fn what(&mut self) {
        let (words, now) = (self.cx.words(), self.draft.what);
        self.out.open("div");
        self.note(words.embed_note);
        self.begin(words.what);
        for (what, label) in
            [Extent::Whole, Extent::Question, Extent::Passage, Extent::Quotation].into_iter().zip(words.whats)
        {
            self.choice(now == what, label, None, Edit::What(what));
        }
        self.end();
        self.out.close();
    }

    /// Writes the fields that choose the question, the passage and the words.
    pub fn fields(&mut self, lost: bool) {
        let (cx, draft, words) = (self.cx, self.draft, self.cx.words());
        self.out.open("div");
        if draft.what != Extent::Whole {
            self.list(words.a_question, THREAD);
            for thread in &cx.interview.threads {
                let (lang, label) = thread.label.pick(&cx.control);
                match thread.number {
                    Some(number) => self.offer(&thread.id, &draft.thread, &lang.tag(), &number.to_string(), label),
                    None => self.offer(&thread.id, &draft.thread, cx.ui.tag(), "", words.opening),
                }
            }
            self.out.close().close();
        }
        if matches!(draft.what, Extent::Passage | Extent::Quotation) {
            self.list(words.a_passage, PASSAGE);
            for passage in draft.passages(&cx.interview) {
                let text = passage.text(&cx.control);
                let first: String = text.paragraphs[0].text.chars().take(60).collect();
                self.offer(&passage.id, &draft.passage, &text.lang.tag(), &passage.number, &first);
            }
            self.out.close().close();
        }
        if draft.what == Extent::Quotation {
            self.out.open("label").attr("class", "iv-field").text(words.quotation);
            self.out.open("input").attr("type", "text").attr("name", WORDS).attr("value", &draft.words);
            self.out.attr("autocomplete", "off").attr("aria-invalid", if lost { "true" } else { "false" });
            self.out.attr("aria-describedby", "iv-share-quote").close().close();
            self.out.open("p").attr("id", "iv-share-quote").attr("class", "iv-share-note").attr("role", "status");
            if lost {
                self.out.open("strong").text(words.quotation_lost).close().text(" ");
            }
            self.out.text(words.quotation_note).close();
        }
        self.out.close();
    }

    pub fn rest(&mut self) {
        let (cx, draft, words) = (self.cx, self.draft, self.cx.words());
        self.out.open("div");
        let offered = Reading::offered(&cx.interview);
        if offered.len() > 1 {
            self.begin(words.reading_language);
            for offer in offered {
                let (lang, name) = match &offer {
                    Reading::One(lang) => (Some(lang.tag()), language_autonym(lang, &cx.interview.languages)),
                    Reading::Both => (None, words.both.into()),
                };
                self.choice(offer == draft.reading, &name, lang.as_deref(), Edit::Read(offer));
            }
            self.end();
        }
        if draft.what == Extent::Whole {
            self.filters();
        }
        self.begin(words.way);
        let ways = [Way::Element, Way::Frame];
        for (way, (label, _)) in ways.into_iter().zip(words.ways) {
            self.choice(draft.way == way, label, None, Edit::Way(way));
        }
        self.end();
        self.note(words.ways[usize::from(draft.way == Way::Frame)].1);
        self.begin(words.appearance);
        // A frame knows nothing of the page around it: it is light unless another look is chosen.
        let framed = draft.way == Way::Frame;
        let now = if framed && draft.look == Look::Host { Look::Light } else { draft.look };
        for (look, label) in Look::ALL.into_iter().zip(words.looks).skip(usize::from(framed)) {
            self.choice(now == look, label, None, Edit::Look(look));
        }
        self.end();
        if draft.way == Way::Element {
            self.out.open("div").attr("class", "iv-share-accent").open("label").attr("class", "iv-check");
            self.out
                .open("input")
                .attr("type", "checkbox")
                .attr("name", OWN)
                .flag("checked", draft.accent.is_some())
                .close();
            self.out.text(" ").text(words.own_accent).close();
            if let Some(accent) = draft.accent {
                self.out.open("input").attr("type", "color").attr("name", COLOUR).attr("value", &accent.tag());
                self.out.attr("aria-label", words.accent).close();
            }
            self.out.close();
        }
        self.out.close();
    }

    /// Writes the filters for the whole interview: each filter with values to choose, and those that the reader has on.
    fn filters(&mut self) {
        let (cx, draft, words) = (self.cx, self.draft, self.cx.words());
        for filter in Filter::ALL {
            let offers = filter.offers(&cx.interview);
            if offers.is_empty() && !draft.filters.is_on(filter) {
                continue;
            }
            self.begin((words.filter)(filter));
            for value in &offers {
                let (lang, label) = value.label().pick(&cx.control);
                let pressed = draft.filters[filter].contains(value.id());
                self.choice(pressed, label, Some(lang.as_str()), Edit::Filter(filter, value.id().clone()));
            }
            for value in draft.filters[filter].iter().filter(|_| offers.is_empty()) {
                let label = match filter.takes() {
                    Takes::Flag(_) => (words.filter)(filter).to_owned(),
                    _ => (words.quoted)(value.trim()),
                };
                self.choice(true, &label, None, Edit::Filter(filter, value.clone()));
            }
            self.end();
        }
    }

    fn note(&mut self, words: &str) {
        self.out.open("p").attr("class", "iv-share-note").text(words).close();
    }

    /// Opens a group of buttons.
    fn begin(&mut self, label: &str) {
        self.out.open("div").attr("class", "iv-setting").attr("role", "group").attr("aria-label", label);
        self.out.open("span").attr("aria-hidden", "true").text(label).close();
        self.out.open("div").attr("class", "iv-choices");
    }

    fn end(&mut self) {
        self.out.close().close();
    }

    fn choice(&mut self, pressed: bool, label: &str, lang: Option<&str>, edit: Edit) {
        self.out.open("button").attr("type", "button").attr("class", "iv-choice").put_some("lang", lang);
        self.out.attr("aria-pressed", if pressed { "true" } else { "false" });
        self.out.attr("data-edit", &self.edits.len().to_string()).text(label).close();
        self.edits.push(edit);
    }

    /// Opens a list with its label.
    fn list(&mut self, label: &str, name: &str) {
        self.out.open("label").attr("class", "iv-field").text(label).open("select").attr("name", name);
    }

    fn offer(&mut self, id: &str, now: &str, lang: &str, number: &str, words: &str) {
        self.out.open("option").attr("value", id).attr("lang", lang).flag("selected", id == now);
        self.out.text(number).text(" ").text(words).close();
    }
}

/// Returns the choice that was made in a list or a field.
pub fn changed(event: &Event) -> Option<Edit> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let field = target.get_attribute("name")?;
    if let Some(list) = target.dyn_ref::<HtmlSelectElement>() {
        let id = list.value().into();
        return Some(if field == THREAD { Edit::Thread(id) } else { Edit::Passage(id) });
    }
    let input = target.dyn_ref::<HtmlInputElement>()?;
    Some(match &*field {
        WORDS => Edit::Words(input.value().into()),
        OWN => Edit::Accent(Accent::parse(if input.checked() { ACCENT } else { "" })),
        _ => Edit::Accent(Accent::parse(&input.value())),
    })
}

/// The names of fields.
const THREAD: &str = "thread";
const PASSAGE: &str = "passage";
const WORDS: &str = "words";
const OWN: &str = "own";
const COLOUR: &str = "colour";

/// The colour that a custom accent starts with: the viewer's own.
const ACCENT: &str = "#12584a";
