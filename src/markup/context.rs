//! What all functions that write an interview need: the interview, and the languages to write in.

use std::rc::Rc;

use super::Markup;
use crate::interview::{Interview, Lang, Localized};
use crate::site::PageContext;
use crate::state::Ui;
use crate::view_model::glossary::Forms;
use crate::view_model::inline::han_runs;
use crate::words::{Words, words};

pub struct RenderContext {
    pub interview: Rc<Interview>,
    pub forms: Rc<Forms>,
    /// The language of the interface.
    pub ui: Ui,
    /// The language of labels and names from the file.
    pub control: Lang,
    /// The interview's Chinese, or `zh` if it has none.
    pub han: Lang,
    /// Whether to show pinyin above glossary terms.
    pub pinyin: bool,
    /// The heading level of the title on its page: 1 on a page of its own. `None` to write no headings.
    pub level: Option<usize>,
    /// The page of the interview that themes lead to, on a page where nothing filters.
    pub filtered: Option<Rc<str>>,
    /// The place of the page in its site, if it was prerendered.
    pub frame: Option<Rc<PageContext>>,
}

impl PartialEq for RenderContext {
    fn eq(&self, other: &RenderContext) -> bool {
        Rc::ptr_eq(&self.interview, &other.interview)
            && (self.ui, &self.control, self.pinyin) == (other.ui, &other.control, other.pinyin)
    }
}

impl RenderContext {
    /// Makes a context for a page that the viewer has to itself.
    pub fn new(interview: Rc<Interview>, forms: Rc<Forms>, ui: Ui, control: Lang, pinyin: bool) -> RenderContext {
        let chinese = interview.languages.iter().find(|lang| lang.chinese().is_some()).cloned();
        let han = chinese.unwrap_or_else(|| Lang::parse("zh").expect("a language tag"));
        RenderContext { interview, forms, ui, control, han, pinyin, level: Some(1), filtered: None, frame: None }
    }

    /// Returns whether both contexts write the words of the interview alike, even if the labels around them differ.
    pub fn writes_like(&self, other: &RenderContext) -> bool {
        Rc::ptr_eq(&self.interview, &other.interview) && self.pinyin == other.pinyin
    }

    /// The tag of a heading `below` levels below the title of the interview.
    pub fn heading(&self, below: usize) -> &'static str {
        self.level.map_or("p", |level| ["h1", "h2", "h3", "h4"][(level - 1 + below).min(3)])
    }

    pub fn words(&self) -> &'static Words {
        words(self.ui)
    }

    /// Writes a label or name from the file in the language for this reader, marked as such.
    pub fn write_label(&self, out: &mut Markup, text: &Localized) {
        self.write_label_in(out.open("span"), text).close();
    }

    /// Writes a label as the whole content of the element that has just been opened.
    pub fn write_label_in<'a>(&self, out: &'a mut Markup, text: &Localized) -> &'a mut Markup {
        let (lang, text) = text.pick(&self.control);
        self.write_run_in(out, lang, text)
    }

    /// Writes a short text, marked with its language.
    pub fn write_run(&self, out: &mut Markup, lang: &Lang, text: &str) {
        self.write_run_in(out.open("span"), lang, text).close();
    }

    fn write_run_in<'a>(&self, out: &'a mut Markup, lang: &Lang, text: &str) -> &'a mut Markup {
        self.write_words(out.language(lang), lang, text)
    }

    /// Writes text into an element that states its language. Marks Han characters in other languages as Chinese,
    /// because names are often left untranslated.
    pub fn write_words<'a>(&self, out: &'a mut Markup, lang: &Lang, text: &str) -> &'a mut Markup {
        let mut at = 0;
        if let Some(han) = self.han_within(lang) {
            for run in han_runs(text) {
                if run.start > at {
                    out.text(&text[at..run.start]);
                }
                out.open("span").attr("lang", &han.tag()).text(&text[run.clone()]).close();
                at = run.end;
            }
        }
        if at < text.len() {
            out.text(&text[at..]);
        }
        out
    }

    /// The language of Han characters within a text of another language; `None` for languages that are written with
    /// them.
    pub fn han_within(&self, lang: &Lang) -> Option<&Lang> {
        (!matches!(lang.primary(), "zh" | "ja" | "ko" | "yue" | "wuu" | "nan" | "hak" | "cmn" | "und"))
            .then_some(&self.han)
    }

    /// A label or name as plain text.
    pub fn plain(&self, text: &Localized) -> Rc<str> {
        text.pick(&self.control).1.clone()
    }

    /// The name of a language in the style rules: its position among the interview's languages, from 0 to 8.
    pub fn column(&self, lang: &Lang) -> &'static str {
        let place = self.interview.languages.iter().position(|l| l == lang);
        const PLACES: [&str; 8] = ["0", "1", "2", "3", "4", "5", "6", "7"];
        PLACES.get(place.unwrap_or_default()).copied().unwrap_or("8")
    }
}
