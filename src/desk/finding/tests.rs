use super::*;
use crate::desk::{apply, open};
use crate::import::align::{Pairing, align};
use crate::import::{Options, import};

const TALK: &str = "Mei: Why a gauge?\n\nJo: Because flour drinks.\n\nMei: Since when?\n\nJo: Since 1998.\n\n\
    Lao Wang: I was there, too.\n\nMei: Who else?\n\nJo: Nobody.\n";

fn imported(name: &str, bytes: &[u8]) -> Imported {
    import(bytes, &Options { name: name.into(), ..Options::default() }).expect("it can be imported")
}

/// The talk with a translation.
fn beside(zh: &str) -> Imported {
    let [one, two] =
        [("talk.en.txt", TALK), ("talk.zh-Hans.txt", zh)].map(|(name, text)| imported(name, text.as_bytes()));
    align(&one, &two, &Pairing { name: "talk.zh-Hans.txt".into(), ..Pairing::default() }).imported
}

fn opened(imported: &Imported) -> Draft {
    open(&imported.document).draft
}

fn at(turn: usize) -> At {
    At { turn, passage: 0 }
}

fn done(draft: &Draft, command: Command) -> Draft {
    apply(draft, &command).expect("it can be done")
}

fn type_in(draft: &Draft, at: At, text: &str) -> Draft {
    done(draft, Command::Type { at, lang: draft.original().to_string(), text: text.into() })
}

/// The finding that is of a kind.
fn found(imported: &Imported, is_it: fn(&What) -> bool) -> Finding {
    let all = findings(imported, &opened(imported));
    all.into_iter().find(|finding| is_it(&finding.note.what)).expect("it is found")
}

#[test]
fn a_label_that_occurs_once_is_to_be_checked_at_its_turn_until_the_speaker_is_another() {
    let imported = imported("talk.txt", TALK.as_bytes());
    let before = opened(&imported);
    let once = found(&imported, |what| matches!(what, What::OnlyOnce(_)));
    assert_eq!(once.still(&before, &before).expect("it is open").places, [at(4)]);
    let moved = done(&before, Command::Insert { turn: 1, speaker: None });
    assert_eq!(once.still(&before, &moved).expect("it is open").places, [at(5)], "the place moves with its passage");
    let [own, jo] = [4, 1].map(|turn: usize| before.turns[turn].speaker.as_ref().expect("a speaker").to_string());
    let merged = done(&before, Command::MergeSpeakers { from: own.clone(), into: jo });
    assert_eq!(once.still(&before, &merged), None);
    let named = Command::RenameSpeaker { speaker: own, lang: "en".into(), name: "Wang Min".into() };
    assert_eq!(once.still(&before, &done(&before, named)), None);
    assert_eq!(once.still(&before, &type_in(&before, at(4), "Me, too.")), None);
    assert!(once.still(&before, &type_in(&before, at(1), "Flour drinks.")).is_some(), "another passage has changed");
}

#[test]
fn places_that_are_mended_one_by_one_are_counted_as_they_are_left() {
    let imported = imported("talk.txt", TALK.as_bytes());
    let notes = vec![Note { severity: Severity::Doubt, place: None, what: What::NotDecoded(3) }];
    let imported = Imported { notes, ..imported };
    let mut before = opened(&imported);
    for (turn, text) in [(0, "Caf\u{fffd}?"), (1, "Na\u{fffd}ve, \u{fffd}.")] {
        before = type_in(&before, at(turn), text);
    }
    let finding = findings(&imported, &before).remove(0);
    let half = type_in(&before, at(1), "Naïve, \u{fffd}.");
    let still = finding.still(&before, &half).expect("it is open");
    assert_eq!((still.what, still.places), (What::NotDecoded(2), vec![at(0), at(1)]));
    let rest = type_in(&half, at(1), "Naïve.");
    assert_eq!(finding.still(&before, &rest).map(|still| still.what), Some(What::NotDecoded(1)));
    assert_eq!(finding.still(&before, &type_in(&rest, at(0), "Café?")), None);
}

