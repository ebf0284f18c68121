//! What the interview says about itself: one row a field, its languages side by side; and the languages of the text.

use std::rc::Rc;

use web_sys::{MouseEvent, SubmitEvent};
use yew::prelude::*;

use interview_viewer::desk::{Command, Draft, Field as Detail, InLanguage, PlainField, Refused, Speaker};
use interview_viewer::interview::{Date, Lang};
use interview_viewer::shell::scroll_to::keep_in_sight;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::{desk as words_of, language_of};
use interview_viewer::words::words;

use super::super::head;
use super::super::label::Label;
use super::super::parts::{element, field_of, focused, id_part};
use super::super::unfinished::use_unfinished;
use super::{Field, FormProps, Forms};

/// A row of the form: a field for each language, or one field for all languages.
#[derive(Clone, Copy)]
enum Row {
    Each(Detail),
    Plain(PlainField),
    Date,
    /// Who speaks, which is edited elsewhere.
    Speakers,
}

const ROWS: [Row; 13] = [
    Row::Each(Detail::Title),
    Row::Each(Detail::Summary),
    Row::Date,
    Row::Each(Detail::Place),
    Row::Speakers,
    Row::Each(Detail::Category),
    Row::Each(Detail::SourceName),
    Row::Plain(PlainField::SourceUrl),
    Row::Plain(PlainField::SourcePages),
    Row::Each(Detail::Translator),
    Row::Each(Detail::Holder),
    Row::Plain(PlainField::Licence),
    Row::Plain(PlainField::Id),
];

/// Whether a citation needs it.
fn is_needed(row: Row) -> bool {
    match row {
        Row::Each(field) => field.is_needed(),
        Row::Date => Detail::Date.is_needed(),
        Row::Speakers => true,
        Row::Plain(_) => false,
    }
}

#[component]
pub fn Details(FormProps { forms }: &FormProps) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.details;
    let draft = props.work.draft();
    {
        let (say, no_detail) = (props.say.clone(), words_of(props.ui).editor.no_detail_there);
        use_effect_with(props.place.clone(), move |place| {
            if place.as_ref().is_some_and(|place| !focus(place)) {
                head::begin_page();
                say.emit(no_detail.to_owned());
            }
        });
    }
    html! {
        <section class="dk-details" aria-label={words_of(props.ui).editor.details}>
            { for ROWS.iter().map(|row| drawn(forms, &draft, *row)) }
            <div class="dk-detail" role="group" aria-labelledby="dk-detail-languages">
                <div><h2 id="dk-detail-languages">{ said.languages }</h2><p>{ said.languages_about }</p></div>
                <Languages forms={forms.clone()} />
            </div>
        </section>
    }
}

/// The place of a detail in an address, or of its field in a language.
pub fn place(field: Detail, lang: Option<&Lang>) -> String {
    lang.map_or_else(|| id_part(field), |lang| format!("{}-{lang}", id_part(field)))
}

/// Gives the focus to a [`place`]. Returns whether there is one.
pub fn focus(place: &str) -> bool {
    let first = element(&format!("dk-detail-{place}")).and_then(|name| field_of(&name));
    let Some(field) = first.or_else(|| element(&format!("dk-{place}"))) else { return false };
    field.focus().ok();
    field.scroll_into_view();
    true
}

fn drawn(forms: &Forms, draft: &Draft, row: Row) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.details;
    let (name, example, key) = match row {
        Row::Each(field) => ((said.field)(field), (said.example)(field), format!("dk-detail-{}", id_part(field))),
        Row::Plain(field) => {
            ((said.plain)(field), (said.plain_example)(field), format!("dk-detail-{}", id_part(field)))
        }
        Row::Date => ((said.field)(Detail::Date), (said.example)(Detail::Date), "dk-detail-date".to_owned()),
        Row::Speakers => (said.who_speaks, "", "dk-detail-speakers".to_owned()),
    };
    let fields = match row {
        Row::Each(field) => each(forms, draft, field, name),
        Row::Plain(field) => {
            let note = (field == PlainField::Id).then_some(said.address_stays);
            plain(forms, draft, field, name, true, note.map(AttrValue::from))
        }
        Row::Date => date(forms, draft, name),
        Row::Speakers => html! { <p class="dk-names">{ speakers(draft, props.ui) }</p> },
    };
    html! {
        <div class="dk-detail" role="group" aria-labelledby={key.clone()} key={key.clone()}>
            <div>
                <h2 id={key}>{ name }</h2>
                if is_needed(row) { <p class="is-needed">{ said.needed }</p> }
                if !example.is_empty() { <p>{ (said.for_example)(example) }</p> }
            </div>
            { fields }
        </div>
    }
}

/// A field in each language of the text.
fn each(forms: &Forms, draft: &Draft, field: Detail, name: &'static str) -> Html {
    let props = &forms.props;
    let one = |lang: &Lang| {
        let (apply, tag) = (forms.apply.clone(), lang.as_str().to_owned());
        let commit = Callback::from(move |text: String| apply.emit(Command::Detail { field, lang: tag.clone(), text }));
        let value = draft.details.get(&field).map_or("", |texts| texts.text(lang)).to_owned();
        html! {
            <Field key={lang.as_str().to_owned()} id={format!("dk-{}", place(field, Some(lang)))} of={AttrValue::from(name)}
                label={(words_of(props.ui).panels.language)(lang)} {value} lang={lang.clone()} {commit} ui={props.ui}
                is_long={field == Detail::Summary} read_only={props.read_only} />
        }
    };
    html! { <div class="dk-langs">{ for draft.languages.iter().map(one) }</div> }
}

