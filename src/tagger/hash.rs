//! The hash of features: the same on every machine, and cheap to combine.

/// A hash that takes in one value after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(u64);

/// The golden ratio's bits: odd, and without a pattern.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

impl Hash {
    /// The hash of nothing, told apart by a number.
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(FACTOR))
    }

    /// Takes in a value.
    #[must_use]
    #[inline]
    pub const fn with(self, value: u64) -> Self {
        Self((self.0.rotate_left(23) ^ value).wrapping_mul(FACTOR))
    }

    /// Takes in a text.
    #[must_use]
    pub fn with_text(self, text: &str) -> Self {
        let mut hash = self;
        for chunk in text.as_bytes().chunks(8) {
            let mut bytes = [0; 8];
            for (byte, source) in bytes.iter_mut().zip(chunk) {
                *byte = *source;
            }
            hash = hash.with(u64::from_le_bytes(bytes));
        }
        hash.with(text.len() as u64)
    }

    /// All 64 bits.
    #[inline]
    pub const fn value(self) -> u64 {
        self.0 ^ self.0 >> 29
    }

    /// The highest bits, which depend on all values.
    #[inline]
    pub const fn bucket(self, n_bits: u32) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "at most 32 bits are asked for")]
        let bucket = (self.value().wrapping_mul(FACTOR) >> (64 - n_bits)) as u32;
        bucket
    }
}
