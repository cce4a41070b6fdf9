//! What of which article stands on the page: its blocks, laid out in slices, and painted near the viewport.
//!
//! Blocks stand in stretches of a dozen. Of a stretch that is far from the viewport the browser looks at one element only,
//! whatever is drawn: looking at each block instead took longer, in a text of a megabyte, than all else that a key costs.
//! Even so many elements are made in slices, so that the page answers between them; who needs a block that is not there
//! yet has the rest laid out at once.

use std::ops::Range;

use web_sys::{Element, IntersectionObserver};

use super::{layout, marks};
use crate::{
    document::Block,
    editor::{Article, ArticleId, Filter, ReadingId},
    span::Span,
    web::dom::{self, Build, WarnOnError as _},
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
    holders: Vec<marks::Holder>,
    /// The stretches that they stand in; the first ones of them stand on the page.
    stretches: Vec<Stretch>,
    /// Of what number of changes, and through which filter, the blocks near the viewport show the annotations.
    painted: Option<(u64, Filter)>,
    /// How often something was painted or came near.
    pub(super) n_paintings: u64,
}

/// Blocks that come near the viewport together.
struct Stretch {
    blocks: Range<usize>,
    /// `None` until it is laid out.
    element: Option<Element>,
    /// Whether it is so near the viewport that its marks count.
    is_near: bool,
}

impl Shown {
    /// Nothing yet of an article.
    pub(super) fn new(article: &Article) -> Self {
        let blocks = article.document.blocks().to_vec();
        let stretches = layout::stretches(&blocks).into_iter().map(|blocks| Stretch { blocks, element: None, is_near: false });
        Self {
            version: (article.id, article.reading),
            stretches: stretches.collect(),
            blocks,
            holders: vec![],
            painted: None,
            n_paintings: 0,
        }
    }

    /// Whether it is that article, if perhaps with other roles of its blocks.
    pub(super) fn is_same(&self, article: &Article) -> bool {
        let spans = self.blocks.iter().map(|block| block.span);
        self.version == (article.id, article.reading) && spans.eq(article.document.blocks().iter().map(|block| block.span))
    }

    /// Whether every block has its element.
    pub(super) fn is_complete(&self) -> bool {
        self.holders.len() == self.blocks.len()
    }

    /// Lays out the next blocks as plain text, or all that are left.
    pub(super) fn lay_out(&mut self, text: &Element, article: &Article, observer: &IntersectionObserver, is_all: bool) {
        let is_short = self.blocks.len() <= N_BLOCKS_AT_ONCE;
        let n_before = self.holders.len();
        let n_blocks = if is_short || is_all { usize::MAX } else { N_BLOCKS_IN_SLICE.max(n_before / SHARE_IN_SLICE) };
        let page = dom::document().create_document_fragment();
        for (stretch_idx, stretch) in self.stretches.iter_mut().enumerate().filter(|(_, stretch)| stretch.element.is_none()) {
            let element = layout::stretch(stretch_idx, self.blocks.get(stretch.blocks.clone()).unwrap_or_default());
            let (frames, holders) = framed(stretch.blocks.clone(), article);
            dom::fill(&element, frames);
            page.append_child(&element).map(|_| ()).warn_on_error();
            if !is_short {
                // The stretch has a box even while the browser skips what is in it.
                observer.observe(&element);
            }
            stretch.is_near = is_short;
            stretch.element = Some(element);
            self.holders.extend(holders);
            if n_blocks <= self.holders.len() - n_before {
                break;
            }
        }
        text.append_child(&page).map(|_| ()).warn_on_error();
    }

    /// Lays out anew the stretches of which a block has another role by now.
    pub(super) fn repair(&mut self, article: &Article) {
        let blocks = article.document.blocks();
        if self.blocks == blocks {
            return;
        }
        for stretch in &self.stretches {
            let Some(element) =
                stretch.element.as_ref().filter(|_| self.blocks.get(stretch.blocks.clone()) != blocks.get(stretch.blocks.clone()))
            else {
                continue;
            };
            let (frames, holders) = framed(stretch.blocks.clone(), article);
            dom::refill(element, frames);
            self.holders.splice(stretch.blocks.clone(), holders);
        }
        self.blocks = blocks.to_vec();
        self.painted = None;
    }

