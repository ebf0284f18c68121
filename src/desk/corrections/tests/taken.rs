//! What is taken, left, and put back.

use super::*;
use crate::desk::{At, document};
use crate::document::write;

/// A draft as it came back with other words in some parts.
fn came_back(opened: &Draft, changes: &[(usize, &str)]) -> Matched {
    let proof = given(opened);
    let mut edited = proof.clone();
    changes.iter().for_each(|(n, words)| edited.parts[*n].source = (*words).into());
    matched(opened, &export::proof::corrected(&edited, &proof))
}

#[test]
fn decisions_hold_until_the_step_is_undone() {
    let opened = draft(TALK);
    let matched = came_back(&opened, &[(2, "Because flour drinks water.")]);
    let mut journal = Journal::new(opened);
    let standing =
        |journal: &Journal, decisions: &[Decision]| differences(journal.draft(), &matched, decisions)[0].standing;
    assert_eq!(standing(&journal, &[]), Standing::Open);
    let one = differences(journal.draft(), &matched, &[]).remove(0);
    assert_eq!(standing(&journal, &[one.left()]), Standing::Left);
    journal.apply(one.take(journal.draft()).expect("a command")).expect("it can be done");
    assert_eq!(standing(&journal, &[]), Standing::Taken);
    journal.undo();
    assert_eq!(standing(&journal, &[]), Standing::Open);
    let settled = [one.taken(None)];
    assert_eq!(standing(&journal, &settled), Standing::Open);
    journal.apply(one.put(journal.draft(), "Because flour drinks a lot.").expect("a command")).expect("it can be done");
    assert_eq!(standing(&journal, &settled), Standing::Taken);
    let taken = differences(journal.draft(), &matched, &settled).remove(0);
    journal.apply(taken.put_back(&journal).expect("a command")).expect("it can be done");
    assert_eq!(differences(journal.draft(), &matched, &[one.left()])[0].standing, Standing::Left);
    assert_eq!(differences(journal.draft(), &matched, &[])[0].yours, one.yours);
}

