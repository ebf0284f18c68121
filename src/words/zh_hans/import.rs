//! What an import says, in simplified Chinese.

use super::super::import::{Import, shortened, spaced};
use crate::document::FileKind;
use crate::import::encoding::Evidence;
use crate::import::note::{Field, Former, Issue, Reason, Row, Spot, What};
use crate::import::{Format, Omission, Place, Refusal, TimeUnit, Unit};
use crate::interview::{Lang, Role};

pub const IMPORT: Import = Import {
    refusal,
    what,
    place,
    omission: |omission| match omission {
        Omission::Furniture => "正文以外",
        Omission::Apparatus => "格式自带",
        Omission::Deleted => "修订中删除",
        Omission::Inserted => "修订中插入",
        Omission::Struck => "画有删除线",
        Omission::Former => "已不在文件中，原有主题或译文",
        Omission::Corrected => "已不在文件中",
        Omission::Other => "未导入",
    },
    placed: |place, said| format!("{place}：{said}"),
    quoted: |text| format!("“{text}”"),
    speakers: "发言人",
    threads: "提问",
    rows: "对照",
    pairs: |n| format!("其中 {n} 篇访谈由原文和译文合成"),
    update_one: "--update 一次只能更新一篇访谈：请指定它的文件，或文件及其译文",
    out_one: |out, n| format!("--out {out} 只是一个文件，而这次会生成 {n} 篇访谈：请指定文件夹"),
    update_broken: "要更新的访谈文件有错误：请先用“interview check”查看并改正",
    update_unrelated: |file, removed, all| {
        format!(
            "访谈的 {all} 段发言中，有 {removed} 段不在“{file}”里：这看来是另一篇文字，因此没有写入任何内容。若仍要更新，请加上 --force"
        )
    },
    notes: "文件是这样理解的",
    left_out: "未导入的内容",
    speaker: |name, role, turns, characters| {
        let role = role.map(|role| format!("（{}）", self::role(role))).unwrap_or_default();
        format!("{name}{role}：{turns} 段发言，{characters} 字")
    },
    nobody: "无人",
    imported: |file, turns, speakers, left| format!("{file}：{turns} 段发言，{speakers} 位发言人，{left} 个字符未导入"),
    summary: |files, failed, turns, speakers, left| {
        let failed = if failed > 0 { format!("（另有 {failed} 个无法导入）") } else { String::new() };
        format!("{files} 个文件{failed}：{turns} 段发言，{speakers} 位发言人，{left} 个字符未导入")
    },
    exists: |file| format!("{file} 已存在：请用 --out 指定另一个文件，用 --update 更新它，或用 --force 覆盖"),
    nothing: |folder| format!("{folder} 中没有可以导入的文件"),
    no_code_book: "这不是编码本：须是质性分析软件导出的编码本（.qdc）",
};

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => "文件是空的".into(),
        Refusal::Interview => "这已经是访谈文件：可以直接打开，或用“interview check”检查".into(),
        Refusal::OldWord => "这是旧版 Word 文档（.doc）：请用 Word、WPS 或 LibreOffice 打开，另存为 .docx".into(),
        Refusal::Wps => "这是 WPS 文档（.wps）：请用 WPS 打开，另存为 .docx".into(),
        Refusal::OldExcel => "这是旧版 Excel 工作簿（.xls）：请打开后另存为 .xlsx 或 .csv".into(),
        Refusal::Pages => "这是 Pages 文稿：请在 Pages 中导出为 Word（.docx）".into(),
        Refusal::Pdf => "这是 PDF，无法完整取出文字：请打开后全选、复制，粘贴到文本文件，存为 .txt".into(),
        Refusal::Image => "这是图片：请录入其中的文字，或用文字识别软件识别后存为 .txt".into(),
        Refusal::Recording => "这是录音或录像：请先转写成文字，再导入文字稿".into(),
        Refusal::Archive => "这是压缩包：请先解压，再导入其中的文件".into(),
        Refusal::NotYet(FileKind::Spreadsheet) => "无法导入这种电子表格：请打开后另存为 .xlsx 或 .csv".into(),
        Refusal::NotYet(_) => "无法导入这种格式：请打开文件，另存为纯文本（.txt，UTF-8）".into(),
        Refusal::WebArchive => {
            "这是连同图片存成一个文件的网页（.mht、.webarchive）：请用浏览器打开，另存为“网页，仅 HTML”".into()
        }
        Refusal::Xml(root) => format!(
            "不认识这种 XML（<{root}>）：可以导入 OHMS、TEI、ELAN 的 XML 和网页；请将逐字稿导出为文本、CSV 或上述格式"
        ),
        Refusal::BrokenJsonLine { line, column } => {
            format!("此文件每行是一个 JSON，但第 {line} 行第 {column} 列有误：文件可能不完整，请重新导出或下载")
        }
        Refusal::BrokenJson { line, column } => {
            format!("JSON 不完整或有错误：在第 {line} 行第 {column} 列中断；文件可能被截断，请重新导出或下载")
        }
        Refusal::UnknownJson => format!(
            "这个 JSON 文件既不是访谈，也不是已知程序的转写稿。已尝试：{}。请把转写稿导出为文本、字幕（.vtt、.srt）或 .docx 后再导入",
            crate::import::tools()
        ),
        Refusal::NoSource => "项目中没有文本：请重新导出，并包含纯文本的材料".into(),
        Refusal::NoSuchSource => "项目中没有这个名称的材料：不加 --source 可以看到全部名称".into(),
        Refusal::CodeBook => "这是编码本：请用 --codes 与文本一起导入".into(),
        Refusal::NotOfFormat(format) => format!("此文件不是{}：请去掉 --format，或指定其他格式", self::format(*format)),
        Refusal::Binary => "这不是文本：请选择生成它的原始文件，或用 --encoding 指定编码".into(),
        Refusal::Encrypted => "文件有密码保护：请打开后取消密码，另存一份再导入".into(),
        Refusal::Incomplete => "文件不完整，缺少末尾：可能是复制或下载中断，请重新获取".into(),
        Refusal::Damaged(None) => "文件已损坏：请用原来的软件打开，另存一份".into(),
        Refusal::Damaged(Some(place)) => format!("文件已损坏（{}）：请用原来的软件打开，另存一份", self::place(place)),
        Refusal::Packing => "文件的压缩方式无法读取：请解压后，用常规方式（deflate）重新压缩为 ZIP".into(),
        Refusal::TooLarge => "文件解压后超过 200 MB：请拆分文件，或去掉其中的图片和录音".into(),
        Refusal::TooManyParts(n) => format!("文件内含 {n} 个部分，超过 50,000 个的上限：请拆分文件"),
        Refusal::TooDeep => "文件的嵌套层次过深，不像正常文档：请用原来的软件打开，另存一份".into(),
    }
}

