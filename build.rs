//! Tells the code whether it builds sites, and gives it a checksum of its sources. A prerendered page contains it, so that the program in the browser knows
//! whether it would render exactly the same.

use std::path::Path;
use std::{env, fs, io};

/// Sources that decide what a page is about, and not how it is rendered.
const OTHERS: [&str; 4] = ["src/build", "src/serve", "src/bin", "src/readings"];

fn main() {
    // The command does, and one program for the browser; readers download no part of it.
    let is_native = env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch != "wasm32");
    println!("cargo:rustc-check-cfg=cfg(builds_sites)");
    if is_native || env::var_os("CARGO_FEATURE_SITE").is_some() {
        println!("cargo:rustc-cfg=builds_sites");
    }
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let mut number = 0xcbf2_9ce4_8422_2325;
    add(Path::new("src"), &mut number).expect("the sources are there");
    add(Path::new("Cargo.lock"), &mut number).expect("the lock file is there");
    println!("cargo:rustc-env=INTERVIEW_VIEWER_BUILT={number:016x}");
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>), over all files in the order of their names.
fn add(path: &Path, number: &mut u64) -> io::Result<()> {
    if OTHERS.iter().any(|other| path == Path::new(other)) {
        return Ok(());
    }
    if path.is_dir() {
        let mut inside: Vec<_> = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(path, number));
    }
    for byte in fs::read(path)? {
        *number = (*number ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    Ok(())
}
