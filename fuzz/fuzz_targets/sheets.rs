//! Drawn pages with anything on them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| regiodeal_fuzz::sheets(bytes));
