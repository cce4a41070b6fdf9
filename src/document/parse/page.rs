//! A page as it is being read: its units with their signs and copies, and where the article's body lies.

use std::{borrow::Cow, ops::Range};

use super::{
    copies,
    signs::{Sign, is_worded, sign},
    units::{Unit, compare, compared, hash},
};
use crate::span::Span;

/// Longer lines are no labels.
const LONGEST_LABEL: usize = 60;

/// So often a label stands on the page: a heading stands there twice, with a table of contents.
const MIN_LABELS: usize = 3;

/// A paste cut into units, and what is known of each.
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub units: Vec<Unit>,
    slices: Vec<&'a str>,
    pub signs: Vec<Option<Sign>>,
    folded: Folded,
    /// For a copy the unit that is kept instead.
    pub copies: Vec<Option<usize>>,
    /// The units from the body's first to its last paragraph.
    pub body: Range<usize>,
    pub headline: Option<usize>,
    /// Runs of lines that are one key word each, in order.
    pub tag_runs: Vec<Range<usize>>,
    /// Neither menus nor notices: short lines are the text's own.
    pub is_plain: bool,
    /// A scraper's dump: addresses of pictures stand on lines of their own.
    pub is_dump: bool,
    /// The headline as it is compared; empty without one.
    pub title: String,
    /// Hashes of the short lines, sorted.
    labels: Vec<u64>,
}

impl<'a> Page<'a> {
    /// Units with their signs and copies; nothing is known yet of what they are together.
    pub fn new(text: &'a str, units: Vec<Unit>) -> Self {
        let folded = Folded::of(text, &units);
        let signs: Vec<Option<Sign>> = (0..).zip(&units).map(|(idx, unit)| sign(text, unit, folded.get(idx).unwrap_or_default())).collect();
        let copies = copies::copies(text, &units);
        let slices: Vec<&str> = units.iter().map(|unit| unit.slice(text)).collect();
        let mut labels: Vec<u64> = slices.iter().filter(|slice| slice.len() <= LONGEST_LABEL).map(|slice| hash(slice)).collect();
        labels.sort_unstable();
        Self {
            text,
            units,
            slices,
            is_plain: !signs.iter().any(|sign| sign.is_some_and(Sign::is_page_furniture)),
            is_dump: signs.contains(&Some(Sign::FileAddress)),
            signs,
            folded,
            copies,
            body: 0..0,
            headline: None,
            tag_runs: vec![],
            title: String::new(),
            labels,
        }
    }

    /// How many units have the words of a unit in them.
    pub fn n_containing(&self, idx: usize) -> usize {
        let words = self.slice(idx);
        self.slices.iter().filter(|slice| slice.contains(words)).count()
    }

    pub fn unit(&self, idx: usize) -> Option<&Unit> {
        self.units.get(idx)
    }

    pub fn slice(&self, idx: usize) -> &'a str {
        self.slices.get(idx).copied().unwrap_or_default()
    }

    /// A unit as it is compared.
    pub fn compared(&self, idx: usize) -> Cow<'_, str> {
        self.folded.get(idx).map_or_else(|| Cow::Owned(compared(self.slice(idx))), Cow::Borrowed)
    }

    pub fn sign(&self, idx: usize) -> Option<Sign> {
        self.signs.get(idx).copied().flatten()
    }

    pub fn is_tag_line(&self, idx: usize) -> bool {
        let behind = self.tag_runs.partition_point(|run| run.end <= idx);
        self.tag_runs.get(behind).is_some_and(|run| run.contains(&idx))
    }

    /// Whether a unit is a label that the page prints time and again.
    pub fn is_label(&self, idx: usize) -> bool {
        let hash = hash(self.slice(idx));
        let first = self.labels.partition_point(|known| *known < hash);
        self.labels.iter().skip(first).take(MIN_LABELS).filter(|known| **known == hash).count() == MIN_LABELS
    }

    pub fn is_copy(&self, idx: usize) -> bool {
        self.copies.get(idx).is_some_and(Option::is_some)
    }

    pub fn is_prose(&self, idx: usize) -> bool {
        self.unit(idx).is_some_and(Unit::is_prose) && self.sign(idx).is_none()
    }

    /// Units outside the body that carry a sign, in order.
    pub fn signed(&self, sign: Sign) -> impl Iterator<Item = usize> + '_ {
        self.signs.iter().enumerate().filter(move |(_, found)| **found == Some(sign)).map(|(idx, _)| idx)
    }

    /// The article's address: the first that is a page's, not a picture's.
    pub fn own_address(&self) -> Option<Span> {
        let is_line =
            |idx: &usize| matches!(self.sign(*idx), Some(Sign::Address | Sign::Stamp | Sign::Source)) || labelled_address(self.slice(*idx));
        (0..self.units.len()).filter(is_line).find_map(|idx| address_in(self.text, self.units.get(idx)?.span))
    }
}

/// `URL: https://…`, `Link: https://…`: a line that ends with an address and says little else.
fn labelled_address(slice: &str) -> bool {
    let head = slice.get(..slice.floor_char_boundary(32)).unwrap_or_default();
    slice.len() < 400 && head.contains("://") && slice.split(' ').count() <= 3
}

/// The first address of a page in a stretch.
fn address_in(text: &str, span: Span) -> Option<Span> {
    let slice = span.slice(text)?;
    let start = slice.find("http://").or_else(|| slice.find("https://")).or_else(|| slice.find("www."))?;
    let rest = slice.get(start..)?;
    let address = rest.split([' ', '\n', '\t', '"', '<', '>', '|']).next()?.trim_end_matches([',', ';', ')']);
    let is_page = !super::signs::is_file(address);
    let start = span.start() + start;
    is_page.then(|| Span::new(start, start + address.len()))
}

/// Units as they are compared, one behind the other; but for long paragraphs, which hardly anything asks for.
struct Folded {
    text: String,
    ends: Vec<usize>,
}

impl Folded {
    fn of(text: &str, units: &[Unit]) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len() / 4), ends: Vec::with_capacity(units.len()) };
        for unit in units {
            let slice = unit.slice(text);
            if is_worded(slice, unit) {
                compare(slice, &mut folded.text);
            }
            folded.ends.push(folded.text.len());
        }
        folded
    }

    /// `None` where the unit has to be read again.
    fn get(&self, idx: usize) -> Option<&str> {
        let start = idx.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.text.get(start..*self.ends.get(idx)?).filter(|folded| !folded.is_empty())
    }
}
