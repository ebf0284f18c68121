//! 文件为何无法读取。

use super::super::problems::{Lookalike, closing, shortened};
use crate::document::{FileKind, ParseErrorKind, Position, ascii_of};

const AS_JSON: &str = r#"访谈须写成 JSON，例如 {"title": "…", "turns": [{"speaker": "LM", "text": "…"}]}，并保存为 .json 文件（见 docs/format.md）"#;

pub fn parse_error(kind: &ParseErrorKind, found: Option<char>) -> String {
    use ParseErrorKind::*;
    let said = match kind {
        Empty => "文件是空的",
        Foreign(kind) => return format!("这是{}：{AS_JSON}", file_kind(*kind)),
        PlainText => return format!("这是纯文本：{AS_JSON}"),
        EndedEarly => "内容未完，文件已结束",
        OpenText(Position { line, column }) => {
            return format!("从第{line}行第{column}列开始的文字没有结束：缺少收尾的双引号，或者文件不完整");
        }
        OpenBracket(bracket, Position { line, column }) => {
            let close = closing(*bracket);
            let here = match found {
                None => "文件末尾".to_owned(),
                Some('"') => "这个键名之前".to_owned(),
                Some(c) => format!("这个“{c}”之前"),
            };
            return format!("{here}缺少“{close}”：第{line}行第{column}列的“{bracket}”还没有关闭");
        }
        ExtraBracket => {
            return format!("“{}”没有对应的左括号：请删去，或补上左括号", found.unwrap_or(']'));
        }
        Utf16 => "应为 UTF-8 编码，实为 UTF-16：请将文件另存为 UTF-8",
        NotUtf8 => "应为 UTF-8 编码，实为其他编码（如 GBK）：请将文件另存为 UTF-8（记事本：文件、另存为、编码）",
        InnerQuote => r#"文字中的直引号会使文字到此结束：请写作“ ”或 \""#,
        CurlyEnd => r#"弯引号不能结束一段文字：此处请用半角直引号 ""#,
        NoEndQuote => r#"缺少结束文字的引号：请在此处补上 ""#,
        LineBreak => r"文字中有换行：请将两行连成一行，或在两行之间写 \n",
        Tab => r"文字中有制表符：请写作空格或 \t",
        WrongBracket(open, Position { line, column }) => {
            let close = closing(*open);
            return format!("第{line}行第{column}列的“{open}”应以 {close} 结束：请改为 {close}");
        }
        MissingColon => "键名之后缺少冒号：请在此处补上半角冒号 :",
        BareDate(date) => return format!(r#"这是文字：请写作 "{}""#, shortened(date)),
        Clock(seconds) => return format!("时间要写成秒数，不加引号：请写作 {seconds}"),
        DecimalComma => "小数要用小数点：请写作 .",
        NeedlessBackslash => "这个字符前不需要反斜杠：请删去反斜杠",
        Fence => "这是 Markdown 的代码标记：请删去这一行和最后一行",
        TextBefore => "访谈以 { 开头：请删去它前面的内容",
        Conflict => "Git 合并冲突尚未解决：请保留其中一种内容，并删去 <<<<<<<、======= 和 >>>>>>> 各行",
        MissingComma(true) => "这一行末尾缺少逗号：请在此处补上半角逗号 ,",
        MissingComma(false) => "此处缺少逗号：请补上半角逗号 ,",
        ExtraComma => "多了一个逗号：请删去",
        TrailingComma => "右括号之前多了一个逗号：请删去",
        SeveralValues => "访谈在此之前已经结束，之后又有别的内容：一个文件只写一篇访谈",
        NoBraces => "缺少包住整篇访谈的括号：请在开头写 {，在末尾写 }",
        NoInnerBraces => r#"各语言的文字要放在花括号中：请写作 {"en": "…", "zh-Hans": "…"}"#,
        BracesForList => "列表要放在方括号中：请在此处写 [，在末尾写 ]",
        BareKey(key) => return format!(r#"键名要放在半角双引号中：请写作 "{}""#, shortened(key)),
        BareText => r#"文字要放在半角双引号中：请在前后各写一个 ""#,
        Literal("null") => "请写作 null，或删去这个键名和它的值",
        Literal(word) => return format!("请写作 {word}（小写）"),
        SingleQuote => r#"这是单引号：文字和键名要用双引号 ""#,
        Comment => r#"JSON 中不能写注释：请删去，或写成 "x-note" 之类的键的文字"#,
        Invisible(c) => {
            let code = u32::from(*c);
            return format!("此处有看不见的字符：{}（U+{code:04X}）。请删去，或改为普通空格", unseen(*c));
        }
        NoColon => "键名之后应有冒号“:”",
        NoCommaInList => "此处应为“,”或“]”",
        NoCommaInObject => "此处应为“,”或“}”",
        NoValue => "此处应为一个值：双引号中的文字、数字、列表或对象",
        NoKey => "此处应为双引号中的键名",
        Trailing => "最后的括号在此之前已经关闭，之后还有内容",
        ControlCharacter => r"文字中有控制字符：请删去，或写作“\n”之类的形式",
        Escape => r"文字中的反斜杠要写两个：\\；\n 表示换行",
        Number => "数字写法有误：应如 12 或 0.5",
        TooDeep => "括号嵌套超过一百层，不是访谈",
        Version(version) => return format!("应为“interview/1”，实为“{version}”：需要更新版本的阅读器"),
    };
    said.to_owned()
}

fn file_kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Word => " Word 文档（.docx）",
        FileKind::OldWord => "旧版 Word 文档（.doc）",
        FileKind::OpenDocument => " LibreOffice 文档（.odt）",
        FileKind::Spreadsheet => " Excel 表格（.xlsx）",
        FileKind::Rtf => " RTF 格式的文档",
        FileKind::Pdf => " PDF 文件",
        FileKind::WebPage => "网页（HTML）或 XML",
        FileKind::Archive => "压缩文件（如 ZIP）",
        FileKind::Image => "图片",
        FileKind::Recording => "录音或视频",
    }
}

fn unseen(c: char) -> &'static str {
    match c {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => "不换行空格",
        '\u{3000}' => "全角空格",
        '\u{ad}' => "软连字符",
        '\u{200b}' => "零宽空格",
        '\u{feff}' => "字节顺序标记",
        '\u{2028}' | '\u{2029}' => "行分隔符",
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => "连接或转向的控制符",
        _ => "特殊空格或控制字符",
    }
}

pub fn instead(c: char, like: Option<Lookalike>) -> String {
    let of = like.map(|like| match like {
        Lookalike::CurlyQuotationMark => "弯引号",
        Lookalike::CornerBracket => "直角引号",
        Lookalike::FullWidth => "全角符号",
    });
    let found = of.map_or_else(|| format!("，实为“{c}”"), |of| format!("，实为{of} {c}"));
    ascii_of(c).map_or_else(|| found.clone(), |typed| format!("{found}：请改用半角的 {typed}"))
}

pub fn mended(old: &str, new: &str, line: u32) -> String {
    match (old, new.trim()) {
        ("", "") => format!("第{line}行：已删去看不见的字符，或改为普通空格。"),
        ("", new) => format!("第{line}行：已补上 {new}"),
        (old, "") => format!("第{line}行：已删去 {old}"),
        (old, new) => format!("第{line}行：已将 {old} 改为 {new}"),
    }
}
