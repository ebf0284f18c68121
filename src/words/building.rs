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
        Message::NoFileBut(name, near) => {
            return match ui {
                Ui::En => format!("there is no file {name}, but there is {near}: give both the same name"),
                Ui::ZhHans => format!("没有文件 {name}，但有 {near}：请使两处名称一致"),
                Ui::ZhHant => format!("沒有檔案 {name}，但有 {near}：請使兩處名稱一致"),
            };
        }
        Message::NoFileEnding(name, near) => {
            return match ui {
                Ui::En => format!("there is no file {name}, but there is {near}: rename that file"),
                Ui::ZhHans => format!("没有文件 {name}，但有 {near}：请为该文件改名"),
                Ui::ZhHant => format!("沒有檔案 {name}，但有 {near}：請為該檔案改名"),
            };
        }
        Message::NotJson(name) => {
            return match ui {
                Ui::En => format!("expected a file whose name ends in .json: rename it to {name}"),
                Ui::ZhHans => format!("文件名应以 .json 结尾：请改名为 {name}"),
                Ui::ZhHant => format!("檔名應以 .json 結尾：請改名為 {name}"),
            };
        }
        Message::OtherCase(name) => {
            return match ui {
                Ui::En => format!("the file is called {name}; with other capital letters, some systems do not find it"),
                Ui::ZhHans => format!("文件名实为 {name}；大小写不同，有的系统会找不到"),
                Ui::ZhHant => format!("檔名實為 {name}；大小寫不同，有的系統會找不到"),
            };
        }
        Message::FileAgain(name) => {
            return match ui {
                Ui::En => format!("another line has the file {name} already; this line was left out"),
                Ui::ZhHans => format!("另一行已列出文件 {name}；此行未收入"),
                Ui::ZhHant => format!("另一行已列出檔案 {name}；此行未收入"),
            };
        }
        Message::PublishedAs(name) => {
            return match ui {
                Ui::En => format!(
                    "published as {name}, since not every system can keep its own name, or tell it from another's"
                ),
                Ui::ZhHans => format!("发布时改名为 {name}：原文件名并非所有系统都能保存，或与其他文件名无法区分"),
                Ui::ZhHant => format!("發布時改名為 {name}：原檔名並非所有系統都能保存，或與其他檔名無法區分"),
            };
        }
        Message::NotOurs(names) => {
            return match ui {
                Ui::En => format!(
                    "nothing was written: the folder holds files that this command did not write ({names}); name another \
                     folder with --out, or write over them with --force"
                ),
                Ui::ZhHans => format!(
                    "未写入任何文件：此文件夹中有并非本命令生成的文件（{names}）；请用 --out 另选文件夹，或用 --force 覆盖"
                ),
                Ui::ZhHant => format!(
                    "未寫入任何檔案：此資料夾中有並非本命令產生的檔案（{names}）；請用 --out 另選資料夾，或用 --force 覆蓋"
                ),
            };
        }
        Message::ChangedByHand(names) => {
            return match ui {
                Ui::En => format!(
                    "nothing was written: these files were changed since the last build ({names}); keep what you need of \
                     them, then write over them with --force"
                ),
                Ui::ZhHans => {
                    format!(
                        "未写入任何文件：以下文件在上次生成后被改动过（{names}）；请先保存所需内容，再用 --force 覆盖"
                    )
                }
                Ui::ZhHant => {
                    format!(
                        "未寫入任何檔案：以下檔案在上次產生後被改動過（{names}）；請先保存所需內容，再用 --force 覆蓋"
                    )
                }
            };
        }
        Message::Withheld(by) => {
            return match ui {
                Ui::En => format!("nothing was written: words stand here that must not be published ({by})"),
                Ui::ZhHans => format!("未写入任何文件：此处有不得发布的内容（{by}）"),
                Ui::ZhHant => format!("未寫入任何檔案：此處有不得發布的內容（{by}）"),
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
        Message::SameName(name, interviews) => {
            let (all, list) = (interviews.join(", "), interviews.join("、"));
            return match ui {
                Ui::En => format!(
                    "“{name}” is taken for one person in {all}, as the name is the same; if these are several, give each an id among the “people” of its line"
                ),
                Ui::ZhHans => {
                    format!("{list}中的“{name}”因姓名相同而视为同一人；若非同一人，请在各行的 people 中分别注明 id")
                }
                Ui::ZhHant => {
                    format!("{list}中的「{name}」因姓名相同而視為同一人；若非同一人，請在各行的 people 中分別註明 id")
                }
            };
        }
        Message::Namesakes(name, each) => {
            let (all, list) = (each.join("; "), each.join("；"));
            return match ui {
                Ui::En => format!(
                    "“{name}” is taken for {} people, as ids tell them apart or one interview has several of that name: {all}; if they are one, give them one id among the “people” of their lines",
                    each.len()
                ),
                Ui::ZhHans => format!(
                    "“{name}”因 id 不同或在同一篇中出现多人，视为{}人：{list}；若是同一人，请在各行的 people 中写同一个 id",
                    each.len()
                ),
                Ui::ZhHant => format!(
                    "「{name}」因 id 不同或在同一篇中出現多人，視為{}人：{list}；若是同一人，請在各行的 people 中寫同一個 id",
                    each.len()
                ),
            };
        }
        Message::SameId(id, [one, other]) => {
            return match ui {
                Ui::En => format!(
                    "the id “{id}” is that of “{one}” and of “{other}”, who are taken for two people; if they are one, give them one id among the “people” of their lines"
                ),
                Ui::ZhHans => {
                    format!("“{one}”和“{other}”的 id 都是“{id}”，视为两人；若是同一人，请在各行的 people 中写同一个 id")
                }
                Ui::ZhHant => format!(
                    "「{one}」和「{other}」的 id 都是「{id}」，視為兩人；若是同一人，請在各行的 people 中寫同一個 id"
                ),
            };
        }
        Message::AddressTaken(id, name, given) => {
            return match ui {
                Ui::En => format!(
                    "“{id}”, the id of “{name}”, has been the address of another, whose links it keeps (addresses.json); “{given}” was taken instead"
                ),
                Ui::ZhHans => {
                    format!("“{name}”的 id“{id}”已是他人的地址（见 addresses.json），旧链接保留不变；改用“{given}”")
                }
                Ui::ZhHant => format!(
                    "「{name}」的 id「{id}」已是他人的位址（見 addresses.json），舊連結保留不變；改用「{given}」"
                ),
            };
        }
        Message::Renamed(name, address) => {
            return match ui {
                Ui::En => format!(
                    "“{name}” has another name than before and keeps the address “{address}”; if this is somebody else, take their “speakers” out of addresses.json"
                ),
                Ui::ZhHans => format!(
                    "“{name}”与先前姓名不同，沿用地址“{address}”；若是另一个人，请在 addresses.json 中删去其 speakers"
                ),
                Ui::ZhHant => format!(
                    "「{name}」與先前姓名不同，沿用位址「{address}」；若是另一個人，請在 addresses.json 中刪去其 speakers"
                ),
            };
        }
        Message::NoAddresses(format) => {
            return match ui {
                Ui::En => format!(
                    "expected an object with “format”: “{format}”; if the file is not that of “interview build”, give it another name"
                ),
                Ui::ZhHans => {
                    format!("应为一个对象，其中有“format”：“{format}”；若此文件并非由 interview build 生成，请改名")
                }
                Ui::ZhHant => {
                    format!("應為一個物件，其中有「format」：「{format}」；若此檔案並非由 interview build 產生，請改名")
                }
            };
        }
        Message::TwoOwners(address) => {
            return match ui {
                Ui::En => format!("the address “{address}” stands here for two; the first has it"),
                Ui::ZhHans => format!("地址“{address}”在此出现两次，归属不同；归前者所有"),
                Ui::ZhHant => format!("位址「{address}」在此出現兩次，歸屬不同；歸前者所有"),
            };
        }
        Message::NotKept(reason) => {
            return match ui {
                Ui::En => format!(
                    "could not be written: {reason}; without it, a later build may give the addresses of new people, themes and categories to others"
                ),
                Ui::ZhHans => format!("无法写入：{reason}；缺少此文件，日后生成时，新人物、主题和类别的地址可能变动"),
                Ui::ZhHant => format!("無法寫入：{reason}；缺少此檔案，日後產生時，新人物、主題和類別的位址可能變動"),
            };
        }
        Message::Kept => [
            "has the new addresses of people, themes and categories; keep it with the site, in Git, too",
            "已记下人物、主题和类别的新地址；请与网站源文件一同保存（包括 Git）",
            "已記下人物、主題和類別的新位址；請與網站來源檔案一同保存（包括 Git）",
        ],
        Message::NotListed => [
            "no line of site.json has this file; it is listed by what stands in it",
            "site.json 中没有列出此文件；已按其内容列入",
            "site.json 中沒有列出此檔案；已按其內容列入",
        ],
        Message::IsFolder => ["expected a file, found a folder", "应为文件，实为文件夹", "應為檔案，實為資料夾"],
        Message::Endless => {
            ["expected a file, found a pipe or a device", "应为文件，实为管道或设备", "應為檔案，實為管道或裝置"]
        }
        Message::IsFile => ["expected a folder, found a file", "应为文件夹，实为文件", "應為資料夾，實為檔案"],
        Message::BadName => [
            "its name cannot be part of an address: rename it",
            "文件名无法用于网址：请改名",
            "檔名無法用於網址：請改名",
        ],
        Message::NotCopied => [
            "not published, as it looks like a copy of an interview; rename it if it is to be",
            "看似访谈文件的副本，未发布；如需发布，请改名",
            "看似訪談檔案的副本，未發布；如需發布，請改名",
        ],
        Message::WithheldUnread => [
            "nothing was written: this file withholds words, and is too broken to read which",
            "未写入任何文件：此文件列有不得发布的内容，但文件有误，无法读出",
            "未寫入任何檔案：此檔案列有不得發布的內容，但檔案有誤，無法讀出",
        ],
        Message::NotLookedThrough => [
            "published without a look for withheld words, which cannot be found in files of this kind",
            "此类文件无法查找不得发布的内容，已直接发布",
            "此類檔案無法查找不得發布的內容，已直接發布",
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
