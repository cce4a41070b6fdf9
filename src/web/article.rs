//! The article: its blocks in reading order, its mentions as `<mark>`.
//!
//! A long text stands as plain lines while it has no structure, then as blocks without marks while it is read. A block gets
//! its marks when it comes near the viewport, and others only when they changed.

pub mod handles;
mod layout;
mod lines;
mod marks;
mod places;
mod shown;

use js_sys::Array;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{
    DomRect, DomRectList, Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use self::shown::Shown;
use crate::{
    annotation::AnnotationId,
    editor::{Article, Focus, Reading, ReadingId, State, evidence},
    span::Span,
    web::{
        dom::{self, WarnOnError as _},
        fields, highlights, selection, with_app,
    },
};

/// The article on the page.
pub struct ArticleView {
    root: Element,
    fields: Element,
    text: Element,
    welcome: Element,
    shown: Option<Shown>,
    /// The reading whose text stands there without structure.
    previewed: Option<ReadingId>,
    /// The marks of the mention in focus.
    focused: Vec<Element>,
    is_slice_due: bool,
    focus: Option<Focus>,
    held: Option<handles::Held>,
    has_dragged: bool,
    places: Option<places::Version>,
    /// The column, in pixels, that moves by line keep to, and the focus that the last one led to.
    column: Option<(Focus, f64)>,
    next_column: Option<f64>,
    observer: IntersectionObserver,
    _on_near: Closure<dyn FnMut(Array)>,
}

impl ArticleView {
    /// Takes hold of the page's elements.
    pub fn new() -> Option<Self> {
        let on_near: Closure<dyn FnMut(Array)> = Closure::new(|entries: Array| {
            let seen: Vec<(usize, bool)> = entries.iter().filter_map(|entry| seen_stretch(&entry.unchecked_into())).collect();
            with_app(|app| app.view.article().note_near(&app.state, &seen));
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
            previewed: None,
            focused: vec![],
            is_slice_due: false,
            focus: None,
            held: None,
            has_dragged: false,
            places: None,
            column: None,
            next_column: None,
            observer,
            _on_near: on_near,
        })
    }

    /// Draws what changed.
    pub fn draw(&mut self, state: &State) {
        let article = on_page(state);
        let previewed = state.reading.as_ref().filter(|reading| reading.is_shown && article.is_none());
        dom::set_flag(&self.root, "hidden", article.is_none() && previewed.is_none());
        dom::set_flag(&self.welcome, "hidden", article.is_some() || previewed.is_some());
        self.root.class_list().toggle_with_force("shows-labels", state.shows_labels).map(|_| ()).warn_on_error();
        dom::by_id("about").iter().for_each(|about| dom::set_flag(about, "hidden", article.is_none()));
        self.preview(previewed);
        let Some(article) = article else {
            self.shown = None;
            return;
        };
        match &mut self.shown {
            Some(shown) if shown.is_same(article) => shown.repair(article),
            _ => self.lay_out(article),
        }
        fields::draw(&self.fields, state, article);
        if let Some(shown) = &mut self.shown {
            shown.paint(article, &state.filter);
        }
        self.draw_focus(state.focus, article);
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
            scroll_to(holder, &|| Some(holder.get_bounding_client_rect()));
        }
    }

    /// Takes note of stretches that have come near the viewport or left it.
    fn note_near(&mut self, state: &State, seen: &[(usize, bool)]) {
        let Some((article, shown)) = on_page(state).zip(self.shown.as_mut()) else { return };
        seen.iter().for_each(|(stretch_idx, is_near)| shown.note_near(*stretch_idx, *is_near, article, &state.filter));
        self.draw_focus(state.focus, article);
        self.draw_places(state, article);
    }

    /// Has every mark drawn, as for a printer.
    pub fn paint_all(&mut self, state: &State) {
        let Some((article, shown)) = on_page(state).zip(self.shown.as_mut()) else { return };
        shown.lay_out(&self.text, article, &self.observer, true);
        shown.paint_all(article, &state.filter);
        self.draw_focus(state.focus, article);
    }

    /// Shows a text's first lines, once.
    fn preview(&mut self, reading: Option<&Reading>) {
        let id = reading.map(|reading| reading.id);
        if self.previewed == id {
            return;
        }
        self.previewed = id;
        if let Some(reading) = reading {
            self.shown = None;
            dom::fill(&self.text, layout::preview(reading.text.plain()));
            go_to_top();
        }
    }

    /// Builds the blocks anew, as plain text; of a long article the first ones, the others in tasks of their own.
    fn lay_out(&mut self, article: &Article) {
        self.observer.disconnect();
        let mut shown = Shown::new(article);
        dom::fill(&self.text, []);
        shown.lay_out(&self.text, article, &self.observer, false);
        go_to_top();
        self.shown = Some(shown);
        self.focus = None;
        self.have_slice_laid_out();
    }

    fn have_slice_laid_out(&mut self) {
        if self.shown.as_ref().is_some_and(|shown| !shown.is_complete()) && !std::mem::replace(&mut self.is_slice_due, true) {
            dom::later(0, || {
                with_app(|app| app.view.article().lay_out_slice(&app.state));
            });
        }
    }

    fn lay_out_slice(&mut self, state: &State) {
        self.is_slice_due = false;
        if let Some((article, shown)) = on_page(state).zip(self.shown.as_mut())
            && shown.is_same(article)
        {
            shown.lay_out(&self.text, article, &self.observer, false);
            self.have_slice_laid_out();
        }
    }

    fn draw_focus(&mut self, focus: Option<Focus>, article: &Article) {
        for mark in self.focused.drain(..) {
            mark.class_list().remove_1("is-focus").warn_on_error();
        }
        if let Some(Focus::Annotation(id)) = focus {
            self.focused = self.marks_of(id, article);
            for mark in &self.focused {
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

    fn marks_of(&self, id: AnnotationId, article: &Article) -> Vec<Element> {
        let Some((shown, annotation)) = self.shown.as_ref().zip(article.annotations.annotation(id)) else { return vec![] };
        let selector = format!("mark[data-id=\"a{}\"]", id.0);
        shown.holders_of(annotation.span).flat_map(|holder| dom::all(holder, &selector)).collect()
    }

    fn holder_of(&self, span: Span) -> Option<&Element> {
        self.shown.as_ref()?.holder_of(span)
    }

    /// Brings the focus into view.
    pub fn reveal(&mut self, state: &State) {
        let Some((article, focus)) = state.article.as_ref().zip(state.focus) else { return };
        let Some((span, shown)) = article.span_of(focus).zip(self.shown.as_mut()) else { return };
        if shown.holders_of(span).next().is_none() {
            shown.lay_out(&self.text, article, &self.observer, true);
        }
        for stretch_idx in shown.stretches_of(span) {
            shown.note_near(stretch_idx, true, article, &state.filter);
        }
        self.draw_focus(state.focus, article);
        let mark = match focus {
            Focus::Annotation(_) => self.focused.first().cloned(),
            Focus::Selection { .. } => None,
        };
        if let Some(element) = mark.as_ref().or(self.holder_of(span)) {
            unfold(element);
            scroll_to(element, &|| match focus {
                Focus::Annotation(_) => Some(element.get_bounding_client_rect()),
                Focus::Selection { .. } => Some(selection::range(element, article.offsets.to_utf16(span)?)?.get_bounding_client_rect()),
            });
        }
    }

    /// Where the focus stands, in the page's pixels from the article's corner.
    pub fn place_of_focus(&self, state: &State) -> Option<Place> {
        let article = state.article.as_ref()?;
        let rect = match state.focus? {
            Focus::Annotation(_) => last(&self.focused.last()?.get_client_rects())?,
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
}

impl Place {
    fn between(rect: &DomRect, frame: &DomRect) -> Self {
        Self { left: rect.left() - frame.left(), bottom: rect.bottom() - frame.top() }
    }
}

/// The rectangle of the last line of something that may run over several.
fn last(rects: &DomRectList) -> Option<DomRect> {
    rects.get(rects.length().checked_sub(1)?)
}

/// The article that stands on the page: the one to be corrected, or one that is still being read.
fn on_page(state: &State) -> Option<&Article> {
    match &state.reading {
        Some(reading) if reading.is_shown => reading.article.as_ref(),
        _ => state.article.as_ref(),
    }
}

/// Which stretch of the article it is, and whether it is near the viewport.
fn seen_stretch(entry: &IntersectionObserverEntry) -> Option<(usize, bool)> {
    let stretch_idx = entry.target().get_attribute("data-stretch")?.parse().ok()?;
    Some((stretch_idx, entry.is_intersecting()))
}

/// Shows a new text from its start; from here the keys are the article's, not those of the button that opened it.
fn go_to_top() {
    dom::window().scroll_to_with_x_and_y(0.0, 0.0);
    dom::by_id("main").iter().for_each(dom::focus);
}

fn unfold(element: &Element) {
    if let Ok(Some(folded)) = element.closest("details:not([open])") {
        dom::set_flag(&folded, "open", true);
    }
}

/// Brings a part of an element into the room that is free of what stays in sight, if it is not there already; `place` gives
/// where that part is now.
fn scroll_to(element: &Element, place: &dyn Fn() -> Option<DomRect>) {
    let (top, bottom) = free_room();
    let distance = || place().map(|rect| (rect, f64::midpoint(top, bottom))).filter(|(rect, _)| rect.top() < top || bottom < rect.bottom());
    if distance().is_none() {
        return;
    }
    // Blocks that the browser skipped so far get their true height on the way.
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    if let Some((rect, middle)) = distance() {
        dom::window().scroll_by_with_x_and_y(0.0, f64::midpoint(rect.top(), rect.bottom()) - middle);
    }
}

/// The part of the window, from its upper edge, that neither the bar nor the palette and the desk lie over.
fn free_room() -> (f64, f64) {
    let height = dom::window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let style = dom::window().get_computed_style(&dom::document_element()).ok().flatten();
    let padding = |name: &str| style.as_ref()?.get_property_value(name).ok()?.strip_suffix("px")?.parse::<f64>().ok();
    (padding("scroll-padding-top").unwrap_or(70.0), height - padding("scroll-padding-bottom").unwrap_or(150.0))
}
