//! The parts of a turn: its text or its passages, and the partners among those of two turns.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::path;
use super::scores::{Item, PARAGRAPHS, Pair};
use crate::document::{ByLanguage, Lenient, List, Paragraphs, Passage, Prose, Seconds, Text, Turn};
use crate::interview::marked;

/// Below this probability, it is doubtful that several parts belong to one. It is higher than for pairs, because a part
/// whose translation was left out would vanish behind its neighbour's.
const SURE_JOIN: f64 = 0.99;

/// A passage, or all of a turn.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Without an id: the text of a turn.
    pub id: Option<Rc<str>>,
    /// The paragraphs in each language.
    pub texts: Vec<(Rc<str>, Vec<Text>)>,
    pub themes: Vec<Text>,
    pub start: Lenient<Seconds>,
    /// The words in the first language, without marks.
    pub plain: String,
}

/// The parts of a turn of a file in a language.
pub fn of(turn: &Turn, lang: &Rc<str>) -> Vec<Part> {
    let text = turn.text.good().map(|text| part(text, None, lang));
    let passage = |passage: &Passage| {
        let id = passage.id.good().map(|id| id.0.clone());
        let text = passage.text.good().map(|text| part(text, id.clone(), lang)).unwrap_or_default();
        Part { id, themes: passage.themes.values().cloned().collect(), start: passage.start.clone(), ..text }
    };
    text.into_iter().chain(turn.passages.values().map(passage)).collect()
}

fn part(text: &Prose, id: Option<Rc<str>>, lang: &Rc<str>) -> Part {
    let all = |text: &Paragraphs| text.0.each(&crate::document::At::ROOT).map(|(.., text)| text.clone()).collect();
    let texts: Vec<(Rc<str>, Vec<Text>)> = match text {
        ByLanguage::Original(text) => vec![(lang.clone(), all(text))],
        ByLanguage::Each(each) => {
            let good = each.iter().filter(|entry| !entry.again);
            good.filter_map(|entry| Some((entry.language.clone(), all(entry.text.good()?)))).collect()
        }
    };
    let own = texts.iter().find(|(tag, _)| tag == lang).or(texts.first());
    let plain =
        own.map(|(_, texts)| texts.iter().map(|text| marked(&text.0).0.to_string()).collect::<Vec<_>>().join("\n"));
    Part { id, texts, plain: plain.unwrap_or_default(), ..Part::default() }
}

/// What is doubtful about the parts of two turns.
#[derive(Default)]
pub struct Doubts {
    /// Parts of the original and of the translation without a partner.
    pub alone: (Vec<String>, Vec<String>),
    /// Pairs that are not sure.
    pub unsure: Vec<(String, String)>,
    /// Groups in which several parts stand beside one, and one of them may lack a partner: the numbers of parts on both sides,
    /// and the first words of each side.
    pub joined: Vec<((usize, usize), (String, String))>,
    /// Times of the translation that differ from those of the original.
    pub other_times: usize,
    /// Whether a turn of the translation was parted among several of the original.
    pub is_parted: bool,
}

/// Gives the parts of a translation to the turns of the original that they belong to, of which `own` are the parts.
/// Returns whether they were parted among several turns, because the numbers of paragraphs fit. Otherwise all go to the
/// first one.
pub fn shares(own: &[Vec<Part>], translation: Vec<Part>) -> (Vec<Vec<Part>>, bool) {
    let count = |parts: &[Part]| parts.iter().map(|part| paragraphs(part).len()).sum::<usize>();
    let pieces: Vec<Part> = translation.iter().flat_map(paragraphs).collect();
    let counts: Vec<usize> = match own {
        _ if pieces.len() == own.len() => vec![1; own.len()],
        _ => own.iter().map(|parts| count(parts)).collect(),
    };
    if own.len() < 2 || counts.iter().sum::<usize>() != pieces.len() {
        let none = std::iter::repeat_with(Vec::new).take(own.len().saturating_sub(1));
        return (std::iter::once(translation).chain(none).collect(), false);
    }
    let mut pieces = pieces.into_iter();
    (counts.into_iter().map(|count| pieces.by_ref().take(count).collect()).collect(), true)
}

/// The paragraphs of a part, each as a part.
fn paragraphs(part: &Part) -> Vec<Part> {
    let [(lang, texts)] = &*part.texts else { return vec![part.clone()] };
    let piece = |(n, text): (usize, &Text)| Part {
        texts: vec![(lang.clone(), vec![text.clone()])],
        start: if n == 0 { part.start.clone() } else { Lenient::default() },
        plain: marked(&text.0).0.to_string(),
        ..part.clone()
    };
    texts.iter().enumerate().map(piece).collect()
}

