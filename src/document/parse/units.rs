//! Units: the lines and paragraphs of a paste before they have roles, with what can be counted about each.

use std::sync::LazyLock;

use super::super::{
    glyph::{Class, class, glyph, is_ideograph},
    lines::{self, Line},
    steps,
};
use crate::span::Span;

/// A line that is at least so long is prose, not a menu's: a sentence may run over its end.
const PROSE_LINE: usize = 80;

/// What the markup around a unit says; plain text says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::document) struct Hint {
    pub element: Element,
    /// Inside navigation, sidebars, footers, forms.
    pub is_outside: bool,
    /// More than half of its letters lead elsewhere.
    pub is_linked: bool,
    /// In an element for paragraphs.
    pub is_paragraph: bool,
    pub place: Place,
}

/// Where a unit stands by the page's elements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::document) enum Place {
    /// There are no elements.
    #[default]
    Unknown,
    /// In the container that holds most of the text.
    Article,
    Elsewhere,
}

impl Hint {
    /// A paragraph of the article, however short.
    pub fn is_own_paragraph(self) -> bool {
        self.is_paragraph && self.place == Place::Article && self.element == Element::Text && !self.is_outside && !self.is_linked
    }

    pub fn is_heading(self) -> bool {
        matches!(self.element, Element::Title | Element::Heading)
    }
}

/// What a unit's markup says that it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::document) enum Element {
    /// A paragraph, or nothing was said.
    #[default]
    Text,
    /// `<h1>`.
    Title,
    /// `<h2>` to `<h6>`.
    Heading,
    /// An item of a list.
    Item,
    /// Text under a picture.
    Caption,
    /// Key words.
    Tag,
    /// Inside a quotation.
    Quote,
}

/// A paragraph, heading, menu entry: a line, or several that one sentence or width joins.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub span: Span,
    pub hint: Hint,
    pub n_words: usize,
    /// Words that do not start with a capital.
    pub n_small: usize,
    /// Whether it ends as sentences do.
    pub is_closed: bool,
}

impl Unit {
    pub fn new(text: &str, span: Span, hint: Hint) -> Self {
        let slice = span.slice(text).unwrap_or_default();
        let (n_words, n_small) = word_counts(slice);
        Self { span, hint, n_words, n_small, is_closed: lines::ends_sentence(slice) }
    }

    pub fn slice<'a>(&self, text: &'a str) -> &'a str {
        self.span.slice(text).unwrap_or_default()
    }

    /// Whether it reads as sentences rather than as a title or a menu.
    pub fn is_prose(&self) -> bool {
        let is_running = self.n_words <= 2 * self.n_small;
        is_running && (self.n_words >= 20 || self.n_words >= 8 && self.is_closed)
    }
}

/// What an ASCII character is to words. All but the rest stand for themselves, so that no glyph has to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Small,
    Capital,
    /// Parts words.
    Parting,
    /// Parts what is compared, and is counted as a part of its word.
    Inner,
    /// Not read: apostrophes.
    Passed,
    /// What only a glyph tells.
    Other,
}

/// The kind of every byte. Looked up, since a choice at every letter costs more than the letter.
static KINDS: LazyLock<[Kind; 256]> = LazyLock::new(|| std::array::from_fn(|byte| u8::try_from(byte).map_or(Kind::Other, kind)));

fn kind(byte: u8) -> Kind {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' => Kind::Small,
        b'A'..=b'Z' => Kind::Capital,
        b' ' | b'\n' | b'\r' | b'\t' | b'/' | b'|' => Kind::Parting,
        b'\'' => Kind::Passed,
        b'&' | 0..b' ' | 0x7f.. => Kind::Other,
        _ => Kind::Inner,
    }
}

/// How many bytes from a place on are ASCII letters and digits.
pub(super) fn n_plain(slice: &str, at: usize) -> usize {
    let n_plain = slice.as_bytes().get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    steps::count(n_plain);
    n_plain
}

/// Reads the bytes from a place on that stand for themselves, and says how many they are.
fn read_plain(slice: &str, at: usize, mut read: impl FnMut(Kind, u8)) -> usize {
    let kinds: &[Kind; 256] = &KINDS;
    let mut n_plain = 0;
    for byte in slice.as_bytes().get(at..).unwrap_or_default() {
        let kind = kinds.get(usize::from(*byte)).copied().unwrap_or(Kind::Other);
        if kind == Kind::Other {
            break;
        }
        n_plain += 1;
        read(kind, *byte);
    }
    steps::count(n_plain);
    n_plain
}

/// Words, and how many of them start small. In scripts without capitals all do.
fn word_counts(slice: &str) -> (usize, usize) {
    let (mut n_words, mut n_small, mut is_inside) = (0, 0, false);
    let mut at = 0;
    loop {
        at += read_plain(slice, at, |kind, _| {
            let is_letter = matches!(kind, Kind::Small | Kind::Capital);
            n_words += usize::from(is_letter && !is_inside);
            n_small += usize::from(kind == Kind::Small && !is_inside);
            is_inside = is_letter || is_inside && kind != Kind::Parting;
        });
        let Some(glyph) = glyph(slice, at) else { return (n_words, n_small) };
        at += glyph.len;
        match class(glyph.char) {
            Class::Letter | Class::Digit => {
                if !is_inside || is_ideograph(glyph.char) {
                    n_words += 1;
                    n_small += usize::from(!glyph.char.is_uppercase());
                }
                is_inside = true;
            }
            Class::Space => is_inside = false,
            Class::Mark => is_inside = is_inside && !matches!(glyph.char, '/' | '—' | '|'),
            Class::Invisible | Class::Apostrophe => {}
        }
    }
}

