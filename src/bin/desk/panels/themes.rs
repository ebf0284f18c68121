//! The themes: names, what belongs to each, order, merging, and code books.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlSelectElement, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::{Command, Line, NewTheme, OwnText, Refused, Strips, Theme, theme_called};
use interview_viewer::import;
use interview_viewer::interview::Lang;
use interview_viewer::search::slug;
use interview_viewer::shell::file;
use interview_viewer::shell::own::Own;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::{self, Label};
use super::super::parts::use_latest;
use super::super::reading;
use super::frame::Item;
use super::lacking::field_id;
use super::strip::{Strip, Where, described};
use super::{AddTheme, Field, FormProps, Forms, Panel};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    /// The theme that is open at first.
    pub chosen: Option<Rc<str>>,
}

#[component]
pub fn Themes(Props { forms, chosen }: &Props) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels;
    let open = use_state_eq(|| chosen.clone());
    let draft = props.work.draft();
    let count = draft.themes.len();
    let strips = Strips::of(&draft);
    let line = &strips.line;
    let pick = {
        let (go, line) = (forms.go.clone(), line.clone());
        use_latest(Callback::from(move |position| line.place(position).into_iter().for_each(|at| go.emit(at))))
    };
    let one = |(n, theme): (usize, &Rc<Theme>)| {
        let toggle = {
            let (open, id) = (open.clone(), theme.id.clone());
            Callback::from(move |()| open.set((open.as_ref() != Some(&id)).then(|| id.clone())))
        };
        let name = Label::or_id(&theme.label, &draft.languages, &theme.id);
        let shift = (!props.read_only && count > 1).then(|| {
            let (apply, theme, say, name) =
                (forms.apply.clone(), theme.id.to_string(), props.say.clone(), name.clone());
            Callback::from(move |up: bool| {
                let to = if up { n.saturating_sub(1) } else { n + 2 };
                let is_moved = (if up { n > 0 } else { n + 1 < count })
                    && apply.emit(Command::MoveTheme { theme: theme.clone(), to }).is_ok();
                let now = match (is_moved, up) {
                    (true, true) => n,
                    (true, false) => n + 2,
                    (false, _) => n + 1,
                };
                say.emit((said.placed)(&name.quoted(), now, count));
            })
        });
        let passages = strips.theme(&theme.id);
        let (line, pick) = (line.clone(), pick.clone());
        let under = (!passages.is_empty()).then(|| {
            let label = described(forms, &draft, &line, &passages);
            html! { <Strip line={line.clone()} passages={passages.clone()} {label} {pick} /> }
        });
        html! {
            <Item key={theme.id.to_string()} id={format!("dk-theme-{}", theme.id)} {name}
                beside={(said.themes.passages)(passages.len())} is_open={open.as_ref() == Some(&theme.id)} {toggle} {shift}
                under={under.unwrap_or_default()} ui={props.ui}>
                <One forms={forms.clone()} theme={theme.clone()} {line} {passages} />
            </Item>
        }
    };
    html! {
        <>
            if draft.themes.is_empty() { <p>{ said.themes.none }</p> }
            <ol class="dk-items">{ for draft.themes.iter().enumerate().map(one) }</ol>
            if !props.read_only { <AddTheme id="dk-add-theme" forms={forms.clone()} /> }
            if !props.read_only { <CodeBook forms={forms.clone()} /> }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OneProps {
    forms: Forms,
    theme: Rc<Theme>,
    line: Rc<Line>,
    passages: Rc<[usize]>,
}

/// The fields of a theme.
#[component]
fn One(OneProps { forms, theme, line, passages }: &OneProps) -> Html {
    let props = &forms.props;
    let said = &words_of(props.ui).panels;
    let draft = props.work.draft();
    let into = use_node_ref();
    // Another theme that has the name that was typed.
    let same = use_state_eq(|| None::<Rc<str>>);
    let field = |lang: &Lang, is_name: bool| {
        let (apply, theme_id, tag) = (forms.apply.clone(), theme.id.to_string(), lang.as_str().to_owned());
        let (work, same) = (props.work.clone(), same.setter());
        let commit = Callback::from(move |text: String| {
            let (theme, lang) = (theme_id.clone(), tag.clone());
            if is_name {
                let other = theme_called(&work.draft(), &theme, &text).map(|other| other.id.clone());
                same.set(other.clone());
                if other.is_some() {
                    return Err(Refused::Taken);
                }
            }
            apply.emit(match is_name {
                true => Command::RenameTheme { theme, lang, label: text },
                false => Command::DescribeTheme { theme, lang, text },
            })
        });
        let (kind, texts, of) = match is_name {
            true => (OwnText::Name, &theme.label, said.people.name),
            false => (OwnText::About, &theme.about, said.themes.about),
        };
        html! {
            <Field id={field_id(kind, lang)} of={AttrValue::from(of)} label={(said.language)(lang)} value={texts.text(lang).to_owned()}
                lang={lang.clone()} is_long={!is_name} {commit} ui={props.ui} read_only={props.read_only} />
        }
    };
    let remove = {
        let (apply, theme) = (forms.apply.clone(), theme.id.to_string());
        move |_: MouseEvent| _ = apply.emit(Command::RemoveTheme { theme: theme.clone() })
    };
    let merge = {
        let (apply, from, chosen) = (forms.apply.clone(), theme.id.to_string(), into.clone());
        move |_: MouseEvent| {
            let Some(chosen) = chosen.cast::<HtmlSelectElement>() else { return };
            apply.emit(Command::MergeThemes { from: from.clone(), into: chosen.value() }).ok();
        }
    };
    let mut now = theme.label.iter().filter_map(|(_, name)| theme_called(&draft, &theme.id, name));
    let other = same.as_ref().and_then(|other| draft.theme(other)).or_else(|| now.next());
    let one_of_both = other.filter(|_| !props.read_only).map(|other| {
        let (apply, from, into) = (forms.apply.clone(), theme.id.to_string(), other.id.to_string());
        let onclick = move |_: MouseEvent| {
            apply.emit(Command::MergeThemes { from: from.clone(), into: into.clone() }).ok();
        };
        let name = Label::or_id(&other.label, &draft.languages, &other.id).quoted();
        html! {
            <p class="dk-notice" role="status">
                { label::said(props.ui, &(said.themes.same_name)(&name)) }{ " " }
                <button type="button" {onclick}>{ (said.themes.merge)(passages.len()) }</button>
            </p>
        }
    });
    let others = draft.themes.iter().filter(|other| other.id != theme.id).map(|other| {
        let (lang, name) = other.label.pick(&draft.languages).unzip();
        let lang = lang.map(|lang| lang.attribute().to_owned());
        html! { <option value={other.id.to_string()} {lang}>{ name.unwrap_or(&other.id).to_string() }</option> }
    });
    html! {
        <>
            if !passages.is_empty() { <Where forms={forms.clone()} line={line.clone()} passages={passages.clone()} /> }
            <div class="dk-part"><h3>{ said.people.name }</h3><div class="dk-langs">
                { for draft.languages.iter().map(|lang| field(lang, true)) }
            </div></div>
            { one_of_both.unwrap_or_default() }
            <div class="dk-part"><h3>{ said.themes.about }</h3><div class="dk-langs">
                { for draft.languages.iter().map(|lang| field(lang, false)) }
            </div></div>
            if !props.read_only {
                if draft.themes.len() > 1 {
                    <div class="dk-part dk-merge">
                        <h3><label for="dk-merge-into">{ said.themes.merge_into }</label></h3>
                        <select id="dk-merge-into" ref={into}>
                            { for others }
                        </select>
                        <button type="button" onclick={merge}>{ (said.themes.merge)(passages.len()) }</button>
                    </div>
                }
                <button type="button" onclick={remove}>{ (said.themes.remove)(passages.len()) }</button>
            }
        </>
    }
}

/// Takes the themes of code books: tables, workbooks, or files of a program for qualitative analysis.
#[component]
fn CodeBook(FormProps { forms }: &FormProps) -> Html {
    let said = &words_of(forms.props.ui).panels.themes;
    let result = use_state_eq(|| None::<AttrValue>);
    let onchange = {
        let (forms, result) = (forms.clone(), result.setter());
        move |event: Event| {
            for one in file::chosen(&event) {
                let (forms, result) = (forms.clone(), result.clone());
                spawn_local(async move { result.set(Some(take_code_book(&forms, one).await.into())) });
            }
        }
    };
    html! {
        <div class="dk-part">
            <label class="dk-btn dk-choose">
                <input type="file" class="iv-sr" multiple=true {onchange} accept=".csv,.tsv,.txt,.xlsx,.qdc,.xml" />
                { said.code_book }
            </label>
            <p class="dk-hint">{ said.code_book_more }</p>
            <p role="status">{ (*result).clone() }</p>
        </div>
    }
}

/// Adds the themes of a code book, and returns a sentence on what became of it.
async fn take_code_book(forms: &Forms, one: web_sys::File) -> String {
    let said = &words_of(forms.props.ui).panels.themes;
    match file::read(one).await {
        Ok(own) => taken(forms, &own),
        Err(name) => (said.unread)(&name),
    }
}

fn taken(forms: &Forms, own: &Own) -> String {
    let said = &words_of(forms.props.ui).panels.themes;
    let themes = import::code_book(&own.bytes).map(|themes| themes.iter().map(new).collect::<Vec<_>>());
    let Some(themes) = themes.filter(|themes| !themes.is_empty()) else { return (said.no_code_book)(&own.name) };
    let work = &forms.props.work;
    let (before, all) = (work.draft().themes.len(), themes.len());
    // A code book has one language.
    let lang = work.draft().language_of(&themes[0].label).as_str().to_owned();
    forms.apply.emit(Command::AddThemes { themes, lang }).ok();
    (said.added)(work.draft().themes.len().saturating_sub(before), all)
}

/// Adds the themes of a code book that was dropped, says what became of it, and shows the themes.
pub fn drop_code_book(forms: &Forms, one: web_sys::File) {
    let forms = forms.clone();
    spawn_local(async move {
        let said = take_code_book(&forms, one).await;
        forms.open.emit(Some(Panel::Themes(None)));
        forms.props.say.emit(said);
    });
}

/// Adds the themes of a file that was dropped if its words are those of a code book; otherwise hands it on.
pub fn drop_file(forms: &Forms, one: web_sys::File, otherwise: Callback<web_sys::File>) {
    let forms = forms.clone();
    spawn_local(async move {
        match file::read(one.clone()).await {
            Ok(own) if reading::is_code_book(&own) || is_table_of_codes(&own) => {
                let said = taken(&forms, &own);
                forms.open.emit(Some(Panel::Themes(None)));
                forms.props.say.emit(said);
            }
            _ => otherwise.emit(one),
        }
    });
}

/// Whether a file is a table with the columns of a code book, whatever its name.
fn is_table_of_codes(own: &Own) -> bool {
    let name = own.name.to_lowercase();
    let is_table = [".csv", ".tsv"].iter().any(|end| name.ends_with(end));
    is_table && import::code_book(&own.bytes).is_some_and(|themes| !themes.is_empty())
}

/// Whether a file that is dropped is a code book: by its name, or because the themes are open.
pub fn is_code_book(name: &str, panel: Option<&Panel>) -> bool {
    let name = name.to_lowercase();
    let has = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    has(&[".qdc"]) || matches!(panel, Some(Panel::Themes(_))) && has(&[".csv", ".tsv", ".txt", ".xlsx", ".xml"])
}

fn new(theme: &import::Theme) -> NewTheme {
    let label = theme.label.clone().unwrap_or_else(|| theme.id.to_string());
    let id = slug(&theme.id).or_else(|| slug(&label)).unwrap_or_else(|| "theme".to_owned());
    NewTheme { id, label, about: theme.about.clone().unwrap_or_default() }
}
