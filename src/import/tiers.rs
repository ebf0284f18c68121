//! Tiers: what ELAN and Praat have in rows above each other along a recording. Some are speakers, some translations of
//! these, and others are about words, sounds or gestures.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::account::{Ledger, Omission};
use super::model::{Paragraph, Place, Segment, Transcript, Words};
use super::note::{Severity, What};
use super::wrap;
use crate::interview::Lang;

/// A tier of a file.
#[derive(Debug, Default)]
pub struct Tier {
    pub name: String,
    /// Who speaks, if the file says so.
    pub participant: Option<String>,
    /// What the file says that its texts are, such as a translation.
    pub kind: String,
    /// The language that the file states.
    pub lang: Option<Lang>,
    /// The number of the tier that it explains.
    pub parent: Option<usize>,
    pub annotations: Vec<Annotation>,
}

/// A text at a time.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// In milliseconds.
    pub start: u32,
    pub end: u32,
    pub text: String,
    /// The number of the annotation of the parent tier that it explains.
    pub of: Option<usize>,
    pub place: Place,
}

/// Names of tiers that are no speakers.
const NO_SPEAKERS: [&str; 16] = [
    "noise",
    "comment",
    "note",
    "gesture",
    "gaze",
    "phone",
    "segment",
    "pitch",
    "tone",
    "background",
    "event",
    "topic",
    "注释",
    "备注",
    "噪音",
    "備註",
];

/// Words in the names of tiers that are translations.
const TRANSLATIONS: [&str; 10] = ["transl", "trans-", "free", "english", "chinese", "译", "譯", "翻", "英文", "中文"];

/// How long a pause between words begins a new paragraph, in milliseconds.
const PAUSE: u32 = 1500;

/// What a tier was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Speaker,
    /// Of the speaker's tier with this number.
    Translation(usize),
    /// It numbers the texts of another tier, or has the same words again.
    Apparatus,
    None,
}

/// Makes turns of tiers.
pub fn transcript(tiers: Vec<Tier>, mut ledger: Ledger) -> Transcript {
    let uses = uses(&tiers);
    let mut units: Vec<(u32, usize, Unit)> = Vec::new();
    let mut languages: Vec<Option<Lang>> = vec![None, None];
    for (n, tier) in tiers.iter().enumerate() {
        match uses[n] {
            Use::Speaker => {
                languages[0] = languages[0].clone().or(tier.lang.clone());
                let translation = uses.iter().position(|other| *other == Use::Translation(n)).map(|at| &tiers[at]);
                languages[1] = languages[1].clone().or(translation.and_then(|tier| tier.lang.clone()));
                units.extend(
                    self::units(tier, n, translation, &mut ledger).into_iter().map(|unit| (unit.start, n, unit)),
                );
            }
            Use::Translation(_) => {}
            Use::Apparatus => leave_out(tier, Omission::Apparatus, &mut ledger),
            Use::None => leave_out(tier, Omission::Other, &mut ledger),
        }
    }
    units.sort_by_key(|(start, tier, _)| (*start, *tier));
    let mut segments: Vec<Segment> = Vec::new();
    let mut last: Option<(usize, u32)> = None;
    for (start, n, unit) in units {
        let speaker: Rc<str> = speaker(&tiers[n]).into();
        let paragraph =
            Paragraph { words: Words::plain(unit.text), translation: unit.translation, ..Paragraph::default() };
        match segments.last_mut().filter(|_| last.is_some_and(|(tier, _)| tier == n)) {
            Some(segment) => segment.paragraphs.push(Paragraph { start: Some(start), ..paragraph }),
            None => segments.push(Segment {
                place: Some(unit.place),
                speaker: Some(speaker),
                start: Some(start),
                paragraphs: vec![paragraph],
                ..Segment::default()
            }),
        }
        last = Some((n, unit.end));
    }
    if segments.is_empty() {
        ledger.note(Severity::Doubt, None, What::NoSpeakers);
    }
    let mut transcript = Transcript { segments, ledger, ..Transcript::default() };
    if let [Some(first), second] = &languages[..] {
        transcript.about.languages.push(first.clone());
        transcript.about.languages.extend(second.clone());
    }
    transcript
}

/// The name of the speaker of a tier.
fn speaker(tier: &Tier) -> String {
    let name = tier.participant.as_deref().filter(|name| !name.trim().is_empty()).unwrap_or(&tier.name).trim();
    // tx@MAI, and “Mai - words” of programs that align words with sounds.
    let name = name.rsplit('@').next().filter(|rest| !rest.is_empty()).unwrap_or(name);
    let bare =
        [" - words", " - word", "_words", "_utterance", "-utterance"].iter().find_map(|end| name.strip_suffix(end));
    bare.unwrap_or(name).to_owned()
}

