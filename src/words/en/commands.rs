//! What `interview serve`, `new` and `check` say, in English.

use super::super::commands::{Commands, Found, Translated};

pub const COMMANDS: Commands = Commands {
    found,
    look: |out, command| format!("The site is in {out}. Look at it with: {command}\n"),
    serving: |site, address| format!("{site} is at {address} (Ctrl-C stops it)\n"),
    port_in_use: |port| format!("port {port} is in use: stop the program that uses it, choose another, or omit --port"),
    no_port: |reason| format!("no port of this computer could be used: {reason}"),
    not_opened: "no browser could be started: open the address above in one",
    no_folder: |site| format!("{site} is not a folder: name the folder that has site.json"),
    no_temporary: |reason| format!("no temporary folder could be made for the site: {reason}"),
    not_built: "The site could not be built",
    problems: |n| if n == 1 { "1 problem in the site".into() } else { format!("{n} problems in the site") },
    hide: "Hide",
    started: |folder, command| {
        format!(
            "{folder} has a small site with one interview; README.txt says what to do next.\nLook at it with: {command}\n"
        )
    },
    not_empty: |folder| format!("{folder} is not empty: name a folder that is new or empty"),
    not_started: |folder, reason| format!("{folder} could not be written: {reason}"),
};

fn found(found: &Found) -> String {
    let some = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let Found { interviews, languages, passages, themes } = found;
    let mut parts: Vec<String> = interviews.iter().map(|n| some(*n, "interview")).collect();
    parts.extend([some(*passages, "passage"), some(*themes, "theme")]);
    let language = |Translated { lang, passages, of }: &Translated| match passages < of {
        true => format!("{lang} ({passages} of {of} passages)"),
        false => lang.clone(),
    };
    let languages: Vec<String> = languages.iter().map(language).collect();
    parts.extend((!languages.is_empty()).then(|| languages.join(", ")));
    format!("no problems ({})", parts.join("; "))
}
