//! The reader's favourites: the star beside an interview, the link to all favourites, and the state that they share.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::steady::steady;

use super::page::{icon, nodes};
use crate::markup::{Markup, icon};
use crate::shell::{leads_elsewhere, storage};
use crate::site::Favourites;
use crate::state::Ui;
use crate::words::words;

/// What is starred, and whether the browser stores it.
#[derive(Clone, Default, PartialEq)]
pub struct Kept {
    pub all: Rc<Favourites>,
    pub unkept: bool,
    /// Whether the list on the page shows the favourites.
    pub listed: bool,
}

#[derive(Default)]
struct Shared {
    kept: Kept,
    /// The components that show favourites, by number.
    watchers: Vec<(usize, UseStateSetter<Kept>)>,
    count: usize,
    /// Shows the favourites in the list on the page.
    show: Option<Callback<()>>,
}

thread_local! {
    static SHARED: RefCell<Shared> = RefCell::default();
}

/// The favourites. Empty in the first drawing, which must not depend on them.
#[hook]
pub fn use_favourites() -> Kept {
    let kept = use_state_eq(Kept::default);
    let setter = kept.setter();
    use_effect_with((), move |()| {
        let number = SHARED.with_borrow_mut(|shared| {
            if !shared.kept.unkept {
                shared.kept.all = Rc::new(storage::favourites());
            }
            setter.set(shared.kept.clone());
            shared.count += 1;
            shared.watchers.push((shared.count, setter));
            shared.count
        });
        move || SHARED.with_borrow_mut(|shared| shared.watchers.retain(|(other, _)| *other != number))
    });
    (*kept).clone()
}

/// Stars an interview, or a place in it; or removes the star.
pub fn toggle(interview: &str, place: Option<&str>) {
    let kept = SHARED.with_borrow(|shared| {
        // Another tab may have changed the favourites meanwhile.
        let mut all = if shared.kept.unkept { (*shared.kept.all).clone() } else { storage::favourites() };
        all.toggle(interview, place);
        let unkept = !storage::keep_favourites(&all);
        Kept { all: Rc::new(all), unkept, ..shared.kept.clone() }
    });
    tell(kept);
}

/// Passes the new state to all components that show favourites.
fn tell(kept: Kept) {
    let watchers = SHARED.with_borrow_mut(|shared| {
        shared.kept = kept.clone();
        shared.watchers.iter().map(|(_, watcher)| watcher.clone()).collect::<Vec<_>>()
    });
    watchers.iter().for_each(|watcher| watcher.set(kept.clone()));
}

/// Records whether the list on the page is that of the favourites, for the link to them.
#[hook]
pub fn use_list_of_favourites(listed: bool) {
    use_effect_with(listed, |listed| {
        tell(Kept { listed: *listed, ..SHARED.with_borrow(|shared| shared.kept.clone()) });
        || tell(Kept { listed: false, ..SHARED.with_borrow(|shared| shared.kept.clone()) })
    });
}

/// Sets what following the link to the favourites does on this page; `None` if there is no list on the page.
pub fn show_by(show: Option<Callback<()>>) {
    SHARED.with_borrow_mut(|shared| shared.show = show);
}

/// Writes the star, a toggle button. The component around it handles its clicks by `data-star`, the id.
pub fn star(out: &mut Markup, ui: Ui, id: &str, title: &str, on: bool) {
    out.open("button").attr("type", "button").attr("class", "iv-star").attr("data-star", id);
    out.attr("aria-pressed", if on { "true" } else { "false" }).attr("aria-label", &(words(ui).favourite)(title));
    icon::icon(out, icon::STAR);
    out.close();
}

#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    pub ui: Ui,
    /// The interview's id in the site.
    pub id: AttrValue,
    pub title: AttrValue,
}

/// A star on its own.
#[component]
pub fn FavouriteButton(ButtonProps { ui, id, title }: &ButtonProps) -> Html {
    let on = use_favourites().all.has(id, None);
    let starred = id.clone();
    let onclick = move |_: MouseEvent| toggle(&starred, None);
    steady(html! { <span class="iv-starred" {onclick}>{ nodes(|out| star(out, *ui, id, title, on)) }</span> })
}

#[derive(Properties, PartialEq)]
pub struct LinkProps {
    pub ui: Ui,
    /// The address of the list with only the favourites.
    pub href: AttrValue,
}

/// The link to the favourites, with their number if there are any.
#[component]
pub fn FavouritesLink(LinkProps { ui, href }: &LinkProps) -> Html {
    let kept = use_favourites();
    let (words, number, current) = (words(*ui), kept.all.interviews(), kept.listed.then_some("page"));
    let onclick = |event: MouseEvent| {
        let show = SHARED.with_borrow(|shared| shared.show.clone());
        if let Some(show) = show.filter(|_| !leads_elsewhere(&event)) {
            event.prevent_default();
            show.emit(());
        }
    };
    let label = if number == 0 { words.favourites.to_string() } else { (words.favourites_count)(number) };
    steady(
        html! { <a class="iv-favs" {href} {onclick} aria-current={current}>{ icon(icon::STAR) }<span>{ label }</span></a> },
    )
}
