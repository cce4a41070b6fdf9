//! The stream of tags and texts that HTML is, however broken.
//!
//! Every byte is looked at a bounded number of times: a tag without an end is text, and the next `<` ends the search.

use crate::document::steps;

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text between tags, entities and all.
    Text(&'a str),
    Open(Tag<'a>),
    Close(Name),
    /// The inside of an element whose content is no markup, such as a script.
    Raw(Name, Tag<'a>, &'a str),
}

/// An element's name in small letters, cut after ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    bytes: [u8; 10],
    len: usize,
}

impl Name {
    fn new(name: &str) -> Self {
        let mut bytes = [0; 10];
        for (byte, char) in bytes.iter_mut().zip(name.bytes()) {
            *byte = char.to_ascii_lowercase();
        }
        Self { bytes, len: name.len().min(10) }
    }

    pub fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// An opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub name: Name,
    /// What stands between the name and `>`.
    pub attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute, entities and all; `""` where it has none.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        attributes(self.attributes).find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// Names and values. Quotes of both kinds and none are read.
fn attributes(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == '/');
        let n_name = rest.find(|char: char| char.is_ascii_whitespace() || matches!(char, '=' | '/')).unwrap_or(rest.len());
        // A stray `=` is no name, and must not stop the reading.
        let n_name = if n_name == 0 && !rest.is_empty() { 1 } else { n_name };
        let (name, behind) = rest.split_at_checked(n_name)?;
        if name.is_empty() {
            return None;
        }
        let value = behind.trim_start().strip_prefix('=').map(str::trim_start);
        let Some(value) = value else {
            rest = behind;
            return Some((name, ""));
        };
        let quote = value.chars().next().filter(|char| matches!(char, '"' | '\''));
        let (inside, end) = match quote {
            Some(quote) => (value.get(1..)?, value.get(1..)?.find(quote)),
            None => (value, value.find(|char: char| char.is_ascii_whitespace())),
        };
        let len = end.unwrap_or(inside.len());
        rest = inside.get(len + usize::from(quote.is_some())..).unwrap_or_default();
        Some((name, inside.get(..len)?))
    })
}

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "noscript", "template"];

/// The pieces of a page.
pub(super) struct Pieces<'a> {
    html: &'a str,
    at: usize,
    /// Raw elements whose end was looked for in vain: looking again for each of them would not be linear.
    unclosed: Vec<Name>,
    /// No `-->` stands behind this place.
    is_without_comment_end: bool,
}

impl<'a> Pieces<'a> {
    pub fn new(html: &'a str) -> Self {
        Self { html, at: 0, unclosed: vec![], is_without_comment_end: false }
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn text(&mut self, len: usize) -> Piece<'a> {
        let text = self.rest().get(..len).unwrap_or_default();
        self.at += len;
        Piece::Text(text)
    }

    /// What starts with the `<` at hand: a tag, a comment, or a sign.
    fn markup(&mut self) -> Piece<'a> {
        let rest = self.rest();
        if rest.starts_with("<!--") {
            return self.comment();
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return match tag_len(rest) {
                Some(len) => self.skipped(len),
                None => self.text(1),
            };
        }
        let is_close = rest.starts_with("</");
        let name_at = 1 + usize::from(is_close);
        let behind = rest.get(name_at..).unwrap_or_default();
        let n_name = behind.find(|char: char| !char.is_ascii_alphanumeric() && char != '-' && char != ':').unwrap_or(behind.len());
        let starts_with_letter = behind.starts_with(|char: char| char.is_ascii_alphabetic());
        let Some(len) = tag_len(rest).filter(|_| starts_with_letter) else { return self.text(1) };
        let name = Name::new(behind.get(..n_name).unwrap_or_default());
        self.at += len;
        if is_close {
            return Piece::Close(name);
        }
        let attributes = rest.get(name_at + n_name..len - 1).unwrap_or_default();
        self.opened(Tag { name, attributes })
    }

    fn opened(&mut self, tag: Tag<'a>) -> Piece<'a> {
        let is_raw = RAW.contains(&tag.name.as_str()) && !self.unclosed.contains(&tag.name) && !tag.attributes.ends_with('/');
        if !is_raw {
            return Piece::Open(tag);
        }
        let rest = self.rest();
        let is_end = |at: &usize| {
            let name = rest.get(at + 2..at + 2 + tag.name.len);
            name.is_some_and(|name| name.eq_ignore_ascii_case(tag.name.as_str()))
        };
        let Some(len) = rest.match_indices("</").map(|(at, _)| at).find(is_end) else {
            self.unclosed.push(tag.name);
            return Piece::Open(tag);
        };
        self.at += len;
        Piece::Raw(tag.name, tag, rest.get(..len).unwrap_or_default())
    }

    fn comment(&mut self) -> Piece<'a> {
        let len = if self.is_without_comment_end { None } else { self.rest().find("-->") };
        let Some(len) = len else {
            self.is_without_comment_end = true;
            return self.text(1);
        };
        self.skipped(len + 3)
    }

    fn skipped(&mut self, len: usize) -> Piece<'a> {
        self.at += len;
        Piece::Text("")
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let rest = self.rest();
        match rest.find('<') {
            None if rest.is_empty() => None,
            None => Some(self.text(rest.len())),
            Some(0) => Some(self.markup()),
            Some(len) => Some(self.text(len)),
        }
    }
}

/// The longest tag: attributes carry pictures these days.
const LONGEST_TAG: usize = 1 << 20;

/// The length of a tag up to its `>`, quotes respected; `None` where another `<` comes first.
fn tag_len(rest: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in rest.bytes().enumerate().skip(1).take(LONGEST_TAG) {
        steps::count(1);
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            // A quote opens a value only behind `=`: elsewhere it is a slip.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    None
}
