//! The people who speak: names, initials, part, order. A name that another has offers to merge the two.

use std::rc::Rc;

use web_sys::{HtmlSelectElement, MouseEvent, SubmitEvent};
use yew::prelude::*;

use interview_viewer::desk::{Command, Draft, OwnText, Refused, Speaker, Texts, shares, speaker_called};
use interview_viewer::interview::Lang;
use interview_viewer::search::slug;
use interview_viewer::words::desk::panels::People;
use interview_viewer::words::desk::{Names, desk as words_of};

use super::super::label::{self, Label};
use super::super::unfinished::use_unfinished;
use super::colours::Colours;
use super::field::{PAUSE, PAUSE_OF_NAMES};
use super::frame::Item;
use super::lacking::field_id;
use super::{Field, Forms};

const ROLES: [&str; 3] = ["interviewer", "interviewee", "interpreter"];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    /// The speaker that is open at first.
    pub chosen: Option<Rc<str>>,
}

#[component]
pub fn Speakers(Props { forms, chosen }: &Props) -> Html {
    let props = &forms.props;
    let open = use_state_eq(|| chosen.clone());
    let draft = props.work.draft();
    let shares = shares(&draft);
    let one = |(n, speaker): (usize, &Rc<Speaker>)| {
        let toggle = {
            let (open, id) = (open.clone(), speaker.id.clone());
            Callback::from(move |()| open.set((open.as_ref() != Some(&id)).then(|| id.clone())))
        };
        let shift = (!props.read_only && draft.speakers.len() > 1).then(|| {
            let (apply, speaker) = (forms.apply.clone(), speaker.id.to_string());
            Callback::from(move |up: bool| {
                let to = if up { n.saturating_sub(1) } else { n + 2 };
                apply.emit(Command::MoveSpeaker { speaker: speaker.clone(), to }).ok();
            })
        });
        let name = Label::or_id(&speaker.name, &draft.languages, &speaker.id);
        let beside = (words_of(props.ui).panels.people.share)(shares[n].turns, &shares[n].percentage());
        html! {
            <Item key={speaker.id.to_string()} id={format!("dk-speaker-{}", speaker.id)} {name} {beside}
                is_open={open.as_ref() == Some(&speaker.id)} {toggle} {shift} ui={props.ui}>
                <One forms={forms.clone()} speaker={speaker.id.clone()} share={shares[n].turns} />
            </Item>
        }
    };
    html! {
        <>
            <ol class="dk-items">{ for draft.speakers.iter().enumerate().map(one) }</ol>
            if !props.read_only { <Add forms={forms.clone()} /> }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    forms: Forms,
    speaker: Rc<str>,
    /// The number of turns.
    share: usize,
}

/// The fields of a speaker.
#[component]
fn One(OneProps { forms, speaker, share }: &OneProps) -> Html {
    // Another speaker who has the name that was typed.
    let same = use_state_eq(|| None::<Rc<str>>);
    let props = &forms.props;
    let said = &words_of(props.ui).panels;
    let draft = props.work.draft();
    let Some(own) = draft.speaker(speaker) else { return Html::default() };
    let id = speaker.to_string();
    let names = Names { draft: &draft, before: None, number: &|_| None };
    let field = |kind: OwnText, lang: &Lang| {
        let value = texts(kind, own).text(lang).to_owned();
        let pause = if kind == OwnText::Name { PAUSE_OF_NAMES } else { PAUSE };
        let commit = commit(forms, kind, speaker.clone(), lang, same.setter());
        let on_text = {
            let (work, id, same) = (props.work.clone(), speaker.clone(), same.setter());
            Callback::from(move |text: String| {
                if kind == OwnText::Name {
                    same.set(namesake(&work.draft(), &id, &text));
                }
            })
        };
        html! {
            <Field id={field_id(kind, lang)} of={AttrValue::from(said_of(kind, &said.people))} label={(said.language)(lang)} {value}
                lang={lang.clone()} {pause} is_long={kind == OwnText::About} {on_text} {commit} ui={props.ui}
                read_only={props.read_only} />
        }
    };
    let row = |kind: OwnText| {
        html! {
            <div class="dk-part">
                <h3>{ said_of(kind, &said.people) }</h3>
                <div class="dk-langs">{ for draft.languages.iter().map(|lang| field(kind, lang)) }</div>
            </div>
        }
    };
    // This is always one node. If the number of nodes changed, Yew would replace the fields, and they would lose the focus.
    let has_now = || own.name.iter().find_map(|(_, name)| namesake(&draft, speaker, name));
    let merge = (*same).clone().or_else(has_now).filter(|_| !props.read_only).map(|other| {
        let (apply, from, into) = (forms.apply.clone(), id.clone(), other.to_string());
        let onclick = move |_: MouseEvent| {
            apply.emit(Command::MergeSpeakers { from: from.clone(), into: into.clone() }).ok();
        };
        html! {
            <p class="dk-notice" role="status">
                { label::said(props.ui, &(said.people.same_name)(&names.speaker(&other))) }{ " " }
                <button type="button" {onclick}>{ (said.people.merge)(*share) }</button>
            </p>
        }
    });
    let remove = {
        let (apply, speaker) = (forms.apply.clone(), id.clone());
        move |_: MouseEvent| _ = apply.emit(Command::RemoveSpeaker { speaker: speaker.clone() })
    };
    html! {
        <>
            { row(OwnText::Name) }
            { merge.unwrap_or_default() }
            { row(OwnText::Initials) }
            <Role forms={forms.clone()} speaker={speaker.clone()} role={own.role.clone()} />
            { row(OwnText::About) }
            <Colours forms={forms.clone()} speaker={speaker.clone()} colour={own.colour.map(|colour| colour.0)} />
            if *share == 0 && !props.read_only {
                <button type="button" onclick={remove}>{ said.people.remove }</button>
            }
        </>
    }
}

fn texts(kind: OwnText, speaker: &Speaker) -> &Texts {
    match kind {
        OwnText::Name => &speaker.name,
        OwnText::Initials => &speaker.initials,
        OwnText::About => &speaker.about,
    }
}

fn said_of(kind: OwnText, words: &People) -> &'static str {
    match kind {
        OwnText::Name => words.name,
        OwnText::Initials => words.initials,
        OwnText::About => words.about,
    }
}

