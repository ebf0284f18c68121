//! The colours of speakers, by the numbers that the style rules have for them (`data-s`).

use crate::document::Colour;

/// Returns the colour of each speaker, who may be an interviewer and may have a chosen colour. Without one, interviewers get
/// 0; the others get the next of 1 to 8 that nobody has chosen, repeating. If all are chosen, they share them.
pub fn colours(speakers: &[(bool, Option<Colour>)]) -> Vec<u8> {
    let is_free = |colour: &u8| speakers.iter().all(|(_, chosen)| *chosen != Some(Colour(*colour)));
    let mut free: Vec<u8> = (1..=Colour::LAST).filter(is_free).collect();
    if free.is_empty() {
        free.extend(1..=Colour::LAST);
    }
    let mut next = free.into_iter().cycle();
    let colour = |(asks, chosen): &(bool, Option<Colour>)| match chosen {
        Some(Colour(chosen)) => *chosen,
        None if *asks => 0,
        None => next.next().unwrap_or_default(),
    };
    speakers.iter().map(colour).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The colours of interviewees; 9: none is chosen.
    fn of(chosen: &[u8]) -> Vec<u8> {
        let chosen = chosen.iter().map(|colour| Some(Colour(*colour)).filter(|colour| colour.0 < 9));
        colours(&chosen.map(|chosen| (false, chosen)).collect::<Vec<_>>())
    }

    #[test]
    fn chosen_colours_are_skipped_as_long_as_others_are_free() {
        assert_eq!(of(&[9, 9, 9]), [1, 2, 3]);
        assert_eq!(of(&[9, 2, 9, 1]), [3, 2, 4, 1], "also those that are chosen later");
        assert_eq!(of(&[9, 0, 9]), [1, 0, 2]);
        assert_eq!(of(&[8, 9, 9, 9, 9, 9, 9, 9, 9]), [8, 1, 2, 3, 4, 5, 6, 7, 1]);
        assert_eq!(of(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 9]), [1, 2, 3, 4, 5, 6, 7, 8, 1, 2]);
        assert_eq!(colours(&[(true, None), (false, None), (true, Some(Colour(1))), (false, None)]), [0, 2, 1, 3]);
    }
}
