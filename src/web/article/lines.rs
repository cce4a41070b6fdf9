//! Places by sight: what stands one line above or below, and what stands under the pointer.

use wasm_bindgen::JsCast as _;
use web_sys::{DomRect, Element};

use super::{ArticleView, last};
use crate::{
    editor::{Article, State, Towards},
    span::{Span, Utf16Span},
    web::{dom, selection},
};

/// Where a line may end while a column is kept to: so many attempts, each half a line further, cross any gap of blocks.
const N_ATTEMPTS: u32 = 40;

impl ArticleView {
    /// The place one line from the selection: below its free end, or above.
    ///
    /// The column is that in which a row of such moves began.
    pub fn place_by_line(&mut self, state: &State, towards: Towards) -> Option<Utf16Span> {
        let article = state.article.as_ref()?;
        let span = article.span_of(state.focus?)?;
        let rect = self.rect_of(span, article, towards)?;
        let column = match self.column {
            Some((focus, column)) if Some(focus) == state.focus => column,
            _ => rect.left() + 1.0,
        };
        let rect = self.scrolled_into_reach(&rect, span, article, towards).unwrap_or(rect);
        let place = dom::without_palette(|| self.place_beside(&rect, column, towards));
        self.next_column = Some(column);
        place
    }

    fn rect_of(&self, span: Span, article: &Article, towards: Towards) -> Option<DomRect> {
        let rects = selection::range(self.holder_of(span)?, article.offsets.to_utf16(span)?)?.get_client_rects()?;
        if towards == Towards::Next { last(&rects) } else { rects.get(0) }
    }

    /// Scrolls until the lines beside the selection can be hit; hands back where the selection stands then.
    fn scrolled_into_reach(&self, rect: &DomRect, span: Span, article: &Article, towards: Towards) -> Option<DomRect> {
        let margin = 6.0 * rect.height();
        let height = dom::window().inner_height().ok()?.as_f64()?;
        let is_in_reach = margin < rect.top() && rect.bottom() + margin < height;
        if is_in_reach {
            return None;
        }
        dom::window().scroll_by_with_x_and_y(0.0, rect.top() - height / 2.0);
        self.rect_of(span, article, towards)
    }

    fn place_beside(&self, rect: &DomRect, column: f64, towards: Towards) -> Option<Utf16Span> {
        let step = rect.height() / 2.0;
        let middle = rect.top() + step;
        (2..N_ATTEMPTS).find_map(|attempt| {
            let way = if towards == Towards::Next { step } else { -step };
            let place = place_at(column, middle + way * f64::from(attempt))?;
            let is_shown = self.text.contains(Some(&place.0));
            is_shown.then_some(place.1)
        })
    }
}

/// The article's place under a point of the viewport, with the element that holds its text.
pub fn place_at(x: f64, y: f64) -> Option<(Element, Utf16Span)> {
    let (node, offset) = dom::caret_at(x, y)?;
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let holder = element.closest("[data-start]").ok()??;
    let start = selection::place(&node, offset)?;
    Some((holder, Utf16Span { start, end: start }))
}
