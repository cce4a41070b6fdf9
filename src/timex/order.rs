//! In which order an article writes day and month in numbers.

use super::{
    finds::Finds,
    lexeme::Class,
    reader::{DayOrder, Reader},
    scan::Piece,
    taken::Parts,
};

impl<'a> Reader<'a> {
    /// A reader of a document's pieces, in the order of day and month that the document shows.
    pub(super) fn new(text: &'a str, pieces: &'a [Piece], finds: &'a Finds) -> Self {
        let reader = Self { text, pieces, finds, order: DayOrder::MonthFirst, is_asked: false };
        Self { order: reader.shown_order(), ..reader }
    }

    /// Day first where more dates have it first: in numbers above twelve (`25/12/2024`), which leave no doubt, else in
    /// words (`4 December`, `December 4`). Without any sign month first, as most English news on the web is American.
    fn shown_order(&self) -> DayOrder {
        let (mut in_numbers, mut in_words) = (0, 0);
        for at in 0..self.pieces.len() {
            match self.class(at) {
                Class::Mark => in_numbers += self.vote_of_numbers(at),
                Class::Month | Class::MonthShort => in_words += self.vote_of_words(at),
                _ => {}
            }
        }
        let vote: i32 = if in_numbers == 0 { in_words } else { in_numbers };
        if vote > 0 { DayOrder::DayFirst } else { DayOrder::MonthFirst }
    }

    /// 1 for day first, -1 for month first, of a date in numbers around its first slash.
    fn vote_of_numbers(&self, slash: usize) -> i32 {
        let is_date = self.is_joint(slash, '/') && self.is_joint(slash + 2, '/') && matches!(self.len(slash + 3), 2 | 4);
        match (self.day_or_month(slash.wrapping_sub(1)), self.day_or_month(slash + 1)) {
            (Some(13..), Some(..=12)) if is_date => 1,
            (Some(..=12), Some(13..)) if is_date => -1,
            _ => 0,
        }
    }

    fn vote_of_words(&self, month: usize) -> i32 {
        let Some((_, end)) = self.month(month).parts() else { return 0 };
        match (self.day_or_month(month.wrapping_sub(1)), self.day_or_month(end)) {
            (Some(_), None) => 1,
            (None, Some(_)) => -1,
            _ => 0,
        }
    }

    /// A number that can be that of a day.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn day_or_month(&self, at: usize) -> Option<u32> {
        let number = self.value(at, Class::Digits)?;
        ((1..=31).contains(&number) && self.len(at) <= 2).then_some(number)
    }
}
