//! What the desk says, in words of its own, of what a build reports: in simplified Chinese.

use super::building::listed;
use crate::build::Message;

pub const UNCLEAR: &str = "这里有写法不规范的地方，已尽量读取。";

pub fn in_desk(message: &Message) -> Option<String> {
    let said = match message {
        Message::NoFile(name) | Message::NoFileBut(name, _) | Message::NoFileEnding(name, _) => {
            return Some(match name.strip_prefix("interviews/") {
                Some(name) => format!("访谈 {name} 已不在本机：请取消勾选，或重新打开它的文件。"),
                None => format!("缺少文件 {name}，网站里不会有它。"),
            });
        }
        Message::NoProgram(_) | Message::LaterFormat(_) | Message::OtherFormat(_) => return of_version(message),
        Message::SameName(..) | Message::Namesakes(..) | Message::SameId(..) => return of_people(message),
        Message::NoSpeaker(..) | Message::NoTheme(..) => return of_list(message),
        Message::AddressTaken(..) | Message::Renamed(..) | Message::Resumed(..) | Message::Relabelled(..) => {
            return of_address(message);
        }
        Message::Transcripts(n, _) => {
            return Some(format!("有 {n} 个文件可能是访谈文字稿，将原样发布。想做成访谈，请在“访谈”里打开。"));
        }
        Message::WithheldMore(_, n) => {
            let others = if *n > 1 { format!("，别处还有 {} 处", n - 1) } else { String::new() };
            return Some(format!("这里也有不可发布的词{others}。"));
        }
        Message::NewCategory(name) => {
            return Some(format!("“{name}”是新的类别。它在首页上的位置可在“类别”里调整。"));
        }
        Message::ThemeRenamed(_, shown) => {
            return Some(format!("有一个主题在这里的名称与前面的访谈不同：网站上叫“{shown}”。请在“主题”里统一名称。"));
        }
        Message::ManyQuestions(n) => {
            return Some(format!("没有为每个问题单独生成网页，因为会有 {n} 页。读者在访谈里能看到这些问题。"));
        }
        Message::Paper(paper) => return Some(format!("“{paper}”不是可用的纸张：将按 A4 打印。")),
        Message::IdAgain(id, _) => {
            return Some(format!("另一篇访谈的网址中也用“{id}”这个名称。请在“说明”里给这一篇另取一个。"));
        }
        Message::AddressOfPage(url, read) => {
            return Some(format!("“{url}”是一个网页的地址。网站地址按“{read}”处理。"));
        }
        Message::SpeakersAlike(id, other) => {
            return Some(format!("“{id}”和“{other}”视为两人。若是同一人，请在“发言人”里合并。"));
        }
        Message::Encoding(name) => {
            return Some(format!("这个文件的编码是 {name}，网站无法使用。请在“访谈”里打开它，改为勾选得到的草稿。"));
        }
        Message::Withheld(_, true) => {
            "这里有不可发布的词，因此没有生成网站。请从文字里去掉，或从“不可发布的词”中删去。"
        }
        Message::Withheld(_, false) => "这里有不可发布的词。",
        Message::WithheldUnread => {
            "这个文件无法读取，里面可能列有不可发布的词，因此没有生成网站。请取消勾选，或换一份打开。"
        }
        Message::NobodyAsks => {
            "这篇访谈没有提问者，读者无法按问题浏览。如果有人提问，请在“发言人”里把其身份选为“采访者”。"
        }
        Message::NoUrl => "没有网站地址，因此不生成供搜索引擎用的 sitemap，也没有订阅源。",
        Message::NoEmail => "这不是电子邮件地址：应写成 archive@ngo.example 的样子。",
        Message::LogoElsewhere => "标志应是网站里的图片，不能是网址：请在“标志”里选择图片。",
        Message::NoWords => "这篇访谈还没有文字，因此未收入。",
        Message::NoInterview | Message::IsSite | Message::Wrapped(_) => {
            "这个文件无法作为访谈读取。请取消勾选，或在“访谈”里换一份打开。"
        }
        Message::IsInterview | Message::NoSite => "打开的网站无法读取。请换一份打开。",
        Message::NoAddresses(_) => "随网站打开的地址清单无法读取，因此没有生成网站。请换一份网站打开。",
        Message::FileAgain(_) => "有一篇访谈列了两次，只发布一次。",
        Message::OutsideFolder | Message::Backslash => "有一篇访谈的文件不在网站里，未收入。请在“访谈”里打开那个文件。",
        Message::NotJson(_) | Message::NotCopied | Message::Hidden => {
            "从文件名看，这不是访谈，因此未收入。想作为访谈发布，请在“访谈”里打开。"
        }
        Message::BadName => "文件名无法用于网址，因此未收入。请改名后重新打开网站。",
        Message::EmptyTheme => "有一段的主题没有名称，未收入。",
        Message::YesOrNo(_) => "网站有一项本页不显示的设置无法识别。",
        _ => return None,
    };
    Some(said.to_owned())
}

