//! Names of all kinds and their numbers.

#![expect(clippy::indexing_slicing, reason = "run by the compiler, which reports an index that is out of bounds")]
#![expect(clippy::cast_possible_truncation, reason = "of no kind are there 256 names")]

use super::super::{
    super::lexeme::{Class, Word},
    functions::FUNCTIONS,
    symbols::{CONSTANT_NAMES, GUARDS, NATIVES},
};

/// Names are compared by what stands for them: the compiler is slow at comparing texts.
pub(super) type Key = u64;

pub(super) const CLASS_KEYS: [Key; Class::NAMES.len()] = keys(&Class::NAMES);
pub(super) const WORD_KEYS: [Key; Word::NAMES.len()] = keys(&Word::NAMES);
pub(super) const NATIVE_KEYS: [Key; NATIVES.len()] = keys(&NATIVES);
pub(super) const GUARD_KEYS: [Key; GUARDS.len()] = keys(&GUARDS);
pub(super) const FUNCTION_KEYS: [Key; FUNCTIONS.len()] = keys(&FUNCTIONS);
pub(super) const CONSTANT_KEYS: [Key; CONSTANT_NAMES.len()] = keys(&CONSTANT_NAMES);

/// The keys of names, case aside.
pub(super) const fn keys<const N: usize>(names: &[&str; N]) -> [Key; N] {
    let mut keys = [0; N];
    let mut idx = 0;
    while idx < N {
        keys[idx] = key(names[idx].as_bytes(), 0, names[idx].len());
        idx += 1;
    }
    keys
}

/// A hash of 64 bits (FNV-1a): of a few hundred names no two have the same.
pub(super) const fn key(text: &[u8], start: usize, end: usize) -> Key {
    let mut key = 0xcbf2_9ce4_8422_2325;
    let mut idx = start;
    while idx < end {
        key = (key ^ text[idx].to_ascii_lowercase() as u64).wrapping_mul(0x0100_0000_01b3);
        idx += 1;
    }
    key
}

/// The place of a key.
pub(super) const fn position(keys: &[Key], n_keys: usize, key: Key) -> Option<u8> {
    let mut idx = 0;
    while idx < n_keys {
        if keys[idx] == key {
            return Some(idx as u8);
        }
        idx += 1;
    }
    None
}
