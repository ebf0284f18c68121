//! An add-on: reports what is wrong with a file.

interview_viewer::addon!(interview_viewer::report::write);

fn main() {}
