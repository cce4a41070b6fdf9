//! Numbers of what is kept elsewhere.

use std::{marker::PhantomData, num::NonZeroU32};

use super::taken::Bits;

/// The number of something that is kept in `Finds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id<T> {
    /// One more than the number.
    next: NonZeroU32,
    value: PhantomData<T>,
}

impl<T: Copy> Bits for Id<T> {
    #[inline]
    fn to_bits(self) -> u32 {
        self.next.get() - 1
    }

    #[inline]
    fn from_bits(number: u32) -> Self {
        Self { next: NonZeroU32::MIN.saturating_add(number), value: PhantomData }
    }
}
