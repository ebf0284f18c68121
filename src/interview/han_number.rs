//! Numbers in Chinese characters.

/// A number that a text begins with: 一九六八, 三十七, 二百五.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HanNumber {
    pub value: u32,
    /// How many characters it has.
    pub length: usize,
    /// Whether it is written with 十, 百 or 千, and not digit by digit.
    pub is_spelled: bool,
}

/// Parses the number that characters begin with.
pub fn han_number(chars: &[char]) -> Option<HanNumber> {
    let (mut value, mut last, mut is_spelled, mut length) = (0_u32, None, false, 0);
    for c in chars {
        if let Some(digit) = digit(*c) {
            // Digits in a row: 一九六八 is 1968.
            last = Some(last.unwrap_or(0_u32).saturating_mul(10).saturating_add(digit));
        } else {
            let unit = match c {
                '十' => 10,
                '百' => 100,
                '千' => 1000,
                _ => break,
            };
            value = value.saturating_add(last.take().unwrap_or(1).saturating_mul(unit));
            is_spelled = true;
        }
        length += 1;
    }
    let value = value.saturating_add(last.unwrap_or(0));
    (length > 0).then_some(HanNumber { value, length, is_spelled })
}

/// The value of a digit. The first year of an era is 元年.
fn digit(c: char) -> Option<u32> {
    match c {
        '○' | '零' => Some(0),
        '元' => Some(1),
        '两' | '兩' => Some(2),
        c => "〇一二三四五六七八九".chars().zip(0..).find(|(one, _)| *one == c).map(|(_, digit)| digit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_digit_by_digit_or_with_units() {
        for (text, value, length, is_spelled) in [
            ("二百五十", 250, 4, true),
            ("十", 10, 1, true),
            ("一九八四年", 1984, 4, false),
            ("二〇一五", 2015, 4, false),
            ("三十七", 37, 3, true),
            ("两千零八", 2008, 4, true),
            ("元年", 1, 1, false),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(han_number(&chars), Some(HanNumber { value, length, is_spelled }), "{text}");
        }
        assert_eq!(han_number(&['年']), None);
    }
}
