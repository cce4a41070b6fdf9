//! The page: the only module that knows a browser.
//!
//! Events become messages, one queue takes them in order, effects are done, and one animation frame draws the state.
//! Nothing here decides anything; the document object model is never asked what the state is.

mod actions;
mod article;
mod changes;
mod controls;
mod desk;
mod dom;
mod effects;
mod events;
mod fields;
mod files;
mod frame;
mod highlights;
mod keyboard;
mod list;
mod named;
mod offline;
mod overlays;
mod palette;
mod panel;
mod panics;
mod progress;
mod reader;
mod refusals;
mod room;
mod selection;
mod standing;
mod store;
mod tabs;
mod theme;
mod toolbar;
mod writer;

use std::{cell::RefCell, collections::VecDeque};

use wasm_bindgen::prelude::wasm_bindgen;

use crate::editor::{LibraryMsg, Msg, State, update};

thread_local! {
    /// Messages that are waiting, oldest first.
    static QUEUE: RefCell<VecDeque<Msg>> = const { RefCell::new(VecDeque::new()) };
    static APP: RefCell<Option<App>> = const { RefCell::new(None) };
}

/// The page at work.
struct App {
    state: State,
    view: frame::View,
    store: store::Store,
    reader: reader::Reader,
    writer: writer::Writer,
    /// Owned, so that they live as long as the page.
    _listeners: Vec<dom::Listener>,
}

/// Starts the page. Called by the boot script once the module is there; `make_worker` gives a worker that reads texts.
#[wasm_bindgen]
pub fn start(make_worker: js_sys::Function) {
    panics::install();
    let Some(view) = frame::View::new() else {
        dom::warn("the page lacks an element that the program needs");
        return;
    };
    let store = store::Store::new();
    let opening = store.open();
    let listeners = events::install().into_iter().chain(tabs::install()).collect();
    let writer = writer::Writer::new(make_worker.clone());
    let reader = reader::Reader::new(make_worker);
    let has_reader = reader.is_ready();
    let state = State { theme: theme::last_drawn(), ..State::default() };
    APP.with_borrow_mut(|place| *place = Some(App { state, view, store, reader, writer, _listeners: listeners }));
    dispatch(if has_reader { Msg::ReaderReady } else { Msg::ReaderFailed });
    wasm_bindgen_futures::spawn_local(async {
        opening.await.into_iter().for_each(dispatch);
        dispatch(Msg::Library(LibraryMsg::Resumed(store::last_opened())));
        dom::document().body().map(|body| body.set_attribute("data-ready", "true"));
        offline::install();
    });
}

/// Puts a message behind those that are waiting, and works through all of them.
///
/// A message that comes while another is at work, as when drawing moves the keyboard's focus, waits for its turn.
fn dispatch(msg: Msg) {
    if panics::has_panicked() {
        return;
    }
    QUEUE.with_borrow_mut(|queue| queue.push_back(msg));
    work_through();
}

/// Works through the messages that are waiting, unless one of them is at work: it goes on to the others then.
fn work_through() {
    APP.with(|place| {
        let Ok(mut place) = place.try_borrow_mut() else { return };
        let Some(app) = place.as_mut() else { return };
        let mut is_changed = false;
        while let Some(msg) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
            is_changed = true;
            for effect in update(&mut app.state, msg) {
                effects::perform(app, effect);
            }
        }
        if is_changed {
            frame::request(&mut app.view);
        }
    });
}

/// Does something with the page, unless a message is at work.
fn with_app<T>(act: impl FnOnce(&mut App) -> T) -> Option<T> {
    if panics::has_panicked() {
        return None;
    }
    APP.with(|place| place.try_borrow_mut().ok()?.as_mut().map(act))
}
