//! The visible text of a page, line by line.

use std::ops::Range;

use super::{
    VisiblePage,
    content::{Tree, Weighed},
    elements::{Inside, inside, is_inline, is_void},
    linked_data::Head,
    tags::{Name, Piece, Pieces, Tag},
};
use crate::{
    document::{
        glyph, lines,
        parse::{Element, Hint, Place},
        steps,
    },
    span::Span,
};

/// Open elements that an end tag looks through for its own: pages nest a few dozen, hostile ones without end.
const DEPTH_SEARCHED: usize = 64;

/// So many bytes of paragraphs are an article, however much more classes or elements put outside.
const ENOUGH_BY_CLASS: usize = 2_000;
const ENOUGH_BY_ELEMENT: usize = 500;

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
    tree: Tree,
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
    n_letters: usize,
    n_linked: usize,
}

impl Line {
    /// More than half of its letters lead elsewhere.
    fn is_linked(&self) -> bool {
        self.n_letters < 2 * self.n_linked
    }

    fn weighed<'a>(&self, text: &'a str, is_outside: bool) -> Weighed<'a> {
        let text = self.span.slice(text).unwrap_or_default();
        Weighed { node: self.inside.node, text, n_letters: self.n_letters, n_linked: self.n_linked, is_outside }
    }
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
        let around = self.around();
        let mut inside = inside(around, tag);
        if !is_inline(name) && !inside.is_hidden {
            inside.node = self.tree.open(around.node, tag);
        }
        self.open.push((tag.name, inside));
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
        match self.lines.last_mut().filter(|last| is_after_br && goes_on(&self.text, last, span, inside)) {
            Some(last) => {
                last.span = last.span.joined(span);
                last.n_letters += n_letters;
                last.n_linked += n_linked;
            }
            None => self.lines.push(Line { span, inside, n_letters, n_linked }),
        }
        self.text.push('\n');
        self.line_start = self.text.len();
    }

    fn page(mut self) -> VisiblePage {
        self.text.truncate(self.text.trim_end().len());
        let are_classes_right = self.is_text_inside(ENOUGH_BY_CLASS, |inside| inside.is_outside || inside.is_outside_by_class);
        let are_elements_right = self.is_text_inside(ENOUGH_BY_ELEMENT, |inside| inside.is_outside);
        let is_outside = |inside: Inside| inside.is_outside && are_elements_right || inside.is_outside_by_class && are_classes_right;
        let weighed = self.lines.iter().map(|line| line.weighed(&self.text, is_outside(line.inside)));
        let article = std::mem::take(&mut self.tree).article(weighed);
        let hint = |line: &Line| {
            let Inside { element, is_paragraph, node, .. } = line.inside;
            let (is_outside, is_linked) = (is_outside(line.inside), line.is_linked());
            (line.span, Hint { element, is_outside, is_linked, is_paragraph, place: place(&article, node) })
        };
        let lines = self.lines.iter().map(hint).collect();
        VisiblePage { text: self.text, lines, metadata: self.head.metadata() }
    }

    /// Some pages wrap their article into `class="widget"`, or into `<aside>`: where classes or elements would put most
    /// of the text outside, they mean something else.
    fn is_text_inside(&self, enough: usize, is_outside: impl Fn(&Inside) -> bool) -> bool {
        let long = self.lines.iter().filter(|line| 120 < line.span.len() && !line.is_linked());
        let (mut n_inside, mut n_outside) = (0, 0);
        for line in long {
            *(if is_outside(&line.inside) { &mut n_outside } else { &mut n_inside }) += line.span.len();
        }
        n_outside < 2 * n_inside || n_outside == 0 || enough < n_inside
    }
}

/// Where a node stands, by the nodes that hold the article.
fn place(article: &[Range<u32>], node: u32) -> Place {
    let behind = article.partition_point(|range| range.end <= node);
    match article.get(behind) {
        _ if article.is_empty() => Place::Unknown,
        Some(range) if range.contains(&node) => Place::Article,
        _ => Place::Elsewhere,
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
