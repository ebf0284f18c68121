//! What the search finds, and what it marks.

use std::rc::Rc;

use super::{Finder, Index, Query, fold};
use crate::interview::{
    Answer, Interview, Lang, Localized, Paragraph, ParagraphKind, Passage, Term, Text, Thread, Turn,
};
use proptest::prelude::*;

/// A text, a query, and the text with ⟦ ⟧ around what is marked: nothing, if not every word is found.
/// In the text ¶ begins another paragraph.
const CASES: &str = "
熟人社会的信任 | 社会 | 熟人⟦社会⟧的信任
熟人社会的信任 | 会的信 | 熟人社⟦会的信⟧任
熟人社会，信任。 | 会，信 | 熟人社⟦会，信⟧任。
熟人社会，信任。 | 会,信 | 熟人社⟦会，信⟧任。
熟人社会的信任 | 信任　熟人 | ⟦熟人⟧社会的⟦信任⟧
熟人社会的信任 | 信任 邻居 |
熟人社会的信任 | 熟人社会 社会的 | ⟦熟人社会的⟧信任
人人人人 | 人人 | ⟦人人⟧⟦人人⟧
人人人人 | 人人人 | ⟦人人人⟧人
Trust in the lanes | TRUST | ⟦Trust⟧ in the lanes
Trust in the lanes | lanes in | Trust ⟦in⟧ the ⟦lanes⟧
Trust in the lanes | st i | Tru⟦st⟧ ⟦i⟧n the lanes
Trust in the lanes | \"st i\" | Tru⟦st i⟧n the lanes
Trust in the lanes | “the lanes” trust | ⟦Trust⟧ in ⟦the lanes⟧
Trust in the lanes | 「in the」 | Trust ⟦in the⟧ lanes
Trust in the lanes | trust \"in the la | ⟦Trust⟧ ⟦in the la⟧nes
Trust in the lanes | \"lanes the\" |
Trust¶in the lanes | trust lanes | ⟦Trust⟧¶in the ⟦lanes⟧
Trust¶in the lanes | \"trust in\" |
Trust \u{2003}\u{a0}in　the lanes | \"trust  in the\" | ⟦Trust \u{2003}\u{a0}in　the⟧ lanes
He said \"no\" to him | \"said \"no\"\" | He ⟦said \"no\"⟧ to him
He said “no” to him | said\"no | |
He said “no” to him | “said \"no\"” | He ⟦said “no”⟧ to him
它叫「熟人社會」 | 叫“熟人 | 它⟦叫「熟人⟧社會」
它叫“熟人社会” | 「叫「熟人社会」」 | 它⟦叫“熟人社会”⟧
它叫『熟人』 | 叫‘熟 | 它⟦叫『熟⟧人』
don’t | don't | ⟦don’t⟧
mid–1990s — no | mid-1990s - | ⟦mid–1990s⟧ ⟦—⟧ no
她说——好 | 说--好 | 她⟦说——好⟧
皇后頭髮後面 | 后 | 皇⟦后⟧頭髮⟦後⟧面
皇后头发后面 | 後 | 皇⟦后⟧头发⟦后⟧面
發現頭髮 | 发 | ⟦發⟧現頭⟦髮⟧
发现头发 | 髮 | ⟦发⟧现头⟦发⟧
乾隆幹部干涉 | 干 | ⟦乾⟧隆⟦幹⟧部⟦干⟧涉
裡面裏面里面 | 里面 | ⟦裡面⟧⟦裏面⟧⟦里面⟧
臺灣台灣檯燈颱風 | 台 | ⟦臺⟧灣⟦台⟧灣⟦檯⟧燈⟦颱⟧風
一隻只有 | 只 | 一⟦隻⟧⟦只⟧有
麵條面子 | 面 | ⟦麵⟧條⟦面⟧子
因爲為為 | 为 | 因⟦爲⟧⟦為⟧⟦為⟧
計畫計劃 | 计划 | ⟦計畫⟧⟦計劃⟧
跟著著名 | 跟着 | ⟦跟著⟧著名
答覆反復 | 复 | 答⟦覆⟧反⟦復⟧
公益組織 | 公益组织 | ⟦公益組織⟧
公益组织 | 公益組織 | ⟦公益组织⟧
ＮＧＯ的１９９５年 | ngo | ⟦ＮＧＯ⟧的１９９５年
NGO的1995年 | １９９５ | NGO的⟦1995⟧年
ｶﾞｷﾞ | ガギ | ⟦ｶﾞｷﾞ⟧
が | か |
か\u{3099}く | がく | ⟦か\u{3099}く⟧
한국 | \u{1112}\u{1161}\u{11ab} | ⟦한⟧국
\u{1112}\u{1161}\u{11ab}국 | 한국 | ⟦\u{1112}\u{1161}\u{11ab}국⟧
Straße | ss | Stra⟦ß⟧e
Straße | s | ⟦S⟧tra⟦ß⟧e
STRASSE | straße | ⟦STRASSE⟧
STRAẞE | strasse | ⟦STRAẞE⟧
ﬁne | f | ⟦ﬁ⟧ne
ﬁne | in | ⟦ﬁn⟧e
fine | ﬁ | ⟦fi⟧ne
İstanbul ılık | istanbul | ⟦İstanbul⟧ ılık
ΟΔΟΣ οδος | οδός | ⟦ΟΔΟΣ⟧ ⟦οδος⟧
café cafe\u{301} cafe | café | ⟦café⟧ ⟦cafe\u{301}⟧ ⟦cafe⟧
café cafe\u{301} cafe | e | caf⟦é⟧ caf⟦e\u{301}⟧ caf⟦e⟧
café cafe\u{301}s | e\u{301} | caf⟦é⟧ caf⟦e\u{301}⟧s
shúrén shèhuì | shuren | ⟦shúrén⟧ shèhuì
Ёлка й | елка | ⟦Ёлка⟧ й
שָׁלוֹם | שלום | ⟦שָׁלוֹם⟧
مُحَمَّد | محمد | ⟦مُحَمَّد⟧
कि | क | ⟦कि⟧
a\u{200b}b a\u{ad}b | ab | ⟦a\u{200b}b⟧ ⟦a\u{ad}b⟧
\u{2066}ab\u{2069}c | ab | \u{2066}⟦ab⟧\u{2069}c
ab | a\u{200b}b | ⟦ab⟧
葛\u{e0100}城 | 葛 | ⟦葛\u{e0100}⟧城
👨\u{200d}👩\u{200d}👧 ok | 👩 | ⟦👨\u{200d}👩\u{200d}👧⟧ ok
👨\u{200d}👩\u{200d}👧 ok | 👨\u{200d}👩\u{200d}👧 | ⟦👨\u{200d}👩\u{200d}👧⟧ ok
👍🏽👍 | 👍 | ⟦👍🏽⟧⟦👍⟧
❤\u{fe0f}\u{200d}🔥 | ❤ | ⟦❤\u{fe0f}\u{200d}🔥⟧
🇨🇳🇺🇸 | 🇨🇳 | ⟦🇨🇳⟧🇺🇸
1\u{fe0f}\u{20e3}! | 1 | ⟦1\u{fe0f}\u{20e3}⟧!
𠮷野家 | 𠮷 | ⟦𠮷⟧野家
⼈民 | 人民 | ⟦⼈民⟧
等等…… | 等...... | 等⟦等……⟧
卡爾‧馬克思 | 卡尔·马克思 | ⟦卡爾‧馬克思⟧
a´b | ´b | a⟦´b⟧
a¨ b | \"¨ b\" | a⟦¨ b⟧
";

