//! A passage under edit: its words, its translation, and what it carries.

use std::collections::HashMap;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, Selection};
use yew::prelude::*;

use interview_viewer::desk::editor::{Action, Field};
use interview_viewer::desk::{self, At, Draft, Standing};
use interview_viewer::interview::{self, Lang, MarkKind, Paragraph, ParagraphKind};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::{Label, attribute};
use super::Shown;
use super::field::PassageField;
use super::focus::row_id;
use super::pair::{self, Pair, PairTools};
use super::turn_head::{self, Head};

/// What a passage shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub at: At,
    /// The address.
    pub key: Rc<str>,
    /// The number that readers see.
    pub number: Rc<str>,
    /// At the start of a turn.
    pub head: Option<Head>,
    pub is_question: bool,
    pub passage: Rc<desk::Passage>,
    pub lang: Lang,
    /// The language beside it.
    pub other: Option<Lang>,
    pub themes: Vec<Label>,
    pub is_in_hand: bool,
    pub is_selected: bool,
    pub is_painted: bool,
    pub field: Option<Field>,
    /// Changes when the words of the open field change from outside.
    pub version: Option<usize>,
    /// The words as they were opened, if the passage is in hand.
    pub opened: Option<Rc<str>>,
    /// The number of the passage before, if this one is in hand.
    pub before: Option<Rc<str>>,
    /// In the translation view.
    pub pair: Option<Pair>,
}

/// The labels of themes, by their ids.
pub struct Labels(HashMap<Rc<str>, Label>);

pub fn labels(draft: &Draft) -> Labels {
    let label = |theme: &Rc<desk::Theme>| (theme.id.clone(), Label::or_id(&theme.label, &draft.languages, &theme.id));
    Labels(draft.themes.iter().map(label).collect())
}

impl Labels {
    pub fn of(&self, passage: &desk::Passage) -> Vec<Label> {
        let label = |theme: &Rc<str>| self.0.get(theme).cloned().unwrap_or_else(|| Label::guessed(theme.clone()));
        passage.themes.iter().map(label).collect()
    }
}

/// A click on a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Click {
    pub at: At,
    /// With Shift: selects.
    pub extends: bool,
    /// On its words in a language, at an offset in bytes: opens the field there.
    pub words: Option<(Lang, usize)>,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub row: Rc<Row>,
    pub act: Callback<Action>,
    pub take: Callback<Click>,
    /// Opens something below the passage.
    pub show: Callback<Shown>,
    pub ui: Ui,
    pub read_only: bool,
    pub across: bool,
}

#[component]
pub fn Passage(props: &Props) -> Html {
    let Row { at, is_question, is_in_hand, is_selected, is_painted, .. } = *props.row;
    let row = &props.row;
    let onclick = {
        let (take, row) = (props.take.clone(), row.clone());
        move |event: MouseEvent| {
            let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
            let selects = selection.as_ref().is_some_and(|selection| !selection.is_collapsed());
            if row_was_clicked(&event) && (!selects || event.shift_key()) {
                let words = clicked_words(&row, &event, selection);
                take.emit(Click { at, extends: event.shift_key(), words });
            }
        }
    };
    let class = classes!(
        "dk-row",
        is_question.then_some("is-question"),
        is_in_hand.then_some("is-in-hand"),
        is_selected.then_some("is-selected"),
        is_painted.then_some("is-painted"),
        row.field.is_some().then_some("is-open"),
        row.pair.as_ref().is_some_and(|pair| pair.is_moving).then_some("is-moving"),
    );
    let current = is_in_hand.then_some("true");
    // A row is named by its number, who speaks, and its themes.
    let id = row_id(at);
    let named = format!("{id}-number {} {id}-themes", turn_head::id(at.turn));
    html! {
        <>
            { row.head.as_ref().map(|head| draw_head(head, props)) }
            <div id={id.clone()} {class} role="group" aria-labelledby={named} tabindex={if is_in_hand { "0" } else { "-1" }}
                aria-current={current} {onclick}>
                <span id={format!("{id}-number")} class="dk-number">
                    { &*row.number }
                    { row.pair.as_ref().map(|pair| pair::sign(props.ui, pair.standing)) }
                </span>
                { column(props, &row.lang) }
                { row.other.as_ref().map(|other| column(props, other)) }
                { row.pair.as_ref().map(|pair| {
                    let may_act = is_in_hand && !props.read_only;
                    pair::notice(props.ui, pair, (&row.lang, row.passage.texts.text(&row.lang)), may_act, &props.act)
                }) }
                if is_in_hand && row.field.is_none() && !props.read_only { { tools(props) } }
                if row.other.is_none() {
                    <p id={format!("{id}-themes")} class="dk-margin">
                        { for row.themes.iter().map(Label::draw) }
                    </p>
                }
            </div>
        </>
    }
}

fn draw_head(head: &Head, props: &Props) -> Html {
    let (take, show, at) = (props.take.clone(), props.show.clone(), props.row.at);
    let open = Callback::from(move |_: MouseEvent| {
        take.emit(Click { at, extends: false, words: None });
        show.emit(Shown::Heading);
    });
    head.draw(props.ui, at.turn, open)
}

/// The language of the words or the gap that were clicked, and the offset of the caret that the click has set.
fn clicked_words(row: &Row, event: &MouseEvent, selection: Option<Selection>) -> Option<(Lang, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let column = target.closest("[data-lang]").ok()??;
    let tag = column.get_attribute("data-lang")?;
    let lang = [Some(&row.lang), row.other.as_ref()].into_iter().flatten().find(|lang| lang.as_str() == tag)?;
    let text = row.passage.texts.text(lang);
    let before = selection.and_then(|selection| {
        let before = selection.get_range_at(0).ok()?.clone_range();
        before.set_start(&column, 0).ok()?;
        Some(String::from(before.to_string()))
    });
    Some((lang.clone(), before.map_or(text.len(), |before| source_offset(text, &before))))
}

