//! The files that came back from the interviewee, as the store keeps them beside a draft.

use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use interview_viewer::shell::own::Own;

use super::Failure;

/// A file that came back.
#[derive(Clone, Debug, PartialEq)]
pub struct Returned {
    pub own: Own,
    /// What was decided of it.
    pub decided: String,
    /// It is shown; the others have been put away.
    pub is_open: bool,
}

/// Reads the files of the store.
pub fn unpacked(files: &JsValue) -> Vec<Returned> {
    let file = |file: &Array| {
        let own = Own { name: file.get(0).as_string()?, bytes: super::bytes(file.get(1))?, account: None };
        let is_away = file.get(3).as_bool() == Some(false);
        Some(Returned { own, decided: file.get(2).as_string()?, is_open: !is_away })
    };
    match files.dyn_ref::<Array>() {
        // Earlier versions of the desk kept one file.
        Some(one) if one.get(0).is_string() => file(one).into_iter().collect(),
        Some(all) => all.iter().filter_map(|one| file(one.dyn_ref()?)).collect(),
        None => Vec::new(),
    }
}

/// Keeps the files that came back, with what was decided of each.
pub async fn keep_returned(id: f64, returned: &[Returned]) -> Result<(), Failure> {
    let file = |Returned { own, decided, is_open }: &Returned| {
        let (name, bytes) = (JsString::from(&*own.name), Uint8Array::from(&*own.bytes));
        Array::of4(&name, &bytes, &JsString::from(&**decided), &JsValue::from(*is_open))
    };
    super::js_keep_returned(id, (!returned.is_empty()).then(|| returned.iter().map(file).collect())).await?;
    Ok(())
}
