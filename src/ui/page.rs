//! What every component of an interview needs to draw words: the interview, and in which languages to speak.

use std::rc::Rc;

use yew::prelude::*;

use crate::interview::{Interview, Lang, Localized};
use crate::outline::glossary::Forms;
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

    /// A label or name from the file, for this reader, with its language. One that is all Han characters is Chinese
    /// whatever the file calls it: names often stand untranslated.
    pub fn label(&self, text: &Localized) -> Html {
        let (lang, text) = text.pick(&self.control);
        let lang = match self.han_within(lang) {
            Some(han) if text.chars().all(|c| c >= '\u{2e80}') => han,
            _ => lang,
        };
        html! { <span lang={lang.tag()} dir="auto">{ AttrValue::from(text.clone()) }</span> }
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
