//! Keys become messages. What the browser does with a key is left to it where the keyboard's focus is on a control; arrows
//! go from control to control inside the palette, the panel and the dialog.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use crate::{
    editor::{Key, Msg, Towards, message_of_key},
    web::{
        controls, dispatch,
        dom::{self, WarnOnError as _},
        selection, with_app,
    },
};

/// Parts of the page whose controls arrows go through.
const GROUPS: &str = "#palette, #panel, #desk, #overlay-content, #overlay";

pub fn on_key_down(event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    if event.is_composing() {
        return;
    }
    let target = dom::target(event);
    let takes_all = with_app(|app| app.state.rebinding.is_some()).unwrap_or_default();
    let is_done =
        !takes_all && target.as_ref().is_some_and(|target| escaped(target, event) || answered(target, event) || roved(target, event));
    if is_done {
        event.prevent_default();
        return;
    }
    if takes_all || !target.as_ref().is_some_and(|target| is_controls(target, event)) {
        dispatch_key(event);
    }
}

fn dispatch_key(event: &KeyboardEvent) {
    let key = Key {
        key: event.key(),
        code: event.code(),
        is_command: event.ctrl_key() || event.meta_key(),
        is_shift: event.shift_key(),
        is_alt: event.alt_key(),
    };
    if let Some(msg) = with_app(|app| message_of_key(&key, &app.state)).flatten() {
        event.prevent_default();
        dispatch(msg);
    }
}

/// Whether a key is the control's that has the keyboard's focus: text goes into a field, Enter and the space bar press.
/// Escape is never: browsers would empty a search first, and close a dialog without a word to anyone.
fn is_controls(target: &Element, event: &KeyboardEvent) -> bool {
    let is_press = matches!(event.key().as_str(), "Enter" | " ");
    let is_pressed = matches!(target.tag_name().as_str(), "BUTTON" | "SUMMARY" | "A" | "INPUT");
    event.key() != "Escape" && (dom::is_text_field(target) || is_press && is_pressed)
}

/// Escape leads from a control back to the article, and from a field out of it.
fn escaped(target: &Element, event: &KeyboardEvent) -> bool {
    if event.key() != "Escape" {
        return false;
    }
    if matches!(target.closest("#palette, #panel, #about, #desk"), Ok(Some(_))) {
        let is_refused = target.has_attribute("aria-invalid");
        to_article();
        if is_refused {
            dispatch(Msg::RefusalsDismissed);
        }
        return true;
    }
    target.dyn_ref::<HtmlElement>().iter().for_each(|field| field.blur().warn_on_error());
    false
}

/// Enter takes the first answer of a search, which is the best, and does what the field is there for.
fn answered(target: &Element, event: &KeyboardEvent) -> bool {
    if event.key() == "Enter" && target.id() == "search-text" {
        dispatch(Msg::SearchStepped(if event.shift_key() { Towards::Previous } else { Towards::Next }));
        return true;
    }
    let done_by = match target.id().as_str() {
        "new-word" => Some("[data-action=word-add]"),
        "sure" => Some("#sure-accept:enabled"),
        _ => None,
    };
    if let Some(button) = done_by.filter(|_| event.key() == "Enter") {
        dom::document().query_selector(button).ok().flatten().iter().for_each(controls::act);
        return true;
    }
    let is_search = event.key() == "Enter" && target.id() == "query";
    if is_search {
        let answers = "#overlay-content :is(.choices, .articles) button[data-action]";
        dom::document().query_selector(answers).ok().flatten().iter().for_each(controls::act);
    }
    is_search
}

/// An arrow leads to the next control of the group.
fn roved(target: &Element, event: &KeyboardEvent) -> bool {
    let is_typing = dom::is_text_field(target);
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        "ArrowRight" if !is_typing => 1,
        "ArrowLeft" if !is_typing => -1,
        _ => return false,
    };
    let has_more = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    let group = target.closest(GROUPS).ok().flatten().filter(|_| !has_more);
    let Some(controls) = group.map(|group| dom::controls(&group)) else { return false };
    let Some(place) = controls.iter().position(|control| control == target) else { return false };
    let next = place.checked_add_signed(step).and_then(|next| controls.get(next));
    next.iter().for_each(|next| dom::focus(next));
    true
}

/// From here the keys are the article's.
pub fn to_article() {
    dom::by_id("main").iter().for_each(dom::focus);
}

pub fn on_key_up(event: &Event) {
    let is_shift = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Shift");
    // A selection that was moved by our own keys and is not drawn yet must not come back as the old one.
    let is_selecting = is_shift && with_app(|app| !app.view.is_behind()).unwrap_or_default();
    if is_selecting && dom::target(event).is_none_or(|target| !dom::is_text_field(&target)) {
        selection::read().into_iter().for_each(|span| dispatch(Msg::TextSelected(span)));
    }
}