/// Puts the parts of a translation beside those of the original. `ratio`: the logarithm of how much longer translations
/// are in the whole interview. The lengths of these parts alone would always fit: they cannot tell that one is missing.
pub fn join(left: Vec<Part>, right: Vec<Part>, ratio: f64, doubts: &mut Doubts) -> Vec<Part> {
    let item = |part: &Part, before: Option<&Part>| Item {
        text: part.plain.clone(),
        start: part.start.good().and_then(|start| start.whole()),
        joins: before.is_none_or(|before| part.start.is_absent() && part.themes == before.themes),
        ..Item::default()
    };
    let items = |parts: &[Part]| -> Vec<Item> {
        parts.iter().enumerate().map(|(n, part)| item(part, n.checked_sub(1).map(|n| &parts[n]))).collect()
    };
    let steps = match (left.len(), right.len()) {
        (1, 1) => vec![path::Step { left: 0..1, right: 0..1, confidence: 1.0 }],
        _ => {
            let mut scores = Pair::new(items(&left), items(&right), PARAGRAPHS);
            scores.ratio = ratio;
            let steps = path::best(&scores);
            scores.learn_ratio(&steps);
            path::best(&scores)
        }
    };
    let mut joined = Vec::new();
    for step in steps {
        let (one, other) = (&left[step.left], &right[step.right]);
        let words = |parts: &[Part]| parts.first().map(|part| part.plain.clone()).unwrap_or_default();
        match (one, other) {
            ([], _) => doubts.alone.1.push(words(other)),
            (_, []) => doubts.alone.0.push(words(one)),
            (one, other) if one.len() != other.len() && step.confidence < SURE_JOIN => {
                doubts.joined.push(((one.len(), other.len()), (words(one), words(other))));
            }
            _ if step.confidence < super::SURE => doubts.unsure.push((words(one), words(other))),
            _ => {}
        }
        joined.push(united(one, other, doubts));
    }
    joined
}

/// One part of several of the original and of the translation.
fn united(left: &[Part], right: &[Part], doubts: &mut Doubts) -> Part {
    let mut parts = left.iter().chain(right);
    let mut all = parts.next().cloned().unwrap_or_default();
    if left.is_empty() {
        all.id = None;
    }
    for part in parts {
        for (lang, texts) in &part.texts {
            match all.texts.iter_mut().find(|(tag, _)| tag == lang) {
                Some((_, own)) => own.extend(texts.iter().cloned()),
                None => all.texts.push((lang.clone(), texts.clone())),
            }
        }
        let missing: Vec<Text> = part.themes.iter().filter(|theme| !all.themes.contains(theme)).cloned().collect();
        all.themes.extend(missing);
        let whole = |start: &Lenient<Seconds>| start.good().and_then(|start| start.whole());
        match (whole(&all.start), whole(&part.start)) {
            (None, Some(_)) => all.start = part.start.clone(),
            (Some(one), Some(other)) if one != other => doubts.other_times += 1,
            _ => {}
        }
    }
    all
}

/// Writes the parts into a turn.
pub fn write(parts: Vec<Part>, turn: &mut Turn) {
    (turn.text, turn.passages) = (Lenient::default(), Lenient::default());
    match <[Part; 1]>::try_from(parts) {
        Ok([only]) if only.id.is_none() && only.themes.is_empty() && only.start.is_absent() => {
            turn.text = prose(&only).into();
        }
        Ok([only]) => turn.passages = passages(vec![only], turn),
        Err(parts) => turn.passages = passages(parts, turn),
    }
}

fn passages(mut parts: Vec<Part>, turn: &Turn) -> Lenient<List<Passage>> {
    let own = turn.id.good().map(|id| id.0.clone()).unwrap_or_default();
    let mut taken: BTreeSet<Rc<str>> = parts.iter().filter_map(|part| part.id.clone()).collect();
    for part in parts.iter_mut().filter(|part| part.id.is_none()) {
        let numbered = (1..).map(|n| Rc::from(format!("{own}.{n}")));
        part.id = numbered.into_iter().find(|id| !taken.contains(id));
        taken.extend(part.id.clone());
    }
    let passage = |part: Part| Passage {
        text: prose(&part).into(),
        id: part.id.as_deref().map_or_else(Lenient::default, Into::into),
        themes: if part.themes.is_empty() {
            Lenient::default()
        } else {
            part.themes.iter().cloned().collect::<List<_>>().into()
        },
        start: part.start,
        ..Passage::default()
    };
    parts.into_iter().map(passage).collect::<List<_>>().into()
}

fn prose(part: &Part) -> Prose {
    let written = |texts: &[Text]| match texts {
        [only] => Paragraphs::from(&*only.0),
        texts => Paragraphs(texts.iter().cloned().collect()),
    };
    part.texts.iter().map(|(lang, texts)| (&**lang, written(texts))).collect()
}
