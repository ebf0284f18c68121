//! Reads the arguments of the command.

use std::ffi::OsString;
use std::path::PathBuf;

use interview_viewer::build::{self, Options, PictureFonts};
use interview_viewer::export;
use interview_viewer::import;
use interview_viewer::interview::Lang;
use interview_viewer::nearest::nearest;
use interview_viewer::serve::Order;
use interview_viewer::state::Ui;
use lexopt::prelude::*;

use crate::export::Order as Export;
use crate::import::Order as Import;

/// What the command was asked to do.
pub enum Command {
    Check { files: Vec<OsString>, json: bool, ui: Ui },
    Build { order: Options, strict: bool },
    Serve(Order),
    New { folder: OsString, ui: Ui },
    Import(Import),
    Export(Export),
    Ids { files: Vec<OsString>, dry: bool, ui: Ui },
    Schema,
    Help,
    Version,
}

/// The commands, each with its options.
const COMMANDS: [(&str, &[&str]); 8] = [
    ("check", &["json", "lang"]),
    ("build", &["out", "program", "pdf", "force", "strict", "jobs", "lang"]),
    ("serve", &["port", "open", "no-open", "program", "jobs", "lang"]),
    ("new", &["lang"]),
    ("ids", &["dry-run", "lang"]),
    (
        "import",
        &[
            "out",
            "lang",
            "translation-lang",
            "format",
            "encoding",
            "changes",
            "source",
            "codes",
            "update",
            "messages",
            "dry-run",
            "force",
            "jobs",
        ],
    ),
    ("export", &["format", "out", "lang", "messages", "force"]),
    ("schema", &["lang"]),
];

/// Reads the arguments.
///
/// # Errors
/// What is wrong with them.
pub fn arguments() -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_env();
    let (mut given, mut json, mut ui) = (Vec::new(), false, Ui::default());
    let (mut out, mut program, mut jobs, mut pdf, mut force) = (None, None, None, false, false);
    let (mut dry, mut open, mut port, mut strict) = (false, true, None, false);
    let (mut format, mut encoding, mut translation, mut tag, mut messages) = (None, None, None, None, Ui::default());
    let mut changes = import::Changes::default();
    let (mut source, mut codes) = (None, None);
    let (mut options, mut update) = (Vec::new(), None);
    while let Some(argument) = parser.next()? {
        if let Long(name) = argument {
            options.push(name.to_owned());
        }
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Long("json") => json = true,
            Long("dry-run") => dry = true,
            Long("lang") => tag = Some(parser.value()?),
            Long("messages") => messages = parser.value()?.parse_with(language)?,
            Long("translation-lang") => translation = Some(parser.value()?.parse_with(written_in)?),
            Long("format") => format = Some(parser.value()?.parse_with(|name| Ok::<_, String>(name.to_owned()))?),
            Long("encoding") => encoding = Some(self::encoding(&parser.value()?)?),
            Long("changes") => changes = parser.value()?.parse_with(self::changes)?,
            Long("source") => source = Some(parser.value()?.string()?),
            Long("codes") => codes = Some(PathBuf::from(parser.value()?)),
            Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Long("update") => update = Some(PathBuf::from(parser.value()?)),
            Long("program") => program = Some(PathBuf::from(parser.value()?)),
            Long("pdf") => pdf = true,
            Long("force") => force = true,
            Long("strict") => strict = true,
            Long("open") => open = true,
            Long("no-open") => open = false,
            Long("port") => port = Some(parser.value()?.parse_with(port_number)?),
            Long("jobs") => jobs = Some(parser.value()?.parse_with(count)?),
            Value(word) => given.push(word),
            _ => return Err(argument.unexpected()),
        }
    }
    let mut given = given.into_iter();
    let command = given.next().map(|word| word.to_string_lossy().into_owned());
    let known = COMMANDS.iter().find(|(name, _)| Some(*name) == command.as_deref());
    if let Some((command, allowed)) = known
        && let Some(other) = options.iter().find(|option| !allowed.contains(&&***option))
    {
        return Err(format!("“{command}” has no option --{other}").into());
    }
    let lang = match tag {
        Some(tag) if matches!(command.as_deref(), Some("import" | "export")) => Some(tag.parse_with(written_in)?),
        Some(tag) => {
            ui = tag.parse_with(language)?;
            None
        }
        None => None,
    };
    match command.as_deref() {
        Some("help") => Ok(Command::Help),
        None => Err("a command is missing".into()),
        Some("schema") if given.len() == 0 => Ok(Command::Schema),
        Some("check") if given.len() > 0 => Ok(Command::Check { files: given.collect(), json, ui }),
        Some("ids") if given.len() > 0 => Ok(Command::Ids { files: given.collect(), dry, ui }),
        Some("import") if given.len() > 0 => {
            let (files, jobs) = (given.collect(), jobs.unwrap_or_else(processors));
            let format = format.map(|name| self::format(&name)).transpose()?;
            Ok(Command::Import(Import {
                files,
                out,
                format,
                encoding,
                lang,
                translation_lang: translation,
                update,
                changes,
                source,
                codes,
                dry,
                force,
                jobs,
                ui: messages,
            }))
        }
        Some("export") if given.len() > 0 => {
            let format = export_format(format.as_deref(), out.as_deref())?;
            Ok(Command::Export(Export { files: given.collect(), format, out, lang, force, ui: messages }))
        }
        Some("check" | "ids" | "import" | "export") => Err("a file is missing".into()),
        Some(command @ ("build" | "serve")) => {
            let jobs = jobs.unwrap_or_else(processors);
            let program = program.unwrap_or_else(build::own_program);
            let (Some(site), None) = (given.next(), given.next()) else {
                return Err(format!("“{command}” takes one folder").into());
            };
            if command == "serve" {
                return Ok(Command::Serve(Order { site: folder_of(site), program, port, open, jobs, ui }));
            }
            let Some(out) = out else { return Err("“build” takes one folder and --out".into()) };
            let order =
                Options { site: folder_of(site), out, program, jobs, pdf, force, ui, pictures: PictureFonts::Machine };
            Ok(Command::Build { order, strict })
        }
        Some("new") => match (given.next(), given.next()) {
            (Some(folder), None) => Ok(Command::New { folder, ui }),
            _ => Err("“new” takes one folder".into()),
        },
        Some("schema") => Err("“schema” takes no files".into()),
        Some(other) => Err(unknown(other).into()),
    }
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The language of a text.
fn written_in(tag: &str) -> Result<String, String> {
    Lang::parse(tag)
        .map(|lang| lang.to_string())
        .ok_or_else(|| format!("“{tag}” is no language: write a tag such as en or zh-Hans"))
}