#[test]
fn a_title_that_is_the_name_of_the_file_is_to_be_checked_until_it_is_another() {
    let imported = imported("talk.txt", TALK.as_bytes());
    let before = opened(&imported);
    let finding = found(&imported, |what| matches!(what, What::Field(note::Field::Title, ..)));
    assert_eq!(finding.about, About::Detail(Field::Title));
    assert!(finding.still(&before, &before).is_some());
    let after = done(&before, Command::Detail { field: Field::Title, lang: "en".into(), text: "The bakery".into() });
    assert_eq!(finding.still(&before, &after), None);
}

#[test]
fn rows_of_two_files_are_to_be_checked_until_they_are_filled_in_or_confirmed() {
    let zh = "梅：为什么要放雨量计？\n\n乔：因为面粉会喝水。\n\n梅：从什么时候？\n\n老王：我也在。\n\n梅：还有谁？\n\n乔：没有别人。\n";
    let imported = beside(zh);
    let before = opened(&imported);
    let gap = found(&imported, |what| matches!(what, What::Row(row) if row.issue == Issue::Untranslated));
    let still = gap.still(&before, &before).expect("it is open");
    let place = still.places[0];
    let filled = done(&before, Command::Type { at: place, lang: "zh-Hans".into(), text: "1998 年。".into() });
    assert_eq!(gap.still(&before, &filled).map(|still| still.places).unwrap_or_default(), still.places[1..]);
    let doubtful = found(&imported, |what| matches!(what, What::Row(row) if matches!(row.issue, Issue::Doubtful(_))));
    let mut before = before;
    before.mark_doubtful(doubts(&imported, &before).iter().map(|address| &**address));
    let at = doubtful.still(&before, &before).expect("it is open").places;
    let confirmed = done(&before, Command::Confirm { at, lang: "zh-Hans".into() });
    assert_eq!(doubtful.still(&before, &confirmed), None);
}

#[test]
fn a_pair_and_a_gap_that_are_right_are_confirmed() {
    let zh = "梅：为什么要放雨量计？\n\n乔：因为面粉会喝水。\n\n梅：还有谁？\n\n乔：没有别人。\n";
    let imported = beside(zh);
    let mut before = opened(&imported);
    before.mark_doubtful(doubts(&imported, &before).iter().map(|address| &**address));
    let rows = findings(&imported, &before).into_iter().filter(|one| matches!(one.note.what, What::Row(_)));
    let rows: Vec<_> = rows.filter(|one| one.note.severity == Severity::Doubt).collect();
    let zh_hans = Lang::parse("zh-Hans").expect("a language");
    assert!(rows.len() > 1, "{rows:?}");
    for finding in rows {
        let still = finding.still(&before, &before).expect("it is open");
        let confirmed = done(&before, finding.confirmation(&still, &before).expect("a command"));
        assert_eq!(finding.still(&before, &confirmed), None);
        assert!(still.places.iter().all(|at| confirmed.standing(*at, &zh_hans).is_settled()));
    }
}

#[test]
fn what_was_left_out_is_back_when_its_passage_has_the_words() {
    let imported = imported("talk.md", TALK.replace("Since 1998.", "Since 1998, ~~I think~~.").as_bytes());
    let before = opened(&imported);
    let left = imported.left_out.iter().find(|left| left.text.contains("I think")).expect("it is left out");
    let address = place_of(&imported, left, &before).expect("a passage");
    assert_eq!(before.find_passage(&address), Some(at(3)));
    assert!(!is_back(left, &address, &before, &type_in(&before, at(3), "Since 1999.")));
    assert!(is_back(left, &address, &before, &type_in(&before, at(3), "Since 1998, I think.")));
}

#[test]
fn a_finding_that_is_right_is_known_again_when_the_file_is_read_again_and_can_be_looked_at_again() {
    let first = imported("talk.txt", TALK.as_bytes());
    let once = found(&first, |what| matches!(what, What::OnlyOnce(_)));
    let mut looked_at = LookedAt::default();
    looked_at.set(&once, "a label that occurs once", true);
    let kept = serde_json::to_string(&looked_at).expect("plain data");
    assert!(!kept.contains("Lao Wang"));
    let mut looked_at: LookedAt = serde_json::from_str(&kept).expect("what was kept");
    let again = findings(&first, &opened(&first));
    let right: Vec<_> = again.iter().filter(|one| looked_at.has(one, "a label that occurs once")).collect();
    assert_eq!(right, [&once]);
    looked_at.set(&once, "a label that occurs once", false);
    assert!(looked_at.is_empty());
}
