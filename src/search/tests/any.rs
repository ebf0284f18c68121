//! Properties that hold for any text and any query.

use proptest::prelude::*;

use crate::search::{Finder, Index, Query, fold};

use super::{glossary, interview, text};

/// Letters as the reader sees them; none begins with a character that attaches to the one before.
#[rustfmt::skip]
const LETTERS: &[&str] = &[
    "熟", "人", "社", "会", "會", "發", "髮", "裡", "臺", "爲", "a", "B", "é", "e\u{301}", "ñ", "ﬁ", "ß", "İ", "Σ", "s", "i",
    "f", "ー", "ｶﾞ", "が", "か\u{3099}", "한", "\u{1112}\u{1161}\u{11ab}", "कि", "👨\u{200d}👩\u{200d}👧", "👍🏽",
    "❤\u{fe0f}", "🇨🇳", "1\u{fe0f}\u{20e3}", "，", "。", "“", "”", "‘", "’", "\"", "「", "」", "—", "-", "…", "Ａ", "１",
    " ", "\u{3000}", "\n", "\u{a0}", "\u{200b}", "\u{ad}", "\u{2068}", "𠮷", "\u{fffd}", "½", "№", "㍿", "shu",
    "ren",
];

fn letters() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(proptest::sample::select(LETTERS), 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_global_rejects: 1 << 20, ..ProptestConfig::default() })]

    #[test]
    fn every_piece_of_a_text_is_found(letters in letters(), from in 0..24_usize, length in 1..7_usize) {
        let (from, to) = (from.min(letters.len() - 1), (from + length).min(letters.len()));
        prop_assume!(from < to);
        let (before, piece) = (letters[..from].concat(), letters[from..to].concat());
        let folded = fold(&piece);
        let asked = folded.as_str().trim();
        prop_assume!(piece == piece.trim() && !asked.is_empty());
        let phrase = piece.contains(char::is_whitespace) || piece.starts_with(['"', '“', '「']);
        let quotes = [('"', '"'), ('“', '”'), ('「', '」')].into_iter().find(|(_, close)| !piece.contains(*close));
        prop_assume!(!phrase || quotes.is_some());
        let query = match quotes.filter(|_| phrase) {
            Some((open, close)) => format!("{open}{piece}{close}"),
            None => piece.clone(),
        };
        let whole = letters.concat();
        let interview = interview(vec![vec![text("zh-Hans", &[&whole])]], Vec::new());
        let index = Index::new(&interview);
        let passage = interview.passages().next().unwrap();
        let finder = index.find(&Query::parse(&query));
        prop_assert_eq!(finder.words(passage, &passage.texts[0]), 1, "{:?} in {:?}", query, whole);
        let spans = finder.spans(passage, &passage.texts[0], 0);
        let end = before.len() + piece.len();
        prop_assert!(spans.iter().any(|span| span.start < end && span.end > before.len()), "{:?} in {:?}: {:?}", query, whole, spans);
        // A marked range folds to the query, and begins and ends between letters.
        let borders: Vec<usize> = letters.iter().scan(0, |at, letter| { *at += letter.len(); Some(*at) }).collect();
        for span in &spans {
            prop_assert!(!span.is_empty());
            // Letters that do not begin a word of the text are also read as pinyin; those marks are on Han characters.
            let sounded = asked.is_ascii() && whole[span.clone()].chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            prop_assert!(sounded || fold(&whole[span.clone()]).as_str().contains(asked));
            let joined = |at: &usize| *at == 0 || borders.contains(at) || "shuren".contains(&whole[*at - 1..*at]);
            prop_assert!(joined(&span.start) && joined(&span.end), "{:?} in {:?}: {:?}", query, whole, spans);
        }
    }

    #[test]
    fn folding_again_changes_nothing(text in any::<String>(), letters in letters()) {
        for text in [text, letters.concat()] {
            let once = fold(&text);
            let twice = fold(once.as_str());
            prop_assert_eq!(twice.as_str(), once.as_str());
        }
    }

    #[test]
    fn spans_are_sound_whatever_is_typed(words in any::<String>(), typed in any::<String>(), letters in letters(), n in 0..6_usize) {
        let words = words + &letters.concat();
        let interview = interview(vec![vec![text("zh-Hans", &[&words])]], glossary());
        let index = Index::new(&interview);
        let passage = interview.passages().next().unwrap();
        let some: String = words.chars().skip(n).take(3).collect();
        for typed in [typed, some, letters.concat()] {
            let finder = index.find(&Query::parse(&typed));
            let mut last = 0;
            for span in finder.spans(passage, &passage.texts[0], 0) {
                prop_assert!(span.start >= last && !words[span.clone()].is_empty());
                last = span.end;
            }
        }
    }

    #[test]
    fn an_earlier_search_changes_nothing(texts in proptest::collection::vec(letters(), 1..5), typed in letters()) {
        let texts = texts.iter().map(|letters| vec![text("zh-Hans", &[&letters.concat()])]).collect();
        let interview = interview(texts, glossary());
        let index = Index::new(&interview);
        let letters = typed.len();
        for n in (1..=letters).chain((1..letters).rev()) {
            for typed in [typed[..n].concat(), typed[letters - n..].concat()] {
                let (query, new) = (Query::parse(&typed), Index::new(&interview));
                let (finder, fresh) = (index.find(&query), new.find(&query));
                for passage in interview.passages() {
                    let words = |finder: &Finder| finder.words(passage, &passage.texts[0]);
                    prop_assert_eq!(words(&finder), words(&fresh), "{:?}", typed);
                    let spans = |finder: &Finder| finder.spans(passage, &passage.texts[0], 0);
                    prop_assert_eq!(spans(&finder), spans(&fresh), "{:?}", typed);
                }
            }
        }
    }
}