/// The offset in a source of the end of its words, as they are drawn: without mark-up and line breaks.
fn source_offset(source: &str, drawn: &str) -> usize {
    let mut rest = source.char_indices();
    let mut end = 0;
    for c in drawn.chars() {
        match rest.by_ref().find(|(_, own)| *own == c) {
            Some((at, own)) => end = at + own.len_utf8(),
            None => return source.len(),
        }
    }
    end
}

/// Whether a click was on the passage itself, and not on a field or a button in it.
fn row_was_clicked(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(".dk-field, a, button").ok().flatten().is_none())
}

/// What can be done with the passage in hand, for those who use no keys.
fn tools(props: &Props) -> Html {
    let words = &words_of(props.ui).editor;
    let tool = |name: &'static str, key: &'static str, action: Action| {
        let act = props.act.clone();
        html! { <button type="button" onclick={move |_: MouseEvent| act.emit(action.clone())}>{ name }<kbd>{ key }</kbd></button> }
    };
    let tools = match &props.row.pair {
        Some(pair) => html! {
            <PairTools ui={props.ui} act={props.act.clone()} show={props.show.clone()} moving={pair.moving.clone()} />
        },
        None => html! {
            <>
                { tool(words.edit, "Enter", Action::Edit) }
                if props.row.at.passage > 0 { { tool(words.part, "/", Action::Part) } }
                if props.row.is_question {
                    { tool(words.answer, "A", Action::Answer) }
                    { opener(&props.show, words.heading, "H", Shown::Heading) }
                } else {
                    { tool(words.question, "Q", Action::Question) }
                }
                { opener(&props.show, words.insert, "I", Shown::Insert) }
                { tool(words.remove, "Del", Action::Remove) }
            </>
        },
    };
    html! { <div class="dk-row-tools dk-field-tools" lang={props.ui.tag()}>{ tools }</div> }
}

/// A button that opens something below the passage.
pub fn opener(show: &Callback<Shown>, name: &'static str, key: &'static str, shown: Shown) -> Html {
    let show = show.clone();
    let onclick = move |_: MouseEvent| show.emit(shown);
    html! { <button type="button" {onclick}>{ name }<kbd>{ key }</kbd></button> }
}

/// The words in a language, or the field over them.
fn column(props: &Props, lang: &Lang) -> Html {
    let row = &props.row;
    if let Some(field) = row.field.as_ref().filter(|field| field.lang == *lang) {
        return html! {
            <PassageField field={field.clone()} text={row.passage.texts.get(lang).cloned()} version={row.version}
                number={row.number.clone()} before={row.before.clone()} opened={row.opened.clone()}
                act={props.act.clone()} ui={props.ui} across={props.across} moves={row.other.as_ref() == Some(lang)} />
        };
    }
    let Some(text) = row.passage.texts.get(lang) else {
        let gap = (words_of(props.ui).editor.gap)(lang);
        let tag = lang.as_str().to_owned();
        let is_accepted = row.pair.as_ref().is_some_and(|pair| pair.standing == Standing::AcceptedGap);
        let class = classes!("dk-gap", is_accepted.then_some("is-accepted"));
        return html! { <p {class} lang={props.ui.tag()} data-lang={tag}>{ gap }</p> };
    };
    let is_heading = row.is_question && *lang == row.lang;
    html! { <Words text={text.clone()} lang={lang.clone()} {is_heading} /> }
}

/// The words of a passage in a language. A component of its own: they are read and drawn anew only when they change, and
/// a correction of a translation changes the signs of many passages.
#[derive(Properties, PartialEq)]
struct WordsProps {
    text: Rc<str>,
    lang: Lang,
    /// The first paragraph is a heading: that of a question in the original.
    is_heading: bool,
}

#[component]
fn Words(WordsProps { text, lang, is_heading }: &WordsProps) -> Html {
    let paragraphs = interview::paragraphs(text);
    let drawn = paragraphs.iter().enumerate().map(|(n, paragraph)| match (n, paragraph.kind) {
        (0, _) if *is_heading => html! { <h2>{ inline(paragraph) }</h2> },
        (_, ParagraphKind::Plain) => html! { <p>{ inline(paragraph) }</p> },
        _ => html! { <p class="dk-item">{ inline(paragraph) }</p> },
    });
    let tag = lang.as_str().to_owned();
    html! {
        <div class="dk-words" lang={attribute(lang)} dir={lang.dir()} data-lang={tag}>{ for drawn }</div>
    }
}

/// The text of a paragraph with its marks. Links do not lead anywhere here.
pub fn inline(paragraph: &Paragraph) -> Html {
    let text = &paragraph.text;
    // Where the marks begin and end.
    let mut cuts: Vec<usize> = paragraph.marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |cut: &[usize]| {
        let (from, to) = (cut[0], cut[1]);
        let over = paragraph.marks.iter().filter(|mark| mark.range.start <= from && to <= mark.range.end);
        over.fold(html! { { &text[from..to] } }, |inner, mark| match &mark.kind {
            MarkKind::Emphasis => html! { <em>{ inner }</em> },
            MarkKind::Strong => html! { <strong>{ inner }</strong> },
            MarkKind::Link(address) => html! { <span class="dk-link" title={address.to_string()}>{ inner }</span> },
        })
    };
    html! { { for cuts.windows(2).map(piece) } }
}
