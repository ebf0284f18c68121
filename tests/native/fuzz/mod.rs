//! Short runs of the fuzzing targets: over every seed and kept case, then over some thousands of changes to them,
//! always the same ones. `make fuzz` runs the same targets for longer.
//!
//! An input that `make fuzz` finds is kept as a file in `tests/fuzz/cases/<target>/`. `SEEDS=<folder>` writes the seeds
//! into `<folder>/<target>/` and the words into `<folder>/<target>.dict`, for `make fuzz` to start from.

pub mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::{env, fs};

use targets::{TARGETS, Target, samples};

/// Changes that are tried on each target.
const CHANGES: usize = 3000;
/// Longer inputs are not mutated: small ones find as much in less time.
const LONGEST: usize = 2048;

#[test]
fn document() {
    holds("document");
}

#[test]
fn address() {
    holds("address");
}

#[test]
fn search() {
    holds("search");
}

#[test]
fn marks() {
    holds("marks");
}

#[test]
fn import() {
    holds("import");
}

#[test]
fn site() {
    holds("site");
}

#[test]
fn markup() {
    holds("markup");
}

#[test]
fn workbook() {
    holds("workbook");
}

#[test]
fn docx() {
    holds("docx");
}

#[test]
fn odt() {
    holds("odt");
}

#[test]
fn rtf() {
    holds("rtf");
}

#[test]
fn project() {
    holds("project");
}

#[test]
#[ignore = "a tool: writes the seeds into the folder that SEEDS names"]
fn seeds_are_written_on_request() {
    let folder = env::var_os("SEEDS").expect("SEEDS names a folder");
    for target in TARGETS {
        let folder = Path::new(&folder).join(target.name);
        fs::create_dir_all(&folder).expect("a folder for the seeds");
        for (n, seed) in seeds(target).into_iter().enumerate() {
            fs::write(folder.join(format!("seed-{n}")), seed).expect("a seed can be written");
        }
        let bytes = |word: &str| word.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>();
        let lines: String = target.words.iter().map(|word| format!("\"{}\"\n", bytes(word))).collect();
        fs::write(folder.with_extension("dict"), lines).expect("the words can be written");
    }
}

/// The crate `fuzz` has its own lock file, which cargo does not update with the viewer's.
#[test]
fn the_fuzz_crate_has_the_dependencies_of_the_viewer() {
    let read = |path: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file");
    let of_the_viewer = |lock: &str| -> Vec<String> {
        let own = lock.split("[[package]]").find(|package| package.contains("name = \"interview-viewer\"\n"));
        let names = own.expect("the viewer's crate").split('"').filter(|word| !word.contains(['\n', '=', '.']));
        names.skip(1).map(|name| name.split(' ').next().unwrap_or(name).to_owned()).collect()
    };
    let manifest = read("Cargo.toml");
    let (_, dev) = manifest.split_once("\n[dev-dependencies]\n").expect("there are some");
    let dev = dev.split("\n[").next().expect("a section");
    let is_dev = |name: &String| dev.lines().any(|line| line.starts_with(&format!("{name} = ")));
    let (ours, theirs) = (of_the_viewer(&read("Cargo.lock")), of_the_viewer(&read("fuzz/Cargo.lock")));
    let missing: Vec<_> = ours.iter().filter(|name| !is_dev(name) && !theirs.contains(name)).collect();
    assert!(
        theirs.len() > 9 && missing.is_empty(),
        "cargo update --workspace --manifest-path fuzz/Cargo.toml: {missing:?}"
    );
}

fn cases(target: &Target) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/cases").join(target.name)
}

/// The inputs made from the samples, and the kept cases.
fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let mut seeds = (target.seeds)(&samples());
    assert!(!seeds.is_empty());
    if let Ok(cases) = fs::read_dir(cases(target)) {
        let mut paths: Vec<PathBuf> = cases.map(|case| case.expect("a kept case").path()).collect();
        paths.sort();
        seeds.extend(paths.iter().map(|path| fs::read(path).expect("a kept case can be read")));
    }
    seeds
}

fn holds(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a target of this name");
    let seeds = seeds(target);
    seeds.iter().for_each(|seed| run(target, seed));
    let short: Vec<&Vec<u8>> = seeds.iter().filter(|seed| seed.len() <= LONGEST).collect();
    let mut chance = Chance(0x5eed);
    for _ in 0..CHANGES {
        let mut input = short[chance.below(short.len())].clone();
        for _ in 0..=chance.below(4) {
            change(&mut input, short[chance.below(short.len())], target.words, &mut chance);
        }
        run(target, &input);
    }
}

/// Runs a target, and keeps the input that breaks it.
fn run(target: &Target, input: &[u8]) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| targets::run(target.name, input))) {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{}", target.name));
        fs::write(&path, input).expect("the input can be kept");
        eprintln!("the input is kept in {}", path.display());
        resume_unwind(panic);
    }
}

/// One random change: a bit, a word, some bytes gone, doubled, or taken from another input.
fn change(input: &mut Vec<u8>, other: &[u8], words: &[&str], chance: &mut Chance) {
    let at = chance.below(input.len() + 1);
    let end = (at + chance.below(16)).min(input.len());
    match chance.below(6) {
        0 if at < input.len() => input[at] ^= 1 << chance.below(8),
        1 => drop(input.splice(at..at, words[chance.below(words.len())].bytes())),
        2 => drop(input.splice(at..end, words[chance.below(words.len())].bytes())),
        3 => drop(input.drain(at..end)),
        4 => {
            let doubled = input[at..end].repeat(1 + chance.below(4));
            drop(input.splice(at..at, doubled));
        }
        _ => {
            let from = chance.below(other.len() + 1);
            let to = (from + chance.below(64)).min(other.len());
            drop(input.splice(at..end, other[from..to].iter().copied()));
        }
    }
}

/// Numbers that look random and are the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}
