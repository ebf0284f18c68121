//! Dates as people write them.

use crate::interview::{Date, End, Precision, When};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub fn english(date: &Date) -> String {
    match date {
        Date::On(when) => english_when(when),
        Date::Span(End::On(from), End::On(to)) => english_span(from, to),
        Date::Span(End::On(from), End::Open) => format!("from {}", english_when(from)),
        Date::Span(End::On(from), _) => format!("from {}, end unknown", english_when(from)),
        Date::Span(End::Open, End::On(to)) => format!("until {}", english_when(to)),
        Date::Span(_, End::On(to)) => format!("until {}, beginning unknown", english_when(to)),
        _ => date.to_string(),
    }
}

fn english_when(when: &When) -> String {
    let year = when.year;
    let plain = match when.precision {
        Precision::Century => format!("{} century", ordinal(year / 100 + 1)),
        Precision::Decade => format!("{year}s"),
        Precision::Year => year.to_string(),
        Precision::Season(n) => {
            format!("{} {year}", ["Spring", "Summer", "Autumn", "Winter"][usize::from(n.clamp(1, 4)) - 1])
        }
        Precision::Month(n) => format!("{} {year}", month(n)),
        Precision::Day(n, day) => format!("{day} {} {year}", month(n)),
    };
    format!("{}{plain}{}", if when.about { "c. " } else { "" }, if when.uncertain { " (uncertain)" } else { "" })
}

fn english_span(from: &When, to: &When) -> String {
    let (is_plain, same) = (is_plain(from) && is_plain(to), from.year == to.year);
    match (from.precision, to.precision) {
        (Precision::Day(m, first), Precision::Day(n, last)) if is_plain && same && m == n => {
            format!("{first}–{last} {} {}", month(m), from.year)
        }
        (Precision::Day(m, first), Precision::Day(n, last)) if is_plain && same => {
            format!("{first} {} – {last} {} {}", month(m), month(n), from.year)
        }
        (Precision::Month(m), Precision::Month(n)) if is_plain && same => {
            format!("{}–{} {}", month(m), month(n), from.year)
        }
        (Precision::Year | Precision::Decade, Precision::Year | Precision::Decade) if is_plain => {
            format!("{}–{}", english_when(from), english_when(to))
        }
        _ => format!("{} – {}", english_when(from), english_when(to)),
    }
}

fn month(n: u8) -> &'static str {
    MONTHS[usize::from(n.clamp(1, 12)) - 1]
}

fn ordinal(n: u16) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// `century`: the word, 世纪 or 世紀; `about`: 约 or 約; `from`: 起 and what follows an unknown end.
pub struct Chinese {
    pub century: &'static str,
    pub about: &'static str,
    pub uncertain: &'static str,
    pub until: &'static str,
    pub end_unknown: &'static str,
    pub beginning_unknown: &'static str,
}

impl Chinese {
    pub fn date(&self, date: &Date) -> String {
        match date {
            Date::On(when) => self.when(when),
            Date::Span(End::On(from), End::On(to)) => self.span(from, to),
            Date::Span(End::On(from), End::Open) => format!("{}起", self.when(from)),
            Date::Span(End::On(from), _) => format!("{}起，{}", self.when(from), self.end_unknown),
            Date::Span(End::Open, End::On(to)) => format!("{}{}", self.until, self.when(to)),
            Date::Span(_, End::On(to)) => format!("{}{}，{}", self.until, self.when(to), self.beginning_unknown),
            _ => date.to_string(),
        }
    }

    fn when(&self, when: &When) -> String {
        let year = when.year;
        let century = year / 100 + 1;
        let plain = match when.precision {
            Precision::Century => format!("{century}{}", self.century),
            // The first ten years of a century have no such name.
            Precision::Decade if year.is_multiple_of(100) => format!("{year}年代"),
            Precision::Decade => format!("{century}{}{}年代", self.century, year % 100),
            Precision::Year => format!("{year}年"),
            Precision::Season(n) => format!("{year}年{}季", ["春", "夏", "秋", "冬"][usize::from(n.clamp(1, 4)) - 1]),
            Precision::Month(month) => format!("{year}年{month}月"),
            Precision::Day(month, day) => format!("{year}年{month}月{day}日"),
        };
        format!(
            "{}{plain}{}",
            if when.about { self.about } else { "" },
            if when.uncertain { self.uncertain } else { "" }
        )
    }

    fn span(&self, from: &When, to: &When) -> String {
        let is_short = is_plain(from) && is_plain(to) && from.year == to.year;
        let end = match (from.precision, to.precision) {
            (Precision::Day(m, _), Precision::Day(n, day)) if is_short && m == n => format!("{day}日"),
            (Precision::Day(..), Precision::Day(month, day)) if is_short => format!("{month}月{day}日"),
            (Precision::Month(_), Precision::Month(month)) if is_short => format!("{month}月"),
            _ => self.when(to),
        };
        format!("{}至{end}", self.when(from))
    }
}

