//! How much each speaker says.

use std::rc::Rc;

use super::draft::Draft;

/// How much a speaker says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub speaker: Rc<str>,
    pub turns: usize,
    /// The letters of the original language, or of another where it has a gap.
    pub letters: usize,
    /// Of all letters that have a speaker.
    pub percent: u32,
}

impl Share {
    /// The percentage as it is shown. Somebody who says a little does not say nothing.
    pub fn percentage(&self) -> String {
        if self.percent == 0 && self.letters > 0 { "<1%".to_owned() } else { format!("{}%", self.percent) }
    }
}

/// Counts the turns and the letters of each speaker, in the order of the speakers.
pub fn shares(draft: &Draft) -> Vec<Share> {
    let letters_of = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let mut shares: Vec<Share> = (draft.speakers.iter())
        .map(|speaker| Share { speaker: speaker.id.clone(), turns: 0, letters: 0, percent: 0 })
        .collect();
    for turn in &draft.turns {
        let own = |share: &&mut Share| Some(&share.speaker) == turn.speaker.as_ref();
        let Some(share) = shares.iter_mut().find(own) else { continue };
        share.turns += 1;
        let texts = turn.passages.iter().filter_map(|passage| passage.texts.best(&draft.languages));
        share.letters += texts.map(|text| letters_of(text)).sum::<usize>();
    }
    let all = shares.iter().map(|share| share.letters).sum::<usize>().max(1);
    for share in &mut shares {
        share.percent = ((share.letters * 100 + all / 2) / all) as u32;
    }
    shares
}
