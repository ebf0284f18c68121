//! What may stand before a label: a number, a dash, or the mark of an item of a list.

/// What may stand before a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    Number,
    /// A dash, or the mark of an item of a list.
    Bullet,
}

/// The length of a number or dash before a label, and what it is: `1、`, `2. `, `（3）`, `①`, `- `.
pub fn marker(text: &str) -> (usize, Option<Marker>) {
    let spaces = |at: usize| text.len() - text[at..].trim_start_matches([' ', '\t', '\u{a0}', '\u{3000}']).len();
    let inner = text.strip_prefix(['(', '（']).unwrap_or(text);
    let open = text.len() - inner.len();
    let digits = number(inner);
    if digits > 0 {
        let after = &inner[digits..];
        let close = after.chars().next().filter(|c| match open {
            0 => matches!(c, '、' | '.' | '．' | ')' | '）'),
            _ => matches!(c, ')' | '）'),
        });
        if let Some(close) = close {
            let end = open + digits + close.len_utf8();
            // 1.5 is no number of a question.
            if close != '.' || text[end..].starts_with(|c: char| !c.is_ascii_digit()) {
                return (spaces(end), Some(Marker::Number));
            }
        }
    }
    if text.starts_with(|c| matches!(c, '①'..='⑳')) {
        return (spaces('①'.len_utf8()), Some(Marker::Number));
    }
    let dash = text.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '•' | '·' | '●' | '■' | '▲' | '◆'));
    match dash {
        Some(dash) if text[dash.len_utf8()..].starts_with([' ', '\u{a0}', '\t']) => {
            (spaces(dash.len_utf8()), Some(Marker::Bullet))
        }
        _ => (0, None),
    }
}

/// The length of the number that a text begins with: of at most three digits, or Chinese.
fn number(text: &str) -> usize {
    let of = |is_digit: fn(char) -> bool| {
        let length = text.find(|c| !is_digit(c)).unwrap_or(text.len());
        Some(length).filter(|length| *length > 0 && text[..*length].chars().count() <= 3)
    };
    let latin = of(|c| c.is_ascii_digit()).or_else(|| of(|c| ('０'..='９').contains(&c)));
    latin.or_else(|| of(|c| "一二三四五六七八九十百〇零".contains(c))).unwrap_or_default()
}
