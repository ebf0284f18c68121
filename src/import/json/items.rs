//! The items of a machine transcript, before they are read.

use super::said::raw;
use super::shapes::{Shape, Unit};
use super::{path, time};
use crate::document::Value;

/// Some programs repeat all words in the last result, with their speakers.
pub fn without_repeats<'v, 'a>(items: Vec<&'v Value<'a>>, shape: &Shape) -> Vec<&'v Value<'a>> {
    let has_speakers = |item: &&&Value| {
        let words = path::each(item, shape.words);
        words.iter().any(|word| {
            let speaker = path::first(word, shape.speaker).and_then(raw);
            speaker.is_some_and(|speaker| !speaker.is_empty() && !shape.nobody.contains(&&*speaker))
        })
    };
    let repeats = shape.speaker.contains("speakerTag")
        && items.len() > 1
        && items.last().is_some_and(|last| has_speakers(&last))
        && !items[..items.len() - 1].iter().any(|item| has_speakers(&item));
    if repeats { items[items.len() - 1..].to_vec() } else { items }
}

/// The unit of the times of a transcript whose program does not tell.
pub fn guessed(root: &Value, shape: &Shape) -> Unit {
    let mut times = Vec::new();
    for item in path::each(root, shape.channels).iter().flat_map(|channel| path::each(channel, shape.items)) {
        times.extend(path::first(item, shape.start).map(|time| time.raw));
        if !shape.words.is_empty() {
            let words = path::each(item, shape.words);
            times.extend(words.iter().filter_map(|word| path::first(word, shape.start)).map(|time| time.raw));
        }
    }
    time::guessed(times.into_iter())
}
