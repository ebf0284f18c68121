//! The drafts that this browser keeps, by `static/desk-store.js`, which the loader of the page has put into the window.

mod returned;

use js_sys::{Array, Function, JsString, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use yew::AttrValue;

use interview_viewer::desk::site::{File, History, lent};
use interview_viewer::desk::{Draft, Field, LookedAt};
use interview_viewer::shell::own::Own;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

use super::label::Label;
pub use returned::{Returned, keep_returned};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = list, catch)]
    async fn js_list() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = create, catch)]
    async fn js_create(about: &str, opened: Uint8Array, sources: Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = read, catch)]
    async fn js_read(id: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = save, catch)]
    async fn js_save(about: &str, steps: &str, since: f64, latest: Option<Uint8Array>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = describe, catch)]
    async fn js_describe(about: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = renew, catch)]
    async fn js_renew(about: &str, opened: Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = keepCopy, catch)]
    async fn js_keep_copy(id: f64, time: f64, bytes: Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = keepReturned, catch)]
    async fn js_keep_returned(id: f64, returned: Option<Array>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = copies, catch)]
    async fn js_copies(id: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = copy, catch)]
    async fn js_copy(id: f64, time: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = remove, catch)]
    async fn js_remove(id: f64) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = restore, catch)]
    async fn js_restore() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = readSite, catch)]
    async fn js_read_site() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = saveSite, catch)]
    async fn js_save_site(text: &str, time: f64, since: f64, files: Option<Array>) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = persist, catch)]
    async fn js_persist() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = watch)]
    fn js_watch(changed: &Function);
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = hold, catch)]
    async fn js_hold(id: f64, lost: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = take, catch)]
    async fn js_take(id: f64, lost: &Function) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = whenFree)]
    fn js_when_free(id: f64, then: &Function);
    #[wasm_bindgen(js_namespace = interviewDesk, js_name = letGo)]
    fn js_let_go();
}

/// What the list says of a draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Given by the store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<f64>,
    /// The name that an editor has given the draft in the list. The list now changes the title instead.
    #[serde(default)]
    pub name: String,
    /// The title of the interview, and its language.
    #[serde(default)]
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_lang: Option<String>,
    /// The names of the files it was made of.
    #[serde(default)]
    pub files: Vec<String>,
    /// When it was opened, changed, and saved as a file, in milliseconds; 0 for never.
    pub opened: f64,
    pub changed: f64,
    #[serde(default)]
    pub filed: f64,
    #[serde(default)]
    pub passages: usize,
    #[serde(default)]
    pub themes: usize,
    /// How its files were read.
    #[serde(default)]
    pub encoding: Option<String>,
    /// The text before the tracked changes was read.
    #[serde(default)]
    pub before_changes: bool,
    /// The addresses of the passages that the import doubts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
    /// The translation that the editor has chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<String>,
    /// What of *What I understood* the editor finds right as it is.
    #[serde(default, skip_serializing_if = "LookedAt::is_empty")]
    pub looked_at: LookedAt,
}

impl About {
    /// The number that the store has given the draft, or else the one that is lent to it.
    pub fn number(&self) -> u32 {
        self.id.map_or_else(|| lent(self.opened), |id| id as u32)
    }

    /// The name that editors see.
    pub fn label(&self, ui: Ui) -> Label {
        let words = &desk(ui).frame;
        let own = |text: String| Label { lang: None, text: text.into() };
        match (&*self.name, &*self.title) {
            ("", "") if self.files.iter().all(|file| file.is_empty()) => own(words.untitled.to_owned()),
            ("", "") => own((words.untitled_file)(&self.files.join(" + "))),
            // Editors name drafts in any language.
            (name, "") => Label::guessed(name.to_owned()),
            (_, title) => Label { lang: self.title_lang.clone().map(AttrValue::from), text: title.to_owned().into() },
        }
    }

    /// The title that the draft has now, or else the name.
    pub fn label_of(&self, draft: &Draft, ui: Ui) -> Label {
        title(draft).unwrap_or_else(|| self.label(ui))
    }

