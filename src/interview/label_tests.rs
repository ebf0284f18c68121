use super::*;
use crate::document;
use crate::interview::check;

/// The sentences that ask, and the label, of a question with these passages of paragraphs.
fn asked(passages: &[&[&str]]) -> (Vec<String>, String) {
    let texts: Vec<String> =
        passages.iter().map(|paragraphs| format!(r#"{{"text":{{"en":{paragraphs:?}}}}}"#)).collect();
    let file = format!(
        r#"{{"title":"T","languages":["en"],"speakers":[{{"id":"q","role":"interviewer"}},{{"id":"x"}}],
        "turns":[{{"speaker":"q","passages":[{}]}},{{"speaker":"x","text":"Yes."}}]}}"#,
        texts.join(",")
    );
    let (interview, _) = check(document::parse(file.as_bytes()).expect("a document"));
    let thread = interview.threads.iter().find(|thread| thread.number == Some(1)).expect("a question");
    let sentence = |one: &Asking| {
        let passage = interview.passages().find(|passage| passage.id == one.passage).expect("a passage");
        passage.texts[0].paragraphs[one.paragraph].text[one.range.clone()].to_string()
    };
    (thread.asking.iter().map(sentence).collect(), thread.label.0[0].1.to_string())
}

#[test]
fn a_long_question_asks_in_its_last_sentence_with_a_question_mark() {
    let long = "Thank you all for coming here on such a day. ".repeat(4);
    let asks = |passages: &[&[&str]], sentence: &str| {
        assert_eq!(asked(passages), (vec![sentence.to_string()], sentence.to_string()), "{passages:?}");
    };
    assert_eq!(asked(&[&["Good morning. Who built it?"]]), (vec![], "Good morning. Who built it?".into()));
    asks(&[&[&format!("{long}Who built the wall? Tell us.")]], "Who built the wall?");
    asks(&[&[&format!("{long}Tell us of the wall.")]], "Tell us of the wall.");
    asks(&[&[&format!("{long}They say, “It is a wall.” Who built it for you?")]], "Who built it for you?");
    let han = "今天天气很好，谢谢大家都来了。".repeat(5);
    asks(&[&[&format!("{han}墙是谁修起来的？")]], "墙是谁修起来的？");
}

#[test]
fn the_outline_and_the_heading_take_the_same_sentence() {
    let long = "Thank you all for coming here on such a day. ".repeat(4);
    let asks = |passages: &[&[&str]], sentence: &str| {
        assert_eq!(asked(passages), (vec![sentence.to_string()], sentence.to_string()), "{passages:?}");
    };
    // A greeting is no question: what asks is in a later paragraph or passage.
    asks(
        &[&["Okay. We’ll leave it at that."], &["It is a famous wall. Who built it for you?"]],
        "Who built it for you?",
    );
    asks(&[&["Okay.", "Who built it for you? Tell us."]], "Who built it for you?");
    asks(&[&[&long, "Who built the wall?"], &["Or was it a ladder?"]], "Or was it a ladder?");
    // Without a question mark, the interviewer's last words ask.
    asks(&[&[&long], &["Ada Osei, welcome to the roof."]], "Ada Osei, welcome to the roof.");
    assert_eq!(asked(&[&["Go on."], &["We have time."]]), (vec![], "Go on.".into()));
}
