//! What the site says of itself.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use interview_viewer::desk::site::{Plain, SiteDraft, Words};
use interview_viewer::desk::{Field as Detail, Refused};
use interview_viewer::interview::Lang;
use interview_viewer::markup::icon::UP;
use interview_viewer::shell::file;
use interview_viewer::site::{is_email, is_link};
use interview_viewer::words::desk::desk;

use super::super::label::{Label, hidden};
use super::super::panels::Field;
use super::super::parts::{chosen, icon, id_part};
use super::{Msg, View, lists};
use interview_viewer::words::desk::Site as SiteWords;

/// Pictures that browsers show.
const PICTURES: [&str; 6] = ["svg", "png", "jpg", "jpeg", "webp", "gif"];

pub fn section(view: &View) -> Html {
    let words = view.words();
    html! {
        <section class="dk-sec is-strong dk-details" aria-labelledby="dk-site-form">
            <header><h2 class="dk-h2" id="dk-site-form">{ words.organisation }</h2></header>
            { row(words, "name", each(view, Words::Name)) }
            { row(words, "title", each(view, Words::Title)) }
            { row(words, "lead", each(view, Words::Lead)) }
            { row(words, "logo", logo(view)) }
            { row(words, "email", plain(view, Plain::Email)) }
            { row(words, "url", plain(view, Plain::Url)) }
            { row(words, "languages", lists::languages(view)) }
            { row(words, "categories", categories(view)) }
            <details class="dk-more">
                <summary>{ words.more_fields }</summary>
                { row(words, "address", each(view, Words::Address)) }
                { row(words, "phone", plain(view, Plain::Phone)) }
                { row(words, "links", lists::links(view)) }
                { row(words, "notes", lists::notes(view)) }
                { row(words, "paper", paper(view)) }
                { row(words, "withheld", withheld(view)) }
            </details>
        </section>
    }
}

/// The name of a row, and what to put in, by its key in `site.json`.
fn row_texts(words: &SiteWords, key: &str) -> Option<(&'static str, &'static str)> {
    let of_words = |field| ((words.field)(field), (words.hint)(field));
    let of_plain = |field| ((words.plain)(field), (words.plain_hint)(field));
    Some(match key {
        "name" => of_words(Words::Name),
        "title" => of_words(Words::Title),
        "lead" => of_words(Words::Lead),
        "address" => of_words(Words::Address),
        "logo" => (words.logo, words.logo_hint),
        "email" => of_plain(Plain::Email),
        "url" => of_plain(Plain::Url),
        "phone" => ((words.plain)(Plain::Phone), ""),
        "paper" => ((words.plain)(Plain::Paper), ""),
        "languages" => (words.site_languages, words.site_languages_hint),
        "categories" => (words.categories, words.categories_hint),
        "links" => (words.links, ""),
        "notes" => (words.notes, words.notes_hint),
        "withheld" => (words.withheld, words.withheld_hint),
        _ => return None,
    })
}

/// The heading under which the value of a pointer into `site.json` is edited: its id and its name.
pub fn heading(words: &SiteWords, pointer: &str) -> Option<(String, &'static str)> {
    let key = pointer.strip_prefix("/contact").unwrap_or(pointer).split('/').nth(1).unwrap_or_default();
    match key {
        "interviews" => Some(("dk-site-interviews".to_owned(), words.interviews)),
        key => row_texts(words, key).map(|(name, _)| (format!("dk-site-row-{key}"), name)),
    }
}

fn row(words: &SiteWords, key: &str, fields: Html) -> Html {
    let id = format!("dk-site-row-{key}");
    let (name, hint) = row_texts(words, key).unwrap_or_default();
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
    // What the build would report.
    let note = match field {
        _ if value.is_empty() => None,
        Plain::Url | Plain::Link(_) => (!is_link(&value)).then_some(words.no_address),
        Plain::Email => (!is_email(&value)).then_some(words.no_email),
        Plain::Phone | Plain::Paper | Plain::Logo => None,
    };
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
