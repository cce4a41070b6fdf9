//! What rules found in a text, in one place: rules pass on its numbers, and points name others by theirs.

use std::cell::RefCell;

use crate::annotation::Modifier;

pub(super) use super::expression::PointId;
use super::{
    expression::{Amount, Meaning, Point},
    id::Id,
    lexeme::{Unit, Vague},
    taken::Bits,
};

/// A meaning that is kept with its modifier.
pub(super) type MeaningId = Id<Meaning>;

/// Points, meanings and amounts in the order in which they were found.
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