#[test]
fn what_was_taken_out_is_put_back_with_all_it_had() {
    let text = TALK.replacen("Since when do", "Since *when* do", 1);
    let text = text.replacen(r#"{"id": "a2","#, r#"{"id": "a2", "answers": "q2", "x-note": "ask","#, 1);
    let opened = draft(&text);
    let before = write(&document(&opened));
    let proof = given(&opened);
    // The second passage of an answer, a whole question, and a whole answer.
    let mut edited =
        Proof { parts: proof.parts.iter().filter(|part| &*part.lang == "en").cloned().collect(), ..proof.clone() };
    [2, 3, 4].into_iter().for_each(|n| edited.parts[n].source = "".into());
    let matched = matched(&opened, &export::proof::corrected(&edited, &proof));
    let mut journal = Journal::new(opened);
    let all = |journal: &Journal| differences(journal.draft(), &matched, &[]);
    for one in all(&journal) {
        assert_eq!((one.kind, one.is_whole), (Kind::Removed, true));
        journal.apply(one.take(journal.draft()).expect("a command")).expect("it can be done");
    }
    assert_eq!(journal.draft().places().count(), 2);
    for one in all(&journal).into_iter().rev() {
        assert_eq!(one.standing, Standing::Taken);
        journal.apply(one.put_back(&journal).expect("a command")).expect("it can be done");
    }
    assert!(all(&journal).iter().all(|one| one.standing == Standing::Open));
    assert_eq!(given(journal.draft()), proof);
    assert_eq!(journal.draft().turns[3].answers.as_deref(), Some("q2"));
    assert!(write(&document(journal.draft())).contains(r#""x-note": "ask""#));
    let again = Journal::read(journal.opened().clone(), &journal.write()).expect("a journal");
    assert_eq!(again.draft(), journal.draft());
    while journal.undo().is_some() {}
    assert_eq!(write(&document(journal.draft())), before);
}

#[test]
fn emphasis_over_a_paragraph_stays_when_another_is_taken() {
    let opened = draft(&TALK.replacen("Since 1998.", "*Since 1998.*", 1));
    let proof = given(&opened);
    let mut edited = proof.clone();
    let n = edited.parts.iter().position(|part| part.source.starts_with("*Since")).expect("a part");
    edited.parts[n].source = "*Since 1998.*\n\nIn June, when the river was low.".into();
    let matched = matched(&opened, &export::proof::corrected(&edited, &proof));
    let all = differences(&opened, &matched, &[]);
    assert_eq!(all.len(), 1, "{all:#?}");
    assert_eq!(all[0].theirs, edited.parts[n].source);
}

#[test]
fn a_translation_is_older_once_a_change_of_its_original_is_taken() {
    let opened = draft(TALK);
    let matched = came_back(&opened, &[(2, "Because flour drinks water."), (3, "因为面粉喝水。")]);
    let mut journal = Journal::new(opened);
    let all = differences(journal.draft(), &matched, &[]);
    let [original, translation] = &all[..] else { panic!("two differences") };
    assert!(!original.is_translation_older(journal.draft()));
    journal.apply(original.take(journal.draft()).expect("a command")).expect("it can be done");
    assert!(original.is_translation_older(journal.draft()));
    journal.apply(translation.take(journal.draft()).expect("a command")).expect("it can be done");
    assert!(!original.is_translation_older(journal.draft()));
    assert!(!translation.is_translation_older(journal.draft()));
}

#[test]
fn a_decision_that_is_made_again_changes_nothing() {
    let opened = draft(TALK);
    let proof = given(&opened);
    let matched = came_back(&opened, &[(2, "Because flour drinks water."), (4, "")]);
    for n in [0, 1] {
        let mut journal = Journal::new(opened.clone());
        let of = |journal: &Journal, decision: &Decision| {
            differences(journal.draft(), &matched, std::slice::from_ref(decision)).remove(n)
        };
        let one = differences(journal.draft(), &matched, &[]).remove(n);
        journal.apply(one.take(journal.draft()).expect("a command")).expect("it can be done");
        let mut decision = one.taken(None);
        for _ in 0..2 {
            let again = of(&journal, &decision);
            assert_eq!((again.standing, again.take(journal.draft())), (Standing::Taken, None));
            decision = again.taken(None);
        }
        // Undone, nothing is taken: there is nothing to put back.
        journal.undo();
        let undone = of(&journal, &decision);
        assert_eq!((undone.standing, undone.put_back(&journal)), (Standing::Open, None));
        journal.redo();
        let left = of(&journal, &decision);
        journal.apply(left.put_back(&journal).expect("a command")).expect("it can be done");
        assert_eq!(given(journal.draft()), proof);
        let decision = left.left();
        assert_eq!(of(&journal, &decision).standing, Standing::Left);
        journal.undo();
        assert_eq!(of(&journal, &decision).standing, Standing::Taken);
    }
}

#[test]
fn what_the_editor_had_comes_back_however_often_a_conflict_is_decided() {
    let opened = draft(TALK);
    let matched = came_back(&opened, &[(2, "Because flour drinks water.")]);
    let mut journal = Journal::new(opened);
    let one = differences(journal.draft(), &matched, &[]).remove(0);
    let own = "Because flour drinks, always.";
    journal.apply(one.put(journal.draft(), own).expect("a command")).expect("it can be done");
    let mut decisions = Vec::new();
    let of = |journal: &Journal, decisions: &[Decision]| differences(journal.draft(), &matched, decisions).remove(0);
    let one = of(&journal, &decisions);
    journal.apply(one.take(journal.draft()).expect("a command")).expect("it can be done");
    decisions = vec![one.taken(None)];
    // Something else is made of it, and left; the step that left it is undone, and it is left again.
    let one = of(&journal, &decisions);
    journal.apply(one.put(journal.draft(), "Flour drinks.").expect("a command")).expect("it can be done");
    decisions = vec![one.taken(Some("Flour drinks.".into()))];
    for _ in 0..2 {
        let one = of(&journal, &decisions);
        assert_eq!(one.standing, Standing::Taken);
        journal.apply(one.put_back(&journal).expect("a command")).expect("it can be done");
        decisions = vec![one.left()];
        let left = of(&journal, &decisions);
        assert_eq!((&*left.yours, left.standing), (own, Standing::Left));
        journal.undo();
    }
}

#[test]
fn what_has_no_place_is_added_as_words_as_a_turn_or_as_a_name() {
    let opened = draft(TALK);
    let proof = given(&opened);
    let returned = |text: &str| {
        let (mut new, mut old) = returned(text.as_bytes(), "back.txt");
        (new.proof, old.proof) = (Some(proof.clone()), Some(proof.clone()));
        Matched::of(&Journal::new(opened.clone()), &new, &old, &[]).expect("a proof of this interview")
    };
    let text = "[1.1] Jo: Because flour drinks.\n\n[1.1] Jo: It drinks a lot.\n\nMei: Really?\n\nJo: Yes.\n\nI do.";
    let matched = returned(text);
    let [twice, speaks, answers] = &matched.strays[..] else { panic!("{:#?}", matched.strays) };
    let after = |stray: &Stray| matched.passages[stray.after.expect("a passage before it")].clone();
    let at = opened.find_address("a1.1").expect("a passage");
    let added = apply(&opened, &twice.add(&opened, &after(twice)).expect("a command")).expect("it can be done");
    let english = lang("en");
    let words = |draft: &Draft, at| draft.passage(at).map(|one| one.texts.text(&english).to_owned());
    assert_eq!(words(&added, at).as_deref(), Some("Because flour drinks.\n\nIt drinks a lot."));
    assert_eq!(twice.add(&added, &after(twice)), None);
    let inserted = apply(&opened, &speaks.insert(&opened, &after(speaks)).expect("a command")).expect("it can be done");
    let new = At { turn: at.turn + 1, passage: 0 };
    assert_eq!(words(&inserted, new).as_deref(), Some("Really?"));
    assert_eq!(inserted.turns[new.turn].speaker, opened.turns[0].speaker);
    assert_eq!(inserted.turns.len(), opened.turns.len() + 2, "the turn is parted");
    assert_eq!(speaks.insert(&inserted, &after(speaks)), None);
    assert_eq!(speaks.add(&inserted, &after(speaks)), None);
    // Whichever is inserted first, they stand as in the file.
    let both = |strays: [&Stray; 2]| {
        let insert = |draft: Draft, stray: &Stray| {
            apply(&draft, &stray.insert(&draft, &after(stray)).expect("a command")).expect("it can be done")
        };
        let draft = strays.into_iter().fold(opened.clone(), insert);
        let turns = draft.turns[new.turn..][..2].iter().map(|turn| turn.passages[0].texts.text(&english).to_owned());
        turns.collect::<Vec<_>>()
    };
    assert_eq!(both([speaks, answers]), ["Really?", "Yes.\n\nI do."]);
    assert_eq!(both([answers, speaks]), ["Really?", "Yes.\n\nI do."]);
}

#[test]
fn one_language_is_taken_out_alone_if_the_file_has_kept_the_other() {
    let opened = draft(TALK);
    let (english, chinese) = (lang("en"), lang("zh-Hans"));
    let texts = |changes: &[(usize, &str)]| {
        let after = all_taken(&opened, &came_back(&opened, changes));
        let at = after.find_address("q2.1");
        at.and_then(|at| after.passage(at)).map(|one| [&english, &chinese].map(|lang| one.texts.text(lang).to_owned()))
    };
    assert_eq!(texts(&[(6, "")]), Some([String::new(), "从什么时候？".to_owned()]));
    assert_eq!(texts(&[(7, "")]), Some(["Since when do you bake with rain water?".to_owned(), String::new()]));
    assert_eq!(texts(&[(6, ""), (7, "")]), None);
}