    /// Notes what the list says of a draft.
    pub fn count(&mut self, draft: &Draft) {
        let title = title(draft);
        self.title_lang = title.as_ref().and_then(|title| title.lang.as_ref()).map(|lang| lang.to_string());
        self.title = title.map(|title| title.text.to_string()).unwrap_or_default();
        self.passages = draft.turns.iter().map(|turn| turn.passages.len()).sum();
        self.themes = draft.themes.len();
    }

    fn print(&self) -> String {
        serde_json::to_string(self).expect("plain data")
    }
}

/// The title of a draft.
pub fn title(draft: &Draft) -> Option<Label> {
    Label::of(draft.details.get(&Field::Title)?, &draft.languages)
}

/// Why the browser keeps nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// There is no space left.
    Full,
    /// Another tab edits the draft.
    Held,
    /// What the browser says.
    Other(String),
}

impl Failure {
    /// Says it in a sentence.
    pub fn words(&self, ui: Ui) -> String {
        let words = &desk(ui).frame;
        match self {
            Failure::Full => words.full.to_owned(),
            Failure::Held => words.held.to_owned(),
            Failure::Other(why) if why.is_empty() => words.refused.to_owned(),
            Failure::Other(why) => (words.refused_why)(why),
        }
    }
}

impl From<JsValue> for Failure {
    fn from(error: JsValue) -> Failure {
        let get = |key: &str| Reflect::get(&error, &key.into()).ok().and_then(|text| text.as_string());
        match get("name").as_deref() {
            Some("QuotaExceededError") => Failure::Full,
            Some("Held") => Failure::Held,
            name => {
                let said = get("message").filter(|text| !text.is_empty()).or(name.map(String::from));
                // It is told within a sentence.
                Failure::Other(said.unwrap_or_default().trim_end_matches('.').to_owned())
            }
        }
    }
}

/// A draft that is kept.
pub struct Kept {
    pub about: About,
    /// The interview that was opened.
    pub opened: Vec<u8>,
    /// What `Journal::write` wrote.
    pub steps: Option<String>,
    /// The interview as it was last.
    pub latest: Option<Vec<u8>>,
    /// The files that it was made of.
    pub sources: Vec<Own>,
    /// The files that came back.
    pub returned: Vec<Returned>,
}

pub async fn list() -> Result<Vec<About>, Failure> {
    let list = js_list().await?.as_string().unwrap_or_default();
    Ok(serde_json::from_str(&list).unwrap_or_default())
}

/// Keeps a new draft, and returns its id.
pub async fn create(about: &About, opened: &[u8], sources: &[Own]) -> Result<f64, Failure> {
    let files = packed(sources.iter().map(|own| (&*own.name, &*own.bytes)));
    let id = js_create(&about.print(), Uint8Array::from(opened), files).await?;
    Ok(id.as_f64().unwrap_or_default())
}

pub async fn read(id: f64) -> Result<Option<Kept>, Failure> {
    let parts = js_read(id).await?;
    if parts.is_undefined() {
        return Ok(None);
    }
    let parts = Array::from(&parts);
    let about = parts.get(0).as_string().and_then(|about| serde_json::from_str(&about).ok());
    let sources = unpacked(&parts.get(4)).into_iter().map(|(name, bytes)| Own { name, bytes, account: None });
    Ok(about.zip(bytes(parts.get(1))).map(|(about, opened)| Kept {
        about,
        opened,
        steps: parts.get(2).as_string(),
        latest: bytes(parts.get(3)),
        sources: sources.collect(),
        returned: returned::unpacked(&parts.get(5)),
    }))
}

fn bytes(part: JsValue) -> Option<Vec<u8>> {
    part.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
}

/// Files for the store.
fn packed<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Array {
    files.map(|(name, bytes)| Array::of2(&JsString::from(name), &Uint8Array::from(bytes))).collect()
}

fn unpacked(files: &JsValue) -> Vec<(String, Vec<u8>)> {
    let file = |file: JsValue| {
        let file = Array::from(&file);
        Some((file.get(0).as_string()?, bytes(file.get(1))?))
    };
    files.dyn_ref::<Array>().map(|all| all.iter().filter_map(file).collect()).unwrap_or_default()
}

