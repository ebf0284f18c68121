//! All words of the interface: a [`Words`] for each interface language. The code does not compile if one lacks a field.
//! Numbers are passed as numbers; each language has its own plurals and word order.

#[cfg(builds_sites)]
pub mod building;
#[cfg(builds_sites)]
pub mod commands;
mod dates;
pub mod desk;
mod en;
#[cfg(builds_sites)]
pub mod export;
pub mod import;
pub mod imported;
pub mod problems;
#[cfg(builds_sites)]
pub mod scripts;
mod zh_hans;
mod zh_hant;

#[cfg(builds_sites)]
use building::Building;
#[cfg(builds_sites)]
use commands::Commands;
#[cfg(builds_sites)]
use scripts::Scripts;

use crate::interview::{Date, Lang, Localized, Precision};
use crate::state::{Filter, Match, Ui};
use crate::view_model::Why;

/// The name of a period that interviews are listed under ([`Date::period`]), in every interface language.
pub fn period(id: &str) -> Localized {
    match Date::of_period(id) {
        Some(when) if when.precision != Precision::Year => {
            let name = |ui: &Ui| Some((Lang::parse(ui.tag())?, period_in(*ui, id).into()));
            Localized(Ui::ALL.iter().filter_map(name).collect())
        }
        _ => Localized(vec![(Lang::guess(id), id.into())]),
    }
}

/// A date below the heading of its year, without the year; `None` if nothing is left.
pub fn date_below_year(ui: Ui, date: &Date) -> Option<String> {
    let written = (words(ui).date)(date);
    let heading = date.period().and_then(|period| Date::of_period(&period));
    let is_heading = heading.is_some_and(|when| (words(ui).date)(&Date::On(when)) == written);
    dates::without_year(date, &written).or(Some(written)).filter(|_| !is_heading)
}

/// The name of a period in an interface language: a number for a year, the words of a date for a decade or century.
pub fn period_in(ui: Ui, id: &str) -> String {
    match Date::of_period(id) {
        Some(when) if when.precision != Precision::Year => (words(ui).date)(&Date::On(when)),
        _ => id.to_owned(),
    }
}

/// What the sentence above the results says.
pub struct Results<'a> {
    pub shown: usize,
    pub total: usize,
    /// Each filter that is on, with the labels of its chosen values, or the words of the search.
    pub chosen: &'a [(Filter, Vec<String>)],
    /// Passages have all of the themes, and not any one.
    pub all: bool,
}

