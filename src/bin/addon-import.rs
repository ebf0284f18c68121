//! An add-on: makes an interview of a file.

interview_viewer::addon!(interview_viewer::report::imported::write);

fn main() {}
