//! 命令行程序的提示。

use super::super::building::{Building, NAMED};
use super::built;
use super::desk::panels;
use crate::build::advice::{Advice, Whole};
use crate::build::{Message, Report};

pub const BUILDING: Building = Building {
    note: "提示：",
    message,
    in_desk: built::in_desk,
    problem_in_desk: panels::problem,
    unclear: built::UNCLEAR,
    read_in_interview: "在完整访谈中阅读",
    question_before: "上一个问题",
    question_after: "下一个问题",
    advice,
    left_out: "；未收入网站",
    file_left_out: "；此文件未收入",
    ids: |count, dry| if dry { format!("将写入{count}个编号") } else { format!("已写入{count}个编号") },
    more_notes: |note, files| format!("提示：另有{files}个文件：{note}\n"),
    total: |problems, files| format!("共{files}个文件、{problems}个问题\n"),
    done: |report| {
        let Report { interviews, refused, files, written, removed, .. } = report;
        let refused = if *refused > 0 { format!("（另有{refused}篇未收入）") } else { String::new() };
        format!("{interviews}篇访谈{refused}，{files}个文件：写入{written}个，删除{removed}个\n")
    },
};

/// A list, of which only the first few are named.
pub(super) fn listed(all: &[String], comma: &str) -> String {
    match all.len().checked_sub(NAMED) {
        None | Some(0) => all.join(comma),
        Some(_) => format!("{}等{}处", all[..NAMED].join(comma), all.len()),
    }
}

