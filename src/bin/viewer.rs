//! The viewer in the browser: the page starts it by what `mount` exports.

pub use interview_viewer::mount::Viewer;

fn main() {}
