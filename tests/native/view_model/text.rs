//! The layers over a paragraph: marks, terms, hits, quotations.

use interview_viewer::interview::{Interview, MarkKind};
use interview_viewer::state::{Action, LinkNotice, Quote, Reading, Target, ViewState};
use interview_viewer::view_model::inline::{Inline, InlineKind, pieces};
use interview_viewer::view_model::{ViewModel, glossary};

use super::{LANES, after, draw, lang, passages, read};

/// A rendered paragraph with its layers as text.
fn written(pieces: &[Inline]) -> String {
    let one = |piece: &Inline| match piece {
        Inline::Text(text) => text.to_string(),
        Inline::Wrapped(wrap, inside) => {
            let name = match wrap {
                InlineKind::Link(_) => "a",
                InlineKind::Term(_) => "term",
                InlineKind::Quoted => "quote",
                InlineKind::Hit { now: true } => "now",
                InlineKind::Hit { now: false } => "hit",
                InlineKind::Strong => "b",
                InlineKind::Emphasis => "i",
                InlineKind::Marker => "n",
                InlineKind::Asking => "q",
                InlineKind::Foreign(_) => "han",
            };
            format!("<{name}>{}</{name}>", written(inside))
        }
    };
    pieces.iter().map(one).collect()
}

/// Every paragraph of a passage in a language, rendered.
fn paragraphs(interview: &Interview, view_model: &ViewModel, id: &str, tag: &str) -> Vec<String> {
    let view = passages(view_model).into_iter().find(|view| *view.passage.id == *id).expect("the passage");
    let text = view.passage.text(&lang(tag));
    let forms = glossary::Forms::new(interview);
    let draw = |n: usize| {
        let paragraph = &text.paragraphs[n];
        let marks = view.marks.iter().find(|marks| marks.lang == text.lang && marks.paragraph == n);
        written(&pieces(
            paragraph,
            &forms.places(&paragraph.text),
            marks,
            Some(&lang("zh-Hans")).filter(|_| tag == "en"),
            None,
        ))
    };
    (0..text.paragraphs.len()).map(draw).collect()
}

#[test]
fn marks_terms_and_hits_nest_over_one_text() {
    let interview = read(LANES);
    let first = ViewState::first(&interview);
    let state = after(&interview, &first, Action::Search("acquaintances simple".into()));
    let view_model = draw(&interview, &state);
    let drawn = paragraphs(&interview, &view_model, "a1.1", "en");
    assert_eq!(drawn[0], "A <term>society of <now>acquaintances</now></term>, they said.");
    assert_eq!(drawn[1], "It was <b>never</b> <a>that <hit>simple</hit></a>.");
    assert_eq!(view_model.hits.now.as_ref().map(|(n, id)| (*n, &**id)), Some((0, "a1.1")));
    let next = draw(&interview, &after(&interview, &state, Action::Hit(1)));
    assert_eq!(paragraphs(&interview, &next, "a1.1", "en")[1], "It was <b>never</b> <a>that <now>simple</now></a>.");
}

#[test]
fn a_quotation_is_marked_and_survives_a_switch_of_language_by_marking_the_passage() {
    let interview = read(LANES);
    let quote = |quote: Quote| {
        let target = Target { id: "a1.1".into(), quote: Some(quote) };
        after(&interview, &ViewState::first(&interview), Action::GoTo(target))
    };
    let words = quote(Quote::Words("they said".into()));
    let view_model = draw(&interview, &words);
    assert_eq!(
        paragraphs(&interview, &view_model, "a1.1", "en")[0],
        "A <term>society of acquaintances</term>, <quote>they said</quote>."
    );
    let switched = draw(&interview, &after(&interview, &words, Action::Read(Reading::One(lang("zh-Hans")))));
    let view = passages(&switched).into_iter().find(|view| view.linked).expect("a linked passage");
    assert!(view.marks.is_empty() && view.told.is_none());

    let between = quote(Quote::Between { first: "they".into(), last: "that simple".into() });
    let drawn = paragraphs(&interview, &draw(&interview, &between), "a1.1", "en");
    assert_eq!(drawn[0], "A <term>society of acquaintances</term>, <quote>they said.</quote>");
    assert_eq!(drawn[1], "<quote>It was <b>never</b> <a>that simple</a></quote>.");

    let lost = draw(&interview, &quote(Quote::Words("nobody said this".into())));
    let lost: Vec<_> = passages(&lost)
        .into_iter()
        .filter(|view| view.told == Some(LinkNotice::QuoteLost))
        .map(|view| &*view.passage.id)
        .collect();
    assert_eq!(lost, ["a1.1"]);
}

