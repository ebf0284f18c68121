//! Tables of texts, queries and expected marks.

use crate::interview::{Passage, Term, Text};
use crate::search::{Finder, Index, Query};

use super::{glossary, interview, text};

/// A text, a query, and the text with ⟦ ⟧ around the marks, or nothing if not every word is found. ¶ begins another
/// paragraph.
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
我们在⻓江边⻅面 | 长江 | 我们在⟦⻓江⟧边⻅面
我们在⻓江边⻅面 | 見面 | 我们在⻓江边⟦⻅面⟧
⺠间的⻢车，⻛很大 | 民间 马车 风 | ⟦⺠间⟧的⟦⻢车⟧，⟦⻛⟧很大
长江边的门 | ⻓江 ⻔ | ⟦长江⟧边的⟦门⟧
⽔⽊、⻘年、⻝品 | 水木 青年 食品 | ⟦⽔⽊⟧、⟦⻘年⟧、⟦⻝品⟧
年你 | 年 | ⟦年⟧你
二○○八年、二零零八年、二◯◯八年 | 二〇〇八 | ⟦二○○八⟧年、⟦二零零八⟧年、⟦二◯◯八⟧年
二〇〇八年 | 二○○八 | ⟦二〇〇八⟧年
二〇〇八年 | 二零零八 | ⟦二〇〇八⟧年
卡尔•马克思 | 卡尔·马克思 | ⟦卡尔•马克思⟧
卡尔∙马克思、卡尔・马克思 | 卡尔⋅马克思 | ⟦卡尔∙马克思⟧、⟦卡尔・马克思⟧
卡尔·马克思 | 卡尔马克思 | ⟦卡尔·马克思⟧
卡尔马克思 | 卡尔·马克思 | ⟦卡尔马克思⟧
卡尔马克思 | \"卡尔 马克思\" | ⟦卡尔马克思⟧
卡爾．馬克思、卡尔-马克思 | 卡尔马克思 | ⟦卡爾．馬克思⟧、⟦卡尔-马克思⟧
卡尔 · 马克思 | 尔马 | 卡⟦尔 · 马⟧克思
卡尔·马克思 | ·马 | 卡尔⟦·马⟧克思
她说——好 | 说好 |
カール・マルクス | カールマルクス | ⟦カール・マルクス⟧
在 NGO 工作 | 在ngo工作 | ⟦在 NGO 工作⟧
在NGO工作 | \"NGO 工作\" | 在⟦NGO工作⟧
یک کتاب قدیمی | كتاب | یک ⟦کتاب⟧ قدیمی
یک کتاب قدیمی | كتاب قديمى يك | ⟦یک⟧ ⟦کتاب⟧ ⟦قدیمی⟧
كتاب | کتاب | ⟦كتاب⟧
بىر كىـــتاب ئوقۇدۇم | كىتاب | بىر ⟦كىـــتاب⟧ ئوقۇدۇم
كىتاب | كىـتاب | ⟦كىتاب⟧
وہ کہاں تھا | كهاں | وہ ⟦کہاں⟧ تھا
خانهٔ ما، خانۀ ما | خانه | ⟦خانهٔ⟧ ما، ⟦خانۀ⟧ ما
هه‌ولێر | هەولێر | ⟦هه‌ولێر⟧
مدرسة أحمد إلى آخر ٱلله | مدرسه احمد الي اخر الله | ⟦مدرسة⟧ ⟦أحمد⟧ ⟦إلى⟧ ⟦آخر⟧ ⟦ٱلله⟧
ﻛﺘﺎﺏ | كتاب | ⟦ﻛﺘﺎﺏ⟧
سال ۱۳۵۷ و ١٩٧٩ | 1357 1979 | سال ⟦۱۳۵۷⟧ و ⟦١٩٧٩⟧
سال 1357 | ۱۳۵۷ | سال ⟦1357⟧
می‌خوانم | میخوانم | ⟦می‌خوانم⟧
ٴبىر، | بىر | ٴ⟦بىر⟧،
བོད་ལྗོངས། | ལྗོངས་ | བོད་⟦ལྗོངས⟧།
༢༠༠༨ | 2008 | ⟦༢༠༠༨⟧
ᠮᠣᠩᠭᠣᠯ | ᠮᠤᠩᠭᠤᠯ | ⟦ᠮᠣᠩᠭᠣᠯ⟧
yīnɡwén bɑ | yingwen ba | ⟦yīnɡwén⟧ ⟦bɑ⟧
等等⋯⋯──好 | 等...... ── | 等⟦等⋯⋯⟧⟦──⟧好
「ʼoʻzbekʼ」 | 'o'zbek' | 「⟦ʼoʻzbekʼ⟧」
a¨ b | \"¨ b\" | a⟦¨ b⟧
";

/// The same for words that are read as pinyin.
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
西安先生 | xianx | ⟦西安先⟧生
西安先生 | anxian's | 西⟦安先生⟧
西安先生 | anxian1 | 西⟦安先⟧生
西安先生 | anxians | 西⟦安先生⟧
西安先生 | anxians' |
西安先生 | xi’an | ⟦西安⟧先生
我们 women | women | 我们 ⟦women⟧
我们 | women | ⟦我们⟧
我们 | wo'men | ⟦我们⟧
我，们 | women |
乾坤 | qiankun | ⟦乾坤⟧
著名 | zhuming | ⟦著名⟧
𬭎 | hong | ⟦𬭎⟧
⻓江 | changjiang | ⟦⻓江⟧
⺠间 | minjian | ⟦⺠间⟧
二○○八 | erlinglingba | ⟦二○○八⟧
卡尔·马克思 | kaermakesi | ⟦卡尔·马克思⟧
";

/// The same with a glossary: see `glossary`.
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
A xian or xianwei | xian | A ⟦xian⟧ or ⟦xian⟧wei
the old capital, 西安，先生 | xian | the ⟦old capital⟧, ⟦西安⟧，⟦先⟧生
the old capital, 西安 | xi'an | the ⟦old capital⟧, ⟦西安⟧
Feminisms, notfeminism, feministic | nuquan | ⟦Feminism⟧s, notfeminism, feministic
";

/// Returns a paragraph with ⟦ ⟧ around what a query marks.
fn marked(finder: &Finder, passage: &Passage, text: &Text, n: usize) -> String {
    let original = &text.paragraphs[n].text;
    let (mut marked, mut last) = (String::new(), 0);
    for span in finder.spans(passage, text, n) {
        marked += &format!("{}⟦{}⟧", &original[last..span.start], &original[span.clone()]);
        last = span.end;
    }
    marked + &original[last..]
}

/// Checks a table of cases and reports all that fail.
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
        let spans = (0..paragraphs.len()).map(|n| finder.spans(passage, &passage.texts[0], n).len());
        assert_eq!(finder.count(passage, &passage.texts[0]), spans.sum::<usize>());
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn finds_and_marks_typed_words() {
    check(CASES, &[]);
}

#[test]
fn reads_unknown_words_as_pinyin() {
    check(PINYIN, &[]);
}

#[test]
fn finds_glossary_terms_by_their_pinyin() {
    check(GLOSSED, &glossary());
}
