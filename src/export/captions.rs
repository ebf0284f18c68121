//! Captions: WebVTT with voices, and SubRip with names before the words.

use std::fmt::Write;

use super::{local, speaker_name};
use crate::interview::{Interview, Lang, is_han};

/// A passage with its times in milliseconds.
pub struct Cue<'a> {
    start: u64,
    end: u64,
    speaker: Option<&'a str>,
    /// Whether a turn begins.
    begins: bool,
    words: String,
}

/// The passages as cues, and how many of their times are estimated. `None` if no passage has a time.
pub fn cues<'a>(interview: &'a Interview, lang: &Lang) -> Option<(Vec<Cue<'a>>, usize)> {
    let mut cues: Vec<(Option<u64>, Cue)> = Vec::new();
    for turn in interview.turns() {
        for (n, passage) in turn.passages.iter().enumerate() {
            let start = passage.start.or(turn.start.filter(|_| n == 0)).map(u64::from);
            let paragraphs = passage.text(lang).paragraphs.iter().map(|paragraph| &*paragraph.text);
            // A line with a dash would be the words of somebody else.
            let words = paragraphs.collect::<Vec<_>>().join(" ");
            let speaker = speaker_name(turn, lang);
            cues.push((start, Cue { start: 0, end: 0, speaker, begins: n == 0, words }));
        }
    }
    let known: Vec<(usize, u64)> = cues.iter().enumerate().filter_map(|(n, (start, _))| Some((n, (*start)?))).collect();
    if known.is_empty() {
        return None;
    }
    let lengths: Vec<u64> = cues.iter().map(|(_, cue)| length(&cue.words)).collect();
    let estimated = cues.len() - known.len();
    for n in 0..cues.len() {
        let before = known.iter().rev().find(|(at, _)| *at <= n).copied();
        let after = known.iter().find(|(at, _)| *at > n).copied();
        let start = match (before, after) {
            (Some((from, start)), after) => {
                let passed: u64 = lengths[from..n].iter().sum();
                let room = after.map(|(to, end)| (end.saturating_sub(start), lengths[from..to].iter().sum::<u64>()));
                match room {
                    Some((time, all)) if all > time => start + passed * time / all.max(1),
                    _ => start + passed,
                }
            }
            (None, Some((to, end))) => {
                end * lengths[..n].iter().sum::<u64>() / lengths[..to].iter().sum::<u64>().max(1)
            }
            (None, None) => 0,
        };
        cues[n].1.start = start;
    }
    for n in 0..cues.len() {
        let own = cues[n].1.start + lengths[n];
        let next = cues.get(n + 1).map(|(_, next)| next.start).filter(|next| *next > cues[n].1.start);
        cues[n].1.end = next.map_or(own, |next| next.min(own.max(next)));
    }
    Some((cues.into_iter().map(|(_, cue)| cue).collect(), estimated))
}

/// How long it takes to say words, in milliseconds.
fn length(words: &str) -> u64 {
    let han = words.chars().filter(|c| is_han(*c)).count() as u64;
    let others = words.chars().filter(|c| c.is_alphanumeric() && !is_han(*c)).count() as u64;
    (han * 220 + others * 70).max(1000)
}

fn clock(millis: u64, point: char) -> String {
    let seconds = millis / 1000;
    format!("{:02}:{:02}:{:02}{point}{:03}", seconds / 3600, seconds / 60 % 60, seconds % 60, millis % 1000)
}

/// Writes WebVTT.
pub fn vtt(cues: &[Cue], interview: &Interview, lang: &Lang) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let title = local(&interview.title, lang).split_whitespace().collect::<Vec<_>>().join(" ").replace("-->", "→");
    let mut out = format!("WEBVTT {title}\nLanguage: {lang}\n");
    for cue in cues {
        let voice = match cue.speaker {
            Some(name) => format!("<v {}>", escape(name)),
            None => String::new(),
        };
        let times = format!("{} --> {}", clock(cue.start, '.'), clock(cue.end, '.'));
        let _ = write!(out, "\n{times}\n{voice}{}\n", escape(&cue.words));
    }
    out
}

/// Writes SubRip.
pub fn srt(cues: &[Cue]) -> String {
    let mut out = String::new();
    for (n, cue) in cues.iter().enumerate() {
        let name = cue.speaker.filter(|_| cue.begins).map(|name| format!("{name}: ")).unwrap_or_default();
        let break_before = if n > 0 { "\n" } else { "" };
        let times = format!("{} --> {}", clock(cue.start, ','), clock(cue.end, ','));
        let _ = write!(out, "{break_before}{}\n{times}\n{name}{}\n", n + 1, cue.words);
    }
    out
}
