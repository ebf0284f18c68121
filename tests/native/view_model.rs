//! Compares the view model with a naive independent one: which passages stay open, every count, every hit.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use interview_viewer::interview::{self, Interview, Lang, MarkKind};
use interview_viewer::search::Index;
use interview_viewer::state::{Action, Filter, LinkNotice, Match, Quote, Reading, Target, ViewState};
use interview_viewer::view_model::inline::{Inline, InlineKind, pieces};
use interview_viewer::view_model::{self, Asked, Item, PassageView, ViewModel, Why};
use interview_viewer::{document, view_model::glossary};
use proptest::prelude::*;

fn read(json: &str) -> Rc<Interview> {
    let document = document::parse(json.as_bytes()).expect("the test's own JSON");
    Rc::new(interview::check(document).0)
}

fn draw(interview: &Rc<Interview>, state: &ViewState) -> ViewModel {
    view_model::build(interview, &Index::new(interview), state)
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).expect("a tag")
}

fn passages(view_model: &ViewModel) -> Vec<&PassageView> {
    let parts = view_model.blocks.iter().flat_map(|block| &block.chunks);
    let turns = parts.flat_map(|part| part.question.iter().chain(&part.answers));
    let items = turns.flat_map(|turn| &turn.items);
    items.filter_map(|item| if let Item::Passage(view) = item { Some(view) } else { None }).collect()
}

const WORDS: [&str; 6] = ["well", "river", "roof", "井", "河边", "屋顶"];
const THEMES: [&str; 4] = ["a", "b", "c", "d"];
const SPEAKERS: [&str; 3] = ["q", "x", "y"];

/// A turn of a random interview: the speaker, and for each passage its words in both languages and its themes.
type Made = (usize, Vec<(Vec<usize>, Option<Vec<usize>>, BTreeSet<usize>)>);

fn made() -> impl Strategy<Value = Vec<Made>> {
    let words = prop::collection::vec(0..WORDS.len(), 0..4);
    let passage = (words.clone(), prop::option::of(words), prop::collection::btree_set(0..THEMES.len(), 0..3));
    prop::collection::vec((0..SPEAKERS.len(), prop::collection::vec(passage, 1..4)), 1..12)
}

fn sentence(words: &[usize]) -> String {
    words.iter().map(|n| WORDS[*n]).chain(["end"]).collect::<Vec<_>>().join(" ")
}

