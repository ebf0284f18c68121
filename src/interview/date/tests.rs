use super::*;

#[test]
fn edtf_is_read_and_written_again() {
    for written in [
        "2015",
        "2015-05",
        "2015-05-14",
        "2024-02-29",
        "2000-02-29",
        "1968~",
        "1968?",
        "1968%",
        "1968-05~",
        "1968-05-14?",
        "196X",
        "19XX",
        "196X~",
        "2001-21",
        "2001-24?",
        "2019-03-02/2019-03-09",
        "1998/..",
        "../1998",
        "1998/",
        "/1998",
        "1968~/1970?",
        "196X/197X",
        "2019/2019-03",
        "0968",
    ] {
        let date = Date::parse(written).unwrap_or_else(|| panic!("{written}"));
        assert_eq!(date.to_string(), written);
        assert!(date.is_understood());
    }
    for (written, plain) in [
        ("1968-XX", "1968"),
        ("1968-XX-XX", "1968"),
        ("1968-05-XX", "1968-05"),
        ("~1968", "1968~"),
        ("１９６８？", "1968?"),
        (" 196x ", "196X"),
        ("2015-05-14T10:00:00Z", "2015-05-14"),
    ] {
        assert_eq!(Date::parse(written).unwrap().to_string(), plain, "{written}");
    }
}

#[test]
fn years_with_a_dash_are_a_span() {
    for (written, wanted) in [
        ("1968–72", "1968/1972"),
        ("1968–1972", "1968/1972"),
        ("１９６８—７２", "1968/1972"),
        ("1968-1972", "1968/1972"),
    ] {
        assert_eq!(Date::of_text(written, &[]).to_string(), wanted, "{written}");
    }
}

#[test]
fn only_dates_in_the_calendar_are_parsed() {
    for written in [
        "",
        "15",
        "2015-5-14",
        "2015-13",
        "2015-00",
        "2015-20",
        "2015-25",
        "2023-02-29",
        "1900-02-29",
        "2015-04-31",
        "0000",
        "+015",
        "2015-05-14-",
        "2020/5/14",
        "-1985",
        "1972–68",
        "1972-1968",
        "Y17000",
        "Y-17000",
        "2019/2018",
        "../..",
        "/",
        "1968~~",
        "X968",
        "196X-05",
        "1968-X5",
        "20150514",
        "2019-03-02/2019-03-09/2020",
    ] {
        assert!(Date::parse(written).is_none(), "{written}");
        assert!(!Date::of_text(written, &[]).is_understood(), "{written}");
    }
}

#[test]
fn words_are_sorted_by_the_time_that_they_name() {
    for (words, period) in [
        ("spring 1968", "1968"),
        ("around 1968", "1968"),
        ("May 14, 1968", "1968"),
        ("the late 1960s", "1960s"),
        ("1968年春", "1968"),
        ("约1968年", "1968"),
        ("１９６８年前后", "1968"),
        ("一九六八年五月", "1968"),
        ("二○○八年", "2008"),
        ("二零零八年", "2008"),
        ("二十世纪六十年代", "1960s"),
        ("20世纪60年代初", "1960s"),
        ("一九六〇年代", "1960s"),
        ("二十一世紀的一十年代", "2010s"),
        ("十九世纪末", "1800-1899"),
        ("the 19th century", "1800-1899"),
        ("民国三十七年", "1948"),
        ("民國37年", "1948"),
        ("民国元年", "1912"),
        ("between 1998 and 2001", "1998"),
    ] {
        let date = Date::of_text(words, &[]);
        assert_eq!(date.period().as_deref(), Some(period), "{words}");
        assert!(date.is_understood() && date.to_string() == words);
    }
    for words in
        ["2025-02-19 or so", "about 2015-5-14", "around 1968-72", "2025-02-19 – 2025-02-21, in May", "1968-05-XX, say"]
    {
        assert!(Date::of_text(words, &[]).is_understood(), "{words}");
    }
    for words in [
        "2025-02-196 May 2024",
        "about 2023-02-29",
        "2015-13-01, in winter",
        "2015-05-00 (Thursday)",
        "２０２５-02-30左右",
    ] {
        let date = Date::of_text(words, &[]);
        assert!(date.period().is_none() && !date.is_understood(), "{words}");
    }
    for words in ["long ago", "六十年代", "去年", "page 12", "十三年", "number 123456"] {
        let date = Date::of_text(words, &[]);
        assert!(date.period().is_none() && !date.is_understood(), "{words}");
    }
}

#[test]
fn words_are_in_the_language_that_they_are_written_in() {
    let lang = |tag: &str| Lang::parse(tag).unwrap();
    let of = |text: &str, known: &[&str]| {
        let known: Vec<Lang> = known.iter().map(|tag| lang(tag)).collect();
        match Date::of_text(text, &known) {
            Date::Words(words, _) => words.iter().next().unwrap().0.to_string(),
            _ => panic!("{text}"),
        }
    };
    assert_eq!(of("约1968年", &["en", "zh-Hant"]), "zh-Hant");
    assert_eq!(of("spring 1968", &["zh-Hans", "de"]), "de");
    assert_eq!(of("约1968年", &["en"]), "zh-Hans");
}

#[test]
fn dates_are_in_order() {
    let written =
        ["1959", "19XX", "1959-12", "196X", "1960", "1960-21", "1960-05-01/..", "../1961", "about 1968", "1968-12-31"];
    let keys: Vec<_> = written.iter().map(|text| Date::of_text(text, &[]).key()).collect();
    assert!(keys[2] < keys[3] && keys[3..].is_sorted(), "{keys:?}");
    assert_eq!(Date::of_period("1960s").map(|when| when.precision), Some(Precision::Decade));
    let iso = |text: &str| Date::of_text(text, &[]).iso();
    assert_eq!(iso("2019-03-02/2019-03-09").as_deref(), Some("2019-03-02"));
    assert_eq!((iso("196X"), iso("1968~"), iso("1968-21")), (None, Some("1968".into()), Some("1968".into())));
}
