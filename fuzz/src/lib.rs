//! The targets of the short runs in `tests/fuzz`, for libFuzzer to run for long: `make fuzz`.

#[path = "../../tests/fuzz/targets/mod.rs"]
pub mod targets;
