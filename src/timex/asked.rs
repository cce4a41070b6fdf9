//! What a person types as a date: a value of TIMEX3 or the words for one.

use std::fmt;

use time::Date;

use crate::{
    annotation::{Timex, TimexKind},
    span::Span,
};

use super::{
    finds::Finds,
    lexeme::{Class, Lex, Word},
    reader::{DayOrder, Reader},
    resolve::Resolver,
    scan,
    values::{Said, Value},
};

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueError {
    /// There was nothing.
    Empty,
    /// It was not understood at all.
    Unknown {
        /// The text.
        found: String,
    },
    /// Only its beginning was understood.
    Rest {
        /// What was read as a date.
        read: String,
        /// What stands behind it.
        found: String,
    },
    /// It has the form of a date that no calendar has.
    NoSuchDay {
        /// The text.
        found: String,
    },
}

impl fmt::Display for ValueError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(formatter, "expected a date such as 2025-12-04 or next Friday, found nothing"),
            Self::Unknown { found } => write!(formatter, "expected a date such as 2025-12-04, next Friday or P3Y, found “{found}”"),
            Self::Rest { read, found } => write!(formatter, "expected nothing behind “{read}”, found “{found}”"),
            Self::NoSuchDay { found } => write!(formatter, "expected a day of the calendar, found “{found}”"),
        }
    }
}

impl std::error::Error for ValueError {}

/// The time expression that a person typed: a value (`2025-12`, `P3Y`, `2024/2026`) or words (`next Friday`,
/// `last week`), which are resolved against `reference_date`.
///
/// # Errors
/// Where the text, but for a preposition in front, is no single time expression.
pub fn value_of(text: &str, reference_date: Option<Date>) -> Result<Timex, ValueError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ValueError::Empty);
    }
    match Value::read(text) {
        Some(value) => Ok(timex_of(text, &value)),
        None => read_words(text, reference_date),
    }
}

fn timex_of(text: &str, value: &Value<'_>) -> Timex {
    let kind = match value.from {
        Said::Time(..) => TimexKind::Time,
        Said::Duration(_) if value.to.is_none() => TimexKind::Duration,
        Said::When(_) | Said::Vague(_) | Said::Duration(_) => TimexKind::Date,
    };
    let mut timex = Timex::new(kind, text);
    (timex.earliest, timex.latest) = value.days();
    timex
}

fn read_words(text: &str, reference_date: Option<Date>) -> Result<Timex, ValueError> {
    use Word::{At, By, During, For, From, In, On, Since, Until};
    let mut pieces = vec![];
    scan::scan(text, Span::new(0, text.len()), &mut pieces);
    let finds = Finds::default();
    let reader = Reader { text, pieces: &pieces, finds: &finds, order: DayOrder::MonthFirst, is_asked: true };
    let is_preposition = reader.is_any(0, &[In, On, At, By, Since, From, Until, During, For]);
    let expression = reader.expression(0).or_else(|| reader.expression(usize::from(is_preposition)));
    let Some(expression) = expression else {
        let found = text.to_owned();
        return Err(if is_shaped(&reader) { ValueError::NoSuchDay { found } } else { ValueError::Unknown { found } });
    };
    let behind = pieces.get(expression.end..).unwrap_or_default();
    if let Some(rest) = behind.iter().find(|piece| piece.lex != Lex::mark('.')) {
        let read = text.get(..expression.span.end()).unwrap_or_default();
        return Err(ValueError::Rest { read: read.to_owned(), found: text.get(rest.start..).unwrap_or_default().to_owned() });
    }
    let mut resolver = Resolver::new(reader, reference_date, &[]);
    let timex = resolver.timex_of(&expression);
    timex.ok_or_else(|| ValueError::NoSuchDay { found: text.to_owned() })
}

/// Whether a text is made of numbers and months alone, as dates are.
fn is_shaped(reader: &Reader<'_>) -> bool {
    let is_part =
        |at: usize| matches!(reader.class(at), Class::Digits | Class::Month | Class::MonthShort) || reader.is_any_mark(at, "-/.,");
    let n_digits = (0..reader.pieces.len()).filter(|at| reader.is_digits(*at)).count();
    n_digits > 0 && reader.pieces.len() > 1 && (0..reader.pieces.len()).all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::iso_day;

    fn check(text: &str, expected: &str) {
        let shown = match value_of(text, iso_day("2025-12-04")) {
            Ok(timex) => format!("{} {}", timex.kind.name(), timex.value),
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn reads_values() {
        check("2025-12", "DATE 2025-12");
        check(" P3Y ", "DURATION P3Y");
        check("2024/2026", "DATE 2024/2026");
        check("2025-12-04T12:46", "TIME 2025-12-04T12:46");
        check("PRESENT_REF", "DATE PRESENT_REF");
    }

    #[test]
    fn reads_words() {
        check("next Friday", "DATE 2025-12-05");
        check("last week", "DATE 2025-W48");
        check("in may", "DATE 2026-05");
        check("may", "DATE 2026-05");
        check("fri", "DATE 2025-11-28");
        check("three years", "DURATION P3Y");
        check("every month", "SET P1M");
        check("12/04/2025", "DATE 2025-12-04");
        check("tomorrow.", "DATE 2025-12-05");
        check("2024–2026", "DATE 2024/2026");
    }

    #[test]
    fn says_what_it_expected() {
        check("", "expected a date such as 2025-12-04 or next Friday, found nothing");
        check("soonish", "expected a date such as 2025-12-04, next Friday or P3Y, found “soonish”");
        check("2025-02-31", "expected a day of the calendar, found “2025-02-31”");
        check("next Friday or so what", "expected nothing behind “next Friday”, found “or so what”");
    }
}
