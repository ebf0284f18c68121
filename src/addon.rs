//! Add-ons: programs of their own, for what few readers need. The viewer fetches one when it is needed
//! (`shell/addon.rs`), gives it a file, and gets an answer.

/// Makes a program an add-on: `$answer` takes the bytes of a file and returns those of the answer.
///
/// The viewer calls `room` with the length of the file, writes the file to the address that it returns, and calls
/// `answer`, which returns the length of the answer; `place` then returns its address. An add-on imports nothing, so
/// that it needs no script beside it.
#[macro_export]
macro_rules! addon {
    ($answer:path) => {
        #[cfg(target_arch = "wasm32")]
        mod exports {
            use std::cell::RefCell;

            thread_local! {
                /// The file, and later the answer.
                static BYTES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
            }

            #[unsafe(no_mangle)]
            extern "C" fn room(length: usize) -> *mut u8 {
                BYTES.with_borrow_mut(|bytes| {
                    *bytes = vec![0; length];
                    bytes.as_mut_ptr()
                })
            }

            #[unsafe(no_mangle)]
            extern "C" fn answer() -> usize {
                let answer: fn(Vec<u8>) -> Vec<u8> = $answer;
                let bytes = answer(BYTES.take());
                let length = bytes.len();
                BYTES.set(bytes);
                length
            }

            #[unsafe(no_mangle)]
            extern "C" fn place() -> *const u8 {
                BYTES.with_borrow(|bytes| bytes.as_ptr())
            }
        }
    };
}
