//! The word that somebody may have meant by a misspelt one.

/// The nearest of some words, if it differs by few letters: one in a word of three, two from six on, three from nine on.
pub fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = |word: &str| word.to_lowercase().chars().collect::<Vec<char>>();
    let written = letters(written);
    // Longer words are no ids, and comparing them would take long.
    if written.len() > 64 {
        return None;
    }
    let allowed = (written.len() / 3).min(3);
    let distances = words.into_iter().map(|word| (letters(word), word)).filter_map(|(other, word)| {
        let is_near = other.len().abs_diff(written.len()) <= allowed;
        Some((is_near.then(|| distance(&written, &other))?, word))
    });
    distances.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance).map(|(_, word)| word)
}

/// How many letters must be added, removed, replaced or swapped with their neighbour (optimal string alignment).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for i in 0..one.len() {
        let mut next = vec![i + 1];
        for j in 0..other.len() {
            let replaced = row[j] + usize::from(one[i] != other[j]);
            let mut least = replaced.min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn words_of_few_other_letters_are_near() {
        let words = ["trust", "fundraising", "law", "zh-Hans", "speakers", "text"];
        for (written, expected) in [
            ("turst", Some("trust")),
            ("Trust", Some("trust")),
            ("fundrasing", Some("fundraising")),
            ("lew", Some("law")),
            ("speaker", Some("speakers")),
            ("txt", Some("text")),
            ("zh-hans", Some("zh-Hans")),
            ("la", None),
            ("safety", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, words), expected, "{written}");
        }
    }
}