/// The same, for words that are read as pinyin.
const PINYIN: &str = "
熟人社会 | shuren | ⟦熟人⟧社会
熟人社會 | renshehui | 熟⟦人社會⟧
熟人社会 | shur | ⟦熟人⟧社会
熟人社会 | shure | ⟦熟人⟧社会
熟人社会 | sh |
熟人社会 | shu | ⟦熟⟧人社会
熟人社会 | shurx |
熟人社会 | shǔrén | ⟦熟人⟧社会
熟人社会 | shu2ren2 she4hui4 | ⟦熟人⟧⟦社会⟧
熟人社会 | shu2ren2she4hui4 | ⟦熟人社会⟧
熟人社会 | \"shu ren she hui\" | ⟦熟人社会⟧
熟人社会 | shu'ren | ⟦熟人⟧社会
熟人社会 | hui shu | ⟦熟⟧人社⟦会⟧
熟人社会 | SHUREN | ⟦熟人⟧社会
银行行长 | yinhang | ⟦银行⟧行长
银行行长 | hangzhang | 银行⟦行长⟧
进行 | jinxing | ⟦进行⟧
重庆 | chongqing | ⟦重庆⟧
重要 | zhongyao | ⟦重要⟧
成长 | chengzhang | ⟦成长⟧
长城 | changcheng | ⟦长城⟧
音乐 | yinyue | ⟦音乐⟧
快乐 | kuaile | ⟦快乐⟧
首都 | shoudu | ⟦首都⟧
都是 | doushi | ⟦都是⟧
还是 | haishi | ⟦还是⟧
归还 | guihuan | ⟦归还⟧
女权 | nvquan | ⟦女权⟧
女权 | nuquan | ⟦女权⟧
女權 | nǚquán | ⟦女權⟧
战略 | zhanlve | ⟦战略⟧
战略 | zhanlue | ⟦战略⟧
西安先生 | xian | ⟦西安⟧⟦先⟧生
西安先生 | xi'an | ⟦西安⟧先生
西安先生 | xi’an | ⟦西安⟧先生
我们 women | women | 我们 ⟦women⟧
我们 | women | ⟦我们⟧
我们 | wo'men | ⟦我们⟧
我，们 | women |
乾坤 | qiankun | ⟦乾坤⟧
著名 | zhuming | ⟦著名⟧
𬭎 | hong | ⟦𬭎⟧
";

