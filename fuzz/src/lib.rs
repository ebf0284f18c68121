//! The targets of the short runs in `tests/native/fuzz`, for libFuzzer to run for long: `make fuzz`.

#[path = "../../tests/native/fuzz/targets/mod.rs"]
pub mod targets;
