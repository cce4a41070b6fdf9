//! A control does what it says of itself.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlInputElement};

use crate::web::{
    actions, dispatch,
    dom::{self, WarnOnError as _},
    with_app,
};

/// Does what a control says of itself.
pub fn act(actor: &Element) {
    let picker = match actor.get_attribute("data-action").as_deref() {
        Some("open-file") => Some("file"),
        Some("words-open") => Some("words-file"),
        _ => None,
    };
    if let Some(picker) = picker {
        let picker = dom::by_id(picker).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        picker.iter().for_each(|picker| picker.click());
        return;
    }
    let scope = with_app(|app| app.state.scope).unwrap_or_default();
    if actor.get_attribute("data-action").as_deref() == Some("reload") {
        dom::window().location().reload().warn_on_error();
        return;
    }
    if let Some(msg) = actions::message(actor, scope) {
        dispatch(msg);
    }
}
