//! What the site says of itself.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use interview_viewer::desk::site::{Plain, SiteDraft, Words};
use interview_viewer::desk::{Field as Detail, Refused};
use interview_viewer::interview::Lang;
use interview_viewer::markup::icon::UP;
use interview_viewer::shell::file;
use interview_viewer::site::is_link;
use interview_viewer::words::desk::desk;

use super::super::label::{Label, hidden};
use super::super::panels::Field;
use super::super::parts::{chosen, icon, id_part};
use super::{Msg, View, lists};

/// Pictures that browsers show.
const PICTURES: [&str; 6] = ["svg", "png", "jpg", "jpeg", "webp", "gif"];

pub fn section(view: &View) -> Html {
    let words = view.words();
    html! {
        <section class="dk-sec is-strong dk-details" aria-labelledby="dk-site-form">
            <header><h2 class="dk-h2" id="dk-site-form">{ words.organisation }</h2></header>
            { row("name", (words.field)(Words::Name), (words.hint)(Words::Name), each(view, Words::Name)) }
            { row("title", (words.field)(Words::Title), (words.hint)(Words::Title), each(view, Words::Title)) }
            { row("lead", (words.field)(Words::Lead), (words.hint)(Words::Lead), each(view, Words::Lead)) }
            { row("logo", words.logo, words.logo_hint, logo(view)) }
            { row("email", (words.plain)(Plain::Email), (words.plain_hint)(Plain::Email), plain(view, Plain::Email)) }
            { row("url", (words.plain)(Plain::Url), (words.plain_hint)(Plain::Url), plain(view, Plain::Url)) }
            { row("languages", words.site_languages, words.site_languages_hint, lists::languages(view)) }
            { row("categories", words.categories, words.categories_hint, categories(view)) }
            <details class="dk-more">
                <summary>{ words.more_fields }</summary>
                { row("address", (words.field)(Words::Address), (words.hint)(Words::Address), each(view, Words::Address)) }
                { row("phone", (words.plain)(Plain::Phone), "", plain(view, Plain::Phone)) }
                { row("links", words.links, "", lists::links(view)) }
                { row("notes", words.notes, words.notes_hint, lists::notes(view)) }
                { row("paper", (words.plain)(Plain::Paper), "", paper(view)) }
                { row("withheld", words.withheld, words.withheld_hint, withheld(view)) }
            </details>
        </section>
    }
}

fn row(id: &str, name: &'static str, hint: &'static str, fields: Html) -> Html {
    let id = format!("dk-site-row-{id}");
    html! {
        <div class="dk-detail" role="group" aria-labelledby={id.clone()} key={id.clone()}>
            <div>
                <h3 {id}>{ name }</h3>
                if !hint.is_empty() { <p>{ hint }</p> }
            </div>
            { fields }
        </div>
    }
}

/// Commits what was typed, even if the page is being left.
pub fn commit(
    view: &View,
    change: impl Fn(&mut SiteDraft, &str) + Clone + 'static,
) -> Callback<String, Result<(), Refused>> {
    let hold = view.hold.clone();
    Callback::from(move |text: String| {
        hold.change(|site| change(site, &text));
        Ok(())
    })
}

/// A field in each language of the site.
pub fn each(view: &View, field: Words) -> Html {
    let name = (view.words().field)(field);
    let one = |lang: &Lang| {
        let of = lang.clone();
        html! {
            <Field key={lang.as_str().to_owned()} id={format!("dk-site-{}-{lang}", id_part(field))} of={AttrValue::from(name)}
                label={(desk(view.ui).panels.language)(lang)} value={view.site.words(field, lang)} lang={lang.clone()}
                commit={commit(view, move |site, text| site.set_words(field, &of, text))} ui={view.ui}
                is_long={matches!(field, Words::Lead | Words::Address | Words::NoteText(_))} />
        }
    };
    html! { <div class="dk-langs">{ for view.site.languages().iter().map(one) }</div> }
}

