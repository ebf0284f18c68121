//! A file that is not compared: why, and what else can be done with it.

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::words::desk::desk as words_of;

use super::super::label::said;
use super::super::parts::element;
use super::super::saved::{Act, Keeping};
use super::back::MayBe;

const ID: &str = "dk-trouble";

pub fn trouble(keeping: &Keeping) -> Option<Html> {
    let trouble = keeping.trouble.as_ref()?;
    let words = &words_of(keeping.ui).corrections;
    let button = |name: &'static str, deed: Act| {
        let act = keeping.act.clone();
        let onclick = move |_: MouseEvent| act.emit(deed.clone());
        html! { <button type="button" class="dk-btn" {onclick}>{ name }</button> }
    };
    Some(html! {
        <div class="dk-notice" id={ID} tabindex="-1">
            <p>{ said(keeping.ui, &trouble.said) }</p>
            if trouble.own.is_some() {
                <p class="dk-next">
                    if trouble.may_be == MayBe::Translation { { button(words.put_beside, Act::PutBeside) }{ " " } }
                    if trouble.may_be == MayBe::Site {
                        { button(words_of(keeping.ui).site.open_it, Act::OpenSite) }
                    } else {
                        { button(words.open_own, Act::OpenOwn) }
                    }
                </p>
            }
        </div>
    })
}

pub fn focus() {
    if let Some(notice) = element(ID) {
        notice.focus().ok();
    }
}