fn of_version(message: &Message) -> Option<String> {
    Some(match message {
        Message::NoProgram(_) => "无法取得供读者阅读用的程序。请检查网络，再试一次。".into(),
        Message::LaterFormat(_) => "这个网站是用更新的版本制作的。请刷新本页，以使用新版本。".into(),
        Message::OtherFormat(format) => format!("网站注明了另一种格式“{format}”，仍按通常方式读取。"),
        _ => return None,
    })
}

fn of_people(message: &Message) -> Option<String> {
    Some(match message {
        Message::SameName(name, interviews) => format!(
            "{} 中的“{name}”因姓名相同而视为同一人。若是不同的人，请在“发言人”里用不同的写法区分。",
            listed(interviews, "、")
        ),
        Message::Namesakes(name, each) => format!(
            "“{name}”视为{}人：{}。若同一篇访谈里有两个其实是同一人，请在“发言人”里合并。",
            each.len(),
            listed(each, "；")
        ),
        Message::SameId(_, [one, other]) => format!(
            "“{one}”和“{other}”视为两人，但打开的网站里二者标记相同。若是同一人，请在“发言人”里统一姓名的写法。"
        ),
        _ => return None,
    })
}

fn of_list(message: &Message) -> Option<String> {
    Some(match message {
        Message::NoSpeaker(name, None) => format!("网站把“{name}”列为一篇访谈的发言人，但其中没有这个姓名。"),
        Message::NoSpeaker(name, Some(near)) => {
            format!("网站把“{name}”列为一篇访谈的发言人，但其中没有这个姓名，只有“{near}”。")
        }
        Message::NoTheme(name, None) => format!("网站把“{name}”列为一篇访谈的主题，但其中没有这个主题。"),
        Message::NoTheme(name, Some(near)) => {
            format!("网站把“{name}”列为一篇访谈的主题，但其中没有这个主题，只有“{near}”。")
        }
        _ => return None,
    })
}

fn of_address(message: &Message) -> Option<String> {
    Some(match message {
        Message::AddressTaken(id, name, given) => {
            format!("“{name}”的地址是“{given}”，因为“{id}”曾是别人的地址，旧链接仍指向那里。")
        }
        Message::Renamed(name, address) => format!("“{name}”先前用别的姓名，地址“{address}”不变，旧链接仍然有效。"),
        Message::Resumed(name, address) => format!(
            "“{name}”与先前另一篇访谈中的人同名（原处已无此人），沿用其地址“{address}”。若是另一个人，请在“发言人”里用不同的写法区分。"
        ),
        Message::Relabelled(address, before, now) => {
            format!("“{before}”现在叫“{now}”，地址“{address}”不变，旧链接仍然有效。若已不是同一个，请删去后重新添加。")
        }
        _ => return None,
    })
}
