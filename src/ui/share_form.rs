//! What there is to choose in *Share*: buttons, lists and fields.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::page::{Page, node};
use crate::markup::Markup;
use crate::snippet::{Accent, Draft, Edit, Look, Way, What};
use crate::state::{Filter, Reading};
use crate::words::language_autonym;

/// What is to be chosen, as it is written: a part is one element. It has no listeners of its own.
pub struct Form<'a> {
    page: &'a Page,
    draft: &'a Draft,
    out: Markup,
    /// What each button does, by its number.
    pub edits: Vec<Edit>,
}

impl<'a> Form<'a> {
    pub fn new(page: &'a Page, draft: &'a Draft) -> Form<'a> {
        Form { page, draft, out: Markup::new(), edits: Vec::new() }
    }

    /// The part that has just been written.
    pub fn take(&mut self) -> Html {
        node(&std::mem::take(&mut self.out))
    }

    pub fn what(&mut self) {
        let (words, now) = (self.page.words(), self.draft.what);
        self.out.open("div").open("h2").text(words.embed).close();
        self.note(words.embed_note);
        self.begin(words.what);
        for (what, label) in [What::Whole, What::Question, What::Passage, What::Quotation].into_iter().zip(words.whats)
        {
            self.choice(now == what, label, None, Edit::What(what));
        }
        self.end();
        self.out.close();
    }

    /// Which question, which passage, which words.
    pub fn fields(&mut self, lost: bool) {
        let (page, draft, words) = (self.page, self.draft, self.page.words());
        self.out.open("div");
        if draft.what != What::Whole {
            self.list(words.a_question, THREAD);
            for thread in &page.interview.threads {
                let (lang, label) = thread.label.pick(&page.control);
                match thread.number {
                    Some(number) => self.offer(&thread.id, &draft.thread, &lang.tag(), &number.to_string(), label),
                    None => self.offer(&thread.id, &draft.thread, page.ui.tag(), "", words.opening),
                }
            }
            self.out.close().close();
        }
        if matches!(draft.what, What::Passage | What::Quotation) {
            self.list(words.a_passage, PASSAGE);
            for passage in draft.passages(&page.interview) {
                let text = passage.text(&page.control);
                let first: String = text.paragraphs[0].text.chars().take(60).collect();
                self.offer(&passage.id, &draft.passage, &text.lang.tag(), &passage.number, &first);
            }
            self.out.close().close();
        }
        if draft.what == What::Quotation {
            self.out.open("label").put("class", "iv-field").text(words.quotation);
            self.out.open("input").put("type", "text").put("name", WORDS).put("value", &draft.words);
            self.out.put("autocomplete", "off").put("aria-invalid", if lost { "true" } else { "false" });
            self.out.put("aria-describedby", "iv-share-quote").close().close();
            self.out.open("p").put("id", "iv-share-quote").put("class", "iv-share-note").put("role", "status");
            if lost {
                self.out.open("strong").text(words.quotation_lost).close().text(" ");
            }
            self.out.text(words.quotation_note).close();
        }
        self.out.close();
    }

    pub fn rest(&mut self) {
        let (page, draft, words) = (self.page, self.draft, self.page.words());
        self.out.open("div");
        let offered = Reading::offered(&page.interview);
        if offered.len() > 1 {
            self.begin(words.reading_language);
            for offer in offered {
                let (lang, name) = match &offer {
                    Reading::One(lang) => (Some(lang.tag()), language_autonym(lang, &page.interview.languages)),
                    Reading::Both => (None, words.both.into()),
                };
                self.choice(offer == draft.reading, &name, lang.as_deref(), Edit::Read(offer));
            }
            self.end();
        }
        if draft.what == What::Whole && !page.interview.themes.is_empty() {
            self.begin((words.filter)(Filter::Themes));
            for theme in &page.interview.themes {
                let (lang, label) = theme.label.pick(&page.control);
                let pressed = draft.filters[Filter::Themes].contains(&theme.id);
                self.choice(pressed, label, Some(lang.as_str()), Edit::Theme(theme.id.clone()));
            }
            self.end();
        }
        self.begin(words.way);
        let ways = [Way::Element, Way::Frame];
        for (way, (label, _)) in ways.into_iter().zip(words.ways) {
            self.choice(draft.way == way, label, None, Edit::Way(way));
        }
        self.end();
        self.note(words.ways[usize::from(draft.way == Way::Frame)].1);
        self.begin(words.appearance);
        // A frame knows nothing of the page around it: it is light unless it is told.
        let framed = draft.way == Way::Frame;
        let now = if framed && draft.look == Look::Host { Look::Light } else { draft.look };
        for (look, label) in Look::ALL.into_iter().zip(words.looks).skip(usize::from(framed)) {
            self.choice(now == look, label, None, Edit::Look(look));
        }
        self.end();
        if draft.way == Way::Element {
            self.out.open("div").put("class", "iv-share-accent").open("label").put("class", "iv-check");
            self.out
                .open("input")
                .put("type", "checkbox")
                .put("name", OWN)
                .flag("checked", draft.accent.is_some())
                .close();
            self.out.text(" ").text(words.own_accent).close();
            if let Some(accent) = draft.accent {
                self.out.open("input").put("type", "color").put("name", COLOUR).put("value", &accent.tag());
                self.out.put("aria-label", words.accent).close();
            }
            self.out.close();
        }
        self.out.close();
    }

    fn note(&mut self, words: &str) {
        self.out.open("p").put("class", "iv-share-note").text(words).close();
    }

    /// Begins a group of buttons.
    fn begin(&mut self, label: &str) {
        self.out.open("div").put("class", "iv-setting").put("role", "group").put("aria-label", label);
        self.out.open("span").put("aria-hidden", "true").text(label).close();
        self.out.open("div").put("class", "iv-choices");
    }

    fn end(&mut self) {
        self.out.close().close();
    }

    fn choice(&mut self, pressed: bool, label: &str, lang: Option<&str>, edit: Edit) {
        self.out.open("button").put("type", "button").put("class", "iv-choice").put_some("lang", lang);
        self.out.put("aria-pressed", if pressed { "true" } else { "false" });
        self.out.put("data-edit", &self.edits.len().to_string()).text(label).close();
        self.edits.push(edit);
    }

    /// Begins a list with its label.
    fn list(&mut self, label: &str, name: &str) {
        self.out.open("label").put("class", "iv-field").text(label).open("select").put("name", name);
    }

    fn offer(&mut self, id: &str, now: &str, lang: &str, number: &str, words: &str) {
        self.out.open("option").put("value", id).put("lang", lang).flag("selected", id == now);
        self.out.text(number).text(" ").text(words).close();
    }
}

/// What was chosen in a list or a field.
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

/// The colour that one's own begins with: the viewer's.
const ACCENT: &str = "#12584a";
