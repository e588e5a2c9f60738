//! Plain text in any encoding, and layout over it.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| regiodeal_fuzz::text(bytes));
