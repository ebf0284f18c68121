//! What the command that builds a site says, in each language.

use super::problems::pick;
use crate::build::Message;
use crate::build::Report;
use crate::state::Ui;

pub fn note(ui: Ui) -> &'static str {
    pick(ui, ["note: ", "提示：", "提示："])
}

pub fn message(ui: Ui, message: &Message) -> String {
    let three = match message {
        Message::NoFile(name) => {
            return match ui {
                Ui::En => format!("there is no file {name}"),
                Ui::ZhHans => format!("没有文件 {name}"),
                Ui::ZhHant => format!("沒有檔案 {name}"),
            };
        }
        Message::NewCategory(name) => {
            return match ui {
                Ui::En => format!("“{name}” is not among the site's categories; it was added"),
                Ui::ZhHans => format!("“{name}”不在 categories 之列，已补上"),
                Ui::ZhHant => format!("「{name}」不在 categories 之列，已補上"),
            };
        }
        Message::Paper(paper) => {
            return match ui {
                Ui::En => format!("expected “A4” or “Letter”, found “{paper}”: pages are printed on A4"),
                Ui::ZhHans => format!("应为“A4”或“Letter”，实为“{paper}”：将按 A4 打印"),
                Ui::ZhHant => format!("應為「A4」或「Letter」，實為「{paper}」：將按 A4 列印"),
            };
        }
        Message::LaterFormat(format) => {
            return match ui {
                Ui::En => format!("expected “site/1”, found “{format}”: a newer command is needed"),
                Ui::ZhHans => format!("应为“site/1”，实为“{format}”：需要更新版本的命令"),
                Ui::ZhHant => format!("應為「site/1」，實為「{format}」：需要更新版本的命令"),
            };
        }
        Message::NotPrinted(reason) => {
            return match ui {
                Ui::En => format!("not printed as PDF: {reason}"),
                Ui::ZhHans => format!("没有生成PDF：{reason}"),
                Ui::ZhHant => format!("沒有產生PDF：{reason}"),
            };
        }
        Message::NotRead(reason) => {
            return match ui {
                Ui::En => format!("could not be read: {reason}"),
                Ui::ZhHans => format!("无法读取：{reason}"),
                Ui::ZhHant => format!("無法讀取：{reason}"),
            };
        }
        Message::NotWritten(reason) => {
            return match ui {
                Ui::En => format!("could not be written: {reason}"),
                Ui::ZhHans => format!("无法写入：{reason}"),
                Ui::ZhHant => format!("無法寫入：{reason}"),
            };
        }
        Message::NoProgram(name) => {
            return match ui {
                Ui::En => format!("the viewer's program is not here ({name} is missing); say where with --program"),
                Ui::ZhHans => format!("此处没有阅读器程序（缺少 {name}）；请用 --program 指明所在文件夹"),
                Ui::ZhHant => format!("此處沒有閱讀器程式（缺少 {name}）；請用 --program 指明所在資料夾"),
            };
        }
        Message::NotListed => [
            "no line of site.json has this file; it is listed by what stands in it",
            "site.json 中没有列出此文件；已按其内容列入",
            "site.json 中沒有列出此檔案；已按其內容列入",
        ],
        Message::OutsideFolder => [
            "expected a file in the folder interviews",
            "应为 interviews 文件夹中的文件",
            "應為 interviews 資料夾中的檔案",
        ],
        Message::NoUrl => [
            "without “url”, the address of the site, there is no sitemap and no feed",
            "没有网站地址（url），因此不生成 sitemap 和订阅源",
            "沒有網站位址（url），因此不產生 sitemap 和訂閱源",
        ],
        Message::NoInterviews => [
            "expected an object with a list of interviews",
            "应为一个对象，其中有 interviews 列表",
            "應為一個物件，其中有 interviews 清單",
        ],
        Message::NoFileNamed => [
            "expected “file”, the name of a file in the folder interviews; this line was left out",
            "应有“file”，即 interviews 文件夹中的文件名；此行未收入",
            "應有「file」，即 interviews 資料夾中的檔案名稱；此行未收入",
        ],
        Message::OutHasSite => [
            "the site would be written over its own sources: name another folder with --out",
            "生成的网站会覆盖源文件：请用 --out 另选文件夹",
            "產生的網站會覆蓋來源檔案：請用 --out 另選資料夾",
        ],
        Message::InTheWay => [
            "the site has a page or a file of its own in this place; this file was not copied",
            "网站自有文件占用此位置，此文件未复制",
            "網站自有檔案佔用此位置，此檔案未複製",
        ],
    };
    pick(ui, three).to_owned()
}

/// How many ids were written into a file, or would be.
pub fn ids(ui: Ui, count: usize, dry: bool) -> String {
    match (ui, dry) {
        (Ui::En, false) if count == 1 => "1 id written".to_owned(),
        (Ui::En, true) if count == 1 => "1 id would be written".to_owned(),
        (Ui::En, false) => format!("{count} ids written"),
        (Ui::En, true) => format!("{count} ids would be written"),
        (Ui::ZhHans, false) => format!("已写入{count}个编号"),
        (Ui::ZhHans, true) => format!("将写入{count}个编号"),
        (Ui::ZhHant, false) => format!("已寫入{count}個編號"),
        (Ui::ZhHant, true) => format!("將寫入{count}個編號"),
    }
}

/// The last line.
pub fn done(ui: Ui, report: &Report) -> String {
    let Report { interviews, files, written, removed, .. } = report;
    match ui {
        Ui::En => {
            let some = |n: &usize, one: &str| format!("{n} {one}{}", if *n == 1 { "" } else { "s" });
            let (interviews, files) = (some(interviews, "interview"), some(files, "file"));
            format!("{interviews}, {files}: {written} written, {removed} removed\n")
        }
        Ui::ZhHans => format!("{interviews}篇访谈，{files}个文件：写入{written}个，删除{removed}个\n"),
        Ui::ZhHant => format!("{interviews}篇訪談，{files}個檔案：寫入{written}個，刪除{removed}個\n"),
    }
}
