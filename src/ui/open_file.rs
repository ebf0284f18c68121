//! Ways to open an interview of one's own: a file, a pasted text, an address.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::own_files::{unfold, use_kept};
use crate::interview::Lang;
use crate::shell::address;
use crate::shell::file;
use crate::shell::own::{self, Own};
use crate::state::{Address, Opening, Ui};
use crate::words::words;

/// What the reader has chosen or dropped: files, or the name of the first one that the browser could not read.
pub type Given = Result<Vec<Own>, String>;

/// A text that could not be read as an interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// The name of its file; empty for a pasted text.
    pub name: AttrValue,
    pub text: AttrValue,
    /// The range to select in it, in UTF-16 code units.
    pub place: (u32, u32),
}

impl Broken {
    /// Makes a text whose mistake is at a line and column, both from 1. `None` if the bytes are not UTF-8, or too many
    /// to edit in a field.
    pub fn new(Own { name, bytes, .. }: Own, (line, column): (u32, u32)) -> Option<Broken> {
        const MOST: usize = 2_000_000;
        let text = String::from_utf8(bytes).ok().filter(|text| text.len() <= MOST)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let place = place(text, line, column);
        Some(Broken { name: name.into(), text: broken_lines(text).into(), place })
    }
}

/// Returns a text as a field stores it: every line ends with `\n`.
fn broken_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            '\r' => out.push('\n'),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// Returns the range of the character at a line and column within the field's text, in UTF-16 code units; an empty
/// range at the end of the text.
fn place(text: &str, line: u32, column: u32) -> (u32, u32) {
    let starts = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let start = starts.take(line.max(1) as usize).last().unwrap_or_default();
    let at = text[start..].char_indices().nth(column.saturating_sub(1) as usize).map_or(text.len(), |(n, _)| start + n);
    let length = |text: &str| broken_lines(text).encode_utf16().count() as u32;
    let from = length(text[..at].strip_suffix('\r').filter(|_| text[at..].starts_with('\n')).unwrap_or(&text[..at]));
    let selected = text[at..].chars().next().map_or(0, |c| c.len_utf16() as u32);
    (from, from + selected)
}

/// Reads files from the reader's device, and passes them on.
pub fn give(files: Vec<web_sys::File>, open: Callback<Given>) {
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut given = Vec::with_capacity(files.len());
        for file in files {
            match file::read(file).await {
                Ok(own) => given.push(own),
                Err(name) => return open.emit(Err(name)),
            }
        }
        open.emit(Ok(given));
    });
}

/// The properties of [`use_own`].
pub struct Props<'a> {
    pub ui: Ui,
    pub control: &'a Lang,
    pub open: &'a Callback<Given>,
    /// The text that could not be read, for the reader to correct.
    pub broken: &'a Option<Broken>,
    /// Whether it is at its final position: false beside a list that is still loading.
    pub settled: bool,
}

/// Draws the ways to open an interview (a file, a pasted text, an address), and those opened before. It is a hook
/// because a component of its own would make the program larger.
#[hook]
pub fn use_own(props: Props<'_>) -> Html {
    let words = words(props.ui);
    let (there, field) = (use_node_ref(), use_node_ref());
    let kept = use_kept(&there, props.settled);
    use_effect_with((props.broken.clone(), props.settled), {
        let (there, field) = (there.clone(), field.clone());
        move |(broken, _)| {
            if let (Some(broken), Some(field)) = (broken, field.cast::<Element>()) {
                unfold(&there);
                own::select_within(&field, &broken.text, broken.place);
            }
        }
    });
    let chosen = {
        let open = props.open.clone();
        move |event: Event| give(file::chosen(&event), open.clone())
    };
    let pasted = {
        let open = props.open.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(text) = value(&event) {
                open.emit(Ok(vec![Own { bytes: text.into_bytes(), ..Own::default() }]));
            }
        }
    };
    let addressed = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(url) = value(&event) {
            let opening = Some(Opening::Url(url.trim().into()));
            address::visit(&Address { opening, ..Address::default() });
        }
    };
    html! {
        <details class="iv-own" ref={there}>
            <summary><h2>{ words.open_own }</h2></summary>
            <p>{ words.open_own_formats }</p>
            <p>{ words.open_own_note }</p>
            <label class="iv-btn iv-file">{ words.choose_file }<input type="file" multiple=true onchange={chosen} /></label>
            <p class="iv-own-drop">{ words.drop_file }</p>
            { kept.draw(props.ui, props.control) }
            <form onsubmit={pasted}>
                <label for="iv-paste">{ words.paste_label }</label>
                <textarea id="iv-paste" name="field" rows="5" spellcheck="false" autocomplete="off" ref={field} />
                <button type="submit" class="iv-btn iv-btn-quiet">{ words.paste_open }</button>
            </form>
            <form onsubmit={addressed}>
                <label for="iv-address">{ words.address_label }</label>
                <input id="iv-address" name="field" type="url" inputmode="url" autocomplete="off" placeholder="https://" />
                <button type="submit" class="iv-btn iv-btn-quiet">{ words.address_open }</button>
            </form>
        </details>
    }
}

/// Returns the value of the field in a submitted form, if it is not blank.
fn value(event: &SubmitEvent) -> Option<String> {
    let form: HtmlFormElement = event.target_dyn_into()?;
    let field = JsValue::from(form.elements().named_item("field")?);
    let value = match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => field.dyn_into::<HtmlInputElement>().ok()?.value(),
    };
    Some(value).filter(|value| !value.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{self, Report};

    fn own(bytes: &[u8]) -> Own {
        Own { bytes: bytes.to_vec(), ..Own::default() }
    }

    /// The range selected in the field, and the text before it.
    fn selected(text: &str) -> (String, String) {
        let report = report::write(text.into());
        let Some(Report::Refused(refused)) = Report::read(str::from_utf8(&report).expect("it is text")) else {
            panic!("it has a mistake")
        };
        let broken = Broken::new(own(text.as_bytes()), (refused.line, refused.column));
        let Broken { text, place: (from, to), .. } = broken.expect("it is text");
        let units: Vec<u16> = text.encode_utf16().collect();
        let part =
            |from: u32, to: u32| String::from_utf16(&units[from as usize..to as usize]).expect("whole characters");
        (part(from, to), part(0, from))
    }

    #[test]
    fn the_place_of_a_mistake_is_selected_after_any_text() {
        let cases = [
            (r#"{"title": oops}"#, "o", r#"{"title": "#),
            ("{\r\n\"title\": \"雨🌧️\",\r\n\"turns\" 1}", " ", "{\n\"title\": \"雨🌧️\",\n\"turns\""),
            ("{\"title\": \"🌧️🌧️\" 🌧}", "\"", "{\"title\": \"🌧️🌧️"),
            ("\u{feff}{\"title\": 𠮷}", "𠮷", "{\"title\": "),
            ("{\"title\": \"a\",\n\n  \"turns\": [", "", "{\"title\": \"a\",\n\n  \"turns\": ["),
            ("{\"title\": \"a\r\n\"}", "\n", "{\"title\": \"a"),
            ("LM: 你好", "L", ""),
        ];
        for (text, found, before) in cases {
            assert_eq!(selected(text), (found.into(), before.into()), "{text:?}");
        }
    }

    #[test]
    fn binary_files_are_not_put_into_the_field() {
        assert_eq!(Broken::new(own(b"{\"title\": \"\xff\"}"), (1, 12)), None);
    }
}
