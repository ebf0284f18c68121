//! *Saved 14:03*: whether the draft is saved. The editor puts it first into its work row.

use yew::prelude::*;

/// Says whether the draft is saved. Its state comes from the app by a context, so that it is drawn alone.
#[component]
pub fn Saved() -> Html {
    html! { <p class="dk-saved"></p> }
}
