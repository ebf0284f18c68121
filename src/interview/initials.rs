//! The initials of a name for a badge: whole letters, and as many as fit.

use std::rc::Rc;

/// Makes initials: the first character of a Chinese, Japanese or Korean name; the first letters of up to three words in
/// a script with capitals; the first letter in other scripts. A single word of capitals (`AF`) is already initials.
pub fn initials(name: &str) -> Rc<str> {
    let all = letters(name);
    let begins = |letter: &&&str| letter.starts_with(char::is_alphanumeric);
    let Some(first) = all.iter().find(begins) else { return all.first().copied().unwrap_or_default().into() };
    if !first.starts_with(has_capitals) {
        return (*first).into();
    }
    let is_initials = |letter: &&str| letter.chars().next().is_some_and(|c| c.is_alphanumeric() && capital(c) == c);
    if all.len() <= 3 && all.iter().all(is_initials) && all.iter().all(|letter| letter.starts_with(has_capitals)) {
        return name.into();
    }
    let mut initials = String::new();
    // For a name in two scripts, the first is enough.
    let words = all.split(|letter| !letter.starts_with(char::is_alphanumeric) && !letter.starts_with(['\'', '’']));
    let words = words.filter_map(|word| word.iter().find(begins)).filter(|letter| letter.starts_with(has_capitals));
    for letter in words.take(3) {
        let mut chars = letter.chars();
        initials.extend(chars.next().map(capital));
        initials.extend(chars);
    }
    initials.into()
}

/// Splits a text into the letters that a reader sees: characters with their combining marks.
pub(super) fn letters(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut joined = false;
    for (at, c) in text.char_indices() {
        if starts.is_empty() || !(joined || hangs(c)) {
            starts.push(at);
        }
        joined = c == '\u{200d}';
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// Returns whether a character attaches to the one before: combining marks of the scripts in use, vowel signs and
/// joiners. The standard library's tables would add a hundredth to the size of the program.
fn hangs(c: char) -> bool {
    let code = u32::from(c);
    match code {
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670 => true,
        // The blocks from Devanagari to Sinhala share one layout.
        0x900..=0xdff => matches!(code & 0x7f, 0x01..=0x03 | 0x3c | 0x3e..=0x4d | 0x51..=0x57 | 0x62..=0x63),
        0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0xeb1 | 0xeb4..=0xebc | 0xec8..=0xecd => true,
        0xf18..=0xf19 | 0xf35 | 0xf37 | 0xf39 | 0xf71..=0xf84 | 0xf8d..=0xfbc | 0x102b..=0x103e | 0x1160..=0x11ff => {
            true
        }
        0x17b4..=0x17d3 | 0x180b..=0x180f | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x200c..=0x200d | 0x20d0..=0x20ff => {
            true
        }
        0x302a..=0x302f
        | 0x3099..=0x309a
        | 0xfe00..=0xfe0f
        | 0xfe20..=0xfe2f
        | 0x1f3fb..=0x1f3ff
        | 0xe0100..=0xe01ef => true,
        _ => false,
    }
}

/// Returns whether a character is Latin, Greek, Cyrillic or Armenian, or a digit.
fn has_capitals(c: char) -> bool {
    matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{587}' | '\u{1e00}'..='\u{1fff}')
}

/// Converts a Latin, Greek or Cyrillic letter to upper case, and returns any other character unchanged. The standard
/// library's tables for all scripts would add two hundredths to the size of the program.
fn capital(c: char) -> char {
    let code = u32::from(c);
    let is_odd = code % 2 == 1;
    let back = match code {
        0x61..=0x7a | 0xe0..=0xf6 | 0xf8..=0xfe | 0x3b1..=0x3c1 | 0x3c3..=0x3c9 | 0x430..=0x44f => 32,
        0x450..=0x45f => 80,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1ea0..=0x1eff if is_odd => 1,
        0x139..=0x148 | 0x179..=0x17e if !is_odd => 1,
        _ => 0,
    };
    char::from_u32(code - back).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    #[test]
    fn case_folding_agrees_with_the_library() {
        for c in '\0'..=char::MAX {
            let capital = super::capital(c);
            assert!(capital == c || c.to_uppercase().eq([capital]), "{c}");
        }
        for c in ('a'..='ÿ')
            .chain('ά'..='ώ')
            .chain('а'..='џ')
            .filter(|c| c.is_lowercase() && !"µßªºÿάέήίόύώΰϊϋς".contains(*c))
        {
            assert!(c.to_uppercase().eq([super::capital(c)]), "{c}");
        }
    }

    #[test]
    fn initials_are_made_from_names() {
        for (name, wanted) in [
            ("Audrey Tang", "AT"),
            ("AF", "AF"),
            ("HHM", "HHM"),
            ("lm", "L"),
            ("唐鳳", "唐"),
            ("唐鳳 (Audrey Tang)", "唐"),
            ("Hui-Mei Hsieh", "HMH"),
            ("Ursula K. Le Guin", "UKL"),
            ("ursula", "U"),
            ("O’Brien", "O"),
            ("Speaker 2", "S2"),
            ("Q", "Q"),
            ("김철수", "김"),
            ("Émile Zola", "ÉZ"),
            ("???", "?"),
            ("Lu Ting 卢婷", "LT"),
            ("卢婷 Lu Ting", "卢"),
            ("Lin 林", "L"),
            ("E\u{301}mile Zola", "E\u{301}Z"),
            ("ئابدۇللا ياسىن", "ئ"),
            ("किरण देव", "कि"),
            ("བསོད་ནམས།", "བ"),
            ("👩\u{200d}🌾", "👩\u{200d}🌾"),
        ] {
            assert_eq!(&*super::initials(name), wanted, "{name}");
        }
    }
}
