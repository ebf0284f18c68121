//! What stands below the text: the glossary and what the themes mean, for reading through and for print.

use yew::prelude::*;

use super::page::Page;
use crate::interview::{Term, Theme};

/// Nothing where the file has neither.
pub fn appendix(page: &Page) -> Html {
    let words = page.words();
    let interview = &page.interview;
    let explained = || interview.themes.iter().filter(|theme| theme.about.is_some());
    html! {
        <>
            if !interview.glossary.is_empty() {
                <section class="iv-appendix" lang={page.ui.tag()}>
                    <h2>{ words.glossary }</h2>
                    <dl>{ for interview.glossary.iter().map(|one| term(page, one)) }</dl>
                </section>
            }
            if explained().next().is_some() {
                <section class="iv-appendix" lang={page.ui.tag()}>
                    <h2>{ words.about_themes }</h2>
                    <dl>{ for explained().map(|one| theme(page, one)) }</dl>
                </section>
            }
        </>
    }
}

/// A term in every language, its pinyin, its other forms, and the note.
fn term(page: &Page, term: &Term) -> Html {
    let name = |(lang, text): (&crate::interview::Lang, &std::rc::Rc<str>)| {
        html! { <><span lang={lang.tag()} dir="auto">{ AttrValue::from(text.clone()) }</span>{ " " }</> }
    };
    let others = term.aliases.join(page.words().comma);
    html! {
        <div>
            <dt>
                { for term.term.iter().map(name) }
                if let Some(pinyin) = &term.pinyin { <i lang="zh-Latn-pinyin">{ AttrValue::from(pinyin.clone()) }</i> }
            </dt>
            if let Some(note) = &term.note { <dd>{ page.label(note) }</dd> }
            if !others.is_empty() { <dd>{ (page.words().also)(&others) }</dd> }
        </div>
    }
}

fn theme(page: &Page, theme: &Theme) -> Html {
    let about = theme.about.as_ref().map(|about| page.label(about));
    html! { <div><dt>{ page.label(&theme.label) }</dt><dd>{ about }</dd></div> }
}
