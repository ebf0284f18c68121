//! What is taken, left, and put back.

use super::*;
use crate::desk::document;
use crate::document::write;

#[test]
fn decisions_hold_until_the_step_is_undone() {
    let opened = draft(TALK);
    let proof = given(&opened);
    let mut edited = proof.clone();
    edited.parts[2].source = "Because flour drinks water.".into();
    let matched = matched(&opened, &export::proof::corrected(&edited, &proof));
    let mut journal = Journal::new(opened);
    let standing =
        |journal: &Journal, decisions: &[Decision]| differences(journal.draft(), &matched, decisions)[0].standing;
    assert_eq!(standing(&journal, &[]), Standing::Open);
    let one = differences(journal.draft(), &matched, &[]).remove(0);
    assert_eq!(standing(&journal, &[one.decision(None)]), Standing::Left);
    journal.apply(one.take(journal.draft()).expect("a command")).expect("it can be done");
    assert_eq!(standing(&journal, &[]), Standing::Taken);
    journal.undo();
    assert_eq!(standing(&journal, &[]), Standing::Open);
    let settled = [one.decision(Some(one.yours.to_string()))];
    assert_eq!(standing(&journal, &settled), Standing::Open);
    journal.apply(one.put(journal.draft(), "Because flour drinks a lot.").expect("a command")).expect("it can be done");
    assert_eq!(standing(&journal, &settled), Standing::Taken);
    let taken = differences(journal.draft(), &matched, &settled).remove(0);
    journal.apply(taken.put_back(&journal).expect("a command")).expect("it can be done");
    assert_eq!(differences(journal.draft(), &matched, &[one.decision(None)])[0].standing, Standing::Left);
    assert_eq!(differences(journal.draft(), &matched, &[])[0].yours, one.yours);
}

#[test]
fn what_was_taken_out_is_put_back_with_all_it_had() {
    let text = TALK.replacen("Since when do", "Since *when* do", 1);
    let text = text.replacen(r#"{"id": "a2","#, r#"{"id": "a2", "answers": "q2", "x-note": "ask","#, 1);
    let opened = draft(&text);
    let before = write(&document(&opened));
    let proof = given(&opened);
    let mut edited = proof.clone();
    // The second passage of an answer, a whole question, and a whole answer.
    for n in [4, 6, 8] {
        edited.parts[n].source = "".into();
    }
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
    let proof = given(&opened);
    let mut edited = proof.clone();
    edited.parts[2].source = "Because flour drinks water.".into();
    edited.parts[3].source = "因为面粉喝水。".into();
    let matched = matched(&opened, &export::proof::corrected(&edited, &proof));
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
