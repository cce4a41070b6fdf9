//! Numbers of what is kept in [`Finds`](super::finds::Finds), typed by what they are the number of.

use std::{marker::PhantomData, num::NonZeroU32};

use super::taken::Bits;

/// The number of a `T` that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id<T> {
    /// The number above a bit that is always one.
    word: NonZeroU32,
    value: PhantomData<T>,
}

impl<T: Copy> Bits for Id<T> {
    #[inline]
    fn to_bits(self) -> u32 {
        self.word.get() >> 1
    }

    #[inline]
    fn from_bits(number: u32) -> Self {
        Self { word: NonZeroU32::MIN | number << 1, value: PhantomData }
    }
}