fn json(turns: &[Made]) -> String {
    let passage = |(en, zh, themes): &(Vec<usize>, Option<Vec<usize>>, BTreeSet<usize>)| {
        let zh = zh.as_ref().map(|zh| format!(r#","zh-Hans":"{}""#, sentence(zh))).unwrap_or_default();
        let themes: Vec<_> = themes.iter().map(|n| format!("\"{}\"", THEMES[*n])).collect();
        format!(r#"{{"text":{{"en":"{}"{zh}}},"themes":[{}]}}"#, sentence(en), themes.join(","))
    };
    let turn = |(who, passages): &Made| {
        let passages: Vec<_> = passages.iter().map(passage).collect();
        format!(r#"{{"speaker":"{}","passages":[{}]}}"#, SPEAKERS[*who], passages.join(","))
    };
    let turns: Vec<_> = turns.iter().map(turn).collect();
    format!(
        r#"{{"title":"T","languages":["en","zh-Hans"],"speakers":[{{"id":"q","role":"interviewer"}},{{"id":"x"}},{{"id":"y"}}],
        "themes":[{{"id":"a"}},{{"id":"b"}},{{"id":"c"}},{{"id":"d"}}],"turns":[{}]}}"#,
        turns.join(",")
    )
}

/// The passages that are not folded, by themselves or with their thread.
fn shown_ids(view_model: &ViewModel) -> BTreeSet<String> {
    let parts = view_model.blocks.iter().flat_map(|block| &block.chunks).filter(|part| !part.folded);
    let views = parts.flat_map(|part| part.turns()).flat_map(|turn| turn.passages());
    views.filter(|view| !view.folded).map(|view| view.passage.id.to_string()).collect()
}

/// A reader's choices.
fn chosen() -> impl Strategy<Value = (BTreeSet<usize>, bool, BTreeSet<usize>, Vec<usize>, usize)> {
    let themes = prop::collection::btree_set(0..THEMES.len(), 0..3);
    let speakers = prop::collection::btree_set(0..SPEAKERS.len(), 0..2);
    (themes, any::<bool>(), speakers, prop::collection::vec(0..WORDS.len(), 0..3), 0..3usize)
}

proptest! {
    #[test]
    fn passages_and_counts_agree_with_a_naive_model(turns in made(), (themes, all, only, words, mode) in chosen()) {
        let interview = read(&json(&turns));
        let mut state = ViewState::first(&interview);
        state.reading = [Reading::One(lang("en")), Reading::One(lang("zh-Hans")), Reading::Both][mode].clone();
        state.filters[Filter::Themes] = themes.iter().map(|n| THEMES[*n].into()).collect();
        state.filters.matching = if all { Match::All } else { Match::Any };
        state.filters[Filter::Speakers] = only.iter().map(|n| SPEAKERS[*n].into()).collect();
        state.filters.set(Filter::Words, words.iter().map(|n| WORDS[*n]).collect::<Vec<_>>().join(" ").into());
        let view_model = draw(&interview, &state);

        // Words that occur nowhere fold nothing and are not counted; words that occur only in passages that other
        // filters fold, fold nothing more.
        let texts = |en: &'_ Vec<usize>, zh: &'_ Option<Vec<usize>>| -> Vec<Vec<usize>> {
            let zh_or_en = zh.as_ref().unwrap_or(en);
            match mode { 0 => vec![en.clone()], 1 => vec![zh_or_en.clone()], _ => std::iter::once(en).chain(zh).cloned().collect() }
        };
        let has_words = |en, zh| words.iter().all(|word| texts(en, zh).iter().any(|text| text.contains(word)));
        let takes = |who: &usize, has: &BTreeSet<usize>| {
            let theme_ok = themes.is_empty() || if all { themes.is_subset(has) } else { !themes.is_disjoint(has) };
            (only.is_empty() || only.contains(who)) && theme_ok
        };
        let each = || turns.iter().flat_map(|(who, passages)| passages.iter().map(move |passage| (who, passage)));
        let stands = each().any(|(_, (en, zh, _))| has_words(en, zh));
        let found = each().any(|(who, (en, zh, has))| has_words(en, zh) && takes(who, has));

        let (mut matching, mut asking) = (BTreeSet::new(), BTreeSet::new());
        let (mut shown, mut total, mut hits) = (0, 0, 0);
        let mut by_theme: BTreeMap<usize, usize> = BTreeMap::new();
        let mut by_speaker: BTreeMap<usize, usize> = BTreeMap::new();
        for (t, (who, passages)) in turns.iter().enumerate() {
            for (p, (en, zh, has)) in passages.iter().enumerate() {
                let words_ok = has_words(en, zh);
                let speaker_ok = only.is_empty() || only.contains(who);
                let theme_ok = themes.is_empty() || if all { themes.is_subset(has) } else { !themes.is_disjoint(has) };
                total += 1;
                let passes = words_ok && speaker_ok && theme_ok;
                shown += usize::from(passes);
                let id = format!("t{}.{}", t + 1, p + 1);
                if passes || (!found && takes(who, has)) {
                    matching.insert(id.clone());
                }
                if passes {
                    hits += texts(en, zh).iter().flat_map(|text| text.iter()).filter(|word| words.contains(word)).count();
                }
                if *who == 0 {
                    asking.insert(id);
                }
                for theme in has {
                    if (words_ok || !stands) && speaker_ok && (!all || themes.is_subset(has)) {
                        *by_theme.entry(*theme).or_default() += 1;
                    }
                }
                if (words_ok || !stands) && theme_ok {
                    *by_speaker.entry(*who).or_default() += 1;
                }
            }
        }
        // A thread with a match keeps its questions, as does every thread without filters.
        let filtered = view_model.status.filtered;
        let mut expected_open = BTreeSet::new();
        for thread in &interview.threads {
            let ids: BTreeSet<String> =
                thread.turns().flat_map(|turn| &turn.passages).map(|passage| passage.id.to_string()).collect();
            if !filtered || !ids.is_disjoint(&matching) {
                expected_open.extend(ids.into_iter().filter(|id| matching.contains(id) || asking.contains(id)));
            }
        }
        prop_assert_eq!(shown_ids(&view_model), expected_open);
        prop_assert_eq!((view_model.status.shown, view_model.status.total), (shown, total));
        // Without words, the reader steps from passage to passage.
        let filtered_by_ids = words.is_empty() && filtered;
        prop_assert_eq!(view_model.hits.shown, if filtered_by_ids { shown } else { hits });
        for (n, facet) in view_model.facets(Filter::Themes).iter().enumerate() {
            prop_assert_eq!(facet.count, by_theme.get(&n).copied().unwrap_or_default(), "theme {}", n);
        }
        for facet in view_model.facets(Filter::Speakers) {
            let n = SPEAKERS.iter().position(|id| **facet.value.id() == **id).expect("a speaker");
            prop_assert_eq!(facet.count, by_speaker.get(&n).copied().unwrap_or_default(), "speaker {}", n);
        }
    }

    #[test]
    fn each_folded_passage_is_under_exactly_one_row(turns in made(), (themes, all, only, words, _) in chosen()) {
        let interview = read(&json(&turns));
        let mut state = ViewState::first(&interview);
        state.filters[Filter::Themes] = themes.iter().map(|n| THEMES[*n].into()).collect();
        state.filters.matching = if all { Match::All } else { Match::Any };
        state.filters[Filter::Speakers] = only.iter().map(|n| SPEAKERS[*n].into()).collect();
        state.filters.set(Filter::Words, words.iter().map(|n| WORDS[*n]).collect::<Vec<_>>().join(" ").into());
        let view_model = draw(&interview, &state);
        let rows: Vec<_> = view_model.blocks.iter().flat_map(|block| block.rows()).collect();
        let under: Vec<&str> = rows.iter().flat_map(|row| &row.ids).map(|id| &**id).collect();
        let shown = shown_ids(&view_model);
        let all = passages(&view_model);
        let folded: Vec<&str> = all.iter().map(|view| &*view.passage.id).filter(|id| !shown.contains(*id)).collect();
        // Something is shown between two rows.
        let places: Vec<_> = all.iter().map(|view| view.passage.id.clone()).collect();
        for pair in rows.windows(2) {
            let place = |id: Option<&Rc<str>>| places.iter().position(|other| Some(other) == id);
            prop_assert_ne!(place(pair[0].ids.last()).map(|last| last + 1), place(pair[1].ids.first()));
        }
        prop_assert_eq!(under, folded);
    }

    #[test]
    fn blocks_hold_every_passage_once_in_reading_order(turns in made()) {
        let interview = read(&json(&turns));
        let view_model = draw(&interview, &ViewState::first(&interview));
        let drawn: Vec<&Rc<str>> = passages(&view_model).into_iter().map(|view| &view.passage.id).collect();
        let read: Vec<&Rc<str>> = interview.passages().map(|passage| &passage.id).collect();
        prop_assert_eq!(drawn, read);
        let keys: BTreeSet<_> = view_model.blocks.iter().map(|block| block.key.clone()).collect();
        prop_assert_eq!(keys.len(), view_model.blocks.len());
    }
}

const LANES: &str = r#"{"title":"T","languages":["en","zh-Hans"],
  "speakers":[{"id":"q","role":"interviewer"},{"id":"x"}],
  "glossary":[{"id":"shuren","term":{"en":"society of acquaintances","zh-Hans":"熟人社会"},"pinyin":"shúrén shèhuì","aliases":["acquaintances"]}],
  "turns":[
    {"id":"q1","speaker":"q","text":{"en":"Why the *old* wall? And who pays for it in the end, when all is said and done?","zh-Hans":"为什么是旧墙？"}},
    {"id":"a1","speaker":"x","passages":[
      {"text":{"en":["A society of acquaintances, they said.","It was **never** [that simple](https://example.org/a)."],"zh-Hans":"他们说是熟人社会。"}},
      {"text":{"en":"Only in English."}}]}]}"#;

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

fn after(interview: &Interview, state: &ViewState, action: Action) -> ViewState {
    state.apply(interview, &action).expect("the action changes something")
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
fn hits_in_the_hidden_language_are_counted() {
    let interview = read(LANES);
    let state = after(&interview, &ViewState::first(&interview), Action::Search("旧墙".into()));
    let view_model = draw(&interview, &state);
    let found = &view_model.found;
    assert_eq!((view_model.hits.shown, found.hits, found.elsewhere.len()), (0, 0, 1));
    let there = &found.elsewhere[0];
    assert_eq!((there.lang.clone(), there.hits), (lang("zh-Hans"), 1));
    let excerpt = there.first[0].excerpt();
    assert_eq!((excerpt.lang, &excerpt.text[excerpt.marks[0].clone()]), (lang("zh-Hans"), "旧墙"));
    // The interview is below the notice about it.
    assert!(passages(&view_model).iter().all(|view| !view.folded));
    assert!(view_model.questions.iter().all(|line| line.count.is_none()));
}

#[test]
fn hits_that_other_filters_hide_are_counted_until_all_is_searched() {
    let interview = read(
        r#"{"title":"T","themes":[{"id":"trust","label":"Trust"},{"id":"rain","label":"Rain"}],
          "speakers":[{"id":"q","name":"Q","role":"interviewer"},{"id":"a","name":"A"}],
          "turns":[{"speaker":"q","text":"Why?"},{"speaker":"a","passages":[
          {"text":"A wall.","themes":["trust"]},{"text":"The rope, an old rope.","themes":["rain"]}]}]}"#,
    );
    let trust = after(&interview, &ViewState::first(&interview), Action::Toggle(Filter::Themes, "trust".into()));
    let state = after(&interview, &trust, Action::Search("rope".into()));
    let view_model = draw(&interview, &state);
    assert_eq!((view_model.found.hits, view_model.found.outside), (0, 2));
    assert_eq!(
        passages(&view_model).iter().filter(|view| !view.folded).count(),
        2,
        "the question and what is about trust"
    );
    let rain = view_model.facets(Filter::Themes).iter().find(|facet| &**facet.value.id() == "rain");
    assert_eq!(rain.map(|facet| facet.count), Some(1), "where the words are");
    let all = draw(&interview, &after(&interview, &state, Action::SearchAll));
    assert_eq!((all.found.hits, all.found.outside, all.found.passages.len()), (2, 0, 1));
}

#[test]
fn hits_are_listed_by_passage_in_the_order_of_steps() {
    let interview = read(LANES);
    let state = after(&interview, &ViewState::first(&interview), Action::Search("a".into()));
    let view_model = draw(&interview, &state);
    let found = &view_model.found;
    assert!(found.passages.len() > 1 && found.hits == view_model.hits.shown);
    for hit in 0..found.hits {
        let state = state.apply(&interview, &Action::Hit(hit)).unwrap_or_else(|| state.clone());
        let now = draw(&interview, &state).hits.now;
        assert_eq!(now, found.passage_of(hit).map(|passage| (hit, passage)));
    }
    for one in found.passages.iter() {
        let excerpt = one.excerpt();
        assert!(
            excerpt.marks.iter().all(|mark| excerpt.text[mark.clone()].eq_ignore_ascii_case("a")),
            "{}",
            excerpt.text
        );
    }
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
fn a_question_without_a_heading_is_shortened_to_its_asking_sentence() {
    let interview = read(LANES);
    let view_model = draw(&interview, &ViewState::first(&interview));
    let label = view_model.questions[0].label.get(&lang("en")).expect("an English label");
    assert_eq!(&**label, "And who pays for it in the end, when all is said and done?");
}

#[test]
fn questions_only_folds_every_answer_and_unfolding_by_hand_shows_one() {
    let interview = read(LANES);
    let state = after(
        &interview,
        &ViewState::first(&interview),
        Action::Toggle(Filter::QuestionsOnly, Filter::QUESTIONS.into()),
    );
    let folded = |view_model: &ViewModel| passages(view_model).into_iter().filter(|view| view.folded).count();
    let view_model = draw(&interview, &state);
    assert_eq!(folded(&view_model), 2);
    let row = view_model.blocks[0].chunks[0].answers[0]
        .items
        .iter()
        .find_map(|i| if let Item::Row(row) = i { Some(row) } else { None });
    assert_eq!(
        row.map(|row| (row.why, row.ids.len(), row.open)),
        Some((Why::Filter(Filter::QuestionsOnly, Asked::One), 2, false))
    );
    let opened = draw(&interview, &after(&interview, &state, Action::Unfold(vec!["a1.2".into()])));
    assert_eq!(folded(&opened), 1);
}

#[test]
fn threads_without_a_match_fold_with_the_rest_of_the_one_before() {
    let said =
        |themes: &str| format!(r#"{{"speaker":"x","passages":[{{"text":"a","themes":[{themes}]}},{{"text":"b"}}]}}"#);
    let asked = r#"{"speaker":"q","text":"Why?"}"#;
    let turns = [said(r#""a""#), said(""), said(""), said(r#""a","b""#)].map(|said| format!("{asked},{said}"));
    let interview = read(&format!(
        r#"{{"title":"T","speakers":[{{"id":"q","role":"interviewer"}},{{"id":"x"}}],"themes":[{{"id":"a"}},{{"id":"b"}}],"turns":[{}]}}"#,
        turns.join(",")
    ));
    let mut state = ViewState::first(&interview);
    state.filters[Filter::Themes] = ["a".into(), "b".into()].into_iter().collect();
    let rows = |state: &ViewState| -> Vec<_> {
        let view_model = draw(&interview, state);
        let rows = view_model.blocks.iter().flat_map(|block| block.rows());
        rows.map(|row| (row.passages, row.why, row.questions.map(|folded| (folded.first, folded.last)), row.open))
            .collect()
    };
    let neither = Why::Filter(Filter::Themes, Asked::Any(2));
    assert_eq!(rows(&state), [(1, neither, Some((2, 3)), false), (1, neither, None, false)]);
    state.filters.matching = Match::All;
    let not_both = Why::Filter(Filter::Themes, Asked::All(2));
    assert_eq!(rows(&state), [(0, Why::Several, Some((1, 3)), false), (1, not_both, None, false)]);
    // A passage that is unfolded by hand has its question above it, and the row stays.
    let opened = after(&interview, &state, Action::Unfold(vec!["t4.1".into()]));
    assert_eq!(rows(&opened), rows(&state));
    assert!(shown_ids(&draw(&interview, &opened)).is_superset(&["t3.1".into(), "t4.1".into()].into()));
}

#[test]
fn an_unchanged_block_stays_the_same_block() {
    let interview = read(LANES);
    let first = ViewState::first(&interview);
    let before = draw(&interview, &first);
    let same = draw(&interview, &first).reusing(&before);
    assert!(before.blocks.iter().zip(&same.blocks).all(|(a, b)| Rc::ptr_eq(a, b)));
    let lit = draw(&interview, &after(&interview, &first, Action::ToggleHighlight("x".into()))).reusing(&before);
    assert!(!Rc::ptr_eq(&before.blocks[0], &lit.blocks[0]));
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

#[test]
fn the_reader_steps_through_passages_questions_or_words() {
    let said =
        |themes: &str| format!(r#"{{"speaker":"x","passages":[{{"text":"a","themes":[{themes}]}},{{"text":"b a"}}]}}"#);
    let asked = r#"{"speaker":"q","text":"Why?"}"#;
    let turns = [said(r#""a""#), said(""), said(r#""a""#)].map(|said| format!("{asked},{said}"));
    let interview = read(&format!(
        r#"{{"title":"T","speakers":[{{"id":"q","role":"interviewer"}},{{"id":"x"}}],"themes":[{{"id":"a"}}],"turns":[{}]}}"#,
        turns.join(",")
    ));
    let first = ViewState::first(&interview);
    let places = |state: &ViewState| -> Vec<(String, Option<(usize, usize)>)> {
        let shown = draw(&interview, state).hits.shown;
        let present = |n: usize| {
            let state = ViewState { hit: n, ..state.clone() };
            let view_model = draw(&interview, &state);
            let (now, id) = view_model.hits.now.clone().expect("there is a hit");
            assert_eq!(now, n);
            let marked: Vec<_> = passages(&view_model).into_iter().filter_map(|view| view.present).collect();
            (id.to_string(), marked.first().copied())
        };
        (0..shown).map(present).collect()
    };
    assert!(places(&first).is_empty() && draw(&interview, &first).hits.now.is_none(), "nothing is filtered");
    let theme = after(&interview, &first, Action::Toggle(Filter::Themes, "a".into()));
    let at = |id: &str, n: usize, all: usize| (id.to_string(), Some((n, all)));
    assert_eq!(places(&theme), [at("t2.1", 1, 2), at("t6.1", 2, 2)]);
    let questions = after(&interview, &first, Action::Toggle(Filter::QuestionsOnly, Filter::QUESTIONS.into()));
    assert_eq!(places(&questions), [at("t1.1", 1, 3), at("t3.1", 2, 3), at("t5.1", 3, 3)]);
    let both = after(&interview, &questions, Action::Toggle(Filter::Themes, "a".into()));
    assert_eq!(places(&both), [at("t1.1", 1, 2), at("t5.1", 2, 2)], "the questions with a match");
    let words = after(&interview, &theme, Action::Search("a".into()));
    assert_eq!(places(&words), [("t2.1".to_string(), None), ("t6.1".to_string(), None)], "the words are marked");
    let view_model = draw(&interview, &theme);
    assert_eq!(["t1.1", "t2.1", "t2.2", "t6.2"].map(|id| view_model.hit_from(id)), [0, 0, 1, 1]);
}
