//! What `interview serve`, `new` and `check` say beside the problems that they find: a [`Commands`] per language.

/// How much of the text is in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translated {
    /// The language's tag.
    pub lang: String,
    pub passages: usize,
    /// The passages of all interviews that have the language.
    pub of: usize,
}

/// What a good file or site has in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Only of a site: how many interviews it has.
    pub interviews: Option<usize>,
    /// In the order of the first file that has them.
    pub languages: Vec<Translated>,
    pub passages: usize,
    pub themes: usize,
}

/// A path as an argument of a command: in quotation marks if it has spaces.
pub fn argument(path: &str) -> String {
    if path.contains([' ', '(', ')', '&', ';', '\'']) { format!("\"{path}\"") } else { path.to_owned() }
}

/// How a language says it.
pub struct Commands {
    /// What a file has in it that is good.
    pub found: fn(&Found) -> String,
    /// Where a built site is, and the command that shows it.
    pub look: fn(out: &str, command: &str) -> String,
    /// The address of a site that is served.
    pub serving: fn(site: &str, address: &str) -> String,
    /// The port that was asked for is in use.
    pub port_in_use: fn(u16) -> String,
    pub no_port: fn(reason: &str) -> String,
    /// The browser could not be started.
    pub not_opened: &'static str,
    pub no_folder: fn(site: &str) -> String,
    pub no_temporary: fn(reason: &str) -> String,
    /// Nothing could be built: the title of the page that says so.
    pub not_built: &'static str,
    /// How many problems the last build met.
    pub problems: fn(usize) -> String,
    pub hide: &'static str,
    /// A site was written into a new folder, and the command that shows it.
    pub started: fn(folder: &str, command: &str) -> String,
    pub not_empty: fn(folder: &str) -> String,
    pub not_started: fn(folder: &str, reason: &str) -> String,
}
