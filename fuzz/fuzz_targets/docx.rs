//! Word files: their XML, or a whole ZIP container.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| regiodeal_fuzz::docx(bytes));
