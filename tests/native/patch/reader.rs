//! Random interviews, and readers who do random things.

use std::rc::Rc;

use interview_viewer::document;
use interview_viewer::interview::{self, Interview, Lang};
use interview_viewer::markup::{Mode, RenderContext};
use interview_viewer::search::Index;
use interview_viewer::state::{Action, Filter, Match, Quote, Reading, Target, Ui, ViewState};
use interview_viewer::view_model::{self, ViewModel, glossary::Forms};
use proptest::prelude::*;

const WORDS: [&str; 6] = ["well", "river", "roof", "井", "河边", "屋顶"];
const THEMES: [&str; 3] = ["a", "b", "c"];
const SPEAKERS: [&str; 4] = ["q", "i", "x", "y"];

#[derive(Clone, Debug)]
pub struct MadePassage {
    en: Vec<usize>,
    zh: Option<Vec<usize>>,
    themes: Vec<usize>,
    start: Option<u32>,
}

#[derive(Clone, Debug)]
pub struct MadeTurn {
    /// The last has no speaker: a note.
    speaker: usize,
    start: Option<u32>,
    has_id: bool,
    /// How many turns before this one is the turn that it answers; no answer if that turn has no id.
    answers: usize,
    passages: Vec<MadePassage>,
}

pub fn made() -> impl Strategy<Value = Vec<MadeTurn>> {
    let words = prop::collection::vec(0..WORDS.len(), 0..3);
    let themes = prop::sample::subsequence(Vec::from_iter(0..THEMES.len()), 0..3);
    let start = || prop::option::weighted(0.3, 0..9999u32);
    let passage = (words.clone(), prop::option::weighted(0.7, words), themes, start());
    let passage = passage.prop_map(|(en, zh, themes, start)| MadePassage { en, zh, themes, start });
    let passages = prop::collection::vec(passage, 1..4);
    let turn = (0..=SPEAKERS.len(), start(), any::<bool>(), 0..4usize, passages);
    let turn = turn.prop_map(|(speaker, start, has_id, answers, passages)| MadeTurn {
        speaker,
        start,
        has_id,
        answers,
        passages,
    });
    prop::collection::vec(turn, 1..14)
}

fn sentence(words: &[usize]) -> String {
    words.iter().map(|n| WORDS[*n]).chain(["end"]).collect::<Vec<_>>().join(" ")
}

fn read(turns: &[MadeTurn]) -> Rc<Interview> {
    let passage = |made: &MadePassage| {
        let mut text = serde_json::json!({"en": sentence(&made.en)});
        if let Some(zh) = &made.zh {
            text["zh-Hans"] = sentence(zh).into();
        }
        let themes: Vec<_> = made.themes.iter().map(|n| THEMES[*n]).collect();
        let mut passage = serde_json::json!({"text": text, "themes": themes});
        if let Some(start) = made.start {
            passage["start"] = start.into();
        }
        passage
    };
    let turn = |(n, made): (usize, &MadeTurn)| {
        let mut turn = serde_json::json!({"passages": made.passages.iter().map(passage).collect::<Vec<_>>()});
        if let Some(speaker) = SPEAKERS.get(made.speaker) {
            turn["speaker"] = (*speaker).into();
        }
        if let Some(start) = made.start {
            turn["start"] = start.into();
        }
        if made.has_id {
            turn["id"] = format!("n{n}").into();
        }
        if made.answers > 0 && n.checked_sub(made.answers).is_some_and(|before| turns[before].has_id) {
            turn["answers"] = format!("n{}", n - made.answers).into();
        }
        turn
    };
    let file = serde_json::json!({
        "title": "T", "languages": ["en", "zh-Hans"],
        "speakers": [
            {"id": "q", "role": "interviewer", "name": {"en": "Quinn", "zh-Hans": "昆"}},
            {"id": "i", "role": "interpreter"}, {"id": "x", "name": {"en": "Xu 徐", "zh-Hans": "徐"}}, {"id": "y"}],
        "themes": [{"id": "a", "label": {"en": "Water", "zh-Hans": "水"}}, {"id": "b"}, {"id": "c"}],
        "glossary": [{"id": "roof", "term": {"en": "roof", "zh-Hans": "屋顶"}, "pinyin": "wūdǐng"}],
        "turns": turns.iter().enumerate().map(turn).collect::<Vec<_>>(),
    });
    let document = document::parse(file.to_string().as_bytes()).expect("the test's own JSON");
    Rc::new(interview::check(document).0)
}

/// A reader's actions as numbers: each is taken modulo the number of choices.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    Theme(usize),
    Matching(bool),
    Speaker(usize),
    QuestionsOnly,
    Search(usize, usize),
    Light(usize),
    /// Folds or unfolds the passages of a row.
    Row(usize),
    GoToTurn(usize),
    GoToPassage(usize),
    /// Follows an address that quotes words, which may not be there.
    Quote(usize, usize),
    /// Follows an address made of other words than the interview has.
    Pinned(usize),
    Leave,
    Hit(usize),
    Read(usize),
    Clear,
    Interface(usize),
    Pinyin,
}

