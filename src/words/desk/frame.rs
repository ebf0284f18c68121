//! What the desk says of its start, of files that it reads, and of saving.

/// How a language says it.
pub struct Frame {
    // The frame
    pub desk: &'static str,
    pub skip: &'static str,
    pub interviews: &'static str,
    /// The label of the choice of the interface language.
    pub language: &'static str,
    pub untitled: &'static str,
    /// The name of a draft without a title: its file.
    pub untitled_file: fn(&str) -> String,
    // Start
    pub start: &'static str,
    pub start_more: &'static str,
    pub stays: &'static str,
    pub stays_more: &'static str,
    pub formats: &'static str,
    pub formats_more: &'static str,
    pub two_files: &'static str,
    pub two_files_more: &'static str,
    pub drop: &'static str,
    pub drop_more: &'static str,
    pub choose_files: &'static str,
    pub paste: &'static str,
    pub paste_here: &'static str,
    pub read_text: &'static str,
    /// Files are being read.
    pub reading: fn(&str) -> String,
    pub only_codes: &'static str,
    pub unreadable: &'static str,
    /// The name of a file, and a sentence on it.
    pub of_file: fn(&str, &str) -> String,
    /// Several files became interviews.
    pub drafts_made: fn(usize) -> String,
    // The list of drafts
    pub drafts: &'static str,
    pub no_drafts: &'static str,
    /// The browser keeps nothing, and why.
    pub nothing_kept: fn(&str) -> String,
    pub count: fn(usize) -> String,
    /// When a draft was changed.
    pub changed: fn(&str) -> String,
    /// A time of this day.
    pub today: fn(&str) -> String,
    /// A day and a time.
    pub at: fn(&str, &str) -> String,
    pub passages: fn(usize) -> String,
    pub themes: fn(usize) -> String,
    pub open: &'static str,
    pub rename: &'static str,
    pub remove: &'static str,
    /// Saves a draft of the list as a file.
    pub save_short: &'static str,
    pub undo: &'static str,
    pub removed: fn(&str) -> String,
    pub restored: fn(&str) -> String,
    pub no_draft: &'static str,
    /// Between the name of a draft and what is said of it.
    pub joint: &'static str,
    /// Of a draft, after its name.
    pub is_unsaved: &'static str,
    /// A draft cannot be opened, and why.
    pub not_opened: fn(&str) -> String,
    // What I understood
    /// Voices, questions and languages, without those that are 0.
    pub headline: fn(usize, usize, usize) -> String,
    /// What a file was taken for, as a clause.
    pub an_interview: &'static str,
    /// What it was taken for, as a sentence; the turns; the words in each language.
    pub summary: fn(&str, usize, &[String]) -> String,
    /// So many words in a language.
    pub words_of: fn(&str, &str) -> String,
    /// So many characters in a language.
    pub characters_of: fn(&str, &str) -> String,
    pub what_was_understood: &'static str,
    pub on_this_page: &'static str,
    pub file: &'static str,
    /// A file and its size in kB.
    pub file_size: fn(&str, &str) -> String,
    /// The name of a text that was pasted.
    pub pasted: &'static str,
    /// The label of the encoding.
    pub characters: &'static str,
    pub no_encoding: &'static str,
    pub to_choose: &'static str,
    /// A heading.
    pub things_to_choose: fn(usize) -> String,
    /// Which text counts?
    pub tracked: fn(usize) -> String,
    pub first_change: &'static str,
    pub corrected: &'static str,
    pub corrected_more: &'static str,
    pub before: &'static str,
    pub before_more: &'static str,
    pub which_reads_right: &'static str,
    pub speakers: &'static str,
    pub also_later: &'static str,
    pub nobody_speaks: &'static str,
    pub in_the_file: &'static str,
    pub name: &'static str,
    pub name_of: fn(&str) -> String,
    pub part: &'static str,
    pub part_of: fn(&str) -> String,
    pub is_interviewed: &'static str,
    pub asks: &'static str,
    pub interprets: &'static str,
    pub someone_else: &'static str,
    /// The heading of numbers of turns.
    pub turns_name: &'static str,
    /// The heading of shares of the words.
    pub share: &'static str,
    pub same_name: &'static str,
    pub merge: &'static str,
    pub languages: &'static str,
    pub language_name: &'static str,
    pub unknown_language: &'static str,
    pub used_as: &'static str,
    pub original: &'static str,
    /// A translation that lacks so many passages.
    pub translation: fn(usize) -> String,
    /// The heading of numbers of passages.
    pub passages_name: &'static str,
    pub to_check: &'static str,
    /// The button that marks a finding as right, and the one that shows it among the open findings again.
    pub is_right: &'static str,
    pub look_again: &'static str,
    /// How many were put aside.
    pub looked_at: fn(usize) -> String,
    pub left_out: &'static str,
    pub nothing_left: &'static str,
    pub rest_is_there: &'static str,
    /// A value of an interview file that has no place in the draft, with its pointer.
    pub lost: fn(&str, &str) -> String,
    pub how_understood: fn(usize) -> String,
    pub show: &'static str,
    /// A place in the file that was opened.
    pub in_file: fn(&str) -> String,
    /// So many more passages.
    pub more_passages: fn(usize) -> String,
    pub first_lines: &'static str,
    pub first_lines_seen: &'static str,
    pub go_on: &'static str,
    pub not_this: &'static str,
    pub file_stays: &'static str,
    pub read_again: &'static str,
    // Saving
    /// With the time.
    pub saved: fn(&str) -> String,
    /// With the time.
    pub not_saved_since: fn(&str) -> String,
    pub never_saved: &'static str,
    /// With the reason, as a sentence.
    pub not_saved: fn(&str) -> String,
    pub full: &'static str,
    pub held: &'static str,
    pub refused: &'static str,
    /// What the browser says.
    pub refused_why: fn(&str) -> String,
    pub elsewhere: &'static str,
    pub taken_over: &'static str,
    pub read_only: &'static str,
    pub edit_here: &'static str,
    /// After another tab has been asked to let go.
    pub edits_here: &'static str,
    /// What stands here could not be saved before another tab changed the draft: it is a draft of its own.
    pub parted: &'static str,
    pub remind: &'static str,
    pub save_file: &'static str,
    /// With the name of the file.
    pub file_saved: fn(&str) -> String,
    /// After it, if the file lists words that must not be published.
    pub has_withheld: &'static str,
    pub copies: &'static str,
    pub no_copies: &'static str,
    pub go_back: &'static str,
    /// With the time of the copy.
    pub went_back: fn(&str) -> String,
    pub no_copy: &'static str,
}
