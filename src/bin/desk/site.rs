//! *My site*: the interviews of the desk as a site.

use yew::prelude::*;

use interview_viewer::state::Ui;

#[derive(Properties, Clone, PartialEq)]
pub struct SiteProps {
    pub ui: Ui,
    /// Lets a screen reader say a sentence, politely.
    pub say: Callback<String>,
}

#[component]
pub fn MySite(_props: &SiteProps) -> Html {
    html! { <div class="iv-wrap"></div> }
}
