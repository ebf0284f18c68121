//! Ways to open an interview, and the messages if one does not load.

pub mod failing;
pub mod fetching;
pub mod importing;
pub mod list;
pub mod own;
pub mod preview;

const TITLE: &str = "Rain on the Bakery Roof";