fn place(place: &Place) -> String {
    let (number, unit) = (
        place.number,
        match place.unit {
            Unit::Line | Unit::Row => "行",
            Unit::Paragraph => "段",
            Unit::Item => "项",
        },
    );
    match &place.part {
        Some(part) => format!("{part} 第 {number} {unit}"),
        None => format!("第 {number} {unit}"),
    }
}

fn format(format: Format) -> &'static str {
    match format {
        Format::Text => "纯文本",
        Format::Markdown => "Markdown",
        Format::Captions => "字幕",
        Format::Table => "表格",
        Format::Html => "网页（HTML）",
        Format::Json => "JSON 格式的机器转写稿",
        Format::Workbook => "工作簿（XLSX）",
        Format::Ohms => "OHMS 访谈（XML）",
        Format::Tei => "TEI 文本（XML）",
        Format::Elan => "ELAN 文件（EAF）",
        Format::TextGrid => "Praat 的 TextGrid",
        Format::Docx => "Word 文档",
        Format::Odt => "OpenDocument 文档",
        Format::Rtf => "RTF 文档",
        Format::Project => "REFI-QDA 项目",
    }
}

fn what(what: &What) -> String {
    match what {
        What::Format(kind) => format!("按{}读取", spaced(format(*kind))),
        What::Program(name) => match *name {
            "JSON" => "不知道是哪个程序生成的：按常见的字段名读取".into(),
            name => format!("由{name}生成，或与其格式相同"),
        },
        What::Encoding(name, evidence) => format!("按编码 {name} 读取：{}", self::evidence(*evidence)),
        What::NotDecoded(n) => format!("有 {n} 处字节在此编码中不是字符，以 � 代替：可用 --encoding 指定其他编码"),
        What::CutOff => "文件在一个字符中间结束，可能不完整".into(),
        What::Language(lang, _) if lang.primary() == "und" => "无法判断语言：请用 --lang 指定".into(),
        What::Language(lang, true) => format!("语言为{}：已指明", named(lang)),
        What::Language(lang, false) => format!("语言为{}：根据文字判断", named(lang)),
        What::Role(name, role, reason) => format!("{name}是{}：{}", self::role(role), self::reason(reason)),
        What::Field(field, value, _, reason) => format!("{}“{value}”：{}", self::field(*field), self::reason(reason)),
        What::NoSpeaker(name, 1) => format!("“{name}”有一次出现在冒号前，未视为发言人"),
        What::NoSpeaker(name, n) => format!("“{name}”有 {n} 次出现在冒号前，未视为发言人"),
        What::OnlyOnce(name) => format!("“{name}”只出现一次，仍视为发言人"),
        What::NoSpeakers => "没有找到发言人：请在每段发言前写上姓名和冒号".into(),
        What::WithoutSpeaker(text, n) => {
            format!("文件没有说明 {n} 处由谁发言，第一处在“{}”：这些作为没有发言人的段落", shortened(text, 40))
        }
        What::Unlabelled(name) => format!("只有提问有标记：其下的文字视为“{name}”的回答"),
        What::SameSpeaker(name, other) => format!("“{other}”视为“{name}”"),
        What::Joint(name) => format!("“{name}”视为一位发言人：可能是几个人一起说的"),
        What::EmptyTurn(name) => format!("“{name}”此处没有内容，这段发言未导入"),
        What::JoinedLines(lines, hyphens) => format!("合并了 {lines} 处断行，去掉了行末的 {hyphens} 个连字符"),
        What::ClockRestarts(text) => format!("从“{text}”起时间重新计算：应是另一段录音的时间"),
        What::JoinedTurn(name) => format!("“{name}”的话在录音中断处前后相连，已合并"),
        What::Tape(text) => format!("“{text}”视为关于录音的说明"),
        What::Term(term, gloss) => format!("“{term}”（{gloss}）已列入词汇表"),
        What::Twice(text) => format!("“{text}”在文件中出现两次，只导入一次"),
        What::Furniture(n) => format!("正文以外的 {n} 个字符（如菜单、页码）未导入"),
        What::OfTranslation(file, what) => format!("{file}：{}", self::what(what)),
        What::Aligned(counts) => format!(
            "{} 行有译文，{} 行没有；{} 行只有译文；{} 行存疑",
            counts.both, counts.original, counts.translation, counts.doubtful
        ),
        What::Row(row) => self::row(row),
        What::SamePerson(name, other) => format!("译文中的“{other}”即“{name}”"),
        What::NobodyElse(name) => format!("译文中的“{name}”在原文中找不到对应的人"),
        What::SameTheme(theme, other) => format!("译文的主题“{other}”按其在列表中的位置视为“{theme}”"),
        What::Differs(field, kept, other) => {
            format!("{}“{kept}”已保留；另一个文件为“{other}”", self::field(*field))
        }
        What::SameLanguage(lang) => {
            format!("两个文件似乎都是{}：请用 --lang 和 --translation-lang 指定语言", named(lang))
        }
        What::OtherTimes(n) => format!("译文中有 {n} 处时间与原文不同，已保留原文的时间"),
        What::Inserted(text) => format!("修订时插入：“{text}”"),
        What::Deleted(text) => format!("修订时删除：“{text}”"),
        What::Struck(text) => format!("画有删除线，未导入：“{text}”"),
        What::Hidden => "隐藏文字未导入".into(),
        What::Footnote(number) => format!("脚注 {number} 的内容放在该段之后"),
        What::Comment(author, text) => match &**author {
            "" => format!("批注：“{text}”"),
            author => format!("{author}的批注：“{text}”"),
        },
        What::HiddenCells(sheet, n) => format!("工作表“{sheet}”有 {n} 个隐藏的行或列，已一并导入"),
        What::HiddenSheet(sheet) => format!("工作表“{sheet}”是隐藏的，已一并导入"),
        What::Columns(names) => format!("表格各列为：{names}"),
        What::ColumnOf(name, true) => format!("“{name}”一列按内容判断为发言人"),
        What::ColumnOf(name, false) => format!("“{name}”一列按内容判断为发言文字"),
        What::CellsTogether(n) => {
            format!("表格有 {n} 列，但看不出各列是什么，每行的单元格按顺序读取：请给各列加上“发言人”“内容”等列名")
        }
        What::Data(n) => format!("有一个 {n} 列的表格不是对话：已并为一段，每行一行文字，单元格之间用“|”隔开"),
        What::Times(name, unit, is_named) => {
            let unit = if *unit == TimeUnit::Milliseconds { "毫秒" } else { "秒" };
            format!("“{name}”一列的数字按{unit}读取（{}）", if *is_named { "列名已说明" } else { "根据语速判断" })
        }
        What::CodeBook(name) => format!("主题的名称和说明取自 {name}"),
        What::OtherSheet(sheet, n) => format!("工作表“{sheet}”未导入：{n} 行，没有发言人的话"),
        What::OtherTier(tier, n) => format!("标注层“{tier}”未导入：{n} 条"),
        What::Interleaved(n) => format!("文件中两种语言交替出现：有 {n} 段文字作为译文与前一段对照"),
        What::Updated(change) => format!(
            "{} 段发言未变，{} 段文字有改动，{} 段为新增，{} 段已不在文件中",
            change.same, change.changed, change.added, change.removed
        ),
        What::Former(former) => self::former(former),
        What::Pictures(n) => format!("有 {n} 张图片未导入"),
        What::Embedded(file) => format!("文件中嵌入的文件未导入：{file}"),
        What::Unfinished => "文件没有正常结束，可能不完整".into(),
        What::NoText(name) => format!("项目中没有来源“{name}”的纯文本：请导入其原文档"),
        What::OtherSources(names) => format!("项目中还有其他材料，可用 --source 指定：{names}"),
        What::Selections(all, 0) => format!("{all} 处编码已成为段落的主题"),
        What::Selections(all, partial) => format!("{all} 处编码已成为段落的主题，其中 {partial} 处只覆盖段落的一部分"),
        What::Unplaced(codes, words) => format!("“{codes}”没有对应的段落：“{words}”"),
        What::Unusual(text) => text.clone(),
    }
}

