//! What a rule takes: a value and the place behind it, in one word; and the place where what is larger than a word is kept.
//!
//! Rules call rules all the time. WebAssembly returns one number in a register and anything else through memory, with code
//! for that at every call. Natively nothing is gained or lost by it.

use std::{
    cell::RefCell,
    marker::PhantomData,
    num::{NonZeroU64, NonZeroUsize},
};

use crate::annotation::Modifier;

use super::{
    clock::Meridiem,
    expression::{Amount, Meaning, Point, Step},
    lexeme::{Unit, Vague},
};

/// A value and the place behind it.
#[derive(Clone, Copy)]
pub(super) struct Taken<T> {
    /// The place in the upper half, the value's bits in the lower. Never zero: behind something is not at the start.
    word: NonZeroU64,
    value: PhantomData<T>,
}

/// A value of at most 32 bits.
pub(super) trait Bits: Copy {
    fn to_bits(self) -> u32;
    fn from_bits(bits: u32) -> Self;
}

/// A value that was taken up to `end`.
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

/// The reverse of [`Parts`].
pub(super) trait Packed<T> {
    fn packed(self) -> Option<Taken<T>>;
}

impl<T: Bits> Packed<T> for Option<(T, usize)> {
    #[inline]
    fn packed(self) -> Option<Taken<T>> {
        let (value, end) = self?;
        took(value, end)
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

impl Bits for i32 {
    #[inline]
    fn to_bits(self) -> u32 {
        self.cast_unsigned()
    }

    #[inline]
    fn from_bits(bits: u32) -> Self {
        bits.cast_signed()
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

impl Bits for i8 {
    #[inline]
    fn to_bits(self) -> u32 {
        u32::from(self.cast_unsigned())
    }

    #[inline]
    fn from_bits(bits: u32) -> Self {
        u8::from_bits(bits).cast_signed()
    }
}

macro_rules! bits_of_names {
    ($type:ty: $($number:literal $name:ident),* $(; $last:ident)?) => {
        impl Bits for $type {
            #[inline]
            fn to_bits(self) -> u32 {
                self as u32
            }

            #[inline]
            fn from_bits(bits: u32) -> Self {
                match bits {
                    $($number => Self::$name,)*
                    $(_ => Self::$last,)?
                }
            }
        }
    };
}

bits_of_names!(Meridiem: 0 Am; Pm);
bits_of_names!(Step: 0 Last, 1 Past, 2 This, 3 Next, 4 Coming, 5 Previous, 6 Following; That);

/// The number of something that is kept in [`Finds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id<T> {
    number: u32,
    value: PhantomData<T>,
}

/// A point that is kept.
pub(super) type PointId = Id<Point>;

/// A meaning that is kept with its modifier.
pub(super) type MeaningId = Id<Meaning>;

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

/// What rules found in a text, in one place: rules pass on its numbers, and points name others by theirs.
#[derive(Default)]
pub(super) struct Finds {
    points: RefCell<Vec<Point>>,
    meanings: RefCell<Vec<(Meaning, Option<Modifier>)>>,
    amounts: RefCell<Vec<(Amount, Unit)>>,
}

impl Finds {
    /// Keeps a point.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn keep(&self, point: Point) -> PointId {
        PointId::from_bits(pushed(&self.points, point))
    }

    /// A point by its id.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn point(&self, id: PointId) -> Point {
        self.points.borrow().get(id.number as usize).copied().unwrap_or(Point::Relative(Unit::Day, 0))
    }

    /// Keeps a meaning.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn keep_meaning(&self, meaning: Meaning, modifier: Option<Modifier>) -> MeaningId {
        MeaningId::from_bits(pushed(&self.meanings, (meaning, modifier)))
    }

    /// A meaning by its id.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn meaning(&self, id: MeaningId) -> (Meaning, Option<Modifier>) {
        self.meanings.borrow().get(id.number as usize).copied().unwrap_or((Meaning::Vague(Vague::Present), None))
    }

    /// Keeps an amount of a unit; the next one that is kept has the next number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn keep_amount(&self, amount: Amount, unit: Unit) -> u32 {
        pushed(&self.amounts, (amount, unit))
    }

    /// An amount by its number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn amount(&self, number: u32) -> (Amount, Unit) {
        self.amounts.borrow().get(number as usize).copied().unwrap_or((Amount::Vague, Unit::Day))
    }
}

/// Appends a value; its number.
fn pushed<T>(values: &RefCell<Vec<T>>, value: T) -> u32 {
    let mut values = values.borrow_mut();
    values.push(value);
    u32::try_from(values.len() - 1).unwrap_or(u32::MAX)
}
