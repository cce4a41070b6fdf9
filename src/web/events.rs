//! What happens in the browser becomes messages. A few listeners on the whole page, none on a mention.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileList, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
};

use crate::{
    editor::{Key, Msg, message_of_key},
    web::{
        actions, dispatch,
        dom::{self, Listener, WarnOnError as _},
        frame, selection, with_app,
    },
};

/// Listens to everything that the page reacts to.
pub fn install() -> Vec<Listener> {
    let document = dom::document();
    let window = dom::window();
    vec![
        Listener::new(&document, "paste", on_paste),
        Listener::new(&document, "dragover", on_drag_over),
        Listener::new(&document, "dragleave", on_drag_leave),
        Listener::new(&document, "drop", on_drop),
        Listener::new(&document, "click", on_click),
        Listener::new(&document, "change", on_change),
        Listener::new(&document, "input", on_input),
        Listener::new(&document, "keydown", on_key_down),
        Listener::new(&document, "keyup", on_key_up),
        Listener::new(&document, "pointerup", on_pointer_up),
        Listener::new(&window, "resize", |_| {
            with_app(|app| frame::request(&mut app.view));
        }),
    ]
}

fn on_paste(event: &Event) {
    let is_own_field = dom::target(event).is_some_and(|target| dom::is_text_field(&target) && target.id() != "paste-here");
    let Some(clipboard) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    if is_own_field {
        return;
    }
    event.prevent_default();
    if let Some(file) = clipboard.files().and_then(|files| files.get(0)) {
        read_file(file);
        return;
    }
    paste_text(&clipboard);
}

fn paste_text(clipboard: &DataTransfer) {
    // Read as a value of the browser: a Rust string would have lost already what is no Unicode.
    let html = clipboard.get_data("text/html").unwrap_or_default();
    let get_data = js_sys::Reflect::get(clipboard, &JsValue::from_str("getData")).ok();
    let text = get_data.and_then(|get| get.dyn_ref::<js_sys::Function>()?.call1(clipboard, &JsValue::from_str("text/plain")).ok());
    let text: JsString = text.map_or_else(|| JsString::from(""), wasm_bindgen::JsCast::unchecked_into);
    let n_replaced = n_lone_surrogates(&text);
    dispatch(Msg::TextPasted { text: String::from(text), n_replaced, html });
}

/// Lone surrogates, each of which becomes U+FFFD in a Rust string.
fn n_lone_surrogates(text: &JsString) -> usize {
    let units = text.iter();
    char::decode_utf16(units).filter(Result::is_err).count()
}

fn on_drag_over(event: &Event) {
    event.prevent_default();
    dom::document().body().map(|body| body.class_list().add_1("is-dragging"));
}

fn on_drag_leave(event: &Event) {
    let is_outside = event.dyn_ref::<DragEvent>().is_some_and(|event| event.related_target().is_none());
    if is_outside {
        dom::document().body().map(|body| body.class_list().remove_1("is-dragging"));
    }
}

fn on_drop(event: &Event) {
    event.prevent_default();
    dom::document().body().map(|body| body.class_list().remove_1("is-dragging"));
    let Some(transfer) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
    match transfer.files() {
        Some(files) if files.length() > 0 => read_files(&files),
        _ => paste_text(&transfer),
    }
}

fn read_files(files: &FileList) {
    (0..files.length()).filter_map(|idx| files.get(idx)).for_each(read_file);
}

fn read_file(file: File) {
    spawn_local(async move {
        let name = file.name();
        let read = JsFuture::from(file.array_buffer()).await;
        dispatch(match read {
            Ok(buffer) => Msg::FileRead { name, bytes: Uint8Array::new(&buffer).to_vec() },
            Err(error) => Msg::FileFailed { name, reason: reason(&error) },
        });
    });
}

/// What the browser says about an error.
pub fn reason(error: &JsValue) -> String {
    let message = error.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
    message.or_else(|| error.as_string()).unwrap_or_else(|| "the browser gave no reason".to_owned())
}

fn on_click(event: &Event) {
    let Some(target) = dom::target(event) else { return };
    if target.id() == "overlay" {
        // A click beside a dialog comes to the dialog itself.
        dispatch(Msg::OverlayClosed);
        return;
    }
    let Ok(Some(actor)) = target.closest("[data-action], mark[data-id], #article") else { return };
    if actor.has_attribute("data-action") {
        act(&actor);
    } else if selection::is_collapsed() {
        let id = actor.get_attribute("data-id").and_then(|id| actions::annotation_id(&id));
        dispatch(id.map_or(Msg::FocusCleared, Msg::AnnotationFocused));
    }
}

fn act(actor: &Element) {
    if actor.get_attribute("data-action").as_deref() == Some("open-file") {
        let picker = dom::by_id("file").and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        picker.iter().for_each(|picker| picker.click());
        return;
    }
    let scope = with_app(|app| app.state.scope).unwrap_or_default();
    if let Some(msg) = actions::message(actor, scope) {
        dispatch(msg);
    }
}

fn on_change(event: &Event) {
    let Some(target) = dom::target(event) else { return };
    let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return };
    if input.id() == "file" {
        input.files().iter().for_each(read_files);
        // Else the same file could not be opened twice in a row.
        input.set_value("");
    } else if let Some(msg) = actions::message_of_input(input) {
        dispatch(msg);
    }
}

/// Text that came into the field for pasting without a paste: typed, dictated, or dropped.
fn on_input(event: &Event) {
    let target = dom::target(event);
    if let Some(search) = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>()).filter(|input| input.id() == "query") {
        dispatch(Msg::QueryTyped(search.value()));
        return;
    }
    let Some(field) = target.and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let text = field.value();
    if field.id() == "paste-here" && text.len() > 200 {
        field.set_value("");
        dispatch(Msg::TextPasted { text, n_replaced: 0, html: String::new() });
    }
}

fn on_key_down(event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let target = dom::target(event);
    if event.key() == "Escape" {
        target.iter().filter_map(|target| target.dyn_ref::<web_sys::HtmlElement>()).for_each(|field| field.blur().warn_on_error());
    }
    if event.key() == "Enter" && target.as_ref().is_some_and(|target| target.id() == "query") {
        // The best answer is the first one.
        let first = dom::document().query_selector("#overlay-content button[data-action]").ok().flatten();
        first.iter().for_each(act);
        event.prevent_default();
        return;
    }
    let is_typing = target.as_ref().is_some_and(dom::is_text_field);
    // Enter and the space bar press the button that has the keyboard's focus.
    let is_pressing =
        event.key() == "Enter" && target.is_some_and(|target| matches!(target.tag_name().as_str(), "BUTTON" | "SUMMARY" | "A"));
    if event.is_composing() || is_typing || is_pressing {
        return;
    }
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

fn on_key_up(event: &Event) {
    let is_shift = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Shift");
    // A selection that was moved by our own keys and is not drawn yet must not come back as the old one.
    let is_selecting = is_shift && with_app(|app| !app.view.is_behind()).unwrap_or_default();
    if is_selecting && dom::target(event).is_none_or(|target| !dom::is_text_field(&target)) {
        selection::read().into_iter().for_each(|span| dispatch(Msg::TextSelected(span)));
    }
}

fn on_pointer_up(event: &Event) {
    let is_on_control = dom::target(event).is_some_and(|target| matches!(target.closest("#palette, #panel, header, dialog"), Ok(Some(_))));
    if !is_on_control {
        selection::read().into_iter().for_each(|span| dispatch(Msg::TextSelected(span)));
    }
}
