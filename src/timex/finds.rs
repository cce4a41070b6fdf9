//! What rules found in a text, in one place: rules pass on numbers of it, and points name others by theirs.

use std::cell::RefCell;

use crate::annotation::Modifier;

use super::{
    expression::{Amount, Meaning, MeaningId, Point, PointId},
    lexeme::{Unit, Vague},
    taken::{Bits, Taken},
};

/// Points, meanings and amounts in the order in which they were found.
#[derive(Default)]
pub(super) struct Finds {
    points: RefCell<Vec<Point>>,
    meanings: RefCell<Vec<(Meaning, Option<Modifier>)>>,
    amounts: RefCell<Vec<(Amount, Unit)>>,
    known: RefCell<Vec<Known>>,
}

/// What a rule took at a place. Rules ask for the same again and again.
#[derive(Clone, Copy)]
pub(super) struct Known {
    /// The place, the rule and whether the text is known to be a time; [`u64::MAX`] where nothing is known.
    question: u64,
    pub taken: Option<Taken<u32>>,
}

/// How many answers are remembered: those of a place and its surroundings.
const N_KNOWN: usize = 1 << 10;

impl Finds {
    /// Keeps a point.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn keep(&self, point: Point) -> PointId {
        PointId::from_bits(pushed(&self.points, point))
    }

    /// A point by its id.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn point(&self, id: PointId) -> Point {
        self.points.borrow().get(id.to_bits() as usize).copied().unwrap_or(Point::Relative(Unit::Day, 0))
    }

    /// What a rule takes at a place, where that is known.
    pub(super) fn known(&self, rule: u8, at: usize, is_asked: bool) -> Option<Known> {
        let question = question(rule, at, is_asked);
        let known = self.known.borrow().get(place(question)).copied();
        known.filter(|known| known.question == question)
    }

    /// Remembers what a rule takes at a place.
    pub(super) fn learn(&self, rule: u8, at: usize, is_asked: bool, taken: Option<Taken<u32>>) {
        let question = question(rule, at, is_asked);
        let mut known = self.known.borrow_mut();
        if known.is_empty() {
            known.resize(N_KNOWN, Known { question: u64::MAX, taken: None });
        }
        if let Some(known) = known.get_mut(place(question)) {
            *known = Known { question, taken };
        }
    }

    /// Keeps a meaning.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn keep_meaning(&self, meaning: Meaning, modifier: Option<Modifier>) -> MeaningId {
        MeaningId::from_bits(pushed(&self.meanings, (meaning, modifier)))
    }

    /// A meaning by its id.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn meaning(&self, id: MeaningId) -> (Meaning, Option<Modifier>) {
        self.meanings.borrow().get(id.to_bits() as usize).copied().unwrap_or((Meaning::Vague(Vague::Present), None))
    }

    /// Keeps an amount of a unit; the next one that is kept has the next number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn keep_amount(&self, amount: Amount, unit: Unit) -> u32 {
        pushed(&self.amounts, (amount, unit))
    }

    /// An amount by its number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn amount(&self, number: u32) -> (Amount, Unit) {
        self.amounts.borrow().get(number as usize).copied().unwrap_or((Amount::VAGUE, Unit::Day))
    }
}

fn question(rule: u8, at: usize, is_asked: bool) -> u64 {
    (at as u64) << 9 | u64::from(rule) << 1 | u64::from(is_asked)
}

/// Where the answer to a question is remembered.
fn place(question: u64) -> usize {
    // The rule, with the place above it: rules of one place have places of their own, and so have most of those near it.
    let number = question >> 1 ^ question >> 9 << 6;
    usize::try_from(number & (N_KNOWN as u64 - 1)).unwrap_or_default()
}

/// Appends a value; its number.
fn pushed<T>(values: &RefCell<Vec<T>>, value: T) -> u32 {
    let mut values = values.borrow_mut();
    values.push(value);
    u32::try_from(values.len() - 1).unwrap_or(u32::MAX)
}
