//! The visible text of a page, line by line.

use super::{
    VisiblePage,
    elements::{Inside, inside, is_inline, is_void},
    linked_data::Head,
    tags::{Name, Piece, Pieces, Tag},
};
use crate::{
    document::{
        glyph, lines,
        parse::{Element, Hint},
        steps,
    },
    span::Span,
};

/// Open elements that an end tag looks through for its own: pages nest a few dozen, hostile ones without end.
const DEPTH_SEARCHED: usize = 64;

/// Reads a page.
pub(in crate::document) fn read(html: &str) -> VisiblePage {
    let mut reader = Reader::default();
    for piece in Pieces::new(html) {
        match piece {
            Piece::Text(text) => reader.text(text),
            Piece::Open(tag) => reader.open(&tag),
            Piece::Close(name) => reader.close(name),
            Piece::Raw(name, tag, raw) => reader.head.raw(name.as_str(), &tag, raw),
        }
    }
    reader.flush();
    reader.page()
}

#[derive(Default)]
struct Reader {
    text: String,
    lines: Vec<Line>,
    open: Vec<(Name, Inside)>,
    head: Head,
    /// Where the line at hand starts in `text`, and what stands around its first letter.
    line_start: usize,
    line: Option<Inside>,
    n_letters: usize,
    n_linked: usize,
    /// Inside `<pre>` white space is text.
    n_pre: usize,
    /// Whether the line before ended at a `<br>`.
    is_after_br: bool,
}

struct Line {
    span: Span,
    inside: Inside,
    is_linked: bool,
}

impl Reader {
    fn around(&self) -> Inside {
        self.open.last().map(|(_, inside)| *inside).unwrap_or_default()
    }

    fn text(&mut self, text: &str) {
        let around = self.around();
        if around.is_hidden || text.is_empty() {
            return;
        }
        let mut at = 0;
        while let Some((char, len)) = glyph::decoded(text, at) {
            at += len;
            self.push(char, around);
        }
    }

    fn push(&mut self, char: char, around: Inside) {
        let is_space = char.is_ascii_whitespace();
        if is_space && self.n_pre > 0 && char == '\n' {
            self.flush();
        } else if is_space {
            let is_open = self.line_start < self.text.len() && !self.text.ends_with([' ', '\t']);
            if is_open {
                self.text.push(' ');
            }
        } else {
            if !char.is_whitespace() {
                self.line.get_or_insert(around);
            }
            self.n_letters += usize::from(char.is_alphanumeric());
            self.n_linked += usize::from(char.is_alphanumeric() && around.is_link);
            self.text.push(char);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        self.head.open(tag, self.around().is_article);
        match name {
            "br" => return self.break_line(),
            "td" | "th" => self.cell(),
            "hr" => self.flush(),
            "p" | "li" | "a" | "option" | "tr" => self.close_unclosed(tag.name),
            _ => {}
        }
        if !is_inline(name) && name != "td" && name != "th" {
            self.flush();
        }
        if is_void(name) || tag.attributes.ends_with('/') && !matches!(name, "p" | "div" | "a" | "span") {
            return;
        }
        self.n_pre += usize::from(name == "pre");
        self.open.push((tag.name, inside(self.around(), tag)));
    }

    /// `<p>` ends an open `<p>`, `<li>` an open `<li>` of the same list, `<a>` an open `<a>`.
    fn close_unclosed(&mut self, name: Name) {
        let is_end = |open: &str| matches!(open, "ul" | "ol" | "table" | "div" | "section" | "article" | "blockquote" | "td" | "body");
        let is_place = |(open, _): &(Name, Inside)| {
            steps::count(1);
            *open == name || is_end(open.as_str())
        };
        let depth = self.open.iter().rev().take(DEPTH_SEARCHED).position(is_place);
        let place = depth.map(|depth| self.open.len() - depth - 1);
        if let Some(place) = place.filter(|place| self.open.get(*place).is_some_and(|(open, _)| *open == name)) {
            self.open.truncate(place);
        }
    }

    fn close(&mut self, name: Name) {
        if !is_inline(name.as_str()) && !matches!(name.as_str(), "td" | "th") {
            self.flush();
        }
        let depth = self.open.iter().rev().take(DEPTH_SEARCHED).position(|(open, _)| {
            steps::count(1);
            *open == name
        });
        if let Some(depth) = depth {
            self.n_pre = self.n_pre.saturating_sub(usize::from(name.as_str() == "pre"));
            self.open.truncate(self.open.len() - depth - 1);
        }
    }

    /// Cells of a row stand on one line, a tab between two.
    fn cell(&mut self) {
        if self.line.is_some() {
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\t');
        }
    }

    fn break_line(&mut self) {
        self.flush();
        self.is_after_br = self.text.len() == self.line_start && !self.lines.is_empty();
    }

    /// Ends the line at hand.
    fn flush(&mut self) {
        let is_after_br = std::mem::take(&mut self.is_after_br);
        let line = self.line.take();
        let (n_letters, n_linked) = (std::mem::take(&mut self.n_letters), std::mem::take(&mut self.n_linked));
        let span = lines::visible(&self.text, Span::new(self.line_start, self.text.len()));
        let (Some(inside), Some(span)) = (line, span) else {
            self.text.truncate(self.line_start);
            return;
        };
        self.text.truncate(span.end());
        let is_linked = n_letters < 2 * n_linked;
        match self.lines.last_mut().filter(|last| is_after_br && goes_on(&self.text, last, span, inside)) {
            Some(last) => last.span = last.span.joined(span),
            None => self.lines.push(Line { span, inside, is_linked }),
        }
        self.text.push('\n');
        self.line_start = self.text.len();
    }

    fn page(mut self) -> VisiblePage {
        self.text.truncate(self.text.trim_end().len());
        let are_classes_right = self.is_text_inside(|inside| inside.is_outside || inside.is_outside_by_class);
        let are_elements_right = self.is_text_inside(|inside| inside.is_outside);
        let hint = |line: &Line| {
            let Inside { element, is_outside, is_outside_by_class, .. } = line.inside;
            let is_outside = is_outside && are_elements_right || is_outside_by_class && are_classes_right;
            (line.span, Hint { element, is_outside, is_linked: line.is_linked })
        };
        let lines = self.lines.iter().map(hint).collect();
        VisiblePage { text: self.text, lines, metadata: self.head.metadata() }
    }

    /// Some pages wrap their article into `class="widget"`, or into `<aside>`: where classes or elements would put most
    /// of the text outside, they mean something else.
    fn is_text_inside(&self, is_outside: impl Fn(&Inside) -> bool) -> bool {
        let long = self.lines.iter().filter(|line| 120 < line.span.len() && !line.is_linked);
        let (mut n_inside, mut n_outside) = (0, 0);
        for line in long {
            *(if is_outside(&line.inside) { &mut n_outside } else { &mut n_inside }) += line.span.len();
        }
        n_outside < 2 * n_inside || n_outside == 0
    }
}

/// Whether a line goes on behind a `<br>` in mid-sentence.
fn goes_on(text: &str, last: &Line, span: Span, inside: Inside) -> bool {
    let (slice, behind) = (last.span.slice(text).unwrap_or_default(), span.slice(text).unwrap_or_default());
    last.inside == inside
        && inside.element != Element::Tag
        && 40 <= slice.len()
        && !lines::ends_sentence(slice)
        && lines::starts_small(behind)
}
