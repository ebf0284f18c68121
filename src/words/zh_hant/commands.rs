//! `interview serve`、`new` 和 `check` 的提示。

use super::super::commands::{Commands, Found, Translated};

pub const COMMANDS: Commands = Commands {
    found,
    look: |out, command| format!("網站已產生到 {out}。檢視網站：{command}\n"),
    serving: |site, address| format!("{site} 的網址：{address}（按 Ctrl-C 結束）\n"),
    port_in_use: |port| format!("連接埠 {port} 已被占用：請停止占用它的程式、改用其他連接埠，或省略 --port"),
    no_port: |reason| format!("本機沒有可用的連接埠：{reason}"),
    not_opened: "無法啟動瀏覽器：請自行在瀏覽器中開啟上面的網址",
    no_folder: |site| format!("{site} 不是資料夾：請指定 site.json 所在的資料夾"),
    no_temporary: |reason| format!("無法為網站建立暫存資料夾：{reason}"),
    not_built: "網站未能產生",
    problems: |n| format!("網站有{n}個問題"),
    hide: "隱藏",
    started: |folder, command| {
        format!("已在 {folder} 中建立一個小網站，含一篇訪談；下一步請見 README.txt。\n檢視網站：{command}\n")
    },
    not_empty: |folder| format!("{folder} 不是空資料夾：請改用新資料夾或空資料夾"),
    not_started: |folder, reason| format!("無法寫入 {folder}：{reason}"),
};

fn found(found: &Found) -> String {
    let Found { interviews, languages, passages, themes } = found;
    let mut parts: Vec<String> = interviews.iter().map(|n| format!("{n}篇訪談")).collect();
    parts.extend([format!("{passages}段"), format!("{themes}個主題")]);
    let language = |Translated { lang, passages, of }: &Translated| match passages < of {
        true => format!("{lang}（{of}段中有{passages}段）"),
        false => lang.clone(),
    };
    let languages: Vec<String> = languages.iter().map(language).collect();
    parts.extend((!languages.is_empty()).then(|| languages.join("、")));
    format!("沒有問題（{}）", parts.join("；"))
}
