//! A name, its pseudonym, and what is left of the name.

use std::rc::Rc;

use super::{done, draft, text};
use crate::desk::{Command, Draft, Lack, Place, Refused, Traces, Unfit, also_called, apply, lacks, unfit};

const TALK: &str = r#"{
  "format": "interview/1",
  "id": "audrey-tang-2020",
  "languages": ["en", "zh-Hant"],
  "title": {"en": "A talk with Audrey Tang", "zh-Hant": "專訪唐鳳"},
  "speakers": [
    {"id": "audrey-tang", "name": {"en": "Audrey Tang", "zh-Hant": "唐鳳"}, "initials": "AT", "role": "interviewee"},
    {"id": "wen-li", "name": "Wen Li", "role": "interviewer"},
    {"id": "he-su-yun", "name": {"zh-Hant": "何素雲"}},
    {"id": "interviewee-2", "name": {"zh-Hant": "何素雨"}}
  ],
  "themes": [{"id": "audrey-tang", "label": {"en": "Work"}}, {"id": "tangible", "label": {"en": "Things"}}],
  "glossary": [{"id": "audrey-tang", "term": {"en": "Minister"}}],
  "turns": [
    {"id": "q1", "speaker": "wen-li", "text": {"en": "You may begin, Ms Tang. Is it tangible?", "zh-Hant": "唐鳳，請說。"}},
    {"id": "a1", "speaker": "audrey-tang", "themes": ["audrey-tang"], "text": {"en": "Ask AUDREY TANG, or @audreytang.", "zh-Hant": "好。"}},
    {"id": "a2", "speaker": "he-su-yun", "text": {"en": "Loomer Unleashed is by Laura Loomer.", "zh-Hant": "素雲說的。"}}
  ]
}"#;

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, new)| ((*name).to_owned(), (*new).to_owned())).collect()
}

fn pseudonyms(pairs: &[(&str, &str)]) -> Command {
    Command::Pseudonymise { names: owned(pairs), ids: true, variants: true }
}

/// The words that are left of a name after one step.
fn left(before: &Draft, pairs: &[(&str, &str)]) -> Vec<String> {
    let after = done(before, pseudonyms(pairs));
    let found = Traces::of(before, pairs[0].0, &owned(pairs)).left(&after);
    let words = found.iter().flat_map(|one| one.ranges.iter().map(|range| one.text[range.clone()].to_owned()));
    words.collect()
}

#[test]
fn a_name_that_is_also_another_word_can_be_allowed() {
    let file = r#"{"turns": [{"text": "Mark went to the Market."}]}"#;
    let names = vec![("Mark".to_owned(), "Jo".to_owned())];
    let hidden = done(&draft(file), Command::Pseudonymise { names, ids: true, variants: true });
    let is_withheld = |draft: &Draft| lacks(draft).iter().any(|lack| matches!(lack, Lack::Withheld(..)));
    assert!(is_withheld(&hidden), "it stands in “Market”");
    let allow = Command::Allow { words: "Mark".into() };
    let allowed = done(&hidden, allow.clone());
    assert!(!is_withheld(&allowed) && allowed.withheld.is_empty());
    assert_eq!(apply(&allowed, &allow), Err(Refused::NotThere));
}

#[test]
fn ids_lose_the_name_with_all_that_refers_to_them() {
    let hidden = done(&draft(TALK), pseudonyms(&[("Audrey Tang", "Wen Li"), ("唐鳳", "文麗")]));
    let written = text(&hidden);
    assert!(!written.contains("audrey-tang"), "{written}");
    let ids: Vec<_> = hidden.speakers.iter().map(|speaker| &*speaker.id).collect();
    assert_eq!(ids, ["wen-li-2", "wen-li", "he-su-yun", "interviewee-2"], "each speaker keeps an id of their own");
    assert_eq!(hidden.turns[1].speaker.as_deref(), Some("wen-li-2"));
    assert_eq!(&*hidden.turns[1].passages[0].themes[0], "wen-li");
    assert!(written.contains("\"wen-li-2020\"") && written.contains("tangible"), "{written}");
    let older =
        Command::Pseudonymise { names: vec![("Audrey Tang".into(), "Wen Li".into())], ids: false, variants: false };
    assert!(text(&done(&draft(TALK), older)).contains("audrey-tang-2020"), "a step of an older draft is as it was");
}

