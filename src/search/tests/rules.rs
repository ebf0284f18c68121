//! Rules that a table of single texts cannot express.

use crate::interview::Passage;
use crate::search::{Index, Query, fold};

use super::{interview, text};

#[test]
fn common_english_words_are_not_read_as_pinyin() {
    let texts = vec![vec![text("zh-Hans", &["我们"])], vec![text("zh-Hans", &["妇女"]), text("en", &["Women"])]];
    let interview = interview(texts, Vec::new());
    let index = Index::new(&interview);
    let passages: Vec<_> = interview.passages().collect();
    let finder = index.find(&Query::parse("women"));
    assert_eq!(finder.words(passages[0], &passages[0].texts[0]), 0);
    assert_eq!(finder.words(passages[1], &passages[1].texts[0]), 0);
    assert_eq!(finder.words(passages[1], &passages[1].texts[1]), 1);
}

#[test]
fn a_query_is_words_and_phrases() {
    let words = |typed: &str| Query::parse(typed).iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words("  a\u{3000}B  "), ["a", "b"]);
    assert_eq!(words("a a A"), ["a"]);
    assert_eq!(words(r#""a b" c"#), ["a b", "c"]);
    assert_eq!(words(r#"x"a b" c"#), ["x\"a", "b\"", "c"]);
    assert_eq!(words(r#""a b"x c" d"#), ["a b\"x c", "d"]);
    assert_eq!(words(r#"c "a b"#), ["c", "a b"]);
    assert_eq!(words("“a b” 「熟人 社會」"), ["a b", "熟人 社会"]);
    assert_eq!(words(r#""" "   " "#), [""; 0]);
    assert_eq!(words("\u{200b} \u{301} \""), [""; 0]);
    assert!(Query::parse(" ").is_empty());
    assert_eq!(Query::parse(&(0..100).map(|n| format!("w{n} ")).collect::<String>()).words(), 64);
}

#[test]
fn quotations_match_without_separators_only_if_there_is_no_exact_match() {
    let found = |text: &str, quoted: &str| {
        let found = fold(text).find_loosely(&fold(quoted));
        found.into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("卡尔•马克思的书", "卡尔马克思"), ["卡尔•马克思"]);
    assert_eq!(found("卡尔马克思的书", "卡尔 · 马克思"), ["卡尔马克思"]);
    assert_eq!(found("马 车，马车", "马车"), ["马车"]);
    assert_eq!(found("马 车，马车", "马 车"), ["马 车"]);
    assert_eq!(found("on a cart", "ona"), [""; 0]);
}

#[test]
fn sixty_four_words_fill_the_bits() {
    let all = (0..64).map(|n| format!("w{n}! ")).collect::<String>();
    let interview = interview(vec![vec![text("en", &[&all])]], Vec::new());
    let index = Index::new(&interview);
    let passage = interview.passages().next().unwrap();
    let finder = index.find(&Query::parse(&all));
    assert_eq!((finder.words(passage, &passage.texts[0]), finder.all()), (u64::MAX, u64::MAX));
    assert_eq!(index.find(&Query::default()).all(), 0);
}

#[test]
fn passages_are_found_in_any_order() {
    let texts = (0..50).map(|n| vec![text("en", &[&format!("n{n}.")])]).collect();
    let interview = interview(texts, Vec::new());
    let index = Index::new(&interview);
    let finder = index.find(&Query::parse("n17."));
    let passages: Vec<_> = interview.passages().collect();
    for n in (0..50).rev().chain(0..50).chain([17, 3, 17, 49, 0]) {
        assert_eq!(finder.words(passages[n], &passages[n].texts[0]), u64::from(n == 17));
    }
}

#[test]
fn texts_are_folded_early_in_slices() {
    let texts = (0..10).map(|_| vec![text("en", &["A", "B"]), text("zh-Hans", &["C"])]).collect();
    let interview = interview(texts, Vec::new());
    let index = Index::new(&interview);
    let slices = (0..).take_while(|_| index.prepare(7)).count();
    assert_eq!(slices, 3);
    assert!(!index.prepare(0));
}

#[test]
fn a_long_paragraph_is_searched() {
    let long = "长".repeat(350_000) + "É 熟人";
    let interview = interview(vec![vec![text("zh-Hans", &[&long])]], Vec::new());
    let index = Index::new(&interview);
    let passage = interview.passages().next().unwrap();
    let finder = index.find(&Query::parse("e shuren"));
    assert_eq!(finder.spans(passage, &passage.texts[0], 0), [1_050_000..1_050_002, 1_050_003..1_050_009]);
}

/// Prints the time without checking it: run with `--nocapture`.
#[test]
fn five_megabytes_are_searched() {
    let texts = |n| {
        let chinese = format!("第{n}段：熟人社會裏的信任，到了城市裡面，就得重新開始。").repeat(4);
        let english = format!("Passage {n}: in a “society of acquaintances” trust needs no words; ").repeat(4);
        vec![text("zh-Hant", &[&chinese]), text("en", &[&english])]
    };
    let interview = interview((0..10_000).map(texts).collect(), Vec::new());
    let index = Index::new(&interview);
    let start = std::time::Instant::now();
    while index.prepare(500) {}
    println!("folded in {:?}", start.elapsed());
    for (typed, expected) in
        [("信任", 10_000), ("第777段", 1), ("trust needs", 10_000), ("chongxin", 10_000), ("none", 0)]
    {
        let start = std::time::Instant::now();
        let finder = index.find(&Query::parse(typed));
        let words = |passage: &Passage| passage.texts.iter().fold(0, |bits, text| bits | finder.words(passage, text));
        let found = interview.passages().filter(|passage| words(passage) == finder.all()).count();
        println!("{typed}: {found} passages in {:?}", start.elapsed());
        assert_eq!(found, expected);
    }
}

#[test]
fn every_character_folds_to_a_fixed_point() {
    for c in '\0'..=char::MAX {
        let once = fold(c.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(once.as_str()).as_str(), once.as_str(), "{c:?}");
    }
}

#[test]
fn composed_and_decomposed_letters_fold_alike() {
    use unicode_normalization::UnicodeNormalization;
    for c in '\0'..='\u{2f7ff}' {
        let decomposed: String = c.nfd().collect();
        assert_eq!(fold(&decomposed).as_str(), fold(&c.to_string()).as_str(), "{c:?}");
        let compatible: String = c.nfkd().collect();
        if !compatible.starts_with(' ') && !fold(&c.to_string()).as_str().contains(['\'', '"', '~']) {
            assert_eq!(fold(&compatible).as_str(), fold(&c.to_string()).as_str(), "{c:?}");
        }
    }
}
