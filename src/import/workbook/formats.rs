//! The numbers of cells as a workbook shows them: dates, times, shares.

use roxmltree::Document;

use super::super::xml;

/// How a number is shown, as far as its text depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Number,
    Percent,
    /// Whether the time is shown, too.
    Date(bool),
    /// Whether hours and seconds are shown.
    Time {
        hours: bool,
        seconds: bool,
    },
}

/// The formats of the styles of cells, in their order.
pub fn of_styles(styles: &Document) -> Vec<Format> {
    let mut codes: Vec<(u32, String)> = Vec::new();
    let root = styles.root_element();
    for format in xml::child(root, "numFmts").iter().flat_map(|formats| formats.children()) {
        let id = xml::attribute(format, "numFmtId").and_then(|id| id.parse().ok());
        if let (Some(id), Some(code)) = (id, xml::attribute(format, "formatCode")) {
            codes.push((id, code.to_owned()));
        }
    }
    let of_id = |id: u32| match codes.iter().find(|(known, _)| *known == id) {
        Some((_, code)) => of_code(code),
        None => built_in(id),
    };
    let styles = xml::child(root, "cellXfs").into_iter().flat_map(|styles| styles.children());
    let styles = styles.filter(|style| xml::name(*style) == "xf");
    styles
        .map(|style| xml::attribute(style, "numFmtId").and_then(|id| id.parse().ok()).map_or(Format::Number, of_id))
        .collect()
}

/// The formats that need no code, also those of the Chinese editions.
fn built_in(id: u32) -> Format {
    match id {
        9 | 10 => Format::Percent,
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Format::Date(false),
        22 => Format::Date(true),
        18 | 20 | 32 | 34 | 55 => Format::Time { hours: true, seconds: false },
        19 | 21 | 33 | 35 | 46 | 56 => Format::Time { hours: true, seconds: true },
        45 | 47 => Format::Time { hours: false, seconds: true },
        _ => Format::Number,
    }
}

/// Reads the code of a format, such as `yyyy"年"m"月"d"日"` or `[h]:mm:ss`.
fn of_code(code: &str) -> Format {
    let first = code.split(';').next().unwrap_or_default();
    let mut letters = String::new();
    let mut chars = first.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => chars.by_ref().take_while(|c| *c != '"').for_each(drop),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect::<String>().to_ascii_lowercase();
                // Elapsed hours; colours and languages are nothing.
                if !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                    letters.push_str(&inside);
                }
            }
            c => letters.extend(c.to_lowercase()),
        }
    }
    let letters = letters.replace("am/pm", "").replace("general", "");
    let has = |c: char| letters.contains(c);
    let is_time = has('h') || has('s');
    match () {
        () if has('y') || has('d') || (has('m') && !is_time) => Format::Date(is_time),
        () if is_time => Format::Time { hours: has('h'), seconds: has('s') },
        () if has('%') => Format::Percent,
        () => Format::Number,
    }
}

/// Returns the text of a number. `is_1904`: days count from 1904, as in old workbooks of the Macintosh.
pub fn shown(raw: &str, format: Format, is_1904: bool) -> String {
    let Some(number) = raw.trim().parse::<f64>().ok().filter(|number| number.is_finite()) else {
        return raw.to_owned();
    };
    match format {
        Format::Number => plain(number),
        Format::Percent => format!("{}%", plain(number * 100.0)),
        Format::Time { hours, seconds } if (0.0..10_000.0).contains(&number) => time(number, hours, seconds),
        Format::Date(has_time) if (0.0..3_000_000.0).contains(&number) => {
            let day = date(number.floor() as i64, is_1904);
            match has_time || number < 1.0 {
                true => format!("{day} {}", time(number.fract(), true, false)),
                false => day,
            }
        }
        Format::Time { .. } | Format::Date(_) => plain(number),
    }
}

/// A number without the digits that only come from how it is stored.
fn plain(number: f64) -> String {
    let rounded = (number * 1e10).round() / 1e10;
    if number.abs() < 1e9 && (rounded - number).abs() < 1e-9 { format!("{rounded}") } else { format!("{number}") }
}

/// A share of a day as a clock shows it. Seconds are shown if there are any.
fn time(days: f64, hours: bool, seconds: bool) -> String {
    let all = (days * 86_400.0 + 1e-4) as u64;
    let (hour, minute, second) = (all / 3600, all / 60 % 60, all % 60);
    match (hours || hour > 0, seconds || second > 0) {
        (true, true) => format!("{hour:02}:{minute:02}:{second:02}"),
        (true, false) => format!("{hour:02}:{minute:02}"),
        (false, _) => format!("{minute:02}:{second:02}"),
    }
}

/// The date of a serial number. Excel counts a 29 February 1900 that never was.
fn date(serial: i64, is_1904: bool) -> String {
    let days = match serial {
        _ if is_1904 => serial + 1462,
        ..60 => serial + 1,
        _ => serial,
    };
    // Days since 1970, and from these the civil date.
    let z = days - 25_569 + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_in_the_workbook() {
        let shown = |raw, code| super::shown(raw, of_code(code), false);
        for (raw, code, text) in [
            ("43526", "yyyy-mm-dd", "2019-03-02"),
            ("43526.5", "yyyy/m/d h:mm", "2019-03-02 12:00"),
            ("43526", r#"yyyy"年"m"月"d"日";@"#, "2019-03-02"),
            ("0.52083333333333337", "h:mm", "12:30"),
            ("8.6805555555555559E-3", "[h]:mm:ss", "00:12:30"),
            ("8.6805555555555559E-3", "mm:ss", "12:30"),
            ("1.0416666666666667", "[h]:mm:ss", "25:00:00"),
            ("0.1", "0.00%", "10%"),
            ("3.1400000000000001", "General", "3.14"),
            ("7", "#,##0", "7"),
            ("1e300", "yyyy", "1"),
            ("1", "d", "1900-01-01"),
            ("61", "d", "1900-03-01"),
        ] {
            let now = shown(raw, code);
            assert!(now == text || (raw == "1e300" && now.starts_with('1')), "{raw} as {code}: {now}");
        }
        assert_eq!(super::shown("42064", Format::Date(false), true), "2019-03-02");
        assert_eq!(of_code("[Red]0.00"), Format::Number);
        assert_eq!(of_code("[$-804]yyyy/m/d"), Format::Date(false));
    }
}
