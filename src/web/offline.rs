//! The page without a network: the service worker that keeps its files, and a new version that waits to be started.
//!
//! Nothing is loaded anew by itself: a new version is fetched beside the old one, the page says so, and the reader
//! chooses when.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

use crate::{
    editor::{LibraryMsg, Msg},
    web::{
        dispatch,
        dom::{self, Listener, WarnOnError as _},
    },
};

/// The script that a build writes the list of files into.
const SCRIPT: &str = "service-worker.js";

thread_local! {
    static REGISTRATION: RefCell<Option<ServiceWorkerRegistration>> = const { RefCell::new(None) };
    static LISTENERS: RefCell<Vec<Listener>> = const { RefCell::new(vec![]) };
}

/// Has the browser keep the page's files. Browsers offer it on secure addresses and on this machine only.
pub fn install() {
    let Some(container) = container() else { return };
    let registered = container.register(SCRIPT);
    spawn_local(async move {
        match JsFuture::from(registered).await {
            Ok(registration) => watch(&container, registration.unchecked_into()),
            Err(error) => dom::warn(&format!("the page cannot be kept for use without a network: {error:?}")),
        }
    });
}

fn container() -> Option<ServiceWorkerContainer> {
    let container = Reflect::get(&dom::window().navigator(), &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}

/// Tells of a new version as soon as it waits. Without an old one there is nothing that it could wait for.
fn watch(container: &ServiceWorkerContainer, registration: ServiceWorkerRegistration) {
    let has_old = container.controller().is_some();
    if has_old && registration.waiting().is_some() {
        dispatch(Msg::Library(LibraryMsg::UpdateReady));
    }
    let found = registration.clone();
    keep(Listener::new(&registration, "updatefound", move |_| found.installing().iter().for_each(watch_installing)));
    registration.installing().iter().for_each(watch_installing);
    REGISTRATION.with_borrow_mut(|place| *place = Some(registration));
}

fn watch_installing(worker: &ServiceWorker) {
    let watched = worker.clone();
    keep(Listener::new(worker, "statechange", move |_| {
        let has_old = container().is_some_and(|container| container.controller().is_some());
        if has_old && watched.state() == ServiceWorkerState::Installed {
            dispatch(Msg::Library(LibraryMsg::UpdateReady));
        }
    }));
}

fn keep(listener: Listener) {
    LISTENERS.with_borrow_mut(|listeners| listeners.push(listener));
}

/// Starts the version that waits, and loads the page anew once it is in charge.
pub fn start_update() {
    let waiting = REGISTRATION.with_borrow(|registration| registration.as_ref().and_then(ServiceWorkerRegistration::waiting));
    let Some((container, waiting)) = container().zip(waiting) else {
        // Another tab has started it already.
        return reload();
    };
    keep(Listener::new(&container, "controllerchange", |_| reload()));
    waiting.post_message(&JsValue::from_str("start")).warn_on_error();
}

fn reload() {
    dom::window().location().reload().warn_on_error();
}
