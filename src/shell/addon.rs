//! Runs add-ons ([`crate::addon!`]): fetches one, gives it a file, and takes its answer.

use std::cell::RefCell;
use std::iter;

use js_sys::WebAssembly::{self, Instance, Memory, Module};
use js_sys::{Function, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::root::Root;
use super::{fetch, offline};
use crate::report::Report;
use crate::report::built;
use crate::report::imported::{self, Answer};

thread_local! {
    /// The add-ons that a saved file contains, by their names.
    static SUPPLIED: RefCell<Vec<(String, Vec<u8>)>> = const { RefCell::new(Vec::new()) };
}

/// Supplies the program of an add-on, in place of one to fetch.
pub fn supply(name: String, program: Vec<u8>) {
    SUPPLIED.with_borrow_mut(|supplied| supplied.push((name, program)));
}

/// A QR code.
#[derive(Clone, Debug, PartialEq)]
pub struct QrCode {
    /// In modules, with the empty ones around the code.
    pub side: u32,
    /// The dark modules, as the path of an SVG.
    pub path: String,
    pub png: Held,
}

/// The bytes of a file, for an add-on. The browser holds them, because the program's memory never shrinks.
#[derive(Clone, Debug)]
pub struct Held(Uint8Array);

impl PartialEq for Held {
    fn eq(&self, other: &Held) -> bool {
        Object::is(&self.0, &other.0)
    }
}

impl Held {
    pub fn of(bytes: &[u8]) -> Held {
        Held(Uint8Array::from(bytes))
    }

    /// One after the other.
    fn joined<'a>(parts: impl Iterator<Item = &'a Held> + Clone) -> Held {
        let all = Uint8Array::new_with_length(parts.clone().map(|Held(part)| part.length()).sum());
        let mut at = 0;
        for Held(part) in parts {
            all.set(part, at);
            at += part.length();
        }
        Held(all)
    }

    /// For a script.
    pub(super) fn bytes(&self) -> &Uint8Array {
        &self.0
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.to_vec()).into_owned()
    }

    /// Saves the bytes as a file of the reader's, of a media type.
    pub fn save(&self, name: &str, kind: &str) {
        super::file::save(&self.0, name, kind);
    }
}

/// Returns the report on a file; `None` if the add-on could not be fetched, or did not run.
pub async fn report(root: &Root, file: &Held) -> Option<Report> {
    let answer = ask(root, "addon-report_bg.wasm", file).await.ok()?;
    Report::read(str::from_utf8(&answer).ok()?)
}

/// Makes an interview of a file with a name, or of two transcripts of a conversation, in two languages, or of a table and
/// its code book; `None` if the add-on could not be fetched, or did not run.
pub async fn import(root: &Root, files: &[(&str, &Held)]) -> Option<Answer> {
    // A saved file loads nothing from a site.
    if offline::is_saved() {
        return None;
    }
    let head = Held::of(imported::request(files.iter().map(|(name, file)| (*name, file.0.length()))).as_bytes());
    let request = Held::joined(iter::once(&head).chain(files.iter().map(|(_, file)| *file)));
    Some(Answer::read(ask(root, "addon-import_bg.wasm", &request).await.ok()?))
}

/// Draws the QR code of a text; `Some(None)` if the text is too long, `None` if the add-on could not be fetched, or did
/// not run.
pub async fn qr_code(root: &Root, text: &str) -> Option<Option<QrCode>> {
    let answer = ask(root, "addon-qr_bg.wasm", &Held::of(text.as_bytes())).await.ok()?;
    let mut parts = answer.splitn(3, |byte| *byte == b'\n');
    let mut line = || str::from_utf8(parts.next()?).ok().map(String::from);
    let Some((side, path)) = line().and_then(|side| side.parse().ok()).zip(line()) else { return Some(None) };
    Some(Some(QrCode { side, path, png: Held::of(parts.next().unwrap_or_default()) }))
}

/// Builds a site; `None` if the add-on could not be fetched, or did not run.
pub async fn site(root: &Root, request: &built::Request) -> Option<built::Answer> {
    built::Answer::read(&ask(root, "addon-site_bg.wasm", &Held::of(&request.write())).await.ok()?)
}

/// Asks an add-on. The browser frees the add-on and its memory afterwards.
async fn ask(root: &Root, name: &str, Held(file): &Held) -> Result<Vec<u8>, JsValue> {
    let supplied = SUPPLIED.with_borrow(|all| all.iter().find(|(other, _)| other == name).map(|(_, it)| it.clone()));
    let program = match supplied {
        Some(program) => program,
        None => fetch::bytes(&root.part(name)).await.map_err(|_| JsValue::UNDEFINED)?,
    };
    let module = JsFuture::from(WebAssembly::compile(&Uint8Array::from(&*program))).await?.unchecked_into();
    let instance = JsFuture::from(WebAssembly::instantiate_module(&module, &imports(&module)?)).await?;
    let exports = instance.unchecked_into::<Instance>().exports();
    let call = |name: &str, argument: u32| -> Result<u32, JsValue> {
        let function: Function = Reflect::get(&exports, &name.into())?.dyn_into()?;
        Ok(function.call1(&JsValue::UNDEFINED, &argument.into())?.as_f64().unwrap_or_default() as u32)
    };
    let memory: Memory = Reflect::get(&exports, &"memory".into())?.dyn_into()?;
    // The buffer is another one after the memory has grown.
    let bytes = |at, length| Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), at, length);
    let room = call("room", file.length())?;
    bytes(room, file.length()).set(file, 0);
    let length = call("answer", 0)?;
    Ok(bytes(call("place", 0)?, length).to_vec())
}

/// Functions that do nothing, for the imports that `wasm-bindgen` adds to each program and an add-on never calls.
fn imports(module: &Module) -> Result<Object, JsValue> {
    let nothing = Closure::<dyn Fn()>::new(|| ()).into_js_value();
    let imports = Object::new();
    for import in Module::imports(module).iter() {
        let [space, name] = [Reflect::get(&import, &"module".into())?, Reflect::get(&import, &"name".into())?];
        let mut functions = Reflect::get(&imports, &space)?;
        if functions.is_undefined() {
            functions = Object::new().into();
            Reflect::set(&imports, &space, &functions)?;
        }
        Reflect::set(&functions, &name, &nothing)?;
    }
    Ok(imports)
}
