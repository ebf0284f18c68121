//! The site's interviews, by year.

use std::rc::Rc;

use yew::prelude::*;

use crate::interview::{Lang, Localized};
use crate::site::Listing;
use crate::state::{Address, Opening, Ui};
use crate::words::{language_autonym, words};

pub fn listed(ui: Ui, control: &Lang, listings: &[Rc<Listing>]) -> Html {
    let words = words(ui);
    let mut years: Vec<(Option<String>, Vec<&Rc<Listing>>)> = Vec::new();
    for listing in listings {
        let year = listing.year();
        match years.last_mut() {
            Some((last, list)) if *last == year => list.push(listing),
            _ => years.push((year, vec![listing])),
        }
    }
    let year = |(year, list): &(Option<String>, Vec<&Rc<Listing>>)| {
        html! {
            <section class="iv-year">
                <h2>{ year.clone().unwrap_or_else(|| words.undated.to_string()) }</h2>
                { for list.iter().map(|listing| entry(ui, control, listing)) }
            </section>
        }
    };
    if listings.is_empty() {
        return html! { <p class="iv-empty">{ words.no_interviews }</p> };
    }
    years.iter().map(year).collect()
}

fn entry(ui: Ui, control: &Lang, listing: &Listing) -> Html {
    let words = words(ui);
    let lang =
        listing.languages.iter().find(|lang| *lang == control).filter(|lang| Some(*lang) != listing.languages.first());
    let address = Address {
        opening: Some(Opening::Listed(listing.id.clone())),
        lang: lang.map(|lang| crate::state::Reading::One(lang.clone())),
        ..Address::default()
    };
    let href = format!("./{}", address.search());
    let facts = listing.date.iter().map(|date| html! { { (words.date)(date) } });
    let facts = facts.chain(listing.people.iter().chain(&listing.themes).map(|fact| label(&fact.label, control)));
    html! {
        <article class="iv-entry">
            <h3><a {href}>{ label(&listing.title, control) }</a></h3>
            if let Some(summary) = &listing.summary {
                <p>{ label(summary, control) }</p>
            }
            <ul class="iv-entry-facts" role="list">{ for facts.map(|fact| html! { <li>{ fact }</li> }) }</ul>
            <ul class="iv-has" role="list">
                { for listing.languages.iter().map(|lang| html! {
                    <li lang={lang.tag()}>{ language_autonym(lang, &listing.languages) }</li>
                }) }
            </ul>
        </article>
    }
}

fn label(text: &Localized, control: &Lang) -> Html {
    let (lang, text) = text.pick(control);
    html! { <span lang={lang.tag()} dir="auto">{ AttrValue::from(text.clone()) }</span> }
}
