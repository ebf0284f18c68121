//! The ids of themes, which are in addresses. As long as a theme was never published, its id follows its name.

use std::collections::HashSet;
use std::rc::Rc;

use super::command::Command;
use super::draft::Theme;
use super::journal::Journal;
use crate::search::slug;

/// The command that gives each theme that was renamed, and never published, an id by its name; `None` if there is none.
pub fn ids_by_names(journal: &Journal, is_published: impl Fn(&str) -> bool) -> Option<Command> {
    let mut renamed = HashSet::new();
    journal.commands().for_each(|command| note_renamed(command, &mut renamed));
    let draft = journal.draft();
    let wish = |theme: &Rc<Theme>| {
        let id = &*theme.id;
        let wish = slug(theme.label.best(&draft.languages)?)?;
        let is_due = renamed.contains(id) && !is_published(id) && !is_by(id, &wish);
        is_due.then(|| (id.to_owned(), wish))
    };
    let themes: Vec<_> = draft.themes.iter().filter_map(wish).collect();
    (!themes.is_empty()).then_some(Command::ThemeIds { themes })
}

fn note_renamed<'a>(command: &'a Command, renamed: &mut HashSet<&'a str>) {
    match command {
        Command::RenameTheme { theme, .. } => _ = renamed.insert(theme),
        Command::Group { commands } => commands.iter().for_each(|command| note_renamed(command, renamed)),
        _ => {}
    }
}

/// Whether an id is the wish, or the wish with a number.
fn is_by(id: &str, wish: &str) -> bool {
    let rest = id.strip_prefix(wish);
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest
                .strip_prefix('-')
                .is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::open;
    use super::*;

    const TALK: &str = r#"{"languages": ["en"], "themes": [{"id": "rain", "label": "Rain"}, {"id": "storm", "label": "Storm"}],
        "turns": [{"text": "It rains.", "themes": ["rain", "storm"]}]}"#;

    fn renamed(theme: &str, label: &str) -> Journal {
        let mut journal = Journal::new(open(&crate::document::parse(TALK.as_bytes().to_vec()).expect("JSON")).draft);
        let (theme, lang, label) = (theme.to_owned(), "en".to_owned(), label.to_owned());
        journal.apply(Command::RenameTheme { theme, lang, label }).expect("renamed");
        journal
    }

    #[test]
    fn a_theme_gets_an_address_by_its_new_name_until_it_is_published() {
        let mut journal = renamed("rain", "Fresh Snow");
        assert_eq!(ids_by_names(&journal, |id| id == "rain"), None);
        let command = ids_by_names(&journal, |_| false).expect("a new id");
        journal.apply(command).expect("other ids");
        let ids: Vec<&str> = journal.draft().themes.iter().map(|theme| &*theme.id).collect();
        assert_eq!(ids, ["fresh-snow", "storm"]);
        let themes = &journal.draft().turns[0].passages[0].themes;
        assert_eq!(themes.iter().map(|id| &**id).collect::<Vec<_>>(), ["fresh-snow", "storm"]);
        assert_eq!(ids_by_names(&journal, |_| false), None);
    }

    #[test]
    fn two_themes_never_get_the_same_address() {
        let mut journal = renamed("rain", "Storm!");
        journal.apply(ids_by_names(&journal, |_| false).expect("a new id")).expect("other ids");
        assert_eq!(&*journal.draft().themes[0].id, "storm-2");
        assert_eq!(ids_by_names(&journal, |_| false), None);
    }
}
