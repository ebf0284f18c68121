//! The speakers, each with name and part as fields.

use yew::prelude::*;

use interview_viewer::desk::{Command, Draft, Refused, Share, Speaker, shares};
use interview_viewer::import::What;
use interview_viewer::words::desk::{Frame, desk};
use interview_viewer::words::imported;

use super::super::label::{Label, said};
use super::super::panels::{Field, PAUSE_OF_NAMES};
use super::super::parts::chosen;
use super::UnderstoodProps;

#[derive(Properties, PartialEq)]
pub struct SpeakersProps {
    pub page: UnderstoodProps,
    pub act: Callback<Command>,
    /// Changes with the draft.
    pub version: usize,
}

const ROLES: [&str; 3] = ["interviewee", "interviewer", "interpreter"];

fn role_name<'a>(words: &Frame, role: &'a str) -> &'a str
where
    'static: 'a,
{
    match role {
        "interviewee" => words.is_interviewed,
        "interviewer" => words.asks,
        "interpreter" => words.interprets,
        "" => words.someone_else,
        other => other,
    }
}

#[component]
pub fn Speakers(props: &SpeakersProps) -> Html {
    let page = &props.page;
    let (words, draft) = (&desk(page.ui).frame, page.work.draft());
    if draft.speakers.is_empty() {
        return html! {
            <section class="dk-sec" aria-labelledby="dk-speakers">
                <header><h2 class="dk-h2" id="dk-speakers">{ words.speakers }</h2></header>
                <p class="dk-quiet">{ words.nobody_speaks }</p>
            </section>
        };
    }
    let shares = shares(&draft);
    html! {
        <section class="dk-sec" aria-labelledby="dk-speakers">
            <header>
                <h2 class="dk-h2" id="dk-speakers">{ words.speakers }</h2>
                <span class="dk-small">{ words.also_later }</span>
            </header>
            <table class="dk-table dk-stack dk-speakers">
                <thead><tr>
                    <th scope="col">{ words.in_the_file }</th><th scope="col">{ words.name }</th><th scope="col">{ words.part }</th>
                    <th scope="col" class="is-n">{ words.turns_name }</th><th scope="col" class="is-n">{ words.share }</th>
                </tr></thead>
                <tbody>{ for draft.speakers.iter().map(|speaker| row(props, &draft, speaker, &shares)) }</tbody>
            </table>
        </section>
    }
}

/// Returns the name that the file gives a speaker, or the present name if that one must not be published.
fn label(props: &SpeakersProps, draft: &Draft, speaker: &Speaker) -> Label {
    let journal = props.page.work.journal();
    let opened = journal.opened();
    let veil = props.page.veil();
    let own = opened.speaker(&speaker.id).and_then(|own| Label::of(&own.name, &opened.languages));
    let shown = own.filter(|label| veil.over(&label.text) == *label.text);
    shown.unwrap_or_else(|| Label::or_id(&speaker.name, &draft.languages, &speaker.id))
}

fn row(props: &SpeakersProps, draft: &Draft, speaker: &Speaker, shares: &[Share]) -> Html {
    let (page, words) = (&props.page, &desk(props.page.ui).frame);
    let (label, id) = (label(props, draft, speaker), speaker.id.to_string());
    let (name_id, part_id) = (format!("dk-name-of-{id}"), format!("dk-part-of-{id}"));
    let (lang, name) = match speaker.name.pick(&draft.languages) {
        Some((lang, name)) => (lang.clone(), name.to_string()),
        None => (draft.original().clone(), String::new()),
    };
    let share = shares.iter().find(|share| share.speaker == speaker.id);
    let rename = {
        let (act, id, lang) = (props.act.clone(), id.clone(), lang.clone());
        Callback::from(move |name: String| {
            if name.trim().is_empty() {
                return Err(Refused::Invalid);
            }
            act.emit(Command::RenameSpeaker { speaker: id.clone(), lang: lang.to_string(), name });
            Ok(())
        })
    };
    let give_role = {
        let (act, id) = (props.act.clone(), id.clone());
        move |event: Event| {
            act.emit(Command::Role { speaker: id.clone(), role: chosen(&event).unwrap_or_default() });
        }
    };
    let role = speaker.role.as_deref().unwrap_or_default();
    let others = ["", role];
    let roles = ROLES.iter().copied().chain(others.into_iter().filter(|other| !ROLES.contains(other)));
    let mut roles: Vec<&str> = roles.collect();
    roles.dedup();
    let disabled = page.read_only;
    html! {
        <>
            <tr key={id.clone()}>
                <td data-l={words.in_the_file}><code>{ label.draw() }</code></td>
                <td data-l={words.name}><Field id={name_id} label={(words.name_of)(&label.quoted())} is_quiet={true} value={name.clone()} {lang} commit={rename} pause={PAUSE_OF_NAMES} ui={page.ui} read_only={disabled} /></td>
                <td data-l={words.part}><label class="iv-sr" for={part_id.clone()}>{ said(page.ui, &(words.part_of)(&label.quoted())) }</label><select id={part_id} class="dk-input" onchange={give_role} {disabled}>
                    { for roles.into_iter().map(|one| html! {
                        <option value={one.to_owned()} selected={one == role}>{ role_name(words, one).to_owned() }</option>
                    }) }
                </select></td>
                <td data-l={words.turns_name} class="is-n">{ share.map_or(0, |share| share.turns) }</td>
                <td data-l={words.share} class="is-n">{ share.map(Share::percentage) }</td>
            </tr>
            { hint(props, draft, speaker, &name) }
        </>
    }
}

/// Why the speaker has the part, and whether somebody else has the same name.
fn hint(props: &SpeakersProps, draft: &Draft, speaker: &Speaker, name: &str) -> Html {
    let (page, words) = (&props.page, &desk(props.page.ui).frame);
    let namesake = draft.speakers.iter().find(|other| {
        let own = other.name.best(&draft.languages);
        other.id != speaker.id && own.is_some_and(|own| !name.trim().is_empty() && own.trim() == name.trim())
    });
    if let Some(other) = namesake {
        let merge = {
            let (act, from, into) = (props.act.clone(), speaker.id.to_string(), other.id.to_string());
            move |_: MouseEvent| act.emit(Command::MergeSpeakers { from: from.clone(), into: into.clone() })
        };
        return html! {
            <tr key={format!("{} again", speaker.id)} class="dk-hintrow"><td></td><td colspan="4">
                <span class="dk-flag">{ words.same_name }</span>{ " " }
                <button type="button" class="dk-act is-main" onclick={merge} disabled={page.read_only}>{ words.merge }</button>
            </td></tr>
        };
    }
    let account = page.account();
    let opened = account.opened.as_ref().and_then(|opened| opened.speaker(&speaker.id));
    // The reason is one for the part that was found.
    let is_found = opened.is_none_or(|own| own.role == speaker.role);
    let why = account.findings.iter().find(|finding| match &finding.note.what {
        What::Role(own, ..) => is_found && (**own == *speaker.id || **own == *name),
        _ => false,
    });
    let Some(finding) = why else { return html! {} };
    html! {
        <tr key={format!("{} why", speaker.id)} class="dk-hintrow"><td></td><td colspan="4">
            <span class="dk-hint">{ said(page.ui, &page.veil().over(&imported::finding(page.ui, &finding.note.what))) }</span>
        </td></tr>
    }
}
