//! Time expressions and their values: TIMEX3 of TimeML.

use time::Date;

use crate::{annotation::Candidate, document::Document};

/// Appends the time expressions of `document` to `candidates`; relative ones are resolved against `reference_date`.
pub fn recognise(document: &Document, reference_date: Option<Date>, candidates: &mut Vec<Candidate>) {
    let _ = (document, reference_date, candidates);
}
