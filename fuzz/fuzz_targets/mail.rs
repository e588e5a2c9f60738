//! Mails, with what is attached to them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| regiodeal_fuzz::mail(bytes));