/// The interface in one language.
pub struct Words {
    /// The name of the language, in itself.
    pub autonym: &'static str,
    /// Messages of `interview build`.
    #[cfg(builds_sites)]
    pub building: Building,
    #[cfg(builds_sites)]
    pub commands: Commands,
    /// Texts of the scripts.
    #[cfg(builds_sites)]
    pub scripts: Scripts,
    // The frame
    pub site: &'static str,
    pub skip: &'static str,
    pub breadcrumb: &'static str,
    pub home: &'static str,
    pub reading_language: &'static str,
    pub both: &'static str,
    pub close: &'static str,
    pub settings: &'static str,
    pub reading_tools: &'static str,
    // The head of an interview
    pub about_interview: &'static str,
    /// The reading time, in a line of facts.
    pub reading_time: fn(u32) -> String,
    pub questions_count: fn(usize) -> String,
    pub length_label: &'static str,
    /// The number of questions, and the reading time in minutes.
    pub length: fn(usize, u32) -> String,
    pub interview: &'static str,
    pub source: &'static str,
    pub translation: &'static str,
    pub translated: fn(usize, usize, &Lang) -> String,
    pub translator: fn(&str) -> String,
    pub rights: &'static str,
    /// The label of the link to the page's PDF.
    pub on_paper: &'static str,
    pub pages: fn(&str) -> String,
    pub date: fn(&Date) -> String,
    pub place_after_date: fn(&str, &str) -> String,
    pub people: fn(usize) -> String,
    pub role_interviewer: &'static str,
    pub role_interpreter: &'static str,
    pub role_joint: &'static str,
    // The tools
    pub find_and_filter: &'static str,
    /// The name of a filter, above its values.
    pub filter: fn(Filter) -> &'static str,
    pub search_here: &'static str,
    pub clear_search: &'static str,
    pub previous_hit: &'static str,
    pub next_hit: &'static str,
    pub hit_of: fn(usize, usize) -> String,
    /// After the number of a hit, when stepping wraps around.
    pub from_the_start: &'static str,
    pub from_the_end: &'static str,
    pub clause_comma: &'static str,
    pub results: &'static str,
    pub to_top: &'static str,
    /// Announces a step: the number of the hit, and its place.
    pub told_step: fn(&str, &[String]) -> String,
    pub hits: fn(usize) -> String,
    pub hits_elsewhere: fn(usize, &Lang) -> String,
    /// So many hits in so many passages.
    pub hits_in: fn(usize, usize) -> String,
    /// Over the list of hits.
    pub where_found: &'static str,
    /// So many passages more in the list, of how many.
    pub more_found: fn(usize, usize) -> String,
    pub earlier_found: fn(usize) -> String,
    pub show_hits: fn(usize) -> String,
    /// What was looked for, the language that is read, how often it stands in which other language.
    pub found_elsewhere: fn(&str, &Lang, usize, &Lang) -> String,
    pub show_elsewhere: fn(usize, &Lang) -> String,
    pub show_both: &'static str,
    pub not_here: fn(&str) -> String,
    /// Hits that other filters hide, and what those ask for.
    pub hits_outside: fn(usize, &str) -> String,
    pub search_whole: &'static str,
    pub questions: &'static str,
    pub questions_with_match: &'static str,
    pub all_questions: fn(usize) -> String,
    pub question_of: fn(u32, usize) -> String,
    pub passages: fn(usize) -> String,
    pub matching: &'static str,
    /// The rule for several themes, of which so many are chosen.
    pub matching_of: fn(Match, usize) -> &'static str,
    pub highlight: &'static str,
    pub only: &'static str,
    pub show_passages: fn(usize) -> String,
    // The text
    pub opening: &'static str,
    pub passage: fn(&str) -> String,
    pub question: fn(u32) -> String,
    pub follow_up: &'static str,
    pub answers: fn(&[&str]) -> String,
    pub untranslated: fn(&Lang) -> String,
    /// Of a translation.
    pub outdated: &'static str,
    /// The text of a row of folded passages: the reason, and the numbers of passages and of whole questions.
    pub folded: fn(Why, usize, usize) -> String,
    pub show: &'static str,
    pub hide: &'static str,
    pub linked_quote: &'static str,
    pub linked_passage: &'static str,
    /// With the number of a question, and of a passage.
    pub thread_at_home: fn(&str) -> String,
    pub passage_at_home: fn(&str) -> String,
    pub time: &'static str,
    pub term: fn(&str) -> String,
    pub glossary: &'static str,
    pub about_themes: &'static str,
    pub also: fn(&str) -> String,
    // The status line
    pub shown_of: fn(usize, usize) -> String,
    pub and: &'static str,
    /// Between themes of which one is enough.
    pub or: &'static str,
    /// One of two themes is enough; both must be there.
    /// What an interview of the list must have, before the rule for several themes.
    pub matching_list: &'static str,
    /// Before the names of those who speak in an interview, and before its themes.
    pub with_people: &'static str,
    pub about: &'static str,
    pub favourites_lead: &'static str,
    /// A sentence in three parts, of which the second is emphasised.
    pub results_sentence: fn(&Results) -> (String, String, String),
    /// The other reading of so many themes, and how many passages it leaves.
    pub otherwise: fn(Match, usize, usize) -> String,
    pub comma: &'static str,
    pub quoted: fn(&str) -> String,
    pub clear: &'static str,
    /// If nothing passes; with the filter, if only one is on, and the number of chosen themes.
    pub nothing: fn(Option<Filter>, usize) -> &'static str,
    pub about_any: fn(usize) -> String,
    pub show_those: fn(usize) -> String,
    pub clear_filter: &'static str,
    // Loading, failing, problems
    pub loading: &'static str,
    pub more_comes: &'static str,
    pub unreadable: &'static str,
    pub not_json: &'static str,
    pub no_turns: &'static str,
    /// The title of a notice that no interview can be made of a file.
    pub not_opened: &'static str,
    pub no_importer: &'static str,
    /// The same in a saved file, which has no add-on for other files.
    pub no_importer_here: &'static str,
    /// The line and column where a file could not be read, without the reason.
    pub unexplained: fn(u32, u32) -> String,
    /// The list of a file's problems could not be fetched.
    pub no_report: &'static str,
    /// The text that is to be mended; the same from a file of this name.
    pub your_text: &'static str,
    pub your_file: fn(&str) -> String,
    pub open_text: &'static str,
    pub mend_this: &'static str,
    pub unreachable: &'static str,
    pub missing: fn(&str) -> String,
    pub server_said: fn(u16) -> String,
    pub network: &'static str,
    pub cut: &'static str,
    pub not_an_address: &'static str,
    pub offline_unkept: &'static str,
    pub site_silent: &'static str,
    pub not_listed: fn(&str) -> String,
    pub no_list: &'static str,
    pub try_again: &'static str,
    pub open_source_file: &'static str,
    pub problems: fn(usize) -> String,
    pub problems_note: &'static str,
    pub no_text: &'static str,
    pub ignored: fn(&str) -> String,
    pub quote_lost: fn(&str) -> String,
    pub link_moved: fn(&str) -> String,
    pub link_uncertain: fn(&str) -> String,
    pub link_reworded: fn(&str) -> String,
    pub link_end_lost: &'static str,
    /// The words that a link quotes.
    pub link_made_for: fn(&str) -> String,
    pub not_in_interview: &'static str,
    /// What parts two sentences.
    pub sentence_joint: &'static str,
    /// A place that the interview does not have; its number of questions and its last passage.
    pub no_passage: fn(&str, usize, &str) -> String,
    /// A theme or speaker that the interview does not have, and those that it has.
    pub no_value: fn(Filter, &str, &str) -> String,
    pub see_questions: &'static str,
    pub link_lost: &'static str,
    pub dismiss: &'static str,
    // The home page
    pub interviews: &'static str,
    pub interviews_lead: &'static str,
    pub no_interviews: &'static str,
    pub undated: &'static str,
    pub search_all: &'static str,
    pub filter_list: &'static str,
    pub year: &'static str,
    pub all_years: &'static str,
    pub category: &'static str,
    pub all_categories: &'static str,
    pub all_themes: &'static str,
    pub all_people: &'static str,
    pub interviews_count: fn(usize) -> String,
    /// How many interviews are listed, and how many there are.
    pub interviews_of: fn(usize, usize) -> String,
    /// The text after the number of listed interviews: for a year, or for all.
    pub interviews_of_year: fn(usize, Option<&str>) -> String,
    pub show_interviews: fn(usize) -> String,
    pub nothing_listed: &'static str,
    pub more_interviews: &'static str,
    pub answers_count: fn(u32) -> String,
    /// The reading time in minutes.
    pub minutes: fn(u32) -> String,
    /// How many files with questions have been searched, and how many there are.
    pub searching_questions: fn(usize, usize) -> String,
    pub questions_failed: &'static str,
    /// How many interviews have been searched, and how many there are.
    pub searching_interviews: fn(usize, usize) -> String,
    /// How many interviews could not be fetched.
    pub interviews_failed: fn(usize) -> String,
    /// The numbers of passages and of interviews.
    pub passages_in: fn(usize, usize) -> String,
    /// The link to all passages that were found in an interview; with the language if it is not the reader's.
    /// How many more interviews were found without a passage that contains all words.
    pub more_by_title: fn(usize) -> String,
    pub all_found: fn(usize, Option<&Lang>) -> String,
    /// A word of pinyin, and the term that it names.
    pub in_glossary: fn(&str, &str) -> String,
    pub nothing_found: fn(&str) -> String,
    pub searches_titles: &'static str,
    pub more_questions: fn(usize) -> String,
    pub favourites: &'static str,
    pub favourites_count: fn(usize) -> String,
    pub favourite: fn(&str) -> String,
    pub no_favourites: &'static str,
    pub favourites_unkept: &'static str,
    pub contact: &'static str,
    pub open_own: &'static str,
    pub open_own_note: &'static str,
    /// Which files can be opened.
    pub open_own_formats: &'static str,
    pub choose_file: &'static str,
    pub drop_file: &'static str,
    pub paste_label: &'static str,
    pub paste_open: &'static str,
    pub address_label: &'static str,
    pub address_open: &'static str,
    pub own_kept: &'static str,
    pub own_opened: fn(&str) -> String,
    pub own_remove: &'static str,
    pub own_remove_of: fn(&str) -> String,
    pub own_removed: fn(&str) -> String,
    pub own_undo: &'static str,
    pub own_save: &'static str,
    pub own_save_of: fn(&str) -> String,
    pub own_failed: &'static str,
    pub own_unkept: &'static str,
    pub own_missing: &'static str,
    pub own_missing_note: &'static str,
    pub own_unread: fn(&str) -> String,
    pub own_only_here: &'static str,
    // Pages of lists, and the foot of every page
    pub skip_list: &'static str,
    pub persons: &'static str,
    pub role_interviewee: &'static str,
    pub refine: &'static str,
    pub list_pages: &'static str,
    pub page_of: fn(usize, usize) -> String,
    pub previous_page: &'static str,
    pub next_page: &'static str,
    pub page_missing: &'static str,
    pub page_missing_note: &'static str,
    // Settings
    pub text_size: &'static str,
    pub sizes: [&'static str; 4],
    pub appearance: &'static str,
    pub schemes: [&'static str; 3],
    pub interface_language: &'static str,
    pub follow_reading: &'static str,
    pub pinyin_inline: &'static str,
    pub keys_on: &'static str,
    pub keys_help: &'static str,
    pub keys: [(&'static str, &'static str); 7],
    // Copies for offline reading
    pub offline: &'static str,
    pub offline_on: &'static str,
    /// How many interviews are kept, and how many there are.
    pub offline_kept: fn(u32, u32) -> String,
    /// With the total size.
    pub keep_all: fn(&str) -> String,
    /// The number of files done, of all files, and the size of those done.
    pub keep_progress: fn(u32, u32, &str) -> String,
    pub keep_stop: &'static str,
    pub keep_done: &'static str,
    pub keep_full: &'static str,
    pub keep_failed: &'static str,
    pub keep_stopped: &'static str,
    pub keep_remove: &'static str,
    pub stopped_remove: &'static str,
    pub keep_removed: &'static str,
    /// Places where the reader stopped: what the list of them is called, and in how many interviews they are kept.
    pub stopped: &'static str,
    pub stopped_kept: fn(usize) -> String,
    // Share
    pub share: &'static str,
    pub share_links: &'static str,
    pub share_words: &'static str,
    /// If the words are in several passages: a link leads to the first.
    pub share_interview: &'static str,
    pub share_results: &'static str,
    pub share_question: fn(u32) -> String,
    pub share_passage: fn(&str) -> String,
    pub on_screen: fn(&str) -> String,
    pub copy_new_link: &'static str,
    pub copy_link: &'static str,
    /// Shown in place of the button that was pressed.
    pub copied_here: &'static str,
    pub told_link: fn(&str) -> String,
    /// After the number of a passage.
    pub number_copied: &'static str,
    pub copy_link_of: fn(&str) -> String,
    pub send: &'static str,
    pub copy_the_words: &'static str,
    pub copy_quotation: &'static str,
    pub told_quotation: &'static str,
    pub select_to_quote: &'static str,
    /// Rich text for other editors.
    pub rich: &'static str,
    pub rich_short: &'static str,
    pub qr_code: &'static str,
    pub qr_alt: fn(&str) -> String,
    pub qr_png: &'static str,
    pub qr_svg: &'static str,
    pub qr_menu: &'static str,
    pub qr_missing: &'static str,
    pub rich_note: &'static str,
    /// The heading of the list of addresses in such a text.
    pub references: &'static str,
    pub copy_short: &'static str,
    pub share_nowhere: &'static str,
    pub not_copied_by_hand: &'static str,
    pub embed_short: &'static str,
    pub back: &'static str,
    /// A title, as it is cited.
    pub titled: fn(&str) -> String,
    /// The speaker, and the title as it is cited.
    pub said_in: fn(&str, &str) -> String,
    pub passage_cited: fn(&str) -> String,
    pub embed: &'static str,
    pub embed_note: &'static str,
    pub embed_own: &'static str,
    /// Before an address that content management systems turn into the interview.
    pub paste_address: &'static str,
    pub share_copy: fn(&str) -> String,
    pub cite_copy: fn(&str) -> String,
    pub what: &'static str,
    pub whats: [&'static str; 4],
    pub a_question: &'static str,
    pub a_passage: &'static str,
    pub quotation: &'static str,
    pub quotation_note: &'static str,
    pub quotation_lost: &'static str,
    pub way: &'static str,
    pub ways: [(&'static str, &'static str); 2],
    pub looks: [&'static str; 4],
    pub own_accent: &'static str,
    pub accent: &'static str,
    pub preview: &'static str,
    pub snippet: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    // A reader's own copy
    pub own_copy: &'static str,
    pub save_file: &'static str,
    pub save_note: &'static str,
    pub saving: &'static str,
    pub saved: &'static str,
    pub not_saved: &'static str,
    pub print: &'static str,
}

/// Returns the words of an interface language.
pub fn words(ui: Ui) -> &'static Words {
    match ui {
        Ui::En => &en::WORDS,
        Ui::ZhHans => &zh_hans::WORDS,
        Ui::ZhHant => &zh_hant::WORDS,
    }
}

/// Returns the name of an interface language in itself.
pub fn autonym(ui: Ui) -> &'static str {
    words(ui).autonym
}

/// Returns the name of a language in the language switch: its name in itself. Chinese is 中文, or 简体 and 繁體 if a file has
/// both scripts.
pub fn language_autonym(lang: &Lang, all: &[Lang]) -> String {
    use crate::interview::Script;
    let chinese = all.iter().filter(|l| l.chinese().is_some()).count();
    match (lang.chinese(), chinese) {
        (Some(_), 1) => "中文".into(),
        (Some(Script::Simplified), _) => "简体".into(),
        (Some(Script::Traditional), _) => "繁體".into(),
        (None, _) if lang.primary() == "und" => "Original".into(),
        (None, _) => own_name(lang).map_or_else(|| lang.to_string(), String::from),
    }
}

/// Frequent languages of interviews, each with its own name in its own script.
#[rustfmt::skip]
pub(crate) const OWN_NAMES: &[(&str, &str)] = &[
    ("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español"), ("pt", "Português"),
    ("it", "Italiano"), ("nl", "Nederlands"), ("pl", "Polski"), ("ru", "Русский"), ("uk", "Українська"),
    ("be", "Беларуская"), ("bg", "Български"), ("sr", "Српски"), ("sr-Latn", "Srpski"), ("hr", "Hrvatski"),
    ("cs", "Čeština"), ("sk", "Slovenčina"), ("sl", "Slovenščina"), ("hu", "Magyar"), ("ro", "Română"),
    ("el", "Ελληνικά"), ("sv", "Svenska"), ("nb", "Norsk"), ("no", "Norsk"), ("da", "Dansk"), ("fi", "Suomi"),
    ("et", "Eesti"), ("lv", "Latviešu"), ("lt", "Lietuvių"), ("sq", "Shqip"), ("mk", "Македонски"), ("ca", "Català"),
    ("eu", "Euskara"), ("gl", "Galego"), ("cy", "Cymraeg"), ("ga", "Gaeilge"), ("is", "Íslenska"), ("tr", "Türkçe"),
    ("az", "Azərbaycanca"), ("az-Arab", "آذربایجانجا"), ("azb", "تۆرکجه"), ("tk", "Türkmençe"), ("uz", "Oʻzbekcha"),
    ("uz-Cyrl", "Ўзбекча"), ("uz-Arab", "اوزبیکچه"), ("kk", "Қазақша"), ("kk-Arab", "قازاقشا"),
    ("kk-Latn", "Qazaqşa"), ("ky", "Кыргызча"), ("ky-Arab", "قىرعىزچا"), ("tt", "Татарча"), ("tg", "Тоҷикӣ"),
    ("ug", "ئۇيغۇرچە"), ("ug-Latn", "Uyghurche"), ("ug-Cyrl", "Уйғурчә"), ("ar", "العربية"), ("fa", "فارسی"),
    ("prs", "دری"), ("ps", "پښتو"), ("ur", "اردو"), ("sd", "سنڌي"), ("sd-Deva", "सिन्धी"), ("ks", "کٲشُر"),
    ("ku", "Kurdî"), ("ku-Arab", "کوردی"), ("ckb", "کوردی"), ("pa", "ਪੰਜਾਬੀ"), ("pa-Arab", "پنجابی"),
    ("dv", "ދިވެހި"), ("he", "עברית"), ("yi", "ייִדיש"), ("hi", "हिन्दी"), ("mr", "मराठी"), ("ne", "नेपाली"),
    ("bn", "বাংলা"), ("gu", "ગુજરાતી"), ("ta", "தமிழ்"), ("te", "తెలుగు"), ("kn", "ಕನ್ನಡ"), ("ml", "മലയാളം"),
    ("si", "සිංහල"), ("th", "ไทย"), ("lo", "ລາວ"), ("km", "ខ្មែរ"), ("my", "မြန်မာ"), ("ka", "ქართული"),
    ("hy", "Հայերեն"), ("am", "አማርኛ"), ("vi", "Tiếng Việt"), ("id", "Bahasa Indonesia"), ("ms", "Bahasa Melayu"),
    ("fil", "Filipino"), ("sw", "Kiswahili"), ("ja", "日本語"), ("ko", "한국어"), ("mn", "Монгол"), ("mn-Mong", "ᠮᠣᠩᠭᠣᠯ"),
    ("bo", "བོད་སྐད"), ("ii", "ꆈꌠꉙ"), ("za", "Vahcuengh"),
];

/// Returns the name of a language in the script of its tag, ignoring the region.
fn own_name(lang: &Lang) -> Option<&'static str> {
    let named = |tag: &str| OWN_NAMES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name);
    match lang.script() {
        Some(script) => named(&format!("{}-{script}", lang.primary())).or_else(|| {
            // A script in which the language is usually written does not change the name.
            named(lang.primary())
                .filter(|_| lang.is_rtl() == Lang::parse(lang.primary()).is_some_and(|usual| usual.is_rtl()))
        }),
        None => named(lang.primary()),
    }
}

/// Formats milliseconds into a recording as `0:12:30`.
pub fn clock(millis: u32) -> String {
    let seconds = millis / 1000;
    format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
