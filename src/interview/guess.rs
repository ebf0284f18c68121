//! Guesses the language of a text without a language tag, from its script and from letters and words that only one
//! language has.
//!
//! If the language cannot be determined, the guess is `und`, with the script if that is informative: a wrong tag
//! misleads speech synthesis and font selection, a missing one does not. The word lists are short because a whole
//! interview always contains some of the words.

use super::Lang;

/// Characters that differ between traditional and simplified text. Characters that both use for different words are
/// left out.
const TRADITIONAL: &str = "這個們來說為時會過對開還後麼沒樣話問題現國學見長動發實經當點無從應關與進員種機組織記談訪聽讓業錢總區親認識請寫給買賣\
    書車東門間頭電飯農歷歸險義導師級網線統結條極樓檢樂歡單雙產護變豐議論該誰調謝資質費責負財貴貧際隊陽階難離雞顧願類風飛養館馬驗體黨齊龍\
    裡嗎啟媽爺孫廠鄉橋圖畫聲氣熱讀詞錄鐘鐵銀響須順領額";
const SIMPLIFIED: &str = "这个们来说为时会过对开还么没样话问题现国学见长动发实经当点无从应关与进员种机组织记谈访听让业钱总区亲认识请写给买卖\
    书车东门间头电饭农历归险义导师级网线统结条极楼检乐欢单双产护变丰议论该谁调谢资质费责负财贵贫际队阳阶难离鸡顾愿类风飞养馆马验体党齐龙\
    吗启妈爷孙厂乡桥图画声气热读词录钟铁银响须顺领额";

/// Words that are frequent in English and rare in other languages with Latin letters.
const ENGLISH: &str = " the and that with they what how who you were this from have your would there when where why \
    are did it not don't didn't it's i'm ";

/// Scripts that are mostly used by one language: first and last character, and the tag.
const SCRIPTS: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{531}', '\u{58f}', "hy"),
    ('\u{710}', '\u{74f}', "syr"),
    ('\u{780}', '\u{7bf}', "dv"),
    ('\u{7c0}', '\u{7ff}', "nqo"),
    ('\u{900}', '\u{97f}', "hi"),
    ('\u{980}', '\u{9ff}', "bn"),
    ('\u{a00}', '\u{a7f}', "pa"),
    ('\u{a80}', '\u{aff}', "gu"),
    ('\u{b00}', '\u{b7f}', "or"),
    ('\u{b80}', '\u{bff}', "ta"),
    ('\u{c00}', '\u{c7f}', "te"),
    ('\u{c80}', '\u{cff}', "kn"),
    ('\u{d00}', '\u{d7f}', "ml"),
    ('\u{d80}', '\u{dff}', "si"),
    ('\u{e00}', '\u{e7f}', "th"),
    ('\u{e80}', '\u{eff}', "lo"),
    ('\u{f00}', '\u{fff}', "bo"),
    ('\u{1000}', '\u{109f}', "my"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1200}', '\u{137f}', "am"),
    ('\u{1780}', '\u{17ff}', "km"),
    ('\u{1800}', '\u{18af}', "mn-Mong"),
    ('\u{a000}', '\u{a4cf}', "ii"),
    ('\u{1e900}', '\u{1e95f}', "ff-Adlm"),
];

/// Letters that identify one language among several with the same script. A text is in the first language for which it
/// contains a letter of every group and none of the letters after `|`.
const ARABIC: &[(&str, &str)] = &[
    ("ڕڵێڤ ەۆێ", "ckb"),
    ("ټډړښږڼځڅۍ", "ps"),
    ("ٻڀٿڄڃڊڌڍڏڳڱڻ", "sd"),
    ("ٹڈڑںےہ|ەۇ", "ur"),
    ("ېۈ ئەۇۋ", "ug"),
    ("ئ ەۇۆڭۋ ىكھ", "ug"),
    ("ە یک", "ckb"),
    ("ەۋۇ|ئ", "kk-Arab"),
    ("پچژگیک", "fa"),
    ("ةأإىيك", "ar"),
];
const HEBREW: &[(&str, &str)] = &[
    ("ײװױ", "yi"),
    // Of all vowel points, Yiddish uses only the two below its alef.
    ("\u{5b7}\u{5b8}|\u{5b0}\u{5b1}\u{5b2}\u{5b3}\u{5b5}\u{5b6}\u{5b9}\u{5bb}", "yi"),
    ("אבגדהוזחטיכלמנסעפצקרשת", "he"),
];
const CYRILLIC: &[(&str, &str)] = &[
    ("ў қғҳ", "uz-Cyrl"),
    ("ӣӯҷ", "tg"),
    ("ў ыэі", "be"),
    ("җ", "und-Cyrl"),
    ("әғқңұ і", "kk"),
    ("їєґ", "uk"),
    ("і|ыэ", "uk"),
    ("ђћџ", "sr"),
    ("ѓќѕ", "mk"),
    ("ң өү|ә", "ky"),
    ("өү|әғқңҳһ", "mn"),
    ("әғқңҳһө", "und-Cyrl"),
    ("ъ|ыэё", "bg"),
    ("аеиоу", "ru"),
];

