//! A query and a text: the spans of the hits are whole characters of the text, in order, and contain the query; and the
//! text is rendered unchanged with all its layers.

use std::ops::Range;
use std::rc::Rc;

use interview_viewer::interview::Interview;
use interview_viewer::search::{Index, Query, fold};
use interview_viewer::state::{Action, Quote, ViewState};
use interview_viewer::view_model;
use interview_viewer::view_model::glossary::Forms;
use interview_viewer::view_model::inline::{Inline, pieces};
use serde_json::json;

use super::{Target, checked, texts_of};

pub const TARGET: Target = Target { name: "search", run, seeds, words: WORDS };

const WORDS: &[&str] = &[
    "\n",
    "\"",
    "“",
    "”",
    "「",
    "」",
    "shehui",
    "shurenshehui",
    "熟人社会",
    "熟人社會",
    "xi'an",
    "西安",
    "e\u{301}",
    "é",
    "ＡＢＣ",
    "ß",
    "ﬁ",
    "\u{200b}",
    "\u{200d}",
    "\u{fe0f}",
    "👩\u{200d}🔬",
    "🇨🇳",
    "が",
    "か\u{3099}",
    "각",
    "\u{1100}\u{1161}",
    "\u{3000}",
    "  ",
    "\u{ad}",
    "…",
    "——",
    "İ",
    "ﷺ",
    "[a](https://b)",
    "*",
    "**",
];

/// Longer queries are only slower.
const LONGEST: usize = 24;

/// The first line is the query, each further one a paragraph.
fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (typed, text) = text.split_once('\n').unwrap_or((&text, ""));
    let typed = typed.char_indices().nth(LONGEST).map_or(typed, |(end, _)| &typed[..end]);
    let paragraphs: Vec<&str> = text.split('\n').collect();
    let interview = Rc::new(checked(&json!({
        "title": "T",
        "glossary": [
            { "id": "a", "term": { "zh-Hans": "熟人社会", "en": "society of acquaintances" }, "pinyin": "shúrén shèhuì" },
            { "id": "b", "term": { "en": typed }, "pinyin": typed },
        ],
        "turns": [{ "text": { "en": paragraphs } }],
    })));
    folds(typed);
    paragraphs.iter().for_each(|paragraph| folds(paragraph));
    found(&interview, &Query::parse(typed), typed);
    drawn(&interview, typed);
}

/// Folding again changes nothing.
fn folds(text: &str) {
    let folded = fold(text);
    assert_eq!(fold(folded.as_str()).as_str(), folded.as_str(), "{text:?}");
}

/// The spans of a query in every paragraph.
fn found(interview: &Rc<Interview>, query: &Query, typed: &str) {
    let index = Index::new(interview);
    let finder = index.find(query);
    for passage in interview.passages() {
        for text in &passage.texts {
            let mut count = 0;
            for (n, paragraph) in text.paragraphs.iter().enumerate() {
                let spans = finder.spans(passage, text, n);
                count += spans.len();
                apart(&paragraph.text, &spans);
                let folded = fold(&paragraph.text);
                // A single word: a span contains each occurrence. The dot after a Tibetan word does not count.
                let word = fold(typed.trim().trim_end_matches('་'));
                if query.words() == 1 && !typed.trim().contains(char::is_whitespace) && !quotes(typed) {
                    for range in folded.find_all(&word) {
                        let holds = |span: &&Range<usize>| span.start <= range.start && range.end <= span.end;
                        let span = spans.iter().find(holds).expect("every hit is a span, or in one");
                        let inside = fold(&paragraph.text[span.clone()]);
                        assert!(inside.as_str().contains(word.as_str()), "{:?} in {span:?}", paragraph.text);
                    }
                    assert!(!folded.as_str().contains(word.as_str()) || word.is_empty() || !spans.is_empty());
                }
            }
            assert_eq!(finder.count(passage, text), count);
            assert_eq!(count > 0, finder.words(passage, text) != 0);
        }
    }
}

fn quotes(typed: &str) -> bool {
    typed.trim_start().starts_with(['"', '“', '「', '＂'])
}

/// Ranges of whole characters, in order, separate, none empty.
fn apart(text: &str, ranges: &[Range<usize>]) {
    let mut end = 0;
    for range in ranges {
        assert!(range.start >= end && !range.is_empty() && text.get(range.clone()).is_some(), "{range:?} in {text:?}");
        end = range.end;
    }
}

/// The hits and the quoted words of an address, over marks and terms: the pieces together are the text.
fn drawn(interview: &Rc<Interview>, typed: &str) {
    let first = ViewState::first(interview);
    let after = |state: ViewState, action: Action| state.apply(interview, &action).unwrap_or(state);
    let state = after(first, Action::Search(typed.into()));
    let id = interview.passages().next().map(|passage| passage.id.clone());
    let target = id
        .filter(|_| !typed.is_empty())
        .map(|id| interview_viewer::state::Target { id, quote: Some(Quote::Words(typed.into())) });
    let state = target.into_iter().fold(state, |state, target| after(state, Action::GoTo(target)));
    let view_model = view_model::build(interview, &Index::new(interview), &state);
    let forms = Forms::new(interview);
    for view in view_model.blocks.iter().flat_map(|block| block.passages()) {
        for marks in &view.marks {
            let hits: Vec<_> = marks.hits.iter().map(|(range, _)| range.clone()).collect();
            let text = view.passage.text(&marks.lang);
            apart(&text.paragraphs[marks.paragraph].text, &hits);
            apart(&text.paragraphs[marks.paragraph].text, marks.quoted.as_slice());
        }
        for text in &view.passage.texts {
            for (n, paragraph) in text.paragraphs.iter().enumerate() {
                let terms = forms.places(&paragraph.text);
                apart(&paragraph.text, &terms.iter().map(|(range, _)| range.clone()).collect::<Vec<_>>());
                let marks = view.marks.iter().find(|marks| marks.paragraph == n && marks.lang == text.lang);
                let drawn = pieces(paragraph, &terms, marks, None, None);
                assert_eq!(said(&drawn), *paragraph.text);
            }
        }
    }
}

fn said(pieces: &[Inline]) -> String {
    let said = |piece: &Inline| match piece {
        Inline::Text(text) => text.to_string(),
        Inline::Wrapped(_, inside) => said(inside),
    };
    pieces.iter().map(said).collect()
}

/// Every text of the samples, searched for some of its own letters.
fn seeds(samples: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let query = |text: &str| text.chars().skip(3).take(4).filter(|c| *c != '\n').collect::<String>();
    texts_of(samples).iter().map(|text| format!("{}\n{text}", query(text)).into_bytes()).collect()
}
