//! Lines, and which of them belong to one paragraph.
//!
//! A line break inside a sentence joins where the next line starts small, or where the text was wrapped at a width:
//! nearly every line ends where the next word would not have fitted. Width is told from the whole text, since one
//! paragraph of two lines says nothing.

use super::{
    glyph::{Class, class, glyph},
    tokens::is_starter,
};
use crate::span::Span;

/// Widths at which mail and wire copy are wrapped. Below are columns of short items, above one paragraph a line.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;

/// So many of a thousand breaks must be explained by a width for the text to count as wrapped.
const WRAPPED_SHARE: usize = 700;

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Without white space at its ends.
    pub span: Span,
    /// Whether a blank line, or nothing, stands before it.
    pub is_after_blank: bool,
    /// Columns before it.
    pub indent: usize,
}

/// The lines of a text that are not blank. `\r\n`, `\r\r\n` and the line separator end lines as well.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(text.len() / 64);
    let mut start = 0;
    let mut is_after_blank = true;
    // Most texts have none of the rarer line ends anywhere.
    let may_split = ['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'].iter().any(|end| text.contains(*end));
    for raw in text.split_inclusive('\n') {
        let span = Span::new(start, start + raw.len());
        start = span.end();
        if may_split && raw.trim_end_matches(['\r', '\n']).contains(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
            for part in parts(raw, span.start()) {
                add(text, part, &mut is_after_blank, &mut lines);
            }
        } else {
            add(text, span, &mut is_after_blank, &mut lines);
        }
    }
    lines
}

/// The pieces between rarer line ends.
fn parts(raw: &str, mut start: usize) -> impl Iterator<Item = Span> + '_ {
    raw.split_inclusive(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}', '\n']).map(move |part| {
        let span = Span::new(start, start + part.len());
        start = span.end();
        span
    })
}

fn add(text: &str, span: Span, is_after_blank: &mut bool, lines: &mut Vec<Line>) {
    match visible(text, span) {
        Some(visible) => {
            lines.push(Line { span: visible, is_after_blank: *is_after_blank, indent: visible.start() - span.start() });
            *is_after_blank = false;
        }
        None => *is_after_blank = true,
    }
}

/// The span without white space and invisible characters at its ends.
pub(super) fn visible(text: &str, span: Span) -> Option<Span> {
    let slice = span.slice(text)?;
    let is_edge = |char: char| matches!(class(char), Class::Space | Class::Invisible);
    let trimmed = slice.trim_start_matches(is_edge);
    let start = span.start() + slice.len() - trimmed.len();
    let end = start + trimmed.trim_end_matches(is_edge).len();
    (start < end).then(|| Span::new(start, end))
}

/// Whether each line goes on in the next, for `Document::plain`.
pub(super) fn joins(text: &str, lines: &[Line]) -> Vec<bool> {
    let width = wrap_width(text, lines);
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let mut joins: Vec<bool> = pairs.map(|(line, next)| !next.is_after_blank && is_joined(text, *line, *next, width)).collect();
    joins.push(false);
    joins
}

fn is_joined(text: &str, line: Line, next: Line, width: Option<usize>) -> bool {
    let (slice, behind) = (line.span.slice(text).unwrap_or_default(), next.span.slice(text).unwrap_or_default());
    if starts_item(behind) || is_address(slice) || slice.contains('\t') && behind.contains('\t') {
        return false;
    }
    let is_full = width.is_some_and(|width| is_full(slice, line.indent, behind, width));
    is_full || !ends_sentence(slice) && (starts_small(behind) || ends_open(slice) && !is_starter(first_word(behind)))
}

/// Whether a line is nothing but one address.
pub(super) fn is_address(slice: &str) -> bool {
    !slice.contains(char::is_whitespace) && slice.contains("://") && !slice.contains("](")
}

fn first_word(slice: &str) -> &str {
    slice.split(|char: char| !char.is_alphabetic()).next().unwrap_or_default()
}

