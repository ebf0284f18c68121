//! Names in Latin letters, for ids.

use super::{fold, syllables};

/// The most characters of an id.
const LONGEST: usize = 60;

/// Returns the Latin letters and digits of a name, and the sounds of its Chinese characters, in lower case with hyphens
/// between the words: `he-su-yun`. `None` if it has none. Chinese characters need the search tables ([`super::supply`]).
pub fn slug(name: &str) -> Option<String> {
    let folded = fold(name);
    let mut words: Vec<String> = Vec::new();
    let mut joins = false;
    for c in folded.as_str().chars() {
        if c.is_ascii_alphanumeric() {
            match words.last_mut().filter(|_| joins) {
                Some(word) => word.push(c.to_ascii_lowercase()),
                None => words.push(c.to_ascii_lowercase().to_string()),
            }
            joins = true;
            continue;
        }
        joins = false;
        if !c.is_ascii() {
            let sound = syllables(c).next().map(|one| one.replace('v', "u"));
            words.extend(sound.or_else(|| c.is_alphabetic().then(|| c.to_string())));
        }
    }
    (!words.is_empty()).then(|| words.join("-").chars().take(LONGEST).collect())
}