#[test]
fn an_id_that_tells_a_chinese_name_by_its_sounds_goes_with_it() {
    let hidden = done(&draft(TALK), pseudonyms(&[("何素雲", "阿金"), ("何素雨", "Kim")]));
    let ids: Vec<_> = hidden.speakers.iter().map(|speaker| &*speaker.id).collect();
    assert_eq!(ids, ["audrey-tang", "wen-li", "speaker", "interviewee-2"], "an id by a role tells no name");
    assert_eq!(hidden.turns[2].speaker.as_deref(), Some("speaker"));
}

#[test]
fn other_names_of_the_speaker_are_offered() {
    let others = |name: &str| -> Vec<String> {
        also_called(&draft(TALK), name).iter().map(|(lang, name)| format!("{lang} {name}")).collect()
    };
    assert_eq!(others(" audrey tang "), ["zh-Hant 唐鳳"]);
    assert_eq!(others("唐鳳"), ["en Audrey Tang"]);
    assert_eq!(others("Wen Li"), Vec::<String>::new());
}

#[test]
fn what_is_left_of_a_name_is_found() {
    let before = draft(TALK);
    let alone = left(&before, &[("Audrey Tang", "Wen Li")]);
    assert_eq!(alone, ["Tang", "唐鳳", "audreytang", "唐鳳", "AT", "唐鳳"]);
    assert_eq!(left(&before, &[("Laura Loomer", "Jane Doe")]), ["Loomer"]);
    assert_eq!(left(&before, &[("Laura Loomer", "Jane Loomer")]), Vec::<String>::new(), "it is in the pseudonym");
    assert_eq!(left(&before, &[("何素雲", "阿金")]), ["素雲"]);
    let clean = apply(&before, &pseudonyms(&[("Laura Loomer", "Jane Doe"), ("Loomer Unleashed", "A book")]));
    let clean = clean.expect("it can be done");
    assert_eq!(
        Traces::of(&before, "Laura Loomer", &owned(&[("Laura Loomer", "Jane Doe"), ("Loomer Unleashed", "A book")]))
            .left(&clean),
        []
    );
}

