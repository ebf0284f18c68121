//! What the desk says of the text under edit.

use std::rc::Rc;

use crate::desk::editor::Said;
use crate::desk::editor::keys::Deed;
use crate::desk::{At, Command, Draft, InLanguage, Refused, Standing, Texts};
use crate::interview::Lang;
use crate::words::desk::quoted::{guessed, quoted};

/// How a language says it.
pub struct Editor {
    pub text: &'static str,
    pub translation: &'static str,
    pub details: &'static str,
    /// The label of the row of buttons above the text.
    pub tools: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub find: &'static str,
    pub preview: &'static str,
    pub keys: &'static str,
    /// The label of the switch for keys without Control.
    pub single_keys: &'static str,
    pub keys_in_hand: &'static str,
    pub keys_in_field: &'static str,
    pub keys_in_correction: &'static str,
    pub keys_on_desk: &'static str,
    pub close: &'static str,
    pub done: &'static str,
    pub edit: &'static str,
    pub split: &'static str,
    /// Joins a passage with the one that has this number.
    pub join: fn(&str) -> String,
    pub join_across: &'static str,
    pub as_opened: &'static str,
    pub part: &'static str,
    pub remove: &'static str,
    pub themes: &'static str,
    pub no_theme: &'static str,
    pub new_theme: &'static str,
    pub add: &'static str,
    pub find_theme: &'static str,
    /// A theme that the passage in hand has.
    pub set: &'static str,
    pub add_theme: fn(&str) -> String,
    pub question: &'static str,
    pub answer: &'static str,
    /// Opens the buttons that follow.
    pub insert: &'static str,
    pub passage_below: &'static str,
    pub passage_above: &'static str,
    pub turn_below: &'static str,
    pub turn_above: &'static str,
    pub heading: &'static str,
    /// What stands in the outline for a heading.
    pub readers_see: fn(&str) -> String,
    /// The passage in hand is before the first question.
    pub no_question: &'static str,
    /// What the address of the page names is not there: a speaker or a theme that lacks something, a passage, a detail.
    pub no_speaker_there: &'static str,
    pub no_theme_there: &'static str,
    pub no_passage_there: &'static str,
    pub no_detail_there: &'static str,
    pub speaker: &'static str,
    pub nobody: &'static str,
    /// A passage that has no words in a language.
    pub gap: fn(&Lang) -> String,
    /// The name of a field over the passage with this number.
    pub field: fn(&str) -> String,
    pub read_only: &'static str,
    pub push_down: &'static str,
    pub pull_up: &'static str,
    pub swap: &'static str,
    pub first_up: &'static str,
    pub last_down: &'static str,
    /// Move what is after the caret in a field, or before it.
    pub cut_down: &'static str,
    pub cut_up: &'static str,
    pub next_gap: &'static str,
    pub standing: fn(Standing) -> &'static str,
    pub outdated: &'static str,
    pub doubtful: &'static str,
    pub is_right: &'static str,
    /// Says that nothing is to be put where words are missing.
    pub keep_gap: &'static str,
    pub confirm_to: &'static str,
    pub move_text: &'static str,
    pub align: &'static str,
    /// Puts the words of the passage with this number down.
    pub move_here: fn(&str) -> String,
    pub move_not: &'static str,
    /// The button that shows the corrections of a translation, on a narrow page.
    pub moves: &'static str,
    /// The numbers of gaps, of translations older than their originals, and of doubtful ones.
    pub to_look_at: fn(usize, usize, usize) -> String,
    pub no_translation: &'static str,
    pub painting: fn(&str) -> String,
    /// The next digit chooses the theme to paint with, or the speaker.
    pub asks_theme: &'static str,
    pub asks_speaker: &'static str,
    /// Nothing was chosen.
    pub chose_nothing: &'static str,
    /// The name of a step.
    pub step: fn(&Command, &Names) -> String,
    pub said: fn(&Said, &Names) -> String,
    pub refused: fn(Refused) -> &'static str,
    /// The same under the field whose text is refused.
    pub refused_field: fn(&str) -> String,
    pub deed: fn(Deed) -> &'static str,
}

