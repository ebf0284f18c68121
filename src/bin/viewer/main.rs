//! The viewer in the browser: the page starts it through the exports of `mount`.

mod mount;

fn main() {}
