//! Fetching a file.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestCredentials, RequestInit, Response};

use super::window;

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 404 or 410 at this address.
    Missing(String),
    /// Any other status that is no success.
    Status(u16),
    /// No connection, refused by CORS, cut off: the browser does not say which.
    Network,
    /// Not an address of the web.
    NotAnAddress,
}

/// The bytes behind an address, relative to the page's. Sends no cookies to other sites.
///
/// # Errors
/// Every way in which no file comes, as a [`Failure`].
pub async fn bytes(url: &str) -> Result<Vec<u8>, Failure> {
    let address = resolve(url).ok_or(Failure::NotAnAddress)?;
    let init = RequestInit::new();
    init.set_credentials(RequestCredentials::SameOrigin);
    let request = Request::new_with_str_and_init(&address, &init).map_err(|_| Failure::NotAnAddress)?;
    let answer = JsFuture::from(window().fetch_with_request(&request)).await.map_err(|_| Failure::Network)?;
    let answer: Response = answer.dyn_into().map_err(|_| Failure::Network)?;
    match answer.status() {
        200..=299 => {}
        404 | 410 => return Err(Failure::Missing(address)),
        status => return Err(Failure::Status(status)),
    }
    let body = answer.array_buffer().map_err(|_| Failure::Network)?;
    let body = JsFuture::from(body).await.map_err(|_| Failure::Network)?;
    Ok(Uint8Array::new(&body).to_vec())
}

/// An absolute `http:` or `https:` address.
pub fn resolve(url: &str) -> Option<String> {
    let base = window().location().href().ok()?;
    let url = web_sys::Url::new_with_base(url, &base).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
}