impl Editor {
    /// What is said of an address that leads to nothing.
    pub fn nothing_there(&self) -> [&'static str; 4] {
        [self.no_speaker_there, self.no_theme_there, self.no_passage_there, self.no_detail_there]
    }
}

/// The name of a language by its tag, given the names of languages.
pub fn by_tag(tag: &str, name: fn(&Lang) -> String) -> String {
    Lang::parse(tag).map_or_else(|| tag.to_owned(), |lang| name(&lang))
}

/// The names of what steps are about.
pub struct Names<'a> {
    pub draft: &'a Draft,
    /// The draft before the step that is named, if it is another.
    pub before: Option<&'a Draft>,
    /// The number of the passage with an address, as the page shows it.
    pub number: &'a dyn Fn(&str) -> Option<Rc<str>>,
}

/// What typing a name does to the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Naming {
    Added,
    Changed,
    /// In this language.
    Removed(Lang),
}

impl Naming {
    fn of(before: Option<&Texts>, lang: &str, name: &str) -> Naming {
        let Some(lang) = Lang::parse(lang) else { return Naming::Changed };
        match before.and_then(|before| before.get(&lang)) {
            _ if name.trim().is_empty() => Naming::Removed(lang),
            Some(_) => Naming::Changed,
            None => Naming::Added,
        }
    }
}

