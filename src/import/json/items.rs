//! The items of a machine transcript, before they are read.

use super::super::pace::{self, TimeUnit, Timed};
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

/// The unit of the times of a transcript whose program does not tell, and whether the pace of the words tells it.
pub fn guessed(root: &Value, shape: &Shape) -> (Unit, bool) {
    let (mut times, mut timed) = (Vec::new(), Vec::new());
    for item in path::each(root, shape.channels).iter().flat_map(|channel| path::each(channel, shape.items)) {
        times.extend(path::first(item, shape.start).map(|time| time.raw));
        if !shape.words.is_empty() {
            let words = path::each(item, shape.words);
            times.extend(words.iter().filter_map(|word| path::first(word, shape.start)).map(|time| time.raw));
        }
        let whole = |path| path::first(item, path).and_then(|time| time.raw.trim_matches('"').parse::<u64>().ok());
        let text = path::first(item, shape.text).and_then(Value::text);
        if let (Some(start), Some(text)) = (whole(shape.start), text) {
            timed.push(Timed { start, end: whole(shape.end), letters: pace::letters(text) });
        }
    }
    if times.is_empty() || times.iter().any(|time| time.trim_matches('"').parse::<u64>().is_err()) {
        return (Unit::Seconds, false);
    }
    match time::guessed(times.into_iter()) {
        Unit::Seconds if pace::unit(&timed) == TimeUnit::Milliseconds => (Unit::Millis, true),
        unit => (unit, true),
    }
}