/// What leaving a field does. A name that another speaker has is no name for this one: the two can be merged.
fn commit(
    forms: &Forms,
    kind: OwnText,
    id: Rc<str>,
    lang: &Lang,
    same: UseStateSetter<Option<Rc<str>>>,
) -> Callback<String, Result<(), Refused>> {
    let (apply, lang, work) = (forms.apply.clone(), lang.as_str().to_owned(), forms.props.work.clone());
    Callback::from(move |text: String| {
        let (speaker, lang) = (id.to_string(), lang.clone());
        let other = (kind == OwnText::Name).then(|| namesake(&work.draft(), &id, &text)).flatten();
        if other.is_some() {
            same.set(other);
            return Err(Refused::Taken);
        }
        apply.emit(match kind {
            OwnText::Name => Command::RenameSpeaker { speaker, lang, name: text },
            OwnText::Initials => Command::Initials { speaker, lang, text },
            OwnText::About => Command::AboutSpeaker { speaker, lang, text },
        })
    })
}

/// The id of another speaker with a name.
fn namesake(draft: &Draft, id: &str, name: &str) -> Option<Rc<str>> {
    speaker_called(draft, id, name).map(|speaker| speaker.id.clone())
}

#[derive(Properties, PartialEq)]
struct RoleProps {
    forms: Forms,
    speaker: Rc<str>,
    role: Option<Rc<str>>,
}

/// The part of a speaker: one of three, or another word.
#[component]
fn Role(RoleProps { forms, speaker, role }: &RoleProps) -> Html {
    let other = use_state_eq(|| false);
    let props = &forms.props;
    let said = &words_of(props.ui).panels.people;
    let is_word = role.as_ref().is_some_and(|role| !ROLES.contains(&&**role));
    let onchange = {
        let (apply, speaker, other) = (forms.apply.clone(), speaker.to_string(), other.setter());
        move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            other.set(chosen == "other");
            if chosen != "other" {
                apply.emit(Command::Role { speaker: speaker.clone(), role: chosen }).ok();
            }
        }
    };
    let commit = {
        let (apply, speaker) = (forms.apply.clone(), speaker.to_string());
        Callback::from(move |role: String| apply.emit(Command::Role { speaker: speaker.clone(), role }))
    };
    let is_other = *other || is_word;
    let option = |value: &'static str, name: &'static str| {
        let selected = !is_other && role.as_deref().unwrap_or_default() == value;
        html! { <option {value} {selected}>{ name }</option> }
    };
    html! {
        <div class="dk-part">
            <h3><label for="dk-role">{ said.part }</label></h3>
            <select id="dk-role" {onchange} disabled={props.read_only}>
                { option("", said.no_part) }
                { option("interviewer", said.interviewer) }
                { option("interviewee", said.interviewee) }
                { option("interpreter", said.interpreter) }
                <option value="other" selected={is_other}>{ said.another_part }</option>
            </select>
            if is_other {
                <Field id="dk-role-word" label={said.another_part} value={role.clone().filter(|_| is_word).map_or(String::new(), |role| role.to_string())}
                    {commit} ui={props.ui} read_only={props.read_only} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct AddProps {
    forms: Forms,
}

#[component]
fn Add(AddProps { forms }: &AddProps) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels.people;
    let begun = use_unfinished(&props.draft, "speaker", String::new());
    let onsubmit = {
        let (apply, begun, work) = (forms.apply.clone(), begun.clone(), props.work.clone());
        let (say, refused) = (props.say.clone(), words_of(props.ui).editor.refused);
        move |event: SubmitEvent| {
            event.prevent_default();
            let name = begun.get();
            if namesake(&work.draft(), "", &name).is_some() {
                return say.emit(refused(Refused::Taken).to_owned());
            }
            let lang = work.draft().language_of(&name).to_string();
            let id = slug(&name).unwrap_or_else(|| "speaker".to_owned());
            if apply.emit(Command::AddSpeaker { id, name, lang, role: String::new() }).is_ok() {
                begun.clear();
            }
        }
    };
    html! {
        <form class="dk-add" {onsubmit}>
            <label class="iv-sr" for="dk-new-speaker">{ said.new }</label>
            <input id="dk-new-speaker" value={begun.get()} data-begun="" oninput={begun.typed(|name, text| *name = text)}
                placeholder={said.new} autocomplete="off" />
            <button type="submit">{ words_of(props.ui).editor.add }</button>
        </form>
    }
}