pub fn plain(view: &View, field: Plain) -> Html {
    let words = view.words();
    let value = view.site.plain(field);
    let is_address = matches!(field, Plain::Url | Plain::Link(_));
    let note = (is_address && !value.is_empty() && !is_link(&value)).then_some(words.no_address);
    html! {
        <Field id={format!("dk-site-{}", id_part(field))} label={(words.plain)(field)} is_quiet={!matches!(field, Plain::Link(_))} {value}
            note={note.map(AttrValue::from)} commit={commit(view, move |site, text| site.set_plain(field, text))} ui={view.ui} />
    }
}

fn logo(view: &View) -> Html {
    let words = view.words();
    let (link, no_picture) = (view.link.clone(), words.no_picture);
    let choose = move |event: Event| {
        let Some(chosen) = file::chosen(&event).into_iter().next() else { return };
        let link = link.clone();
        spawn_local(async move {
            let end = chosen.name().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
            match file::read(chosen).await {
                Ok(own) if PICTURES.contains(&&*end) => {
                    link.send_message(Msg::Change(Box::new(move |site| site.set_logo(&own.name, &own.bytes))));
                }
                _ => link.send_message(Msg::Trouble(no_picture.to_owned())),
            }
        });
    };
    html! {
        <div class="dk-logo">
            if let Some((path, bytes)) = view.site.logo() { <img src={super::home::data(path, bytes)} alt={words.logo} /> }
            <label class="dk-btn dk-choose">
                <input type="file" class="iv-sr" accept={PICTURES.map(|end| format!(".{end}")).join(",")} onchange={choose} />
                { words.choose_picture }
            </label>
            if !view.site.plain(Plain::Logo).is_empty() {
                <button type="button" class="dk-act is-link" onclick={view.change(SiteDraft::remove_logo)}>
                    { words.remove }<span class="iv-sr">{ format!(" {}", words.logo) }</span>
                </button>
            }
        </div>
    }
}

fn categories(view: &View) -> Html {
    let words = view.words();
    let published = || view.items.iter().filter(|item| item.is_in).filter_map(|item| item.draft());
    let found: Vec<_> = published().filter_map(|draft| draft.details.get(&Detail::Category).cloned()).collect();
    let languages = view.site.languages();
    let all = view.site.categories(&found);
    if all.is_empty() {
        return html! { <p class="dk-quiet">{ words.no_categories }</p> };
    }
    let one = |(n, texts): (usize, &interview_viewer::desk::Texts)| {
        let name = Label::of(texts, &languages).unwrap_or_default();
        let has = |own: &&interview_viewer::desk::Texts| {
            own.iter().any(|(_, text)| texts.iter().any(|(_, other)| other == text))
        };
        let up = {
            let found = found.clone();
            view.change(move |site| site.raise_category(&found, n))
        };
        html! {
            <li>
                <span>{ name.draw() }{ " " }<small>{ (words.count)(found.iter().filter(has).count()) }</small></span>
                if n > 0 {
                    <button type="button" class="dk-ico" onclick={up}>{ icon(UP) }{ hidden(view.ui, &(desk(view.ui).panels.up)(&name.quoted())) }</button>
                }
            </li>
        }
    };
    html! { <ol class="dk-order" role="list">{ for all.iter().enumerate().map(one) }</ol> }
}

fn paper(view: &View) -> Html {
    let paper = view.site.plain(Plain::Paper);
    let link = view.link.clone();
    let choose = move |event: Event| {
        let value = chosen(&event).unwrap_or_default();
        link.send_message(Msg::Change(Box::new(move |site| site.set_plain(Plain::Paper, &value))));
    };
    html! {
        <select class="dk-input" aria-label={(view.words().plain)(Plain::Paper)} onchange={choose}>
            { for [("", "A4"), ("Letter", "Letter")].into_iter().map(|(value, name)| html! {
                <option {value} selected={paper == value || paper == name}>{ name }</option>
            }) }
        </select>
    }
}

fn withheld(view: &View) -> Html {
    html! {
        <Field id="dk-site-withheld" label={view.words().withheld} is_quiet={true} value={view.site.withheld()} is_long={true}
            commit={commit(view, SiteDraft::set_withheld)} ui={view.ui} />
    }
}
