//! Time expressions and their values: TIMEX3 of TimeML.
//!
//! ```text
//! document ── scan ──> pieces with token classes (lexeme, lexicon)
//!                        │  rules over classes: dates, periods, relative, durations, sets, times, ranges
//!                        ▼
//!                     expressions, not yet set against a date
//!                        │  resolve: reference date, direction of the sentence (context), what was said before (focus)
//!                        ▼
//!                     candidates with values
//! ```
//!
//! The calendar is the `time` crate's. Nothing here reads a clock: the reference date is an argument.

mod scan;

mod lexeme;
mod lexicon;

mod reader;

mod numbers;
mod rules;

mod holidays;

mod clock;
mod expression;

mod calendar;
mod context;
mod focus;
mod resolve;
mod values;

mod asked;
mod order;
mod words;

use time::Date;

use crate::{annotation::Candidate, document::Document};

pub use self::{
    asked::{ValueError, value_of},
    words::in_words,
};

use self::{reader::Reader, resolve::Resolver};

/// Appends the time expressions of `document` to `candidates`; relative ones are resolved against `reference_date`.
pub fn recognise(document: &Document, reference_date: Option<Date>, candidates: &mut Vec<Candidate>) {
    let pieces = scan::pieces(document);
    let reader = Reader::new(document.text(), &pieces);
    let expressions = reader.expressions();
    let mut resolver = Resolver::new(reader, reference_date, &expressions);
    candidates.extend(expressions.iter().filter_map(|expression| resolver.candidate(expression)));
}