#[test]
fn a_quotation_of_several_passages_is_marked_in_each() {
    let interview = read(
        r#"{"title":"T","turns":[{"speaker":"q","text":"How old?"},{"speaker":"a","passages":[
          {"text":["The mill is old.","Very old."]},{"text":"So is the gate."},{"text":"The oats are new."}]},
          {"speaker":"q","text":"And the rye?"}]}"#,
    );
    let drawn = |to: &str, last: &str| {
        let quote = Quote::Through { first: "is old".into(), to: to.into(), last: last.into() };
        let target = Target { id: "t2.1".into(), quote: Some(quote) };
        let view_model = draw(&interview, &after(&interview, &ViewState::first(&interview), Action::GoTo(target)));
        let texts = ["t2.1", "t2.2", "t2.3"].map(|id| paragraphs(&interview, &view_model, id, "en").join(" / "));
        (texts, passages(&view_model).iter().find_map(|view| view.told))
    };
    let all = [
        "The mill <quote>is old.</quote> / <quote>Very old.</quote>",
        "<quote>So is the gate.</quote>",
        "<quote>The oats</quote> are new.",
    ];
    assert_eq!(drawn("t2.3", "oats"), (all.map(String::from), None));
    // A passage was added before the last one, so that its id is another.
    assert_eq!(drawn("t2.2", "oats").0, all);
    let first = [all[0], "So is the gate.", "The oats are new."];
    assert_eq!(drawn("t2.3", "barley"), (first.map(String::from), Some(LinkNotice::EndLost)));
}

#[test]
fn the_number_of_an_item_and_of_a_sentence_is_found_and_quoted() {
    let interview = read(
        r#"{"title":"T","turns":[{"speaker":"q","text":"How old?"},{"speaker":"a","passages":[
          {"text":"23. Since May."},{"text":"Two things:\n1. the mill\n2. the gate\n\n- oats\n- rye"}]}]}"#,
    );
    let first = ViewState::first(&interview);
    for (words, id, paragraph, drawn) in [
        ("23. since", "t2.1", 0, "<quote>23. Since</quote> May."),
        ("1. the mill", "t2.2", 1, "<quote><n>1. </n>the mill</quote>"),
        ("2.", "t2.2", 2, "<n><quote>2.</quote> </n>the gate"),
        ("- rye", "t2.2", 4, "<quote><n>- </n>rye</quote>"),
    ] {
        let searched = draw(&interview, &after(&interview, &first, Action::Search(words.into())));
        let target = Target { id: id.into(), quote: Some(Quote::Words(words.into())) };
        let quoted = draw(&interview, &after(&interview, &first, Action::GoTo(target)));
        let found = paragraphs(&interview, &searched, id, "en")[paragraph].clone();
        assert!(found.contains("<now>") || found.contains("<hit>"), "{words}: {found}");
        assert_eq!(paragraphs(&interview, &quoted, id, "en")[paragraph], drawn);
    }
}

#[test]
fn links_carry_the_address_that_the_file_gives() {
    let interview = read(LANES);
    let marks = interview
        .passages()
        .flat_map(|passage| &passage.texts)
        .flat_map(|text| &text.paragraphs)
        .flat_map(|p| &p.marks);
    let links: Vec<_> =
        marks.filter_map(|mark| if let MarkKind::Link(url) = &mark.kind { Some(&**url) } else { None }).collect();
    assert_eq!(links, ["https://example.org/a"]);
}

#[test]
fn pinyin_is_split_into_syllables() {
    let syllables = |pinyin: &str| glossary::syllables(pinyin).join("|");
    assert_eq!(syllables("shúrén shèhuì"), "shú|rén|shè|huì");
    assert_eq!(syllables("dānwèi"), "dān|wèi");
    assert_eq!(syllables("Xī'ān"), "Xī|ān");
    assert_eq!(syllables("jiēfang"), "jiē|fang");
    assert_eq!(syllables("nǚ'ér"), "nǚ|ér");
    assert_eq!(syllables("gōngfēn"), "gōng|fēn");
}

#[test]
fn a_long_paragraph_is_cut_at_links_terms_and_hits() {
    let file = serde_json::json!({"title": "T", "glossary": [{"term": "wall"}, {"term": "old wall"}],
        "turns": [{"text": "[an old wall](http://x.org) and an *old* wall ".repeat(20_000)}]});
    let interview = read(&file.to_string());
    let state = after(&interview, &ViewState::first(&interview), Action::Search("old an".into()));
    let view_model = draw(&interview, &state);
    let drawn = paragraphs(&interview, &view_model, "t1.1", "en");
    let first =
        "<a><now>an</now> <hit>old</hit> wall</a> <hit>an</hit>d <hit>an</hit> <term><hit><i>old</i></hit> wall</term>";
    assert!(drawn[0].starts_with(first), "{}", &drawn[0][..200]);
}
