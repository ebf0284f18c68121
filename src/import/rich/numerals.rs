//! The numbers that word processors set before paragraphs, as text.

/// How numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numeral {
    #[default]
    Decimal,
    /// 01, 02
    DecimalZero,
    FullWidth,
    /// ①
    Circled,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// 一、二 … 十一
    Chinese,
    /// 一〇
    ChineseDigits,
    /// 壹、贰
    LegalSimplified,
    /// 壹、貳
    LegalTraditional,
    /// 甲、乙
    Stems,
    /// 子、丑
    Branches,
    Ordinal,
    None,
}

impl Numeral {
    /// A number in these numerals.
    pub fn write(self, n: u32) -> String {
        match self {
            Numeral::Decimal => n.to_string(),
            Numeral::DecimalZero => format!("{n:02}"),
            Numeral::FullWidth => n.to_string().chars().map(full_width).collect(),
            Numeral::Circled => circled(n),
            Numeral::LowerLetter => letters(n, b'a'),
            Numeral::UpperLetter => letters(n, b'A'),
            Numeral::LowerRoman => roman(n).to_lowercase(),
            Numeral::UpperRoman => roman(n),
            Numeral::Chinese => chinese(n, "零一二三四五六七八九", ["", "十", "百", "千"], "万", true),
            Numeral::ChineseDigits => {
                n.to_string().chars().map(|c| nth("〇一二三四五六七八九", c as usize - 48)).collect()
            }
            Numeral::LegalSimplified => chinese(n, "零壹贰叁肆伍陆柒捌玖", ["", "拾", "佰", "仟"], "万", false),
            Numeral::LegalTraditional => chinese(n, "零壹貳參肆伍陸柒捌玖", ["", "拾", "佰", "仟"], "萬", false),
            Numeral::Stems => of("甲乙丙丁戊己庚辛壬癸", n),
            Numeral::Branches => of("子丑寅卯辰巳午未申酉戌亥", n),
            Numeral::Ordinal => ordinal(n),
            Numeral::None => String::new(),
        }
    }
}

fn nth(of: &str, n: usize) -> char {
    of.chars().nth(n).unwrap_or('〇')
}

fn of(signs: &str, n: u32) -> String {
    signs.chars().nth((n as usize).wrapping_sub(1)).map_or_else(|| n.to_string(), String::from)
}

fn full_width(digit: char) -> char {
    char::from_u32(digit as u32 - '0' as u32 + '０' as u32).unwrap_or(digit)
}

fn circled(n: u32) -> String {
    let first = match n {
        1..=20 => '①' as u32 - 1,
        21..=35 => '㉑' as u32 - 21,
        36..=50 => '㊱' as u32 - 36,
        _ => return n.to_string(),
    };
    char::from_u32(first + n).map_or_else(|| n.to_string(), String::from)
}

/// a … z, aa, bb: as word processors count.
fn letters(n: u32, first: u8) -> String {
    let Some(n) = n.checked_sub(1) else { return "0".into() };
    let letter = char::from(first + (n % 26) as u8);
    String::from(letter).repeat((n / 26 + 1).min(20) as usize)
}

fn roman(n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&n) {
        return n.to_string();
    }
    let mut rest = n;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        written.push_str(&sign.repeat((rest / value) as usize));
        rest %= value;
    }
    written
}

fn chinese(n: u32, digits: &str, units: [&str; 4], ten_thousand: &str, drops_one: bool) -> String {
    if n == 0 || n > 99_999_999 {
        return if n == 0 { nth(digits, 0).into() } else { n.to_string() };
    }
    if n >= 10_000 {
        let (high, low) = (n / 10_000, n % 10_000);
        let high = chinese(high, digits, units, ten_thousand, drops_one) + ten_thousand;
        let zero = if low > 0 && low < 1000 { nth(digits, 0).to_string() } else { String::new() };
        let low = if low > 0 { chinese(low, digits, units, ten_thousand, false) } else { String::new() };
        return high + &zero + &low;
    }
    let mut written = String::new();
    let mut zero = false;
    for power in (0..4).rev() {
        let digit = n / 10_u32.pow(power) % 10;
        if digit == 0 {
            zero = !written.is_empty();
            continue;
        }
        if std::mem::take(&mut zero) {
            written.push(nth(digits, 0));
        }
        // 十一 and not 一十一.
        if !(drops_one && power == 1 && digit == 1 && written.is_empty()) {
            written.push(nth(digits, digit as usize));
        }
        written.push_str(units[power as usize]);
    }
    written
}

fn ordinal(n: u32) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

/// What stands before the words of an item: its number, and a space where the number does not end with a wide sign.
/// `is_tight`: the list says that nothing stands between.
pub fn label(number: &str, is_tight: bool) -> Option<String> {
    let number = number.trim();
    let is_wide = number.ends_with(|c: char| !c.is_ascii() && !c.is_alphanumeric());
    let space = if is_tight || is_wide { "" } else { " " };
    (!number.is_empty()).then(|| format!("{number}{space}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written() {
        for (numeral, n, written) in [
            (Numeral::DecimalZero, 7, "07"),
            (Numeral::FullWidth, 12, "１２"),
            (Numeral::Circled, 21, "㉑"),
            (Numeral::LowerLetter, 28, "bb"),
            (Numeral::UpperRoman, 1994, "MCMXCIV"),
            (Numeral::Chinese, 11, "十一"),
            (Numeral::Chinese, 105, "一百零五"),
            (Numeral::Chinese, 10_010, "一万零一十"),
            (Numeral::ChineseDigits, 10, "一〇"),
            (Numeral::LegalSimplified, 12, "壹拾贰"),
            (Numeral::Stems, 3, "丙"),
            (Numeral::Stems, 11, "11"),
            (Numeral::Ordinal, 12, "12th"),
            (Numeral::LowerLetter, 0, "0"),
        ] {
            assert_eq!(numeral.write(n), written);
        }
        assert!(letters(u32::MAX, b'a').len() < 30);
    }
}
