#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| interview_viewer_fuzz::targets::run("project", bytes));
