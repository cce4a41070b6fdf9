//! What happens in the browser becomes messages. A few listeners on the whole page, none on a mention.

use js_sys::JsString;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{
    BeforeUnloadEvent, ClipboardEvent, DataTransfer, DragEvent, Element, Event, HtmlInputElement, HtmlTextAreaElement, MouseEvent,
    PointerEvent,
};

use crate::{
    annotation::AnnotationId,
    editor::Msg,
    web::{
        actions,
        article::handles::end_of,
        changes, controls, dispatch,
        dom::{self, Listener, WarnOnError as _},
        files, frame, keyboard, named, selection, with_app,
    },
};

/// Listens to everything that the page reacts to.
pub fn install() -> Vec<Listener> {
    let document = dom::document();
    let window = dom::window();
    // A way out of the dialog that is the browser's own, as a gesture, or Escape where no control has the keyboard.
    let dialog = dom::by_id("overlay").map(|dialog| Listener::new(&dialog, "cancel", on_cancel));
    let listeners = vec![
        Listener::new(&document, "paste", on_paste),
        Listener::new(&document, "dragover", on_drag_over),
        Listener::new(&document, "dragleave", on_drag_leave),
        Listener::new(&document, "drop", on_drop),
        Listener::new(&document, "click", on_click),
        Listener::new(&document, "change", on_change),
        Listener::new(&document, "input", on_input),
        Listener::new(&document, "keydown", keyboard::on_key_down),
        Listener::new(&document, "keyup", keyboard::on_key_up),
        Listener::new(&document, "pointerdown", on_pointer_down),
        Listener::new(&document, "pointermove", on_pointer_move),
        Listener::new(&document, "pointerup", on_pointer_up),
        Listener::new(&document, "pointercancel", on_pointer_cancel),
        Listener::new(&document, "focusin", on_focus_in),
        // Paper shows all blocks, also those that were never near the viewport.
        Listener::new(&window, "beforeprint", |_| {
            with_app(|app| app.view.article().paint_all(&app.state));
        }),
        Listener::new(&window, "beforeunload", on_before_unload),
        Listener::new(&window, "resize", |_| {
            with_app(|app| frame::request(&mut app.view));
        }),
    ];
    listeners.into_iter().chain(dialog).collect()
}

fn on_cancel(event: &Event) {
    event.prevent_default();
    dispatch(Msg::OverlayClosed);
}

/// Asks before the page goes, while something is not saved and then only.
fn on_before_unload(event: &Event) {
    let is_unsaved = with_app(|app| app.state.saving.n_waiting() > 0).unwrap_or_default();
    if is_unsaved {
        event.prevent_default();
        // Browsers before 2023 ask only where the value is set.
        event.dyn_ref::<BeforeUnloadEvent>().iter().for_each(|event| event.set_return_value("unsaved"));
    }
}

fn on_paste(event: &Event) {
    let is_own_field = dom::target(event).is_some_and(|target| dom::is_text_field(&target) && target.id() != "paste-here");
    let Some(clipboard) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    if is_own_field {
        return;
    }
    event.prevent_default();
    if let Some(file) = clipboard.files().and_then(|files| files.get(0)) {
        files::read(file);
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
        Some(files) if files.length() > 0 => files::chosen(&files),
        _ => paste_text(&transfer),
    }
}

fn on_click(event: &Event) {
    let Some(target) = dom::target(event) else { return };
    if target.id() == "overlay" {
        // A click beside a dialog comes to the dialog itself.
        dispatch(Msg::OverlayClosed);
        return;
    }
    let Ok(Some(actor)) = target.closest("[data-action], mark[data-id], .handle, #about, #palette, #article") else { return };
    if actor.has_attribute("data-action") {
        controls::act(&actor);
        // Pressed by key: the next key is the article's again.
        let is_by_key = event.dyn_ref::<MouseEvent>().is_some_and(|event| event.detail() == 0);
        if is_by_key
            && matches!(actor.closest("#palette .labels, #palette [data-action=accept], #palette [data-action=remove]"), Ok(Some(_)))
        {
            keyboard::to_article();
        }
    } else if actor.class_list().contains("handle") {
        click_under_handle(event);
    } else if selection::is_collapsed() && (actor.tag_name() == "MARK" || actor.id() == "article") {
        let ids = mentions_over(&actor);
        dispatch(if ids.is_empty() { Msg::FocusCleared } else { Msg::MentionsClicked(ids) });
    }
}

