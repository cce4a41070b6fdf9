//! Values on their way between two threads of the page, offsets in bytes: never a file, never kept.
//!
//! Both ends are the same build of the same program, so that there is no version and no name of a field. What was read in
//! one thread is not read again in the other: tokens and sentences travel with their document. Strings and lists stand
//! behind their length; numbers take as few bytes as they need.

mod article;

use std::collections::BTreeMap;

/// A value that can travel.
pub trait Wire: Sized {
    /// Appends it.
    fn put(&self, bytes: &mut Vec<u8>);

    /// Takes it off the front; `None` where something else stands there.
    fn take(bytes: &mut &[u8]) -> Option<Self>;
}

/// The bytes of a value.
pub fn write<T: Wire>(value: &T) -> Vec<u8> {
    let mut bytes = vec![];
    value.put(&mut bytes);
    bytes
}

/// The value of bytes that [`write()`] gave; `None` where they are others.
pub fn read<T: Wire>(mut bytes: &[u8]) -> Option<T> {
    let value = T::take(&mut bytes)?;
    bytes.is_empty().then_some(value)
}

/// Lets structs travel, field by field.
macro_rules! wire_fields {
    ($($type:ident { $($field:ident),* })*) => {$(
        impl Wire for $type {
            fn put(&self, bytes: &mut Vec<u8>) {
                $(self.$field.put(bytes);)*
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                $(let $field = Wire::take(bytes)?;)*
                Some(Self { $($field),* })
            }
        }
    )*};
}

/// Lets enums travel: the number of a variant, then what it holds, field by field.
macro_rules! wire_variants {
    ($($type:ident { $($number:literal $variant:ident $(($value:ident))? $({ $($field:ident),* })?,)* })*) => {$(
        impl Wire for $type {
            fn put(&self, bytes: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($value))? $({ $($field),* })? => {
                        u32::put(&$number, bytes);
                        $($value.put(bytes);)?
                        $($($field.put(bytes);)*)?
                    })*
                }
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                match u32::take(bytes)? {
                    $($number => {
                        $(let $value = Wire::take(bytes)?;)?
                        $($(let $field = Wire::take(bytes)?;)*)?
                        Some(Self::$variant $(($value))? $({ $($field),* })?)
                    })*
                    _ => None,
                }
            }
        }
    )*};
}

/// Lets one of several named values travel as its place among all of them.
macro_rules! wire_choice {
    ($($type:ident)*) => {$(
        impl Wire for $type {
            fn put(&self, bytes: &mut Vec<u8>) {
                // Each value stands in the list, and a wrong place would be refused at the other end.
                Self::ALL.iter().position(|value| value == self).unwrap_or(usize::MAX).put(bytes);
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                Self::ALL.get(usize::take(bytes)?).copied()
            }
        }
    )*};
}

/// Lets a value travel as the one that it holds.
macro_rules! wire_wrapped {
    ($($type:ident)*) => {$(
        impl Wire for $type {
            fn put(&self, bytes: &mut Vec<u8>) {
                self.0.put(bytes);
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                Wire::take(bytes).map(Self)
            }
        }
    )*};
}

pub(crate) use {wire_choice, wire_fields, wire_variants, wire_wrapped};

/// Appends what comes back as a [`String`].
pub(crate) fn put_text(text: &str, bytes: &mut Vec<u8>) {
    text.len().put(bytes);
    bytes.extend(text.as_bytes());
}

/// Appends what comes back as a [`Vec`].
pub(crate) fn put_all<T: Wire>(values: &[T], bytes: &mut Vec<u8>) {
    values.len().put(bytes);
    values.iter().for_each(|value| value.put(bytes));
}

fn byte(bytes: &mut &[u8]) -> Option<u8> {
    let (first, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(*first)
}

impl Wire for u64 {
    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    fn put(&self, bytes: &mut Vec<u8>) {
        let mut rest = *self;
        loop {
            let [low, ..] = (rest & 0x7f).to_le_bytes();
            rest >>= 7;
            bytes.push(if rest == 0 { low } else { low | 0x80 });
            if rest == 0 {
                return;
            }
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let next = byte(bytes)?;
            value |= u64::from(next & 0x7f) << shift;
            if next & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}

impl Wire for usize {
    fn put(&self, bytes: &mut Vec<u8>) {
        u64::try_from(*self).unwrap_or(u64::MAX).put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        u64::take(bytes)?.try_into().ok()
    }
}

impl Wire for u32 {
    fn put(&self, bytes: &mut Vec<u8>) {
        u64::from(*self).put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        u64::take(bytes)?.try_into().ok()
    }
}

impl Wire for u16 {
    fn put(&self, bytes: &mut Vec<u8>) {
        u64::from(*self).put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        u64::take(bytes)?.try_into().ok()
    }
}

impl Wire for i32 {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.to_le_bytes());
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (number, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(Self::from_le_bytes(*number))
    }
}

impl Wire for bool {
    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        match byte(bytes)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Wire for String {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_text(self, bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let n_bytes = usize::take(bytes)?;
        let (text, rest) = bytes.split_at_checked(n_bytes)?;
        *bytes = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.is_some().put(bytes);
        self.iter().for_each(|value| value.put(bytes));
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        if bool::take(bytes)? { T::take(bytes).map(Some) } else { Some(None) }
    }
}

impl<T: Wire> Wire for Box<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.as_ref().put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        T::take(bytes).map(Self::new)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, bytes: &mut Vec<u8>) {
        put_all(self, bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let n_values = usize::take(bytes)?;
        // A value takes a byte or more, so that a wrong number cannot ask for all memory.
        let mut values = Self::with_capacity(n_values.min(bytes.len()));
        for _ in 0..n_values {
            values.push(T::take(bytes)?);
        }
        Some(values)
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some((A::take(bytes)?, B::take(bytes)?))
    }
}

impl Wire for BTreeMap<String, String> {
    fn put(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        for (key, value) in self {
            key.put(bytes);
            value.put(bytes);
        }
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Vec::<(String, String)>::take(bytes).map(Self::from_iter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<T: Wire + PartialEq + std::fmt::Debug>(value: T) {
        let bytes = write(&value);
        assert_eq!(read::<T>(&bytes), Some(value));
        for end in 0..bytes.len() {
            assert_eq!(read::<T>(&bytes[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn values_come_back() {
        check(0_u64);
        check(u64::MAX);
        check(127_u32);
        check(128_u32);
        check(u16::MAX);
        check(-1_i32);
        check("Zoë 🇫🇷\0".to_owned());
        check(vec![Some(true), None]);
        check((vec![String::new()], Box::new(3_usize)));
        check(BTreeMap::from([("iso3166".to_owned(), "NO".to_owned())]));
    }

    #[test]
    fn refuses_what_no_one_wrote() {
        assert_eq!(read::<bool>(&[2]), None);
        assert_eq!(read::<u16>(&write(&70_000_u32)), None);
        assert_eq!(read::<u64>(&[0xff; 11]), None);
        assert_eq!(read::<String>(&[1, 0xff]), None);
        assert_eq!(read::<Vec<u32>>(&write(&u64::MAX)), None);
        assert_eq!(read::<bool>(&[1, 1]), None);
    }
}
