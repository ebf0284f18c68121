//! What is kept on the reader's device, to be read without a connection.

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MouseEvent};
use yew::prelude::*;

use super::steady::steady;

use crate::shell::offline::{self, End, Kept};
use crate::state::Ui;
use crate::words::{Words, words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    /// How often the panel that this stands in was opened: each time, what is kept is looked at anew.
    pub opened: u32,
}

/// What the reader has asked for, as far as it has come.
#[derive(Clone, Copy, PartialEq)]
enum Doing {
    Keeping { done: u32, all: u32, bytes: u32 },
    Kept(End),
    Removed,
}

/// Nothing where this browser keeps nothing.
#[component]
pub fn Keep(props: &Props) -> Html {
    let words = words(props.ui);
    let kept = use_state_eq(|| None::<Kept>);
    let doing = use_state_eq(|| None::<Doing>);
    let look = {
        let kept = kept.clone();
        use_callback((), move |(), ()| {
            let kept = kept.clone();
            spawn_local(async move { kept.set(offline::kept().await) });
        })
    };
    {
        let look = look.clone();
        use_effect_with(props.opened, move |opened| {
            if *opened > 0 {
                look.emit(());
            }
        });
    }
    let Some(now) = *kept else { return html! {} };
    let turn = {
        let (look, doing) = (look.clone(), doing.clone());
        move |_: Event| {
            let look = look.clone();
            doing.set(None);
            spawn_local(async move {
                offline::turn(!now.on).await;
                look.emit(());
            });
        }
    };
    let keep = {
        let (look, doing) = (look.clone(), doing.clone());
        move |_: MouseEvent| {
            let (look, doing, told) = (look.clone(), doing.clone(), doing.clone());
            doing.set(Some(Doing::Keeping { done: 0, all: 0, bytes: 0 }));
            spawn_local(async move {
                let tell = move |done, all, bytes| told.set(Some(Doing::Keeping { done, all, bytes }));
                let end = offline::keep_all(tell).await;
                doing.set(Some(Doing::Kept(end)));
                look.emit(());
            });
        }
    };
    let stop = |_: MouseEvent| spawn_local(offline::stop());
    let remove = {
        let (look, doing) = (look, doing.clone());
        move |_: MouseEvent| {
            let (look, doing) = (look.clone(), doing.clone());
            spawn_local(async move {
                offline::forget().await;
                doing.set(Some(Doing::Removed));
                look.emit(());
            });
        }
    };
    let keeping = matches!(*doing, Some(Doing::Keeping { .. }));
    steady(html! {
        <div class="iv-setting iv-keep" role="group" aria-label={words.offline}>
            <span aria-hidden="true">{ words.offline }</span>
            <label class="iv-check">
                <input type="checkbox" checked={now.on} onchange={turn} />{ " " }{ words.offline_on }
            </label>
            if now.on {
                if now.all > 0 {
                    <p class="iv-keep-state">{ (words.offline_kept)(now.interviews, now.all) }</p>
                }
                { progress(words, *doing) }
                <div class="iv-choices">
                    if keeping {
                        <button type="button" class="iv-btn iv-btn-quiet" onclick={stop}>{ words.keep_stop }</button>
                    } else {
                        if now.bytes > 0 {
                            <button type="button" class="iv-btn iv-btn-quiet iv-keep-all" onclick={keep}>
                                { (words.keep_all)(&size(now.bytes)) }
                            </button>
                        }
                        if now.interviews > 0 {
                            <button type="button" class="iv-btn iv-btn-quiet iv-keep-remove" onclick={remove}>
                                { words.keep_remove }
                            </button>
                        }
                    }
                </div>
            }
        </div>
    })
}

/// A bar for the eye. It is said only how it has ended: each step would be too much to listen to.
fn progress(words: &Words, doing: Option<Doing>) -> Html {
    let said = match doing {
        Some(Doing::Kept(End::Done)) => words.keep_done,
        Some(Doing::Kept(End::Stopped)) => words.keep_stopped,
        Some(Doing::Kept(End::Full)) => words.keep_full,
        Some(Doing::Kept(End::Failed)) => words.keep_failed,
        Some(Doing::Removed) => words.keep_removed,
        Some(Doing::Keeping { .. }) | None => "",
    };
    html! {
        <>
            if let Some(Doing::Keeping { done, all, bytes }) = doing {
                <progress max={all.max(1).to_string()} value={done.to_string()} aria-label={words.offline}></progress>
                <p class="iv-keep-state">{ (words.keep_progress)(done, all, &size(bytes)) }</p>
            }
            <p class="iv-keep-said" role="status">{ said }</p>
        </>
    }
}

/// `640 kB`, `12.3 MB`.
fn size(bytes: u32) -> String {
    match bytes.div_ceil(1000) {
        kb @ 0..1000 => format!("{kb} kB"),
        kb => format!("{}.{} MB", kb / 1000, kb % 1000 / 100),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_said_in_few_digits() {
        let sizes = [(0, "0 kB"), (1, "1 kB"), (640_000, "640 kB"), (1_000_000, "1.0 MB"), (12_345_678, "12.3 MB")];
        for (bytes, said) in sizes {
            assert_eq!(super::size(bytes), said);
        }
    }
}