/// A language by its name, with its tag.
pub(super) fn named(lang: &Lang) -> String {
    match super::language(lang) {
        name if name == lang.as_str() => spaced(&name),
        name => format!("{}（{lang}）", spaced(&name).trim_end()),
    }
}

fn row(row: &Row) -> String {
    let rows = match row.rows {
        (first, last) if first == last => format!("对照第 {first} 行"),
        (first, last) => format!("对照第 {first} 至 {last} 行"),
    };
    format!("{rows}：{}", row_alone(row))
}

/// The same without the numbers of the rows.
pub(super) fn row_alone(row: &Row) -> String {
    let spot = |spot: &Spot| {
        let place = spot.place.as_ref().map(|place| format!("{}：", self::place(place))).unwrap_or_default();
        format!("{place}“{}”", spot.words)
    };
    let spots: Vec<String> = row.original.iter().chain(&row.translation).map(spot).collect();
    let issue = match &row.issue {
        Issue::Doubtful(percent) => format!("两边可能不对应（把握 {percent}%）"),
        Issue::Lengths => "两边长短悬殊".into(),
        Issue::Untranslated => "没有译文".into(),
        Issue::Added => "只有译文".into(),
        Issue::Joined(turns) => format!("原文一段发言在译文中分为 {turns} 段"),
        Issue::OneTurn(turns, true) => format!("原文 {turns} 段发言在译文中合为一段，译文已按自然段分配"),
        Issue::OneTurn(turns, false) => format!("原文 {turns} 段发言在译文中合为一段，译文放在第一段旁"),
        Issue::Speakers(one, other) => format!("发言人分别为“{one}”和“{other}”"),
        Issue::Paragraphs => "这两个自然段可能不对应".into(),
        Issue::JoinedParagraphs(one, other) if one > other => {
            format!("原文 {one} 个自然段对应译文 {other} 个自然段，可能有一段没有译文")
        }
        Issue::JoinedParagraphs(one, other) => {
            format!("原文 {one} 个自然段对应译文 {other} 个自然段，可能有一段是译文多出的")
        }
        Issue::UntranslatedParagraph => "有一个自然段没有译文".into(),
        Issue::AddedParagraph => "有一个自然段只有译文".into(),
    };
    format!("{issue}：{}", spots.join(" | "))
}

