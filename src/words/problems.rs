//! One sentence for each problem of a file: where, *expected X, found Y*.

use super::language_autonym;
use crate::document::{ParseError, ParseErrorKind, Seen, Wanted};
use crate::interview::{Expected, Found, Lang, Problem};
use crate::state::Ui;

/// How many characters of a value are shown.
const SHOWN: usize = 60;

/// A problem with its place: “Line 14, column 3: expected a speaker id, found 12.”
pub fn problem(ui: Ui, problem: &Problem) -> String {
    placed(ui, problem.line, problem.column, &problem_message(ui, problem))
}

/// A problem without its place: “expected a speaker id, found 12”.
pub fn problem_message(ui: Ui, problem: &Problem) -> String {
    match &problem.found {
        Found::Emphasis(words) => return emphasis(ui, &shortened(words)),
        Found::TakenFor(lang) => return taken_for(ui, lang),
        Found::Radical(c) => return radical(ui, *c),
        _ => {}
    }
    if let Found::IdByPosition(_) = &problem.found {
        let three = [
            "no ids: addresses change when turns are added or moved; “interview ids FILE” writes ids into the file",
            "没有编号（id）：增加或移动发言后，链接地址会改变；“interview ids 文件”可将编号写入文件",
            "沒有編號（id）：增加或移動發言後，連結位址會改變；「interview ids 檔案」可將編號寫入檔案",
        ];
        return pick(ui, three).to_owned();
    }
    let (wanted, found) = (expected(ui, &problem.expected), found(ui, &problem.found));
    // Between Chinese and Latin letters stands a space.
    let gap = if wanted.starts_with(|c: char| c.is_ascii()) { " " } else { "" };
    match (ui, &problem.found) {
        (Ui::En, _) => format!("expected {wanted}, found {found}"),
        (Ui::ZhHans, Found::Nothing) => format!("应有{gap}{wanted}，{found}"),
        (Ui::ZhHans, _) => format!("应为{gap}{wanted}，{found}"),
        (Ui::ZhHant, Found::Nothing) => format!("應有{gap}{wanted}，{found}"),
        (Ui::ZhHant, _) => format!("應為{gap}{wanted}，{found}"),
    }
}

/// What is said of stars that may be the writer's.
fn emphasis(ui: Ui, words: &str) -> String {
    match ui {
        Ui::En => format!(r"“{words}” is read as emphasis; write \* if the star stands for a hidden character"),
        Ui::ZhHans => format!(r"“{words}”已读作强调；如果星号代表隐去的字，请写作 \*"),
        Ui::ZhHant => format!(r"「{words}」已讀作強調；如果星號代表隱去的字，請寫作 \*"),
    }
}

/// What is said of text in a language that nothing tells.
fn taken_for(ui: Ui, lang: &Lang) -> String {
    if lang.primary() == "und" {
        let three = [
            "the file does not say its language, nor do its words; write it in “languages”",
            "文件没有注明语言，从文字也看不出；请写在“languages”中",
            "檔案沒有註明語言，從文字也看不出；請寫在「languages」中",
        ];
        return pick(ui, three).to_owned();
    }
    let name = language_autonym(lang, std::slice::from_ref(lang));
    match ui {
        Ui::En => format!("the file does not say its language; taken for {lang} ({name}); write it in “languages”"),
        Ui::ZhHans => format!("文件没有注明语言，已当作 {lang}（{name}）；请写在“languages”中"),
        Ui::ZhHant => format!("檔案沒有註明語言，已當作 {lang}（{name}）；請寫在「languages」中"),
    }
}

/// What is said of the first radical in a text.
fn radical(ui: Ui, c: char) -> String {
    let code = u32::from(c);
    match ui {
        Ui::En => format!(
            "“{c}” (U+{code:04X}) is a radical that only looks like the character, as PDFs have it; type the character"
        ),
        Ui::ZhHans => format!("“{c}”（U+{code:04X}）是部首符号，只是看起来像汉字，多半来自 PDF；请改为汉字"),
        Ui::ZhHant => format!("「{c}」（U+{code:04X}）是部首符號，只是看起來像漢字，多半來自 PDF；請改為漢字"),
    }
}

