//! Two handles at the ends of the mention in focus, to be dragged. One drag is one step.

use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, Element, HtmlElement, PointerEvent};

use super::{ArticleView, last, lines::place_at};
use crate::{
    editor::{End, Focus, Msg, State, Unit},
    span::Utf16Span,
    web::{
        dom::{self, WarnOnError as _},
        selection,
    },
};

/// A pointer that moves less than so many pixels clicks, and does not drag.
const N_PIXELS_AT_REST: u32 = 4;

/// A handle that is held.
#[derive(Clone, Copy)]
pub(super) struct Held {
    end: End,
    /// Where the pointer took it, in pixels of the viewport.
    from: (i32, i32),
    /// Where the end would be put now.
    place: Option<(Utf16Span, Unit)>,
}

/// The end that a handle stands for.
pub fn end_of(handle: &Element) -> Option<End> {
    match handle.get_attribute("data-end")?.as_str() {
        "start" => Some(End::Start),
        "end" => Some(End::End),
        _ => None,
    }
}

impl ArticleView {
    /// Puts the handles at the ends of the mention in focus, or away.
    pub fn draw_handles(&self, focus: Option<Focus>) {
        let marks = match focus {
            Some(Focus::Annotation(_)) => self.focused.as_slice(),
            Some(Focus::Selection { .. }) | None => &[],
        };
        let first = marks.first().and_then(|mark| mark.get_client_rects().get(0));
        let last = marks.last().and_then(|mark| last(&mark.get_client_rects()));
        let handles = dom::all(&self.root, ":scope > .handle");
        if first.is_none() && last.is_none() {
            // Without asking where anything stands, which costs a layout of the page.
            handles.iter().for_each(|handle| dom::set_flag(handle, "hidden", true));
            return;
        }
        let frame = self.root.get_bounding_client_rect();
        for handle in handles {
            let is_start = end_of(&handle) == Some(End::Start);
            let rect = if is_start { first.as_ref() } else { last.as_ref() };
            dom::set_flag(&handle, "hidden", rect.is_none());
            if let Some(rect) = rect {
                put(&handle, rect, if is_start { rect.left() } else { rect.right() }, &frame);
            }
        }
    }

    /// Takes hold of a handle.
    pub fn hold(&mut self, end: End, event: &PointerEvent) {
        self.held = Some(Held { end, from: (event.client_x(), event.client_y()), place: None });
    }

    /// Follows the pointer with the handle that is held: what the mention would cover is selected.
    pub fn drag(&mut self, state: &State, event: &PointerEvent) {
        let Some(held) = &mut self.held else { return };
        let Some((article, Focus::Annotation(id))) = state.article.as_ref().zip(state.focus) else { return };
        let (x, y) = (event.client_x(), event.client_y());
        if held.place.is_none() && x.abs_diff(held.from.0).max(y.abs_diff(held.from.1)) < N_PIXELS_AT_REST {
            return;
        }
        let unit = if event.shift_key() || event.alt_key() { Unit::Character } else { Unit::Token };
        let at = dom::without_palette(|| place_at(f64::from(x), f64::from(y)));
        let Some((_, place)) = at else { return };
        held.place = Some((place, unit));
        let end = held.end;
        let dragged = article.dragged(id, end, place, unit);
        let utf16 = dragged.and_then(|span| article.offsets.to_utf16(span));
        if let Some((span, utf16)) = dragged.zip(utf16)
            && let Some(holder) = self.holder_of(span)
        {
            selection::write(holder, utf16);
        }
    }

    /// Lets the handle go; tells what came of it.
    pub fn let_go(&mut self) -> Option<Msg> {
        let held = self.held.take()?;
        self.has_dragged = held.place.is_some();
        selection::clear();
        held.place.map(|(place, unit)| Msg::EndDragged { end: held.end, place, unit })
    }

    /// Whether the handle that was held last was moved.
    pub fn has_dragged(&self) -> bool {
        self.has_dragged
    }

    /// Whether a handle is held.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }
}

fn put(handle: &Element, rect: &DomRect, x: f64, frame: &DomRect) {
    let Some(handle) = handle.dyn_ref::<HtmlElement>() else { return };
    let places = [("--left", x - frame.left()), ("--top", rect.top() - frame.top()), ("--height", rect.height())];
    for (name, pixels) in places {
        handle.style().set_property(name, &format!("{pixels:.1}px")).warn_on_error();
    }
}
