//! What the desk says of its start, of files that it reads, and of saving, in English.

use crate::words::desk::Frame;

pub const FRAME: Frame = Frame {
    desk: "Desk",
    skip: "Skip to the work",
    interviews: "Interviews",
    my_site: "My site",
    language: "Language of the desk",
    choose_files: "Choose files",
    untitled: "Untitled",
    go_on: "Go on to the text",
};