    /// Gives the blocks near the viewport the marks that stand now.
    pub(super) fn paint(&mut self, article: &Article, filter: &Filter) {
        let painted = Some((article.n_changes, filter.clone()));
        if self.painted != painted {
            self.painted = painted;
            self.n_paintings += 1;
            for stretch_idx in 0..self.stretches.len() {
                if self.stretches.get(stretch_idx).is_some_and(|stretch| stretch.is_near) {
                    self.paint_blocks(self.blocks_in(stretch_idx), article, filter);
                }
            }
        }
    }

    /// Gives every block its marks, as for a printer.
    pub(super) fn paint_all(&mut self, article: &Article, filter: &Filter) {
        self.n_paintings += 1;
        self.paint_blocks(0..self.holders.len(), article, filter);
    }

    fn paint_blocks(&mut self, block_idxs: Range<usize>, article: &Article, filter: &Filter) {
        let blocks = self.blocks.get(block_idxs.clone()).unwrap_or_default();
        let holders = self.holders.get_mut(block_idxs).unwrap_or_default();
        holders.iter_mut().zip(blocks).for_each(|(holder, block)| marks::paint(holder, block.span, article, filter));
    }

    /// Takes note that a stretch has come near the viewport, and paints it, or that it is no longer near.
    pub(super) fn note_near(&mut self, stretch_idx: usize, is_near: bool, article: &Article, filter: &Filter) {
        self.n_paintings += 1;
        let Some(stretch) = self.stretches.get_mut(stretch_idx) else { return };
        stretch.is_near = is_near || self.blocks.len() <= N_BLOCKS_AT_ONCE;
        if is_near {
            self.paint_blocks(self.blocks_in(stretch_idx), article, filter);
        }
    }

    fn blocks_in(&self, stretch_idx: usize) -> Range<usize> {
        self.stretches.get(stretch_idx).map_or(0..0, |stretch| stretch.blocks.clone())
    }

    /// The stretches that some of the text lies in.
    pub(super) fn stretches_of(&self, span: Span) -> Range<usize> {
        let blocks = self.blocks_of(span);
        let first = self.stretch_of(blocks.start).unwrap_or_default();
        first..self.stretch_of(blocks.end.saturating_sub(1)).map_or(first, |last| last + 1)
    }

    /// The stretch that a block stands in.
    fn stretch_of(&self, block_idx: usize) -> Option<usize> {
        self.stretches.partition_point(|stretch| stretch.blocks.start <= block_idx).checked_sub(1)
    }

    /// The blocks that some of the text lies in.
    pub(super) fn blocks_of(&self, span: Span) -> Range<usize> {
        let start = self.blocks.partition_point(|block| block.span.end() <= span.start());
        start..self.blocks.partition_point(|block| block.span.start() < span.end()).max(start)
    }

    /// The elements that hold some of the text, as far as they are laid out.
    pub(super) fn holders_of(&self, span: Span) -> impl Iterator<Item = &Element> {
        self.holders.get(self.blocks_of(span)).unwrap_or_default().iter().map(|holder| &holder.element)
    }

    /// The same as [`Self::holder_of`], if the block is near the viewport.
    pub(super) fn near_holder_of(&self, span: Span) -> Option<&Element> {
        let stretch_idx = self.stretch_of(self.blocks_of(span).next()?)?;
        self.stretches.get(stretch_idx).filter(|stretch| stretch.is_near)?;
        self.holder_of(span)
    }

    /// The element of the one block that holds all of some text.
    pub(super) fn holder_of(&self, span: Span) -> Option<&Element> {
        let block_idx = self.blocks_of(span).next().filter(|idx| self.blocks.get(*idx).is_some_and(|block| block.span.covers(span)))?;
        self.holders.get(block_idx).map(|holder| &holder.element)
    }
}

/// The frames of some blocks, debris folded away, and the elements that hold their texts.
fn framed(blocks: Range<usize>, article: &Article) -> (Vec<Build>, Vec<marks::Holder>) {
    let laid_out = blocks.clone().zip(article.document.blocks().get(blocks).unwrap_or_default());
    let laid_out = laid_out.map(|(block_idx, block)| (layout::laid_out(block_idx, block, article), block.role));
    let (frames, holders): (Vec<_>, Vec<_>) =
        laid_out.map(|((frame, element), role)| ((frame, role), marks::Holder { element, painted: None })).unzip();
    (layout::with_debris_folded(frames.into_iter()), holders)
}