/// The width at which a text was wrapped.
pub(super) fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let mut breaks: Vec<(usize, usize)> = Vec::with_capacity(lines.len());
    breaks.extend(lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| !next.is_after_blank).filter_map(|(line, next)| {
        let (slice, behind) = (line.span.slice(text)?, next.span.slice(text)?);
        (!starts_item(behind) && !slice.contains("://")).then(|| (line.indent + n_columns(slice), n_columns(first_piece(behind))))
    }));
    let mut counts = [0_usize; 131];
    for (n_columns, _) in &breaks {
        if let Some(count) = counts.get_mut(*n_columns) {
            *count += 1;
        }
    }
    let n_breaks: usize = breaks.len();
    // A line or two may stick out: a long title, an address, a dash without spaces.
    let n_outliers = (n_breaks / 20).max(1);
    let mut n_longer = n_breaks - counts.iter().sum::<usize>();
    for width in WIDTHS.rev() {
        let n_here = counts.get(width).copied().unwrap_or_default();
        if n_outliers < n_longer {
            return None;
        }
        let n_full = if n_here == 0 { 0 } else { breaks.iter().filter(|(line, next)| *line <= width && width < line + 1 + next).count() };
        if 3 <= n_full && WRAPPED_SHARE * n_breaks <= 1_000 * n_full {
            return Some(width);
        }
        n_longer += n_here;
    }
    None
}

/// Whether the next line's first word would not have fitted into a line.
pub(super) fn is_full(slice: &str, indent: usize, behind: &str, width: usize) -> bool {
    // The width is that of the longest line, not of the margin: two columns of grace.
    let n_columns_here = indent + n_columns(slice);
    // An address cannot be broken, and stands out over any margin.
    let is_too_long = width + 2 < n_columns_here && !slice.contains("://");
    !is_too_long && width <= n_columns_here + 3 + n_columns(first_piece(behind))
}

fn first_piece(slice: &str) -> &str {
    slice.split([' ', '\t']).next().unwrap_or_default()
}

fn n_columns(slice: &str) -> usize {
    // Continuation bytes of UTF-8 are no columns of their own.
    slice.bytes().filter(|byte| byte & 0xC0 != 0x80).count()
}

/// Whether a line ends as sentences do, closing quotes and brackets aside.
pub(super) fn ends_sentence(slice: &str) -> bool {
    // `…the U.S.` goes on as often as not; what follows decides.
    if let [.., b'.', letter, b'.'] = slice.as_bytes()
        && letter.is_ascii_alphabetic()
    {
        return false;
    }
    let bare = slice.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '*', '_']);
    bare.ends_with(['.', '!', '?', '…', ':', '。', '؟', '۔', ';']) || bare.ends_with("â€¦")
}

/// Whether a line cannot be the end of anything: it stops at a comma, a joining word, an article.
pub(super) fn ends_open(slice: &str) -> bool {
    if slice.ends_with(',') {
        return 40 < slice.len();
    }
    let word = slice.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    slice.len() > 40
        && matches!(
            word,
            "the"
                | "a"
                | "an"
                | "of"
                | "and"
                | "or"
                | "to"
                | "in"
                | "for"
                | "with"
                | "by"
                | "at"
                | "from"
                | "on"
                | "that"
                | "which"
                | "as"
                | "his"
                | "her"
                | "its"
                | "their"
                | "was"
                | "were"
                | "is"
                | "are"
                | "has"
                | "had"
                | "have"
                | "be"
                | "said"
                | "between"
                | "than"
                | "into"
                | "will"
                | "would"
        )
}

/// Whether a line starts with a small letter.
pub(super) fn starts_small(slice: &str) -> bool {
    glyph(slice, 0).is_some_and(|glyph| glyph.char.is_lowercase())
}

/// Whether a line starts a list's item: a bullet, a dash, a number with its point.
pub(super) fn starts_item(slice: &str) -> bool {
    let mut chars = slice.chars();
    match chars.next() {
        Some('•' | '●' | '▪' | '◦' | '‣' | '·' | '■' | '►' | '➢' | '✔') => true,
        Some('-' | '*' | '–' | '+') => chars.next().is_some_and(char::is_whitespace),
        Some(char) if char.is_ascii_digit() => is_numbered_item(slice),
        Some('(') => is_numbered_item(chars.as_str()),
        _ => false,
    }
}

/// `1. `, `12) `: a short number, its sign, a space.
fn is_numbered_item(slice: &str) -> bool {
    let n_digits = slice.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let rest = slice.get(n_digits..).unwrap_or_default();
    (1..=2).contains(&n_digits) && (rest.starts_with(". ") || rest.starts_with(") "))
}