#[test]
fn the_report_and_the_problems_tell_the_same_places() {
    let file = |text: &str, more: &str| {
        draft(&format!(
            r#"{{"format": "interview/1", "languages": ["en"], {more}
            "speakers": [{{"id": "s", "name": "Mei"}}], "turns": [{{"speaker": "s", "text": "Ann. Zoé. {text}"}}]}}"#
        ))
    };
    for (pair, text, more, expected) in [
        (("Ann", "Bea"), "Ann said so.", "", &[][..]),
        (("Ann", "Bea"), "Ann1 said so; Ann2015, Ann¹, ann3.", "", &["Ann", "Ann", "Ann", "ann"]),
        (("Ann", "Bea"), "An Annual plan is planned.", "", &["Ann"]),
        (("Zoé", "Ida"), "Ｚｏé and Zoe and Zo\u{ad}e\u{301}", "", &["Ｚｏé", "Zoe"]),
        (("Ann", "Bea"), "", r#""crew": {"Ann": [1, "by ANN"]},"#, &["Ann", "ANN"]),
    ] {
        let before = file(text, more);
        let after = done(&before, pseudonyms(&[pair]));
        assert_eq!(left(&before, &[pair]), expected, "{text} {more}");
        let of_problems = lacks(&after).into_iter().filter_map(|lack| match lack {
            Lack::Withheld(words, places) | Lack::Traces(words, places) => Some((words, places)),
            _ => None,
        });
        let of_problems: Vec<_> = of_problems.flat_map(|(_, places)| places).collect();
        let of_report = Traces::of(&before, pair.0, &owned(&[pair])).left(&after);
        let of_report: Vec<_> = of_report.into_iter().map(|found| found.place).collect();
        let are_in = |some: &[Place], all: &[Place]| some.iter().all(|place| all.contains(place));
        assert!(are_in(&of_report, &of_problems), "{of_report:?} {of_problems:?}");
        assert!(are_in(&of_problems, &of_report), "{of_report:?} {of_problems:?}");
    }
    let private = file("", r#""x-contact": "Ann, room 2","#);
    assert_eq!(left(&private, &[("Ann", "Bea")]), ["Ann"], "the report also tells what is not published");
    let after = done(&private, pseudonyms(&[("Ann", "Bea")]));
    assert!(!lacks(&after).iter().any(|lack| matches!(lack, Lack::Withheld(..) | Lack::Traces(..))));
}

#[test]
fn a_pseudonym_that_would_not_do_is_refused() {
    let mut before = draft(TALK);
    before.withheld = Rc::from([Rc::from("Jo Chan")]);
    let why = |pairs: &[(&str, &str)]| unfit(&before, &owned(pairs)).pop().expect("a pair");
    for (pairs, expected) in [
        (&[("Audrey Tang", "Bo Lim")][..], None),
        (&[("Audrey Tang", "Bo Lim"), ("唐鳳", "Bo Lim")], None),
        (&[("Audrey Tang", "")], None),
        (&[("Audrey Tang", "Audrey Tang")], Some(Unfit::Tells("Audrey Tang".into()))),
        (&[("Audrey Tang", "Audrey Tang Lee")], Some(Unfit::Tells("Audrey Tang".into()))),
        (&[("Tang", "Tangs")], Some(Unfit::Tells("Tang".into()))),
        (&[("Wen Li", "Audrey Tang"), ("Audrey Tang", "Wen Li")], Some(Unfit::Tells("Wen Li".into()))),
        (&[("Audrey Tang", "jo chan")], Some(Unfit::Tells("Jo Chan".into()))),
        (&[("Audrey Tang", "wen li")], Some(Unfit::Taken)),
        (&[("Wen Li", "Bo Lim"), ("Audrey Tang", "Bo Lim")], Some(Unfit::Taken)),
        (&[("雲", "雨")], Some(Unfit::Taken)),
        (&[("Audrey Tang", "Bo Lim"), ("Audrey Tang", "")], Some(Unfit::Twice)),
        (&[("Nobody", "Bo Lim")], Some(Unfit::Nowhere)),
        (&[("Tan", "Bo Lim")], Some(Unfit::Nowhere)),
        (&[("tangible", "Bo Lim")], None),
        (&[("Aüdrey Täng", "Bo Lim")], None),
    ] {
        assert_eq!(why(pairs), expected, "{pairs:?}");
    }
}

#[test]
fn names_in_pinyin_in_aliases_and_by_initials_are_told_once_each_of_their_own_name() {
    let file = r#"{
      "format": "interview/1", "id": "talk", "languages": ["en", "zh-Hans"], "title": {"en": "A talk"},
      "speakers": [{"id": "s1", "name": {"en": "Lin Xiaoyu", "zh-Hans": "林晓宇"}, "role": "interviewee"}],
      "themes": [{"id": "school", "label": {"en": "School"}, "about": {"en": "LX's school"}}],
      "glossary": [{"term": {"en": "Teacher"}, "pinyin": "Lín Xiǎoyǔ", "aliases": ["LX"]}],
      "turns": [{"id": "a1", "speaker": "s1", "text": {"en": "LX helped Ms Lin.", "zh-Hans": "林老师，您好。"}}]
    }"#;
    let before = draft(file);
    let pairs = [("Lin Xiaoyu", "Mei Hua"), ("林晓宇", "梅花")];
    assert_eq!(left(&before, &pairs), ["LX", "Lin", "LX", "Lín Xiǎoyǔ", "LX"]);
    assert_eq!(left(&before, &[pairs[1], pairs[0]]), ["林老师"]);
    assert!(left(&before, &pairs[1..]).contains(&"Lín Xiǎoyǔ".to_owned()), "its sounds tell it");
}
