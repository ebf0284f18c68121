//! What every component of an interview needs to draw words: the interview, and in which languages to speak.

use std::rc::Rc;

use yew::prelude::*;

use crate::interview::{Interview, Lang, Localized};
use crate::outline::glossary::Forms;
use crate::outline::pieces::han_runs;
use crate::state::Ui;
use crate::words::{Words, words};

pub struct Page {
    pub interview: Rc<Interview>,
    pub forms: Rc<Forms>,
    /// The language of the interface.
    pub ui: Ui,
    /// The language of labels and names from the file.
    pub control: Lang,
    /// The interview's Chinese, or any.
    pub han: Lang,
    /// Pinyin stands over glossary terms.
    pub pinyin: bool,
}

impl PartialEq for Page {
    fn eq(&self, other: &Page) -> bool {
        Rc::ptr_eq(&self.interview, &other.interview)
            && (self.ui, &self.control, self.pinyin) == (other.ui, &other.control, other.pinyin)
    }
}

impl Page {
    pub fn words(&self) -> &'static Words {
        words(self.ui)
    }

    /// A label or name from the file, for this reader, with its language.
    pub fn label(&self, text: &Localized) -> Html {
        let (lang, text) = text.pick(&self.control);
        self.run(lang, text)
    }

    /// A short text with its language. Han characters in it are Chinese whatever the file calls it: names often stand
    /// untranslated.
    pub fn run(&self, lang: &Lang, text: &Rc<str>) -> Html {
        let runs = self.han_within(lang).map(|han| (han, han_runs(text))).filter(|(_, runs)| !runs.is_empty());
        let Some((han, runs)) = runs else {
            return html! { <span lang={lang.tag()} dir="auto">{ AttrValue::from(text.clone()) }</span> };
        };
        let mut inside = Vec::new();
        let mut at = 0;
        for run in runs {
            inside.push(html! { { text[at..run.start].to_string() } });
            inside.push(html! { <span lang={han.tag()}>{ text[run.clone()].to_string() }</span> });
            at = run.end;
        }
        inside.push(html! { { text[at..].to_string() } });
        html! { <span lang={lang.tag()} dir="auto">{ inside.into_iter().collect::<Html>() }</span> }
    }

    /// The language of Han characters within a text of another language; none for languages written with them.
    pub fn han_within(&self, lang: &Lang) -> Option<&Lang> {
        (!matches!(lang.primary(), "zh" | "ja" | "ko" | "yue" | "wuu" | "nan" | "hak" | "cmn" | "und"))
            .then_some(&self.han)
    }

    /// The same as plain text.
    pub fn plain(&self, text: &Localized) -> AttrValue {
        text.pick(&self.control).1.clone().into()
    }

    /// What style rules call a language: its place among the interview's languages.
    pub fn column(&self, lang: &Lang) -> AttrValue {
        let place = self.interview.languages.iter().position(|l| l == lang);
        const PLACES: [&str; 8] = ["0", "1", "2", "3", "4", "5", "6", "7"];
        PLACES.get(place.unwrap_or_default()).copied().unwrap_or("8").into()
    }
}