impl Names<'_> {
    /// What a step does that gives a speaker a name in a language.
    pub fn naming_speaker(&self, id: &str, lang: &str, name: &str) -> Naming {
        Naming::of(self.former().speaker(id).map(|speaker| &speaker.name), lang, name)
    }

    /// The same of a theme.
    pub fn naming_theme(&self, id: &str, lang: &str, name: &str) -> Naming {
        Naming::of(self.former().theme(id).map(|theme| &theme.label), lang, name)
    }

    /// How many of the places that a step confirms in a language are gaps.
    pub fn gaps(&self, at: &[At], lang: &str) -> usize {
        let Some(lang) = Lang::parse(lang) else { return 0 };
        let standing = |at: &At| self.former().standing(*at, &lang);
        at.iter().map(standing).filter(|one| matches!(one, Standing::Gap | Standing::AcceptedGap)).count()
    }

    /// How many passages have words in a language before the step that is named.
    pub fn passages_in(&self, lang: &str) -> usize {
        Lang::parse(lang).map_or(0, |lang| InLanguage::of(self.former(), &lang).passages)
    }

    /// The draft before the step that is named.
    fn former(&self) -> &Draft {
        self.before.unwrap_or(self.draft)
    }

    /// The name of a speaker, or else the id, for a hole in a sentence.
    pub fn speaker(&self, id: &str) -> String {
        self.of(self.draft.speaker(id).map(|speaker| &speaker.name), id)
    }

    /// The label of a theme, or else the id, for a hole in a sentence.
    pub fn theme(&self, id: &str) -> String {
        self.of(self.draft.theme(id).map(|theme| &theme.label), id)
    }

    fn of(&self, texts: Option<&Texts>, id: &str) -> String {
        let text = texts.and_then(|texts| texts.pick(&self.draft.languages));
        text.map_or_else(|| guessed(id), |(lang, text)| quoted(lang, text))
    }

    /// The number of turns of a speaker.
    pub fn turns(&self, speaker: &str) -> usize {
        self.draft.turns.iter().filter(|turn| turn.speaker.as_deref() == Some(speaker)).count()
    }

    /// The number of the passage at a place, or else of the one before it.
    pub fn at(&self, at: At) -> String {
        self.number_in(self.draft, at)
    }

    /// The number of the passage that a step is about, which stood at a place before the step.
    pub fn step(&self, at: At) -> String {
        self.number_in(self.former(), at)
    }

    /// The number of the passage that the one at a place was joined with.
    pub fn joined(&self, at: At) -> String {
        let draft = self.former();
        let with = draft.places().take_while(|place| *place < at).last();
        self.number_in(draft, with.unwrap_or(at))
    }

    fn number_in(&self, draft: &Draft, at: At) -> String {
        let there = draft.places().take_while(|place| *place <= at).last();
        let address = there.and_then(|at| draft.address(at));
        address.and_then(|address| (self.number)(&address)).map(|number| number.to_string()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Journal, numbers, open};
    use crate::document::parse;
    use crate::state::Ui;
    use crate::words::desk::desk;
    use crate::words::desk::quoted::runs;

    const TALK: &str = r#"{"languages": ["en"],
      "speakers": [{"id": "mei", "role": "interviewer"}, {"id": "jo", "role": "interviewee"}],
      "turns": [
        {"id": "q1", "speaker": "mei", "text": "Why a gauge?"},
        {"id": "a1", "speaker": "jo", "passages": [{"text": "Because flour drinks."}, {"text": "I said so."}]}]}"#;

    /// The name of a step that is done, in each interface language.
    fn names(command: &Command) -> [String; 3] {
        names_in(TALK, command)
    }

    fn names_in(file: &str, command: &Command) -> [String; 3] {
        let mut journal = Journal::new(open(&parse(file).expect("a file")).draft);
        journal.apply(command.clone()).expect("it can be done");
        [Ui::En, Ui::ZhHans, Ui::ZhHant].map(|ui| {
            let (before, numbers) = (journal.before_last(), numbers(journal.draft()));
            let number = |address: &str| numbers.get(address).cloned();
            let names = Names { draft: journal.draft(), before: before.as_ref(), number: &number };
            runs(ui, &(desk(ui).editor.step)(command, &names)).iter().map(|run| run.text).collect()
        })
    }

    #[test]
    fn a_step_is_named_by_the_numbers_that_the_page_shows() {
        let at = |turn, passage| At { turn, passage };
        let name = |command: Command| names(&command)[0].clone();
        assert_eq!(name(Command::Join { at: at(1, 1), across: false }), "join with 1.1");
        assert_eq!(name(Command::Join { at: at(1, 0), across: true }), "join with 1");
        assert_eq!(name(Command::Part { at: at(1, 1) }), "begin a new turn at 1.2");
        assert_eq!(name(Command::Split { at: at(1, 1), lang: "en".into(), offset: 6, marks: true }), "split 1.2");
    }

    #[test]
    fn a_theme_that_is_added_and_set_is_one_step_by_its_name() {
        let add = Command::AddTheme { id: "trust".into(), label: "Trust".into(), lang: "en".into() };
        let set = Command::Tag { at: vec![At::default()], theme: "trust".into(), on: true };
        let group = Command::Group { commands: vec![add, set] };
        assert_eq!(
            names(&group),
            ["add the theme Trust to 1 passage", "新建主题“Trust”，加到 1 段", "新增主題「Trust」，加到 1 段"]
        );
    }
    const BOTH: &str = r#"{"languages": ["en", "zh-Hans"],
      "speakers": [{"id": "mei", "role": "interviewer"}, {"id": "jo", "name": {"en": "Jo Hale"}, "role": "interviewee"}],
      "themes": [{"id": "rain", "label": {"en": "Rain", "zh-Hans": "雨"}}],
      "turns": [
        {"id": "q1", "speaker": "mei", "text": {"en": "Why a gauge?", "zh-Hans": "为什么？"}},
        {"id": "a1", "speaker": "jo", "passages": [{"text": {"en": "Because."}}, {"text": {"en": "I said so."}}]}]}"#;

    #[test]
    fn a_name_that_is_added_or_removed_is_not_called_renamed() {
        let name = |lang: &str, name: &str| {
            names_in(BOTH, &Command::RenameSpeaker { speaker: "jo".into(), lang: lang.into(), name: name.into() })
        };
        assert_eq!(name("zh-Hans", "黑尔"), ["add the name 黑尔", "添加姓名黑尔", "新增姓名黑尔"]);
        assert_eq!(name("en", "Jo")[0], "rename Jo, 1 turn");
        let label = |label: &str| {
            let (theme, lang) = ("rain".into(), "zh-Hans".into());
            names_in(BOTH, &Command::RenameTheme { theme, lang, label: label.into() })
        };
        assert_eq!(
            label(""),
            ["remove the Chinese name of Rain", "删除主题“Rain”的中文名称", "刪除主題「Rain」的簡體中文名稱"]
        );
    }

    #[test]
    fn a_language_that_is_removed_is_named_with_its_passages() {
        let command = Command::RemoveLanguage { lang: "zh-Hans".into() };
        let mut journal = Journal::new(open(&parse(BOTH).expect("a file")).draft);
        journal.apply(command.clone()).expect("removed");
        let before = journal.before_last();
        let names = Names { draft: journal.draft(), before: before.as_ref(), number: &|_| None };
        let said = [Ui::En, Ui::ZhHans].map(|ui| (desk(ui).editor.said)(&Said::Done(command.clone()), &names));
        assert_eq!(
            said,
            ["Removed Chinese, 1 passage; Ctrl Z brings it back", "已删除中文，1 段译文；按 Ctrl Z 可恢复"]
        );
    }

    #[test]
    fn a_step_that_was_taken_is_said_in_the_past() {
        let said = |command: Command| -> [String; 3] {
            let mut journal = Journal::new(open(&parse(BOTH).expect("a file")).draft);
            journal.apply(command.clone()).expect("it can be done");
            let before = journal.before_last();
            let names = Names { draft: journal.draft(), before: before.as_ref(), number: &|_| Some("1".into()) };
            [Ui::En, Ui::ZhHans, Ui::ZhHant].map(|ui| {
                let sentence = (desk(ui).editor.said)(&Said::Done(command.clone()), &names);
                runs(ui, &sentence).iter().map(|run| run.text).collect()
            })
        };
        let at = At { turn: 0, passage: 0 };
        let heading = Command::Heading { turn: 0, lang: "en".into(), text: "Gauges".into() };
        assert_eq!(said(heading), ["Changed a heading", "已修改目录标题", "已修改目錄標題"]);
        let confirm = Command::Confirm { at: vec![at], lang: "zh-Hans".into() };
        assert_eq!(said(confirm), ["Confirmed 1 passage", "已确认 1 段译文", "已確認 1 段譯文"]);
        let initials = Command::Initials { speaker: "jo".into(), lang: "en".into(), text: "J".into() };
        assert_eq!(said(initials)[..2], ["Changed the initials of Jo Hale", "已修改Jo Hale的缩写"]);
        let give = Command::Give { at: vec![at], speaker: Some("jo".into()) };
        assert_eq!(said(give)[..2], ["Gave 1 passage to Jo Hale", "已将 1 段归于Jo Hale"]);
        let original = Command::Original { lang: "zh-Hans".into() };
        assert_eq!(said(original), ["Made Chinese the original", "已将中文设为原文", "已將簡體中文設為原文"]);
    }

    #[test]
    fn to_leave_a_gap_is_called_that() {
        let at = |turn, passage| At { turn, passage };
        let confirm =
            |at: &[At]| names_in(BOTH, &Command::Confirm { at: at.to_vec(), lang: "zh-Hans".into() })[0].clone();
        assert_eq!(confirm(&[at(0, 0)]), "confirm 1 passage");
        assert_eq!(confirm(&[at(1, 0)]), "leave the gap at 1.1");
        assert_eq!(confirm(&[at(1, 0), at(1, 1)]), "leave 2 gaps");
        assert_eq!(confirm(&[at(0, 0), at(1, 1)]), "confirm 1 passage, with 1 gap left");
        let to = Command::ConfirmTo { at: at(1, 0), lang: "zh-Hans".into() };
        assert_eq!(
            names_in(BOTH, &to),
            ["confirm to 1.1, with the gap there left", "确认到 1.1，并保留该处空缺", "確認到 1.1，並保留該處空缺"]
        );
    }
}
