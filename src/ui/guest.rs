//! A viewer on somebody else's page: an interview that is loading, has failed or is open, whole or as a card.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::card::CardView;
use super::effects::tell_unknown;
use super::failed::{Why, code, may_pass, reason};
use super::loading::loading;
use super::page::icon;
use super::phase::{Opened, Phase};
use super::reader::Reader;
use super::source::file_of;
use super::steady::steady;
use crate::interview::Interview;
use crate::markup::icon;
use crate::shell::fetch::Failure;
use crate::shell::own::Own;
use crate::shell::page::browser_language;
use crate::shell::root::Root;
use crate::state::{Address, EmbedOptions, Opening, Parameter, Preferences, Reading, Ui, Unknown};
use crate::words::words;

#[derive(Properties, Clone, Default, PartialEq)]
pub struct Props {
    /// A root on no page while the viewer is not in use.
    pub root: Root,
    /// A new number each time that the component is put to use, so that it keeps nothing from the last time.
    pub time: u32,
    /// The interview's file, if it is in the page itself.
    pub given: Option<Rc<str>>,
    pub wish: EmbedOptions,
    /// An address to go to, with a counter.
    pub go: Option<(u32, Address)>,
}

#[component]
pub fn Guest(props: &Props) -> Html {
    let Props { root, given, wish, .. } = props;
    let phase = use_state_eq(|| Phase::Loading);
    let again = use_state_eq(|| 0);
    let ui = wish.ui.unwrap_or_else(|| Ui::following(&browser_language()));
    {
        let phase = phase.clone();
        let wanted = (given.clone(), wish.address.opening.clone());
        let root = root.clone();
        use_effect_with((wanted, *again, props.time), move |((given, opening), ..)| {
            let wanted = Rc::new(Cell::new(true));
            let still = wanted.clone();
            let (root, given, opening) = (root.clone(), given.clone(), opening.clone());
            phase.set(Phase::Loading);
            spawn_local(async move {
                let next = open(&root, given, Address { opening, ..Address::default() }).await;
                // The element may want another interview by now, or none.
                if still.get() {
                    phase.set(next);
                }
            });
            move || wanted.set(false)
        });
    }
    {
        let root = root.clone();
        use_effect_with((*phase).clone(), move |phase| {
            if let Phase::Failed(why) = phase {
                let (title, reason) = reason(ui, why);
                root.tell("error", &[code(why).into(), format!("{title}: {reason}").into()]);
            }
        });
    }
    use_unread(root, &phase, wish.address.lang.as_ref());
    match &*phase {
        _ if root.element().is_none() => Html::default(),
        Phase::Loading if wish.fallback => Html::default(),
        Phase::Loading => steady(html! { <div class="iv is-guest" lang={ui.tag()}>{ loading(words(ui)) }</div> }),
        Phase::Failed(why) => {
            let again = Callback::from(move |_: MouseEvent| again.set(*again + 1));
            steady(html! { <div class="iv is-guest" lang={ui.tag()}>{ failure(ui, why, again) }</div> })
        }
        Phase::Open(Opened { interview, count, .. }) => {
            let address = Address { lang: language(interview, wish.address.lang.as_ref()), ..wish.address.clone() };
            let go = props.go.clone().map(|(count, to)| {
                (count, Address { lang: language(interview, to.lang.as_ref()).or(to.lang.clone()), ..to })
            });
            let canonical_url = interview.url.clone().or_else(|| wish.page.clone());
            let preferences = Preferences { ui: wish.ui, keys: false, ..Preferences::default() };
            let inside = if wish.card {
                html! { <CardView key={format!("card {count} {}", props.time)} interview={interview.clone()} {address} {canonical_url} {preferences} {go} /> }
            } else {
                html! {
                    <Reader key={format!("full {count} {}", props.time)} interview={interview.clone()} {address} {canonical_url}
                        {preferences} prefer={Callback::noop()} at_hash={wish.at_hash} stays={!wish.arrives} {go} />
                }
            };
            html! { <ContextProvider<Root> context={root.clone()}>{ inside }</ContextProvider<Root>> }
        }
    }
}

/// Tells the embedding element if the interview does not have the wanted language. Readers are not told, because a page
/// may set `lang` on all its elements.
#[hook]
fn use_unread(root: &Root, phase: &Phase, wanted: Option<&Reading>) {
    let interview = match phase {
        Phase::Open(Opened { interview, .. }) => Some(interview.clone()),
        _ => None,
    };
    let (root, wanted) = (root.clone(), wanted.cloned());
    use_effect_with((interview, wanted), move |(interview, wanted)| {
        let (Some(interview), Some(wanted)) = (interview, wanted) else { return };
        if language(interview, Some(wanted)).is_none() {
            let value = wanted.tag();
            tell_unknown(&root, interview, &[Unknown { parameter: Parameter::Lang, value }]);
        }
    });
}

/// Draws a line that says that there is nothing to read, with a way to try again. The page's own text stays below it. A
/// reason that only the author of the page can do something about is in the event `interview-error`.
fn failure(ui: Ui, why: &Why, again: Callback<MouseEvent>) -> Html {
    let (title, reason) = reason(ui, why);
    let reason = Some(reason).filter(|_| matches!(why, Why::Fetch(Failure::Offline | Failure::Cut)));
    html! {
        <div class="iv-notice is-error" role="alert">
            { icon(icon::ALERT) }
            <div><p><b>{ title }</b>if let Some(reason) = reason { { " " }{ reason } }</p></div>
            if may_pass(why) {
                <button type="button" class="iv-tog" onclick={again}>{ words(ui).try_again }</button>
            }
        </div>
    }
}

/// Opens the file in the page, or the one that the address names.
async fn open(root: &Root, given: Option<Rc<str>>, address: Address) -> Phase {
    let file = match (given, &address.opening) {
        (Some(text), _) => Ok(Own { bytes: text.as_bytes().to_vec(), ..Own::default() }),
        (None, Some(opening @ Opening::Url(_))) => file_of(opening, &mut |_| {}).await,
        (None, _) => return Phase::Loading,
    };
    match file {
        Ok(file) => Opened::read(root, file, address).await.into(),
        Err(why) => Phase::Failed(why),
    }
}

/// Returns the wanted reading as far as the interview has it: in that language or a variant of it. A page may set
/// `lang` on all its elements, without this one in mind.
fn language(interview: &Interview, wanted: Option<&Reading>) -> Option<Reading> {
    match wanted? {
        Reading::One(wanted) => {
            let best = wanted.best(&interview.languages)?;
            Some(Reading::One(interview.languages[best].clone()))
        }
        Reading::Both => Reading::offered(interview).into_iter().find(|offer| *offer == Reading::Both),
    }
}
