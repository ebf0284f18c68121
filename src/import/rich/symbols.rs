//! The characters of fonts that have signs in the place of letters.

/// The letters of the font Symbol from 0x21 on; a space where it has something that is no character of its own.
const SYMBOL: &str = "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SYMBOL_HIGH: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈";

/// The signs of Wingdings that occur in texts.
const WINGDINGS: &[(u8, char)] = &[
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x4a, '☺'),
    (0x4b, '😐'),
    (0x4c, '☹'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xef, '⇦'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
];

/// The character that a font of signs has at a code. `None` if it is not known.
pub fn character(font: &str, code: u32) -> Option<char> {
    let byte = match code {
        0..=0xff => code as u8,
        0xf000..=0xf0ff => (code - 0xf000) as u8,
        _ => return char::from_u32(code).filter(|c| !c.is_control() && !matches!(c, '\u{e000}'..='\u{f8ff}')),
    };
    let font = font.to_ascii_lowercase();
    match &*font {
        "symbol" => {
            let (signs, first) = if byte < 0xa0 { (SYMBOL, 0x21) } else { (SYMBOL_HIGH, 0xa0) };
            signs.chars().nth(usize::from(byte.checked_sub(first)?)).filter(|c| *c != ' ')
        }
        "wingdings" => WINGDINGS.iter().find(|(at, _)| *at == byte).map(|(_, sign)| *sign),
        _ if code > 0xff => None,
        _ => char::from_u32(code).filter(|c| !c.is_control()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_characters() {
        for (font, code, sign) in [
            ("Symbol", 0xf061, Some('α')),
            ("Symbol", 0x44, Some('Δ')),
            ("Symbol", 0xf0ae, Some('→')),
            ("Symbol", 0xf0b7, Some('•')),
            ("Wingdings", 0xf0fc, Some('✓')),
            ("Wingdings", 0xf021, None),
            ("SimSun", 0x2014, Some('—')),
            ("Other", 0xf041, None),
        ] {
            assert_eq!(character(font, code), sign, "{font} {code:x}");
        }
    }
}