/// The site that is kept with its steps, and when it was saved.
pub async fn read_site() -> Result<Option<(History, f64)>, Failure> {
    let parts = js_read_site().await?;
    if parts.is_undefined() {
        return Ok(None);
    }
    let parts = Array::from(&parts);
    let files = unpacked(&parts.get(2)).into_iter().map(|(path, bytes)| (path, bytes.into())).collect();
    let site = parts.get(0).as_string().and_then(|text| History::read(&text, files));
    Ok(site.zip(parts.get(1).as_f64()))
}

/// Saves the site, and its files if they have changed. Fails as held if it was not `since` that it was saved last.
pub async fn save_site(text: &str, time: f64, since: f64, files: Option<&[File]>) -> Result<(), Failure> {
    let files = files.map(|files| packed(files.iter().map(|(path, bytes)| (&**path, &**bytes))));
    js_save_site(text, time, since, files).await?;
    Ok(())
}

/// Saves the steps of a draft, and the interview as it is now if it is given. Fails as held if another tab has saved or
/// removed the draft, which this one had opened as it was `since`.
pub async fn save(about: &About, steps: &str, since: f64, latest: Option<&[u8]>) -> Result<(), Failure> {
    js_save(&about.print(), steps, since, latest.map(Uint8Array::from)).await?;
    Ok(())
}

/// Changes only what the list says of a draft.
pub async fn describe(about: &About) -> Result<(), Failure> {
    js_describe(&about.print()).await?;
    Ok(())
}

/// Replaces the interview that was opened, without any steps.
pub async fn renew(about: &About, opened: &[u8]) -> Result<(), Failure> {
    js_renew(&about.print(), Uint8Array::from(opened)).await?;
    Ok(())
}

pub async fn keep_copy(id: f64, time: f64, bytes: &[u8]) -> Result<(), Failure> {
    js_keep_copy(id, time, Uint8Array::from(bytes)).await?;
    Ok(())
}

/// The times of the copies of a draft, the latest first.
pub async fn copies(id: f64) -> Result<Vec<f64>, Failure> {
    let times = js_copies(id).await?;
    Ok(Array::from(&times).iter().filter_map(|time| time.as_f64()).collect())
}

pub async fn copy(id: f64, time: f64) -> Result<Option<Vec<u8>>, Failure> {
    let bytes = js_copy(id, time).await?;
    Ok(bytes.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec()))
}

/// Removes a draft, so that [`restore`] brings it back.
pub async fn remove(id: f64) -> Result<(), Failure> {
    js_remove(id).await?;
    Ok(())
}

pub async fn restore() -> Result<(), Failure> {
    js_restore().await?;
    Ok(())
}

/// Asks the browser not to clear what is kept.
pub async fn persist() {
    js_persist().await.ok();
}

/// Calls back, for as long as the page is open, when another tab has changed the drafts.
pub fn watch(changed: impl Fn() + 'static) {
    js_watch(Closure::<dyn Fn()>::new(changed).into_js_value().unchecked_ref());
}

/// Holds a draft for this tab. Returns false if another tab has it. `lost` is called when another tab takes it over: it
/// returns a promise of having saved everything, or saves nothing if its argument is false.
pub async fn hold(id: f64, lost: impl Fn(bool) -> js_sys::Promise + 'static) -> bool {
    js_hold(id, called(lost).unchecked_ref()).await.is_ok_and(|held| held.is_truthy())
}

/// Takes a draft over from another tab.
pub async fn take(id: f64, lost: impl Fn(bool) -> js_sys::Promise + 'static) -> bool {
    js_take(id, called(lost).unchecked_ref()).await.is_ok_and(|held| held.is_truthy())
}

/// Calls back once no tab holds a draft any more.
pub fn when_free(id: f64, then: impl FnOnce() + 'static) {
    js_when_free(id, Closure::once_into_js(then).unchecked_ref());
}

pub fn let_go() {
    js_let_go();
}

fn called(lost: impl Fn(bool) -> js_sys::Promise + 'static) -> JsValue {
    Closure::<dyn Fn(bool) -> js_sys::Promise>::new(lost).into_js_value()
}