fn characters(tier: &Tier) -> usize {
    tier.annotations.iter().map(|one| one.text.chars().filter(|c| !c.is_whitespace()).count()).sum()
}

/// Decides what each tier is.
fn uses(tiers: &[Tier]) -> Vec<Use> {
    let mut uses = vec![Use::None; tiers.len()];
    let mut by_speaker: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, tier) in tiers.iter().enumerate().filter(|(_, tier)| tier.parent.is_none()) {
        let lower = tier.name.to_lowercase();
        let is_other = tier.participant.is_none() && NO_SPEAKERS.iter().any(|word| lower.contains(word));
        let words = words_of(tiers, n);
        if characters(&tiers[words]) > 0 && !is_other {
            by_speaker.entry(speaker(&tiers[n])).or_default().push(words);
        }
    }
    // Of several tiers of a speaker, the one with the most text has the words.
    for group in by_speaker.values() {
        let Some(most) = group.iter().copied().max_by_key(|n| (characters(&tiers[*n]), usize::MAX - n)) else {
            continue;
        };
        uses[most] = Use::Speaker;
        if let Some(root) = tiers[most].parent {
            uses[root] = Use::Apparatus;
        }
    }
    for n in 0..tiers.len() {
        if uses[n] == Use::Speaker
            && let Some(translation) = translation_of(tiers, n, &uses)
        {
            uses[translation] = Use::Translation(n);
        }
    }
    without_words_again(tiers, &mut uses);
    uses
}

/// The tier that has the words: the root, or a child of it if the root only has numbers.
fn words_of(tiers: &[Tier], root: usize) -> usize {
    let all = &tiers[root].annotations;
    let is_number = |text: &str| {
        let text = text.trim();
        text.is_empty() || (!text.contains(char::is_whitespace) && text.chars().any(|c| c.is_ascii_digit()))
    };
    let numbers = all.iter().filter(|one| is_number(&one.text)).count();
    if numbers * 10 < all.len() * 8 {
        return root;
    }
    let children = (0..tiers.len()).filter(|n| tiers[*n].parent == Some(root) && one_each(&tiers[*n]));
    let is_translation = |n: usize| TRANSLATIONS.iter().any(|word| tiers[n].name.to_lowercase().contains(word));
    children.filter(|n| !is_translation(*n)).max_by_key(|n| (characters(&tiers[*n]), usize::MAX - n)).unwrap_or(root)
}

/// Whether a tier has at most one text for each of its parent.
fn one_each(tier: &Tier) -> bool {
    let mut parents: Vec<usize> = tier.annotations.iter().filter_map(|one| one.of).collect();
    let all = parents.len();
    parents.sort_unstable();
    parents.dedup();
    parents.len() == all
}

/// The tier with the translation of another: by its name or its kind, or because its language is another.
fn translation_of(tiers: &[Tier], words: usize, uses: &[Use]) -> Option<usize> {
    let root = tiers[words].parent;
    let sample = |n: usize| tiers[n].annotations.iter().take(60).map(|one| &*one.text).collect::<Vec<_>>().join("\n");
    let language = Lang::guess(&sample(words));
    let rank = |n: usize| {
        let tier = &tiers[n];
        let is_child = tier.parent == Some(words) || (root.is_some() && tier.parent == root);
        let is_parallel = tier.parent.is_none() && has_same_times(tier, &tiers[words]);
        if n == words
            || characters(tier) == 0
            || !(is_child && one_each(tier) || is_parallel)
            || uses[n] != Use::None && !is_parallel
        {
            return 0;
        }
        let names = format!("{} {}", tier.name, tier.kind).to_lowercase();
        let is_named = TRANSLATIONS.iter().any(|word| names.contains(word)) || names.starts_with("ft");
        let guess = Lang::guess(&sample(n));
        let is_other = guess.primary() != "und" && language.primary() != "und" && guess.primary() != language.primary();
        let is_sentences = tier.annotations.iter().any(|one| one.text.contains(' ') || one.text.chars().count() > 8);
        usize::from(is_named) * 2 + usize::from(is_other && is_sentences)
    };
    (0..tiers.len())
        .map(|n| (rank(n), n))
        .filter(|(rank, _)| *rank > 0)
        .max_by_key(|(rank, n)| (*rank, usize::MAX - n))
        .map(|(_, n)| n)
}