fn plain(
    forms: &Forms,
    draft: &Draft,
    field: PlainField,
    name: &'static str,
    is_quiet: bool,
    note: Option<AttrValue>,
) -> Html {
    let apply = forms.apply.clone();
    let commit = Callback::from(move |text: String| match field == PlainField::Id && !is_address(text.trim()) {
        true => Err(Refused::NoAddress),
        false => apply.emit(Command::Plain { field, text }),
    });
    let value = draft.plain.get(&field).map_or("", |text| text).to_owned();
    html! {
        <Field id={format!("dk-{}", id_part(field))} label={name} {is_quiet} {value} {commit} {note} ui={forms.props.ui}
            read_only={forms.props.read_only} />
    }
}

/// Whether a name needs no encoding in an address.
fn is_address(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// A date that archives write, or else words in each language.
fn date(forms: &Forms, draft: &Draft, name: &'static str) -> Html {
    let said = &words_of(forms.props.ui).panels.details;
    let written = draft.plain.get(&PlainField::Date);
    let note = written.map(|written| understood(forms.props.ui, &Date::of_text(written, &draft.languages)));
    html! {
        <div>
            { plain(forms, draft, PlainField::Date, said.date, false, note.map(AttrValue::from)) }
            <p class="dk-or">{ said.date_in_words }</p>
            { each(forms, draft, Detail::Date, name) }
        </div>
    }
}

/// How readers see a date, and whether it can be sorted.
fn understood(ui: Ui, date: &Date) -> String {
    let said = &words_of(ui).panels.details;
    match date.is_understood() {
        true => (said.date_read)(&(words(ui).date)(date)),
        false => said.date_not_read.to_owned(),
    }
}

fn speakers(draft: &Draft, ui: Ui) -> Html {
    let comma = words_of(ui).panels.comma;
    let one = |(n, speaker): (usize, &Rc<Speaker>)| {
        let name = Label::or_id(&speaker.name, &draft.languages, &speaker.id);
        html! { <>if n > 0 { { comma } }{ name.draw() }</> }
    };
    html! { { for draft.speakers.iter().enumerate().map(one) } }
}

/// The languages of the text: each can be corrected or made the original, and one more can be added.
#[component]
fn Languages(FormProps { forms }: &FormProps) -> Html {
    let props = &forms.props;
    let begun = use_unfinished(&props.draft, "language", String::new());
    let refused = use_state_eq(|| None::<Refused>);
    let said = &words_of(props.ui).panels;
    let add = {
        let (apply, begun, refused) = (forms.apply.clone(), begun.clone(), refused.setter());
        move |event: SubmitEvent| {
            event.prevent_default();
            let named = language_of(&begun.get()).ok_or(Refused::NoLanguage);
            let done = named.and_then(|lang| apply.emit(Command::AddLanguage { lang: lang.as_str().to_owned() }));
            if done.is_ok() {
                begun.clear();
            }
            refused.set(done.err());
        }
    };
    let draft = props.work.draft();
    {
        // The fields of a language that comes or goes move what has the focus.
        let is_first = use_mut_ref(|| true);
        use_effect_with(draft.languages.len(), move |_| {
            if !is_first.replace(false) {
                focused().iter().for_each(keep_in_sight);
            }
        });
    }
    let why = refused.map(words_of(props.ui).editor.refused);
    html! {
        <div>
            <ul class="dk-languages">{ for draft.languages.iter().enumerate().map(|(n, lang)| language(forms, &draft, n, lang)) }</ul>
            if !props.read_only {
                <form class="dk-add" onsubmit={add}>
                    <label class="iv-sr" for="dk-new-language">{ said.details.add_language }</label>
                    <input id="dk-new-language" value={begun.get()} data-begun="" oninput={begun.typed(|name, text| *name = text)} list="dk-tags" placeholder="zh-Hans" autocomplete="off"
                        aria-invalid={why.map(|_| "true")} aria-describedby={why.map(|_| "dk-new-language-note")} />
                    <datalist id="dk-tags">
                        { for ["en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "es"].iter().filter_map(|tag| {
                            let lang = Lang::parse(tag)?;
                            Some(html! { <option value={*tag}>{ (said.language)(&lang) }</option> })
                        }) }
                    </datalist>
                    <button type="submit">{ said.details.add_language }</button>
                </form>
                if let Some(why) = why { <p id="dk-new-language-note" class="is-wrong" role="alert">{ why }</p> }
            }
        </div>
    }
}

fn language(forms: &Forms, draft: &Draft, n: usize, lang: &Lang) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels;
    let from = lang.as_str().to_owned();
    let commit = {
        let (forms, from) = (forms.clone(), from.clone());
        Callback::from(move |to: String| {
            let to = language_of(&to).ok_or_else(|| forms.refuse(Refused::NoLanguage))?;
            forms.apply.emit(Command::RenameLanguage { from: from.clone(), to: to.as_str().to_owned() })
        })
    };
    let make = {
        let (apply, lang) = (forms.apply.clone(), from.clone());
        move |_: MouseEvent| _ = apply.emit(Command::Original { lang: lang.clone() })
    };
    let remove = {
        let (apply, lang) = (forms.apply.clone(), from.clone());
        move |_: MouseEvent| _ = apply.emit(Command::RemoveLanguage { lang: lang.clone() })
    };
    html! {
        <li key={n}>
            <Field id={format!("dk-language-{n}")} label={(said.language)(lang)} value={from} {commit} waits={true}
                ui={props.ui} read_only={props.read_only} />
            if n == 0 {
                <b>{ said.details.original }</b>
            } else if !props.read_only {
                <button type="button" onclick={make}>{ said.details.make_original }</button>
                <button type="button" onclick={remove}>{ (said.details.remove_language)(InLanguage::of(draft, lang)) }</button>
            }
        </li>
    }
}