/// Why a file is refused, with the place.
pub fn parse_error(ui: Ui, error: &ParseError) -> String {
    placed(ui, error.line, error.column, &parse_error_message(ui, error))
}

/// Why a file is refused.
pub fn parse_error_message(ui: Ui, error: &ParseError) -> String {
    use ParseErrorKind::*;
    let three = match &error.kind {
        Empty => ["expected an interview, found an empty file", "应为访谈，实为空文件", "應為訪談，實為空檔案"],
        EndedEarly => ["expected more, found the end of the file", "内容未完，文件已结束", "內容未完，檔案已結束"],
        Utf16 => [
            "expected UTF-8, found UTF-16: save the file as UTF-8",
            "应为 UTF-8 编码，实为 UTF-16：请将文件另存为 UTF-8",
            "應為 UTF-8 編碼，實為 UTF-16：請將檔案另存為 UTF-8",
        ],
        NotUtf8 => [
            "expected UTF-8, found another encoding: save the file as UTF-8",
            "应为 UTF-8 编码，实为其他编码：请将文件另存为 UTF-8",
            "應為 UTF-8 編碼，實為其他編碼：請將檔案另存為 UTF-8",
        ],
        NoColon => ["expected “:” after the key", "键名之后应有冒号“:”", "鍵名之後應有冒號「:」"],
        NoCommaInList => ["expected “,” or “]”", "此处应为“,”或“]”", "此處應為「,」或「]」"],
        NoCommaInObject => ["expected “,” or “}”", "此处应为“,”或“}”", "此處應為「,」或「}」"],
        NoValue => [
            "expected a value: text in double quotation marks, a number, a list or an object",
            "此处应为一个值：双引号中的文字、数字、列表或对象",
            "此處應為一個值：雙引號中的文字、數字、清單或物件",
        ],
        NoKey => ["expected a key in double quotation marks", "此处应为双引号中的键名", "此處應為雙引號中的鍵名"],
        TrailingComma => [
            "expected nothing, found a comma before the closing bracket",
            "右括号之前多了一个逗号",
            "右括號之前多了一個逗號",
        ],
        Trailing => [
            "expected the end of the file, found more text",
            "文件到此应已结束，之后还有内容",
            "檔案到此應已結束，之後還有內容",
        ],
        ControlCharacter => [
            r"expected “\n” or “\t”, found a line break, a tab or another control character within quotation marks",
            r"引号内有换行、制表符或其他控制字符：应写作“\n”“\t”等",
            r"引號內有換行、定位字元或其他控制字元：應寫作「\n」「\t」等",
        ],
        Escape => [
            r"expected an escape such as “\n” or “\\”, found another character after the backslash",
            r"反斜杠之后的字符无效：应写作“\n”“\\”等",
            r"反斜線之後的字元無效：應寫作「\n」「\\」等",
        ],
        Number => {
            ["expected a number such as 12 or 0.5", "数字写法有误：应如 12 或 0.5", "數字寫法有誤：應如 12 或 0.5"]
        }
        TooDeep => [
            "expected an interview, found more than a hundred brackets within each other",
            "括号嵌套超过一百层，不是访谈",
            "括號巢狀超過一百層，不是訪談",
        ],
        Version(version) => return self::version(ui, version),
    };
    let said = pick(ui, three).to_owned();
    match error.found {
        Some(c) if matches!(error.kind, NoColon | NoCommaInList | NoCommaInObject | NoValue | NoKey) => {
            said + &instead(ui, c)
        }
        _ => said,
    }
}

/// The character that stands where another should. Signs as Chinese has them, and curly quotation marks, look much like
/// those of JSON.
fn instead(ui: Ui, c: char) -> String {
    let other = match c {
        '“' | '”' | '‘' | '’' => Some(["a curly quotation mark", "弯引号", "彎引號"]),
        '「' | '」' | '『' | '』' => Some(["a corner bracket", "直角引号", "直角引號"]),
        '、' | '。' | '【' | '】' | '《' | '》' | '\u{ff01}'..='\u{ff60}' => {
            Some(["a full-width sign", "全角符号", "全形符號"])
        }
        _ => None,
    };
    let of = other.map(|three| pick(ui, three));
    match ui {
        Ui::En => of.map_or_else(|| format!(", found “{c}”"), |of| format!(", found {c}, {of}")),
        Ui::ZhHans => of.map_or_else(|| format!("，实为“{c}”"), |of| format!("，实为{of} {c}")),
        Ui::ZhHant => of.map_or_else(|| format!("，實為「{c}」"), |of| format!("，實為{of} {c}")),
    }
}

