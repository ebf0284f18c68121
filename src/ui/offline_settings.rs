//! Settings for offline reading: whether this device keeps interviews, and which.

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
    /// How often the panel around it has been opened: each time, what is kept is read again.
    pub opened: u32,
}

/// The action that the reader has started, and its progress.
#[derive(Clone, Copy, PartialEq)]
enum Doing {
    Keeping { done: u32, all: u32, bytes: u32 },
    Kept(End),
    Removed,
}

/// The controls; empty if the browser cannot keep anything.
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
    let actions = Actions { look, doing: doing.clone() };
    let keeping = matches!(*doing, Some(Doing::Keeping { .. }));
    steady(html! {
        <div class="iv-setting iv-keep" role="group" aria-label={words.offline}>
            <span aria-hidden="true">{ words.offline }</span>
            <label class="iv-check">
                <input type="checkbox" checked={now.on} onchange={actions.turn(!now.on)} />{ " " }{ words.offline_on }
            </label>
            if now.on {
                if now.all > 0 {
                    <p class="iv-keep-state">{ (words.offline_kept)(now.interviews, now.all) }</p>
                }
                { progress(words, *doing) }
                <div class="iv-choices">
                    if keeping {
                        <button type="button" class="iv-btn iv-btn-quiet" onclick={|_: MouseEvent| spawn_local(offline::stop())}>{ words.keep_stop }</button>
                    } else {
                        if now.bytes > 0 {
                            <button type="button" class="iv-btn iv-btn-quiet iv-keep-all" onclick={actions.keep()}>
                                { (words.keep_all)(&size(now.bytes)) }
                            </button>
                        }
                        if now.interviews > 0 {
                            <button type="button" class="iv-btn iv-btn-quiet iv-keep-remove" onclick={actions.remove()}>
                                { words.keep_remove }
                            </button>
                        }
                    }
                </div>
            }
        </div>
    })
}

/// The actions of the controls. Each checks again what is kept once it is done.
struct Actions {
    look: Callback<()>,
    doing: UseStateHandle<Option<Doing>>,
}

impl Actions {
    fn turn(&self, on: bool) -> impl Fn(Event) + use<> {
        let (look, doing) = (self.look.clone(), self.doing.clone());
        move |_| {
            let look = look.clone();
            doing.set(None);
            spawn_local(async move {
                offline::turn(on).await;
                look.emit(());
            });
        }
    }

    fn keep(&self) -> impl Fn(MouseEvent) + use<> {
        let (look, doing) = (self.look.clone(), self.doing.clone());
        move |_| {
            let (look, doing, progress) = (look.clone(), doing.clone(), doing.clone());
            doing.set(Some(Doing::Keeping { done: 0, all: 0, bytes: 0 }));
            spawn_local(async move {
                let report = move |done, all, bytes| progress.set(Some(Doing::Keeping { done, all, bytes }));
                let end = offline::keep_all(report).await;
                doing.set(Some(Doing::Kept(end)));
                look.emit(());
            });
        }
    }

    fn remove(&self) -> impl Fn(MouseEvent) + use<> {
        let (look, doing) = (self.look.clone(), self.doing.clone());
        move |_| {
            let (look, doing) = (look.clone(), doing.clone());
            spawn_local(async move {
                offline::forget().await;
                doing.set(Some(Doing::Removed));
                look.emit(());
            });
        }
    }
}

/// A progress bar. Screen readers hear only the end result: each step would be too much to listen to.
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

/// Formats a size: `640 kB`, `12.3 MB`.
fn size(bytes: u32) -> String {
    match bytes.div_ceil(1000) {
        kb @ 0..1000 => format!("{kb} kB"),
        kb => format!("{}.{} MB", kb / 1000, kb % 1000 / 100),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_have_few_digits() {
        let sizes = [(0, "0 kB"), (1, "1 kB"), (640_000, "640 kB"), (1_000_000, "1.0 MB"), (12_345_678, "12.3 MB")];
        for (bytes, said) in sizes {
            assert_eq!(super::size(bytes), said);
        }
    }
}