/// The number of letters of each kind in a text.
#[derive(Default)]
struct Count {
    latin: usize,
    han: usize,
    kana: usize,
    hangul: usize,
    arabic: usize,
    hebrew: usize,
    cyrillic: usize,
    traditional: usize,
    simplified: usize,
    others: [usize; SCRIPTS.len()],
}

impl Lang {
    pub fn english() -> Lang {
        tagged("en")
    }

    /// Guesses the language of a text.
    pub fn guess(text: &str) -> Lang {
        let count = Count::of(text);
        // A Chinese character counts as four letters.
        let cjk = 4 * (count.han + count.kana + count.hangul);
        let scripts = [count.latin, cjk, count.arabic, count.hebrew, count.cyrillic];
        let (other, most) = count.others.iter().enumerate().max_by_key(|(_, n)| **n).expect("there are scripts");
        let most = scripts.into_iter().chain([*most]).max().unwrap_or_default();
        tagged(match most {
            0 => "und",
            _ if most == cjk => count.east_asian(),
            _ if most == count.arabic => by_letters(text, ARABIC).unwrap_or("und-Arab"),
            _ if most == count.hebrew => by_letters(text, HEBREW).unwrap_or("und-Hebr"),
            _ if most == count.cyrillic => by_letters(&text.to_lowercase(), CYRILLIC).unwrap_or("und-Cyrl"),
            _ if most == count.latin => latin(text),
            _ => SCRIPTS[other].2,
        })
    }

    /// Returns whether a text with this guess may also be in `self`: both have the same script, and nothing in the text
    /// indicates another language.
    pub(super) fn may_be(&self, guess: &Lang) -> bool {
        match guess.chinese() {
            _ if self.primary() == guess.primary() => {
                guess.chinese().is_none() || self.script().is_none() || self.chinese() == guess.chinese()
            }
            Some(_) => self.chinese().is_some() && self.chinese() == guess.chinese(),
            None => guess.primary() != "en" && self.usual_script() == guess.usual_script(),
        }
    }

    fn usual_script(&self) -> &str {
        let primary = self.primary();
        match self.script() {
            Some(script) => script,
            None if matches!(primary, "he" | "yi") => "Hebr",
            None if self.is_rtl() && !matches!(primary, "dv" | "syr" | "nqo") => "Arab",
            None if matches!(
                primary,
                "ru" | "uk" | "be" | "bg" | "sr" | "mk" | "kk" | "ky" | "tg" | "mn" | "tt" | "ba" | "ce"
            ) =>
            {
                "Cyrl"
            }
            None if self.is_chinese() => "Hani",
            None if matches!(primary, "ja" | "ko" | "mr" | "ne" | "sa")
                || SCRIPTS.iter().any(|(.., tag)| *tag == primary) =>
            {
                match primary {
                    "mr" | "ne" | "sa" => "hi",
                    _ => primary,
                }
            }
            None => "Latn",
        }
    }
}

fn tagged(tag: &str) -> Lang {
    Lang::parse(tag).expect("a tag of our own is well-formed")
}

impl Count {
    fn of(text: &str) -> Count {
        let mut count = Count::default();
        for c in text.chars() {
            match c {
                'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => count.latin += 1,
                '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
                    count.han += 1;
                    count.traditional += usize::from(TRADITIONAL.contains(c));
                    count.simplified += usize::from(SIMPLIFIED.contains(c));
                }
                '\u{3041}'..='\u{30fa}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' => count.kana += 1,
                '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' | '\u{ac00}'..='\u{d7a3}' => count.hangul += 1,
                '\u{620}'..='\u{6ff}'
                | '\u{750}'..='\u{77f}'
                | '\u{8a0}'..='\u{8ff}'
                | '\u{fb50}'..='\u{fdff}'
                | '\u{fe70}'..='\u{fefc}' => count.arabic += 1,
                '\u{5d0}'..='\u{5f4}' | '\u{fb1d}'..='\u{fb4f}' => count.hebrew += 1,
                '\u{400}'..='\u{52f}' => count.cyrillic += 1,
                _ => {
                    let script = SCRIPTS.iter().position(|(first, last, _)| (*first..=*last).contains(&c));
                    script.into_iter().for_each(|script| count.others[script] += 1);
                }
            }
        }
        count
    }

    /// Distinguishes Chinese, Japanese and Korean. Chinese text may contain an occasional の, and Korean text some Han
    /// characters.
    fn east_asian(&self) -> &'static str {
        match () {
            () if self.hangul > self.han + self.kana => "ko",
            () if self.kana * 10 > self.han + self.kana => "ja",
            () if self.traditional > self.simplified => "zh-Hant",
            () => "zh-Hans",
        }
    }
}