fn version(ui: Ui, version: &str) -> String {
    let version = shortened(version);
    match ui {
        Ui::En => format!("expected “interview/1”, found “{version}”: a newer viewer is needed"),
        Ui::ZhHans => format!("应为“interview/1”，实为“{version}”：需要更新版本的阅读器"),
        Ui::ZhHant => format!("應為「interview/1」，實為「{version}」：需要更新版本的閱讀器"),
    }
}

fn placed(ui: Ui, line: u32, column: u32, message: &str) -> String {
    match ui {
        Ui::En => format!("Line {line}, column {column}: {message}."),
        Ui::ZhHans => format!("第{line}行第{column}列：{message}。"),
        Ui::ZhHant => format!("第{line}行第{column}欄：{message}。"),
    }
}

fn expected(ui: Ui, expected: &Expected) -> String {
    let three = match expected {
        Expected::Value(wanted) => self::wanted(*wanted),
        Expected::KnownKey => ["a key that the format has", "本格式已有的键名", "本格式已有的鍵名"],
        Expected::KeyOnce => ["every key once", "不重复的键名", "不重複的鍵名"],
        Expected::WholeCharacter => ["a whole character", "完整的字符", "完整的字元"],
        Expected::Title => ["a title", "标题", "標題"],
        Expected::Turns => ["a list of turns", "一组发言（turns）", "一組發言（turns）"],
        Expected::Words => ["words in at least one language", "至少一种语言的文字", "至少一種語言的文字"],
        Expected::TextOrPassages => ["text or passages", "text 或 passages 之一", "text 或 passages 之一"],
        Expected::NewId => ["an id that nothing else has", "不重复的编号", "不重複的編號"],
        Expected::KnownSpeaker => ["the id of a listed speaker", "speakers 中已列的发言人", "speakers 中已列的發言人"],
        Expected::KnownTheme => ["the id of a listed theme", "themes 中已列的主题", "themes 中已列的主題"],
        Expected::ListedLanguage => ["a listed language", "languages 中已列的语言", "languages 中已列的語言"],
        Expected::NewLanguage => ["every language once", "不重复的语言", "不重複的語言"],
        Expected::TextIn(language) => {
            return match ui {
                Ui::En => format!("text in {language}"),
                Ui::ZhHans => format!("{language} 文字"),
                Ui::ZhHant => format!("{language} 文字"),
            };
        }
        Expected::OtherTurn => ["the id of another turn", "另一段发言的编号", "另一段發言的編號"],
        Expected::NoCircle => ["answers without a circle", "不成循环的回答关系", "不成循環的回答關係"],
        Expected::Initials => ["one to three letters", "一至三个字母", "一至三個字母"],
        Expected::Link => [
            "a link to an https:, http: or mailto: address",
            "以 https:、http: 或 mailto: 开头的链接",
            "以 https:、http: 或 mailto: 開頭的連結",
        ],
        Expected::EscapedStar => [r"\*", r"\*", r"\*"],
        Expected::OwnId => ["an id", "编号", "編號"],
        Expected::Languages => ["languages", "languages", "languages"],
        Expected::Ideograph => ["a character", "汉字", "漢字"],
    };
    pick(ui, three).to_owned()
}

