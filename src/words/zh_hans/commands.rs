//! `interview serve`、`new` 和 `check` 的提示。

use super::super::commands::{Commands, Found, Translated};

pub const COMMANDS: Commands = Commands {
    found,
    look: |out, command| format!("网站已生成到 {out}。查看网站：{command}\n"),
    serving: |site, address| format!("{site} 的网址：{address}（按 Ctrl-C 结束）\n"),
    port_in_use: |port| format!("端口 {port} 已被占用：请停止占用它的程序，改用其他端口，或省略 --port"),
    no_port: |reason| format!("本机没有可用的端口：{reason}"),
    not_opened: "无法启动浏览器：请自行在浏览器中打开上面的网址",
    no_folder: |site| format!("{site} 不是文件夹：请给出 site.json 所在的文件夹"),
    no_temporary: |reason| format!("无法为网站建立临时文件夹：{reason}"),
    not_built: "网站未能生成",
    problems: |n| format!("网站有{n}个问题"),
    hide: "隐藏",
    started: |folder, command| {
        format!("已在 {folder} 中建立一个小网站，含一篇访谈；下一步见 README.txt。\n查看网站：{command}\n")
    },
    not_empty: |folder| format!("{folder} 不是空文件夹：请改用新文件夹或空文件夹"),
    not_started: |folder, reason| format!("无法写入 {folder}：{reason}"),
};

fn found(found: &Found) -> String {
    let Found { interviews, languages, passages, themes } = found;
    let mut parts: Vec<String> = interviews.iter().map(|n| format!("{n}篇访谈")).collect();
    parts.extend([format!("{passages}段"), format!("{themes}个主题")]);
    let language = |Translated { lang, passages, of }: &Translated| match passages < of {
        true => format!("{lang}（{of}段中有{passages}段）"),
        false => lang.clone(),
    };
    let languages: Vec<String> = languages.iter().map(language).collect();
    parts.extend((!languages.is_empty()).then(|| languages.join("、")));
    format!("没有问题（{}）", parts.join("；"))
}
