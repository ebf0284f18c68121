//! What `interview serve`, `new` and `check` say beside the problems that they find: a [`Commands`] per language.

/// What a good file or site has in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Only of a site: how many interviews it has.
    pub interviews: Option<usize>,
    /// Tags of languages, in the order of the first file that has them.
    pub languages: Vec<String>,
    pub passages: usize,
    pub themes: usize,
}

/// How a language says it.
pub struct Commands {
    /// What a file has in it that is good.
    pub found: fn(&Found) -> String,
    /// Where a built site is, and the command that shows it.
    pub look: fn(out: &str, site: &str) -> String,
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
    /// A site was written into a new folder.
    pub started: fn(folder: &str) -> String,
    pub not_empty: fn(folder: &str) -> String,
    pub not_started: fn(folder: &str, reason: &str) -> String,
}
