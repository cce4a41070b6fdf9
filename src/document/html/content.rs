//! Which elements hold the article: of all containers the one whose own paragraphs say the most.
//!
//! A paragraph counts for the element around it, half for the one around that, and less for those further out. So
//! the box that holds the paragraphs themselves wins over the page that holds everything, and one column of
//! paragraphs wins over fifty readers' comments in a box each, which have more text together.

use std::ops::Range;

use super::tags::Tag;
use crate::document::steps;

/// More elements than pages have; behind them text counts for the last.
const MOST_NODES: usize = 200_000;

/// Outer elements that a paragraph counts for.
const DEPTH_COUNTED: usize = 5;

/// Shorter lines are no paragraphs.
const SHORTEST: usize = 25;

/// An element that makes blocks.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    parent: u32,
    /// What its tag promises, in hundredths of a point.
    promise: i32,
    /// What its text is worth, in hundredths of a point.
    score: i32,
    n_lines: u32,
    n_children: u32,
    /// Letters of its own lines and of those inside; of these such that lead elsewhere.
    n_letters: u32,
    n_linked: u32,
}

impl Node {
    /// Adds what its tag promises; what leads elsewhere lessens all of it.
    fn promised(&mut self) {
        let n_text = i64::from(self.n_letters.saturating_sub(self.n_linked));
        let score = i64::from(self.score.saturating_add(self.promise)) * n_text / i64::from(self.n_letters.max(1));
        self.score = i32::try_from(score).unwrap_or_default();
    }
}

/// The tree of elements that make blocks, as far as its text can be weighed.
#[derive(Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// A line as it is weighed.
pub(super) struct Weighed<'a> {
    pub node: u32,
    pub text: &'a str,
    pub n_letters: usize,
    pub n_linked: usize,
    /// Navigation and the like.
    pub is_outside: bool,
}

impl Tree {
    /// The node of an element inside of `parent`.
    pub fn open(&mut self, parent: u32, tag: &Tag<'_>) -> u32 {
        if self.nodes.is_empty() {
            self.nodes.push(Node::default());
        }
        if MOST_NODES <= self.nodes.len() {
            return parent;
        }
        let node = u32::try_from(self.nodes.len()).unwrap_or_default();
        self.nodes.push(Node { parent, promise: promise(tag), ..Node::default() });
        if let Some(parent) = self.node_mut(parent) {
            parent.n_children += 1;
        }
        node
    }

    fn node(&self, node: u32) -> Node {
        self.nodes.get(node as usize).copied().unwrap_or_default()
    }

    fn node_mut(&mut self, node: u32) -> Option<&mut Node> {
        self.nodes.get_mut(node as usize)
    }

    /// The nodes that hold the article, in order; none where there is no paragraph.
    pub fn article<'a>(mut self, lines: impl Iterator<Item = Weighed<'a>> + Clone) -> Vec<Range<u32>> {
        for line in lines.clone() {
            if let Some(node) = self.node_mut(line.node) {
                node.n_lines += 1;
                node.n_letters += u32::try_from(line.n_letters).unwrap_or_default();
                node.n_linked += u32::try_from(line.n_linked).unwrap_or_default();
            }
        }
        for line in lines {
            self.weigh(&line);
        }
        self.sum_letters();
        self.nodes.iter_mut().filter(|node| 0 < node.score).for_each(Node::promised);
        let best = (0..).zip(&self.nodes).max_by_key(|(idx, node)| (node.score, std::cmp::Reverse(*idx)));
        let Some(best) = best.filter(|(_, node)| 0 < node.score).map(|(idx, _)| idx) else { return vec![] };
        self.with_siblings(self.widened(best))
    }

    fn weigh(&mut self, line: &Weighed<'_>) {
        if line.text.len() < SHORTEST || line.is_outside || line.n_letters < 2 * line.n_linked {
            return;
        }
        let n_commas = line.text.chars().filter(|char| matches!(char, ',' | '،' | '、' | '，')).count();
        let points = 100 + 100 * n_commas.min(20) + line.text.len().min(300);
        let points = i32::try_from(points).unwrap_or_default();
        // A box with one line in it is a paragraph by another name.
        let own = self.node(line.node);
        let mut at = if own.n_lines == 1 && own.n_children == 0 { own.parent } else { line.node };
        for depth in 0..DEPTH_COUNTED {
            steps::count(1);
            let share = match depth {
                0 => points,
                1 => points / 2,
                depth => points / (3 * i32::try_from(depth).unwrap_or(1)),
            };
            let Some(node) = self.node_mut(at) else { return };
            node.score = node.score.saturating_add(share);
            if at == 0 {
                return;
            }
            at = node.parent;
        }
    }

    fn sum_letters(&mut self) {
        for idx in (1..self.nodes.len()).rev() {
            let Some(node) = self.nodes.get(idx).copied() else { continue };
            if let Some(parent) = self.node_mut(node.parent) {
                parent.n_letters += node.n_letters;
                parent.n_linked += node.n_linked;
            }
        }
    }

    /// Where the elements around hold several good ones, or are better themselves, the article is all of them.
    fn widened(&self, best: u32) -> u32 {
        let mut top = best;
        let mut last = self.node(best).score;
        let floor = last / 6;
        let mut at = self.node(best).parent;
        for _ in 0..DEPTH_COUNTED {
            let node = self.node(at);
            if at == 0 || node.score < floor {
                break;
            }
            if last < node.score {
                top = at;
                break;
            }
            last = node.score;
            at = node.parent;
        }
        top
    }

    /// The node behind the last that is inside of `node`: nodes stand in the order in which they were opened.
    fn end(&self, node: u32) -> u32 {
        let first = node as usize + 1;
        let n_inside = self.nodes.get(first..).unwrap_or_default().iter().take_while(|other| node <= other.parent).count();
        steps::count(n_inside);
        u32::try_from(first + n_inside).unwrap_or(u32::MAX)
    }

    /// The best node and those beside it that are paragraphs, or nearly as good.
    fn with_siblings(&self, best: u32) -> Vec<Range<u32>> {
        if best == 0 {
            return std::iter::once(0..u32::MAX).collect();
        }
        let Node { parent, score, .. } = self.node(best);
        let floor = (score / 5).max(1000);
        let mut ranges = vec![];
        let mut at = parent + 1;
        let end = self.end(parent);
        while at < end {
            let behind = self.end(at);
            let node = self.node(at);
            let is_paragraph = node.n_children == 0 && 80 < node.n_letters && node.n_linked * 4 < node.n_letters;
            if at == best || floor <= node.score || is_paragraph {
                match ranges.last_mut().filter(|last: &&mut Range<u32>| last.end == at) {
                    Some(last) => last.end = behind,
                    None => ranges.push(at..behind),
                }
            }
            at = behind;
        }
        ranges
    }
}

/// What an element promises by its tag. Classes are not asked: on pages of many makes their words mislead as often as
/// they help.
fn promise(tag: &Tag<'_>) -> i32 {
    match tag.name.as_str() {
        "div" | "article" | "section" | "main" => 500,
        "pre" | "td" | "blockquote" => 300,
        "address" | "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" => -300,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => -500,
        _ => 0,
    }
}
