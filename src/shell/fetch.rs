//! Fetches files.

use std::cell::RefCell;

use js_sys::{JsString, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Request, RequestCache, RequestCredentials, RequestInit, Response};

use super::window;

/// Why a file could not be fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Status 404 or 410 at this address.
    Missing(String),
    /// Any other status that is not a success.
    Status(u16),
    /// No connection, or refused by CORS or by the page's policy: the browser does not say which.
    Network,
    /// The whole browser has no connection.
    Offline,
    /// The page's own site does not respond.
    Silent,
    /// The connection broke off during the download.
    Cut,
    /// Not a web address.
    NotAnAddress,
}

/// Fetches the bytes at an address, relative to the site's root. Sends no cookies to other sites. Asks the server each
/// time whether the file has changed, so that a returning reader does not get an old one.
///
/// # Errors
/// A [`Failure`] if no complete file arrives.
pub async fn bytes(url: &str) -> Result<Vec<u8>, Failure> {
    bytes_as_they_come(url, usize::MAX, &mut |_| {}).await
}

/// Like [`bytes`], but calls `came` once with everything received so far as soon as that is at least `enough` bytes.
///
/// # Errors
/// The same as [`bytes`].
pub async fn bytes_as_they_come(url: &str, enough: usize, came: &mut dyn FnMut(Vec<u8>)) -> Result<Vec<u8>, Failure> {
    let address = resolve(url).ok_or(Failure::NotAnAddress)?;
    let answer = match early(&address) {
        Some(answer) => answer,
        None => begin(&address)?,
    };
    let answer = JsFuture::from(answer).await.map_err(|_| unreached(&address))?;
    let answer: Response = answer.dyn_into().map_err(|_| Failure::Network)?;
    match answer.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing(address)),
        status => return Err(Failure::Status(status)),
    }
    let Some(body) = answer.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into().map_err(|_| Failure::Cut)?;
    // The browser holds the chunks until all have arrived: the program's own memory never shrinks again.
    let mut chunks: Vec<Uint8Array> = Vec::new();
    let mut length = 0;
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(|_| Failure::Cut)?;
        let Some(chunk) =
            Reflect::get(&chunk, &"value".into()).ok().and_then(|chunk| chunk.dyn_into::<Uint8Array>().ok())
        else {
            return Ok(joined(&chunks, length));
        };
        let before = length;
        length += chunk.length() as usize;
        chunks.push(chunk);
        if before < enough && length >= enough {
            came(joined(&chunks, length));
        }
    }
}

/// Returns why an address gave no response, as far as that can be known.
fn unreached(address: &str) -> Failure {
    let own = window().location().origin().is_ok_and(|origin| address.starts_with(&(origin + "/")));
    match (window().navigator().on_line(), own) {
        (false, _) => Failure::Offline,
        (true, true) => Failure::Silent,
        (true, false) => Failure::Network,
    }
}

fn joined(chunks: &[Uint8Array], length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    let mut rest = bytes.as_mut_slice();
    for chunk in chunks {
        let (here, later) = rest.split_at_mut(chunk.length() as usize);
        chunk.copy_to(here);
        rest = later;
    }
    bytes
}

fn begin(address: &str) -> Result<Promise, Failure> {
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_cache(RequestCache::NoCache);
    let request = Request::new_with_str_and_init(address, &init).map_err(|_| Failure::NotAnAddress)?;
    Ok(window().fetch_with_request(&request))
}

/// Returns the same request if `loader.js` began it while the viewer was still loading. It can be taken only once.
fn early(address: &str) -> Option<Promise> {
    let window = window();
    let name = JsValue::from_str("interviewPrefetch");
    let early = Reflect::get(&window, &name).ok().filter(JsValue::is_object)?;
    let url = Reflect::get(&early, &"url".into()).ok()?;
    if url.as_string()? != address {
        return None;
    }
    Reflect::delete_property(&window, &name).ok();
    Reflect::get(&early, &"answer".into()).ok()?.dyn_into().ok()
}

thread_local! {
    /// The address of the site's root, if the page is in another folder.
    static ROOT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Sets the root, relative to the page, that later fetches are relative to.
pub fn stand_at(root: &str) {
    let root = window().location().href().ok().and_then(|href| web_sys::Url::new_with_base(root, &href).ok());
    ROOT.replace(root.map(|root| root.href()));
}

/// Returns a text in Unicode normalization form NFC.
pub fn composed(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

/// Resolves an address to an absolute `http:` or `https:` one; `None` if it is neither.
pub fn resolve(url: &str) -> Option<String> {
    let base = ROOT.with_borrow(Clone::clone).or_else(|| window().location().href().ok())?;
    let url = web_sys::Url::new_with_base(url, &base).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
}
