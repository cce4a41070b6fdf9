//! The reader: a worker, in which the same module reads texts beside the page.
//!
//! Both ends are in this file. The page posts a text's bytes and gets what is told of it in bytes; in the worker,
//! `reader.js` hands each text to [`read_aside`]. A text that is let go ends with its worker, and a new one is started.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{Event, MessageEvent, Worker};

use crate::{
    annotator,
    document::Document,
    editor::{self, Msg, ReadingId, Source, Told},
    formats::wire::{self, Wire as _},
    web::{
        dispatch,
        dom::{self, WarnOnError as _},
        with_app,
    },
};

/// The page's end.
pub struct Reader {
    /// Makes a worker that has the module or is about to have it.
    make_worker: Function,
    worker: Option<Worker>,
    /// What is being read.
    at_work: Option<ReadingId>,
    on_message: Closure<dyn FnMut(MessageEvent)>,
    on_error: Closure<dyn FnMut(Event)>,
}

impl Reader {
    /// Starts the worker, where the browser lets it.
    pub fn new(make_worker: Function) -> Self {
        let on_message = Closure::new(|event: MessageEvent| heard(&event.data()));
        let on_error = Closure::new(|_| failed());
        let mut reader = Self { make_worker, worker: None, at_work: None, on_message, on_error };
        reader.start();
        reader
    }

    /// Whether there is a worker.
    pub fn is_ready(&self) -> bool {
        self.worker.is_some()
    }

    fn start(&mut self) {
        let worker = self.make_worker.call0(&JsValue::UNDEFINED).ok().and_then(|worker| worker.dyn_into::<Worker>().ok());
        // What failed before anyone listened left a note on the worker.
        self.worker = worker.filter(|worker| Reflect::get(worker, &JsValue::from_str("isBroken")).is_ok_and(|note| note.is_undefined()));
        if let Some(worker) = &self.worker {
            worker.set_onmessage(Some(self.on_message.as_ref().unchecked_ref()));
            worker.set_onerror(Some(self.on_error.as_ref().unchecked_ref()));
        }
    }

    fn stop(&mut self) {
        if let Some(worker) = self.worker.take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }

    /// Reads a text, and no longer what was being read.
    pub fn read(&mut self, id: ReadingId, source: &Source) {
        if self.at_work.is_some() {
            self.stop();
            self.start();
        }
        let Some(worker) = &self.worker else {
            dispatch(Msg::ReaderFailed);
            return;
        };
        self.at_work = Some(id);
        let mut bytes = wire::write(&id);
        source.put(&mut bytes);
        let bytes = Uint8Array::from(bytes.as_slice());
        worker.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer())).warn_on_error();
    }
}

/// Takes what the worker posts: bytes of what is told, or what went wrong as a string.
fn heard(posted: &JsValue) {
    let told = posted.dyn_ref::<Uint8Array>().and_then(|bytes| wire::read::<(ReadingId, Told)>(&bytes.to_vec()));
    let Some((id, told)) = told else {
        dom::warn(&format!("the reader broke: {}", posted.as_string().unwrap_or_default()));
        broke();
        return;
    };
    if matches!(told, Told::Finished(_) | Told::FoundAnew(_) | Told::Refused(_)) {
        with_app(|app| app.reader.at_work = None);
    }
    dispatch(Msg::ReadingWentOn(id, told));
}

/// The program in the worker broke over a text: that one is given up, and a new worker takes the next.
fn broke() {
    let id = with_app(|app| {
        app.reader.stop();
        app.reader.start();
        app.reader.at_work.take()
    });
    if let Some(id) = id.flatten() {
        let reason = "Galley broke while it read this text. All that was on the page before is kept.";
        dispatch(Msg::ReadingWentOn(id, Told::Refused(reason.to_owned())));
    }
}

/// The worker could not be started: the page reads for itself.
fn failed() {
    with_app(|app| {
        app.reader.stop();
        app.reader.at_work = None;
    });
    dispatch(Msg::ReaderFailed);
}

/// Reads model and lists, so that the first text finds them ready. For the worker.
#[wasm_bindgen]
pub fn prepare() {
    std::panic::set_hook(Box::new(|information| dom::warn(&information.to_string())));
    drop(annotator::annotate(&Document::plain("Anna reads."), None));
}

/// Reads a text of which the page posted the bytes, and tells of it in bytes. For the worker.
#[wasm_bindgen]
pub fn read_aside(mut posted: &[u8], tell: &Function) {
    let Some((id, source)) = ReadingId::take(&mut posted).zip(Source::take(&mut posted)) else { return };
    editor::read(&source, &mut |told| {
        let bytes = Uint8Array::from(wire::write(&(id, told)).as_slice());
        tell.call1(&JsValue::UNDEFINED, &bytes).map(|_| ()).warn_on_error();
    });
}
