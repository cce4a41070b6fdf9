//! Numbers of what is kept elsewhere.

use std::marker::PhantomData;

use super::taken::Bits;

/// The number of something that is kept in `Finds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id<T> {
    pub(super) number: u32,
    value: PhantomData<T>,
}

impl<T: Copy> Bits for Id<T> {
    #[inline]
    fn to_bits(self) -> u32 {
        self.number
    }

    #[inline]
    fn from_bits(number: u32) -> Self {
        Self { number, value: PhantomData }
    }
}
