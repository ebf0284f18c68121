//! The colours in the style sheet, by the contrast formula of WCAG 2.2 (definition of *contrast ratio*).

use std::collections::HashMap;

const SHEET: &str = include_str!("../../static/css/viewer/tokens.css");

/// The colour tokens of the first block whose selector holds these words.
fn tokens(selector: &str) -> HashMap<String, [f64; 3]> {
    let at = SHEET.find(selector).unwrap_or_else(|| panic!("no rule for {selector}"));
    let block = &SHEET[at..];
    let block = &block[block.find('{').expect("a block")..block.find('}').expect("its end")];
    let declarations = block.split([';', '{']).filter_map(|declaration| declaration.rsplit_once(':'));
    let colours =
        declarations.filter_map(|(name, value)| Some((name.rsplit("--iv-").next()?.trim(), hex(value.trim())?)));
    colours.map(|(name, colour)| (name.to_string(), colour)).collect()
}

fn hex(value: &str) -> Option<[f64; 3]> {
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |n: usize| u8::from_str_radix(&digits[n..n + 2], 16).ok().map(f64::from);
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear =
        colour.map(|part| part / 255.0).map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The light and the dark palette.
fn palettes() -> [HashMap<String, [f64; 3]>; 2] {
    [tokens(":where(:root, :host, [data-theme=\"light\"])"), tokens(":where([data-theme=\"dark\"])")]
}

#[test]
fn text_has_a_contrast_of_4_5_on_paper_and_wash() {
    for palette in palettes() {
        for text in ["ink", "ink-2", "accent", "error"] {
            for ground in ["paper", "wash"] {
                let ratio = contrast(palette[text], palette[ground]);
                assert!(ratio >= 4.5, "{text} on {ground}: {ratio:.2}");
            }
        }
        assert!(contrast(palette["ink"], palette["hit"]) >= 4.5, "a search hit");
        assert!(contrast(palette["on-accent"], palette["accent"]) >= 4.5, "a pressed button");
        assert!(contrast(palette["edge"], palette["paper"]) >= 3.0, "the border of a control");
    }
}

#[test]
fn each_speaker_has_a_contrast_of_4_5_plain_highlighted_and_under_initials() {
    for palette in palettes() {
        for speaker in 0..=8 {
            let colour = palette[&format!("s{speaker}")];
            let paper = palette["paper"];
            let tint = std::array::from_fn(|n| 0.07 * colour[n] + 0.93 * paper[n]);
            assert!(contrast(colour, paper) >= 4.5, "speaker {speaker} on paper");
            assert!(contrast(colour, tint) >= 4.5, "speaker {speaker} on their highlight");
            assert!(speaker == 0 || contrast(colour, palette["on-s"]) >= 4.5, "initials of speaker {speaker}");
        }
    }
}
