//! An add-on: builds a site in memory, as the command does on a disk.

interview_viewer::addon!(interview_viewer::build::packed::write);

fn main() {}
