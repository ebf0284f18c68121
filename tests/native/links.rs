//! Links that the viewer wrote, in a file that has been edited since: no link marks other words without saying so.

use std::rc::Rc;

use interview_viewer::document;
use interview_viewer::interview::{self, Interview, Paragraph};
use interview_viewer::search::Index;
use interview_viewer::state::{Address, LinkNotice, Quote, Target, ViewState, pin};
use interview_viewer::view_model::{self, PassageView, ViewModel};

/// A turn of a random file. Each passage has a number that identifies it whatever happens to it.
type Made = Vec<Vec<(u32, String)>>;

const SAID: &[&str] = &[
    "是的。",
    "是的，去过很多次。",
    "没有。",
    "是的。后来呢，是的。",
    "Yes.",
    "Yes, often. Yes.",
    "那时候河上还没有桥，过河要等船，一等就是半天，谁也不急。",
    "Nobody kept a list of who had paid for the crossing, and nobody asked for one.",
];

fn read(made: &Made, ids: bool) -> Interview {
    let turns: Vec<_> = made
        .iter()
        .enumerate()
        .map(|(n, passages)| {
            let passages: Vec<_> = passages.iter().map(|(_, text)| serde_json::json!({"text": text})).collect();
            let speaker = if n % 2 == 0 { "q" } else { "a" };
            let mut turn = serde_json::json!({"speaker": speaker, "passages": passages});
            if ids {
                turn["id"] = format!("n{}", made[n][0].0).into();
            }
            turn
        })
        .collect();
    let file = serde_json::json!({"title": "T", "speakers": [{"id": "q", "role": "interviewer"}], "turns": turns});
    interview::check(document::parse(file.to_string().as_bytes()).unwrap()).0
}

fn open(interview: &Interview, link: &str) -> (ViewModel, usize) {
    let interview = Rc::new(interview.clone());
    let (state, unknown) = ViewState::from_address(&interview, &Address::parse("", link));
    (view_model::build(&interview, &Index::new(&interview), &state), unknown.len())
}

fn views(view_model: &ViewModel) -> Vec<&PassageView> {
    view_model.blocks.iter().flat_map(|block| block.passages()).collect()
}

/// The notice, and the marked words or, without a quotation, the passages.
fn shown(interview: &Interview, link: &str) -> (Option<LinkNotice>, Vec<String>) {
    let (view_model, _) = open(interview, link);
    if view_model.led.as_deref() == Some("") {
        return (Some(LinkNotice::Lost), Vec::new());
    }
    let views = views(&view_model);
    let linked: Vec<_> = views.iter().filter(|view| view.linked).collect();
    let text = |view: &PassageView, n: usize| -> Paragraph { view.passage.texts[0].paragraphs[n].clone() };
    let marked = linked.iter().flat_map(|view| {
        view.marks.iter().filter_map(|m| {
            Some(format!("{}:{}", view.passage.number, &text(view, m.paragraph).text[m.quoted.clone()?]))
        })
    });
    let mut said: Vec<String> = marked.collect();
    if said.is_empty() {
        said = linked.iter().map(|view| view.passage.number.to_string()).collect();
    }
    (linked.first().and_then(|view| view.told), said)
}

fn made(texts: &[&[&str]]) -> Made {
    texts.iter().map(|turn| turn.iter().map(|text| (0, (*text).to_owned())).collect()).collect()
}

#[test]
fn a_reader_learns_where_words_have_moved() {
    let before = read(
        &made(&[
            &["请说说您的名字。"],
            &["是的，我叫欧娘。"],
            &["您去过磨坊吗？"],
            &["是的，去过很多次，门是蓝的。"],
            &["一个人去？"],
            &["是的，总是一个人。"],
        ]),
        false,
    );
    let after = read(
        &made(&[&["您去过磨坊吗？"], &["是的，去过很多次，门是蓝的。"], &["一个人去？"], &["是的，总一个人去。"]]),
        false,
    );
    let link = |id: &str, words: &str| {
        let quote = (!words.is_empty()).then(|| Quote::Words(words.into()));
        pin::pinned(&before, &Target { id: id.into(), quote }).hash()
    };
    for (id, words, now) in [
        ("t4.1", "门是蓝的", (Some(LinkNotice::Moved), vec!["1.1:门是蓝的"])),
        ("t4.1", "是的", (Some(LinkNotice::Moved), vec!["1.1:是的"])),
        ("t4.1", "", (Some(LinkNotice::Moved), vec!["1.1"])),
        ("t3", "", (Some(LinkNotice::Moved), vec!["1"])),
        ("t2.1", "是的", (Some(LinkNotice::Lost), vec![])),
        ("t2.1", "", (Some(LinkNotice::Lost), vec![])),
        ("t6.1", "总是一个人", (Some(LinkNotice::Lost), vec![])),
    ] {
        assert_eq!(shown(&before, &link(id, words)).0, None, "{id} {words}");
        let (told, marked) = shown(&after, &link(id, words));
        assert_eq!((told, marked.iter().map(String::as_str).collect::<Vec<_>>()), now, "{id} {words}");
    }
    // Links without a pin: only what can be known.
    let bare = |hash: &str| shown(&after, hash);
    assert_eq!(bare("#t4.1:门是蓝的"), (Some(LinkNotice::Moved), vec!["1.1:门是蓝的".to_owned()]));
    assert_eq!(bare("#t2.1:是的").0, Some(LinkNotice::Uncertain));
    assert_eq!(bare("#t2.1:门是蓝的").0, None);
}

