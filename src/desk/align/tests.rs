use proptest::prelude::*;

use super::align;
use crate::desk::{At, Command, Draft, Journal, Refused, Standing, apply, document, open};
use crate::document::{parse, write};
use crate::interview::Lang;

const PAIRS: [(&str, &str); 6] = [
    ("When did you come to the harbour?", "您哪一年来到港口的？"),
    (
        "In 1968, on the 5th of May, with two brothers and a cart full of rope.",
        "1968年5月5日，带着两个兄弟和一车绳子来的。",
    ),
    ("Who paid?", "谁出的钱？"),
    (
        "Nobody paid. We were given 12 yuan a month, and rice, and in 1971 a room above the office.",
        "没有人出钱。每月给我们12块，还有米，1971年在办公室楼上给了一间屋。",
    ),
    ("And the boats?", "那船呢？"),
    (
        "There were 40 boats, and 3 of them could sail when the wind was in the north.",
        "有40条船，刮北风的时候只有3条能开。",
    ),
];

fn zh() -> Lang {
    Lang::parse("zh-Hans").expect("a tag")
}

fn at(turn: usize) -> At {
    At { turn, passage: 0 }
}

fn draft(rows: &[(&str, &str)]) -> Draft {
    let turn = |(en, zh): &(&str, &str)| {
        let texts = [("en", en), ("zh-Hans", zh)].into_iter().filter(|(_, words)| !words.is_empty());
        let text: serde_json::Map<_, _> = texts.map(|(lang, words)| (lang.into(), (**words).into())).collect();
        serde_json::json!({ "text": text })
    };
    let turns: Vec<_> = rows.iter().filter(|row| **row != ("", "")).map(turn).collect();
    let file = serde_json::json!({"languages": ["en", "zh-Hans"], "title": "T", "turns": turns});
    open(&parse(file.to_string().into_bytes()).expect("a file")).draft
}

fn column(draft: &Draft, lang: &str) -> Vec<String> {
    let lang = Lang::parse(lang).expect("a tag");
    draft.places().map(|at| draft.passage(at).expect("a passage").texts.text(&lang).to_owned()).collect()
}

fn letters(draft: &Draft) -> String {
    column(draft, "zh-Hans").concat().split_whitespace().collect()
}

fn aligned(draft: &Draft, at: At) -> Result<Draft, Refused> {
    apply(draft, &align(draft, at, &zh()).expect("a translation"))
}

/// The translation of the row with a number.
fn zh_of(n: usize) -> &'static str {
    PAIRS.get(n).map_or("", |pair| pair.1)
}

/// A draft without the third translation, in whose place those below have moved up.
fn slipped() -> Draft {
    let zh = |n: usize| zh_of(if n < 2 { n } else { n + 1 });
    let rows: Vec<_> = PAIRS.iter().enumerate().map(|(n, pair)| (pair.0, zh(n))).collect();
    draft(&rows)
}

#[test]
fn rows_that_slipped_find_their_originals() {
    let after = aligned(&slipped(), at(1)).expect("there is something to align");
    assert_eq!(column(&after, "zh-Hans"), [zh_of(0), zh_of(1), "", zh_of(3), zh_of(4), zh_of(5)]);
    assert_eq!(after.standing(at(0), &zh()), Standing::Confirmed, "above the correction");
    assert_eq!(after.standing(at(1), &zh()), Standing::Unknown, "nobody has looked at it");
    assert_eq!(aligned(&after, at(1)), Err(Refused::Unchanged));
}

#[test]
fn a_gap_that_was_pushed_in_leaves_no_empty_passage() {
    let before = draft(&PAIRS);
    let lang = zh().as_str().to_owned();
    let pushed = apply(&before, &Command::PushDown { at: at(1), lang }).expect("words move");
    assert_eq!(column(&pushed, "zh-Hans").len(), PAIRS.len() + 1);
    let after = aligned(&pushed, at(1)).expect("there is something to align");
    assert_eq!(column(&after, "zh-Hans"), PAIRS.map(|pair| pair.1));
    assert_eq!(column(&after, "en"), PAIRS.map(|pair| pair.0));
}

