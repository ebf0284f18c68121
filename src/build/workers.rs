//! Worker threads for what a build does once for each interview or page.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{io, thread};

use super::fs;

/// Documents nest up to 100 levels and are read by recursion, which needs more than the usual stack. In bytes.
const STACK: usize = 8 << 20;

/// Runs tasks `0..count` on `jobs` threads, or on this thread if the files are a tree in memory. `worker` makes the closure that one thread runs its tasks with.
///
/// Returns the number and the error of each task that failed, in order. An error that every task would meet
/// ([`is_fatal`]) ends the run; after any other error the remaining tasks still run.
pub fn run<W: FnMut(usize) -> io::Result<()>>(
    jobs: usize,
    count: usize,
    worker: impl Fn() -> W + Sync,
) -> Vec<(usize, io::Error)> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    let work = || {
        let mut run_task = worker();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count {
                return;
            }
            if let Err(error) = run_task(n) {
                if is_fatal(&error) {
                    next.store(count, Ordering::Relaxed);
                }
                failures.lock().expect("no thread panics while it holds the lock").push((n, error));
            }
        }
    };
    if fs::is_tree() {
        work();
    } else {
        thread::scope(|scope| {
            for _ in 0..jobs.clamp(1, count.max(1)) {
                let thread = thread::Builder::new().stack_size(STACK);
                thread.spawn_scoped(scope, work).expect("the system can start a thread");
            }
        });
    }
    let mut failures = failures.into_inner().expect("no thread panics while it holds the lock");
    failures.sort_by_key(|(n, _)| *n);
    failures
}

/// Returns whether an error concerns every file and not one: the disk is full or read-only, or the quota is used up.
pub fn is_fatal(error: &io::Error) -> bool {
    use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    matches!(error.kind(), StorageFull | ReadOnlyFilesystem | QuotaExceeded)
}
