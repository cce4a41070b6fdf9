//! How far a text is read.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlProgressElement;

use crate::{editor::State, web::dom};

/// Draws the bar while a long text is read, and tells the page's own style and tests that one is.
pub fn draw(state: &State) {
    let reading = state.reading.as_ref();
    if let Some(body) = dom::document().body() {
        dom::set_flag(&body, "data-reading", reading.is_some());
    }
    let Some(row) = dom::by_id("reading") else { return };
    let long = reading.filter(|reading| reading.is_long());
    dom::set_flag(&row, "hidden", long.is_none());
    let bar = dom::by_id("reading-bar").and_then(|bar| bar.dyn_into::<HtmlProgressElement>().ok());
    if let Some((bar, reading)) = bar.zip(long) {
        bar.set_value(f64::from(reading.percent));
    }
}