#[test]
fn a_confirmed_pair_below_stays() {
    let confirm = Command::Confirm { at: vec![at(3)], lang: "zh-Hans".into() };
    let before = apply(&slipped(), &confirm).expect("it can be done");
    let after = aligned(&before, at(1)).expect("there is something to align");
    assert_eq!(after.standing(at(3), &zh()), Standing::Confirmed);
    assert_eq!(column(&after, "zh-Hans")[3], zh_of(4));
    // From the pair itself on, it is aligned like the others.
    let again = aligned(&after, at(3)).expect("there is something to align");
    assert_eq!(column(&again, "zh-Hans")[4..], [zh_of(4), zh_of(5)]);
}

#[test]
fn words_without_an_original_stay_in_their_row() {
    let mut rows = PAIRS.to_vec();
    rows.insert(3, ("", "（笑）"));
    let before = draft(&rows);
    assert_eq!(column(&aligned(&before, at(0)).unwrap_or(before), "zh-Hans")[3], "（笑）");
}

#[test]
fn no_words_go_from_one_turn_to_another_that_has_its_own() {
    // Together, the two would be as long as the original.
    let (first, second) = ("1968年5月5日来的，带着两个兄弟", "，还有一车绳子，从山里下来，走了三天。");
    let long = format!("{} It took us three days to come down from the hills.", PAIRS[1].0);
    let before = draft(&[(PAIRS[0].0, zh_of(0)), (&long, first), ("", second), (PAIRS[2].0, zh_of(2))]);
    for from in [0, 1, 2] {
        assert_eq!(column(&aligned(&before, at(from)).unwrap_or(before.clone()), "zh-Hans")[1..3], [first, second]);
    }
}

#[test]
fn rows_that_may_be_wrong_are_doubtful() {
    let long = [PAIRS[3].0; 3].join(" ");
    let before = draft(&[(PAIRS[0].0, zh_of(0)), (&long, "他们给了我们一间屋。"), (PAIRS[2].0, zh_of(2))]);
    let after = aligned(&before, at(0)).expect("a row is doubtful");
    assert_eq!(after.standing(at(1), &zh()), Standing::Doubtful);
    assert_eq!(column(&after, "zh-Hans"), column(&before, "zh-Hans"));
}

#[test]
fn an_alignment_that_would_lose_words_is_refused() {
    let before = draft(&PAIRS);
    let to = |to: &[usize]| {
        apply(&before, &Command::Align { at: at(3), lang: "zh-Hans".into(), to: to.to_vec(), doubtful: vec![] })
    };
    for wrong in [&[0, 1][..], &[0, 1, 2, 2], &[0, 2, 1], &[0, 1, 3]] {
        assert_eq!(to(wrong), Err(Refused::Invalid), "{wrong:?}");
    }
    assert_eq!(column(&to(&[0, 0, 2]).expect("it can be done"), "zh-Hans")[4], "");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_and_nothing_above_changes(
        rows in prop::collection::vec((0usize..7, 0usize..7), 1..14),
        confirmed in 0usize..14,
        from in 0usize..14,
    ) {
        let text = |n: usize| PAIRS.get(n).copied().unwrap_or(("", ""));
        let mut all = vec![PAIRS[0]];
        all.extend(rows.iter().map(|(en, zh)| (text(*en).0, text(*zh).1)));
        let opened = draft(&all);
        let mut journal = Journal::new(opened.clone());
        let place = |n: usize| at(n % opened.turns.len());
        journal.apply(Command::Confirm { at: vec![place(confirmed)], lang: "zh-Hans".into() }).ok();
        let (before, from) = (journal.draft().clone(), place(from));
        let command = align(&before, from, &zh()).expect("a translation");
        if journal.apply(command) == Ok(()) {
            let after = journal.draft();
            prop_assert_eq!(letters(after), letters(&before));
            prop_assert_eq!(column(after, "en"), column(&before, "en"));
            prop_assert_eq!(&column(after, "zh-Hans")[..from.turn], &column(&before, "zh-Hans")[..from.turn]);
            for at in before.places().filter(|at| *at > from) {
                if before.standing(at, &zh()) == Standing::Confirmed {
                    prop_assert_eq!(after.passage(at), before.passage(at));
                }
            }
            let again = Journal::read(opened.clone(), &journal.write()).expect("a journal");
            prop_assert_eq!(again.draft(), after);
        }
        while journal.undo().is_some() {}
        prop_assert_eq!(write(&document(journal.draft())), write(&document(&opened)));
    }
}
