//! The viewer in the browser: the whole page.

fn main() {
    interview_viewer::shell::mount();
}
