//! The article: its blocks in reading order, its mentions as `<mark>`.
//!
//! Blocks stand as plain text from the start; a block gets its marks when it comes near the viewport, and again only
//! when they changed.

pub mod handles;
mod layout;
mod lines;
mod marks;
mod places;

use js_sys::Array;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{
    DomRect, DomRectList, Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::{
    annotation::AnnotationId,
    document::{Block, Role},
    editor::{Article, ArticleId, Focus, State, evidence},
    span::Span,
    web::{
        dom::{self, Build, WarnOnError as _},
        fields, highlights, selection, with_app,
    },
};

/// Articles of up to so many blocks are painted at once; of longer ones only what is near the viewport.
const N_BLOCKS_AT_ONCE: usize = 200;

/// The article on the page.
pub struct ArticleView {
    root: Element,
    fields: Element,
    text: Element,
    welcome: Element,
    shown: Option<Shown>,
    focus: Option<Focus>,
    held: Option<handles::Held>,
    places: Option<places::Version>,
    /// The column, in pixels, that moves by line keep to, and the focus that the last one led to.
    column: Option<(Focus, f64)>,
    next_column: Option<f64>,
    observer: IntersectionObserver,
    _on_near: Closure<dyn FnMut(Array)>,
}

/// What of which article is shown.
struct Shown {
    id: ArticleId,
    blocks: Vec<Block>,
    holders: Vec<Holder>,
}

/// The element that holds a block's text.
struct Holder {
    element: Element,
    is_near: bool,
    painted: Option<marks::Painted>,
}

impl ArticleView {
    /// Takes hold of the page's elements.
    pub fn new() -> Option<Self> {
        let on_near: Closure<dyn FnMut(Array)> = Closure::new(|entries: Array| {
            let near = entries.iter().filter_map(|entry| near_block(&entry.unchecked_into()));
            let near: Vec<usize> = near.collect();
            with_app(|app| app.view.paint_near(&app.state, &near));
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("1200px 0px");
        let observer = IntersectionObserver::new_with_options(on_near.as_ref().unchecked_ref(), &options).ok()?;
        Some(Self {
            root: dom::by_id("article")?,
            fields: dom::by_id("about")?,
            text: dom::by_id("text")?,
            welcome: dom::by_id("welcome")?,
            shown: None,
            focus: None,
            held: None,
            places: None,
            column: None,
            next_column: None,
            observer,
            _on_near: on_near,
        })
    }

    /// Draws what changed.
    pub fn draw(&mut self, state: &State) {
        dom::set_flag(&self.root, "hidden", state.article.is_none());
        dom::set_flag(&self.welcome, "hidden", state.article.is_some());
        self.root.class_list().toggle_with_force("shows-labels", state.shows_labels).map(|_| ()).warn_on_error();
        let Some(article) = &state.article else {
            self.shown = None;
            return;
        };
        let is_shown = self.shown.as_ref().is_some_and(|shown| shown.id == article.id && shown.blocks == article.document.blocks());
        if !is_shown {
            self.lay_out(article);
        }
        fields::draw(&self.fields, state, article);
        if let Some(shown) = &mut self.shown {
            shown
                .holders
                .iter_mut()
                .zip(&shown.blocks)
                .filter(|(holder, _)| holder.is_near)
                .for_each(|(holder, block)| marks::paint(holder, block.span, article, &state.filter));
        }
        self.draw_focus(state.focus, article);
        self.draw_handles(state.focus);
        self.draw_evidence(state, article);
        self.draw_places(state, article);
        let column = self.next_column.take().zip(state.focus).map(|(column, focus)| (focus, column));
        self.column = column.or(self.column.filter(|(focus, _)| Some(*focus) == state.focus));
    }

    /// Highlights where the field in focus was read.
    fn draw_evidence(&self, state: &State, article: &Article) {
        let spans = state.field.map(|name| evidence(article, name)).unwrap_or_default();
        let range = |span: &Span| selection::range(self.holder_of(*span)?, article.offsets.to_utf16(*span)?);
        highlights::set("evidence", &spans.iter().filter_map(range).collect::<Vec<_>>());
    }

    /// Brings a place of the text into view.
    pub fn show(&self, span: Span) {
        if let Some(holder) = self.holder_of(span) {
            unfold(holder);
            scroll_to(holder);
        }
    }

    /// Paints blocks that have come near the viewport.
    pub fn paint_near(&mut self, state: &State, block_idxs: &[usize]) {
        let Some((article, shown)) = state.article.as_ref().zip(self.shown.as_mut()) else { return };
        for block_idx in block_idxs {
            if let Some((holder, block)) = shown.holders.get_mut(*block_idx).zip(shown.blocks.get(*block_idx)) {
                holder.is_near = true;
                self.observer.unobserve(&holder.element);
                marks::paint(holder, block.span, article, &state.filter);
            }
        }
    }

    /// Paints all blocks.
    pub fn paint_all(&mut self, state: &State) {
        let n_blocks = self.shown.as_ref().map_or(0, |shown| shown.holders.len());
        self.paint_near(state, &(0..n_blocks).collect::<Vec<_>>());
    }

    /// Builds the blocks anew, as plain text.
    fn lay_out(&mut self, article: &Article) {
        self.observer.disconnect();
        let blocks = article.document.blocks();
        let is_painted_at_once = blocks.len() <= N_BLOCKS_AT_ONCE;
        let mut holders = vec![];
        let mut parts: Vec<Build> = vec![];
        let mut debris: Vec<(Build, Role)> = vec![];
        for (block_idx, block) in blocks.iter().enumerate() {
            let (frame, holder) = layout::laid_out(block_idx, block, article);
            if !is_painted_at_once {
                self.observer.observe(&holder);
            }
            holders.push(Holder { element: holder, is_near: is_painted_at_once, painted: None });
            if layout::is_debris(block.role) {
                debris.push((frame, block.role));
            } else {
                parts.extend(layout::folded(std::mem::take(&mut debris)));
                parts.push(frame);
            }
        }
        parts.extend(layout::folded(debris));
        dom::fill(&self.text, parts);
        if self.shown.as_ref().is_none_or(|shown| shown.id != article.id) {
            dom::window().scroll_to_with_x_and_y(0.0, 0.0);
            // From here the keys are the article's, not those of the button that opened it.
            let main = dom::by_id("main").and_then(|main| main.dyn_into::<HtmlElement>().ok());
            main.iter().for_each(|main| main.focus().warn_on_error());
        }
        self.shown = Some(Shown { id: article.id, blocks: blocks.to_vec(), holders });
        self.focus = None;
    }

    fn draw_focus(&mut self, focus: Option<Focus>, article: &Article) {
        for mark in dom::all(&self.text, "mark.is-focus") {
            mark.class_list().remove_1("is-focus").warn_on_error();
        }
        if let Some(Focus::Annotation(id)) = focus {
            for mark in self.marks_of(id) {
                mark.class_list().add_1("is-focus").warn_on_error();
            }
        }
        if self.focus == focus {
            return;
        }
        self.focus = focus;
        match focus {
            Some(Focus::Selection { span, .. }) => self.select(span, article),
            Some(Focus::Annotation(_)) | None => selection::clear(),
        }
    }

    fn select(&self, span: Span, article: &Article) {
        if let Some((holder, utf16)) = self.holder_of(span).zip(article.offsets.to_utf16(span))
            && selection::read() != Some(utf16)
        {
            selection::write(holder, utf16);
        }
    }

    fn marks_of(&self, id: AnnotationId) -> Vec<Element> {
        dom::all(&self.text, &format!("mark[data-id=\"a{}\"]", id.0))
    }

    fn holder_of(&self, span: Span) -> Option<&Element> {
        let shown = self.shown.as_ref()?;
        let block_idx = shown.blocks.iter().position(|block| block.span.covers(span))?;
        shown.holders.get(block_idx).map(|holder| &holder.element)
    }

    /// Brings the focus into view.
    pub fn reveal(&mut self, state: &State) {
        let Some((article, focus)) = state.article.as_ref().zip(state.focus) else { return };
        let Some(span) = article.span_of(focus) else { return };
        let block_idx = self.shown.as_ref().and_then(|shown| shown.blocks.iter().position(|block| block.span.covers(span)));
        self.paint_near(state, block_idx.as_slice());
        self.draw_focus(state.focus, article);
        let mark = match focus {
            Focus::Annotation(id) => self.marks_of(id).into_iter().next(),
            Focus::Selection { .. } => None,
        };
        if let Some(element) = mark.as_ref().or(self.holder_of(span)) {
            unfold(element);
            scroll_to(element);
        }
    }

    /// Where the focus stands, in the page's pixels from the article's corner.
    pub fn place_of_focus(&self, state: &State) -> Option<Place> {
        let article = state.article.as_ref()?;
        let rect = match state.focus? {
            Focus::Annotation(id) => last(&self.marks_of(id).last()?.get_client_rects())?,
            Focus::Selection { span, .. } => {
                let holder = self.holder_of(span)?;
                last(&selection::range(holder, article.offsets.to_utf16(span)?)?.get_client_rects()?)?
            }
        };
        Some(Place::between(&rect, &self.root.get_bounding_client_rect()))
    }
}

/// A place in the article, in pixels from its corner.
#[derive(Clone, Copy)]
pub struct Place {
    /// From the left edge.
    pub left: f64,
    /// To the lower edge of its last line.
    pub bottom: f64,
    /// How wide the article is.
    pub width: f64,
}

impl Place {
    fn between(rect: &DomRect, frame: &DomRect) -> Self {
        Self { left: rect.left() - frame.left(), bottom: rect.bottom() - frame.top(), width: frame.width() }
    }
}

/// The rectangle of the last line of something that may run over several.
fn last(rects: &DomRectList) -> Option<DomRect> {
    rects.get(rects.length().checked_sub(1)?)
}

fn near_block(entry: &IntersectionObserverEntry) -> Option<usize> {
    let block_idx = entry.target().get_attribute("data-block")?.parse().ok();
    block_idx.filter(|_| entry.is_intersecting())
}

fn unfold(element: &Element) {
    if let Ok(Some(folded)) = element.closest("details:not([open])") {
        dom::set_flag(&folded, "open", true);
    }
}

fn scroll_to(element: &Element) {
    let rect = element.get_bounding_client_rect();
    let height = dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    // Room for the toolbar above and the palette below.
    if 70.0 < rect.top() && rect.bottom() + 150.0 < height {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
