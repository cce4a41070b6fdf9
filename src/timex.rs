//! Time expressions and their values: TIMEX3 of TimeML.
//!
//! ```text
//! document ── scan ──> pieces, each with a class (lexeme, lexicon)
//!                        │  rules: at each piece the longest that the grammar reads; its text is compiled with the crate
//!                        │         to code for a machine (grammar), which keeps points and meanings by number (finds)
//!                        ▼
//!                     expressions, not yet set against a date (expression, clock)
//!                        │  resolve: reference date, direction of the sentence (context), what was said before (focus)
//!                        ▼
//!                     stretches of the calendar (calendar)
//!                        │  written: one table of forms writes a value, reads it back and says it in words
//!                        ▼
//!                     candidates with values
//! ```
//!
//! What a person types as a date goes the same way, or is read as a value (asked, values). Days are the `time` crate's. Nothing
//! here reads a clock: the reference date is an argument.

mod scan;

mod id;
mod lexeme;
mod lexicon;

mod finds;
mod reader;
mod taken;

mod grammar;
mod rules;

mod holidays;

mod clock;
mod expression;

mod calendar;
mod context;
mod focus;
mod resolve;
mod values;
mod written;

mod asked;
mod order;
mod words;

use time::Date;

use crate::{annotation::Candidate, document::Document};

pub use self::{
    asked::{ValueError, value_of},
    words::in_words,
};

use self::{finds::Finds, reader::Reader, resolve::Resolver};

/// Whether this build leaves dates out. Only `cargo xtask size` makes such a module, to weigh what dates take; it is not shipped.
pub(crate) const IS_LEFT_OUT: bool = cfg!(feature = "without-dates");

/// Appends the time expressions of `document` to `candidates`; relative ones are resolved against `reference_date`.
pub fn recognise(document: &Document, reference_date: Option<Date>, candidates: &mut Vec<Candidate>) {
    if IS_LEFT_OUT {
        return;
    }
    let pieces = scan::pieces(document);
    let finds = Finds::default();
    let reader = Reader::new(document.text(), &pieces, &finds);
    let expressions = reader.expressions();
    let mut resolver = Resolver::new(reader, reference_date, &expressions);
    for expression in &expressions {
        if let Some(candidate) = resolver.candidate(expression) {
            candidates.push(candidate);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::iso_day;

    /// How many pieces are asked for in reading a text.
    fn n_asked(text: &str) -> u64 {
        let document = Document::plain(text);
        reader::asked::take();
        recognise(&document, iso_day("2025-12-04"), &mut vec![]);
        reader::asked::take()
    }

    #[test]
    fn work_is_linear_in_the_length_of_any_text() {
        let units = [
            "the last of the ",
            "1-2-3-4-",
            "1/2/",
            "between 2 and ",
            "about nearly over ",
            "May ",
            "of the first of the ",
            "1,",
            "at 3:",
            "twenty-",
            "two years and three months ",
            "(the day ",
            "On Monday and ",
            "Thursday ",
            "the year before the year after ",
            "January 4, 1998. The day before, ",
            "2024–",
            "Q1 and ",
            "3 p.m. to ",
            "fiscal ",
            "He said it, and ",
            "the same period of ",
            "a quarter of a ",
            "'",
            "https://a.b/",
        ];
        for unit in units {
            let (once, twice) = (n_asked(&unit.repeat(400)), n_asked(&unit.repeat(800)));
            assert!(twice <= 2 * once + once / 10 + 1000, "{unit:?}: {once} pieces were asked for, {twice} of twice the text");
        }
    }
}