pub fn does() -> impl Strategy<Value = Does> {
    let n = || 0..40usize;
    prop_oneof![
        3 => n().prop_map(Does::Theme),
        1 => any::<bool>().prop_map(Does::Matching),
        2 => n().prop_map(Does::Speaker),
        1 => Just(Does::QuestionsOnly),
        2 => (n(), n()).prop_map(|(one, other)| Does::Search(one, other)),
        2 => n().prop_map(Does::Light),
        3 => n().prop_map(Does::Row),
        1 => n().prop_map(Does::GoToTurn),
        2 => n().prop_map(Does::GoToPassage),
        1 => (n(), n()).prop_map(|(passage, word)| Does::Quote(passage, word)),
        1 => n().prop_map(Does::Pinned),
        1 => Just(Does::Leave),
        1 => n().prop_map(Does::Hit),
        2 => n().prop_map(Does::Read),
        1 => Just(Does::Clear),
        2 => n().prop_map(Does::Interface),
        1 => Just(Does::Pinyin),
    ]
}

pub struct Reader {
    interview: Rc<Interview>,
    index: Index,
    forms: Rc<Forms>,
    state: ViewState,
    ui: Ui,
    pinyin: bool,
}

impl Reader {
    pub fn new(turns: &[MadeTurn]) -> Reader {
        let interview = read(turns);
        let (index, forms) = (Index::new(&interview), Rc::new(Forms::new(&interview)));
        let state = ViewState::first(&interview);
        Reader { interview, index, forms, state, ui: Ui::En, pinyin: false }
    }

    pub fn page(&self) -> Rc<RenderContext> {
        let (interview, forms) = (self.interview.clone(), self.forms.clone());
        Rc::new(RenderContext::new(interview, forms, self.ui, self.state.control.clone(), self.pinyin))
    }

    pub fn mode(&self) -> Mode {
        Mode::of(&self.page(), &self.state.reading)
    }

    /// `long`: whether the text counts as long.
    pub fn view_model(&self, long: bool) -> ViewModel {
        let mut view_model = view_model::build(&self.interview, &self.index, &self.state);
        view_model.long = long;
        view_model
    }

    pub fn act(&mut self, does: Does) {
        match does {
            Does::Leave => self.state.target = None,
            Does::Interface(n) => self.ui = Ui::ALL[n % Ui::ALL.len()],
            Does::Pinyin => self.pinyin = !self.pinyin,
            _ => {
                if let Some(next) = self.action(does).and_then(|action| self.state.apply(&self.interview, &action)) {
                    self.state = next;
                }
            }
        }
    }

    /// `None` if there is nothing to choose from.
    fn action(&self, does: Does) -> Option<Action> {
        let passage = |n: usize| {
            let ids: Vec<_> = self.interview.passages().map(|passage| passage.id.clone()).collect();
            ids[n % ids.len()].clone()
        };
        let go = |id: Rc<str>, quote| Action::GoTo(Target { id, quote });
        Some(match does {
            Does::Theme(n) => Action::Toggle(Filter::Themes, THEMES[n % THEMES.len()].into()),
            Does::Matching(all) => Action::Matching(if all { Match::All } else { Match::Any }),
            Does::Speaker(n) => Action::Toggle(Filter::Speakers, SPEAKERS[n % SPEAKERS.len()].into()),
            Does::QuestionsOnly => Action::Toggle(Filter::QuestionsOnly, Filter::QUESTIONS.into()),
            Does::Search(one, other) => {
                let words = [one, other].map(|n| WORDS.get(n % (WORDS.len() + 3)).copied().unwrap_or_default());
                Action::Search(words.join(" ").trim().into())
            }
            Does::Light(n) => Action::ToggleHighlight(SPEAKERS[n % SPEAKERS.len()].into()),
            Does::Row(n) => {
                let view_model = self.view_model(false);
                let rows: Vec<_> = view_model.blocks.iter().flat_map(|block| block.rows()).collect();
                let row = rows.get(n.checked_rem(rows.len())?)?;
                if row.open { Action::Fold(row.ids.clone()) } else { Action::Unfold(row.ids.clone()) }
            }
            Does::GoToTurn(n) => {
                let ids: Vec<_> = self.interview.turns().map(|turn| turn.id.clone()).collect();
                go(ids[n % ids.len()].clone(), None)
            }
            Does::GoToPassage(n) => go(passage(n), None),
            Does::Quote(n, word) => go(passage(n), Some(Quote::Words(WORDS[word % WORDS.len()].into()))),
            Does::Pinned(n) => go(format!("{}~zzzz", passage(n)).into(), None),
            Does::Hit(n) => Action::Hit(n % 5),
            Does::Read(n) => {
                let lang = |tag| Reading::One(Lang::parse(tag).expect("a tag"));
                Action::Read([lang("en"), lang("zh-Hans"), Reading::Both][n % 3].clone())
            }
            Does::Clear => Action::Clear,
            Does::Leave | Does::Interface(_) | Does::Pinyin => return None,
        })
    }
}
