//! How far a text is read, and whether a file is being written.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlProgressElement;

use crate::{editor::State, web::dom};

/// Draws both bars, and tells the page's own style and tests that one is.
pub fn draw(state: &State) {
    let reading = state.reading.as_ref();
    if let Some(body) = dom::document().body() {
        dom::set_flag(&body, "data-reading", reading.is_some());
    }
    dom::by_id("writing").iter().for_each(|row| dom::set_flag(row, "hidden", state.n_writing == 0));
    let Some(row) = dom::by_id("reading") else { return };
    let long = reading.filter(|reading| reading.is_long());
    dom::set_flag(&row, "hidden", long.is_none());
    let bar = dom::by_id("reading-bar").and_then(|bar| bar.dyn_into::<HtmlProgressElement>().ok());
    if let Some((bar, reading)) = bar.zip(long) {
        bar.set_value(f64::from(reading.percent));
    }
}