fn format(name: &str) -> Result<import::Format, String> {
    import::Format::parse(name).ok_or_else(|| format!("the formats are {}", formats()))
}

fn changes(name: &str) -> Result<import::Changes, String> {
    import::Changes::parse(name).ok_or_else(|| "the changes are accepted or original".to_owned())
}

/// The format to write: as asked, or by the name of the file to write.
fn export_format(name: Option<&str>, out: Option<&std::path::Path>) -> Result<export::Format, String> {
    let end = out.and_then(|out| out.extension()).map(|end| end.to_string_lossy().into_owned());
    let missing = || format!("“export” takes --format: {}", export_formats());
    let name = name.map(str::to_owned).or(end).ok_or_else(missing)?;
    export::Format::parse(&name).ok_or_else(|| format!("the formats are {}", export_formats()))
}

/// The names of the formats that can be exported.
pub fn export_formats() -> String {
    export::Format::ALL.map(export::Format::name).join(", ")
}

fn encoding(name: &OsString) -> Result<&'static encoding_rs::Encoding, String> {
    let unknown = || {
        format!(
            "there is no encoding “{}”: write utf-8, gb18030, big5, utf-16le or windows-1252",
            name.to_string_lossy()
        )
    };
    encoding_rs::Encoding::for_label(name.as_encoded_bytes()).ok_or_else(unknown)
}

fn unknown(command: &str) -> String {
    let meant = nearest(command, COMMANDS.map(|(name, _)| name));
    let meant = meant.map(|meant| format!(" (did you mean “{meant}”?)")).unwrap_or_default();
    format!("there is no command “{command}”{meant}")
}

fn port_number(number: &str) -> Result<u16, String> {
    number.parse().ok().filter(|n| *n > 0).ok_or_else(|| "a port is a number from 1 to 65535".to_owned())
}

fn count(number: &str) -> Result<usize, String> {
    number.parse().ok().filter(|n| *n > 0).ok_or_else(|| "a number from 1 on is wanted".to_owned())
}

fn language(tag: &str) -> Result<Ui, String> {
    Ui::parse(tag).ok_or_else(|| format!("the languages are {}", languages()))
}

/// The tags of the interface languages.
pub fn languages() -> String {
    Ui::ALL.map(Ui::tag).join(", ")
}

/// The names of the formats that can be imported.
pub fn formats() -> String {
    import::Format::ALL.map(import::Format::name).join(", ")
}

/// The folder of a site, which its `site.json` stands for, too.
fn folder_of(site: OsString) -> PathBuf {
    let path = PathBuf::from(site);
    if path.file_name().is_none_or(|name| name != "site.json") || !path.is_file() {
        return path;
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}
