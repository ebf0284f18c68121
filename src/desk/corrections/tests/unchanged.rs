//! What comes back as it was given out has no corrections, whatever its words look like.

use super::*;

#[test]
fn numbers_in_brackets_and_colons_in_the_words_change_nothing() {
    let cases = [
        ("Ann", "As they say:\\n\\n[1] one source\\n\\n[2] other source\\n\\n[7] third"),
        ("Ann", "First paragraph.\\n\\n[2] A note of the second paragraph."),
        ("Ann", "[2] **Bold** and [1.1] within\\n\\n[1.1] *again*"),
        ("Ann: the one", "Plain: with a colon.\\n\\nBob: said so."),
        ("Ann: the one", "the one: comes first"),
    ];
    for (name, words) in cases {
        let opened = draft(&format!(
            r#"{{"languages": ["en"], "speakers": [{{"id": "a", "name": {{"en": "{name}"}}, "role": "interviewer"}},
            {{"id": "b", "name": {{"en": "Bob"}}}}], "turns": [{{"id": "q1", "speaker": "a", "text": {{"en": "Question one?"}}}},
            {{"id": "a1", "speaker": "b", "text": {{"en": "{words}"}}}},
            {{"id": "q2", "speaker": "a", "text": {{"en": "Question two?"}}}},
            {{"id": "a2", "speaker": "b", "text": {{"en": "Answer two."}}}}]}}"#
        ));
        let given = proof(&opened, &[lang("en")], vec!["[1] Title".into(), "Please correct the words.".into()]);
        let matched = matched(&opened, &export::proof::corrected(&given, &given));
        assert_eq!(differences(&opened, &matched, &[]), [], "{words}");
        assert!(matched.strays.is_empty(), "{words}: {:?}", matched.strays);
    }
}