fn former(former: &Former) -> String {
    match former {
        Former::Changed(id, false) => format!("{id} 的文字有改动"),
        Former::Changed(id, true) => format!("{id} 的文字有改动：请看译文是否仍然相符"),
        Former::Added(id, words) => format!("{id} 为新增：“{words}”"),
        Former::Removed(id, words) => format!("{id} 的这些文字已不在文件中：“{words}”"),
        Former::Moved(id) => format!("{id} 移到了别处"),
        Former::Speaker(kept, other) => format!("保留了发言人“{kept}”；文件中是“{other}”"),
    }
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Asked => "按您的要求",
        Evidence::Mark => "文件开头有此编码的标记",
        Evidence::Stated => "文件中注明",
        Evidence::Valid => "所有字节都是此编码的字符",
        Evidence::NearlyValid => "几乎所有字节都是此编码的字符",
        Evidence::Zeros => "每隔一个字节为零",
        Evidence::Frequent => "解读出来的多是常用字",
        Evidence::Statistics => "根据字节的频率",
    }
}

fn role(role: &Role) -> &str {
    match role {
        Role::Interviewer => "采访者",
        Role::Interviewee => "受访者",
        Role::Interpreter => "口译",
        Role::Other(word) => word,
    }
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "标题",
        Field::Summary => "摘要",
        Field::Date => "日期",
        Field::Place => "地点",
        Field::Category => "类别",
        Field::Source => "来源",
        Field::Address => "网址",
        Field::Translator => "译者",
        Field::Rights => "版权",
        Field::Theme => "主题",
        Field::About => "访谈文件中没有相应的项目：",
        Field::Name => "人物",
    }
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Asked => "按您的要求".into(),
        Reason::Stated(label) => format!("见“{label}”"),
        Reason::Heading => "取自标题行".into(),
        Reason::FirstLine => "取自文件开头".into(),
        Reason::FileName => "取自文件名".into(),
        Reason::InTitle => "取自标题".into(),
        Reason::Breadcrumb => "取自网页的路径".into(),
        Reason::Label => "根据称呼".into(),
        Reason::Asks(asks, all) => format!("{all} 段发言中有 {asks} 段以问号结尾"),
        Reason::Rest => "另一位是提问的人".into(),
    }
}
