//! The viewer in the browser: the page starts it through the exports of `mount`.

pub use interview_viewer::mount::Viewer;

fn main() {}
