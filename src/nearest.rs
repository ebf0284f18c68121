//! The word that somebody may have meant by a misspelt one.

/// Returns the nearest of some words, if it differs by few letters: one in a word of three, two from six on, three from
/// nine on. Of two words that are equally near, neither is meant: `t12` says nothing about `t11` or `t13`.
pub fn nearest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Full-width letters look like others: `ｄａｔｅ`.
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let written: String = written.chars().map(narrow).collect::<String>().to_lowercase();
    let length = written.chars().count();
    // Longer words are no ids, and comparing them would take long.
    if length > 64 {
        return None;
    }
    let allowed = (length / 3).min(3);
    let mut best: Option<(usize, &str)> = None;
    let mut is_unique = false;
    for word in words {
        let other = word.to_lowercase();
        if other.chars().count().abs_diff(length) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&written, &other);
        match best {
            _ if distance > allowed => {}
            Some((least, _)) if distance > least => {}
            Some((least, known)) if distance == least => is_unique &= known == word,
            _ => (best, is_unique) = (Some((distance, word)), true),
        }
    }
    best.filter(|_| is_unique).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn words_with_few_different_letters_are_near() {
        let words = ["trust", "fundraising", "law", "zh-Hans", "speakers", "text", "t11", "t13"];
        for (written, expected) in [
            ("turst", Some("trust")),
            ("Trust", Some("trust")),
            ("fundrasing", Some("fundraising")),
            ("lew", Some("law")),
            ("speaker", Some("speakers")),
            ("txt", Some("text")),
            ("zh-hans", Some("zh-Hans")),
            ("t12", None),
            ("la", None),
            ("safety", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, words), expected, "{written}");
        }
    }
}
