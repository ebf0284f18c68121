//! The native tests: one binary, so that it is linked once. A module's name picks its tests:
//!
//! ```sh
//! cargo test --test native build::
//! ```

mod address;
mod broken;
mod build;
mod colours;
mod direction;
mod docs;
mod element;
mod export;
mod first_page;
mod fuzz;
mod hostile;
mod hosting;
mod import;
mod interview;
mod json;
mod layers;
mod links;
mod patch;
mod payloads;
mod program;
mod rich_text;
mod schema;
mod scripts;
mod search_tables;
mod selected;
mod selectors;
mod snippet;
mod traps;
mod view_model;
mod workflows;

/// Takes the same random cases in each run, so that a run does not fail by chance on what nobody has changed.
/// `PROPTEST_RNG_SEED` gives other cases; the fuzzing targets look for more.
fn same_cases(cases: u32) -> proptest::prelude::ProptestConfig {
    use proptest::test_runner::RngSeed;
    let default = proptest::prelude::ProptestConfig { cases, failure_persistence: None, ..Default::default() };
    match default.rng_seed {
        RngSeed::Random => proptest::prelude::ProptestConfig { rng_seed: RngSeed::Fixed(1), ..default },
        RngSeed::Fixed(_) => default,
    }
}