fn wanted(wanted: Wanted) -> [&'static str; 3] {
    match wanted {
        Wanted::Interview => ["an interview (an object)", "访谈（对象）", "訪談（物件）"],
        Wanted::Speaker => ["a speaker (an object)", "发言人（对象）", "發言人（物件）"],
        Wanted::Theme => ["a theme (an object)", "主题（对象）", "主題（物件）"],
        Wanted::Term => ["a glossary term (an object)", "词汇条目（对象）", "詞彙條目（物件）"],
        Wanted::Turn => ["a turn (an object)", "一段发言（对象）", "一段發言（物件）"],
        Wanted::Passage => ["a passage (an object)", "一个段落（对象）", "一個段落（物件）"],
        Wanted::Source => ["a source (an object)", "出处（对象）", "出處（物件）"],
        Wanted::Rights => ["rights (an object)", "版权信息（对象）", "版權資訊（物件）"],
        Wanted::List => ["a list", "列表", "清單"],
        Wanted::Text => ["text", "文字", "文字"],
        Wanted::Localized => ["text, or texts by language", "文字，或按语言列出的文字", "文字，或按語言列出的文字"],
        Wanted::Prose => [
            "text, a list of paragraphs, or these by language",
            "文字、段落列表，或按语言列出的文字",
            "文字、段落清單，或按語言列出的文字",
        ],
        Wanted::Version => ["“interview/1”", "“interview/1”", "「interview/1」"],
        Wanted::Id => ["an id", "编号", "編號"],
        Wanted::SpeakerId => ["a speaker id", "发言人编号", "發言人編號"],
        Wanted::ThemeId => ["a theme id", "主题编号", "主題編號"],
        Wanted::TurnId => ["the id of a turn", "某段发言的编号", "某段發言的編號"],
        Wanted::Language => [
            "a language tag such as en, zh-Hans or zh-Hant",
            "语言代码（如 en、zh-Hans、zh-Hant）",
            "語言代碼（如 en、zh-Hans、zh-Hant）",
        ],
        Wanted::Role => [
            "a role such as interviewer or interviewee",
            "角色（如 interviewer、interviewee）",
            "角色（如 interviewer、interviewee）",
        ],
        Wanted::Date => [
            "a date such as 2015, 2015-05-14, 1968~, 196X or 2019-03-02/2019-03-09, or words with a year in them",
            "日期（如 2015、2015-05-14、1968~、196X、2019-03-02/2019-03-09），或含有年份的文字",
            "日期（如 2015、2015-05-14、1968~、196X、2019-03-02/2019-03-09），或含有年份的文字",
        ],
        Wanted::Address => {
            ["an https: or http: address", "以 https: 或 http: 开头的网址", "以 https: 或 http: 開頭的網址"]
        }
        Wanted::Seconds => ["a number of seconds into the recording", "录音中的秒数", "錄音中的秒數"],
    }
}

fn found(ui: Ui, found: &Found) -> String {
    let three = match found {
        Found::Value(seen) => return self::seen(ui, seen),
        Found::Again(text) => {
            return match ui {
                Ui::En => format!("“{}” again", shortened(text)),
                Ui::ZhHans => format!("“{}”重复出现", shortened(text)),
                Ui::ZhHant => format!("「{}」重複出現", shortened(text)),
            };
        }
        Found::Nothing => ["none", "实际没有", "實際沒有"],
        Found::Both => ["both", "实际两者都有", "實際兩者都有"],
        Found::HalfCharacter => ["half of one", "实为半个字符", "實為半個字元"],
        Found::Emphasis(_) => ["emphasis", "实为强调", "實為強調"],
        Found::IdByPosition(_) => ["none", "实际没有", "實際沒有"],
        Found::TakenFor(_) => ["none", "实际没有", "實際沒有"],
        Found::Radical(_) => ["a radical", "实为部首", "實為部首"],
    };
    pick(ui, three).to_owned()
}

fn seen(ui: Ui, seen: &Seen) -> String {
    let value = match seen {
        Seen::Text(text) if text.is_empty() => pick(ui, ["an empty text", "空文字", "空文字"]).to_owned(),
        Seen::Text(text) if ui == Ui::ZhHant => return format!("實為「{}」", shortened(text)),
        Seen::Text(text) if ui == Ui::ZhHans => return format!("实为“{}”", shortened(text)),
        Seen::Text(text) => format!("“{}”", shortened(text)),
        Seen::Null => "null".to_owned(),
        Seen::Bool(value) => value.to_string(),
        Seen::Number(number) => shortened(number),
        Seen::List => pick(ui, ["a list", "列表", "清單"]).to_owned(),
        Seen::Object => pick(ui, ["an object", "对象", "物件"]).to_owned(),
    };
    // Between Chinese and Latin letters or figures stands a space.
    let gap = if value.is_ascii() { " " } else { "" };
    match ui {
        Ui::En => value,
        Ui::ZhHans => format!("实为{gap}{value}"),
        Ui::ZhHant => format!("實為{gap}{value}"),
    }
}