/// A handle that was clicked and not dragged lets the click through to the mention under it.
fn click_under_handle(event: &Event) {
    let has_moved = with_app(|app| app.view.article().has_dragged()).unwrap_or_default();
    let Some(event) = event.dyn_ref::<MouseEvent>().filter(|_| !has_moved) else { return };
    #[expect(clippy::cast_precision_loss, reason = "pixels of a screen")]
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let under = dom::without_palette(|| dom::document().element_from_point(x, y));
    let mark = under.and_then(|under| under.closest("mark[data-id]").ok().flatten());
    mark.map(|mark| mentions_over(&mark)).into_iter().for_each(|ids| dispatch(Msg::MentionsClicked(ids)));
}

/// A mark's mention and those around it.
fn mentions_over(mark: &Element) -> Vec<AnnotationId> {
    let around = std::iter::successors(Some(mark.clone()), |mark| mark.parent_element()?.closest("mark[data-id]").ok()?);
    around.filter_map(|mark| named::annotation_id(&mark.get_attribute("data-id")?)).collect()
}

fn on_change(event: &Event) {
    let Some(target) = dom::target(event) else { return };
    if let Some(msg) = changes::message_of_change(&target) {
        dispatch(msg);
        return;
    }
    let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return };
    if input.id() == "words-file" {
        input.files().and_then(|files| files.get(0)).into_iter().for_each(files::words_chosen);
        input.set_value("");
    } else if input.id() == "file" {
        input.files().iter().for_each(files::chosen);
        // Else the same file could not be opened twice in a row.
        input.set_value("");
    } else if let Some(msg) = actions::message_of_input(input) {
        dispatch(msg);
    }
}

/// Text that came into the field for pasting without a paste: typed, dictated, or dropped.
fn on_input(event: &Event) {
    let target = dom::target(event);
    if let Some(msg) = target.as_ref().and_then(changes::message_of_input) {
        dispatch(msg);
        return;
    }
    let Some(field) = target.and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok()) else { return };
    let text = field.value();
    if field.id() == "paste-here" && text.len() > 200 {
        field.set_value("");
        dispatch(Msg::TextPasted { text, n_replaced: 0, html: String::new() });
    }
}

fn on_pointer_down(event: &Event) {
    let handle = dom::target(event).and_then(|target| target.closest(".handle").ok().flatten());
    let Some((handle, pointer)) = handle.zip(event.dyn_ref::<PointerEvent>()) else { return };
    // Else the browser would begin to select text.
    event.prevent_default();
    handle.set_pointer_capture(pointer.pointer_id()).warn_on_error();
    end_of(&handle).into_iter().for_each(|end| {
        with_app(|app| app.view.article().hold(end, pointer));
    });
}

fn on_pointer_move(event: &Event) {
    let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
    with_app(|app| app.view.article().drag(&app.state, pointer));
}

fn on_pointer_up(event: &Event) {
    let is_held = with_app(|app| app.view.article().is_held()).unwrap_or_default();
    if is_held {
        with_app(|app| app.view.article().let_go()).flatten().into_iter().for_each(dispatch);
        return;
    }
    let is_on_control =
        dom::target(event).is_some_and(|target| matches!(target.closest("#palette, #panel, #desk, header, dialog"), Ok(Some(_))));
    if !is_on_control {
        selection::read().into_iter().for_each(|span| dispatch(Msg::TextSelected(span)));
    }
}

/// A browser that takes the pointer for itself, as for scrolling, ends a drag without a step.
fn on_pointer_cancel(_: &Event) {
    with_app(|app| app.view.article().let_go());
}

/// The fields above the article say where they were read while the keyboard is in them.
fn on_focus_in(event: &Event) {
    let Some(target) = dom::target(event) else { return };
    let is_about = matches!(target.closest("#about"), Ok(Some(_)));
    if let Some(name) = actions::field_name(&target).filter(|_| is_about) {
        dispatch(Msg::FieldFocused(name));
    } else if !is_about && with_app(|app| app.state.field.is_some()).unwrap_or_default() {
        dispatch(Msg::FieldsLeft);
    }
}
