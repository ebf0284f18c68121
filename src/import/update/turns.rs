//! One turn of the former interview with its corrected words.

use std::rc::Rc;

use super::alike::{Alike, plain};
use crate::document::{At, ByLanguage, Lenient, List, Paragraphs, Passage, Prose, Text, Turn};
use crate::import::align::parts::{self, Part};
use crate::import::align::path;

/// How many characters of a turn a note shows.
const SHOWN: usize = 60;

/// A turn of both versions.
pub struct Merged {
    pub turn: Turn,
    pub is_changed: bool,
    /// The words of passages that are no longer in the file, and whether they had themes or a translation.
    pub removed: Vec<(String, bool)>,
    /// Whether it has a translation, which was made of the former words.
    pub has_translation: bool,
}

/// Puts the words of a file into a turn of the former interview. `lang` is the language in which both
/// are compared.
pub fn merge(old: &Turn, new: &Turn, lang: &Rc<str>) -> Merged {
    let (before, after) = (parts::of(old, lang), parts::of(new, lang));
    let mut turn = old.clone();
    if turn.heading.is_absent() {
        turn.heading = new.heading.clone();
    }
    if turn.start.is_absent() {
        turn.start = new.start.clone();
    }
    let has_translation = before.iter().any(|part| part.texts.len() > 1);
    let is_same =
        after.iter().flat_map(|part| &part.texts).all(|(lang, _)| words(&before, lang) == words(&after, lang));
    if is_same {
        return Merged { turn, is_changed: false, removed: Vec::new(), has_translation };
    }
    let texts = |parts: &[Part]| parts.iter().map(|part| part.plain.clone()).collect::<Vec<_>>();
    // One text that was corrected is the same text, however much of it has changed.
    let steps = match (before.len(), after.len()) {
        (1, 1) => vec![path::Step { left: 0..1, right: 0..1, confidence: 1.0 }],
        _ => path::best(&Alike::new(&texts(&before), &texts(&after))),
    };
    let mut own = passages(old);
    let (mut all, mut removed) = (Vec::new(), Vec::new());
    for step in steps {
        match (step.left.len(), step.right.len()) {
            (_, 0) => {
                let gone = &own[step.left.start];
                removed.push((all_texts(&gone.text), has_work_of(gone)));
            }
            (0, _) => all.extend(after[step.right].iter().map(|part| added(part, lang))),
            (1, 1) => {
                let passage = std::mem::take(&mut own[step.left.start]);
                all.push(corrected(passage, &after[step.right.start], lang));
            }
            // The same words, parted otherwise by an editor.
            _ => all.extend(own[step.left].iter_mut().map(std::mem::take)),
        }
    }
    write(all, &mut turn);
    Merged { turn, is_changed: true, removed, has_translation }
}

/// The words of parts in a language, without white space.
fn words(parts: &[Part], lang: &Rc<str>) -> String {
    let of_lang = parts.iter().flat_map(|part| &part.texts).filter(|(tag, _)| tag == lang);
    of_lang.flat_map(|(_, texts)| texts).map(|text| plain(&crate::interview::marked(&text.0).0)).collect()
}

/// The passages of a turn; a turn with a text has one without an id.
fn passages(turn: &Turn) -> Vec<Passage> {
    let own = || Passage { text: turn.text.clone(), translated: turn.translated.clone(), ..Passage::default() };
    let text = turn.text.good().map(|_| own());
    text.into_iter().chain(turn.passages.values().cloned()).collect()
}

/// A passage with the words of the file in place of its own.
fn corrected(mut passage: Passage, part: &Part, lang: &Rc<str>) -> Passage {
    let mut texts: Vec<(Rc<str>, Paragraphs)> = match passage.text.good() {
        None => Vec::new(),
        Some(ByLanguage::Original(text)) => vec![(lang.clone(), text.clone())],
        Some(ByLanguage::Each(each)) => {
            each.iter().filter_map(|entry| Some((entry.language.clone(), entry.text.good()?.clone()))).collect()
        }
    };
    let was_plain = matches!(passage.text.good(), Some(ByLanguage::Original(_)));
    for (lang, text) in &part.texts {
        match texts.iter_mut().find(|(tag, _)| tag == lang) {
            Some((_, own)) => *own = paragraphs(text),
            None => texts.push((lang.clone(), paragraphs(text))),
        }
    }
    passage.text = match <[_; 1]>::try_from(texts) {
        Ok([(_, only)]) if was_plain => ByLanguage::Original(only).into(),
        Ok(only) => by_language(&only),
        Err(texts) => by_language(&texts),
    };
    if passage.start.is_absent() {
        passage.start = part.start.clone();
    }
    passage
}