fn by_letters(text: &str, table: &[(&str, &'static str)]) -> Option<&'static str> {
    let fits = |letters: &str| {
        let (has, lacks) = letters.split_once('|').unwrap_or((letters, ""));
        has.split(' ').all(|group| text.contains(|c| group.contains(c))) && !text.contains(|c| lacks.contains(c))
    };
    table.iter().find(|(letters, _)| fits(letters)).map(|(_, tag)| *tag)
}

/// Returns `en` if at least one word in ten is a frequent English one, and these outnumber the words with letters that
/// English lacks.
fn latin(text: &str) -> &'static str {
    let (mut words, mut english, mut foreign) = (0, 0, 0);
    for word in text.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty()) {
        words += 1;
        let word = word.replace('’', "'");
        foreign += usize::from(!word.is_ascii());
        // Other languages write “I” in lower case.
        english += usize::from(word == "I" || ENGLISH.contains(&format!(" {} ", word.to_ascii_lowercase())));
    }
    if english > foreign && english * 10 >= words { "en" } else { "und" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_text_is_guessed_from_its_letters() {
        for (text, tag) in [
            ("Why did you come to the river?", "en"),
            ("I don’t know. Nobody asked.", "en"),
            ("The well was dry.", "en"),
            ("Yes.", "und"),
            ("1998 …", "und"),
            ("", "und"),
            ("Warum bist du an den Fluss gekommen? Ich wohnte da.", "und"),
            ("Wyszłam na drogę i czekałam do rana.", "und"),
            ("We woonden daar met de buren, of het was markt.", "und"),
            ("The café by the river was not open.", "en"),
            ("Pourquoi êtes-vous venue ici ? J’y habitais.", "und"),
            ("这条河我们走了三年。", "zh-Hans"),
            ("這條河我們走了三年。", "zh-Hant"),
            ("山上的石橋很老，誰也說不清。", "zh-Hant"),
            ("山高水深", "zh-Hans"),
            ("我們在 NGO 工作 since 1998", "zh-Hant"),
            ("橋の上で、だれが待っていましたか。", "ja"),
            ("다리 위에서 누가 기다렸습니까?", "ko"),
            ("كىچىك ئىدىم، دەريا بويىدا ئوينايتتىم. NGO دېگەن نېمە؟", "ug"),
            ("بىر كىتاب ئوقۇدۇم.", "ug"),
            ("وزەن جاعاسىندا تۇردىق، كىشكەنتاي ەدى.", "kk-Arab"),
            ("یک کتاب قدیمی می‌خواندم.", "fa"),
            ("میں دریا کے کنارے رہتا تھا۔", "ur"),
            ("كنت أقرأ كتابا قديما في المدرسة.", "ar"),
            ("لە کەناری ڕووبار دەژیاین.", "ckb"),
            ("زه د سیند پر غاړه ګرځېدم، ښه وخت وو.", "ps"),
            ("גרתי ליד הנהר.", "he"),
            ("איך האָב געוווינט בײַם טײַך.", "yi"),
            ("ער האָט געוואַרט ביז באַגינען.", "yi"),
            ("ཆུ་འགྲམ་ལ་སྡོད་མྱོང་།", "bo"),
            ("ᠭᠣᠣᠯ ᠤᠨ ᠬᠠᠵᠠᠭᠤ", "mn-Mong"),
            ("Бид голын эрэг дээр өссөн. Ус нь гүн байсан.", "mn"),
            ("Мы жили у реки, и это было хорошо.", "ru"),
            ("Ми жили біля річки, її всі знали.", "uk"),
            ("Біз өзен жағасында тұрдық.", "kk"),
            ("Ζούσαμε δίπλα στο ποτάμι.", "el"),
            ("เราอยู่ริมแม่น้ำ", "th"),
            ("हम नदी के किनारे रहते थे।", "hi"),
        ] {
            assert_eq!(Lang::guess(text).as_str(), tag, "{text}");
        }
    }

    #[test]
    fn plain_text_may_be_in_a_language_that_the_file_has() {
        for (of_the_file, guess, may) in [
            ("de", "und", true),
            ("en", "und", true),
            ("de", "en", false),
            ("en-GB", "en", true),
            ("zh", "zh-Hant", true),
            ("zh-Hans", "zh-Hant", false),
            ("zh-TW", "zh-Hant", true),
            ("yue-Hant", "zh-Hant", true),
            ("en", "zh-Hans", false),
            ("ja", "und", false),
            ("fa", "ar", true),
            ("ug-Latn", "ug", true),
            ("ru", "und", false),
            ("bg", "ru", true),
        ] {
            assert_eq!(tagged(of_the_file).may_be(&tagged(guess)), may, "{of_the_file}, {guess}");
        }
    }
}
