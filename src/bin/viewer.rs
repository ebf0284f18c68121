//! The viewer in the browser: the page starts it by what `shell` exports.

pub use interview_viewer::shell::Viewer;

fn main() {}