/// Whether most texts of a tier begin when those of another do.
fn has_same_times(tier: &Tier, other: &Tier) -> bool {
    let starts: Vec<u32> = other.annotations.iter().map(|one| one.start).collect();
    let same = tier.annotations.iter().filter(|one| starts.binary_search(&one.start).is_ok()).count();
    same > 1 && same * 10 >= tier.annotations.len() * 9
}

/// Sets aside a tier whose text another one has: the words, one by one, below the sentences.
fn without_words_again(tiers: &[Tier], uses: &mut [Use]) {
    let letters = |n: usize| -> String {
        tiers[n].annotations.iter().flat_map(|one| one.text.chars()).filter(|c| c.is_alphanumeric()).collect()
    };
    for n in 0..tiers.len() {
        let again = (0..n).any(|other| uses[other] == Use::Speaker && letters(other) == letters(n));
        if uses[n] == Use::Speaker && again {
            uses[n] = Use::Apparatus;
        }
    }
}

/// Words of a speaker, with their translation.
struct Unit {
    start: u32,
    end: u32,
    text: String,
    translation: Option<Words>,
    place: Place,
}

/// The texts of the tier with the number `at`, each with its translation. The words of a tier that has one in each text are joined.
fn units(tier: &Tier, at: usize, translation: Option<&Tier>, ledger: &mut Ledger) -> Vec<Unit> {
    let mut used = vec![false; translation.map_or(0, |tier| tier.annotations.len())];
    let mut units: Vec<Unit> = Vec::new();
    let are_words = translation.is_none() && has_single_words(tier);
    for (n, one) in tier.annotations.iter().enumerate().filter(|(_, one)| !one.text.trim().is_empty()) {
        // The translation is of this tier, or of the one that both explain.
        let belongs = |other: &Annotation| match (other.of, one.of) {
            (Some(of), _) if translation.is_some_and(|tier| tier.parent == Some(at)) => of == n,
            (Some(of), Some(parent)) => of == parent,
            _ => other.start == one.start,
        };
        let found = translation.and_then(|tier| tier.annotations.iter().position(belongs)).filter(|at| !used[*at]);
        let words = found.and_then(|at| {
            used[at] = true;
            translation.map(|tier| Words::plain(tier.annotations[at].text.trim()))
        });
        let text = one.text.trim();
        match units.last_mut().filter(|last| are_words && one.start < last.end.saturating_add(PAUSE)) {
            Some(last) => {
                let is_dense =
                    last.text.chars().next_back().is_some_and(|c| wrap::is_dense(c.encode_utf8(&mut [0; 4])));
                last.text.push_str(if is_dense && wrap::is_dense(text) { "" } else { " " });
                last.text.push_str(text);
                last.end = one.end;
            }
            None => units.push(Unit {
                start: one.start,
                end: one.end,
                text: text.to_owned(),
                translation: words.filter(|words| !words.text.is_empty()),
                place: one.place.clone(),
            }),
        }
    }
    let all = translation.iter().flat_map(|tier| tier.annotations.iter().enumerate());
    for (_, one) in all.filter(|(at, _)| !used[*at]) {
        ledger.leave_out(&*one.text, one.place.clone(), Omission::Other);
    }
    units
}

fn has_single_words(tier: &Tier) -> bool {
    let is_single = |text: &str| {
        let most = if wrap::is_dense(text) { 4 } else { 20 };
        !text.contains(' ') && text.chars().count() <= most
    };
    let filled = tier.annotations.iter().map(|one| one.text.trim()).filter(|text| !text.is_empty());
    let (all, single) = filled.fold((0, 0), |(all, single), text| (all + 1, single + usize::from(is_single(text))));
    let is_named = tier.name.to_lowercase().contains("word");
    (all > 5 || is_named) && single * 10 >= all * 9
}

/// Leaves out a tier by its name.
fn leave_out(tier: &Tier, kind: Omission, ledger: &mut Ledger) {
    let filled: Vec<&Annotation> = tier.annotations.iter().filter(|one| !one.text.trim().is_empty()).collect();
    if filled.is_empty() {
        return;
    }
    let severity = if kind == Omission::Other { Severity::Doubt } else { Severity::Info };
    ledger.note(severity, None, What::OtherTier(tier.name.clone(), filled.len()));
    for one in filled {
        ledger.leave_out(&*one.text, one.place.clone(), kind);
    }
}
