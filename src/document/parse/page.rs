//! A page as it is being read: its units with their signs and copies, and where the article's body lies.

use super::{
    body, copies, headline,
    signs::{Sign, sign},
    units::{Unit, compared},
};
use crate::span::Span;

/// A paste cut into units, and what is known of each.
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub units: Vec<Unit>,
    pub signs: Vec<Option<Sign>>,
    /// For a copy the unit that is kept instead.
    pub copies: Vec<Option<usize>>,
    /// The units from the body's first to its last paragraph.
    pub body: std::ops::Range<usize>,
    pub headline: Option<usize>,
}

impl<'a> Page<'a> {
    /// Reads units. `title` and `url` are what markup around the text gave, empty where there was none.
    pub fn read(text: &'a str, units: Vec<Unit>, title: &str, url: &str) -> Self {
        let signs = units.iter().map(|unit| sign(text, unit)).collect();
        let copies = copies::copies(text, &units);
        let mut page = Self { text, units, signs, copies, body: 0..0, headline: None };
        page.body = body::find(&page);
        let slug = if url.is_empty() { page.own_address().map_or("", |span| span.slice(text).unwrap_or_default()) } else { url };
        page.headline = headline::find(&page, title, slug);
        page
    }

    pub fn unit(&self, idx: usize) -> Option<&Unit> {
        self.units.get(idx)
    }

    pub fn slice(&self, idx: usize) -> &'a str {
        self.units.get(idx).map_or("", |unit| unit.slice(self.text))
    }

    pub fn compared(&self, idx: usize) -> String {
        compared(self.slice(idx))
    }

    pub fn sign(&self, idx: usize) -> Option<Sign> {
        self.signs.get(idx).copied().flatten()
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
    slice.len() < 400 && slice.find("://").is_some_and(|at| at < 30) && slice.split(' ').count() <= 3
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
