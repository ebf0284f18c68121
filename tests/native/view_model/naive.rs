//! Compares the view model with a naive independent one: which passages stay open, every count, every hit.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use interview_viewer::state::{Filter, Match, Reading, ViewState};
use proptest::prelude::*;

use super::{draw, lang, passages, read, shown_ids};

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
        // Something is shown between two rows, unless the first folds the rest of a thread and the second the whole threads
        // after it.
        let places: Vec<_> = all.iter().map(|view| view.passage.id.clone()).collect();
        for pair in rows.windows(2) {
            let place = |id: Option<&Rc<str>>| places.iter().position(|other| Some(other) == id);
            let is_next = place(pair[0].ids.last()).map(|last| last + 1) == place(pair[1].ids.first());
            prop_assert!(!is_next || (!pair[0].threads && pair[1].threads), "{pair:?}");
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
