//! What came back to a draft whose passages were split or joined since then.

use super::*;
use crate::desk::At;

/// The words of a draft in English, without the white space between them.
fn words(draft: &Draft) -> String {
    let english = lang("en");
    draft.places().filter_map(|at| draft.passage(at)).map(|one| bare(one.texts.text(&english))).collect()
}

/// Splits a passage at a space, or joins it with the one before.
fn step(draft: &Draft, (n, cut): (usize, Option<usize>)) -> Option<Command> {
    let places: Vec<At> = draft.places().collect();
    let at = places[n % places.len()];
    let Some(cut) = cut else { return Some(Command::Join { at, across: true }) };
    let text = draft.passage(at)?.texts.text(&lang("en")).to_owned();
    let spaces: Vec<usize> = text.match_indices(' ').map(|(space, _)| space + 1).collect();
    let offset = *spaces.get(cut.checked_rem(spaces.len())?)?;
    Some(Command::Split { at, lang: "en".into(), offset, marks: true })
}

#[test]
fn words_over_the_place_of_a_split_are_named() {
    let opened = draft(TALK);
    let given = proof(&opened, &[lang("en")], vec!["The bakery".into()]);
    let mut shown = given.clone();
    shown.parts[2].source = "My sister told me; nobody believed her.".into();
    let command = Command::Split { at: At { turn: 1, passage: 1 }, lang: "en".into(), offset: 25, marks: true };
    let now = apply(&opened, &command).expect("it can be split");
    let matched = matched(&now, &export::proof::corrected(&shown, &given));
    let all = differences(&now, &matched, &[]);
    let told: Vec<_> = all.iter().map(|one| (&*one.label, &*one.in_file, one.runs_on)).collect();
    assert_eq!(told, [("1.2", "1.2", true), ("1.3", "1.2", true)]);
    assert_eq!(
        words(&all_taken(&now, &matched)),
        shown.parts.iter().map(|part| bare(&part.source)).collect::<String>()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_doubled_or_lost_where_passages_were_split_and_joined(
        steps in prop::collection::vec((0usize..8, prop::option::of(0usize..8)), 1..5),
        edits in prop::collection::vec((0usize..6, "[a-z甲乙 ,.]{1,12}[a-z甲]", any::<bool>()), 0..4),
    ) {
        let opened = draft(TALK);
        let given = proof(&opened, &[lang("en")], vec!["The bakery".into()]);
        let mut shown = given.clone();
        for (n, words, is_whole) in edits {
            let n = n % shown.parts.len();
            let own = &mut shown.parts[n].source;
            *own = if is_whole { words.into() } else { format!("{own} {words}").into() };
        }
        shown.parts.iter_mut().for_each(|part| part.source = canonical(&part.source).into());
        let mut journal = Journal::new(opened);
        for one in steps {
            if let Some(command) = step(journal.draft(), one) {
                journal.apply(command).ok();
            }
        }
        let matched = matched(journal.draft(), &export::proof::corrected(&shown, &given));
        for one in differences(journal.draft(), &matched, &[]) {
            prop_assert!(one.is_plain(), "the editor has changed no words: {one:#?} {:?}", proof(journal.draft(), &[lang("en")], vec![]));
        }
        let after = all_taken(journal.draft(), &matched);
        let expected: String = shown.parts.iter().map(|part| bare(&part.source)).collect();
        prop_assert_eq!(words(&after), expected);
        prop_assert_eq!(words(&all_taken(&after, &matched)), words(&after), "taken twice");
    }
}
