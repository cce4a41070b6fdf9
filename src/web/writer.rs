//! The writer: a worker that writes the files of a long article, so that the page answers meanwhile.
//!
//! It is one of its own beside the reader, that neither waits for the other nor ends with it, and goes when all is written: the
//! module's memory in it goes too. Its files come as bytes, which the page hands to the browser as they are.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Event, MessageEvent, Worker};

use crate::{
    editor::{File, Msg, written_aside},
    web::{
        dispatch,
        dom::{self, WarnOnError as _},
        effects, with_app,
    },
};

/// The page's end.
pub struct Writer {
    /// Makes a worker that has the module or is about to have it.
    make_worker: Function,
    worker: Option<Worker>,
    /// How many articles it has still to write.
    n_open: usize,
    on_message: Closure<dyn FnMut(MessageEvent)>,
    on_error: Closure<dyn FnMut(Event)>,
}

impl Writer {
    /// A writer that begins when something is to be written.
    pub fn new(make_worker: Function) -> Self {
        let on_message = Closure::new(|event: MessageEvent| heard(&event.data()));
        let on_error = Closure::new(|_| broke("the worker could not be started"));
        Self { make_worker, worker: None, n_open: 0, on_message, on_error }
    }

    /// Has the files of a task written, behind those that are being written.
    pub fn write(&mut self, task: &[u8]) {
        if self.worker.is_none() {
            let worker = self.make_worker.call0(&JsValue::UNDEFINED).ok();
            self.worker = worker.and_then(|worker| worker.dyn_into().ok());
        }
        let Some(worker) = &self.worker else {
            dispatch(Msg::FilesSaved(Err("the browser starts no worker".to_owned())));
            return;
        };
        worker.set_onmessage(Some(self.on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(self.on_error.as_ref().unchecked_ref()));
        self.n_open += 1;
        let (bytes, task_of) = (Uint8Array::from(task), Object::new());
        Reflect::set(&task_of, &JsValue::from_str("task"), &bytes).map(|_| ()).warn_on_error();
        worker.post_message_with_transfer(&task_of, &Array::of1(&bytes.buffer())).warn_on_error();
    }

    /// Ends the worker, whatever it is at.
    pub fn stop(&mut self) {
        self.n_open = 0;
        if let Some(worker) = self.worker.take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }
}

/// Takes what the worker posts: a file, the note behind the last one, or what went wrong as a string.
fn heard(posted: &JsValue) {
    let part = |name: &str| Reflect::get(posted, &JsValue::from_str(name)).unwrap_or_default();
    if let Some(reason) = posted.as_string() {
        dom::warn(&format!("the writer broke: {reason}"));
        broke("Galley broke over it");
    } else if let Some((name, media_type)) = part("name").as_string().zip(part("type").as_string()) {
        effects::download(&name, &media_type, &part("bytes")).warn_on_error();
    } else {
        with_app(|app| {
            app.writer.n_open = app.writer.n_open.saturating_sub(1);
            if app.writer.n_open == 0 {
                app.writer.stop();
            }
        });
        dispatch(Msg::FilesSaved(Ok(part("note").as_string().filter(|note| !note.is_empty()))));
    }
}

fn broke(reason: &str) {
    with_app(|app| app.writer.stop());
    dispatch(Msg::FilesSaved(Err(reason.to_owned())));
}

/// Writes the files of which the page posted the bytes, and hands each to `tell` by name, media type and bytes; gives a word
/// on what they could not hold. For the worker.
#[wasm_bindgen]
pub fn write_aside(task: &[u8], tell: &Function) -> Option<String> {
    let written = written_aside(task)?;
    for File { name, media_type, text } in written.files {
        let bytes = Uint8Array::from(text.as_bytes());
        tell.call3(&JsValue::UNDEFINED, &JsValue::from_str(&name), &JsValue::from_str(media_type), &bytes).map(|_| ()).warn_on_error();
    }
    Some(written.note.unwrap_or_default())
}
