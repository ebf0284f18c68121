//! The reader's preferences.

use web_sys::Event;
use yew::prelude::*;

use super::steady::steady;

use super::offline_settings::Keep;
use super::page::icon;
use super::stopped::Stopped;
use crate::markup::icon;
use crate::shell::popover;
use crate::state::{Preferences, Scheme, Size, Ui};
use crate::words::{Words, autonym};

pub const ID: &str = "iv-settings";

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub preferences: Preferences,
    pub prefer: Callback<Preferences>,
}

#[component]
pub fn Settings(props: &Props) -> Html {
    let Props { ui, preferences, prefer } = props;
    let words = crate::words::words(*ui);
    // Takes the fields apart, so that a setting without a control does not compile.
    let Preferences { ui: chosen, size, scheme, pinyin, keys } = *preferences;
    let choice = |pressed: bool, label: &'static str, lang: Option<&'static str>, wish: Preferences| {
        let onclick = prefer.reform(move |_| wish);
        html! {
            <button type="button" class="iv-choice" aria-pressed={if pressed { "true" } else { "false" }} {lang} {onclick}>
                { label }
            </button>
        }
    };
    let size_choice = |(wanted, label): (Size, &'static str)| {
        choice(size == wanted, label, None, Preferences { size: wanted, ..*preferences })
    };
    let scheme_choice = |(wanted, label): (Scheme, &'static str)| {
        choice(scheme == wanted, label, None, Preferences { scheme: wanted, ..*preferences })
    };
    let language =
        |ui: Ui| choice(chosen == Some(ui), autonym(ui), Some(ui.tag()), Preferences { ui: Some(ui), ..*preferences });
    let switch = |label: &'static str, checked: bool, wish: Preferences| {
        let onchange = prefer.reform(move |_| wish);
        html! { <label class="iv-check"><input type="checkbox" {checked} {onchange} />{ " " }{ label }</label> }
    };
    let opened = use_state_eq(|| 0);
    let ontoggle = {
        let opened = opened.clone();
        move |event: Event| {
            if popover::is_opened(&event) {
                opened.set(*opened + 1);
            }
        }
    };
    let follow = Preferences { ui: None, ..*preferences };
    steady(html! {
        <div class="iv-pop iv-settings" id={ID} lang={ui.tag()} popover="auto" role="dialog" aria-label={words.settings} tabindex="-1"
            {ontoggle}>
            { group(words.text_size, Size::ALL.into_iter().zip(words.sizes).map(size_choice).collect()) }
            { group(words.appearance, Scheme::ALL.into_iter().zip(words.schemes).map(scheme_choice).collect()) }
            { group(words.interface_language, html! {
                <>
                    { choice(chosen.is_none(), words.follow_reading, None, follow) }
                    { for Ui::ALL.into_iter().map(language) }
                </>
            }) }
            { switch(words.pinyin_inline, pinyin, Preferences { pinyin: !pinyin, ..*preferences }) }
            { switch(words.keys_on, keys, Preferences { keys: !keys, ..*preferences }) }
            { keys_help(words) }
            <Keep ui={*ui} opened={*opened} />
            <Stopped ui={*ui} opened={*opened} />
            <button type="button" class="iv-pop-close" popovertarget={ID} popovertargetaction="hide">
                { icon(icon::CLOSE) }<span class="iv-sr">{ words.close }</span>
            </button>
        </div>
    })
}

fn group(label: &'static str, choices: Html) -> Html {
    html! {
        <div class="iv-setting" role="group" aria-label={label}>
            <span aria-hidden="true">{ label }</span><div class="iv-choices">{ choices }</div>
        </div>
    }
}

/// Draws the list of keys.
fn keys_help(words: &'static Words) -> Html {
    html! {
        <dl class="iv-keys" aria-label={words.keys_help}>
            { for words.keys.iter().map(|(key, what)| html! {
                <div><dt>{ for key.split(' ').map(|key| html! { <kbd>{ key }</kbd> }) }</dt><dd>{ *what }</dd></div>
            }) }
        </dl>
    }
}
