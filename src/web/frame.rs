//! One animation frame draws the whole state; each part redraws itself only where it changed.

use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::Element;

use crate::{
    editor::{Region, State, Towards},
    span::{Span, Utf16Span},
    web::{
        article::ArticleView,
        desk,
        dom::{self, WarnOnError as _},
        overlays::OverlayView,
        palette,
        panel::PanelView,
        progress,
        refusals::RefusalsView,
        room::Room,
        standing::StandingView,
        toolbar, with_app, work_through,
    },
};

/// What stands on the page now.
pub struct View {
    article: ArticleView,
    panel: PanelView,
    overlay: OverlayView,
    palette: Element,
    standing: StandingView,
    _room: Option<Room>,
    refusals: RefusalsView,
    /// Whether the focus is to be brought into view after the next drawing.
    pub has_to_reveal: bool,
    /// Where the keyboard's focus is to go after the next drawing.
    pub to_enter: Option<Region>,
    is_requested: bool,
    frame: Closure<dyn FnMut()>,
}

impl View {
    /// The page as it was served; `None` where it lacks an element.
    pub fn new() -> Option<Self> {
        let frame = Closure::new(|| {
            with_app(|app| app.view.draw(&app.state));
            // What drawing brought about, as by moving the keyboard's focus.
            work_through();
        });
        Some(Self {
            article: ArticleView::new()?,
            panel: PanelView::new()?,
            overlay: OverlayView::new()?,
            palette: dom::by_id("palette")?,
            standing: StandingView::new()?,
            _room: Room::new(),
            refusals: RefusalsView::default(),
            has_to_reveal: false,
            to_enter: None,
            is_requested: false,
            frame,
        })
    }

    fn draw(&mut self, state: &State) {
        self.is_requested = false;
        toolbar::draw(state);
        self.standing.draw(state);
        progress::draw(state);
        self.article.draw(state);
        self.panel.draw(state);
        desk::draw(state);
        if std::mem::take(&mut self.has_to_reveal) {
            self.article.reveal(state);
        }
        // Where things stand is asked for when all that moves them is written: each time before would cost a layout.
        self.article.draw_handles(state.focus);
        palette::draw(&self.palette, state, self.article.place_of_focus(state));
        self.overlay.draw(state);
        self.refusals.draw(state);
        if self.to_enter == Some(Region::Panel) {
            self.panel.draw_all(state);
        }
        self.to_enter.take().into_iter().for_each(enter);
    }

    /// Brings a place of the text into view.
    pub fn show(&self, span: Span) {
        self.article.show(span);
    }

    /// The place one line from the selection.
    pub fn place_by_line(&mut self, state: &State, towards: Towards) -> Option<Utf16Span> {
        self.article.place_by_line(state, towards)
    }

    /// The handles of the mention in focus are the article's.
    pub fn article(&mut self) -> &mut ArticleView {
        &mut self.article
    }

    /// The lists of a long article are drawn in tasks of their own.
    pub fn panel(&mut self) -> &mut PanelView {
        &mut self.panel
    }

    /// Whether the page shows an older state than there is, its selection included.
    pub fn is_behind(&self) -> bool {
        self.is_requested
    }
}

/// Puts the keyboard's focus onto the first control of a part of the page; of the palette, onto the label that stands.
fn enter(region: Region) {
    let (id, first) = match region {
        Region::Palette => ("palette", "button[aria-pressed=true]"),
        Region::Header => ("about", "input"),
        Region::Panel => ("panel", "li button"),
        Region::Search => ("search", "#search-text"),
        Region::Filter => ("filter", "summary"),
        Region::Standing => ("standing", "button"),
    };
    let Some(part) = dom::by_id(id) else { return };
    let chosen = part.query_selector(first).ok().flatten();
    chosen.or_else(|| dom::controls(&part).into_iter().next()).iter().for_each(dom::focus);
}

/// Has the page drawn in the next animation frame.
pub fn request(view: &mut View) {
    if !std::mem::replace(&mut view.is_requested, true) {
        let callback = view.frame.as_ref().unchecked_ref();
        dom::window().request_animation_frame(callback).map(|_| ()).warn_on_error();
    }
}