pub(super) fn pick(ui: Ui, [en, hans, hant]: [&'static str; 3]) -> &'static str {
    match ui {
        Ui::En => en,
        Ui::ZhHans => hans,
        Ui::ZhHant => hant,
    }
}

/// A value as far as it fits into a sentence, on one line, and without what would turn the rest of the line round.
fn shortened(text: &str) -> String {
    let unseen = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut shown: String = text.chars().take(SHOWN).map(|c| if unseen(c) { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_14_3(expected: Expected, found: Found) -> Problem {
        Problem { pointer: "/turns/0".to_owned(), line: 14, column: 3, expected, found }
    }

    #[test]
    fn a_problem_is_one_sentence_in_each_language() {
        let text = |text: &str| Found::Value(Seen::Text(text.into()));
        for (expected, found, sentences) in [
            (
                Expected::Value(Wanted::SpeakerId),
                Found::Value(Seen::Number("12".into())),
                [
                    "Line 14, column 3: expected a speaker id, found 12.",
                    "第14行第3列：应为发言人编号，实为 12。",
                    "第14行第3欄：應為發言人編號，實為 12。",
                ],
            ),
            (
                Expected::TextIn("de".into()),
                Found::Nothing,
                [
                    "Line 14, column 3: expected text in de, found none.",
                    "第14行第3列：应有 de 文字，实际没有。",
                    "第14行第3欄：應有 de 文字，實際沒有。",
                ],
            ),
            (
                Expected::KnownTheme,
                text("trust"),
                [
                    "Line 14, column 3: expected the id of a listed theme, found “trust”.",
                    "第14行第3列：应为 themes 中已列的主题，实为“trust”。",
                    "第14行第3欄：應為 themes 中已列的主題，實為「trust」。",
                ],
            ),
            (
                Expected::NewId,
                Found::Again("a\n1".into()),
                [
                    "Line 14, column 3: expected an id that nothing else has, found “a 1” again.",
                    "第14行第3列：应为不重复的编号，“a 1”重复出现。",
                    "第14行第3欄：應為不重複的編號，「a 1」重複出現。",
                ],
            ),
        ] {
            let problem = at_14_3(expected, found);
            let said = Ui::ALL.map(|ui| super::problem(ui, &problem));
            assert_eq!(said, sentences);
        }
    }

    #[test]
    fn emphasis_in_doubt_says_what_to_write() {
        let doubt = at_14_3(Expected::EscapedStar, Found::Emphasis("赵*和孙*".into()));
        assert_eq!(
            problem_message(Ui::En, &doubt),
            r"“赵*和孙*” is read as emphasis; write \* if the star stands for a hidden character"
        );
        assert!(doubt.is_note());
    }

    #[test]
    fn a_radical_is_told_with_its_number() {
        let note = at_14_3(Expected::Ideograph, Found::Radical('\u{2ed3}'));
        assert!(note.is_note() && problem_message(Ui::En, &note).contains("(U+2ED3) is a radical"));
    }

    #[test]
    fn what_plain_text_is_taken_for_is_told() {
        for (tag, said) in [
            ("zh-Hant", "the file does not say its language; taken for zh-Hant (中文); write it in “languages”"),
            ("und", "the file does not say its language, nor do its words; write it in “languages”"),
        ] {
            let taken = Found::TakenFor(Lang::parse(tag).expect("a tag"));
            let note = at_14_3(Expected::Languages, taken);
            assert!(note.is_note());
            assert_eq!(problem_message(Ui::En, &note), said);
        }
    }

    #[test]
    fn long_values_are_shortened() {
        let found = Found::Value(Seen::Text("长".repeat(100).into()));
        let message = problem_message(Ui::En, &at_14_3(Expected::Value(Wanted::Date), found));
        assert!(message.ends_with(&format!("found “{}…”", "长".repeat(60))), "{message}");
    }

    #[test]
    fn no_value_breaks_the_line_or_turns_it_round() {
        let found = Found::Value(Seen::Text("\u{1b}[31ma\u{85}b\u{2028}c\u{202e}d".into()));
        let message = problem_message(Ui::En, &at_14_3(Expected::Value(Wanted::Date), found));
        assert!(message.ends_with("found “ [31ma b c d”"), "{message}");
    }
}
