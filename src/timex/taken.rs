//! What a rule takes: a value and the place behind it, in one word of 64 bits. What is larger is kept in the finds, by its number.
//!
//! Rules call rules all the time. WebAssembly returns one number in a register and anything else through memory, with code
//! for that at every call.

use std::{
    marker::PhantomData,
    num::{NonZeroU64, NonZeroUsize},
};

/// A value and the place behind it.
#[derive(Clone, Copy)]
pub(super) struct Taken<T> {
    /// The place in the upper half, the value's bits in the lower. Never zero: behind something is not the start.
    word: NonZeroU64,
    value: PhantomData<T>,
}

/// A value of at most 32 bits.
pub(super) trait Bits: Copy {
    fn to_bits(self) -> u32;
    fn from_bits(bits: u32) -> Self;
}

/// A value that was taken, and the place behind it; `None` for the number 0 at the start, behind which nothing lies.
#[inline]
pub(super) fn took<T: Bits>(value: T, end: usize) -> Option<Taken<T>> {
    let word = NonZeroU64::new((end as u64) << 32 | u64::from(value.to_bits()))?;
    Some(Taken { word, value: PhantomData })
}

impl<T: Bits> Taken<T> {
    /// The value.
    #[inline]
    pub(super) fn value(self) -> T {
        T::from_bits((self.word.get() & 0xffff_ffff) as u32)
    }

    /// The same with its value as bits.
    #[inline]
    pub(super) fn bits(self) -> Taken<u32> {
        Taken { word: self.word, value: PhantomData }
    }

    /// The place behind.
    #[inline]
    pub(super) fn end(self) -> usize {
        (self.word.get() >> 32) as usize
    }
}

/// What was taken, if anything was, in its two parts.
pub(super) trait Parts<T> {
    fn parts(self) -> Option<(T, usize)>;
}

impl<T: Bits> Parts<T> for Option<Taken<T>> {
    #[inline]
    fn parts(self) -> Option<(T, usize)> {
        self.map(|taken| (taken.value(), taken.end()))
    }
}

/// A place behind something, which is never the start.
#[derive(Clone, Copy)]
pub(super) struct Place(NonZeroUsize);

/// That place.
#[inline]
pub(super) fn place(end: usize) -> Option<Place> {
    NonZeroUsize::new(end).map(Place)
}

/// A place that there may be, as a number.
pub(super) trait End {
    fn end(self) -> Option<usize>;
}

impl End for Option<Place> {
    #[inline]
    fn end(self) -> Option<usize> {
        self.map(|Place(end)| end.get())
    }
}

impl Bits for u32 {
    #[inline]
    fn to_bits(self) -> u32 {
        self
    }

    #[inline]
    fn from_bits(bits: u32) -> Self {
        bits
    }
}

impl Bits for u8 {
    #[inline]
    fn to_bits(self) -> u32 {
        u32::from(self)
    }

    #[inline]
    fn from_bits(bits: u32) -> Self {
        let [low, ..] = bits.to_le_bytes();
        low
    }
}

/// Names as bits, each with its number; the last is what all other numbers read as.
macro_rules! bits_of_names {
    ($type:ty: $($number:literal $name:ident),*; $last:ident) => {
        const _: () = { $(assert!(<$type>::$name as u32 == $number, "the number of a name is another");)* };

        impl $crate::timex::taken::Bits for $type {
            #[inline]
            fn to_bits(self) -> u32 {
                self as u32
            }

            #[inline]
            fn from_bits(bits: u32) -> Self {
                match bits {
                    $($number => Self::$name,)*
                    _ => Self::$last,
                }
            }
        }
    };
}

pub(super) use bits_of_names;
