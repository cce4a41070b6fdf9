//! Datelines: `SHENZHEN, Dec 4 (Xinhua) --`, `TEHRAN –`, `LONDON (AP) —`, at the start of a body.

use super::super::lines;
use crate::span::Span;

/// A longer run-up to a dash is a sentence.
const LONGEST: usize = 90;

/// A dateline, and the agency that it names.
pub(super) struct Dateline {
    /// With its dash.
    pub span: Span,
    pub agency: Option<Span>,
}

/// The dateline that a paragraph starts with.
pub(super) fn find(text: &str, paragraph: Span) -> Option<Dateline> {
    let slice = paragraph.slice(text)?;
    let (dash_at, dash) = dash(slice)?;
    let head = slice.get(..dash_at)?;
    let place = head.split([',', '(', '/']).next()?.trim();
    // TASS ends its dateline with the agency's name instead of a dash.
    let agency = bracketed(head, '(', ')').or_else(|| bracketed(slice.get(..dash_at + dash.len())?, '/', '/'));
    let is_shouted = place.chars().any(char::is_alphabetic) && !place.chars().any(char::is_lowercase) && 3 <= place.len();
    // `(Reuters) -` may stand alone; `Moscow, Dec. 4 (TASS) -` has its agency to show for small letters.
    let is_agency_first = place.is_empty() && agency.is_some();
    let is_capitalised =
        agency.is_some() && place.split(' ').count() <= 4 && place.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let behind = slice.get(dash_at + dash.len()..)?.trim_start();
    let starts_sentence = behind.starts_with(|char: char| !char.is_lowercase());
    if !starts_sentence || !(is_shouted || is_agency_first || is_capitalised) || head.contains(". ") && !head.contains(['(', '/', ',']) {
        return None;
    }
    let span = lines::visible(text, Span::new(paragraph.start(), paragraph.start() + dash_at + dash.len()))?;
    let in_text = |(start, end): (usize, usize)| Span::new(paragraph.start() + start, paragraph.start() + end);
    Some(Dateline { span, agency: agency.map(in_text) })
}

/// The first dash that can end a dateline.
fn dash(slice: &str) -> Option<(usize, &'static str)> {
    let head_at = slice.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST).last()?;
    let head = slice.get(..head_at)?;
    let dashes = [" --", "--", " —", "—", " –", "–", " - ", "- ", ". /TASS/.", "/ --"];
    dashes.into_iter().filter_map(|dash| head.find(dash).map(|at| (at, dash))).min_by_key(|(at, dash)| (*at, usize::MAX - dash.len()))
}

/// The stretch between two signs, such as an agency's name.
fn bracketed(head: &str, open: char, close: char) -> Option<(usize, usize)> {
    let start = head.find(open)? + open.len_utf8();
    let len = head.get(start..)?.find(close)?;
    let name = head.get(start..start + len)?;
    let is_name = (2..=30).contains(&len) && name.starts_with(char::is_uppercase) && name.split(' ').count() <= 4;
    is_name.then_some((start, start + len))
}