fn advice(advice: &Advice) -> String {
    match advice {
        Advice::Date(found, written) => format!(r#"“{found}”不是规定的日期写法：请写作 "{written}""#),
        Advice::NoDay(found, days) => format!("没有“{found}”这一天：该月只有{days}天"),
        Advice::Seconds(seconds) => format!("时间要写成秒数，不加引号：请写作 {seconds}"),
        Advice::TooLate(found) => format!("“{found}”秒超过一周：是不是毫秒？"),
        Advice::List(list) => format!("应为列表：请写作 {list}"),
        Advice::SameIn(line) => format!("；第{line}行已有"),
        Advice::KeptIs(line) => format!("；以第{line}行的值为准"),
        Advice::Write(json) => format!("：请写作 {json}"),
        Advice::Keys(keys) => format!("；此处可用的键名有 {keys}"),
        Advice::TextIsIn(lang) => format!("；文字的语言代码是 {lang}：请写作 \"{lang}\""),
        Advice::OneSpeaker => "；一段发言只有一位发言人：请为每人各写一段".to_owned(),
        Advice::Whole(Whole::OfOne) => "；请删去最前面的 [ 和最后面的 ]".to_owned(),
        Advice::Whole(Whole::OfSeveral) => "；请将每篇访谈各存为一个文件，不加 [ 和 ]".to_owned(),
        Advice::Whole(Whole::OfEntries) => r#"：请在 [ 前面加上 {"interviews": ，在 ] 后面加上 }"#.to_owned(),
        Advice::Whole(Whole::OfTurns) => r#"；请在 [ 前面加上 {"title": "…", "turns": ，在 ] 后面加上 }"#.to_owned(),
    }
}

fn message(message: &Message) -> String {
    let said = match message {
        Message::NoFile(name) => return format!("没有文件 {name}"),
        Message::NoFileBut(name, near) => return format!("没有文件 {name}，但有 {near}：请使两处名称一致"),
        Message::NoFileEnding(name, near) => return format!("没有文件 {name}，但有 {near}：请为该文件改名"),
        Message::Transcripts(n, command) => {
            return format!("有 {n} 个文件可能是访谈文字稿，将原样发布；用“{command}”可导入为访谈");
        }
        Message::NotJson(name) => return format!("文件名应以 .json 结尾：请改名为 {name}"),
        Message::OtherCase(name) => return format!("文件名实为 {name}；大小写不同，有的系统会找不到"),
        Message::FileAgain(name) => return format!("另一行已列出文件 {name}；此行未收入"),
        Message::PublishedAs(name) => {
            return format!("发布时改名为 {name}：原文件名并非所有系统都能保存，或与其他文件名无法区分");
        }
        Message::NotOurs(names) => {
            return format!(
                "未写入任何文件：此文件夹中有并非本命令生成的文件（{names}）；请用 --out 另选文件夹，或用 --force 覆盖"
            );
        }
        Message::ChangedByHand(names) => {
            return format!(
                "未写入任何文件：以下文件在上次生成后被改动过（{names}）；请先保存所需内容，再用 --force 覆盖"
            );
        }
        Message::Withheld(by, is_refused) => {
            let refused = if *is_refused { "未写入任何文件：" } else { "" };
            return format!("{refused}此处有不得发布的内容（{by}）");
        }
        Message::WithheldMore(by, count) => return format!("此处也有（{by}）；连同此处另有{count}处"),
        Message::NewCategory(name) => return format!("“{name}”不在 categories 之列，已补上"),
        Message::ThemeRenamed(id, shown) => {
            return format!("主题“{id}”在此另有名称；网站页面沿用前面访谈中的名称“{shown}”");
        }
        Message::YesOrNo(found) => return format!("应为 true 或 false，实为 {found}：按未填写处理"),
        Message::ManyQuestions(count) => {
            return format!("没有为每个问题单独生成网页，因为共有 {count} 页；如需生成，请写上 “question_pages”: true");
        }
        Message::NoFont(name) => return format!("{name} 不是字体文件（TrueType 或 OpenType）"),
        Message::NoGlyphs { lang, count, missing, has_logo } => {
            let instead = if *has_logo { "预览改用标志" } else { "预览没有图片" };
            return format!(
                "有 {count} 张预览图（{lang}）未能绘制，因为没有字体含有“{missing}”：{instead}；请用 “og_font” 指定字体，或安装字体"
            );
        }
        Message::Paper(paper) => return format!("应为“A4”或“Letter”，实为“{paper}”：将按 A4 打印"),
        Message::LaterFormat(format) => return format!("应为“site/1”，实为“{format}”：需要更新版本的命令"),
        Message::NotPrinted(reason) => return format!("没有生成PDF：{reason}"),
        Message::NotRead(reason) => return format!("无法读取：{reason}"),
        Message::NotWritten(reason) => return format!("无法写入：{reason}"),
        Message::NoProgram(name) => return format!("此处没有阅读器程序（缺少 {name}）；请用 --program 指明所在文件夹"),
        Message::SameName(name, interviews) => {
            let list = listed(interviews, "、");
            return format!("{list}中的“{name}”因姓名相同而视为同一人；若非同一人，请在各行的 people 中分别注明 id");
        }
        Message::Namesakes(name, each) => {
            let list = listed(each, "；");
            return format!(
                "“{name}”因 id 不同或在同一篇中出现多人，视为{}人：{list}；若是同一人，请在各行的 people 中写同一个 id",
                each.len()
            );
        }
        Message::SameId(id, [one, other]) => {
            return format!(
                "“{one}”和“{other}”的 id 都是“{id}”，视为两人；若是同一人，请在各行的 people 中写同一个 id"
            );
        }
        Message::AddressTaken(id, name, given) => {
            return format!("“{name}”的 id“{id}”已是他人的地址（见 addresses.json），旧链接保留不变；改用“{given}”");
        }
        Message::Renamed(name, address) => {
            return format!(
                "“{name}”与先前姓名不同，沿用地址“{address}”；若是另一个人，请在 addresses.json 中删去其 speakers"
            );
        }
        Message::Resumed(name, address) => {
            return format!(
                "“{name}”与先前另一篇访谈中的人同名（原处已无此人），沿用其地址“{address}”；若是另一个人，请在该行的 people 中注明 id，并在 addresses.json 中删去新访谈的 speakers"
            );
        }
        Message::Relabelled(address, before, now) => {
            return format!("“{address}”原名“{before}”，现名“{now}”，地址不变；若已不是同一个，请另用 id");
        }
        Message::IdAgain(id, file) => {
            return format!("此访谈的 id“{id}”与 {file} 相同：请分别使用不同的 id");
        }
        Message::FoldersInPlace(names) => {
            return format!(
                "未写入任何文件：有文件夹占用网站文件的位置（{names}）；请将其移走或改名，或用 --out 另选文件夹"
            );
        }
        Message::NoAddresses(format) => {
            return format!("应为一个对象，其中有“format”：“{format}”；若此文件并非由 interview build 生成，请改名");
        }
        Message::TwoOwners(address) => return format!("地址“{address}”在此出现两次，归属不同；归前者所有"),
        Message::NotKept(reason) => {
            return format!("无法写入：{reason}；缺少此文件，日后生成时，新人物、主题和类别的地址可能变动");
        }
        Message::NoSpeaker(name, None) => return format!("“{name}”已列出，但没有在这篇访谈中发言"),
        Message::NoSpeaker(name, Some(near)) => {
            return format!("这篇访谈没有编号或姓名为“{name}”的发言人（您是想写“{near}”吗？）");
        }
        Message::NoTheme(name, None) => return format!("“{name}”已列出，但这篇访谈没有这个主题"),
        Message::NoTheme(name, Some(near)) => {
            return format!("这篇访谈没有编号或名称为“{name}”的主题（您是想写“{near}”吗？）");
        }
        Message::NoText(lang) => return format!("“{lang}”已列出，但这篇访谈没有这种语言的文字"),
        Message::Wrapped(key) => return format!("访谈套在“{key}”里：请删去外层花括号和这个键名"),
        Message::NoWords => "这篇访谈没有任何文字",
        Message::IsSite => "这是网站的 site.json，不是访谈",
        Message::LinkOutside => "此链接指向网站文件夹之外，未发布；请把所指内容复制进来",
        Message::AddressOfPage(url, read) => return format!("应为网站所在文件夹的网址，实为“{url}”；按“{read}”处理"),
        Message::IsInterview => "这是访谈，不是网站：请改名后移入 interviews 文件夹",
        Message::ThemeTwice(id) => return format!("主题“{id}”列了两次"),
        Message::SpeakersAlike(id, other) => {
            return format!("“{id}”和“{other}”视为两人；若是同一人，请统一写法");
        }
        Message::Destroyed => "这段文字有乱码，可能曾以错误的编码打开：请重新输入，或从旧文件复制",
        Message::Exchanged => "中文与另一种语言的文字可能写反了",
        Message::InFuture => "这个日期在将来",
        Message::NoEmail => "应为电子邮箱地址，如 archive@ngo.example",
        Message::EmptyTheme => "应为主题编号，实为空文字：请删去",
        Message::Kept => "已记下人物、主题和类别的新地址；请与网站源文件一同保存（包括 Git）",
        Message::NotListed => "site.json 中没有列出此文件；已按其内容列入",
        Message::NoInterview => "应为访谈（对象）",
        Message::Hidden => "文件名以点开头，未发布；若是访谈，请改名",
        Message::PublishedAsIs => "不是访谈，原样发布，任何人都可下载",
        Message::IsFolder => "应为文件，实为文件夹",
        Message::Endless => "应为文件，实为管道或设备",
        Message::IsFile => "应为文件夹，实为文件",
        Message::BadName => "文件名无法用于网址：请改名",
        Message::NotCopied => "看似访谈文件的副本，未发布；如需发布，请改名",
        Message::WithheldUnread => "未写入任何文件：此文件列有不得发布的内容，但文件有误，无法读出",
        Message::NotLookedThrough => "此类文件无法查找不得发布的内容，已直接发布",
        Message::OutsideFolder => "应为 interviews 文件夹中的文件",
        Message::NoUrl => "没有网站地址（url），因此不生成 sitemap 和订阅源",
        Message::NoSite => "应为一个对象，如 {\"interviews\": []}；interviews 文件夹中的文件都会列入",
        Message::OtherFormat(format) => return format!("应为“site/1”，实为“{format}”"),
        Message::Backslash => "反斜杠在文字中有特殊含义：文件夹和文件名之间请用 /",
        Message::LogoElsewhere => "应为 site.json 所在文件夹中的文件，实为网址：请把图片复制到该文件夹，并填写文件名",
        Message::Encoding(name) => {
            return format!(
                "此文件的编码是 {name}：请另存为 UTF-8（记事本：“文件”、“另存为”、“编码”；VS Code：窗口底部的编码名称、“通过编码保存”）"
            );
        }
        Message::NoFolder(name, None) => return format!("没有文件夹 {name}"),
        Message::NoFolder(name, Some(near)) => return format!("没有文件夹 {name}（您是想写 {near} 吗？）"),
        Message::NobodyAsks => {
            "这篇访谈没有提问者，读者无法按问题浏览；如果有人提问，请在该发言人处写上 \"role\": \"interviewer\""
        }
        Message::NoFileNamed => "应有“file”，即 interviews 文件夹中的文件名；此行未收入",
        Message::OutHasSite => "生成的网站会覆盖源文件：请用 --out 另选文件夹",
        Message::InTheWay => "网站自有文件占用此位置，此文件未复制",
    };
    said.to_owned()
}
