//! Small parts that all of the desk draws.

use yew::prelude::*;

pub const DESK: &str =
    "M6 3.5h16v21H6zM10.5 3.5v21M13.5 9h5M13.5 13h5M13.5 17h2M18 20.5v-5M16.7 15.5h2.6M16.7 20.5h2.6";
pub const DROP: &str = "M10 3v9.5M6.2 8.8 10 12.6l3.8-3.8M3.5 13v3.5h13V13";
pub const FILE: &str = "M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4";
pub const UNDO: &str = "M7 4 3.5 7.5 7 11M3.5 7.5H12a4.25 4.25 0 0 1 0 8.5H7";
pub const ASK: &str = "M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0M8 8.2a2 2 0 1 1 2.8 1.9c-.5.2-.8.6-.8 1.1v.3M10 13.9h.01";

/// An icon on a grid of 20 × 20, which screen readers ignore. Others are in `interview_viewer::markup::icon`.
pub fn icon(path: &'static str) -> Html {
    html! {
        <svg class="iv-icon" viewBox="0 0 20 20" aria-hidden="true"><path d={path} /></svg>
    }
}