/// The same, where 熟人社会 (shúrén shèhuì, *society of acquaintances*, *acquaintance society*) and 女权 are glossed.
const GLOSSED: &str = "
a society of acquaintances (shuren shehui), 熟人社会 | shuren | a ⟦society of acquaintances⟧ (⟦shuren shehui⟧), ⟦熟人社会⟧
an acquaintance society, 熟人社會 | shehui | an ⟦acquaintance society⟧, ⟦熟人社會⟧
an Acquaintance Society, 社会 | shurenshehui | an ⟦Acquaintance Society⟧, 社会
shúrén shèhuì | shuren shehui | ⟦shúrén shèhuì⟧
shuren shehui 社会 | shehui | ⟦shuren shehui⟧ ⟦社会⟧
an acquaintance society | \"shuren shehui\" | an ⟦acquaintance society⟧
an acquaintance society | shu |
an acquaintance society | renshe |
feminism, nüquan | nvquan | ⟦feminism⟧, ⟦nüquan⟧
feminism, nǚquán | nuquan | ⟦feminism⟧, ⟦nǚquán⟧
feminisms, notfeminism | nuquan | ⟦feminism⟧s, notfeminism
";

fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

fn text(tag: &str, paragraphs: &[&str]) -> Text {
    let plain = |text: &&str| Paragraph { kind: ParagraphKind::Plain, text: (*text).into(), marks: Vec::new() };
    Text { lang: lang(tag), paragraphs: paragraphs.iter().map(plain).collect() }
}

fn localized(texts: &[(&str, &str)]) -> Localized {
    Localized(texts.iter().map(|(tag, text)| (lang(tag), Rc::from(*text))).collect())
}

/// An interview of one turn.
fn interview(passages: Vec<Vec<Text>>, glossary: Vec<Term>) -> Rc<Interview> {
    let passage = |(n, texts)| {
        Rc::new(Passage {
            id: format!("t1.{n}").into(),
            number: format!("0.{n}").into(),
            speaker: None,
            themes: Vec::new(),
            start: None,
            texts,
        })
    };
    let passages = passages.into_iter().enumerate().map(passage).collect();
    let turn = Rc::new(Turn { id: "t1".into(), speaker: None, heading: None, start: None, passages });
    let answers = vec![Answer { turn, depth: 0, follow_up: false }];
    let thread = Rc::new(Thread { id: "t1".into(), number: None, question: Vec::new(), answers });
    Rc::new(Interview {
        id: "".into(),
        languages: vec![lang("zh-Hans"), lang("en")],
        title: localized(&[("en", "T")]),
        summary: None,
        place: None,
        category: None,
        date: None,
        source: None,
        translator: None,
        rights: None,
        url: None,
        speakers: Vec::new(),
        themes: Vec::new(),
        glossary: glossary.into_iter().map(Rc::new).collect(),
        threads: vec![thread],
    })
}