/// The units of a text but for a stretch that is set aside.
pub(super) fn units(text: &str, aside: Option<Span>) -> Vec<Unit> {
    let mut lines: Vec<Line> = lines::lines(text);
    if let Some(aside) = aside {
        // A label's line goes on with the text.
        let is_cut = |line: &&mut Line| line.span.start() < aside.end() && aside.end() < line.span.end();
        if let Some(line) = lines.iter_mut().find(is_cut)
            && let Some(rest) = lines::visible(text, Span::new(aside.end(), line.span.end()))
        {
            line.span = rest;
        }
        lines.retain(|line| line.span.end() <= aside.start() || aside.end() <= line.span.start());
        let first_behind = lines.partition_point(|line| line.span.start() < aside.end());
        lines.iter_mut().skip(first_behind).take(1).for_each(|line| line.is_after_blank = true);
    }
    let width = lines::wrap_width(text, &lines);
    let mut units: Vec<Unit> = vec![];
    let mut open: Option<Span> = None;
    for (idx, line) in lines.iter().enumerate() {
        steps::count(1);
        let span = open.map_or(line.span, |span| span.joined(line.span));
        let goes_on = lines.get(idx + 1).is_some_and(|next| goes_on(text, *line, *next, width, open.is_some()));
        open = goes_on.then_some(span);
        if !goes_on {
            let (hint, n_signs) = markdown(span.slice(text).unwrap_or_default());
            units.push(Unit::new(text, Span::new(span.start() + n_signs, span.end()), hint));
        }
    }
    units
}

/// What Markdown's signs say, and how many bytes they are: `# Title`, `## Heading`, `> quotation`.
fn markdown(slice: &str) -> (Hint, usize) {
    let n_signs = slice.bytes().take(7).take_while(|byte| *byte == b'#').count();
    let is_spaced = slice.as_bytes().get(n_signs) == Some(&b' ');
    let element = match n_signs {
        1 if is_spaced => Element::Title,
        2..=6 if is_spaced => Element::Heading,
        0 if slice.starts_with("> ") => Element::Quote,
        _ => Element::Text,
    };
    let len = match element {
        Element::Text => 0,
        Element::Quote => 2,
        _ => n_signs + 1,
    };
    let rest = slice.get(len..).unwrap_or_default();
    if rest.trim().is_empty() {
        return (Hint::default(), 0);
    }
    (Hint { element, ..Hint::default() }, len + rest.len() - rest.trim_start().len())
}

/// Whether a line goes on in the next. Among menus and key words a small letter says nothing: only prose joins.
fn goes_on(text: &str, line: Line, next: Line, width: Option<usize>, is_open: bool) -> bool {
    let (slice, behind) = (line.span.slice(text).unwrap_or_default(), next.span.slice(text).unwrap_or_default());
    if is_bullet(slice) {
        return !lines::starts_item(behind);
    }
    if next.is_after_blank
        || is_byline(behind)
        || is_picture_label(slice)
        || lines::starts_item(behind)
        || lines::is_address(slice)
        || lines::is_address(behind)
    {
        return false;
    }
    if width.is_some_and(|width| lines::is_full(slice, line.indent, behind, width)) && !slice.starts_with('#') {
        return true;
    }
    if lines::ends_sentence(slice) {
        return false;
    }
    // What starts small without going on from another line are key words.
    if !is_open && lines::starts_small(slice) {
        return false;
    }
    let is_long = PROSE_LINE <= slice.len();
    (40 <= slice.len() && lines::starts_small(behind)) || (is_long && lines::ends_open(slice))
}

/// `by: Name`, `by Name Name`: small first, and yet no sentence goes on with it.
fn is_byline(slice: &str) -> bool {
    let rest = slice.strip_prefix("by ").or_else(|| slice.strip_prefix("by: "));
    slice.len() < 80 && rest.is_some_and(|rest| rest.starts_with(char::is_uppercase)) && !lines::ends_sentence(slice)
}

/// `Media caption …`: the text under a picture ends with its line.
fn is_picture_label(slice: &str) -> bool {
    ["Media caption", "Image caption", "Image copyright", "Image source"].iter().any(|label| slice.starts_with(label))
}

/// A bullet that stands alone on its line; its text is on the next.
fn is_bullet(slice: &str) -> bool {
    matches!(slice, "•" | "●" | "▪" | "◦" | "·" | "*" | "-")
}

/// A stretch as it is compared: letters and digits in small, words parted by one space.
pub(super) fn compared(slice: &str) -> String {
    let mut compared = String::with_capacity(slice.len());
    compare(slice, &mut compared);
    compared
}

/// Appends a stretch as it is compared.
pub(super) fn compare(slice: &str, compared: &mut String) {
    let start = compared.len();
    let mut is_open = false;
    let mut at = 0;
    loop {
        at += read_plain(slice, at, |kind, byte| {
            let is_letter = matches!(kind, Kind::Small | Kind::Capital);
            if is_letter || is_open && kind != Kind::Passed {
                compared.push(if is_letter { char::from(byte.to_ascii_lowercase()) } else { ' ' });
                is_open = is_letter;
            }
        });
        let Some(glyph) = glyph(slice, at) else { break };
        at += glyph.len;
        match class(glyph.char) {
            Class::Letter | Class::Digit => {
                compared.extend(glyph.char.to_lowercase());
                is_open = true;
            }
            Class::Space | Class::Mark if is_open => {
                compared.push(' ');
                is_open = false;
            }
            Class::Space | Class::Mark | Class::Apostrophe | Class::Invisible => {}
        }
    }
    if start < compared.len() && !is_open {
        compared.pop();
    }
}

/// A word's hash: to look words up without keeping them.
pub(super) fn hash(word: &str) -> u64 {
    hash_of(word.bytes())
}

/// The hash of bytes, FNV-1a.
pub(super) fn hash_of(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