/// What is left of a written date below the heading of its year, where it is a day, a month, a season or a span within that
/// year.
pub fn without_year(date: &Date, written: &str) -> Option<String> {
    let is_within = |when: &When| {
        is_plain(when) && !matches!(when.precision, Precision::Year | Precision::Decade | Precision::Century)
    };
    let year = match date {
        Date::On(when) if is_within(when) => when.year,
        Date::Span(End::On(from), End::On(to)) if is_within(from) && is_within(to) && from.year == to.year => from.year,
        _ => return None,
    };
    let rest = written.strip_suffix(&format!(" {year}")).or_else(|| written.strip_prefix(&format!("{year}年")));
    rest.map(String::from)
}

fn is_plain(when: &When) -> bool {
    !when.about && !when.uncertain
}

#[cfg(test)]
mod tests {
    use crate::interview::Date;
    use crate::state::Ui;
    use crate::words::{date_below_year, words};

    #[test]
    fn dates_are_formatted_for_each_language() {
        for (written, en, hans, hant) in [
            ("1968", "1968", "1968年", "1968年"),
            ("2015-05", "May 2015", "2015年5月", "2015年5月"),
            ("2015-05-14", "14 May 2015", "2015年5月14日", "2015年5月14日"),
            ("1968~", "c. 1968", "约1968年", "約1968年"),
            ("1968?", "1968 (uncertain)", "1968年（存疑）", "1968年（存疑）"),
            ("1968-05%", "c. May 1968 (uncertain)", "约1968年5月（存疑）", "約1968年5月（存疑）"),
            ("196X", "1960s", "20世纪60年代", "20世紀60年代"),
            ("200X", "2000s", "2000年代", "2000年代"),
            ("19XX", "20th century", "20世纪", "20世紀"),
            ("20XX", "21st century", "21世纪", "21世紀"),
            ("2001-21", "Spring 2001", "2001年春季", "2001年春季"),
            ("2019-03-02/2019-03-09", "2–9 March 2019", "2019年3月2日至9日", "2019年3月2日至9日"),
            ("2019-03-02/2019-04-09", "2 March – 9 April 2019", "2019年3月2日至4月9日", "2019年3月2日至4月9日"),
            (
                "2018-12-30/2019-01-02",
                "30 December 2018 – 2 January 2019",
                "2018年12月30日至2019年1月2日",
                "2018年12月30日至2019年1月2日",
            ),
            ("2019-03/2019-05", "March–May 2019", "2019年3月至5月", "2019年3月至5月"),
            ("1998/2001", "1998–2001", "1998年至2001年", "1998年至2001年"),
            ("1968~/1970", "c. 1968 – 1970", "约1968年至1970年", "約1968年至1970年"),
            ("196X/197X", "1960s–1970s", "20世纪60年代至20世纪70年代", "20世紀60年代至20世紀70年代"),
            ("1998/..", "from 1998", "1998年起", "1998年起"),
            ("../1998", "until 1998", "截至1998年", "截至1998年"),
            ("1998/", "from 1998, end unknown", "1998年起，结束时间不详", "1998年起，結束時間不詳"),
            ("/1998", "until 1998, beginning unknown", "截至1998年，起始时间不详", "截至1998年，起始時間不詳"),
        ] {
            let date = Date::parse(written).unwrap();
            let said = [Ui::En, Ui::ZhHans, Ui::ZhHant].map(|ui| (words(ui).date)(&date));
            assert_eq!(said, [en, hans, hant], "{written}");
        }
    }

    #[test]
    fn below_its_year_a_date_begins_with_the_day() {
        for (written, en, hans) in [
            ("2015-05-14", "14 May", "5月14日"),
            ("2015-05", "May", "5月"),
            ("2001-21", "Spring", "春季"),
            ("2019-03-02/2019-03-09", "2–9 March", "3月2日至9日"),
            ("2019-03/2019-05", "March–May", "3月至5月"),
            ("1968", "", ""),
            ("196X", "", ""),
            ("1968~", "c. 1968", "约1968年"),
            ("1998/2001", "1998–2001", "1998年至2001年"),
            ("1998/..", "from 1998", "1998年起"),
        ] {
            let date = Date::parse(written).unwrap();
            let said = [Ui::En, Ui::ZhHans].map(|ui| date_below_year(ui, &date).unwrap_or_default());
            assert_eq!(said, [en, hans], "{written}");
        }
    }
}
