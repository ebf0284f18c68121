//! Infers who asks if the file does not say so.

use super::turns::Draft;

/// Returns the positions of the likely interviewers among those that `may` admits. If turns say what they answer, these
/// are the speakers who are answered and answer nothing; otherwise, the one with the greatest share of turns that end
/// in a question mark, if that is at least a third. A speaker of less than a tenth of the turns is ignored unless that
/// is true of everybody.
pub(super) fn interviewers(turns: &[Draft], may: impl Fn(usize) -> bool, speakers: usize) -> Vec<usize> {
    if turns.iter().any(|turn| turn.answers.is_some()) {
        let mut answered = vec![false; speakers];
        let mut answering = vec![false; speakers];
        for turn in turns {
            let Some(target) = turn.answers else { continue };
            turn.speaker.into_iter().for_each(|speaker| answering[speaker] = true);
            turns[target].speaker.into_iter().for_each(|speaker| answered[speaker] = true);
        }
        return (0..speakers).filter(|i| may(*i) && answered[*i] && !answering[*i]).collect();
    }
    let admitted = turns.iter().filter_map(|turn| Some((turn.speaker.filter(|speaker| may(*speaker))?, asks(turn))));
    most_asking(&admitted.collect::<Vec<_>>(), turns.len(), speakers).into_iter().collect()
}

/// Returns the speaker with the greatest share of turns that end in a question mark, if that is at least a third. `turns`
/// are the speakers who may be interviewers, each with whether the turn ends so; `all` is the number of all turns.
pub(crate) fn most_asking(turns: &[(usize, bool)], all: usize, speakers: usize) -> Option<usize> {
    let mut counts: Vec<Count> = (0..speakers).map(|speaker| Count { speaker, ..Count::default() }).collect();
    for (i, (speaker, asks)) in turns.iter().enumerate() {
        let count = &mut counts[*speaker];
        if count.turns == 0 {
            count.first = i;
        }
        count.turns += 1;
        count.questions += usize::from(*asks);
    }
    counts.retain(|count| count.turns > 0);
    let is_frequent = |count: &Count| count.turns * 10 >= all;
    if counts.iter().any(is_frequent) {
        counts.retain(is_frequent);
    }
    counts.sort_by_key(|count| count.first);
    // Find the first speaker with the greatest share, comparing shares without division.
    let best = counts
        .into_iter()
        .reduce(|best, count| if count.questions * best.turns > best.questions * count.turns { count } else { best });
    best.filter(|best| best.questions * 3 >= best.turns).map(|best| best.speaker)
}

#[derive(Default)]
struct Count {
    speaker: usize,
    turns: usize,
    questions: usize,
    /// The position of the first turn.
    first: usize,
}

/// Returns whether a turn ends in a question mark in its original language.
fn asks(turn: &Draft) -> bool {
    let text = turn.passages.last().and_then(|passage| passage.texts.first());
    let paragraph = text.and_then(|text| text.paragraphs.last());
    paragraph.is_some_and(|paragraph| text_asks(&paragraph.text))
}

/// Returns whether a text ends in a question mark, ignoring closing quotation marks and brackets.
pub(crate) fn text_asks(text: &str) -> bool {
    let is_closing = |c: char| c.is_whitespace() || "\"'”’）)】」』»]*".contains(c);
    text.trim_end_matches(is_closing).ends_with(['?', '？'])
}