fn glossary() -> Vec<Term> {
    vec![
        Term {
            id: "shuren-shehui".into(),
            term: localized(&[("en", "society of acquaintances"), ("zh-Hans", "熟人社会")]),
            pinyin: Some("shúrén shèhuì".into()),
            aliases: vec!["acquaintance society".into()],
            note: None,
        },
        Term {
            id: "nuquan".into(),
            term: localized(&[("en", "feminism"), ("zh-Hans", "女权")]),
            pinyin: Some("nǚquán".into()),
            aliases: Vec::new(),
            note: None,
        },
    ]
}

/// The paragraph with ⟦ ⟧ around what a query marks.
fn marked(finder: &Finder, passage: &Passage, text: &Text, n: usize) -> String {
    let original = &text.paragraphs[n].text;
    let (mut marked, mut last) = (String::new(), 0);
    for span in finder.spans(passage, text, n) {
        marked += &format!("{}⟦{}⟧", &original[last..span.start], &original[span.clone()]);
        last = span.end;
    }
    marked + &original[last..]
}

/// Goes through a table of cases and tells all that fail.
fn check(cases: &str, glossary: &[Term]) {
    let mut failed = Vec::new();
    for case in cases.lines().filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = case.split(" |").map(|part| part.strip_prefix(' ').unwrap_or(part)).collect();
        let (words, query, expected) = (parts[0], Query::parse(parts[1]), parts[2]);
        let paragraphs: Vec<&str> = words.split('¶').collect();
        let interview = interview(vec![vec![text("zh-Hans", &paragraphs)]], glossary.to_vec());
        let index = Index::new(&interview);
        let finder = index.find(&query);
        let passage = interview.passages().next().unwrap();
        let found = finder.words(passage, &passage.texts[0]) == finder.all();
        let all = (0..paragraphs.len()).map(|n| marked(&finder, passage, &passage.texts[0], n));
        let got = if found { all.collect::<Vec<_>>().join("¶") } else { String::new() };
        if got != expected {
            failed.push(format!("{case}\n  got: {got}"));
        }
        assert_eq!(finder.count(passage, &passage.texts[0]) > 0, query_marks_something(&finder, passage));
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

fn query_marks_something(finder: &Finder, passage: &Passage) -> bool {
    finder.words(passage, &passage.texts[0]) != 0
}

#[test]
fn finds_and_marks_what_is_typed() {
    check(CASES, &[]);
}

#[test]
fn reads_words_that_stand_nowhere_as_pinyin() {
    check(PINYIN, &[]);
}

#[test]
fn finds_glossary_terms_by_their_pinyin() {
    check(GLOSSED, &glossary());
}

#[test]
fn english_words_that_stand_in_any_text_are_not_read_as_pinyin() {
    let texts = vec![vec![text("zh-Hans", &["我们"])], vec![text("zh-Hans", &["妇女"]), text("en", &["Women"])]];
    let interview = interview(texts, Vec::new());
    let index = Index::new(&interview);
    let passages: Vec<_> = interview.passages().collect();
    let finder = index.find(&Query::parse("women"));
    assert_eq!(finder.words(passages[0], &passages[0].texts[0]), 0);
    assert_eq!(finder.words(passages[1], &passages[1].texts[0]), 0);
    assert_eq!(finder.words(passages[1], &passages[1].texts[1]), 1);
}

#[test]
fn a_query_is_words_and_phrases() {
    let words = |typed: &str| Query::parse(typed).iter().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words("  a\u{3000}B  "), ["a", "b"]);
    assert_eq!(words("a a A"), ["a"]);
    assert_eq!(words(r#""a b" c"#), ["a b", "c"]);
    assert_eq!(words(r#"x"a b" c"#), ["x\"a", "b\"", "c"]);
    assert_eq!(words(r#""a b"x c" d"#), ["a b\"x c", "d"]);
    assert_eq!(words(r#"c "a b"#), ["c", "a b"]);
    assert_eq!(words("“a b” 「熟人 社會」"), ["a b", "熟人 社会"]);
    assert_eq!(words(r#""" "   " "#), [""; 0]);
    assert_eq!(words("\u{200b} \u{301} \""), [""; 0]);
    assert!(Query::parse(" ").is_empty());
    assert_eq!(Query::parse(&(0..100).map(|n| format!("w{n} ")).collect::<String>()).words(), 64);
}

#[test]
fn sixty_four_words_fill_the_bits() {
    let all = (0..64).map(|n| format!("w{n}! ")).collect::<String>();
    let interview = interview(vec![vec![text("en", &[&all])]], Vec::new());
    let index = Index::new(&interview);
    let passage = interview.passages().next().unwrap();
    let finder = index.find(&Query::parse(&all));
    assert_eq!((finder.words(passage, &passage.texts[0]), finder.all()), (u64::MAX, u64::MAX));
    assert_eq!(index.find(&Query::default()).all(), 0);
}

#[test]
fn passages_are_found_in_any_order() {
    let texts = (0..50).map(|n| vec![text("en", &[&format!("n{n}.")])]).collect();
    let interview = interview(texts, Vec::new());
    let index = Index::new(&interview);
    let finder = index.find(&Query::parse("n17."));
    let passages: Vec<_> = interview.passages().collect();
    for n in (0..50).rev().chain(0..50).chain([17, 3, 17, 49, 0]) {
        assert_eq!(finder.words(passages[n], &passages[n].texts[0]), u64::from(n == 17));
    }
}

#[test]
fn texts_are_folded_ahead_in_slices() {
    let texts = (0..10).map(|_| vec![text("en", &["A", "B"]), text("zh-Hans", &["C"])]).collect();
    let interview = interview(texts, Vec::new());
    let index = Index::new(&interview);
    let slices = (0..).take_while(|_| index.prepare(7)).count();
    assert_eq!(slices, 3);
    assert!(!index.prepare(0));
}

#[test]
fn a_long_paragraph_is_searched() {
    let long = "长".repeat(350_000) + "É 熟人";
    let interview = interview(vec![vec![text("zh-Hans", &[&long])]], Vec::new());
    let index = Index::new(&interview);
    let passage = interview.passages().next().unwrap();
    let finder = index.find(&Query::parse("e shuren"));
    assert_eq!(finder.spans(passage, &passage.texts[0], 0), [1_050_000..1_050_002, 1_050_003..1_050_009]);
}

#[test]
fn every_character_folds_to_what_stays() {
    for c in '\0'..=char::MAX {
        let once = fold(c.encode_utf8(&mut [0; 4]));
        assert_eq!(fold(once.as_str()).as_str(), once.as_str(), "{c:?}");
    }
}

#[test]
fn composed_and_decomposed_letters_fold_alike() {
    use unicode_normalization::UnicodeNormalization;
    for c in '\0'..='\u{2f7ff}' {
        let decomposed: String = c.nfd().collect();
        assert_eq!(fold(&decomposed).as_str(), fold(&c.to_string()).as_str(), "{c:?}");
        let compatible: String = c.nfkd().collect();
        if !compatible.starts_with(' ') && !fold(&c.to_string()).as_str().contains(['\'', '"', '~']) {
            assert_eq!(fold(&compatible).as_str(), fold(&c.to_string()).as_str(), "{c:?}");
        }
    }
}

/// What the reader sees as letters, none of which begins with something that hangs on the one before.
const LETTERS: &[&str] = &[
    "熟",
    "人",
    "社",
    "会",
    "會",
    "發",
    "髮",
    "裡",
    "臺",
    "爲",
    "a",
    "B",
    "é",
    "e\u{301}",
    "ñ",
    "ﬁ",
    "ß",
    "İ",
    "Σ",
    "s",
    "i",
    "f",
    "ー",
    "ｶﾞ",
    "が",
    "か\u{3099}",
    "한",
    "\u{1112}\u{1161}\u{11ab}",
    "कि",
    "👨\u{200d}👩\u{200d}👧",
    "👍🏽",
    "❤\u{fe0f}",
    "🇨🇳",
    "1\u{fe0f}\u{20e3}",
    "，",
    "。",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "「",
    "」",
    "—",
    "-",
    "…",
    "Ａ",
    "１",
    " ",
    "\u{3000}",
    "\n",
    "\u{a0}",
    "\u{200b}",
    "\u{ad}",
    "\u{2068}",
    "𠮷",
    "\u{fffd}",
    "½",
    "№",
    "㍿",
    "shu",
    "ren",
];

fn letters() -> impl Strategy<Value = Vec<&'static str>> {
    proptest::collection::vec(proptest::sample::select(LETTERS), 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_piece_of_a_text_is_found(letters in letters(), from in 0..24_usize, length in 1..7_usize) {
        let (from, to) = (from.min(letters.len() - 1), (from + length).min(letters.len()));
        prop_assume!(from < to);
        let (before, piece) = (letters[..from].concat(), letters[from..to].concat());
        prop_assume!(piece == piece.trim() && !fold(&piece).is_empty());
        let phrase = piece.contains(char::is_whitespace) || piece.starts_with(['"', '“', '「']);
        let quotes = [('"', '"'), ('“', '”'), ('「', '」')].into_iter().find(|(_, close)| !piece.contains(*close));
        prop_assume!(!phrase || quotes.is_some());
        let query = match quotes.filter(|_| phrase) {
            Some((open, close)) => format!("{open}{piece}{close}"),
            None => piece.clone(),
        };
        let whole = letters.concat();
        let interview = interview(vec![vec![text("zh-Hans", &[&whole])]], Vec::new());
        let index = Index::new(&interview);
        let passage = interview.passages().next().unwrap();
        let finder = index.find(&Query::parse(&query));
        prop_assert_eq!(finder.words(passage, &passage.texts[0]), 1, "{:?} in {:?}", query, whole);
        let spans = finder.spans(passage, &passage.texts[0], 0);
        let end = before.len() + piece.len();
        prop_assert!(spans.iter().any(|span| span.start < end && span.end > before.len()), "{:?} in {:?}: {:?}", query, whole, spans);
        // What is marked folds to what was asked for, and begins and ends between letters.
        let borders: Vec<usize> = letters.iter().scan(0, |at, letter| { *at += letter.len(); Some(*at) }).collect();
        let asked = fold(piece.trim());
        for span in &spans {
            prop_assert!(!span.is_empty());
            prop_assert!(fold(&whole[span.clone()]).as_str().contains(asked.as_str()));
            let joined = |at: &usize| *at == 0 || borders.contains(at) || "shuren".contains(&whole[*at - 1..*at]);
            prop_assert!(joined(&span.start) && joined(&span.end), "{:?} in {:?}: {:?}", query, whole, spans);
        }
    }

    #[test]
    fn folding_again_changes_nothing(text in any::<String>(), letters in letters()) {
        for text in [text, letters.concat()] {
            let once = fold(&text);
            let twice = fold(once.as_str());
            prop_assert_eq!(twice.as_str(), once.as_str());
        }
    }

    #[test]
    fn spans_are_sound_whatever_is_typed(words in any::<String>(), typed in any::<String>(), letters in letters(), n in 0..6_usize) {
        let words = words + &letters.concat();
        let interview = interview(vec![vec![text("zh-Hans", &[&words])]], glossary());
        let index = Index::new(&interview);
        let passage = interview.passages().next().unwrap();
        let some: String = words.chars().skip(n).take(3).collect();
        for typed in [typed, some, letters.concat()] {
            let finder = index.find(&Query::parse(&typed));
            let mut last = 0;
            for span in finder.spans(passage, &passage.texts[0], 0) {
                prop_assert!(span.start >= last && !words[span.clone()].is_empty());
                last = span.end;
            }
        }
    }
}