#[test]
fn the_second_of_two_equal_words_is_marked_where_it_was_meant() {
    let file = made(&[&["Q?"], &["Yes, the mill. And then, yes, the gate."]]);
    let interview = read(&file, false);
    let target = Target { id: "t2.1".into(), quote: Some(Quote::Words("yes".into())) };
    let link = pin::pinned(&interview, &target).hash();
    assert_eq!(shown(&interview, &link), (None, vec!["1.1:Yes".to_owned()]));
    let turned = read(&made(&[&["Q?"], &["And then, yes, the gate. Yes, the mill. And then, yes, the gate."]]), false);
    let (told, marked) = shown(&turned, &link);
    assert!(told.is_some() || marked == ["1.1:Yes"], "{told:?} {marked:?}");
}

#[test]
fn no_link_marks_other_words_silently() {
    let mut seed = 7_u64;
    let mut next = 0;
    let mut pick = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    for round in 0..400 {
        let mut passage = |pick: &mut dyn FnMut(usize) -> usize| {
            next += 1;
            let unique = format!(
                "{} {}",
                SAID[pick(SAID.len())],
                if pick(2) == 0 { String::new() } else { format!("第{next}次。") }
            );
            (next, unique.trim().to_owned())
        };
        let ids = round % 3 == 0;
        let before: Made = (0..4 + pick(8)).map(|_| (0..1 + pick(3)).map(|_| passage(&mut pick)).collect()).collect();
        let old = read(&before, ids);
        let mut after = before.clone();
        for _ in 0..1 + pick(3) {
            let (turn, other) = (pick(after.len()), pick(after.len()));
            match pick(6) {
                0 => after.insert(turn, vec![passage(&mut pick)]),
                1 if after.len() > 2 => drop(after.remove(turn)),
                2 => after.swap(turn, other),
                3 => after[turn].insert(0, passage(&mut pick)),
                4 if after[turn].len() > 1 => drop(after[turn].remove(0)),
                _ => {
                    let (number, _) = after[turn][0].clone();
                    after[turn][0] = (number, passage(&mut pick).1);
                }
            }
        }
        let new = read(&after, ids);
        let texts = |made: &Made| made.iter().flatten().cloned().collect::<Vec<_>>();
        let (was, is) = (texts(&before), texts(&after));
        for (at, passage) in old.passages().enumerate() {
            let text = &was[at].1;
            let letters: Vec<char> = text.chars().collect();
            let from = pick(letters.len());
            let words: String = letters[from..].iter().take(1 + pick(30)).collect();
            let words = words.trim();
            let quote = (!words.is_empty() && pick(4) > 0).then(|| Quote::Words(words.into()));
            let link = pin::pinned(&old, &Target { id: passage.id.clone(), quote }).hash();
            assert_eq!(shown(&old, &link).0, None, "{link} in {before:?}");
            let (view_model, unknown) = open(&new, &link);
            let silent = unknown == 0 && view_model.led.as_deref() != Some("");
            for (now, view) in
                views(&view_model).into_iter().enumerate().filter(|(_, view)| view.linked && view.told.is_none())
            {
                assert!(silent);
                let same = is[now].0 == was[at].0;
                // A long sentence that occurs twice counts as the same words; short ones are distinguished by the words
                // before them.
                let stem = |text: &str| text.split(" 第").next().unwrap_or_default().to_owned();
                let earlier = |made: &[(u32, String)], n: usize| n.checked_sub(1).map(|n| made[n].1.clone());
                let alike = (stem(&is[now].1) == stem(&was[at].1) && stem(text).len() >= 60)
                    || (is[now].1 == was[at].1 && earlier(&is, now) == earlier(&was, at));
                assert!(same || alike, "{link} → {}\n{before:?}\n{after:?}", view.passage.number);
            }
        }
    }
}
