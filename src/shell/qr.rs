//! Calls `static/qr.js`, which draws QR codes. The script is fetched when the first code is drawn.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::root::Root;
use super::window;

/// The function in the window that returns the script once it has loaded; in other people's pages, to which the viewer
/// adds nothing, it is a static method of the element, [`STATIC`].
const SCRIPT: &str = "interviewQr";
const STATIC: &str = "qr";

/// Draws the code of an address into an element, with the means to save it, or empties the element if there is no
/// address. Leaves it empty if the script cannot be fetched. `title` names the saved files.
pub async fn draw(root: &Root, id: &str, address: Option<&str>, ui: &str, title: &str) {
    let place = root.by_id(id).map_or(JsValue::NULL, JsValue::from);
    let address = address.map_or(JsValue::UNDEFINED, JsValue::from_str);
    call(&[place, address, ui.into(), title.into()]).await.ok();
}

async fn call(arguments: &[JsValue]) -> Result<(), JsValue> {
    let script: Function = match Reflect::get(&window(), &SCRIPT.into())?.dyn_into() {
        Ok(own) => own,
        Err(_) => Reflect::get(&window().custom_elements().get("interview-viewer"), &STATIC.into())?.dyn_into()?,
    };
    let script = JsFuture::from(Promise::resolve(&script.call0(&JsValue::UNDEFINED)?)).await?;
    let draw: Function = Reflect::get(&script, &"draw".into())?.dyn_into()?;
    draw.apply(&script, &Array::from_iter(arguments)).map(drop)
}
