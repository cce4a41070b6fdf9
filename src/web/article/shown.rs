//! What of which article stands on the page: its blocks, laid out in slices, and painted near the viewport.
//!
//! A block of a long article costs the browser nothing but its element until it comes near the viewport. Even so many
//! elements are made in slices, so that the page answers between them; who needs a block that is not there yet has the
//! rest laid out at once.

use web_sys::{Element, IntersectionObserver};

use super::{layout, marks};
use crate::{
    document::Block,
    editor::{Article, ArticleId, Filter, ReadingId},
    span::Span,
    web::dom::{self, WarnOnError as _},
};

/// Articles of up to so many blocks are laid out and painted at once; of longer ones only what is near the viewport is
/// painted.
const N_BLOCKS_AT_ONCE: usize = 200;

/// Blocks laid out at a time, some milliseconds; or an eighth of those that stand already, since each slice costs the
/// browser a look at all of them.
const N_BLOCKS_IN_SLICE: usize = 150;
const SHARE_IN_SLICE: usize = 8;

/// What of which article is shown.
pub(super) struct Shown {
    /// Which article, as which reading brought it.
    version: (ArticleId, ReadingId),
    /// The blocks as they were laid out.
    pub(super) blocks: Vec<Block>,
    /// Elements of the first ones of them.
    holders: Vec<Holder>,
    /// Those that wait for the line that folds them away.
    debris: layout::Debris,
    /// Of what number of changes, and through which filter, the blocks near the viewport show the annotations.
    painted: Option<(u64, Filter)>,
    /// How often something was painted or came near.
    pub(super) n_paintings: u64,
}

/// The elements of a block.
pub(super) struct Holder {
    /// The one that holds its text.
    pub(super) element: Element,
    /// Whether it is so near the viewport that its marks count.
    is_near: bool,
    pub(super) painted: Option<marks::Painted>,
}

impl Shown {
    /// Nothing yet of an article.
    pub(super) fn new(article: &Article) -> Self {
        let blocks = article.document.blocks().to_vec();
        Self {
            version: (article.id, article.reading),
            blocks,
            holders: vec![],
            debris: layout::Debris::default(),
            painted: None,
            n_paintings: 0,
        }
    }

    /// Whether it is that article with those blocks.
    pub(super) fn is_of(&self, article: &Article) -> bool {
        self.version == (article.id, article.reading) && self.blocks == article.document.blocks()
    }

    /// Whether it is that article, if with other blocks.
    pub(super) fn is_same(&self, article: &Article) -> bool {
        self.version == (article.id, article.reading)
    }

    /// Whether every block has its element.
    pub(super) fn is_complete(&self) -> bool {
        self.holders.len() == self.blocks.len()
    }

    /// Lays out the next blocks as plain text, or all that are left.
    pub(super) fn lay_out(&mut self, text: &Element, article: &Article, observer: &IntersectionObserver, is_all: bool) {
        let is_short = self.blocks.len() <= N_BLOCKS_AT_ONCE;
        let n_left = self.blocks.len() - self.holders.len();
        let n_blocks = if is_short || is_all { n_left } else { n_left.min(N_BLOCKS_IN_SLICE.max(self.holders.len() / SHARE_IN_SLICE)) };
        let frames = dom::document().create_document_fragment();
        for (block_idx, block) in self.blocks.iter().enumerate().skip(self.holders.len()).take(n_blocks) {
            let (frame, element) = layout::laid_out(block_idx, block, article);
            if !is_short {
                // The frame has a box even while the browser skips what is in it.
                observer.observe(&frame.clone().done());
            }
            self.holders.push(Holder { element, is_near: is_short, painted: None });
            layout::append(frame, block.role, &mut self.debris, &frames);
        }
        if self.is_complete() {
            self.debris.fold(&frames);
        }
        text.append_child(&frames).map(|_| ()).warn_on_error();
    }

    /// Gives the blocks near the viewport the marks that stand now.
    pub(super) fn paint(&mut self, article: &Article, filter: &Filter) {
        let painted = Some((article.n_changes, filter.clone()));
        if self.painted != painted {
            self.painted = painted;
            self.paint_if(article, filter, |holder| holder.is_near);
        }
    }

    /// Gives every block its marks, as for a printer.
    pub(super) fn paint_all(&mut self, article: &Article, filter: &Filter) {
        self.paint_if(article, filter, |_| true);
    }

    fn paint_if(&mut self, article: &Article, filter: &Filter, is_wanted: impl Fn(&Holder) -> bool) {
        self.n_paintings += 1;
        let holders = self.holders.iter_mut().zip(&self.blocks);
        holders.filter(|(holder, _)| is_wanted(holder)).for_each(|(holder, block)| marks::paint(holder, block.span, article, filter));
    }

    /// Takes note that a block has come near the viewport, and paints it, or that it is no longer near.
    pub(super) fn note_near(&mut self, block_idx: usize, is_near: bool, article: &Article, filter: &Filter) {
        self.n_paintings += 1;
        let Some((holder, block)) = self.holders.get_mut(block_idx).zip(self.blocks.get(block_idx)) else { return };
        holder.is_near = is_near || self.blocks.len() <= N_BLOCKS_AT_ONCE;
        if is_near {
            marks::paint(holder, block.span, article, filter);
        }
    }

    /// The blocks that a stretch of the text lies in.
    pub(super) fn blocks_of(&self, span: Span) -> std::ops::Range<usize> {
        let start = self.blocks.partition_point(|block| block.span.end() <= span.start());
        start..self.blocks.partition_point(|block| block.span.start() < span.end()).max(start)
    }

    /// The elements that hold the text of a stretch, as far as they are laid out.
    pub(super) fn holders_of(&self, span: Span) -> impl Iterator<Item = &Element> {
        self.holders.get(self.blocks_of(span)).unwrap_or_default().iter().map(|holder| &holder.element)
    }

    /// The same, if the block is near the viewport.
    pub(super) fn near_holder_of(&self, span: Span) -> Option<&Element> {
        let block_idx = self.blocks_of(span).next()?;
        self.holders.get(block_idx).filter(|holder| holder.is_near)?;
        self.holder_of(span)
    }

    /// The element of the one block that holds all of a stretch.
    pub(super) fn holder_of(&self, span: Span) -> Option<&Element> {
        let block_idx = self.blocks_of(span).next().filter(|idx| self.blocks.get(*idx).is_some_and(|block| block.span.covers(span)))?;
        self.holders.get(block_idx).map(|holder| &holder.element)
    }
}
