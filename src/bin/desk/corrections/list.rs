//! What changed, as a list, with what can be done with all of it.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::corrections::{Difference, Gist, Standing};
use interview_viewer::desk::editor::keys;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::quoted;

use super::super::label::{Label, said};
use super::super::panels::Forms;
use super::super::saved::{Act, Keeping};
use super::back::Back;
use super::{Deed, focus, hand};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    pub all: Rc<[Difference]>,
    pub back: Rc<Back>,
    pub keeping: Keeping,
    pub act: Callback<(usize, Deed)>,
    pub take_all: Callback<()>,
}

#[component]
pub fn List(Props { forms, all, back, keeping, act, take_all }: &Props) -> Html {
    let ui = forms.props.ui;
    let words = &words_of(ui).corrections;
    let decided = all.iter().filter(|one| one.standing != Standing::Open).count();
    let plain = all.iter().filter(|one| one.is_plain()).count();
    let out = all.iter().filter(|one| one.is_plain() && one.takes_out()).count();
    let next = {
        let (act, all) = (act.clone(), all.clone());
        move |_: MouseEvent| {
            // The first that is open.
            let first = all.iter().find(|one| one.standing == Standing::Open);
            match first {
                Some(one) => focus(one.passage),
                None => act.emit((0, Deed::Next)),
            }
        }
    };
    let take = {
        let take_all = take_all.clone();
        move |_: MouseEvent| take_all.emit(())
    };
    let put_away = {
        let act = keeping.act.clone();
        move |_: MouseEvent| act.emit(Act::PutAway)
    };
    let item = |one: &Difference| {
        let passage = one.passage;
        let onclick = move |_: MouseEvent| focus(passage);
        let standing = match one.standing {
            Standing::Open => "",
            Standing::Taken => words.is_taken,
            Standing::Left => words.is_left,
        };
        html! {
            <li><button type="button" {onclick}><b>{ &*one.label }</b><span>{ said(ui, &gist(ui, one)) }</span><small>{ standing }</small></button></li>
        }
    };
    html! {
        <aside class="dk-decided" aria-label={words.view}>
            if !all.is_empty() {
                <h3 class="dk-h3">{ (words.decided)(decided, all.len()) }<button type="button" class="dk-act" onclick={next}>{ words.next }<kbd>{ keys::name(keys::Deed::NextChange) }</kbd></button></h3>
                <ol role="list">{ for all.iter().map(item) }</ol>
            }
            if plain > 0 && !forms.props.read_only {
                <p><button type="button" class="dk-btn" onclick={take}>{ (words.take_all)(plain, out) }</button></p>
            }
            <h3 class="dk-h3">{ words.file }</h3>
            <p class="dk-small">{ Label::guessed(back.own.name.clone()).draw() }<br />{ (words.by_number)(back.matched.by_number, back.matched.given) }</p>
            if !forms.props.read_only {
                <p class="dk-next">{ hand::choose(keeping, "dk-act", None) }<button type="button" class="dk-act" onclick={put_away}>{ words.put_away }</button></p>
            }
            { away(keeping, forms.props.read_only) }
        </aside>
    }
}

/// What a correction is about, in a word.
fn gist(ui: Ui, one: &Difference) -> String {
    let gist = match one.gist() {
        Gist::Words(words) => Gist::Words(quoted(&one.lang, &words)),
        gist => gist,
    };
    (words_of(ui).corrections.gist)(&gist)
}

/// The files that were put away, to be opened again.
pub fn away(keeping: &Keeping, read_only: bool) -> Html {
    if keeping.away.is_empty() || read_only {
        return Html::default();
    }
    let words = &words_of(keeping.ui).corrections;
    let file = |(n, name): (usize, &AttrValue)| {
        let name = Label::guessed(name.clone());
        let act = keeping.act.clone();
        let onclick = move |_: MouseEvent| act.emit(Act::OpenAgain(n));
        html! {
            <p class="dk-next"><span class="dk-small">{ name.draw() }</span>
                <button type="button" class="dk-act" data-takes-focus="" {onclick}>{ words.open_again }{ name.hidden() }</button></p>
        }
    };
    html! {
        <>
            <h3 class="dk-h3">{ words.away }</h3>
            { for keeping.away.iter().enumerate().map(file) }
        </>
    }
}