/// A passage that only the file has.
fn added(part: &Part, lang: &Rc<str>) -> Passage {
    Passage { themes: themes(&part.themes), ..corrected(Passage::default(), part, lang) }
}

fn themes(themes: &[Text]) -> Lenient<List<Text>> {
    if themes.is_empty() { Lenient::default() } else { themes.iter().cloned().collect::<List<_>>().into() }
}

fn by_language(texts: &[(Rc<str>, Paragraphs)]) -> Lenient<Prose> {
    ByLanguage::from_iter(texts.iter().map(|(lang, text)| (&**lang, text.clone()))).into()
}

fn paragraphs(texts: &[Text]) -> Paragraphs {
    match texts {
        [only] => Paragraphs::from(&*only.0),
        texts => Paragraphs(texts.iter().cloned().collect()),
    }
}

/// Writes passages into a turn: one without an id, themes and a time is the text of the turn.
fn write(mut all: Vec<Passage>, turn: &mut Turn) {
    (turn.text, turn.passages, turn.translated) = Default::default();
    let is_plain =
        |passage: &Passage| passage.id.is_absent() && passage.themes.is_absent() && passage.start.is_absent();
    if let [only] = &mut all[..]
        && is_plain(only)
    {
        turn.text = std::mem::take(&mut only.text);
        turn.translated = std::mem::take(&mut only.translated);
        return;
    }
    let own = turn.id.good().map(|id| id.0.clone()).unwrap_or_default();
    let mut taken: Vec<Rc<str>> = all.iter().filter_map(|one| one.id.good().map(|id| id.0.clone())).collect();
    for passage in all.iter_mut().filter(|passage| passage.id.is_absent()) {
        let id = (1..).map(|n| Rc::from(format!("{own}.{n}"))).find(|id| !taken.contains(id)).unwrap_or_default();
        passage.id = (&*id).into();
        taken.push(id);
    }
    turn.passages = all.into_iter().collect::<List<_>>().into();
}

/// The ids of a turn and its passages.
pub fn ids_of(turn: &Turn) -> Vec<Rc<str>> {
    let passages = turn.passages.values().filter_map(|passage| passage.id.good());
    turn.id.good().into_iter().chain(passages).map(|id| id.0.clone()).collect()
}

/// Gives a turn another id, and its passages those that go with it.
pub fn rename(turn: &mut Turn, id: &str) {
    turn.id = id.into();
    let passages = turn.passages.values().cloned().enumerate();
    let renamed: Vec<Passage> =
        passages.map(|(n, passage)| Passage { id: format!("{id}.{}", n + 1).as_str().into(), ..passage }).collect();
    if !renamed.is_empty() {
        turn.passages = renamed.into_iter().collect::<List<_>>().into();
    }
}

/// Whether an editor has worked on a turn: it has themes, a translation, or members that an import does not write.
pub fn has_work(turn: &Turn) -> bool {
    !turn.themes.is_absent() || !turn.answers.is_absent() || passages(turn).iter().any(has_work_of)
}

fn has_work_of(passage: &Passage) -> bool {
    let is_translated = matches!(passage.text.good(), Some(ByLanguage::Each(each)) if each.len() > 1);
    is_translated || !passage.themes.is_absent()
}

/// All words of a turn, in all languages.
pub fn all_words(turn: &Turn) -> String {
    passages(turn).iter().map(|passage| all_texts(&passage.text)).collect::<Vec<_>>().join("\n")
}

fn all_texts(text: &Lenient<Prose>) -> String {
    let of_text =
        |text: &Paragraphs| text.0.each(&At::ROOT).map(|(.., text)| text.0.to_string()).collect::<Vec<_>>().join("\n");
    match text.good() {
        None => String::new(),
        Some(ByLanguage::Original(text)) => of_text(text),
        Some(ByLanguage::Each(each)) => {
            each.iter().filter_map(|entry| entry.text.good()).map(of_text).collect::<Vec<_>>().join("\n")
        }
    }
}

/// The beginning of a text, in one line.
pub fn shortened(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
