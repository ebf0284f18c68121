//! *Share*: the code that shows the interview, or a part of it, in another page.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement, MouseEvent};
use yew::prelude::*;

use super::page::{Page, icon, node};
use crate::interview::Interview;
use crate::markup::{Markup, icon};
use crate::shell::{address as shell_address, clipboard, closest, fetch, popover};
use crate::site;
use crate::snippet::{self, Accent, Draft, Edit, Look, Places, Way, What};
use crate::state::{Address, Opening, Reading, Ui, ViewState};
use crate::words::{language_autonym, words};

pub const ID: &str = "iv-share";
const CODE: &str = "iv-share-code";

/// The button that opens it.
pub fn share_button(ui: Ui) -> Html {
    html! {
        <button type="button" class="iv-share-open" lang={ui.tag()} popovertarget={ID}>
            { icon(icon::SHARE) }<span>{ words(ui).share }</span>
        </button>
    }
}

#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub page: Rc<Page>,
    pub state: ViewState,
    /// The address that opened the interview.
    pub address: Address,
    /// The question that is being read.
    pub here: Option<AttrValue>,
}

/// What is in it is there only while it is open, and begins anew each time.
#[component]
pub fn Share(props: &Props) -> Html {
    let Props { page, address, .. } = props;
    let words = page.words();
    let draft = use_state_eq(|| None::<Draft>);
    // Where the file is, as far as that is known.
    let file = use_state_eq(String::new);
    let copied = use_state_eq(|| None::<bool>);
    let ontoggle = {
        let (draft, file, copied, props) = (draft.clone(), file.clone(), copied.clone(), props.clone());
        move |event: Event| {
            let begins = popover::is_opened(&event).then(|| first(&props));
            if let (Some(_), Some(opening)) = (&begins, &props.address.opening) {
                find_file(opening, &file);
            }
            copied.set(None);
            draft.set(begins);
        }
    };
    let inside = match (&*draft, &address.opening) {
        (None, _) => html! {},
        (Some(draft_now), Some(opening)) => {
            let edit = {
                let (draft, copied, interview) = (draft.clone(), copied.clone(), page.interview.clone());
                move |edit| {
                    draft.set(draft.as_ref().map(|draft| draft.after(&interview, edit)));
                    copied.set(None);
                }
            };
            embed(page, draft_now, make(&page.interview, draft_now, opening, &file), edit, &copied)
        }
        (Some(_), None) => html! { <><h2>{ words.embed }</h2><p class="iv-share-note">{ words.embed_own }</p></> },
    };
    html! {
        <div class="iv-pop iv-share" id={ID} lang={page.ui.tag()} popover="auto" role="dialog" aria-label={words.share}
            tabindex="-1" autofocus=true {ontoggle}>
            { inside }
            <button type="button" class="iv-pop-close" popovertarget={ID} popovertargetaction="hide">
                { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
            </button>
        </div>
    }
}

/// `made`: nothing where the words to quote do not stand in the passage.
fn embed(
    page: &Page,
    draft: &Draft,
    made: Option<Made>,
    edit: impl Fn(Edit) + Clone + 'static,
    copied: &UseStateHandle<Option<bool>>,
) -> Html {
    let words = page.words();
    let lang = match &draft.reading {
        Reading::One(lang) => lang.tag(),
        Reading::Both => page.interview.languages[0].tag(),
    };
    let lost = made.is_none() && !draft.words.trim().is_empty();
    let mut form = Form { page, draft, out: Markup::new(), edits: Vec::new() };
    form.what();
    let whats = form.take();
    form.fields(lost);
    let fields = form.take();
    form.rest();
    let rest = form.take();
    let edits = form.edits;
    let changing = edit.clone();
    let onclick = move |event: MouseEvent| {
        let number = closest(&event, "[data-edit]").and_then(|button| button.get_attribute("data-edit"));
        let wish = number.and_then(|number| edits.get(number.parse::<usize>().ok()?).cloned());
        wish.into_iter().for_each(&edit);
    };
    let onchange = move |event: Event| changed(&event).into_iter().for_each(&changing);
    let (code, frame) = made.map(|made| (made.code, made.frame)).unwrap_or_default();
    let copy = {
        let (copied, code) = (copied.clone(), code.clone());
        move |_: MouseEvent| {
            let (copied, code) = (copied.clone(), code.clone());
            spawn_local(async move {
                let done = clipboard::copy(&code).await;
                if !done {
                    clipboard::select(CODE);
                }
                copied.set(Some(done));
            });
        }
    };
    html! {
        <div class="iv-embed">
            <div {onclick} {onchange}>
                { whats }
                // With another question the passages to choose from are others.
                <div key={draft.thread.to_string()}>{ fields }</div>
                { rest }
            </div>
            <div>
                <h3>{ words.preview }</h3>
                // Another element for each address: in the same one, each would be a step in the history.
                if !frame.is_empty() {
                    <iframe key={frame.to_string()} src={frame.clone()} title={words.preview}></iframe>
                }
                <label for={CODE}>{ words.snippet }</label>
                <textarea id={CODE} readonly=true rows="8" spellcheck="false" {lang} value={code.clone()} />
                <div class="iv-share-copy">
                    <button type="button" class="iv-btn" disabled={code.is_empty()} onclick={copy}>{ words.copy }</button>
                    <p role="status">{ copied.map(|done| if done { words.copied } else { words.not_copied }) }</p>
                </div>
            </div>
        </div>
    }
}

/// With the words that are selected, where that is what the reader has before them.
fn first(props: &Props) -> Draft {
    let interview = &props.page.interview;
    let draft = Draft::first(interview, &props.state, props.here.as_deref());
    match clipboard::selected("[data-passage]", "data-passage") {
        Some((passage, words)) => draft.quoting(interview, &passage, &words),
        None => draft,
    }
}

/// The snippet, and the address of its preview.
struct Made {
    code: AttrValue,
    frame: AttrValue,
}

/// `None` where the words to quote do not stand in the passage.
fn make(interview: &Interview, draft: &Draft, opening: &Opening, file: &str) -> Option<Made> {
    let choice = draft.choice(interview)?;
    let page = interview.url.as_ref().map(ToString::to_string).unwrap_or_else(|| {
        let (opening, lang) = (Some(opening.clone()), Some(draft.reading.clone()));
        shell_address::full(&Address { opening, lang, ..Address::default() })
    });
    let places = Places { file: file.into(), viewer: fetch::resolve("viewer/1/")?, page };
    let code = snippet::snippet(interview, &choice, &places)?.into();
    Some(Made { code, frame: snippet::frame(&choice, &places).into() })
}

/// Where the interview's file is: where it usually is, unless the site's list says otherwise.
fn find_file(opening: &Opening, file: &UseStateHandle<String>) {
    let id = match opening {
        Opening::Listed(id) => id.clone(),
        Opening::Url(url) => return file.set(fetch::resolve(url).unwrap_or_default()),
    };
    file.set(fetch::resolve(&site::usual_url(&id)).unwrap_or_default());
    let file = file.clone();
    spawn_local(async move {
        let list = fetch::bytes(site::LIST).await.ok().and_then(|list| site::parse(&list)).unwrap_or_default();
        let listing = list.iter().find(|listing| listing.id == id);
        listing.and_then(|listing| fetch::resolve(&listing.url)).into_iter().for_each(|url| file.set(url));
    });
}

/// What was chosen in a list or a field.
fn changed(event: &Event) -> Option<Edit> {
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

/// What is to be chosen, as it is written: a part is one element. It has no listeners of its own.
struct Form<'a> {
    page: &'a Page,
    draft: &'a Draft,
    out: Markup,
    /// What each button does, by its number.
    edits: Vec<Edit>,
}

impl Form<'_> {
    /// The part that has just been written.
    fn take(&mut self) -> Html {
        node(&std::mem::take(&mut self.out))
    }

    fn what(&mut self) {
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
    fn fields(&mut self, lost: bool) {
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

    fn rest(&mut self) {
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
            self.begin(words.themes);
            for theme in &page.interview.themes {
                let (lang, label) = theme.label.pick(&page.control);
                let pressed = draft.themes.contains(&theme.id);
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
